"""What a collection holds, at a glance: counts, sources, gaps and problems."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any

from tawthiq.collection.collection import Collection
from tawthiq.collection.coverage import Day, Gap, coverage, gaps
from tawthiq.collection.orm import Account, Act, Attachment, Claim, Incident, Original, Person, Problem, Report, Value


@dataclass(frozen=True, slots=True)
class OfSource:
    """What there is of one source over all its days; ``source`` is empty where reports do not tell it."""

    source: str
    reports: int
    read: int
    failed: int
    copies: int
    accounts: int
    first: dt.date | None
    last: dt.date | None


@dataclass(frozen=True, slots=True)
class Trouble:
    """A problem on record."""

    address: str
    locator: str
    stage: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Overview:
    """All of it. ``sources`` have those with the most reports first; ``counts`` are by what is counted."""

    name: str
    folder: str
    counts: dict[str, int]
    sources: list[OfSource]
    days: list[Day]
    gaps: list[Gap]
    problems: list[Trouble]
    last_act: str

    def to_dict(self) -> dict[str, Any]:
        """As JSON: days as ISO text."""
        told: dict[str, Any] = _plain(asdict(self))
        return told


def overview(collection: Collection) -> Overview:
    """Count everything anew."""
    days = coverage(collection.db)
    last = max((day.day for day in days if day.day is not None), default=None)
    return Overview(
        name=collection.settings.name,
        folder=str(collection.folder.root),
        counts=_counts(collection.db),
        sources=sorted(_sources(days), key=lambda row: (-row.reports, row.source)),
        days=days,
        gaps=gaps(days, until=last),
        problems=list(_problems(collection.db)),
        last_act=_last_act(collection.db),
    )


def _counts(db: str) -> dict[str, int]:
    reports = Report.objects.using(db)
    return {
        "originals": Original.objects.using(db).count(),
        "attachments": Attachment.objects.using(db).count(),
        "reports": reports.count(),
        "copies": reports.filter(copy_of__isnull=False).count(),
        "unread": reports.filter(reading__isnull=True).count(),
        "incidents": Incident.objects.using(db).filter(merged_into__isnull=True).count(),
        "accounts": Account.objects.using(db).count(),
        "claims": Claim.objects.using(db).count(),
        "values": Value.objects.using(db).count(),
        "persons": Person.objects.using(db).count(),
        "problems": Problem.objects.using(db).count(),
    }


def _sources(days: Iterable[Day]) -> Iterator[OfSource]:
    for source, grouped in groupby(days, key=lambda day: day.source):
        rows = list(grouped)
        dated = [row.day for row in rows if row.day is not None]
        yield OfSource(
            source=source,
            reports=sum(row.reports for row in rows),
            read=sum(row.read for row in rows),
            failed=sum(row.failed for row in rows),
            copies=sum(row.copies for row in rows),
            accounts=sum(row.accounts for row in rows),
            first=min(dated, default=None),
            last=max(dated, default=None),
        )


def _problems(db: str) -> Iterator[Trouble]:
    rows = Problem.objects.using(db).values_list("address", "locator", "stage", "code", "message")
    yield from (Trouble(*row) for row in rows)


def _last_act(db: str) -> str:
    last = Act.objects.using(db).order_by("-seq").first()
    return f"{last.seq} {last.kind} {last.at:%Y-%m-%d %H:%M} {last.sha256}" if last else ""


def _plain(value: Any) -> Any:
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    return [_plain(part) for part in value] if isinstance(value, list | tuple) else value
