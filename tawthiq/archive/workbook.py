"""Workbooks (.xlsx): one row of a sheet an item, the rows taken one by one."""

import warnings
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

from tawthiq.archive import ooxml
from tawthiq.archive.found import placed
from tawthiq.archive.item import Found, Options, Problem
from tawthiq.archive.names import shown
from tawthiq.archive.table_rows import Row, found_in

_MOST_ROWS: Final = 1_048_576  # of a sheet of Excel
_STRINGS: Final = 5  # times the size of one report: the texts of all cells stand in one part, which is held in memory
_SMALL_PARTS: Final = 20_000_000  # bytes of the styles and of the list of sheets


def read(original: Path, name: Path, options: Options) -> Iterator[Found]:
    """An item for each row of each sheet; a locator is ``sheet NAME > row N``."""
    book = _opened(original, options)
    if isinstance(book, Problem):
        yield book
        return
    try:
        yield from _sheets(book, options)
    finally:
        book.close()


def sheets_of(original: Path, options: Options) -> Iterator[tuple[str, Iterator[Row]]]:
    """The sheets of a workbook by title, each with its rows as they are, for tables that hold no reports."""
    book = _opened(original, options)
    if isinstance(book, Problem):
        yield "", iter([(1, book)])
        return
    try:
        yield from ((sheet.title, _rows(sheet)) for sheet in book.worksheets)
    finally:
        book.close()


def _opened(original: Path, options: Options) -> Any:
    """The workbook, or what is wrong with it."""
    strings = max(_STRINGS * options.item_bytes, _SMALL_PARTS)
    limits = {"xl/sharedStrings": strings, "xl/styles": _SMALL_PARTS, "xl/workbook": _SMALL_PARTS}
    wrong = ooxml.check(original, options, limits)
    if wrong:
        return wrong
    warnings.filterwarnings("ignore", module="openpyxl")  # of what it cannot keep when writing
    try:
        import openpyxl

        return openpyxl.load_workbook(original, read_only=True, data_only=True, keep_links=False)
    except Exception as error:  # noqa: BLE001 - the library raises whatever a damaged part leads it to
        return Problem("broken", f"{ooxml.DAMAGED} ({type(error).__name__})")


def _sheets(book: Any, options: Options) -> Iterator[Found]:
    if not book.worksheets:
        yield Problem("empty", "has no sheet with rows")
    for sheet in book.worksheets:
        for found in found_in(partial(_rows, sheet), options):
            yield placed(found, f"sheet {shown(sheet.title)}")


def _rows(sheet: Any) -> Iterator[Row]:
    """The rows of a sheet. What it says of its size is not believed."""
    number = 0
    try:
        sheet.reset_dimensions()
        for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
            if number > _MOST_ROWS:
                yield number, Problem("too-large", f"has more than {_MOST_ROWS:,} rows")
                return
            yield number, _unescaped(cells)
    except Exception as error:  # noqa: BLE001 - the library raises whatever a damaged part leads it to
        told = f"the sheet cannot be read further: {ooxml.DAMAGED} ({type(error).__name__})"
        yield number + 1, Problem("broken", told)


def _unescaped(cells: Sequence[Any]) -> list[Any]:
    """Cells with the control characters that the format writes as ``_x000D_``."""
    from openpyxl.utils.escape import unescape

    end = len(cells)
    while end and cells[end - 1] is None:
        end -= 1
    return [unescape(cell) if isinstance(cell, str) and "_x" in cell else cell for cell in cells[:end]]
