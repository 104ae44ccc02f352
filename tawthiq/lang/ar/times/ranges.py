"""From one time to another: من 5 إلى 7 مايو، بين عامي 2011 و2013، شهري يوليو وأغسطس، منذ الجمعة حتى الأحد."""

from collections.abc import Callable
from typing import Final

from tawthiq.lang.ar.times.dates import dated
from tawthiq.lang.ar.times.examples import says
from tawthiq.lang.ar.times.moments import Moment
from tawthiq.lang.ar.times.months import month_name
from tawthiq.lang.ar.times.periods import Month, Range, Year
from tawthiq.lang.ar.times.said import Date, Said
from tawthiq.lang.ar.times.scan import Read, Scan
from tawthiq.lang.ar.times.years import counts
from tawthiq.rules.rule import rule

RANGE = "ar.time.range"
Core = Callable[[Scan, int], Read | None]
_HOURS: Final = frozenset({"ساعات", "الساعات", "ساعه", "وقت"})
_HOURS_ARE: Final = frozenset({"الاولي", "مبكره", "مبكر", "متاخره", "متاخر", "المبكره", "المتاخره"})
_DATE_WORDS: Final = frozenset({"تاريخ", "قبيل", "غايه"})
_TO: Final = frozenset({"الي", "حتي", "وحتي", "لغايه", "والي", "ولغايه"})


def skip_hours(scan: Scan, index: int) -> int:
    """The part of the day that "the first hours of", "an early hour of" lead to; else the token itself."""
    if scan.form(index) not in _HOURS:
        return index
    at = index + 1 + (scan.form(index + 1) in _HOURS_ARE)
    at += scan.form(at) == "من"
    return at if scan.role(at) in {"part", "tonight", "day_word", "relative_day", "weekday"} else index


def until(scan: Scan, first: Read, core: Core) -> Read | None:
    """What "until" leads to after a time."""
    at = first.last + (scan.form(first.last) == "،")
    at += scan.form(at) == "و"
    if scan.form(at) not in _TO:
        return None
    at += 1 + (scan.form(at + 1) in _DATE_WORDS)
    return core(scan, skip_hours(scan, at))


@rule(
    RANGE,
    "From one time to another; what the first leaves open, its month or year, the last gives.",
    examples=(
        ("من 5 إلى 7 مايو", says("2023-05-05", "2023-05-07", "range")),
        ("بين عامي 2011 و2013", says("2011-01-01", "2013-12-31", "range")),
        ("من سبتمبر إلى يناير الماضيين", says("2022-09-01", "2023-01-31", "range")),
        ("بين الخامس والسابع من مايو 2022", says("2022-05-05", "2022-05-07", "range")),
        ("5-7 مايو", says("2023-05-05", "2023-05-07", "range")),
        ("بين الجمعة والأحد", says("2023-07-07", "2023-07-09", "range")),
    ),
    never=("من 5 إلى 7 أشخاص", "بين 20 و30 قتيلا", "من حلب إلى دمشق"),
)
def ranged(scan: Scan, index: int, core: Core) -> Read | None:
    """``من … إلى``، ``بين … و``, and two days before one month."""
    role = scan.role(index)
    opens = role in {"from", "between"}
    days = _days_of_month(scan, index + opens, between=role == "between")
    if days is not None:
        return Read(index, days[1], days[0], RANGE)
    if not opens:
        return None
    years = _plain_years(scan, index + 1, between=role == "between")
    if years is not None:
        return Read(index, years[1], years[0], RANGE)
    return _from_to(scan, index, core)


def _from_to(scan: Scan, index: int, core: Core) -> Read | None:
    """``من يوم الخميس حتى مساء السبت``، ``بين الجمعة والأحد``: two times that each stand alone."""
    between = scan.role(index) == "between"
    start = index + 1
    start += (between and scan.role(start) in {"unit_pair", "two_days"}) or scan.form(start) in _DATE_WORDS
    first = core(scan, start) or _bare_year(scan, start)
    if first is None:
        return None
    if between and isinstance(first.said, Range):
        return Read(index, first.last, first.said, RANGE)
    last = _and(scan, first.last, core) if between else until(scan, first, core)
    if last is None or not (has_days(first.said) and has_days(last.said)):
        return None
    return Read(index, last.last, Range(first.said, last.said), RANGE)


def _bare_year(scan: Scan, index: int) -> Read | None:
    """A year's number with no word for it, as the first end of a range: ``بين 2012 وبداية 2013``."""
    number = scan.year_number(index) if scan.is_number(index) else None
    return Read(index, number[2], Year(number[0], number[1]), RANGE) if number is not None else None


def has_days(said: Said) -> bool:
    """False for a clock time or a part of the day with no day: two of those are no range of days."""
    return not isinstance(said, Moment) or said.names_day


def _and(scan: Scan, index: int, core: Core) -> Read | None:
    """The time that و joins on."""
    index += scan.form(index) == "،"
    if scan.form(index) == "و":
        return core(scan, index + 1)
    word = scan.word(index)
    return core(scan, index) if word is not None and word.clitics == "و" else None


def _days_of_month(scan: Scan, index: int, *, between: bool) -> tuple[Range, int] | None:
    """Two days of one month: ``5-7 مايو``، ``5 إلى 7 من مايو``، ``5 و6 مايو``."""
    first = scan.day_number(index + (scan.role(index) in {"two_days", "day_word"}))
    at = _after_joint(scan, first[1]) if first is not None else None
    last = scan.day_number(at) if at is not None else None
    if first is None or last is None or first[0] >= last[0]:
        return None
    if scan.form(first[1]) == "/" and not between and last[0] != first[0] + 1:
        return None
    after = last[1] + (scan.form(last[1]) == "من")
    after += scan.form(after) == "شهر"
    month = month_name(scan, after)
    if month is None or scan.is_blocked(index, index, "date"):
        return None
    end, after = dated(scan, last[0], month)
    return Range(Date(first[0], end.month, end.year, end.shift, end.is_hijri), end), after


def _after_joint(scan: Scan, index: int) -> int | None:
    """Where the second of two days begins, after "to", "and" or a dash; None where nothing joins them."""
    joint, word = scan.form(index), scan.word(index)
    at = index
    if joint in _TO or joint in {"-", "و", "/"}:
        at += 1
        at += joint == "و" and scan.form(at) in _TO
    elif joint == "وال" and scan.is_number(at + 1):
        at += 1
    elif word is None or word.clitics != "و" or word.role not in {"ordinal", "numeral"}:
        return None
    return at + (scan.role(at) == "day_word")


def _plain_years(scan: Scan, index: int, *, between: bool) -> tuple[Range, int] | None:
    """Two years without a word for them: ``بين 2006 و2008``، ``من 2006 إلى 2008``."""
    first = scan.year_number(index) if scan.is_number(index) else None
    if first is None:
        return None
    dashed = scan.is_number(first[2])  # a long dash made of tatweel is folded away
    if scan.form(first[2]) not in ({"و", "-"} if between else _TO) and not (between and dashed):
        return None
    at = first[2] + (not scan.is_number(first[2]))
    at += scan.form(at) in _TO
    at += scan.form(at) == "غايه"
    at += scan.role(at) == "unit" and scan.value(at) == "year"
    last = scan.year_number(at) if scan.is_number(at) else None
    if last is None or last[0] <= first[0] or last[1] != first[1] or counts(scan, last[2]):
        return None
    return Range(Year(first[0], first[1]), Year(last[0], last[1])), last[2]


def months_pair(scan: Scan, index: int) -> tuple[Range, int] | None:
    """``شهري يوليو وأغسطس``: from the one month to the other."""
    if scan.role(index) != "unit_pair" or scan.value(index) != "month":
        return None
    first = month_name(scan, index + 1)
    if first is None:
        return None
    at = first.last + (scan.form(first.last) == "و")
    word = scan.word(at)
    if word is None or not (word.clitics == "و" or scan.form(at - 1) == "و"):
        return None
    last = month_name(scan, at)
    if last is None:
        return None
    end, after = dated(scan, 1, last)
    second = Month(last.number, end.year, end.shift, last.is_hijri)
    return Range(Month(first.number, end.year, None, first.is_hijri), second), after
