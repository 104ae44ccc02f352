"""What a hedge governs, read from sentences of our own."""

import datetime as dt

import pytest

from tawthiq.claims.hedging import modality_of, unknown_field
from tawthiq.mentions.find import Mentions
from tawthiq.model.report import Report
from tawthiq.reader import Reader
from tawthiq.text.prepare import Prepared

READER = Reader.load()


def read(text: str) -> tuple[Prepared, Mentions]:
    doc = READER.prepare(Report("test", text, dt.date(2023, 7, 9)))
    return doc, READER.mentions_of(doc)


def hedged(text: str) -> dict[str, str]:
    """The hedged mentions of a text with the words that hedge each."""
    doc, found = read(text)
    kinds = (found.actors, found.targets, found.counts, found.persons, found.weapons)
    made = {}
    for mention in (mention for kind in kinds for mention in kind):
        modality, cue = modality_of(doc, found, mention)
        if modality == "hedged":
            assert cue is not None
            made[text[mention.start : mention.end]] = cue.text
    return made


@pytest.mark.parametrize(
    ("text", "words", "cue"),
    [
        ("قصفت طائرة مسيرة يعتقد أنها تابعة للتحالف الدولي سيارة", "التحالف الدولي", "يعتقد أنها"),
        ("قتل مسلحون يشتبه بأنهم من حركة الشباب خمسة جنود", "حركة الشباب", "يشتبه بأنهم"),
        ("ويرجح أن حركة الشباب نفذت الهجوم", "حركة الشباب", "يرجح أن"),
        ("رجحت وزارة الدفاع، الجمعة، مقتل خمسة مسلحين في الغارة", "خمسة مسلحين", "رجحت"),
        ("أنباء عن مقتل خمسة جنود في كمين", "خمسة جنود", "أنباء عن"),
        ("وأفادت أنباء بمقتل ثلاثة جنود", "ثلاثة جنود", "أفادت أنباء"),
        ("تناقلت مواقع التواصل خبر مقتل خمسة جنود", "خمسة جنود", "تناقلت"),
        ("وقع هجوم منسوب إلى حزب العمال الكردستاني", "حزب العمال الكردستاني", "منسوب"),
        ("ولم يتضح إن كانت الغارة نفذها الجيش السوري", "الجيش السوري", "لم يتضح إن كانت"),
        ("قصفت طائرات تابعة للجيش السوري أو طائرات روسية المدينة", "الجيش السوري", "أو"),
    ],
)
def test_governed(text: str, words: str, cue: str) -> None:
    found = hedged(text)
    assert [value for name, value in found.items() if words.removeprefix("ال") in name] == [cue]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("حلقت قوات يعتقد أنها أجنبية وقصفت سيارة مدنية", "سيارة"),  # the act is not part of the description
        ("اعتقل مشتبه به في إطلاق نار على مسجد", "مسجد"),
        ("قتل خمسة جنود في كمين، ويرجح أن حركة الشباب نفذته", "خمسة جنود"),  # what stands before is asserted
        ("قصف الجيش السوري وفصائل معارضة المدينة", "الجيش السوري"),
    ],
)
def test_not_governed(text: str, words: str) -> None:
    assert not any(words in name for name in hedged(text))


def test_how_many_is_sure_where_only_who_they_were_is_not() -> None:
    doc, found = read("قتل عشرة مسلحين يشتبه في أنهم من حركة الشباب في معركة")
    (count,) = found.counts
    assert modality_of(doc, found, count)[0] == "asserted"
    assert modality_of(doc, found, count, identity=True)[0] == "hedged"


def test_an_evidence_is_short_and_of_the_text() -> None:
    doc, found = read("ويرجح أن حركة الشباب نفذت الهجوم")
    (actor,) = [actor for actor in found.actors if actor.actor_id]
    _, cue = modality_of(doc, found, actor)
    assert cue is not None
    assert doc.report.text[cue.start : cue.end] == cue.text
    assert len(cue.text) <= 120


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("قتل رجل دون معرفة هويته", "victims"),
        ("ولم تتبن أي جهة الهجوم", "perpetrators"),
        ("ولم يتضح سبب الانفجار", None),
    ],
)
def test_what_an_unknown_leaves_open(text: str, field: str | None) -> None:
    _, found = read(text)
    (hedge,) = [hedge for hedge in found.hedges if hedge.modality == "unknown"]
    assert unknown_field(found, hedge) == field
