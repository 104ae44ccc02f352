"""Times counted back from publication: قبل ثلاثة أيام، منذ شهرين، منذ فجر اليوم."""

from typing import Final

from tawthiq.lang.ar.times.calendar import Unit
from tawthiq.lang.ar.times.examples import says
from tawthiq.lang.ar.times.months import month_name
from tawthiq.lang.ar.times.periods import Ago, Lately, Range, Since
from tawthiq.lang.ar.times.ranges import RANGE, Core, has_days, skip_hours, until
from tawthiq.lang.ar.times.said import RelativeDay
from tawthiq.lang.ar.times.scan import Read, Scan
from tawthiq.rules.rule import rule

AGO = "ar.time.ago"
SINCE = "ar.time.since"
JUST = "ar.time.just"
_UNITS: Final = frozenset({"day", "week", "month", "year"})
_EVENT: Final = frozenset({"من", "علي"})  # "two days before the attack" is told from the attack
_NOW: Final = frozenset({"الان", "اليوم"})
_SHORT: Final = frozenset({"قليل", "لحظات", "دقايق", "ساعه"})
_PART: Final = frozenset({"نصف", "ربع", "ثلث"})
_HOUR: Final = frozenset({"ساعه"})
_LARGEST: Final = 400


@rule(
    AGO,
    "So many days, weeks, months or years ago, as precise as the unit.",
    examples=(
        ("قتل قبل ثلاثة أيام", says("2023-07-06")),
        ("قتل قبل أسبوع", says("2023-06-29", "2023-07-05", "range")),
        ("قتل قبل نحو شهرين", says("2023-05-01", "2023-05-31", "month")),
        ("قتل قبل 10 سنوات", says("2013-01-01", "2013-12-31", "year")),
    ),
    never=("قبل يومين من الهجوم", "قبل أيام", "قبل ثلاثة أيام على الانتخابات", "بعد ثلاثة أيام", "قبل الهجوم بيومين"),
)
def ago(scan: Scan, index: int) -> Read | None:
    """``قبل ثلاثة أيام``, unless counted from an event."""
    if scan.role(index) != "before":
        return None
    found = _measured(scan, index + 1)
    if found is None:
        return None
    count, unit, half, last = found
    if scan.form(last) in _EVENT:
        if scan.form(last + 1) not in _NOW:
            return None
        last += 2
    return Read(index, last, Ago(count, unit, half=half), AGO)


@rule(
    JUST,
    "Less than a few hours before publication: its day.",
    examples=(
        ("سقطت قذائف قبل قليل", says("2023-07-09")),
        ("انفجار قبل نصف ساعة", says("2023-07-09")),
        ("قصف المدينة منذ دقائق", says("2023-07-09")),
    ),
    never=("قبل قليل من الهجوم", "قبل دقائق من الانفجار", "قبل ساعة على الإفطار", "قبل ساعات"),
)
def just(scan: Scan, index: int) -> Read | None:
    """``قبل قليل``، ``قبل نصف ساعة``، ``منذ دقائق``, unless counted from an event."""
    if scan.role(index) not in {"before", "since"}:
        return None
    last = index + 1 + (scan.form(index + 1) in _PART)
    if scan.form(last) not in (_HOUR if last > index + 1 else _SHORT) or scan.form(last + 1) in _EVENT:
        return None
    return Read(index, last + 1, RelativeDay(0), JUST)


def _measured(scan: Scan, index: int) -> tuple[int, Unit, bool, int] | None:
    """(count, unit, and a half, next token): ثلاثة أيام، نحو شهرين، عام ونصف، يوم واحد."""
    start = scan.skip_approximate(index)
    number = scan.number(start)
    noun = _noun(scan, number[1] if number is not None else start)
    if noun is None:
        return None
    own_count, unit, last = noun
    count = number[0] if number is not None else own_count
    if not 0 < count <= _LARGEST or unit not in _UNITS:
        return None
    if number is None and own_count == 1 and (scan.is_number(last) or month_name(scan, last) is not None):
        return None  # before the year 2004, before the month of June
    last += scan.form(last) in {"واحد", "واحده", "تقريبا", "كامل", "فقط", "كامله"}
    half = scan.form(last) == "ونصف"
    return count, unit, half, last + half


def _noun(scan: Scan, index: int) -> tuple[int, Unit, int] | None:
    """(how many it says itself, unit, next token) of a bare unit of time."""
    word = scan.word(index)
    if word is None or word.clitics or word.definite:
        return None
    if word.role == "day_word" and word.rest == "يوم":
        return 1, "day", index + 1
    return (word.data["count"], word.value, index + 1) if word.role == "unit" else None


@rule(
    SINCE,
    "From a day, a month, a year or so long ago to the day of publication.",
    examples=(
        ("منذ أمس الاثنين", says("2023-07-03", "2023-07-09", "range")),
        ("منذ فجر اليوم", says("2023-07-09", "2023-07-09", "range", part="dawn")),
        ("منذ أغسطس/آب 2008", says("2008-08-01", "2023-07-09", "range")),
        ("منذ أكثر من ثلاثة أشهر", says("2023-04-09", "2023-07-09", "range")),
        ("منذ بداية العام", says("2023-01-01", "2023-07-09", "range")),
        ("منذ عام 2011", says("2011-01-01", "2023-07-09", "range")),
    ),
    never=("منذ أيام", "منذ سنوات", "منذ بداية الحرب", "منذ ساعات"),
)
def since(scan: Scan, index: int, core: Core) -> Read | None:
    """``منذ`` with a time or a length of time, and until when where that is told."""
    if scan.role(index) != "since":
        return None
    read = core(scan, skip_hours(scan, scan.skip_approximate(index + 1)))
    if read is None:
        found = _measured(scan, index + 1)
        return None if found is None else Read(index, found[3], Lately(found[0], found[1], half=found[2]), SINCE)
    end = until(scan, read, core)
    if end is not None and has_days(read.said) and has_days(end.said):
        return Read(index, end.last, Range(read.said, end.said), RANGE)
    return Read(index, read.last, Since(read.said), SINCE)
