"""Parts of the day: فجر، بعد ظهر، منتصف ليل، مساء."""

from dataclasses import dataclass
from typing import Final

from tawthiq.lang.ar.times.examples import says
from tawthiq.lang.ar.times.scan import Scan
from tawthiq.model.values import PartOfDay
from tawthiq.rules.rule import rule

PART = "ar.time.part-of-day"
_BEFORE_DEFINITE: Final = frozenset(
    {
        *(
            "في",
            "عند",
            "خلال",
            "منذ",
            "حتي",
            "قبيل",
            "قبل",
            "بعد",
            "بعيد",
            "اثناء",
            "قرب",
            "حوالي",
            "نحو",
            "مع",
            "الي",
            "من",
        ),
        *("ساعات", "الساعات", "ساعه", "وقت", "اوقات", "فتره", "حلول"),
    }
)
_AFTER_DEFINITE: Final = frozenset(
    {"الباكر", "المبكر", "المبكره", "الاولي", "المتاخره", "الاخيره", "الباكره", "باكرا", "مبكرا", "باكر"}
)
_HABIT: Final = frozenset(
    {"ونهارا", "نهارا", "نهار", "ونهار", "والنهار", "ومساء", "وليلا", "وصباحا", "وليل", "مساء", "صباح"}
)


@dataclass(frozen=True, slots=True)
class PartRead:
    """A part of the day: ``alone`` True where it needs no day after it."""

    first: int
    last: int
    part: PartOfDay
    alone: bool


@rule(
    PART,
    "A part of the day, with or without its day; a night is the day told and the one after.",
    examples=(
        ("قتل ثلاثة ليلا", says(None, part="night")),
        ("قتل ثلاثة فجر اليوم", says("2023-07-09", part="dawn")),
        ("قتل ثلاثة بعد ظهر أمس", says("2023-07-08", part="afternoon")),
        ("قصف المدينة ليل الخميس", says("2023-07-06", "2023-07-07", part="night")),
        ("قصف المدينة ليل الخميس - الجمعة", says("2023-07-06", "2023-07-07", part="night")),
        ("قصف المدينة الليلة الماضية", says("2023-07-08", "2023-07-09", part="night")),
        ("بعد منتصف ليل الجمعة", says("2023-07-07", "2023-07-08", part="night")),
    ),
    never=(
        "فجر انتحاري نفسه",
        "ظهر المتحدث على الشاشة",
        "ملهى ليلي",
        "أذان الفجر",
        "العصر الحديث",
        "ليل نهار",
        "صباح الأحمد",
    ),
)
def part_of_day(scan: Scan, index: int) -> PartRead | None:
    """The part of the day that begins at a token."""
    at = index
    is_half = scan.value(at) == "middle" and scan.role(at) == "position"
    after_noon = scan.role(at) in {"after", "before"}
    at += is_half or after_noon
    if after_noon and scan.value(at) == "middle" and scan.role(at + 1) in {"part", "tonight"}:
        is_half, after_noon, at = True, False, at + 1
    word = scan.word(at)
    if word is None or word.role != "part" or (at > index and word.clitics):
        return None
    if word.rest == "عشيه" and scan.role(at + 1) in {"feast", "feast_pair"}:  # the eve of a feast, read there
        return None
    part: PartOfDay = word.value
    if (is_half and part != "night") or (after_noon and part != "noon"):
        return None
    if after_noon:
        part = (
            "afternoon" if scan.role(index) == "after" else "noon" if scan.form(index).endswith("قبيل") else "morning"
        )
    read = PartRead(index, at + 1, part, alone=word.data["use"] != "construct")
    return _in_place(scan, read, str(word.data["use"]), lead=is_half or after_noon)


def _in_place(scan: Scan, read: PartRead, use: str, *, lead: bool) -> PartRead | None:
    """The part of the day where it stands as the form of its word wants: a definite one after a preposition."""
    first, last = read.first, read.last
    if scan.form(last) in _HABIT or scan.form(first - 1) in {"ليل", "صباح", "نهارا", "ليلا"}:
        return None
    if use == "construct":
        return read
    if scan.is_blocked(first, last, "part"):
        return None
    word = scan.word(last - 1)
    hangs = word is not None and word.clitics[-1:] in {"ب", "ل"}
    if use == "definite" and not lead and not hangs and scan.form(first - 1) not in _BEFORE_DEFINITE:
        return None
    last += scan.form(last) in (_AFTER_DEFINITE if use == "definite" else {"باكرا", "مبكرا"})
    return PartRead(first, last, read.part, alone=True)
