"""Looking names up: proclitics, hamzas, words that only look like a place, enclosures."""

import pytest

from tawthiq.gazetteer.index import Found, Gazetteer
from tawthiq.text.fold import fold
from tawthiq.text.tokens import tokenize

GAZETTEER = Gazetteer.open()


def match(text: str, index: int = 0) -> Found | None:
    return GAZETTEER.match(tokenize(fold(text)), index, text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("بحلب", "Aleppo"),
        ("وبالموصل", "Mosul"),
        ("للرقة", "Raqqa"),  # ل swallows the article's alef
        ("دير الزور", "Deir ez-Zor"),
        ("خان-يونس", "Khan Yunis"),
        ("إدْلِب", "Idlib"),
    ],
)
def test_names(text: str, name: str) -> None:
    found = match(text)
    assert found is not None
    assert name in {place.name_en for place in found.places}


@pytest.mark.parametrize("text", ["باراك", "بحجة", "كتب", "وقال"])
def test_words_that_begin_like_a_proclitic_are_not_split(text: str) -> None:
    assert match(text) is None


def test_a_hamza_tells_short_words_apart() -> None:
    assert match("أب") is None
    city, month = match("إب"), match("اب")
    assert city is not None
    assert city.guard == 0
    assert month is not None
    assert month.guard == 2


def test_the_longest_name_wins() -> None:
    found = match("جنوب السودان")
    assert found is not None
    assert found.places[0].id == "SS"


def test_a_direction_is_read_in_both_forms() -> None:
    assert match("شمالي سيناء") is not None
    assert match("شمال سيناء") is not None


def test_enclosures() -> None:
    village = next(p for p in GAZETTEER.named("مسكه") if p.country == "SY")
    line = [GAZETTEER.by_id(ident) for ident in village.lineage]
    own = [
        "Jindires",
        "Jindires",
        "Afrin District",
        "Aleppo",
        "Olive Branch area",
        "Syria",
    ]  # the town's subdistrict too
    assert [place.name_en for place in line if place] == own
    assert (village.admin1, village.admin2) == ("Aleppo", "Afrin District")


def test_capitals() -> None:
    for code, name in (("SY", "Damascus"), ("AF", "Kabul"), ("YE", "Sanaa"), ("US", "Washington")):
        capital = GAZETTEER.capital(code)
        assert capital is not None
        assert capital.name_en.startswith(name)
