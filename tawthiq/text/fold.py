"""Folding: text reduced to what search compares, by named steps, with an exact map back to the source.

Folding is for search only. Every offset that leaves the reader is one of the source text, which is never changed.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from tawthiq.text.posts import furniture

# Marks that carry no letter: harakat and Quranic signs, the superscript alef, tatweel, zero-width marks, bidi controls.
_DROPPED: Final = "".join(
    chr(point)
    for first, last in (
        (0x0610, 0x061A),
        (0x061C, 0x061C),
        (0x0640, 0x0640),
        (0x064B, 0x065F),
        (0x0670, 0x0670),
        (0x06D6, 0x06DC),
        (0x06DF, 0x06E8),
        (0x06EA, 0x06ED),
        (0x00AD, 0x00AD),
        (0x200B, 0x200F),
        (0x202A, 0x202E),
        (0x2060, 0x2064),
        (0x2066, 0x206F),
        (0xFE00, 0xFE0F),
        (0xFEFF, 0xFEFF),
    )
    for point in range(first, last + 1)
)

_HARAKAT: Final = frozenset(map(chr, (*range(0x064B, 0x0660), 0x0670, 0x0640)))

# One letter for one: what the press writes in several ways.
_LETTERS: Final = {
    **dict.fromkeys("أإآٱٲٳ", "ا"),
    **dict.fromkeys("ىیېۍئ", "ي"),
    **dict.fromkeys("ةہھۀەۃ", "ه"),
    **dict.fromkeys("کڪگ", "ك"),
    "ؤ": "و",
    "پ": "ب",
    "چ": "ج",
    "ڤ": "ف",
    "ژ": "ز",
}

_MARKS: Final = {
    **dict.fromkeys("“”«»„‟〝〞＂❝❞", '"'),
    **dict.fromkeys("‘’‚‛`´", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys(
        "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\v\f", " "
    ),
    **dict.fromkeys("\u0085\u2028\u2029\r", "\n"),
    "٬": ",",
    "٫": ".",
    "،": "،",
    "؛": "؛",
    "…": "…",
}


def _table() -> dict[int, str]:
    """Code point to folded text for everything that folding changes."""
    table: dict[int, str] = {ord(mark): "" for mark in _DROPPED}
    table |= {ord(letter): folded for letter, folded in (_LETTERS | _MARKS).items()}
    for zero in (0x0660, 0x06F0, 0xFF10):  # Arabic-Indic, Eastern Arabic-Indic, fullwidth
        table |= {zero + digit: str(digit) for digit in range(10)}
    for first, last in ((0xFB50, 0xFDFF), (0xFE70, 0xFEFC)):  # presentation forms, ligatures among them
        for point in range(first, last + 1):
            plain = unicodedata.normalize("NFKC", chr(point))
            if plain != chr(point):
                table[point] = "".join(table.get(ord(letter), letter) for letter in plain if letter != " ")
    for point in range(0x41, 0x180):  # Latin letters, lower case, where that is one letter
        lower = chr(point).lower()
        if lower != chr(point) and len(lower) == 1:
            table[point] = lower
    return table


_TABLE: Final = _table()
_RESIZING: Final = re.compile("[" + "".join(re.escape(chr(p)) for p, out in _TABLE.items() if len(out) != 1) + "]")
# Words broken up to slip past moderation: a mark hidden beside tatweel inside a word (الطـ.ـائرات), or a blank between
# two of them (اعتـ ـقلت), which is not the one after a year (1446 هـ ـ الموافق).
_SIGNS: Final = "[\u064b-\u0652]*"
_BROKEN: Final = re.compile(
    rf"(?<=[ء-ي])(?:ـ+[.·•*_,،/\\|+-]+{_SIGNS}ـ*|[.·•*_/\\|+-]+ـ+|(?<!\dه)(?<!\d ه)ـ+[ .·•*_]+ـ+){_SIGNS}(?=[ء-ي])"
)


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text and the way back.

    ``breaks`` are folded offsets where the distance to the source changes, ``shifts`` the distance from there on.
    """

    text: str
    source: str
    breaks: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()

    def source_start(self, offset: int) -> int:
        """Where in the source the character at ``offset`` of the folded text stands."""
        if not self.breaks:
            return offset
        index = bisect_right(self.breaks, offset) - 1
        return offset + self.shifts[index] if index >= 0 else offset

    def source_end(self, offset: int) -> int:
        """Where in the source the folded text before ``offset`` ends: the vowel signs of its last letter included."""
        if offset <= 0:
            return 0
        end = self.source_start(offset - 1) + 1
        while end < len(self.source) and self.source[end] in _HARAKAT:
            end += 1
        return end


def fold(source: str) -> Folded:
    """Fold a text by all steps.

    A post's furniture is left out, broken words are mended, marks dropped, letters, digits, quotes and blanks unified.

    The map is exact: for every folded character, ``source_start`` names the source character that it came from.
    """
    dropped = list(furniture(source))
    if "ـ" in source:
        dropped += [match.span() for match in _BROKEN.finditer(source)]
    if not dropped and _RESIZING.search(source) is None:
        return Folded(source.translate(_TABLE), source)
    return _fold_with_map(source, dropped)


def _fold_with_map(source: str, dropped: list[tuple[int, int]]) -> Folded:
    """The slow way: note every place where folded and source text drift apart."""
    parts: list[str] = []
    breaks: list[int] = []
    shifts: list[int] = []
    at = length = 0
    for start, end, text in _resized(source, dropped):
        if start > at:
            plain = source[at:start].translate(_TABLE)
            parts.append(plain)
            length += len(plain)
        for position, letter in enumerate(text):  # an expanded ligature: each letter stands where the ligature does
            parts.append(letter)
            breaks.append(length + position)
            shifts.append(start - (length + position))
        length += len(text)
        breaks.append(length)
        shifts.append(end - length)
        at = end
    parts.append(source[at:].translate(_TABLE))
    return Folded("".join(parts), source, tuple(breaks), tuple(shifts))


def _resized(source: str, dropped: list[tuple[int, int]]) -> list[tuple[int, int, str]]:
    """Source stretches whose folded form has another length, in order, with that form."""
    found = [(m.start(), m.end(), _TABLE[ord(m.group())]) for m in _RESIZING.finditer(source)]
    if not dropped:
        return found
    inside = {position for start, end in dropped for position in range(start, end)}
    rest = [row for row in found if row[0] not in inside]
    return sorted([(start, end, "") for start, end in _apart(dropped)] + rest)


def _apart(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches in order, those that touch or overlap made one."""
    apart: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if apart and start <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart


@lru_cache(maxsize=20_000)
def fold_word(word: str) -> str:
    """The folded form of a single word or phrase, as word lists are compiled."""
    return fold(word).text.strip()
