"""The founding report's first incident, joined with two example reports of the same July strike, as a user sees it."""

import datetime as dt
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from shared import FOLDER, needs_shared

from tawthiq import read
from tawthiq.reconcile.link.told import Told, told_of
from tawthiq.reconcile.view.make import view
from tawthiq.reconcile.view.matrix import matrix
from tawthiq.reconcile.view.speech import ReportRef

sys.path.insert(0, str(Path(__file__).parents[2] / "examples"))
NETWORK, CHANNEL = "nabd-alfurat/2023-07-07-tariq-albab-bizaa.txt", "almadar.xml > entry 5"


def joined() -> tuple[list[Told], dict[str, ReportRef]]:
    from collection_files import reports

    told = {name: reports()[name] for name in (NETWORK, CHANNEL)}
    texts = {name: (each.text, each.published, each.source) for name, each in told.items()}
    texts["founding"] = ((FOLDER / "seed" / "report.txt").read_text("utf8"), dt.date(2023, 7, 9), "وسيلة إعلام")
    found, refs = [], {}
    for name, (text, published, source) in texts.items():
        row: Any = read(text, published=published, source=source, id=name).to_dict()
        first = row["incidents"][0]
        found.append(told_of(f"{name}:0", first, report=name, line="", outlet=source, published=published))
        sha = row["document"]["sha256"]
        refs[name] = ReportRef(id=name, published=published.isoformat(), source=source, url=None, sha256=sha)
    return found, refs


@pytest.fixture(scope="module")
def strike() -> dict[str, Any]:
    tolds, refs = joined()
    return view("albab", tolds, reports=refs)


@needs_shared
def test_the_strike_is_one_incident_with_its_fields(strike: dict[str, Any]) -> None:
    assert strike["type"] == "air_strike"
    assert (strike["date"]["start"], strike["date"]["end"]) == ("2023-07-07", "2023-07-07")
    assert "بزاعة" in strike["place"]["name"]
    assert strike["range"]["killed"] == {"min": 1, "max": 1}
    assert {each["actor_id"] for each in strike["perpetrators"]} == {"us-coalition"}
    assert {each["weapon_id"] for each in strike["weapons"]} == {"weapon.drone", "weapon.rocket"}
    assert [each["name"] for each in strike["victims"]] == ["أبو أسامة المهاجر"]


@needs_shared
def test_the_command_and_the_observatory_are_its_two_lines(strike: dict[str, Any]) -> None:
    assert {line["actor_id"]: sorted(line["reports"]) for line in strike["lines_detail"]} == {
        "us-centcom": sorted([CHANNEL, "founding"]),
        "sohr": sorted([NETWORK, "founding"]),
    }
    assert strike["lines"] == 2
    assert strike["grade"] == "confirmed"


@needs_shared
def test_the_unknown_man_is_named_and_contradicts_nobody(strike: dict[str, Any]) -> None:
    grown = next(row for row in strike["growth"] if row["field"] == "victims")
    assert grown["kind"] == "named"
    assert strike["best"]["victims"]["rule"] == "named-over-unnamed"
    assert not [row for row in strike["contradictions"] if row["field"] in {"victims", "killed", "perpetrators"}]


@needs_shared
def test_the_matrix_keeps_the_observatorys_doubt(strike: dict[str, Any]) -> None:
    laid = matrix(strike)
    who = [column["source"] for column in laid["columns"]]
    rows = {row["field"]: row["cells"] for row in laid["rows"]}
    doubter = next(
        n for n, name in enumerate(who) if name and "المرصد" in name and laid["columns"][n]["report"] == "founding"
    )
    assert [v["modality"] for v in rows["perpetrators"][doubter]["values"]] == ["hedged"]
    assert rows["perpetrators"][doubter]["relation"] == "agrees"
    assert rows["victims"][doubter]["relation"] == "unknown"
    assert {value["relation"] for cell in rows["killed"] for value in cell["values"]} == {"agrees"}


@needs_shared
def test_the_sentence_says_who_accepted_it(strike: dict[str, Any]) -> None:
    assert "قُتل شخص واحد" in strike["sentence_ar"]
    assert "في ضربة جوية بطائرة مسيّرة" in strike["sentence_ar"]
    assert strike["sentence_ar"].endswith("بحسب مصدرين مستقلين.")
    assert "claimed by the Global Coalition against IS" in strike["sentence_en"]


@needs_shared
def test_every_value_has_the_words_of_a_claim(strike: dict[str, Any]) -> None:
    ids = {each["id"] for each in strike["claims"]}
    for best in strike["best"].values():
        assert best["claims"]
        assert set(best["claims"]) <= ids
    assert json.loads(json.dumps(strike)) == strike
    assert all(each["report"]["sha256"] for each in strike["claims"])
