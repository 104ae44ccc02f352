"""The other commands, and how fast help comes."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import records
from typer.testing import CliRunner

from tawthiq.cli import reading
from tawthiq.cli.main import app
from tawthiq.cli.reading import ReadsReports
from tawthiq.cli.shipped import examples
from tawthiq.contract.encode import report_hash
from tawthiq.model.record import Record
from tawthiq.model.report import Report


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


def no_reader(gazetteer: Path | None) -> ReadsReports:
    raise OSError("no such\ngazetteer")


def test_evaluate_says_what_it_cannot_read_in_a_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(reading, "load_reader", no_reader)
    docs = write(tmp_path / "docs.jsonl", {"id": "a", "text": records.TEXT})
    gold = write(tmp_path / "gold.jsonl", {"id": "a", "incidents": [], "statements": []})
    result = invoke("evaluate", docs, gold)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "the reader could not be loaded" in result.stderr
    docs.write_text("{oops\n", "utf8")
    result = invoke("evaluate", docs, gold)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "docs.jsonl is not JSON lines" in result.stderr


def test_a_folder_that_is_not_there_is_not_written_to(tmp_path: Path) -> None:
    docs = write(tmp_path / "docs.jsonl", {"id": "a", "text": records.TEXT})
    for command in (["read", docs],):
        result = invoke(*command, "--out", tmp_path / "none" / "x")
        assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
        assert "cannot be written: no such file or directory" in result.stderr


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


class Plain(records.FakeReader):
    """A reader whose records hold on their own: no made-up actor ids, nothing found in a text of its own."""

    def read_report(self, wanted: Report) -> Record:
        return replace(records.record(), report=wanted, incidents=(), statements=(), mentions=())


ARABIC = "قتل ثلاثة أشخاص في حلب"
ROWS = [
    json.dumps({"id": "a", "text": ARABIC, "title": "عنوان"}),
    "{oops",
    json.dumps({"text": ARABIC}),
    "",
    json.dumps({"id": "a", "text": f"{ARABIC}، أمس"}),  # the same id again
    json.dumps({"id": "x"}),
    '{"id": "half", "text": "\\ud800 \\u0646"}',
    json.dumps({"id": "d", "text": ARABIC, "published": "2023-02-30"}),
    json.dumps({"id": "from", "text": ARABIC, "published_from": "2023-01-01"}),
]


@pytest.mark.parametrize(
    ("name", "content", "skipped"),
    [
        ("r.jsonl", "\n".join(ROWS).encode(), 3),
        ("r.jsonl", "\n".join(ROWS).encode("utf-16"), 3),
        ("r.txt", ARABIC.encode(), 0),
        ("r.txt", ARABIC.encode("windows-1256"), 0),
        ("r.json", json.dumps([json.loads(ROWS[0]), json.loads(ROWS[2]), {"id": "x"}], indent=1).encode(), 1),
        ("r.json", json.dumps(json.loads(ROWS[0]), indent=1).encode(), 0),
    ],
)
@pytest.mark.parametrize("form", ["jsonl", "json"])
def test_docs_are_whatever_read_takes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, content: bytes, skipped: int, form: str
) -> None:
    monkeypatch.setattr(reading, "load_reader", lambda gazetteer: Plain())
    docs = tmp_path / name
    docs.write_bytes(content)
    made = invoke("read", docs, "-f", form, "--published", "2023-07-09")
    result = invoke("check-record", "-", "--docs", docs, input=made.stdout_bytes)
    assert result.exit_code == 0, result.stdout
    assert result.stdout.endswith("holds\n" if "1 record" in result.stdout else "hold\n")
    assert result.stderr.count(": skipped\n") == skipped
    assert made.exit_code == bool(skipped)


def test_bad_lines_of_docs_are_told_and_skipped_and_records_without_text_are_problems(
    tmp_path: Path, row: dict[str, Any]
) -> None:
    strip_actors(row)
    made = write(tmp_path / "records.jsonl", row)
    docs = tmp_path / "docs.jsonl"
    docs.write_text("{oops\n", "utf8")
    result = invoke("check-record", made, "--docs", docs)
    assert result.exit_code == 1
    assert "docs.jsonl:1: not JSON" in result.stderr
    assert "which no report of --docs has" in result.stdout
    pdf = tmp_path / "docs.pdf"
    pdf.write_bytes(b"%PDF-1.7")
    result = invoke("check-record", made, "--docs", pdf)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "PDF" in result.stderr


def test_of_several_texts_with_one_id_the_hash_chooses(tmp_path: Path, row: dict[str, Any]) -> None:
    strip_actors(row)
    made = write(tmp_path / "records.jsonl", row)
    docs = write(tmp_path / "docs.jsonl", {"id": "r1", "text": "x"}, {"id": "r1", "text": records.TEXT})
    assert invoke("check-record", made, "--docs", docs).exit_code == 0
    row["document"]["sha256"] = report_hash("another")
    write(made, row)
    assert "is not the hash of the text" in invoke("check-record", made, "--docs", docs).stdout
