"""The parts of a place expression: a head noun, a name, a direction, a distance, what governs them.

A :class:`Unit` says what the words are; :mod:`tawthiq.gazetteer.locate` says which place.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from tawthiq.gazetteer.index import Found, Gazetteer
from tawthiq.gazetteer.words import Word
from tawthiq.text.tokens import Token

QUOTES: Final = frozenset("\"'“”«»{}[]")


@dataclass(frozen=True, slots=True)
class Unit:
    """One place expression: tokens ``first`` to ``last`` (exclusive), what is printed of it from ``start`` to ``end``.

    ``head`` is the kind its noun announces and ``firm`` whether that noun makes a place of any name after it;
    ``found`` the gazetteer's name and ``unknown`` the tokens of a name it lacks; ``bearing`` in degrees (-1 the middle)
    and ``away_km`` place it from the named place, ``part`` within it; ``pair`` are the two it lies between;
    ``anchor`` is ``homeland`` for "the country" and ``capital`` for "the capital"; ``nation`` the nationality given.
    """

    first: int
    last: int
    start: int
    end: int
    governor: str = "bare"
    head: str | None = None
    firm: bool = False
    several: bool = False
    found: Found | None = None
    unknown: tuple[int, int] | None = None
    bearing: float | None = None
    away_km: float | None = None
    part: float | None = None
    near: bool = False
    pair: tuple["Unit", "Unit"] | None = None
    anchor: str | None = None
    nation: str | None = None
    clitics: str = ""


class WordReader:
    """One text's tokens and what each does for a place. ``taken`` says which are known to be something else."""

    def __init__(
        self, tokens: Sequence[Token], source: str, gazetteer: Gazetteer, taken: Callable[[int], bool]
    ) -> None:
        self._tokens = tokens
        self._source = source
        self._gazetteer = gazetteer
        self._taken = taken
        self._look = gazetteer.words.look
        self._total = len(tokens)
        self._matches: dict[int, Found | None] = {}  # by token: nested expressions ask for the same names

    def _match(self, index: int, before: int | None = None) -> Found | None:
        """The gazetteer's name at a token, short of the token ``before``."""
        if before is not None:
            return self._gazetteer.match(self._tokens[:before], index, self._source)
        if index not in self._matches:
            self._matches[index] = self._gazetteer.match(self._tokens, index, self._source)
        return self._matches[index]

    def word(self, index: int) -> Word | None:
        """What the token at ``index`` does for a place, or None."""
        if 0 <= index < self._total and self._tokens[index].kind == "word":
            return self._look(self._tokens[index].form)
        return None

    def form(self, index: int) -> str:
        """The folded token at ``index``; the empty string outside the text."""
        return self._tokens[index].form if 0 <= index < self._total else ""

    def role(self, index: int, role: str) -> str | None:
        """The value of a token in a role, or None."""
        word = self.word(index)
        return word.get(role) if word is not None else None

    def _quoted(self, index: int) -> int:
        """The next token, quotation marks passed over."""
        while index < self._total and self._tokens[index].form in QUOTES:
            index += 1
        return index

    def _begin(self, index: int, clitics: str) -> int:
        token = self._tokens[index]
        return token.start + (len(clitics) if token.end - token.start == len(token.form) else 0)

    def _whole(self, unit: Unit, index: int, word: Word | None) -> Unit:
        """The unit widened to begin at ``index``."""
        clitics = word.clitics if word else ""
        return replace(unit, first=index, start=self._begin(index, clitics), clitics=clitics)
