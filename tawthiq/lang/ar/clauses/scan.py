"""The state of one pass over a sentence: which clause is open, whether it has its verb, what waits to go on."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from tawthiq.lang.ar.clauses.words import ClauseWords, Word
from tawthiq.text.tokens import Token

COMMAS: Final = frozenset("،,")
_INSERTED: Final = frozenset({"relative", "attribution", "subordinate"})
_OPENING_MARKS: Final = frozenset("([{-")


class Start(NamedTuple):
    """Where a clause begins, what opens it, and the rule that says so."""

    token: int
    opener: str
    rule: str


class Scan:
    """One sentence being cut.

    ``at`` is the token looked at; ``content`` counts the words of the open clause beyond its opener; ``has_verb`` is
    True once it has its finite verb; ``auxiliary`` says whether the next verb still belongs to that verb (``""``,
    ``next``, ``present``, ``any``); ``pending`` is True while an interrupted clause waits for its verb; ``forced`` is
    what the next word begins, whatever it is.
    """

    __slots__ = (
        "at", "auxiliary", "auxiliary_until", "closing", "comma", "concession", "content", "first", "forced",
        "has_verb", "last", "lead", "opener", "pending", "sets", "starts", "tokens", "words",
    )  # fmt: skip

    def __init__(self, tokens: Sequence[Token], first: int, last: int, words: ClauseWords) -> None:
        """Begin at the first token, with one clause open."""
        self.tokens = tokens
        self.first = first
        self.last = last
        self.words = words
        self.sets = words.sets
        self.at = first
        self.starts = [Start(first, "start", "")]
        self.opener = "start"
        self.content = 0
        self.has_verb = False
        self.auxiliary = ""
        self.auxiliary_until = 0
        self.pending = False
        self.comma = -1
        self.lead = -1
        self.concession = False
        self.forced: tuple[str, str] | None = None
        self.closing: dict[int, str] = {}

    def word(self, index: int) -> Word | None:
        """The word at ``index``, None for marks, numbers and beyond the sentence."""
        if self.first <= index < self.last and self.tokens[index].kind == "word":
            return self.words.word(self.tokens[index].form)
        return None

    def form(self, index: int) -> str:
        """The form at ``index``, empty beyond the sentence."""
        return self.tokens[index].form if self.first <= index < self.last else ""

    def before(self, index: int) -> int:
        """The index of what stands before ``index``, quotation marks passed over."""
        index -= 1
        while index >= self.first and self.tokens[index].form in {'"', "'"}:
            index -= 1
        return index

    def after(self, index: int) -> int:
        """The index of what stands after ``index``, quotation marks passed over."""
        index += 1
        while index < self.last and self.tokens[index].form in {'"', "'"}:
            index += 1
        return index

    def is_in(self, index: int, name: str) -> bool:
        """True where the word at ``index``, with or without و, is in a set of ``words.txt``."""
        form = self.form(index)
        return form in self.sets[name] or (len(form) > 2 and form[0] in "وف" and form[1:] in self.sets[name])

    def after_comma(self, index: int) -> bool:
        """True right after a comma."""
        return self.comma >= 0 and self.before(index) == self.comma

    def open(self, index: int, opener: str, rule: str, *, verb: bool = False) -> bool:
        """Begin a clause at ``index``; where the open clause has no word yet, it only gets its opener's verb."""
        if self.content == 0:
            self.has_verb = self.has_verb or verb
            if len(self.starts) > 1 and self.starts[-1].opener in {"resume", "quote"}:
                self.starts[-1] = Start(self.starts[-1].token, opener, rule)
                self.opener = opener
            return False
        if opener == "content" or rule == "ar.clause.but":
            self.pending = False
        elif opener in _INSERTED and (not self.has_verb or self.auxiliary == "any"):
            self.pending = True
        elif opener == "resume":
            self.pending = False
        self.starts.append(Start(self._lean_back(index), opener, rule))
        self.opener = opener
        self.has_verb = verb
        self.auxiliary = ""
        self.content = 0
        self.forced = None
        return True

    def _lean_back(self, index: int) -> int:
        """The opening mark or detached و that belongs to a clause beginning at ``index``."""
        floor = self.starts[-1].token + 1
        before = index - 1
        if before >= floor and self.form(before) in {"و", "ف"}:
            index, before = before, before - 1
        if before >= floor and (
            (self.form(before) in _OPENING_MARKS and (self.tokens[before].spaced or self.form(before) == "("))
            or self.closing.get(before) == "open"
        ):
            return before
        return index

    def take(self, count: int = 1, *, content: bool = False) -> None:
        """Go on past ``count`` tokens, counting them as words of the clause or as its opener."""
        self.at += count
        if content:
            self.content += count
