"""CSV and its kin: any separator, any encoding, one row an item. Workbooks are read by the module of that name."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from tawthiq.archive.found import megabytes
from tawthiq.archive.item import Found, Options, Problem
from tawthiq.archive.streams import HEAD, encoding_of_lines, measured_lines
from tawthiq.archive.table_columns import is_header
from tawthiq.archive.table_rows import HEADER_WITHIN, Row, Rows, found_in
from tawthiq.archive.whole import unreadable

SEPARATORS: Final = ("\t", ",", ";", "|", "؛")
_LOOKED_AT: Final = 30  # records that tell the separator
_DAMAGED: Final = 0.01  # of a row's characters that may be lost; a row with more is in another encoding


class _RowError(Exception):
    """A row that cannot be read, as a problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def read(original: Path, name: Path, options: Options) -> Iterator[Found]:
    """An item for each row of a file of separated values."""
    try:
        opened = _opened(original, options)
        if isinstance(opened, Problem):
            yield opened
        else:
            yield from found_in(opened, options)
    except OSError as error:
        yield unreadable(error)


def rows(original: Path, options: Options) -> Iterator[Row]:
    """The rows of a file of separated values as they are, for tables that hold no reports."""
    try:
        opened = _opened(original, options)
        if isinstance(opened, Problem):
            yield 1, opened
        else:
            yield from opened()
    except OSError as error:
        yield 1, unreadable(error)


def _opened(original: Path, options: Options) -> Rows | Problem:
    """What gives the rows of a file, from its start each time."""
    with io.BufferedReader(io.FileIO(original), HEAD) as stream:
        head = stream.peek(HEAD)
    encoding = encoding_of_lines(head)
    text = head.decode(encoding, errors="replace").removeprefix("\ufeff")
    if "\r" in text and "\n" not in text:
        return Problem("broken", "its lines end as on old Macs: save it anew as CSV (UTF-8)")
    separator = _separator(text, options)
    return lambda: _rows(original, encoding, separator, options)


def _separator(head: str, options: Options) -> str:
    """What stands between cells: what gives a header that is understood, then what cuts most rows alike."""
    first = head.split("\n", 1)[0].strip().lower()
    if first.startswith("sep=") and len(first) == 5:  # a line that Excel writes and reads
        return first[4]
    return max(SEPARATORS, key=lambda separator: _fit(head, separator, options))


def _fit(head: str, separator: str, options: Options) -> tuple[bool, int, int]:
    lines = head.splitlines(keepends=True)[:-1] or [head]
    records: list[list[str]] = []
    try:
        for record in csv.reader(lines, delimiter=separator):
            records.append(record)
            if len(records) >= _LOOKED_AT:
                break
    except csv.Error:
        pass
    widths = Counter(len(record) for record in records if len(record) > 1)
    width, alike = widths.most_common(1)[0] if widths else (1, 0)
    known = [is_header(record, options.columns) for record in records[:HEADER_WITHIN]]
    return any(known), alike, width


class _Watched:
    """Lines of text as :mod:`csv` takes them, with what was seen of them since a record began."""

    def __init__(self, lines: Iterator[bytes | None], limit: int) -> None:
        self._lines = lines
        self._limit = limit
        self.line = 0
        self.begin()

    def begin(self) -> None:
        """A record begins."""
        self.first = self.line + 1
        self.size = self.lost = 0
        self.ended = False  # within the record: it is still open

    def __iter__(self) -> "_Watched":
        return self

    def __next__(self) -> str:
        raw = next(self._lines, b"")
        if raw == b"":
            self.ended = True
            raise StopIteration
        self.line += 1
        if raw is None:
            told = f"line {self.line} is longer than {megabytes(self._limit)}: not one report"
            raise _RowError(Problem("too-large", told))
        text = raw.decode("utf-8", errors="replace")
        if self.line == 1:
            text = text.removeprefix("\ufeff")
        self.size += len(text)
        self.lost += text.count("\ufffd") - raw.count(b"\xef\xbf\xbd")
        if self.size > self._limit:
            raise _RowError(self.open_quote())
        return text

    def open_quote(self) -> Problem:
        """What a quotation mark without its partner does."""
        told = f"a quotation mark that opens in line {self.first} does not close: what follows it is not read"
        return Problem("broken", told)


def _rows(path: Path, encoding: str, separator: str, options: Options) -> Iterator[Row]:
    with io.BufferedReader(io.FileIO(path), HEAD) as stream:
        lines = _Watched(measured_lines(stream, encoding, options.item_bytes), options.item_bytes)
        records = csv.reader(lines, delimiter=separator)
        number = 0
        while True:
            lines.begin()
            number += 1
            try:
                cells: Any = _next(records, options.item_bytes)
            except StopIteration:
                return
            except _RowError as error:
                yield number, error.problem
                if error.problem.code == "broken":  # where the next row begins is not known
                    return
                continue
            except csv.Error as error:
                yield number, Problem("broken", f"line {lines.line} is not as CSV is written: {error}")
                continue
            if number == 1 and len(cells) <= 2 and cells and cells[0].strip().lower() in {"sep", "sep="}:
                number = 0
                continue
            yield number, _checked(cells, lines)


def _next(records: Iterator[list[str]], longest: int) -> list[str]:
    """The next record. The limit of a field is one for the whole program: it is put back at once."""
    before = csv.field_size_limit(longest)
    try:
        return next(records)
    finally:
        csv.field_size_limit(before)


def _checked(cells: list[str], lines: _Watched) -> list[str] | Problem:
    if lines.ended and lines.line > lines.first:
        return lines.open_quote()
    if lines.lost > lines.size * _DAMAGED:
        return Problem("encoding", "is not in the encoding of the rows before it: save the table in UTF-8")
    return cells
