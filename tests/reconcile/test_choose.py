"""Which of the parties that a group of tellings binds are shown: tables weigh, here made by hand."""

import datetime as dt

from tawthiq.claims.attribute import scopes
from tawthiq.claims.bind import ROLES, table
from tawthiq.claims.make import Models, Telling, make
from tawthiq.model.report import Report
from tawthiq.reader import Reader
from tawthiq.reconcile.choose import candidates, chosen, features, only_reports, weighed
from tawthiq.rules.loglinear import LogLinear
from tawthiq.text.prepare import Prepared

READER = Reader.load()
TEXT = (
    "قتل ثلاثة جنود في هجوم شنه مسلحون مجهولون على حاجز للجيش شرق المدينة.\n"
    "وقال مصدر أمني إن المسلحين هاجموا الحاجز فجر اليوم."
)


def told(text: str) -> tuple[Prepared, list[Telling]]:
    doc = READER.prepare(Report("t", text, dt.date(2016, 5, 10)))
    mentions = READER.mentions_of(doc)
    tables = {role: LogLinear(table(role).weights, -9.0) for role in ROLES}
    return doc, make(doc, mentions, scopes(doc, mentions), Models(None, tables))


def test_mentions_of_one_party_are_one_candidate() -> None:
    doc, tellings = told(TEXT)
    found = candidates(doc, tellings, "perpetrator")
    armed = [one for one in found if any("مسلح" in name for name in one.names)]
    assert len(armed) == 1
    assert {t.draft.sentence.index for t, _ in armed[0].rows} == {0, 1}


def test_candidates_stand_the_surest_first_and_know_it() -> None:
    doc, tellings = told(TEXT)
    found = candidates(doc, tellings, "perpetrator")
    assert [one.weight for one in found] == sorted((one.weight for one in found), reverse=True)
    assert "rank=0" in set(features(doc, tellings, "perpetrator", found, 0))
    assert all("rank=0" not in set(features(doc, tellings, "perpetrator", found, at)) for at in range(1, len(found)))


def test_tables_decide_who_stays() -> None:
    doc, tellings = told(TEXT)
    first = LogLinear({"rank=0": 1.0}, 0.5)
    none = LogLinear({}, 0.5)
    kept = chosen(doc, tellings, {"perpetrator": first, "target": none})
    assert not any(t.bound["target"] for t in kept)
    assert len(candidates(doc, kept, "perpetrator")) == 1
    assert [t.draft.index for t in kept] == [t.draft.index for t in tellings]


def test_a_leader_and_his_group_are_two_and_a_misspelt_title_is_one() -> None:
    doc, tellings = told(
        "استهدفت الغارة زعيم داعش قرب المدينة.\nوقال مصدر أمني إن الغارة استهدفت زعيم دعاش قرب المدينة.\n"
        "وهاجمت الغارات داعش في الريف."
    )
    found = candidates(doc, tellings, "target")
    assert len([one for one in found if one.titles]) == 1
    assert not any(one.actor_id == "is" and one.titles for one in found)


def test_what_is_only_meant_to_be_names_no_doer() -> None:
    doc, tellings = told("أعلن الجيش التركي مقتل خمسة مسلحين في غارة شنها التحالف الدولي قرب المدينة.")
    kept = weighed(doc, tellings)["perpetrator"]
    assert not any(only_reports(one) for one in kept) or all(one.weight < 1 for one in kept)
