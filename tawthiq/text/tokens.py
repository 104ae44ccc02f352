"""Tokens: words, numbers and marks of the folded text, each with its place in the source."""

import re
from typing import Final, Literal

from tawthiq.text.fold import Folded

TokenKind = Literal["word", "number", "mark"]

_TOKEN: Final = re.compile(
    r"(?P<number>\d+(?:[.,]\d+)*)|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)?)|(?P<mark>\n+|[^\w\s]|_)|(?P<other>\w)"
)
_KINDS: Final[dict[str | None, TokenKind]] = {"number": "number", "word": "word", "mark": "mark", "other": "mark"}


class Token:
    """One word, number or mark.

    ``form`` is the folded form; ``start`` and ``end`` are offsets in the source; ``spaced`` is True where a blank (or
    the beginning) stands before it.
    """

    __slots__ = ("end", "form", "index", "kind", "spaced", "start")

    def __init__(self, index: int, form: str, kind: TokenKind, start: int, end: int, *, spaced: bool) -> None:
        self.index = index
        self.form = form
        self.kind: TokenKind = kind
        self.start = start
        self.end = end
        self.spaced = spaced

    def __repr__(self) -> str:
        return f"Token({self.index}, {self.form!r}, {self.start}:{self.end})"


def tokenize(folded: Folded) -> list[Token]:
    """All tokens of a folded text, in order."""
    tokens: list[Token] = []
    last_end = -1
    exact = not folded.breaks
    for index, match in enumerate(_TOKEN.finditer(folded.text)):
        start, end = match.span()
        source_start = start if exact else folded.source_start(start)
        source_end = end if exact else folded.source_end(end)
        tokens.append(
            Token(index, match.group(), _KINDS[match.lastgroup], source_start, source_end, spaced=start != last_end)
        )
        last_end = end
    return tokens
