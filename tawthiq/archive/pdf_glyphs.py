"""The letters of a page and where they stand, and the lines that they make, each from left to right.

A page of a PDF is a drawing. What its file gives as text is in the order in which it was drawn: for Arabic often
backwards, with the numbers out of their place. So only two things are taken from it: which letter a glyph is, and where
it stands. Lines are made of what stands on one height without a wide gap, which keeps columns apart.
"""

import ctypes
import math
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final

_SPACES: Final = "\u0020\u00a0\u2002\u2003\u2007\u2009\u202f"
_CONTROLS: Final = frozenset("\r\n\0\ufffe\uffff\u00ad\u200b\u200c\u200d\u200e\u200f\ufeff")
_LIGATURES: Final = ("لا", "لأ", "لإ", "لآ", "لٱ", "لله", "الله")
_TANWIN: Final = frozenset("\u064b\u064c\u064d")  # marks of a word's last letters
_LOOKED_BACK: Final = 40  # lines that parts drawn later may belong to
_SAME: Final = 0.2  # points between the origins of letters of one glyph
_GAP: Final = 2.0  # times the size of the letters: wider stands another column
_HEIGHT: Final = 0.35  # times the size of the letters that the heights of one line may differ
_SPACE: Final = 0.3  # times the size of the letters: a gap as wide parts words where no space is drawn
_BESIDE_BRACKET: Final = 0.12
_BRACKETS: Final = frozenset("()[]{}«»")
_ANY: Final = 0.1  # the same where one is: letters of a word touch


@dataclass(slots=True)
class Glyph:
    """What one glyph shows (several letters, if it is a ligature, in the order of reading) and where, in points.

    ``word`` counts the spaces drawn before it: where a space stands is told less well than between which letters.
    """

    text: str
    x: float
    y: float
    left: float
    right: float
    size: float
    word: int = 0


@dataclass(slots=True, eq=False)
class Line:
    """Glyphs of one height; ``order`` is when the first of them was drawn."""

    order: int
    glyphs: list[Glyph] = field(default_factory=list)

    @property
    def left(self) -> float:
        return min(glyph.left for glyph in self.glyphs)

    @property
    def right(self) -> float:
        return max(glyph.right for glyph in self.glyphs)

    @property
    def y(self) -> float:
        return self.glyphs[0].y

    @property
    def size(self) -> float:
        return max(glyph.size for glyph in self.glyphs)

    def first_word(self, *, rightwards: bool) -> float:
        """How wide the word is that is read first."""
        ordered = sorted(self.glyphs, key=lambda one: one.x, reverse=not rightwards)
        end = len(ordered)
        for at, (one, other) in enumerate(pairwise(ordered), 1):
            left, right = (one, other) if rightwards else (other, one)
            if self._parts(left, right):
                end = at
                break
        return max(one.right for one in ordered[:end]) - min(one.left for one in ordered[:end])

    def _parts(self, last: Glyph, glyph: Glyph) -> bool:
        """True where a space stands between two glyphs."""
        gap = (glyph.left - last.right) / self.size
        if not _TANWIN.isdisjoint(last.text):  # whose letter may be told by its mark alone, which is narrower
            return gap > 2 * _SPACE
        if last.text in _BRACKETS or glyph.text in _BRACKETS:  # which may count to the word on its wrong side
            return gap > _BESIDE_BRACKET
        return gap > _SPACE or (gap > _ANY and glyph.word != last.word)

    def visual(self) -> list[str]:
        """What stands in the line from left to right, a space where words part, marks after their letters."""
        found: list[str] = []
        last: Glyph | None = None
        for glyph in sorted(_with_marks(self.glyphs), key=lambda one: one.x):
            if last is not None and self._parts(last, glyph):
                found.append(" ")
            found.append(glyph.text)
            last = glyph if last is None or glyph.right > last.right else last
        return found


def lines(page: Any) -> tuple[list[Line], int]:
    """The lines of a page in the order in which they were drawn, and how many of its letters are not known."""
    glyphs, unknown = _glyphs(page)
    made: list[Line] = []
    for order, glyph in enumerate(glyphs):
        home = next((line for line in made[:-9:-1] if _is_beside(line, glyph)), None)
        if home is None:
            home = Line(order)
            made.append(home)
        home.glyphs.append(glyph)
    joined = _joined(made)
    if len(joined) > 1 and _is_clipped(joined[-1]):
        joined.pop()
    return joined, unknown


def _is_clipped(line: Line) -> bool:
    """True for what browsers draw below a page's last line, where nothing shows: one letter of the page that follows.

    No word of Arabic is one letter alone.
    """
    letters = "".join(glyph.text for glyph in line.glyphs)
    return len(letters) == 1 and letters.isalpha() and letters > "\u0600"


def _is_beside(line: Line, glyph: Glyph) -> bool:
    """True where a glyph stands on the height of a line and not far from its last ones."""
    last = line.glyphs[-1]
    size = max(last.size, glyph.size)
    near = max(glyph.left - last.right, last.left - glyph.right)
    return abs(last.y - glyph.y) < _HEIGHT * size and near < _GAP * size


def _joined(made: list[Line]) -> list[Line]:
    """Lines whose parts were drawn at different times, made one."""
    joined: list[Line] = []
    for line in made:
        homes = [one for one in joined[-_LOOKED_BACK:] if _touch(one, line)]
        if not homes:
            joined.append(line)
            continue
        homes[0].glyphs += [glyph for one in [*homes[1:], line] for glyph in one.glyphs]
        joined = [one for one in joined if one not in homes[1:]]
    return joined


def _touch(one: Line, other: Line) -> bool:
    size = max(one.size, other.size)
    near = max(other.left - one.right, one.left - other.right)
    return abs(one.y - other.y) < _HEIGHT * size and near < _GAP * size


def _with_marks(glyphs: list[Glyph]) -> Iterator[Glyph]:
    """Glyphs with the vowel marks over them written after them."""
    bases = [glyph for glyph in glyphs if not _is_mark(glyph.text)]
    for mark in (glyph for glyph in glyphs if _is_mark(glyph.text)):
        middle = (mark.left + mark.right) / 2
        if bases:
            nearest = min(bases, key=lambda base: (not base.left <= middle <= base.right, _distance(base, middle)))
            nearest.text += mark.text
    yield from bases


def _distance(glyph: Glyph, x: float) -> float:
    return abs((glyph.left + glyph.right) / 2 - x)


def _is_mark(text: str) -> bool:
    return all(unicodedata.category(letter) == "Mn" for letter in text)


def _glyphs(page: Any) -> tuple[list[Glyph], int]:
    """The glyphs of a page in the order of drawing, and how many of them are of no known letter."""
    import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

    text = page.get_textpage()
    try:
        found: list[Glyph] = []
        unknown = word = 0
        for index in range(text.count_chars()):
            letter = chr(pdfium.FPDFText_GetUnicode(text.raw, index) or 0)
            if pdfium.FPDFText_HasUnicodeMapError(text.raw, index) == 1:
                unknown += 1
            elif letter in _SPACES:
                word += 1
            elif letter not in _CONTROLS and pdfium.FPDFText_IsGenerated(text.raw, index) != 1:
                found.append(_glyph(pdfium, text.raw, index, letter))
                found[-1].word = word
        return list(_ligatures(found)), unknown
    finally:
        text.close()


def _glyph(pdfium: Any, text: Any, index: int, letter: str) -> Glyph:
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, index, x, y)
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(text, index, box)
    angle = pdfium.FPDFText_GetCharAngle(text, index)
    left, right = sorted((box.left, box.right))
    if not 0.01 < angle < 2 * math.pi - 0.01:
        return Glyph(letter, x.value, y.value, left, right, abs(box.top - box.bottom) or 1.0)
    # turned pages: along the line is the way that the letters run
    turned_x = x.value * math.cos(angle) - y.value * math.sin(angle)
    turned_y = x.value * math.sin(angle) + y.value * math.cos(angle)
    size = min(right - left, abs(box.top - box.bottom)) or 1.0
    return Glyph(letter, turned_x, turned_y, turned_x, turned_x + max(right - left, abs(box.top - box.bottom)), size)


def _ligatures(glyphs: list[Glyph]) -> Iterator[Glyph]:
    """Letters that stand on one point are one glyph; a mark over it stands on one a little higher."""
    at = 0
    while at < len(glyphs):
        end = at + 1
        while end < len(glyphs) and _is_same(glyphs[at], glyphs[end]):
            end += 1
        cluster = glyphs[at:end]
        if len(cluster) > 1:
            before, after = glyphs[at - 1] if at else None, glyphs[end] if end < len(glyphs) else None
            yield _made_one(cluster, before, after)
        else:
            yield cluster[0]
        at = end


def _is_same(one: Glyph, other: Glyph) -> bool:
    return abs(one.x - other.x) < _SAME and abs(one.y - other.y) < _HEIGHT * max(one.size, other.size)


def _made_one(cluster: list[Glyph], before: Glyph | None, after: Glyph | None) -> Glyph:
    """The letters of one glyph. What a mark over it repeats of them is left out."""
    heights = sorted({glyph.y for glyph in cluster})
    layers = [[glyph for glyph in cluster if glyph.y == height] for height in heights]
    most = max(layers, key=lambda layer: (len(layer), -layer[0].y))
    shown = [glyph.text for glyph in most]
    for layer in layers:
        shown += [glyph.text for glyph in layer if layer is not most and glyph.text not in shown]
    letters = [text for text in shown if not _is_mark(text)]
    marks = [text for text in shown if _is_mark(text)]
    cluster[0].text = "".join([*_in_order(letters, cluster[0], before, after), *marks])
    cluster[0].left, cluster[0].right = min(one.left for one in cluster), max(one.right for one in cluster)
    cluster[0].y = heights[0]
    return cluster[0]


def _in_order(letters: list[str], glyph: Glyph, before: Glyph | None, after: Glyph | None) -> list[str]:
    """The letters of a ligature as they are read: by what Arabic can be, else by how the word around them was drawn."""
    text = "".join(letters)
    if len(letters) < 2 or not any("\u0600" <= letter <= "\u06ff" for letter in text):
        return letters
    for known in _LIGATURES:
        if sorted(known) == sorted(text):
            return list(known)
    finals = [letter for letter in letters if letter in "ىة"]
    if finals:
        return [letter for letter in letters if letter not in "ىة"] + finals
    rightwards = (before is not None and before.word == glyph.word and before.x < glyph.x) or (
        after is not None and after.word == glyph.word and after.x > glyph.x
    )
    return letters[::-1] if rightwards else letters
