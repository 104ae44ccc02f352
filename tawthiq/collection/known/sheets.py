"""The rows of a file of known records, as they stand in it: CSV, workbooks, JSON and JSON lines."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Final

from tawthiq.archive import table, workbook
from tawthiq.archive.decode import decode
from tawthiq.archive.item import Options, Problem
from tawthiq.archive.table_rows import HEADER_WITHIN, Row
from tawthiq.archive.whole import whole
from tawthiq.collection.known.coded import KnownError

_MOST_BYTES: Final = 2_000_000_000
Told = tuple[str, "dict[str, Any] | str"]  # where a row stands, and its cells by column, or what is wrong with it


def rows(path: Path) -> Iterator[Told]:
    """The rows of a file in order. Raises :class:`KnownError` for a file that cannot be read at all."""
    ending = path.suffix.lower()
    if ending == ".xlsx":
        for title, sheet in workbook.sheets_of(path, Options()):
            yield from ((f"sheet {title}, {place}", row) for place, row in _table(sheet))
    elif ending in {".json", ".jsonl", ".ndjson"}:
        yield from _json(path, lines=ending != ".json")
    elif ending in {".csv", ".tsv", ".txt"}:
        yield from _table(table.rows(path, Options()))
    else:
        raise KnownError(f"{path.name}: known records are read from CSV, XLSX, JSON and JSONL")


def _table(found: Iterable[Row]) -> Iterator[Told]:
    """Rows under the header: of the first ten rows, the fullest of those that are all words."""
    stream = iter(found)
    first = list(islice(stream, HEADER_WITHIN))
    header = max((cells for _, cells in first if not isinstance(cells, Problem)), key=_header_like, default=())
    names = [str(cell).strip() if cell is not None else "" for cell in header]
    begun = False
    for source in (first, stream):
        for number, cells in source:
            if isinstance(cells, Problem):
                yield f"row {number}", cells.message
            elif not begun:
                begun = cells is header
            elif any(_plain(cell) not in ("", None) for cell in cells) and not _is_tags(cells):
                pairs = zip(names, cells, strict=False)
                yield f"row {number}", {name: _plain(cell) for name, cell in pairs if name and cell is not None}


def _header_like(cells: Sequence[Any]) -> tuple[bool, int]:
    filled = [cell for cell in cells if cell not in (None, "")]
    return all(isinstance(cell, str) and not cell[:1].isdigit() for cell in filled), len(filled)


def _is_tags(cells: Sequence[Any]) -> bool:
    """True for the row of HXL tags under a header."""
    return all(str(cell).startswith("#") for cell in cells if cell not in (None, ""))


def _plain(cell: Any) -> Any:
    """A cell as JSON holds it."""
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date().isoformat()
    if isinstance(cell, dt.date | dt.time):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    return cell.strip() if isinstance(cell, str) else cell


def _json(path: Path, *, lines: bool) -> Iterator[Told]:
    raw = whole(path, _MOST_BYTES)
    if isinstance(raw, Problem):
        raise KnownError(f"{path.name} {raw.message}")
    text = decode(raw, note=_ignored, name=path.name).removeprefix("\ufeff")
    if lines:
        for number, line in enumerate(text.split("\n"), 1):
            if line.strip():
                yield f"line {number}", _object(line)
        return
    try:
        found = json.loads(text)
    except ValueError as error:
        raise KnownError(f"{path.name} is not JSON: {error}") from None
    listed = next(
        (found[key] for key in ("items", "data", "results") if isinstance(found, dict) and key in found), found
    )
    for number, row in enumerate(listed if isinstance(listed, list) else [listed], 1):
        yield f"record {number}", dict(row) if isinstance(row, Mapping) else "is no object"


def _object(line: str) -> dict[str, Any] | str:
    try:
        row = json.loads(line)
    except ValueError:
        return "is not JSON"
    return row if isinstance(row, dict) else "is no object"


def _ignored(*_: object, **__: object) -> None:
    """How a file was decoded needs no word here."""
