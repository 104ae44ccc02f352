"""Tables: CSV of every kind and workbooks, their columns and their dates."""

import csv
import datetime as dt
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from made_originals import SECOND, TEXT, TITLE, found, items, only_problem, problems, written
from openpyxl import Workbook

from tawthiq.archive.item import Item, Problem

HEADER = ["الرقم", "العنوان", "النص", "تاريخ النشر", "المصدر", "الرابط", "ملاحظات"]
ROWS = [
    ["1", TITLE, TEXT, "2023-07-09", "وكالة الأفق", "https://example.org/1", "راجعه المحرر"],
    ["2", "", SECOND, "10/07/2023", "إذاعة النهر", "", ""],
    ["3", "", SECOND, "١٣/٧/٢٠٢٣", "", "", ""],
]


def separated(rows: list[list[str]], separator: str = ",", encoding: str = "utf-8") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue().encode(encoding)


def workbook(path: Path, *sheets: list[list[Any]], titles: tuple[str, ...] = ("التقارير", "آخر")) -> Path:
    book = Workbook()
    assert book.active
    book.remove(book.active)
    for title, rows in zip(titles, sheets, strict=False):
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def repacked(path: Path, part: str, change: Any) -> Path:
    """A document with one of its parts changed."""
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    parts[part] = change(parts[part])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, raw in parts.items():
            packed.writestr(name, raw)
    return path


@pytest.mark.parametrize("separator", [",", ";", "\t", "|", "؛"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "windows-1256"])
def test_a_row_is_an_item(tmp_path: Path, separator: str, encoding: str) -> None:
    western = str.maketrans("٠١٢٣٧", "01237")  # the old code page has no Arabic digits
    rows = [[cell.translate(western) for cell in row] for row in ROWS] if encoding == "windows-1256" else ROWS
    all_found = found(written(tmp_path / "a.csv", separated([HEADER, *rows], separator, encoding)))
    first, second, third = items(all_found)
    assert problems(all_found) == []
    assert (first.title, first.text, first.source, first.url, first.own_id) == (
        TITLE,
        TEXT,
        "وكالة الأفق",
        "https://example.org/1",
        "1",
    )
    assert (first.locator, second.locator, third.locator) == ("row 2", "row 3", "row 4")
    assert [one.published for one in (first, second, third)] == [dt.date(2023, 7, day) for day in (9, 10, 13)]
    assert first.carried == {"ملاحظات": "راجعه المحرر"}
    assert second.title is None


def test_the_line_that_names_the_separator(tmp_path: Path) -> None:
    raw = b"sep=;\r\n" + separated([HEADER, *ROWS], ";")
    assert [one.locator for one in items(found(written(tmp_path / "a.csv", raw)))] == ["row 2", "row 3", "row 4"]


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        ("Text,Title,Date,Source,URL", "text title published source url"),
        ("full_text,Headline,Publication Date,Outlet,Link", "text title published source url"),
        ("نص الخبر,العنوان,التاريخ,المصدر,الرابط", "text title published source url"),
        ("المحتوى,عُنوان الخبر,تاريخ النشر,الجهة الناشرة,رابط الخبر", "text title published source url"),
    ],
)
def test_columns_by_their_names(tmp_path: Path, header: str, fields: str) -> None:
    raw = f"{header}\n{SECOND},عنوان,2023-07-09,وكالة,https://example.org\n".encode()
    item = items(found(written(tmp_path / "a.csv", raw)))[0]
    assert [getattr(item, field) for field in fields.split()] == [
        SECOND,
        "عنوان",
        dt.date(2023, 7, 9),
        "وكالة",
        "https://example.org",
    ]


def test_columns_that_a_person_named(tmp_path: Path) -> None:
    raw = f"a,النص,c\n{SECOND},ملاحظة,2023-07-09\n".encode()
    item = items(found(written(tmp_path / "x.csv", raw), columns={"text": "A", "published": "c"}))[0]
    assert (item.text, item.published, item.carried) == (SECOND, dt.date(2023, 7, 9), {"النص": "ملاحظة"})


def test_the_day_of_the_event_is_not_that_of_publication(tmp_path: Path) -> None:
    raw = f"text,تاريخ الحدث\n{SECOND},2023-07-09\n".encode()
    item = items(found(written(tmp_path / "x.csv", raw)))[0]
    assert (item.published, item.carried) == (None, {"تاريخ الحدث": "2023-07-09"})


def dated(path: Path, *days: Any, **options: Any) -> tuple[list[Any], list[Problem]]:
    raw = separated([["text", "date"], *[[SECOND, day] for day in days]])
    all_found = found(written(path / "d.csv", raw), **options)
    return [one.published for one in items(all_found)], problems(all_found)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2023-07-09", dt.date(2023, 7, 9)),
        ("2023-07-09 14:30", dt.datetime(2023, 7, 9, 14, 30)),
        ("2023-07-09T14:30:00Z", dt.datetime(2023, 7, 9, 14, 30, tzinfo=dt.UTC)),
        ("2023/7/9", dt.date(2023, 7, 9)),
        ("٢٠٢٣/٠٧/٠٩", dt.date(2023, 7, 9)),
        ("13/07/2023", dt.date(2023, 7, 13)),
        ("07/13/2023", dt.date(2023, 7, 13)),
        ("13.7.2023", dt.date(2023, 7, 13)),
        ("07/07/2023", dt.date(2023, 7, 7)),
        ("13/07/2023 02:30 م", dt.datetime(2023, 7, 13, 14, 30)),
        ("9 يوليو 2023", dt.date(2023, 7, 9)),
        ("الأحد، ٩ تموز/يوليو ٢٠٢٣", dt.date(2023, 7, 9)),
        ("9 آب 2023", dt.date(2023, 8, 9)),
        ("July 9, 2023", dt.date(2023, 7, 9)),
        ("9 جويلية 2023 - 10:15", dt.datetime(2023, 7, 9, 10, 15)),
        ("Sun, 09 Jul 2023 14:00:00 +0300", dt.datetime(2023, 7, 9, 14, tzinfo=dt.timezone(dt.timedelta(hours=3)))),
        ("\u200f13/07/2023\u200f", dt.date(2023, 7, 13)),
        ("", None),
    ],
)
def test_days_as_people_write_them(tmp_path: Path, words: str, day: Any) -> None:
    assert dated(tmp_path, words) == ([day], [])


@pytest.mark.parametrize(
    "words",
    [
        "30/02/2023",
        "2023-13-01",
        "31.11.2023",
        "09/07/23",
        "1445-01-09",
        "9 محرم 1445",
        "أمس",
        "9/2023",
        "25:61",
        "#N/A",
    ],
)
def test_days_that_are_none(tmp_path: Path, words: str) -> None:
    days, told = dated(tmp_path, words, published=dt.date(2020, 1, 1))
    assert (days, [one.code for one in told], told[0].locator) == ([], ["bad-item"], "row 2")
    assert "date" in told[0].message


def test_a_date_of_two_ways_is_not_guessed(tmp_path: Path) -> None:
    days, told = dated(tmp_path, "03/04/2023", "2023-07-09", "04/05/2023")
    assert days == [dt.date(2023, 7, 9)]
    assert [(one.code, one.locator) for one in told] == [("bad-item", "column date")]
    assert "2 rows are not read (2, 4)" in told[0].message
    assert "03/04/2023" in told[0].message


def test_the_column_settles_the_order(tmp_path: Path) -> None:
    assert dated(tmp_path, "03/04/2023", "13/04/2023")[0] == [dt.date(2023, 4, 3), dt.date(2023, 4, 13)]
    assert dated(tmp_path, "03/04/2023", "04/13/2023")[0] == [dt.date(2023, 3, 4), dt.date(2023, 4, 13)]


def test_a_column_of_both_orders_settles_nothing(tmp_path: Path) -> None:
    days, told = dated(tmp_path, "03/04/2023", "13/04/2023", "04/13/2023")
    assert (days, len(told)) == ([dt.date(2023, 4, 13)] * 2, 1)


def test_a_person_settles_the_order(tmp_path: Path) -> None:
    assert dated(tmp_path, "03/04/2023", columns={"order": "dmy"})[0] == [dt.date(2023, 4, 3)]
    assert dated(tmp_path, "03/04/2023", columns={"order": "mdy"})[0] == [dt.date(2023, 3, 4)]


def test_a_workbook(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["جدول التقارير"],
        [],
        HEADER,
        [1, TITLE, TEXT, dt.datetime(2023, 7, 9), "وكالة الأفق", "https://example.org/1", 2.5],
        [2, None, SECOND, dt.datetime(2023, 7, 19, 14, 30), None, None, dt.datetime(2023, 1, 1)],
        [None] * 7,
        [3, None, SECOND, 45116, None, None, None],
        [4, None, "سطر_x000D_\nثان", "13/07/2023", None, None, True],
    ]
    all_found = found(workbook(tmp_path / "a.xlsx", rows, [["a", "b"], [1, 2]]))
    told = items(all_found)
    assert [one.locator for one in told] == [f"sheet التقارير > row {n}" for n in (4, 5, 7, 8)]
    assert [one.published for one in told] == [
        dt.date(2023, 7, 9),
        dt.datetime(2023, 7, 19, 14, 30),
        dt.date(2023, 7, 9),
        dt.date(2023, 7, 13),
    ]
    assert [one.own_id for one in told] == ["1", "2", "3", "4"]
    assert [one.carried for one in told] == [
        {"ملاحظات": 2.5},
        {"ملاحظات": "2023-01-01T00:00:00"},
        {},
        {"ملاحظات": True},
    ]
    assert told[3].text == "سطر\r\nثان"
    assert [(one.code, one.locator) for one in problems(all_found)] == [("no-columns", "sheet آخر")]


def test_days_that_a_spreadsheet_turned_are_refused(tmp_path: Path) -> None:
    """Typed as 3/4/2023 on a computer of American setting: what can be a month became one, the rest stayed text."""
    turned = [[SECOND, dt.datetime(2023, day, 4)] for day in (3, 5, 7)]
    rows: list[list[Any]] = [["text", "date"], *turned, [SECOND, "13/04/2023"], [SECOND, "25/04/2023"]]
    all_found = found(workbook(tmp_path / "a.xlsx", rows))
    assert [one.published for one in items(all_found)] == [dt.date(2023, 4, 13), dt.date(2023, 4, 25)]
    assert "3 rows are not read (2, 3, 4)" in problems(all_found)[0].message
    rows.append([SECOND, dt.datetime(2023, 4, 30)])  # a day past the twelfth: the cells are sound
    assert len(items(found(workbook(tmp_path / "b.xlsx", rows)))) == 6


def test_a_text_that_excel_cut(tmp_path: Path) -> None:
    all_found = found(workbook(tmp_path / "a.xlsx", [["text"], [(TEXT * 1000)[:32_767]]]))
    assert [type(one) for one in all_found] == [Item, Problem]
    assert "32,767" in problems(all_found)[0].message


def quoted(*lines: str) -> bytes:
    return "\n".join(["id,text", *lines]).encode() + b"\n"


TABLES: dict[str, tuple[bytes, str, str, str]] = {
    "prose": (TEXT.encode(), "no-columns", "columns: text", ""),
    "no text column": (b"a,b,c\n1,2,3\n", "no-columns", "its columns are a", ""),
    "an open quote": (quoted(f'1,"{SECOND}', f"2,{SECOND}"), "broken", "opens in line 2", "row 2"),
    "a separator in a text": (
        quoted("1,قتل ثلاثة, بينهم طفل"),
        "bad-item",
        "has 3 cells where the header has 2",
        "row 2",
    ),
    "no text in a row": (quoted("1, "), "bad-item", "no text in the column “text”", "row 2"),
    "a million columns": (b"text" + b"," * 1_000_000 + b"\nx\n", "too-large", "1,000,001 columns", ""),
    "a header alone with BOM": (b"\xef\xbb\xbf", "empty", "no report", ""),
    "NUL bytes": (quoted("1,a\0b\0"), "encoding", "NUL", "row 2"),
    "broken letters": (
        quoted("1," + TEXT.replace("\n", "").encode().decode("cp1256")),
        "garbled",
        "cp1256"[2:],
        "row 2",
    ),
    "old Mac": (quoted("1,x").replace(b"\n", b"\r"), "broken", "Macs", ""),
    "another encoding": (
        quoted(*[f"1,{SECOND}"] * 500) + b"2," + SECOND.encode("cp1256") + b"\n",
        "encoding",
        "save the table in UTF-8",
        "row 502",
    ),
    "a row past all measure": (quoted("1," + "x" * 2_000_000), "too-large", "line 2 is longer", "row 2"),
    "a quote past all measure": (quoted('1,"x', *["x" * 1000] * 2000), "broken", "opens in line 2", "row 2"),
}


@pytest.mark.parametrize("case", TABLES)
def test_tables_that_are_none(tmp_path: Path, case: str) -> None:
    raw, code, says, place = TABLES[case]
    told = problems(found(written(tmp_path / "a.csv", raw), item_bytes=1_500_000))
    assert (told[0].code, told[0].locator) == (code, place)
    assert says in told[0].message


def test_a_bad_row_does_not_stop_the_others(tmp_path: Path) -> None:
    raw = quoted("1," + "x" * 200_000, f"2,{SECOND}", "3,", f"4,{SECOND}")
    all_found = found(written(tmp_path / "a.csv", raw), item_bytes=100_000)
    assert [one.own_id for one in items(all_found)] == ["2", "4"]
    assert [one.locator for one in problems(all_found)] == ["row 2", "row 4"]


def test_a_column_that_is_not_there(tmp_path: Path) -> None:
    problem = only_problem(found(written(tmp_path / "a.csv", quoted("1,x")), columns={"title": "العنوان"}))
    assert (problem.code, "no column “العنوان”" in problem.message) == ("no-columns", True)


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
BOOKS: dict[str, tuple[str, Any, str, str]] = {
    "entities": (
        "xl/worksheets/sheet1.xml",
        lambda raw: ENTITIES + raw.split(b"?>", 1)[-1],
        "broken",
        "declares entities",
    ),
    "no sheet": ("xl/worksheets/sheet1.xml", lambda _: b"<not a sheet", "broken", "damaged"),
    "no list of sheets": ("xl/workbook.xml", lambda _: b"\0\0\0", "broken", "damaged"),
    "a row beyond all rows": (
        "xl/worksheets/sheet1.xml",
        lambda raw: raw.replace(b'<row r="2"', b'<row r="99999999999"'),
        "too-large",
        "1,048,576 rows",
    ),
    "blank to 30 MB": (
        "xl/worksheets/sheet1.xml",
        lambda raw: raw + b" " * 30_000_000,
        "too-large",
        "unpacks to 30 MB",
    ),
}


@pytest.mark.parametrize("case", BOOKS)
def test_workbooks_that_are_none(tmp_path: Path, case: str) -> None:
    part, change, code, says = BOOKS[case]
    path = repacked(workbook(tmp_path / "a.xlsx", [["text"], [SECOND]]), part, change)
    problem = problems(found(path))[0]
    assert (problem.code, says in problem.message) == (code, True), problem


def test_a_size_that_a_sheet_only_claims(tmp_path: Path) -> None:
    """A sheet that says it reaches to the last cell of a workbook is read as far as it goes."""
    path = workbook(tmp_path / "a.xlsx", [["text"], [SECOND]])
    path = repacked(path, "xl/worksheets/sheet1.xml", lambda raw: raw.replace(b"A1:A2", b"A1:XFD1048576"))
    assert [one.text for one in items(found(path))] == [SECOND]


@pytest.mark.parametrize("share", [0.3, 0.6, 0.97])
def test_a_workbook_cut_short(tmp_path: Path, share: float) -> None:
    raw = workbook(tmp_path / "a.xlsx", [["text"], [SECOND]]).read_bytes()
    problem = only_problem(found(written(tmp_path / "b.xlsx", raw[: int(len(raw) * share)])))
    assert (problem.code, "cut short" in problem.message) == ("broken", True)


def test_a_locked_workbook(tmp_path: Path) -> None:
    directory = b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in ("Root Entry", "EncryptedPackage"))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(22) + b"\x09\0" + bytes(16) + b"\0\0\0\0"
    problem = only_problem(found(written(tmp_path / "a.xlsx", header.ljust(512, b"\0") + directory)))
    assert (problem.code, "password" in problem.message) == ("encrypted", True)


def test_old_office_files(tmp_path: Path) -> None:
    directory = "WordDocument".encode("utf-16-le").ljust(128, b"\0")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(22) + b"\x09\0" + bytes(16) + b"\0\0\0\0"
    problem = only_problem(found(written(tmp_path / "a.doc", header.ljust(512, b"\0") + directory)))
    assert (problem.code, "save it as .docx" in problem.message) == ("unknown-format", True)
