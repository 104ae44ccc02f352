"""From what stands in a line from left to right to what is read: the way back from the Unicode bidirectional algorithm.

Arabic runs leftwards; numbers and Latin words in it run rightwards (UAX 9, rules W2 to W7 and N1, N2). Marks between
digits (``/ : . ,``) belong to the number, a hyphen and a percent sign do not: a range is drawn from right to left.
In one case two readings are drawn alike, ``15 BBC`` and
``BBC 15`` within Arabic: the second is taken.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

_PAIRS: Final = ("()", "[]", "{}", "«»", "‹›", "“”")
_PAIR_OF: Final = {letter: pair for pair in _PAIRS for letter in pair}
_OPENING: Final = frozenset(pair[0] for pair in _PAIRS)
_BLANK_IN_BRACKETS: Final = re.compile(r"(?<=[(\[{]) +| +(?=[)\]}])")
_ISLAND: Final = re.compile("L(?:[LNSO]*[LN])?|[NA]")
_ARABIC_ISLAND: Final = re.compile("R(?:[RNASO]*R)?")
_ENDS: Final = ".،؛:!?؟,"
_WITHIN_NUMBER: Final = ".,:/٫٬"


def kind(text: str) -> str:
    """``R`` for what runs leftwards, ``L`` rightwards, ``N`` a digit, ``A`` an Arabic one, ``S`` space, ``O`` other."""
    if text.isspace():
        return "S"
    of = unicodedata.bidirectional(text[0])
    if of in {"R", "AL"}:
        return "R"
    return {"L": "L", "EN": "N", "AN": "A"}.get(of, "O")


def is_rightwards(parts: Sequence[str], *, page_is_arabic: bool) -> bool:
    """True for a line that is read from left to right."""
    kinds = [kind(part) for part in parts]
    arabic, latin = kinds.count("R"), kinds.count("L")
    if arabic:
        return not page_is_arabic and latin > arabic
    ends_left = parts[0] in _ENDS and parts[-1] not in _ENDS
    return not page_is_arabic or (latin > 0 and not ends_left)


def read(parts: Sequence[str], *, rightwards: bool) -> str:
    """The text of a line whose ``parts`` stand from left to right."""
    units = _with_numbers(parts)
    if not rightwards:
        return _with_brackets(_leftwards(units))
    kinds = "".join(map(kind, units))
    found, at = [], 0
    for island in _ARABIC_ISLAND.finditer(kinds):
        found += units[at : island.start()]
        found.append(_leftwards(units[island.start() : island.end()]))
        at = island.end()
    return _with_brackets("".join([*found, *units[at:]]))


def _with_numbers(parts: Sequence[str]) -> list[str]:
    """The parts with each number made one."""
    units: list[str] = []
    for at, part in enumerate(parts):
        after = parts[at + 1] if at + 1 < len(parts) else " "
        last = units[-1] if units else " "
        is_open = _is_number(last) or (last[-1] in _WITHIN_NUMBER and _is_number(last[:-1]))
        is_mark = part in _WITHIN_NUMBER and _is_number(last) and kind(after) in {"N", "A"}
        if is_mark or (is_open and kind(part) in {"N", "A"}):
            units[-1] += part
        else:
            units.append(part)
    return units


def _is_number(text: str) -> bool:
    return bool(text) and kind(text[0]) in {"N", "A"} and kind(text[-1]) in {"N", "A"}


def _leftwards(units: Sequence[str]) -> str:
    kinds = "".join(map(kind, units))
    found: list[str] = []
    at = 0
    for island in _ISLAND.finditer(kinds):
        found += units[at : island.start()]
        found.append("".join(units[island.start() : island.end()]))
        at = island.end()
    found += units[at:]
    return "".join(reversed(found))


def _with_brackets(text: str) -> str:
    """The text with each bracket as it opens or closes there: files and their readers disagree on turned ones.

    A bracket after a space opens, one before a space or a mark closes; between letters it does what is due.
    """
    found: list[str] = []
    depths = dict.fromkeys(_PAIRS, 0)
    for at, letter in enumerate(text):
        pair = _PAIR_OF.get(letter)
        if pair is None:
            found.append(letter)
            continue
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        opens = not before.strip() or (before in _OPENING and bool(after.strip()))
        closes = not after.strip() or after in _ENDS
        if opens == closes:
            opens = depths[pair] == 0
        depths[pair] += 1 if opens else -1
        found.append(pair[0] if opens else pair[1])
    return _BLANK_IN_BRACKETS.sub("", "".join(found))
