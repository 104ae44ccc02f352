"""PDF files: printed by a browser, made by a program, scanned, locked, damaged."""

import io
import shutil
import subprocess
from pathlib import Path

import pytest
from made_originals import SECOND, TEXT, TITLE, found, items, only_item, only_problem, problems, written
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
needs_browser = pytest.mark.skipif(BROWSER is None, reason="no Chromium to print with")
needs_font = pytest.mark.skipif(not FONT.exists(), reason="no font with Arabic letters (DejaVu Sans)")
LONG = "واصلت فرق الإنقاذ البحث عن ناجين تحت أنقاض المنازل التي تهدمت في الحي الشرقي من البلدة حتى ساعة متأخرة. " * 4


def printed(path: Path, *paragraphs: str, style: str = "font: 16px 'DejaVu Sans'") -> Path:
    """Paragraphs as a browser prints them."""
    page = path.with_suffix(".html")
    lines = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    page.write_text(
        f'<html dir="rtl" lang="ar"><meta charset="utf-8"><body style="{style}">{lines}</body></html>', "utf8"
    )
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={path}"]
    subprocess.run([str(BROWSER), *options, str(page)], check=True, capture_output=True, timeout=120)
    return path


def made(path: Path, *lines: str, encrypt: StandardEncryption | None = None, pages: int = 1) -> Path:
    """Lines drawn letter after letter from left to right, as a program draws them that knows no Arabic."""
    canvas = Canvas(str(path), encrypt=encrypt)
    for _ in range(pages):
        if lines:
            pdfmetrics.registerFont(TTFont("DejaVu", str(FONT)))
            canvas.setFont("DejaVu", 12)
        for number, line in enumerate(lines):
            canvas.drawString(40, 780 - 20 * number, line)
        canvas.rect(10, 10, 50, 50)
        canvas.showPage()
    canvas.save()
    return path


def plain(text: str) -> str:
    return " ".join(text.split())


@needs_browser
@pytest.mark.parametrize("font", ["DejaVu Sans", "Noto Naskh Arabic", "Noto Sans Arabic", "Noto Kufi Arabic"])
def test_a_printed_page_is_read_as_it_was_written(tmp_path: Path, font: str) -> None:
    lines = [
        TITLE,
        *TEXT.split("\n"),
        LONG,
        "قالت BBC إن 12 قتلوا في 09/07/2023 الساعة 14:30 (بينهم 3 أطفال) بنسبة 15%.",
    ]
    item = only_item(found(printed(tmp_path / "a.pdf", *lines, style=f"font: 18px '{font}'")))
    assert item.text.split("\n") == [plain(line) for line in lines]
    assert (item.published, item.title, item.carried["pages"]) == (None, None, 1)


@needs_browser
def test_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    style = "font: 14px 'DejaVu Sans'; columns: 2; column-gap: 40px"
    text = only_item(found(printed(tmp_path / "a.pdf", LONG, SECOND, style=style))).text
    assert plain(text) == plain(f"{LONG} {SECOND}")


@needs_browser
def test_vowel_marks_stay_on_their_letters(tmp_path: Path) -> None:
    text = "قُتل شخصان وأصيب رجلٌ مسنّ في الحيّ"
    assert only_item(found(printed(tmp_path / "a.pdf", text, style="font: 24px 'Noto Naskh Arabic'"))).text == text


@needs_browser
def test_pages_follow_one_another(tmp_path: Path) -> None:
    lines = [f"الخبر رقم {number}: {SECOND}" for number in range(60)]
    item = only_item(found(printed(tmp_path / "a.pdf", *lines)))
    assert item.carried["pages"] > 1
    assert item.text.split("\n") == lines


# "قتل ثلاثة مدنيين" in presentation forms as a shaping library writes it, from left to right on the page.
SHAPED = "ﻦﻴﻴﻧﺪﻣ ﺔﺛﻼﺛ ﻞﺘﻗ"


@needs_font
def test_presentation_forms_drawn_from_left_to_right_are_repaired(tmp_path: Path) -> None:
    assert only_item(found(made(tmp_path / "a.pdf", SHAPED))).text == "قتل ثلاثة مدنيين"


@needs_font
def test_letters_drawn_the_wrong_way_are_refused(tmp_path: Path) -> None:
    problem = only_problem(found(made(tmp_path / "a.pdf", *TEXT.split("\n"), SECOND)))
    assert problem.code == "garbled"
    assert "backwards" in problem.message
    assert "type its text" in problem.message


@needs_font
def test_a_font_that_does_not_say_its_letters_is_refused(tmp_path: Path) -> None:
    raw = made(tmp_path / "a.pdf", *TEXT[::-1].split("\n")).read_bytes()
    assert b"/ToUnicode" in raw
    problem = only_problem(found(written(tmp_path / "b.pdf", raw.replace(b"/ToUnicode", b"/NoUnicode"))))
    assert (problem.code, "type its text" in problem.message) == ("garbled", True)


def test_letters_of_an_old_font_are_refused(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"))
    canvas.drawString(40, 700, "ÇáÞæÇÊ ÇáãÓáÍÉ ÊÚáä ãÞÊá ËáÇËÉ ãä ÚäÇÕÑåÇ Ýí åÌæã")
    canvas.save()
    problem = only_problem(found(tmp_path / "a.pdf"))
    assert (problem.code, "old font" in problem.message) == ("garbled", True)


def test_an_english_page_is_read(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"))
    canvas.drawString(40, 700, "Three people were killed (one a child) on 7 July 2023 at 14:30.")
    canvas.save()
    text = "Three people were killed (one a child) on 7 July 2023 at 14:30."
    assert only_item(found(tmp_path / "a.pdf")).text == text


def test_a_scan_has_no_text(tmp_path: Path) -> None:
    problem = only_problem(found(made(tmp_path / "a.pdf", pages=2)))
    assert (problem.code, "OCR" in problem.message) == ("no-text", True)


@needs_font
def test_pages_without_text_are_told(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"))
    canvas.rect(1, 1, 9, 9)
    canvas.showPage()
    canvas.drawString(40, 700, "A report of several words stands here.")
    canvas.save()
    all_found = found(tmp_path / "a.pdf")
    assert len(items(all_found)) == 1
    assert [(one.code, "1 of its 2 pages" in one.message) for one in problems(all_found)] == [("no-text", True)]


def test_a_locked_file(tmp_path: Path) -> None:
    locked = made(tmp_path / "a.pdf", encrypt=StandardEncryption("reader", "owner", strength=128))
    problem = only_problem(found(locked))
    assert (problem.code, "password" in problem.message) == ("encrypted", True)


@needs_font
def test_a_file_that_only_forbids_is_read(tmp_path: Path) -> None:
    path = made(tmp_path / "a.pdf", SHAPED, encrypt=StandardEncryption("", "owner", canCopy=0, strength=128))
    assert only_item(found(path)).text == "قتل ثلاثة مدنيين"


def handmade(*objects: bytes) -> bytes:
    """A PDF of these objects, the first of them its catalogue, with a sound table of where they stand."""
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start))
    return out.getvalue()


CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
BAD = {
    "only a beginning": (b"%PDF-1.7\n", "broken"),
    "no PDF after its mark": (b"%PDF-1.7\n" + b"\0\1\2\3" * 500, "broken"),
    "a loop of pages": (
        handmade(
            CATALOGUE, b"<</Type/Pages/Kids[3 0 R]/Count 9>>", b"<</Type/Pages/Kids[2 0 R]/Parent 2 0 R/Count 9>>"
        ),
        "broken",
    ),
    "pages that are their own": (handmade(CATALOGUE, b"<</Type/Pages/Kids[2 0 R]/Count 3>>"), "broken"),
    "pages that it only claims": (handmade(CATALOGUE, b"<</Type/Pages/Kids[]/Count 2000000000>>"), "broken"),
    "no pages": (handmade(CATALOGUE, b"<</Type/Pages/Kids[]/Count 0>>"), "broken"),
    "an empty page": (
        handmade(CATALOGUE, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"),
        "no-text",
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_files_that_are_none(tmp_path: Path, case: str) -> None:
    raw, code = BAD[case]
    problem = only_problem(found(written(tmp_path / "a.pdf", raw)))
    assert problem.code == code
    assert len(problem.message) > 20


@needs_font
@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_a_file_cut_short_is_never_half_a_report(tmp_path: Path, share: float) -> None:
    raw = made(tmp_path / "a.pdf", *[SHAPED] * 30).read_bytes()
    problem = only_problem(found(written(tmp_path / "b.pdf", raw[: int(len(raw) * share)])))
    assert problem.code in {"broken", "no-text", "garbled"}
