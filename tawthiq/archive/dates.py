"""Days and moments as front matter and tables write them, in Western or Arabic digits: ISO, in figures, in words.

``03/04/2023`` can be read two ways and is never guessed: the caller gives the order of day and month, where the other
dates of a column or a person's word settle it.
"""

import datetime as dt
import email.utils
import re
from functools import cache
from importlib.resources import files
from typing import Any, Final, Literal

from tawthiq.text.fold import fold_word

Order = Literal["dmy", "mdy"]
Moment = dt.datetime | dt.date

_EARLIEST: Final = 1900
_LATEST: Final = 2199
_CLOCK: Final = r"(?P<clock>[ t,،]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)? ?(?:am|pm|ص|م|صباحا|مساء)?)?"
_FIGURES: Final = re.compile(r"(\d{1,2})([/.\\-])(\d{1,2})\2(\d{4})" + _CLOCK)
_YEAR_FIRST: Final = re.compile(r"(\d{4})([/.\\])(\d{1,2})\2(\d{1,2})" + _CLOCK)
_TIME: Final = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)? ?(am|pm|ص|م|صباحا|مساء)?")
_EVENING: Final = frozenset({"pm", "م", "مساء"})
_WORD: Final = re.compile(r"\d+|[^\W\d_]+")
_FILLERS: Final = frozenset({"يوم", "اليوم", "بتاريخ", "م", "من", "of", "th", "st", "nd", "rd"})


class DateError(ValueError):
    """Words that are no date, or an impossible one; the message says why."""


class TwoWaysError(DateError):
    """Figures that can be day/month or month/day."""


def parse(words: str, order: Order | None = None) -> Moment:
    """The day or moment that words give. Raises :class:`DateError`; no zone is moved."""
    plain = fold_word(words).replace("\n", " ")
    if not plain:
        raise DateError("is empty")
    found = _iso(plain) or _year_first(plain) or _in_figures(plain, order) or _mail(plain) or _in_words(plain)
    if found is None:
        raise DateError(f"is not a date that can be read: {_short(words)}")
    if not _EARLIEST <= found.year <= _LATEST:
        raise DateError(f"cannot be in the year {found.year}: {_short(words)}")
    return found


def order_shown(words: str) -> Order | None:
    """The order that figures can only have (``13/04/2023``), or None."""
    figures = _FIGURES.fullmatch(fold_word(words))
    if figures is None:
        return None
    first, second = int(figures[1]), int(figures[3])
    if first > 12 >= second:
        return "dmy"
    return "mdy" if second > 12 >= first else None


def is_two_ways(words: str) -> bool:
    """True for figures that are a day in either order, and not the same one."""
    figures = _FIGURES.fullmatch(fold_word(words))
    return (
        figures is not None and int(figures[1]) <= 12 and int(figures[3]) <= 12 and int(figures[1]) != int(figures[3])
    )


def _iso(plain: str) -> Moment | None:
    text = plain.upper().replace(" UTC", "Z") if ":" in plain else plain
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if ":" in text else moment.date()


def _year_first(plain: str) -> Moment | None:
    figures = _YEAR_FIRST.fullmatch(plain)
    return _made(figures[1], figures[3], figures[4], figures["clock"], plain) if figures else None


def _in_figures(plain: str, order: Order | None) -> Moment | None:
    figures = _FIGURES.fullmatch(plain)
    if figures is None:
        return None
    if order is None and is_two_ways(plain):
        raise TwoWaysError(f"can be day/month or month/day: {_short(plain)}")
    first_is_day = (order_shown(plain) or order or "dmy") == "dmy"
    day, month = (figures[1], figures[3]) if first_is_day else (figures[3], figures[1])
    return _made(figures[4], month, day, figures["clock"], plain)


def _mail(plain: str) -> Moment | None:
    """``Sun, 09 Jul 2023 14:00:00 +0300``."""
    try:
        return email.utils.parsedate_to_datetime(plain) if ":" in plain else None
    except (ValueError, TypeError, IndexError):
        return None


def _in_words(plain: str) -> Moment | None:
    """``الأحد 9 تموز/يوليو 2023``, ``July 9, 2023 14:30``: a day, the name of a month, a year, in any order."""
    clock = _TIME.search(plain)
    rest = plain.replace(clock[0], " ") if clock else plain
    numbers = [word for word in _WORD.findall(rest) if word.isdecimal()]
    names = [word for word in _WORD.findall(rest) if not word.isdecimal() and word not in _FILLERS]
    months = {_names("month")[word] for word in names if word in _names("month")}
    others = [word for word in names if word not in _names("month") and word not in _names("weekday")]
    years = [number for number in numbers if len(number) == 4]
    days = [number for number in numbers if len(number) <= 2]
    if others or len(months) != 1 or len(years) != 1 or len(days) != 1 or len(numbers) != 2:
        return None
    return _made(years[0], months.pop(), days[0], clock[0] if clock else None, plain)


def _made(year: str, month: str | int, day: str, clock: str | None, words: str) -> Moment:
    try:
        made = dt.date(int(year), int(month), int(day))
    except ValueError:
        raise DateError(f"is no day of any calendar: {_short(words)}") from None
    time = _TIME.search(clock) if clock else None
    return made if time is None else dt.datetime.combine(made, _time(time, words))


def _time(found: re.Match[str], words: str) -> dt.time:
    hour = int(found[1])
    if found[4] and hour <= 12:
        hour = hour % 12 + (12 if found[4] in _EVENING else 0)
    try:
        return dt.time(hour, int(found[2]), int(found[3] or 0))
    except ValueError:
        raise DateError(f"has no such time of day: {_short(words)}") from None


@cache
def _names(role: str) -> dict[str, Any]:
    """Folded names of months or weekdays, from the word list of times."""
    import yaml

    entries = yaml.safe_load(files("tawthiq.lang.ar").joinpath("times.yml").read_text("utf8"))
    found: dict[str, Any] = {}
    for entry in entries:
        if entry.get("role") == role:
            for word in entry["words"]:
                found[fold_word(word)] = entry["value"]
                found[fold_word("ال" + word)] = entry["value"]
    return found


def _short(words: str) -> str:
    return words if len(words) <= 40 else words[:39] + "…"
