"""Hijri dates and the feasts that move with them, by the Umm al-Qura calendar (package ``hijridate``).

Umm al-Qura is the civil calendar of Saudi Arabia, tabulated for 1343-1500 AH. Where a month is begun by sighting the
moon, a local date may be a day off; the intervals here do not widen for that, and the rule that reads them says so.
"""

import datetime as dt
from functools import lru_cache
from typing import Final

from tawthiq.lang.ar.times import calendar
from tawthiq.model.values import Interval

FIRST_YEAR: Final = 1343
LAST_YEAR: Final = 1500

# Feast to its calendar, month, first day and last day; h Hijri, g Gregorian.
FEASTS: Final[dict[str, tuple[str, int, int, int]]] = {
    "fitr": ("h", 10, 1, 3),
    "adha": ("h", 12, 10, 13),
    "ashura": ("h", 1, 10, 10),
    "mawlid": ("h", 3, 12, 12),
    "arafa": ("h", 12, 9, 9),
    "hijri_new_year": ("h", 1, 1, 1),
    "new_year": ("g", 1, 1, 1),
    "christmas": ("g", 12, 25, 25),
    "nowruz": ("g", 3, 21, 21),
    "labour": ("g", 5, 1, 1),
}


@lru_cache(maxsize=4096)
def to_gregorian(year: int, month: int, day: int) -> dt.date | None:
    """The Gregorian date of a Hijri one, or None outside the tables or the month."""
    from hijridate import Hijri

    try:
        return dt.date(*Hijri(year, month, day).to_gregorian().datetuple())
    except (ValueError, OverflowError):
        return None


def month_length(year: int, month: int) -> int:
    """Days of a Hijri month, 29 or 30."""
    return 29 if to_gregorian(year, month, 30) is None else 30


def month(year: int, number: int) -> Interval:
    """A whole Hijri month, as a range of Gregorian days."""
    return calendar.between(to_gregorian(year, number, 1), to_gregorian(year, number, month_length(year, number)))


def year(number: int) -> Interval:
    """A whole Hijri year, as a range of Gregorian days."""
    return calendar.between(month(number, 1).start, month(number, 12).end)


def year_of(when: dt.date) -> int:
    """The Hijri year that a day falls in, by the mean length of a Hijri year; at most one off."""
    return int((when - dt.date(622, 7, 19)).days / 354.367) + 1


def last_begun(when: dt.date, month_number: int, day: int | None) -> int | None:
    """The year in which a Hijri month (or a day of it) last began not after ``when``."""
    guess = year_of(when)
    for year_number in (guess + 1, guess, guess - 1, guess - 2):
        begun = to_gregorian(year_number, month_number, day or 1)
        if begun is not None and begun <= when:
            return year_number
    return None


def month_begun_in(gregorian_year: int, number: int) -> Interval:
    """The Hijri month of that number that begins in a Gregorian year."""
    latest = last_begun(dt.date(gregorian_year, 12, 31), number, None)
    return month(latest, number) if latest is not None else calendar.UNKNOWN


def feast(name: str, year_number: int) -> Interval:
    """The days of a feast in a year of its own calendar."""
    kind, month_number, first, last = FEASTS[name]
    make = to_gregorian if kind == "h" else calendar.date
    start, end = make(year_number, month_number, first), make(year_number, month_number, last)
    return calendar.between(start, end, "day" if first == last else "range")


def last_feast(name: str, when: dt.date) -> Interval:
    """The last feast of that name that began not after a day."""
    kind, month_number, first, _ = FEASTS[name]
    if kind == "h":
        year_number = last_begun(when, month_number, first)
    else:
        begun = calendar.date(when.year, month_number, first)
        year_number = when.year if begun is not None and begun <= when else when.year - 1
    return feast(name, year_number) if year_number is not None else calendar.UNKNOWN
