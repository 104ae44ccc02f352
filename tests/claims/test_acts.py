"""How an act stands in its sentence: what governs it, its mood, whose it is, how many it is."""

import pytest

from tawthiq.claims import acts
from tawthiq.claims.draft import Draft, drafts
from tawthiq.model.report import Report
from tawthiq.reader import Reader


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


def of(reader: Reader, text: str, word: str) -> Draft:
    """The last draft whose trigger starts with a word of the text."""
    doc = reader.prepare(Report("t", text))
    found = [d for d in drafts(doc, reader.mentions_of(doc)) if text[d.trigger.start :].startswith(word)]
    return found[-1]


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("قصفت المدفعية القرية ردا على هجوم استهدف حاجزا للجيش.", "هجوم", "reply"),
        ("أوقفت الشرطة رجلا بتهمة تفجير السوق.", "تفجير", "case"),
        ("انتشر الجيش في البلدة بعد اشتباكات عنيفة.", "اشتباكات", "after"),
        ("وقع الانفجار بعد يومين من هجوم على القاعدة.", "هجوم", "after-time"),
        ("قتل جنديان في هجوم على حاجز.", "هجوم", "none"),
    ],
)
def test_a_word_before_an_act_makes_it_an_earlier_one_a_case_or_the_reason(
    reader: Reader, text: str, word: str, name: str
) -> None:
    assert acts.governor(of(reader, text, word)) == name


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("اعتقلت الشرطة منفذ الهجوم على السوق.", "الهجوم", "people"),
        ("طوقت القوات موقع الانفجار.", "الانفجار", "spot"),
        ("شهدت المدينة سلسلة هجمات على حواجز الجيش.", "هجمات", "series"),
        ("أدى الهجوم إلى مقتل جنديين.", "مقتل", "none"),
    ],
)
def test_a_noun_in_construct_with_an_act_says_what_it_is_of_it(reader: Reader, text: str, word: str, name: str) -> None:
    assert acts.head(of(reader, text, word)) == name


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("قتل ثلاثة جنود في هجوم.", "قتل", "past"),
        ("سوف يقصف الجيش مواقع المسلحين غدا.", "يقصف", "future"),
        ("لم يقتل أحد في الغارة.", "يقتل", "negated"),
        ("أسفرت غارة عن دمار واسع.", "غارة", "none"),
    ],
)
def test_the_mood_of_a_verb(reader: Reader, text: str, word: str, name: str) -> None:
    assert acts.mood(of(reader, text, word)) == name


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("هاجم مسلحون الحاجز وقتلوا ثلاثة جنود.", "قتلوا", "plural"),
        ("قصف الجيش القرية وقتل ثلاثة أشخاص في السوق.", "قتل", "count"),
        ("قصفت القوات الحكومية البلدة.", "قصفت", "actor"),
        ("أسفر هجوم عن مقتل جنديين.", "هجوم", "none"),
    ],
)
def test_whose_act_a_verb_tells(reader: Reader, text: str, word: str, name: str) -> None:
    assert acts.subject(of(reader, text, word)) == name


def test_one_act_two_or_several(reader: Reader) -> None:
    assert acts.many(of(reader, "استهدفت غارة مستودعا.", "غارة")) == "one"
    assert acts.many(of(reader, "وقع انفجاران في المدينة.", "انفجاران")) == "two"
    assert acts.many(of(reader, "استهدفت غارات مستودعات الجيش.", "غارات")) == "several"
    assert acts.many(of(reader, "نفذ الطيران خمس غارات على المدينة.", "غارات")) == "several"
    assert acts.many(of(reader, "أصيب جندي في المدينة.", "أصيب")) == "none"


def test_a_total_and_a_governing_threat_are_seen_from_the_draft(reader: Reader) -> None:
    total = of(reader, "وقال المرصد إن أكثر من 200 ألف شخص قتلوا في سوريا منذ بداية الحرب عام 2011.", "قتلوا")
    assert total.total
    threat = of(reader, "هدد القائد بأن الطائرات تقصف المدينة غدا.", "تقصف")
    assert "threat" in threat.above
    told = of(reader, "قصفت الطائرات المدينة.", "قصفت")
    assert not told.total
    assert not told.above


def test_what_a_draft_tells_after_others_of_its_kind(reader: Reader) -> None:
    draft = of(reader, "استهدفت غارة القرية.\nوأسفرت الغارة عن مقتل طفل.", "الغارة")
    assert draft.trigger.frame in draft.earlier


@pytest.mark.parametrize(
    ("text", "word", "out"),
    [
        ("لا غارة على مدينة الباب أمس.", "غارة", True),
        ("ما سمع ليس قصفا على القرية.", "قصفا", True),
        ("لم تكن غارة بل تفجيرا.", "غارة", True),
        ("لا تزال الغارة حديث السكان.", "الغارة", False),
        ("وقعت غارة على مدينة الباب أمس.", "غارة", False),
        ("أسهمت العمليات في اعتقال عدد من قادة التنظيم.", "اعتقال", True),
        ("أسهمت معلومة في اعتقال ثلاثة من قادة التنظيم أمس.", "اعتقال", False),
    ],
)
def test_an_act_that_never_was_or_only_sums_others_up_is_ruled_out(
    reader: Reader, text: str, word: str, out: bool
) -> None:
    assert acts.ruled_out(of(reader, text, word)) is out


@pytest.mark.parametrize(
    ("text", "word", "granted"),
    [
        ("نفى الحزب وجود قادة في المقر الذي دمر أمس.", "دمر", True),
        ("نفى الحزب وجود قادة له هناك عندما وقع الهجوم.", "الهجوم", True),
        ("نفت الوزارة وقوع هجوم على القاعدة.", "هجوم", False),
        ("نفت الوزارة ما تداولته صفحات عن خطف طبيب.", "خطف", False),
    ],
)
def test_a_denial_takes_for_granted_what_only_describes_or_dates(
    reader: Reader, text: str, word: str, granted: bool
) -> None:
    assert acts.presupposed(of(reader, text, word)) is granted
