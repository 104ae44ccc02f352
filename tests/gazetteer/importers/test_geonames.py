"""GeoNames: codes become kinds and enclosures, languages are told apart, a fault names file and line."""

import zipfile
from pathlib import Path

import pytest

from tawthiq.gazetteer import build
from tawthiq.gazetteer.importers import archive, geonames, wof
from tawthiq.gazetteer.index import Gazetteer
from tawthiq.gazetteer.rows import HEADED, LOCATED, GazetteerError, Layer, Row
from tawthiq.text.fold import fold_word

FIXTURES = Path(__file__).parent / "fixtures"
COUNTRY = FIXTURES / "SY.txt"
ALTERNATES = FIXTURES / "alternates.txt"


@pytest.fixture(scope="module")
def layer() -> Layer:
    return geonames.read(COUNTRY, alternate=ALTERNATES)


@pytest.fixture(scope="module")
def rows(layer: Layer) -> dict[str, Row]:
    return {row.id: row for row in layer.rows}


def names(row: Row, lang: str) -> dict[str, int]:
    return {name.text: name.guard for name in row.names if name.lang == lang}


def packed(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as stream:
        for name, blob in members.items():
            stream.writestr(f"{name}.txt", blob)
    return path


def changed(path: Path, old: str, new: str) -> Path:
    text = COUNTRY.read_text("utf8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf8")
    return path


def test_kinds(layer: Layer, rows: dict[str, Row]) -> None:
    assert layer.key == "geonames:SY"
    assert {ident: row.kind for ident, row in rows.items()} == {
        "SY.09": "governorate",
        "gn:1002": "subdistrict",
        "gn:1003": "district",
        "gn:1004": "village",
        "gn:1005": "town",
        "gn:1006": "town",
        "gn:1007": "camp",
        "gn:1009": "airport",
        "gn:1010": "river",
        "gn:1014": "neighbourhood",
    }


def test_what_is_left_out_is_counted(layer: Layer) -> None:
    assert dict(layer.left) == {
        "abandoned or historical": 1,
        "feature WLL": 1,
        "no Arabic name": 1,
        "no point": 1,
    }


def test_enclosures_by_the_codes(rows: dict[str, Row]) -> None:
    assert rows["gn:1004"].parents == ["gn:1002", "gn:1003", "SY.09", "SY"]
    assert rows["gn:1005"].parents == ["gn:1003", "SY.09", "SY"]
    assert rows["gn:1002"].parents == ["gn:1003", "SY.09", "SY"]
    assert rows["gn:1003"].parents == ["SY.09", "SY"]
    assert rows["SY.09"].parents == ["SY"]
    assert rows["gn:1010"].parents == ["SY"]
    assert rows["SY.09"].aliases == ["gn:1001"]


def test_names_in_arabic_script(rows: dict[str, Row]) -> None:
    assert names(rows["gn:1004"], "ar") == {"الجورة العلوية": LOCATED}  # the Persian name is none
    assert names(rows["gn:1002"], "ar") == {"ناحية الجرد": LOCATED, "الجرد": LOCATED}
    assert names(rows["SY.09"], "ar") == {"محافظة حلب": LOCATED, "حلب": HEADED}
    assert names(rows["gn:1014"], "ar") == {"حي النساجين": LOCATED, "النساجين": HEADED}


def test_alternate_names_say_the_language(rows: dict[str, Row]) -> None:
    assert names(rows["gn:1005"], "ar") == {"الوادي الأبيض": LOCATED}  # not the one that is history
    assert names(rows["gn:1006"], "ar") == {"الشامخ": LOCATED}  # not the Persian one
    assert rows["gn:1005"].english == "White Valley"
    assert list(names(rows["gn:1005"], "ku")) == ["Geliyê Spî"]
    assert list(names(rows["gn:1005"], "fr")) == ["La Vallée Blanche"]


def test_without_alternate_names_the_script_says(rows: dict[str, Row]) -> None:
    alone = {row.id: row for row in geonames.read(COUNTRY).rows}
    assert "gn:1005" not in alone
    assert names(alone["gn:1006"], "ar") == {"الشامخة": LOCATED}


def test_a_zip_is_read_as_the_text_is(tmp_path: Path, layer: Layer) -> None:
    country = packed(tmp_path / "SY.zip", readme=b"notes", SY=COUNTRY.read_bytes())
    other = packed(tmp_path / "alternatenames-SY.zip", readme=b"notes", SY=ALTERNATES.read_bytes())
    assert geonames.read(country, alternate=other) == layer


def test_progress_counts_the_lines() -> None:
    seen: list[int] = []
    geonames.read(COUNTRY, lambda number, total: seen.append(number))
    assert seen == list(range(1, 15))


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("\tAsia/Damascus", "", r"SY\.txt, line 1: 18 columns where GeoNames has 19"),
        ("1003\t", "x\t", r"SY\.txt, line 3: `geonameid` is no number"),
        ("1003\t", "\t", r"SY\.txt, line 3: no geonameid"),
        ("36.55\t36.8\t", "north\t36.8\t", r"SY\.txt, line 4: no point"),
        ("36.55\t36.8\t", "96.55\t36.8\t", r"SY\.txt, line 4: lies at no place on Earth"),
        ("\t42000\t", "\tmany\t", r"SY\.txt, line 5: `population` is no number"),
        ("\tSY\t", "\tSyria\t", r"SY\.txt, line 1: `country code` is SYRIA"),
        ("1005\t", "1004\t", r"SY\.txt, line 5: 1004 stands in it twice"),
    ],
)
def test_a_broken_file_is_named(old: str, new: str, fault: str, tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=fault):
        geonames.read(changed(tmp_path / "SY.txt", old, new), alternate=ALTERNATES)


def test_a_broken_file_of_alternate_names_is_named(tmp_path: Path) -> None:
    path = tmp_path / "names.txt"
    path.write_text(ALTERNATES.read_text("utf8").replace("3\t1005\ten\t", "3\t1005\t", 1), "utf8")
    with pytest.raises(GazetteerError, match=r"names\.txt, line 3: 9 columns where GeoNames has 8 or 10"):
        geonames.read(COUNTRY, alternate=path)


def test_text_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    path = tmp_path / "SY.txt"
    path.write_bytes(COUNTRY.read_bytes().replace("الشامخة".encode(), b"\xc7\xe1"))
    with pytest.raises(GazetteerError, match=r"SY\.txt, line 6: not UTF-8"):
        geonames.read(path)


def test_broken_archives_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = packed(tmp_path / "SY.zip", SY=COUNTRY.read_bytes())
    blob = whole.read_bytes()
    whole.write_bytes(blob[: len(blob) // 2])
    with pytest.raises(GazetteerError, match=r"SY\.zip: the archive is damaged or cut short"):
        geonames.read(whole)
    flipped = bytearray(blob)
    flipped[len(blob) // 3] ^= 0xFF
    whole.write_bytes(bytes(flipped))
    with pytest.raises(GazetteerError, match=r"SY\.zip, SY\.txt.*damaged or cut short"):
        geonames.read(whole)
    with pytest.raises(GazetteerError, match=r"2 tables in it, none called SY\.txt"):
        geonames.read(packed(tmp_path / "SY.zip", IQ=b"", YE=b""))
    monkeypatch.setattr(archive, "TOTAL_LIMIT", 1000)
    with pytest.raises(GazetteerError, match=r"SY\.txt: more than 0 GB when unpacked"):
        geonames.read(packed(tmp_path / "SY.zip", SY=COUNTRY.read_bytes()))


def test_an_empty_or_missing_file(tmp_path: Path) -> None:
    (tmp_path / "SY.txt").write_text("", "utf8")
    with pytest.raises(GazetteerError, match=r"SY\.txt: no places in it"):
        geonames.read(tmp_path / "SY.txt")
    with pytest.raises(GazetteerError, match="no such file"):
        geonames.read(tmp_path / "IQ.txt")


def test_two_layers_in_either_order_and_again_give_the_same_file(tmp_path: Path, data: Path, layer: Layer) -> None:
    (other,) = wof.read(FIXTURES / "sy.csv")
    one, two = tmp_path / "one.sqlite", tmp_path / "two.sqlite"
    for path, order in (
        (one, (layer, other)),
        (two, (other, layer, other, geonames.read(COUNTRY, alternate=ALTERNATES))),
    ):
        for each in order:
            build.put(path, each, data=data)
    assert one.read_bytes() == two.read_bytes()


def test_places_of_both_sources_become_one(tmp_path: Path, data: Path, layer: Layer) -> None:
    (other,) = wof.read(FIXTURES / "sy.csv")
    path = tmp_path / "one.sqlite"
    build.put(path, other, layer, data=data)
    places = Gazetteer(path)
    (hollow,) = places.named(fold_word("الجورة العلوية"))
    assert hollow.id == "wof:40"
    assert places.by_id("gn:1004") == hollow
    assert places.by_id("gn:1001") == places.by_id("SY.09") == places.by_id("wof:20")
    tall = places.named(fold_word("الشامخ"))
    assert [(place.id, place.source) for place in tall] == [("gn:1006", "geonames-dump")]


def test_a_layer_is_replaced_and_a_fault_changes_nothing(tmp_path: Path, data: Path, layer: Layer) -> None:
    path = tmp_path / "one.sqlite"
    build.put(path, layer, data=data)
    assert Gazetteer(path).by_id("gn:1005")
    build.put(path, geonames.read(COUNTRY), data=data)  # without the file that names it in Arabic
    assert Gazetteer(path).by_id("gn:1005") is None
    before = path.read_bytes()
    twice = Layer(layer.key, layer.source, [Row("gn:1", "no such kind", [], "SY", lat=1.0, lon=1.0)])
    with pytest.raises(KeyError):
        build.put(path, twice, data=data)
    assert path.read_bytes() == before
