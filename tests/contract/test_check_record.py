"""Every check is seen to fail: each case breaks one thing in a record that holds and names what must be said."""

import copy
from collections.abc import Callable
from typing import Any

import pytest
import records

from tawthiq.contract import check_record
from tawthiq.contract.encode import error_row

Row = dict[str, Any]


def incident(row: Row) -> Row:
    return row["incidents"][0]


def value(row: Row, field: str, claim: int = 0) -> Row:
    return next(v for v in incident(row)["claims"][claim]["values"] if v["field"] == field)


def move(span: Row, by: int) -> None:
    span["start"] += by
    span["end"] += by


def quote(words: str, nth: int = 0) -> Row:
    return records.span(words, nth).to_dict()


def without(row: Row, field: str) -> None:
    claims = incident(row)["claims"]
    for claim in claims:
        claim["values"] = [v for v in claim["values"] if v["field"] != field]


def test_a_good_record_holds(row: Row, text: str) -> None:
    assert check_record(row, text) == []
    assert check_record(row) == []


def test_an_error_line_holds_in_its_form() -> None:
    assert check_record(error_row(3, None, "not JSON")) == []
    assert [str(p) for p in check_record({"error": {"line": "x", "id": None}})] == [
        "error.line: is a string, not a whole number",
        "error.message: is missing",
    ]


BROKEN: list[tuple[str, Callable[[Row], object], str]] = [
    ("no document", lambda r: r.pop("document"), "document: is missing"),
    ("no engine version", lambda r: r["engine"].pop("version"), "engine.version: is missing"),
    (
        "published is no date",
        lambda r: r["document"].update(published="2023-02-30"),
        "document.published: is not an ISO",
    ),
    ("hash of another form", lambda r: r["document"].update(sha256="ABC"), "document.sha256: is 'ABC'"),
    ("incidents no list", lambda r: r.update(incidents={}), "incidents: is an object, not a list"),
    ("unknown type", lambda r: incident(r).update(type="bomb"), "incidents[0].type: is 'bomb'"),
    ("no mentions", lambda r: incident(r).update(mentions=[]), "incidents[0].mentions: is empty"),
    ("no claims", lambda r: incident(r).update(claims=[]), "incidents[0].claims: is empty"),
    ("hedged is null", lambda r: incident(r).update(hedged=None), "incidents[0].hedged: is null, not true or false"),
    ("unknown status", lambda r: incident(r).update(status="true"), "incidents[0].status: is 'true'"),
    ("not a day", lambda r: incident(r)["date"].update(start="2023-7-7"), "date.start: is not an ISO date"),
    ("week date", lambda r: incident(r)["date"].update(start="2023-W27-5"), "date.start: is not an ISO date"),
    ("start after end", lambda r: incident(r)["date"].update(start="2023-07-08"), "date: starts 2023-07-08, after"),
    ("start alone", lambda r: incident(r)["date"].update(end=None), "date: has a start or an end alone"),
    ("no precision", lambda r: incident(r)["date"].update(precision=None), "date.precision: is null though"),
    ("unknown precision", lambda r: incident(r)["date"].update(precision="week"), "date.precision: is 'week'"),
    ("impossible clock", lambda r: incident(r)["date"]["time_of_day"].update(clock="24:10"), "clock: is '24:10'"),
    ("empty time of day", lambda r: incident(r)["date"]["time_of_day"].update(part=None), "says nothing"),
    ("unbounded date", lambda r: incident(r)["date"].update(start=None, end=None, time_of_day=None), "bounds nothing"),
    ("latitude", lambda r: incident(r)["place"].update(lat=99), "place.lat: is 99, outside -90 to 90"),
    ("half a point", lambda r: incident(r)["place"].update(lon=None), "has a latitude or a longitude alone"),
    ("no radius", lambda r: incident(r)["place"].update(radius_km=None), "radius_km: is null though there is a point"),
    ("country", lambda r: incident(r)["place"].update(country="Syria"), "place.country: is 'Syria'"),
    ("lower-case country", lambda r: incident(r)["place"].update(country="sy"), "place.country: is 'sy'"),
    ("place precision", lambda r: incident(r)["place"].update(precision="village"), "place.precision: is 'village'"),
    ("blank place", lambda r: incident(r)["place"].update(name=" "), "place.name: is blank"),
    ("target kind", lambda r: incident(r)["targets"][0].pop("kind"), "targets[0].kind: is missing"),
    ("source kind", lambda r: incident(r)["sources"][0].update(kind="police"), "sources[0].kind: is 'police'"),
    ("min above max", lambda r: incident(r)["casualties"]["killed"].update(min=4), "has min 4 above max 3"),
    ("below zero", lambda r: incident(r)["casualties"]["killed"].update(min=-1), "killed.min: is below zero"),
    (
        "a count as float",
        lambda r: incident(r)["casualties"]["killed"].update(min=3.0),
        "min: is a number, not a whole",
    ),
    ("a null count", lambda r: incident(r)["casualties"].update(injured=None), "is null: what is not said is left out"),
    ("unknown count", lambda r: incident(r)["casualties"].update(dead={"min": 1, "max": 1}), "is no casualty field"),
    ("toll group", lambda r: incident(r)["tolls"][0].update(group="men"), "tolls[0].group: is 'men'"),
    ("via no list", lambda r: incident(r)["claims"][1]["source"].update(via=None), "source.via: is null, not a list"),
    ("unknown field", lambda r: value(r, "killed").update(field="deaths"), "field: is 'deaths'"),
    ("modality", lambda r: value(r, "killed").update(modality="likely"), "modality: is 'likely'"),
    ("basis", lambda r: value(r, "killed").update(basis="guessed"), "basis: is 'guessed'"),
    ("no rule", lambda r: value(r, "killed").update(rule=""), "rule: is blank"),
    (
        "a count as value of a name",
        lambda r: value(r, "weapons").update(value={"min": 1, "max": 1}),
        "value.name: is missing",
    ),
    (
        "a number of the unknown",
        lambda r: value(r, "killed").update(modality="unknown"),
        "is a number though it is said",
    ),
    ("type value", lambda r: value(r, "type").update(value="raid on"), "value: is 'raid on'"),
    ("statement kind", lambda r: r["statements"][0].update(kind="news"), "statements[0].kind: is 'news'"),
    ("trend without places", lambda r: r["statements"][0].pop("places"), "statements[0].places: is missing"),
    (
        "long evidence",
        lambda r: value(r, "killed")["evidence"].update(text="ا" * 130, end=430, start=300),
        "120 at most",
    ),
    ("long mention", lambda r: incident(r)["mentions"][0].update(text="ا" * 401, start=0, end=401), "400 at most"),
    (
        "span of another length",
        lambda r: value(r, "killed")["evidence"].update(text="ثلاثة"),
        "characters but quotes 5",
    ),
    ("empty span", lambda r: value(r, "killed")["evidence"].update(end=0, text=""), "is empty or backward"),
    (
        "trigger outside",
        lambda r: incident(r)["mentions"][0]["trigger"].update(quote("قصف")),
        "stands outside its mention",
    ),
    (
        "trigger of other words",
        lambda r: move(incident(r)["mentions"][0]["trigger"], 1),
        "quotes other words than its mention",
    ),
    ("same claim id", lambda r: incident(r)["claims"][1].update(id="c1"), "claims: 2 have the id 'c1'"),
    ("same incident id", lambda r: r["incidents"].append(copy.deepcopy(incident(r))), "incidents: 2 have the id 'i1'"),
    ("type without value", lambda r: without(r, "type"), "incidents[0].type: has no Value"),
    ("type nobody says", lambda r: incident(r).update(type="raid"), "type: is raid, which no Value says"),
    ("date without value", lambda r: without(r, "date"), "incidents[0].date: has no Value"),
    (
        "date outside",
        lambda r: incident(r)["date"].update(start="2023-07-01", end="2023-07-02"),
        "lies outside the date",
    ),
    ("place without value", lambda r: without(r, "place"), "incidents[0].place: has no Value"),
    (
        "place nobody says",
        lambda r: incident(r)["place"].update(name="حلب"),
        "place.name: is 'حلب', which no Value says",
    ),
    ("perpetrator without value", lambda r: without(r, "perpetrators"), "perpetrators: has no Value"),
    ("weapon nobody says", lambda r: incident(r)["weapons"][0].update(name="مدفع"), "which no Value asserts or hedges"),
    ("one entry a name", lambda r: incident(r)["weapons"].append(incident(r)["weapons"][0]), "stands twice"),
    ("victims without value", lambda r: without(r, "victims"), "victims: has no Value"),
    ("count without value", lambda r: without(r, "killed_children"), "casualties.killed_children: has no Value"),
    ("count below", lambda r: incident(r)["casualties"]["killed"].update(min=1), "has min 1, below every Value"),
    ("count above", lambda r: incident(r)["casualties"]["killed"].update(max=7), "has max 7, above all Values"),
    (
        "plain though hedged",
        lambda r: incident(r)["perpetrators"][0].update(hedged=False),
        "is false though every Value hedges",
    ),
    (
        "hedged though plain",
        lambda r: value(r, "perpetrators").update(modality="asserted"),
        "is true though a Value asserts it",
    ),
    (
        "source without claim",
        lambda r: incident(r)["sources"][0].update(name="المرصد"),
        "is 'المرصد', who makes no claim",
    ),
    ("another number", lambda r: value(r, "killed").update(value={"min": 5, "max": 5}), "does not bear 5..5"),
    ("name elsewhere", lambda r: value(r, "weapons").update(evidence=quote("فجر الجمعة")), "does not hold the name"),
    ("place elsewhere", lambda r: value(r, "place").update(evidence=quote("فجر الجمعة")), "does not hold the place"),
    ("evidence without a word", lambda r: value(r, "killed").update(evidence=quote("،")), "holds no word"),
    (
        "inferred from elsewhere",
        lambda r: value(r, "targets").update(evidence=quote("الجمعة")),
        "is no trigger of its incident",
    ),
]


@pytest.mark.parametrize(("breaks", "says"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_what_is_broken_is_named(breaks: Callable[[Row], object], says: str, row: Row) -> None:
    breaks(row)
    assert any(says in str(problem) for problem in check_record(row)), [str(p) for p in check_record(row)]


def test_a_hash_of_another_text(row: Row, text: str) -> None:
    assert "document.sha256: is not the hash of the text" in map(str, check_record(row, text + " "))


def test_a_span_that_quotes_other_words(row: Row, text: str) -> None:
    move(value(row, "killed")["evidence"], 1)
    assert any("quotes 'ثلاثة أشخاص' where the text has" in str(p) for p in check_record(row, text))


def test_without_text_spans_may_not_contradict_each_other(row: Row) -> None:
    value(row, "killed")["evidence"]["text"] = "ثلاثة أفراد"
    assert any("quotes other words than another span" in str(p) for p in check_record(row))


def test_actors_are_of_the_list(row: Row) -> None:
    assert check_record(row, is_actor={"coalition"}.__contains__) == []
    paths = [p.path for p in check_record(row, is_actor={"other"}.__contains__)]
    assert paths == [
        "incidents[0].perpetrators[0].actor_id",
        "incidents[0].sources[1].actor_id",
        "incidents[0].claims[1].source.actor_id",
    ]


def test_a_target_may_rest_on_a_victims_value(row: Row) -> None:
    without(row, "targets")
    incident(row)["targets"][0]["name"] = "سالم النجار"
    assert check_record(row) == []


@pytest.mark.parametrize("record", [None, 3, "x", [], {}, {"document": 1}])
def test_what_is_no_record_is_refused_without_a_crash(record: object) -> None:
    assert check_record(record)
