"""Rows of several sources that are one place become one; the earlier keeps what was chosen, the later adds to it."""

from pathlib import Path

import made_tables
import pytest
from made_tables import layer, village

from tawthiq.gazetteer import unite
from tawthiq.gazetteer.rows import HEADED, GazetteerError, Layer, Name, Row


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_tables.write(tmp_path_factory.mktemp("tables"))


def collect(data: Path, *rows: Row) -> dict[str, Row]:
    return {row.id: row for row in unite.collect(data, [layer(*rows)])}


def test_a_measured_point_replaces_one_written_by_hand(data: Path) -> None:
    found = collect(data, village("wof:1", "القنديل", 36.47, 37.25))
    assert "wof:1" not in found
    assert (found["sy:lamp"].lat, found["sy:lamp"].lon) == (36.47, 37.25)


def test_an_imported_point_that_is_by_hand_too_replaces_nothing(data: Path) -> None:
    row = village("own:1", "القنديل", 36.47, 37.25)
    row.by_hand = True
    assert collect(data, row)["sy:lamp"].lat == 36.42


def test_a_measured_point_stays_where_a_further_one_comes(data: Path) -> None:
    row = Row("wof:1", "city", [Name("عاصمة الريحان")], "SY", [], 36.31, 37.01, source="made")
    assert collect(data, row)["gn:9001"].lat == 36.3


def test_the_earlier_keeps_identifier_kind_and_guards_and_gains_the_rest(data: Path) -> None:
    row = village("wof:1", "القنديل", 36.43, 37.21, "SY.90")
    row.names += [Name("القناديل", "ar", HEADED), Name("Al Qindil", "en")]
    row.aliases, row.pcode, row.population = ["wd:Q1"], "C9001", 700
    lamp = collect(data, row)["sy:lamp"]
    assert lamp.kind == "village"
    assert [(name.text, name.guard) for name in lamp.names if name.lang == "ar"] == [
        ("القنديل", 1),
        ("القناديل", HEADED),
    ]
    assert (lamp.aliases, lamp.pcode, lamp.population) == (["wof:1", "wd:Q1"], "C9001", 700)
    assert lamp.parents == ["sy:bayadir", "SY.90"]


def test_a_place_is_one_row_of_a_source_the_nearest(data: Path) -> None:
    far, near = village("wof:1", "القنديل", 36.46, 37.24), village("wof:2", "القنديل", 36.425, 37.21)
    for rows in ((far, near), (near, far)):
        found = collect(data, *rows)
        assert found["sy:lamp"].aliases == ["wof:2"]
        assert "wof:1" in found


def test_a_name_far_away_is_another_place(data: Path) -> None:
    found = collect(data, village("wof:1", "القنديل", 36.42, 37.45))
    assert "wof:1" in found
    assert found["sy:lamp"].aliases == []


def test_two_imported_sources_are_told_apart_at_a_shorter_distance(data: Path) -> None:
    """Six kilometres where both points are measured; fifteen where one is from memory."""
    one, two = village("wof:1", "المرجان", 36.40, 37.20), village("gn:1", "المرجان", 36.40, 37.28)
    two.source = "other"
    found = unite.collect(data, [layer(one), Layer("geonames:SY", made_tables.SOURCE, [two])])
    assert {"wof:1", "gn:1"} <= {row.id for row in found}
    two.lon = 37.25
    found = unite.collect(data, [layer(one), Layer("geonames:SY", made_tables.SOURCE, [two])])
    assert next(row for row in found if row.id == "wof:1").aliases == ["gn:1"]


def test_an_identifier_goes_before_names(data: Path) -> None:
    row = village("wof:1", "غير ذلك", 36.9, 37.9)
    row.aliases = ["sy:lamp"]
    found = collect(data, row)
    assert "wof:1" in found["sy:lamp"].aliases
    assert {name.text for name in found["sy:lamp"].names if name.lang == "ar"} == {"القنديل", "غير ذلك"}


def test_a_division_is_not_the_town_whose_identifier_it_bears(data: Path) -> None:
    row = Row("wof:1", "district", [Name("الريحان")], "SY", ["SY.90"], 36.3, 37.0, aliases=["gn:9001"], source="made")
    assert collect(data, row)["wof:1"].kind == "district"


def test_a_town_does_not_become_the_airport_of_its_name(data: Path) -> None:
    found = collect(data, village("wof:1", "تل التين", 36.46, 36.75))
    assert found["sy:airfield"].aliases == []
    assert found["sy:tin"].aliases == ["wof:1"]


def test_two_places_of_one_identifier_are_a_fault(data: Path) -> None:
    with pytest.raises(GazetteerError, match="two places are called wof:1"):
        collect(data, village("wof:1", "الأول", 36.0, 37.0), village("wof:1", "الثاني", 36.5, 37.5))


def test_a_parent_that_a_hand_names_must_exist(data: Path) -> None:
    row = village("own:1", "المرجان", 36.4, 37.2, "SY.99")
    assert collect(data, row)["own:1"].parents == ["SY.99"], "a list may name what nobody has"
    row.by_hand = True
    with pytest.raises(GazetteerError, match=r"own:1: its parent SY\.99 is not known"):
        collect(data, row)


def test_a_parent_may_come_with_another_import(data: Path) -> None:
    unit = Row("wof:9", "subdistrict", [Name("الزعتر")], "SY", ["SY.90"], 36.5, 37.1, source="made")
    own = village("own:1", "المرجان", 36.4, 37.2, "wof:9")
    own.by_hand = True
    found = unite.collect(data, [layer(own, key="own:mine"), layer(unit)])
    assert unite.lineage(found)["own:1"] == ["wof:9", "SY.90", "SY"]


def test_a_place_without_a_point_lies_where_its_enclosure_does(data: Path) -> None:
    row = village("pc:C1", "المرجان", 0.0, 0.0, "sy:bayadir")
    row.lat = row.lon = None
    placed = collect(data, row)["pc:C1"]
    assert (placed.lat, placed.lon, placed.radius) == (36.40, 37.20, 12.0)


def test_a_place_that_lies_nowhere_is_left_out(data: Path) -> None:
    row = village("pc:C1", "المرجان", 0.0, 0.0, "SY.99")
    row.lat = row.lon = None
    assert "pc:C1" not in collect(data, row)


def test_lineages_run_from_the_nearest_unit_to_the_country(data: Path) -> None:
    rows = unite.collect(data)
    assert unite.lineage(rows)["sy:dreams"] == ["sy:tin", "sy:sanabil", "SY.90", "SY"]
