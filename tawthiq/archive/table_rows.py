"""From the rows of a table to its items, whatever kind of file the table was in.

The rows are read twice where there is a column of dates: once to see how all its dates are written.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any, Final, cast

from tawthiq.archive.dates import DateError, Moment, Order, TwoWaysError
from tawthiq.archive.found import placed
from tawthiq.archive.garbled import damage
from tawthiq.archive.item import Found, Item, Options, Problem
from tawthiq.archive.table_columns import MOST, ORDER, Columns, columns_of, is_header
from tawthiq.archive.table_dates import Column

# A row's number as a spreadsheet shows it, and its cells, or what is wrong with it.
Row = tuple[int, "Sequence[Any] | Problem"]
Rows = Callable[[], Iterator[Row]]
HEADER_WITHIN: Final = 10  # rows; above a header stand titles and notes
_EXCEL_CELL: Final = 32_767  # characters that a cell of Excel holds: what is longer was cut there
_NAMED: Final = 5  # row numbers in a message


def found_in(rows: Rows, options: Options) -> Iterator[Found]:
    """The items of a table and its problems. ``rows`` gives its rows anew each time it is called."""
    header = _header(rows, options)
    if isinstance(header, Problem):
        yield header
        return
    at, columns = header
    table = _Table(columns, _dates(rows, at, columns, options))
    for number, cells in rows():
        place = f"row {number}"
        if isinstance(cells, Problem):
            yield placed(cells, place)
        elif number > at and any(not _is_blank(cell) for cell in cells):
            yield from table.row(cells, number, place)
    yield from table.two_ways()


def _header(rows: Rows, options: Options) -> tuple[int, Columns] | Problem:
    """The number of the header's row and the columns."""
    first: tuple[int, Sequence[Any]] | None = None
    wrong: Problem | None = None
    for number, cells in islice(rows(), HEADER_WITHIN):
        if isinstance(cells, Problem):
            wrong = wrong or placed_problem(cells, number)
            continue
        if len(cells) <= MOST and is_header(cells, options.columns):
            columns = columns_of(cells, options.columns)
            return number, cast("Columns", columns)
        if first is None or _filled(cells) > _filled(first[1]):
            first = (number, cells)
    if first is None or not _filled(first[1]):
        return wrong or Problem("empty", "has no rows: there is no report in it")
    told = columns_of(first[1], options.columns)
    return told if isinstance(told, Problem) else (first[0], told)


def placed_problem(problem: Problem, number: int) -> Problem:
    """A problem with its row."""
    return Problem(problem.code, problem.message, f"row {number}")


def _filled(cells: Sequence[Any]) -> int:
    return sum(not _is_blank(cell) for cell in cells)


def _dates(rows: Rows, header: int, columns: Columns, options: Options) -> Column:
    said = options.columns.get(ORDER)
    column = Column(cast("Order", said) if said in {"dmy", "mdy"} else None)
    at = columns.fields.get("published")
    if at is not None:
        column.survey(
            cells[at]
            for number, cells in rows()
            if number > header and not isinstance(cells, Problem) and at < len(cells)
        )
    return column


class _Table:
    """The rows of one table, with what its header and its dates are."""

    def __init__(self, columns: Columns, column: Column) -> None:
        self._columns = columns
        self._dates = column
        self._two_ways: list[tuple[int, str]] = []

    def row(self, cells: Sequence[Any], number: int, place: str) -> Iterator[Found]:
        """The item of one row, and what is wrong with it."""
        width = len(self._columns.header)
        if _filled(cells[width:]):
            told = f"has {len(cells)} cells where the header has {width}: a separator stands in a text without quotes"
            yield Problem("bad-item", told, place)
            return
        text = self._words(cells, "text")
        if text is None:
            yield Problem("bad-item", f"has no text in the column “{self._columns.called('text')}”", place)
            return
        title = self._words(cells, "title")
        wrong = damage(f"{title}\n{text}" if title else text)
        if wrong:
            yield Problem("garbled", wrong, place)
            return
        try:
            published = self._published(cells)
        except TwoWaysError as error:
            self._two_ways.append((number, str(error)))
            return
        except DateError as error:
            yield Problem("bad-item", f"its date {error}", place)
            return
        yield self._item(cells, place, text, title, published)
        if len(text) == _EXCEL_CELL:
            yield Problem("broken", f"its text ends where a cell of Excel is full ({_EXCEL_CELL:,} characters)", place)

    def _item(self, cells: Sequence[Any], place: str, text: str, title: str | None, published: Moment | None) -> Item:
        return Item(
            text,
            place,
            title=title,
            published=published,
            source=self._words(cells, "source"),
            url=self._words(cells, "url"),
            lang=self._words(cells, "lang"),
            own_id=self._words(cells, "id"),
            carried={
                name: _plain(cells[index])
                for index, name in self._columns.others
                if index < len(cells) and not _is_blank(cells[index])
            },
        )

    def two_ways(self) -> Iterator[Problem]:
        """The rows that were left because their dates can be read two ways."""
        if not self._two_ways:
            return
        name = self._columns.called("published")
        rows = ", ".join(str(number) for number, _ in self._two_ways[:_NAMED])
        more = "…" if len(self._two_ways) > _NAMED else ""
        told = (
            f"{len(self._two_ways)} rows are not read ({rows}{more}): a date {self._two_ways[0][1]}, and nothing in the"
            " column tells; write dates as 2023-07-09, or say the order (columns: order = dmy)"
        )
        yield Problem("bad-item", told, f"column {name}")

    def _published(self, cells: Sequence[Any]) -> Moment | None:
        at = self._columns.fields.get("published")
        return None if at is None or at >= len(cells) else self._dates.read(cells[at])

    def _words(self, cells: Sequence[Any], field: str) -> str | None:
        at = self._columns.fields.get(field)
        if at is None or at >= len(cells) or _is_blank(cells[at]):
            return None
        return str(_plain(cells[at]))


def _is_blank(cell: Any) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _plain(cell: Any) -> Any:
    """A cell's value as it can be stored: numbers as numbers, whole ones without a point, days in ISO."""
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    if isinstance(cell, dt.date | dt.time):
        return cell.isoformat()
    return cell if isinstance(cell, str | int | float | bool) or cell is None else str(cell)
