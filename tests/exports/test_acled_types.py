"""Every sub-event type of ACLED, by own-written incidents that the codebook's rules decide."""

import csv
import datetime as dt
import io
from pathlib import Path
from typing import Any

import pytest
import views
import yaml

from tawthiq.exports import acled
from tawthiq.exports.acled_types import cases, sub_events
from tawthiq.exports.told import Told
from tawthiq.model.types import INCIDENT_TYPES

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "acled_cases.yml").read_text("utf8"))
TOLD = Told("Test", "t", dt.datetime(2024, 1, 1, tzinfo=dt.UTC), language="en")


def pairs(given: dict[str, Any]) -> dict[str, Any]:
    """Counts of the table as the builder takes them: a list is a pair."""
    for key in ("killed", "injured"):
        if isinstance(given.get(key), list):
            given[key] = tuple(given[key])
    counts = given.get("counts") or {}
    given["counts"] = {name: tuple(each) if isinstance(each, list) else each for name, each in counts.items()}
    return given


def rows(*incidents: dict[str, Any]) -> list[dict[str, str]]:
    out = io.BytesIO()
    acled.write(iter(incidents), out, TOLD)
    return list(csv.DictReader(io.StringIO(out.getvalue().decode("utf8"))))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["rule"])
def test_an_incident_is_coded_as_the_codebook_asks(case: dict[str, Any]) -> None:
    (row,) = rows(views.incident(**pairs(dict(case["incident"]))))
    wanted = {name: str(value) for name, value in case["row"].items() if name != "tags"}
    assert {name: row[name] for name in wanted} == wanted
    assert case["row"].get("tags", "") in row["tags"]


def coded() -> list[str]:
    """The sub-events of all own-written incidents; empty for one that is left out."""
    found = (rows(views.incident(**pairs(dict(case["incident"])))) for case in CASES)
    return [row[0]["sub_event_type"] if row else "" for row in found]


def test_every_line_of_the_table_decides_one_of_the_incidents(monkeypatch: pytest.MonkeyPatch) -> None:
    as_it_is, whole, idle = coded(), cases(), []
    for name, lines in whole.items():
        for place, line in enumerate(lines):
            less = {**whole, name: lines[:place] + lines[place + 1 :]}
            monkeypatch.setattr("tawthiq.exports.acled_types.cases", lambda less=less: less)
            if coded() == as_it_is:
                idle.append((name, dict(line.when)))
    assert not idle


def test_every_sub_event_type_has_a_case() -> None:
    assert {case["row"].get("sub_event_type") for case in CASES} >= sub_events().keys()


def test_every_type_is_mapped_and_ends_in_a_case_without_conditions() -> None:
    assert set(INCIDENT_TYPES) - {"other"} == cases().keys()
    assert not [name for name, found in cases().items() if found[-1].when]


def test_the_sub_events_are_the_codebook_s_twenty_five_in_six_event_types() -> None:
    assert len(sub_events()) == 25
    assert {each.event for each in sub_events().values()} == {
        "Battles",
        "Protests",
        "Riots",
        "Explosions/Remote violence",
        "Violence against civilians",
        "Strategic developments",
    }
