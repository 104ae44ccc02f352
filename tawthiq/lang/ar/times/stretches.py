"""Weeks, months and years told from publication, the parts of them, and the last so many of them."""

from typing import Final

from tawthiq.lang.ar.times.calendar import Unit
from tawthiq.lang.ar.times.examples import says
from tawthiq.lang.ar.times.months import month
from tawthiq.lang.ar.times.periods import FirstMonths, Fraction, Lately, PartOf, WeekOf, Year
from tawthiq.lang.ar.times.said import NewYear, Period, Said
from tawthiq.lang.ar.times.scan import Read, Scan
from tawthiq.lang.ar.times.years import YEAR, counts, decade, season, year
from tawthiq.rules.rule import rule

PERIOD = "ar.time.period"
PART = "ar.time.part-of-period"
LATELY = "ar.time.lately"
_TELLING: Final = frozenset({"shift", "same_after", "following"})


@rule(
    PERIOD,
    "The last, this or the next week, month or year, whole: weeks run from Sunday to Saturday.",
    examples=(
        ("قتل ثلاثة الأسبوع الماضي", says("2023-07-02", "2023-07-08", "range")),
        ("في وقت سابق من الشهر الجاري", says("2023-07-01", "2023-07-31", "month")),
        ("العام قبل الماضي", says("2021-01-01", "2021-12-31", "year")),
        ("خلال هذا العام", says("2023-01-01", "2023-12-31", "year")),
    ),
    never=("الأمين العام الحالي", "استمر أسبوعا", "بشكل عام", "هذا الأمين العام"),
)
def period(scan: Scan, index: int) -> Read | None:
    """``الأسبوع الماضي``، ``هذا الشهر``، ``العام الماضي 2014``."""
    found = scan.period(index)
    if found is None:
        earlier = scan.form(index - 1) == "من" and scan.form(index - 2) in {"سابق", "لاحق", "مبكر", "متاخر"}
        this = _this(scan, index) if earlier and scan.role(index + 1) not in _TELLING else None
        return Read(index, index + 1, this, PERIOD) if this is not None else None
    opens = scan.form(found[1]) == "("
    number = scan.year_number(found[1] + opens) if found[0].unit == "year" else None
    if number is not None and (not opens or scan.form(number[2]) == ")") and not counts(scan, number[2]):
        return Read(index, number[2] + opens, Year(number[0], number[1]), YEAR)
    return Read(index, found[1], found[0], PERIOD)


def _this(scan: Scan, index: int) -> Period | None:
    """``العام`` alone, where what stands before it makes it this one."""
    word = scan.word(index)
    if word is None or word.role != "unit" or word.data["count"] != 1 or not word.definite or word.clitics:
        return None
    return Period(word.value, 0) if word.value in {"week", "month", "year"} else None


@rule(
    PART,
    "The beginning, middle or end of a month or year, or its halves and quarters.",
    examples=(
        ("مطلع الشهر الجاري", says("2023-07-01", "2023-07-10", "part_of_month")),
        ("أواخر أبريل الماضي", says("2023-04-21", "2023-04-30", "part_of_month")),
        ("نهاية عام 2011", says("2011-10-01", "2011-12-31", "range")),
        ("بداية العام", says("2023-01-01", "2023-03-31", "range")),
        ("النصف الأول من 2014", says("2014-01-01", "2014-06-30", "range")),
        ("الربع الأخير من 2022", says("2022-10-01", "2022-12-31", "range")),
        ("الأسبوع الأول من يونيو", says("2023-06-01", "2023-06-07", "part_of_month")),
        ("الأشهر الستة الأولى من هذا العام", says("2023-01-01", "2023-06-30", "range")),
    ),
    never=("نهاية الحرب", "عطلة نهاية الأسبوع", "وسط مدينة حلب", "مطلع الفجر", "آخر الأمين العام"),
)
def part_of_period(scan: Scan, index: int) -> Read | None:
    """``منتصف يوليو``، ``نهاية العام الماضي``، ``الربع الأول من 2014``، ``الأسبوع الأول من يونيو``."""
    role, value = scan.role(index), scan.value(index)
    if role == "position":
        whole = whole_period(scan, index + 1 + (scan.form(index + 1) == "من"))
        if whole is None or (whole[0] == Period("week", 0) and value == "late"):
            return None  # the weekend: which days that is depends on the country
        return Read(index, whole[1], PartOf(value, whole[0]), PART)
    is_week = role == "unit" and value == "week" and scan.form(index).endswith("اسبوع")
    nth = scan.nth(index + 1) if role == "fraction" or is_week else None
    if role == "fraction" and scan.form(index + 1) == "الاخير":
        nth = value, index + 2
    if nth is None or (is_week and scan.form(nth[1]) != "من"):
        return None
    whole = whole_period(scan, nth[1] + (scan.form(nth[1]) == "من"))
    if whole is None:
        return None
    said: Said = WeekOf(nth[0], whole[0]) if is_week else Fraction(value, nth[0], whole[0])
    return Read(index, whole[1], said, PART)


def whole_period(scan: Scan, index: int) -> tuple[Said, int] | None:
    """The month, year, week or decade that a part is of, and the token after it."""
    if scan.is_number(index):
        number = scan.year_number(index)
        fits = number is not None and not counts(scan, number[2], surely=True)
        return (Year(number[0], number[1]), number[2]) if number is not None and fits else None
    word = scan.word(index)
    if word is None or word.clitics:
        return None
    read = month(scan, index, bound=True)
    for reader in (period, year, decade, season):
        read = read or reader(scan, index)
    if read is not None:
        return read.said, read.last
    if scan.value(index) == "year" and scan.is_bare(index + 1, "shift") and scan.value(index + 1) == "new":
        return NewYear(), index + 2
    this = _this(scan, index)
    return (this, index + 1) if this is not None else None


@rule(
    LATELY,
    "Over the last so many hours, days, weeks, months or years: up to the day of publication.",
    examples=(
        ("خلال الساعات الـ24 الماضية", says("2023-07-08", "2023-07-09", "range")),
        ("خلال الـ48 ساعة الماضية", says("2023-07-07", "2023-07-09", "range")),
        ("خلال الأيام الثلاثة الماضية", says("2023-07-06", "2023-07-09", "range")),
        ("خلال الشهرين الماضيين", says("2023-05-09", "2023-07-09", "range")),
        ("في آخر 24 ساعة", says("2023-07-08", "2023-07-09", "range")),
    ),
    never=("خلال ثلاثة أيام", "الأيام الماضية", "الساعات القليلة الماضية", "استمر 24 ساعة"),
)
def lately(scan: Scan, index: int) -> Read | None:
    """``الساعات الأربع والعشرين الماضية``، ``الـ24 ساعة الأخيرة``، ``الأسبوعين الماضيين``، ``آخر 24 ساعة``."""
    counted = _counted(scan, index + (scan.form(index) == "اخر"))
    if counted is None:
        return None
    count, unit, last = counted
    if scan.form(index) == "اخر":
        return Read(index, last, Lately(count, unit), LATELY)
    if unit == "month" and scan.form(last) in {"الاولي", "الاول"} and scan.form(last + 1) == "من" and count <= 12:
        whole = whole_period(scan, last + 2)
        return Read(index, whole[1], FirstMonths(count, whole[0]), PART) if whole is not None else None
    if not scan.is_bare(last, "shift") or scan.value(last) not in {"last", "latest", "next"}:
        return None
    return Read(index, last + 1, Lately(count, unit, ahead=scan.value(last) == "next"), LATELY)


def _counted(scan: Scan, index: int) -> tuple[int, Unit, int] | None:
    """(number, unit, next token) of units counted before or after their noun, or by the dual."""
    word = scan.word(index)
    if word is not None and word.role == "unit" and word.value != "century":
        if word.data["count"] == 2:
            return 2, word.value, index + 1
        number = scan.number(index + 1) if word.definite and word.data["count"] == 0 else None
        return (number[0], word.value, number[1]) if number is not None and number[0] < 1000 else None
    number = scan.number(index)
    if number is None or not 0 < number[0] < 1000:
        return None
    unit = scan.word(number[1])
    if unit is None or unit.role != "unit" or unit.clitics or unit.definite or unit.data["count"] == 2:
        return None
    return number[0], unit.value, number[1] + 1
