"""People's judgements: their effect is shown before it is done, they bind, and they can be taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from filled import filled, lines
from told_twice import TWICE

from tawthiq.collection.acts import acts_of
from tawthiq.collection.collection import Collection
from tawthiq.collection.judging import Effect, JudgementError, effect, judge, standing, wanted
from tawthiq.collection.orm import Act, Claim, Incident, Judgement, Membership
from tawthiq.collection.pointing import UnknownIdError, account_at, incident_at
from tawthiq.collection.session import Session
from tawthiq.collection.verify import verify
from tawthiq.reconcile.link.group import Verdict


@pytest.fixture
def told(collection: Collection, tmp_path: Path) -> Collection:
    """Two reports of a shelled market, which are joined, and one of a bomb and a murder."""
    filled(collection, lines(tmp_path / "reports.jsonl", TWICE))
    return collection


@pytest.fixture
def session(told: Collection) -> Iterator[Session]:
    with told.writing() as one:
        yield one


def accounts(db: str) -> tuple[str, str, str, str]:
    """The market's first account, the one joined to it, and the two of the report that tells a bomb and a murder."""
    rows = Membership.objects.using(db).order_by("-incident__size", "-first", "incident__type", "account_id")
    first, second, bomb, murder = rows.values_list("account_id", flat=True)
    return first, second, bomb, murder


def incident_of(db: str, account: str) -> str:
    return Membership.objects.using(db).get(account=account).incident_id


def judged(
    session: Session, one: str, other: str, verdict: Verdict | None, *, person: str = "ليلى", undo: bool = False
) -> Effect:
    """What a judgement was said to change; then it is made."""
    what = wanted(one, other, verdict, person=person, reason="قرأت التقريرين", undo=undo)
    seen = effect(session, what)
    judge(session, what)
    return seen


def rows(db: str) -> tuple[list[tuple[str, str]], int, int]:
    """What a trial leaves as it was."""
    members = Membership.objects.using(db).order_by("account_id").values_list("account_id", "incident_id")
    return list(members), Judgement.objects.using(db).count(), Act.objects.using(db).count()


def test_the_effect_is_shown_and_nothing_of_it_stays(session: Session) -> None:
    first, second, _, _ = accounts(session.db)
    before = rows(session.db)
    seen = effect(session, wanted(first, second, "different", person="ليلى"))
    assert [one.accounts for one in seen.before] == [2]
    assert [one.accounts for one in seen.after] == [1, 1]
    assert not seen.together
    assert not seen.one_report
    assert all(one.sentence_ar and one.sentence_en for one in (*seen.before, *seen.after))
    assert rows(session.db) == before


def test_same_joins_what_the_machine_kept_apart_and_what_was_shown_comes_true(session: Session) -> None:
    first, _, bomb, _ = accounts(session.db)
    seen = judged(session, first, bomb, "same")
    assert incident_of(session.db, bomb) == incident_of(session.db, first)
    sizes = dict(Incident.objects.using(session.db).filter(merged_into=None).values_list("id", "size"))
    assert seen.after
    assert {one.id: one.accounts for one in seen.after}.items() <= sizes.items()
    row = standing(session.db, first, bomb)[0]
    assert (row.verdict, row.person, row.because) == ("same", "ليلى", "قرأت التقريرين")


def test_different_splits_and_undo_brings_back_together_what_old_ids_lead_to(session: Session) -> None:
    first, second, _, _ = accounts(session.db)
    own = incident_of(session.db, first)
    seen = judged(session, first, second, "different")
    assert [one.accounts for one in seen.before] == [2]
    assert sorted(one.accounts for one in seen.after) == [1, 1]
    assert incident_of(session.db, first) != incident_of(session.db, second)
    seen = judged(session, first, second, None, undo=True)
    assert seen.together
    assert incident_of(session.db, first) == incident_of(session.db, second) == incident_at(session.db, own)
    kept = Judgement.objects.using(session.db).get(person="ليلى")
    assert kept.undone_at is not None
    assert standing(session.db, first, second) == []


def test_unsure_takes_apart_what_rests_on_the_pair(session: Session) -> None:
    first, second, _, _ = accounts(session.db)
    judged(session, first, second, "unsure")
    assert incident_of(session.db, first) != incident_of(session.db, second)


def test_two_accounts_of_one_report_may_be_judged_the_same_and_it_is_told(session: Session) -> None:
    *_, bomb, murder = accounts(session.db)
    gone = {incident_of(session.db, bomb), incident_of(session.db, murder)}
    seen = judged(session, bomb, murder, "same")
    assert seen.one_report
    assert ([one.accounts for one in seen.before], [one.accounts for one in seen.after]) == ([1, 1], [2])
    own = incident_of(session.db, bomb)
    assert incident_of(session.db, murder) == own
    [other] = gone - {own}
    assert Incident.objects.using(session.db).get(id=other).merged_into_id == own


def test_a_later_judgement_of_a_pair_stands_and_the_earlier_again_when_it_is_undone(session: Session) -> None:
    first, _, bomb, _ = accounts(session.db)
    judged(session, first, bomb, "same")
    seen = judged(session, first, bomb, "different", person="سالم")
    assert [(row.person, row.verdict) for row in seen.earlier] == [("ليلى", "same")]
    assert incident_of(session.db, first) != incident_of(session.db, bomb)
    seen = judged(session, first, bomb, None, undo=True)
    assert [row.verdict for row in seen.earlier] == ["same"]
    assert incident_of(session.db, first) == incident_of(session.db, bomb)


def test_judgements_that_contradict_one_another_are_told_and_different_stands(session: Session) -> None:
    first, second, bomb, _ = accounts(session.db)
    judged(session, first, bomb, "different")
    judged(session, second, first, "same")
    seen = judged(session, second, bomb, "same", person="سالم")
    assert not seen.together
    [found] = seen.contradictions
    assert {found.same.one_id, found.same.other_id} == {second, bomb}
    assert [(row.person, row.verdict) for row in found.different] == [("ليلى", "different")]
    assert incident_of(session.db, bomb) != incident_of(session.db, second)


def test_a_judgement_without_reason_name_verdict_or_a_second_account_is_refused(session: Session) -> None:
    first, second, _, _ = accounts(session.db)
    before = rows(session.db)
    with pytest.raises(JudgementError, match="reason"):
        judge(session, wanted(first, second, "same", person="ليلى", reason="  "))
    for one, verdict, person, told in (
        (first, "same", "ليلى", "about two"),
        (second, None, "ليلى", "same, different or unsure"),
        (second, "same", " ", "name"),
    ):
        with pytest.raises(JudgementError, match=told):
            wanted(first, one, verdict, person=person)  # type: ignore[arg-type]
    assert rows(session.db) == before


def test_what_does_not_stand_is_not_undone(session: Session) -> None:
    first, second, _, _ = accounts(session.db)
    judged(session, first, second, "same")
    with pytest.raises(JudgementError, match="none to undo"):
        judge(session, wanted(first, second, "different", person="ليلى", undo=True))


def test_the_log_tells_who_judged_what_to_the_incidents_of_both(told: Collection) -> None:
    first, second, _, _ = accounts(told.db)
    with told.writing() as session:
        judged(session, first, second, "different")
        judged(session, first, second, None, undo=True)
        judged(session, first, second, "different")
    for account in (first, second):
        acts = "".join(acts_of(told.db, incident=incident_of(told.db, account)))
        assert acts.count('"act":"judge"') + acts.count('"act": "judge"') == 2
        assert "قرأت التقريرين" in acts
    assert acts_of(told.db, kind="undo")
    assert list(verify(told)) == []


def test_what_people_judged_outlasts_another_build(told: Collection, tmp_path: Path) -> None:
    first, second, bomb, _ = accounts(told.db)
    with told.writing() as session:
        judged(session, first, second, "different")
        judged(session, first, bomb, "same")
    late = {**TWICE[0], "id": "late", "published": "2023-07-11", "source": "إذاعة الجنوب"}
    filled(told, lines(tmp_path / "more.jsonl", [late]))
    assert incident_of(told.db, first) == incident_of(told.db, bomb)
    assert incident_of(told.db, first) != incident_of(told.db, second)


def test_claims_accounts_and_incidents_lead_to_an_account(told: Collection) -> None:
    first, second, bomb, murder = accounts(told.db)
    claim = Claim.objects.using(told.db).filter(account=second).values_list("id", flat=True)[0]
    assert account_at(told.db, claim) == second == account_at(told.db, second)
    stood = incident_of(told.db, bomb), incident_of(told.db, murder)
    assert account_at(told.db, incident_of(told.db, second)) == first
    with told.writing() as session:
        judged(session, bomb, murder, "same")
    assert len({account_at(told.db, incident) for incident in stood}) == 1


def test_an_unknown_id_is_refused_with_the_nearest(told: Collection) -> None:
    first, *_ = accounts(told.db)
    with pytest.raises(UnknownIdError, match=f"did you mean {first}"):
        account_at(told.db, f"{first[:-3]}7{first[-2:]}")
    with pytest.raises(UnknownIdError, match="tawthiq log"):
        account_at(told.db, "؟")
