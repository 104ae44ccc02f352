"""A page as a tree that is safe to work on: bounded in size and depth, without code and data in attributes."""

import re
from dataclasses import dataclass
from typing import Any, Final

MAX_ELEMENTS: Final = 60_000  # the largest pages of news have some 10,000; past this, time grows with the square
_TAGS_EACH: Final = 5  # signs of "<" for each element, at most: openings, closings, those in scripts
_LONG: Final = 2_000  # characters of an attribute: more is data, not an address or a name
_CELL: Final = 150  # characters of a table's cell that holds prose, not data
_DROPPED: Final = (
    "style",
    "noscript",
    "template",
    "svg",
    "math",
    "iframe",
    "object",
    "embed",
    "canvas",
    "select",
    "button",
)
# Marks that are not seen and that a text keeps: directions, joiners, soft hyphens.
_UNSEEN: Final = re.compile(
    "[\u00ad\u0600-\u0605\u061c\u06dd\u070f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
_STAND_INS: Final = range(0x13000, 0x13430)  # hieroglyphs: letters that no page of news holds
_DATA: Final = re.compile(r"data:[\w/+.;=,%-]{200,}")  # a picture in an attribute
_LONG_TAG: Final = re.compile(
    r"<([A-Za-z][\w:-]{0,40})[^<>]{4000,}>?"
)  # the parser's time grows with the square of attributes
_END: Final = re.compile(r"(?i)</(?:html|body)\s*>")  # the parser would drop what stands after it, and some pages go on
_INLINE_OF_SOUP: Final = re.compile(r"(?i)</?(?:b|big|center|em|font|i|small|span|strong|u)(?=[\s>/])[^<>]*>")
_BLOCKS_OF_SOUP: Final = re.compile(r"(?i)</?(?:blockquote|dd|div|dl|dt|li|ol|section|ul)(?=[\s>/])[^<>]*>")
_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class TooManyElementsError(ValueError):
    """A page of more elements than :data:`MAX_ELEMENTS`."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """The root of a page, and whether it was cut off where its elements nest too deep."""

    root: Any
    cut: bool


def parse(text: str, *, most: int = MAX_ELEMENTS) -> Parsed | None:
    """Parse a page; None where it holds no element. Raises :class:`TooManyElementsError` for more than ``most``."""
    if text.count("<") > _TAGS_EACH * most:
        raise TooManyElementsError
    text = slim(text)
    parsed = _parse(_END.sub("", text), most)
    if parsed is not None and parsed.cut:  # tags never closed: without them the words are not so deep
        return _parse(_BLOCKS_OF_SOUP.sub("<br>", _INLINE_OF_SOUP.sub("", text)), most)
    return parsed


def slim(text: str) -> str:
    """Markup without characters that it may not hold, data in addresses, and attributes of thousands of characters."""
    return _LONG_TAG.sub(r"<\1>", _DATA.sub("data:,", _NOT_XML.sub("", text)))


def _parse(text: str, most: int) -> Parsed | None:
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None
    _bound(root, most)
    return Parsed(root, any("depth" in entry.message.lower() for entry in parser.error_log))


def _bound(root: Any, most: int) -> None:
    for count, element in enumerate(root.iter(), 1):
        if count > most:
            raise TooManyElementsError
        for name, value in element.attrib.items():
            if (len(value) > _LONG and name != "content") or value[:5].lower() == "data:":
                del element.attrib[name]


def strip_code(root: Any) -> None:
    """Remove what is never read: scripts, styles, frames. Facts in scripts have to be taken before.

    A form stays as a plain block: some systems wrap the whole page into one.
    """
    for element in list(root.iter("script", *_DROPPED)):
        remove(element)
    for element in root.iter("form"):
        element.tag = "div"


def unwrap_layout(root: Any) -> None:
    """Turn the tables that lay out a page, and hold prose or other tables, into plain blocks."""
    for table in list(root.iter("table")):
        cells = [cell for cell in table.iter("td", "th") if next(cell.iterancestors("table"), None) is table]
        if any(cell.find(".//table") is not None or len("".join(cell.itertext())) > _CELL for cell in cells):
            for element in [table, *table.iter("tbody", "thead", "tfoot", "tr", "td", "th")]:
                if element is table or next(element.iterancestors("table", "div"), None) is not None:
                    element.tag = "div"


def remove(element: Any) -> None:
    """Take an element out and leave the words after it where they are."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)


class Unseen:
    """Stand-ins for the marks that are not seen, since the extraction of articles drops them."""

    def __init__(self, root: Any) -> None:
        """Put stand-ins into a tree."""
        chars = set("".join(root.itertext()))
        marks = sorted(char for char in chars if _UNSEEN.match(char))
        free = [chr(code) for code in _STAND_INS if chr(code) not in chars]
        self._marks = dict(zip(free, marks, strict=False))
        there = {ord(mark): free for free, mark in self._marks.items()}
        for element in root.iter() if marks else ():
            element.text = element.text.translate(there) if element.text else element.text
            element.tail = element.tail.translate(there) if element.tail else element.tail

    def back(self, text: str) -> str:
        """A text with the marks themselves."""
        return text.translate({ord(free): mark for free, mark in self._marks.items()})
