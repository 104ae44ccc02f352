"""CSV: one line of English column names, then one row each. UTF-8 with a byte order mark, which Excel needs for Arabic.

After RFC 4180: commas, quotation marks where needed, CRLF. What it cannot hold (notes, attributions) stands in the file
beside it.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO, Final

from tawthiq.exports.cells import texts
from tawthiq.exports.columns import COLUMNS, Column
from tawthiq.exports.told import Told, Written

_BATCH: Final = 500  # rows written at once


def write(rows: Iterator[Mapping[str, Any]], out: BinaryIO, told: Told) -> Written:
    """Write rows of any kind. Cells longer than 32,767 characters are cut; ``--what evidence`` has them whole."""
    columns = COLUMNS[told.what]
    cut = _Cut()
    buffer = io.StringIO(newline="")
    lines = csv.writer(buffer)
    buffer.write("\ufeff")
    lines.writerow([column.name for column in columns])
    number = 0
    for number, row in enumerate(rows, 1):
        lines.writerow(texts(columns, row, cut))
        if number % _BATCH == 0:
            _flush(buffer, out)
    _flush(buffer, out)
    return Written(number, lessened=cut.told())


def _flush(buffer: io.StringIO, out: BinaryIO) -> None:
    out.write(buffer.getvalue().encode("utf8"))
    buffer.seek(0)
    buffer.truncate()


class _Cut:
    """Counts the cells that were cut."""

    def __init__(self) -> None:
        self._columns: dict[str, int] = {}

    def __call__(self, column: Column, said: str) -> None:
        del said
        self._columns[column.name] = self._columns.get(column.name, 0) + 1

    def told(self) -> tuple[str, ...]:
        return tuple(
            f"{name}: {number} cells were longer than a cell can be, and are cut with […]"
            for name, number in self._columns.items()
        )
