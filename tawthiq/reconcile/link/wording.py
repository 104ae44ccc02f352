"""The words of an account's clauses: the rare ones that two tellings of one event share, and shingles for copies."""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final
from zlib import crc32

from tawthiq.claims.stems import stem
from tawthiq.text.fold import fold_word

_WORD: Final = re.compile(r"[^\W_]+")
_SHORTEST: Final = 3  # letters of a stem that says something
_SHINGLE: Final = 4  # words
_MOST_WORDS: Final = 120  # of an account: what is longer repeats itself
COMMON: Final = "common_words.txt"


@cache
def common() -> frozenset[str]:
    """Stems that many reports of conflict have: they tell no event from another."""
    lines = files(__package__).joinpath(COMMON).read_text("utf8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


@lru_cache(maxsize=200_000)
def _stem(word: str) -> str:
    return stem(fold_word(word))


def words(text: str) -> list[str]:
    """The stems of a text, in order."""
    return [_stem(word) for word in _WORD.findall(text)]


def rare_stems(texts: Iterable[str], known: set[str]) -> set[str]:
    """The telling stems of an account that no other field compares."""
    found = (word for text in texts for word in words(text)[:_MOST_WORDS])
    return {word for word in found if len(word) >= _SHORTEST and not word.isdigit()} - common() - known


def shingles(texts: Sequence[str]) -> tuple[int, ...]:
    """Hashes of every four words on end, sorted."""
    found: set[int] = set()
    for text in texts:
        all_words = words(text)[:_MOST_WORDS]
        for at in range(len(all_words) - _SHINGLE + 1):
            found.add(crc32(" ".join(all_words[at : at + _SHINGLE]).encode()))
    return tuple(sorted(found))
