"""ACLED's table: its columns, days, places, waves, fatalities, notes, and what is left out."""

import csv
import datetime as dt
import io
from collections.abc import Iterator
from typing import Any

import pytest
import views

from tawthiq.exports import acled
from tawthiq.exports.acled_fields import day_of, geo_precision
from tawthiq.exports.acled_places import divided
from tawthiq.exports.told import Language, Told, Written

COLUMNS = (
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 "
    "actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location "
    "latitude longitude geo_precision source source_scale notes fatalities tags timestamp"
).split()
AT = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
KANSAFRA = views.place("بلدة كنصفرة", "Kansafra", 35.66, 36.48)
BARA = views.place("قرية البارة", "Al-Bara", 35.68, 36.54)
IDLIB = views.place("إدلب", "Idlib", 35.93, 36.63)


def written(*incidents: dict[str, Any], language: Language = "en") -> tuple[list[dict[str, str]], Written]:
    out = io.BytesIO()
    done = acled.write(iter(incidents), out, Told("Test", "t", AT, language=language))
    return list(csv.DictReader(io.StringIO(out.getvalue().decode("utf8")))), done


def row(language: Language = "en", **given: Any) -> dict[str, str]:
    (found,), _ = written(views.incident(**given), language=language)
    return found


def test_the_header_is_acled_s_31_columns_in_order() -> None:
    out = io.BytesIO()
    acled.write(iter(()), out, Told("Test", "t", AT))
    assert out.getvalue().decode("utf8").strip().split(",") == COLUMNS
    assert len(COLUMNS) == 31


def test_a_row_as_a_whole() -> None:
    claims = [
        views.claim("c1", views.value("killed", {"min": 3, "max": 3}), outlet="وكالة المدار"),
        views.claim("c2", outlet="أفق العرب", source="المرصد السوري لحقوق الإنسان:sohr", hedged=True),
    ]
    found = row(
        type="shelling", by="قوات النظام:syaf", against="سوق/market", weapons=["artillery"], killed=3, claims=claims
    )
    assert found == {
        "event_id_cnty": "SYR-i1",
        "event_date": "2023-01-21",
        "year": "2023",
        "time_precision": "1",
        "disorder_type": "Political violence",
        "event_type": "Explosions/Remote violence",
        "sub_event_type": "Shelling/artillery/missile attack",
        "actor1": "Military Forces of Syria",
        "assoc_actor_1": "",
        "inter1": "1",
        "actor2": "Civilians (Syria)",
        "assoc_actor_2": "",
        "inter2": "7",
        "interaction": "17",
        "civilian_targeting": "Civilians targeted",
        "iso": "760",
        "region": "Middle East",
        "country": "Syria",
        "admin1": "Idlib",
        "admin2": "Idlib District",
        "admin3": "Sarmin Subdistrict",
        "location": "Sarmin",
        "latitude": "35.9039",
        "longitude": "36.7262",
        "geo_precision": "1",
        "source": "وكالة المدار; أفق العرب",
        "source_scale": "Other",
        "notes": "On 21 January 2023, an event took place in Sarmin, according to one source. "
        "Said by: وكالة المدار; Syrian Observatory for Human Rights (أفق العرب, with reserve).",
        "fatalities": "3",
        "tags": "grade: weak; independent lines: 1",
        "timestamp": str(int(AT.timestamp())),
    }


@pytest.mark.parametrize(
    ("date", "day", "precision"),
    [
        (views.date("2023-01-21"), "2023-01-21", 1),
        (views.date("2023-01-20", "2023-01-21", "range"), "2023-01-20", 2),  # the middle of the period
        (views.date("2023-01-16", "2023-01-22", "range"), "2023-01-19", 2),  # a week: its Thursday
        (views.date("2023-01-01", "2023-01-31", "month"), "2023-01-16", 3),  # the month's midpoint
        (views.date("2023-01-01", "2023-01-10", "part_of_month"), "2023-01-01", 3),  # its beginning: the first day
        (views.date("2023-01-21", "2023-01-31", "part_of_month"), "2023-01-31", 3),  # its end: the last day
        (views.date("2023-05-11", "2023-05-20", "part_of_month"), "2023-05-15", 3),
    ],
)
def test_time_precision(date: dict[str, Any], day: str, precision: int) -> None:
    found = day_of(date)
    assert found is not None
    assert (found.day.isoformat(), found.precision) == (day, precision)


@pytest.mark.parametrize("date", [None, views.date("2023-01-01", "2023-03-31", "season"), {"start": None, "end": None}])
def test_no_event_without_a_month(date: dict[str, Any] | None) -> None:
    found, done = written(views.incident(date=date))
    assert not found
    ((name, why),) = done.left_out
    assert name == "i1"
    assert "month" in why


@pytest.mark.parametrize(
    ("precision", "code"),
    [("exact", 1), ("town", 1), ("near", 2), ("subdistrict", 2), ("district", 2), ("province", 3), ("region", 3)],
)
def test_geo_precision(precision: str, code: int) -> None:
    assert geo_precision({**views.SARMIN, "precision": precision}) == code


@pytest.mark.parametrize("place", [None, {**views.SARMIN, "precision": "country"}, {**views.SARMIN, "lat": None}])
def test_no_event_of_a_whole_country(place: dict[str, Any] | None) -> None:
    found, done = written(views.incident(place=place))
    assert not found
    assert "country" in done.left_out[0][1]


@pytest.mark.parametrize("given", [{"status": "denied"}, {"grade": "discounted"}])
def test_what_is_denied_is_left_out(given: dict[str, Any]) -> None:
    _, done = written(views.incident(**given))
    assert "deny" in done.left_out[0][1]


def test_a_type_without_a_counterpart_is_left_out() -> None:
    _, done = written(views.incident(type="other"))
    assert "'other'" in done.left_out[0][1]


def test_a_wave_has_a_row_a_place_and_its_deaths_once() -> None:
    wave = views.incident(type="shelling", place=views.SARMIN, other_places=[BARA, KANSAFRA], killed=4)
    found, done = written(wave)
    assert [each["location"] for each in found] == ["Sarmin", "Al-Bara", "Kansafra"]
    assert [each["fatalities"] for each in found] == ["2", "1", "1"]
    assert [each["event_id_cnty"] for each in found] == ["SYR-i1", "SYR-i1-2", "SYR-i1-3"]
    assert "Row 2 of 3 of one wave: a shared toll of 4" in found[1]["notes"]
    assert done.rows == 3


@pytest.mark.parametrize(
    "other",
    [
        IDLIB,  # named like the province of the first: it says where Sarmin is
        views.place("مزرعة سرمين", "Sarmin Farm", 35.905, 36.727),  # the same point
        views.place(
            "ناحية سرمين", "Sarmin Subdistrict", 35.8, 36.8, precision="town", gazetteer_id="t:s1"
        ),  # around it
        views.place("ريف حماة", "Hama", 35.2, 36.6, precision="province"),
        views.place("قرية بلا إحداثيات", None, None, None),
        views.place("مدينة أنطاكيا", "Antakya", 36.2, 36.16, country="TR"),
    ],
    ids=["province", "same-point", "around", "area", "no-point", "abroad"],
)
def test_a_place_that_only_says_where_gets_no_row(other: dict[str, Any]) -> None:
    found, _ = written(views.incident(type="shelling", other_places=[other], killed=3))
    assert [each["fatalities"] for each in found] == ["3"]
    assert f"Also named: {other['name']}" in found[0]["notes"]


@pytest.mark.parametrize("number", range(12))
@pytest.mark.parametrize("places", [1, 2, 3, 5])
def test_a_toll_is_divided_and_never_multiplied(number: int, places: int) -> None:
    assert sum(divided(number, places)) == number


@pytest.mark.parametrize(
    ("killed", "fatalities", "note"),
    [
        (None, "0", ""),
        (0, "0", ""),
        (2, "2", ""),
        ((2, 4), "2", "coded as 2: the lowest of the figures reported, 2 to 4"),
        ((5, None), "5", "coded as 5: at least 5 reported"),
        ((20, 99), "12", "coded as 12: ACLED's figure for dozens"),
        ((200, 999), "100", "coded as 100: ACLED's figure for hundreds"),
        ((2, None), "3", "coded as 3: ACLED's figure for several"),
    ],
)
def test_fatalities_are_one_conservative_number(killed: Any, fatalities: str, note: str) -> None:
    found = row(killed=killed)
    assert found["fatalities"] == fatalities
    assert (note in found["notes"]) if note else ("coded as" not in found["notes"])


def test_at_least_two_is_not_several() -> None:
    said = views.value("killed", {"min": 2, "max": None}, "قتيلان على الأقل")
    assert row(killed=(2, None), claims=[views.claim("c1", said)])["fatalities"] == "2"


def authored(id: str, *actors: str) -> dict[str, Any]:
    """A claim that names authors."""
    return views.claim(id, *(views.value("perpetrators", {"name": each, "actor_id": each}) for each in actors))


def test_rival_authors_are_not_chosen_between() -> None:
    claims = [authored("c1", "rsf"), authored("c2", "sd-forces")]
    found = row(type="shelling", by=["الدعم السريع:rsf", "الجيش السوداني:sd-forces"], killed=8, claims=claims)
    assert found["actor1"] == "Unidentified Armed Group (Syria)"
    assert "The author is disputed: Rapid Support Forces; Sudanese armed forces" in found["notes"]


def test_allied_authors_stand_beside_the_first() -> None:
    by = ["التحالف الدولي:us-coalition", "قسد:sdf"]
    found = row(type="raid", by=by, counts={"detained": 2}, claims=[authored("c1", "us-coalition", "sdf")])
    assert found["actor1"] == "Global Coalition Against Daesh"
    assert found["assoc_actor_1"] == "QSD: Syrian Democratic Forces"


def test_fighters_among_the_dead_say_whose_they_were() -> None:
    victims = views.claim("c1", views.value("victims", {"name": "ثلاثة من عناصر قسد"}))
    tolls = [views.toll("killed", 3, "combatant")]
    found = row(type="attack", by="تنظيم داعش:is", killed=3, tolls=tolls, claims=[victims])
    assert (found["sub_event_type"], found["actor2"]) == ("Armed clash", "QSD: Syrian Democratic Forces")


def test_denials_are_told_in_the_notes() -> None:
    claims = [views.claim("c1"), views.claim("c2", source="قوات سوريا الديمقراطية:sdf", denied=True)]
    assert "Denied by: Syrian Democratic Forces (وكالة المدار)" in row(claims=claims)["notes"]


def test_notes_in_arabic() -> None:
    found = row("ar", killed=(2, 4))
    assert found["notes"].startswith("في 21 كانون الثاني 2023")
    assert "القائلون: وكالة المدار" in found["notes"]
    assert "سُجل عدد القتلى 2: أقل الأرقام المذكورة بين 2 و4" in found["notes"]


def test_the_scale_of_listed_outlets() -> None:
    syrian, qatari = views.claim("c1", outlet="Syrian Arab News Agency"), views.claim("c2", outlet="Al Jazeera")
    assert row(claims=[syrian, qatari])["source_scale"] == "National-Regional"


def test_a_place_without_an_english_name_is_located_around() -> None:
    road = {**views.SARMIN, "name": "الطريق إلى سرمين", "name_en": None, "precision": "near"}
    found = row(place=road)
    assert (found["location"], found["geo_precision"]) == ("Sarmin Subdistrict", "2")


def test_cells_are_no_formulas_and_numbers_stay_numbers() -> None:
    south = views.place("قرية", "=cmd()", -4.05, -39.66)
    found = row(place=south, claims=[views.claim("c1", outlet="+اتصل بنا\u202e")])
    assert found["location"] == "'=cmd()"
    assert float(found["longitude"]) == -39.66
    assert found["source"].startswith("'+")
    assert "\u202e" not in found["source"]


def test_rows_are_taken_one_at_a_time() -> None:
    out = io.BytesIO()
    seen: list[int] = []

    def rows() -> Iterator[dict[str, Any]]:
        for number in range(1500):
            seen.append(len(out.getvalue()))
            yield views.incident(id=f"i{number}", killed=1)

    assert acled.write(rows(), out, Told("Test", "t", AT, language="en")).rows == 1500
    assert seen[1200] > seen[10]
