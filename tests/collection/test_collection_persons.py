"""Persons of incidents: who is one, what each account gives, and ids that last."""

import json

from stored import account, report, value, victim

from tawthiq.collection.collection import Collection
from tawthiq.collection.orm import Account, Act, Incident, Membership, Naming, Person
from tawthiq.collection.persons import persons_of


def make(collection: Collection, *incidents: str) -> int:
    with collection.writing() as session, session.transaction() as acts:
        return persons_of(session.db, acts, incidents)


def told(collection: Collection) -> dict[str, list[tuple[str, dict[str, object]]]]:
    rows = Naming.objects.using(collection.db).order_by("value_id").select_related("person")
    found: dict[str, list[tuple[str, dict[str, object]]]] = {}
    for row in rows:
        found.setdefault(row.person.name, []).append((row.name, row.gives))
    return found


def two_accounts(collection: Collection) -> None:
    one = report(collection, "خبر أول", key="r1")
    listed = [victim("محمد أحمد الزيتوني", age=30, role="مسعف"), victim("سعاد القنديل")]
    account(collection, one, "i1", listed, "محمد أحمد الزيتوني", "18 مسلحا", "سعاد القنديل")
    other = report(collection, "خبر ثان", key="r2")
    account(collection, other, "i1", [victim("محمد الزيتونى", fate="injured")], "محمد الزيتونى")


def test_each_source_gives_its_own_of_one_person(collection: Collection) -> None:
    two_accounts(collection)
    assert make(collection, "i1") == 2
    assert told(collection) == {
        "محمد أحمد الزيتوني": [
            ("محمد أحمد الزيتوني", {"fate": "killed", "role": "مسعف", "age": 30}),
            ("محمد الزيتونى", {"fate": "injured"}),
        ],
        "سعاد القنديل": [("سعاد القنديل", {"fate": "killed"})],
    }


def test_only_the_listed_and_what_is_not_denied_are_persons(collection: Collection) -> None:
    key = account(
        collection,
        report(collection, "خبر", key="r1"),
        "i1",
        [victim("سعاد القنديل")],
        "الضحايا",
        "المواطنة سعاد القنديل",
    )
    value(collection, f"{key}-1", 5, "سعاد القنديل", "denied")
    value(collection, f"{key}-1", 6, "سعاد القنديل", "unknown")
    assert make(collection, "i1") == 0
    assert not Person.objects.using(collection.db).exists()


def test_a_family_name_alone_stands_for_the_one_it_fits(collection: Collection) -> None:
    one = report(collection, "خبر", key="r1")
    account(collection, one, "i1", [victim("إسماعيل القمحاوي")], "إسماعيل القمحاوي", "القمحاوي")
    make(collection, "i1")
    assert [[name for name, _ in rows] for rows in told(collection).values()] == [["إسماعيل القمحاوي", "القمحاوي"]]


def test_two_incidents_never_share_a_person(collection: Collection) -> None:
    for at in (1, 2):
        name = "سعاد القنديل"
        account(collection, report(collection, f"خبر {at}", key=f"r{at}"), f"i{at}", [victim(name)], name)
    assert make(collection, "i1", "i2") == 2
    assert set(Person.objects.using(collection.db).values_list("incident_id", flat=True)) == {"i1", "i2"}


def test_ids_last_when_nothing_or_more_is_told(collection: Collection) -> None:
    two_accounts(collection)
    make(collection, "i1")
    before = dict(Person.objects.using(collection.db).values_list("name", "id"))
    acts = Act.objects.using(collection.db).filter(kind="person")
    assert acts.count() == 2
    make(collection, "i1")
    assert acts.count() == 2
    fuller = "محمد أحمد سالم الزيتوني"
    account(collection, report(collection, "خبر ثالث", key="r3"), "i1", [victim(fuller)], fuller)
    make(collection, "i1")
    after = dict(Person.objects.using(collection.db).values_list("name", "id"))
    assert after == {fuller: before["محمد أحمد الزيتوني"], "سعاد القنديل": before["سعاد القنديل"]}
    assert acts.count() == 3


def test_an_id_lasts_when_its_report_is_read_again(collection: Collection) -> None:
    two_accounts(collection)
    make(collection, "i1")
    before = dict(Person.objects.using(collection.db).values_list("name", "id"))
    Account.objects.using(collection.db).all().delete()
    assert not Naming.objects.using(collection.db).exists()
    for row in ("r1", "r2"):
        account(collection, row, "i1", [victim("سعاد القنديل")], "سعاد القنديل")
    make(collection, "i1")
    assert dict(Person.objects.using(collection.db).values_list("name", "id")) == {
        "سعاد القنديل": before["سعاد القنديل"]
    }


def test_persons_go_over_with_their_incident(collection: Collection) -> None:
    db = collection.db
    for at in (1, 2):
        name = "سعاد القنديل"
        account(collection, report(collection, f"خبر {at}", key=f"r{at}"), f"i{at}", [victim(name)], name)
    make(collection, "i1", "i2")
    mine = Person.objects.using(db).get(incident="i2").id
    Membership.objects.using(db).filter(incident="i1").delete()
    Incident.objects.using(db).filter(id="i1").update(merged_into="i2")
    assert make(collection, "i2") == 1
    assert list(Person.objects.using(db).values_list("id", "incident_id")) == [(mine, "i2")]


def test_an_incident_without_members_loses_its_persons_and_the_log_names_nobody(collection: Collection) -> None:
    two_accounts(collection)
    make(collection, "i1")
    Membership.objects.using(collection.db).all().delete()
    assert make(collection, "i1") == 0
    assert not Person.objects.using(collection.db).exists()
    lines = list(Act.objects.using(collection.db).filter(kind="person").values_list("line", flat=True))
    assert sorted(json.loads(line)["namings"] for line in lines) == [0, 0, 1, 2]
    assert not any("القنديل" in line or "الزيتوني" in line for line in lines)
