"""Proclitics of Arabic words in folded form: و ف (and), ب ل ك (with, to, like), س (will), ال (the)."""

from collections.abc import Iterator
from typing import Final

_AND: Final = frozenset("وف")
_PREPOSITIONS: Final = frozenset("بلك")
_SHORTEST: Final = 2  # letters of what is left


def split(word: str) -> Iterator[tuple[str, str]]:
    """(proclitics, rest) pairs of a folded word, those with the fewest proclitics first, the whole word left out.

    The article stays with the rest, since nouns are compiled with and without it; in لل the article is restored:
    ``للتحالف`` gives ``("ل", "التحالف")`` and ``("ل", "تحالف")``.
    """
    yield from _after_preposition("", word)
    if len(word) > _SHORTEST and word[0] in _AND:
        rest = word[1:]
        yield word[0], rest
        yield from _after_preposition(word[0], rest)
    if len(word) > _SHORTEST + 1 and word[0] == "س" and word[1] in "يتن":
        yield "س", word[1:]


def _after_preposition(before: str, word: str) -> Iterator[tuple[str, str]]:
    """The readings of a word as a preposition with what follows."""
    if len(word) <= _SHORTEST or word[0] not in _PREPOSITIONS:
        return
    clitics = before + word[0]
    if word.startswith("لل"):
        yield clitics, "ال" + word[2:]
        if word[2:3] != "ل":
            yield clitics, "الل" + word[2:]
    yield clitics, word[1:]
