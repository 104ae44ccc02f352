"""Months by their names: يوليو، تموز، جويلية، تموز/يوليو، شهر رمضان, with the year or the shift told after them."""

from dataclasses import dataclass
from typing import Final

from tawthiq.lang.ar.times import hijri
from tawthiq.lang.ar.times.examples import says
from tawthiq.lang.ar.times.periods import Month
from tawthiq.lang.ar.times.said import Said, Shift, Told
from tawthiq.lang.ar.times.scan import Read, Scan
from tawthiq.rules.rule import rule

HIJRI = "ar.time.hijri-date"
MONTH = "ar.time.month"
MONTH_ROLES: Final = frozenset({"month", "month_pair", "hijri_month", "hijri_pair"})
_BEFORE_WEAK: Final = frozenset(
    {"في", "منذ", "خلال", "اوائل", "حتي", "بين", "شهر", "لشهر", "شهري", "قبل", "الي", "و", "من"}
)


# The month words that only a closer neighbour makes a month: آب is also "father", صفر zero, محرم and رجب are names.
_NEED_MORE: Final = frozenset({"اب", "ماي", "مايه", "صفر", "محرم", "رجب", "شعبان", "شوال", "جوان", "المحرم"})
MONTH_WORDS: Final = frozenset({"شهر", "لشهر", "شهري"})
_HOLY: Final = frozenset({"المبارك", "الكريم", "الفضيل", "الحرام", "المعظم"})


@dataclass(frozen=True, slots=True)
class MonthRead:
    """A month's name: its number and calendar, and whether the word alone is enough."""

    last: int
    number: int
    is_hijri: bool
    weak: bool


def month_name(scan: Scan, index: int) -> MonthRead | None:
    """A month's name, told twice or once: ``تموز/يوليو``، ``يوليو (تموز)``، ``سبتمبر أيلول``; the first decides."""
    one = _one_month(scan, index)
    if one is None or one.is_hijri:
        return one
    at, mark = one.last, scan.form(one.last)
    if mark in {"/", "(", "-", "\\", "|", "،"}:
        other = _one_month(scan, at + 1)
        closes = other is not None and (mark != "(" or scan.form(other.last) == ")")
        if (
            other is not None
            and closes
            and not other.is_hijri
            and (mark not in {"-", "،"} or other.number == one.number)
        ):
            return MonthRead(other.last + (mark == "("), one.number, is_hijri=False, weak=False)
        lone = mark == "/" and scan.role(at + 1) == "month_pair"  # أكتوبر/ تشرين الماضي
        return MonthRead(at + 2, one.number, is_hijri=False, weak=False) if lone else one
    other = _one_month(scan, at)
    if other is not None and other.number == one.number and not other.is_hijri:
        return MonthRead(other.last, one.number, is_hijri=False, weak=False)
    return one


def _one_month(scan: Scan, index: int) -> MonthRead | None:
    """One month's name, of one word or two."""
    word = scan.word(index)
    if word is None or word.role not in MONTH_ROLES:
        return None
    is_hijri = word.role.startswith("hijri")
    if "second" not in word.data:
        last = index + 1
        if is_hijri and scan.form(last) in _HOLY:
            last += 1
        return MonthRead(last, word.value, is_hijri, weak=bool(word.data.get("weak")))
    number = word.data["second"].get(scan.form(index + 1))
    return MonthRead(index + 2, number, is_hijri, weak=False) if number else None


def year_after(scan: Scan, index: int) -> tuple[int | Said, bool, int] | None:
    """(year, is Hijri, next token) after a month or feast: 2014، من عام 2014، ، 2014، من العام الماضي."""
    at = index
    if scan.form(at) in {"،", ",", "/", "-"} and scan.is_number(at + 1):
        at += 1
    at += scan.form(at) in {"من", "في"}
    word = scan.word(at)
    is_year = word is not None and word.role == "unit" and word.value == "year" and word.data["count"] == 1
    number = scan.year_number(at + is_year)
    if number is not None and (scan.is_number(at + is_year) or is_year):
        return number
    if scan.role(at) == "same_before" and scan.role(at + 1) == "unit" and scan.value(at + 1) == "year":
        return Told("year", 0), False, at + 2
    period = scan.period(at)
    if period is not None and period[0].unit == "year":
        return period[0], False, period[1]
    if is_year and scan.role(at + 1) in {"same_after", "following"}:
        return Told("year", scan.value(at + 1) or 0), False, at + 2
    return None


def is_joined(scan: Scan, index: int) -> bool:
    """True where a proclitic keeps the month apart from the day before it."""
    word = scan.word(index)
    return word is not None and word.clitics not in {"", "ل"}


def year_or_shift(scan: Scan, month: MonthRead) -> tuple[int | Said | None, Shift | None, int]:
    """(year, shift, next token) after a month's name."""
    year = year_after(scan, month.last)
    if year is not None:
        return year[0], None, year[2]
    shift = scan.shift(month.last)
    if shift is not None:
        return None, shift[0], shift[1]
    if scan.is_bare(month.last, "shift") and scan.value(month.last) == "latest":
        return None, "last", month.last + 1
    return None, None, month.last


@rule(
    HIJRI,
    "A Hijri date, by Umm al-Qura: where months begin by sighting, the local date may differ by a day.",
    examples=(
        ("في 25 شوال 1436 هـ", says("2015-08-10")),
        ("25 شوال 1436 هـ الموافق 10 اغسطس 2015 م", says("2015-08-10")),
        ("في شهر رمضان 1444", says("2023-03-23", "2023-04-20", "range")),
        ("في العاشر من محرم", says("2022-08-08")),
    ),
    never=("رجب طيب أردوغان", "المسافة صفر", "رمضان شلح", "محرم إينجه"),
)
def hijri_date(scan: Scan, index: int) -> Read | None:
    """A Hijri month alone; days of one are read by :func:`date`."""
    read = month(scan, index)
    return read if read is not None and read.rule == HIJRI else None


@rule(
    MONTH,
    "A month by its name, in Gregorian, Levantine, Maghrebi or double naming; without a year the last that began.",
    examples=(
        ("في مايو", says("2023-05-01", "2023-05-31", "month")),
        ("في أبريل/نيسان الماضي", says("2023-04-01", "2023-04-30", "month")),
        ("في يوليو (تموز) الماضي", says("2022-07-01", "2022-07-31", "month")),
        ("في جويلية 2014", says("2014-07-01", "2014-07-31", "month")),
        ("في أبريل من العام الماضي", says("2022-04-01", "2022-04-30", "month")),
        ("في شهر آب", says("2022-08-01", "2022-08-31", "month")),
    ),
    never=("مارس ضغوطا", "قوى الرابع عشر من آذار", "تيريزا ماي", "حرب أكتوبر", "أيلول الأسود", "قتل أب وابنه"),
)
def month(scan: Scan, index: int, *, bound: bool = False) -> Read | None:
    """A month with its year or shift, "month" before it taken in; ``bound`` where a part of it was told before it."""
    word = scan.word(index)
    named = word is not None and word.role == "unit" and word.value == "month" and word.data["count"] == 1
    at = index + named
    name = month_name(scan, at)
    if name is None or (named and scan.word(at) is not None and is_joined(scan, at)):
        return None
    year, shift, last = year_or_shift(scan, name)
    bound = bound or named
    if not bound and not _is_month(scan, at, name, told=year is not None or shift is not None):
        return None
    if not bound and (
        (year is None and scan.is_blocked(at, at, "date")) or scan.form(last) == "الاسود" or _has_day(scan, at)
    ):
        return None
    if isinstance(year, int) and name.is_hijri != (year <= hijri.LAST_YEAR):
        year, last = None, name.last
    said = Month(name.number, year, shift, name.is_hijri)
    return Read(index, last, said, HIJRI if name.is_hijri else MONTH)


def _has_day(scan: Scan, index: int) -> bool:
    """True where a day stands before the month: the date was no time (قوى 14 آذار), and so its month is none."""
    before = index - 1 - (scan.form(index - 1) == "من")
    if scan.role(before - 1) in MONTH_ROLES:  # كانون الثاني وآذار
        return False
    return scan.is_number(before) or scan.role(before) == "ordinal" or scan.form(before) in {"عشر", "عشره"}


def _is_month(scan: Scan, index: int, name: MonthRead, *, told: bool) -> bool:
    """True for a month's name that is no other word here."""
    word = scan.word(index)
    if word is None or (not name.weak and not name.is_hijri):
        return True
    before = scan.form(index - 1)
    if word.rest in _NEED_MORE:
        return told or before in MONTH_WORDS
    return told or before in _BEFORE_WEAK or word.clitics[-1:] in {"ب", "ل"}
