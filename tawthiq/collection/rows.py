"""Records as rows and back: what an engine told of a report, spread over the tables, and put together again."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.db.models import Q

from tawthiq.collection.orm import Account, Claim, Judgement, Membership, Reading, Source, Statement, Value

_BATCH: Final = 2_000
_NAME: Final = 300  # characters of a source's name


class Rows:
    """Rows of several reports, gathered and written together."""

    def __init__(self, db: str) -> None:
        self._db = db
        self.readings: list[Reading] = []
        self.accounts: list[Account] = []
        self.claims: list[Claim] = []
        self.values: list[Value] = []
        self.statements: list[Statement] = []
        self.speakers: dict[str, dict[str, Any]] = {}  # by name: the contract's Source

    def write(self) -> None:
        """Insert all of them, sources first."""
        ids = self._sources()
        for claim in self.claims:
            speaker = claim.said["source"]
            claim.source_id = ids[speaker["name"][:_NAME]] if speaker else None
        Reading.objects.using(self._db).bulk_create(self.readings, batch_size=_BATCH)
        Account.objects.using(self._db).bulk_create(self.accounts, batch_size=_BATCH)
        Claim.objects.using(self._db).bulk_create(self.claims, batch_size=_BATCH)
        Value.objects.using(self._db).bulk_create(self.values, batch_size=_BATCH)
        Statement.objects.using(self._db).bulk_create(self.statements, batch_size=_BATCH)

    def _sources(self) -> dict[str, int]:
        """The ids of all speakers by name, new ones made."""
        sources = Source.objects.using(self._db)
        known = dict(sources.filter(name__in=self.speakers).values_list("name", "id"))
        new = [
            Source(name=name, actor_id=said["actor_id"] or "", kind=said["kind"])
            for name, said in self.speakers.items()
            if name not in known
        ]
        sources.bulk_create(new)
        return known | dict(sources.filter(name__in=[source.name for source in new]).values_list("name", "id"))


def rows_of(record: dict[str, Any], report: str, rows: Rows) -> None:
    """Spread one record over ``rows``."""
    rows.readings[-1].engine_name = record["engine"]["name"]
    rows.readings[-1].engine_version = record["engine"]["version"]
    taken: set[str] = set()
    for position, incident in enumerate(record["incidents"]):
        account = _account(incident, report, position, taken)
        rows.accounts.append(account)
        for place, claim in enumerate(incident["claims"]):
            _claim(claim, account.id, place, rows)
    for position, said in enumerate(record["statements"]):
        span = {"start": said["start"], "end": said["end"], "words": said["text"]}
        rows.statements.append(Statement(report_id=report, position=position, kind=said["kind"], said=said, **span))


def _account(incident: dict[str, Any], report: str, position: int, taken: set[str]) -> Account:
    told = {name: value for name, value in incident.items() if name != "claims"}
    date, place = incident["date"] or {}, incident["place"] or {}
    return Account(
        id=_account_id(incident, report, taken),
        report_id=report,
        position=position,
        type=incident["type"],
        told=told,
        first_day=_day(date.get("start")),
        last_day=_day(date.get("end")),
        country=place.get("country") or "",
        lat=place.get("lat"),
        lon=place.get("lon"),
    )


def _account_id(incident: dict[str, Any], report: str, taken: set[str]) -> str:
    """The report and the offset of the first word that says what happened: the same for engines that agree on it."""
    first = min(telling["trigger"]["start"] for telling in incident["mentions"])
    key, more = f"{report}-{first}", ord("a")
    while key in taken:
        more += 1
        key = f"{report}-{first}{chr(more)}"
    taken.add(key)
    return key


def _claim(claim: dict[str, Any], account: str, position: int, rows: Rows) -> None:
    key = f"{account}-{position + 1}"
    if claim["source"]:
        rows.speakers.setdefault(claim["source"]["name"][:_NAME], claim["source"])
    said = {name: value for name, value in claim.items() if name != "values"}
    rows.claims.append(
        Claim(id=key, account_id=account, position=position, hedged=claim["hedged"], denied=claim["denied"], said=said)
    )
    for place, value in enumerate(claim["values"]):
        rows.values.append(
            Value(
                claim_id=key,
                position=place,
                field=value["field"],
                value=value["value"],
                modality=value["modality"],
                basis=value["basis"],
                start=value["evidence"]["start"],
                end=value["evidence"]["end"],
                words=value["evidence"]["text"],
                hedge_cue=value["hedge_cue"],
                rule=value["rule"],
            )
        )


def record_sha256(record: Mapping[str, Any]) -> str:
    """The hash of a record's canonical JSON: keys in order of their letters, since not every database keeps theirs."""
    text = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(text.encode("utf8")).hexdigest()


def record_from(reading: Reading, accounts: Iterable[Account], statements: Iterable[Statement]) -> dict[str, Any]:
    """The contract's record put together again from its rows; claims and values are to be fetched with them."""
    report = reading.report
    return {
        "document": {
            "id": report.id,
            "published": report.published.isoformat() if report.published else None,
            "lang": report.lang or None,
            "sha256": report.text_sha256,
            "title": report.title or None,
            "source": report.source.name if report.source else None,
            "url": report.url or None,
        },
        "incidents": [
            {**account.told, "claims": [_claim_from(claim) for claim in account.claims.all()]} for account in accounts
        ],
        "statements": [statement.said for statement in statements],
        "engine": {"name": reading.engine_name, "version": reading.engine_version},
    }


def _claim_from(claim: Claim) -> dict[str, Any]:
    return {**claim.said, "values": [value_from(value) for value in claim.values.all()]}


def value_from(value: Value) -> dict[str, Any]:
    """The contract's Value."""
    return {
        "field": value.field,
        "value": value.value,
        "modality": value.modality,
        "hedge_cue": value.hedge_cue,
        "basis": value.basis,
        "evidence": {"start": value.start, "end": value.end, "text": value.words},
        "rule": value.rule,
    }


def forget_readings(db: str, reports: list[str]) -> None:
    """Take away what an earlier engine read of reports, with all that hangs on it; what people judged stays."""
    accounts = list(Account.objects.using(db).filter(report_id__in=reports).values_list("id", flat=True))
    machine = Judgement.objects.using(db).filter(Q(one_id__in=accounts) | Q(other_id__in=accounts), person="")
    Membership.objects.using(db).filter(judgement__in=machine).delete()
    machine.delete()
    Reading.objects.using(db).filter(report_id__in=reports).delete()
    Account.objects.using(db).filter(id__in=accounts).delete()
    Statement.objects.using(db).filter(report_id__in=reports).delete()


def _day(value: str | None) -> dt.date | None:
    return dt.date.fromisoformat(value) if value else None
