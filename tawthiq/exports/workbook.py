"""The frame of a workbook by openpyxl (sheets, headings, widths, styles, cell notes), and rows put into it."""

import re
import tempfile
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from shutil import copyfileobj
from typing import IO, BinaryIO, Final

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tawthiq.exports import neutral
from tawthiq.exports.notes import Note
from tawthiq.exports.sheet import HEADS, Sheet

_DAY: Final = "yyyy-mm-dd"
_HEAD: Final = PatternFill("solid", fgColor="FFE8EEF4")
_AUTHOR: Final = "Tawthiq"
_NOTE_SIZE: Final = (90, 320)  # pixels, height and width
_ROWS: Final = re.compile(rb"<sheetData\s*/>|<sheetData>(.*?)</sheetData>", re.DOTALL)
_ROW: Final = re.compile(rb'<row r="[12]".*?</row>', re.DOTALL)
_EXTENT: Final = re.compile(rb'<dimension ref="[^"]*"')
_LEVEL: Final = 1  # of compression: higher ones take twice as long for a tenth less


@dataclass(frozen=True, slots=True)
class Named:
    """A sheet with its title."""

    title: str
    sheet: Sheet


class Frame:
    """A workbook in the making. ``day_style`` is the number of the style of days."""

    def __init__(self, *, right_to_left: bool) -> None:
        self._book = Workbook()
        self._notes = self._book.active
        self._right_to_left = right_to_left
        assert isinstance(self._notes, Worksheet)
        # An empty cell of its own: the book keeps a cell's style by reference, and a change would change it for all.
        keeper = self._notes.cell(1, 5)
        keeper.number_format = _DAY
        self.day_style = int(keeper.style_id)

    def save(self, out: BinaryIO, sheets: Sequence[Named], notes: Iterable[Note], notes_title: str) -> None:
        """Write the workbook: the sheets in order, the notes behind them."""
        for at, named in enumerate(sheets):
            self._frame(named, at)
        self._write_notes(notes, notes_title)
        with tempfile.TemporaryFile() as empty:
            self._book.save(empty)
            empty.seek(0)
            _fill(empty, out, [named.sheet for named in sheets])

    def _frame(self, named: Named, at: int) -> None:
        page = self._book.create_sheet(named.title, at)
        page.sheet_view.rightToLeft = self._right_to_left
        page.freeze_panes = f"B{HEADS + 1}"
        for number, column in enumerate(named.sheet.columns, 1):
            for row, head in enumerate((column.name, column.ar), 1):
                cell = page.cell(row, number, head)
                cell.font, cell.fill = Font(bold=True), _HEAD
                cell.alignment = Alignment(wrap_text=True, vertical="top")
            page.column_dimensions[get_column_letter(number)].width = column.width
        last = get_column_letter(len(named.sheet.columns))
        page.auto_filter.ref = f"A{HEADS}:{last}{HEADS + max(named.sheet.rows, 1)}"
        for row, number, said in named.sheet.notes:
            page.cell(row, number).comment = Comment(neutral.plain(said), _AUTHOR, *_NOTE_SIZE)

    def _write_notes(self, notes: Iterable[Note], title: str) -> None:
        page = self._notes
        assert isinstance(page, Worksheet)
        page.title = title
        page.sheet_view.rightToLeft = self._right_to_left
        page.freeze_panes = "B2"
        for number, width in enumerate((28, 60, 80), 1):
            page.column_dimensions[get_column_letter(number)].width = width
        for at, row in enumerate((("subject", "ملاحظة", "note"), *notes), 1):
            for number, word in enumerate(row, 1):
                cell = page.cell(at, number, neutral.cut(neutral.cell(word)))
                if at == 1:
                    cell.font, cell.fill = Font(bold=True), _HEAD


def _fill(empty: IO[bytes], out: BinaryIO, sheets: Sequence[Sheet]) -> None:
    """Copy a workbook, with rows put into its first sheets: they stand in it as sheet1.xml, sheet2.xml ..."""
    bodies = {f"xl/worksheets/sheet{number}.xml": sheet for number, sheet in enumerate(sheets, 1)}
    with (
        zipfile.ZipFile(empty) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as target,
    ):
        for part in source.infolist():
            with source.open(part) as given, target.open(part.filename, "w", force_zip64=True) as taken:
                if part.filename in bodies:
                    _splice(given.read(), bodies[part.filename], taken)
                else:
                    copyfileobj(given, taken)


def _splice(page: bytes, sheet: Sheet, out: IO[bytes]) -> None:
    """The XML of a sheet with its two heading rows as they are, and the rows of ``sheet`` behind them."""
    data = _ROWS.search(page)
    assert data is not None
    extent = f'<dimension ref="A1:{get_column_letter(len(sheet.columns))}{sheet.rows + HEADS}"'.encode()
    out.write(_EXTENT.sub(extent, page[: data.start()]) + b"<sheetData>")
    out.write(b"".join(_ROW.findall(data.group(1) or b"")))
    copyfileobj(sheet.body(), out, 1 << 20)
    out.write(b"</sheetData>" + page[data.end() :])
