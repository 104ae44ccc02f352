"""``tawthiq read``: what goes in, what comes out, and how it ends."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import fake_engines
import pytest
import records
from typer.testing import CliRunner, Result

from tawthiq.archive import decode
from tawthiq.cli import inputs, reading
from tawthiq.cli.main import app
from tawthiq.model.report import Report
from tawthiq.model.span import Span
from tawthiq.reconcile.considered import Considered, Left
from tawthiq.render.labels import arabic, page

Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command line with the fake reader."""
    monkeypatch.setattr(reading, "load_reader", lambda gazetteer: records.FakeReader())
    return lambda *args, **more: CliRunner().invoke(app, ["read", *map(str, args)], **more)


@pytest.fixture
def report_file(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(records.TEXT, "utf8")
    return path


def lines(*rows: object) -> bytes:
    return b"".join(json.dumps(row).encode() + b"\n" if not isinstance(row, bytes) else row + b"\n" for row in rows)


def row(key: str, **more: Any) -> dict[str, Any]:
    return {"id": key, "text": records.TEXT, "published": "2023-07-09", **more}


def test_one_report_gives_one_record(run: Run, report_file: Path) -> None:
    result = run(report_file, "--published", "2023-07-09", "--format", "json")
    assert result.exit_code == 0
    made = json.loads(result.stdout)
    assert made["document"]["id"] == "report"
    assert made["document"]["published"] == "2023-07-09"
    assert made["incidents"]


def test_several_files_give_a_list(run: Run, report_file: Path) -> None:
    made = json.loads(run(report_file, report_file, "--format", "json").stdout)
    assert [one["document"]["id"] for one in made] == ["report", "report"]


def test_json_lines_give_a_record_a_line_in_order(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_bytes(lines(row("a", note=1), row("b"), row("c", title="عنوان")))
    result = run(path, "-f", "jsonl")
    made = [json.loads(line) for line in result.stdout.splitlines()]
    assert [one["document"]["id"] for one in made] == ["a", "b", "c"]
    assert made[0]["document"]["note"] == 1
    assert result.exit_code == 0


def test_errors_stand_in_their_place_and_the_rest_goes_on(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    bad = row("boom", text="انفجر القارئ")
    path.write_bytes(lines(row("a"), b"{oops", row("d", published="2023-02-30"), b"", bad, {"id": "e"}, row("z")))
    result = run(path, "-f", "jsonl")
    made = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 1
    assert [one.get("error", {}).get("line") for one in made] == [None, 2, 3, 5, 6, None]
    assert made[2]["error"]["id"] == "d"
    assert "2023-02-30" in made[2]["error"]["message"]
    assert made[3]["error"]["message"] == "the reader failed: RuntimeError: as asked"
    assert made[4]["error"]["message"] == "no text"
    assert result.stderr.count("\n") == 4
    assert "reports.jsonl:2" in result.stderr


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        (records.TEXT.encode(), "text"),
        (lines(row("a")), "lines"),
        (lines(row("a"), row("b")), "lines"),
        (json.dumps(row("a"), indent=2).encode(), "lines"),
        (json.dumps([row("a"), row("b")]).encode(), "lines"),
        ("[عاجل] نص".encode(), "text"),
    ],
)
def test_standard_input_is_sniffed(run: Run, given: bytes, kind: str) -> None:
    result = run("-", "-f", "jsonl", input=given)
    ids = [json.loads(line)["document"]["id"] for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert (ids == ["report"]) == (kind == "text")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "windows-1256", "iso-8859-6"])
def test_other_encodings_are_read(run: Run, tmp_path: Path, encoding: str) -> None:
    text = "قصفت طائرات حربية بلدة الزيتونة في ريف حلب، وقال شهود إن ثلاثة من المدنيين قتلوا على الطريق"
    path = tmp_path / "old.txt"
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    path.write_bytes(mark + text.encode(encoding))
    assert encoding not in {"windows-1256", "iso-8859-6"} or decode.guess(path.read_bytes()) == encoding
    result = run(path)
    assert result.exit_code == 0
    assert text[:30] in result.stdout
    assert ("read as" in result.stderr) == (encoding != "utf-8-sig")


def test_json_lines_in_another_encoding(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "old.jsonl"
    path.write_bytes("\n".join(json.dumps(row(k), ensure_ascii=False) for k in "ab").encode("utf-16"))
    result = run(path, "-f", "jsonl")
    assert [json.loads(x)["document"]["id"] for x in result.stdout.splitlines()] == ["a", "b"]


def test_damaged_utf8_is_read_and_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "damaged.txt"
    path.write_bytes(records.TEXT.encode() + b"\xd9")
    result = run(path)
    assert result.exit_code == 0
    assert "1 characters are not UTF-8" in result.stderr


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\n", "is empty"),
        ("bom.jsonl", b"\xef\xbb\xbf\n", "is empty"),
        ("x.txt", b"text\x00\x01", "NUL bytes"),
        ("x.pdf", b"%PDF-1.7", "PDF or an office document"),
        ("x.json", b'{\n"id": 1,\n', "is not JSON"),
    ],
)
def test_what_cannot_be_read_is_not_done(run: Run, tmp_path: Path, name: str, content: bytes, says: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    result = run(path, "-f", "jsonl")
    assert result.exit_code == 2
    assert says in result.stderr
    assert result.stdout == ""


def test_missing_files_and_folders_are_not_done(run: Run, tmp_path: Path, report_file: Path) -> None:
    assert run(tmp_path / "none.txt").exit_code == 2
    assert "is a folder" in run(tmp_path).stderr
    result = run(tmp_path / "none.txt", report_file, "-f", "jsonl")
    made = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 1
    assert "no such file" in made[0]["error"]["message"]
    assert made[1]["document"]["id"] == "report"


def test_a_line_past_all_measure_is_an_error_not_a_crash(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inputs, "LIMIT", 5000)
    path = tmp_path / "big.jsonl"
    path.write_bytes(lines(row("a"), row("b", text="x" * 20_000), row("c")))
    result = run(path, "-f", "jsonl")
    made = [json.loads(line) for line in result.stdout.splitlines()]
    assert [("error" in one) for one in made] == [False, True, False]
    assert made[1]["error"]["line"] == 2


def test_a_bad_day_is_a_wrong_use(run: Run, report_file: Path) -> None:
    result = run(report_file, "--published", "2023-02-30")
    assert result.exit_code == 2
    assert "2023-02-30" in result.stderr


def test_half_a_character_does_not_stop_the_output(run: Run) -> None:
    given = b'{"id":"a","text":"\\ud800 \\u0646","note":"\\udfff"}\n'
    for form in ("jsonl", "json", "text", "html"):
        result = run("-", "-f", form, input=given)
        assert result.exit_code == 0, form
    made = json.loads(run("-", "-f", "json", input=given).stdout)
    assert made["document"]["note"] == "\udfff"


def test_out_is_written_whole_or_not_at_all(run: Run, tmp_path: Path, report_file: Path) -> None:
    out = tmp_path / "records.jsonl"
    out.write_text("older", "utf8")
    assert run(tmp_path / "none.txt", "-f", "jsonl", "--out", out).exit_code == 2
    assert out.read_text("utf8") == "older"
    assert run(report_file, "-f", "jsonl", "--out", out).exit_code == 0
    assert json.loads(out.read_text("utf8"))["incidents"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["records.jsonl", "report.txt"]


def test_explain_names_rules_in_every_format(run: Run, report_file: Path) -> None:
    assert "ar.time.weekday" in run(report_file, "--explain").stdout
    made = json.loads(run(report_file, "--explain", "-f", "json").stdout)
    assert made["incidents"][0]["claims"][0]["values"][0]["rule_says"]
    assert "rule_says" not in run(report_file, "-f", "json").stdout


class Considering(records.FakeReader):
    """Also says what it left, and of which reports it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def consider(self, wanted: Report) -> Considered:
        """One trigger and, of the one incident, one party."""
        self.asked.append(wanted.id)
        trigger, party = Span.of(wanted.text, 0, 4), Span.of(wanted.text, 5, 9)
        return Considered(
            triggers=(Left((trigger,), "untold", -0.75, (("near=threat", -0.5),)),),
            groups=(Left((trigger, party), "fallen", -0.25),),
            incidents=((Left((party,), "not_borne_out", -1.5, (("rank=1", -1.0),), "target"),),),
        )


@pytest.mark.parametrize("form", ["text", "html"])
def test_explain_shows_what_was_considered_and_left(
    monkeypatch: pytest.MonkeyPatch, report_file: Path, form: str
) -> None:
    monkeypatch.setattr(reading, "load_reader", lambda gazetteer: Considering())
    shown = CliRunner().invoke(app, ["read", str(report_file), "--explain", "-f", form]).stdout
    for wanted in (page("left"), "(near=threat -0.5)", "-1.5", "(rank=1 -1.0)", arabic("left", "fallen")):
        assert wanted in shown, wanted
    assert f"«{records.TEXT[:4]}»" in shown
    plainly = CliRunner().invoke(app, ["read", str(report_file), "-f", form]).stdout
    assert page("left") not in plainly


def test_only_explaining_to_people_asks_what_was_left(monkeypatch: pytest.MonkeyPatch, report_file: Path) -> None:
    engine = Considering()
    monkeypatch.setattr(reading, "load_reader", lambda gazetteer: engine)
    for options in ([], ["-f", "json"], ["-f", "json", "--explain"], ["-f", "html"]):
        assert CliRunner().invoke(app, ["read", str(report_file), *options]).exit_code == 0
    assert not engine.asked
    assert CliRunner().invoke(app, ["read", str(report_file), "--explain"]).exit_code == 0
    assert engine.asked == ["report"]


def test_an_engine_that_cannot_say_what_it_left_is_explained_without(run: Run, report_file: Path) -> None:
    result = run(report_file, "--explain")
    assert result.exit_code == 0
    assert page("left") not in result.stdout


def test_html_of_several_reports_is_one_page(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_bytes(lines(row("a"), b"{", row("b")))
    page = run(path, "-f", "html").stdout
    assert page.count("<html") == 1
    assert page.count('class="entry"') == 3


def test_an_engine_that_cannot_be_loaded_is_not_done(monkeypatch: pytest.MonkeyPatch, report_file: Path) -> None:
    monkeypatch.setattr(reading, "load_reader", fake_engines.load_nothing)
    for jobs in ("1", "2"):
        result = CliRunner().invoke(app, ["read", str(report_file), "-j", jobs])
        assert result.exit_code == 2
        assert "no such gazetteer" in result.stderr


def test_several_processes_give_the_same_output(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(reading, "load_reader", fake_engines.load)
    path = tmp_path / "reports.jsonl"
    path.write_bytes(lines(*(row(f"r{n}") if n % 7 else b"{bad" for n in range(200))))
    one, two = (CliRunner().invoke(app, ["read", str(path), "-f", "jsonl", "-j", jobs]) for jobs in ("1", "3"))
    assert one.stdout == two.stdout
    assert one.exit_code == two.exit_code == 1
    assert len(one.stdout.splitlines()) == 200


def test_a_worker_that_dies_costs_one_report(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(reading, "load_reader", fake_engines.load)
    path = tmp_path / "reports.jsonl"
    path.write_bytes(lines(*(row(f"r{n}", text="انهار" if n in {5, 20} else records.TEXT) for n in range(40))))
    result = CliRunner().invoke(app, ["read", str(path), "-f", "jsonl", "-j", "2"])
    made = [json.loads(line) for line in result.stdout.splitlines()]
    assert [n for n, one in enumerate(made) if "error" in one] == [5, 20]
    assert "crashed" in made[5]["error"]["message"]
    assert [one["document"]["id"] for one in made if "document" in one] == [
        f"r{n}" for n in range(40) if n not in {5, 20}
    ]


@pytest.mark.parametrize(
    ("text", "arabic"),
    [
        ("Two people were killed in Aleppo", False),
        ("Two people were killed in Aleppo (حلب)", False),
        ("123 - 456", False),
        ("قُتل شخصان في غارة", True),
        ("قتل شخصان قرب مقر UNRWA في غزة (12)", True),
        ("قُـتِـلَ شَـخْـصٌ", True),
    ],
)
def test_a_text_that_is_not_arabic_is_told(run: Run, text: str, arabic: bool) -> None:
    assert reading.is_arabic(text) == arabic
    result = run("-", input=json.dumps({"id": "a", "text": text}))
    note = "tawthiq: standard input:1 (a): no Arabic text found; Tawthiq reads Arabic so far\n"
    assert (result.exit_code, result.stderr) == (0, "" if arabic else note)
    for form in ("json", "jsonl", "html"):
        assert run("-", "-f", form, input=json.dumps({"id": "a", "text": text})).stderr == ""


def test_a_file_that_is_not_arabic_is_told_once_by_its_name(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "english.txt"
    path.write_text("Two people were killed.", "utf8")
    assert run(path).stderr == f"tawthiq: {path}: no Arabic text found; Tawthiq reads Arabic so far\n"


SCRIPT = (
    "import signal, sys; sys.path[:0] = {paths!r}\n"
    "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # a shell's background jobs are started without it
    "import records\n"
    "from tawthiq.cli import reading\n"
    "reading.load_reader = lambda gazetteer: records.FakeReader()\n"
    "from tawthiq.cli.main import run\n"
    "run()\n"
)


def start(*args: str, **more: Any) -> "subprocess.Popen[bytes]":
    """The command line in a process of its own, with the fake reader."""
    root = Path(__file__).parents[2]
    script = SCRIPT.format(paths=[str(root), str(root / "tests")])
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **more}
    return subprocess.Popen([sys.executable, "-c", script, *args], **pipes)


def test_output_that_nobody_reads_any_more_ends_quietly(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_bytes(lines(*(row(f"r{n}") for n in range(2000))))
    with start("read", str(path), "-f", "jsonl") as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_ctrl_c_ends_without_a_traceback() -> None:
    with start("read", "-", "-f", "jsonl", stdin=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdin.write(lines(row("a")))
        process.stdin.flush()
        assert process.stdout.readline()  # what has come in is given out while more is awaited
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=10) == 130
        assert process.stderr.read() == b"tawthiq: stopped\n"


def test_memory_does_not_grow_with_the_input(tmp_path: Path) -> None:
    """Lines are taken one by one: nothing reads ahead of what is written."""
    whole = lines(*(row(f"r{n}") for n in range(5000)))
    path = tmp_path / "x.jsonl"
    path.write_bytes(whole)
    stream = iter(inputs.Inputs([str(path)], note=lambda _: None))
    first = next(stream)
    assert first.seen < len(whole) / 100
    assert sum(1 for _ in stream) == 4999
