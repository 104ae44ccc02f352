"""Weapons: every example of the list, and what a weapon implies beside an aircraft."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from listed import PACKAGE, Case, cases, read, without_example

from tawthiq.mentions import weapons
from tawthiq.model.mention import WeaponMention
from tawthiq.model.types import INCIDENT_TYPES
from tawthiq.rules.compile import read_list

LIST = "lang/ar/weapons.yml"


def mentions(text: str) -> list[WeaponMention]:
    return weapons.find(*read(text))


def found(text: str) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.weapon_id) for m in mentions(text)]


@pytest.mark.parametrize("case", cases(LIST, "examples"))
def test_listed(case: Case) -> None:
    assert (case.row["find"], case.entry.get("weapon", case.entry["id"])) in found(case.text)


@pytest.mark.parametrize("case", cases(LIST, "never"))
def test_never_listed(case: Case) -> None:
    assert case.entry.get("weapon", case.entry["id"]) not in {weapon for _, weapon in found(case.text)}


def test_every_entry_has_an_example() -> None:
    assert not list(without_example(LIST))


def test_what_is_implied_is_a_type() -> None:
    assert {entry["implies"] for entry in read_list(PACKAGE / LIST) if "implies" in entry} <= set(INCIDENT_TYPES)


@pytest.mark.parametrize(
    ("text", "word", "implies"),
    [
        ("سقط صاروخ على الحي", "صاروخ", "shelling"),
        # a missile of a drone comes from the air, not from a launcher
        ("أطلقت طائرة مسيرة صاروخا على السيارة", "صاروخا", "air_strike"),
        ("انفجرت سيارة مفخخة", "سيارة مفخخة", "bombing"),
        ("كان يرتدي حزاما ناسفا", "حزاما ناسفا", "suicide_attack"),
    ],
)
def test_implied(text: str, word: str, implies: str) -> None:
    assert (word, implies) in [(text[m.start : m.end], m.implies) for m in mentions(text)]


@pytest.mark.parametrize(
    ("text", "weapon"),
    [
        ("تحطمت طائرة حربية فوق الصحراء", "weapon.aircraft"),
        ("أعلن الجيش إسقاط طائرة بدون طيار", "weapon.drone"),
        ("اندلعت معارك مع الفصائل المقاتلة", "weapon.aircraft"),
        ("مدافع مضادة للطائرات", "weapon.aircraft"),
        ("خلال عملية الرصاص المصبوب", "weapon.gunfire"),
        ("أعدم رميا بالرصاص", "weapon.gunfire"),
        ("تدمير دبابة للجيش", "weapon.artillery"),
        ("انفجار الغاز في شقة", "weapon.tear-gas"),
        ("وحدة مكافحة المتفجرات", "weapon.bomb"),
    ],
)
def test_not_used(text: str, weapon: str) -> None:
    assert weapon not in {found_id for _, found_id in found(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("استهدفت طائراتها مجلس عزاء", ("طائراتها", "weapon.aircraft")),
        ("أصيب العشرات بالاختناق جراء إطلاق الغاز", ("الغاز", "weapon.tear-gas")),
        ("قصف بصاروخ مجنح", ("صاروخ مجنح", "weapon.rocket")),
        ("استهدفت مسيرات انقضاضية المحطة", ("مسيرات انقضاضية", "weapon.drone")),
        ("ألقى المروحي قنابل برميلية", ("قنابل برميلية", "weapon.barrel-bomb")),
    ],
)
def test_used(text: str, expected: tuple[str, str]) -> None:
    assert expected in found(text)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("استهداف لمسيّرة تركية", "مسيّرة", None),
        ("غارة للطائرات الحربية على الموقع", "للطائرات الحربية", "الطائرات الحربية"),
    ],
)
def test_a_preposition_is_left_out(text: str, words: str, name: str | None) -> None:
    doc, hits = read(text)
    assert (words, name) in [(text[m.start : m.end], getattr(m, "name", None)) for m in weapons.find(doc, hits)]


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.characters() | st.sampled_from('قنبلةصاروخمسير "(.\n'), max_size=100))
def test_any_text_is_read(text: str) -> None:
    for mention in mentions(text):
        assert 0 <= mention.start < mention.end <= len(text)
