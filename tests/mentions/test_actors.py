"""Actors: every example of the lists, every name in them, and what a sentence makes of them."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from listed import LANGUAGE, PACKAGE, Case, cases, read, without_example

from tawthiq.mentions import actors
from tawthiq.model.mention import ActorMention
from tawthiq.rules.compile import read_list
from tawthiq.rules.rule import Rule, all_rules


def found(text: str, published: dt.date | None = None) -> list[tuple[str, str | None]]:
    """The words and the id of each actor of a text."""
    return [(text[m.start : m.end], m.actor_id) for m in mentions(text, published)]


def mentions(text: str, published: dt.date | None = None) -> list[ActorMention]:
    doc, hits = read(text, published)
    return actors.find(doc, hits, LANGUAGE)


def ids_of(entry: dict[str, object]) -> set[object]:
    return {entry.get("actor", entry["id"])}


@pytest.mark.parametrize("case", cases("actors/actors.yml", "examples"))
def test_listed(case: Case) -> None:
    expected = case.row.get("actor", case.entry.get("actor", case.entry["id"]))
    assert (case.row["find"], expected) in found(case.text)


@pytest.mark.parametrize("case", cases("actors/actors.yml", "never"))
def test_never_listed(case: Case) -> None:
    if "resolve" in case.entry or "refers" in case.entry:
        wanted = {str(actor) for actor in case.entry.get("resolve", {}).values()}
        assert not wanted & {actor for _, actor in found(case.text)}
    assert case.entry["id"] not in {actor for _, actor in found(case.text)}


@pytest.mark.parametrize("path", ["actors/forces.yml", "lang/ar/party_nouns.yml"])
def test_every_entry_has_an_example(path: str) -> None:
    assert not list(without_example(path))


@pytest.mark.parametrize(
    "case", [*cases("actors/forces.yml", "examples"), *cases("lang/ar/party_nouns.yml", "examples")]
)
def test_forces_and_parties(case: Case) -> None:
    got = dict(found(case.text))
    assert case.row["find"] in got
    if "actor" in case.row:
        assert got[case.row["find"]] == case.row["actor"]


@pytest.mark.parametrize("case", cases("actors/forces.yml", "never"))
def test_never_forces(case: Case) -> None:
    rules = {m.rule for m in mentions(case.text)}
    assert not rules & {"actor.force", "actor.bare-force", "actor.adjective"}


@pytest.mark.parametrize("case", cases("lang/ar/party_nouns.yml", "never"))
def test_never_parties(case: Case) -> None:
    assert "actor.party" not in {m.rule for m in mentions(case.text)}


def test_every_name_of_the_list_is_read_as_its_actor() -> None:
    """Whatever the order of the entries, a name must not be taken by another entry."""
    wrong = []
    for entry in read_list(PACKAGE / "actors/actors.yml"):
        if {"resolve", "refers", "needs"} & entry.keys():
            continue
        for word in entry["words"]:
            got = {actor for _, actor in found(f"بحسب {word}، وقع الهجوم")}
            if entry["id"] not in got:
                wrong.append((entry["id"], word, got))
    assert not wrong


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("شن طيران التحالف غارات على صعدة في اليمن", ("طيران التحالف", "saudi-coalition")),
        ("شن طيران التحالف غارات على الموصل في العراق", ("طيران التحالف", "us-coalition")),
        ("اعتقلت قوات الاحتلال شابا في نابلس", ("قوات الاحتلال", "idf")),
        ("هاجم المسلحون الحوثيون الموقع", ("المسلحون الحوثيون", "houthis")),
        ("قتل 7 من مقاتلي حركة طالبان", ("مقاتلي حركة طالبان", "taliban")),
        ("قصفت القوات الجوية الروسية المدينة", ("القوات الجوية الروسية", "ru-forces")),
        ("أعلنت وزارة الدفاع الروسية تدمير المقر", ("وزارة الدفاع الروسية", "ru-mod")),
        ("قال الجيش التركي إن الجيش قصف المواقع", ("الجيش", "tr-forces")),
        ("غارات للتحالف الدولي على الرقة في سوريا", ("للتحالف الدولي", "us-coalition")),
        ('عناصر من تنظيم "داعش" الإرهابي', ('عناصر من تنظيم "داعش"', "is")),
        ("قتل في غارة إسرائيلية على السيارة", ("إسرائيلية", "idf")),
        ("قصفت تركيا مواقع في الجبال", ("تركيا", "tr-government")),
        ("قوات أمن صومالية", ("قوات أمن صومالية", "so-forces")),
        ("جيش الاحتلال الإسرائيلي", ("جيش الاحتلال الإسرائيلي", "idf")),
        ("مسلحين من قبيلة مورلي", ("مسلحين من قبيلة مورلي", None)),
        ('مقر تابع لفصيل "جيش الشرقية"', ('فصيل "جيش الشرقية"', "jaysh-sharqiya")),
        ("استهدف زعيم دعاش في المنطقة", ("دعاش", "is")),
        ('استهدفت مواقع لتنظيم " داعش " الإرهابي', ('لتنظيم " داعش "'[1:], "is")),
        ("قال الجيش الألماني إن قواته في الخارج", ("الجيش الألماني", "de-forces")),
        ("أعلنت القيادية المركزية الأمريكية مقتله", ("القيادية المركزية الأمريكية", "us-centcom")),
        ("اتهمت د1عش بالهجوم", ("د1عش", "is")),
        ("استهداف لمسيّرة تركية", ("مسيّرة تركية", "tr-forces")),
        ("طائرات يعتقد أنها روسية قصفت المدينة", ("روسية", "ru-forces")),
        ("أسقطت الدفاعات الجوية طائرة مسيرة", ("الدفاعات الجوية", None)),
        ("ألقت الشرطة القبض على ثلاثة في العراق", ("الشرطة", "iq-police")),
        ("هاجم مسلحون عناصر الأمن في بغداد بالعراق", ("عناصر الأمن", "iq-forces")),
        ("قتل جندي من الحرس الوطني في تونس", ("الحرس الوطني", "tn-forces")),
        ("عناصر من حركة الشباب", ("عناصر من حركة الشباب", "al-shabaab")),
    ],
)
def test_in_a_sentence(text: str, expected: tuple[str, str | None]) -> None:
    assert expected in found(text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("سقط الصاروخ على القاعدة الجوية", "a base"),
        ("توقفت حركة المرور في الشارع", "traffic"),
        ("وصل إلى تركيا آلاف النازحين", "a place"),
        ("قال اللواء أحمد حسن", "a rank"),
        ("شركة الطيران المدني", "an airline"),
        ("مسيرة حاشدة في المدينة", "a march"),
        ("قتل خمسة أفراد من عائلة واحدة", "victims"),
        ("اعتقال مجموعة من الشباب في المدينة", "young people"),
        ("قتل اثنان من الشرطيين قرب تركيا", "policemen of no named state"),
        ("تحطم طائرة إيطالية وعلى متنها 60 راكبا", "an airliner"),
        ("امرأة يعتقد أنها تركية", "a woman"),
    ],
)
def test_nobody(text: str, why: str) -> None:
    assert not found(text), why


def test_names_that_hide_an_article() -> None:
    """A text cuts the alef of the article after ل; the name by itself has it."""
    (mention,) = mentions("غارات للتحالف الدولي")
    assert mention.name == "التحالف الدولي"
    assert found("صرح لـCNN") == [("CNN", "cnn")]  # the preposition and its tatweel stand before the mention
    (mention,) = mentions("مقر للواء شهداء اليرموك")
    assert (mention.name or "").startswith("لواء")


def test_the_day_decides_which_coalition() -> None:
    before = found("قصفت قوات التحالف الموصل في العراق", dt.date(2006, 5, 1))
    after = found("قصفت قوات التحالف الموصل في العراق", dt.date(2016, 5, 1))
    assert ("قوات التحالف", "mnf-iraq") in before
    assert ("قوات التحالف", "us-coalition") in after


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.characters() | st.sampled_from('داعشقواتحزبالله "()/:،.\n'), max_size=120))
def test_any_text_is_read(text: str) -> None:
    last = 0
    for mention in mentions(text):
        assert last <= mention.start < mention.end <= len(text)
        last = mention.end


@pytest.mark.parametrize(
    "rule", [rule for rule in all_rules() if rule.id.startswith("actor.") and rule.examples], ids=lambda r: r.id
)
def test_rules(rule: Rule) -> None:
    for text, words in rule.examples:
        assert words in {word for word, _ in found(text)}
    for text in rule.never:
        assert rule.id not in {m.rule for m in mentions(text)}
