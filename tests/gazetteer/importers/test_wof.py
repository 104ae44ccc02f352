"""Who's On First: both forms give the same places, nothing doubtful is kept, a fault names where it is."""

import bz2
import csv
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from shared import FOLDER, needs_shared

from tawthiq.gazetteer import build
from tawthiq.gazetteer.importers import archive, printed, wof
from tawthiq.gazetteer.index import Gazetteer
from tawthiq.gazetteer.rows import HEADED, LOCATED, GazetteerError, Layer, Row
from tawthiq.text.fold import fold_word

TABLE = Path(__file__).parent / "fixtures" / "sy.csv"
NATIVE = FOLDER / "gazetteer" / "native" / "whosonfirst-data-admin-sy.tar.xz"
PACKED: dict[str, Callable[[bytes], bytes]] = {
    "tar": bytes,
    "tar.gz": gzip.compress,
    "tar.bz2": bz2.compress,
    "tar.xz": lzma.compress,
}


def native(cells: dict[str, str]) -> dict[str, Any]:
    """A row of the table as Who's On First's own file has it."""
    names = {lang: [name for name in cells[lang].split("|") if name] for lang in ("ar", "en", "ku")}
    enclosures = {f"{level}_id": int(cells[f"{level}_id"]) for level in ("region", "county") if cells[f"{level}_id"]}
    lat, lon = float(cells["lat"]), float(cells["lon"])
    geometry: dict[str, Any] = {"type": "Point", "coordinates": [lon, lat]}
    if cells["wof_id"] == "20":
        geometry = json.loads(TABLE.with_name("sy_region.geojson").read_text("utf8"))["features"][0]["geometry"]
    properties = {
        "wof:id": int(cells["wof_id"]),
        "wof:name": cells["name"],
        "wof:placetype": cells["placetype"],
        "wof:country": "SY",
        "wof:repo": "whosonfirst-data-admin-sy",
        "name:ara_x_preferred": names["ar"][:1],
        "name:ara_x_variant": names["ar"][1:],
        "name:eng_x_preferred": names["en"],
        "name:kur_x_preferred": names["ku"],
        "geom:latitude": lat,
        "geom:longitude": lon,
        "wof:parent_id": int(cells["parent"]),
        "wof:hierarchy": [enclosures],
        "wof:population": int(cells["population"] or 0),
        "wof:concordances": {"gn:id": cells["gn_id"], "wd:id": cells["wd_id"]},
        "edtf:deprecated": cells["deprecated"] or "uuuu",
        "wof:superseded_by": [1] if cells["superseded"] == "True" else [],
        "mz:is_current": int(cells["is_current"]),
    }
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def files() -> dict[str, bytes]:
    """The repository's files: each row of the table, and an outline of another source, which is not wanted."""
    with TABLE.open(encoding="utf8", newline="") as stream:
        found = {
            f"data/{cells['wof_id']}/{cells['wof_id']}.geojson": json.dumps(native(cells), indent=1).encode()
            for cells in csv.DictReader(stream)
        }
    return {**found, "data/20/20-alt-made.geojson": b"{}", "README.md": "حلب".encode()}


def folder(at: Path, content: dict[str, bytes]) -> Path:
    for name, blob in content.items():
        (at / name).parent.mkdir(parents=True, exist_ok=True)
        (at / name).write_bytes(blob)
    return at


def tar(content: dict[str, bytes], *more: tarfile.TarInfo) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as packed:
        for name, blob in content.items():
            info = tarfile.TarInfo(name)
            info.size = len(blob)
            packed.addfile(info, io.BytesIO(blob))
        for info in more:
            packed.addfile(info)
    return stream.getvalue()


def written(path: Path, blob: bytes) -> Path:
    path.write_bytes(blob)
    return path


def zipped(path: Path, content: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, blob in content.items():
            packed.writestr(name, blob)
    return path


def one(path: Path) -> Layer:
    (layer,) = wof.read(path)
    return layer


@pytest.fixture(scope="module")
def layer() -> Layer:
    return one(TABLE)


@pytest.fixture(scope="module")
def rows(layer: Layer) -> dict[str, Row]:
    return {row.id: row for row in layer.rows}


def arabic(row: Row) -> dict[str, int]:
    return {name.text: name.guard for name in row.names if name.lang == "ar"}


def test_a_layer_bears_its_country_and_its_licence(layer: Layer) -> None:
    assert layer.key == "wof:SY"
    assert (layer.source.id, layer.source.url) == ("wof", "https://whosonfirst.org/docs/licenses/")
    assert {row.source for row in layer.rows} == {"wof"}
    assert {row.country for row in layer.rows} == {"SY"}


def test_kinds(rows: dict[str, Row]) -> None:
    assert {ident: row.kind for ident, row in rows.items()} == {
        "wof:10": "country",
        "wof:20": "governorate",
        "wof:30": "district",
        "wof:31": "district",
        "wof:40": "village",
        "wof:41": "town",
        "wof:42": "city",
        "wof:48": "camp",
        "wof:50": "neighbourhood",
        "wof:60": "airport",
    }


def test_what_is_left_out_is_counted(layer: Layer) -> None:
    assert dict(layer.left) == {
        "superseded, deprecated or not current": 3,
        "no Arabic name": 2,  # Latin letters, Persian letters
        "no point": 1,
        "kind not known": 1,
        "placetype timezone": 1,
        "a second record of the same place": 1,
    }


def test_vowel_signs_and_what_stands_in_brackets_go(rows: dict[str, Row]) -> None:
    assert arabic(rows["wof:40"]) == {"الجورة العلوية": LOCATED}
    assert arabic(rows["wof:42"]) == {"الميناء الكبير": LOCATED}


def test_a_division_is_found_with_its_head_noun_and_without(rows: dict[str, Row]) -> None:
    assert arabic(rows["wof:30"]) == {"منطقة عفرين": LOCATED, "عفرين": LOCATED}
    assert [name.text for name in rows["wof:30"].names if name.lang == "en"] == ["Afrin", "Afrin District"]


def test_a_governorate_keeps_no_nickname(rows: dict[str, Row]) -> None:
    assert arabic(rows["wof:20"]) == {"حلب": HEADED, "محافظة حلب": LOCATED}


def test_a_town_without_its_head_noun_wants_one(rows: dict[str, Row]) -> None:
    assert arabic(rows["wof:41"]) == {"بلدة الوادي الأبيض": LOCATED, "الوادي الأبيض": HEADED}
    assert rows["wof:41"].english == "Valley Town"


def test_a_country_brings_no_arabic_names(rows: dict[str, Row]) -> None:
    assert [(name.text, name.lang) for name in rows["wof:10"].names] == [("Syria", "en")]
    assert rows["wof:10"].aliases == ["SY"]


def test_kurdish_names_in_both_scripts(rows: dict[str, Row]) -> None:
    assert [name.text for name in rows["wof:20"].names if name.lang == "ku"] == ["Heleb", "حەلەب"]


def test_an_administrative_unit_without_an_arabic_name_is_kept(rows: dict[str, Row]) -> None:
    assert arabic(rows["wof:31"]) == {}
    assert rows["wof:31"].english == "Al Mashriq"


def test_parents_are_the_nearest_first(rows: dict[str, Row]) -> None:
    assert rows["wof:40"].parents == ["wof:30", "wof:20", "SY"]
    assert rows["wof:20"].parents == ["SY"]
    assert rows["wof:10"].parents == []


def test_geonames_identifies_settled_places_only(rows: dict[str, Row]) -> None:
    assert rows["wof:40"].aliases == ["gn:9000001", "wd:Q9000001"]
    assert rows["wof:30"].aliases == ["wd:Q4120569"]


def test_a_second_record_joins_the_first(rows: dict[str, Row]) -> None:
    assert rows["wof:41"].aliases == ["gn:9000002", "wof:80"]
    assert rows["wof:41"].population == 42000


def test_an_identifier_that_far_places_share_is_dropped(tmp_path: Path) -> None:
    lines = TABLE.read_text("utf8").replace("9000003", "9000001")
    kept = {row.id: row.aliases for row in one(written(tmp_path / "sy.csv", lines.encode())).rows}
    assert kept["wof:40"] == ["wd:Q9000001"]
    assert kept["wof:42"] == []


def test_the_outline_beside_the_table(rows: dict[str, Row]) -> None:
    ring = [(36.1, 35.9), (38.4, 35.9), (38.4, 36.9), (36.1, 36.9), (36.1, 35.9)]
    assert rows["wof:20"].outline == [[ring]]
    assert rows["wof:30"].outline is None


def test_a_folder_of_tables_gives_a_layer_a_country(tmp_path: Path) -> None:
    head, first = TABLE.read_text("utf8").splitlines()[0:2]
    written(tmp_path / "sy.csv", TABLE.read_bytes())
    written(tmp_path / "iq.csv", f"{head}\n{first.replace('10,Syria', '11,Iraq')}\n".encode())
    assert [(found.key, len(found.rows)) for found in wof.read(tmp_path)] == [("wof:IQ", 1), ("wof:SY", 10)]


def test_a_repository_is_read_as_the_table_is(tmp_path: Path, layer: Layer) -> None:
    read = one(folder(tmp_path, files()))
    assert read.left == layer.left
    assert read.rows == layer.rows


@pytest.mark.parametrize("form", PACKED)
def test_an_archive_is_read_as_the_folder_is(form: str, tmp_path: Path, layer: Layer) -> None:
    assert one(written(tmp_path / f"repo.{form}", PACKED[form](tar(files())))).rows == layer.rows


def test_an_archive_is_known_by_its_content(tmp_path: Path, layer: Layer) -> None:
    assert one(written(tmp_path / "download", lzma.compress(tar(files())))).rows == layer.rows


def test_a_zip_is_read_as_the_folder_is(tmp_path: Path, layer: Layer) -> None:
    assert one(zipped(tmp_path / "repo.zip", files())).rows == layer.rows


def test_progress_counts_the_files(tmp_path: Path) -> None:
    seen: list[tuple[int, int | None]] = []
    wof.read(folder(tmp_path, files()), lambda number, total: seen.append((number, total)))
    assert seen == [(number, 19) for number in range(1, 20)]


def properties(**changes: Any) -> bytes:
    with TABLE.open(encoding="utf8", newline="") as stream:
        found = native(next(cells for cells in csv.DictReader(stream) if cells["wof_id"] == "41"))
    found["properties"] |= {key.replace("__", ":"): value for key, value in changes.items()}
    found["properties"] = {key: value for key, value in found["properties"].items() if value is not None}
    return json.dumps(found).encode()


def test_names_of_no_stated_language_count_by_their_script(tmp_path: Path) -> None:
    blob = properties(name__ara_x_preferred=None, name__ara_x_variant=None, name__und_x_variant=["الوادي", "Wadi"])
    (row,) = one(folder(tmp_path, {"data/41.geojson": blob})).rows
    assert list(arabic(row)) == ["الوادي"]


def test_a_line_on_the_map_is_no_place(tmp_path: Path) -> None:
    blob = properties(label__eng_x_preferred_placetype=["overlay"])
    assert one(folder(tmp_path, {"data/41.geojson": blob})).left == {"placetype overlay": 1}


def test_the_feature_code_makes_a_seat_a_town(tmp_path: Path) -> None:
    found = {}
    for code in ("PPL", "PPLA3", "PPLC", "STLMT", "PPLQ"):
        at = folder(tmp_path / code, {"data/41.geojson": properties(wof__population=0, gn__feature_code=code)})
        found[code] = [row.kind for row in one(at).rows]
    assert found == {"PPL": ["village"], "PPLA3": ["town"], "PPLC": ["city"], "STLMT": ["settlement"], "PPLQ": []}


@pytest.mark.parametrize(
    ("blob", "fault"),
    [
        (b'{"properties": {\n"wof:id": 41,,\n}}', r"data/41\.geojson, line 2: no JSON"),
        (b'{"properties": {\n"wof:name": "\xff"}}', r"data/41\.geojson, line 2: not UTF-8"),
        (b"[" * 200_000, r"data/41\.geojson: no JSON"),
        (b"[1, 2]", r"data/41\.geojson: not a JSON object"),
        (b'{"type": "Feature"}', r"data/41\.geojson: no properties"),
        (properties(wof__id=None), r"data/41\.geojson: no `wof:id`"),
        (properties(wof__id="41x"), r"data/41\.geojson: `wof:id` is no number"),
        (properties(wof__placetype=None), r"data/41\.geojson: no `wof:placetype`"),
        (properties(wof__placetype=7), r"data/41\.geojson: `wof:placetype` is 7, not a str"),
        (properties(name__ara_x_preferred=[7]), r"data/41\.geojson: `name:ara_x_preferred` is no list of names"),
        (properties(geom__latitude="north"), r"data/41\.geojson: no point \(north"),
        (properties(geom__latitude=136.0), r"data/41\.geojson: lies at no place on Earth"),
        (properties(geom__latitude=float("nan")), r"data/41\.geojson: lies at no place on Earth"),
        (properties(wof__population="many"), r"data/41\.geojson: `population` is no number"),
        (properties(wof__concordances=[]).replace(b'"wof:concordances": []', b'"wof:concordances": [1]'), "not a dict"),
        (properties(wof__hierarchy=[3]), r"data/41\.geojson: `wof:hierarchy` is no list of objects"),
    ],
)
def test_a_broken_file_is_named(blob: bytes, fault: str, tmp_path: Path) -> None:
    for path in (
        folder(tmp_path / "repo", {"data/41.geojson": blob}),
        written(tmp_path / "repo.tar.gz", gzip.compress(tar({"data/41.geojson": blob}))),
    ):
        with pytest.raises(GazetteerError, match=fault) as error:
            wof.read(path)
        assert str(error.value).startswith(path.name)


def test_a_broken_outline_is_named(tmp_path: Path) -> None:
    blob = json.loads(properties())
    blob["geometry"] = {"type": "Polygon", "coordinates": [[[36.0, 35.0], ["x", 35.0]]]}
    with pytest.raises(GazetteerError, match=r"41\.geojson: an outline that is no rings"):
        wof.read(folder(tmp_path, {"data/41.geojson": json.dumps(blob).encode()}))


def test_a_place_that_stands_in_it_twice(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="41 stands in it twice"):
        wof.read(folder(tmp_path, {"data/41.geojson": properties(), "data/b/41.geojson": properties()}))


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (("36.55,36.8", "36.55"), r"sy\.csv, line 6: more or fewer cells"),
        (("36.55,36.8", "36.55,east"), r"sy\.csv, line 6: no point"),
        (("\n40,", "\n,"), r"sy\.csv, line 6: no `wof_id`"),
        (("\n40,", "\nforty,"), r"sy\.csv, line 6: `wof_id` is no number"),
        (("wof_id,name", "id,name"), r"sy\.csv, line 1: no column wof_id"),
        (("\n40,Upper Hollow", '\n40,"Upper Hollow'), r"sy\.csv, line \d+: "),
        (("\n41,", "\n40,"), "40 stands in it twice"),
    ],
)
def test_a_broken_table_is_named(change: tuple[str, str], fault: str, tmp_path: Path) -> None:
    path = written(tmp_path / "sy.csv", TABLE.read_text("utf8").replace(*change).encode())
    with pytest.raises(GazetteerError, match=fault):
        wof.read(path)


def test_a_table_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    path = written(tmp_path / "sy.csv", TABLE.read_bytes().replace("حلب".encode(), b"\xcd\xe1\xc8", 1))
    with pytest.raises(GazetteerError, match=r"sy\.csv, line 3: not UTF-8"):
        wof.read(path)


def test_the_country_of_a_table_must_be_known(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="the country is not known"):
        wof.read(written(tmp_path / "places.csv", TABLE.read_bytes()))


def test_a_broken_outline_beside_the_table_is_named(tmp_path: Path) -> None:
    written(tmp_path / "sy_region.geojson", b'{"features": [{"properties": {}}]}')
    with pytest.raises(GazetteerError, match=r"sy_region\.geojson, feature 1: no `wof_id`"):
        wof.read(written(tmp_path / "sy.csv", TABLE.read_bytes()))


@pytest.mark.parametrize("form", PACKED)
@pytest.mark.parametrize("part", [0.2, 0.5, 0.9])
def test_an_archive_cut_short_is_never_half_an_import(form: str, part: float, tmp_path: Path) -> None:
    blob = PACKED[form](tar(files()).rstrip(b"\0") + b"\0" * 1024)
    with pytest.raises(GazetteerError, match=rf"repo\.{form}.*(damaged or cut short)"):
        wof.read(written(tmp_path / f"repo.{form}", blob[: int(len(blob) * part)]))


def test_a_damaged_header_inside_a_tar_is_no_end(tmp_path: Path) -> None:
    blob = bytearray(tar(files()))
    at = blob.index(b"data/41/")
    blob[at : at + 4] = b"DATA"
    with pytest.raises(GazetteerError, match=r"after data/40/40\.geojson: the archive is damaged"):
        wof.read(written(tmp_path / "repo.tar", bytes(blob)))


def test_a_damaged_member_of_a_zip_is_named(tmp_path: Path) -> None:
    path = zipped(tmp_path / "repo.zip", {"data/41.geojson": properties()})
    blob = bytearray(path.read_bytes())
    blob[len(blob) // 3] ^= 0xFF
    with pytest.raises(GazetteerError, match=r"repo\.zip, data/41\.geojson: the archive is damaged"):
        wof.read(written(path, bytes(blob)))


def test_no_archive_at_all(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"notes\.tar: the archive is damaged"):
        wof.read(written(tmp_path / "notes.tar", b"no archive, only a line of text" * 40))
    with pytest.raises(GazetteerError, match="no data"):
        wof.read(folder(tmp_path / "empty", {"README.md": b""}))
    with pytest.raises(GazetteerError, match="no such file"):
        wof.read(tmp_path / "nothing.tar.xz")


def test_a_member_that_unpacks_to_more_than_it_may(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MEMBER_LIMIT", 50_000)
    swollen = {**files(), "data/90.geojson": b" " * 60_000}
    for path in (
        zipped(tmp_path / "bomb.zip", swollen),
        written(tmp_path / "bomb.tar.xz", lzma.compress(tar(swollen))),
        folder(tmp_path / "bomb", swollen),
    ):
        with pytest.raises(GazetteerError, match=r"bomb.*data/90\.geojson: more than 0 MB when unpacked"):
            wof.read(path)


def test_an_archive_that_unpacks_to_more_than_it_may(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "TOTAL_LIMIT", 5_000)
    for path in (
        zipped(tmp_path / "bomb.zip", files()),
        written(tmp_path / "bomb.tar.gz", gzip.compress(tar(files()))),
    ):
        with pytest.raises(GazetteerError, match=r"bomb.*more than 0 GB when unpacked"):
            wof.read(path)


def test_links_are_not_followed_and_nothing_is_written(tmp_path: Path) -> None:
    secret = written(tmp_path / "secret.geojson", properties(wof__id=99))
    link = tarfile.TarInfo("data/99.geojson")
    link.type, link.linkname = tarfile.SYMTYPE, str(secret)
    packed = written(tmp_path / "repo.tar", tar({"../../out/41.geojson": properties()}, link))
    at = folder(tmp_path / "repo", {"data/41.geojson": properties()})
    (at / "data" / "99.geojson").symlink_to(secret)
    before = sorted(tmp_path.rglob("*"))
    assert [row.id for row in one(packed).rows] == ["wof:41"]
    assert [row.id for row in one(at).rows] == ["wof:41"]
    assert sorted(tmp_path.rglob("*")) == before


def test_importing_twice_gives_the_same_file(tmp_path: Path, data: Path, layer: Layer) -> None:
    path, again = tmp_path / "one.sqlite", tmp_path / "two.sqlite"
    build.put(path, layer, data=data)
    once = path.read_bytes()
    build.put(path, one(TABLE), data=data)
    assert path.read_bytes() == once
    build.put(again, one(folder(tmp_path / "repo", files())), data=data)
    assert again.read_bytes() == once


def test_places_are_found_under_their_own_and_the_older_identifier(tmp_path: Path, data: Path, layer: Layer) -> None:
    path = tmp_path / "one.sqlite"
    build.put(path, layer, data=data)
    places = Gazetteer(path)
    (hollow,) = places.named(fold_word("الجورة العلوية"))
    assert (hollow.id, hollow.source) == ("wof:40", "wof")
    assert hollow.lineage[0] == "sy:afrin-district"
    assert "SY.09" in hollow.lineage
    assert places.by_id("wof:20") == places.by_id("SY.09")
    assert places.by_id("wof:30") == places.by_id("sy:afrin-district")
    assert "الشهباء" not in {place.name for place in places.named(fold_word("الشهباء"))}


def test_a_layer_is_replaced(tmp_path: Path, data: Path, layer: Layer) -> None:
    path, fresh = tmp_path / "one.sqlite", tmp_path / "fresh.sqlite"
    build.put(path, layer, data=data)
    lines = [line for line in TABLE.read_text("utf8").splitlines() if not line.startswith("40,")]
    fewer = one(written(tmp_path / "sy.csv", "\n".join(lines).encode()))
    build.put(path, fewer, data=data)
    assert not Gazetteer(path).named(fold_word("الجورة العلوية"))
    build.put(fresh, fewer, data=data)
    assert path.read_bytes() == fresh.read_bytes()


def test_a_fault_leaves_the_file_as_it_was(tmp_path: Path, data: Path, layer: Layer) -> None:
    path = tmp_path / "one.sqlite"
    build.put(path, layer, data=data)
    before = path.read_bytes()
    broken = Layer("wof:SY", wof.SOURCE, [layer.rows[0], Row("wof:99", "no such kind", [], "SY", lat=1.0, lon=1.0)])
    with pytest.raises(KeyError):
        build.put(path, broken, data=data)
    assert path.read_bytes() == before
    assert [found.name for found in tmp_path.iterdir()] == ["one.sqlite"]


@needs_shared
def test_the_repository_of_syria_as_published(tmp_path: Path, data: Path) -> None:
    layer = one(NATIVE)
    kinds = [row.kind for row in layer.rows]
    assert len(layer.rows) + sum(layer.left.values()) == 10_682
    assert (kinds.count("governorate"), kinds.count("district")) == (14, 62)
    assert len(layer.rows) > 9_500
    assert all(row.outline for row in layer.rows if row.kind in {"governorate", "district"})
    names = [name.text for row in layer.rows for name in row.names if name.lang == "ar"]
    assert [name for name in names if printed.arabic(name, "SY") != [name]] == []
    path = tmp_path / "places.sqlite"
    build.put(path, layer, data=data)
    places = Gazetteer(path)
    assert places.by_id("wof:85678359") == places.by_id("SY.09")  # the governorate of Aleppo
    for name, governorate in (
        ("خان شيخون", "SY.12"),
        ("جرمانا", "SY.08"),
        ("مطار القامشلي", "SY.01"),
        ("بزاغة", "SY.09"),
    ):
        assert any(governorate in place.lineage for place in places.named(fold_word(name))), name
