"""Elements as lines: a block is a line, a line break is one, runs of white space are one blank as in a browser."""

import re
from typing import Any, Final

BLOCKS: Final = frozenset(
    """address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 head header hr item li list main menu nav ol p pre quote row section summary
    table tbody tfoot thead tr ul""".split()
)
_CELLS: Final = frozenset({"td", "th", "cell"})
_BREAKS: Final = frozenset({"br", "lb"})
_SILENT: Final = frozenset(
    {"script", "style", "template", "noscript", "svg", "math", "iframe", "object", "select", "title"}
)
_BLANKS: Final = re.compile(r"[ \r\n\f]+")
_ENDS: Final = " \t\r\n\f\u00a0"


def lines(root: Any) -> list[str]:
    """The lines of an element as a browser would show them, empty ones left out; cells of a row are parted by a tab."""
    from lxml import etree

    pieces: list[str] = []
    silent = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start" and silent is None:
            if element.tag in _SILENT:
                silent = element
            else:
                pieces += (_mark(element.tag), _spaced(element.text))
        elif event == "end" and (silent is None or silent is element):
            pieces.append("\n" if element.tag in BLOCKS else "")
            pieces.append(_spaced(element.tail) if element is not root else "")
            silent = None
    shown = (_BLANKS.sub(" ", line).strip(_ENDS) for line in "".join(pieces).split("\n"))
    return [line for line in shown if line]


def _spaced(text: str | None) -> str:
    return re.sub(r"[ \t\r\n\f]+", " ", text or "")


def _mark(tag: str) -> str:
    if tag in BLOCKS or tag in _BREAKS:
        return "\n"
    return "\t" if tag in _CELLS else ""


def text_of(element: Any) -> str:
    """All text of an element in one line."""
    return " ".join("".join(element.itertext()).split())


def short_text(element: Any, longest: int) -> str | None:
    """All text of an element in one line; None where it is longer, so that a deep tree is not read over and over."""
    pieces: list[str] = []
    size = 0
    for piece in element.itertext():
        size += len(piece.strip())
        if size > longest:
            return None
        pieces.append(piece)
    return " ".join("".join(pieces).split())
