r"""Words of reports made harmless for programs that run, hide or cut what stands in a cell.

A cell that begins with ``=``, ``+``, ``-``, ``@``, a tab or a carriage return is run as a formula by spreadsheets
(OWASP, "CSV Injection"); after white space and invisible characters too, and so are the full-width forms. Controls of
direction can show words in another order than they stand in (Unicode TR 36); other controls break XML and terminals.

- What would be run gets an apostrophe in front, which spreadsheets show as the sign of text.
- Controls are shown as their escape (``\u202e``). The marks LRM, RLM and ALM, which Arabic typing leaves everywhere
  and which turn no letters round, are taken out.
- A cell holds at most 32,767 UTF-16 units, Excel's bound; what is longer ends with a mark.
"""

import re
from typing import Final

MOST: Final = 32_767  # UTF-16 units of a cell (Microsoft: Excel specifications and limits)
CUT: Final = " […]"
_APOSTROPHE: Final = "'"
_STARTS: Final = "=+\\-@\t\r＝＋－＠"
_INVISIBLE: Final = "\\s\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c\x00-\x1f\x7f-\x9f"
_RUN_AS: Final = frozenset("=+-@＝＋－＠")
_RUN: Final = re.compile(f"[{_INVISIBLE}]*[{_STARTS}]")
_MARKS: Final = re.compile("[\u200e\u200f\u061c]")
# Controls but the newline; embeddings, overrides and isolates; separators of lines; what is no character at all.
_CONTROLS: Final = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
_UNSAFE: Final = re.compile(f"{_MARKS.pattern}|{_CONTROLS.pattern}")


def plain(words: str) -> str:
    """Words with their controls shown and their line ends alike; nothing is done about formulas."""
    if words.isprintable() or not _UNSAFE.search(words):
        return words
    shown = _MARKS.sub("", words.replace("\r\n", "\n"))
    return _CONTROLS.sub(_escape, shown)


def cell(words: str) -> str:
    """Words for a cell of a table: controls shown, not run as a formula. Its length is not bounded here."""
    if words.isprintable():  # so most words are, and it is seen at once: no control, no invisible character
        return f"{_APOSTROPHE}{words}" if words.lstrip(" ")[:1] in _RUN_AS else words
    shown = plain(words)
    return f"{_APOSTROPHE}{shown}" if _RUN.match(words) or _RUN.match(shown) else shown


def fits(words: str) -> bool:
    """True for words that a cell can hold."""
    return len(words) <= MOST // 2 or _units(words) <= MOST


def cut(words: str) -> str:
    """Words that a cell can hold: as they are, or cut, with a mark at the end."""
    return words if fits(words) else next(iter(parts(words, MOST - len(CUT)))) + CUT


def parts(words: str, most: int = MOST) -> list[str]:
    """Words in pieces of at most ``most`` UTF-16 units, no character torn; one piece where they fit."""
    found, start, units = [], 0, 0
    for at, letter in enumerate(words):
        width = 1 + (letter > "\uffff")
        if units + width > most:
            found.append(words[start:at])
            start, units = at, 0
        units += width
    return [*found, words[start:]]


def json_line(value: object) -> str:
    r"""JSON on one line in which no control stands bare: it is escaped (``\u202e``), so that nothing is lost."""
    from tawthiq.exports.json_text import line

    return line(value).decode()


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match.group()):04x}"


def _units(words: str) -> int:
    return len(words) + sum(letter > "\uffff" for letter in words)
