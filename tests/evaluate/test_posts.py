"""The scripts around posts and judged sheets, on made-up rows: what counts as right, and what is refused."""

import datetime as dt
import hashlib
import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from eval_scripts import EVAL, script

import tawthiq
from tawthiq.model.report import Report

DAY = dt.date(2025, 3, 10)
TEXT = "عنوان\nدعت اللجنة إلى الحوار.\nوحذرت من التصعيد."


posts, drawn, incidents, judged = map(script, ("score_posts", "draw_no_incident", "draw_incidents", "score_judged"))


def dated(start: str, end: str) -> Any:
    return SimpleNamespace(date={"start": start, "end": end})


def lines(path: Path, *rows: object) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf8")
    return path


def table(path: Path, *rows: str) -> Path:
    path.write_text("".join(row.replace(" ", "\t") + "\n" for row in rows), "utf8")
    return path


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        ("2025-03-10", "2025-03-10", True),
        ("2025-03-09", "2025-03-10", True),
        ("2025-03-08", "2025-03-11", True),
        ("2025-03-07", "2025-03-11", False),  # five days say no day
        ("2025-03-08", "2025-03-09", False),
        ("2025-03-11", "2025-03-11", False),
    ],
)
def test_a_day_is_told_by_dates_that_hold_it_and_are_narrow(start: str, end: str, told: bool) -> None:
    assert posts.tells_day([dated(start, end)], DAY) is told


def test_one_incident_of_the_record_is_enough() -> None:
    assert posts.tells_day([SimpleNamespace(date=None), dated("2025-03-10", "2025-03-10")], DAY)
    assert not posts.tells_day([SimpleNamespace(date=None)], DAY)
    assert not posts.tells_day([], DAY)


def test_each_usable_source_is_read_with_its_day(tmp_path: Path) -> None:
    sources = [{"source_id": name, "text": name, "published": "2025-03-10"} for name in ("a", "b", "c")]
    coded = lines(tmp_path / "incidents.jsonl", {"sources": sources[:2]}, {"sources": sources[2:]})
    usable = table(tmp_path / "usable.tsv", "source_id incident_date", "c 2025-03-10", "a 2025-03-09")
    seen: list[Report] = []

    def read(report: Report) -> list[Any]:
        seen.append(report)
        return [dated("2025-03-10", "2025-03-10")]

    assert [(one.id, one.right) for one in posts.days(coded, usable, read)] == [("c", True), ("a", False)]
    assert [(report.text, report.published) for report in seen] == [("c", DAY), ("a", DAY)]
    strange = table(tmp_path / "strange.tsv", "source_id incident_date", "d 2025-03-10")
    with pytest.raises(posts.ListError, match="no source d"):
        list(posts.days(coded, strange, read))


def test_a_post_without_incidents_is_read_alone_and_its_words_are_checked(tmp_path: Path) -> None:
    start, end = TEXT.index("دعت"), TEXT.index("\nوحذرت")
    digest = hashlib.sha256(TEXT[start:end].encode()).hexdigest()
    reports = lines(tmp_path / "reports.jsonl", {"id": "r", "text": TEXT, "published": "2025-03-10"})
    head = "report start end sha256"
    quiet = table(tmp_path / "posts.tsv", head, f"r {start} {end} {digest}")
    seen: list[Report] = []
    assert [one.right for one in posts.quiet(quiet, reports, lambda report: seen.append(report) or [])] == [True]
    assert seen[0].text == "دعت اللجنة إلى الحوار."
    assert [one.right for one in posts.quiet(quiet, reports, lambda report: [dated("", "")])] == [False]
    moved = table(tmp_path / "moved.tsv", head, f"r {start + 1} {end} {digest}")
    with pytest.raises(posts.ListError, match="not those that were listed"):
        list(posts.quiet(moved, reports, lambda report: []))
    unknown = table(tmp_path / "unknown.tsv", head, f"q {start} {end} {digest}")
    with pytest.raises(posts.ListError, match="no report q"):
        list(posts.quiet(unknown, reports, lambda report: []))


def test_shares_have_intervals() -> None:
    row = posts.summary([posts.Outcome(str(n), n < 3) for n in range(4)])
    assert (row["right"], row["total"], row["share"]) == (3, 4, 0.75)
    assert row["low"] < 0.75 < row["high"] == 1.0


def test_the_lists_of_the_project_hold_ids_and_no_words() -> None:
    usable = posts.listed(EVAL / "lists" / "airwars_usable.tsv")
    quiet = posts.listed(EVAL / "lists" / "no_incident_posts.tsv")
    assert len({row["source_id"] for row in usable}) == len(usable) > 100
    assert len({(row["report"], row["start"]) for row in quiet}) == len(quiet) == 50
    for name in ("airwars_usable", "no_incident_posts"):
        assert (EVAL / "lists" / f"{name}.tsv").read_text("utf8").isascii()


def test_paragraphs_leave_out_the_first_line_and_blanks() -> None:
    text = TEXT + "\n\n  خاتمة  "
    found = [text[start:end] for start, end in drawn.paragraphs(text)]
    assert found == ["دعت اللجنة إلى الحوار.", "وحذرت من التصعيد.", "خاتمة"]


def test_paragraphs_are_drawn_one_a_report_and_alike_for_a_seed() -> None:
    def rows() -> list[dict[str, Any]]:
        return [{"id": str(n), "text": "عنوان\n" + "كلام " * 30 + "\n" + "حديث " * 30} for n in range(8)]

    first = drawn.draw(rows(), seed=1, wanted=5)
    assert first == drawn.draw(rows(), seed=1, wanted=5)
    assert len({row["report"] for row in first}) == 5
    assert [row["report"] for row in first] != [row["report"] for row in drawn.draw(rows(), seed=2, wanted=5)]
    assert drawn.draw(rows(), seed=1, wanted=5, longest=50) == []


def made() -> list[tuple[Report, Any]]:
    texts = [
        "قتل ثلاثة أشخاص بقصف مدفعي على مدينة أريحا أمس. وفي حلب اعتقلت الشرطة رجلين.",
        "انفجرت عبوة ناسفة في بغداد اليوم.",
    ]
    reports = [Report(str(n), text, DAY) for n, text in enumerate(texts)]
    return [(report, tawthiq.read(report.text, published=DAY).incidents) for report in reports]


def test_incidents_are_drawn_one_a_report_with_rows_for_their_values() -> None:
    found = made()
    assert len(found[0][1]) > 1
    both = incidents.draw(found, seed=1, wanted=9)
    assert sorted(report.id for report, _ in both) == ["0", "1"]
    assert len(incidents.draw(found, seed=1, wanted=1)) == 1
    report, incident = next(pair for pair in both if pair[0].id == "1")
    rows = [dict(zip(incidents.COLUMNS, row, strict=True)) for row in incidents.sheet_rows(report, incident)]
    assert {"incident", "type", "date", "place", "status"} <= {row["field"] for row in rows}
    place = next(row for row in rows if row["field"] == "place")
    assert report.text[int(place["start"]) : int(place["end"])] == "بغداد"
    assert all("".join(row.values()).isascii() and row["verdict"] == "" for row in rows)
    assert "«بغداد»" in incidents.page(1, report, incident)


HEAD = "report incident start end field verdict"


def verdicts(path: Path, *rows: str) -> list[dict[str, str]]:
    rows = tuple(f"{row[0]} {row[1]} 0 1 {row[2:]}" for row in rows)
    result: list[dict[str, str]] = judged.sheet(table(path, HEAD, *rows))
    return result


def test_precision_of_incidents_and_of_their_values(tmp_path: Path) -> None:
    rows = verdicts(
        tmp_path / "sheet.tsv",
        *("a5incident right", "a5date right", "a5place wrong", "a5killed unsure"),
        *("b7incident wrong", "b7date "),
        *("c2incident unsure", "c2date right"),
    )
    table = judged.summary(rows)
    assert {name: (row["right"], row["judged"], row["unsure"]) for name, row in table.items() if row["judged"]} == {
        "incident": (1, 2, 1),
        "values": (1, 2, 1),
        "values, all": (1, 3, 1),
        "date": (1, 1, 0),
        "place": (0, 1, 0),
    }
    assert table["incident"]["precision"] == 0.5
    assert table["incident"]["worst"] == pytest.approx(1 / 3, abs=1e-4)
    assert table["incident"]["low"] <= 0.5 <= table["incident"]["high"]


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (["a5incident right", "a5date maybe"], "line 3: 'maybe' is no verdict"),
        (["a5incident "], "line 2: '' is no verdict"),
        (["a5incident right", "a6date right"], "line 3: its incident has no row"),
    ],
)
def test_sheets_that_cannot_be_counted_are_refused(tmp_path: Path, rows: list[str], reason: str) -> None:
    with pytest.raises(judged.SheetError, match=reason):
        verdicts(tmp_path / "sheet.tsv", *rows)


def test_a_sheet_of_other_columns_is_refused(tmp_path: Path) -> None:
    with pytest.raises(judged.SheetError, match="columns"):
        judged.sheet(table(tmp_path / "sheet.tsv", "report verdict", "a right"))
