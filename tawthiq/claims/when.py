"""When an occurrence happened: the words that bound it, or what common sense infers from fresh news."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tawthiq.claims.bind import Bound
from tawthiq.claims.draft import Draft
from tawthiq.mentions.find import Mentions
from tawthiq.mentions.published import publication_day
from tawthiq.model.mention import CueMention, TimeMention
from tawthiq.model.report import Report
from tawthiq.model.values import Basis, Interval
from tawthiq.rules.rule import define
from tawthiq.text.prepare import Prepared

OWN: Final = define("date.of-its-words", "the time that stands with the trigger")
SEEN: Final = define("date.of-its-sentence", "the time that the sentence of the trigger holds")
ANNOUNCED: Final = define("date.announced", "only the announcement is dated: the day before it, or that day")
FRESH: Final = define("date.fresh-news", "fresh news without a time: the day before publication, or that day")

_PUBLISHING: Final = ("نشر", "اصدر", "صدر", "بيان", "تقرير", "بثت", "جلسته", "جلستها", "شيع", "تشييع", "احاله")
_ROUNDUPS: Final = frozenset("حصاد الحصاد موجز الموجز ملخص".split())
_DOCUMENTING: Final = frozenset("وثق وثقت ثق ثقت سجل سجلت رصد رصدت احصي احصت يوثق توثق".split())
_PUBLISHING_REACH: Final = 4  # tokens
_SINCE: Final = frozenset({"منذ", "مذ"})
_LONG: Final = 28  # days; longer, "since" says how rare or old a thing is, not when it happened
_STATEMENT: Final = 3  # days; a wider time does not date a statement
_NEWS: Final = 10  # days that a statement is news
_ORDER: Final = {"day": 0, "range": 2, "part_of_month": 1, "month": 3, "season": 4, "year": 5}


@dataclass(frozen=True, slots=True)
class Dated:
    """A date with the time mention it rests on; None where it is inferred from the report's own date."""

    when: Interval
    mention: TimeMention | None
    rule: str
    basis: Basis
    weight: float = 0.0


def announcement_times(doc: Prepared, mentions: Mentions) -> frozenset[int]:
    """First tokens of times that date the saying, not what is said: between a cue and the content it opens."""
    recent = [time for time in mentions.times if _recent(doc.report, time)]
    found: set[int] = set()
    for cue in mentions.cues:
        if doc.tokens[cue.first].form.lstrip("وف") in _DOCUMENTING:
            continue  # the day is that of what was documented
        end = _content_start(doc, mentions, cue)
        found.update(time.first for time in recent if cue.last <= time.first < end)
        clause = doc.clause_of(cue.first)
        if clause.opener == "attribution":
            found.update(time.first for time in recent if clause.first <= time.first < clause.last)
    found.update(time.first for time in recent if _of_publishing(doc, time))
    return frozenset(found)


def _of_publishing(doc: Prepared, time: TimeMention) -> bool:
    """True where the words right before a time say that something was published or met then, not that it happened."""
    first = max(doc.clause_of(time.first).first, time.first - _PUBLISHING_REACH)
    return any(
        token.form.lstrip("وف").removeprefix("ال").startswith(_PUBLISHING) for token in doc.tokens[first : time.first]
    )


def _recent(report: Report, time: TimeMention) -> bool:
    """True for a day shortly before publication: a statement is dated by its day, a recalled act by its month."""
    end = time.when.end
    if time.when.days > _STATEMENT or report.published is None or end is None:
        return False
    return (report.published - end).days <= _NEWS


def _content_start(doc: Prepared, mentions: Mentions, cue: CueMention) -> int:
    """The token at which what is said begins: the next clause of content, or the first trigger after the cue."""
    clause = doc.clause_of(cue.first)
    inside = [t.first for t in mentions.triggers if cue.last <= t.first < clause.last]
    return inside[0] if inside else clause.last


def of_bound(doc: Prepared, draft: Draft, bound: Sequence[Bound], announced: frozenset[int]) -> Dated | None:
    """The date of the surest time that is bound to a trigger, or None."""
    times = [
        row.mention
        for row in bound
        if isinstance(row.mention, TimeMention)
        and row.mention.first not in announced
        and not _how_rare(doc, row.mention)
    ]
    if not times:
        return None
    own = any(time.first == times[0].first for time in draft.own.times)
    when = _not_ahead(doc.report, _with_part(times[0].when, draft.own.times))
    return Dated(when, times[0], OWN if own else SEEN, "said", bound[0].weight)


def _how_rare(doc: Prepared, time: TimeMention) -> bool:
    """True for ``الأول من نوعه منذ عام``: a long time since which nothing like it happened."""
    before = {token.form.lstrip("وف") for token in doc.tokens[max(time.first - 1, 0) : time.first + 1]}
    return time.when.days > _LONG and bool(before & _SINCE)


def _with_part(when: Interval, times: Sequence[TimeMention]) -> Interval:
    """A day with the part of day or clock that another time of the same words gives."""
    for time in times:
        if time.when.start is None and (time.when.part or time.when.clock):
            return Interval(
                when.start, when.end, when.precision, when.part or time.when.part, when.clock or time.when.clock
            )
    return when


def _not_ahead(report: Report, when: Interval) -> Interval:
    """A night that would end after publication is the one that ended on that day."""
    if when.part != "night" or when.start is None or when.end is None or report.published is None:
        return when
    if when.start == report.published < when.end:
        day = dt.timedelta(days=1)
        return Interval(when.start - day, when.end - day, when.precision, when.part, when.clock)
    return when


def of_announcement(draft: Draft, announced: frozenset[int]) -> Dated | None:
    """The day before an announcement, or its day, where nothing else is dated."""
    for time in draft.seen.times:
        start, end = time.when.start, time.when.end
        if time.first in announced and start and end and time.when.precision in {"day", "range"}:
            return Dated(Interval(start - dt.timedelta(days=1), end, "range"), time, ANNOUNCED, "inferred")
    return None


def fresh(doc: Prepared, mentions: Mentions, upto: int) -> Dated | None:
    """The day before publication to the publication day; None without a publication date.

    A report that up to token ``upto`` told of the day before, and of no other fresh day, goes on with that day.
    """
    written = publication_day(doc, mentions.times)
    first, last = written or doc.report.earliest, written or doc.report.published
    if first is None or last is None:
        return None
    first -= dt.timedelta(days=1)
    said = announcement_times(doc, mentions)
    head = _head_day(mentions, first, last, said, doc)
    if head is not None:
        return Dated(Interval.day(head), None, FRESH, "inferred")
    days = {
        time.when.start
        for time in mentions.times
        if time.first < upto and time.first not in said and time.when.days == 1 and _between(first, time.when, last)
    }
    told = days.pop() if len(days) == 1 else None
    if told is not None and told < last:
        return Dated(Interval.day(told), None, FRESH, "inferred")
    return Dated(Interval(first, last, "range"), None, FRESH, "inferred")


def _head_day(mentions: Mentions, first: dt.date, last: dt.date, said: frozenset[int], doc: Prepared) -> dt.date | None:
    """The fresh day that the head of a roundup gives for all that follows: حصاد الثلاثاء 07-03-2023."""
    if not doc.tokens or doc.tokens[0].form not in _ROUNDUPS:
        return None
    end = doc.sentence_of(0).last
    days = (time.when for time in mentions.times if time.first < end and time.first not in said)
    return next((when.start for when in days if when.days == 1 and _between(first, when, last)), None)


def _between(first: dt.date, when: Interval, last: dt.date) -> bool:
    return when.start is not None and first <= when.start <= last


def recalled(mentions: Mentions, draft: Draft) -> bool:
    """True where a word of recall stands before the trigger in its clause: وكان الجيش قد قصف."""
    return any(
        draft.clause.first <= hit.first < draft.trigger.first
        for hit in mentions.hits.of("contexts")
        if hit.entry.data["kind"] == "recall"
    )


def best(dates: Sequence[Dated]) -> Dated:
    """The date that stands with the words of the act, surest first; of equal ones the most exact, then the first."""
    return min(dates, key=lambda d: (d.rule != OWN, _ORDER.get(d.when.precision or "", 9), -d.weight))
