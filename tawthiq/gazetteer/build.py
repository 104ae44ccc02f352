"""Compiles the tables of ``data/`` into one read-only SQLite file that look-ups read lazily.

The file is never committed: the wheel's build makes it, and :func:`ready` makes it again where the tables have
changed since, in the user's cache directory if the package's own cannot be written.

Tables: ``places`` (one row a place), ``names`` (folded first word, folded rest, place, guard), ``parents`` (every
enclosure of a place), ``words`` (the words that introduce places), ``meta``.
"""

import hashlib
import math
import os
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tawthiq.text.fold import fold_word

FORMAT: Final = 5
DATA: Final = Path(__file__).parent / "data"
FILE: Final = Path(__file__).parent / "places.sqlite"
GUARDS: Final = {"?": 1, "!": 2}
NEVER: Final = 3

# Kilometres within which a place of a kind lies around its point, where its row gives none.
RADIUS: Final = {
    "country": 400.0,
    "governorate": 60.0,
    "province": 60.0,
    "region": 60.0,
    "zone": 40.0,
    "desert": 100.0,
    "river": 60.0,
    "road": 20.0,
    "mountain": 15.0,
    "valley": 15.0,
    "island": 10.0,
    "district": 20.0,
    "subdistrict": 12.0,
    "city": 10.0,
    "town": 5.0,
    "village": 4.0,
    "settlement": 4.0,
    "neighbourhood": 3.0,
    "camp": 3.0,
    "crossing": 3.0,
    "airport": 4.0,
    "base": 4.0,
    "dam": 4.0,
    "oilfield": 6.0,
    "site": 1.0,
}
# How likely a kind is meant where several places share a name and nothing else tells.
RANK: Final = {
    "country": 9.0,
    "governorate": 5.6,
    "region": 5.4,
    "zone": 5.0,
    "district": 4.4,
    "subdistrict": 3.8,
    "town": 4.6,
    "village": 3.8,
    "settlement": 3.8,
    "camp": 4.2,
    "neighbourhood": 3.6,
}
# Countries whose small places are read on the word of a preposition; elsewhere a head noun is wanted.
NEAR: Final = frozenset("SY IQ YE PS IL LB JO LY SD SS SO EG TN DZ".split())
SETTLED: Final = frozenset({"city", "town", "village", "camp", "settlement"})
_SAME_PLACE_KM: Final = 15.0
_SURE_POPULATION: Final = 30_000  # below it, a name that nobody wrote by hand needs a context that locates


class GazetteerError(ValueError):
    """A table that cannot be read: which file and line, and what is wrong."""


@dataclass(slots=True)
class Row:
    """A place on its way into the file; ``names`` are (printed name, guard)."""

    id: str
    kind: str
    names: list[tuple[str, int]]
    english: str
    parent: str
    lat: float
    lon: float
    radius: float
    country: str
    population: int = 0
    capital: bool = False
    height: float = 0.0
    width: float = 0.0
    by_hand: bool = True
    french: str = ""
    aliases: list[str] = field(default_factory=list)


def table(path: Path) -> Iterator[list[str]]:
    """The rows of a tab-separated table, comments and the head line left out."""
    head = None
    for number, line in enumerate(path.read_text("utf8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if head is None:
            head = cells
        elif len(cells) > len(head):
            raise GazetteerError(f"{path.name}, line {number}: {len(cells)} cells under {len(head)} heads")
        else:
            yield cells + [""] * (len(head) - len(cells))


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance in kilometres between two points in degrees (haversine, spherical Earth)."""
    p1, p2 = math.radians(lat1), math.radians(lat2)
    half = math.sin((p2 - p1) / 2) ** 2 + math.cos(p1) * math.cos(p2) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 12742.0 * math.asin(math.sqrt(min(1.0, half)))


def digest(data: Path = DATA) -> str:
    """A hash of every table and of the file's format."""
    total = hashlib.sha256(str(FORMAT).encode())
    for path in sorted(data.rglob("*.tsv")):
        total.update(path.name.encode())
        total.update(path.read_bytes())
    return total.hexdigest()


def _number(text: str, default: float = 0.0) -> float:
    return float(text) if text else default


def _names(cell: str) -> list[tuple[str, int]]:
    """Printed names with their guards: ``?`` wants a context that locates, ``!`` a head noun or an enclosure."""
    found = []
    for name in filter(None, cell.split("|")):
        guard = GUARDS.get(name[0], 0)
        found.append((name[1:] if guard else name, guard))
    return found


def countries(data: Path) -> list[Row]:
    """Countries; ``height`` and ``width`` are half their extent in kilometres, north to south and east to west."""
    return [
        Row(
            code,
            "country",
            _names(arabic),
            english,
            "",
            float(lat),
            float(lon),
            max(_number(height, 300.0), _number(width, 300.0)),
            code,
            height=_number(height, 300.0),
            width=_number(width, 300.0),
            french=french,
        )
        for code, arabic, english, french, _, lat, lon, height, width in table(data / "countries.tsv")
    ]


def cities(data: Path) -> list[Row]:
    """GeoNames' populated places."""
    found = []
    for ident, arabic, english, country, admin1, lat, lon, population, capital in table(data / "cities.tsv"):
        people = int(population)
        kind = "city" if people >= 150_000 or capital else "town"
        guard = 0 if people >= _SURE_POPULATION or capital else 1
        found.append(
            Row(
                f"gn:{ident}",
                kind,
                [(name, guard) for name in filter(None, arabic.split("|"))],
                english,
                f"{country}.{admin1}",
                float(lat),
                float(lon),
                RADIUS[kind],
                country,
                population=people,
                capital=bool(capital),
                by_hand=False,
            )
        )
    return found


def governorates(data: Path, settled: list[Row]) -> list[Row]:
    """First-level divisions; without a point of their own, in the middle of their towns."""
    towns: dict[str, list[Row]] = defaultdict(list)
    for row in settled:
        towns[row.parent].append(row)
    found = []
    for country, code, arabic, english, lat, lon, radius in table(data / "admin1.tsv"):
        ident = f"{country}.{code}"
        inside = towns.get(ident, [])
        if not lat and not inside:
            raise GazetteerError(f"admin1.tsv: {ident} has neither a point nor a town")
        point = (float(lat), float(lon)) if lat else _middle(inside)
        found.append(
            Row(ident, "governorate", _names(arabic), english, country, *point, _number(radius, 60.0), country)
        )
    return found


def _middle(rows: list[Row]) -> tuple[float, float]:
    """Where the people of a division live: the mean of its towns, the larger counting somewhat more."""
    weights = [1.0 + math.log10(1 + row.population) for row in rows]
    total = sum(weights)
    lat = sum(weight * row.lat for weight, row in zip(weights, rows, strict=True)) / total
    lon = sum(weight * row.lon for weight, row in zip(weights, rows, strict=True)) / total
    return round(lat, 3), round(lon, 3)


def overlay(data: Path) -> list[Row]:
    """The places written by hand."""
    found = []
    for path in sorted((data / "overlay").glob("*.tsv")):
        for ident, kind, arabic, english, parent, lat, lon, radius, country in table(path):
            if kind not in RADIUS:
                raise GazetteerError(f"{path.name}: {ident} is of an unknown kind {kind!r}")
            reach = _number(radius, RADIUS[kind])
            try:
                point = (float(lat), float(lon))
            except ValueError:
                raise GazetteerError(f"{path.name}: {ident} has no point") from None
            found.append(Row(ident, kind, _names(arabic), english, parent, *point, reach, country))
    return found


def merge(by_hand: list[Row], settled: list[Row]) -> list[Row]:
    """Rows by hand that GeoNames has too become one with it: its identifier, point and people, their names and kind."""
    index: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in settled:
        for name, _ in row.names:
            index[(row.country, fold_word(name))].append(row)
    kept = []
    for row in by_hand:
        twin = _twin(row, index) if row.kind in SETTLED else None
        if twin is None:
            kept.append(row)
        else:
            _unite(twin, row)
    return settled + kept


def _twin(row: Row, index: dict[tuple[str, str], list[Row]]) -> Row | None:
    near = [
        (distance_km(row.lat, row.lon, other.lat, other.lon), other.id, other)
        for name, _ in row.names
        for other in index.get((row.country, fold_word(name)), ())
        if not other.by_hand
    ]
    near = [entry for entry in near if entry[0] < _SAME_PLACE_KM]
    return min(near)[2] if near else None


def _unite(city: Row, hand: Row) -> None:
    city.aliases.append(hand.id)
    seen = {fold_word(name): guard for name, guard in hand.names}
    city.names = hand.names + [(name, guard) for name, guard in city.names if fold_word(name) not in seen]
    city.english = hand.english or city.english
    city.kind = "city" if city.kind == "city" and hand.kind == "town" else hand.kind
    city.parent = hand.parent or city.parent
    city.by_hand = True


def _lineage(rows: list[Row]) -> dict[str, list[str]]:
    """Every place's enclosures, the nearest first."""
    real = {alias: row.id for row in rows for alias in row.aliases}
    by_id = {row.id: row for row in rows}
    lines: dict[str, list[str]] = {}
    for row in rows:
        line: list[str] = []
        at = real.get(row.parent, row.parent)
        while at and at in by_id and at not in line and at != row.id:
            line.append(at)
            at = real.get(by_id[at].parent, by_id[at].parent)
        if row.kind != "country" and row.country in by_id and row.country not in line:
            line.append(row.country)
        lines[row.id] = line
    return lines


def rank(row: Row) -> float:
    """How likely the place is meant, with nothing but its name to go by (about 0 to 9)."""
    if row.kind in {"city", "town"} and row.population:
        size = math.log10(row.population)
        size = max(size, RANK["town"]) if row.by_hand else size
        return size + (1.0 if row.capital else 0.0)
    base = RANK.get(row.kind, 3.2)
    return base if row.by_hand else min(base, 2.6)


def collect(data: Path) -> list[Row]:
    """All places of all tables."""
    settled = cities(data)
    rows = countries(data) + governorates(data, settled) + merge(overlay(data), settled)
    seen: set[str] = set()
    for row in rows:
        if row.id in seen:
            raise GazetteerError(f"two places are called {row.id}")
        seen.add(row.id)
    known = seen | {alias for row in rows for alias in row.aliases}
    for row in rows:
        if row.by_hand and row.parent and row.parent not in known and not row.id.startswith("gn:"):
            raise GazetteerError(f"{row.id}: its parent {row.parent} is not known")
    return rows


def nationalities(data: Path) -> Iterator[tuple[str, str]]:
    """Folded adjectives of nationality with their country: ``سوري`` gives its feminine and plurals, with the article."""
    for code, _, _, _, stems, *_ in table(data / "countries.tsv"):
        for stem in filter(None, stems.split("|")):
            word = fold_word(stem)
            forms = [word]
            if word.endswith("ي"):
                forms += [word + end for end in ("ه", "ين", "ون", "ات", "ا", "تين", "ان")]
            for form in forms:
                yield form, code
                yield "ال" + form, code


def _schema(base: sqlite3.Connection) -> None:
    base.executescript(
        """
        CREATE TABLE places(
            n INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, name TEXT, name_en TEXT, kind TEXT NOT NULL, country TEXT,
            admin1 TEXT, admin2 TEXT, lat REAL NOT NULL, lon REAL NOT NULL, radius REAL NOT NULL,
            height REAL, width REAL, population INTEGER, capital INTEGER, rank REAL NOT NULL, lineage TEXT NOT NULL);
        CREATE TABLE names(first TEXT, rest TEXT, place INTEGER, guard INTEGER, PRIMARY KEY(first, rest, place))
            WITHOUT ROWID;
        CREATE TABLE parents(place INTEGER, parent INTEGER, depth INTEGER, PRIMARY KEY(place, parent)) WITHOUT ROWID;
        CREATE TABLE words(role TEXT, value TEXT, form TEXT);
        CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT);
        """
    )


def _enclosure(line: list[str], by_id: dict[str, Row], kinds: Iterable[str]) -> str | None:
    return next((by_id[ident].english for ident in line if by_id[ident].kind in kinds), None)


def _fill_places(base: sqlite3.Connection, rows: list[Row]) -> None:
    by_id = {row.id: row for row in rows}
    numbers = {row.id: number for number, row in enumerate(rows)}
    lines = _lineage(rows)
    for row in rows:
        line = lines[row.id]
        own = [row.id, *line]
        base.execute(
            "INSERT INTO places VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (
                numbers[row.id],
                row.id,
                row.names[0][0] if row.names else row.english,
                row.english,
                row.kind,
                row.country,
                _enclosure(own, by_id, {"governorate"}),
                _enclosure(own, by_id, {"district"}),
                row.lat,
                row.lon,
                row.radius,
                row.height,
                row.width,
                row.population,
                int(row.capital),
                round(rank(row), 3),
                " ".join(line),
            ),
        )
        base.executemany(
            "INSERT INTO parents VALUES (?,?,?)", [(numbers[row.id], numbers[up], d) for d, up in enumerate(line)]
        )


def _spellings(name: str) -> set[str]:
    """The folded name and the forms the press writes it in."""
    word = " ".join(fold_word(name).replace("-", " ").split())
    return {word}


def _slight(row: Row, word: str) -> bool:
    """True for single words too short, or places too small in countries too far, to be read without a head noun."""
    if len(word) <= 3:
        return row.population < 200_000
    return row.country not in NEAR and row.population < 20_000


def _fill_names(base: sqlite3.Connection, rows: list[Row], data: Path) -> None:
    traps = {fold_word(word): int(guard) for word, guard in table(data / "traps.tsv")}
    firsts = set()
    for number, row in enumerate(rows):
        for name, guard in row.names:
            for word in _spellings(name):
                first, _, rest = word.partition(" ")
                if not first:
                    continue
                level = guard if row.by_hand and row.kind in {"country", "governorate"} else max(guard, traps.get(word, 0))
                if not row.by_hand and not rest and _slight(row, first):
                    level = max(level, 2)
                if level >= NEVER:
                    continue
                base.execute("INSERT OR IGNORE INTO names VALUES (?,?,?,?)", (first, rest, number, level))
                firsts.add(first)
    base.execute("INSERT INTO meta VALUES ('firsts', ?)", (" ".join(sorted(firsts)),))


def compile_into(path: Path, data: Path = DATA) -> None:
    """Write the compiled file at ``path``: all or nothing. Raises :class:`GazetteerError` for a bad table."""
    rows = collect(data)
    handle, name = tempfile.mkstemp(prefix=path.name, suffix=".part", dir=path.parent)
    os.close(handle)
    partial = Path(name)
    try:
        base = sqlite3.connect(partial, isolation_level=None)
        base.execute("PRAGMA journal_mode=OFF")
        _schema(base)
        base.execute("BEGIN")
        _fill_places(base, rows)
        _fill_names(base, rows, data)
        for role, value, forms in table(data / "words.tsv"):
            base.executemany(
                "INSERT INTO words VALUES (?,?,?)", [(role, value, fold_word(form)) for form in forms.split("|")]
            )
        base.executemany("INSERT INTO words VALUES ('nation',?,?)", [(c, f) for f, c in nationalities(data)])
        base.execute("INSERT INTO meta VALUES ('digest', ?)", (digest(data),))
        base.execute("COMMIT")
        base.close()
        partial.chmod(0o644)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def stored_digest(path: Path) -> str | None:
    """The digest of the tables a compiled file was made of; None where there is no such file."""
    if not path.is_file():
        return None
    try:
        base = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        try:
            found = base.execute("SELECT value FROM meta WHERE key = 'digest'").fetchone()
        finally:
            base.close()
    except sqlite3.DatabaseError:
        return None
    return str(found[0]) if found else None


def cache_file() -> Path:
    """Where the file goes when the package's folder cannot be written (XDG_CACHE_HOME, else ~/.cache)."""
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "tawthiq" / "places.sqlite"


def ready() -> Path:
    """The path of a compiled file that is up to date, compiled now if need be."""
    wanted = digest()
    places = (FILE, cache_file())
    for path in places:
        if stored_digest(path) == wanted:
            return path
    for path in places:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            compile_into(path)
        except OSError:
            continue
        return path
    raise GazetteerError("the gazetteer cannot be written, neither beside the package nor in the cache directory")
