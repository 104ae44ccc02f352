"""Claimed, disputed, denied or asserted: by whom it is told and whom it befell."""

import pytest

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


def test_who_is_a_party_to_the_war() -> None:
    assert partisan(ARMY.source)
    assert partisan(MINISTRY.source)
    assert not partisan(MEDICS.source)
