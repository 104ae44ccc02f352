"""Every count rule's own examples and counter-examples."""

import pytest

from tawthiq.lang.ar.language import load
from tawthiq.mentions.counts import find
from tawthiq.model.mention import CountMention
from tawthiq.model.report import Report
from tawthiq.rules.rule import all_rules
from tawthiq.text.prepare import prepare

RULES = [rule for rule in all_rules() if rule.id.startswith("ar.count.")]


def read(text: str) -> list[CountMention]:
    """The counts of a text."""
    doc = prepare(Report("test", text), load())
    return find(doc, load().lexicon.scan(doc.tokens), lambda _: False, load())


def told(count: CountMention) -> str:
    """A count as the examples write it: ``killed 1..3 child part``."""
    top = "" if count.number.max is None else count.number.max
    words = [count.fate, f"{count.number.min}..{top}"]
    if count.group != "unknown":
        words.append(count.group)
    if count.part_of is not None:
        words.append("part")
    return " ".join(words)


def test_there_are_rules() -> None:
    assert len(RULES) > 20


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param(*example, id=f"{rule.id}-{example[0]}") for rule in RULES for example in rule.examples],
)
def test_example(text: str, expected: tuple[str, ...]) -> None:
    """The example is read as it says, and nothing else is."""
    assert tuple(told(count) for count in read(text)) == expected


@pytest.mark.parametrize(
    ("rule", "text"), [pytest.param(rule.id, text, id=f"{rule.id}-{text}") for rule in RULES for text in rule.never]
)
def test_counter_example(rule: str, text: str) -> None:
    """The rule reads nothing in it."""
    assert [count for count in read(text) if rule in {count.rule, count.labelled_by}] == []
