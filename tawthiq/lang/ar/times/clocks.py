"""Clock times: الساعة الثالثة والنصف فجرا، 14:30، الساعة 1430 بتوقيت غرينتش."""

from dataclasses import dataclass
from typing import Final

from tawthiq.lang.ar.numbers import read_ordinal
from tawthiq.lang.ar.times.examples import says
from tawthiq.lang.ar.times.moments import Clock
from tawthiq.lang.ar.times.scan import Scan
from tawthiq.rules.rule import rule

CLOCK = "ar.time.clock"
_HOURS: Final = 24
_NOON: Final = 12
_MINUTES: Final = 60
_TWO: Final = 2  # digits of an hour and of minutes
_PARTS: Final = {
    **dict.fromkeys(("النصف", "نصف", "نصفا"), 30),
    **dict.fromkeys(("الربع", "ربع", "ربعا"), 15),
    **dict.fromkeys(("الثلث", "ثلث", "ثلثا"), 20),
}
_LENGTHS: Final = frozenset({"الدقيقه", "دقيقه", "مدته", "ومدته"})  # a place in a video, or how long it is


@dataclass(frozen=True, slots=True)
class ClockRead:
    """A clock time; ``sure`` False where only a part of the day after it shows that it is one (الثالثة)."""

    first: int
    last: int
    clock: Clock
    sure: bool


@rule(
    CLOCK,
    "A clock time, in figures or words; the part of the day told with it makes it one of 24 hours.",
    examples=(
        ("الساعة 14:30", says(None, clock="14:30")),
        ("في الساعة الثالثة فجرا", says(None, part="dawn", clock="03:00")),
        ("العاشرة والنصف مساء أمس", says("2023-07-08", part="evening", clock="22:30")),
        ("الساعة السادسة إلا ربعا صباحا", says(None, part="morning", clock="05:45")),
        ("الساعة الواحدة بعد منتصف الليل", says(None, part="night", clock="01:00")),
        ("عند الثانية من بعد ظهر أمس", says("2023-07-08", part="afternoon", clock="14:00")),
    ),
    never=("في الساعات الأولى من صباح أمس", "فاز 2-1", "المرة الثالثة", "خلال 24 ساعة", "سورة البقرة 2:25"),
)
def clock(scan: Scan, index: int) -> ClockRead | None:
    """The clock time that begins at a token."""
    word = scan.word(index)
    named = word is not None and word.role == "unit" and word.value == "hour" and word.data["count"] == 1
    has_hour = named and word is not None and word.definite
    at = scan.skip_approximate(index + 1) if has_hour else index
    boxed = has_hour and scan.form(at) == "("
    figures = _figures(scan, at + boxed, after_hour=has_hour)
    if figures is None:
        return _in_words(scan, index, at, after_hour=has_hour)
    if boxed and scan.form(figures.last) != ")":
        return None
    last = figures.last + (boxed or scan.form(figures.last) == "دقيقه")
    return ClockRead(index, last, figures.clock, sure=figures.sure or has_hour)


def _in_words(scan: Scan, first: int, index: int, *, after_hour: bool) -> ClockRead | None:
    """``الثالثة والنصف``: a feminine ordinal with its minutes."""
    found = read_ordinal(scan.tokens, index)
    ordinal = scan.word(index)
    if found is None and ordinal is not None and ordinal.rest in {"الواحده", "واحده"}:
        found = 1, index + 1
    if found is None or ordinal is None or not 1 <= found[0] <= _NOON or not ordinal.rest.endswith("ه"):
        return None  # the hour one is الواحدة, never الأولى: "the first hours of the morning" are no clock time
    if not after_hour and not ordinal.definite:
        return None
    minute, last = _minutes(scan, found[1])
    return ClockRead(first, last, _clock(found[0], minute), sure=after_hour)


def _clock(hour: int, minute: int) -> Clock:
    """The clock time of an hour and minutes after it, or (negative) to it."""
    return Clock(hour, minute) if minute >= 0 else Clock((hour - 1) or _NOON, minute + _MINUTES)


def _figures(scan: Scan, index: int, *, after_hour: bool) -> ClockRead | None:
    """14:30, and after "the hour" or before a time zone 14, 14.30, 1430 and 14,30."""
    if not scan.is_number(index):
        return None
    if scan.form(index + 1) == ":" and not scan.tokens[index + 1].spaced:
        return _with_colon(scan, index)
    if after_hour or zone_after(scan, index + 1) > index + 1:
        return _after_hour(scan, index)
    opened = scan.form(index - 1) in {"(", "عند"} and scan.is_bare(index + 1, "part")
    hour = scan.digits(index, most=_NOON) if opened else None
    return ClockRead(index, index + 1, Clock(hour, 0), sure=False) if hour else None


def _with_colon(scan: Scan, index: int) -> ClockRead | None:
    """``14:30``; with one digit for the hour it may be a ratio or a verse, and needs more to be sure."""
    hour, minute = scan.digits(index, most=_HOURS), scan.digits(index + 2, most=_MINUTES - 1)
    glued = scan.form(index - 1) == ":" and not scan.tokens[index].spaced
    chained = glued or scan.form(index + 3) == ":" or scan.form(index - 1) in _LENGTHS
    if hour is None or minute is None or len(scan.form(index + 2)) != _TWO or chained:
        return None
    sure = len(scan.form(index)) == _TWO or zone_after(scan, index + 3) > index + 3
    return ClockRead(index, index + 3, Clock(hour, minute), sure=sure)


def _after_hour(scan: Scan, index: int) -> ClockRead | None:
    """``14``، ``14.30``، ``14,30``، ``14،30``، ``1430``، ``5 إلا ربعا``."""
    form, last = scan.form(index), index + 1
    if scan.form(last) == "،" and not scan.tokens[last].spaced and scan.is_number(last + 1):
        form, last = f"{form}.{scan.form(last + 1)}", last + 2
    elif form.isdigit() and len(form) == _TWO * 2:
        form = f"{form[:_TWO]}.{form[_TWO:]}"
    hour, _, minute = form.replace(",", ".").partition(".")
    if minute:
        told = minute.isdigit() and len(minute) == _TWO and len(hour) <= _TWO
        fits = told and int(hour) <= _HOURS and int(minute) < _MINUTES
        return ClockRead(index, last, Clock(int(hour), int(minute)), sure=True) if fits else None
    if len(hour) > _TWO or int(hour) > _HOURS:
        return None
    minutes, last = _minutes(scan, last)
    return ClockRead(index, last, _clock(int(hour), minutes), sure=True)


def _minutes(scan: Scan, index: int) -> tuple[int, int]:
    """Minutes after or (negative) to the hour: والنصف، إلا ربعا، و20 دقيقة; and the token after them."""
    form = scan.form(index)
    sign = -1 if form == "الا" else 1
    if sign > 0 and not form.startswith("و"):
        return 0, index
    start = index + 1 if form in {"الا", "و"} else index
    part = _PARTS.get(scan.form(start) if start > index else form[1:])
    if part is not None:
        return sign * part, start + 1
    found = scan.number(start)
    if found is None or found[0] >= _MINUTES or scan.form(found[1]) not in {"دقيقه", "دقايق"}:
        return 0, index
    return sign * found[0], found[1] + 1


def zone_after(scan: Scan, index: int) -> int:
    """The token after a time zone (بتوقيت غرينتش، بالتوقيت المحلي، ت غ، GMT), or ``index`` where none stands there."""
    form = scan.form(index)
    if form == "ب":
        index += 1
        form = "ب" + scan.form(index)
    if form in {"بتوقيت", "بتوقيتها", "توقيت"}:
        return index + 2 + (scan.form(index + 2) in {"المكرمه", "المتحده"})
    if form in {"بالتوقيت", "بالتوقيتين", "التوقيت"}:
        return index + 2
    if form in {"gmt", "utc", "تغ"}:
        return index + 1
    if form in {"ت", "توقيت"} and scan.form(index + 1) in {"غ", "."}:
        return index + 2 + (2 if scan.form(index + 1) == "." and scan.form(index + 2) == "غ" else 0)
    return index
