"""Roles that a construction gives by itself: taking part, being believed to be somebody, launching."""

import pytest

from tawthiq.model.incident import Incident
from tawthiq.reader import read


def only(text: str) -> Incident:
    """The one incident of a report."""
    (incident,) = read(text, published="2023-05-10").incidents
    return incident


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("نفذت قوات التحالف الدولي إنزالا جويا في الرقة بمشاركة قوات سوريا الديمقراطية.", "قوات سوريا الديمقراطية"),
        ("اغتال مسلحون يُعتقد أنهم من خلايا داعش رئيس المجلس المحلي في بلدة هجين أمس.", "خلايا داعش"),
        ("أصيب شرطيان برصاص عنصرين من تنظيم داعش في بلدة البصيرة.", "تنظيم داعش"),
        ("قتل مسلحو داعش حارس بئر نفط قرب بلدة هجين أمس.", "مسلحو داعش"),
    ],
)
def test_the_doer(text: str, who: str) -> None:
    incident = only(text)
    assert who in [party.name for party in incident.perpetrators]
    assert who not in [party.name for party in incident.targets]


def test_who_is_only_believed_to_be_the_doer_is_hedged() -> None:
    incident = only("اغتال مسلحون يُعتقد أنهم من خلايا داعش رئيس المجلس المحلي في بلدة هجين أمس.")
    assert [(party.name, party.hedged) for party in incident.perpetrators] == [("مسلحون", False), ("خلايا داعش", True)]


def test_from_where_it_was_launched_it_did_not_hit() -> None:
    text = "قصف مدفعي لقوات النظام على سرمين بسوريا، والقذائف أُطلقت من مواقع لقوات النظام في محيط سراقب."
    incident = only(text)
    assert "مواقع لقوات النظام" not in [party.name for party in incident.targets]
    assert incident.place is not None
    assert incident.place["name"] == "سرمين"


def test_what_an_arrested_man_is_said_to_belong_to_arrested_nobody() -> None:
    incident = only("ألقت الشرطة العراقية القبض على ثلاثة متهمين بالانتماء إلى تنظيم داعش في ديالى.")
    assert [party.name for party in incident.perpetrators] == ["الشرطة العراقية"]


def test_the_hospital_of_a_source_is_not_where_it_happened() -> None:
    incident = only("قتل ستة أشخاص في غارة على منزل في مدينة دير البلح، بحسب مصدر طبي في مستشفى شهداء الأقصى.")
    assert incident.place is not None
    assert incident.place["name"] == "مدينة دير البلح"


def test_the_place_that_lies_in_the_one_of_the_headline() -> None:
    text = (
        "غارة على مقر عسكري قرب جنديرس\n"
        "استهدفت غارة مقرا عسكريا في محيط قرية مسكة التابعة لناحية جنديرس بريف عفرين، أمس الثلاثاء."
    )
    incident = only(text)
    assert incident.place is not None
    assert str(incident.place["name"]).startswith("قرية مسكة")
