"""What is new since a moment: incidents, what is known, what changed, and near misses."""

import datetime as dt
from pathlib import Path

import known_rows as given
import pytest
from filled import filled, lines
from told_twice import TWICE

from tawthiq.collection.collection import Collection
from tawthiq.collection.digest import Digest, digest, remember, since_day, since_last
from tawthiq.collection.judging import judge, wanted
from tawthiq.collection.known.taking import take
from tawthiq.collection.orm import Act, Judgement, Membership

LATER = {
    "id": "later",
    "text": "قتل ستة مدنيين، بينهم أحمد سالم الخطيب، جراء قصف مدفعي لقوات النظام على السوق الشعبي في مدينة سرمين بريف "
    "إدلب صباح الأحد الماضي، وفق الدفاع المدني.",
    "published": "2023-07-11",
    "source": "إذاعة الجنوب",
}


def made(collection: Collection) -> Digest:
    """What is new since the last digest; then it is remembered."""
    found = digest(collection.db, since_last(collection.db))
    with collection.writing() as session:
        remember(session, found)
    return found


@pytest.fixture
def told(collection: Collection, tmp_path: Path) -> Collection:
    filled(collection, lines(tmp_path / "reports.jsonl", TWICE))
    return collection


def test_incidents_that_no_record_knows_are_new_once(told: Collection) -> None:
    first = made(told)
    assert len(first.new) == 3
    assert all(entry.sentence_ar and entry.sentence_en for entry in first.new)
    assert [entry.first_day for entry in first.new] == sorted(entry.first_day for entry in first.new)
    second = made(told)
    assert (second.new, second.known, second.known_changed, second.changed) == ([], [], [], [])


def test_an_incident_that_a_record_is_is_known(told: Collection, tmp_path: Path) -> None:
    with told.writing() as session:
        take(session, given.table(tmp_path / "known.csv", [given.SARMIN], given.ACLED))
    found = made(told)
    assert len(found.new) == 2
    assert [entry.records for entry in found.known] == [("acled SYR9001",)]


def test_a_known_incident_told_with_another_toll_is_known_but_changed(told: Collection, tmp_path: Path) -> None:
    with told.writing() as session:
        take(session, given.table(tmp_path / "known.csv", [given.SARMIN | {"fatalities": "2"}], given.ACLED))
    found = made(told)
    [entry] = found.known_changed
    [change] = entry.changes
    assert (change.field, change.old["max"], change.record) == ("killed", 2, "acled SYR9001")
    assert change.new["min"] > 2
    assert found.known == []


def test_what_changed_since_the_last_time_is_told_with_what_it_was(told: Collection, tmp_path: Path) -> None:
    made(told)
    filled(told, lines(tmp_path / "later.jsonl", [LATER]))
    found = made(told)
    assert found.new == []
    [entry] = found.changed
    killed = next(change for change in entry.changes if change.field == "killed")
    assert (killed.old["max"], killed.new["max"]) == (4, 6)
    assert entry.names == 1
    assert entry.sources == ("إذاعة الجنوب",)


def test_incidents_that_were_merged_are_told_under_the_one_that_stands(told: Collection) -> None:
    made(told)
    rows = Membership.objects.using(told.db).filter(incident__size=1).order_by("account_id")
    one, other = rows.values_list("account_id", flat=True)
    with told.writing() as session:
        judge(session, wanted(one, other, "same", person="ليلى", reason="قرأت"))
    [entry] = made(told).changed
    assert len(entry.merged) == 1
    assert entry.id != entry.merged[0]


def test_near_misses_of_the_machine_are_shown_until_someone_judges_them(told: Collection) -> None:
    first, second = sorted(
        Membership.objects.using(told.db).filter(first=True).order_by("account_id").values_list("account_id", flat=True)
    )[:2]
    at = dt.datetime.now(dt.UTC)
    row = {"verdict": "unsure", "because": "alike", "score": -0.5, "at": at}
    Judgement.objects.using(told.db).filter(one_id=first, other_id=second, person="").delete()
    Judgement(one_id=first, other_id=second, **row).save(using=told.db)
    since = since_day(told.db, at.date())
    assert (first, second) in [(near.one, near.other) for near in digest(told.db, since).near]
    Judgement(one_id=first, other_id=second, **row | {"person": "ليلى"}).save(using=told.db)
    assert (first, second) not in [(near.one, near.other) for near in digest(told.db, since).near]


def test_a_digest_of_a_day_begins_with_it(told: Collection) -> None:
    today = dt.datetime.now(dt.UTC).date()
    assert len(digest(told.db, since_day(told.db, today)).new) == 3
    assert digest(told.db, since_day(told.db, today + dt.timedelta(2))).new == []
    assert not Act.objects.using(told.db).filter(kind="digest").exists()
