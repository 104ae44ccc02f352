"""Peers' values as the intervals of our gold, in their favour wherever a convention differs."""

import calendar
import datetime as dt
import re
from typing import Any

Row = dict[str, Any]
SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "AU": (9, 11), "WI": (12, 2)}
PARTS = {"MO": "morning", "MI": "noon", "AF": "afternoon", "EV": "evening", "NI": "night"}
THIRDS = {"START": (1, 10), "EARLY": (1, 10), "MID": (11, 20), "END": (21, 31), "LATE": (21, 31)}
YEAR_PARTS = {"START": (1, 3), "EARLY": (1, 3), "MID": (5, 8), "END": (10, 12), "LATE": (10, 12)}


def row(
    start: dt.date | None, end: dt.date | None, precision: str | None, part: str | None = None, clock: str | None = None
) -> Row:
    """A value in the form of the gold."""
    days = {"start": start.isoformat() if start else None, "end": end.isoformat() if end else None}
    return {**days, "precision": precision if start else None, "part": part, "clock": clock}


def months(year: int, first: int, last: int, precision: str) -> Row:
    """From the first day of a month to the last of another, in the next year where that comes before."""
    end_year = year + (last < first)
    return row(dt.date(year, first, 1), dt.date(end_year, last, calendar.monthrange(end_year, last)[1]), precision)


def of_timex(value: str, mod: str, kind: str) -> Row | None:
    """A TIMEX3 value; None for what our gold does not hold: durations, sets, vague references."""
    if kind not in {"DATE", "TIME"} or value.endswith("_REF"):
        return None
    if match := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)(?:T(\w\w|\d\d:\d\d)?(?::\d\d)?.*)?", value):
        return of_day(dt.date(*map(int, match.groups()[:3])), match[4] or "")
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(?:-WE)?", value):
        monday = dt.date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return row(monday - dt.timedelta(1), monday + dt.timedelta(5), "range")  # our weeks begin on Sunday
    if match := re.fullmatch(r"(\d{4})-(\d\d)", value):
        return of_month(int(match[1]), int(match[2]), mod)
    if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|AU|WI)", value):
        return months(int(match[1]), *SEASONS[match[2]], "season")
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        return months(int(match[1]), 3 * int(match[2]) - 2, 3 * int(match[2]), "range")
    if match := re.fullmatch(r"(\d{4})-H([12])", value):
        return months(int(match[1]), 6 * int(match[2]) - 5, 6 * int(match[2]), "range")
    if re.fullmatch(r"\d{4}", value) and int(value):
        return months(int(value), *YEAR_PARTS.get(mod, (1, 12)), "range" if mod in YEAR_PARTS else "year")
    if re.fullmatch(r"\d{3}", value):
        return row(dt.date(int(value) * 10, 1, 1), dt.date(int(value) * 10 + 9, 12, 31), "range")
    return row(None, None, None)  # unresolved: found, not read


def of_day(day: dt.date, time: str) -> Row:
    """A day with its part or clock; a night is two days, as in our gold."""
    part = PARTS.get(time)
    end = day + dt.timedelta(days=1) if part == "night" else day
    return row(day, end, "day", part, time if ":" in time else None)


def of_month(year: int, month: int, mod: str) -> Row:
    """A month, or the third of it that a modifier names."""
    last = calendar.monthrange(year, month)[1]
    if mod in THIRDS:
        first, end = THIRDS[mod]
        return row(dt.date(year, month, first), dt.date(year, month, min(end, last)), "part_of_month")
    return months(year, month, month, "month")


def of_datetime(value: dt.datetime, period: str) -> Row:
    """What dateparser gives: a moment, and how much of it was said."""
    day = value.date()
    if period == "year":
        return months(day.year, 1, 12, "year")
    if period == "month":
        return months(day.year, day.month, day.month, "month")
    return row(day, day, "day", None, value.strftime("%H:%M") if period == "time" else None)
