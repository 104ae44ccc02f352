"""Compiling the tables: the same bytes each time, again when a table changes, elsewhere when the folder is closed."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from tawthiq.gazetteer import build
from tawthiq.gazetteer.index import Gazetteer
from tawthiq.gazetteer.rows import GazetteerError


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the tables, small: a few countries' towns and one overlay file."""
    copy = tmp_path / "data"
    shutil.copytree(build.DATA, copy)
    lines = (copy / "cities.tsv").read_text("utf8").splitlines()
    kept = [line for line in lines[2:] if line.split("\t")[3] not in {"US", "CN", "JP"}]
    (copy / "cities.tsv").write_text("\n".join(lines[:2] + kept) + "\n", "utf8")
    return copy


def test_two_builds_are_the_same(tmp_path: Path) -> None:
    one, two = tmp_path / "one.sqlite", tmp_path / "two.sqlite"
    build.compile_into(one)
    build.compile_into(two)
    assert one.read_bytes() == two.read_bytes()


def test_the_digest_follows_the_tables(data: Path) -> None:
    before = build.digest(data)
    with (data / "traps.tsv").open("a", encoding="utf8") as table:
        table.write("كلمة جديدة\t3\n")
    assert build.digest(data) != before


def test_ready_compiles_again_where_the_file_is_stale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "places.sqlite"
    build.compile_into(path)
    base = sqlite3.connect(path)
    base.execute("UPDATE meta SET value = 'of other tables' WHERE key = 'digest'")
    base.commit()
    base.close()
    monkeypatch.setattr(build, "FILE", path)
    assert build.ready() == path
    assert build.stored_digest(path) == build.digest()


def test_ready_keeps_a_file_that_is_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "places.sqlite"
    build.compile_into(path)
    written = path.stat().st_mtime_ns
    monkeypatch.setattr(build, "FILE", path)
    assert build.ready() == path
    assert path.stat().st_mtime_ns == written


def test_ready_goes_to_the_cache_where_the_folder_is_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No permissions are set: as root nothing would be closed. A file where the folder should be is closed to all."""
    closed = tmp_path / "closed"
    closed.write_text("not a folder")
    monkeypatch.setattr(build, "FILE", closed / "places.sqlite")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert build.ready() == tmp_path / "cache" / "tawthiq" / "places.sqlite"


def test_ready_says_where_nothing_can_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = tmp_path / "closed"
    closed.write_text("not a folder")
    monkeypatch.setattr(build, "FILE", closed / "places.sqlite")
    monkeypatch.setenv("XDG_CACHE_HOME", str(closed))
    with pytest.raises(GazetteerError, match="cannot be written"):
        build.ready()


def test_a_bad_table_leaves_no_file(data: Path, tmp_path: Path) -> None:
    table = data / "overlay" / "sy.yml"
    table.write_text(table.read_text("utf8") + "- {id: sy:x, kind: town, ar: س, in: SY.99, at: [35, 37]}\n", "utf8")
    with pytest.raises(GazetteerError, match=r"SY\.99"):
        build.compile_into(tmp_path / "out.sqlite", data)
    assert not list(tmp_path.glob("out.sqlite*"))


def test_a_damaged_file_has_no_digest(tmp_path: Path) -> None:
    path = tmp_path / "places.sqlite"
    path.write_bytes(b"not a database, but long enough to be looked at" * 40)
    assert build.stored_digest(path) is None


def test_the_environment_names_another_file(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "own.sqlite"
    build.compile_into(path, data)
    monkeypatch.setenv("TAWTHIQ_GAZETTEER", str(path))
    assert Gazetteer.open().path == path


def test_a_named_file_must_exist(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no gazetteer at"):
        Gazetteer.open(tmp_path / "none.sqlite")
