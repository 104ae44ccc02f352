"""Calendar arithmetic on days, months, years and weeks; it knows no words.

A week runs from Sunday to Saturday. Weekdays are numbered as Python does, Monday 0. Every function answers None or
:data:`UNKNOWN` rather than fail where a date does not exist or leaves the calendar.
"""

import calendar
import datetime as dt
from typing import Final, Literal

from tawthiq.model.values import DatePrecision, Interval

Unit = Literal["hour", "day", "week", "month", "year", "decade", "century"]
Position = Literal["early", "middle", "late"]

UNKNOWN: Final = Interval(None, None, None)
_SUNDAY: Final = 6
_HOURS: Final = 24
# First and last days of a part of a month, and months of a part of a year (GUIDE.md); 31 stands for the last day.
_DAYS: Final[dict[Position, tuple[int, int]]] = {"early": (1, 10), "middle": (11, 20), "late": (21, 31)}
_MONTHS: Final[dict[Position, tuple[int, int]]] = {"early": (1, 3), "middle": (5, 8), "late": (10, 12)}


def date(year: int, month: int, day: int) -> dt.date | None:
    """The date, or None where there is none such."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def between(start: dt.date | None, end: dt.date | None, precision: DatePrecision = "range") -> Interval:
    """The interval of two days, or :data:`UNKNOWN` where one is missing or they stand the wrong way round."""
    if start is None or end is None or end < start:
        return UNKNOWN
    return Interval(start, end, precision)


def shifted(day: dt.date, days: int) -> dt.date | None:
    """So many days later."""
    try:
        return day + dt.timedelta(days=days)
    except OverflowError:
        return None


def step(when: dt.date, days: int) -> dt.date:
    """So many days later, or the day itself at the end of the calendar."""
    return shifted(when, days) or when


def day(when: dt.date | None) -> Interval:
    """One day."""
    return between(when, when, "day")


def month(year: int, number: int) -> Interval:
    """A whole month; ``number`` may run past 1..12 into other years."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    first = date(year, number, 1)
    return between(first, date(year, number, calendar.monthrange(year, number)[1]), "month") if first else UNKNOWN


def year(number: int) -> Interval:
    """A whole year."""
    return between(date(number, 1, 1), date(number, 12, 31), "year")


def months(year_number: int, first: int, last: int, precision: DatePrecision = "range") -> Interval:
    """Months ``first`` to ``last`` of a year; they may run past 12."""
    return between(month(year_number, first).start, month(year_number, last).end, precision)


def week(when: dt.date, weeks: int) -> Interval:
    """The week, Sunday to Saturday, so many weeks from that of a day."""
    sunday = shifted(when, -((when.weekday() - _SUNDAY) % 7) + 7 * weeks)
    return between(sunday, shifted(sunday, 6) if sunday else None)


def decade(first_year: int) -> Interval:
    """Ten years."""
    return between(date(first_year, 1, 1), date(first_year + 9, 12, 31))


def back(when: dt.date, count: int, unit: Unit) -> dt.date | None:
    """The same day so many units before: the last day of a shorter month. Hours make whole days."""
    if unit == "hour":
        days = max(1, -(-abs(count) // _HOURS))
        return shifted(when, -days if count > 0 else days)
    if unit in {"day", "week"}:
        return shifted(when, -count * (7 if unit == "week" else 1))
    total = when.year * 12 + when.month - 1 - count * {"month": 1, "year": 12, "decade": 120, "century": 1200}[unit]
    year_number, number = total // 12, total % 12 + 1
    if not dt.MINYEAR <= year_number <= dt.MAXYEAR:
        return None
    return date(year_number, number, min(when.day, calendar.monthrange(year_number, number)[1]))


def weekday_up_to(when: dt.date, weekday: int) -> dt.date | None:
    """The last such weekday up to and including a day."""
    return shifted(when, -((when.weekday() - weekday) % 7))


def weekday_from(when: dt.date, weekday: int) -> dt.date | None:
    """The first such weekday from a day on."""
    return shifted(when, (weekday - when.weekday()) % 7)


def part_of(whole: Interval, position: Position) -> Interval:
    """The early, middle or late part of a month or a year; of a decade its thirds; anything else as it is."""
    if whole.start is None or whole.end is None:
        return whole
    if whole.precision == "month":
        first, last = _DAYS[position]
        end = whole.end if last == 31 else date(whole.end.year, whole.end.month, last)
        return between(whole.start.replace(day=first), end, "part_of_month")
    if whole.precision == "year":
        first, last = _MONTHS[position]
        return months(whole.start.year, first, last)
    if whole.days > 3000:
        offset = {"early": 0, "middle": 3, "late": 7}[position]
        return between(date(whole.start.year + offset, 1, 1), date(whole.start.year + offset + 2, 12, 31))
    return whole


def fraction_of(whole: Interval, parts: int, number: int) -> Interval:
    """The first, second... half or quarter of a year or a month."""
    if whole.start is None or whole.end is None or not 1 <= number <= parts:
        return UNKNOWN
    if whole.precision == "year":
        width = 12 // parts
        return months(whole.start.year, (number - 1) * width + 1, number * width)
    if whole.precision == "month" and parts == 2:
        first, last = (1, 15) if number == 1 else (16, whole.end.day)
        return between(whole.start.replace(day=first), whole.end.replace(day=last), "part_of_month")
    return UNKNOWN


def hull(one: Interval, other: Interval) -> Interval:
    """The days from the start of the earlier to the end of the later, as a range."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return UNKNOWN
    return between(min(one.start, other.start), max(one.end, other.end))
