"""When an occurrence happened: the words that bound it, or what common sense infers from fresh news."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tawthiq.claims.bind import Bound
from tawthiq.claims.draft import Draft
from tawthiq.mentions.find import Mentions
from tawthiq.model.mention import CueMention, TimeMention
from tawthiq.model.report import Report
from tawthiq.model.values import Basis, Interval
from tawthiq.rules.rule import define
from tawthiq.text.prepare import Prepared

OWN: Final = define("date.of-its-words", "the time that stands with the trigger")
SEEN: Final = define("date.of-its-sentence", "the time that the sentence of the trigger holds")
ANNOUNCED: Final = define("date.announced", "only the announcement is dated: the day before it, or that day")
FRESH: Final = define("date.fresh-news", "fresh news without a time: the day before publication, or that day")

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
        end = _content_start(doc, mentions, cue)
        found.update(time.first for time in recent if cue.last <= time.first < end)
        clause = doc.clause_of(cue.first)
        if clause.opener == "attribution":
            found.update(time.first for time in recent if clause.first <= time.first < clause.last)
    return frozenset(found)


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


def of_bound(draft: Draft, bound: Sequence[Bound], announced: frozenset[int]) -> Dated | None:
    """The date of the surest time that is bound to a trigger, or None."""
    times = [
        row.mention for row in bound if isinstance(row.mention, TimeMention) and row.mention.first not in announced
    ]
    if not times:
        return None
    own = any(time.first == times[0].first for time in draft.own.times)
    return Dated(_with_part(times[0].when, draft.own.times), times[0], OWN if own else SEEN, "said", bound[0].weight)


def _with_part(when: Interval, times: Sequence[TimeMention]) -> Interval:
    """A day with the part of day or clock that another time of the same words gives."""
    for time in times:
        if time.when.start is None and (time.when.part or time.when.clock):
            return Interval(
                when.start, when.end, when.precision, when.part or time.when.part, when.clock or time.when.clock
            )
    return when


def of_announcement(draft: Draft, announced: frozenset[int]) -> Dated | None:
    """The day before an announcement, or its day, where nothing else is dated."""
    for time in draft.seen.times:
        start, end = time.when.start, time.when.end
        if time.first in announced and start and end and time.when.precision in {"day", "range"}:
            return Dated(Interval(start - dt.timedelta(days=1), end, "range"), time, ANNOUNCED, "inferred")
    return None


def fresh(report: Report) -> Dated | None:
    """The day before publication to the publication day; None without a publication date."""
    if report.published is None or report.earliest is None:
        return None
    return Dated(Interval(report.earliest - dt.timedelta(days=1), report.published, "range"), None, FRESH, "inferred")


def best(dates: Sequence[Dated]) -> Dated:
    """The date that stands with the words of the act, surest first; of equal ones the most exact, then the first."""
    return min(dates, key=lambda d: (d.rule != OWN, _ORDER.get(d.when.precision or "", 9), -d.weight))
