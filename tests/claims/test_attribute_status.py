"""Claimed, disputed, denied or asserted: by whom it is told and whom it befell."""

import pytest

from tawthiq import read
from tawthiq.claims.attribute import Voice
from tawthiq.claims.status import partisan, status
from tawthiq.model.claim import Source
from tawthiq.model.incident import Party, Status
from tawthiq.model.mention import CueMention


def says(name: str, actor: str | None, kind: str, cue: str = "says") -> Voice:
    return Voice(Source(name, actor, kind), CueMention(0, 1, 0, 1, "cue.word", cue))


ARMY = says("الجيش الإسرائيلي", "idf", "military")
RIVAL = says("حزب الله", "hezbollah", "armed_group")
MEDICS = says("مصادر طبية", None, "medical")
MINISTRY = says("وزارة الدفاع الأمريكية", "us-dod", "official")
CLAIMS = says("حركة الشباب", "al-shabaab", "armed_group", "claims")
DENIES = says("الجيش الإسرائيلي", "idf", "military", "denies")
IDF = Party("الجيش الإسرائيلي", "idf", hedged=False)
HEZBOLLAH = Party("حزب الله", "hezbollah", hedged=False)
STRANGERS = Party("مسلحون مجهولون", None, hedged=False)


@pytest.mark.parametrize(
    ("voices", "doers", "suffered", "wanted"),
    [
        ([ARMY], [IDF], [HEZBOLLAH], "claimed"),
        ([ARMY, None], [IDF], [HEZBOLLAH], "asserted"),  # the outlet tells it too
        ([ARMY, MEDICS], [IDF], [HEZBOLLAH], "asserted"),
        ([ARMY, RIVAL], [IDF], [HEZBOLLAH], "asserted"),  # both sides say so
        ([ARMY], [HEZBOLLAH], [IDF], "asserted"),  # its own losses
        ([ARMY], [STRANGERS], [], "asserted"),  # what strangers did
        ([MINISTRY], [Party("القوات الأمريكية", "us-forces", hedged=False)], [], "claimed"),
        ([MINISTRY], [], [], "asserted"),
        ([CLAIMS], [Party("حركة الشباب", "al-shabaab", hedged=False)], [], "asserted"),  # of an attack otherwise known
        ([DENIES], [], [], "denied"),
        ([DENIES, RIVAL], [IDF], [], "disputed"),
        ([], [], [], "asserted"),
    ],
)
def test_status(voices: list[Voice | None], doers: list[Party], suffered: list[Party], wanted: Status) -> None:
    assert status(voices, doers, suffered) == wanted


ACCUSES = says("حزب الله", "hezbollah", "armed_group", "accuses")


def test_two_sides_that_name_each_other_as_its_doer_dispute_it() -> None:
    assert status([ARMY, ACCUSES, None], [HEZBOLLAH, IDF], []) == "disputed"
    assert status([ARMY, ACCUSES, None], [HEZBOLLAH, IDF], [], fight=True) == "asserted"
    assert status([ARMY, ACCUSES, None], [IDF], []) == "asserted"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("نفى مصدر في الحزب وجود أي قيادي في المقر الذي دمر بصاروخ أمس في مدينة الباب.", ["asserted"]),
        ("نفت وزارة الدفاع السورية تعرض مدينة الباب لقصف مدفعي أمس.", ["denied"]),
        ("لا غارة على مدينة الباب أمس، وليس انفجارا.", []),
        (
            "الجيش السوداني والدعم السريع يتبادلان الاتهام بقصف سوق.\nوقال الجيش إن الدعم السريع قصف السوق.",
            ["disputed"],
        ),
    ],
)
def test_what_a_denial_denies(text: str, wanted: list[Status]) -> None:
    assert [incident.status for incident in read(text, published="2023-08-17").incidents] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "نفت الحكومة سقوط قتلى في القصف الذي استهدف مدينة تعز أمس.",
        "وقع قصف مدفعي على مدينة تعز أمس، ونفى الجيش مقتل مدنيين فيه.",
    ],
)
def test_who_denies_the_toll_denies_no_more(text: str) -> None:
    (incident,) = read(text, published="2023-08-17").incidents
    assert incident.status == "asserted"
    assert not incident.casualties


def test_who_is_a_party_to_the_war() -> None:
    assert partisan(ARMY.source)
    assert partisan(MINISTRY.source)
    assert not partisan(MEDICS.source)
