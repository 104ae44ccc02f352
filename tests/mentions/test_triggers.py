"""Triggers: split phrases, guards and what their letters say. The examples of the list: tests/rules."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from listed import read

from tawthiq.mentions import triggers
from tawthiq.model.mention import TriggerMention
from tawthiq.rules.rule import all_rules


def mentions(text: str) -> list[TriggerMention]:
    return triggers.find(*read(text))


def found(text: str) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.frame) for m in mentions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وسيطرت القوات العراقية أمس على القرية", ("سيطرت", "trigger.territory")),
        ("قبضت القوات على ثلاثة", ("قبضت", "trigger.arrest")),
        ("أطلق مسلحون مجهولون النار على السيارة", ("أطلق", "trigger.attack")),
        ("أطلقت الحركة أمس سراح الجندي", ("أطلقت", "trigger.release")),
        ("عثرت الشرطة في النهر على ثلاث جثث", ("عثرت", "trigger.body_found")),
        ("إسقاط خمس طائرات مسيرة", ("إسقاط", "trigger.intercept")),
        ("فجرت امرأة نفسها في السوق", ("فجرت", "trigger.suicide_attack")),
    ],
)
def test_words_that_stand_apart(text: str, expected: tuple[str, str]) -> None:
    assert expected in found(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("وقال طبيب في مستشفى شهداء الساحل إن الدواء نفد", "شهداء"),
        ("تجمع السكان في ساحة الشهداء", "الشهداء"),
        ("نعتذر عن توقف النشر في القناة أياما", "توقف"),
        ("عادت الدراسة بعد توقف استمر أسبوعين", "توقف"),
        ("أما المستشفى الوحيد فقد خرج عن الخدمة", "فقد"),
        ("أطلق مجهولان النار على الحاجز ثم لاذا بالفرار", "الفرار"),
        ("فر المهاجمون نحو البادية", "فر"),
        ("المنزل يؤوي نازحين من الشمال", "نازحين"),
        ("وصل إلى البلدة الواقعة بين المدينتين", "الواقعة"),
        ("أبعدهم عن ساحة المعركة", "المعركة"),
        ("كان تفجيرا مسيطرا عليه لألغام قديمة", "تفجيرا"),
    ],
)
def test_words_that_tell_no_fate_and_no_act_where_they_stand(text: str, word: str) -> None:
    assert word not in {words for words, _ in found(text)}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("سقط شهداء في القصف", "شهداء"),
        ("الشرطة توقف شابين في الحي", "توقف"),
        ("فقد خمسة صيادين في البحر", "فقد"),
        ("فرت عائلات من القرية", "فرت"),
        ("وقعت الواقعة في وسط المدينة", "الواقعة"),
        ("دارت المعركة قرب الجسر", "المعركة"),
        ("أنزلت مروحيات أمس قوات خاصة قرب القرية", "أنزلت"),
        ("ودهموا منازل في الحي", "دهموا"),
    ],
)
def test_the_same_words_where_they_do(text: str, word: str) -> None:
    assert word in {words for words, _ in found(text)}


@pytest.mark.parametrize(
    "text",
    [
        "سيطر رجال الإطفاء على الحريق بعد ساعات",
        "سيطرت القوات، وقال الجيش على لسان متحدث",
        "أطلقت الحكومة حملة، وفتحت النار شهية",
        "عثر الأطفال على كرة",
        "استولى اللصوص على سيارة",
        "قبض على زمام السلطة",
        "تصفية الحسابات السياسية",
    ],
)
def test_other_things(text: str) -> None:
    assert "trigger.split" not in {m.rule for m in mentions(text)}


def test_the_second_part_is_no_trigger_of_its_own() -> None:
    assert found("ألقت الشرطة القبض على ثلاثة") == [("ألقت", "trigger.arrest")]


def test_a_guarded_word_is_no_fate_either() -> None:
    assert not found("ليس تصفية حسابات شخصية")


def test_a_damma_after_a_proclitic_makes_a_passive() -> None:
    (trigger,) = mentions("وقُتل حارس")
    assert trigger.voice == "passive"


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.characters() | st.sampled_from('سيطرتعلىالنارأطلق "(.،\n'), max_size=100))
def test_any_text_is_read(text: str) -> None:
    for mention in mentions(text):
        assert 0 <= mention.start < mention.end <= len(text)


def test_the_rule() -> None:
    rule = next(rule for rule in all_rules() if rule.id == "trigger.split")
    for text, words in rule.examples:
        assert (words, rule.id) in [(text[m.start : m.end], m.rule) for m in mentions(text)]
    for text in rule.never:
        assert rule.id not in {m.rule for m in mentions(text)}
