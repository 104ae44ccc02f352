"""``tawthiq gazetteer``: looking into a file, importing every form, faults that change nothing, exports read again."""

import csv
import functools
import json
import sqlite3
from pathlib import Path
from typing import Any

import made_tables
import openpyxl
import pytest
from typer.main import get_command
from typer.testing import CliRunner, Result

from tawthiq.cli.main import app
from tawthiq.gazetteer import build

WOF = """wof_id,name,placetype,ar,ku,en,lat,lon,parent,region_id,population,gn_id,wd_id,deprecated,superseded,is_current
20,Wheat Land,region,أرض القمح,,Wheat Land,36.4,37.0,10,20,,,,,False,1
40,Upper Madra,locality,مدرة فوقاني,,,36.41,36.68,20,20,900,9000001,,,False,1
41,Latin Only,locality,,,Latin Only,36.42,36.69,20,20,10,,,,False,1
"""
GEONAMES = (
    "8001\tAl Marjan\tAl Marjan\tالمرجان\t36.50\t37.10\tP\tPPL\tSY\t\t90\t\t\t\t1200\t\t400\tAsia/Damascus\t2020-01-01"
)
PCODES = """admin3Pcode,admin3Name_en,admin3Name_ar,admin1Pcode,admin1Name_en,admin0Pcode
SY990100,Sanabil,السنابل,SY99,Wheat Land,SY
"""
OUTLINES = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"name": "Example Area", "name_ar": "منطقة المثال", "kind": "zone", "country": "SY"},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[37.1, 36.3], [37.3, 36.3], [37.3, 36.5], [37.1, 36.5], [37.1, 36.3]]],
            },
        }
    ],
}
OWN = """country: SY
source: An atlas
licence: CC0 1.0
attribution: The Atlas
places:
- {id: own:jasper, kind: village, ar: [عين اليشب], en: Ayn Yashb, in: sy:bayadir, at: [36.43, 37.18]}
"""


@pytest.fixture(autouse=True)
def small(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are compiled of invented places, so that each takes a moment."""
    data = made_tables.write(tmp_path_factory.mktemp("tables"))
    for name in ("put", "refresh"):
        monkeypatch.setattr(build, name, functools.partial(getattr(build, name), data=data))
    monkeypatch.delenv("TAWTHIQ_GAZETTEER", raising=False)


@pytest.fixture
def into(tmp_path: Path) -> Path:
    return tmp_path / "places.sqlite"


def run(*args: object, **more: Any) -> Result:
    return CliRunner().invoke(app, ["gazetteer", *map(str, args)], env={"COLUMNS": "200", **more})


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def given(form: str, folder: Path) -> Path:
    """A small file of a form that can be imported."""
    if form == "xlsx":
        book = openpyxl.Workbook()
        for line in csv.reader(PCODES.splitlines()):
            book.active.append(line)  # type: ignore[union-attr]
        book.save(folder / "pcodes.xlsx")
        return folder / "pcodes.xlsx"
    name, content = {
        "wof": ("sy.csv", WOF),
        "geonames": ("SY.txt", GEONAMES + "\n"),
        "pcodes": ("pcodes.csv", PCODES),
        "boundaries": ("areas.geojson", json.dumps(OUTLINES)),
        "overlay": ("mine.yml", OWN),
    }[form]
    return write(folder / name, content)


def imported(into: Path, folder: Path, *forms: str) -> Path:
    for form in forms:
        result = run("import", form, given(form, folder), "--into", into)
        assert result.exit_code == 0, result.output
    return into


def found(name: str, into: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(run("search", name, "--gazetteer", into, "--json").stdout)
    return rows


# -- importing -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("command", "form", "name", "ident", "said"),
    [
        ("wof", "wof", "مدرة فوقاني", "wof:40", "wof:SY: 2 rows; left out: 1 no Arabic name"),
        ("geonames", "geonames", "المرجان", "gn:8001", "geonames:SY: 1 rows"),
        ("pcodes", "pcodes", "السنابل", "sy:sanabil", "pcodes:SY: 2 rows"),
        ("pcodes", "xlsx", "السنابل", "sy:sanabil", "pcodes:SY: 2 rows"),
        ("boundaries", "boundaries", "منطقة المثال", "bd:areas:1", "boundaries:areas: 1 rows"),
        ("overlay", "overlay", "عين اليشب", "own:jasper", "own:mine: 1 rows"),
    ],
)
def test_every_form_is_imported_and_found(
    command: str, form: str, name: str, ident: str, said: str, into: Path, tmp_path: Path
) -> None:
    result = run("import", command, given(form, tmp_path), "--into", into)
    assert result.exit_code == 0, result.output
    assert said in result.stdout
    assert f"--gazetteer {into}" in result.stdout
    (place,) = [row for row in found(name, into) if row["id"] == ident]
    assert place["how"] == "name"
    if command == "pcodes":
        assert place["pcode"] == "SY990100"


def test_an_outline_tells_what_lies_in_it(into: Path, tmp_path: Path) -> None:
    assert "bd:areas:1" in found("القنديل", imported(into, tmp_path, "boundaries"))[0]["within"]


def test_alternate_names_come_from_their_own_file(into: Path, tmp_path: Path) -> None:
    names = write(tmp_path / "alternate.txt", "1\t8001\tar\tالمرجانة\t1\t\t\t\t\t\n")
    run("import", "geonames", given("geonames", tmp_path), "--alternate", names, "--into", into)
    assert found("المرجانة", into)[0]["id"] == "gn:8001"


def test_importing_again_changes_no_byte(into: Path, tmp_path: Path) -> None:
    imported(into, tmp_path, "wof", "overlay", "geonames")
    once = into.read_bytes()
    imported(into, tmp_path, "geonames", "overlay", "wof")
    assert into.read_bytes() == once


def test_a_changed_file_replaces_what_it_brought(into: Path, tmp_path: Path) -> None:
    imported(into, tmp_path, "overlay")
    changed = write(tmp_path / "mine.yml", OWN.replace("عين اليشب", "عين الزمرد"))
    assert run("import", "overlay", changed, "--into", into).exit_code == 0
    assert [row["id"] for row in found("عين الزمرد", into)] == ["own:jasper"]
    assert run("search", "عين اليشب", "--gazetteer", into, "--json").stdout.count('"how": "name"') == 0


@pytest.mark.parametrize(
    ("command", "name", "content", "fault"),
    [
        ("wof", "sy.csv", WOF.replace("36.41,36.68", "136.41,36.68"), "sy.csv, line 3: lies at no place on Earth"),
        ("wof", "sy.csv", WOF.replace("lat,lon,", ""), "sy.csv, line 1: no column lat, lon"),
        ("geonames", "SY.txt", GEONAMES + "\n8002\ttoo short\n", "SY.txt, line 2: 2 columns where GeoNames has 19"),
        ("geonames", "SY.zip", b"PK\x03\x04 cut short", "SY.zip"),
        ("pcodes", "t.csv", PCODES.replace("SY990100", "no code"), "t.csv, row 2: 'NO CODE' is no P-code"),
        ("pcodes", "t.csv", "a,b\n1,2\n", "no column of P-codes"),
        ("pcodes", "t.xlsx", b"PK\x03\x04 cut short", "t.xlsx: no readable xlsx file"),
        ("boundaries", "a.geojson", '{"type": "FeatureCollection",\n "features": [,]}', "a.geojson, line 2: not JSON"),
        ("boundaries", "a.geojson", json.dumps(OUTLINES).replace("36.5", "96.5"), "feature 1"),
        ("overlay", "mine.yml", OWN.replace("kind: village", "kind: vilage"), "mine.yml, line 6: own:jasper is of an"),
        ("overlay", "mine.yml", OWN.replace("at: [36.43, 37.18]", "at: [36.43"), "mine.yml, line "),
        ("overlay", "mine.yml", OWN.replace("at:", "km: far, at:"), "mine.yml, line 6: `km` is no number (far)"),
        ("overlay", "mine.yml", OWN.replace("at:", "population: many, at:"), "line 6: `population` is no number"),
        ("overlay", "mine.yml", OWN.replace("at:", "pcode: 12, at:"), "mine.yml, line 6: '12' is no P-code"),
        ("overlay", "mine.yml", OWN.replace("in: sy:bayadir", "in: sy:nowhere"), "its parent sy:nowhere is not known"),
        ("overlay", "mine.yml", "country: SY\nplaces: []\n", "mine.yml: the list `places` is empty"),
        ("overlay", "mine.yml", "\xff\xfe".encode("latin-1"), "mine.yml: not UTF-8"),
    ],
)
def test_a_fault_is_named_and_the_file_stays_as_it_was(
    command: str, name: str, content: str | bytes, fault: str, into: Path, tmp_path: Path
) -> None:
    imported(into, tmp_path, "geonames", "wof")
    before = into.read_bytes()
    result = run("import", command, write(tmp_path / name, content), "--into", into)
    assert result.exit_code == 2
    assert fault in result.stderr
    assert f"{into} is as it was" in result.stderr
    assert result.stdout == ""
    assert into.read_bytes() == before
    assert not list(tmp_path.glob("*.part"))


def test_a_fault_makes_no_file(into: Path, tmp_path: Path) -> None:
    result = run("import", "overlay", write(tmp_path / "mine.yml", "places: 3\n"), "--into", into)
    assert result.exit_code == 2
    assert not into.exists()


def test_the_file_to_write_into_must_be_named(tmp_path: Path) -> None:
    result = run("import", "overlay", given("overlay", tmp_path))
    assert result.exit_code == 2
    assert "--into FILE" in result.stderr
    result = run("import", "overlay", given("overlay", tmp_path), "--into", tmp_path / "none" / "places.sqlite")
    assert result.exit_code == 2
    assert "there is no folder" in result.stderr
    assert run("refresh").exit_code == 2


def test_the_environment_names_the_file(into: Path, tmp_path: Path) -> None:
    result = run("import", "overlay", given("overlay", tmp_path), TAWTHIQ_GAZETTEER=str(into))
    assert result.exit_code == 0
    assert "--gazetteer" not in result.stdout
    assert json.loads(run("search", "عين اليشب", "--json", TAWTHIQ_GAZETTEER=str(into)).stdout)[0]["id"] == "own:jasper"
    assert run("refresh", TAWTHIQ_GAZETTEER=str(into)).exit_code == 0


def test_data_under_the_odbl_go_into_a_file_of_their_own(into: Path, tmp_path: Path) -> None:
    imported(into, tmp_path, "wof")
    before = into.read_bytes()
    shared = write(tmp_path / "osm.yml", OWN.replace("CC0 1.0", "ODbL 1.0"))
    result = run("import", "overlay", shared, "--into", into)
    assert result.exit_code == 2
    assert "ODbL" in result.stderr
    assert into.read_bytes() == before
    assert run("import", "overlay", shared, "--into", tmp_path / "osm.sqlite").exit_code == 0


# -- looking -------------------------------------------------------------------------------------------------------


def test_info_names_what_is_held_and_to_whom_it_is_owed(into: Path, tmp_path: Path) -> None:
    imported(into, tmp_path, "wof", "overlay", "boundaries", "pcodes")
    text = run("info", "--gazetteer", into).stdout
    for wanted in ("1 outlines", "P-codes", "The Atlas", "CC0 1.0", "CC BY 4.0", "Imported:  own:mine, 1 rows"):
        assert wanted in text
    facts = json.loads(run("info", "--gazetteer", into, "--json").stdout)
    assert facts["file"] == str(into)
    assert sum(source["places"] for source in facts["sources"]) == facts["places"] == sum(facts["kinds"].values())
    assert [one["key"] for one in facts["imports"]] == ["boundaries:areas", "own:mine", "pcodes:SY", "wof:SY"]
    assert facts["imports"][-1]["left_out"] == {"no Arabic name": 1}


def test_info_of_the_built_in_file() -> None:
    facts = json.loads(run("info", "--json").stdout)
    assert {source["id"] for source in facts["sources"]} == {"geonames", "tawthiq"}
    assert facts["imports"] == []


def test_search_shows_places_and_says_where_nothing_is_found(into: Path, tmp_path: Path) -> None:
    imported(into, tmp_path, "overlay")
    result = run("search", "ayn yashb", "--gazetteer", into)
    assert result.exit_code == 0
    assert "own:jasper · village · 36.4300, 37.1800 · 4 km" in result.stdout
    assert "in Bayadir (subdistrict), Wheat Land (governorate), Syria (country)" in result.stdout
    for more in (("--country", "eg"), ("--kind", "city")):
        nothing = run("search", "عين اليشب", "--gazetteer", into, *more)
        assert nothing.exit_code == 1
        assert "No place is called" in nothing.stdout


def test_search_finds_misspellings(into: Path, tmp_path: Path) -> None:
    imported(into, tmp_path, "overlay")
    assert "(near: عين اليشب)" in run("search", "عين اليشت", "--gazetteer", into).stdout


def test_explain_shows_bearers_reasons_and_the_place(into: Path, tmp_path: Path) -> None:
    imported(into, tmp_path, "overlay")
    result = run("explain", "بلدة تل التين بناحية السنابل", "--gazetteer", into)
    assert result.exit_code == 0
    for wanted in (
        "announced as town: 3 bearers",
        "→",
        "+5.00 inside Sanabil",
        "-5.00 outside Sanabil",
        "(place.chain)",
    ):
        assert wanted in result.stdout
    made = json.loads(run("explain", "بلدة تل التين بناحية السنابل", "--gazetteer", into, "--json").stdout)
    assert made["places"][0]["gazetteer_id"] == made["names"][0]["chosen"] == "sy:tin"
    for row in made["names"][0]["candidates"]:
        assert row["score"] == pytest.approx(sum(worth for _, worth in row["reasons"]))


def test_explain_says_where_no_place_is_read(into: Path, tmp_path: Path) -> None:
    imported(into, tmp_path, "overlay")
    result = run("explain", "تحدث عن الأحلام", "--gazetteer", into)
    assert result.exit_code == 1
    assert "-3.00 a common word without a head noun" in result.stdout
    assert result.stdout.rstrip().endswith("No place is read here.")
    guarded = write(tmp_path / "mine.yml", OWN.replace("ar:", "headed:"))
    run("import", "overlay", guarded, "--into", into)
    refused = run("explain", "وقع انفجار في عين اليشب", "--gazetteer", into)
    assert refused.exit_code == 1
    assert "none of them fits" in refused.stdout
    made = json.loads(run("explain", "تحدث عن الأحلام", "--gazetteer", into, "--json").stdout)
    assert made["places"] == []


@pytest.mark.parametrize("command", [("info",), ("search", "حلب"), ("explain", "حلب"), ("export", "--out", "x.csv")])
def test_what_is_no_gazetteer_ends_plainly(command: tuple[str, ...], tmp_path: Path) -> None:
    path = write(tmp_path / "no.sqlite", b"no database at all" * 100)
    result = run(*command, "--gazetteer", path)
    assert result.exit_code == 2
    assert "no.sqlite is no gazetteer of this version" in result.stderr
    assert isinstance(result.exception, SystemExit)


# -- giving --------------------------------------------------------------------------------------------------------


def test_every_export_is_whole_and_carries_the_attributions(into: Path, tmp_path: Path) -> None:
    imported(into, tmp_path, "overlay", "boundaries")
    number = json.loads(run("info", "--gazetteer", into, "--json").stdout)["places"]
    for name in ("out.csv", "out.jsonl", "out.geojson"):
        result = run("export", "--out", tmp_path / name, "--gazetteer", into)
        assert result.exit_code == 0
        assert f"{number:,} places" in result.stdout
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == number
    assert next(row for row in rows if row["id"] == "own:jasper")["licence"] == "CC0 1.0"
    assert "The Atlas" in (tmp_path / "out.csv.attributions.txt").read_text("utf8")
    head, *lines = (tmp_path / "out.jsonl").read_text("utf8").splitlines()
    assert "The Atlas" in {source["attribution"] for source in json.loads(head)["attributions"]}
    assert len(lines) == number
    made = json.loads((tmp_path / "out.geojson").read_text("utf8"))
    assert len(made["features"]) == number
    assert made["attributions"] == json.loads(head)["attributions"]


def test_exported_areas_can_be_imported_again(into: Path, tmp_path: Path) -> None:
    imported(into, tmp_path, "boundaries")
    out, again = tmp_path / "areas-again.geojson", tmp_path / "again.sqlite"
    run("export", "--out", out, "--kind", "zone", "--country", "sy", "--gazetteer", into)
    assert run("import", "boundaries", out, "--into", again).exit_code == 0
    assert json.loads(run("info", "--gazetteer", again, "--json").stdout)["outlines"] == 1


@pytest.mark.parametrize(
    ("options", "fault"),
    [
        (("--out", "out.txt"), "no format 'txt'"),
        (("--out", "out.csv", "--format", "shp"), "no format 'shp'"),
        (("--out", "out.csv", "--kind", "kingdom"), "no kind 'kingdom'"),
        (("--out", "out.csv", "--country", "FR", "--kind", "dam"), "no place of country FR kind dam"),
        (("--out", "none/out.csv"), "none/out.csv"),
    ],
)
def test_an_export_that_cannot_be_says_why(
    options: tuple[str, ...], fault: str, into: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported(into, tmp_path, "overlay")
    monkeypatch.chdir(tmp_path)
    result = run("export", *options, "--gazetteer", into)
    assert result.exit_code == 2
    assert fault in result.stderr
    assert not list(tmp_path.glob("out*"))


def test_refresh_makes_an_older_file_readable(into: Path, tmp_path: Path) -> None:
    imported(into, tmp_path, "overlay")
    before = into.read_bytes()
    base = sqlite3.connect(into)
    base.execute("UPDATE meta SET value = '0' WHERE key = 'format'")
    base.commit()
    base.close()
    refused = run("search", "عين اليشب", "--gazetteer", into)
    assert refused.exit_code == 2
    assert f"tawthiq gazetteer refresh --into {into}" in refused.stderr
    assert run("refresh", "--into", into).exit_code == 0
    assert into.read_bytes() == before
    assert run("refresh", "--into", tmp_path / "none.sqlite").exit_code == 2


def test_refresh_of_what_is_no_gazetteer_leaves_it(tmp_path: Path) -> None:
    path = write(tmp_path / "notes.sqlite", b"notes of mine" * 100)
    result = run("refresh", "--into", path)
    assert result.exit_code == 2
    assert "is as it was" in result.stderr
    assert path.read_bytes() == b"notes of mine" * 100


# -- reading with it -----------------------------------------------------------------------------------------------


def test_reports_are_read_with_a_named_file(into: Path, tmp_path: Path) -> None:
    imported(into, tmp_path, "overlay")
    report = write(tmp_path / "report.txt", "قُتل شخصان بقصف على قرية عين اليشب بناحية البيادر في سوريا، أمس.")
    command = ["read", str(report), "--published", "2023-07-09", "--format", "json"]
    named = CliRunner().invoke(app, [*command, "--gazetteer", str(into)])
    by_name = CliRunner().invoke(app, command, env={"TAWTHIQ_GAZETTEER": str(into)})
    assert named.exit_code == by_name.exit_code == 0
    places = [json.loads(result.stdout)["incidents"][0]["place"] for result in (named, by_name)]
    assert places[0] == places[1]
    assert (places[0]["gazetteer_id"], places[0]["within"][0]["gazetteer_id"]) == ("own:jasper", "sy:bayadir")
    without = CliRunner().invoke(app, command)
    assert without.exit_code == 0
    assert "own:jasper" not in without.stdout


# -- the documents -------------------------------------------------------------------------------------------------


def commands(group: Any, name: str = "gazetteer") -> list[tuple[str, list[str]]]:
    """Every command under a group with its options."""
    own = [option for one in group.params if one.param_type_name == "option" for option in one.opts]
    found = [(name, own)]
    for part, command in getattr(group, "commands", {}).items():
        found += commands(command, f"{name} {part}")
    return found


@pytest.mark.parametrize(("name", "options"), commands(get_command(app).commands["gazetteer"]))  # type: ignore[attr-defined]
def test_every_command_and_option_is_documented(name: str, options: list[str]) -> None:
    text = (Path(__file__).parents[2] / "docs" / "command-line.md").read_text("utf8")
    assert f"# {name}\n" in text
    part = text.split(f"<!-- made: help {name} -->")[1].split("<!-- end -->")[0]
    assert all(option in part for option in options)
