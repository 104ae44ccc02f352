"""UCDP's table: its columns, every rule of its definitions by own-written incidents, dates, places, sources."""

import csv
import datetime as dt
import io
import random
from pathlib import Path
from typing import Any

import pytest
import views
import yaml

from tawthiq.exports import ucdp
from tawthiq.exports.countries import countries
from tawthiq.exports.facts import Facts
from tawthiq.exports.told import Told, Written
from tawthiq.exports.ucdp_deaths import deaths
from tawthiq.exports.ucdp_fields import dates, priogrid_gid
from tawthiq.exports.ucdp_sides import Dyad, Side

COLUMNS = (
    "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id "
    "conflict_name dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id "
    "side_b_new_id side_b number_of_sources source_article source_office source_date source_headline "
    "source_original where_prec where_coordinates where_description adm_1 adm_2 latitude longitude "
    "geom_wkt priogrid_gid country country_id region event_clarity date_prec date_start date_end deaths_a "
    "deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob"
).split()
CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "ucdp_cases.yml").read_text("utf8"))


def written(*incidents: dict[str, Any]) -> tuple[list[dict[str, str]], Written]:
    out = io.BytesIO()
    done = ucdp.write(iter(incidents), out, Told("Test", "t", dt.datetime(2024, 1, 1, tzinfo=dt.UTC)))
    return list(csv.DictReader(io.StringIO(out.getvalue().decode("utf8")))), done


def row(**given: Any) -> dict[str, str]:
    made = {"by": "تنظيم داعش:is", "against": "رعاة/civilian", "killed": 2, **given}
    (found,), _ = written(views.incident(**made))
    return found


def test_the_header_is_ged_s_49_columns_in_order() -> None:
    out = io.BytesIO()
    ucdp.write(iter(()), out, Told("Test", "t", dt.datetime(2024, 1, 1, tzinfo=dt.UTC)))
    assert out.getvalue().decode("utf8").strip().split(",") == COLUMNS
    assert len(COLUMNS) == 49


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["rule"])
def test_an_incident_is_coded_as_the_definitions_ask(case: dict[str, Any]) -> None:
    given = dict(case["incident"])
    given["killed"] = tuple(given["killed"]) if isinstance(given.get("killed"), list) else given.get("killed")
    found, done = written(views.incident(**given))
    if "left_out" in case:
        assert not found
        assert done.left_out == (("i1", case["left_out"]),)
        return
    wanted = {name: str(value) for name, value in case["row"].items()}
    assert {name: found[0][name] for name in wanted} == wanted


@pytest.mark.parametrize(
    ("start", "end", "precision"),
    [
        ("2023-01-21", "2023-01-21", 1),
        ("2023-01-20", "2023-01-21", 2),
        ("2023-01-16", "2023-01-21", 2),
        ("2023-01-16", "2023-01-22", 3),
        ("2023-01-01", "2023-01-31", 4),
        ("2023-01-01", "2023-12-31", 5),
    ],
)
def test_date_prec(start: str, end: str, precision: int) -> None:
    found = dates(views.date(start, end, "range"))
    assert found is not None
    assert found.precision == precision


def test_more_than_a_year_is_left_out() -> None:
    made = views.incident(by="تنظيم داعش:is", killed=1, date=views.date("2021-01-01", "2022-12-31", "range"))
    _, done = written(made)
    assert "no year" in done.left_out[0][1]


@pytest.mark.parametrize(
    ("precision", "code"),
    [("exact", "1"), ("town", "1"), ("near", "2"), ("subdistrict", "2"), ("district", "3"), ("province", "4"),
     ("region", "5"), ("country", "6")],
)  # fmt: skip
def test_where_prec(precision: str, code: str) -> None:
    assert row(place={**views.SARMIN, "precision": precision})["where_prec"] == code


def test_event_clarity_is_lower_for_what_sums_up_several() -> None:
    assert row()["event_clarity"] == "1"
    assert row(date=views.date("2023-01-01", "2023-01-31", "month"))["event_clarity"] == "2"
    assert row(place={**views.SARMIN, "precision": "country"})["event_clarity"] == "2"
    assert row(other_places=[views.place("كنصفرة", "Kansafra", 35.66, 36.48)])["event_clarity"] == "2"


@pytest.mark.parametrize(
    ("lat", "lon", "gid"),
    [(-90, -180, 1), (-89.9, -179.4, 2), (-89.5, -180, 721), (90, 180, 259200), (34.52, 69.18, 179779)],
)
def test_priogrid_cells_are_numbered_from_the_south_west(lat: float, lon: float, gid: int) -> None:
    assert priogrid_gid(lat, lon) == gid


def test_the_estimates_come_from_the_record_s_own_rules() -> None:
    best = {"killed": {"value": {"min": 4, "max": 4}, "rule": "most-lines"}}
    found = row(killed=(2, 6), best=best)
    assert (found["best"], found["low"], found["high"]) == ("4", "2", "6")


def test_an_open_figure_adds_nothing_to_high() -> None:
    found = row(killed=(5, None))
    assert (found["best"], found["low"], found["high"]) == ("5", "5", "5")


def test_the_parts_always_sum_to_best() -> None:
    chance = random.Random(7)
    for _ in range(500):
        groups = ("civilian", "combatant", "attacker", "unknown", "woman")
        tolls = [
            views.toll("killed", chance.randint(0, 9), chance.choice(groups), chance.choice([None, "is", "syaf"]))
            for _ in range(chance.randint(0, 4))
        ]
        counts = {"killed_civilians": chance.randint(0, 9), "killed_children": chance.randint(0, 9)}
        type_ = chance.choice(["clash", "attack", "suicide_attack"])
        made = Facts(views.incident(type=type_, killed=chance.randint(0, 9), counts=counts, tolls=tolls))
        sides = Side("Government of Syria", 652, government=True, actor="syaf"), Side("IS", actor="is")
        n = deaths(made, Dyad(chance.choice([1, 3]), *sides, turned=chance.random() < 0.5))  # type: ignore[arg-type]
        parts = (n.a, n.b, n.civilians, n.unknown)
        assert sum(parts) == n.best
        assert min(parts) >= 0
        assert n.low <= n.best <= n.high


def test_sources_are_the_reports_and_whom_they_quote() -> None:
    claims = [views.claim("c1", outlet="SANA"), views.claim("c2", outlet="أفق العرب", source="المرصد:sohr")]
    found = row(claims=claims)
    assert found["number_of_sources"] == "2"
    assert found["source_article"] == (
        '"SANA,2023-01-22,https://example.org/c1";"أفق العرب,2023-01-22,https://example.org/c2"'
    )
    assert found["source_office"] == "SANA;أفق العرب"
    assert found["source_original"] == "Syrian Observatory for Human Rights"


def test_a_place_and_its_state() -> None:
    found = row()
    assert found["geom_wkt"] == "POINT (36.7262 35.9039)"
    assert (found["country"], found["country_id"], found["region"]) == ("Syria", "652", "Middle East")
    assert (found["where_coordinates"], found["where_description"]) == ("Sarmin", "بلدة سرمين")
    assert (found["date_start"], found["date_end"]) == ("2023-01-21 00:00:00.000", "2023-01-21 00:00:00.000")


@pytest.mark.parametrize("given", [{"status": "claimed"}, {"status": "disputed"}, {"grade": "contested"}])
def test_a_party_s_word_and_a_dispute_are_to_be_checked(given: dict[str, Any]) -> None:
    assert row(**given)["code_status"] == "Check deaths"
    assert row()["code_status"] == "Clear"


def test_rivals_have_no_dyad() -> None:
    rivals = [
        views.claim(each, views.value("perpetrators", {"name": each, "actor_id": each}))
        for each in ("rsf", "sd-forces")
    ]
    _, done = written(views.incident(by=["الدعم:rsf", "الجيش:sd-forces"], killed=3, claims=rivals))
    assert "rivals" in done.left_out[0][1]


def test_every_country_has_its_codes_and_each_code_one_country() -> None:
    rows = countries().values()
    assert len({each.iso for each in rows}) == len({each.iso3 for each in rows}) == len(rows)
    shared = [each.gw for each in rows if each.gw]
    assert sorted({gw for gw in shared if shared.count(gw) > 1}) == [600, 666]  # Western Sahara, Palestine
    assert all(each.ucdp_region for each in rows if each.gw and each.gw < 900)
