"""Which words can bear which number: digits, words, and what an honest derivation allows."""

import pytest

from tawthiq.contract.evidence import count_stands, share_a_word

BORNE = [
    ("18 متمردا", 18, 18),
    ("١٨ متمردا", 18, 18),
    ("1,200 نازح", 1200, 1200),
    ("20 ألف شهيد", 20_000, 20_000),
    ("خمسة وعشرين قتيلا", 25, 25),
    ("ثلاثمئة نازح", 300, 300),
    ("مئتي شخص", 200, 200),
    ("9 آلاف آخرين", 9000, 9000),
    ("71 ألفا و377", 71_377, 71_377),
    ("ألفاً", 1000, 1000),
    ("آلاف النازحين", 2000, 9999),
    ("الثلاثة", 3, 3),
    ("العشرات", 20, 99),
    ("عشرات الآلاف من السكان", 20_000, 99_999),
    ("نحو مليوني سوري", 1_800_000, 2_200_000),
    ("أغلبهم من المدنيين", 28, 54),
    ("50 عائلة", 100, None),
    ("قتيلان", 2, 2),
    ("لمقتله", 1, 1),
    ("مقتل جندي", 1, 1),
    ("عشرات القتلى", 20, 99),
    ("مئات النازحين", 200, 999),
    ("نحو 20 قتيلا", 18, 22),
    ("أكثر من 5", 5, None),
    ("حتى 40 قتيلا", 1, 40),
    ("12 بين قتيل وجريح", 1, None),
    ("لا إصابات", 0, 0),
    ("رجل وزوجته وأطفالهما الثلاثة", 5, 5),
    ("3 جنود و2 من المدنيين", 5, 5),
    ("قتلى", 2, None),
    ("three people", 3, 3),
]
NOT_BORNE = [
    ("18 متمردا", 19, 19),
    ("ثلاثة أشخاص", 5, 5),
    ("قتلى", 50, 50),
    ("3 من عائلته", 6, None),
    ("لمقتله", 12, 12),
    ("5 قتلى", 0, 0),
    ("نحو 20 قتيلا", 30, 40),
    ("عشرات القتلى", 300, 400),
]


@pytest.mark.parametrize(("words", "low", "high"), BORNE)
def test_words_bear_a_number(words: str, low: int, high: int | None) -> None:
    assert count_stands({"min": low, "max": high}, words)


@pytest.mark.parametrize(("words", "low", "high"), NOT_BORNE)
def test_words_do_not_bear_a_number(words: str, low: int, high: int | None) -> None:
    assert not count_stands({"min": low, "max": high}, words)


def test_a_name_is_found_behind_particles_and_spellings() -> None:
    assert share_a_word("التحالف الدولي", "للتحالف")
    assert share_a_word("صاروخ", "بصاروخ")
    assert share_a_word("إسرائيل", "اسرائيل")
    assert not share_a_word("التحالف", "الطيران")
