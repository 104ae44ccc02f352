"""The workbook: sheets, headings, types, notes, hostile words; opened by openpyxl and LibreOffice."""

import datetime as dt
import io
import shutil
import subprocess
from pathlib import Path
from typing import Any

import made_views as made
import openpyxl
import pytest

from tawthiq.exports import FORMATS, neutral
from tawthiq.exports.columns import CLAIMS, EVIDENCE, INCIDENTS
from tawthiq.exports.sheet import escaped

SHEETS = ["الحوادث", "الادّعاءات", "التقارير", "الأدلة", "ملاحظات"]


def written(*views: Any, **told: Any) -> bytes:
    out = io.BytesIO()
    FORMATS["xlsx"].writer()(iter(views or [made.view("i1"), made.view("i2", date=None)]), out, made.told(**told))
    return out.getvalue()


def book(*views: Any, **told: Any) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(written(*views, **told)))


def cell(opened: openpyxl.Workbook, name: str, row: int = 3) -> Any:
    at = [column.name for column in INCIDENTS].index(name) + 1
    return opened.worksheets[0].cell(row, at)


def test_sheets_run_from_right_to_left_with_two_frozen_rows_of_headings() -> None:
    opened = book()
    assert opened.sheetnames == SHEETS
    for sheet, columns in zip(opened.worksheets, (INCIDENTS, CLAIMS), strict=False):
        assert sheet.sheet_view.rightToLeft
        assert sheet.freeze_panes == "B3"
        assert [c.value for c in sheet[1]] == [column.name for column in columns]
        assert [c.value for c in sheet[2]] == [column.ar for column in columns]
        assert sheet.column_dimensions["A"].width == columns[0].width


def test_english_titles_where_asked() -> None:
    opened = book(language="en")
    assert opened.sheetnames == ["incidents", "claims", "reports", "evidence", "notes"]
    assert not opened.worksheets[0].sheet_view.rightToLeft


def test_days_and_numbers_are_days_and_numbers() -> None:
    opened = book()
    assert cell(opened, "date_start").value == dt.datetime(2024, 2, 28)
    assert cell(opened, "date_start").number_format == "yyyy-mm-dd"
    assert (cell(opened, "killed_low").value, cell(opened, "killed_high").value) == (3, 5)
    assert (cell(opened, "lat").value, cell(opened, "hedged").value) == (35.904, False)
    assert cell(opened, "date_start", 4).value is None


def test_a_day_before_spreadsheets_count_is_text() -> None:
    assert cell(book(made.view(date=made.date("1899-05-01"))), "date_start").value == "1899-05-01"


def test_a_cell_has_its_words_and_who_said_them_as_a_note() -> None:
    note = cell(book(), "killed_low").comment
    assert note is not None
    assert note.text == "«ثلاثة مدنيين» الدفاع المدني، وكالة السهل، 2024-02-29"
    assert cell(book(), "place").comment is None  # no claim of it in this incident


def test_cells_behind_the_last_noted_incident_have_no_note(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tawthiq.exports.xlsx.NOTED", 1)
    opened = book()
    assert cell(opened, "killed_low").comment
    assert cell(opened, "killed_low", 4).comment is None
    assert any("first 1 incidents" in str(row[2].value) for row in opened["ملاحظات"].iter_rows())


def test_evidence_has_one_row_a_value() -> None:
    sheet = book()["الأدلة"]
    rows = [dict(zip([c.name for c in EVIDENCE], (c.value for c in row), strict=True)) for row in sheet.iter_rows(3)]
    assert len(rows) == 2
    assert (rows[0]["field"], rows[0]["words"], rows[0]["rule"]) == ("killed", "ثلاثة مدنيين", "test.killed")
    assert (rows[0]["start"], rows[0]["end"]) == (0, 12)


def test_a_report_that_tells_two_incidents_is_one_row() -> None:
    sheet = book()["التقارير"]
    assert sheet.max_row == 3
    assert "i1؛ i2" in [c.value for c in sheet[3]]


def test_the_notes_say_how_columns_are_coded_and_whom_to_name() -> None:
    told = {str(row[0].value): str(row[2].value) for row in book(filters=(("--type", "shelling"),))["ملاحظات"]}
    assert told["filter type"] == "shelling"
    assert told["attribution"].startswith("Places: GeoNames")
    assert {f"column {column.name}" for column in INCIDENTS} <= told.keys()


def test_hostile_words_are_neutral_and_whole_in_the_evidence() -> None:
    opened = book(made.hostile())
    for sheet in opened.worksheets:
        for row in sheet.iter_rows(min_row=3):
            for one in row:
                if isinstance(one.value, str):
                    assert one.data_type == "s"
                    assert len(one.value) <= neutral.MOST
                    assert one.value.lstrip()[:1] not in set("=+-@")
                    assert neutral.plain(one.value) == one.value
                assert one.comment is None or neutral.plain(one.comment.text) == one.comment.text
    evidence = opened["الأدلة"]
    whole = [row[3].value for row in evidence.iter_rows(min_row=3) if row[1].value == "targets"]
    assert "".join(str(part).removeprefix("'") for part in whole) == "=" + "هدف" * 20_000


def test_a_full_sheet_goes_on_in_a_further_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tawthiq.exports.sheet.LAST_ROW", 4)
    opened = book(*(made.view(f"i{n}") for n in range(5)))
    assert opened.sheetnames[:3] == ["الحوادث", "الحوادث 2", "الحوادث 3"]
    assert [sheet.max_row for sheet in opened.worksheets[:3]] == [4, 4, 3]
    assert opened["الحوادث 3"]["A3"].value == "i4"


def test_words_that_look_like_an_escape_stay_words() -> None:
    assert escaped("a<b>&_x0041_") == "a&lt;b&gt;&amp;_x005F_x0041_"  # as the standard has it (ST_Xstring)
    assert cell(book(made.view(sentence_ar="اسم _xyz <ب>")), "summary_ar").value == "اسم _xyz <ب>"


def test_other_rows_have_a_book_of_their_own() -> None:
    rows = [{"id": "r1", "source": "وكالة", "published": "2024-01-02", "incidents": ["i1"]}]
    opened = book(*rows, what="reports")
    assert opened.sheetnames == ["التقارير", "ملاحظات"]
    assert opened["التقارير"]["C3"].value == dt.datetime(2024, 1, 2)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it(tmp_path: Path) -> None:
    path = tmp_path / "i.xlsx"
    path.write_bytes(written(made.view("i1"), made.hostile()))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76"]
    subprocess.run([*command, "--outdir", str(tmp_path), str(path)], check=True, capture_output=True, timeout=120)
    rows = (tmp_path / "i.csv").read_text("utf8").splitlines()
    assert rows[0].startswith("id,type,type_ar,date_start")
    assert rows[2].startswith("i1,shelling,قصف,2024-02-28")
    assert "#NAME" not in "".join(rows)
