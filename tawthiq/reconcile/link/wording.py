"""The words of an account's clauses: the rare ones that two tellings of one event share, and shingles for copies."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final
from zlib import crc32

from tawthiq.claims.stems import stem
from tawthiq.text.fold import fold_word

_WORD: Final = re.compile(r"[^\W_]+")
_SHORTEST: Final = 3  # letters of a stem that says something
_SHINGLE: Final = 4  # words
_TELLING: Final = 2  # words of a passage that few reports have
_PASSAGES: Final = 4
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
    return tuple(sorted({_hash(run) for run in _runs(texts)}))


def passages(texts: Sequence[str]) -> tuple[int, ...]:
    """The smallest hashes among the runs that hold two telling words: what copies a passage mostly shares some."""
    telling = {_hash(run) for run in _runs(texts) if sum(map(_is_telling, run)) >= _TELLING}
    return tuple(sorted(telling)[:_PASSAGES])


def _runs(texts: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for text in texts:
        found = words(text)[:_MOST_WORDS]
        yield from (tuple(found[at : at + _SHINGLE]) for at in range(len(found) - _SHINGLE + 1))


def _hash(run: tuple[str, ...]) -> int:
    return crc32(" ".join(run).encode())


def _is_telling(word: str) -> bool:
    return len(word) > _SHORTEST and word not in common()
