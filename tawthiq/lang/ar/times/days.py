"""Days told from publication and by the week: اليوم، أول من أمس، يوم الجمعة الماضي, and "the same day"."""

from tawthiq.lang.ar.times.calendar import Unit
from tawthiq.lang.ar.times.examples import says
from tawthiq.lang.ar.times.said import RelativeDay, Told, Weekday, WeekdayPair
from tawthiq.lang.ar.times.scan import Read, Scan
from tawthiq.rules.rule import rule

RELATIVE = "ar.time.relative-day"
WEEKDAY = "ar.time.weekday"
WEEKDAYS = "ar.time.weekdays"
SAME = "ar.time.same-day"


@rule(
    RELATIVE,
    "Today, yesterday, the day before yesterday, tomorrow: counted from the day of publication.",
    examples=(
        ("قتل ثلاثة اليوم", says("2023-07-09")),
        ("قتل ثلاثة يوم أمس", says("2023-07-08")),
        ("قتل ثلاثة أول من أمس", says("2023-07-07")),
        ("قتل ثلاثة أمس الأول", says("2023-07-07")),
        ("ينعقد بعد غد", says("2023-07-11")),
        ("قتل ثلاثة صباح هذا اليوم", says("2023-07-09", part="morning")),
    ),
    never=(
        "قالت صحيفة اليوم",
        "نقلت قناة روسيا اليوم",
        'نقلت "المصري اليوم" عن مصدر',
        "450 ألف برميل في اليوم",
        "اليوم العالمي للاجئين",
        "في أمس الحاجة",
        "لليوم الثالث",
        "حزب الغد",
    ),
)
def relative_day(scan: Scan, index: int) -> Read | None:
    """A day counted from publication, "the day" before it taken in."""
    first, at = index, index + scan.is_bare(index + 1, "relative_day") if scan.role(index) == "day_word" else index
    if scan.value(at) == 1 and scan.role(at) == "ordinal":
        at += 1 + (scan.form(at + 1) == "من")
        return (
            Read(first, at + 1, RelativeDay(-2), RELATIVE)
            if scan.is_bare(at, "relative_day") and scan.value(at) == -1
            else None
        )
    if scan.role(at) in {"before", "after"} and scan.is_bare(at + 1, "relative_day"):
        sign = -1 if scan.role(at) == "before" else 1
        return Read(first, at + 2, RelativeDay(2 * sign), RELATIVE) if scan.value(at + 1) == sign else None
    if scan.role(at) == "this" and scan.is_bare(at + 1, "relative_day") and scan.value(at + 1) == 0:
        here = scan.form(at - 1) not in {"في", "مثل"}  # "on this day" is told from another
        return Read(first, at + 2, RelativeDay(0), RELATIVE) if here else None
    if scan.role(at) != "relative_day":
        return None
    days, last = scan.value(at), at + 1
    if days == -1 and scan.form(last) in {"الاول", "اول", "الاولي"} and not _begins_date(scan, last):
        days, last = -2, last + 1
    if (_is_named(scan, first, last) and not scan.is_bare(last, "weekday")) or not _is_day(
        scan, at, days, has_word=at > first
    ):
        return None
    return Read(first, last, RelativeDay(days), RELATIVE)


def _is_named(scan: Scan, first: int, last: int) -> bool:
    """True for the name of an outlet: صحيفة اليوم، قناة روسيا اليوم، "المصري اليوم"."""
    if scan.is_blocked(first, last, "day") or scan.is_blocked(first - 1, first, "day"):
        return True
    return scan.form(last) == '"' and '"' in {scan.form(first - 1), scan.form(first - 2)}


def _begins_date(scan: Scan, index: int) -> bool:
    """True for "the first of" a month: أمس الأول من يوليو."""
    return scan.form(index + 1) == "من" and scan.role(index + 2) in {"month", "month_pair", "hijri_month", "unit"}


def _is_day(scan: Scan, index: int, days: int, *, has_word: bool) -> bool:
    """False for what looks like today or tomorrow only: "per day", the fifth day, "dire need", "the morrow"."""
    word = scan.word(index)
    after = index + 1
    if days < 0:
        return scan.form(after) not in {"الحاجه", "حاجه"}
    if days == 1:
        return has_word or word is None or not word.definite or scan.role(after) == "weekday"
    counted = scan.role(after) in {"ordinal", "numeral", "following", "same_after"} or scan.is_number(after)
    counted = counted or (scan.form(after) == "ال" and scan.is_number(after + 1))
    if counted and scan.role(after) == "ordinal" and _begins_date(scan, after):
        counted = False
    if scan.is_number(after):
        counted = scan.role(after + 1) not in {"month", "month_pair", "hijri_month"} and scan.form(after + 1) not in {
            "/",
            "-",
        }
    per_day = scan.form(index - 1) in {"في", "ب"} or (word is not None and word.clitics[-1:] in {"ب", "ل"})
    return not counted and not (per_day and scan.role(after) != "weekday")


@rule(
    WEEKDAY,
    "A day of the week: its last occurrence up to publication, or the one before or after as the words say.",
    examples=(
        ("قتل ثلاثة الجمعة", says("2023-07-07")),
        ("قتل ثلاثة الأحد", says("2023-07-09")),
        ("قتل ثلاثة الأحد الماضي", says("2023-07-02")),
        ("قتل ثلاثة يوم الاثنين قبل الماضي", says("2023-06-26")),
        ("يعقد الثلثاء المقبل", says("2023-07-11")),
        ("من المقرر أن يعقد الثلاثاء", says("2023-07-11")),
        ("الجمعة من الأسبوع الماضي", says("2023-07-07")),
    ),
    never=("بعد صلاة الجمعة", "جمعة الغضب", "كل أحد", "قتل اثنين", "الجمعة العظيمة", "أحد المهاجمين"),
)
def weekday(scan: Scan, index: int) -> Read | None:
    """A weekday, "the day" before it taken in, with the word that says which."""
    first, at = index, index + (scan.role(index) == "day_word" and scan.is_bare(index + 1, "weekday"))
    if scan.role(at) != "weekday":
        return None
    number, last = scan.value(at), at + 1
    if scan.is_blocked(first, last, "weekday"):
        return None
    shift = scan.shift(last)
    if shift is not None:
        return Read(first, shift[1], Weekday(number, shift[0]), WEEKDAY)
    if scan.value(last) == "latest" and scan.is_bare(last, "shift"):
        return Read(first, last + 1, Weekday(number, "last"), WEEKDAY)
    if scan.form(last) == "من":
        period = scan.period(last + 1)
        if period is not None and period[0].unit == "week":
            return Read(first, period[1], Weekday(number, None, period[0]), WEEKDAY)
    return Read(first, last, Weekday(number), WEEKDAY)


@rule(
    WEEKDAYS,
    "Two days of the week told together: from the one to the other.",
    examples=(
        ("قتل ثلاثة يومي الجمعة والسبت", says("2023-07-07", "2023-07-08", "range")),
        ("قتل ثلاثة يومي الأحد والاثنين الماضيين", says("2023-07-02", "2023-07-03", "range")),
    ),
    never=("استمر يومين", "الصحف اليومية الجمعة"),
)
def weekdays(scan: Scan, index: int) -> Read | None:
    """``يومي السبت والأحد الماضيين``."""
    if scan.role(index) != "two_days" or not scan.is_bare(index + 1, "weekday"):
        return None
    at = index + 2 + (scan.form(index + 2) == "و")
    word = scan.word(at)
    if word is None or word.role != "weekday" or not (word.clitics == "و" or scan.form(at - 1) == "و"):
        return None
    shift = scan.shift(at + 1)
    last = Weekday(word.value, shift[0] if shift else None)
    said = WeekdayPair(Weekday(scan.value(index + 1)), last, night=False)
    return Read(index, shift[1] if shift else at + 1, said, WEEKDAYS)


@rule(
    SAME,
    "The same day, the next day, the same year: from the day told last before it.",
    examples=(
        ("قتل ثلاثة في اليوم نفسه", says(None)),
        ("هاجموا القرية في 7 يوليو وانسحبوا في اليوم التالي", says("2023-07-08")),
    ),
    never=("قتل اليوم ثلاثة", "في نفس المكان", "تجد اليوم نفسها"),
)
def same_day(scan: Scan, index: int) -> Read | None:
    """``اليوم نفسه``، ``نفس اليوم``، ``اليوم التالي``, and of a month or year."""
    at = index + (scan.role(index) == "same_before")
    unit = _told_unit(scan, at)
    if unit is None:
        return None
    if at > index:
        year = scan.period(at + 2) if unit == "month" and scan.form(at + 1) == "من" else None
        if year is not None and year[0].unit == "year":
            return Read(index, year[1], Told(unit, 0, year[0]), SAME)
        return None if _hangs(scan, at) else Read(index, at + 1, Told(unit, 0), SAME)
    if scan.role(at + 1) == "following":
        return Read(index, at + 2, Told(unit, scan.value(at + 1)), SAME)
    if unit == "day" and scan.form(at + 1) == "الذي" and scan.form(at + 2) in {"تلا", "يليه", "تلاه"}:
        return Read(index, at + 3, Told(unit, 1), SAME)
    same = {"نفسها", "ذاتها"} if scan.form(at).endswith("ه") else {"نفسه", "ذاته", "عينه"}
    return Read(index, at + 2, Told(unit, 0), SAME) if scan.form(at + 1) in same else None


def _told_unit(scan: Scan, index: int) -> Unit | None:
    """The unit of "the day", "the month"; None for any other word."""
    word = scan.word(index)
    if word is None or not word.definite:
        return None
    if word.role == "relative_day" and word.value == 0:
        return "day"
    told: Unit = word.value
    return told if word.role == "unit" and word.data["count"] == 1 and told in {"week", "month", "year"} else None


def _hangs(scan: Scan, index: int) -> bool:
    """True where a proclitic keeps the word apart from what stands before it."""
    word = scan.word(index)
    return word is not None and word.clitics != ""
