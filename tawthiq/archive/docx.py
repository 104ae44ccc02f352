"""Word documents (.docx): one document is one item, its paragraphs one a line, those of tables in their order.

Read is what a reader of the document sees with its changes accepted: inserted words are in it, deleted ones are not;
text boxes and content controls are, headers, footers, notes and comments are not.

Its properties (who made it, when) are carried. They say when the *file* was made or last saved, not when its text was
published: only where nobody gave a day do they stand in for it, as the span from the one to the other.
"""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from tawthiq.archive import ooxml
from tawthiq.archive.found import too_large
from tawthiq.archive.garbled import damage
from tawthiq.archive.item import Found, Item, Options, Problem

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LEFT_OUT: Final = frozenset({_W + "del", _W + "moveFrom", _W + "rPr", _W + "pPr", _MC + "Fallback", _W + "instrText"})
_MARKS: Final = {_W + "tab": "\t", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "\u2011"}
_MARKUP: Final = 5  # times the size of one report: what the part with the text may have, markup and all
_TEMPLATE: Final = dt.datetime(2013, 12, 23, 23, 15)  # when python-docx' own template was made


def read(original: Path, name: Path, options: Options) -> Iterator[Found]:
    """The one item of a document."""
    wrong = ooxml.check(original, options, {"word/": _MARKUP * options.item_bytes})
    if wrong:
        yield wrong
        return
    try:
        import docx

        document: Any = docx.Document(str(original))
        title, text = _text(document)
        properties = _properties(document)
    except Exception as error:  # noqa: BLE001 - the library raises whatever a damaged part leads it to
        yield Problem("broken", f"{ooxml.DAMAGED} ({type(error).__name__})")
        return
    if not text.strip():
        yield Problem("no-text", "holds no text: if it shows pictures of pages, their text has to be typed")
        return
    if len(text) > options.item_bytes:
        yield too_large(len(text.encode()), options.item_bytes)
        return
    garbled = damage(f"{title}\n{text}" if title else text)
    if garbled:
        yield Problem("garbled", garbled)
        return
    first, last = (None, None) if options.published else _span(properties)
    carried = {field: value.isoformat() if isinstance(value, dt.datetime) else value for field, value in properties}
    if last:
        carried["published_is"] = "when the file was saved"
    yield Item(text, title=title, published=last, published_from=first, carried=carried)


def _text(document: Any) -> tuple[str | None, str]:
    """The title, if the document begins with a paragraph of that style, and the text."""
    lines: list[str] = []
    title = None
    for paragraph in _paragraphs(document.element.body):
        words = "".join(_words(paragraph))
        if title is None and words.strip() and not any(map(str.strip, lines)) and _is_title(document, paragraph):
            title = words.strip()
            lines.clear()
        else:
            lines.append(words)
    return title, "\n".join(lines).strip("\n")


def _is_title(document: Any, paragraph: Any) -> bool:
    style = paragraph.style
    named = next((one for one in document.styles if one.style_id == style), None) if style else None
    return named is not None and named.name in {"Title", "العنوان"}


def _paragraphs(element: Any) -> Iterator[Any]:
    """The paragraphs in an element in their order: those of a text box after the one that it hangs on."""
    stack = [element]
    while stack:
        one = stack.pop()
        if one.tag in _LEFT_OUT:
            continue
        if one.tag == _W + "p":
            yield one
        stack.extend(reversed(one))


def _words(paragraph: Any) -> Iterator[str]:
    """What is read in a paragraph, without the paragraphs of the text boxes that hang on it."""
    stack = list(reversed(paragraph))
    while stack:
        one = stack.pop()
        if one.tag == _W + "t":
            yield one.text or ""
        elif one.tag in _MARKS:
            yield _MARKS[one.tag]
        elif one.tag != _W + "p" and one.tag not in _LEFT_OUT:
            stack.extend(reversed(one))


def _properties(document: Any) -> list[tuple[str, Any]]:
    core = document.core_properties
    told = [("title", core.title), ("author", core.author), ("created", core.created), ("modified", core.modified)]
    return [(f"document_{field}", value) for field, value in told if value and not _is_of_template(value)]


def _is_of_template(value: Any) -> bool:
    return isinstance(value, dt.datetime) and value.replace(tzinfo=None) == _TEMPLATE


def _span(properties: list[tuple[str, Any]]) -> tuple[dt.date | None, dt.date | None]:
    """The days from when to when the file was written, as far as it says."""
    told = dict(properties)
    days = [told[field].date() for field in ("document_created", "document_modified") if field in told]
    if not days:
        return None, None
    return (days[0] if days[0] < days[-1] else None), days[-1]
