"""Export: every place with its names, enclosures and licence; attributions first; the file is whole or not there."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from tawthiq.gazetteer import build, export
from tawthiq.gazetteer.importers import boundaries
from tawthiq.gazetteer.index import Gazetteer
from tawthiq.gazetteer.rows import GazetteerError

UNITS = Path(__file__).parent / "importers" / "fixtures" / "outlines_units.geojson"
HEAD = (
    "id,kind,name,name_en,country,admin1,admin2,parents,lat,lon,radius_km,population,pcode,source,licence,aliases"
).split(",")


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own places and the outlines of two subdistricts."""
    path = tmp_path_factory.mktemp("export") / "places.sqlite"
    build.put(path, *boundaries.read(UNITS))
    return path


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf8").splitlines()]


def test_json_lines_have_attributions_first(places: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    count = export.export(places, out, "jsonl")
    head, *rows = lines(out)
    sources = {source["id"]: source for source in head["attributions"]}
    assert sources["geonames"]["licence"] == "CC BY 4.0"
    assert "boundaries:outlines_units" in sources
    assert len(rows) == count > 1000
    assert all(row["licence"] == sources[row["source"]]["licence"] for row in rows)


def test_a_place_is_exported_as_the_gazetteer_has_it(places: Path, tmp_path: Path) -> None:
    export.export(places, tmp_path / "out.jsonl", "jsonl", country="SY", kind="subdistrict")
    rows = {row["id"]: row for row in lines(tmp_path / "out.jsonl")[1:]}
    place = Gazetteer.open(places).by_id("pc:SY990100")
    row = rows["pc:SY990100"]
    assert place is not None
    assert tuple(row["parents"]) == place.lineage
    assert row["parents"][0] == "pc:SY9901"
    assert (row["lat"], row["lon"], row["radius_km"]) == (place.lat, place.lon, place.radius_km)
    assert row["names"] == {"ar": ["مركز المثال"], "en": ["Example Centre"]}
    assert (row["pcode"], row["admin1"], row["admin2"]) == ("SY990100", "Example Land", "Example")


def test_filters_choose(places: Path, tmp_path: Path) -> None:
    everything = export.export(places, tmp_path / "a.jsonl", "jsonl")
    syria = export.export(places, tmp_path / "b.jsonl", "jsonl", country="SY")
    camps = export.export(places, tmp_path / "c.jsonl", "jsonl", country="SY", kind="camp")
    assert everything > syria > camps > 0
    assert {(row["country"], row["kind"]) for row in lines(tmp_path / "c.jsonl")[1:]} == {("SY", "camp")}


def test_csv_opens_in_a_spreadsheet(places: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    count = export.export(places, out, "csv", country="SY")
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    with out.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == count
    assert list(rows[0])[: len(HEAD)] == HEAD
    aleppo = next(row for row in rows if row["kind"] == "city" and row["name"] == "حلب")
    assert aleppo["parents"].split("|")[-1] == "SY"
    assert aleppo["names_ar"].split("|")[0] == "حلب"
    said = (tmp_path / "out.csv.attributions.txt").read_text("utf8")
    assert "GeoNames" in said
    assert "CC BY 4.0" in said


def test_geojson_has_outlines_points_and_attributions(places: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.geojson"
    count = export.export(places, out, "geojson", country="SY")
    found = json.loads(out.read_text("utf8"))
    assert list(found) == ["type", "attributions", "features"]
    assert len(found["features"]) == count
    forms = {feature["id"]: feature["geometry"] for feature in found["features"]}
    assert forms["pc:SY990101"]["type"] == "MultiPolygon"
    assert len(forms["pc:SY990101"]["coordinates"][0]) == 2, "with its hole"
    points = [form for form in forms.values() if form["type"] == "Point"]
    assert all(30 < form["coordinates"][0] < 45 for form in points), "longitude first"
    assert len(boundaries.read(_units_of(found, tmp_path))[0].rows) == 2


def _units_of(found: dict[str, Any], folder: Path) -> Path:
    """What was exported of the subdistricts imported, to be imported again."""
    found["features"] = [f for f in found["features"] if f["id"] in {"pc:SY990100", "pc:SY990101"}]
    path = folder / "again.geojson"
    path.write_text(json.dumps(found), "utf8")
    return path


def test_two_exports_are_the_same(places: Path, tmp_path: Path) -> None:
    for form in export.FORMATS:
        one, two = tmp_path / f"one.{form}", tmp_path / f"two.{form}"
        export.export(places, one, form, country="LB")
        export.export(places, two, form, country="LB")
        assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize(
    ("form", "choice", "fault"),
    [
        ("xml", {}, "no format 'xml'"),
        ("csv", {"kind": "kingdom"}, "no kind 'kingdom'"),
        ("csv", {"country": "XX"}, "no place of country XX"),
    ],
)
def test_a_choice_of_nothing_is_said_and_leaves_no_file(
    places: Path, tmp_path: Path, form: str, choice: dict[str, str], fault: str
) -> None:
    with pytest.raises(GazetteerError, match=fault):
        export.export(places, tmp_path / "out", form, **choice)
    assert not list(tmp_path.iterdir())


def test_what_is_no_gazetteer_is_said(tmp_path: Path) -> None:
    path = tmp_path / "no.sqlite"
    path.write_bytes(b"no database at all" * 100)
    with pytest.raises(GazetteerError, match=r"no\.sqlite is no gazetteer"):
        export.export(path, tmp_path / "out.csv", "csv")


def test_a_damaged_file_is_said_and_the_older_export_stays(places: Path, tmp_path: Path) -> None:
    raw = bytearray(places.read_bytes())
    raw[len(raw) // 4 : len(raw) * 3 // 4] = b"\xff" * (len(raw) * 3 // 4 - len(raw) // 4)
    broken, out = tmp_path / "broken.sqlite", tmp_path / "out.jsonl"
    broken.write_bytes(raw)
    out.write_text("older")
    with pytest.raises(GazetteerError, match=r"broken\.sqlite"):
        export.export(broken, out, "jsonl")
    assert out.read_text() == "older"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["broken.sqlite", "out.jsonl"]
