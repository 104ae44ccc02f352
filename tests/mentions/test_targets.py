"""Targets: every example of the list, and how far a target goes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from listed import LANGUAGE, PACKAGE, Case, cases, read, without_example

from tawthiq.mentions import counts, persons, targets
from tawthiq.model.mention import TargetMention
from tawthiq.model.types import TARGET_KINDS
from tawthiq.rules.compile import read_list
from tawthiq.rules.rule import all_rules

LIST = "lang/ar/targets.yml"


def mentions(text: str) -> list[TargetMention]:
    return targets.find(*read(text))


def whole(text: str) -> list[str]:
    """The targets with the report's persons and counts, as the reader finds them."""
    doc, hits = read(text)
    people = persons.find(doc, hits, LANGUAGE)
    numbers = counts.find(doc, hits, lambda _: False, LANGUAGE)
    return [m.name or text[m.start : m.end] for m in targets.find(doc, hits, people, numbers)]


def found(text: str) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.target_kind) for m in mentions(text)]


@pytest.mark.parametrize("case", cases(LIST, "examples"))
def test_listed(case: Case) -> None:
    assert (case.row["find"], case.entry["target"]) in found(case.text)


@pytest.mark.parametrize("case", cases(LIST, "never"))
def test_never_listed(case: Case) -> None:
    assert case.entry["target"] not in {kind for _, kind in found(case.text)}


def test_every_entry_has_an_example() -> None:
    assert not list(without_example(LIST))


def test_kinds_are_those_of_the_contract() -> None:
    assert {entry["target"] for entry in read_list(PACKAGE / LIST) if "target" in entry} <= set(TARGET_KINDS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("استهدفت غارة سيارة إسعاف تابعة للهلال الأحمر", ("سيارة إسعاف تابعة للهلال الأحمر", "medical")),
        ("هاجم مسلحون رتلا للشرطة", ("رتلا للشرطة", "military")),
        ("استهدف التفجير سوقا شعبية مزدحمة", ("سوقا شعبية مزدحمة", "market")),
        ("دمر القصف منزله", ("منزله", "home")),
        ("قصف مقر لحركة حماس", ("مقر لحركة حماس", "military")),
        ("استهدفت الغارة دراجة نارية على الطريق", ("دراجة نارية", "vehicle")),
        ("هجوم على فندق وحركة الشباب تتبنى", ("فندق", "market")),
        ("هاجم مسلحون قرية دوك باديت أمس", ("قرية دوك باديت", "other")),
        ("انفجار قرب شركة الكهرباء", ("شركة الكهرباء", "infrastructure")),
    ],
)
def test_in_a_sentence(text: str, expected: tuple[str, str]) -> None:
    assert expected in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "قصفوا الموقع",
        "استهدفت الغارة المكان",
        "هاجموا القرية",
        "استهدفت القذائف أشخاصا على التوالي",
        "قصفوا حي المساكن",
        "قال المركز الإعلامي إن القصف استمر",
        "استشهد الشاب أحمد جامع برصاص الجنود",
        "وقع الهجوم بقرية المغير",
        "ذكرت الوكالة نقلا عن مواقع إعلامية",
        "وقفوا في محيط المدرسة الإيرانية",
        "غرب ميناء الحديدة",
        "وقع التفجير في الضاحية الجنوبية، معقل الحزب",
        "مقتل اثنين من طاقم السفينة",
        "قتل أربعة من تجار السوق",
        "في بلدة الحسينية",
        "انتهاك قواعد الاشتباك",
        "قتل رجل على طريق تدمر",
        "كان المهاجمان يستقلان دراجة نارية",
    ],
)
def test_no_target(text: str) -> None:
    assert not found(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("اغتيال زعيم التنظيم خالد عثمان", ["زعيم التنظيم خالد عثمان"]),
        ("مقتل خالد عثمان، القيادي في حركة حماس", []),
        ("اعتقلوا 11 من كبار رجال الأمن", []),
        ("أعدم التنظيم 19 مسلحا من جبهة النصرة", ["19 مسلحا من جبهة النصرة"]),
        ("أطلق مسؤول أمني النار في الهواء", []),
        ("قصفت قوات النظام أحياء شعبية في المدينة", ["أحياء شعبية"]),
        ("تعرضت السفينة قرب ميناء الحديدة لهجوم", ["السفينة", "ميناء الحديدة"]),
        ("قصفوا مخيم عين الحلوة للاجئين", ["مخيم"]),
        ("قصفوا قرية بريف حلب", []),
        ("أقمنا حاجزا للبحث عنه", []),
    ],
)
def test_one_target_a_thing(text: str, expected: list[str]) -> None:
    assert whole(text) == expected


def test_a_hidden_article_is_restored() -> None:
    (target,) = [m for m in mentions("هجوم للمسلحين على الطريق") if m.target_kind == "military"]
    assert target.name == "المسلحين"


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.characters() | st.sampled_from('مقرلتنظيمداعشتابع "(.\n'), max_size=100))
def test_any_text_is_read(text: str) -> None:
    last = 0
    for mention in mentions(text):
        assert last <= mention.start < mention.end <= len(text)
        last = mention.end


def test_the_rule() -> None:
    rule = next(rule for rule in all_rules() if rule.id == "target.noun")
    assert all(words in {word for word, _ in found(text)} for text, words in rule.examples)
    assert not any("military" in {kind for _, kind in found(text)} for text in rule.never)
