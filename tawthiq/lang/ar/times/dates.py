"""Dates: السابع من يوليو/تموز الماضي، 7 يوليو 2023، 7/7/2023، 15/10/1436هـ."""

from typing import Final

from tawthiq.lang.ar.times import calendar, hijri
from tawthiq.lang.ar.times.examples import says
from tawthiq.lang.ar.times.months import HIJRI, MONTH_WORDS, MonthRead, is_joined, month_name, year_after, year_or_shift
from tawthiq.lang.ar.times.said import Date, Period, Told
from tawthiq.lang.ar.times.scan import Read, Scan
from tawthiq.rules.rule import rule

DATE = "ar.time.date"
NUMERIC = "ar.time.numeric-date"
_ATTACKS_YEAR: Final = 2001  # "the attacks of 11 September", with no year


@rule(
    DATE,
    "A day of a month; without a year the last one up to publication.",
    examples=(
        ("في 7 يوليو 2022", says("2022-07-07")),
        ("في السابع عشر من يوليو/تموز", says("2022-07-17")),
        ("في 18 كانون الثاني/ يناير", says("2023-01-18")),
        ("يوم 7 من الشهر الجاري", says("2023-07-07")),
        ("في السابع من يوليو الجاري", says("2023-07-07")),
        ("منذ هجمات 11 سبتمبر", says("2001-09-11")),
        ("في 3 آب الماضي", says("2022-08-03")),
        ("July 7, 2022", says("2022-07-07")),
    ),
    never=("حركة 6 أبريل", "ثورة 25 يناير", "كتيبة 17 فبراير", "قتل 7 في مايو", "45 يوليو"),
)
def date(scan: Scan, index: int) -> Read | None:
    """A date by the name of its month, "the day" before it taken in."""
    at = index + (scan.role(index) == "day_word")
    found = scan.day_number(at)
    if found is None:
        return _month_first(scan, index)
    told = _of_told_month(scan, found[0], at, found[1])
    if told is not None:
        return Read(index, told[1], told[0], DATE)
    after = found[1] + (scan.form(found[1]) in {"من", "ايام"})
    after += scan.form(after) in MONTH_WORDS
    month = month_name(scan, after)
    if month is None or is_joined(scan, after):
        return None
    said, last = dated(scan, found[0], month)
    is_open = said.year is None
    if is_open and scan.is_blocked(index, index, "date"):
        return None
    if (
        is_open
        and said.shift is None
        and (said.day, said.month) == (11, 9)
        and scan.is_blocked(index, index, "attacks")
    ):
        said = Date(said.day, said.month, _ATTACKS_YEAR)
    return Read(index, last, said, HIJRI if said.is_hijri else DATE)


def _month_first(scan: Scan, index: int) -> Read | None:
    """``July 7, 2022`` in Latin letters."""
    word = scan.word(index)
    day = scan.digits(index + 1, most=31) if word is not None and word.data.get("latin") else None
    if word is None or not day:
        return None
    at = index + 2 + (scan.form(index + 2) == ",")
    year = scan.year_number(at)
    return Read(index, year[2] if year else index + 2, Date(day, word.value, year[0] if year else None), DATE)


def _of_told_month(scan: Scan, day: int, first: int, after: int) -> tuple[Date, int] | None:
    """A day of "this month", "the last month", "the same month", and ``يوم 7 الجاري``."""
    if scan.form(after) != "من":
        led = scan.form(first - 1) in {"في", "يوم"}
        is_this = scan.is_bare(after, "shift") and scan.value(after) == "this"
        return (Date(day, None, Period("month", 0)), after + 1) if led and is_this else None
    period = scan.period(after + 1)
    if period is not None and period[0].unit == "month":
        return Date(day, None, period[0]), period[1]
    is_month = scan.role(after + 1) == "unit" and scan.value(after + 1) == "month"
    if is_month and scan.role(after + 2) == "same_after":
        return Date(day, None, Told("month", 0)), after + 3
    return None


def dated(scan: Scan, day: int, month: MonthRead) -> tuple[Date, int]:
    """The date of a day and month with the year or shift that follows."""
    year, shift, last = year_or_shift(scan, month)
    is_hijri = month.is_hijri
    if isinstance(year, int) and is_hijri != (year <= hijri.LAST_YEAR):
        year, last = None, month.last
    return Date(day, month.number, year, shift, is_hijri), last


@rule(
    NUMERIC,
    "A date in figures, day first unless the figures cannot be read so; ISO dates too.",
    examples=(
        ("بتاريخ 7/7/2022", says("2022-07-07")),
        ("بتاريخ 2022-07-07", says("2022-07-07")),
        ("بتاريخ 7.7.2022", says("2022-07-07")),
        ("حلقة (2022/7/15)", says("2022-07-15")),
        ("يوم 7/7", says("2023-07-07")),
        ("في 15/1/1436هـ", says("2014-11-08")),
    ),
    never=("فاز 2-1", "قانون 1/2", "https://example.org/2015/07/15/x", "القرار 15/30/2022"),
)
def numeric(scan: Scan, index: int) -> Read | None:
    """A date of three numbers, or of two where "the day" or a word like it stands before."""
    at = index + (scan.role(index) == "day_word")
    if not scan.is_number(at) or _glued(scan, at - 1):
        return None
    dotted = scan.form(at).split(".")
    if len(dotted) == 3:
        return _in_order(scan, index, at + 1, dotted)
    mark = scan.form(at + 1)
    if mark not in {"/", "-", "\\"} or not scan.is_number(at + 2):
        return None
    if scan.form(at + 3) == mark and scan.is_number(at + 4):
        return _in_order(scan, index, at + 5, [scan.form(place) for place in (at, at + 2, at + 4)])
    return _day_and_month(scan, index, at) if mark == "/" else None


def _day_and_month(scan: Scan, first: int, index: int) -> Read | None:
    """``يوم 7/7``، ``11/9 عام 2001``: two figures with "the day" or a weekday before, or a year after them."""
    day, month = scan.digits(index, most=31), scan.digits(index + 2, most=12)
    if day is None or month is None or calendar.date(2024, month, day) is None:
        return None
    year = year_after(scan, index + 3) if scan.role(index + 3) == "unit" else None
    if year is not None and isinstance(year[0], int):
        return Read(first, year[2], Date(day, month, year[0]), NUMERIC)
    expected = scan.form(index - 1) in {"بتاريخ", "الموافق", "ليوم", "يوم"} or scan.role(index - 1) == "weekday"
    return Read(first, index + 3, Date(day, month), NUMERIC) if expected else None


def _glued(scan: Scan, index: int) -> bool:
    """True where a mark stands hard against the number: a path, a version, a phone number."""
    hard = scan.form(index) in {"/", "-", ".", ":", "\\", "_", "+", "="}
    return hard and index + 1 < len(scan.tokens) and not scan.tokens[index + 1].spaced


def _in_order(scan: Scan, first: int, last: int, figures: list[str]) -> Read | None:
    """The date of three figures, in the order in which they make one."""
    if len(figures) != 3 or not all(part.isdigit() and len(part) in {1, 2, 4} for part in figures):
        return None
    if scan.form(last) == "/" and not scan.tokens[last].spaced:
        return None
    a, b, c = (int(part) for part in figures)
    if len(figures[0]) == 4:
        orders = [(a, b, c), (a, c, b)]
    elif len(figures[2]) == 4:
        orders = [(c, b, a), (c, a, b)]
    else:
        return None
    era = scan.form(last)
    for year, month, day in orders:
        is_hijri = year <= hijri.LAST_YEAR
        exists = hijri.to_gregorian(year, month, day) if is_hijri else calendar.date(year, month, day)
        if exists and hijri.FIRST_YEAR <= year <= 2100:
            rest = last + (era in {"م", "ه"})
            return Read(first, rest, Date(day, month, year, is_hijri=is_hijri), HIJRI if is_hijri else NUMERIC)
    return None
