"""What a reading considered and left: triggers, groups, parties and places, each with its words and why."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

import pytest

from tawthiq.claims.attribute import scopes
from tawthiq.claims.make import make
from tawthiq.cli.shipped import examples
from tawthiq.model.report import Report
from tawthiq.reader import Reader
from tawthiq.reconcile import choose
from tawthiq.reconcile.choose import CHOSEN
from tawthiq.reconcile.considered import Left
from tawthiq.reconcile.consolidate import grouped
from tawthiq.rules.loglinear import LogLinear

READER = Reader.load()
REPORTS = [report for report, _ in examples()]
BY_TABLE = {"untold", "fallen", "not_borne_out"}


def report(text: str) -> Report:
    return Report("t", text, dt.date(2016, 5, 10))


def words(rows: Iterable[Left]) -> list[str]:
    return [span.text for left in rows for span in left.spans]


def test_a_trigger_that_tells_nothing_is_left_with_what_spoke_against_it() -> None:
    told = report("قتل ثلاثة جنود في هجوم على حاجز شرق مدينة حلب أمس.\nوهدد القائد بشن هجوم واسع إذا استمرت الحرب.")
    (left,) = READER.consider(told).triggers
    assert (left.spans[0].text, left.spans[0].start) == ("هجوم", told.text.rindex("هجوم"))
    assert left.why == "untold"
    assert left.weight < 0
    assert "near=threat" in dict(left.against)
    assert all(weight < 0 for _, weight in left.against)


def test_a_group_that_does_not_stand_is_left_with_its_words() -> None:
    left = {one.id: READER.consider(one).groups for one in REPORTS}
    assert any(left.values())
    for one in REPORTS:
        fallen = {span.start for group in left[one.id] for span in group.spans}
        shown = {told.trigger.start for incident in READER.read_report(one).incidents for told in incident.mentions}
        assert not fallen & shown


@pytest.mark.parametrize("told", REPORTS, ids=lambda one: one.id)
def test_what_is_left_agrees_with_the_record(told: Report) -> None:
    """An entry an incident; tables left only what they weighed below their threshold; no party both shown and left."""
    found, record = READER.consider(told), READER.read_report(told)
    assert len(found.incidents) == len(record.incidents)
    rows = [*found.triggers, *found.groups, *(left for each in found.incidents for left in each)]
    assert all(told.text[span.start : span.end] == span.text for left in rows for span in left.spans)
    assert all(left.weight < 0 for left in rows if left.why in BY_TABLE)
    for incident, lefts in zip(record.incidents, found.incidents, strict=True):
        for role, parties in (("perpetrator", incident.perpetrators), ("target", incident.targets)):
            shown = {party.name for party in parties}
            assert not shown & set(words(left for left in lefts if left.role == role))


@pytest.mark.parametrize("told", REPORTS, ids=lambda one: one.id)
def test_the_parties_weighed_are_those_that_choosing_weighs(told: Report) -> None:
    """What choosing asks its tables, feature by feature, is what is explained here."""
    doc = READER.prepare(told)
    mentions = READER.mentions_of(doc)
    for tellings in grouped(make(doc, mentions, scopes(doc, mentions))):
        asked: list[list[str]] = []

        class Hearing(LogLinear):
            def decides(self, features: Iterable[str]) -> bool:
                asked.append(list(features))  # noqa: B023 - the list of this group
                return False

        choose.chosen(doc, tellings, {role: Hearing({}) for role in CHOSEN})
        weighed = choose.weighed(doc, tellings)
        mine = [
            list(choose.features(doc, tellings, role, weighed[role], at))
            for role in CHOSEN
            for at in range(len(weighed[role]))
        ]
        assert mine == asked


def test_a_wider_place_is_left_for_a_more_exact_one() -> None:
    told = report("قتل خمسة مدنيين أمس في غارة جوية على بلدة تل رفعت بعد قصف في ريف دمشق.")
    first = READER.consider(told).incidents[0]
    assert [(left.why, left.spans[0].text) for left in first if left.role == "place"] == [("less_exact", "ريف دمشق")]
    inside = report("قتل خمسة مدنيين أمس في غارة جوية على بلدة تل رفعت بريف حلب.")
    assert not [left for left in READER.consider(inside).incidents[0] if left.role == "place"]


def test_considering_changes_no_record() -> None:
    for told in REPORTS[:3]:
        before = READER.read_report(told)
        READER.consider(told)
        assert READER.read_report(replace(told)) == before


def test_a_report_without_incidents_has_nothing_but_what_it_left() -> None:
    found = READER.consider(report("عقد الوزير اجتماعا مع نظيره في العاصمة."))
    assert (found.triggers, found.groups, found.incidents) == ((), (), ())
