"""CSV as programs exchange it: a fixed header, plain UTF-8, no byte order mark, cells that no spreadsheet runs."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import BinaryIO, Final

from tawthiq.exports import neutral

Cell = str | int | float | None
_BATCH: Final = 500  # rows written at once


class Lines:
    """Writes rows of one table to a stream, some at a time; numbers stay numbers, words are made harmless."""

    def __init__(self, out: BinaryIO, *headers: Sequence[str]) -> None:
        """``headers`` are the first rows: the columns, and for HXL the tags below them."""
        self._out = out
        self._buffer = io.StringIO(newline="")
        self._lines = csv.writer(self._buffer)
        self._waiting = 0
        self.rows = 0
        self.cut = 0
        for header in headers:
            self._lines.writerow(header)

    def write(self, cells: Iterable[Cell]) -> None:
        """Write one row."""
        self._lines.writerow([self._shown(cell) for cell in cells])
        self.rows += 1
        self._waiting += 1
        if self._waiting >= _BATCH:
            self.flush()

    def flush(self) -> None:
        """Hand over what is written so far."""
        self._out.write(self._buffer.getvalue().encode("utf8"))
        self._buffer.seek(0)
        self._buffer.truncate()
        self._waiting = 0

    def lessened(self) -> tuple[str, ...]:
        """What stands in the file less fully than it was told."""
        return (f"{self.cut} cells were longer than a cell can be, and are cut with […]",) if self.cut else ()

    def _shown(self, cell: Cell) -> str | int | float:
        if cell is None:
            return ""
        if not isinstance(cell, str):
            return cell
        shown = neutral.cell(cell)
        if not neutral.fits(shown):
            self.cut += 1
            return neutral.cut(shown)
        return shown
