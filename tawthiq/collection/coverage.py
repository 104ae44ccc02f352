"""Coverage: which sources were read, when and how much, and where a source fell silent. Without it no trend is shown.

Everything here is counted by grouped queries; nothing is stored.
"""

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from django.db.models import Count, Q, QuerySet

from tawthiq.collection.orm import Account, Problem, Report

_FEWEST: Final = 10  # reports of a source, for its rhythm to be known
_CHANCE: Final = 0.01
_ONE: Final = dt.timedelta(days=1)
_Key = tuple[str, dt.date | None]


@dataclass(slots=True)
class Day:
    """One source on one day of publication; ``source`` is empty and ``day`` None where they are not known.

    ``read`` and ``failed`` are reports that an engine read, and what could not be taken in or read; ``copies`` repeat
    another report; ``accounts`` are incidents as these reports tell them, ``incidents`` those that they were joined to.
    """

    source: str
    day: dt.date | None
    reports: int = 0
    read: int = 0
    failed: int = 0
    copies: int = 0
    accounts: int = 0
    incidents: int = 0


@dataclass(frozen=True, slots=True)
class Gap:
    """Days, ``first`` to ``last``, without a report of a source that has ``usual`` a day at other times.

    ``chance`` is how likely a silence as long as this, somewhere in all its days, is by chance alone.
    """

    source: str
    first: dt.date
    last: dt.date
    usual: float
    chance: float

    @property
    def days(self) -> int:
        """How many days it lasts."""
        return (self.last - self.first).days + 1


def coverage(
    db: str, *, source: str | None = None, first: dt.date | None = None, last: dt.date | None = None
) -> list[Day]:
    """What was seen of each source on each day, in the order of sources and days; what has no day comes first.

    ``source`` is a source's name; with ``first`` or ``last`` only what has a day is counted. Problems of a file or
    address that no report came of are counted where their source is known, without a day.
    """
    found: dict[_Key, Day] = {}

    def day(name: str | None, when: dt.date | None) -> Day:
        return found.setdefault((name or "", when), Day(name or "", when))

    for row in _reports(_within(Report.objects.using(db).all(), "", source, first, last)):
        one = day(row["source__name"], row["published"])
        one.reports, one.copies, one.read, one.failed = (row[k] for k in ("reports", "copies", "read", "failed"))
    accounts = _within(Account.objects.using(db).all(), "report__", source, first, last)
    for row in (
        accounts.order_by()
        .values("report__source__name", "report__published")
        .annotate(accounts=Count("id"), incidents=Count("membership__incident", distinct=True))
    ):
        one = day(row["report__source__name"], row["report__published"])
        one.accounts, one.incidents = row["accounts"], row["incidents"]
    if first is None and last is None:
        for name, count in _problems(db, source):
            day(name, None).failed += count
    return [found[key] for key in sorted(found, key=lambda key: (key[0], key[1] or dt.date.min))]


def _within(
    rows: "QuerySet[Any]", path: str, source: str | None, first: dt.date | None, last: dt.date | None
) -> "QuerySet[Any]":
    asked = {"source__name": source, "published__gte": first, "published__lte": last}
    return rows.filter(**{path + name: value for name, value in asked.items() if value is not None})


def _reports(rows: "QuerySet[Any]") -> Iterator[dict[str, Any]]:
    yield from (
        rows.order_by()
        .values("source__name", "published")
        .annotate(
            reports=Count("id"),
            copies=Count("copy_of"),
            read=Count("reading", filter=Q(reading__error="")),
            failed=Count("reading", filter=~Q(reading__error="")),
        )
    )


def _problems(db: str, source: str | None) -> Iterable[tuple[str, int]]:
    """Problems that no report stands for, by source."""
    rows = Problem.objects.using(db).filter(report__isnull=True).exclude(source="")
    rows = rows.filter(source=source) if source is not None else rows
    return rows.order_by().values_list("source").annotate(count=Count("pk"))


def gaps(days: Iterable[Day], *, until: dt.date | None = None) -> list[Gap]:
    """The silences that chance does not explain, of sources with ten reports or more, in order of source and day.

    A source is held against its own rhythm, whatever the weekday. The chance that one day has no report is what a
    Poisson source of its rate has, e^-rate, or the share of its other days that have none where that is more (outlets
    publish in bursts); that of so many days in a row is its power, and that of such a row after any of the days it
    published on is what is held against one in a hundred. Rate and share are those of the days outside the silence.
    A source is looked at from its first report to its last, or to ``until`` where that is later.
    """
    counts: dict[str, dict[dt.date, int]] = defaultdict(dict)
    for one in days:
        if one.day is not None and one.reports and one.source:
            counts[one.source][one.day] = one.reports
    return [gap for source in sorted(counts) for gap in _gaps(source, counts[source], until)]


def _gaps(source: str, counts: dict[dt.date, int], until: dt.date | None) -> Iterator[Gap]:
    total = sum(counts.values())
    if total < _FEWEST:
        return
    active = sorted(counts)
    end = max(active[-1], until) if until else active[-1]
    span = (end - active[0]).days + 1
    for before, after in pairwise((*active, end + _ONE)):
        length = (after - before).days - 1
        if length < 1:
            continue
        others = span - length
        rate = total / others
        chance = _chance(length, rate, 1 - len(active) / (others + 1), len(active))
        if chance < _CHANCE:
            yield Gap(source, before + _ONE, after - _ONE, rate, chance)


def _chance(length: int, rate: float, silent: float, starts: int) -> float:
    """How likely a run of so many silent days is, once in so many starts."""
    one = max(math.exp(-rate), silent) ** length
    return -math.expm1(starts * math.log1p(-one)) if one < 1 else 1.0
