"""How much company a name needs to be read as a place: what its row says, and what the word otherwise means."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

from tawthiq.gazetteer import tables
from tawthiq.gazetteer.rows import ANYWHERE, HEADED, LOCATED, NEVER, SHORT, Row
from tawthiq.gazetteer.tables import COMMON
from tawthiq.text.fold import fold_word

HAMZAS: Final = frozenset("أإآ")
# Countries whose small places are read on the word of a preposition; elsewhere a head noun is wanted.
NEAR: Final = frozenset(["SY", "IQ", "YE", "PS", "IL", "LB", "JO", "LY", "SD", "SS", "SO", "EG", "TN", "DZ"])
_FAMED_POPULATION: Final = 2_000_000  # a town of fewer is not known to all by a name that persons bear
_KNOWN_POPULATION: Final = 100_000
_SPELT: Final = 3  # letters up to which the hamza tells a name from a word
_NO_PLACE: Final = 2  # the level of everyday words that hardly ever stand where a place would
_SMALL: Final = frozenset(
    {"neighbourhood", "village", "subdistrict", "site", "camp", "river", "mountain", "valley", "road"}
)
_PROCLITICS: Final = frozenset("وفبلك")
# Kinds that the press calls by the name of their town: a bare name is then the town's.
_BORROWED: Final = frozenset({"airport", "base", "crossing", "dam", "oilfield", "camp", "site"})


class Company:
    """The guards of one gazetteer's names. ``heads`` are the folded nouns that announce a place."""

    def __init__(self, rows: Iterable[Row], data: Path, heads: set[str]) -> None:
        self._traps = {fold_word(word): int(guard) for word, guard in tables.table(data / "traps.tsv")}
        self._everyday = {word: int(level) for word, level in tables.table(data / "everyday.tsv")}
        self._doubted = {word for word, trap in self._traps.items() if trap >= HEADED}
        self._heads = heads
        self._given = set(_given_names())
        settled = (row for row in rows if row.kind in {"city", "town", "governorate"})
        self._settled = {" ".join(fold_word(n.text).replace("-", " ").split()) for row in settled for n in row.names}

    def guard(self, row: Row, word: str, guard: int) -> int:
        """Return the guard of a folded name of a row, ``guard`` being what the row itself asks for."""
        if guard == SHORT:
            return NEVER if word in self._traps else SHORT
        if row.by_hand and row.kind in {"country", "governorate"}:
            doubted = row.kind == "governorate" and word in self._doubted and len(word) > _SPELT
            return max(guard, LOCATED) if doubted else guard
        if row.by_hand:
            unlikely = self._unlikely(row, word)
            return max(guard, min(self._traps.get(word, ANYWHERE), HEADED), self._borrowed(row, word), unlikely)
        alone = " " not in word
        if word in self._given and row.population < _FAMED_POPULATION:
            guard = max(guard, LOCATED)
        slight = HEADED if alone and (_slight(row, word) or self._means_else(row, word)) else ANYWHERE
        return max(guard, self._traps.get(word, ANYWHERE), slight)

    def _unlikely(self, row: Row, word: str) -> int:
        """The guard of a place by hand whose name is an everyday word that hardly ever stands where a place would."""
        if self._everyday.get(word) != _NO_PLACE or row.kind == "region":
            return ANYWHERE
        return HEADED if row.kind in _SMALL else LOCATED

    def _means_else(self, row: Row, word: str) -> bool:
        """True for the name of a place of no size that is an everyday word of the news."""
        return word in self._everyday and row.population < _KNOWN_POPULATION

    def _borrowed(self, row: Row, word: str) -> int:
        """The guard of an airport's, a base's or a crossing's name without its head noun: a town's, or a person's."""
        if row.kind not in _BORROWED:
            return ANYWHERE
        if word in self._settled:
            return HEADED
        return ANYWHERE if word.partition(" ")[0] in self._heads else LOCATED

    def wholes(self) -> set[str]:
        """Words that begin like a proclitic and a place's name, and are words of their own (باراك is not "in Arak")."""
        words = {fold_word(word) for word in COMMON.read_text("utf8").split()} | set(self._traps)
        return {word for word in words if word[:1] in _PROCLITICS}


def _given_names() -> Iterable[str]:
    """Folded given names of persons, as the list writes them (``صالح?``, ``زينب/f``)."""
    lines = (line for line in tables.GIVEN_NAMES.read_text("utf8").splitlines() if not line.startswith("#"))
    for line in lines:
        for name in line.split():
            yield fold_word(name.partition("/")[0].rstrip("?"))


@cache
def _everyday(data: Path) -> frozenset[str]:
    """Folded words of the news that a name of a place or a person may be mistaken for."""
    listed = (fold_word(word) for word in COMMON.read_text("utf8").split())
    return frozenset((*listed, *(word for word, _ in tables.table(data / "everyday.tsv"))))


def is_everyday(form: str) -> bool:
    """True for a folded word that the news uses every day, as a word."""
    return form in _everyday(tables.DATA)


def _slight(row: Row, word: str) -> bool:
    """True for single words too short, or places too small in countries too far, to be read without a head noun."""
    if len(word) <= 3:
        return row.population < 200_000
    return row.country not in NEAR and row.population < 20_000
