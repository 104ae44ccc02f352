"""What was imported stays in the file: each import is replaced, the file is compiled again, licences keep apart."""

import sqlite3
from collections import Counter
from dataclasses import replace
from pathlib import Path

import made_tables
import pytest
from made_tables import layer, village

from tawthiq.gazetteer import build, layers
from tawthiq.gazetteer.index import Gazetteer
from tawthiq.gazetteer.rows import GazetteerError, Layer, Name, Row


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return made_tables.write(tmp_path)


def names(path: Path, *wanted: str) -> set[str]:
    places = Gazetteer(path)
    return {name for name in wanted if places.named(name)}


def test_a_layer_comes_back_as_it_was_stored() -> None:
    row = Row(
        "wof:1", "village", [Name("تل", "ar", 2), Name("Tell", "en")], "SY", ["SY.90"], 36.5, 37.25, 3.0, 120,
        aliases=["gn:1"], pcode="C1", outline=[[[(37.0, 36.0), (37.5, 36.0), (37.0, 36.5), (37.0, 36.0)]]], source="x",
    )  # fmt: skip
    stored = Layer("wof:SY", made_tables.SOURCE, [row], Counter({"no Arabic name": 7}))
    base = sqlite3.connect(":memory:")
    base.execute("CREATE TABLE layers(key TEXT, source TEXT, places INTEGER, rows BLOB, left_out TEXT)")
    layers.write(base, [stored])
    assert base.execute("SELECT key, places FROM layers").fetchone() == ("wof:SY", 1)
    base.close()


def test_what_a_file_holds_is_read_back(tmp_path: Path, data: Path) -> None:
    path = tmp_path / "places.sqlite"
    given = layer(village("wof:1", "المرجان", 36.4, 37.2, "SY.90"))
    given.left["no Arabic name"] = 7
    build.put(path, given, data=data)
    (found,) = layers.read(path)
    assert (found.key, found.source, found.rows, found.left) == (given.key, given.source, given.rows, given.left)


def test_own_places_come_first_whatever_was_imported_first() -> None:
    keys = ["geonames:SY", "wof:SY", "strange:SY", "wof:IQ", "own:mine", "pcodes:SY", "boundaries:units"]
    found = [one.key for one in layers.ordered(Layer(key, made_tables.SOURCE, []) for key in keys)]
    assert found == ["own:mine", "boundaries:units", "pcodes:SY", "wof:IQ", "wof:SY", "geonames:SY", "strange:SY"]


def test_the_order_of_imports_changes_nothing(tmp_path: Path, data: Path) -> None:
    one, two = (
        layer(village("wof:1", "المرجان", 36.4, 37.2)),
        layer(village("wof:2", "الزعتر", 36.4, 37.3), key="wof:IQ"),
    )
    build.put(tmp_path / "a.sqlite", one, data=data)
    build.put(tmp_path / "a.sqlite", two, data=data)
    build.put(tmp_path / "b.sqlite", two, one, data=data)
    assert (tmp_path / "a.sqlite").read_bytes() == (tmp_path / "b.sqlite").read_bytes()


def test_an_import_replaces_its_own_and_no_other(tmp_path: Path, data: Path) -> None:
    path = tmp_path / "places.sqlite"
    build.put(path, layer(village("wof:1", "المرجان", 36.4, 37.2)), data=data)
    build.put(path, layer(village("wof:2", "الزعتر", 36.4, 37.3), key="wof:IQ"), data=data)
    build.put(path, layer(village("wof:3", "الياقوت", 36.4, 37.4)), data=data)
    assert names(path, "المرجان", "الزعتر", "الياقوت") == {"الزعتر", "الياقوت"}


def test_refresh_takes_the_present_tables_and_keeps_the_imports(tmp_path: Path, data: Path) -> None:
    path = tmp_path / "places.sqlite"
    build.put(path, layer(village("wof:1", "المرجان", 36.4, 37.2)), data=data)
    before = path.read_bytes()
    build.refresh(path, data)
    assert path.read_bytes() == before
    table = data / "overlay" / "made.yml"
    added = "- {id: sy:new, kind: village, ar: [عين اليشب], en: New, in: SY.90, at: [36.6, 37.0]}\n"
    table.write_text(table.read_text("utf8") + added, "utf8")
    build.refresh(path, data)
    assert names(path, "المرجان", "عين اليشب") == {"المرجان", "عين اليشب"}


def test_data_under_the_odbl_are_kept_apart_from_other_imports(tmp_path: Path, data: Path) -> None:
    path = tmp_path / "places.sqlite"
    shared = layer(village("own:1", "المرجان", 36.4, 37.2), key="own:osm")
    shared.source = replace(made_tables.SOURCE, licence="ODbL 1.0")
    other = layer(village("wof:2", "الزعتر", 36.4, 37.3))
    build.put(path, other, data=data)
    before = path.read_bytes()
    with pytest.raises(GazetteerError, match="ODbL"):
        build.put(path, shared, data=data)
    assert path.read_bytes() == before
    build.put(tmp_path / "alone.sqlite", shared, data=data)
    with pytest.raises(GazetteerError, match="ODbL"):
        build.put(tmp_path / "alone.sqlite", other, data=data)


def test_a_file_that_is_no_gazetteer_is_not_written_over(tmp_path: Path, data: Path) -> None:
    path = tmp_path / "notes.sqlite"
    path.write_bytes(b"notes of mine\n" * 100)
    with pytest.raises(GazetteerError, match=r"notes\.sqlite is no gazetteer"):
        build.put(path, layer(village("wof:1", "المرجان", 36.4, 37.2)), data=data)
    assert path.read_bytes() == b"notes of mine\n" * 100


def test_a_file_of_an_older_form_is_refused_with_advice(tmp_path: Path, data: Path) -> None:
    path = tmp_path / "places.sqlite"
    build.put(path, layer(village("wof:1", "المرجان", 36.4, 37.2)), data=data)
    base = sqlite3.connect(path)
    base.execute("UPDATE meta SET value = '0' WHERE key = 'format'")
    base.commit()
    base.close()
    with pytest.raises(GazetteerError, match="tawthiq gazetteer refresh --into"):
        Gazetteer.open(path)
    build.refresh(path, data)
    assert Gazetteer.open(path).named("المرجان")
