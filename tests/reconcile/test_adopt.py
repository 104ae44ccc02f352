"""Counts and weapons that complete an incident from beside its own words."""

from tawthiq import read
from tawthiq.model.record import Record
from tawthiq.model.values import Range


def record(text: str) -> Record:
    """The record of a text published on 20 March 2019."""
    return read(text, published="2019-03-20")


def test_a_weapon_that_was_used_completes_the_attack_told_before() -> None:
    found = record(
        "هاجم مسلحون مركزا للشرطة في مدينة كركوك أمس وقتلوا شرطيين.\nوقال شاهد إن المهاجمين استخدموا قنابل يدوية."
    )
    assert [[weapon["name"] for weapon in incident.weapons] for incident in found.incidents] == [["قنابل يدوية"]]


def test_a_weapon_that_was_only_hit_is_not_the_weapon() -> None:
    found = record("هاجمت قوات الجيش موقعا للمسلحين في سيناء أمس، ما أدى إلى مقتل 12 مسلحا وتدمير مخزن متفجرات.")
    assert [incident.weapons for incident in found.incidents] == [()]


def test_the_injured_of_the_next_sentence_complete_the_toll() -> None:
    found = record("قتل جندي عندما انفجر لغم أرضي في عربة عسكرية قرب مدينة ماردين أمس.\nوأصيب ثمانية جنود.")
    assert [incident.casualties.get("injured") for incident in found.incidents] == [Range(8, 8)]


def test_every_value_that_is_taken_over_keeps_its_words() -> None:
    text = "قتل جندي عندما انفجر لغم أرضي في عربة عسكرية قرب مدينة ماردين أمس.\nوأصيب ثمانية جنود."
    spans = [v.evidence for i in record(text).incidents for claim in i.claims for v in claim.values]
    assert spans
    assert all(text[span.start : span.end] == span.text for span in spans)
