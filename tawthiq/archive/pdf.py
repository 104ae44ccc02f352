"""PDF: one file is one item, its pages one after another, its printed lines joined to paragraphs again.

Letters are taken from where they stand on the page (see :mod:`tawthiq.archive.pdf_glyphs`). A file whose letters
cannot be known, or come out in an order that Arabic cannot have, is refused: a wrong number is worse than none.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from tawthiq.archive import pdf_order
from tawthiq.archive.found import too_large
from tawthiq.archive.garbled import damage
from tawthiq.archive.item import Found, Item, Options, Problem

_MOST_PAGES: Final = 5_000
_MOST_LETTERS: Final = 200_000  # of one page
_UNKNOWN: Final = 50  # one letter in so many may be unknown
_ALIKE: Final = 0.2  # times the size of the letters that sizes of one paragraph may differ
_SPACE: Final = 0.2  # times the size of the letters
_CONTROLS: Final = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_ODD: Final = re.compile(
    "[\u00a1-\u00ff\u0152-\u0178\u02c6-\u02dd\u2020-\u2022\u2030\u2039-\u203a\u20ac\u2122\u2202-\u25ca\ufb01\ufb02]"
)
_LETTERS: Final = re.compile(r"[^\W\d_]")
_ARABIC: Final = re.compile("[\u0621-\u064a]")
_SCANNED: Final = "holds no text, only pictures of pages (a scan): have it recognised (OCR) or type its text"


def read(original: Path, name: Path, options: Options) -> Iterator[Found]:
    """The one item of a PDF file."""
    import pypdfium2  # type: ignore[import-untyped]

    try:
        document = pypdfium2.PdfDocument(original)
    except pypdfium2.PdfiumError as error:
        yield _unopened(str(error))
        return
    try:
        yield from _document(document, options)
    except pypdfium2.PdfiumError as error:
        yield Problem("broken", f"is damaged: a page of it cannot be read ({error}); get it anew from its source")
    finally:
        document.close()


def _unopened(error: str) -> Problem:
    if "password" in error.lower() or "security" in error.lower():
        return Problem("encrypted", "is locked by a password: print it into a new PDF without one and add that")
    return Problem("broken", "is damaged or cut short: get it anew from its source")


def _document(document: Any, options: Options) -> Iterator[Found]:
    count = len(document)
    if count > _MOST_PAGES:
        yield Problem("too-large", f"has {count:,} pages (at most {_MOST_PAGES:,}): divide it")
        return
    pages: list[str] = []
    blank: list[int] = []
    size = 0
    for number in range(count):
        text = _page(document, number)
        if isinstance(text, Problem):
            yield text
            return
        size += len(text)
        if size > options.item_bytes:
            yield too_large(size, options.item_bytes)
            return
        (pages if text.strip() else blank).append(text if text.strip() else number + 1)  # type: ignore[arg-type]
    if not pages:
        yield Problem("no-text", _SCANNED)
        return
    text = "\n".join(pages)
    wrong = damage(text) or _other_letters(text)
    if wrong:
        yield Problem("garbled", f"{wrong}; add the page that it was made from, or type its text")
        return
    yield Item(text, carried=_properties(document) | {"pages": count})
    if blank:
        shown = ", ".join(map(str, blank[:10])) + ("…" if len(blank) > 10 else "")
        yield Problem("no-text", f"{len(blank)} of its {count} pages hold no text ({shown}): pictures, or empty", "")


def _page(document: Any, number: int) -> str | Problem:
    """The text of a page, its paragraphs one a line."""
    from tawthiq.archive.pdf_glyphs import lines

    page = document[number]
    try:
        text_page = page.get_textpage()
        letters = text_page.count_chars()
        text_page.close()
        if letters > _MOST_LETTERS:
            return Problem("too-large", f"its page {number + 1} has {letters:,} letters: no report has", "")
        found, unknown = lines(page)
    finally:
        page.close()
    if unknown > max(2, letters / _UNKNOWN):
        told = f"{unknown} letters of its page {number + 1} are not known: its font does not say which they are"
        return Problem("garbled", f"{told}; add the page that it was made from, or type its text")
    return _paragraphs(found)


def _paragraphs(lines: list[Any]) -> str:
    """The lines of a page in the order of reading, joined where a line was full."""
    visual = [line.visual() for line in lines]
    kinds = Counter(pdf_order.kind(part) for parts in visual for part in parts)
    is_arabic = kinds["R"] >= kinds["L"]
    spacing = _spacing(lines)
    found: list[str] = []
    for at, parts in enumerate(visual):
        if not parts:
            continue
        rightwards = pdf_order.is_rightwards(parts, page_is_arabic=is_arabic)
        text = pdf_order.read(parts, rightwards=rightwards).strip()
        if at and found and _goes_on(lines, at, spacing, rightwards=rightwards):
            found[-1] += " " + text
        else:
            found.append(text)
    return "\n".join(found)


def _spacing(lines: list[Any]) -> float:
    """The least distance from one line to the next below it."""
    steps = [
        above.y - line.y
        for above, line in pairwise(lines)
        if abs(above.size - line.size) < _ALIKE * line.size and above.y - line.y > line.size / 2
    ]
    return min(steps, default=0.0)


def _goes_on(lines: list[Any], at: int, spacing: float, *, rightwards: bool) -> bool:
    """True where the first word of a line would not have fitted into the line before, just above it."""
    line, before = lines[at], lines[at - 1]
    size = max(line.size, before.size)
    if not 0 < before.y - line.y < 1.2 * spacing or abs(line.size - before.size) > _ALIKE * size:
        return False
    aligned = [one for one in lines if abs(_start(one, rightwards) - _start(before, rightwards)) < size / 2]
    if abs(_start(line, rightwards) - _start(before, rightwards)) > 3 * size:
        return False
    if rightwards:
        room = max(one.right for one in aligned) - before.right
    else:
        room = before.left - min(one.left for one in aligned)
    return bool(room < line.first_word(rightwards=rightwards) + _SPACE * size)


def _start(line: Any, rightwards: bool) -> float:
    return float(line.left if rightwards else line.right)


def _other_letters(text: str) -> str | None:
    """Arabic that comes out as signs and accented letters, as fonts of the nineties had it; or as controls."""
    letters = len(_LETTERS.findall(text))
    if len(_CONTROLS.findall(text)) > len(text) / 100:
        return "its letters come out as control characters"
    if len(_ODD.findall(text)) > max(10, letters / 5) and len(_ARABIC.findall(text)) < letters / 5:
        return "its letters come out as others (an old font that is not Unicode)"
    return None


def _properties(document: Any) -> dict[str, str]:
    """What the file says of itself: of the file, not of the report."""
    told = document.get_metadata_dict(skip_empty=True)
    wanted = ("Title", "Author", "CreationDate", "ModDate")
    return {f"document_{field.lower()}": told[field] for field in wanted if field in told}
