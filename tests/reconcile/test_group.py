"""Which triggers tell one occurrence, and what the tables may hold."""

import json

from tawthiq.claims import bind, narrate
from tawthiq.reconcile import group, stand
from tawthiq.rules.loglinear import LogLinear

TABLES = [narrate.WEIGHTS, group.WEIGHTS, stand.WEIGHTS, *(bind.FOLDER / f"{role}.json" for role in bind.ROLES)]


def test_every_table_is_readable_and_holds_no_words_of_reports() -> None:
    for path in TABLES:
        stored = json.loads(path.read_text("utf8"))
        assert set(stored) == {"note", "threshold", "weights"}
        assert 20 < len(stored["weights"]) < 1000
        # a feature is a name and its values: a grammatical word (a preposition) at most, never a phrase
        assert not [name for name in stored["weights"] if " " in name]


def test_a_decision_is_explained_by_its_weights() -> None:
    table = LogLinear({"bias": -1.0, "near=threat": -2.0, "own=count": 1.5}, threshold=0.0)
    features = ["bias", "own=count", "unheard-of"]
    assert table.score(features) == 0.5
    assert table.decides(features)
    assert table.explain(features)[0] == ("own=count", 1.5)
