"""Folding is for search; the map back must be exact for any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.text.fold import fold, fold_word
from tawthiq.text.tokens import tokenize

ARABIC = st.text(alphabet='ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآةىئؤءـ٠١٢٣ ًٌٍَُِّْ.،؛؟"«»\u200f\u202bﷲﻻﺔ123ab\n', max_size=80)


@pytest.mark.parametrize(
    ("source", "folded"),
    [
        ("أُصِيبَ", "اصيب"),  # hamza and vowel signs
        ("مدرســـة", "مدرسه"),  # tatweel, teh marbuta
        ("مسؤول", "مسوول"),  # hamza on waw
        ("٧ تموز ۲۰۲۳", "7 تموز 2023"),  # digits of two more scripts
        ("ﻻ ﷲ", "لا الله"),  # ligatures grow
        ("«درع الفرات»", '"درع الفرات"'),  # quotation marks of every kind
        ("علی کرکوک", "علي كركوك"),  # Farsi yeh and kaf
        ("\u202bغزة\u202c", "غزه"),  # bidi controls
        ("الطـ.ـائرات", "الطايرات"),  # broken up to slip past moderation
        ("قال.ثم", "قال.ثم"),  # a missing blank is no broken word
    ],
)
def test_folds(source: str, folded: str) -> None:
    assert fold(source).text == folded


@given(ARABIC | st.text(max_size=60))
def test_every_folded_character_comes_from_its_source(source: str) -> None:
    folded = fold(source)
    last = -1
    for position, letter in enumerate(folded.text):
        at = folded.source_start(position)
        assert 0 <= at < len(source)
        assert at >= last
        assert letter in fold(source[at]).text
        last = at


@given(ARABIC | st.text(max_size=60))
def test_tokens_stand_where_they_say(source: str) -> None:
    end = 0
    for token in tokenize(fold(source)):
        assert end <= token.start < token.end <= len(source)
        assert fold_word(source[token.start : token.end]) == token.form.strip()
        end = token.end


def test_a_span_keeps_the_vowel_signs_of_its_last_letter() -> None:
    token = tokenize(fold("مقتلُ شخص"))[0]
    assert (token.start, token.end) == (0, 5)
