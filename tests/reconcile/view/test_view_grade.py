"""Grades and contradictions: about the occurrence and its author, not about figures."""

from typing import Any

import pytest
from made_view import ARMY, COMMAND, MEDICS, MONITOR, NAMED, POLICE, SUPPORT, account, actor, claim, value, viewed

KIND = value("type", "shelling")


def told(*values: dict[str, Any], **more: Any) -> dict[str, Any]:
    return claim(KIND, value("targets", "منزل"), *values, **more)


@pytest.mark.parametrize(("lines", "grade"), [(1, "weak"), (2, "fair"), (3, "confirmed"), (5, "confirmed")])
def test_the_grade_follows_the_independent_lines(lines: int, grade: str) -> None:
    made = viewed(*(account(f"r{n}", "2023-07-08", told(), outlet=f"صحيفة {n}") for n in range(lines)))
    assert (made["lines"], made["grade"]) == (lines, grade)
    assert made["grade_reason"]
    assert made["grade_reason_ar"]


def test_who_only_heard_blasts_does_not_agree_on_what_it_was() -> None:
    blasts = account("r3", "2023-07-08", claim(value("type", "explosion")), outlet="ج")
    made = viewed(*(account(f"r{n}", "2023-07-08", told(), outlet=f"{n}") for n in (1, 2)), blasts)
    assert (made["lines"], made["grade"]) == (3, "fair")
    assert made["grade_reason"] == "of three independent lines, two tell what it was"


def test_a_party_that_accepts_responsibility_confirms() -> None:
    own = claim(value("type", "air_strike"), value("perpetrators", actor("التحالف", "us-coalition")), source=COMMAND)
    made = viewed(account("r1", "2023-07-09", own, outlet="أ"))
    assert (made["lines"], made["grade"]) == (1, "confirmed")
    assert "القيادة المركزية الأمريكية" in made["grade_reason_ar"]
    assert made["accepted_by"] == [own["id"]]


def test_an_arrest_that_is_announced_accepts_nothing() -> None:
    police = value("perpetrators", actor("الشرطة", "iq-police"))
    made = viewed(account("r1", "2023-07-09", claim(value("type", "arrest"), police, source=POLICE), outlet="أ"))
    assert made["grade"] == "weak"


def test_a_party_that_accuses_its_enemy_accepts_nothing() -> None:
    made = viewed(account("r1", "2023-08-16", told(value("perpetrators", actor("الدعم", "rsf")), source=ARMY)))
    assert made["grade"] == "weak"


def accusations(modality: str = "asserted") -> dict[str, Any]:
    one = told(value("perpetrators", actor("قوات الدعم السريع", "rsf"), modality), value("killed", 6), source=ARMY)
    two = told(value("perpetrators", actor("الجيش", "sd-forces"), modality), value("killed", 8), source=SUPPORT)
    return viewed(account("r1", "2023-08-16", one, outlet="أ"), account("r2", "2023-08-16", two, outlet="ب"))


@pytest.mark.parametrize("modality", ["asserted", "hedged"])
def test_two_sides_that_accuse_each_other_contest_it(modality: str) -> None:
    made = accusations(modality)
    assert made["grade"] == "contested"
    assert [row["field"] for row in made["contradictions"]] == ["perpetrators", "killed"]
    assert made["best"]["perpetrators"]["rule"] == "undecided" or modality == "hedged"
    assert made["status"] == "disputed"


def test_a_quarrel_over_figures_lowers_no_grade() -> None:
    rows = [account(f"r{n}", "2023-07-08", told(value("killed", n + 3)), outlet=f"{n}") for n in range(3)]
    made = viewed(*rows)
    assert made["grade"] == "confirmed"
    assert {row["field"] for row in made["contradictions"]} == {"killed"}


def test_an_actor_and_its_part_and_a_hedge_and_a_name_do_not_contradict() -> None:
    whole = told(value("perpetrators", actor("التحالف", "us-coalition"), "hedged"), source=MONITOR)
    part = told(value("perpetrators", actor("القيادة المركزية", "us-centcom")), source=MEDICS)
    made = viewed(account("r1", "2023-07-07", whole, outlet="أ"), account("r2", "2023-07-09", part, outlet="ب"))
    assert made["contradictions"] == []
    assert not any(each["hedged"] for each in made["perpetrators"])


def denial(report: str, outlet: str, *values: dict[str, Any]) -> Any:
    return account(report, "2023-02-28", claim(*values, denied=True), outlet=outlet)


TAKEN = account("r1", "2023-02-26", claim(value("type", "abduction"), value("abducted", 1)), outlet="أ")


def test_a_denial_of_the_act_contests_it_and_is_one_contradiction() -> None:
    made = viewed(TAKEN, denial("r2", "ب", value("abducted", 1, "denied"), value("victims", "طبيب", "denied")))
    assert made["grade"] == "contested"
    assert [row["field"] for row in made["contradictions"]] == ["occurrence"]
    assert made["range"]["abducted"] == {"min": 1, "max": 1}


def test_two_lines_that_deny_what_one_tells_discount_it() -> None:
    made = viewed(TAKEN, *(denial(f"d{n}", f"صحيفة {n}", value("abducted", 1, "denied")) for n in (1, 2)))
    assert made["grade"] == "discounted"
    assert made["grade_reason"] == "two independent lines deny that it happened as told, more than tell it"


def test_an_outlet_that_takes_its_news_back_discounts_it() -> None:
    made = viewed(TAKEN, denial("r2", "أ", value("abducted", 1, "denied")))
    assert made["grade"] == "discounted"
    assert made["grade_reason_ar"] == "كل من أوردها عاد فنفى وقوعها"


def test_what_is_denied_of_one_author_contradicts_who_names_them() -> None:
    named = account("r1", "2023-02-26", told(value("perpetrators", actor("الدعم", "rsf"))), outlet="أ")
    made = viewed(named, denial("r2", "ب", value("perpetrators", actor("الدعم", "rsf"), "denied")))
    assert made["grade"] == "contested"
    assert [row["field"] for row in made["contradictions"]] == ["perpetrators"]


def test_a_denied_detail_leaves_the_act_standing() -> None:
    first = account("r1", "2023-02-26", told(), outlet="أ")
    made = viewed(first, denial("r2", "ب", value("victims", "قيادي", "denied")))
    assert made["grade"] == "weak"
    assert made["contradictions"] == []


def test_two_names_for_the_only_one_killed() -> None:
    def killed(report: str, name: str) -> Any:
        values = value("killed", 1), value("victims", name, rule=NAMED)
        return account(report, "2023-07-09", told(*values), outlet=report, victims=[name])

    made = viewed(killed("r1", "سالم العلي"), killed("r2", "ناصر الخلف"))
    assert [row["field"] for row in made["contradictions"]] == ["victims"]
    same = viewed(killed("r1", "أبي سالم"), killed("r2", "أبو سالم المهاجر"))
    assert same["contradictions"] == []
    assert [each["name"] for each in same["victims"]] == ["أبو سالم المهاجر"]


def test_silence_is_told_apart() -> None:
    first, second = told(value("killed", 2)), told()
    made = viewed(account("r1", "2023-07-08", first, outlet="أ"), account("r2", "2023-07-08", second, outlet="ب"))
    assert made["silence"]["killed"] == [second["id"]]
    assert made["silence"]["type"] == []
    assert made["contradictions"] == []
