"""The dates of a whole column: one order of day and month for all, where the column or a person settles it.

``03/04/2023`` alone can be read two ways; ``13/04/2023`` in the same column tells which. Nothing is guessed where
nothing tells. Spreadsheets of an American setting turn days up to twelve into other dates and leave the rest as text:
such a column is known by that, and its turned dates are refused.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from tawthiq.archive import dates
from tawthiq.archive.dates import DateError, Moment, Order, TwoWaysError

_SERIALS: Final = range(20_000, 80_000)  # days since 1900 that are of 1954 to 2119


@dataclass(slots=True)
class Column:
    """What a column's dates are like as a whole."""

    said: Order | None = None
    shown: set[Order] = field(default_factory=set)
    two_ways: int = 0
    cells: int = 0
    late_cells: int = 0

    def survey(self, values: Iterable[Any]) -> None:
        """Take in the values of the column."""
        for value in values:
            if isinstance(value, dt.date):
                self.cells += 1
                self.late_cells += value.day > 12
            elif isinstance(value, str):
                order = dates.order_shown(value)
                if order:
                    self.shown.add(order)
                self.two_ways += dates.is_two_ways(value)

    @property
    def order(self) -> Order | None:
        """The one order that holds in the column."""
        if self.said:
            return self.said
        return next(iter(self.shown)) if len(self.shown) == 1 else None

    @property
    def is_turned(self) -> bool:
        """True where the spreadsheet itself seems to have read days as months."""
        return self.cells > 0 and not self.late_cells and not self.two_ways and self.shown == {"dmy"}

    def read(self, value: Any) -> Moment | None:
        """The day or moment of a cell, None for an empty one. Raises :class:`DateError`."""
        if value is None or (isinstance(value, str) and not value.strip()):
            return None
        if isinstance(value, dt.datetime | dt.date):
            if self.is_turned:
                raise TwoWaysError("may have been turned by the spreadsheet, which took the day for the month")
            return _day_if_midnight(value)
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if isinstance(value, int) and value in _SERIALS:
            from openpyxl.utils.datetime import from_excel

            return self.read(from_excel(value))
        if isinstance(value, str | int) and not isinstance(value, bool):
            return dates.parse(str(value), self.order)
        raise DateError(f"is not a date: {value}")


def _day_if_midnight(value: Moment) -> Moment:
    """A spreadsheet's day is a moment at midnight."""
    if isinstance(value, dt.datetime) and value.time() == dt.time() and value.tzinfo is None:
        return value.date()
    return value
