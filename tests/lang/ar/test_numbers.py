"""Numbers in digits and words."""

import pytest

from tawthiq.lang.ar.numbers import read_number, read_ordinal
from tawthiq.text.fold import fold
from tawthiq.text.tokens import Token, tokenize


def tokens(text: str) -> list[Token]:
    """The tokens of a text."""
    return tokenize(fold(text))


@pytest.mark.parametrize(
    ("text", "value", "words"),
    [
        ("٢٥", 25, 1),
        ("1,500", 1500, 1),
        ("1.500", 1500, 1),
        ("1.234.567", 1234567, 1),
        ("3.5 مليون", 3_500_000, 2),
        ("6.935 ملايين برميل", 6_935_000, 2),  # a point before a scale word is a decimal point
        ("2,5 مليون", 2_500_000, 2),
        ("١٢ ألفا", 12_000, 2),
        ("ألف", 1000, 1),
        ("ألفين", 2000, 1),
        ("ألفا قتيل", 2000, 1),  # the dual before its noun
        ("مئتي", 200, 1),
        ("مائة", 100, 1),
        ("خمسة وعشرين", 25, 2),
        ("خمس و عشرون", 25, 3),  # a source that sets every proclitic apart
        ("إحدى وعشرين امرأة", 21, 2),
        ("مليون ونصف", 1_500_000, 2),
        ("مليون ونصف المليون", 1_500_000, 3),
        ("نصف مليون", 500_000, 2),
        ("أحد عشر", 11, 2),
        ("اثنتي عشرة", 12, 2),
        ("بخمسة عشر", 15, 2),
        ("ثمانية", 8, 1),
        ("ثلاثمائة وخمسة وأربعين", 345, 3),
        ("ثلاث مئة", 300, 2),
        ("ثلاثة آلاف ومئتان وخمسون", 3250, 4),
        ("30 ألفا و228 شهيدا", 30_228, 4),
        ("مليون و200 ألف و300", 1_200_300, 6),
        ("مئة و20", 120, 3),
        ("ألف وتسعمئة", 1900, 2),
        ("خمسة قتلى وعشرون", 5, 1),
        ("عشرين وخمسة", 20, 1),  # two numbers: a unit follows no ten
        ("20 و30", 20, 1),
        ("الـ24", 24, 2),
        ("الخمسة والعشرين", 25, 2),
        ("مئتي ألف", 200_000, 2),
        ("ستمئة", 600, 1),
    ],
)
def test_reads(text: str, value: int, words: int) -> None:
    """The value and how many tokens it takes."""
    assert read_number(tokens(text), 0) == (value, words)


@pytest.mark.parametrize(
    "text",
    [
        *("أحد", "آلاف القتلى", "مئات", "الاثنين", "الأحد", "بالمئة", "3.5", "نصف", "عشرات"),
        *("و", "", "1.2.3", "ال قتيل", "9" * 400),
    ],
)
def test_reads_no_number(text: str) -> None:
    """Vague words, Monday and Sunday, percent, and what is no whole number."""
    assert read_number(tokens(text), 0) is None


@pytest.mark.parametrize(
    ("text", "value", "words"),
    [
        ("السابع", 7, 1),
        ("الثالث عشر", 13, 2),
        ("الحادية عشرة", 11, 2),
        ("الحادي والعشرين من", 21, 2),
        ("والسابع والعشرون", 27, 2),
        ("للثلاثين", 30, 1),
        ("ثاني أيام", 2, 1),
        ("أول", 1, 1),
    ],
)
def test_reads_ordinals(text: str, value: int, words: int) -> None:
    """The rank and how many tokens it takes."""
    assert read_ordinal(tokens(text), 0) == (value, words)


def test_no_ordinal() -> None:
    """Cardinals and other words are no ordinals."""
    assert read_ordinal(tokens("ثلاثة"), 0) is None
    assert read_ordinal(tokens("عشرين"), 0) is None
    assert read_ordinal(tokens(""), 0) is None


def test_seven_of_beersheba() -> None:
    """The town of Beersheba holds the word seven."""
    assert read_number(tokens("بئر السبع"), 1) is None
