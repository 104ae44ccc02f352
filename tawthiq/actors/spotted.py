"""A stretch of text taken for an actor, before the stretches are sorted out and the open names resolved."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from tawthiq.lang.ar.language import load
from tawthiq.rules.lexicon import Hit, Hits
from tawthiq.text.fold import fold_word
from tawthiq.text.tokens import Token

OPENERS: Final = frozenset({'"', "'", "(", "/"})
_TATWEEL: Final = "\u0640"
CLOSERS: Final = frozenset({'"', "'", ")", "/"})


@dataclass(slots=True)
class Spotted:
    """Tokens ``first`` to ``last``; ``passing`` is True for a part (two soldiers) that later words do not refer to.

    ``data`` is the entry's, where the actor depends on what else the text says.

    ``state`` is the kind of a state's force or authority that is named without its state (الجيش, وزارة الداخلية).
    """

    first: int
    last: int
    start: int
    end: int
    actor_id: str | None
    kind: str
    rule: str
    data: dict[str, Any] = field(default_factory=dict)
    state: str | None = None
    side: str | None = None
    clitics: str = ""
    passing: bool = False


def past_clitics(text: str, token: Token, start: int, clitics: str) -> int:
    """Where a word begins in the source past the letters joined to its front, where vowel signs hid that from the scan.

    Of لل, which is a preposition and the article, nothing is passed: see :func:`restored`.
    """
    if not clitics or start > token.start or token.form[len(clitics) - 1 :].startswith("لل"):
        return start
    at = token.start
    for letter in clitics:
        if text[at : at + 1] != letter:
            return start
        at += 1
        while at < token.end and (unicodedata.combining(text[at]) or text[at] == _TATWEEL):
            at += 1
    return at


def restored(text: str, start: int, end: int) -> str | None:
    """The words of a stretch that begins with لل without the preposition (للحوثيين: الحوثيين), else None."""
    words = text[start:end]
    if not words.startswith("لل"):
        return None
    first, *after = fold_word(words).split()
    lexicon = load().lexicon
    if "ال" + first[2:] in lexicon or "الل" + first[2:] not in lexicon:
        return "ال" + words[2:]
    if after and not after[0].startswith("ال"):
        return words[1:]  # للواء شهداء اليرموك: a genitive
    return "الل" + words[2:]  # للاجئين: the noun's own ل


class Reading:
    """A report's tokens and hits, with the questions that the finders of actors ask of them."""

    def __init__(self, tokens: Sequence[Token], hits: Hits) -> None:
        self.tokens = tokens
        self.hits = hits
        self.total = len(tokens)

    def bare(self, name: str, index: int) -> Hit | None:
        """The hit of a list that begins at a token with no proclitic before it."""
        hit = self.hits.at(name, index)
        return hit if hit is not None and hit.first == index and not hit.clitics else None

    def opened(self, index: int) -> int:
        """The token after an opening quotation mark at ``index``, or ``index``."""
        return index + 1 if index < self.total and self.tokens[index].form in OPENERS else index

    def closed(self, first: int, last: int) -> int:
        """``last``, or the token after it where that closes a quotation that was opened since ``first``."""
        if last < self.total and self.tokens[last].form in CLOSERS:
            mark = self.tokens[last].form
            opener = "(" if mark == ")" else mark
            inside = sum(token.form == opener for token in self.tokens[first:last])
            if inside % 2:
                return last + 1
        return last

    def form(self, index: int) -> str:
        """The folded word at an index; the empty string outside the text."""
        return self.tokens[index].form if 0 <= index < self.total else ""
