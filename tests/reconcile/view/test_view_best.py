"""The best value of each field, and the rule that chose it; ranges, growth and corrections."""

from typing import Any

import pytest
from made_view import MEDICS, MONITOR, NAMED, POLICE, SUPPORT, account, actor, claim, day, place, value, viewed

KIND = value("type", "shelling")


def counts(*rows: tuple[str, int | tuple[int, int | None], Any, str], field: str = "killed") -> dict[str, Any]:
    """The view of figures: each with its day, number, source and outlet."""
    return viewed(
        *(
            account(f"r{n}", when, claim(KIND, value(field, number), source=source), outlet=outlet)
            for n, (when, number, source, outlet) in enumerate(rows)
        )
    )


def rule(made: dict[str, Any], field: str) -> str:
    return str(made["best"][field]["rule"])


def test_a_rising_toll_ends_with_its_last_figure() -> None:
    made = counts(("2023-01-21", 3, None, "أ"), ("2023-01-22", 5, None, "ب"), ("2023-01-23", 7, None, "ج"))
    assert made["range"]["killed"] == {"min": 7, "max": 7}
    assert rule(made, "killed") == "last-of-a-rising-toll"
    assert made["contradictions"] == []
    assert [row["kind"] for row in made["growth"]] == ["rising", "rising"]


def test_a_figure_that_is_still_told_is_a_rival() -> None:
    made = counts(("2023-01-21", 3, None, "أ"), ("2023-01-22", 5, None, "ب"), ("2023-01-23", 3, None, "ج"))
    assert made["range"]["killed"] == {"min": 3, "max": 5}
    assert made["best"]["killed"]["value"] == {"min": 3, "max": 3}
    assert rule(made, "killed") == "most-lines"
    assert [row["field"] for row in made["contradictions"]] == ["killed"]


def test_rivals_of_one_day_did_not_rise_when_one_is_repeated() -> None:
    made = counts(("2023-08-16", 6, POLICE, "أ"), ("2023-08-16", 8, MONITOR, "ب"), ("2023-08-17", 8, None, "ج"))
    assert made["range"]["killed"] == {"min": 6, "max": 8}


def of_one_report(toll: int, *claims: dict[str, Any]) -> dict[str, Any]:
    """The range of the killed in a report whose toll the reader has made already."""
    told = account("r1", "2023-01-23", *claims, outlet="أ")
    told.incident["casualties"]["killed"] = {"min": toll, "max": toll}
    return dict(viewed(told)["range"]["killed"])


def test_parts_that_a_report_adds_up_count_as_its_toll() -> None:
    assert of_one_report(3, claim(KIND, value("killed", 2), value("killed", 1))) == {"min": 3, "max": 3}
    assert of_one_report(6, claim(KIND, value("killed", 6), value("killed", 1))) == {"min": 6, "max": 6}


def test_a_figure_of_two_voices_outweighs_a_sum() -> None:
    said = claim(KIND, value("killed", 7)), claim(value("killed", 7), value("killed", 2), source=MONITOR)
    assert of_one_report(9, *said) == {"min": 7, "max": 7}


def test_each_rival_figure_contradicts_the_best_one_once() -> None:
    made = counts(*(("2023-01-21", number, None, f"صحيفة {n}") for n, number in enumerate((3, 5, 7, 7, 5))))
    assert made["best"]["killed"]["value"] == {"min": 5, "max": 5}
    ids = [claim["id"] for claim in made["claims"]]
    assert [[ids.index(one) for one in row["claims"]] for row in made["contradictions"]] == [[0, 1], [1, 2]]


def test_what_a_party_says_of_its_own_deed_lifts_no_toll() -> None:
    own = claim(KIND, value("killed", 9), value("perpetrators", actor("الدعم السريع", "rsf")), source=SUPPORT)
    made = viewed(
        account("r1", "2023-08-16", claim(KIND, value("killed", 4)), outlet="أ"),
        account("r2", "2023-08-18", own, outlet="ب"),
    )
    assert made["range"]["killed"] == {"min": 4, "max": 9}


def test_a_voice_that_corrects_itself_takes_its_figure_back() -> None:
    made = counts(("2023-07-07", 2, None, "المدار"), ("2023-07-08", 1, None, "المدار"))
    assert made["range"]["killed"] == {"min": 1, "max": 1}
    assert rule(made, "killed") == "latest-correction"
    assert made["growth"][0]["kind"] == "correction"
    assert made["contradictions"] == []


def test_who_counts_the_wounded_is_believed_before_who_does_not() -> None:
    made = counts(("2023-05-18", 2, POLICE, "أ"), ("2023-05-18", 4, {**MEDICS, "name": "مستشفى المدينة"}, "ب"))
    assert made["best"]["killed"]["value"] == {"min": 4, "max": 4}
    assert rule(made, "killed") == "who-counted"


def test_the_lowest_of_equal_figures() -> None:
    made = counts(("2023-05-18", 8, None, "أ"), ("2023-05-18", 7, None, "ب"), field="injured")
    assert made["best"]["injured"]["value"] == {"min": 7, "max": 7}
    assert rule(made, "injured") == "lowest-figure"


@pytest.mark.parametrize(
    ("one", "two", "whole"), [((2, None), 5, 5), ((4, 6), 5, 5), ((3, 5), (4, 8), (3, 8)), ((5, None), 7, 7)]
)
def test_figures_that_may_both_be_true_are_no_contradiction(one: Any, two: Any, whole: Any) -> None:
    made = counts(("2023-05-18", one, None, "أ"), ("2023-05-18", two, None, "ب"))
    low, high = whole if isinstance(whole, tuple) else (whole, whole)
    assert made["range"]["killed"] == {"min": low, "max": high}
    assert made["contradictions"] == []


def dates(*rows: tuple[dict[str, Any], str]) -> dict[str, Any]:
    return viewed(
        *(
            account(f"r{n}", "2023-07-10", claim(KIND, value("date", date, basis=date["basis"])), outlet=outlet)
            for n, (date, outlet) in enumerate(rows)
        )
    )


def test_the_most_exact_date_that_the_others_do_not_exclude() -> None:
    month = day("2023-07-01", "2023-07-31", precision="month")
    made = dates((month, "أ"), (day("2023-07-07"), "ب"), (day("2023-07-07", part="dawn"), "ج"))
    assert made["date"] == day("2023-07-07", part="dawn")
    assert rule(made, "date") == "most-exact"
    assert made["contradictions"] == []


def test_of_days_that_exclude_each_other_that_of_most_lines() -> None:
    month = day("2023-07-01", "2023-07-31", precision="month")
    made = dates((day("2023-07-08"), "أ"), (day("2023-07-07"), "ب"), (day("2023-07-07"), "ج"), (month, "د"))
    assert made["date"] == day("2023-07-07")
    assert rule(made, "date") == "most-lines"
    assert [row["field"] for row in made["contradictions"]] == ["date"]


def test_dawn_and_evening_exclude_each_other_but_night_and_dawn_do_not() -> None:
    apart = dates((day("2023-07-07", part="dawn"), "أ"), (day("2023-07-07", part="evening"), "ب"))
    assert [row["field"] for row in apart["contradictions"]] == ["date"]
    near = dates((day("2023-07-07", part="dawn"), "أ"), (day("2023-07-07", part="night"), "ب"))
    assert near["contradictions"] == []


def test_an_inferred_day_neither_wins_over_words_nor_contradicts_them() -> None:
    guess = {**day("2023-07-09"), "basis": "inferred"}
    made = dates((guess, "أ"), (guess, "ب"), (day("2023-07-07"), "ج"))
    assert made["date"] == day("2023-07-07")
    assert made["contradictions"] == []


def places(*rows: tuple[dict[str, Any], str]) -> dict[str, Any]:
    return viewed(
        *(
            account(f"r{n}", "2023-07-10", claim(KIND, value("place", spot)), outlet=outlet)
            for n, (spot, outlet) in enumerate(rows)
        )
    )


def test_a_place_within_another_is_the_better_one() -> None:
    province = place("ريف حلب", 36.2, 37.2, 60.0, precision="province", gazetteer_id="SY.09")
    road = place("طريق الباب", 36.37, 37.54, 4.0, within=[{"name": "ريف حلب", "gazetteer_id": "SY.09"}])
    made = places((province, "أ"), (road, "ب"))
    assert made["place"]["name"] == "طريق الباب"
    assert rule(made, "place") == "most-exact"
    assert made["contradictions"] == []


def test_places_that_do_not_meet_contradict_each_other() -> None:
    made = places((place("البارة", 35.68, 36.54), "أ"), (place("الميادين", 35.02, 40.45), "ب"))
    assert [row["field"] for row in made["contradictions"]] == ["place"]


def test_two_entries_of_one_name_are_the_gazetteers_doubt_not_the_sources() -> None:
    iraq = place("الحويجة", 35.32, 43.77, country="IQ", gazetteer_id="iq:hawija")
    quarter = place("حي الحويجة", 35.94, 39.02, gazetteer_id="sy:hawija")
    made = places((iraq, "أ"), (quarter, "ب"), (quarter, "ج"))
    assert made["contradictions"] == []
    assert made["place"]["country"] == "SY"


def test_a_special_kind_is_better_than_a_general_one() -> None:
    kinds = ("attack", "explosion", "air_strike")
    made = viewed(*(account(k, "2023-07-10", claim(value("type", k)), outlet=k) for k in kinds))
    assert made["type"] == "air_strike"
    assert made["contradictions"] == []


def test_a_name_is_preferred_to_unknown_gunmen_and_to_what_is_believed() -> None:
    authors = (
        value("perpetrators", actor("مسلحون مجهولون", None)),
        value("perpetrators", actor("تنظيم الدولة", "is")),
        value("perpetrators", actor("قسد", "sdf"), "hedged"),
    )
    made = viewed(*(account(f"r{n}", f"2023-02-1{n}", claim(KIND, a), outlet=f"{n}") for n, a in enumerate(authors)))
    assert [each["name"] for each in made["best"]["perpetrators"]["value"]] == ["تنظيم الدولة"]
    assert [each["name"] for each in made["perpetrators"]] == ["تنظيم الدولة", "قسد"]
    assert [each["hedged"] for each in made["perpetrators"]] == [False, True]
    assert made["contradictions"] == []


def test_an_unknown_victim_who_is_named_is_growth() -> None:
    unknown = claim(KIND, value("killed", 1), value("victims", "مجهول الهوية", "unknown"), value("victims", "رجل"))
    named = claim(KIND, value("killed", 1), value("victims", "أبو سالم", rule=NAMED))
    made = viewed(
        account("r1", "2023-07-07", unknown, outlet="أ"),
        account("r2", "2023-07-09", named, outlet="ب", victims=["أبو سالم"]),
    )
    assert made["contradictions"] == []
    assert [(row["field"], row["kind"]) for row in made["growth"]] == [("victims", "named")]
    assert rule(made, "victims") == "named-over-unnamed"


def test_one_weapon_of_two_reports_is_one_entry() -> None:
    def struck(report: str, name: str) -> Any:
        row = {"name": name, "weapon_id": "weapon.drone"}
        return account(report, "2023-07-08", claim(KIND, value("weapons", name)), outlet=report, weapons=[row])

    made = viewed(struck("r1", "مسيّرة"), struck("r2", "طائرة بدون طيار"))
    assert [each["name"] for each in made["weapons"]] == ["مسيّرة"]


def test_every_rule_says_why_in_both_languages() -> None:
    made = counts(("2023-05-18", 8, None, "أ"), ("2023-05-18", 7, None, "ب"))
    best = made["best"]["killed"]
    assert best["reason"] == "the lowest of figures that are equally borne out"
    assert best["reason_ar"] == "أقل رقم بين أرقام متكافئة"
