"""Looking place names up in a text: longest match, with and without proclitics, a row read only when it is met."""

import os
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tawthiq.gazetteer import build
from tawthiq.gazetteer.words import Words
from tawthiq.text.tokens import Token

_CACHE_LIMIT: Final = 100_000
_PROCLITICS: Final = ("و", "ف", "ب", "ل", "ك")
_MOST_WORDS: Final = 6


@dataclass(frozen=True, slots=True)
class Place:
    """One place of the gazetteer.

    Degrees and kilometres; ``height`` and ``width`` are half a country's extent (0 for other kinds); ``rank`` says how
    likely it is meant by its bare name (about 0 to 9); ``lineage`` are the identifiers of what encloses it, the
    nearest first.
    """

    id: str
    name: str
    name_en: str
    kind: str
    country: str
    admin1: str | None
    admin2: str | None
    lat: float
    lon: float
    radius_km: float
    height: float
    width: float
    population: int
    capital: bool
    rank: float
    lineage: tuple[str, ...]

    def inside(self, other: "Place") -> bool:
        """True where ``other`` encloses this place by the lists."""
        return other.id in self.lineage

    def distance(self, other: "Place") -> float:
        """Kilometres to another place."""
        return build.distance_km(self.lat, self.lon, other.lat, other.lon)


@dataclass(frozen=True, slots=True)
class Found:
    """A name found in the text: tokens ``first`` to ``last`` (exclusive), which places bear it.

    ``clitics`` are the proclitics before the name in the first token, ``start`` the source offset after them;
    ``guard`` is 0 for a name that means a place anywhere, 1 for one that needs a context that locates, 2 for one that
    needs a head noun or an enclosure.
    """

    first: int
    last: int
    start: int
    end: int
    clitics: str
    word: str
    guard: int
    places: tuple[Place, ...]


@dataclass(slots=True)
class _Entry:
    guard: int
    numbers: list[int]
    places: tuple[Place, ...] | None = None


_Entries = dict[tuple[str, ...], _Entry]


class Gazetteer:
    """A compiled gazetteer. Reading a name costs one dictionary probe a token once a word has been met."""

    def __init__(self, path: Path) -> None:
        self.path = path
        uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self._base = sqlite3.connect(uri, uri=True, check_same_thread=False)
        row = self._base.execute("SELECT value FROM meta WHERE key = 'firsts'").fetchone()
        self._firsts = frozenset(str(row[0]).split(" "))
        self._entries: dict[str, _Entries] = {}
        self._readings: dict[str, tuple[tuple[str, str], ...]] = {}
        self._places: dict[int, Place] = {}
        self._by_id: dict[str, Place | None] = {}
        self._words: Words | None = None

    @classmethod
    def open(cls, path: str | Path | None = None) -> "Gazetteer":
        """Open a compiled file: ``path``, else what ``TAWTHIQ_GAZETTEER`` names, else the project's own."""
        named = path or os.environ.get("TAWTHIQ_GAZETTEER")
        if named and not Path(named).is_file():
            raise FileNotFoundError(f"no gazetteer at {named}")
        return cls(Path(named) if named else build.ready())

    @property
    def words(self) -> Words:
        """The words around place names."""
        if self._words is None:
            found: dict[str, dict[str, str]] = defaultdict(dict)
            for role, value, form in self._base.execute("SELECT role, value, form FROM words"):
                found[role].setdefault(form, value)
            self._words = Words(found)
        return self._words

    def readings(self, form: str) -> tuple[tuple[str, str], ...]:
        """(proclitics, rest) pairs of a folded word whose rest begins a name, the whole word first."""
        found = self._readings.get(form)
        if found is None:
            if len(self._readings) > _CACHE_LIMIT:
                self._readings.clear()
            found = self._readings[form] = tuple(self._split(form))
        return found

    def _split(self, form: str) -> list[tuple[str, str]]:
        firsts = self._firsts
        found = [("", form)] if form in firsts else []
        if len(form) < 3 or form[0] not in _PROCLITICS:
            return found
        for width in (1, 2):
            clitics, rest = form[:width], form[width:]
            if len(rest) < 2 or clitics[-1] not in _PROCLITICS or (width == 2 and clitics[0] not in "وف"):
                break
            if rest in firsts:
                found.append((clitics, rest))
            if clitics[-1] == "ل" and rest[0] == "ل" and "ا" + rest in firsts:
                found.append((clitics, "ا" + rest))
        return found

    def match(self, tokens: Sequence[Token], index: int) -> Found | None:
        """The longest name that begins at a token, or None."""
        readings = self.readings(tokens[index].form)
        best: Found | None = None
        for clitics, word in readings:
            found = self._longest(tokens, index, clitics, word)
            if found is not None and (best is None or found.last > best.last):
                best = found
        return best

    def _longest(self, tokens: Sequence[Token], index: int, clitics: str, word: str) -> Found | None:
        entries = self._entries_of(word)
        rest: tuple[str, ...] = ()
        last = index + 1
        entry = entries.get(())
        best_last, total = last, len(tokens)
        if len(entries) > (entry is not None):
            for _ in range(_MOST_WORDS):
                step = last
                if step < total and tokens[step].form in {'"', "'", "-"}:
                    step += 1
                if step >= total or tokens[step].kind == "mark":
                    break
                rest = (*rest, tokens[step].form)
                last = step + 1
                longer = entries.get(rest)
                if longer is not None:
                    entry, best_last = longer, last
        if entry is None:
            return None
        token = tokens[index]
        width = len(clitics) if token.end - token.start == len(token.form) else 0
        end = tokens[best_last - 1].end
        return Found(index, best_last, token.start + width, end, clitics, word, entry.guard, self._places_of(entry))

    def named(self, name: str) -> tuple[Place, ...]:
        """Every place of a folded name, the likeliest first."""
        first, _, rest = name.partition(" ")
        entry = self._entries_of(first).get(tuple(rest.split()))
        return self._places_of(entry) if entry else ()

    def _entries_of(self, word: str) -> _Entries:
        found = self._entries.get(word)
        if found is None:
            if len(self._entries) > _CACHE_LIMIT:
                self._entries.clear()
            found = {}
            for rest, number, guard in self._base.execute(
                "SELECT rest, place, guard FROM names WHERE first = ?", (word,)
            ):
                entry = found.setdefault(tuple(rest.split()), _Entry(guard, []))
                entry.guard = min(entry.guard, guard)
                entry.numbers.append(number)
            self._entries[word] = found
        return found

    def _places_of(self, entry: _Entry) -> tuple[Place, ...]:
        if entry.places is None:
            found = [self._place(number) for number in entry.numbers]
            entry.places = tuple(sorted(found, key=lambda place: (-place.rank, place.id)))
        return entry.places

    def _place(self, number: int) -> Place:
        found = self._places.get(number)
        if found is None:
            row = self._base.execute(f"SELECT {_FIELDS} FROM places WHERE n = ?", (number,)).fetchone()
            found = self._places[number] = _from_row(row)
        return found

    def by_id(self, ident: str) -> Place | None:
        """The place of an identifier, or None."""
        if ident not in self._by_id:
            row = self._base.execute(f"SELECT {_FIELDS} FROM places WHERE id = ?", (ident,)).fetchone()
            self._by_id[ident] = _from_row(row) if row else None
        return self._by_id[ident]

    def capital(self, country: str) -> Place | None:
        """The capital of a country, or None."""
        key = f"capital {country}"
        if key not in self._by_id:
            row = self._base.execute(
                f"SELECT {_FIELDS} FROM places WHERE country = ? AND capital = 1 ORDER BY rank DESC", (country,)
            ).fetchone()
            self._by_id[key] = _from_row(row) if row else None
        return self._by_id[key]


_FIELDS: Final = (
    "id, name, name_en, kind, country, admin1, admin2, lat, lon, radius, height, width, population, capital, rank, lineage"
)


def _from_row(row: Sequence[object]) -> Place:
    """A place from its database row."""
    *plain, capital, rank, lineage = row
    return Place(*plain, bool(capital), rank, tuple(str(lineage).split()))  # type: ignore[arg-type]
