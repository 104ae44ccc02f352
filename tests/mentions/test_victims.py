"""Fates of named persons: the constructions that tell them, and their counter-examples. All names here are invented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from listed import LANGUAGE, read

from tawthiq.mentions import counts, persons, triggers, victims
from tawthiq.model.mention import PersonMention
from tawthiq.rules.rule import all_rules


def mentions(text: str) -> list[PersonMention]:
    doc, hits = read(text)
    numbers = counts.find(doc, hits, lambda _: False, LANGUAGE)
    return victims.find(doc, hits, persons.find(doc, hits, LANGUAGE), numbers, triggers.find(doc, hits))


def fates(text: str) -> list[tuple[str, str]]:
    return [(m.name, m.fate) for m in mentions(text) if m.fate]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # after the fate word, with the office between
        ("مقتل خالد عثمان في غارة", [("خالد عثمان", "killed")]),
        ("مقتل القيادي في تنظيم القاعدة خالد عثمان في غارة", [("خالد عثمان", "killed")]),
        ("اعتقلت الشرطة القيادي خالد عثمان أمس", [("خالد عثمان", "detained")]),
        ("تم القبض على والده عمر سالم", [("عمر سالم", "detained")]),
        ("العثور على جثة الصبي خالد عثمان", [("خالد عثمان", "killed")]),
        # before the verb
        ("قال الجيش إن خالد عثمان قتل في غارة", [("خالد عثمان", "killed")]),
        ("إن رئيس الوحدة، أحمد الجبلي، لقي مصرعه في الهجوم", [("أحمد الجبلي", "killed")]),
        ("أفادت الوكالة بأن المواطن خالد شعلان (24 عاما)، أصيب بجراح خطيرة", [("خالد شعلان", "injured")]),
        ("وكان خالد عثمان قد اعتقل في المطار", [("خالد عثمان", "detained")]),
        # lists and kin
        (
            "قتل خالد عثمان (34 عاما) وزوجته ريم وطفله عمر (4 سنوات)",
            [("خالد عثمان", "killed"), ("ريم", "killed"), ("عمر", "killed")],
        ),
        (
            "خطف صحفيين اثنين، هما خالد عثمان وعمر سالم",
            [("خالد عثمان", "abducted"), ("عمر سالم", "abducted")],
        ),
        ("قال المتحدث إن الشهداء هم خالد عثمان وعمر سالم", [("خالد عثمان", "killed"), ("عمر سالم", "killed")]),
        ("مقتل أحد أفرادها / خالد عثمان", [("خالد عثمان", "killed")]),
        # who those told of before were
        (
            "خطف ثلاثة صحفيين في حلب. والصحفيون الثلاثة هم خالد عثمان وعمر سالم وليث حمزة",
            [("خالد عثمان", "abducted"), ("عمر سالم", "abducted"), ("ليث حمزة", "abducted")],
        ),
        # no victims: speakers, relations, who did it, who is only told beside
        ("قال خالد عثمان إن شخصا قتل", []),
        ("مقتل نجل خالد عثمان في غارة", []),
        ("مقتل خمسة من عائلة خالد عثمان", []),
        ("اعتقال والد الشهيد خالد عثمان", []),
        ("مقتل شخص، حسب خالد عثمان", []),
        ("قال رئيس هيئة شؤون الأسرى، خالد عثمان، إن الإضراب مستمر", []),
        ("ثلاثة شرطيين من حركة يتزعمها الرئيس خالد عثمان قتلوا في اشتباك", []),
    ],
)
def test_fates(text: str, expected: list[tuple[str, str]]) -> None:
    assert fates(text) == expected


def test_the_token_is_that_of_the_fate_word() -> None:
    doc, _ = read("قال الجيش إن خالد عثمان قتل في غارة")
    (person,) = mentions("قال الجيش إن خالد عثمان قتل في غارة")
    assert person.fate_token is not None
    assert doc.tokens[person.fate_token].form == "قتل"


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.characters() | st.sampled_from('قتلمحمدأبوعلي وهم"(.،\n12'), max_size=100))
def test_any_text_is_read(text: str) -> None:
    for mention in mentions(text):
        assert (mention.fate is None) == (mention.fate_token is None)


def test_the_rule() -> None:
    rule = next(rule for rule in all_rules() if rule.id == "person.fate")
    assert all(words in {name for name, _ in fates(text)} for text, words in rule.examples)
    assert not any(fates(text) for text in rule.never)
