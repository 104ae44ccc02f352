"""The weights as shipped: complete, consistent, and of the sign that the field expects."""

import json
import math
from importlib.resources import files

from tawthiq.reconcile.link.comparisons import COMPARISONS
from tawthiq.reconcile.link.explain import phrases
from tawthiq.reconcile.link.weights import FILE, weights

LEVELS = {(one.field, level.name) for one in COMPARISONS for level in one.levels}


def test_every_level_has_its_odds_and_its_words() -> None:
    table = weights().table()
    assert {(field, level) for field, levels in table.items() for level in levels} == LEVELS
    assert {(field, level) for field, levels in phrases().items() for level in levels} == LEVELS
    assert all(words.keys() == {"en", "ar"} for levels in phrases().values() for words in levels.values())


def test_the_weights_written_for_people_are_those_of_m_and_u() -> None:
    data = json.loads((files("tawthiq.reconcile.link") / FILE).read_text("utf8"))
    for field, rows in data["fields"].items():
        assert math.isclose(sum(row["m"] for row in rows), 1.0, abs_tol=0.001), field
        assert math.isclose(sum(row["u"] for row in rows), 1.0, abs_tol=0.001), field
        for row in rows:
            assert math.isclose(row["weight"], math.log2(row["m"] / row["u"]), abs_tol=0.006), (field, row)


def test_what_is_closer_speaks_more_for_it() -> None:
    table = weights().table()
    for field, better, worse in (
        ("date", "same_day", "may_be_same"),
        ("date", "may_be_same", "next_day"),
        ("date", "next_day", "few_days"),
        ("time_of_day", "same", "apart"),
        ("place", "same", "close"),
        ("place", "same", "same_city"),
        ("place", "close", "neighbour"),
        ("perpetrators", "same", "other"),
        ("victims", "same", "other"),
        ("killed", "equal", "far"),
        ("killed", "grown", "fallen"),
        ("words", "copied", "none"),
    ):
        assert table[field][better] > table[field][worse], (field, better, worse)
    assert table["place"]["neighbour"] < 0 < table["place"]["same"]
    assert table["victims"]["same"] > 0 > table["time_of_day"]["apart"]
