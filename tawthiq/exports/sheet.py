"""The rows of one kind in a workbook, as XML in a temporary file: what openpyxl's writer takes ten times as long for.

Measured on the same 600,000 cells: openpyxl (write-only) 177,000 cells a second, XlsxWriter (constant memory) 238,000,
these lines 2,500,000. A workbook of 100,000 incidents with its evidence has some twelve million. Everything but the
rows (styles, notes, relations, the sheet's frame) is openpyxl's: see :mod:`tawthiq.exports.workbook`.
"""

import datetime as dt
import re
import tempfile
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import IO, Any, Final

from openpyxl.utils import get_column_letter

from tawthiq.exports import neutral
from tawthiq.exports.cells import OnCut, joined, words
from tawthiq.exports.columns import Column
from tawthiq.exports.counted import Row

LAST_ROW: Final = 1_048_576  # of a sheet (Microsoft: Excel specifications and limits)
HEADS: Final = 2  # rows: names for programs, headings for people
_EPOCH: Final = dt.date(1899, 12, 30).toordinal()
_FIRST_DAY: Final = dt.date(1900, 3, 1)  # before it, spreadsheets count days differently
_BATCH: Final = 500
_FLAGS: Final = {True: "1", False: "0"}
_LIKE_ESCAPE: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


class Sheet:
    """Rows on their way into a workbook; ``full`` is True where no further one has place."""

    def __init__(self, columns: Sequence[Column], day_style: int, on_cut: OnCut) -> None:
        self.columns = columns
        self.rows = 0
        self.notes: list[tuple[int, int, str]] = []  # row, column (from 1), words
        self._day = day_style
        self._on_cut = on_cut
        self._plan = [
            (column.take, f'<c r="{get_column_letter(at)}', self._rest(column), column)
            for at, column in enumerate(columns, 1)
        ]
        self._file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115  closed with the workbook
        self._waiting: list[str] = []

    @property
    def full(self) -> bool:
        """True at the last row that a sheet can have."""
        return self.rows + HEADS >= LAST_ROW

    def add(self, row: Row) -> None:
        """Write one row."""
        self.rows += 1
        number = str(self.rows + HEADS)
        cells = []
        for take, begin, rest, column in self._plan:
            value = take(row)
            if value or value == 0:  # nothing else is empty: no zero, and no False
                cells.append(begin + number + (rest(value) or self._cut(column, value)))
        self._waiting.append(f'<row r="{number}">{"".join(cells)}</row>')
        if len(self._waiting) >= _BATCH:
            self._flush()

    def _rest(self, column: Column) -> Callable[[Any], str]:
        """What writes a column's cells behind their address; it gives nothing for words that no cell holds."""
        if column.kind in {"int", "float"}:
            return lambda value: f'"><v>{value}</v></c>'
        if column.kind == "flag":
            return lambda value: f'" t="b"><v>{_FLAGS[bool(value)]}</v></c>'
        if column.kind == "day":
            return lambda value: _day(str(value), self._day) or _text(str(value))
        return (lambda value: _text(joined(value))) if column.kind == "list" else _text

    def _cut(self, column: Column, value: Any) -> str:
        said = joined(value) if column.kind == "list" else str(value)
        return _xml(words(column, said, self._on_cut))

    def note(self, row: Row, said: dict[str, str]) -> None:
        """Give the cells of the last row, which was made of ``row``, the notes of their fields."""
        at = self.rows + HEADS
        for number, column in enumerate(self.columns, 1):
            if column.field in said and ((value := column.take(row)) or value == 0):
                self.notes.append((at, number, said[column.field]))

    def _flush(self) -> None:
        self._file.write("".join(self._waiting).encode("utf8"))
        self._waiting.clear()

    def body(self) -> IO[bytes]:
        """The file of rows, at its beginning."""
        self._flush()
        self._file.seek(0)
        return self._file

    def close(self) -> None:
        """Remove the temporary file."""
        self._file.close()


@lru_cache(maxsize=20_000)
def _text(said: str) -> str:
    """Words as the rest of a cell; empty where no cell holds them. What is said once is said many times over."""
    safe = neutral.cell(said)
    return _xml(safe) if neutral.fits(safe) else ""


@lru_cache(maxsize=10_000)
def _day(said: str, style: int) -> str:
    """A day as the rest of a cell; empty for one that spreadsheets count differently."""
    day = dt.date.fromisoformat(said)
    return f'" s="{style}"><v>{day.toordinal() - _EPOCH}</v></c>' if day >= _FIRST_DAY else ""


def _xml(said: str) -> str:
    keep = "" if said == said.strip() and "\n" not in said else ' xml:space="preserve"'
    return f'" t="inlineStr"><is><t{keep}>{escaped(said)}</t></is></c>'


def escaped(said: str) -> str:
    r"""Words for XML. ``_x0041_`` would be read as a letter by spreadsheets: its first underscore is escaped itself."""
    return _LIKE_ESCAPE.sub("_x005F_", said.translate(_ESCAPES))
