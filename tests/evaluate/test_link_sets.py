"""The scripts that score the linker and the set they score it on: what counts as joined, and what is refused."""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import shared
from eval_scripts import EVAL, script

from tawthiq.model.report import Report
from tawthiq.reader import Reader

LINKS = EVAL / "gold" / "links"
PARTS = ("open", "blind")
MARKET = Report(
    "market", "انفجرت سيارة مفخخة في سوق الرمادي أمس الاثنين وقتل خمسة أشخاص.", dt.date(2021, 3, 9), source="أ"
)
AGAIN = Report("again", "قتل ستة أشخاص في انفجار سيارة مفخخة في الرمادي الاثنين.", dt.date(2021, 3, 10))
GATE = Report(
    "gate", "انفجرت عبوة ناسفة عند بوابة في الرمادي أمس الثلاثاء وجرح جندي.", dt.date(2021, 3, 10), source="ب"
)
TALKS = Report("talks", "اجتمع الوزير مع وفد التجار لبحث الأسعار.", dt.date(2021, 3, 10))

accounts, groups, _, joined = map(script, ("accounts", "score_groups", "score_airwars", "score_joined"))


@pytest.fixture(scope="module")
def read() -> Any:
    reader = Reader.load()
    return lambda report: reader.read_report(report).incidents


def linked(sets: Any) -> Any:
    return SimpleNamespace(groups=[SimpleNamespace(members=members) for members in sets])


def by_day(tolds: Sequence[Any]) -> Any:
    """A linker that joins what happened on one day."""
    sets = defaultdict(list)
    for told in tolds:
        sets[(told.incident["date"] or {}).get("start")].append(told.id)
    return linked(sets.values())


def all_of_them(tolds: Sequence[Any]) -> Any:
    return linked([[told.id for told in tolds]])


def none_of_them(tolds: Sequence[Any]) -> Any:
    return linked([])


def telling(report: Report, word: str, group: str = "", **more: bool) -> Any:
    at = report.text.index(word)
    return groups.Telling(report.id, at, at + len(word), group, **more)


def the_part() -> Any:
    market = [telling(MARKET, "انفجرت", "m"), telling(AGAIN, "انفجار", "m", recalled=True)]
    return groups.Part({"m": market}, [(telling(MARKET, "انفجرت"), telling(GATE, "انفجرت"))])


def counted(read: Any, link: Any, *reports: Report) -> Any:
    return groups.measure(the_part(), reports or (MARKET, AGAIN, GATE, TALKS), read, link)


def test_a_linker_that_parts_the_days_is_right_about_all(read: Any) -> None:
    total = counted(read, by_day)
    assert (total.right, total.wrong, total.missed) == (1, [], [])
    assert (total.different, total.wrongly_different) == (1, 0)
    assert (total.precision, total.recall, total.f1) == (1.0, 1.0, 1.0)


def test_a_linker_that_joins_all_is_wrong_about_the_pair_marked_different(read: Any) -> None:
    total = counted(read, all_of_them)
    assert (total.right, len(total.wrong), total.wrongly_different) == (1, 1, 1)
    assert total.precision == 0.5
    assert total.recall == 1.0


def test_a_linker_that_joins_nothing_misses_what_is_told_twice(read: Any) -> None:
    part, total = the_part(), counted(read, none_of_them)
    assert (total.right, len(total.missed), total.f1) == (0, 1, 0.0)
    assert groups.kinds(total, part, lambda one: one.recalled) == (1, 1)
    assert groups.kinds(total, part, lambda one: one.vague) == (0, 0)


def test_what_the_reader_missed_is_no_miss_of_the_linker(read: Any) -> None:
    def silent(report: Report) -> Any:
        return () if report is AGAIN else read(report)

    total = groups.measure(the_part(), (MARKET, AGAIN, GATE), silent, none_of_them)
    assert (total.tellings, total.read, total.told, total.missed) == (2, 1, 1, [])


def test_two_groups_in_one_account_are_the_readers_and_joined_groups_the_linkers() -> None:
    one, other = groups.Telling("r", 0, 3, "a"), groups.Telling("r", 9, 12, "b")
    third = groups.Telling("s", 0, 3, "b")
    part = groups.Part({"a": [one], "b": [other, third]}, [(one, third)])
    total = groups.tally(part, {one.at: "x", other.at: "x", third.at: "y"}, {"x": 1, "y": 1})
    assert (total.two_as_one, total.right, total.wrong) == (1, 1, [(one, third)])
    assert total.wrongly_different == 1
    parted = groups.tally(part, {one.at: "x", other.at: "z", third.at: "y"}, {"x": 1, "y": 2, "z": 2})
    assert (parted.two_as_one, parted.right, parted.wrong, parted.wrongly_different) == (0, 1, [], 0)


def mention(start: int, end: int, trigger: tuple[int, int]) -> Any:
    return SimpleNamespace(
        span=SimpleNamespace(start=start, end=end), trigger=SimpleNamespace(start=trigger[0], end=trigger[1])
    )


def test_the_incident_with_the_word_as_its_trigger_comes_before_the_shortest_mention() -> None:
    word = groups.Telling("r", 10, 14)
    wide = SimpleNamespace(id="wide", mentions=[mention(0, 90, (11, 14))])
    short = SimpleNamespace(id="short", mentions=[mention(60, 90, (70, 74)), mention(8, 30, (20, 24))])
    shortest = SimpleNamespace(id="shortest", mentions=[mention(9, 20, (15, 18))])
    assert groups.locate(word, [short, wide, shortest]) == "wide"
    assert groups.locate(word, [short, shortest]) == "shortest"
    assert groups.locate(word, [SimpleNamespace(id="far", mentions=[mention(14, 30, (20, 24))])]) is None


@pytest.mark.parametrize(("start", "end"), [(1, 6), (0, 5), (0, 7), (0, 0), (0, 900), (-6, 6)])
def test_an_offset_that_points_at_no_word_is_refused(start: int, end: int) -> None:
    part = groups.Part({"m": [groups.Telling("market", start, end)]}, [])
    with pytest.raises(groups.SetError, match="no word"):
        groups.check(part, {"market": MARKET})


def test_a_report_that_is_not_there_is_refused_and_whole_words_are_not() -> None:
    groups.check(the_part(), {report.id: report for report in (MARKET, AGAIN, GATE)})
    with pytest.raises(groups.SetError, match="no report gate"):
        groups.check(the_part(), {report.id: report for report in (MARKET, AGAIN)})


def test_reports_of_the_same_days_are_read_beside_those_of_the_set() -> None:
    days = {"before": 2, "near": 3, "far": 17, "next": 16}
    others = [Report(name, "نص", dt.date(2021, 3, day)) for name, day in days.items()]
    undated = Report("undated", "نص")
    part = groups.Part({"m": [telling(MARKET, "انفجرت", "m")]}, [])
    assert [one.id for one in groups.nearby(part, [*others, undated, MARKET], 7)] == [
        "before",
        "near",
        "next",
        "market",
    ]


def test_of_the_blind_part_nothing_is_shown_but_totals(read: Any, capsys: pytest.CaptureFixture[str]) -> None:
    part, total = the_part(), counted(read, none_of_them)
    groups.show("blind", part, total, errors=True)
    assert "market" not in capsys.readouterr().out
    groups.show("open", part, total, errors=True)
    assert f"missed  market:0 m  again:{AGAIN.text.index('انفجار')} m" in capsys.readouterr().out


def test_totals_hold_numbers_alone(read: Any) -> None:
    totals = counted(read, all_of_them).totals()
    assert totals["wrong"] == 1
    assert totals["f1"] == round(2 / 3, 4)
    assert all(isinstance(value, int | float) for value in totals.values())


def test_an_account_has_its_reports_outlet_and_day(read: Any) -> None:
    report = Report("one", MARKET.text, MARKET.published, source="صحيفة الميدان")
    (account,) = accounts.accounts(report, read(report)[:1])
    assert (account.report, account.line, account.outlet, account.published) == (
        "one",
        "one",
        "صحيفة الميدان",
        dt.date(2021, 3, 9),
    )
    assert account.id == accounts.account_id("one", account.incident["id"])


def test_an_account_that_was_joined_to_none_stands_alone() -> None:
    tolds = [SimpleNamespace(id=name) for name in "abcd"]
    number = accounts.joined(linked([["a", "c"]]), tolds)
    assert number["a"] == number["c"]
    assert len({number[name] for name in "abd"}) == 3


def coded(code: str, day: str, *reports: Report, lat: float | None = 33.43, lon: float | None = 43.3) -> dict[str, Any]:
    sources = [{"source_id": one.id, "text": one.text, "published": str(one.published)} for one in reports]
    return {"incident_code": code, "incident_date": day, "latitude": lat, "longitude": lon, "sources": sources}


def test_texts_of_one_coded_incident_are_to_be_joined_and_others_not(read: Any) -> None:
    rows = [coded("A", "2021-03-08", MARKET, AGAIN, TALKS), coded("B", "2021-03-10", GATE, lat=None)]
    parted = joined.measure(rows, read, by_day)
    total = joined.summary(rows, parted, 10)
    assert (total["texts"], total["silent"]) == (4, 1)
    assert total["pairs"] == {"right": 1, "joined": 1, "coded": 3}
    assert total["dates"] == {"right": 2, "total": 2, "share": 1.0}
    assert total["places"] == {"right": 1, "total": 1, "share": 1.0}
    assert [(one.code, one.joined, one.texts) for one in parted.made] == [("A", 2, 3), ("B", 1, 1)]
    together = joined.summary(rows, joined.measure(rows, read, all_of_them), 10)
    assert (together["pairs"], together["precision"]) == ({"right": 1, "joined": 3, "coded": 3}, 0.3333)


def test_a_text_under_two_codes_is_read_once_and_pairs_with_both(read: Any) -> None:
    rows = [coded("A", "2021-03-08", MARKET, AGAIN), coded("B", "2021-03-08", AGAIN, GATE)]
    result = joined.measure(rows, read, none_of_them)
    assert (result.texts, len(result.gold), len(result.found)) == (3, 2, 0)


def told(date: tuple[str, str] | None = None, place: dict[str, Any] | None = None) -> Any:
    dates = {"start": date[0], "end": date[1]} if date else None
    return SimpleNamespace(incident={"date": dates, "place": place})


def test_the_day_is_the_most_told_of_the_narrowest() -> None:
    wide, loose = ("2021-03-01", "2021-03-03"), ("2021-03-01", "2021-03-31")
    days = [told(wide), told(wide), told(("2021-03-05", "2021-03-05")), told(loose), told()]
    assert joined.days_of(days) == (dt.date(2021, 3, 5), dt.date(2021, 3, 5))
    assert joined.days_of(days[:2]) == (dt.date(2021, 3, 1), dt.date(2021, 3, 3))
    assert joined.days_of(days[3:]) is None


def test_the_point_is_the_most_told_of_the_exactest() -> None:
    def at(lat: float, radius: float) -> Any:
        return told(place={"lat": lat, "lon": 40.0, "radius_km": radius})

    assert joined.point_of([at(33, 50), at(33, 50), at(34, 5), at(35, 5), at(35, 5)]) == (35.0, 40.0)
    assert joined.point_of([told(), told(place={"lat": None, "lon": None, "radius_km": 5})]) is None


@pytest.mark.parametrize(("day", "right"), [(6, False), (7, True), (9, True), (10, True), (11, False)])
def test_a_day_may_be_one_off(day: int, right: bool) -> None:
    made = joined.Made("A", 2, 2, (dt.date(2021, 3, 8), dt.date(2021, 3, 9)), None)
    assert made.day_right(dt.date(2021, 3, day)) is right
    assert not made.point_right((33.0, 43.0), 10)


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (LINKS / name).read_text("utf8").splitlines()]


@pytest.mark.parametrize("part", PARTS)
def test_the_set_is_in_its_form(part: str) -> None:
    found = rows(f"groups.{part}.jsonl")
    assert len(found) >= 15
    for row in found:
        assert row.keys() == {"id", "what", "tellings", "note"}
        reports = [one["report"] for one in row["tellings"]]
        assert 2 <= len(reports) <= 8, row["id"]
        assert len(set(reports)) == len(reports), row["id"]
    pairs = rows(f"different.{part}.jsonl")
    assert len(pairs) >= 20
    assert all(pair["one"]["report"] != pair["other"]["report"] and pair["why"] for pair in pairs)


@pytest.mark.parametrize("part", PARTS)
def test_no_pair_marked_different_is_of_one_group(part: str) -> None:
    whole = groups.load(LINKS, part)
    group_of = {telling.at: name for name, tellings in whole.groups.items() for telling in tellings}
    assert len(group_of) == sum(map(len, whole.groups.values())), "a word stands in two groups"
    for one, other in whole.different:
        names = {group_of.get(one.at, "-"), group_of.get(other.at, "+")}
        assert len(names) == 2, (one, other)


def test_no_report_and_no_group_stands_in_both_parts() -> None:
    found, blind = (groups.load(LINKS, part) for part in PARTS)
    assert not found.reports() & blind.reports()
    assert not found.groups.keys() & blind.groups.keys()


def test_nothing_published_stands_in_the_set() -> None:
    for path in LINKS.glob("*.jsonl"):
        assert not any("\u0600" <= char <= "\u06ff" for char in path.read_text("utf8")), path.name


@shared.needs_shared
@pytest.mark.parametrize("part", PARTS)
def test_every_offset_of_the_set_points_at_a_word(part: str) -> None:
    reports = {row["id"]: Report(row["id"], row["text"]) for row in shared.reports()}
    groups.check(groups.load(LINKS, part), reports)


def test_the_command_checks_the_offsets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    row = {"id": "g", "tellings": [{"report": "market", "trigger": [1, 6]}]}
    for part in PARTS:
        (tmp_path / f"groups.{part}.jsonl").write_text(json.dumps(row) + "\n", "utf8")
        (tmp_path / f"different.{part}.jsonl").write_text("", "utf8")
    reports = tmp_path / "reports.jsonl"
    reports.write_text(json.dumps({"id": "market", "text": MARKET.text}) + "\n", "utf8")
    monkeypatch.setattr("sys.argv", ["score_groups.py", str(tmp_path), "--check", "--reports", str(reports)])
    with pytest.raises(SystemExit, match="market: no word from 1 to 6"):
        groups.main()
