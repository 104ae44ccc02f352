"""Compiles place data into one read-only SQLite file that look-ups read lazily.

The project's own file is never committed: the wheel's build makes it, and :func:`ready` makes it again where the
tables have changed since, in the user's cache directory if the package's own cannot be written.

Tables: ``places`` (one row a place), ``names`` (what the reader looks up: folded first word, folded rest, place,
guard, the hamza it is printed with), ``labels`` (every printed name with its language, for search and export),
``aliases`` (identifiers in other sources), ``outlines``, ``words`` (that introduce places), ``sources``, ``layers``
(what was imported, to compile it again), ``meta``.
"""

import hashlib
import json
import math
import os
import sqlite3
import tempfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from tawthiq.gazetteer import layers as stored_layers
from tawthiq.gazetteer import tables, unite
from tawthiq.gazetteer.company import HAMZAS, Company
from tawthiq.gazetteer.kinds import RADIUS, RANK
from tawthiq.gazetteer.rows import NEVER, SHORT, GazetteerError, Layer, Row
from tawthiq.gazetteer.tables import COMMON, DATA, GIVEN_NAMES
from tawthiq.text.fold import fold_word

FORMAT: Final = 7
FILE: Final = Path(__file__).parent / "places.sqlite"
_DIRECTIONS: Final = frozenset({"شمال", "جنوب", "شرق", "غرب"})
# What tells the two halves of a village apart, folded and without the article.
_TELLS_TWINS: Final = frozenset(
    "فوقاني تحتاني فوقا تحتا فوقانيه تحتانيه كبير صغير كبيره صغيره كبري صغري شرقي غربي شرقيه غربيه شمالي جنوبي شماليه "
    "جنوبيه قبلي قبليه عليا سفلي علويه سفليه".split()
)
_TWINNED: Final = frozenset({"town", "village", "settlement"})
_SOURCES: Final = (tables.OWN, tables.GEONAMES)

_SCHEMA: Final = """
CREATE TABLE places(
    n INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, name TEXT, name_en TEXT, kind TEXT NOT NULL, country TEXT,
    admin1 TEXT, admin2 TEXT, lat REAL NOT NULL, lon REAL NOT NULL, radius REAL NOT NULL,
    height REAL, width REAL, population INTEGER, capital INTEGER, rank REAL NOT NULL, lineage TEXT NOT NULL,
    pcode TEXT, source TEXT NOT NULL);
CREATE TABLE names(first TEXT, rest TEXT, place INTEGER, guard INTEGER, hamza TEXT,
    PRIMARY KEY(first, rest, place)) WITHOUT ROWID;
CREATE TABLE labels(folded TEXT, place INTEGER, lang TEXT, text TEXT, PRIMARY KEY(folded, place, text)) WITHOUT ROWID;
CREATE TABLE aliases(alias TEXT PRIMARY KEY, place INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE outlines(place INTEGER PRIMARY KEY, polygons BLOB NOT NULL);
CREATE TABLE words(role TEXT, value TEXT, form TEXT, printed TEXT);
CREATE TABLE sources(id TEXT PRIMARY KEY, title TEXT, licence TEXT, attribution TEXT, url TEXT, places INTEGER);
CREATE TABLE layers(key TEXT PRIMARY KEY, source TEXT, places INTEGER, rows BLOB, left_out TEXT);
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT);
"""


def digest(data: Path = DATA, layers: Iterable[Layer] = ()) -> str:
    """A hash of every table, of what was imported and of the file's format."""
    total = hashlib.sha256(str(FORMAT).encode())
    for path in (*sorted(data.rglob("*.tsv")), *sorted(data.rglob("*.yml")), COMMON, GIVEN_NAMES):
        total.update(path.name.encode())
        total.update(path.read_bytes())
    for layer in layers:
        total.update(layer.key.encode())
        total.update(stored_layers.packed(layer))
    return total.hexdigest()


def rank(row: Row) -> float:
    """How likely the place is meant, with nothing but its name to go by (about 0 to 9)."""
    if row.kind in {"city", "town"} and row.population:
        size = math.log10(row.population)
        size = max(size, RANK["town"]) if row.by_hand else size
        return size + (1.0 if row.capital else 0.0)
    base = RANK.get(row.kind, 3.2)
    return base if row.by_hand else min(base, 2.6)


def _enclosure(line: list[str], by_id: dict[str, Row], kind: str) -> str | None:
    return next((by_id[ident].english for ident in line if by_id[ident].kind == kind), None)


def _fill_places(base: sqlite3.Connection, rows: list[Row]) -> None:
    by_id = {row.id: row for row in rows}
    lines = unite.lineage(rows)
    for number, row in enumerate(rows):
        line = lines[row.id]
        own = [row.id, *line]
        fields = (
            number,
            row.id,
            row.named("ar") or row.english,
            row.english,
            row.kind,
            row.country,
            _enclosure(own, by_id, "governorate"),
            _enclosure(own, by_id, "district"),
            row.lat,
            row.lon,
            row.radius or RADIUS[row.kind],
            row.height,
            row.width,
            row.population,
            int(row.capital),
            round(rank(row), 3),
            " ".join(line),
            row.pcode,
            row.source,
        )
        base.execute(f"INSERT INTO places VALUES ({','.join('?' * len(fields))})", fields)
        _fill_details(base, number, row)


def _fill_details(base: sqlite3.Connection, number: int, row: Row) -> None:
    for alias in (*row.aliases, *([row.pcode] if row.pcode else ())):
        base.execute("INSERT OR IGNORE INTO aliases VALUES (?,?)", (alias, number))
    for name in row.names:
        label = (_plain(name.text), number, name.lang, name.text)
        base.execute("INSERT OR IGNORE INTO labels VALUES (?,?,?,?)", label)
    if row.outline:
        polygons = zlib.compress(json.dumps(row.outline, separators=(",", ":")).encode())
        base.execute("INSERT INTO outlines VALUES (?,?)", (number, polygons))


def _plain(name: str) -> str:
    """A folded name, hyphens as blanks."""
    return " ".join(fold_word(name).replace("-", " ").split())


def _spellings(row: Row) -> Iterator[tuple[str, int]]:
    """The names of a place, and how else the press writes them.

    One that begins with a direction stands in its other form too (شمال سيناء, شمالي سيناء); a village that is the upper
    or lower of two is also read short of that word, where an enclosure tells which is meant.
    """
    for name in row.names:
        if name.lang != "ar":
            continue
        yield name.text, name.guard
        first, _, rest = name.text.partition(" ")
        if rest and first in _DIRECTIONS:
            yield f"{first}ي {rest}", name.guard
        whole, _, last = name.text.rpartition(" ")
        if len(whole) > 2 and row.kind in _TWINNED and fold_word(last).removeprefix("ال") in _TELLS_TWINS:
            yield whole, SHORT


def _fill_names(base: sqlite3.Connection, rows: list[Row], data: Path) -> None:
    heads = {form for role, _, form, _ in collect_words(data) if role == "head"}
    company = Company(rows, data, heads)
    firsts = set()
    for number, row in enumerate(rows):
        for name, guard in _spellings(row):
            word = _plain(name)
            first, _, rest = word.partition(" ")
            level = company.guard(row, word, guard)
            if not first or level == NEVER:
                continue
            hamza = name[0] if name[0] in HAMZAS else ""
            base.execute("INSERT OR IGNORE INTO names VALUES (?,?,?,?,?)", (first, rest, number, level, hamza))
            firsts.add(first)
    base.execute("INSERT INTO meta VALUES ('firsts', ?)", (" ".join(sorted(firsts)),))
    base.execute("INSERT INTO meta VALUES ('wholes', ?)", (" ".join(sorted(company.wholes() - firsts)),))


def collect_words(data: Path) -> Iterator[tuple[str, str, str, str]]:
    """Role, value, folded form and printed form of every word around place names."""
    for role, value, forms in tables.table(data / "words.tsv"):
        for form in forms.split("|"):
            yield role, value, fold_word(form), form
    for name in _given_names():
        yield "force", "title", fold_word(name), name
    for form, country in tables.nationalities(data):
        yield "nation", country, form, ""


def _given_names() -> Iterator[str]:
    """Given names that are no other word: what follows one is a surname."""
    for line in GIVEN_NAMES.read_text("utf8").splitlines():
        if not line.startswith("#"):
            names = (word.partition("/")[0] for word in line.split())
            yield from (name for name in names if not name.endswith("?"))


def _fill_sources(base: sqlite3.Connection, rows: list[Row], layers: Sequence[Layer]) -> None:
    sources = {source.id: source for source in (*_SOURCES, *(layer.source for layer in layers))}
    for ident, source in sorted(sources.items()):
        number = sum(row.source == ident for row in rows)
        fields = (ident, source.title, source.licence, source.attribution, source.url, number)
        base.execute("INSERT INTO sources VALUES (?,?,?,?,?,?)", fields)


def compile_into(path: Path, data: Path = DATA, layers: Iterable[Layer] = ()) -> None:
    """Write the compiled file at ``path``: all or nothing. Raises :class:`GazetteerError` for a bad table."""
    layers = stored_layers.ordered(layers)
    rows = unite.collect(data, layers)
    handle, name = tempfile.mkstemp(prefix=path.name, suffix=".part", dir=path.parent)
    os.close(handle)
    partial = Path(name)
    try:
        base = sqlite3.connect(partial, isolation_level=None)
        base.execute("PRAGMA journal_mode=OFF")
        base.executescript(_SCHEMA)
        base.execute("BEGIN")
        _fill_places(base, rows)
        _fill_names(base, rows, data)
        _fill_sources(base, rows, layers)
        stored_layers.write(base, layers)
        base.executemany("INSERT INTO words VALUES (?,?,?,?)", collect_words(data))
        base.execute("INSERT INTO meta VALUES ('format', ?)", (str(FORMAT),))
        base.execute("INSERT INTO meta VALUES ('digest', ?)", (digest(data, layers),))
        base.execute("COMMIT")
        base.close()
        partial.chmod(0o644)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def put(path: Path, *incoming: Layer, data: Path = DATA) -> None:
    """Import layers into a gazetteer file, made of the project's own places where there is none yet.

    A layer of the same key is replaced; a fault leaves the file as it was. Data under the ODbL (OpenStreetMap's
    licence, which binds what it is mixed with) go into a file of their own.
    """
    keys = {layer.key for layer in incoming}
    kept = [other for other in stored_layers.read(path) if other.key not in keys] if path.exists() else []
    merged = [*kept, *incoming]
    shared = {"ODbL" in layer.source.licence for layer in merged}
    if len(shared) > 1:
        raise GazetteerError("OpenStreetMap data (ODbL) and other imported data do not go into one file: name another")
    compile_into(path, data, merged)


def refresh(path: Path, data: Path = DATA) -> None:
    """Compile a file again of the project's present tables and of what was imported into it."""
    compile_into(path, data, stored_layers.read(path))


def stored(path: Path, key: str) -> str | None:
    """A value of a compiled file's ``meta``; None where there is no such file or value."""
    if not path.is_file():
        return None
    try:
        base = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        try:
            found = base.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        finally:
            base.close()
    except sqlite3.DatabaseError:
        return None
    return str(found[0]) if found else None


def stored_digest(path: Path) -> str | None:
    """The digest of what a compiled file was made of; None where there is no such file."""
    return stored(path, "digest")


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
