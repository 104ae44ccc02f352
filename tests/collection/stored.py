"""Reports, accounts and incidents put into a collection's tables, as adding, reading and grouping leave them."""

import datetime as dt
import hashlib
from typing import Any

from tawthiq.collection.collection import Collection
from tawthiq.collection.orm import Account, Claim, Incident, Judgement, Membership, Reading, Report, Source, Value

AT = dt.datetime(2024, 3, 1, tzinfo=dt.UTC)


def report(
    collection: Collection,
    text: str,
    *,
    day: str | None = "2024-03-01",
    source: str | None = "وكالة السهل",
    url: str = "",
    key: str | None = None,
) -> str:
    """Store a report and return its id, which follows from its words, outlet and day unless one is given."""
    sha256 = hashlib.sha256(f"{key or text}|{source}|{day}".encode()).hexdigest()
    outlet = Source.objects.using(collection.db).get_or_create(name=source)[0] if source else None
    row = Report(
        id=key or f"r{sha256[:16]}",
        key=sha256,
        text=text,
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        published=dt.date.fromisoformat(day) if day else None,
        source=outlet,
        url=url,
    )
    row.save(using=collection.db)
    return row.id


def read(collection: Collection, report: str, error: str = "") -> None:
    """Note that an engine read a report, or failed to."""
    sha256 = "" if error else "0" * 64
    Reading(report_id=report, engine="test 1", at=AT, record_sha256=sha256, error=error).save(using=collection.db)


def account(collection: Collection, report: str, incident: str, victims: list[dict[str, Any]], *names: str) -> str:
    """Store an account of an incident: its list of victims, and a value for each name that the text gives."""
    db, key = collection.db, f"{report}-0"
    Incident.objects.using(db).get_or_create(id=incident, defaults={"type": "air_strike"})
    first = Membership.objects.using(db).filter(incident=incident, first=True).first()
    Account(id=key, report_id=report, position=0, type="air_strike", told={"victims": victims}).save(using=db)
    Claim(id=f"{key}-1", account_id=key, position=0, hedged=False, denied=False, said={}).save(using=db)
    for position, name in enumerate(names):
        value(collection, f"{key}-1", position, name)
    because = None
    if first:
        one, other = sorted((first.account_id, key))
        told = {"verdict": "same", "because": "as told", "at": AT}
        because, _ = Judgement.objects.using(db).update_or_create(one_id=one, other_id=other, defaults=told)
    Membership(account_id=key, incident_id=incident, first=first is None, judgement=because).save(using=db)
    return key


def value(collection: Collection, claim: str, position: int, name: str, modality: str = "asserted") -> None:
    """Store a value that names or describes a victim."""
    Value(
        claim_id=claim,
        position=position,
        field="victims",
        value={"name": name},
        modality=modality,
        basis="said",
        start=0,
        end=len(name),
        words=name,
        rule="test.victims",
    ).save(using=collection.db)


def victim(name: str, **given: Any) -> dict[str, Any]:
    """A victim in the contract's form."""
    return {"name": name, "fate": "killed", "role": None, "age": None, "sex": None, "kin": None} | given
