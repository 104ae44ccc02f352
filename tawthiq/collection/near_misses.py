"""Near misses that a person may want to look at: pairs of accounts, and known records beside incidents."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from tawthiq.collection.orm import Judgement, KnownMatch, Membership

_MOST: Final = 20


@dataclass(frozen=True, slots=True)
class Near:
    """Two accounts that the machine nearly joined, with the sentences of their incidents."""

    one: str
    other: str
    score: float
    because: str
    sentences_ar: tuple[str, str]
    sentences_en: tuple[str, str]


@dataclass(frozen=True, slots=True)
class NearKnown:
    """A known record that comes near an incident, and is not clearly it."""

    record: str
    name: str
    day: str
    incident: str
    score: float
    because: str
    because_ar: str
    sentence_ar: str
    sentence_en: str


def near(db: str, since: dt.datetime) -> Iterator[Near]:
    """The machine's near misses since then that nobody judged, the likeliest first."""
    judged = set(
        Judgement.objects.using(db).exclude(person="").filter(undone_at=None).values_list("one_id", "other_id")
    )
    rows = Judgement.objects.using(db).filter(person="", verdict="unsure", at__gte=since)
    shown = 0
    for row in rows.order_by("-score", "one_id", "other_id"):
        views = _views(db, (row.one_id, row.other_id))
        if (row.one_id, row.other_id) in judged or len(views) != 2 or views[0]["id"] == views[1]["id"]:
            continue
        yield Near(
            row.one_id,
            row.other_id,
            row.score or 0.0,
            row.because,
            (views[0]["sentence_ar"], views[1]["sentence_ar"]),
            (views[0]["sentence_en"], views[1]["sentence_en"]),
        )
        shown += 1
        if shown == _MOST:
            return


def _views(db: str, accounts: Iterable[str]) -> list[dict[str, Any]]:
    rows = Membership.objects.using(db).filter(account__in=list(accounts)).select_related("incident")
    return [row.incident.view for row in rows.order_by("account_id")]


def near_known(db: str, since: dt.datetime) -> Iterator[NearKnown]:
    """Known records that came near an incident since then, the likeliest first."""
    rows = KnownMatch.objects.using(db).filter(near=True, at__gte=since, record__replaced_by__isnull=True)
    for row in rows.select_related("record", "incident").order_by("-score", "record_id")[:_MOST]:
        record = row.record
        yield NearKnown(
            record=f"{record.origin} {record.own_id}",
            name=record.name,
            day=record.first_day.isoformat() if record.first_day else "",
            incident=row.incident_id,
            score=row.score,
            because=row.because,
            because_ar=row.because_ar,
            sentence_ar=row.incident.view["sentence_ar"],
            sentence_en=row.incident.view["sentence_en"],
        )
