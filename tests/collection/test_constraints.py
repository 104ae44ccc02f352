"""What the database itself refuses: a value without words, a merge without a reason, a decision without original."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError
from filled import filled, lines

from tawthiq.collection.collection import Collection
from tawthiq.collection.orm import (
    Account,
    Appearance,
    Claim,
    Incident,
    Judgement,
    Membership,
    Original,
    Report,
    Review,
    Value,
)

AT = dt.datetime(2024, 3, 1, tzinfo=dt.UTC)


@pytest.fixture
def full(collection: Collection, tmp_path: Path) -> Collection:
    filled(collection, lines(tmp_path / "reports.jsonl"))
    return collection


def value(collection: Collection, **changed: Any) -> Value:
    claim = Claim.objects.using(collection.db).first()
    fields = {
        "claim": claim,
        "position": 999,
        "field": "killed",
        "value": {"min": 1, "max": 1},
        "modality": "asserted",
        "basis": "said",
        "start": 3,
        "end": 9,
        "words": "ثلاثة",
        "rule": "ar.count.verb",
    }
    return Value(**(fields | changed))


def review(**changed: Any) -> Review:
    fields = {
        "subject_kind": "value",
        "subject": "x",
        "original": {"min": 3},
        "decision": {"min": 4},
        "person": "سلمى",
        "at": AT,
    }
    return Review(**(fields | changed))


def test_whole_rows_are_taken(full: Collection) -> None:
    value(full).save(using=full.db)
    review().save(using=full.db)
    review(original={"nothing": "the machine read nothing here"}).save(using=full.db)


@pytest.mark.parametrize(
    "changed",
    [{"words": ""}, {"start": 5, "end": 5}, {"start": -1}, {"rule": ""}, {"modality": "perhaps"}, {"basis": "felt"}],
)
def test_no_value_without_its_words(full: Collection, changed: dict[str, Any]) -> None:
    with pytest.raises(DatabaseError):
        value(full, **changed).save(using=full.db)


def test_no_value_without_a_claim(full: Collection) -> None:
    # PostgreSQL looks at the end of the transaction
    from django.db import transaction

    with pytest.raises(DatabaseError), transaction.atomic(using=full.db):
        value(full, claim=None, claim_id="nowhere").save(using=full.db)


@pytest.mark.parametrize("changed", [{"original": {}}, {"original": None}, {"person": ""}, {"subject_kind": "mood"}])
def test_no_decision_without_the_original(full: Collection, changed: dict[str, Any]) -> None:
    with pytest.raises(DatabaseError):
        review(**changed).save(using=full.db)


def joined(full: Collection) -> tuple[Account, Incident]:
    one, other = Account.objects.using(full.db).order_by("id")[:2]
    Membership.objects.using(full.db).filter(account=other).delete()
    return other, Membership.objects.using(full.db).get(account=one).incident


def test_no_merge_without_a_judgement(full: Collection) -> None:
    account, incident = joined(full)
    with pytest.raises(DatabaseError):
        Membership(account=account, incident=incident).save(using=full.db)


def test_no_second_first_account(full: Collection) -> None:
    account, incident = joined(full)
    with pytest.raises(DatabaseError):
        Membership(account=account, incident=incident, first=True).save(using=full.db)


def judgement(full: Collection, **changed: Any) -> Judgement:
    one, other = Account.objects.using(full.db).order_by("id").values_list("id", flat=True)[:2]
    fields = {"one_id": one, "other_id": other, "verdict": "same", "because": "same toll, same street", "at": AT}
    return Judgement(**(fields | changed))


def test_a_judgement_with_its_reason_joins(full: Collection) -> None:
    account, incident = joined(full)
    reasoned = judgement(full)
    reasoned.save(using=full.db)
    Membership(account=account, incident=incident, judgement=reasoned).save(using=full.db)


@pytest.mark.parametrize("changed", [{"because": ""}, {"verdict": "maybe"}])
def test_no_judgement_without_its_reason(full: Collection, changed: dict[str, Any]) -> None:
    with pytest.raises(DatabaseError):
        judgement(full, **changed).save(using=full.db)


def test_a_pair_is_judged_in_one_order_only(full: Collection) -> None:
    whole = judgement(full)
    with pytest.raises(DatabaseError):
        judgement(full, one_id=whole.other_id, other_id=whole.one_id).save(using=full.db)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda db: Original(sha256="abc", size=1).save(using=db),
        lambda db: Original(sha256="a" * 64, size=-1).save(using=db),
        lambda db: Report.objects.using(db).update(text=""),
        lambda db: Report.objects.using(db).update(likeness=0.5),
        lambda db: Account.objects.using(db).update(lat=120.0, lon=10.0),
        lambda db: Account.objects.using(db).update(first_day=dt.date(2024, 1, 2), last_day=dt.date(2024, 1, 1)),
        lambda db: Appearance.objects.using(db).update(locator="line 1"),
    ],
)
def test_what_cannot_be_is_refused(full: Collection, spoil: Callable[[str], Any]) -> None:
    with pytest.raises(DatabaseError):
        spoil(full.db)
