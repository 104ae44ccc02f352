"""The example collection: its files are there and well formed, and the hand-made truth rests on their words."""

import datetime as dt
import json
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import make_docx
import pytest
import yaml
from collection_files import FOLDER, INDEX, SOURCES, items, page, reports

from tawthiq.model.types import INCIDENT_TYPES

TRUTH_FILE = Path(__file__).parent / "expected_incidents.yml"
TRUTH: dict[str, Any] = yaml.safe_load(TRUTH_FILE.read_text("utf8"))
INCIDENTS: dict[str, dict[str, Any]] = {incident["key"]: incident for incident in TRUTH["incidents"]}
COUNTS = ("killed", "injured", "detained", "abducted", "missing", "killed_children", "killed_women")
NAMES = ("perpetrators", "targets", "weapons", "victims")
HALF = (dt.date(2023, 1, 1), dt.date(2023, 6, 30))
BEFORE = (dt.date(2022, 7, 1), dt.date(2022, 12, 31))


def words_of(incident: Mapping[str, Any]) -> str:
    """What all reports of an incident say, one below the other."""
    return "\n".join(reports()[name].text for name in incident["reports"])


def day(incident: Mapping[str, Any], end: str = "start") -> dt.date:
    return dt.date.fromisoformat(incident["date"][end])


def parametrize_incidents() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("incident", INCIDENTS.values(), ids=INCIDENTS)


def test_index_lists_every_file_once() -> None:
    listed = [entry["file"] for entry in SOURCES] + [file for e in SOURCES for file in e.get("attachments", ())]
    there = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.is_file()} - {"index.yml"}
    assert Counter(listed) == Counter(there)


@pytest.mark.parametrize("entry", SOURCES, ids=lambda entry: entry["file"])
def test_each_file_holds_the_reports_that_the_index_says(entry: dict[str, Any]) -> None:
    assert len(list(items(entry))) == entry.get("items", 1)
    assert entry["title_ar"]
    assert entry["title_en"]


def test_reports_are_many_and_told_by_known_outlets() -> None:
    assert len(reports()) >= 48
    known = {outlet["name"]: urlsplit(outlet["url"]).hostname for outlet in INDEX["outlets"]}
    assert {told.source for told in reports().values()} == set(known)
    for told in reports().values():
        assert dt.date(2022, 7, 1) <= told.published <= dt.date(2023, 12, 31)
        assert told.url is None or urlsplit(told.url).hostname == known[told.source]


@pytest.mark.parametrize("name", reports())
def test_reports_are_of_the_length_of_news(name: str) -> None:
    assert 12 <= len(re.findall(r"[\w]+", reports()[name].text)) <= 220


def test_pages_tell_what_the_index_tells() -> None:
    for entry in SOURCES:
        if not entry["file"].endswith(".html"):
            continue
        meta = page(FOLDER / entry["file"]).meta
        assert meta["article:published_time"].startswith(entry["published"])
        assert (meta["og:site_name"], meta["url"]) == (entry["source"], entry["url"])


def test_the_export_names_the_picture_that_lies_beside_it() -> None:
    export = next(entry for entry in SOURCES if "attachments" in entry)
    messages = json.loads((FOLDER / export["file"]).read_text("utf8"))["messages"]
    folder = Path(export["file"]).parent
    named = {(folder / m["photo"]).as_posix(): m["photo_file_size"] for m in messages if "photo" in m}
    assert named == {name: (FOLDER / name).stat().st_size for name in export["attachments"]}


def test_the_word_file_is_what_its_script_makes() -> None:
    assert make_docx.FILE.read_bytes() == make_docx.document()


@parametrize_incidents()
def test_incident_is_well_formed(incident: dict[str, Any]) -> None:
    assert incident["type"] in INCIDENT_TYPES
    first, last = day(incident), day(incident, "end")
    assert first <= last
    assert (incident["date"]["precision"] == "day") == (first == last)
    assert last <= min(reports()[name].published for name in incident["reports"])
    assert incident["key"].endswith((first.isoformat(), last.isoformat()))


@parametrize_incidents()
def test_counts_are_in_the_words_of_the_reports(incident: dict[str, Any]) -> None:
    text = words_of(incident)
    for count in filter(None, map(incident.get, COUNTS)):
        assert count["min"] <= count["max"]
        figures = {count["min"], count["max"], count["best"], *count.get("grew_from", ())} - {None}
        assert figures == set(count["said"])
        for figure, words in count["said"].items():
            assert words in text
            assert {int(digits) for digits in re.findall(r"\d+", words)} <= {figure}


@parametrize_incidents()
def test_names_are_in_the_words_of_the_reports(incident: dict[str, Any]) -> None:
    text = words_of(incident)
    names = [name for field in NAMES for name in incident.get(field, ())]
    assert [name for name in [incident["place"]["name"], *names] if name not in text] == []


@parametrize_incidents()
def test_evidence_is_among_the_reports(incident: dict[str, Any]) -> None:
    told = incident["reports"]
    assert len(set(told)) == len(told)
    grouped = {name for line in incident.get("lines", [told]) for name in line}
    assert grouped <= set(told)
    for found in incident.get("contradictions", ()):
        assert set(found["reports"]) <= set(told)
    for taken in incident.get("withdrawn", ()):
        assert taken["said"] in reports()[taken["report"]].text
        assert reports()[taken["report"]].published <= reports()[taken["by"]].published


@parametrize_incidents()
def test_grade_follows_from_the_lines(incident: dict[str, Any]) -> None:
    lines = len(incident.get("lines", [incident["reports"]]))
    fields = {found["field"] for found in incident.get("contradictions", ())}
    match incident["grade"]:
        case "weak":
            assert lines == 1
        case "fair":
            assert lines == 2 or incident["arguable"] == "confirmed"
        case "confirmed":
            assert lines >= 3 or incident["why"] == "the group claims it"
        case "contested":
            assert fields & {"perpetrators", "occurrence"}
        case grade:
            assert grade == "discounted"
            assert incident["why"]


def test_every_report_tells_an_incident_or_none_and_says_so() -> None:
    telling = {name for incident in INCIDENTS.values() for name in incident["reports"]}
    silent = {entry["report"] for entry in TRUTH["no_incident"]}
    assert not telling & silent
    assert telling | silent == set(reports())


def test_near_misses_are_pairs_of_incidents() -> None:
    for miss in TRUTH["near_misses"]:
        one, other = (INCIDENTS[key] for key in miss["pair"])
        assert one is not other
        assert miss["why"]


def test_statements_are_quoted() -> None:
    for statement in TRUTH["statements"]:
        assert statement["quote"] in reports()[statement["report"]].text
        assert statement["source"] in reports()[statement["report"]].text


def attacks(period: tuple[dt.date, dt.date]) -> int:
    """Attacks of the series in a period."""
    return sum(period[0] <= day(i, "end") <= period[1] for i in INCIDENTS.values() if i.get("series") == "badia")


def test_trend_claims_can_be_checked_against_the_series() -> None:
    assert (attacks(BEFORE), attacks(HALF)) == (21, 7)
    spring = (dt.date(2023, 5, 1), HALF[1])
    assert (attacks((HALF[0], dt.date(2023, 4, 30))), attacks(spring)) == (3, 4)


def test_the_ticker_speaks_in_every_month_of_the_trend() -> None:
    spoken = {told.published.strftime("%Y-%m") for name, told in reports().items() if name.startswith("barqiyat")}
    months = [f"2022-{month:02}" for month in range(7, 13)] + [f"2023-{month:02}" for month in range(1, 8)]
    assert set(months) <= spoken
