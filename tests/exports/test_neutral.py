"""Hostile words in cells."""

import csv
import io
import json
import unicodedata

import pytest

from tawthiq.exports import json_text, neutral

FORMULAS = [
    '=HYPERLINK("https://evil.example";"انقر")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "  =1+1",
    "\n\n=1+1",
    "\u00a0=1",
    "\u200b=1",
    "\u200f=1",
    "\u202e=1",
    "\x00=1",
    "＝1+1",
]


@pytest.mark.parametrize("words", FORMULAS)
def test_what_a_spreadsheet_would_run_begins_with_an_apostrophe(words: str) -> None:
    assert neutral.cell(words).startswith("'")


@pytest.mark.parametrize("words", ["قصف", "5 - 7", "قال: = كذا", "a=b", "", "(+963)", "مقتل 5 \n- وإصابة 7"])
def test_other_words_stay_as_they_are(words: str) -> None:
    assert neutral.cell(words) == words


@pytest.mark.parametrize("number", [*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, 0xFFFE, 0xFFFF, 0xD800, 0xDFFF])
def test_a_control_is_shown_as_its_escape(number: int) -> None:
    if chr(number) != "\n":
        assert neutral.plain(f"قصف{chr(number)}مدينة") == f"قصف\\u{number:04x}مدينة"


def test_no_control_of_direction_is_left() -> None:
    every = [chr(n) for n in range(0x11000) if unicodedata.bidirectional(chr(n)) in BIDI or chr(n) in MARKS]
    assert len(every) == 12
    assert not set(neutral.cell("أ".join(every))) & set(every)
    assert neutral.cell("\u200fمدينة\u200e") == "مدينة"
    assert neutral.cell("ل\u202eمخ") == "ل\\u202eمخ"


BIDI = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
MARKS = "\u200e\u200f\u061c"


def test_a_line_end_of_windows_is_a_newline() -> None:
    assert neutral.plain("سطر\r\nسطر") == "سطر\nسطر"
    assert neutral.plain("سطر\r\nسطر\u200f") == "سطر\nسطر"


def test_a_long_cell_is_cut_with_a_mark_and_its_parts_are_whole() -> None:
    words = "ب" * (neutral.MOST + 1)
    assert neutral.cut(words).endswith(neutral.CUT)
    assert len(neutral.cut(words)) == neutral.MOST
    assert "".join(neutral.parts(words)) == words
    assert neutral.cut("ب" * neutral.MOST) == "ب" * neutral.MOST


def test_length_is_counted_in_units_of_utf_16_and_no_character_is_torn() -> None:
    words = "ب" + "😀" * 20_000
    pieces = neutral.parts(words)
    assert "".join(pieces) == words
    assert all(len(piece.encode("utf-16-le")) // 2 <= neutral.MOST for piece in pieces)
    assert len(neutral.cut(words).encode("utf-16-le")) // 2 <= neutral.MOST


def test_json_keeps_every_character_and_shows_none_that_steers() -> None:
    value: dict[str, object] = {"name": "أ\u202eب\u200f\x85\u2028ج\ud800", "n": [1, None, "😀"]}
    line = json_text.line(value).decode()
    assert json.loads(line) == json_text.parsed(line) == value
    assert not set(line) & set("\u202e\u200f\x85\u2028\ud800\n")
    both = {"name": "أ\u202eب\u200f\x85\u2028\ufffe\u061c\u2066\x00\x7f"}
    line = json_text.line(both).decode()
    assert json_text.parsed(line) == both
    assert all(letter.isprintable() for letter in line)


def test_a_neutral_cell_survives_csv() -> None:
    out = io.StringIO()
    csv.writer(out).writerow([neutral.cell(words) for words in FORMULAS])
    assert all(cell.startswith("'") for cell in next(csv.reader(io.StringIO(out.getvalue()))))
