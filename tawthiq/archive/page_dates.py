"""Dates as pages and feeds write them: for machines (ISO 8601, mail) and for people (a dateline in Arabic or English).

A dateline is a line that is nothing but a date, its label, a clock and a zone. A number in a sentence is never one.
"""

import datetime as dt
import email.utils
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from tawthiq.archive.page_words import either, phrases, plain
from tawthiq.lang.ar.language import Arabic
from tawthiq.text.fold import fold

_LONGEST: Final = 160  # characters of a line that can be a dateline
_EARLIEST: Final = 1900
_LATEST: Final = 2199
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|(?<![٠-٩])(?:١٩|٢٠)[٠-٩]{2}(?![٠-٩])")
_MONTH_FIRST: Final = re.compile(r"([^\W\d_]{2,})\s+(\d{1,2})\s*[,،]\s*(\d{4})")  # يوليو 9, 2023
_DIGITS: Final = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789", "\u200e\u200f\u061c")
_FULL_YEAR: Final = re.compile(r"(?<![\d+:.-])\d{4}(?=[-/.,،T\s]|$)")
_SPACED_ZONE: Final = re.compile(r"\s+(?=[+-]\d\d:?\d\d$)")
_SLASHED: Final = re.compile(r"(?<!\d)(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})(?!\d)")
_CLOCK: Final = re.compile(r"\d{1,2}:\d\d(?::\d\d)?|[+-]\d{1,4}")
_WEEKDAYS: Final = {"الاثنين": 0, "الثلاثاء": 1, "الاربعاء": 2, "الخميس": 3, "الجمعه": 4, "السبت": 5, "الاحد": 6}
_ENGLISH: Final = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}


@dataclass(frozen=True, slots=True)
class Dated:
    """A day read off a dateline, and whether its label says that it is the day of publication or of a change.

    ``two_ways`` is True where day and month were told apart by nothing but the Arabic order, day first.
    """

    day: dt.date
    label: str | None = None  # "published" or "updated"
    two_ways: bool = False


def moment(value: str) -> dt.datetime | dt.date | None:
    """The moment or day that a machine-written value tells, its zone kept; None where it tells none that can be."""
    text = value[:_LONGEST].translate(_DIGITS).strip()
    found = _iso(_SPACED_ZONE.sub("", text)) or _mail(text)
    if found is None:
        line = next((dated for dated in datelines(value) if dated.label != "updated" and not dated.two_ways), None)
        found = line.day if line else None
    return found if found and is_possible(found) and tells_year(value, found.year) else None


def is_possible(when: dt.date) -> bool:
    """Whether a report can be of that day: not the zero of a computer's clock, not a typing error."""
    return _EARLIEST <= when.year <= _LATEST and (when.year, when.month, when.day) != (1970, 1, 1)


def tells_year(value: str, year: int) -> bool:
    """Whether a year is the one that words tell in full: parsers of mail take 0001 for 2001."""
    told = _FULL_YEAR.findall(value.translate(_DIGITS))
    return not told or str(year) in told


def _iso(text: str) -> dt.datetime | dt.date | None:
    try:
        if len(text) in {len("2023-07-09"), len("20230709")}:
            return dt.date.fromisoformat(text)
        return dt.datetime.fromisoformat(text) if not text.isdigit() else None
    except ValueError:
        return None


def _mail(text: str) -> dt.datetime | None:
    try:
        return email.utils.parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def datelines(line: str) -> Iterator[Dated]:
    """The days of a line that is nothing but dates, each with the label before it; nothing for any other line."""
    if len(line) > _LONGEST or not _YEAR.search(line):
        return
    folded = fold(line).text.lower()
    starts = [0, *(found.start() for found in _labels().finditer(folded)), len(folded)]
    parts = [folded[start:end] for start, end in pairwise(starts) if folded[start:end].strip()]
    found = [(dated, any(char.isalpha() for char in part)) for part in parts for dated in [_dated(part)]]
    if all(dated is not None or not words for dated, words in found):
        yield from (dated for dated, _ in found if dated is not None)


@cache
def _labels() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{either('published', 'updated')})(?!\w)")


def _dated(part: str) -> Dated | None:
    """The day of one label and what follows it, where nothing else stands there."""
    label = _labels().match(part.lstrip())
    rest = part.lstrip()[label.end() :] if label else part
    day = _only_day(_MONTH_FIRST.sub(r"\2 \1 \3", rest))
    if day is None:
        return None
    updated = label is not None and plain(label.group()) in phrases("updated")
    return Dated(day, ("updated" if updated else "published") if label else None, _is_two_ways(rest))


def _only_day(text: str) -> dt.date | None:
    from tawthiq.mentions import times
    from tawthiq.model.report import Report
    from tawthiq.text.prepare import prepare

    language = _language()
    mentions = times.find(prepare(Report(id="", text=text), language), language)
    days = {time.when.start for time in mentions if time.when.start and time.when.start == time.when.end}
    rest = list(text)
    for time in mentions:
        rest[time.start : time.end] = " " * (time.end - time.start)
    words = plain(_CLOCK.sub(" ", "".join(rest))).split()
    beside = {word for words in phrases("beside_date") for word in words.split()}
    if len(days) != 1 or any(word not in beside and _weekday(word) is None for word in words):
        return None
    return _agreeing(days.pop(), text)


def _agreeing(day: dt.date, text: str) -> dt.date | None:
    """The day, where the weekday beside it agrees; with day and month exchanged, where only so it does; else None."""
    told = next((number for word in plain(text).split() if (number := _weekday(word)) is not None), None)
    if told is None or day.weekday() == told:
        return day
    slashed = _SLASHED.search(text)
    try:
        other = dt.date(int(slashed[3]), int(slashed[1]), int(slashed[2])) if slashed else None
    except ValueError:
        return None
    return other if other and other.weekday() == told else None


def _is_two_ways(text: str) -> bool:
    slashed = _SLASHED.search(text)
    told = any(_weekday(word) is not None for word in plain(text).split())
    return slashed is not None and not told and slashed[1] != slashed[2] and max(int(slashed[1]), int(slashed[2])) <= 12


def _weekday(word: str) -> int | None:
    return _WEEKDAYS.get(word, _ENGLISH.get(word[:3]) if word.endswith("day") or len(word) == 3 else None)


@cache
def _language() -> Arabic:
    from tawthiq.lang import ar

    return ar.load()
