"""Tables of P-codes, the codes by which the United Nations know administrative units and communities (OCHA's COD-AB).

A workbook (xlsx) with a sheet a level, or a table (csv) in which every row repeats the units around it. Columns are
found by name, whatever the year's fashion (:mod:`~tawthiq.gazetteer.importers.columns`).
"""

import csv
import io
import zipfile
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from tawthiq.gazetteer.importers import columns
from tawthiq.gazetteer.importers.columns import KINDS, Column
from tawthiq.gazetteer.rows import GazetteerError, Layer, Name, Progress, Row, Source

MOST_BYTES: Final = 300_000_000
_HEAD_ROWS: Final = 30  # within which the heads of a sheet stand
_TITLE: Final = "Common Operational Datasets, administrative boundaries"
_URL: Final = "https://data.humdata.org/dashboards/cod"
_BROKEN: Final = (zipfile.BadZipFile, zlib.error, KeyError, ValueError, TypeError, AttributeError, OSError, SyntaxError,
                  EOFError, IndexError, RuntimeError, NotImplementedError)  # fmt: skip


@dataclass(slots=True)
class _Sheet:
    """A table: what to call it in an error, the number of its first row, and its rows."""

    title: str
    rows: Iterator[tuple[int, tuple[Any, ...]]]


@dataclass(slots=True)
class _Found:
    """Units gathered so far, by P-code."""

    rows: dict[str, Row] = field(default_factory=dict)
    levels: dict[str, int] = field(default_factory=dict)
    left: Counter[str] = field(default_factory=Counter)
    read: int = 0


def read(path: Path, progress: Progress | None = None) -> list[Layer]:
    """The units of a table as one layer a country. Raises :class:`GazetteerError` naming file, sheet, row and fault."""
    if path.stat().st_size > MOST_BYTES:
        raise GazetteerError(f"{path.name}: larger than {MOST_BYTES // 1_000_000} MB")
    found, coded = _Found(), False
    for sheet in _sheets(path):
        coded = _read_sheet(sheet, found, progress) or coded
    if not coded:
        raise GazetteerError(f"{path.name}: no column of P-codes (admin1Pcode, ADM1_PCODE, pcode with a level, ...)")
    if not found.rows:
        raise GazetteerError(f"{path.name}: no row with a P-code")
    return _layers(found)


def _layers(found: _Found) -> list[Layer]:
    by_country: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(found.rows.values(), key=lambda row: (found.levels[row.pcode or ""], row.id)):
        by_country[row.country].append(row)
    layers = []
    for country, rows in sorted(by_country.items()):
        source = Source(f"pcodes:{country}", f"{_TITLE} ({country})", "CC BY-IGO", "OCHA and its sources", _URL)
        for row in rows:
            row.source, row.parents = source.id, row.parents or [country]
        layers.append(Layer(source.id, source, rows, found.left if country == min(by_country) else Counter()))
    return layers


def _sheets(path: Path) -> Iterator[_Sheet]:
    with path.open("rb") as stream:
        start = stream.read(4)
    if start[:2] == b"PK":
        yield from _workbook(path)
    elif start == b"\xd0\xcf\x11\xe0":
        raise GazetteerError(f"{path.name}: an old Excel file; save it as xlsx or csv")
    else:
        yield _Sheet(path.name, _lines(path))


def _workbook(path: Path) -> Iterator[_Sheet]:
    try:
        import openpyxl
    except ModuleNotFoundError:
        raise GazetteerError(f"{path.name}: reading xlsx needs openpyxl: pip install 'tawthiq[gazetteer]'") from None
    try:
        with zipfile.ZipFile(path) as archive:
            size = sum(member.file_size for member in archive.infolist())
        book = openpyxl.load_workbook(path, read_only=True, data_only=True) if size <= MOST_BYTES else None
    except _BROKEN as error:
        raise GazetteerError(f"{path.name}: no readable xlsx file ({error})") from None
    if book is None:
        raise GazetteerError(f"{path.name}: unpacks to more than {MOST_BYTES // 1_000_000} MB")
    for sheet in book.worksheets:
        yield _Sheet(f"{path.name}, sheet {sheet.title}", _sheet_rows(path, sheet))
    book.close()


def _sheet_rows(path: Path, sheet: Any) -> Iterator[tuple[int, tuple[Any, ...]]]:
    number = 0
    try:
        sheet.reset_dimensions()  # files written by other programs may state wrong ones
        for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
            yield number, row
    except _BROKEN as error:
        raise GazetteerError(f"{path.name}, sheet {sheet.title}, after row {number}: not readable ({error})") from None


def _lines(path: Path) -> Iterator[tuple[int, tuple[Any, ...]]]:
    raw = path.read_bytes()
    try:
        whole = raw.decode("utf-16" if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise GazetteerError(f"{path.name}, line {line}: not UTF-8; save the table as CSV UTF-8") from None
    first = whole.partition("\n")[0]
    reader = csv.reader(io.StringIO(whole, newline=""), delimiter=max(",;\t", key=first.count))
    try:
        for row in reader:
            yield reader.line_num, tuple(row)
    except csv.Error as error:
        raise GazetteerError(f"{path.name}, line {reader.line_num}: {error}") from None


def _read_sheet(sheet: _Sheet, found: _Found, progress: Progress | None) -> bool:
    """Add the units of a sheet; False for one without P-codes (a cover, notes on columns)."""
    heads: dict[int, Column] = {}
    for number, row in sheet.rows:
        if not any(columns.text(value) for value in row):
            continue
        here = _heads(row)
        tags = any(str(value).startswith("#") for value in row if value is not None)
        if _coded(here) and (not heads or tags):
            heads |= here
            continue
        if not heads:
            if number > _HEAD_ROWS:
                return False
            continue
        try:
            _read_row(columns.cells(heads, row), found)
        except ValueError as error:
            raise GazetteerError(f"{sheet.title}, row {number}: {error}") from None
        found.read += 1
        if progress is not None and found.read % 500 == 0:
            progress(found.read, None)
    if progress is not None:
        progress(found.read, None)
    return bool(heads)


def _heads(row: Iterable[Any]) -> dict[int, Column]:
    known = ((number, columns.column(value)) for number, value in enumerate(row) if isinstance(value, str))
    return {number: at for number, at in known if at is not None}


def _coded(heads: dict[int, Column]) -> bool:
    """True for heads that say of which level a P-code is: in the column's name or in a column of levels."""
    levels = [at.level for at in heads.values() if at.what == "pcode"]
    return any(level for level in levels) or (None in levels and any(at.what == "level" for at in heads.values()))


def _read_row(filled: dict[Column, str], found: _Found) -> None:
    if not any(at.what == "pcode" and value for at, value in filled.items()):
        found.left["no P-code"] += 1
        return
    own = {at.what: value for at, value in filled.items() if at.level is None and at.what not in {"name", "pcode"}}
    country = _country(filled, own)
    point = columns.coordinate(own.get("lat"), 90.0), columns.coordinate(own.get("lon"), 180.0)
    codes = {at.level: columns.pcode(value) for at, value in filled.items() if at.what == "pcode" and at.level != 0}
    level = columns.level_of(own.get("level"))
    if None in codes and level is not None:
        code, parent = codes.pop(None), own.get("parent")
        if 0 < level < 5 and code:
            parents = [columns.pcode(parent)] if parent and level > 1 else []
            _add(found, level, Row("", "", columns.names(filled, None), country or "", [p for p in parents if p]), code)
            _place(found.rows[code], point)
        elif level:
            found.left[f"level {level}"] += 1
    codes.pop(None, None)
    _add_line(found, filled, {at: code for at, code in codes.items() if at is not None and code}, country, point)


def _country(filled: dict[Column, str], own: dict[str, str]) -> str | None:
    named = [value for at, value in filled.items() if at.level == 0]  # a code, or a column `country` with one
    return next(filter(None, map(columns.country, [own.get("country"), *named])), None)


_Point = tuple[float | None, float | None]


def _add_line(
    found: _Found, filled: dict[Column, str], codes: dict[int, str], country: str | None, point: _Point
) -> None:
    """Add the units that one row tells of, from the coarsest to the finest: each lies in the one before it."""
    above: str | None = None
    country = country or next((columns.country(code) for _, code in sorted(codes.items())), None)
    for level, code in sorted(codes.items()):
        row = Row("", "", columns.names(filled, level), country or "", [above] if above else [])
        _add(found, level, row, code)
        above = code
    finest = max((at.level or 0 for at in filled if at.what == "name"), default=0)
    if finest > max(codes, default=finest):
        found.left["no P-code"] += 1
    elif above is not None:
        _place(found.rows[above], point)


def _add(found: _Found, level: int, row: Row, code: str) -> None:
    known = found.rows.get(code)
    row.country = row.country or columns.country(code) or ""
    if not row.country:
        raise ValueError(f"no country for {code}")
    if known is None:
        row.id, row.kind, row.pcode = f"pc:{code}", KINDS[level], code
        row.names = row.names or [Name(code, "en")]
        found.rows[code], found.levels[code] = row, level
        return
    if found.levels[code] != level:
        raise ValueError(f"{code} is a P-code of level {found.levels[code]} elsewhere, here of level {level}")
    if known.parents and row.parents and known.parents != row.parents:
        found.left["a P-code under another parent"] += 1
        return
    known.parents = known.parents or row.parents
    known.names += [name for name in row.names if name not in known.names]


def _place(row: Row, point: _Point) -> None:
    if row.lat is None and None not in point:
        row.lat, row.lon = point
