"""The scripts that score places: what is drawn, what counts as right, what the peer finds, and what is refused."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from eval_scripts import EVAL, script

from tawthiq.model.mention import PlaceMention

SETS = {name: EVAL / "gold" / "places" / f"{name}.jsonl" for name in ("open", "blind")}
TEXT = "قصف على قرية الزيتونة بريف حلب، ثم فتح الباب وخرج."
CHAIN, DOOR = "قرية الزيتونة بريف حلب", "الباب"


draw, places, airwars = (script(name) for name in ("draw_places", "score_places", "score_airwars"))


def row(words: str = CHAIN, kind: str = "chain", radius: float = 5, **more: Any) -> dict[str, Any]:
    at = TEXT.index(words)
    gold = {"country": "SY", "lat": 36.0, "lon": 37.0, "radius_km": radius} if kind != "trap" else None
    digest = hashlib.sha256(words.encode()).hexdigest()
    place = {"id": f"r:{at}", "report": "r", "start": at, "end": at + len(words), "sha256": digest}
    return {**place, "published": "2023-07-08", "kind": kind, "gold": gold, **more}


def placed(words: str, lat: float | None = 36.0, lon: float | None = 37.0, precision: str = "town") -> Any:
    at = TEXT.index(words)
    return places.Placed(at, at + len(words), words, lat, lon, "SY", precision)


def right(one: dict[str, Any], *found: Any) -> bool:
    result: bool = places.outcome(one, TEXT, found).right
    return result


def test_a_description_is_right_within_the_radius_of_its_gold() -> None:
    assert right(row(), placed(CHAIN))
    assert right(row(), placed(CHAIN, lat=36.04))
    assert not right(row(), placed(CHAIN, lat=36.05))
    assert not right(row(), placed(CHAIN, lat=None, lon=None))
    assert not right(row())
    assert not right(row(), placed(DOOR))


def test_the_place_that_shares_most_of_the_words_decides() -> None:
    near, far = placed("قرية الزيتونة"), placed("حلب", lat=20.0)
    assert right(row(), near, far)
    assert right(row(), far, near)
    assert not right(row(), placed("الزيتونة", lat=20.0), placed("حلب"))


def test_a_town_that_the_words_do_not_name_is_too_precise_for_a_wide_gold() -> None:
    wide = row(radius=80, precision="province")
    other = places.Placed(wide["start"], wide["end"], "منبج", 36.0, 37.0, "SY", "town")
    assert not right(wide, other)
    assert right(wide, places.Placed(wide["start"], wide["end"], "منبج", 36.0, 37.0, "SY", "province"))
    assert right(wide, placed("حلب"))
    assert right(row(radius=80, precision="near"), other)


def test_a_trap_is_right_where_no_place_touches_it() -> None:
    trap = row(DOOR, "trap")
    assert right(trap)
    assert right(trap, placed(CHAIN))
    assert not right(trap, placed(DOOR, lat=None, lon=None))


def test_changed_words_are_refused() -> None:
    with pytest.raises(places.SetError, match="not those annotated"):
        places.outcome(row(), TEXT.replace("الزيتونة", "الخيزران"), [])


def test_a_mention_of_the_reader_is_scored_by_its_place() -> None:
    place = {"name": "حلب", "lat": 36.2, "lon": 37.1, "country": "SY", "precision": "province", "within": []}
    made = places.of_mention(PlaceMention(3, 9, 0, 1, "place.name", place))
    assert made == places.Placed(3, 9, "حلب", 36.2, 37.1, "SY", "province")


class Names:
    """A gazetteer of one name of two words and one of one word."""

    def match(self, tokens: list[Any], index: int, source: str) -> Any:
        for words in (("دير", "الزور"), ("الزور",)):
            if tuple(token.form for token in tokens[index : index + len(words)]) == words:
                bearer = SimpleNamespace(lat=1.0, lon=2.0, country="SY", kind="city")
                last = index + len(words)
                return SimpleNamespace(start=tokens[index].start, end=tokens[last - 1].end, last=last, places=[bearer])
        return None


def test_the_peer_takes_the_longest_names_from_left_to_right() -> None:
    text, tokens, at = "في دير الزور", [], 0
    for word in text.split():
        tokens.append(SimpleNamespace(form=word, start=at, end=at + len(word), kind="word"))
        at += len(word) + 1
    doc = SimpleNamespace(tokens=tokens, report=SimpleNamespace(text=text))
    assert places.by_name(Names(), doc) == [places.Placed(3, 12, "دير الزور", 1.0, 2.0, "SY", "town")]


def test_the_table_counts_by_kind_and_traps_as_found() -> None:
    rows = [(row(), [placed(CHAIN)]), (row(), []), (row(DOOR, "trap"), [placed(DOOR)])]
    outcomes = [places.outcome(one, TEXT, found) for one, found in rows]
    lines = places.table(outcomes)
    assert {name: (line["rows"], line["right"], line["found"]) for name, line in lines.items()} == {
        "chain": (2, 1, 1),
        "descriptions": (2, 1, 1),
        "trap": (1, 0, 1),
    }
    assert lines["chain"]["precision"] == 1.0
    assert places.rates(outcomes) == {"precision": 0.5, "recall": 0.5, "f1": 0.5}
    assert [line.split("  ")[1] for line in places.wrong(outcomes)] == ["chain", "trap"]


def test_a_report_that_is_missing_is_refused() -> None:
    with pytest.raises(places.SetError, match="not among"):
        places.run([row()], {}, lambda report: None, {})


def test_errors_of_a_blind_set_stay_unseen(tmp_path: Path) -> None:
    blind = tmp_path / "blind.jsonl"
    blind.write_text(json.dumps(row()), "utf8")
    command = [sys.executable, EVAL / "score_places.py", blind, "--reports", blind, "--errors"]
    done = subprocess.run(
        list(map(str, command)), capture_output=True, text=True, check=False, cwd=EVAL.parent, env={"PYTHONPATH": "."}
    )
    assert done.returncode == 1
    assert "only measured" in done.stderr


REPORTS = [
    {
        "id": f"r{number}",
        "published": "2023-07-08",
        "text": f"{number} {TEXT} ووصل إلى مدينة غات على بعد 20 كلم جنوب أوباري.",
    }
    for number in range(9)
]


def test_the_draw_is_the_same_for_a_seed_and_takes_two_of_a_report_at_most() -> None:
    want = {"chain": 3, "trap": 4, "plain": 4, "direction": 4}
    first, again = (list(draw.draw(list(REPORTS), seed=5, want=want)) for _ in range(2))
    assert first == again
    assert first != list(draw.draw(list(REPORTS), seed=6, want=want))
    by_report: dict[str, int] = {}
    for one in first:
        by_report[one["report"]] = by_report.get(one["report"], 0) + 1
        text = next(report["text"] for report in REPORTS if report["id"] == one["report"])
        assert text[one["start"] : one["end"]] == one["words"]
    assert max(by_report.values()) == 2
    assert {one["kind"] for one in first} == set(want)
    assert {one["words"] for one in first if one["kind"] == "trap"} == {DOOR, "حلب"}


def test_a_kind_that_is_not_drawn_is_refused() -> None:
    assert draw.wanted(["road=3"]) == {"road": 3}
    with pytest.raises(SystemExit, match="no kind river"):
        draw.wanted(["river=3"])


@pytest.mark.parametrize("name", sorted(SETS))
def test_the_set_is_in_its_form(name: str) -> None:
    rows = [json.loads(line) for line in SETS[name].read_text("utf8").splitlines()]
    by_report: dict[str, list[tuple[int, int]]] = {}
    for one in rows:
        by_report.setdefault(one["report"], []).append((one["start"], one["end"]))
        assert one["kind"] in places.KINDS
        assert (one["gold"] is None) == (one["kind"] == "trap")
        assert one["id"] == f"{one['report']}:{one['start']}"
        assert not {"words", "before", "after", "opening", "text"} & one.keys()
        if one["gold"]:
            assert -90 <= one["gold"]["lat"] <= 90
            assert -180 <= one["gold"]["lon"] <= 180
            assert one["gold"]["radius_km"] >= 5
    for spans in by_report.values():
        assert len(spans) <= 2
        assert all(a[1] <= b[0] for a, b in zip(sorted(spans), sorted(spans)[1:], strict=False))


def test_open_and_blind_share_no_report() -> None:
    ids = [{json.loads(line)["report"] for line in path.read_text("utf8").splitlines()} for path in SETS.values()]
    assert not ids[0] & ids[1]


def test_airwars_takes_the_best_text_and_any_incident_of_it() -> None:
    spot = {"lat": 36.0, "lon": 37.0}
    read = {
        "near": [SimpleNamespace(place={"lat": 36.05, "lon": 37.0}, other_places=())],
        "other": [SimpleNamespace(place=None, other_places=({"lat": 10.0, "lon": 10.0}, spot))],
        "bare": [SimpleNamespace(place={"lat": None, "lon": None}, other_places=())],
    }

    def measured(*texts: str) -> Any:
        sources = [{"source_id": text, "text": text, "published": "2025-01-15"} for text in texts]
        one = {"incident_code": "XX1", "latitude": 36.0, "longitude": 37.0, "sources": sources}
        return airwars.measure(one, lambda report: read[report.text])

    assert measured("near").distance == pytest.approx(5.56, abs=0.01)
    assert measured("near", "other") == airwars.Outcome("XX1", 0.0, 3, 2)
    assert measured("bare") == airwars.Outcome("XX1", None, 0, 1)
    outcomes = [measured("near"), measured("bare")]
    assert airwars.summary(outcomes, 10.0)["right"] == 1
    assert airwars.summary(outcomes, 5.0)["right"] == 0
    assert airwars.summary(outcomes, 10.0) | {"low": 0, "high": 0} == {
        "right": 1,
        "total": 2,
        "share": 0.5,
        "low": 0,
        "high": 0,
        "placed": 1,
        "median_km": 5.6,
    }


def test_airwars_asks_only_incidents_that_have_a_point(tmp_path: Path) -> None:
    path = tmp_path / "incidents.jsonl"
    rows = [{"incident_code": "A", "latitude": 1.0, "longitude": 2.0}, {"incident_code": "B", "latitude": None}]
    path.write_text("\n".join(map(json.dumps, rows)), "utf8")
    assert [one["incident_code"] for one in airwars.geocoded(path)] == ["A"]
