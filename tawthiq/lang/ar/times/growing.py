"""A moment as it grows word by word: a clock, a part of the day, days and what joins them (فجر اليوم الجمعة)."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from tawthiq.lang.ar.times import clocks, dates, days, feasts, parts
from tawthiq.lang.ar.times.clocks import CLOCK
from tawthiq.lang.ar.times.dates import DATE
from tawthiq.lang.ar.times.moments import Moment
from tawthiq.lang.ar.times.months import HIJRI
from tawthiq.lang.ar.times.parts import PART
from tawthiq.lang.ar.times.said import OFFSETS, Date, RelativeDay, Weekday, WeekdayPair
from tawthiq.lang.ar.times.scan import Read, Scan

Reader = Callable[[Scan, int], Read | None]
_DAYS: Final[tuple[Reader, ...]] = (
    feasts.feast,
    days.same_day,
    dates.numeric,
    dates.date,
    days.weekdays,
    days.relative_day,
    days.weekday,
)
_JOINTS: Final = frozenset({"،", ",", "-", "(", '"', "الموافق", "الموافقه", "المصادف", "/"})
_MARKS: Final = {"م": 12, "ص": 0}
_CLOSERS: Final = {"(": ")", '"': '"'}
_NIGHT_JOINTS: Final = frozenset({"-", "/", "الي", "علي", "،"})


@dataclass(frozen=True, slots=True)
class Growing:
    """A moment being read: its parts so far, the token after them, and the rule of what decides its days."""

    moment: Moment
    last: int
    rule: str


def moment(scan: Scan, index: int) -> Growing | None:
    """The words of one moment, from a token on as far as they go."""
    grown = _tonight(scan, index) or _begin(scan, index)
    if grown is None:
        return None
    while True:
        more = _extend(scan, grown)
        if more is None:
            return grown
        grown = more


def _tonight(scan: Scan, index: int) -> Growing | None:
    """``الليلة الماضية``، ``منتصف الليلة الماضية``، ``الليلة قبل الماضية``."""
    at = index + (scan.role(index) == "this" or scan.value(index) == "middle" or scan.role(index) == "after")
    at += scan.role(at) == "position" and scan.value(at) == "middle"
    if scan.role(index) == "this" and scan.is_bare(at, "part") and scan.form(at).startswith("ال"):  # this morning
        return Growing(Moment(relative=RelativeDay(0), part=scan.value(at)), at + 1, PART)
    is_night = scan.role(at) == "tonight" or (scan.form(at) == "الليل" and scan.role(at) == "part")
    if not is_night or (at > index and _has_clitic(scan, at)):
        return None
    shift = scan.shift(at + 1)
    if shift is None and scan.role(at) != "tonight":
        return None
    if shift is None:
        after = scan.role(at + 1)
        word = scan.word(at)
        hangs = word is not None and word.clitics[-1:] == "ل"
        if hangs or after in {"same_after", "following"} or scan.form(at - 1) in {"تلك", "في"}:
            return None
        return Growing(Moment(relative=RelativeDay(0), part="night"), at + 1, PART)
    return Growing(Moment(relative=RelativeDay(OFFSETS[shift[0]]), part="night"), shift[1], PART)


def _begin(scan: Scan, index: int) -> Growing | None:
    """The first part of a moment: a clock time, a part of the day, or a day."""
    clock = clocks.clock(scan, index)
    if clock is not None:
        after = clocks.zone_after(scan, clock.last)
        grown = Growing(Moment(clock=clock.clock), after, CLOCK)
        more = _extend(scan, grown)
        if more is not None and (clock.sure or more.moment.part is not None):
            return more
        if clock.sure:
            return replace(grown, last=clock.last)
    part = parts.part_of_day(scan, index)
    if part is not None:
        grown = Growing(Moment(part=part.part), part.last, PART)
        more = _extend(scan, grown)
        if more is not None and more.moment.names_day:
            return _night_pair(scan, more)
        return grown if part.alone else None
    for reader in _DAYS:
        read = reader(scan, index)
        if read is not None:
            return _with_day(Growing(Moment(), read.last, read.rule), read)
    return None


def _night_pair(scan: Scan, grown: Growing) -> Growing:
    """A night told with both its days: ``ليل الخميس - الجمعة``، ``ليلة الخميس إلى الجمعة``، ``ليل الخميس الجمعة``."""
    first = grown.moment.weekday
    if grown.moment.part != "night" or first is None:
        return grown
    joint = scan.form(grown.last)
    at = grown.last + (joint in _NIGHT_JOINTS)
    joined = joint == "،" or scan.form(at).startswith("و")
    if scan.role(at) != "weekday" or (_has_clitic(scan, at) and not scan.form(at).startswith("و")):
        return grown
    if joined and scan.value(at) != (first.number + 1) % 7:
        return grown
    shift = scan.shift(at + 1)
    first = replace(first, shift=shift[0]) if shift is not None else first
    pair = WeekdayPair(first, Weekday(scan.value(at)), night=True)
    return Growing(Moment(date=pair, part="night"), shift[1] if shift is not None else at + 1, grown.rule)


def _extend(scan: Scan, grown: Growing) -> Growing | None:
    """The moment with its next part, or None where nothing more belongs to it."""
    return _add_part(scan, grown) or _add_day(scan, grown) or _add_clock(scan, grown)


def _add_part(scan: Scan, grown: Growing) -> Growing | None:
    """A part of the day after a clock or a day: ``الثالثة فجرا``، ``الجمعة صباحا``، ``الثالثة من فجر``."""
    moment = grown.moment
    at = grown.last
    if moment.clock is not None and not moment.names_day:
        if scan.form(at) in _MARKS:
            clock = replace(moment.clock, hour=_by_mark(moment.clock.hour, _MARKS[scan.form(at)]))
            return replace(grown, moment=replace(moment, clock=clock), last=at + 1)
        at += scan.form(at) in {"من", "في"}
    if moment.part is not None or _has_clitic(scan, at):
        return None
    found = parts.part_of_day(scan, at)
    if found is None or (at > grown.last and found.alone and scan.form(at - 1) == "في"):
        return None
    if not found.alone and (moment.names_day or _day_at(scan, found.last) is None):
        return None
    if moment.names_day and _conflicts(scan, moment, found.last):
        return None
    return replace(grown, moment=replace(moment, part=found.part), last=found.last)


def _by_mark(hour: int, first: int) -> int:
    """The 24-hour form of an hour with م (after noon, ``first`` 12) or ص (before noon, 0)."""
    return hour % 12 + first if hour <= 12 else hour


def _has_clitic(scan: Scan, index: int) -> bool:
    """True where a proclitic keeps a word apart from what stands before it."""
    word = scan.word(index)
    return word is not None and word.clitics != ""


def _conflicts(scan: Scan, moment: Moment, index: int) -> bool:
    """True where the part of the day belongs to a day of its own after it: ``الجمعة، مساء السبت``."""
    read = _day_at(scan, index)
    return read is not None and _fit(moment, read) is None


def _day_at(scan: Scan, index: int) -> Read | None:
    """The day that stands at a token, with "of" before it or not."""
    word = scan.word(index)
    if word is not None and word.clitics and not (word.clitics == "ل" and word.role in {"relative_day", "weekday"}):
        return None
    for reader in _DAYS:
        read = reader(scan, index)
        if read is not None:
            return read
    return None


def _add_day(scan: Scan, grown: Growing) -> Growing | None:
    """A day after a part, a clock or another word for the same day."""
    moment = grown.moment
    at = grown.last
    joint = scan.form(at)
    if moment.names_day:
        opens = joint in {"(", '"'}
        if joint in _JOINTS:
            at += 1
            at += scan.form(at) == "ل"
        read = _day_at(scan, at)
        if read is None or (opens and scan.form(read.last) != _CLOSERS[joint]):
            return None
        if joint in {"-", "/", "(", '"', "،", ","} and not _is_same_day(moment, read):
            return None
        last = read.last + opens
    else:
        quoted = joint == '"'
        at += quoted or joint == "من" or (joint == "،" and moment.clock is not None)
        read = _day_at(scan, at)
        if read is None or (quoted and scan.form(read.last) != joint):
            return None
        last = read.last + quoted
    fitted = _fit(moment, read)
    if fitted is None:
        return None
    return replace(_with_day(replace(grown, moment=fitted), read, fitted=True), last=last)


def _is_same_day(moment: Moment, read: Read) -> bool:
    """True where a comma or bracket joins two kinds of word for one day: a weekday and a date, today and Friday."""
    said = read.said
    if isinstance(said, Weekday):
        return said.shift is None
    return isinstance(said, (Date, RelativeDay)) and not (isinstance(said, RelativeDay) and moment.relative is not None)


def _fit(moment: Moment, read: Read) -> Moment | None:
    """The moment with one more word for its day, or None where it has one of that kind already."""
    said = read.said
    if isinstance(said, RelativeDay):
        return None if moment.relative is not None else replace(moment, relative=said)
    if isinstance(said, Weekday):
        return None if moment.weekday is not None else replace(moment, weekday=said)
    if moment.date is None:
        return replace(moment, date=said)
    both = isinstance(said, Date) and isinstance(moment.date, Date) and said.is_hijri != moment.date.is_hijri
    if not both or not isinstance(said, Date):
        return None
    return moment if said.is_hijri else replace(moment, date=said)


def _with_day(grown: Growing, read: Read, *, fitted: bool = False) -> Growing:
    """The moment with a day, named after the rule that decides: a date before a relative word before a weekday."""
    moment = grown.moment if fitted else _fit(grown.moment, read)
    if moment is None:
        return grown
    kept = grown.rule in {DATE, HIJRI} or (grown.rule == days.RELATIVE and read.rule == days.WEEKDAY)
    return Growing(moment, read.last, grown.rule if fitted and kept else read.rule)


def _add_clock(scan: Scan, grown: Growing) -> Growing | None:
    """A clock time after a day or a part of the day."""
    if grown.moment.clock is not None:
        return None
    at = grown.last + (scan.form(grown.last) in {"،", "-"})
    if _has_clitic(scan, at):
        return None
    found = clocks.clock(scan, at)
    if found is None:
        return None
    clocked = replace(grown, moment=replace(grown.moment, clock=found.clock), last=clocks.zone_after(scan, found.last))
    more = _add_part(scan, clocked)
    if more is not None:
        return more
    return replace(clocked, last=found.last) if found.sure else None
