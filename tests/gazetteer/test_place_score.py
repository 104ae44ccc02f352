"""Which bearer of a name is meant: reasons that add up, in a file of invented places and an invented import."""

import made_tables
import pytest
from made_tables import layer, village

from tawthiq.gazetteer import build
from tawthiq.gazetteer.index import Gazetteer
from tawthiq.gazetteer.locate import Choice
from tawthiq.gazetteer.rows import HEADED
from tawthiq.gazetteer.tables import distance_km
from tawthiq.lang import ar
from tawthiq.mentions.places_explained import Explained, explain

UPPER, LOWER, PLAIN = (36.41, 36.68), (36.39, 36.70), (36.43, 37.22)
IMPORTED = (
    village("wof:1", "مدرة فوقاني", *UPPER, "sy:sanabil"),
    village("wof:2", "مدرة تحتاني", *LOWER, "sy:sanabil"),
    village("wof:3", "مدرة", *PLAIN, "sy:bayadir"),
    village("wof:4", "المرجان", 33.60, 38.60, "SY.91"),
    village("wof:5", "المرجان", 36.38, 37.18, "sy:bayadir"),
    village("wof:6", "الزعفران", 36.45, 37.15, "sy:bayadir"),
    village("wof:7", "محلية الياقوت", 36.45, 37.12, "sy:bayadir", guard=HEADED),
)


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    folder = tmp_path_factory.mktemp("scored")
    build.put(folder / "places.sqlite", layer(*IMPORTED), data=made_tables.write(folder))
    return Gazetteer(folder / "places.sqlite")


def read(gazetteer: Gazetteer, text: str) -> Explained:
    return explain(text, ar.load(), gazetteer)


def choice(found: Explained, word: str) -> Choice:
    """The choice of the first name that holds a word."""
    return next(one for one in found.choices if word in found.text[one.unit.start : one.unit.end])


def places(found: Explained) -> list[object]:
    return [mention.place["gazetteer_id"] for mention in found.mentions]


def reasons(found: Explained, word: str, ident: str) -> dict[str, float]:
    row = next(row for row in choice(found, word).candidates if row.place.id == ident)
    return dict(row.reasons)


@pytest.mark.parametrize(
    "text",
    ["قصف على بلدة تل التين بناحية السنابل في سوريا", "قصف على قرية تل التين بأرض الشعير", "وقع انفجار في المرجان"],
)
def test_reasons_add_up_and_the_likeliest_stands_first(gazetteer: Gazetteer, text: str) -> None:
    found = read(gazetteer, text)
    assert found.choices
    for one in found.choices:
        scores = [row.score for row in one.candidates]
        assert scores == sorted(scores, reverse=True)
        assert scores == [sum(worth for _, worth in row.reasons) for row in one.candidates]


def test_the_enclosure_chooses_among_namesakes(gazetteer: Gazetteer) -> None:
    near = read(gazetteer, "قصف على بلدة تل التين بناحية السنابل")
    far = read(gazetteer, "قصف على قرية تل التين بأرض الشعير")
    assert places(near) == ["sy:tin"]
    assert places(far) == ["sy:tin-far"]
    assert reasons(near, "التين", "sy:tin")["inside Sanabil"] == 5.0
    assert reasons(near, "التين", "sy:tin-far")["outside Sanabil"] == -5.0


def test_the_head_noun_speaks_for_its_own_kind(gazetteer: Gazetteer) -> None:
    airport = read(gazetteer, "قصف على مطار تل التين")
    assert places(airport) == ["sy:airfield"]
    assert reasons(airport, "التين", "sy:airfield")["announced as airport"] == 3.5
    assert places(read(gazetteer, "قصف على بلدة تل التين")) == ["sy:tin"]
    assert reasons(read(gazetteer, "قصف على بلدة تل التين"), "التين", "sy:airfield")["announced as town"] < 0


def test_a_nationality_speaks_for_its_country(gazetteer: Gazetteer) -> None:
    found = reasons(read(gazetteer, "في بلدة تل التين السورية"), "التين", "sy:tin")
    assert found["the nationality given"] == 5.0
    assert reasons(read(gazetteer, "في بلدة تل التين المصرية"), "التين", "sy:tin")["another nationality"] == -5.0


def test_what_lies_by_another_place_of_the_report_is_likelier(gazetteer: Gazetteer) -> None:
    by_rayhan = read(gazetteer, "خرج المصلون من عاصمة الريحان ثم وقع انفجار في قرية المرجان")
    assert reasons(by_rayhan, "المرجان", "wof:5")["near another place of the report"] > 0
    assert "near another place of the report" not in reasons(by_rayhan, "المرجان", "wof:4")
    assert "wof:5" in places(by_rayhan)
    by_barley = read(gazetteer, "خرج المصلون في أرض الشعير ثم وقع انفجار في قرية المرجان")
    assert "wof:4" in places(by_barley)


def test_a_name_of_one_bearer_asks_for_no_place_near_by(gazetteer: Gazetteer) -> None:
    found = read(gazetteer, "خرج المصلون من عاصمة الريحان ثم وقع انفجار في قرية الزعفران")
    assert "near another place of the report" not in reasons(found, "الزعفران", "wof:6")


def test_a_small_imported_place_in_a_country_not_spoken_of_is_not_read(gazetteer: Gazetteer) -> None:
    assert places(read(gazetteer, "وقع انفجار في الزعفران")) == ["wof:6"]
    assert "wof:6" in places(read(gazetteer, "قال مسؤول سوري إن انفجارا وقع في الزعفران"))
    assert places(read(gazetteer, "قال مسؤول في مصر إن انفجارا وقع في الزعفران")) == ["EG"]
    headed = read(gazetteer, "قال مسؤول في مصر إن انفجارا وقع في قرية الزعفران")
    assert places(headed) == ["EG", None], "a village of that name that the gazetteer lacks"
    assert places(read(gazetteer, "قال مسؤول في مصر إن انفجارا وقع في قرية القنديل")) == ["EG", "sy:lamp"], "no import"
    enclosed = read(gazetteer, "قال مسؤول في مصر إن انفجارا وقع في قرية الزعفران بناحية البيادر")
    assert "wof:6" in places(enclosed), "its enclosure stands for its country"


def test_a_village_of_the_list_without_its_upper_or_lower_wants_its_subdistrict(gazetteer: Gazetteer) -> None:
    alone = read(gazetteer, "وقع انفجار في قرية مدرة")
    assert [row.place.id for row in choice(alone, "مدرة").candidates] == ["wof:3"]
    assert places(alone) == ["wof:3"]
    assert places(read(gazetteer, "وقع انفجار في قرية مدرة بناحية البيادر")) == ["wof:3"]
    assert places(read(gazetteer, "وقع انفجار في قرية مدرة فوقاني")) == ["wof:1"]


def test_twins_meant_alike_are_a_circle_around_both(gazetteer: Gazetteer) -> None:
    (mention,) = read(gazetteer, "وقع انفجار في قرية مدرة بناحية السنابل").mentions
    place = mention.place
    assert (place["gazetteer_id"], place["name_en"], place["precision"]) == (None, None, "town")
    lat, lon, radius = (float(str(place[key])) for key in ("lat", "lon", "radius_km"))
    assert (lat, lon) == pytest.approx((36.40, 36.69))
    assert all(distance_km(lat, lon, *village) < radius for village in (UPPER, LOWER))
    assert distance_km(lat, lon, *PLAIN) > radius


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("انفجار في القنديل", ["sy:lamp"]),  # located: a preposition
        ("رفع الأهالي القنديل", []),
        ("قصف على حي الأحلام", ["sy:dreams"]),  # headed: its head noun
        ("انفجار في الأحلام ببلدة تل التين", ["sy:dreams"]),  # or its enclosure
        ("تحدث عن الأمل في الأحلام", []),
    ],
)
def test_a_guarded_name_wants_its_company(gazetteer: Gazetteer, text: str, wanted: list[str]) -> None:
    assert places(read(gazetteer, text)) == wanted


def test_a_name_that_all_speaks_against_is_one_that_the_gazetteer_lacks(gazetteer: Gazetteer) -> None:
    found = read(gazetteer, "قصف على قرية القنديل بأرض الشعير")
    (mention,) = found.mentions
    assert mention.place["gazetteer_id"] is None
    assert mention.rule == "place.lacking"
    assert (mention.place["lat"], mention.place["admin1"]) == (33.5, "Barley Land")


def test_the_trace_says_what_the_mention_says(gazetteer: Gazetteer) -> None:
    made = read(gazetteer, "قصف على بلدة تل التين بناحية السنابل").to_dict()
    names = made["names"]
    assert isinstance(names, list)
    first = names[0]
    assert (first["chosen"], first["bearers"]) == ("sy:tin", 3)
    assert first["candidates"][0]["score"] == round(sum(worth for _, worth in first["candidates"][0]["reasons"]), 2)
