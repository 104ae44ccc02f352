"""Quality is a number that cannot silently fall: the dev set and the layers against their floors."""

import sys
from pathlib import Path
from typing import Any

import pytest
from shared import FOLDER, needs_shared

from tawthiq.evaluate.floors import falls, load
from tawthiq.evaluate.run import evaluate, read_documents, read_rows
from tawthiq.reader import Reader

EVAL = Path(__file__).parents[1] / "eval"
FLOORS = EVAL / "floors.json"
sys.path.insert(0, str(EVAL))

import score_layers  # noqa: E402  a script of the folder eval, not of the package


@needs_shared
def test_the_dev_set_does_not_fall() -> None:
    dev = FOLDER / "gold" / "dev"
    docs, gold, claims = (read_rows(dev / f"{name}.jsonl") for name in ("docs", "gold", "claims"))
    records, failures = read_documents(docs, Reader.load())
    run = evaluate(docs, gold, records, claims, failures=failures, rounds=0)
    assert not run.failures
    assert run.counts["spans_wrong"] == 0
    assert run.counts["values_unsupported"] == 0
    assert not falls(load(FLOORS), "dev", run.numbers(), run.gold)


@needs_shared
@pytest.mark.parametrize("layer", ["times", "counts", "clauses"])
def test_a_layer_does_not_fall_on_its_blind_set(layer: str) -> None:
    floors: dict[str, Any] = load(FLOORS)
    path, reports = EVAL / "gold" / layer / "blind.jsonl", FOLDER / "corpus" / "unlabelled.jsonl"
    scored = [found for _, found in score_layers.run(layer, str(path), str(reports), Reader.load())]
    assert score_layers.numbers(scored)[layer]["f1"] >= floors[f"{layer}-blind"]["f1"][layer]
