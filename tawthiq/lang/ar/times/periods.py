"""Stretches longer than a day: months, years, seasons, parts of them, "N days ago", "since", ranges."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Final

from tawthiq.lang.ar.times import calendar, hijri
from tawthiq.lang.ar.times.calendar import UNKNOWN, Position, Unit
from tawthiq.lang.ar.times.said import Date, Period, Reference, Said, Shift, widened
from tawthiq.model.values import Interval

_WEEK_SLACK: Final = 3  # days either way of "a week ago" (GUIDE.md)
_SEASON_DAYS: Final = 91


@dataclass(frozen=True, slots=True)
class Month:
    """A month by its name, with a year, a shift, or neither."""

    number: int
    year: int | Said | None = None
    shift: Shift | None = None
    is_hijri: bool = False

    def resolve(self, reference: Reference) -> Interval:
        """The whole month; with neither the last that began not after publication."""
        if isinstance(self.year, int):
            return self._in(self.year)
        if self.year is not None:
            start = self.year.resolve(reference).start
            return self._within(start.year) if start is not None else UNKNOWN
        if reference.published is None:
            return UNKNOWN
        if self.is_hijri:
            return self._hijri_near(reference.published, future=reference.future)
        return self._in(reference.published.year + self._step(reference.published, future=reference.future))

    def _within(self, gregorian_year: int) -> Interval:
        """The month of a Gregorian year told from publication; of a Hijri month the one that begins in it."""
        return hijri.month_begun_in(gregorian_year, self.number) if self.is_hijri else self._in(gregorian_year)

    def _hijri_near(self, day: dt.date, *, future: bool) -> Interval:
        """The Hijri month whose year is not told."""
        year = hijri.last_begun(day, self.number, None)
        if year is None:
            return UNKNOWN
        if self.shift == "last":
            end = hijri.month(year, self.number).end
            year -= end is not None and end >= day
        return hijri.month(year + (self.shift == "next" or future), self.number)

    def _in(self, year: int) -> Interval:
        return hijri.month(year, self.number) if self.is_hijri else calendar.month(year, self.number)

    def _step(self, day: dt.date, *, future: bool) -> int:
        """Years from that of publication."""
        if self.shift == "last":
            return -(self.number >= day.month)
        if self.shift == "next":
            return int(self.number <= day.month)
        if future:
            return int(self.number < day.month)
        return -(self.number > day.month)


@dataclass(frozen=True, slots=True)
class Year:
    """A year by its number."""

    number: int
    is_hijri: bool = False

    def resolve(self, _reference: Reference) -> Interval:
        """The whole year."""
        return hijri.year(self.number) if self.is_hijri else calendar.year(self.number)


@dataclass(frozen=True, slots=True)
class Decade:
    """A decade by its first year."""

    first: int

    def resolve(self, _reference: Reference) -> Interval:
        """Ten years."""
        return calendar.decade(self.first)


@dataclass(frozen=True, slots=True)
class Season:
    """A season by its first month, of a year, or the last, this, the next."""

    month: int
    year: int | Said | None = None
    shift: Shift | None = None

    def resolve(self, reference: Reference) -> Interval:
        """Three months; winter begins in December of the named year."""
        if isinstance(self.year, int):
            return self._in(self.year)
        if self.year is not None:
            start = self.year.resolve(reference).start
            return self._in(start.year) if start else UNKNOWN
        day = reference.published
        if day is None:
            return UNKNOWN
        if self.shift == "this":
            return self._this(day)
        seasons = [self._in(year) for year in range(day.year - 2, day.year + 2)]
        if self.shift == "next":
            ahead = [season for season in seasons if season.start and season.start > day]
            return ahead[0] if ahead else UNKNOWN
        if self.shift == "last":
            past = [season for season in seasons if season.end and season.end < day]
        else:
            past = [season for season in seasons if season.start and season.start <= day]
        return past[-1] if past else UNKNOWN

    def _this(self, day: dt.date) -> Interval:
        """The one under way or over for less than a season; else the one to come."""
        begun = [self._in(year) for year in (day.year - 1, day.year)]
        oldest = calendar.step(day, -_SEASON_DAYS)
        near = [one for one in begun if one.start and one.end and one.start <= day and one.end >= oldest]
        return (
            near[-1] if near else next((one for one in begun if one.start and one.start > day), self._in(day.year + 1))
        )

    def _in(self, year: int) -> Interval:
        return calendar.months(year, self.month, self.month + 2, "season")


@dataclass(frozen=True, slots=True)
class PartOf:
    """The beginning, middle or end of a month or year."""

    position: Position
    whole: Said

    def resolve(self, reference: Reference) -> Interval:
        """That part of the days."""
        return calendar.part_of(self.whole.resolve(reference), self.position)


@dataclass(frozen=True, slots=True)
class Fraction:
    """The first, second... half or quarter of a year."""

    parts: int
    number: int
    whole: Said

    def resolve(self, reference: Reference) -> Interval:
        """Its months."""
        return calendar.fraction_of(self.whole.resolve(reference), self.parts, self.number)


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The first, second... week of a month: seven days each, the last to the end."""

    number: int
    whole: Said

    def resolve(self, reference: Reference) -> Interval:
        """Those days; the whole where it is no month."""
        month = self.whole.resolve(reference)
        if month.start is None or month.end is None or month.precision != "month" or not 1 <= self.number <= 4:
            return month
        start = month.start + dt.timedelta(7 * (self.number - 1))
        return calendar.between(start, month.end if self.number == 4 else start + dt.timedelta(6), "part_of_month")


@dataclass(frozen=True, slots=True)
class FirstMonths:
    """The first so many months of a year."""

    count: int
    whole: Said

    def resolve(self, reference: Reference) -> Interval:
        """From January on."""
        year = self.whole.resolve(reference)
        known = year.start is not None and year.precision == "year"
        return calendar.months(year.start.year, 1, self.count) if year.start is not None and known else UNKNOWN


@dataclass(frozen=True, slots=True)
class Ago:
    """So many days, weeks, months or years ago: the day, the days around, the calendar month, the calendar year."""

    count: int
    unit: Unit
    half: bool = False

    def resolve(self, reference: Reference) -> Interval:
        """As precise as the unit."""
        return widened(reference, self._from)

    def _from(self, day: dt.date) -> Interval:
        back = _back(day, self.count, self.unit, half=self.half)
        if back is None:
            return UNKNOWN
        match self.unit:
            case "week":
                return calendar.between(calendar.step(back, -_WEEK_SLACK), calendar.step(back, _WEEK_SLACK))
            case "month":
                return calendar.month(back.year, back.month)
            case "year":
                return calendar.year(back.year)
            case _:
                return calendar.day(back)


@dataclass(frozen=True, slots=True)
class Lately:
    """Since so many units, or over the last (the next, where ``ahead``) so many: up to publication, or from it."""

    count: int
    unit: Unit
    half: bool = False
    ahead: bool = False

    def resolve(self, reference: Reference) -> Interval:
        """A range that ends, or begins, with the day of publication."""
        return widened(reference, self._from)

    def _from(self, day: dt.date) -> Interval:
        if self.ahead:
            return calendar.between(day, calendar.back(day, -self.count, self.unit))
        return calendar.between(_back(day, self.count, self.unit, half=self.half), day)


def _back(day: dt.date, count: int, unit: Unit, *, half: bool) -> dt.date | None:
    """The day so many units before, and a half unit more."""
    back = calendar.back(day, count, unit)
    if back is None or not half:
        return back
    halves: dict[Unit, tuple[int, Unit]] = {"year": (6, "month"), "month": (15, "day"), "week": (3, "day")}
    return calendar.back(back, *halves[unit]) if unit in halves else back


@dataclass(frozen=True, slots=True)
class Since:
    """From the beginning of something said to the day of publication."""

    what: Said

    def resolve(self, reference: Reference) -> Interval:
        """A range, with the part of day and the clock of its beginning."""
        said = self.what.resolve(reference)
        if said.start is None or reference.published is None:
            return replace(said, start=None, end=None, precision=None)
        return calendar.between(said.start, reference.published).at(said.part, said.clock)


@dataclass(frozen=True, slots=True)
class Range:
    """From one thing said to another. What the first leaves open (the month, the year, the week) the last gives."""

    first: Said
    last: Said

    def resolve(self, reference: Reference) -> Interval:
        """The days from the start of the first to the end of the last."""
        begun = self.first.resolve(reference)
        end = self.last.resolve(replace(reference, told_last=begun) if begun.start else reference).end
        if end is None:
            return UNKNOWN
        first = self.first
        if isinstance(first, Period) or reference.published is None:
            start = begun.start
        else:
            bound = replace(reference, published=end, earliest=end, future=False)
            start = _unshifted(first).resolve(bound).start
            plain = begun.start
            start = plain if plain is not None and plain <= end and not _is_open(first) else start
        return calendar.between(start, end)


def _is_open(said: Said) -> bool:
    """True for a month or date without a year: its year is that of the end."""
    return isinstance(said, (Month, Date)) and said.year is None


def _unshifted(said: Said) -> Said:
    """A month or date without its "last": the last one before the end of the range."""
    return replace(said, shift=None) if isinstance(said, (Month, Date)) else said
