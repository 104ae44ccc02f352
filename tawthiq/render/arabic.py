"""Arabic grammar of what is shown: counted nouns, ranges of people, days in words."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from tawthiq.lang.ar.agreement import form_after, grouped
from tawthiq.render.labels import arabic, tables


def counted(number: int, noun: str) -> str:
    """A number with its noun in the right form: قتيل واحد، قتيلان، 3 قتلى، 11 قتيلا، 100 قتيل."""
    forms: Mapping[str, Any] = tables()["nouns"][noun]
    if number == 0:
        return f"لا {forms['few']}"
    if number == 1:
        return f"{forms['one']} {'واحدة' if forms.get('feminine') else 'واحد'}"
    if number == 2:
        return str(forms["two"])
    return f"{grouped(number)} {form_after(number, forms)}"


def count_range(low: int, high: int | None, noun: str) -> str:
    """A range of people in words."""
    forms: Mapping[str, Any] = tables()["nouns"][noun]
    if high is None:
        return f"عدد غير معروف من {forms['all']}" if low == 0 else f"{counted(low, noun)} على الأقل"
    if low == high:
        return counted(low, noun)
    if low == 0:
        return f"{counted(high, noun)} على الأكثر"
    if high == 2:
        return f"{forms['one']} أو {forms['two']}"
    return f"من {grouped(low)} إلى {grouped(high)} {form_after(high, forms)}"


def noun_of(field: str) -> str:
    """The noun that a casualty field counts: a group's own where it has one."""
    group = field.partition("_")[2]
    return group if group in tables()["nouns"] else field


def month(day: dt.date) -> str:
    """A month by both of its names."""
    return str(tables()["months"][day.month - 1])


def day_words(day: dt.date) -> str:
    """7 تموز/يوليو 2023."""
    return f"{day.day} {month(day)} {day.year}"


def date_words(date: Mapping[str, Any]) -> str:
    """A date of the contract in words, no more precise than it is."""
    time = date.get("time_of_day") or {}
    words = []
    if date.get("start") and date.get("end"):
        start, end = dt.date.fromisoformat(date["start"]), dt.date.fromisoformat(date["end"])
        words.append(_days(start, end, date.get("precision")))
    if time.get("part"):
        words.append(arabic("parts", time["part"]))
    if time.get("clock"):
        words.append(f"الساعة {time['clock']}")
    return "، ".join(words)


def _days(start: dt.date, end: dt.date, precision: str | None) -> str:
    named = {"part_of_month": _part_of_month, "month": _month, "season": _season, "year": _year}.get(precision or "")
    return (named and named(start, end)) or span_words(start, end)


def _part_of_month(start: dt.date, end: dt.date) -> str | None:
    part = tables()["parts_of_month"].get(start.day)
    return (
        f"{part} {month(start)} {start.year}" if part and (start.year, start.month) == (end.year, end.month) else None
    )


def _month(start: dt.date, end: dt.date) -> str | None:
    whole = start.day == 1 and (end + dt.timedelta(days=1)).day == 1 and start.month == end.month
    return f"{month(start)} {start.year}" if whole and start.year == end.year else None


def _season(start: dt.date, end: dt.date) -> str | None:
    season = tables()["seasons"].get(start.month)
    if season is None or start.day != 1:
        return None
    return f"{season} {start.year}" if start.year == end.year else f"{season} {start.year}-{end.year}"


def _year(start: dt.date, end: dt.date) -> str | None:
    whole = (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
    if not whole:
        return None
    return f"عام {start.year}" if start.year == end.year else f"من عام {start.year} إلى عام {end.year}"


def span_words(start: dt.date, end: dt.date) -> str:
    """Days from one to another, what they share said once."""
    if start == end:
        return day_words(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"من {start.day} إلى {day_words(end)}"
    if start.year == end.year:
        return f"من {start.day} {month(start)} إلى {day_words(end)}"
    return f"من {day_words(start)} إلى {day_words(end)}"


def period_words(period: Mapping[str, Any] | None) -> str:
    """A statement's period in words; empty where it has none."""
    if not period or not period.get("start") or not period.get("end"):
        return ""
    return span_words(dt.date.fromisoformat(period["start"]), dt.date.fromisoformat(period["end"]))
