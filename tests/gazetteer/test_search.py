"""Finding places by name, in any language, and what a file says of itself."""

import pytest

from tawthiq.gazetteer import search
from tawthiq.gazetteer.index import Gazetteer

GAZETTEER = Gazetteer.open()


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("بزاعه", "Bizaah"), ("al bab", "Al-Bab"), ("Alep", "Aleppo"), ("الرقه", "Raqqa"), ("رقة", "Raqqa")],
)
def test_names_in_any_spelling(name: str, wanted: str) -> None:
    assert wanted in {hit.place.name_en for hit in search.search(GAZETTEER, name)}


def test_a_slip_of_the_pen_finds_near_names() -> None:
    hits = search.search(GAZETTEER, "خان شيخوم")
    assert hits
    assert hits[0].how == "near"
    assert "خان شيخون" in {hit.label for hit in hits}


def test_country_and_kind_narrow() -> None:
    everywhere = search.search(GAZETTEER, "طرابلس")
    lebanon = search.search(GAZETTEER, "طرابلس", country="LB")
    assert {hit.place.country for hit in everywhere} > {"LB"}
    assert {hit.place.country for hit in lebanon} == {"LB"}
    assert {hit.place.kind for hit in search.search(GAZETTEER, "حلب", kind="governorate")} == {"governorate"}


def test_the_limit_holds() -> None:
    assert len(search.search(GAZETTEER, "ال", limit=7)) == 7


def test_nothing_is_found_for_no_name() -> None:
    assert search.search(GAZETTEER, "ظظظظظظظظ") == []


def test_labels_keep_what_is_printed() -> None:
    country = GAZETTEER.by_id("SY")
    assert country is not None
    found = search.labels(GAZETTEER, country)
    assert "الجمهورية العربية السورية" in found["ar"]
    assert found["fr"] == ["Syrie"]


def test_sources_carry_their_licences() -> None:
    found = {source.id: (source.licence, places) for source, places in search.sources(GAZETTEER.path)}
    assert found["geonames"][0] == "CC BY 4.0"
    assert min(places for _, places in found.values()) > 1000
    assert sum(places for _, places in found.values()) == search.counts(GAZETTEER.path)["places"]
