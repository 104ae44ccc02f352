"""The claim matrix: columns in order of time, and in each cell how its word stands to the best value."""

from typing import Any

import pytest
from made_view import MONITOR, account, actor, claim, day, value, viewed

from tawthiq.reconcile.view.make import view
from tawthiq.reconcile.view.matrix import matrix

KIND = value("type", "shelling")


def cells(made: dict[str, Any], field: str) -> list[str]:
    row = next(each for each in matrix(made)["rows"] if each["field"] == field)
    return [cell["relation"] for cell in row["cells"]]


def two(field: str, *values: dict[str, Any], best: dict[str, Any]) -> list[str]:
    """The relations of a first claim's values and of two later claims that both give the best."""
    first = account("r1", "2023-07-07", claim(KIND, *values), outlet="أ")
    rest = [account(f"r{n}", "2023-07-08", claim(KIND, best), outlet=f"{n}") for n in (2, 3)]
    return cells(viewed(first, *rest), field)


@pytest.mark.parametrize(
    ("field", "given", "best", "relation"),
    [
        ("killed", value("killed", 5), value("killed", 5), "agrees"),
        ("killed", value("killed", 3), value("killed", 5), "grows"),
        ("killed", value("killed", 9), value("killed", 5), "differs"),
        ("killed", value("killed", (0, None), "unknown"), value("killed", 5), "unknown"),
        ("killed", value("killed", 5, "denied"), value("killed", 5), "denies"),
        ("date", value("date", day("2023-07-01", "2023-07-31")), value("date", day("2023-07-07")), "grows"),
        ("date", value("date", day("2023-07-09")), value("date", day("2023-07-07")), "differs"),
        ("date", value("date", day("2023-07-07"), basis="inferred"), value("date", day("2023-07-07")), "inferred"),
        (
            "perpetrators",
            value("perpetrators", actor("مجهولون", None)),
            value("perpetrators", actor("تنظيم الدولة", "is")),
            "grows",
        ),
        (
            "perpetrators",
            value("perpetrators", actor("قوات النظام", "syaf")),
            value("perpetrators", actor("تنظيم الدولة", "is")),
            "differs",
        ),
    ],
)
def test_a_cell_says_how_it_stands(field: str, given: dict[str, Any], best: dict[str, Any], relation: str) -> None:
    assert two(field, given, best=best) == [relation, "agrees", "agrees"]


def test_a_claim_that_says_nothing_is_silent() -> None:
    assert two("killed", best=value("killed", 5)) == ["silent", "agrees", "agrees"]


def test_columns_say_who_tells_it_through_whom_and_when() -> None:
    via = {**MONITOR, "via": [{"name": "وكالة المدار", "actor_id": None, "kind": "media"}]}
    late = account("r1", "2023-07-09", claim(KIND, source=via), outlet="أفق")
    made = matrix(viewed(late, account("r2", "2023-07-07", claim(KIND), outlet="نبض")))
    assert [(c["outlet"], c["day"], c["source"]) for c in made["columns"]] == [
        ("نبض", "2023-07-07", None),
        ("أفق", "2023-07-09", "المرصد السوري لحقوق الإنسان"),
    ]
    assert made["columns"][1]["via"] == ["وكالة المدار"]


def test_a_cell_keeps_its_words_and_its_doubt() -> None:
    doubted = value("perpetrators", actor("التحالف الدولي", "us-coalition"), "hedged")
    made = matrix(viewed(account("r1", "2023-07-07", claim(KIND, doubted), outlet="أ")))
    row = next(each for each in made["rows"] if each["field"] == "perpetrators")
    assert row["cells"][0]["values"][0]["words"] == "التحالف الدولي"
    assert row["cells"][0]["values"][0]["modality"] == "hedged"


def test_the_view_does_not_hang_on_the_order_in_which_accounts_come() -> None:
    rows = [account(f"r{n}", f"2023-07-0{n}", claim(KIND, value("killed", n)), outlet=f"{n}") for n in (1, 2, 3, 4)]
    assert viewed(*rows) == viewed(*reversed(rows))


def test_no_account_and_an_unknown_report_are_refused() -> None:
    with pytest.raises(ValueError, match="has no account"):
        view("i1", [], reports={})
    with pytest.raises(KeyError):
        view("i1", [account("r1", "2023-07-07", claim(KIND))], reports={})
