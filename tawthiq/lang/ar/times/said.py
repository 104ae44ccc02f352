"""What time words say, before it is set against the day of publication: the parts that make up a moment.

Every class here is one way of naming days, with ``resolve``: which days those are for a reference. None of them knows
any words; the readers beside this module make them.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal, Protocol

from tawthiq.lang.ar.times import calendar, hijri
from tawthiq.lang.ar.times.calendar import UNKNOWN, Unit
from tawthiq.model.values import Interval

Shift = Literal["last", "before_last", "this", "next"]
OFFSETS: Final[dict[Shift, int]] = {"before_last": -2, "last": -1, "this": 0, "next": 1}
_YEARS_TRIED: Final = 9  # enough to find a 29 February


@dataclass(frozen=True, slots=True)
class Reference:
    """What times are told from.

    The day of publication, its earliest day, the last day told, the last
    time told (of any length), a plain future, and
    a plan further off, which the nearer of the last and the next occurrence decides.
    """

    published: dt.date | None
    earliest: dt.date | None
    told: Interval = UNKNOWN
    told_last: Interval = UNKNOWN
    future: bool = False
    planned: bool = False


class Said(Protocol):
    """A way of naming days."""

    def resolve(self, reference: Reference) -> Interval:
        """The days it names; :data:`UNKNOWN` where the words and the reference do not fix them."""


def widened(reference: Reference, name: Callable[[dt.date], Interval]) -> Interval:
    """The days that a relative word names from every day on which the report can have been published."""
    if reference.published is None:
        return UNKNOWN
    latest = name(reference.published)
    if reference.earliest in {None, reference.published}:
        return latest
    earliest = name(reference.earliest or reference.published)
    return latest if earliest == latest else calendar.hull(earliest, latest)


@dataclass(frozen=True, slots=True)
class RelativeDay:
    """Today, yesterday: so many days from publication."""

    days: int

    def resolve(self, reference: Reference) -> Interval:
        """That day, or the days it can be."""
        return widened(reference, lambda day: calendar.day(calendar.shifted(day, self.days)))


@dataclass(frozen=True, slots=True)
class Period:
    """The last, this, the next week, month, year, decade or century, whole."""

    unit: Unit
    shift: int

    def resolve(self, reference: Reference) -> Interval:
        """The calendar period."""
        return widened(reference, self._from)

    def _from(self, day: dt.date) -> Interval:
        match self.unit:
            case "week":
                return calendar.week(day, self.shift)
            case "month":
                return calendar.month(day.year, day.month + self.shift)
            case "year":
                return calendar.year(day.year + self.shift)
            case "decade":
                return calendar.decade(day.year // 10 * 10 + 10 * self.shift)
            case "century":
                first = day.year // 100 * 100 + 100 * self.shift
                return calendar.between(calendar.date(first, 1, 1), calendar.date(first + 99, 12, 31))
            case _:
                return UNKNOWN


@dataclass(frozen=True, slots=True)
class NewYear:
    """What "the new year" names: the one just begun, or, late in a year, the one to come."""

    def resolve(self, reference: Reference) -> Interval:
        """The whole year."""
        return widened(reference, lambda day: calendar.year(day.year + (day.month > 6)))


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week; ``shift`` where one was said with it, ``week`` where it is told which week it is of."""

    number: int
    shift: Shift | None = None
    week: Period | None = None

    def resolve(self, reference: Reference) -> Interval:
        """A single day: its last occurrence up to publication, or as the shift or the future says."""
        published = reference.published
        if published is None:
            return UNKNOWN
        if self.week is not None:
            start = self.week.resolve(reference).start
            return calendar.day(calendar.weekday_from(start, self.number) if start else None)
        if self.shift in {"last", "before_last"}:
            last = calendar.weekday_up_to(calendar.step(published, -1), self.number)
            return calendar.day(calendar.shifted(last, -7) if last and self.shift == "before_last" else last)
        if self.shift == "next":
            return calendar.day(calendar.weekday_from(calendar.step(published, 1), self.number))
        return self.near(published, future=reference.future)

    def near(self, day: dt.date, *, future: bool) -> Interval:
        """Its last occurrence up to a day, or its first from that day on."""
        find = calendar.weekday_from if future else calendar.weekday_up_to
        return calendar.day(find(day, self.number))


@dataclass(frozen=True, slots=True)
class WeekdayPair:
    """Two weekdays told as one: the days of "Friday and Saturday", the night "of Thursday to Friday"."""

    first: Weekday
    last: Weekday
    night: bool

    def resolve(self, reference: Reference) -> Interval:
        """From the one to the other; a night is the first day and the one after."""
        if self.night:
            start = self.first.resolve(reference).start
            return calendar.between(start, calendar.shifted(start, 1) if start else None, "day")
        end = self.last.resolve(reference).start
        return calendar.between(self.first.near(end, future=False).start if end else None, end)


@dataclass(frozen=True, slots=True)
class Date:
    """A day of a month. ``month`` None: of the month that ``year`` (a :class:`Period`) names."""

    day: int
    month: int | None
    year: "int | Said | None" = None
    shift: Shift | None = None
    is_hijri: bool = False

    def resolve(self, reference: Reference) -> Interval:
        """That day; without a year the last one not after publication, or as the shift or the future says."""
        if isinstance(self.year, int):
            return calendar.day(self._in(self.year))
        if self.year is not None:
            start = self.year.resolve(reference).start
            if start is None:
                return UNKNOWN
            if self.is_hijri and self.month:
                return calendar.day(_nth(hijri.month_begun_in(start.year, self.month), self.day))
            return calendar.day(
                self._in(start.year) if self.month else calendar.date(start.year, start.month, self.day)
            )
        if reference.published is None:
            return UNKNOWN
        return calendar.day(self._near(reference.published, reference))

    def _in(self, year: int) -> dt.date | None:
        month = self.month or 1
        return hijri.to_gregorian(year, month, self.day) if self.is_hijri else calendar.date(year, month, self.day)

    def _nearest(self, published: dt.date, middle: int) -> dt.date | None:
        """The occurrence nearest to publication."""
        found = [day for year in (middle - 1, middle, middle + 1) if (day := self._in(year)) is not None]
        return min(found, key=lambda day: abs((day - published).days), default=None)

    def _near(self, published: dt.date, reference: Reference) -> dt.date | None:
        """The year that the day is of, where none is said."""
        middle = hijri.year_of(published) if self.is_hijri else published.year
        if self.shift == "this" and self.month == published.month:
            return self._in(published.year)
        if reference.future or self.shift == "next":
            least = calendar.step(published, int(self.shift == "next"))
            found = (self._in(year) for year in range(middle - 1, middle + _YEARS_TRIED))
            return next((day for day in found if day is not None and day >= least), None)
        if reference.planned and self.shift is None:
            return self._nearest(published, middle)
        most = calendar.step(published, -int(self.shift == "last"))
        found = (self._in(year) for year in range(middle + 1, middle - _YEARS_TRIED, -1))
        return next((day for day in found if day is not None and day <= most), None)


def _nth(days: Interval, number: int) -> dt.date | None:
    """The first, second... of several days."""
    return calendar.shifted(days.start, number - 1) if days.start is not None else None


@dataclass(frozen=True, slots=True)
class Feast:
    """A feast, or its ``nth`` day (1 the first; 0 its eve), in a year where one is said."""

    name: str
    nth: int | None = None
    year: int | None = None
    shift: Shift | None = None

    def resolve(self, reference: Reference) -> Interval:
        """The last one that began not after publication, or that of the year."""
        whole = self._whole(reference)
        if self.nth is None or whole.start is None:
            return whole
        return calendar.day(calendar.shifted(whole.start, self.nth - 1))

    def _whole(self, reference: Reference) -> Interval:
        if self.year is not None and self.name != "eid":
            is_hijri = hijri.FEASTS[self.name][0] == "h"
            year = hijri.year_of(dt.date(self.year, 7, 1)) if is_hijri and self.year > hijri.LAST_YEAR else self.year
            found = [hijri.feast(self.name, year + step) for step in ((0, -1, 1) if is_hijri else (0,))]
            in_year = [one for one in found if one.start and one.start.year == self.year]
            return (in_year or found)[0]
        if reference.published is None:
            return UNKNOWN
        ahead = self.shift == "next" or reference.future
        day = calendar.shifted(reference.published, 355 if ahead else -(self.shift == "last"))
        if day is None:
            return UNKNOWN
        if self.name == "eid":  # whichever of the two was last
            return max(
                (hijri.last_feast(name, day) for name in ("fitr", "adha")), key=lambda days: days.start or dt.date.min
            )
        return hijri.last_feast(self.name, day)


@dataclass(frozen=True, slots=True)
class Told:
    """The same day, the next day, the same year: from the day told last."""

    unit: Unit
    steps: int
    year: Period | None = None

    def resolve(self, reference: Reference) -> Interval:
        """The day, month or year, or :data:`UNKNOWN` where none was told before."""
        start = (reference.told if self.unit == "day" else reference.told_last).start
        if start is None:
            return UNKNOWN
        year = self.year.resolve(reference).start if self.year is not None else None
        if year is not None:  # "the same month of this year"
            return calendar.month(year.year, start.month)
        if self.unit == "day":
            return calendar.day(calendar.shifted(start, self.steps))
        if self.unit == "week":
            return calendar.week(start, self.steps)
        return (
            calendar.month(start.year, start.month + self.steps)
            if self.unit == "month"
            else (calendar.year(start.year + self.steps) if self.unit == "year" else UNKNOWN)
        )
