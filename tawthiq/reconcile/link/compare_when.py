"""Comparing the time of two accounts: the days between their intervals, and the hours of the day.

A day that nobody said, but common sense gives, weighs less than one that is said: levels keep the two apart. Reports
are often a day late or count the night to the next day, so a day's difference speaks against, and does not decide.
"""

from typing import Final

from tawthiq.reconcile.link.comparison import Comparison, Level, both, either
from tawthiq.reconcile.link.sketch import LONGEST_EXACT, LONGEST_INFERRED, Sketch

_FEW: Final = 3  # days
LATE: Final = 8  # days: by so much a report that tells no day may come after the event
_GAP: Final = "greatest({l.start} - {r.end}, {r.start} - {l.end}, 0)"
_DAY: Final = both("{x.said} and {x.start} = {x.end}")
_MORNING, _MIDNIGHT = 5, 24  # hours
_CLEAR: Final = both(f"coalesce({{x.hour_from}} >= {_MORNING} and {{x.hour_to}} <= {_MIDNIGHT}, false)")
_SHORT: Final = both(f"{{x.end}} - {{x.start}} < if({{x.said}}, {LONGEST_EXACT}, {LONGEST_INFERRED})")
_MAY_BE_LATE: Final = "not if({l.start} > {r.end}, {l.said}, {r.said})"


def days_apart(one: Sketch, other: Sketch) -> int | None:
    """The days between two intervals, 0 where they overlap; None where one is unknown."""
    if one.start is None or other.start is None or one.end is None or other.end is None:
        return None
    return max(one.start - other.end, other.start - one.end, 0)


def _by_day(sketch: Sketch) -> bool:
    """True where the hour is told and is none that is counted to the day before or after."""
    return sketch.hour_from is not None and sketch.hour_from >= _MORNING and (sketch.hour_to or 0) <= _MIDNIGHT


def _is_day(sketch: Sketch) -> bool:
    return sketch.said and sketch.start == sketch.end


def _days(one: Sketch, other: Sketch) -> str | None:
    gap = days_apart(one, other)
    if gap is None:
        return None
    sure = _is_day(one) and _is_day(other)
    if gap == 0:
        if sure:
            return "same_day"
        long = one.vague_time or other.vague_time
        return "may_be_same_long" if long else "may_be_same"
    if gap == 1:
        if not sure:
            return "about_a_day"
        return "other_day" if _by_day(one) and _by_day(other) else "next_day"
    if may_be_late(one, other) and gap <= LATE:
        return "about_few_days" if gap <= _FEW else "about_a_week"
    return "few_days" if gap <= _FEW else "apart"


def may_be_late(one: Sketch, other: Sketch) -> bool:
    """True where nobody said the later day: fresh news, to the reader, that tells what happened days before."""
    later = one if (one.start or 0) > (other.end or 0) else other
    return not later.said


DAYS: Final = Comparison(
    "date",
    Level("silent", either("{x.start} is null")),
    (
        Level("same_day", f"{_GAP} = 0 and {_DAY}"),
        Level("may_be_same", f"{_GAP} = 0 and {_SHORT}"),
        Level("may_be_same_long", f"{_GAP} = 0"),
        Level("other_day", f"{_GAP} = 1 and {_DAY} and {_CLEAR}"),
        Level("next_day", f"{_GAP} = 1 and {_DAY}"),
        Level("about_a_day", f"{_GAP} = 1"),
        Level("about_few_days", f"{_GAP} <= {_FEW} and {_MAY_BE_LATE}"),
        Level("about_a_week", f"{_GAP} <= {LATE} and {_MAY_BE_LATE}"),
        Level("few_days", f"{_GAP} <= {_FEW}"),
        Level("apart", "true"),
    ),
    _days,
)

_ADJACENT: Final = 2  # hours between parts of a day that are told for one another: afternoon and evening
_HOURS: Final = (
    "least(greatest({l.hour_from} - {r.hour_to}, {r.hour_from} - {l.hour_to}, 0),"
    " greatest({l.hour_from} + 24 - {r.hour_to}, {r.hour_from} - {l.hour_to} - 24, 0),"
    " greatest({l.hour_from} - 24 - {r.hour_to}, {r.hour_from} - {l.hour_to} + 24, 0))"
)


def hours_apart(one: Sketch, other: Sketch) -> int | None:
    """The hours between two parts of a day, around midnight too; None where one is not told."""
    if one.hour_from is None or other.hour_from is None or one.hour_to is None or other.hour_to is None:
        return None
    return min(
        max(one.hour_from + turn - other.hour_to, other.hour_from - one.hour_to - turn, 0) for turn in (0, 24, -24)
    )


def _hours(one: Sketch, other: Sketch) -> str | None:
    gap = hours_apart(one, other)
    if gap is None:
        return None
    if gap == 0:
        return "same"
    return "close" if gap <= _ADJACENT else "apart"


HOURS: Final = Comparison(
    "time_of_day",
    Level("silent", either("{x.hour_from} is null")),
    (
        Level("same", f"{_HOURS} = 0"),
        Level("close", f"{_HOURS} <= {_ADJACENT}"),
        Level("apart", "true"),
    ),
    _hours,
)


def other_time(one: Sketch, other: Sketch) -> bool:
    """True where both say when, and the times exclude each other: a dawn and an evening strike on one town are two.

    Nights are counted to either day, so days that follow each other only do so where both hours are of the day.
    """
    if one.hour_from is None or other.hour_from is None:
        return False
    gap = days_apart(one, other)
    if gap == 0:
        return _hours(one, other) == "apart"
    return _days(one, other) == "other_day"
