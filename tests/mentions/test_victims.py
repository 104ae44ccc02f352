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
        ("خطف مسلحون مجهولون، مساء أمس السبت، الطبيب خالد عثمان", [("خالد عثمان", "abducted")]),
        ("مقتل أبي عمر المهاجر، زعيم التنظيم، في غارة", [("أبي عمر المهاجر", "killed")]),
        # named after a colon, and kin after what is said of a victim
        ("الجيش يسمي قتيل طريق السوق – الجسر: «أبو عمر المهاجر»", [("أبو عمر المهاجر", "killed")]),
        (
            "ومن بين القتلى خالد عثمان، وهو بائع خضار في الأربعين من عمره، وابنته ريم.",
            [("خالد عثمان", "killed"), ("ريم", "killed")],
        ),
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
        # a description first, the name after it
        ("أعلنت الشرطة القبض على أحد قادة التنظيم في البلاد، وهو خالد عثمان", [("خالد عثمان", "detained")]),
        ("أكدت المصادر إلقاء القبض في كراتشي على قائد بارز، يدعى خالد عثمان", [("خالد عثمان", "detained")]),
        ("لقي الضابط مصرعه مع جندي آخر يُدعى جون هاموند", [("جون هاموند", "killed")]),
        ("قال البيان إن أحد القتلى هو آدم عثمان", [("آدم عثمان", "killed")]),
        ("وبين القتلى أيضا العميد خالد عثمان", [("خالد عثمان", "killed")]),
        (
            "أفراد الحراسة الذين قتلوا في التفجير، وهم الرائد عماد سالم، وأمينا الشرطة محمد صبري وعصام الديب",
            [("عماد سالم", "killed"), ("محمد صبري", "killed"), ("عصام الديب", "killed")],
        ),
        (
            "وعدد البيان أسماء قتلى الهجوم، وهم: خالد عثمان وعمر سالم",
            [("خالد عثمان", "killed"), ("عمر سالم", "killed")],
        ),
        # between the verb and who suffered: the doer, a time, a phrase
        ("أعدم تنظيم داعش أمس الشيخ خالد عثمان", [("خالد عثمان", "killed")]),
        ("كما قتل مسلحون خالد عثمان مرشح الحزب", [("خالد عثمان", "killed")]),
        ("وقتل في الهجمات نائب قائد القوات العميد خالد عثمان", [("خالد عثمان", "killed")]),
        ("وعثر الجيش على جثة الجندي خالد عثمان", [("خالد عثمان", "killed")]),
        ("تنفيذ حكم القتل قصاصاً بالجاني / خالد بن عمر بن سالم", [("خالد بن عمر بن سالم", "killed")]),
        # far before the verb
        ("أفادت الأنباء أن الصحفي خالد عثمان، الذي يعمل لإذاعة وقناة، قتل في غارة", [("خالد عثمان", "killed")]),
        ("قال إن اللواء خالد عثمان وزير الداخلية الأسبق أيضا أصيب في الحادثة", [("خالد عثمان", "injured")]),
        ("أكد الحزب أن خالد عثمان تعرض لعملية اغتيال", [("خالد عثمان", "killed")]),
        # longer lists
        (
            "قُتلت أيضاً شقيقتاها ميار (15 عاماً) وآية (14 عاماً)، بالإضافة إلى ابنة عمهن نور (14 عاماً)",
            [("ميار", "killed"), ("آية", "killed"), ("نور", "killed")],
        ),
        (
            "مقتل وزير التربية، خالد عثمان، ووزير التعليم العالي، عمر سالم",
            [("خالد عثمان", "killed"), ("عمر سالم", "killed")],
        ),
        # a martyr's funeral is his own
        ("شيعت البلدة جنازة الشهيد خالد عثمان", [("خالد عثمان", "killed")]),
        # tried, spoken, meant, charged, fled
        ("مسؤوليته عن محاولة اغتيال خالد عثمان", []),
        ("حكما غيابيا بإعدام خالد عثمان", []),
        ("جاء الجنود لتوقيف خالد عثمان", []),
        ("أصدرت السلطات مذكرة اعتقال بحق النائب خالد عثمان", []),
        ("نجا الوزير خالد عثمان بعد أن تعرض لمحاولة اغتيال", []),
        ("فر خالد عثمان من البلاد", []),
        # who did it, who else suffered
        ("قتل شاب على يد شرطي يدعى خالد عثمان", []),
        ("مقتل شاب برصاص جندي يدعى خالد عثمان", []),
        ("إن منفذ الهجوم هو الشهيد خالد عثمان", []),
        ("الهدف من الغارة هو أحد قادة الحركة ويدعى خالد عثمان", []),
        ("قال خالد عثمان، الذي قُتلت ابنته في الهجوم", []),
        ("خالد عثمان - الرياض: أصيب أحد أفراد الدوريات", []),
        ("تفقد اللواء خالد عثمان، مدير الأمن، لقوة الحراسة", []),
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


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("قتل 5 جنود في انفجار. وقال المصدر إن من بين القتلى العقيد خالد عثمان", "قتل"),
        ("قتل جندي في انفجار. وأضاف البيان أن الضابط القتيل يدعى خالد عثمان", "قتل"),
        ("أصيب شخص بطلق ناري، ثم قتل 5 جنود. وذكر أن أسماء الشهداء هم: خالد عثمان", "قتل"),
    ],
)
def test_a_noun_for_the_dead_points_to_what_told_of_them(text: str, word: str) -> None:
    doc, _ = read(text)
    (person,) = mentions(text)
    assert person.fate_token is not None
    assert doc.tokens[person.fate_token].form == word


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.characters() | st.sampled_from('قتلمحمدأبوعلي وهم"(.،\n12'), max_size=100))
def test_any_text_is_read(text: str) -> None:
    for mention in mentions(text):
        assert (mention.fate is None) == (mention.fate_token is None)


def test_the_rule() -> None:
    rule = next(rule for rule in all_rules() if rule.id == "person.fate")
    assert all(words in {name for name, _ in fates(text)} for text, words in rule.examples)
    assert not any(fates(text) for text in rule.never)
