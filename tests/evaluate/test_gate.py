"""Intervals, gains and losses, floors; and the command that puts them together."""

import json
from pathlib import Path
from typing import Any

import pytest
import records
from typer.testing import CliRunner

from tawthiq.cli import reading
from tawthiq.cli.main import app
from tawthiq.evaluate.bootstrap import intervals
from tawthiq.evaluate.changes import changes
from tawthiq.evaluate.floors import FloorError, falls, raised
from tawthiq.evaluate.run import read_documents
from tawthiq.evaluate.slots import Slot, added


def numbers(f1: float) -> dict[str, dict[str, float]]:
    return {"incident": {"f1": f1, "gold": 10}}


def test_intervals_hold_the_number_and_repeat_with_their_seed() -> None:
    parts = [{"a": Slot(n % 3, 2, 2)} for n in range(30)]
    low, high = intervals(parts)["a"]
    assert low <= added(parts)["a"].f1 <= high
    assert low < high
    assert intervals(parts, seed=1) == intervals(parts, seed=1) != intervals(parts, seed=2)
    assert intervals([], rounds=10) == intervals(parts, rounds=0) == {}


def run_of(right: list[str], *, spurious: int = 0, f1: float = 0.5, gold: str = "g") -> dict[str, Any]:
    document = {"spurious": spurious, "incidents": {"i1": right}, "asked": {"i1": ["found", "type", "date"]}}
    return {"gold_sha256": gold, "slots": numbers(f1), "documents": {"d": document}}


def test_gains_and_losses_are_told_by_incident() -> None:
    moved = changes(run_of(["found", "type"]), run_of(["found", "date"], spurious=2, f1=0.6))
    assert moved.gains == [("d/i1", "date")]
    assert moved.losses == [("d/i1", "type")]
    assert moved.spurious == {"d": 2}
    assert moved.moved == {"incident": 0.1}
    assert moved.same_gold
    assert not changes(run_of([], gold="other"), run_of([])).same_gold


def test_an_incident_no_longer_found_loses_what_was_right_of_it() -> None:
    now = run_of([])
    now["documents"]["d"]["asked"]["i1"] = ["found"]
    assert changes(run_of(["found", "type"]), now).losses == [("d/i1", "found"), ("d/i1", "type")]


def test_floors_rise_and_do_not_fall() -> None:
    floors = raised({}, "dev", numbers(0.5559), "g")
    assert floors["dev"]["f1"] == {"incident": 0.555}
    assert falls(floors, "dev", numbers(0.5559), "g") == []
    assert [str(fall) for fall in falls(floors, "dev", numbers(0.5), "g")] == [
        "incident: F1 0.5000 is below its floor 0.555"
    ]
    assert falls(floors, "dev", {}, "g")
    assert raised(floors, "dev", numbers(0.5), "g")["dev"]["f1"] == {"incident": 0.555}
    assert raised(floors, "dev", numbers(0.6), "g")["dev"]["f1"] == {"incident": 0.6}


def test_a_floor_falls_only_with_a_reason_that_is_kept() -> None:
    floors = raised({}, "dev", numbers(0.6), "g")
    lowered = raised(floors, "dev", numbers(0.5), "g", lower="the measure changed")["dev"]
    assert lowered["f1"] == {"incident": 0.5}
    assert lowered["lowered"] == [{"slot": "incident", "from": 0.6, "to": 0.5, "reason": "the measure changed"}]


def test_floors_of_other_gold_are_refused() -> None:
    floors = raised({}, "dev", numbers(0.6), "g")
    for refused in (
        lambda: falls(floors, "dev", numbers(0.7), "new"),
        lambda: raised(floors, "dev", numbers(0.7), "new"),
    ):
        with pytest.raises(FloorError, match="changed"):
            refused()
    with pytest.raises(FloorError, match="no floors"):
        falls(floors, "other", numbers(0.7), "g")
    assert raised(floors, "dev", numbers(0.7), "new", lower="new gold")["dev"]["gold_sha256"] == "new"


def test_a_reader_is_not_shown_the_annotators_notes() -> None:
    seen = []

    class Spy(records.FakeReader):
        def read_report(self, wanted: Any) -> Any:
            seen.append(wanted)
            return super().read_report(wanted)

    doc = {"id": "a", "text": "انفجر", "published": "2023-07-09", "country": "SY", "kind": "x", "source": "s"}
    made, failures = read_documents([doc, doc | {"id": "b", "text": "هدوء"}], Spy())
    assert list(made) == ["b"]
    assert failures == {"a": "RuntimeError: as asked"}
    assert seen[0].source == "s"
    assert "SY" not in repr(seen)


@pytest.fixture
def gold_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setattr(reading, "load_reader", lambda gazetteer: records.FakeReader())
    mention = records.TEXT.split("\n")[1]
    incident = {
        "key": "i1",
        "mentions": [mention],
        "type": "air_strike",
        "status": "disputed",
        "hedged": False,
        "date": {"start": "2023-07-07", "end": "2023-07-07"},
        "place": None,
        "killed": {"min": 3, "max": 3},
    }
    claim = {
        "incident": "i1",
        "speaker": "شرطة الزيتونة",
        "field": "killed",
        "value": {"min": 3, "max": 3},
        "modality": "asserted",
    }
    rows = {
        "docs": {"id": "r1", "text": records.TEXT, "published": "2023-07-09"},
        "gold": {"id": "r1", "incidents": [incident]},
        "claims": {"id": "r1", "claims": [claim]},
    }
    for name, row in rows.items():
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(row) + "\n", "utf8")
    return [str(tmp_path / f"{name}.jsonl") for name in ("docs", "gold", "claims")]


def test_the_command_scores_records_and_holds_floors(gold_files: list[str], tmp_path: Path) -> None:
    docs, gold, claims = gold_files
    run, floors = tmp_path / "runs" / "dev.json", tmp_path / "floors.json"
    base = ["evaluate", docs, gold, "--claims", claims, "--rounds", "10", "--set", "dev"]

    def invoke(*more: str) -> Any:
        return CliRunner().invoke(app, [*base, *more])

    first = invoke("--record", str(run), "--floors", str(floors), "--raise-floors")
    assert first.exit_code == 0, first.output
    assert "incident            1.000  1.000  1.000" in first.stdout
    assert records.TEXT[:20] not in run.read_text("utf8")
    assert invoke("--floors", str(floors)).exit_code == 0
    pinned = json.loads(floors.read_text("utf8"))
    pinned["dev"]["f1"]["claims"] = 0.99
    floors.write_text(json.dumps(pinned), "utf8")
    fallen = invoke("--floors", str(floors), "--against", str(run))
    assert fallen.exit_code == 1
    assert "claims: F1" in fallen.stderr
    assert "gained: 0" in fallen.stdout
    made = json.loads(invoke("--json", "--against", str(run)).stdout)
    assert made["slots"]["killed"]["f1"] == 1.0
    assert made["losses"] == []
    assert invoke("--raise-floors").exit_code == 2


def test_documents_that_are_not_there_are_told(gold_files: list[str], tmp_path: Path) -> None:
    docs = tmp_path / "other.jsonl"
    docs.write_text(json.dumps({"id": "x", "text": "y"}) + "\n", "utf8")
    result = CliRunner().invoke(app, ["evaluate", str(docs), gold_files[1]])
    assert result.exit_code == 2
    assert "lacks 1 annotated documents, such as r1" in result.stderr
