"""The command: files whole or not at all, notes beside them, the act in the log, and what it refuses."""

import hashlib
import json
import shutil
from pathlib import Path

import made_views as made
import pytest
from typer.testing import CliRunner, Result

from tawthiq.cli.main import app
from tawthiq.collection.collection import Collection
from tawthiq.collection.orm import Incident
from tawthiq.collection.verify import verify


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("kept") / "c"
    with Collection.create(root, name="تجربة") as collection:
        for row in (made.view("i1"), made.view("i2", type="arrest")):
            days = {"first_day": "2024-02-28", "last_day": "2024-02-28"}
            Incident(id=row["id"], type=row["type"], view=row, **days).save(using=collection.db)
    return root


@pytest.fixture
def folder(kept: Path, tmp_path: Path) -> Path:
    shutil.copytree(kept, tmp_path / "c")
    return tmp_path / "c"


def run(*words: object) -> Result:
    return CliRunner().invoke(app, ["export", *map(str, words)])


def test_a_file_its_notes_and_its_act(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "o.csv"
    result = run(folder, "-f", "csv", "--type", "shelling", "--profile", "public", "--out", out)
    assert result.exit_code == 0, result.output
    rows = out.read_text("utf-8-sig").splitlines()
    assert len(rows) == 2
    notes = (tmp_path / "o.csv.notes.txt").read_text("utf8")
    assert "filter type: shelling" in notes
    assert "column killed_low" in notes
    act = json.loads((folder / "log.jsonl").read_text("utf8").splitlines()[-1])
    assert (act["act"], act["format"], act["rows"], act["profile"], act["file"]) == (
        "export",
        "csv",
        1,
        "public",
        "o.csv",
    )
    assert act["filters"] == [["--type", "shelling"]]
    assert act["file_sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
    with Collection.open(folder) as collection:
        assert not list(verify(collection))


@pytest.mark.parametrize("form", ["xlsx", "parquet", "geojson"])
def test_the_hash_in_the_log_is_of_the_file(folder: Path, tmp_path: Path, form: str) -> None:
    out = tmp_path / f"o.{form}"
    assert run(folder, "-f", form, "--out", out).exit_code == 0
    act = json.loads((folder / "log.jsonl").read_text("utf8").splitlines()[-1])
    assert act["file_sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
    assert not out.with_name(f"{out.name}.notes.txt").exists()


def test_what_is_printed_is_only_the_export(folder: Path) -> None:
    result = run(folder, "-f", "jsonl")
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["i1", "i2"]
    assert "2 incidents, SHA-256" in result.stderr


def test_a_failed_export_leaves_the_older_file_and_no_act(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "o.jsonl"
    out.write_text("older", "utf8")
    before = (folder / "log.jsonl").read_bytes()

    def fails(self: object, view: object) -> bool:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tawthiq.exports.filters.Filter.meets", fails)
    result = run(folder, "-f", "jsonl", "--out", out)
    assert result.exit_code == 2
    assert "no space left" in result.stderr
    assert out.read_text("utf8") == "older"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["c", "o.jsonl"]
    assert (folder / "log.jsonl").read_bytes() == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["-f", "doc"], "is none of"),
        (["-f", "geojson", "--what", "claims"], "has only incidents"),
        (["-f", "csv", "--type", "صدام"], "neither a type nor a family"),
        (["-f", "csv", "--from", "أمس"], "not an ISO date"),
        (["-f", "csv", "--from", "2024-02-02", "--to", "2024-02-01"], "after the last"),
    ],
)
def test_what_cannot_be_done_is_said(folder: Path, words: list[str], said: str) -> None:
    result = run(folder, *words)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.replace("│", " ").split())


def test_a_cut_cell_ends_with_status_1(folder: Path) -> None:
    with Collection.open(folder) as collection:
        Incident(id="ih", type="shelling", view=made.hostile()).save(using=collection.db)
    assert run(folder, "-f", "csv").exit_code == 1
