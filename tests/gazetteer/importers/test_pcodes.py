"""Tables of P-codes: columns of every fashion are found, units nest, and what is broken is named with its row."""

import csv
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from shared import FOLDER, needs_shared

from tawthiq.gazetteer import layers, unite
from tawthiq.gazetteer.importers import boundaries, columns, pcodes, wof
from tawthiq.gazetteer.importers.columns import Column
from tawthiq.gazetteer.rows import LOCATED, GazetteerError, Layer, Name, Row, Source

FIXTURES = Path(__file__).parent / "fixtures"
SYRIA = FOLDER / "gazetteer" / "syria"


def by_code(*read: Layer) -> dict[str, Row]:
    return {str(row.pcode): row for layer in read for row in layer.rows}


def workbook(path: Path, **sheets: list[list[Any]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("head", "what"),
    [
        ("admin1Pcode", Column("pcode", 1)),
        ("ADM1_PCODE", Column("pcode", 1)),
        ("adm2_pcode", Column("pcode", 2)),
        ("Admin 4 P-code", Column("pcode", 4)),
        ("Sub-district P-code", Column("pcode", 3)),
        ("admin1Pcod", Column("pcode", 1)),
        ("admin1Name_en", Column("name", 1, "en")),
        ("ADM1_AR", Column("name", 1, "ar")),
        ("admin1NameAr", Column("name", 1, "ar")),
        ("adm1_name1", Column("name", 1)),
        ("admin3RefName", Column("name", 3, None, 1)),
        ("ADM1ALT1FR", Column("name", 1, "fr", 1)),
        ("name:ar", Column("name", None, "ar")),
        ("shapeName", Column("name")),
        ("Admin Level", Column("level")),
        ("Parent P-Code", Column("parent")),
        ("Longitude", Column("lon")),
        ("#adm3+name+i_ar", Column("name", 3, "ar")),
        ("#adm+code+parent", Column("parent")),
        ("#geo+lat", Column("lat")),
    ],
)
def test_a_column_is_known_by_its_name(head: str, what: Column) -> None:
    assert columns.column(head) == what


@pytest.mark.parametrize("head", ["Government", "pga", "Actor_Type", "population", "date", "#date+start", "validOn"])
def test_a_column_of_something_else_is_not_taken(head: str) -> None:
    assert columns.column(head) is None


def test_a_table_of_lines_gives_every_unit_once_in_what_encloses_it() -> None:
    (layer,) = pcodes.read(FIXTURES / "pcodes_lines.csv")
    rows = by_code(layer)
    assert layer.key == "pcodes:SY"
    assert {code: (row.kind, row.parents) for code, row in rows.items()} == {
        "SY99": ("governorate", ["SY"]),
        "SY9901": ("district", ["SY99"]),
        "SY990100": ("subdistrict", ["SY9901"]),
        "SY990101": ("subdistrict", ["SY9901"]),
        "C9001": ("village", ["SY990100"]),
        "C9002": ("village", ["SY990100"]),
    }
    assert layer.left == {"no P-code": 1}


def test_names_points_and_identifiers() -> None:
    rows = by_code(*pcodes.read(FIXTURES / "pcodes_lines.csv"))
    assert rows["SY99"].names == [Name("Example Land", "en"), Name("أرض المثال", "ar", LOCATED)]
    assert rows["C9002"].names == [Name("Wadi Example", "en"), Name("Old Wadi", "en")]
    assert (rows["C9001"].id, rows["C9001"].lat, rows["C9001"].lon) == ("pc:C9001", 36.25, 37.5)
    assert rows["C9002"].lat is None
    assert rows["SY990100"].lat is None, "a village's point is not its subdistrict's"


def test_tags_tell_what_heads_do_not() -> None:
    rows = by_code(*pcodes.read(FIXTURES / "pcodes_tagged.csv"))
    assert [(code, row.country, row.parents) for code, row in rows.items()] == [
        ("YE99", "YE", ["YE"]),
        ("YE9901", "YE", ["YE99"]),
        ("YE9902", "YE", ["YE99"]),
    ]
    assert rows["YE9901"].named("ar") == "الأولى"


def test_a_list_with_a_column_of_levels_gives_a_layer_a_country() -> None:
    iraq, libya = pcodes.read(FIXTURES / "pcodes_list.csv")
    assert (iraq.key, libya.key) == ("pcodes:IQ", "pcodes:LY")
    assert [(row.id, row.kind, row.parents) for row in iraq.rows] == [
        ("pc:IQG99", "governorate", ["IQ"]),
        ("pc:IQG99Q01", "district", ["IQG99"]),
    ]
    assert iraq.left == {"level 5": 1}


def test_a_workbook_has_a_sheet_a_level_and_a_cover(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "sy.xlsx",
        Cover=[["Example Land"], ["valid on", "2020-01-01"]],
        Admin1=[["ADM1_EN", "ADM1_AR", "ADM1_PCODE", "ADM0_PCODE"], ["Example Land", "أرض المثال", "SY99", "SY"]],
        Admin2=[
            ["a title above the table"],
            [None, "ADM2_EN", "ADM2_PCODE", "ADM1_PCODE"],
            [None, "#adm2+name", "#adm2+code", "#adm1+code"],
            [None, "Example", "SY9901", "SY99"],
            [None, None, None, None],
        ],
    )
    rows = by_code(*pcodes.read(path))
    assert {code: (row.english, row.named("ar"), row.parents) for code, row in rows.items()} == {
        "SY99": ("Example Land", "أرض المثال", ["SY"]),
        "SY9901": ("Example", None, ["SY99"]),
    }


def test_progress_counts_rows() -> None:
    seen: list[int] = []
    pcodes.read(FIXTURES / "pcodes_lines.csv", lambda done, total: seen.append(done))
    assert seen[-1] == 3


def test_an_english_name_in_the_arabic_column_is_not_arabic(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("adm1_pcode,adm1_en,adm1_ar\nSY99,Example,Example\n", "utf8")
    assert by_code(*pcodes.read(path))["SY99"].names == [Name("Example", "en")]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("adm1_pcode,adm1_en\nSY99,One\nninety,Two\n", r"t\.csv, row 3: 'NINETY' is no P-code"),
        ("adm1_pcode,adm1_en\n99,One\n", r"t\.csv, row 2: '99' is no P-code"),
        ("adm1_pcode,adm1_en,lat,lon\nSY99,One,95,37\n", r"row 2: '95' is no coordinate"),
        ("adm1_pcode,adm1_en,lat,lon\nSY99,One,35,x\n", r"row 2: 'x' is no coordinate"),
        ("adm1_en,adm1_ar\nOne,واحد\n", r"t\.csv: no column of P-codes"),
        ("pcode,name\nSY99,One\n", r"no column of P-codes"),
        ("adm1_pcode,adm1_en\n,One\n", r"no row with a P-code"),
        ("adm4_pcode,adm4_en\nC9001,One\n", r"row 2: no country for C9001"),
        ("adm1_pcode,adm2_pcode\nSY99,SY9901\nSY9901,SY990101\n", r"row 3: SY9901 is a P-code of level 2"),
        ("pcode,name,level\nSY99,One,first\n", r"row 2: 'first' is no administrative level"),
        ('adm1_pcode,adm1_en\nSY99,"' + "x" * 200_000 + '"\n', r"t\.csv, line 2: field larger"),
    ],
)
def test_a_fault_is_named_with_its_row(tmp_path: Path, text: str, fault: str) -> None:
    path = tmp_path / "t.csv"
    path.write_text(text, "utf8")
    before = csv.field_size_limit(131_072)  # Python's own; a library that another test loads may have raised it
    with pytest.raises(GazetteerError, match=fault):
        pcodes.read(path)
    csv.field_size_limit(before)


def test_another_encoding_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes("adm1_pcode,adm1_ar\nSY99,المثال\n".encode("cp1256"))
    with pytest.raises(GazetteerError, match=r"t\.csv, line 2: not UTF-8"):
        pcodes.read(path)


def test_a_spreadsheets_unicode_text_is_read(tmp_path: Path) -> None:
    path = tmp_path / "t.txt"
    path.write_bytes("adm1_pcode\tadm1_ar\r\nSY99\tالمثال\r\n".encode("utf-16"))
    assert by_code(*pcodes.read(path))["SY99"].named("ar") == "المثال"


def test_a_broken_workbook_is_named(tmp_path: Path) -> None:
    whole = workbook(tmp_path / "whole.xlsx", A=[["ADM1_PCODE", "ADM1_EN"], *(["SY99", f"n{i}"] for i in range(200))])
    cut = tmp_path / "cut.xlsx"
    cut.write_bytes(whole.read_bytes()[:2000])
    with pytest.raises(GazetteerError, match=r"cut\.xlsx: no readable xlsx"):
        pcodes.read(cut)
    other = tmp_path / "other.xlsx"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("readme.txt", "no workbook")
    with pytest.raises(GazetteerError, match=r"other\.xlsx: no readable xlsx"):
        pcodes.read(other)


def test_a_damaged_sheet_is_named(tmp_path: Path) -> None:
    whole = workbook(tmp_path / "whole.xlsx", Units=[["ADM1_PCODE", "ADM1_EN"], ["SY99", "One"], ["SY98", "Two"]])
    broken = tmp_path / "broken.xlsx"
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(broken, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content[: len(content) * 2 // 3] if "sheet1.xml" in name else content)
    with pytest.raises(GazetteerError, match=r"broken\.xlsx, sheet Units, after row \d+: not readable"):
        pcodes.read(broken)


def test_a_workbook_that_unpacks_without_end_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = workbook(tmp_path / "t.xlsx", A=[["ADM1_PCODE"], *(["SY99"] for _ in range(3000))])
    monkeypatch.setattr(pcodes, "MOST_BYTES", 50_000)
    assert path.stat().st_size < 50_000
    with pytest.raises(GazetteerError, match="unpacks to more"):
        pcodes.read(path)


def test_an_old_workbook_and_a_large_file_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "old.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0" + b"\0" * 600)
    with pytest.raises(GazetteerError, match="old Excel file"):
        pcodes.read(path)
    monkeypatch.setattr(pcodes, "MOST_BYTES", 100)
    with pytest.raises(GazetteerError, match=r"old\.xls: larger"):
        pcodes.read(path)


def test_the_same_code_under_two_parents_keeps_the_first(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("adm1_pcode,adm2_pcode\nSY99,SY9901\nSY98,SY9901\n", "utf8")
    (layer,) = pcodes.read(path)
    assert by_code(layer)["SY9901"].parents == ["SY99"]
    assert layer.left == {"a P-code under another parent": 1}


def test_a_code_joins_the_village_that_lies_in_its_unit(data: Path) -> None:
    """The village of another source has a point and Arabic, the table a code and English; outlines say where it is."""
    names = [Name("وادي المثال", "ar"), Name("Wādī al-Example", "en")]
    village = Row("x:1", "village", [*names], "SY", ["SY"], 36.1, 37.05, source="x")
    namesake = Row("x:2", "village", [*names], "SY", ["SY"], 36.22, 37.03, source="x")
    other = Layer("own:x", Source("x", "Another", "none", "nobody"), [village, namesake])
    read = [*boundaries.read(FIXTURES / "outlines_units.geojson"), *pcodes.read(FIXTURES / "pcodes_lines.csv"), other]
    rows = {row.id: row for row in unite.collect(data, layers.ordered(read))}
    found = rows["x:1"]
    assert (found.pcode, found.lat, found.kind) == ("C9002", 36.1, "village")
    assert "pc:C9002" in found.aliases
    assert "pc:C9002" not in rows
    assert unite.lineage(rows.values())["x:1"] == ["pc:SY990100", "pc:SY9901", "pc:SY99", "SY"]
    assert (rows["x:2"].pcode, rows["x:2"].parents[0]) == (None, "pc:SY990101")


def test_a_code_that_no_known_place_has_lies_where_its_unit_does(data: Path) -> None:
    read = [*boundaries.read(FIXTURES / "outlines_units.geojson"), *pcodes.read(FIXTURES / "pcodes_lines.csv")]
    rows = {row.id: row for row in unite.collect(data, layers.ordered(read))}
    unit, village = rows["pc:SY990100"], rows["pc:C9002"]
    assert (village.lat, village.lon, village.radius) == (unit.lat, unit.lon, unit.radius)


@needs_shared
def test_a_table_of_ocha_is_read_whole() -> None:
    (layer,) = pcodes.read(SYRIA / "IntensityAoC_ADM4_v12.xlsx")
    kinds = Counter(row.kind for row in layer.rows)
    assert kinds == {"governorate": 14, "district": 62, "subdistrict": 270, "village": 7593}
    assert not layer.left


@needs_shared
def test_communities_become_one_with_known_villages(data: Path) -> None:
    """Who's On First's names, OCHA's outlines and English P-codes: a village that three sources have is one place."""
    read = [
        *boundaries.read(SYRIA / "syria_adm3_nahia.geojson"),
        *pcodes.read(SYRIA / "IntensityAoC_ADM4_v12.xlsx"),
        *wof.read(FOLDER / "gazetteer" / "wof" / "sy.csv"),
    ]
    rows = unite.collect(data, layers.ordered(read))
    coded = [row for row in rows if row.pcode]
    units = Counter(row.kind for row in coded if row.kind not in unite.SETTLED)
    assert units == {"governorate": 14, "district": 62, "subdistrict": 272}
    assert sum(row.id != f"pc:{row.pcode}" for row in coded if row.pcode and row.pcode[0] == "C") >= 4000
    assert len({row.pcode for row in coded}) == len(coded)
