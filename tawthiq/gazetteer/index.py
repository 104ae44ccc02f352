"""Looking place names up in a text: longest match, with and without proclitics, a row read only when it is met."""

import os
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tawthiq.gazetteer import build
from tawthiq.gazetteer.company import HAMZAS
from tawthiq.gazetteer.rows import HEADED, GazetteerError
from tawthiq.gazetteer.tables import distance_km
from tawthiq.gazetteer.words import Words
from tawthiq.text.tokens import Token

_CACHE_LIMIT: Final = 100_000
_PROCLITICS: Final = ("و", "ف", "ب", "ل", "ك")
_MOST_WORDS: Final = 6
_OWN_SOURCES: Final = frozenset({"tawthiq", "geonames"})
_SHORT: Final = 3  # letters up to which a hamza at the head of a name must be as the gazetteer has it


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
    pcode: str | None = None
    source: str = ""

    @property
    def listed(self) -> bool:
        """True for a place of the project's own tables, False for one of an imported list."""
        return self.source in _OWN_SOURCES

    def inside(self, other: "Place") -> bool:
        """True where ``other`` encloses this place by the lists."""
        return other.id in self.lineage

    def distance(self, other: "Place") -> float:
        """Kilometres to another place."""
        return distance_km(self.lat, self.lon, other.lat, other.lon)


@dataclass(frozen=True, slots=True)
class Found:
    """A name found in the text: tokens ``first`` to ``last`` (exclusive), which places bear it.

    ``clitics`` are the proclitics before the name in the first token, ``start`` the source offset after them;
    ``guard`` is 0 for a name that means a place anywhere, 1 for one that needs a context that locates, 2 for one that
    needs a head noun or an enclosure; ``guards`` are those of the bearers one by one.
    """

    first: int
    last: int
    start: int
    end: int
    clitics: str
    word: str
    guard: int
    places: tuple[Place, ...]
    guards: tuple[int, ...]


@dataclass(slots=True)
class _Entry:
    """The bearers of one name: (number of the place, guard, hamza it is printed with) each."""

    bearers: list[tuple[int, int, str]]
    guard: int = 0
    hamzas: str | None = None
    places: tuple[Place, ...] = ()
    guards: tuple[int, ...] = ()


_Entries = dict[tuple[str, ...], _Entry]


class Gazetteer:
    """A compiled gazetteer. Reading a name costs one dictionary probe a token once a word has been met."""

    def __init__(self, path: Path) -> None:
        self.path = path
        uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self.base = sqlite3.connect(uri, uri=True, check_same_thread=False)
        row = self.base.execute("SELECT value FROM meta WHERE key = 'firsts'").fetchone()
        self._firsts = frozenset(str(row[0]).split(" "))
        row = self.base.execute("SELECT value FROM meta WHERE key = 'wholes'").fetchone()
        self._wholes = frozenset(str(row[0]).split(" "))
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
        if named and build.stored(Path(named), "format") != str(build.FORMAT):
            raise GazetteerError(
                f"{named} is no gazetteer of this version of Tawthiq: `tawthiq gazetteer refresh --into {named}`"
            )
        return cls(Path(named) if named else build.ready())

    @property
    def words(self) -> Words:
        """The words around place names."""
        if self._words is None:
            found: dict[str, dict[str, str]] = defaultdict(dict)
            printed: dict[str, set[str]] = defaultdict(set)
            for role, value, form, letters in self.base.execute("SELECT role, value, form, printed FROM words"):
                found[role].setdefault(form, value)
                if role == "head":
                    printed[form].add(letters)
            self._words = Words(found, printed)
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
        if len(form) < 3 or form[0] not in _PROCLITICS or form in self._wholes:
            return found
        for width in (1, 2):
            clitics, rest = form[:width], form[width:]
            if width == 2 and form[1:] in self._wholes:
                break
            if len(rest) < 2 or clitics[-1] not in _PROCLITICS or (width == 2 and clitics[0] not in "وف"):
                break
            if rest in firsts:
                found.append((clitics, rest))
            if clitics[-1] == "ل" and rest[0] == "ل" and "ا" + rest in firsts:
                found.append((clitics, "ا" + rest))
        return found

    def match(self, tokens: Sequence[Token], index: int, source: str) -> Found | None:
        """The longest name that begins at a token, or None; ``source`` is the text that offsets count in."""
        readings = self.readings(tokens[index].form)
        best: Found | None = None
        for clitics, word in readings:
            found = self._longest(tokens, index, clitics, word, source)
            if found is not None and (best is None or found.last > best.last):
                best = found
        return best

    def _longest(self, tokens: Sequence[Token], index: int, clitics: str, word: str, source: str) -> Found | None:
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
        self._fill(entry)
        token = tokens[index]
        width = len(clitics) if token.end - token.start == len(token.form) else 0
        short = best_last == index + 1 and len(word) <= _SHORT
        guard = _spelt(entry, source[token.start + width]) if short else entry.guard
        if guard is None:
            return None
        end = tokens[best_last - 1].end
        start = token.start + width
        guards = entry.guards if guard == entry.guard else tuple(max(own, guard) for own in entry.guards)
        return Found(index, best_last, start, end, clitics, word, guard, entry.places, guards)

    def named(self, name: str) -> tuple[Place, ...]:
        """Every place of a folded name, the likeliest first."""
        first, _, rest = name.partition(" ")
        entry = self._entries_of(first).get(tuple(rest.split()))
        return self._fill(entry).places if entry else ()

    def _entries_of(self, word: str) -> _Entries:
        found = self._entries.get(word)
        if found is None:
            if len(self._entries) > _CACHE_LIMIT:
                self._entries.clear()
            found = {}
            for rest, *bearer in self.base.execute(
                "SELECT rest, place, guard, hamza FROM names WHERE first = ?", (word,)
            ):
                found.setdefault(tuple(rest.split()), _Entry([])).bearers.append((bearer[0], bearer[1], bearer[2]))
            self._entries[word] = found
        return found

    def _fill(self, entry: _Entry) -> _Entry:
        """Read the places of a name, the likeliest first, the first time it is met."""
        if entry.hamzas is None:
            rows = [(self.at(number), guard) for number, guard, _ in entry.bearers]
            rows.sort(key=lambda row: (-row[0].rank, row[0].id))
            entry.places = tuple(place for place, _ in rows)
            entry.guards = tuple(guard for _, guard in rows)
            entry.guard = min(entry.guards)
            plain = any(not hamza for _, _, hamza in entry.bearers)
            entry.hamzas = "" if plain else "".join(hamza for _, _, hamza in entry.bearers)
        return entry

    def at(self, number: int) -> Place:
        """The place of a row number."""
        found = self._places.get(number)
        if found is None:
            row = self.base.execute(f"SELECT {_FIELDS} FROM places WHERE n = ?", (number,)).fetchone()
            found = self._places[number] = _from_row(row)
        return found

    def by_id(self, ident: str) -> Place | None:
        """The place of an identifier, or None."""
        if ident not in self._by_id:
            row = self.base.execute(f"SELECT {_FIELDS} FROM places WHERE id = ?", (ident,)).fetchone()
            row = row or self.base.execute(_BY_ALIAS, (ident,)).fetchone()
            self._by_id[ident] = _from_row(row) if row else None
        return self._by_id[ident]

    def capital(self, country: str) -> Place | None:
        """The capital of a country, or None."""
        key = f"capital {country}"
        if key not in self._by_id:
            row = self.base.execute(
                f"SELECT {_FIELDS} FROM places WHERE country = ? AND capital = 1 ORDER BY rank DESC", (country,)
            ).fetchone()
            self._by_id[key] = _from_row(row) if row else None
        return self._by_id[key]


def _spelt(entry: _Entry, letter: str) -> int | None:
    """The guard of a short name by the letter it is printed with: a hamza tells one word from another (أب, إب, اب)."""
    if not entry.hamzas:
        return entry.guard
    if letter in HAMZAS:
        return entry.guard if letter in entry.hamzas else None
    return max(entry.guard, HEADED)


_FIELDS: Final = (
    "id, name, name_en, kind, country, admin1, admin2, lat, lon, radius AS radius_km, height, width, population, "
    "capital, rank, lineage, pcode, source"
)
_BY_ALIAS: Final = f"SELECT {_FIELDS} FROM places WHERE n = (SELECT place FROM aliases WHERE alias = ?)"
_NAMES: Final = tuple(part.split()[-1] for part in _FIELDS.split(", "))


def _from_row(row: Sequence[Any]) -> Place:
    """Make a place of its database row."""
    fields = dict(zip(_NAMES, row, strict=True))
    fields["capital"] = bool(fields["capital"])
    fields["lineage"] = tuple(fields["lineage"].split())
    return Place(**fields)
