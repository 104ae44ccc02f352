"""The period of a statement: since the start of the year, during the last month, in the first quarter."""

from dataclasses import dataclass
from typing import Final

from tawthiq.claims.statements.scene import Scene, Stretch, within
from tawthiq.model.mention import TimeMention
from tawthiq.model.values import Interval
from tawthiq.text.prepare import Clause

LONG: Final = 6  # days; shorter times are those of one occurrence
MONTH: Final = 25  # days
_SINCE: Final = frozenset(f"{joined}{word}" for joined in ("", "و") for word in ("منذ", "مند", "مذ"))
_DURING: Final = frozenset(
    f"{joined}{word}" for joined in ("", "و", "ف", "وف") for word in ("خلال", "طوال", "طيله", "مدي", "غضون")
)
_REACH: Final = 6  # tokens between "since" and what it counts from
# What lasts: from here on a since counts a whole war or campaign.
_BEGINNINGS: Final = frozenset(
    (
        "الوقت بدء بدايه بدات بدا اندلاع اندلعت اندلع انطلاق انطلاقه انطلقت مطلع انتهاء نهايه اعلان الاعلان حرب غزو "
        "اجتياح سقوط عزل توقيع وقف سريان استيناف تدخل انسحاب ذلك ذاك تلك الحين اطاحه الاطاحه هجمات احداث ثوره انتفاضه "
        "عمليه عدوان نشوب تفجر اشتعال مباشره دخول وصول تاسيس تولي مجيء رحيل انهيار هدنه اتفاق"
    ).split()
)
_UNITS: Final = frozenset("اسبوعين اسابيع شهرين اشهر شهور عامين اعوام سنتين سنوات عقدين عقود قرن عاما".split())
_RECENT: Final = frozenset("موخرا اخيرا الاونه الاخيره الاخيرين الجاري الجاريه الحالي الحاليه الماضيه الماضيين".split())
# "The deadliest since": a judgement on one occurrence.
_SUPERLATIVE: Final = frozenset(
    (
        "الاول الاولي اول الاعنف اعنف الاسوا اسوا الاكثر اكثر اكبر الاكبر الاشد اشد الثاني الثانيه الثالث الثالثه "
        "الاخطر"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Period:
    """When a statement holds: ``since`` an opening, ``during`` a stretch, or ``in`` a named month or year.

    ``when`` is None where it cannot be dated (since the war began); ``days`` are those it spans, 0 where unknown.
    """

    how: str
    when: Interval | None
    first: int
    last: int

    @property
    def days(self) -> int:
        """How many days it spans, as far as known."""
        return self.when.days if self.when else 0


def period(scene: Scene, stretch: Stretch | Clause) -> Period | None:
    """The period that a stretch tells: of a "since", else of a "during", else of the widest time of weeks."""
    key = (stretch.first, stretch.last)
    if key not in scene.periods:  # every kind of statement asks for the same clauses
        scene.periods[key] = _since(scene, stretch) or _during(scene, stretch) or _named(scene, stretch)
    found: Period | None = scene.periods[key]
    return found


def _since(scene: Scene, stretch: Stretch | Clause) -> Period | None:
    for at in scene.tokens_of(_SINCE, stretch):
        if _SUPERLATIVE & set(scene.forms(at - 5, at)):
            continue
        time = _time_at(scene, at, at + 3)
        if time is not None and (time.when.days >= MONTH or (time.when.days >= LONG and _opens(scene, at))):
            return Period("since", time.when, at, time.last)
        if time is None and _opens(scene, at):
            dated = next((t for t in scene.mentions.times if at < t.first <= at + 12 and t.first < stretch.last), None)
            return Period("since", _until_now(scene, dated), at, dated.last if dated else min(at + 4, stretch.last))
    return None


def _opens(scene: Scene, since: int) -> bool:
    """True where a since counts from the opening of something: منذ بداية الشهر، منذ اندلاع الحرب."""
    return any(
        form in _BEGINNINGS or form.removeprefix("ال") in _BEGINNINGS for form in scene.forms(since + 1, since + 4)
    )


def _until_now(scene: Scene, time: TimeMention | None) -> Interval | None:
    """From the day that a since counts from to the day of publication."""
    published = scene.doc.report.published
    if time is None or time.when.start is None or published is None or published < time.when.start:
        return None
    return Interval(time.when.start, published, "range")


def _during(scene: Scene, stretch: Stretch | Clause) -> Period | None:
    for at in scene.tokens_of(_DURING, stretch):
        if _SUPERLATIVE & {form.strip('"') for form in scene.forms(at - 6, at)}:
            continue
        time = _time_at(scene, at, at + 4)
        if time is not None:
            if time.when.days >= LONG:
                return Period("during", time.when, at, time.last)
            continue
        for hit in scene.words(Stretch(at + 1, min(at + _REACH, stretch.last)), "duration"):
            return Period("during", None, at, hit.last)
    for hit in scene.words(stretch, "duration"):  # في 30 عاما, في الاسبوعين الاخيرين
        before = set(scene.forms(hit.first - 3, hit.first))
        if {"في", "وفي", "امتد", "استمر"} & before and _time_at(scene, hit.first - 1, hit.last) is None:
            plural = scene.form(hit.first).removeprefix("ال") in _UNITS
            if plural and (scene.form(hit.first).startswith("ال") or any(word.isdigit() for word in before)):
                return Period("during", None, hit.first - 1, hit.last)
    return None


def _named(scene: Scene, stretch: Stretch | Clause) -> Period | None:
    times = [t for t in within(scene.mentions.times, stretch) if t.when.days >= LONG]
    if not times:
        return None
    widest = max(times, key=lambda t: t.when.days)
    counted = any(scene.words(Stretch(widest.first, widest.last), "duration")) and widest.when.precision == "range"
    long = counted and widest.when.days >= MONTH
    return Period("during" if long else "in", widest.when, widest.first, widest.last)


def _time_at(scene: Scene, first: int, last: int) -> TimeMention | None:
    """The first time that begins in a stretch, if it is dated."""
    return next((t for t in scene.mentions.times if first <= t.first < last and t.when.start), None)


def lately(scene: Scene, stretch: Stretch | Clause) -> bool:
    """True for words that say "of late" without a time: مؤخرا، في الآونة الأخيرة، العام الجاري."""
    return any(form in _RECENT for form in scene.forms(stretch.first, stretch.last))
