"""Posts: what a site puts around their words is left out, tags and broken words are read."""

import datetime as dt

import pytest

from tawthiq.lang import ar
from tawthiq.model.report import Report
from tawthiq.text.fold import fold
from tawthiq.text.prepare import Prepared, prepare
from tawthiq.text.tokens import tokenize


def forms(text: str) -> list[str]:
    return [token.form for token in tokenize(fold(text))]


def sentences(text: str) -> list[str]:
    doc = prepared(text)
    return [" ".join(token.form for token in doc.tokens[s.first : s.last]) for s in doc.sentences]


def prepared(text: str) -> Prepared:
    return prepare(Report("p", text, dt.date(2025, 3, 10)), ar.load())


@pytest.mark.parametrize(
    ("post", "words"),
    [
        ("قناة حلب اليوم@halabtodayقصف على البلدة", "قصف علي البلده"),  # name and handle run into the words
        ("Amal Noor@amalnoor1Mar 10, 2025قصف على البلدة", "قصف علي البلده"),  # the day of the post, not of the blow
        ("Amal Noor @amalnoor · Mar 10قصف على البلدة", "قصف علي البلده"),
        ("قصف على البلدة7:29 PM · Mar 10, 20254KViews11102", "قصف علي البلده"),
        ("قصف على البلدة00:0012:02 PM · Mar 10, 2025491.5KViews2273613.3K78", "قصف علي البلده"),
        ("قصف على البلدة 9:01 AM · Mar 10, 2025 وجرحى", "قصف علي البلده · وجرحي"),
        ("قصف على البلدة https://t.me/post_17/x?y=2#z تابعونا", "قصف علي البلده تابعونا"),
        ("للتواصل مع الهيئة info@site.org يوميا", "للتواصل مع الهييه info @ site . org يوميا"),  # an address is none
        ("قال أمس @amal إن القصف توقف", "قال امس @ amal ان القصف توقف"),  # within a line none either
    ],
)
def test_furniture_is_left_out(post: str, words: str) -> None:
    assert " ".join(forms(post)) == words


def test_offsets_stay_those_of_the_post() -> None:
    post = "قناة حلب@halabtvMar 10, 2025قُصفت البلدةُ7:29 PM · Mar 10, 20254KViews"
    assert [post[token.start : token.end] for token in tokenize(fold(post))] == ["قُصفت", "البلدةُ"]


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        ("اعتـ ـقلت", "اعتقلت"),  # a blank between two strokes
        ("عنـ ـاصر خـ ـلايـ ـا", "عناصر خلايا"),
        ("طـ ـيـ ـّارة", "طياره"),  # with a vowel sign behind the stroke
        ("داعــ.ِش", "داعش"),
        ("قتـ..ـل", "قتل"),
        ("1446هـ ـ الموافق", "1446ه  الموافق"),  # no word goes on behind the year
        ("عام 1446 هـ ـ الموافق", "عام 1446 ه  الموافق"),
        ("عمان ـ دمشق", "عمان  دمشق"),  # a stroke as a dash
    ],
)
def test_broken_words_are_mended(broken: str, mended: str) -> None:
    assert fold(broken).text == mended


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("في #ريف_دمشق الغربي", ["في", "ريف", "دمشق", "الغربي"]),
        ("مدينة #الباب.", ["مدينه", "الباب", "."]),
        ("رقم #5 وخط_وسط", ["رقم", "#", "5", "وخط", "_", "وسط"]),  # neither is a tag
        ("English Belowبيان", ["english", "below", "بيان"]),
        ("قريةالنور", ["قريه", "النور"]),
        ("أيضاًوقال", ["ايضا", "وقال"]),
        ("مدرسة، قرية", ["مدرسه", "،", "قريه"]),
    ],
)
def test_tags_and_missing_blanks(text: str, words: list[str]) -> None:
    assert forms(text) == words


def test_a_row_of_tags_is_no_part_of_a_sentence() -> None:
    assert sentences("#سوريا #حلب #خاص قصف على البلدة") == ["سوريا حلب خاص", "قصف علي البلده"]
    assert sentences("قصف على البلدة #سوريا #حلب #خاص") == ["قصف علي البلده", "سوريا حلب خاص"]
    assert sentences("قصف قرب #سرمدا بريف #إدلب") == ["قصف قرب سرمدا بريف ادلب"]


def test_a_post_above_its_tags_is_no_headline() -> None:
    assert [s.headline for s in prepared("قصف على البلدة\n#سوريا #حلب #خاص").sentences] == [False, False]
    assert [s.headline for s in prepared("قصف على البلدة\nقال مصدر إن القصف توقف").sentences] == [True, False]


def test_the_first_item_of_a_list_is_no_headline() -> None:
    assert not any(s.headline for s in prepared("- قصف على البلدة\n- جرحى في القرية").sentences)
    assert prepared("- قصف على البلدة\nقال مصدر إن القصف توقف").sentences[0].headline
    assert prepared("«قصف» على البلدة\n«الجيش» يرد").sentences[0].headline
