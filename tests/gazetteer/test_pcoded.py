"""P-coded rows find the places they are: same kind, same unit, one bearer of the name on either side."""

from typing import Any

from tawthiq.gazetteer import pcoded
from tawthiq.gazetteer.rows import Name, Row

UNITS = [
    Row("gov", "governorate", [Name("Land", "en")], "SY", lat=36.0, lon=37.0, pcode="SY99"),
    Row("pc:SY9901", "district", [Name("Example", "en")], "SY", ["SY99"], 36.0, 37.0, pcode="SY9901"),
    Row("sub", "subdistrict", [Name("Salqin", "en")], "SY", ["SY9901"], 36.0, 37.0, pcode="SY990100"),
    Row("pc:SY990101", "subdistrict", [Name("North", "en")], "SY", ["SY9901"], 36.3, 37.0, pcode="SY990101"),
]


def coded(code: str, parent: str, **names: str) -> Row:
    return Row(f"pc:{code}", "village", [Name(text, lang) for lang, text in names.items()], "SY", [parent], pcode=code)


def known(ident: str, parent: str, lat: float = 36.0, lon: float = 37.0, **names: Any) -> Row:
    found = [Name(text, lang) for lang, text in names.items()]
    return Row(ident, "village", found, "SY", [parent], lat, lon, source="wof")


def matched(*rows: Row, kinds: frozenset[str] = pcoded.SETTLED) -> dict[str, str]:
    every = [*UNITS, *rows]
    by_id = {ident: row for row in every for ident in (row.id, row.pcode) if ident}
    return {str(row.pcode): one.id for one, row in pcoded.pairs(every, by_id, kinds, 10.0)}


def test_arabic_latin_and_consonants_are_tried_in_turn() -> None:
    assert matched(
        coded("C1", "SY990100", ar="كفر عين"),
        coded("C2", "SY990100", en="Tal Elabyad"),
        coded("C3", "SY990100", en="Big Madneh"),
        known("one", "sub", ar="كفر عين", en="Other"),
        known("two", "sub", ar="غيره", en="Tall al Abyaḑ"),
        known("three", "sub", ar="مدنة كبيرة"),
    ) == {"C1": "one", "C2": "two", "C3": "three"}


def test_the_same_name_in_another_unit_is_another_place() -> None:
    assert matched(coded("C1", "SY990101", en="Kafr Ayn"), known("one", "sub", en="Kafr Ayn")) == {}


def test_a_name_with_a_rival_on_either_side_is_not_matched() -> None:
    one, far = known("one", "sub", en="Kafr Ayn"), known("far", "sub", 36.2, en="Kafr Ayn")
    assert matched(coded("C1", "SY990100", en="Kafr Ayn"), one, far) == {}
    assert matched(coded("C1", "SY990100", en="Kafr Ayn"), coded("C2", "SY990100", en="Kafr Ein"), one) == {}


def test_two_records_of_one_village_are_no_rivals() -> None:
    one, same = known("one", "sub", en="Kafr Ayn"), known("same", "sub", 36.005, en="Kafr Ain")
    assert matched(coded("C1", "SY990100", en="Kafr Ein"), one, same) == {"C1": "one"}


def test_a_district_is_unit_enough_for_a_name_but_not_for_consonants() -> None:
    place = known("one", "SY9901", en="Kafr Ayn")
    assert matched(coded("C1", "SY990100", en="Kafr Ein"), place) == {"C1": "one"}
    assert matched(coded("C1", "SY990100", en="Kefer Oyoun"), place) == {}
    assert matched(coded("C1", "SY9901", en="Kfer Oyoun"), place) == {"C1": "one"}


def test_a_place_of_no_coded_unit_is_not_matched() -> None:
    assert matched(coded("C1", "SY990100", en="Kafr Ayn"), known("one", "SY", en="Kafr Ayn")) == {}


def test_the_units_name_at_the_end_is_not_part_of_the_name() -> None:
    assert matched(coded("C1", "SY990100", en="Marj Salqin"), known("one", "sub", en="Al Marj")) == {"C1": "one"}


def test_a_unit_is_matched_in_what_encloses_it_and_near_its_point() -> None:
    near = Row("near", "district", [Name("Example District", "en")], "SY", ["gov"], 36.05, 37.0, by_hand=True)
    far = Row("far", "district", [Name("Example District", "en")], "SY", ["gov"], 39.0, 37.0, by_hand=True)
    assert matched(near, kinds=frozenset({"district"})) == {"SY9901": "near"}
    assert matched(far, kinds=frozenset({"district"})) == {}
