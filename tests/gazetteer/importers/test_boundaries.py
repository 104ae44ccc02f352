"""Outlines: units and zones are read from GeoJSON of every fashion, rings are mended, a fault names the feature."""

import gzip
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from shapely.geometry import Point

from tawthiq.gazetteer import contain
from tawthiq.gazetteer.importers import boundaries
from tawthiq.gazetteer.rows import LOCATED, GazetteerError, Name, Row
from tawthiq.gazetteer.tables import distance_km

FIXTURES = Path(__file__).parent / "fixtures"
UNITS = FIXTURES / "outlines_units.geojson"
ZONES = FIXTURES / "outlines_zones.geojson"
SQUARE = [[37.0, 36.0], [37.2, 36.0], [37.2, 36.2], [37.0, 36.2], [37.0, 36.0]]


def rows_of(path: Path) -> dict[str, Row]:
    return {row.id: row for layer in boundaries.read(path) for row in layer.rows}


def collection(path: Path, *features: Any) -> Path:
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf8")
    return path


def feature(coordinates: Any, form: str = "Polygon", **properties: Any) -> dict[str, Any]:
    properties = properties or {"name": "Example", "country": "SY"}
    return {"type": "Feature", "properties": properties, "geometry": {"type": form, "coordinates": coordinates}}


def test_units_have_level_names_parents_and_code() -> None:
    (layer,) = boundaries.read(UNITS)
    rows = {row.pcode: row for row in layer.rows}
    assert layer.key == layer.source.id == "boundaries:outlines_units"
    assert {code: (row.kind, row.parents) for code, row in rows.items()} == {
        "SY99": ("governorate", []),
        "SY9901": ("district", ["SY99"]),
        "SY990100": ("subdistrict", ["SY9901"]),
        "SY990101": ("subdistrict", ["SY9901"]),
    }
    assert rows["SY990100"].names == [Name("مركز المثال", "ar", LOCATED), Name("Example Centre", "en")]
    assert {row.source for row in layer.rows} == {"boundaries:outlines_units"}


def test_a_unit_drawn_by_its_parts_is_its_parts_together() -> None:
    district = rows_of(UNITS)["pc:SY9901"]
    assert district.outline is not None
    area = contain.shape(district.outline)
    assert area.covers(Point(37.15, 36.1))
    assert area.covers(Point(37.15, 36.3))
    assert not area.covers(Point(37.07, 36.28)), "the hole of its part"


def test_the_point_lies_inside_and_the_radius_reaches_the_farthest_corner() -> None:
    row = rows_of(UNITS)["pc:SY990101"]
    assert row.outline is not None
    assert row.lat is not None
    assert row.lon is not None
    assert contain.shape(row.outline).covers(Point(row.lon, row.lat))
    reach = max(distance_km(row.lat, row.lon, lat, lon) for lon, lat in row.outline[0][0])
    assert row.radius == pytest.approx(reach, abs=0.01)


def test_zones_and_other_publishers_units() -> None:
    rows = rows_of(ZONES)
    zone, unit = rows["bd:outlines_zones:1"], rows["bd:outlines_zones:2"]
    assert (zone.kind, zone.country, zone.named("ar")) == ("zone", "SY", "منطقة عملية المثال")
    assert (unit.kind, unit.country, unit.english) == ("district", "SY", "Example Three")


def test_a_ring_that_crosses_itself_and_one_that_is_open_are_mended() -> None:
    zone, unit = rows_of(ZONES).values()
    assert zone.outline is not None
    assert unit.outline is not None
    assert zone.outline[0][0][0] == zone.outline[0][0][-1]
    assert len(unit.outline) == 2, "a figure of eight is two triangles"


def test_an_outline_is_simplified(tmp_path: Path) -> None:
    edge = [[37.0 + n / 5000, 36.0 + (n % 2) / 5000] for n in range(1001)]  # 20 km, a tooth of 20 m every 20 m
    path = collection(tmp_path / "z.geojson", feature([[*edge, [37.2, 36.2], [37.0, 36.2], edge[0]]]))
    (row,) = rows_of(path).values()
    assert row.outline is not None
    assert len(row.outline[0][0]) < 10


def test_packed_files_are_read(tmp_path: Path) -> None:
    packed = tmp_path / "units.geojson.gz"
    packed.write_bytes(gzip.compress(UNITS.read_bytes()))
    archive = tmp_path / "all.zip"
    with zipfile.ZipFile(archive, "w") as target:
        target.writestr("readme.txt", "not read")
        target.writestr("__MACOSX/._units.geojson", "not read")
        target.writestr("one/units.geojson", UNITS.read_bytes())
        target.writestr("zones.json", ZONES.read_bytes())
    (one,) = boundaries.read(packed)
    assert one.key == "boundaries:units"
    assert [layer.key for layer in boundaries.read(archive)] == ["boundaries:units", "boundaries:zones"]


def test_heights_are_left_out_and_nameless_areas_counted(tmp_path: Path) -> None:
    high = feature([[[*at, 400.0] for at in SQUARE]])
    nameless = feature([SQUARE], country="SY")
    empty = {"type": "Feature", "properties": {"name": "Nowhere", "country": "SY"}, "geometry": None}
    (layer,) = boundaries.read(collection(tmp_path / "z.geojson", high, nameless, empty))
    assert [row.english for row in layer.rows] == ["Example"]
    assert layer.left == {"no name and no P-code": 1, "no outline": 1}


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        (feature([SQUARE[:2]]), "a ring of 2 points"),
        (feature([[[37, 36], [37, 95], [38, 36], [37, 36]]]), r"\[37, 95\] lies at no place on Earth"),
        (feature([[[4e5, 4e6], [4e5, 5e6], [5e5, 4e6], [4e5, 4e6]]]), "no place on Earth"),
        (feature([[[float("nan"), 36], *SQUARE[1:]]]), "no place on Earth"),
        (feature([[[10**400, 36], *SQUARE[1:]]]), "no place on Earth"),
        (feature([[["a", "b"], *SQUARE[1:]]]), "is no position"),
        (feature(37.0), "no rings"),
        (feature([37.0, 36.0], form="Point"), "a geometry of type Point"),
        (feature([[[37, 36], [38, 36], [39, 36], [37, 36]]]), "an outline without an area"),
        (feature([SQUARE], name="Example", country="SY", kind="kingdom"), "unknown kind 'kingdom'"),
        (feature([SQUARE], name="Example"), "no country"),
        (feature([SQUARE], ADM1_PCODE="first", ADM1_EN="Example"), "'FIRST' is no P-code"),
        (feature([SQUARE], shapeName="Example", shapeGroup="SYR", shapeType="ADM7"), "of level 7"),
        ("Feature", "no GeoJSON feature"),
    ],
)
def test_a_fault_is_named_with_its_feature(tmp_path: Path, given: Any, fault: str) -> None:
    path = collection(tmp_path / "z.geojson", feature([SQUARE]), given)
    with pytest.raises(GazetteerError, match=r"z\.geojson, feature 2: .*" + fault):
        boundaries.read(path)


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        (b'{"type":\n "FeatureCollection",,', "line 2: not JSON"),
        (b'{"type": "Feature"}', "no GeoJSON FeatureCollection"),
        (b'{"type": "FeatureCollection", "features": []}', "without features"),
        (b"[" * 200_000, "not GeoJSON"),
        (b"9" * 5000, "not JSON"),
        (b'{"type":\n"\xff"}', "line 2: not UTF-8"),
        (b"\x1f\x8bno gzip", "cannot be unpacked"),
        (b"PK\x03\x04no zip", "cannot be unpacked"),
    ],
)
def test_what_is_no_collection_is_named(tmp_path: Path, raw: bytes, fault: str) -> None:
    path = tmp_path / "z.geojson"
    path.write_bytes(raw)
    with pytest.raises(GazetteerError, match=r"z\.geojson.*" + fault):
        boundaries.read(path)


def test_no_property_that_names_is_named(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="no property names or codes an area"):
        boundaries.read(collection(tmp_path / "z.geojson", feature([SQUARE], fid=3)))


def test_a_packed_file_that_grows_without_end_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boundaries, "MOST_BYTES", 10_000)
    packed, archive = tmp_path / "a.geojson.gz", tmp_path / "b.zip"
    packed.write_bytes(gzip.compress(b" " * 1_000_000))
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("a.geojson", b" " * 1_000_000)
    plain = tmp_path / "c.geojson"
    plain.write_bytes(b" " * 10_001)
    for path in (packed, archive, plain):
        with pytest.raises(GazetteerError, match="larger than"):
            boundaries.read(path)


def test_a_zip_without_geojson_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as target:
        target.writestr("a.shp", b"")
    with pytest.raises(GazetteerError, match=r"a\.zip: no GeoJSON file"):
        boundaries.read(path)


def test_progress_counts_features() -> None:
    seen: list[tuple[int, int | None]] = []
    boundaries.read(UNITS, lambda done, total: seen.append((done, total)))
    assert seen == [(1, 2), (2, 2)]
