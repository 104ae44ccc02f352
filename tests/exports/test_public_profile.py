"""The public profile: which places become coarse, which names go, and what stays."""

import json
from typing import Any

import made_views as made
import pytest

from tawthiq.collection.settings import SharingSettings
from tawthiq.exports.coarsen import WITHHELD_PLACE, coarse
from tawthiq.exports.private import holds_office, is_personal
from tawthiq.exports.profile import Public
from tawthiq.exports.withhold import WITHHELD_NAME, WITHHELD_QUOTE, Withheld
from tawthiq.gazetteer.index import Gazetteer
from tawthiq.gazetteer.tables import distance_km

GAZETTEER = Gazetteer.open()
QUARTER = made.place(
    "حي الحويجة بمدينة الرقة",
    name_en="Al-Huwayjah (Raqqa)",
    admin1="Raqqa",
    lat=35.95,
    lon=39.02,
    radius_km=1.0,
    precision="exact",
    gazetteer_id="sy:al-huwayjah-raqqa",
    within=[{"name": "مدينة الرقة", "name_en": "Raqqa", "gazetteer_id": "gn:172955", "kind": "city"}],
)


def shared(view: dict[str, Any], **settings: Any) -> dict[str, Any]:
    return Public(SharingSettings(**settings), GAZETTEER).share(view)


def person(name: str, **given: Any) -> dict[str, Any]:
    return {"name": name, "fate": "killed", "role": None, "age": 40, "sex": "m", "kin": None} | given


@pytest.mark.parametrize(
    "name",
    ["خالد عثمان", "الشاب خالد عثمان", "أبو عمر", "الطبيب نوري الهمالي", "العقيد أحمد الجابري", "دلشاد عيسى", "محمد"],
)
def test_a_name_of_a_person_is_seen(name: str) -> None:
    assert is_personal(name)
    assert not holds_office({"name": name})


@pytest.mark.parametrize(
    "name",
    [
        "خمسة جنود",
        "الدفاع المدني السوري",
        "طبيب في مستشفى ناصر",
        "مصدر طبي",
        "مستشفى ناصر",
        "سكان",
        "شارع خالد بن الوليد",
    ],
)
def test_a_description_or_an_institution_is_no_person(name: str) -> None:
    assert not is_personal(name)


@pytest.mark.parametrize("name", ["الوزير خالد عثمان", "قائد الفرقة أحمد الجابري", "زعيم التنظيم أبو عمر"])
def test_who_holds_a_public_office_is_not_private(name: str) -> None:
    assert holds_office({"name": name})
    assert holds_office({"name": "خالد عثمان", "role": name.split(maxsplit=1)[0]})


def test_a_victim_is_named_nowhere_any_more() -> None:
    words = "قُتل الشاب خالد عثمان برصاص قناص"
    said = made.claim(made.value("victims", {"name": "خالد عثمان"}, "خالد عثمان"), words=words)
    said["report"]["url"] = "https://sahl.example/%D8%AE%D8%A7%D9%84%D8%AF-%D8%B9%D8%AB%D9%85%D8%A7%D9%86"
    given = made.view("i", said, victims=[person("خالد عثمان")], sentence_ar="قُتل خالد عثمان في سرمين، ولخالد ابن.")
    made_public = shared(given)
    assert not {"خالد", "عثمان"} & set(json.dumps(made_public, ensure_ascii=False).replace('"', " ").split())
    assert made_public["victims"][0] == person(WITHHELD_NAME)
    assert made_public["claims"][0]["values"][0]["evidence"]["text"] == WITHHELD_NAME
    assert made_public["claims"][0]["mention"]["text"] == WITHHELD_QUOTE
    assert made_public["claims"][0]["report"]["url"] is None
    assert made_public["sentence_ar"] == f"قُتل {WITHHELD_NAME} في سرمين، {WITHHELD_NAME} ابن."
    assert given["victims"][0]["name"] == "خالد عثمان"  # what is in the collection stays


def test_a_victim_spelt_in_another_way_is_withheld_too() -> None:
    said = made.claim(made.value("victims", {"name": "أبي عمر"}, "أبي عمر"), words="مقتل أبي عمر")
    row = shared(made.view("i", said, victims=[person("أبو عمر الأنصاري")]))
    assert row["claims"][0]["values"][0]["value"]["name"] == WITHHELD_NAME
    assert row["claims"][0]["mention"]["text"] == WITHHELD_QUOTE


def test_a_witness_a_doctor_and_whom_they_are_quoted_through_are_withheld() -> None:
    doctor = {"name": "الطبيب سامر الحلبي", "actor_id": None, "kind": "medical", "via": []}
    row = shared(made.view("i", made.claim(source=doctor), sources=[doctor]))
    assert row["sources"][0]["name"] == row["claims"][0]["source"]["name"] == WITHHELD_NAME


def test_actors_officials_and_described_victims_keep_their_names() -> None:
    minister = {"name": "وزير الصحة سامر الحلبي", "actor_id": None, "kind": "official", "via": []}
    leader = {"name": "أبو عمر", "actor_id": None, "hedged": False, "kind": "leader"}
    said = made.claim(made.value("victims", {"name": "خمسة جنود"}, "خمسة جنود"), source=minister)
    given = made.view("i", said, sources=[minister], targets=[leader])
    row = shared(given)
    assert row["sources"] == [minister]
    assert row["targets"] == [leader]
    assert row["perpetrators"] == given["perpetrators"]
    assert row["claims"][0]["values"][0]["evidence"]["text"] == "خمسة جنود"


def test_a_town_called_like_a_person_stays_a_town() -> None:
    town = made.place("مدينة جاسم", gazetteer_id="gn:169300", name_en="Jasim")
    said = made.claim(made.value("targets", {"name": "جاسم بريف درعا"}, "جاسم بريف درعا"))
    row = shared(made.view("i", said, place=town, sentence_ar="قصف على مدينة جاسم."))
    assert row["sentence_ar"] == "قصف على مدينة جاسم."


def test_a_quarter_becomes_its_town_everywhere() -> None:
    quote = "قصف حي الحويجة بمدينة الرقة، وقال سكان الحويجة إن القصف مستمر"
    said = made.claim(made.value("place", QUARTER, "حي الحويجة بمدينة الرقة"), words=quote)
    best = {"place": {"value": QUARTER, "rule": "only-value", "claims": ["r1-0-1"]}}
    row = shared(made.view("i", said, place=QUARTER, best=best, sentence_en="Shelling in Al-Huwayjah (Raqqa)."))
    place = row["place"]
    assert (place["name"], place["precision"], place["gazetteer_id"]) == ("الرقة", "town", "gn:172955")
    assert (place["lat"], place["lon"]) != (35.95, 39.02)
    assert row["best"]["place"]["value"] == row["claims"][0]["values"][0]["value"] == place
    assert row["claims"][0]["mention"]["text"] == f"قصف {WITHHELD_PLACE}، وقال سكان {WITHHELD_PLACE} إن القصف مستمر"
    assert row["sentence_en"] == f"Shelling in {WITHHELD_PLACE})."
    assert "حويجة" not in json.dumps(row, ensure_ascii=False)


def test_a_point_near_a_town_becomes_the_town() -> None:
    made_coarse = coarse(made.place("محيط بلدة سرمين", precision="near", radius_km=8.0), GAZETTEER)
    assert (made_coarse.place["name"], made_coarse.place["precision"]) == ("سرمين", "town")
    assert made_coarse.place["radius_km"] == 8.0
    assert not made_coarse.hidden


@pytest.mark.parametrize(("lat", "lon"), [(36.3667, 37.5414), (15.0499, 44.2501), (-1.05, 29.95)])
def test_without_a_town_the_point_is_rounded_and_the_radius_still_holds_it(lat: float, lon: float) -> None:
    road = made.place("طريق", precision="near", gazetteer_id=None, lat=lat, lon=lon, radius_km=4.0, within=[])
    rounded = coarse(road, GAZETTEER).place
    assert (rounded["lat"], rounded["lon"]) == (round(lat, 1), round(lon, 1))
    assert distance_km(lat, lon, rounded["lat"], rounded["lon"]) + 4.0 <= rounded["radius_km"]
    assert (rounded["gazetteer_id"], rounded["name"]) == (None, "Idlib District")


@pytest.mark.parametrize("precision", ["town", "subdistrict", "district", "province", "country"])
def test_a_town_or_something_wider_stays(precision: str) -> None:
    given = made.place(precision=precision)
    assert coarse(given, GAZETTEER).place == given


def test_the_settings_say_field_by_field_what_is_taken_away() -> None:
    given = made.view("i", place=QUARTER, victims=[person("خالد عثمان")], date=made.date(time_of_day={"part": "dawn"}))
    assert shared(given, coarsen=(), withhold=()) == given
    assert shared(given, coarsen=(), withhold=("details",))["victims"][0]["age"] is None
    assert shared(given, coarsen=("time_of_day",), withhold=())["date"]["time_of_day"] is None
    quoteless = shared(given, coarsen=(), withhold=("quotes", "urls"))
    assert quoteless["claims"][0]["mention"]["text"] == WITHHELD_QUOTE
    assert quoteless["claims"][0]["report"]["url"] is None


def test_who_decided_is_not_told_in_public() -> None:
    row = shared(made.view("i", review={"status": "reviewed", "decisions": [{"person": "مراجعة"}]}))
    assert row["review"] == {"status": "reviewed"}


def test_titles_of_reports_are_withheld_by_default() -> None:
    report = {"id": "r", "title": "مقتل خالد", "url": "https://a.example"}
    assert Public(made.SHARING, None).report(report) == {**report, "title": None}


def test_a_word_glued_to_a_conjunction_is_still_the_name() -> None:
    withheld = Withheld(["عبد الله الخطيب"])
    assert withheld.holds_name("وللخطيب ابنان")
    assert withheld.without_names("وعبد الله الخطيب هناك") == f"{WITHHELD_NAME} هناك"
    assert not withheld.holds_name("عبد الرحمن هناك")
