"""Word documents."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from made_originals import SECOND, TEXT, TITLE, found, only_item, only_problem, written


def document(path: Path, change: Callable[[Any], None] | None = None) -> Path:
    made = docx.Document()
    for line in TEXT.split("\n"):
        made.add_paragraph(line)
    if change:
        change(made)
    made.save(str(path))
    return path


def changed(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """A document with one part changed or added."""
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    parts[part] = change(parts.get(part, b""))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, raw in parts.items():
            packed.writestr(name, raw)
    return path


def test_paragraphs_and_tables_in_their_order(tmp_path: Path) -> None:
    def change(made: Any) -> None:
        table = made.add_table(rows=1, cols=2)
        table.cell(0, 0).text, table.cell(0, 1).text = "القتلى", "15"
        table.cell(0, 1).add_table(rows=1, cols=1).cell(0, 0).text = "بينهم 3 أطفال"
        made.add_paragraph(SECOND)

    item = only_item(found(document(tmp_path / "a.docx", change)))
    assert item.text.split("\n") == [*TEXT.split("\n"), "القتلى", "15", "بينهم 3 أطفال", "", SECOND]
    assert (item.locator, item.title, item.published) == ("", None, None)


def test_a_merged_cell_is_read_once(tmp_path: Path) -> None:
    def change(made: Any) -> None:
        table = made.add_table(rows=2, cols=2)
        table.cell(0, 0).merge(table.cell(1, 1)).text = SECOND

    assert only_item(found(document(tmp_path / "a.docx", change))).text.count(SECOND) == 1


def test_a_paragraph_of_the_style_of_titles_is_the_title(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading(TITLE, level=0)
    made.add_paragraph(TEXT)
    made.save(str(tmp_path / "a.docx"))
    item = only_item(found(tmp_path / "a.docx"))
    assert (item.title, item.text) == (TITLE, TEXT)


def test_what_was_inserted_is_read_and_what_was_deleted_is_not(tmp_path: Path) -> None:
    marks = (
        "<w:p><w:r><w:t>قتل </w:t></w:r><w:del><w:r><w:delText>12</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>15</w:t></w:r></w:ins><w:sdt><w:sdtContent><w:r><w:tab/><w:t>مدنيا</w:t></w:r></w:sdtContent>"
        "</w:sdt><w:r><w:br/><w:t>في القصف</w:t></w:r></w:p>"
    )
    path = changed(
        document(tmp_path / "a.docx"),
        "word/document.xml",
        lambda raw: raw.replace(b"<w:p>", marks.encode() + b"<w:p>", 1),
    )
    assert only_item(found(path)).text.startswith("قتل 15\tمدنيا\nفي القصف\n")


def dated(made: Any) -> None:
    made.core_properties.created = dt.datetime(2023, 7, 9, 10)
    made.core_properties.modified = dt.datetime(2023, 7, 12, 10)
    made.core_properties.title = "مسودة"


def test_the_days_of_the_file_stand_in_only_where_nobody_said_one(tmp_path: Path) -> None:
    path = document(tmp_path / "a.docx", dated)
    alone = only_item(found(path))
    assert (alone.published_from, alone.published) == (dt.date(2023, 7, 9), dt.date(2023, 7, 12))
    assert alone.carried["published_is"] == "when the file was saved"
    assert (alone.title, alone.carried["document_title"]) == (None, "مسودة")
    said = only_item(found(path, published=dt.date(2023, 8, 1)))
    assert (said.published_from, said.published) == (None, dt.date(2023, 8, 1))
    assert said.carried["document_created"].startswith("2023-07-09")


def test_a_document_without_text(tmp_path: Path) -> None:
    docx.Document().save(str(tmp_path / "a.docx"))
    problem = only_problem(found(tmp_path / "a.docx"))
    assert (problem.code, "pictures of pages" in problem.message) == ("no-text", True)


def test_garbled_letters(tmp_path: Path) -> None:
    path = document(tmp_path / "a.docx", lambda made: made.add_paragraph(TEXT.encode().decode("cp1256") * 3))
    assert only_problem(found(path)).code == "garbled"


OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
BAD: dict[str, tuple[str, Callable[[bytes], bytes], str, str]] = {
    "entities from outside": (
        "word/document.xml",
        lambda raw: OUTSIDE + raw.split(b"?>", 1)[1].replace(b"<w:t>", b"<w:t>&e;", 1),
        "broken",
        "declares entities",
    ),
    "entities in UTF-16": (
        "word/styles.xml",
        lambda raw: (OUTSIDE + raw.split(b"?>", 1)[1]).decode().encode("utf-16"),
        "broken",
        "declares entities",
    ),
    "no XML": ("word/document.xml", lambda _: b"\0\1\2", "broken", "damaged"),
    "no types": ("[Content_Types].xml", lambda _: b"<x/>", "broken", "damaged"),
    "deep": (
        "word/document.xml",
        lambda raw: raw.replace(b"<w:p>", b"<w:p>" * 100_000, 1),
        "broken",
        "damaged",
    ),
    "too large a part": ("word/media/x.bin", lambda _: b" " * 200_000_000, "too-large", "more than a document may"),
}


@pytest.mark.parametrize("case", BAD)
def test_documents_that_are_none(tmp_path: Path, case: str) -> None:
    part, change, code, says = BAD[case]
    problem = only_problem(found(changed(document(tmp_path / "a.docx"), part, change)))
    assert (problem.code, says in problem.message) == (code, True), problem


@pytest.mark.parametrize("share", [0.2, 0.7, 0.98])
def test_a_document_cut_short(tmp_path: Path, share: float) -> None:
    raw = document(tmp_path / "a.docx").read_bytes()
    problem = only_problem(found(written(tmp_path / "b.docx", raw[: int(len(raw) * share)])))
    assert (problem.code, "cut short" in problem.message) == ("broken", True)


def test_a_locked_document(tmp_path: Path) -> None:
    path = document(tmp_path / "a.docx")
    raw = bytearray(path.read_bytes())
    at = raw.index(b"PK\x01\x02")
    raw[6] |= 1
    raw[at + 8] |= 1
    problem = only_problem(found(written(tmp_path / "b.docx", bytes(raw))))
    assert (problem.code, "password" in problem.message) == ("encrypted", True)


def test_a_document_known_by_its_bytes(tmp_path: Path) -> None:
    raw = document(tmp_path / "a.docx").read_bytes()
    assert only_item(found(written(tmp_path / "a.txt", raw))).text == TEXT


def test_zip_with_a_document(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("in/a.docx", document(tmp_path / "a.docx").read_bytes())
    assert only_item(found(written(tmp_path / "a.zip", out.getvalue()))).locator == "in/a.docx"
