"""Every time rule's own examples and counter-examples."""

import pytest

from tawthiq.lang.ar.language import load
from tawthiq.lang.ar.times.examples import PUBLISHED
from tawthiq.mentions.times import find
from tawthiq.model.mention import TimeMention
from tawthiq.model.report import Report
from tawthiq.rules.rule import all_rules
from tawthiq.text.prepare import prepare

RULES = [rule for rule in all_rules() if rule.id.startswith("ar.time.")]


def read(text: str) -> list[TimeMention]:
    """The times of a text published on the day of the examples."""
    return find(prepare(Report("test", text, PUBLISHED), load()), load())


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param(*example, id=f"{rule.id}-{example[0]}") for rule in RULES for example in rule.examples],
)
def test_example(text: str, expected: dict[str, str | None]) -> None:
    """The last time of the example has the value told."""
    when = read(text)[-1].when
    days = [day.isoformat() if day else None for day in (when.start, when.end)]
    assert {
        "start": days[0],
        "end": days[1],
        "precision": when.precision,
        "part": when.part,
        "clock": when.clock,
    } == expected


@pytest.mark.parametrize(
    ("rule", "text"), [pytest.param(rule.id, text, id=f"{rule.id}-{text}") for rule in RULES for text in rule.never]
)
def test_counter_example(rule: str, text: str) -> None:
    """The rule reads nothing in it."""
    assert [mention for mention in read(text) if mention.rule == rule] == []
