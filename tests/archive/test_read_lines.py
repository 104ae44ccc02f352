"""JSON lines and JSON documents."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from made_originals import SECOND, TEXT, TITLE, found, items, only_item, only_problem, problems, written

from tawthiq.archive.item import Problem


def row(**fields: Any) -> dict[str, Any]:
    return {"id": "a1", "text": TEXT, **fields}


def jsonl(*rows: Any) -> bytes:
    return b"".join(json.dumps(one, ensure_ascii=False).encode() + b"\n" for one in rows)


def test_each_line_is_an_item(tmp_path: Path) -> None:
    full = row(
        title=TITLE,
        published="2023-07-09T14:30:00+03:00",
        published_from="2023-07-01",
        source="وكالة الأفق",
        url="https://example.org/1",
        lang="ar",
        desk={"note": [1]},
    )
    first, second = items(found(written(tmp_path / "a.jsonl", jsonl(full) + b"\n" + jsonl(row(id=7)))))
    assert (first.locator, second.locator) == ("line 1", "line 3")
    assert (first.title, first.text, first.source, first.url, first.lang) == (
        TITLE,
        TEXT,
        "وكالة الأفق",
        "https://example.org/1",
        "ar",
    )
    assert first.published == dt.datetime(2023, 7, 9, 14, 30, tzinfo=dt.timezone(dt.timedelta(hours=3)))
    assert first.day == dt.date(2023, 7, 9)
    assert first.published_from == dt.date(2023, 7, 1)
    assert (first.own_id, second.own_id) == ("a1", "7")
    assert first.carried == {"desk": {"note": [1]}}


@pytest.mark.parametrize(
    "whole",
    [json.dumps([row(id="x"), row(id="y")], indent=1), json.dumps([row(id="x"), row(id="y")])],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1256"])
def test_a_list_of_reports(tmp_path: Path, whole: str, encoding: str) -> None:
    both = items(found(written(tmp_path / "a.json", whole.encode(encoding))))
    assert [(one.own_id, one.locator) for one in both] == [("x", "entry 1"), ("y", "entry 2")]


def test_one_report_over_several_lines(tmp_path: Path) -> None:
    raw = json.dumps(row(), indent=2, ensure_ascii=False).encode("windows-1256")
    assert only_item(found(written(tmp_path / "a.json", raw))).locator == ""


def test_a_list_is_taken_one_by_one(tmp_path: Path) -> None:
    """A list far larger than one report is read: the limit is of one entry."""
    many = [row(id=str(n)) for n in range(2000)]
    path = written(tmp_path / "a.json", json.dumps(many, ensure_ascii=False).encode())
    assert len(items(found(path, item_bytes=200_000))) == 2000


def test_bad_lines_do_not_stop_the_others(tmp_path: Path) -> None:
    raw = b"".join(
        [
            b"not JSON\n",
            jsonl({"id": "none"}, row(published="2023-02-30"), [1], row(text=5), row(id="good")),
            b'{"a":' * 100_000 + b"1" + b"}" * 100_000 + b"\n",
            b'{"text": "x", "n": ' + b"9" * 10_000 + b"}\n",
            b'{"text": "' + b"x" * 60_000 + b'"}\n',
            jsonl(row(text=TEXT.encode().decode("cp1256"))),
            jsonl(row(id="last")),
        ]
    )
    all_found = found(written(tmp_path / "a.jsonl", raw), item_bytes=1_500_000)
    assert [one.own_id for one in items(all_found)] == ["good", None, "last"]
    told = {one.locator: (one.code, one.message) for one in problems(all_found)}
    expected = {
        "line 1": ("bad-item", "not JSON"),
        "line 2": ("bad-item", "no text"),
        "line 3": ("bad-item", "2023-02-30"),
        "line 4": ("bad-item", "not a JSON object"),
        "line 5": ("bad-item", "text is not a string"),
        "line 7": ("bad-item", "nested too deeply"),
        "line 8": ("bad-item", "not JSON that can be read"),
        "line 10": ("garbled", "windows-1256"),
    }
    assert {place: (code, expected.get(place, ("", "?"))[1] in message) for place, (code, message) in told.items()} == {
        place: (code, True) for place, (code, _) in expected.items()
    }


def test_a_line_in_another_encoding_than_the_first(tmp_path: Path) -> None:
    """Old exports that were joined: each line is read in its own encoding where the file began in the old one."""
    old = b'{"text": "' + SECOND.encode("cp1256") + b'"}\n'
    first, second = items(found(written(tmp_path / "a.jsonl", old * 400 + jsonl(row())))[-2:])
    assert (first.text, second.text) == (SECOND, TEXT)


def test_lines_that_are_not_utf8_in_a_file_that_is(tmp_path: Path) -> None:
    old, cut = (b'{"text": "' + text + b'"}\n' for text in (SECOND.encode("cp1256"), TEXT[:20].encode()[:-1]))
    told = problems(found(written(tmp_path / "a.jsonl", jsonl(*[row()] * 100) + old + cut)))
    assert [(one.code, one.locator) for one in told] == [("encoding", "line 101"), ("encoding", "line 102")]
    assert "save the file in UTF-8" in told[0].message


def test_half_characters_are_marked_and_told(tmp_path: Path) -> None:
    raw = b'{"text": "\\ud800 \\u0000 ' + SECOND.encode() + b'", "note": ["\\udfff"]}\n'
    item, problem = found(written(tmp_path / "a.jsonl", raw))
    assert item.text == f"\ufffd \ufffd {SECOND}"  # type: ignore[union-attr]
    assert item.carried == {"note": ["\ufffd"]}  # type: ignore[union-attr]
    assert isinstance(problem, Problem)
    assert (problem.code, problem.locator) == ("encoding", "line 1")


DOCUMENTS = {
    "cut short": (b"[\n" + json.dumps(row()).encode() + b",\n{", "broken", "cut short"),
    "deep": (b"[\n" + b"[" * 100_000, "bad-item", "nested too deeply"),
    "no objects": (b"[\n1, 2", "bad-item", "not a JSON object"),
    "no end": (b"[\n", "broken", "cut short"),
    "one long string": (b'[\n"' + b"x" * 300_000, "too-large", "not JSON"),
}


@pytest.mark.parametrize("case", DOCUMENTS)
def test_documents_that_are_none(tmp_path: Path, case: str) -> None:
    raw, code, says = DOCUMENTS[case]
    told = problems(found(written(tmp_path / "a.json", raw), item_bytes=200_000))
    assert (told[0].code, says in told[0].message) == (code, True)


def test_a_list_of_nothing(tmp_path: Path) -> None:
    assert only_problem(found(written(tmp_path / "a.json", b"[\n]"))).code == "empty"


def test_a_line_past_all_measure_is_not_loaded(tmp_path: Path) -> None:
    raw = b'{"text": "' + b"x" * 5_000_000 + b'"}\n' + jsonl(row())
    problem, item = found(written(tmp_path / "a.jsonl", raw), item_bytes=100_000)
    assert isinstance(problem, Problem)
    assert (problem.code, problem.locator) == ("too-large", "line 1")
    assert item.locator == "line 2"
