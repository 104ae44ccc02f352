"""Text files: encodings, front matter, headings, and what is no text."""

import datetime as dt
from pathlib import Path

import pytest
from made_originals import SECOND, TEXT, TITLE, found, items, only_item, only_problem, problems, written


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1256", "iso-8859-6"]
)
def test_every_encoding_of_the_arabic_press_is_read(tmp_path: Path, encoding: str) -> None:
    item = only_item(found(written(tmp_path / "a.txt", TEXT.encode(encoding))))
    assert item.text == TEXT
    assert item.locator == ""
    plain = encoding.startswith("utf-8")
    assert item.carried == ({} if plain else {"encoding": item.carried.get("encoding")})
    assert plain or item.carried["encoding"].startswith(encoding)


def test_line_breaks_and_marks_stay_as_they_are(tmp_path: Path) -> None:
    text = "قُتِلَ رجلٌ\r\n\r\nفي **القصف**\u200f  على ال\u0640قرية\t\n"
    assert only_item(found(written(tmp_path / "a.md", text.encode()))).text == text


def test_front_matter(tmp_path: Path) -> None:
    front = (
        f'---\ntitle: "{TITLE}"\ndate: 2023-07-09\nsource: وكالة الأفق\nurl: https://example.org/1\ntags:\n  - a\n---\n'
    )
    item = only_item(found(written(tmp_path / "a.md", (front + "\n" + TEXT).encode())))
    assert (item.title, item.text, item.source, item.url) == (TITLE, TEXT, "وكالة الأفق", "https://example.org/1")
    assert item.published == dt.date(2023, 7, 9)
    assert item.carried == {"tags": "- a"}
    assert item.full_text == f"{TITLE}\n{TEXT}"


def test_front_matter_in_arabic_with_a_colon_in_its_title(tmp_path: Path) -> None:
    front = "---\r\nالعنوان: غزة: قتلى في قصف\r\nالتاريخ: ٩ تموز ٢٠٢٣\r\n---\r\n"
    item = only_item(found(written(tmp_path / "a.txt", (front + TEXT).encode())))
    assert (item.title, item.published) == ("غزة: قتلى في قصف", dt.date(2023, 7, 9))


@pytest.mark.parametrize("date", ["2023-02-30", "03/04/2023", "1445-01-09", "yesterday"])
def test_front_matter_with_no_day_is_a_problem(tmp_path: Path, date: str) -> None:
    problem = only_problem(found(written(tmp_path / "a.md", f"---\ndate: {date}\n---\n{TEXT}".encode())))
    assert problem.code == "bad-item"
    assert date in problem.message


def test_three_dashes_over_prose_are_prose(tmp_path: Path) -> None:
    text = f"---\n{TEXT}\n---\n{SECOND}"
    assert only_item(found(written(tmp_path / "a.txt", text.encode()))).text == text


def test_a_heading_is_the_title(tmp_path: Path) -> None:
    item = only_item(found(written(tmp_path / "a.md", f"# {TITLE}\n\n{TEXT}".encode())))
    assert (item.title, item.text) == (TITLE, TEXT)


def test_a_hashtag_is_none(tmp_path: Path) -> None:
    assert only_item(found(written(tmp_path / "a.txt", f"#عاجل\n{TEXT}".encode()))).title is None


def test_what_a_person_said_stands_in_where_the_file_tells_none(tmp_path: Path) -> None:
    said = {"published": dt.date(2020, 1, 1), "source": "أرشيف", "lang": "ar"}
    plain = only_item(found(written(tmp_path / "a.txt", TEXT.encode()), **said))
    told = only_item(found(written(tmp_path / "b.txt", f"---\ndate: 2023-07-09\n---\n{TEXT}".encode()), **said))
    assert (plain.published, plain.source, plain.lang) == (dt.date(2020, 1, 1), "أرشيف", "ar")
    assert told.published == dt.date(2023, 7, 9)


BAD = {
    "nothing": (b"", "empty", "no report"),
    "only a BOM": (b"\xef\xbb\xbf", "empty", "no report"),
    "only a BOM of UTF-16": (b"\xff\xfe", "empty", "no report"),
    "blank lines": (b" \r\n\t\n", "empty", "no report"),
    "only a title": (f"# {TITLE}\n".encode(), "empty", "only a title"),
    "NUL bytes": (b"abc\0\0def" + TEXT.encode(), "not-text", "NUL"),
    "controls": (bytes(range(1, 9)) * 50 + b"\n", "not-text", "control characters"),
    "UTF-8 read as Windows-1256": (TEXT.encode().decode("cp1256").encode(), "garbled", "windows-1256"),
    "UTF-8 read as Latin-1": (TEXT.encode().decode("latin-1").encode(), "garbled", "was read as"),
    "two encodings": (SECOND.encode() + b"\n" + (TEXT + "\n" + TEXT).encode("cp1256"), "encoding", "line 1 is UTF-8"),
    "an encoding of DOS": ("\n".join([SECOND.replace("،", "")] * 3).encode("cp720"), "encoding", "save it as UTF-8"),
    "backwards": (TEXT[::-1].encode(), "garbled", "backwards"),
    "letters apart": (" ".join(TEXT).encode(), "garbled", "apart"),
    "private letters": (("\ue012\ue034 \ue055" * 30).encode(), "garbled", "no alphabet"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(100), "unknown-format", "picture"),
    "a photograph": (b"\xff\xd8\xff\xe0\0\x10JFIF", "unknown-format", "picture"),
    "a video": (b"\0\0\0\x20ftypisom" + bytes(50), "unknown-format", "video"),
    "a program": (b"\x7fELF" + bytes(50), "unknown-format", "program"),
    "a RAR archive": (b"Rar!\x1a\x07\x01\0" + bytes(50), "unknown-format", "unpack it"),
    "Rich Text": (b"{\\rtf1\\ansi}", "unknown-format", ".docx"),
    "mail": (b"From: a@example.org\nTo: b\nContent-Type: text/plain\n\nx", "unknown-format", "mail"),
}


@pytest.mark.parametrize("case", BAD)
def test_what_is_no_text_is_told(tmp_path: Path, case: str) -> None:
    raw, code, says = BAD[case]
    problem = only_problem(found(written(tmp_path / "a.txt", raw)))
    assert (problem.code, problem.locator) == (code, "")
    assert says in problem.message


def test_lam_and_alef_that_changed_places(tmp_path: Path) -> None:
    wrong = TEXT.replace("الأ", "األ").replace("الإ", "اإل")
    problem = only_problem(found(written(tmp_path / "a.txt", wrong.encode())))
    assert (problem.code, "lam and alef" in problem.message) == ("garbled", True)


def test_a_damaged_text_is_read_and_told(tmp_path: Path) -> None:
    all_found = found(written(tmp_path / "a.txt", TEXT.encode() + b"\xd9"))
    assert items(all_found)[0].text == TEXT + "\ufffd"
    assert [(one.code, one.message) for one in problems(all_found)] == [
        ("encoding", "1 characters are not UTF-8 and stand as \ufffd")
    ]


def test_a_text_past_all_measure(tmp_path: Path) -> None:
    problem = only_problem(found(written(tmp_path / "a.txt", TEXT.encode() * 10), item_bytes=1000))
    assert problem.code == "too-large"


def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    assert only_problem(found(tmp_path / "none.txt")).code == "unreadable"
