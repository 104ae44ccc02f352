"""Grouping: what is new joins what it tells again, ids last, and every change has its act and its reasons."""

import json
from pathlib import Path
from typing import Any, get_args

import pytest
from filled import BOMB, RAID, SHELLING, Make, filled, lines

from tawthiq.collection.acts import acts_of
from tawthiq.collection.collection import Collection
from tawthiq.collection.grouping import group, regroup
from tawthiq.collection.judgements import WHY_NEAR
from tawthiq.collection.orm import Account, Act, Fact, Incident, Judgement, Membership, Naming, Reading, Report
from tawthiq.collection.session import now
from tawthiq.collection.verify import verify
from tawthiq.reconcile.link.group import Rule

LATER = (
    "ارتفعت حصيلة القصف المدفعي الذي استهدف السوق الشعبي في مدينة سرمين بريف إدلب يوم الأحد إلى خمسة قتلى من المدنيين، "
    "بينهم طفل، وفق الدفاع المدني."
)
SERMIN = {"id": "a", "text": SHELLING, "published": "2023-07-09", "source": "وكالة نبأ"}
SERMIN_LATER = {"id": "d", "text": LATER, "published": "2023-07-10", "source": "موقع السهل"}
ELSEWHERE = [
    {"id": "b", "text": BOMB, "published": "2023-07-09", "source": "شبكة الشمال"},
    {"id": "c", "text": RAID, "published": "2023-07-09", "source": "شبكة الشمال"},
]


def incidents(collection: Collection) -> dict[str, list[str]]:
    """The accounts of each incident that stands."""
    found: dict[str, list[str]] = {}
    for incident, account in Membership.objects.using(collection.db).values_list("incident_id", "account_id"):
        found.setdefault(incident, []).append(account)
    return {incident: sorted(accounts) for incident, accounts in found.items()}


def test_a_second_report_joins_and_the_id_lasts(collection: Collection, tmp_path: Path) -> None:
    filled(collection, lines(tmp_path / "1.jsonl", [SERMIN, *ELSEWHERE]))
    before = incidents(collection)
    built = filled(collection, lines(tmp_path / "2.jsonl", [SERMIN_LATER]))
    after = incidents(collection)
    assert built.incidents == 1
    assert after.keys() == before.keys()
    [grown] = [incident for incident in after if after[incident] != before[incident]]
    row = Incident.objects.using(collection.db).get(id=grown)
    assert (row.size, row.view["casualties"]["killed"]["max"]) == (2, 5)
    joined = Membership.objects.using(collection.db).get(incident=grown, first=False)
    assert joined.judgement is not None
    assert joined.judgement.because
    assert len({reason["field"] for reason in joined.judgement.reasons}) > 2
    assert list(verify(collection)) == []


def test_the_log_tells_what_changed_and_why(collection: Collection, tmp_path: Path) -> None:
    filled(collection, lines(tmp_path / "1.jsonl", [SERMIN]))
    filled(collection, lines(tmp_path / "2.jsonl", [SERMIN_LATER]))
    incident = next(iter(incidents(collection)))
    told = [json.loads(line) for line in acts_of(collection.db, incident=incident)]
    kinds = [row["act"] for row in told]
    assert [kind for kind in kinds if kind in {"incident", "join", "change"}] == ["incident", "join", "change"]
    changed = next(row for row in told if row["act"] == "change")
    assert changed["changes"]["casualties"][0]["killed"] == {"min": 3, "max": 3}
    assert len(changed["added"]) == 1
    assert next(row for row in told if row["act"] == "join")["because_ar"]


def test_the_order_of_builds_does_not_matter(make: Make, tmp_path: Path) -> None:
    one = make("one")
    filled(one, lines(tmp_path / "all.jsonl", [SERMIN, *ELSEWHERE, SERMIN_LATER]))
    if one.settings.database != "sqlite":
        pytest.skip("one database a test on the server")
    other = make("other")
    for number, row in enumerate([SERMIN_LATER, *ELSEWHERE, SERMIN]):
        filled(other, lines(tmp_path / f"{number}.jsonl", [row]))
    assert sorted(incidents(one).values()) == sorted(incidents(other).values())


def test_a_report_read_anew_comes_back_to_its_incident(collection: Collection, tmp_path: Path) -> None:
    filled(collection, lines(tmp_path / "1.jsonl", [SERMIN, SERMIN_LATER, *ELSEWHERE]))
    before = incidents(collection)
    Reading.objects.using(collection.db).update(engine="an older one")
    assert filled(collection).read == 4
    assert incidents(collection) == before
    assert list(verify(collection)) == []


def _judge(collection: Collection, verdict: str) -> None:
    one, other = sorted(
        Account.objects.using(collection.db).filter(report__text__contains="سرمين").values_list("id", flat=True)
    )
    with collection.writing() as session, session.transaction() as acts:
        Judgement(one_id=one, other_id=other, verdict=verdict, person="سلمى", because="راجعت النصين", at=now()).save(
            using=collection.db
        )
        regroup(collection.db, acts, {one})


def test_a_person_s_different_binds_and_lasts_through_another_reading(collection: Collection, tmp_path: Path) -> None:
    filled(collection, lines(tmp_path / "1.jsonl", [SERMIN, SERMIN_LATER]))
    assert len(incidents(collection)) == 1
    _judge(collection, "different")
    assert len(incidents(collection)) == 2
    Reading.objects.using(collection.db).update(engine="an older one")
    filled(collection)
    assert len(incidents(collection)) == 2


def test_a_person_s_same_joins_and_the_lost_id_leads_on(collection: Collection, tmp_path: Path) -> None:
    filled(collection, lines(tmp_path / "1.jsonl", [SERMIN, SERMIN_LATER]))
    _judge(collection, "different")
    two = set(incidents(collection))
    _judge(collection, "same")
    [stands] = incidents(collection)
    [gone] = two - {stands}
    assert Incident.objects.using(collection.db).get(id=gone).merged_into_id == stands
    kinds = set(Act.objects.using(collection.db).values_list("kind", flat=True))
    assert {"merge", "leave", "join"} <= kinds


def test_another_linker_links_all_again_and_ids_last(collection: Collection, tmp_path: Path) -> None:
    filled(collection, lines(tmp_path / "1.jsonl", [SERMIN, SERMIN_LATER, *ELSEWHERE]))
    before = incidents(collection)
    Fact.objects.using(collection.db).filter(name="linker").update(value="an older one")
    assert filled(collection).read == 0
    assert incidents(collection) == before
    acts = Act.objects.using(collection.db).filter(kind="group").order_by("seq")
    assert [json.loads(act.line)["accounts"] for act in acts] == [sum(map(len, before.values()))] * 2


def test_every_rule_of_a_near_miss_has_its_words() -> None:
    assert WHY_NEAR.keys() == set(get_args(Rule))


def test_nothing_new_changes_nothing(collection: Collection, tmp_path: Path) -> None:
    filled(collection, lines(tmp_path / "1.jsonl", [SERMIN, *ELSEWHERE]))
    with collection.writing() as session:
        head = session.head()
        assert group(session) == []
        assert session.head() == head


def test_an_incident_that_nobody_tells_any_more_is_gone(collection: Collection, tmp_path: Path) -> None:
    filled(collection, lines(tmp_path / "1.jsonl", [SERMIN, *ELSEWHERE]))
    count = Incident.objects.using(collection.db).count()
    Account.objects.using(collection.db).filter(report__text__contains="سرمين").delete()
    with collection.writing() as session:
        group(session)
    assert Incident.objects.using(collection.db).count() == count - 1
    assert "gone" in set(Act.objects.using(collection.db).values_list("kind", flat=True))


def test_what_one_report_tells_apart_stays_apart(collection: Collection, tmp_path: Path) -> None:
    text = f"{SHELLING}\nوفي وقت لاحق من اليوم نفسه، قتل مدنيان بقصف صاروخي استهدف الحي الشرقي في مدينة سرمين."
    filled(collection, lines(tmp_path / "1.jsonl", [{**SERMIN, "text": text}, SERMIN_LATER]))
    reports = list(Report.objects.using(collection.db).values_list("id", flat=True))
    for accounts in incidents(collection).values():
        for report in reports:
            assert sum(account.startswith(report) for account in accounts) <= 1


def test_persons_hang_on_the_incident(collection: Collection, tmp_path: Path) -> None:
    named: dict[str, Any] = {
        "id": "n",
        "text": "قتل الصحفي سامر نوري الدهام (31 عاما) برصاص مسلحين مجهولين أمام منزله في مدينة الباب، أمس السبت.",
        "published": "2023-07-09",
        "source": "وكالة نبأ",
    }
    filled(collection, lines(tmp_path / "1.jsonl", [named]))
    [naming] = Naming.objects.using(collection.db).select_related("person__incident")
    assert naming.person.incident_id in incidents(collection)
    assert "سامر" in naming.name
