"""The score is that of the shared scorer, number for number; on small cases, by hand."""

import copy
import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tawthiq.evaluate.claims import speaker
from tawthiq.evaluate.compare import close_days, is_optional, same_count, same_place
from tawthiq.evaluate.names import same_name
from tawthiq.evaluate.run import evaluate, read_rows
from tawthiq.evaluate.score import COUNTS

SHARED = Path(__file__).parents[3] / "shared" / "gold"
Row = dict[str, Any]


def distorted(doc: Row, gold: Row, order: random.Random) -> Row:
    """A record made of an annotation, with errors of every kind that the scorer tells apart."""
    incidents = []
    for key in gold["incidents"]:
        for _ in range(order.choice((0, 1, 1, 1, 1, 2))):
            incidents.append(_incident(doc["text"], key, order))
    statements = []
    for statement in gold.get("statements", []):
        at = doc["text"].find(statement["quote"])
        kind = order.choice((statement["kind"], statement["kind"], "trend"))
        if at >= 0 and order.random() < 0.8:
            statements.append({"kind": kind, "start": at, "end": at + 10, "text": doc["text"][at : at + 10]})
    return {"document": {"id": doc["id"]}, "incidents": incidents, "statements": statements}


def _incident(text: str, gold: Row, order: random.Random) -> Row:
    def maybe(value: Any, other: Any) -> Any:
        return copy.deepcopy(value) if order.random() < 0.7 else other

    mentions = []
    for quote in gold["mentions"]:
        at = max(0, text.find(quote) + order.choice((0, 0, 0, 400)))
        span = {"start": at, "end": at + 20, "text": text[at : at + 20]}
        mentions.append({**span, "trigger": maybe({"start": at, "end": at + 5, "text": text[at : at + 5]}, None)})
    if order.random() < 0.03:
        mentions[0]["text"] = "other words"
    place = maybe(gold["place"], None)
    if place:
        place["precision"] = order.choice(("exact", "province", "town"))
        if place["lat"] is not None:
            place["lat"] += order.choice((0, 0, 0.02, 2))
    date = maybe(gold["date"], None)
    if date:
        date["start"] = order.choice((date["start"], min(date["end"], "2015-01-01")))
    toll = {name: maybe(gold[name], {"min": 2, "max": None}) for name in COUNTS if gold[name]}
    made = {
        "type": maybe(gold["type"], "attack"),
        "mentions": mentions,
        "date": date,
        "place": place,
        "casualties": toll,
        "hedged": maybe(gold["hedged"], True),
        "status": maybe(gold["status"], "asserted"),
        "victims": [{"name": name} for name in gold["victim_names"] if order.random() < 0.8],
        "claims": [],
    }
    for name in ("perpetrators", "targets", "weapons", "sources"):
        made[name] = [
            {"name": n if order.random() < 0.8 else "قوات " + n[:4]} for n in gold[name] if order.random() < 0.8
        ]
    values = [
        _value(name, {"name": entry["name"]}, mentions[0], order)
        for name in ("perpetrators", "weapons")
        for entry in made[name]
    ]
    values += [_value(name, count, mentions[0], order) for name, count in toll.items()]
    for source in [None, *made["sources"]]:
        chosen = [value for value in values if order.random() < 0.6]
        made["claims"].append({"source": source, "values": chosen})
    return made


def _value(name: str, value: Any, evidence: Row, order: random.Random) -> Row:
    modality = order.choice(("asserted", "asserted", "hedged"))
    return {
        "field": name,
        "value": value,
        "modality": modality,
        "basis": order.choice(("said", "said", "inferred")),
        "evidence": evidence,
    }


@pytest.mark.skipif(not SHARED.exists(), reason="the shared gold is not beside this checkout")
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_numbers_are_those_of_the_shared_scorer(seed: int, tmp_path: Path) -> None:
    order = random.Random(seed)
    files = [SHARED / "dev" / name for name in ("docs.jsonl", "gold.jsonl", "claims.jsonl")]
    docs, gold, claims = map(read_rows, files)
    by_id = {doc["id"]: doc for doc in docs}
    made = [distorted(by_id[row["id"]], row, order) for row in gold if order.random() < 0.95]
    predicted = tmp_path / "predicted.jsonl"
    predicted.write_text("".join(json.dumps(row) + "\n" for row in made), "utf8")
    command = [sys.executable, SHARED / "score.py", files[0], files[1], predicted, "--claims", files[2], "--json"]
    theirs = json.loads(subprocess.run(list(map(str, command)), capture_output=True, check=True).stdout)
    ours = evaluate(docs, gold, {row["document"]["id"]: row for row in made}, claims, rounds=0)
    assert ours.numbers() == theirs["slots"]
    assert {name: ours.counts[name] for name in theirs["counts"]} == theirs["counts"]
    assert 0.2 < ours.slots["OVERALL"].f1 < 0.95  # the comparison is not of nothing
    assert all(slot.gold and slot.tp for slot in ours.slots.values())


DOC = {"id": "d", "text": "قصف على المدينة قتل 3. انفجار في القرية.", "published": "2023-07-09"}


def annotated(**more: Any) -> Row:
    base = {
        "key": "i1",
        "mentions": ["قصف على المدينة قتل 3"],
        "type": "shelling",
        "date": {"start": "2023-07-09", "end": "2023-07-09"},
        "place": {"name": "المدينة", "country": "SY", "lat": 36.0, "lon": 37.0, "radius_km": 10},
        "killed": {"min": 3, "max": 3},
        "status": "asserted",
        "hedged": False,
    }
    return base | more


def found(**more: Any) -> Row:
    mention = {"start": 0, "end": 21, "text": DOC["text"][:21], "trigger": {"start": 0, "end": 3, "text": "قصف"}}
    base = {**annotated(), "mentions": [mention], "casualties": {"killed": {"min": 3, "max": 3}}}
    return base | more


def scored(gold: list[Row], pred: list[Row]) -> Any:
    records = {"d": {"document": {"id": "d"}, "incidents": pred, "statements": []}}
    return evaluate([DOC], [{"id": "d", "incidents": gold}], records, rounds=0)


def test_a_right_incident_is_right_in_every_field() -> None:
    result = scored([annotated()], [found()])
    for name in ("incident", "type", "date", "date_exact", "place", "country", "killed", "status", "OVERALL"):
        assert result.slots[name].f1 == 1.0, name
    assert all(result.documents[0].outcomes["i1"].values())


def test_an_invented_incident_costs_three_values() -> None:
    result = scored([annotated()], [found(), found()])
    assert result.slots["incident"].row()["precision"] == 0.5
    overall = result.slots["OVERALL"]
    assert (overall.tp, overall.pred, overall.gold) == (4, 7, 4)


def test_a_false_span_makes_an_incident_invented() -> None:
    wrong = found()
    wrong["mentions"][0]["text"] = "x"
    result = scored([annotated()], [wrong])
    assert result.slots["incident"].tp == 0
    assert result.counts["spans_wrong"] == 1


def test_background_is_neither_asked_nor_punished() -> None:
    for old in (
        annotated(date=None),
        annotated(type="other"),
        annotated(date={"start": "2020-01-01", "end": "2020-01-01"}),
    ):
        assert is_optional(old, "2023-07-09")
        result = scored([old], [found()])
        assert (result.slots["incident"].pred, result.slots["incident"].gold) == (0, 0)
    assert not is_optional(annotated(), "2023-07-09")


def test_a_missing_document_counts_as_missed() -> None:
    result = evaluate([DOC], [{"id": "d", "incidents": [annotated()]}], {}, rounds=0)
    assert result.counts["documents_missing"] == 1
    assert result.documents[0].outcomes["i1"] == {"found": False}


def test_measures_of_single_values() -> None:
    day = {"start": "2023-07-09", "end": "2023-07-09"}
    assert close_days({"start": "2023-07-08", "end": "2023-07-10"}, day)
    assert not close_days({"start": "2023-07-01", "end": "2023-07-31"}, day)
    assert close_days({"start": "2023-07-01", "end": "2023-07-10"}, {"start": "2023-07-05", "end": "2023-07-10"})
    assert same_count({"min": 1000, "max": 1000}, {"min": 1020, "max": 1020})
    assert not same_count({"min": 10, "max": 10}, {"min": 11, "max": 11})
    assert not same_count({"min": 2, "max": None}, {"min": 2, "max": 2})
    assert same_name("قوات التحالف الدولي", "للتحالف الدولي")
    assert not same_name("قوات التحالف", "قوات النظام")
    assert not same_name("مدينة حلب", "مدينة حمص")
    wide = {"name": "حلب", "country": "SY", "lat": 36.0, "lon": 37.0, "radius_km": 80}
    assert not same_place(wide, {"name": "الباب", "lat": 36.1, "lon": 37.1, "precision": "town"})
    assert same_place(wide, {"name": "محافظة حلب", "lat": 36.1, "lon": 37.1, "precision": "province"})
    assert speaker("معلومات أولية") is None
    assert speaker("وكالة أنباء") == "وكالة أنباء"


def test_fields_of_other_countries_are_left_out() -> None:
    records = {"d": {"document": {"id": "d"}, "incidents": [found()], "statements": []}}
    gold = [{"id": "d", "incidents": [annotated()]}]
    for country, places in (("SY", 1), ("IQ", 0)):
        result = evaluate([DOC], gold, records, rounds=0, countries=frozenset({country}))
        assert result.slots["incident"].gold == 1
        assert result.slots["place"].gold == places
