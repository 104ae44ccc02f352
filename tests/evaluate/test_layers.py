"""The scripts that pack and score single layers: what counts as right, and what is refused."""

import datetime as dt
import hashlib
import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from eval_scripts import EVAL, script

from tawthiq.model.mention import CountMention, TimeMention
from tawthiq.model.values import Interval, Range

TEXT = "عنوان\nقتل ثلاثة جنود أمس الجمعة، وأصيب طفلان."
AT = TEXT.index("قتل")
WORDS = TEXT[AT:]


pack, layers = script("pack"), script("score_layers")


def row(**more: Any) -> dict[str, Any]:
    digest = hashlib.sha256(WORDS.encode()).hexdigest()
    return {"report": "r", "start": AT, "end": len(TEXT), "sha256": digest, "published": "2023-07-08", **more}


BATCH = {**row(), "id": f"r:{AT}", "sentence": WORDS}
TIME = {"start": "2023-07-07", "end": "2023-07-07", "precision": "day", "part": None, "clock": None}
COUNT = {"fate": "killed", "group": "combatant", "min": 3, "max": 3, "part_of": False}


def answer(**more: Any) -> list[dict[str, Any]]:
    return [{"id": BATCH["id"], **more}]


def test_quotes_become_offsets_and_no_words_are_kept() -> None:
    packed = next(pack.pack([BATCH], answer(expressions=[{"quote": "أمس الجمعة", "nth": 0, **TIME}]), "times"))
    at = packed["expressions"][0]["at"]
    assert WORDS[slice(*at)] == "أمس الجمعة"
    assert "quote" not in packed["expressions"][0]
    assert "sentence" not in packed
    second = pack.place("قتل وقتل", {"quote": "قتل", "nth": 1})
    assert second == [5, 8]


def test_clauses_become_boundaries() -> None:
    cut = WORDS.index("وأصيب")
    packed = next(pack.pack([BATCH], answer(clauses=[WORDS[:cut], WORDS[cut:]]), "clauses"))
    assert packed["begins"] == [cut]


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        (answer(expressions=[{"quote": "غدا", **TIME}]), "times"),
        (answer(expressions=[{"quote": "أمس", "nth": 3, **TIME}]), "times"),
        (answer(phrases=[{"quote": "طفلان", "fate": "injured"}]), "counts"),
        (answer(clauses=["قتل "]), "clauses"),
        ([{"id": "other", "clauses": []}], "clauses"),
    ],
)
def test_answers_that_do_not_fit_are_refused(given: list[dict[str, Any]], kind: str) -> None:
    with pytest.raises(pack.PackError):
        list(pack.pack([BATCH], given, kind))


def time(words: str, day: int) -> TimeMention:
    at = TEXT.index(words)
    return TimeMention(at, at + len(words), 0, 1, "r", Interval.day(dt.date(2023, 7, day)))


def count(
    words: str, number: int, fate: str = "killed", group: str = "combatant", noun: str | None = None
) -> CountMention:
    at = TEXT.index(words)
    return CountMention(at, at + len(words), 0, 1, "r", Range.exactly(number), fate, group, noun)


def gold_time(words: str = "أمس الجمعة", **more: Any) -> dict[str, Any]:
    at = WORDS.index(words)
    return {"at": [at, at + len(words)], **TIME, **more}


def slots(layer: str, gold: list[dict[str, Any]], found: list[Any], name: str) -> tuple[int, int, int]:
    key, form = ("expressions", "times") if layer == "times" else ("phrases", "counts")
    reader = SimpleNamespace(mentions=lambda report: SimpleNamespace(**{form: found}))
    scored = layers.score(layer, row(**{key: gold}), {"id": "r", "text": TEXT}, reader)
    slot = scored.slots[name]
    return slot.tp, slot.pred, slot.gold


def test_a_time_is_right_where_it_overlaps_and_agrees() -> None:
    assert slots("times", [gold_time()], [time("أمس", 7)], "times") == (1, 1, 1)
    assert slots("times", [gold_time()], [time("أمس", 6)], "times") == (0, 1, 1)
    assert slots("times", [gold_time()], [time("أمس", 6)], "times_span") == (1, 1, 1)
    assert slots("times", [gold_time()], [time("طفلان", 7)], "times") == (0, 1, 1)
    assert slots("times", [gold_time(part="dawn")], [time("أمس", 7)], "times") == (0, 1, 1)


def test_optional_times_are_neither_asked_nor_punished() -> None:
    assert slots("times", [gold_time(optional=True)], [time("أمس", 1)], "times") == (0, 0, 0)
    assert slots("times", [gold_time(optional=True)], [], "times") == (0, 0, 0)


def test_two_readings_of_one_time_are_one_right_and_one_wrong() -> None:
    assert slots("times", [gold_time()], [time("أمس", 7), time("الجمعة", 7)], "times") == (1, 2, 1)


def gold_count(words: str, **more: Any) -> dict[str, Any]:
    at = WORDS.index(words)
    return {"at": [at, at + len(words)], **COUNT, **more}


def test_counts_are_matched_one_to_one() -> None:
    gold = [gold_count("ثلاثة جنود"), gold_count("طفلان", fate="injured", group="child", min=2, max=2)]
    found = [count("طفلان", 2, "injured", "child"), count("ثلاثة", 3)]
    assert slots("counts", gold, found, "counts") == (2, 2, 2)
    assert slots("counts", gold, [*found, count("الجمعة", 1)], "counts") == (2, 3, 2)
    assert slots("counts", gold, [count("ثلاثة", 3, group="unknown")], "counts") == (0, 1, 2)
    assert slots("counts", gold, [count("ثلاثة", 3, group="unknown")], "counts_any_group") == (1, 1, 2)


def test_one_quote_may_hold_two_fates_and_a_noun_may_stand_for_overlap() -> None:
    gold = [gold_count("ثلاثة جنود"), gold_count("ثلاثة جنود", fate="injured")]
    found = [count("ثلاثة", 3, "injured"), count("ثلاثة", 3, "killed")]
    assert slots("counts", gold, found, "counts") == (2, 2, 2)
    assert slots("counts", [gold_count("ثلاثة جنود")], [count("قتل", 3, noun="جنود")], "counts") == (1, 1, 1)


def test_optional_counts_are_neither_asked_nor_punished() -> None:
    gold = [gold_count("ثلاثة جنود", optional=True)]
    assert slots("counts", gold, [count("ثلاثة", 3)], "counts") == (0, 0, 0)


def test_clause_boundaries_bear_with_blanks_and_marks() -> None:
    cut = WORDS.index("، و")
    starts = [AT, TEXT.index("وأصيب")]
    doc = SimpleNamespace(
        tokens=[SimpleNamespace(start=s) for s in starts], clauses=[SimpleNamespace(first=0), SimpleNamespace(first=1)]
    )
    reader = SimpleNamespace(prepare=lambda report: doc)
    for begins, want in (([cut + 2], (1, 1, 1)), ([cut], (1, 1, 1)), ([3], (0, 1, 1)), ([], (0, 1, 0))):
        slot = layers.score("clauses", row(begins=begins), {"id": "r", "text": TEXT}, reader).slots["clauses"]
        assert (slot.tp, slot.pred, slot.gold) == want


def test_a_changed_report_is_refused() -> None:
    with pytest.raises(layers.SetError, match="not the one annotated"):
        layers.score("times", row(expressions=[]), {"id": "r", "text": TEXT.replace("ثلاثة", "أربعة")}, None)


def test_errors_of_a_blind_set_stay_unseen(tmp_path: Path) -> None:
    blind = tmp_path / "blind.jsonl"
    blind.write_text(json.dumps(row(expressions=[])), "utf8")
    command = [sys.executable, EVAL / "score_layers.py", "times", blind, "--reports", blind, "--errors"]
    root = {"cwd": EVAL.parent, "env": {"PYTHONPATH": "."}}
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False, **root)
    assert done.returncode == 1
    assert "only measured" in done.stderr


SENTENCES = sorted(path for layer in ("times", "counts", "clauses") for path in EVAL.glob(f"gold/{layer}/*.jsonl"))


@pytest.mark.parametrize("path", SENTENCES, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_packed_gold_is_in_its_form(path: Path) -> None:
    rows = [json.loads(line) for line in path.read_text("utf8").splitlines()]
    key = {"times": "expressions", "counts": "phrases"}.get(path.parent.name)
    assert len({(one["report"], one["start"]) for one in rows}) == len(rows)
    for one in rows:
        length = one["end"] - one["start"]
        for item in one[key] if key else ():
            assert 0 <= item["at"][0] < item["at"][1] <= length
            if key == "phrases":
                assert item["max"] is None or item["min"] <= item["max"]
            elif item["start"]:
                assert dt.date.fromisoformat(item["start"]) <= dt.date.fromisoformat(item["end"])
        assert one.get("begins", []) == sorted(set(one.get("begins", [])))
        assert not {"sentence", "before", "text", "quote"} & one.keys()


@pytest.mark.parametrize("layer", ["times", "counts", "clauses"])
def test_open_and_blind_sets_share_no_report(layer: str) -> None:
    sets = [EVAL / "gold" / layer / name for name in ("open.jsonl", "blind.jsonl")]
    ids = [{json.loads(line)["report"] for line in path.read_text("utf8").splitlines()} for path in sets]
    assert not ids[0] & ids[1]
