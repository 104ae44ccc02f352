"""Misspelt names: the press's slips are met, words of the language are left alone."""

import pytest

from tawthiq.actors import near
from tawthiq.actors.spotted import Reading
from tawthiq.lang.ar.language import load
from tawthiq.model.report import Report
from tawthiq.rules.rule import all_rules
from tawthiq.text.prepare import prepare

LANGUAGE = load()


def met(text: str) -> list[str | None]:
    doc = prepare(Report("test", text), LANGUAGE)
    reading = Reading(doc.tokens, LANGUAGE.lexicon.scan(doc.tokens))
    return [row.actor_id for row in near.misspelt(reading, LANGUAGE.lexicon, set())]


@pytest.mark.parametrize(
    ("text", "actor_id"),
    [
        ("زعيم دعاش", "is"),
        ("بدعاش", "is"),
        ("وكالة رويتزر", "reuters"),
        ("حركة طلبان", "taliban"),
        ("القيادية المركزية الأمريكية", "us-centcom"),
        ("المرصد السوري لحقوف الإنسان", "sohr"),
    ],
)
def test_slips(text: str, actor_id: str) -> None:
    assert met(text) == [actor_id]


@pytest.mark.parametrize(
    "text",
    [
        "بتسليم المطلوبين",
        "حي القاسم",
        "القاعة المركزية الأمريكية",
        "المرصد السوري لحقوق الإنسان",
        "عاش الشعب",
        "أقسام الشرطة",
    ],
)
def test_other_words(text: str) -> None:
    assert not met(text)


@pytest.mark.parametrize(
    ("one", "other", "limit", "result"),
    [("القياديه", "القياده", 1, True), ("دعاش", "داعش", 1, True), ("ابجد", "هوز", 2, False), ("", "ا", 1, True)],
)
def test_edit_distance(one: str, other: str, limit: int, result: bool) -> None:
    assert near.within(one, other, limit) is result


def test_rules_have_examples_that_hold() -> None:
    rule = next(rule for rule in all_rules() if rule.id == "actor.misspelt-phrase")
    assert all(met(text) for text, _ in rule.examples)
    assert not any(met(text) for text in rule.never)
