"""Compiles the tables of ``data/`` into one read-only SQLite file that look-ups read lazily.

The file is never committed: the wheel's build makes it, and :func:`ready` makes it again where the tables have
changed since, in the user's cache directory if the package's own cannot be written.

Tables: ``places`` (one row a place), ``names`` (folded first word, folded rest, place, guard, the hamza it is printed
with), ``words`` (the words that introduce places), ``meta``.
"""

import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from tawthiq.gazetteer import tables
from tawthiq.gazetteer.tables import COMMON, DATA, GazetteerError, Row
from tawthiq.text.fold import fold_word

FORMAT: Final = 6
FILE: Final = Path(__file__).parent / "places.sqlite"
NEVER: Final = 3  # the guard of a trap: not read as a place
HEADED: Final = 2  # the guard of a name that wants a head noun or an enclosure
HAMZAS: Final = frozenset("أإآ")
_DIRECTIONS: Final = frozenset({"شمال", "جنوب", "شرق", "غرب"})
_PROCLITICS: Final = frozenset("وفبلك")
# Kinds that the press calls by the name of their town: a bare name is then the town's.
_BORROWED: Final = frozenset({"airport", "base", "crossing", "dam", "oilfield", "camp", "site"})


def digest(data: Path = DATA) -> str:
    """A hash of every table and of the file's format."""
    total = hashlib.sha256(str(FORMAT).encode())
    for path in (*sorted(data.rglob("*.tsv")), COMMON):
        total.update(path.name.encode())
        total.update(path.read_bytes())
    return total.hexdigest()


def _schema(base: sqlite3.Connection) -> None:
    base.executescript(
        """
        CREATE TABLE places(
            n INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, name TEXT, name_en TEXT, kind TEXT NOT NULL, country TEXT,
            admin1 TEXT, admin2 TEXT, lat REAL NOT NULL, lon REAL NOT NULL, radius REAL NOT NULL,
            height REAL, width REAL, population INTEGER, capital INTEGER, rank REAL NOT NULL, lineage TEXT NOT NULL);
        CREATE TABLE names(first TEXT, rest TEXT, place INTEGER, guard INTEGER, hamza TEXT,
            PRIMARY KEY(first, rest, place)) WITHOUT ROWID;
        CREATE TABLE words(role TEXT, value TEXT, form TEXT, printed TEXT);
        CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT);
        """
    )


def _enclosure(line: list[str], by_id: dict[str, Row], kinds: Iterable[str]) -> str | None:
    return next((by_id[ident].english for ident in line if by_id[ident].kind in kinds), None)


def _fill_places(base: sqlite3.Connection, rows: list[Row]) -> None:
    by_id = {row.id: row for row in rows}
    numbers = {row.id: number for number, row in enumerate(rows)}
    lines = tables.lineage(rows)
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
                round(tables.rank(row), 3),
                " ".join(line),
            ),
        )


def _slight(row: Row, word: str) -> bool:
    """True for single words too short, or places too small in countries too far, to be read without a head noun."""
    if len(word) <= 3:
        return row.population < 200_000
    return row.country not in tables.NEAR and row.population < 20_000


class _Company:
    """How much company a name needs to be read as a place: what its row says, and what the word otherwise means."""

    def __init__(self, rows: Iterable[Row], data: Path) -> None:
        self._traps = {fold_word(word): int(guard) for word, guard in tables.table(data / "traps.tsv")}
        self._heads = {form for role, _, form, _ in collect_words(data) if role == "head"}
        settled = (row for row in rows if row.kind in {"city", "town", "governorate"})
        self._settled = {_plain(name) for row in settled for name, _ in row.names}

    def guard(self, row: Row, word: str, guard: int) -> int:
        """Return the guard of a folded name of a row, ``guard`` being what the row itself asks for."""
        if row.by_hand and row.kind in {"country", "governorate"}:
            return guard
        if row.by_hand:
            return max(guard, min(self._traps.get(word, 0), HEADED), self._borrowed(row, word))
        slight = HEADED if " " not in word and _slight(row, word) else 0
        return max(guard, self._traps.get(word, 0), slight)

    def _borrowed(self, row: Row, word: str) -> int:
        """The guard of an airport's, a base's or a crossing's name without its head noun: a town's, or a person's."""
        if row.kind not in _BORROWED:
            return 0
        if word in self._settled:
            return HEADED
        return 0 if word.partition(" ")[0] in self._heads else 1

    def wholes(self) -> set[str]:
        """Words that begin like a proclitic and a place's name, and are words of their own (باراك is not "in Arak")."""
        words = {fold_word(word) for word in COMMON.read_text("utf8").split()} | set(self._traps)
        return {word for word in words if word[:1] in _PROCLITICS}


def _plain(name: str) -> str:
    """A folded name, hyphens as blanks."""
    return " ".join(fold_word(name).replace("-", " ").split())


def _spellings(row: Row) -> Iterator[tuple[str, int]]:
    """The names of a place, and those that begin with a direction in its other form too (شمال سيناء, شمالي سيناء)."""
    for name, guard in row.names:
        yield name, guard
        first, _, rest = name.partition(" ")
        if rest and first in _DIRECTIONS:
            yield f"{first}ي {rest}", guard


def _fill_names(base: sqlite3.Connection, rows: list[Row], data: Path) -> None:
    company = _Company(rows, data)
    firsts = set()
    for number, row in enumerate(rows):
        for name, guard in _spellings(row):
            word = _plain(name)
            first, _, rest = word.partition(" ")
            level = company.guard(row, word, guard)
            if not first or level >= NEVER:
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
    for form, country in tables.nationalities(data):
        yield "nation", country, form, ""


def compile_into(path: Path, data: Path = DATA) -> None:
    """Write the compiled file at ``path``: all or nothing. Raises :class:`GazetteerError` for a bad table."""
    rows = tables.collect(data)
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
        base.executemany("INSERT INTO words VALUES (?,?,?,?)", collect_words(data))
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
