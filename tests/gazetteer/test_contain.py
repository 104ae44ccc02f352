"""Containment: a place knows the smallest unit and the zones that it lies in; what the hand says is not lost."""

import builtins
from typing import Any

import pytest

from tawthiq.gazetteer import contain, unite
from tawthiq.gazetteer.rows import GazetteerError, Name, Outline, Row


def box(west: float, south: float, east: float, north: float) -> Outline:
    return [[[(west, south), (east, south), (east, north), (west, north), (west, south)]]]


def unit(ident: str, kind: str, corners: tuple[float, float, float, float] | None, *parents: str, **more: Any) -> Row:
    west, south, east, north = corners or (0, 0, 0, 0)
    outline = box(*corners) if corners else None
    point = ((south + north) / 2, (west + east) / 2) if corners else (None, None)
    return Row(ident, kind, [Name(ident)], "SY", list(parents), *point, outline=outline, **more)


def place(ident: str, lat: float, lon: float, *parents: str, kind: str = "village", **more: Any) -> Row:
    return Row(ident, kind, [Name(ident)], more.pop("country", "SY"), list(parents), lat, lon, **more)


@pytest.fixture
def units() -> list[Row]:
    """A governorate of two districts, the western of two subdistricts; and a zone over the border of these."""
    return [
        unit("gov", "governorate", (37.0, 36.0, 38.0, 37.0)),
        unit("west", "district", (37.0, 36.0, 37.5, 37.0)),
        unit("east", "district", (37.5, 36.0, 38.0, 37.0)),
        unit("south", "subdistrict", (37.0, 36.0, 37.5, 36.5)),
        unit("north", "subdistrict", (37.0, 36.5, 37.5, 37.0)),
        unit("zone", "zone", (37.2, 36.4, 37.3, 36.6)),
    ]


def inside(units: list[Row], *rows: Row) -> None:
    contain.place_inside([*units, *rows])


def test_a_point_lies_in_the_smallest_unit_first(units: list[Row]) -> None:
    village, other = place("v", 36.2, 37.1, "gov"), place("w", 36.2, 37.7)
    inside(units, village, other)
    assert village.parents == ["south"]
    assert other.parents == ["east"]


def test_zones_come_after_units(units: list[Row]) -> None:
    village = place("v", 36.45, 37.25)
    inside(units, village)
    assert village.parents == ["south", "zone"]


def test_units_nest_and_lineages_follow(units: list[Row]) -> None:
    village = place("v", 36.55, 37.25)
    inside(units, village)
    parents = {row.id: row.parents for row in units}
    assert parents == {
        "gov": [],
        "west": ["gov"],
        "east": ["gov"],
        "south": ["west"],
        "north": ["west"],
        "zone": ["west"],
    }
    assert unite.lineage([*units, village])["v"] == ["north", "west", "gov", "zone"]


def test_a_place_outside_or_of_another_country_stays(units: list[Row]) -> None:
    outside, foreign = place("o", 35.0, 35.0, "gov"), place("f", 36.2, 37.1, country="TR")
    inside(units, outside, foreign)
    assert outside.parents == ["gov"]
    assert foreign.parents == []


def test_a_town_inside_stays_the_first_parent(units: list[Row]) -> None:
    town = place("t", 36.2, 37.1, kind="town")
    quarter = place("q", 36.21, 37.11, "t", kind="neighbourhood")
    inside(units, town, quarter)
    assert quarter.parents == ["t", "south"]


def test_a_subdistrict_without_outline_that_lies_inside_stays_first(units: list[Row]) -> None:
    units = [row for row in units if row.kind != "subdistrict"]
    inner = place("inner", 36.2, 37.1, "west", kind="subdistrict")
    village = place("v", 36.21, 37.11, "inner")
    inside(units, inner, village)
    assert village.parents == ["inner", "west"]


def test_a_unit_that_does_not_contain_a_measured_point_goes(units: list[Row]) -> None:
    village = place("v", 36.2, 37.7, "south", source="wof")
    inside(units, village)
    assert village.parents == ["east"]


def test_what_the_hand_says_holds_near_the_border_alone(units: list[Row]) -> None:
    near = place("near", 36.2, 37.55, "south", by_hand=True)
    far = place("far", 36.2, 37.9, "south", by_hand=True)
    inside(units, near, far)
    assert near.parents == ["south"]
    assert far.parents == ["east"]


def test_areas_of_the_hand_stay_after_the_unit(units: list[Row]) -> None:
    region = place("region", 36.0, 37.0, kind="region")
    village = place("v", 36.2, 37.1, "gov", "region", by_hand=True)
    inside(units, region, village)
    assert village.parents == ["south", "region"]


def test_parents_known_by_code_are_the_same_unit(units: list[Row]) -> None:
    units[3].pcode = "SY990100"
    village = place("v", 36.2, 37.1, "SY990100")
    inside(units, village)
    assert village.parents == ["south"]


def test_no_unit_lies_in_itself_or_in_one_of_its_level(units: list[Row]) -> None:
    """A district by hand, without an outline, in the district that another source draws."""
    twin = place("twin", 36.2, 37.1, kind="district")
    inside(units, twin)
    assert twin.parents == ["gov"]
    assert all(row.id not in row.parents for row in units)


def test_rivers_and_regions_lie_nowhere_by_their_point(units: list[Row]) -> None:
    river = place("r", 36.2, 37.1, kind="river")
    inside(units, river)
    assert river.parents == []


def test_a_hole_is_outside() -> None:
    ring = unit("ring", "district", (37.0, 36.0, 38.0, 37.0))
    assert ring.outline is not None
    ring.outline[0].append(box(37.4, 36.4, 37.6, 36.6)[0][0])
    hole, band = place("hole", 36.5, 37.5), place("band", 36.1, 37.1)
    inside([ring], hole, band)
    assert hole.parents == []
    assert band.parents == ["ring"]


def test_without_shapely_the_error_says_what_to_install(units: list[Row], monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def missing(name: str, *args: Any, **kwargs: Any) -> Any:
        if name == "shapely":
            raise ModuleNotFoundError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(GazetteerError, match=r"pip install 'tawthiq\[gazetteer\]'"):
        contain.place_inside(units)


def test_no_outline_at_all_changes_nothing() -> None:
    village = place("v", 36.2, 37.1, "gov")
    contain.place_inside([village])
    assert village.parents == ["gov"]


def test_what_another_source_says_of_a_place_of_the_hand_does_not_hold(units: list[Row]) -> None:
    units[3].aliases = ["wof:1"]
    near = place("near", 36.2, 37.55, "wof:1", by_hand=True)
    inside(units, near)
    assert near.parents == ["east"]
