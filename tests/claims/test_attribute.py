"""Whose words a stretch of a report is: scopes of speakers across clauses, sentences and quotations."""

import datetime as dt

import pytest

from tawthiq.claims.attribute import Voice, scopes
from tawthiq.model.report import Report
from tawthiq.reader import Reader

READER = Reader.load()


def voice_at(text: str, words: str) -> Voice | None:
    """The voice at the first place where some words stand."""
    doc = READER.prepare(Report("test", text, dt.date(2023, 7, 9)))
    found = scopes(doc, READER.mentions_of(doc))
    at = text.index(words)
    return found.at(max(token.index for token in doc.tokens if token.start <= at))


def speaker_at(text: str, words: str) -> str | None:
    voice = voice_at(text, words)
    return voice.source.name if voice else None


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        # he added, he said: the last speaker goes on
        ("قال مصدر طبي إن ثلاثة قتلوا. وأضاف أن سبعة أصيبوا.", "سبعة", "مصدر طبي"),
        ("قال مصدر طبي إن ثلاثة قتلوا، مشيرا إلى أن سبعة أصيبوا.", "سبعة", "مصدر طبي"),
        ("أدان الرئيس الهجوم. وأضاف أن منفذه قتل.", "قتل", "الرئيس"),
        # the outlet resumes its own voice
        ("قال مصدر طبي إن ثلاثة قتلوا. ووصلت تعزيزات وقتل جندي في الطريق.", "قتل جندي", None),
        ("أعلن الجيش مقتل أحد جنوده، في الوقت الذي قتل ستة مدنيين في هجوم آخر.", "ستة", None),
        # a sentence that goes on with "as also"
        ("وقالت قيادة العمليات في بيان إن سبعة مسلحين قتلوا. كما تم تفكيك ثلاث عبوات.", "تفكيك", "قيادة العمليات"),
        # a quotation holds until it closes
        ("وقال مصدر عسكري “قتل خمسة جنود في الكمين. ثم انسحب المسلحون.” وعثر لاحقا على جثة.", "انسحب", "مصدر عسكري"),
        ("وقال مصدر عسكري “قتل خمسة جنود في الكمين. ثم انسحب المسلحون.”\nوعثر لاحقا على جثة.", "جثة", None),
        ("وأضاف المصدر “خرج رتل من المدينة”.", "رتل", "المصدر"),
        # according to: head, tail, inside
        ("بحسب الدفاع المدني، قتل خمسة أشخاص وأصيب ثمانية.", "ثمانية", "الدفاع المدني"),
        ("قتل خمسة أشخاص وأصيب ثمانية، بحسب الدفاع المدني.", "خمسة", "الدفاع المدني"),
        ("قتل خمسة أشخاص بحسب الدفاع المدني، لكن دون تفاصيل أخرى.", "خمسة", "الدفاع المدني"),
        ("أسفرت الغارة، بحسب الدفاع المدني، عن مقتل خمسة.", "أسفرت", None),
        ("أسفرت الغارة، بحسب الدفاع المدني، عن مقتل خمسة.", "خمسة", "الدفاع المدني"),
        ("قتل شخصان، وبحسب الدفاع المدني فإن الغارة أصابت سوقا.", "شخصان", None),
        ("قال شهود عيان إن الحافلة احترقت، وقتل ركابها بحسب مصدر طبي.", "احترقت", "شهود عيان"),
        ("قال شهود عيان إن الحافلة احترقت، وقتل ركابها بحسب مصدر طبي.", "ركابها", "مصدر طبي"),
        ("وقتل عشرة في تفجيرين تبناهما تنظيم الدولة الإسلامية بحسب مصادر طبية.", "عشرة", "مصادر طبية"),
        # reports and passives speak for nobody
        ("قال مصدر طبي إن ثلاثة قتلوا. وأفادت أنباء بمقتل رابع.", "رابع", None),
        ("قال مصدر طبي إن ثلاثة قتلوا. أعلن مقتل رابع.", "رابع", None),
        # who condemns an act does not tell it
        ("أدان مجلس الأمن التفجير الذي قتل خمسة أشخاص.", "خمسة", None),
        # a relative clause opens no scope
        ("وتختلف الرواية عما قاله الناجون للصحفيين وقتل خمسة في الحادث.", "خمسة", None),
    ],
)
def test_scope(text: str, words: str, speaker: str | None) -> None:
    assert speaker_at(text, words) == speaker


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("قال مصدر أمني إن خمسة قتلوا. وقال المصدر نفسه إن سادسا أصيب.", "سادسا", "مصدر أمني"),
        ("قال غسان حداد إن خمسة قتلوا. وتابع حداد أن سادسا أصيب.", "سادسا", "غسان حداد"),
        ("قال المستشار هاشم بشر إن خمسة قتلوا. وأضاف المستشار بشر أن سادسا أصيب.", "سادسا", "المستشار هاشم بشر"),
        ("وقال مسؤول محلي إن خمسة قتلوا. وأوضح المسؤول الليبي أن سادسا أصيب.", "سادسا", "مسؤول محلي"),
        ("قال مسؤول محلي إن خمسة قتلوا. وقال المصدر الطبي إن سادسا أصيب.", "سادسا", "المصدر الطبي"),
        ("قالت مصادر محلية إن خمسة قتلوا. وقالت هذه المصادر إن سادسا أصيب.", "سادسا", "مصادر محلية"),
    ],
)
def test_a_later_name_takes_up_the_fuller_one(text: str, words: str, speaker: str) -> None:
    assert speaker_at(text, words) == speaker


def test_an_outlet_that_is_cited_passes_on_the_speakers_words() -> None:
    voice = voice_at("رجحت وزارة الدفاع الروسية مقتل القيادي في غارة، حسب ما نقلت وكالة الأناضول.", "مقتل")
    assert voice is not None
    assert (voice.source.name, [via.name for via in voice.source.via]) == ("وزارة الدفاع الروسية", ["وكالة الأناضول"])


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("ونفى الجيش أن يكون استهدف منطقة مأهولة.", "denies"),
        ("ونفى الوزير أن يكون الانفجار ناجما عن عمل إرهابي.", "says"),  # the explosion itself is not denied
        ("ونسبت الصحيفة إلى مدير المستشفى أن عشرة قتلوا.", "quotes"),
        ("ونسبت الحكومة الهجوم إلى المتمردين.", "accuses"),
    ],
)
def test_how_it_is_said(text: str, cue: str) -> None:
    voice = voice_at(text, ".")
    assert voice is not None
    assert voice.cue.cue == cue


def test_who_condemns_is_known_as_no_doer() -> None:
    text = "أدان الجيش السوداني الهجوم على المدينة."
    doc = READER.prepare(Report("test", text, None))
    found = scopes(doc, READER.mentions_of(doc))
    assert set(found.cues.values()) == {"accuses"}
