"""Named persons: the examples of the roles, and names with what stands around them. All names here are invented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from listed import LANGUAGE, Case, cases, read

from tawthiq.mentions import persons
from tawthiq.model.mention import PersonMention
from tawthiq.rules.rule import all_rules

LIST = "lang/ar/people_roles.yml"


def mentions(text: str) -> list[PersonMention]:
    doc, hits = read(text)
    return persons.find(doc, hits, LANGUAGE)


def names(text: str) -> list[str]:
    return [m.name for m in mentions(text)]


@pytest.mark.parametrize("case", cases(LIST, "examples"))
def test_listed(case: Case) -> None:
    person = next(m for m in mentions(case.text) if m.name == case.row["find"])
    for field in ("role", "age", "sex", "kin"):
        if field in case.row:
            assert getattr(person, field) == case.row[field]


@pytest.mark.parametrize("case", cases(LIST, "never"))
def test_never_listed(case: Case) -> None:
    assert not names(case.text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("استشهد محمد أحمد خليل وعمر سالم برصاص الجنود", ["محمد أحمد خليل", "عمر سالم"]),
        ('قتل القيادي "أبو عمر الشامي" في الغارة', ["أبو عمر الشامي"]),
        ("قال المتحدث باسم الشرطة سعيد منصور إن الوضع هادئ", ["سعيد منصور"]),
        ("اغتيال العميد عبد الله سالم في عدن", ["عبد الله سالم"]),
        ("قتل خالد بن سعيد الحربي", ["خالد بن سعيد الحربي"]),
        ("قتل القيادي المعروف باسم «أبو مصعب الديري» في الغارة", ["أبو مصعب الديري"]),
        ("قتل القيادي خالد عثمان المعروف بأبي عمر", ["خالد عثمان"]),
        ('اعتقال "أم حمزة العراقية"', ["أم حمزة العراقية"]),
        ('اعتقال "ابن سالم المهاجر"', ["ابن سالم المهاجر"]),
        ("استشهد الشاب أحمد جامع برصاص الجنود", ["أحمد جامع"]),
        ("تعيين الملا اختر منصور على رأس الحركة", ["اختر منصور"]),
        # double family names, tribes, names in transliteration
        ("قتل محمد ولد نافع وأحمد بن بيه", ["محمد ولد نافع", "أحمد بن بيه"]),
        ("قال سلطان بن محمد آل نهيان إن الهجوم فشل", ["سلطان بن محمد آل نهيان"]),
        ("قتل المواطن الأمريكي براندون هوكستر في الهجوم", ["براندون هوكستر"]),
        ("قتل الضابط ألون زاكيم (41 عاما)", ["ألون زاكيم"]),
        ("قال رئيس الوزراء التركي أحمد داود أوغلو بأنه يرفض الهدنة", ["أحمد داود أوغلو"]),
        ("مقتل القائد الكردي باهوز دوغان", ["باهوز دوغان"]),
        ("قال عبدالحي زكريا يوسف إن القصف مستمر", ["عبدالحي زكريا يوسف"]),
        # an adjective between title and name, an office in brackets, a comma before the name
        ("استشهد الطفل الفلسطيني علي مزهر", ["علي مزهر"]),
        ("استهدف القيادي في الكتائب (الجناح العسكري للحركة) محمد فياض", ["محمد فياض"]),
        ("قال رئيس وحدة مكافحة الشغب بالمحافظة، أحمد الجبلي، إن الوضع هادئ", ["أحمد الجبلي"]),
        # strangers to every list, where the words leave no doubt
        ("اعتقل رجل يدعى ترينت هادلي في المطار", ["ترينت هادلي"]),
        ("قتل كل من شيلان ديرسم، وروجين تولهلدان", ["شيلان ديرسم", "روجين تولهلدان"]),
        ("أصيبت والدته ايهان (26 عاما) بجروح", ["ايهان"]),
        ("وقتل نجله الحسين في الغارة", ["الحسين"]),
        # a family name that the report taught
        ("قال عبد السلام دردونة إن سعد دردونة توفي", ["عبد السلام دردونة", "سعد دردونة"]),
        # names end where verbs and particles begin
        ("قال محمد الناصر بانه سيستقيل", ["محمد الناصر"]),
        ("نسبت الرسالة إلى عبدالملك الحوثي قوله", ["عبدالملك الحوثي"]),
        ("وكانت أحلام عمر أمام عينيه", []),
        ("رفض الكشف عن اسمه نظرا لحساسية الأمر", []),
        ("في مكان يدعى كفر سنان", []),
        ("بعيد عنهم حيث يدرس", []),
        ("انتشر الجيش في الشيخ زويد", []),
        ("هاجموا كتيبة الشهيد خالد عثمان", []),
        ("سيطروا على مواقع في صلاح الدين وكركوك", []),
        ("الرئيس غادر للعلاج", []),
        # no people: على (on), feasts, towns, brigades, mosques
        ("وصلوا إلى أبو ظبي", []),
        ("كتائب عز الدين القسام", []),
        ("قرب مسجد عمر بن الخطاب", []),
        ("شارع صلاح الدين", []),
        ("على الأقل", []),
        ("لليوم الثاني على التوالي", []),
        ("نقلوا إلى مستشفى أبو يوسف النجار", []),
        ("سقط ما يزيد على مائة قتيل", []),
        ("عشية عيد الأضحى المبارك", []),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_ages_in_a_list_of_victims() -> None:
    text = "قتل محمد خليل (41 عاما) وزوجته سعاد (36 عاما) وابنتهما هبة (7 سنوات) ويوسف (عامان)"
    assert [(m.name, m.age, m.kin) for m in mentions(text)] == [
        ("محمد خليل", 41, None),
        ("سعاد", 36, "زوجته"),
        ("هبة", 7, "ابنتهما"),
        ("يوسف", 2, None),
    ]


def test_kin_and_sex_in_a_list() -> None:
    text = "استشهد نضال جمعة (42 عاما) وزوجته رشا (38) وطفلاه محمد (12 عاما) وكرم (عامان) وشقيقته ليان، تسعة أعوام"
    assert [(m.name, m.age, m.kin, m.sex) for m in mentions(text)] == [
        ("نضال جمعة", 42, None, None),
        ("رشا", 38, "زوجته", "f"),
        ("محمد", 12, "طفلاه", None),
        ("كرم", 2, None, None),
        ("ليان", 9, "شقيقته", "f"),
    ]


def test_months_are_no_years() -> None:
    (person,) = mentions("استشهد الرضيع يوسف أحمد (8 أشهر)")
    assert person.age is None


def test_the_age_of_the_next_person_is_not_taken() -> None:
    first, second = mentions("قتل محمد خليل وزوجته سعاد (36 عاما)")
    assert (first.age, second.age) == (None, 36)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.characters() | st.sampled_from('محمدأبوعليالشيخ "(.\n12'), max_size=100))
def test_any_text_is_read(text: str) -> None:
    for mention in mentions(text):
        assert text[mention.start : mention.end] == mention.name


def test_the_rule() -> None:
    rule = next(rule for rule in all_rules() if rule.id == "person.named")
    assert all(words in names(text) for text, words in rule.examples)
    assert not any(names(text) for text in rule.never)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("مقتل العقيد فيتالي إيفانوف في انفجار", ["فيتالي إيفانوف"]),
        ("قتل البريجادير جنرال جوفينال نكورونزا", ["جوفينال نكورونزا"]),
        ("جانيان: الأول أرقاوي ولدو مريم، والثاني تسفاي كبيدي", ["أرقاوي ولدو مريم", "تسفاي كبيدي"]),
        ("أقدم / مشعشع بن عمر بن سالم على قتله", ["مشعشع بن عمر بن سالم"]),
        ("حجاج بيت الله الحرام", []),
        ("قتل بيت الله محسود في غارة", ["بيت الله محسود"]),
        ("الضابط المقتول لم يعرف اسمه", []),
        ("وهو خالد الخضراوي أصيل القصرين", ["خالد الخضراوي"]),
    ],
)
def test_names_no_list_knows(text: str, expected: list[str]) -> None:
    assert names(text) == expected
