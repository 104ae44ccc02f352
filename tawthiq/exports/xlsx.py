"""XLSX: a workbook for reading and editing by hand. Sheets from right to left, headings in two rows and frozen.

The first row of a sheet names its columns for programs, the second for people. Each cell of the first
:data:`NOTED` incidents that words stand behind has them, with who said them, as a note; the sheet of evidence has
them for all, one row a value. Rows are streamed into the file; nothing but the reports' references is held.
"""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any, BinaryIO, Final

from tawthiq.exports.columns import COLUMNS, Column
from tawthiq.exports.notes import Note, notes
from tawthiq.exports.quotes import quotes
from tawthiq.exports.rows import Reports, claims_of, evidence_of, whole_of
from tawthiq.exports.sheet import Sheet
from tawthiq.exports.told import Language, Told, What, Written
from tawthiq.exports.workbook import Frame, Named

NOTED: Final = 1_000  # incidents with cell notes: a sheet opens slowly with tens of thousands of them
TITLES: Final[Mapping[Language, Mapping[str, str]]] = {
    "ar": {
        "incidents": "الحوادث",
        "claims": "الادّعاءات",
        "reports": "التقارير",
        "evidence": "الأدلة",
        "notes": "ملاحظات",
    },
    "en": {name: name for name in ("incidents", "claims", "reports", "evidence", "notes")},
}
_ORDER: Final[tuple[What, ...]] = ("incidents", "claims", "reports", "evidence")


def write(rows: Iterator[Mapping[str, Any]], out: BinaryIO, told: Told) -> Written:
    """Write rows of any kind; incidents with their claims, reports and evidence."""
    book = _Book(told)
    try:
        for row in rows:
            book.add(row)
        return book.save(out)
    finally:
        book.close()


class _Book:
    """The sheets of one workbook while rows come in."""

    def __init__(self, told: Told) -> None:
        self._told = told
        self._frame = Frame(right_to_left=told.language == "ar")
        self._sheets: dict[What, list[Sheet]] = {}
        self._reports = Reports()
        self._cut: dict[str, int] = {}
        self._rows = 0
        self._now: Mapping[str, Any] = {}
        for what in _ORDER if told.what == "incidents" else (told.what,):
            self._sheets[what] = [self._sheet(what)]

    def _sheet(self, what: What) -> Sheet:
        return Sheet(COLUMNS[what], self._frame.day_style, self._on_cut)

    def _row(self, what: What, row: Mapping[str, Any]) -> Sheet:
        """Add a row to the last sheet of a kind, or to a further one where it is full."""
        sheets = self._sheets[what]
        if sheets[-1].full:
            sheets.append(self._sheet(what))
        sheets[-1].add(row)
        return sheets[-1]

    def add(self, row: Mapping[str, Any]) -> None:
        """Take in a row of what is exported."""
        self._now = row
        self._rows += 1
        if self._told.what == "incidents":
            self._incident(row)
        else:
            self._row(self._told.what, row)

    def _incident(self, view: Mapping[str, Any]) -> None:
        sheet = self._row("incidents", view)
        if self._rows <= NOTED:
            sheet.note(view, quotes(view))
        self._reports.add(view)
        for claim in claims_of(view):
            self._row("claims", claim)
        for value in evidence_of(view):
            self._row("evidence", value)

    def _on_cut(self, column: Column, said: str) -> None:
        """A cell that was cut: its whole words go to the evidence, in parts."""
        self._cut[column.name] = self._cut.get(column.name, 0) + 1
        if "evidence" in self._sheets and self._told.what != "evidence":
            for row in whole_of(str(self._now.get("id") or ""), column.name, said):
                self._row("evidence", row)

    def save(self, out: BinaryIO) -> Written:
        """Write the workbook."""
        for report in self._reports:
            self._row("reports", report)
        written = Written(self._rows, lessened=tuple(self._lessened()))
        titles = TITLES[self._told.language]
        named = [
            Named(titles[what] if at == 1 else f"{titles[what]} {at}", sheet)
            for what, sheets in self._sheets.items()
            for at, sheet in enumerate(sheets, 1)
        ]
        said = notes(self._told, COLUMNS[self._told.what], written)
        self._frame.save(out, named, chain(self._of_notes(), said), titles["notes"])
        return written

    def _lessened(self) -> Iterator[str]:
        for name, times in self._cut.items():
            yield f"{name}: {times} cells were longer than a cell can be, and are cut with […]"

    def _of_notes(self) -> Iterator[Note]:
        """Where the cells' notes end, if they do before the rows."""
        if self._told.what == "incidents" and self._rows > NOTED:
            ar = f"شواهد الخلايا مرفقة بأول {NOTED} حادثة، وورقة الأدلة فيها جميع الشواهد"
            yield "cell notes", ar, f"cells of the first {NOTED} incidents have them; the sheet of evidence has all"

    def close(self) -> None:
        """Remove the temporary files."""
        for sheets in self._sheets.values():
            for sheet in sheets:
                sheet.close()
