"""The commands on collections, as a user meets them."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from tawthiq.cli.main import app

SHELLING = "قتل ثلاثة مدنيين وأصيب خمسة آخرون بقصف مدفعي استهدف السوق الشعبي في مدينة سرمين بريف إدلب صباح اليوم الأحد."


def invoke(*args: object) -> Any:
    return CliRunner().invoke(app, [str(arg) for arg in args])


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder of reports: a good one, a table, one that is no text, one that is empty."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.md").write_text(
        f"---\ntitle: قصف على سوق\ndate: 2023-07-09\nsource: وكالة نبأ\n---\n{SHELLING}\n", "utf8"
    )
    (folder / "b.csv").write_text(f"النص,التاريخ,المصدر\n{SHELLING},2023-07-09,شبكة الشمال\n", "utf8")
    (folder / "c.txt").write_bytes(b"\x7fELF" + bytes(range(256)))
    (folder / "d.txt").write_bytes(b"")
    return folder


def test_build_makes_fills_and_reads(tmp_path: Path, reports: Path) -> None:
    folder = tmp_path / "syria"
    result = invoke("build", folder, reports, "--jobs", 1)
    assert result.exit_code == 1, result.output  # done, with problems
    assert "2 new reports" in result.stdout
    assert "read       2 reports" in result.stdout
    assert {path.name for path in folder.iterdir()} >= {"originals", "collection.sqlite", "log.jsonl", "tawthiq.toml"}
    again = invoke("build", folder, reports, "--jobs", 1)
    assert "0 new reports" in again.stdout
    assert "read       0 reports" in again.stdout


def test_status_tells_sources_and_problems(tmp_path: Path, reports: Path) -> None:
    folder = tmp_path / "syria"
    invoke("build", folder, reports, "--jobs", 1)
    text = invoke("status", folder, "--problems", "--days").stdout
    for wanted in ("وكالة نبأ", "شبكة الشمال", "c.txt", "empty", "2023-07-09"):
        assert wanted in text
    told = json.loads(invoke("status", folder, "--format", "json").stdout)
    assert told["counts"]["reports"] == 2
    assert {problem["code"] for problem in told["problems"]} >= {"empty"}
    assert {row["source"] for row in told["sources"]} == {"وكالة نبأ", "شبكة الشمال"}


def test_verify_names_what_was_changed(tmp_path: Path, reports: Path) -> None:
    folder = tmp_path / "syria"
    invoke("build", folder, reports, "--jobs", 1)
    assert invoke("verify", folder).exit_code == 0
    original = next(path for path in (folder / "originals").rglob("*") if path.is_file() and path.stat().st_size)
    original.chmod(0o644)
    original.write_bytes(original.read_bytes()[:-1] + b"!")
    result = invoke("verify", folder)
    assert result.exit_code == 1
    assert f"altered    original {original.name}" in result.stdout


def test_log_tells_what_was_done(tmp_path: Path, reports: Path) -> None:
    folder = tmp_path / "syria"
    invoke("build", folder, reports, "--jobs", 1)
    text = invoke("log", folder).stdout
    for act in ("new", "capture", "gone-through", "problem", "read", "incident"):
        assert re.search(rf"^ +\d+  \S+ \S+  {act} ", text, re.MULTILINE), act
    lines = invoke("log", folder, "--format", "json", "--last", 3).stdout.splitlines()
    assert [json.loads(line)["seq"] for line in lines] == sorted(json.loads(line)["seq"] for line in lines)
    assert lines == (folder / "log.jsonl").read_text("utf8").splitlines()[-3:]
    assert set(invoke("log", folder, "--act", "capture").stdout.split()) & {"capture"}


def test_what_a_person_says_stands_in(tmp_path: Path) -> None:
    folder, file = tmp_path / "one", tmp_path / "note.txt"
    file.write_text(SHELLING, "utf8")
    invoke("new", folder, "--name", "تجربة")
    result = invoke("add", folder, file, "--published", "2023-07-09", "--source", "دفتر الموثّق")
    assert result.exit_code == 0, result.output
    told = json.loads(invoke("status", folder, "--format", "json").stdout)
    assert (told["name"], told["counts"]["unread"]) == ("تجربة", 1)
    assert [(row["source"], row["first"]) for row in told["sources"]] == [("دفتر الموثّق", "2023-07-09")]


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("status", "nowhere"), "is not a collection"),
        (("build", "DIR", "nothing-here.txt"), "there is no such file"),
        (("new", "FULL"), "is not empty"),
        (("add", "DIR", "x", "--published", "9 July"), "not an ISO date"),
        (("add", "DIR", "x", "--column", "words=A"), "not FIELD=COLUMN"),
        (("new", "OTHER", "--database", "mysql://x/y"), "neither sqlite nor postgresql"),
        (("watch", "DIR"), "nothing to watch"),
    ],
)
def test_errors_are_a_line_and_status_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...], says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "FULL").mkdir()
    (tmp_path / "FULL" / "x").write_text("x")
    invoke("new", "DIR")
    result = invoke(*args)
    assert result.exit_code == 2, result.output
    assert says in " ".join(result.output.split())
    assert "Traceback" not in result.output


def test_a_setting_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    folder = tmp_path / "one"
    invoke("new", folder)
    settings = folder / "tawthiq.toml"
    settings.write_text(
        settings.read_text("utf8") + "\n[fetch]\nhonor_robots = false\n".replace("[fetch]\n", ""), "utf8"
    )
    result = invoke("status", folder)
    assert result.exit_code == 2
    assert "honor_robots" in result.output


def test_a_folder_that_was_moved_still_verifies(tmp_path: Path, reports: Path) -> None:
    invoke("build", tmp_path / "here", reports, "--jobs", 1)
    (tmp_path / "here").rename(tmp_path / "there")
    assert invoke("verify", tmp_path / "there").exit_code == 0
