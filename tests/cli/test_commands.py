"""The other commands, and how fast help comes."""

import json
import subprocess
import sys
import webbrowser
from pathlib import Path
from typing import Any

import pytest
import records
from typer.testing import CliRunner

from tawthiq.cli import reading
from tawthiq.cli.demo import examples
from tawthiq.cli.main import app


@pytest.fixture(autouse=True)
def fake_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "load_reader", lambda gazetteer: records.FakeReader())


def invoke(*args: object, **more: Any) -> Any:
    return CliRunner().invoke(app, [str(arg) for arg in args], **more)


def test_help_names_every_command_and_shows_examples() -> None:
    text = invoke("--help").stdout
    for wanted in ("read", "demo", "check-record", "evaluate", "version", "tawthiq read report.txt --published"):
        assert wanted in text


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys\nfrom tawthiq.cli import main\n"
        "heavy = ('rich', 'yaml', 'tawthiq.reader', 'tawthiq.rules', 'multiprocessing', 'json')\n"
        "print([m for m in heavy if m in sys.modules])"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    loaded = set(eval(done.stdout))
    assert not loaded & {"rich", "yaml", "tawthiq.reader", "tawthiq.rules", "multiprocessing"}


def test_version() -> None:
    assert invoke("version").stdout.startswith("tawthiq ")


def test_demo_writes_one_page_and_opens_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    out = tmp_path / "demo.html"
    result = invoke("demo", "--out", out)
    assert result.exit_code == 0
    assert str(out) in result.stdout
    assert opened == [out.as_uri()]
    assert out.read_text("utf8").count('class="entry"') == len(list(examples())) > 1
    invoke("demo", "--out", out, "--no-browser")
    assert len(opened) == 1


def test_examples_have_what_the_demo_shows() -> None:
    for report, caption in examples():
        assert report.published
        assert report.text.strip()
        assert caption


def write(path: Path, *rows: object) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf8")
    return path


def test_check_record_passes_what_holds(tmp_path: Path, row: dict[str, Any]) -> None:
    made = write(tmp_path / "records.jsonl", row, {"error": {"line": 1, "id": None, "message": "x"}})
    docs = write(tmp_path / "docs.jsonl", {"id": "r1", "text": records.TEXT})
    strip_actors(row)
    write(made, row)
    result = invoke("check-record", made, "--docs", docs)
    assert result.exit_code == 0, result.stdout
    assert result.stdout == "1 record holds\n"


def strip_actors(value: Any) -> None:
    """Actor ids of the hand-made record are not those of the list."""
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        strip_actors(item)
    if isinstance(value, dict) and "actor_id" in value:
        value["actor_id"] = None


def test_check_record_tells_problems_with_their_place(tmp_path: Path, row: dict[str, Any]) -> None:
    strip_actors(row)
    row["incidents"][0]["type"] = "raid"
    made = write(tmp_path / "records.jsonl", row, [])
    result = invoke("check-record", made)
    assert result.exit_code == 1
    assert f"{made}:1: incidents[0].type: is raid, which no Value says" in result.stdout
    assert f"{made}:2: : is a list, not an object" in result.stdout
    first = json.loads(invoke("check-record", made, "--json").stdout.splitlines()[0])
    assert first == {"at": f"{made}:1", "path": "incidents[0].type", "message": "is raid, which no Value says"}


def test_check_record_wants_every_text_where_texts_are_given(tmp_path: Path, row: dict[str, Any]) -> None:
    strip_actors(row)
    made = write(tmp_path / "records.jsonl", row)
    other = write(tmp_path / "docs.jsonl", {"id": "other", "text": "x"})
    result = invoke("check-record", made, "--docs", other)
    assert result.exit_code == 1
    assert "which no report of --docs has" in result.stdout


def test_check_record_reads_a_single_record_and_standard_input(row: dict[str, Any]) -> None:
    strip_actors(row)
    assert invoke("check-record", "-", input=json.dumps(row, indent=1)).exit_code == 0
    assert invoke("check-record", "-", input=json.dumps([row, row])).exit_code == 0
    assert invoke("check-record", "-", input=b"").exit_code == 2


def test_what_read_writes_check_record_accepts(tmp_path: Path) -> None:
    docs = write(tmp_path / "docs.jsonl", {"id": "a", "text": records.TEXT, "published": "2023-07-09"})
    made = invoke("read", docs, "-f", "jsonl").stdout
    result = invoke("check-record", "-", "--docs", docs, input=made)
    assert all("actor list" in line for line in result.stdout.splitlines() if "incidents[" in line)
