"""What the words around two triggers say, in sentences of news."""

import pytest

from tawthiq.claims.draft import Draft, drafts
from tawthiq.claims.stems import stem
from tawthiq.model.report import Report
from tawthiq.reader import Reader
from tawthiq.reconcile import words


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


def of(reader: Reader, text: str, word: str) -> Draft:
    """The draft whose trigger starts with a word of the text."""
    doc = reader.prepare(Report("t", text))
    return next(d for d in drafts(doc, reader.mentions_of(doc)) if text[d.trigger.start :].startswith(word))


def test_a_stem_has_lost_its_article_and_what_merges_with_it() -> None:
    assert {stem(form) for form in ("هجوم", "الهجوم", "والهجوم", "بالهجوم", "للهجوم", "وهجوم")} == {"هجوم"}
    assert stem("وفد") == "وفد"  # too short to have lost a letter


def test_an_act_is_called_another_or_pointed_at(reader: Reader) -> None:
    assert words.is_another(of(reader, "استهدفت غارة أخرى مستودعا للذخيرة.", "غارة"))
    assert not words.is_another(of(reader, "استهدفت غارة مستودعا للذخيرة.", "غارة"))
    assert words.is_pointed_at(of(reader, "أسفر هذا الهجوم عن مقتل جنديين.", "الهجوم"))
    assert not words.is_pointed_at(of(reader, "أسفر الهجوم عن مقتل جنديين.", "الهجوم"))


def test_an_earlier_toll_is_not_another_act(reader: Reader) -> None:
    assert words.gives_a_toll(of(reader, "وكانت حصيلة سابقة أشارت إلى مقتل ثمانية أشخاص.", "مقتل"))
    assert not words.gives_a_toll(of(reader, "أشارت الشرطة إلى مقتل ثمانية أشخاص.", "مقتل"))


def test_how_a_sentence_begins(reader: Reader) -> None:
    assert words.beginning(of(reader, "وأضاف المصدر أن الهجوم أوقع قتيلين.", "الهجوم")) == "said"
    assert words.beginning(of(reader, "وكان هجوم قد استهدف القاعدة الشهر الماضي.", "هجوم")) == "was"
    assert words.beginning(of(reader, "كما قتل شرطي في المدينة.", "قتل")) == "also"


def test_words_that_set_apart(reader: Reader) -> None:
    doc = reader.prepare(Report("t", "قتل جندي في الشمال فيما أصيب شرطي في الجنوب"))
    assert words.parted(doc, 0, 6)
    assert not words.parted(doc, 0, 4)


def test_how_much_of_a_sentence_another_has(reader: Reader) -> None:
    text = "انفجرت عبوة ناسفة قرب سوق المدينة.\nوقتل شرطي حين انفجرت العبوة قرب السوق.\nوتظاهر عمال المصنع."
    doc = reader.prepare(Report("t", text))
    first, *rest = drafts(doc, reader.mentions_of(doc))
    again = next(d for d in rest if d.sentence.index == 1)
    other = next(d for d in rest if d.sentence.index == 2)
    assert words.overlap(first, again) > words.overlap(first, other)
    assert words.overlap(first, first) == 1
