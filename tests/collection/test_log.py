"""The log's chain: what fits, and every way in which a line may not."""

import datetime as dt
import json
from pathlib import Path

import pytest

from tawthiq.collection import log

AT = dt.datetime(2024, 3, 1, 8, 30, tzinfo=dt.UTC)


def written(path: Path, acts: int = 4) -> list[str]:
    chain = log.Chain(0, log.FIRST)
    lines = [chain.next("read", f"r{number}", AT, {"words": "قصف"}).line for number in range(acts)]
    log.append(path, lines)
    return lines


def test_a_log_as_it_was_written_has_no_flaw(tmp_path: Path) -> None:
    written(tmp_path / "log.jsonl")
    assert list(log.walk(tmp_path / "log.jsonl")) == []


def test_a_line_tells_its_act_and_is_bound_to_the_one_before(tmp_path: Path) -> None:
    first, second, *_ = map(json.loads, written(tmp_path / "log.jsonl"))
    assert (first["seq"], first["act"], first["subject"], first["words"]) == (1, "read", "r0", "قصف")
    assert first["previous"] == log.FIRST
    assert second["previous"] == first["sha256"]


def test_any_one_byte_changed_is_named(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    written(path)
    raw = path.read_bytes()
    for place in range(len(raw)):
        path.write_bytes(raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :])
        line = raw[:place].count(b"\n") + 1
        assert line in {flaw.line for flaw in log.walk(path)} | {flaw.line - 1 for flaw in log.walk(path)}, place


@pytest.mark.parametrize("taken", [0, 1, 2])
def test_a_line_taken_out_is_named(tmp_path: Path, taken: int) -> None:
    path = tmp_path / "log.jsonl"
    lines = written(path)
    del lines[taken]
    path.write_text("".join(f"{line}\n" for line in lines), "utf8")
    flaws = list(log.walk(path))
    assert flaws[0].line == taken + 1
    assert "taken out" in flaws[0].message


def test_lines_exchanged_are_named(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    lines = written(path)
    lines[1], lines[2] = lines[2], lines[1]
    path.write_text("".join(f"{line}\n" for line in lines), "utf8")
    assert {flaw.line for flaw in log.walk(path)} >= {2, 3}


def test_a_line_with_its_hash_made_anew_breaks_the_next(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    lines = written(path)
    row = json.loads(lines[1])
    forged = log.Chain(1, row["previous"]).next("read", "another", AT, {}).line
    path.write_text("".join(f"{line}\n" for line in [lines[0], forged, *lines[2:]]), "utf8")
    assert [flaw.line for flaw in log.walk(path)] == [3]


def test_a_missing_log_is_a_flaw(tmp_path: Path) -> None:
    assert [flaw.line for flaw in log.walk(tmp_path / "log.jsonl")] == [0]


def test_an_unfinished_line_is_taken_off_only_where_it_is_the_expected_one(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    lines = written(path)
    with path.open("ab") as stream:
        stream.write(lines[0].encode()[:20])
    assert not log.cut_unfinished(path, "something else")
    assert log.cut_unfinished(path, lines[0])
    assert log.lines(path) == len(lines)
    assert list(log.walk(path)) == []


@pytest.mark.parametrize("raw", [b"[]\n", b"null\n", b"\xff\xfe\n", b"{}\n", b'{"seq": "one"}\n', b"\n"])
def test_what_is_no_line_is_named(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "log.jsonl"
    written(path)
    path.write_bytes(path.read_bytes() + raw)
    assert 5 in {flaw.line for flaw in log.walk(path)}


@pytest.mark.parametrize("name", ["sha256", "previous", "seq"])
def test_details_do_not_take_the_names_of_the_chain(name: str) -> None:
    with pytest.raises(ValueError, match=name):
        log.Chain(0, log.FIRST).next("attach", "r1", AT, {name: "x"})
