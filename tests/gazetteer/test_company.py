"""Guards: what a row asks for, and what the word otherwise means in the news."""

from pathlib import Path

import made_tables
import pytest

from tawthiq.gazetteer.company import Company
from tawthiq.gazetteer.rows import ANYWHERE, HEADED, LOCATED, NEVER, SHORT, Name, Row

HEADS = {"معبر", "مطار", "قريه"}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tables whose traps and everyday words are few and known."""
    data = made_tables.write(tmp_path_factory.mktemp("tables"))
    (data / "traps.tsv").write_text("word\tguard\nالباب\t1\nأشار\t3\n", "utf8")
    (data / "everyday.tsv").write_text("word\tlevel\nالمدرسه\t1\nالجرحي\t2\n", "utf8")
    return data


@pytest.fixture(scope="module")
def company(data: Path) -> Company:
    settled = Row("gn:1", "city", [Name("الريحان")], "SY", lat=36.3, lon=37.0)
    return Company([settled], data, HEADS)


def row(kind: str = "village", *, country: str = "SY", people: int = 0, by_hand: bool = False) -> Row:
    return Row("x", kind, [], country, lat=36.0, lon=37.0, population=people, by_hand=by_hand)


def test_a_row_keeps_the_guard_it_asks_for(company: Company) -> None:
    for guard in (ANYWHERE, LOCATED, HEADED):
        assert company.guard(row(by_hand=True), "تل التين", guard) == guard


@pytest.mark.parametrize(
    ("word", "listed", "hand"),
    [
        ("تل التين", LOCATED, ANYWHERE),
        ("الياقوت", LOCATED, ANYWHERE),
        ("المدرسه", HEADED, ANYWHERE),  # everyday, yet it often stands where a place would
        ("الجرحي", HEADED, HEADED),
        ("الباب", LOCATED, LOCATED),
        ("اشار", NEVER, HEADED),  # whoever wrote the place down knew what the word means too
    ],
)
def test_everyday_words_want_more_company(company: Company, word: str, listed: int, hand: int) -> None:
    assert company.guard(row(), word, LOCATED) == listed
    assert company.guard(row(by_hand=True), word, ANYWHERE) == hand


def test_a_town_or_region_whose_name_is_an_everyday_word(company: Company) -> None:
    assert company.guard(row("town", by_hand=True), "الجرحي", ANYWHERE) == LOCATED
    assert company.guard(row("region", by_hand=True), "الجرحي", ANYWHERE) == ANYWHERE
    assert company.guard(row("city", people=150_000), "المدرسه", ANYWHERE) == ANYWHERE
    assert company.guard(row("town", people=50_000), "المدرسه", ANYWHERE) == HEADED


def test_no_word_keeps_a_governorate_or_a_country_from_being_read(company: Company) -> None:
    assert company.guard(row("governorate", by_hand=True), "الباب", ANYWHERE) == ANYWHERE


def test_names_of_two_words_are_no_everyday_words(company: Company) -> None:
    assert company.guard(row(country="FR"), "تل التين", LOCATED) == LOCATED


def test_small_places_far_away_and_short_names_want_a_head_noun(company: Company) -> None:
    assert company.guard(row(country="FR"), "الياقوت", LOCATED) == HEADED
    assert company.guard(row(country="FR", people=30_000), "الياقوت", LOCATED) == LOCATED
    assert company.guard(row(people=50_000), "عين", ANYWHERE) == HEADED
    assert company.guard(row(people=250_000), "عين", ANYWHERE) == ANYWHERE


def test_an_airport_does_not_take_its_towns_name(company: Company) -> None:
    airport = row("airport", by_hand=True)
    assert company.guard(airport, "الريحان", ANYWHERE) == HEADED
    assert company.guard(airport, "الياقوت", ANYWHERE) == LOCATED
    assert company.guard(airport, "مطار الريحان", ANYWHERE) == ANYWHERE


def test_a_shortened_name_stays_one_or_is_none(company: Company) -> None:
    assert company.guard(row(), "مدره", SHORT) == SHORT
    assert company.guard(row(), "الباب", SHORT) == NEVER


def test_words_that_begin_like_a_proclitic_are_kept_whole(company: Company) -> None:
    wholes = company.wholes()
    assert "باراك" in wholes
    assert all(word[0] in "وفبلك" for word in wholes)
