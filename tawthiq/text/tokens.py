"""Tokens: words, numbers and marks of the folded text, each with its place in the source."""

import re
from collections.abc import Iterator
from typing import Final, Literal

from tawthiq.text.fold import Folded
from tawthiq.text.posts import clouds, tags

TokenKind = Literal["word", "number", "mark"]

# A word is of one script: where Latin letters meet Arabic ones, a blank is missing (English Belowبيان).
_LATIN: Final = "A-Za-zÀ-ÖØ-öø-ɏ"
_TOKEN: Final = re.compile(
    rf"(?P<number>\d+(?:[.,]\d+)*)|(?P<word>[{_LATIN}]+(?:'[{_LATIN}]+)?|[^\W\d_{_LATIN}]+(?:'[^\W\d_{_LATIN}]+)?)"
    r"|(?P<mark>\n+|[^\w\s]|_)|(?P<other>\w)"
)
# Letters and signs that end a word: what goes on behind them lacks its blank (قريةالنور, أيضاًوقال).
_WORD_END: Final = re.compile("(?:ة|اً|ًا)(?=[ء-ي])")
_KINDS: Final[dict[str | None, TokenKind]] = {"number": "number", "word": "word", "mark": "mark", "other": "mark"}


class Token:
    """One word, number or mark.

    ``form`` is the folded form; ``start`` and ``end`` are offsets in the source; ``spaced`` is True where a blank (or
    the beginning) stands before it; ``opens`` where a sentence begins with it whatever stands before; ``tag`` where it
    stands in a row of tags.
    """

    __slots__ = ("end", "form", "index", "kind", "opens", "spaced", "start", "tag")

    def __init__(self, index: int, form: str, kind: TokenKind, start: int, end: int, *, spaced: bool) -> None:
        self.index = index
        self.form = form
        self.kind: TokenKind = kind
        self.start = start
        self.end = end
        self.spaced = spaced
        self.opens = False
        self.tag = False

    def __repr__(self) -> str:
        return f"Token({self.index}, {self.form!r}, {self.start}:{self.end})"


def tokenize(folded: Folded) -> list[Token]:
    """All tokens of a folded text, in order."""
    tokens: list[Token] = []
    last_end = -1
    exact = not folded.breaks
    for form, kind, start, end in _pieces(folded):
        source_start = start if exact else folded.source_start(start)
        source_end = end if exact else folded.source_end(end)
        tokens.append(Token(len(tokens), form, kind, source_start, source_end, spaced=start != last_end))
        last_end = end
    _mark_clouds(tokens, folded)
    return tokens


def _mark_clouds(tokens: list[Token], folded: Folded) -> None:
    """Note which tokens stand in rows of tags, and where sentences begin because a row begins or ends."""
    rows = [(folded.source_start(start), folded.source_end(end)) for start, end in clouds(folded.text)]
    for start, end in rows:
        inside = [token for token in tokens if start <= token.start < end]
        for token in inside:
            token.tag = True
        for token in inside[:1] + tokens[inside[-1].index + 1 : inside[-1].index + 2]:
            token.opens = token.form[0] != "\n"


def _pieces(folded: Folded) -> Iterator[tuple[str, TokenKind, int, int]]:
    """Form, kind and folded offsets of every token; a tag's signs are none, and a closing letter closes its word."""
    spans = tags(folded.text)
    silent = {at for start, end in spans for at in range(start, end) if folded.text[at] in "#_"}
    cuts = {match.end() for match in _WORD_END.finditer(folded.source)}
    for match in _TOKEN.finditer(folded.text):
        start, end = match.span()
        if start in silent:
            continue
        kind = _KINDS[match.lastgroup]
        if cuts and kind == "word":
            for cut in [at for at in range(start + 1, end) if folded.source_start(at) in cuts]:
                yield folded.text[start:cut], kind, start, cut
                start = cut
        yield folded.text[start:end], kind, start, end
