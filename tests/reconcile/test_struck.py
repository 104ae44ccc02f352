"""Whom and what an occurrence struck, and who its victims are in the words that describe them."""

import datetime as dt

import pytest

from tawthiq.model.incident import Incident
from tawthiq.model.report import Report
from tawthiq.reader import Reader

READER = Reader.load()


def first(text: str) -> Incident:
    return READER.read_report(Report("t", text, dt.date(2016, 5, 10))).incidents[0]


def said(incident: Incident, field: str) -> set[str]:
    """What all claims say of a field, by name."""
    values = [value for claim in incident.claims for value in claim.values if value.field == field]
    return {str(value.value["name"]) for value in values if isinstance(value.value, dict)}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("قتل 42 مسلحا من عناصر تنظيم داعش في اشتباكات شرق المدينة أمس.", "42 مسلحا من عناصر تنظيم داعش"),
        ("قتل تسعة مسلحين في غارة جوية على البلدة أمس.", "تسعة مسلحين"),
        ("قتل جندي تركي في انفجار عبوة ناسفة أمس.", "جندي تركي"),
        ("قتل ستة جنود وضابط في كمين نصبه مسلحون أمس.", "ستة جنود وضابط"),
    ],
)
def test_victims_are_told_by_all_that_describes_them(text: str, who: str) -> None:
    assert who in said(first(text), "victims")


@pytest.mark.parametrize(
    "text",
    [
        "قتل تسعة أشخاص وأصيب ثلاثة آخرون في انفجار سيارة مفخخة أمس.",
        "سقط 12 قتيلا في غارة جوية على البلدة أمس.",
    ],
)
def test_people_who_are_only_counted_are_no_victims_by_name(text: str) -> None:
    incident = first(text)
    assert not said(incident, "victims")
    assert incident.casualties["killed"].min in {9, 12}


def test_whom_an_act_killed_is_a_victim_and_what_it_aimed_at_its_target() -> None:
    incident = first("قتل خمسة جنود في هجوم على ثكنة عسكرية شرق المدينة أمس.")
    assert "خمسة جنود" in said(incident, "victims")
    assert "خمسة جنود" not in said(incident, "targets")
    assert "ثكنة عسكرية" in {party.name for party in incident.targets}


def test_a_title_that_one_alone_holds_is_whom_the_report_names_so() -> None:
    incident = first(
        'أعلنت وزارة الدفاع مقتل "أبو عمر" زعيم تنظيم داعش في غارة جوية استهدفته أمس قرب المدينة.\n'
        "وأكد المرصد السوري لحقوق الإنسان استهداف زعيم داعش بالغارة."
    )
    names = [party.name for party in incident.targets]
    assert len([name for name in names if "زعيم" in name or "عمر" in name]) == 1
    assert not any(party.actor_id == "is" for party in incident.targets)
    speakers = {claim.source.name for claim in incident.claims if claim.source}
    assert "المرصد السوري لحقوق الإنسان" in speakers


def test_each_of_joint_speakers_makes_the_claim() -> None:
    incident = first("قال مصدر في وزارة الداخلية ومصادر طبية إن خمسة جنود قتلوا في تفجير وسط المدينة أمس.")
    by_name = {claim.source.name: claim for claim in incident.claims if claim.source}
    assert set(by_name) == {"مصدر في وزارة الداخلية", "مصادر طبية"}
    for claim in by_name.values():
        assert {"killed", "victims"} <= {value.field for value in claim.values}


def test_who_only_takes_up_an_occurrence_says_what_it_was() -> None:
    incident = first(
        "قتل خمسة جنود في انفجار سيارة مفخخة وسط المدينة أمس.\nوقال شاهد عيان إنه كان نائما حين وقع الانفجار."
    )
    witness = [claim for claim in incident.claims if claim.source and claim.source.name == "شاهد عيان"]
    assert witness
    assert {value.field for value in witness[0].values} & {"type", "place", "date"}
