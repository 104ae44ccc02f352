"""A prepared text as the count grammar looks at it: which entries stand at a token, and what is taken."""

from collections.abc import Callable, Sequence
from typing import Final

from tawthiq.lang.ar.number_words import number_word
from tawthiq.lang.ar.numbers import read_number
from tawthiq.rules.lexicon import Hit, Hits
from tawthiq.text.tokens import Token

_AND: Final = "و"
_LEADS: Final = frozenset(
    {'"', "'", "(", "-", "[", "{", "<", "بين", "ما", "ال", "احدهم", "احدهما", "احداهن", "احداهما", "ام"}
)


class View:
    """Tokens with the hits of the three lists of counts; ``last`` is the end of the sentence being read."""

    __slots__ = (
        "_numbers",
        "ends",
        "fates",
        "last",
        "led",
        "people",
        "phrases",
        "quantities",
        "source",
        "start",
        "taken",
        "tokens",
    )

    def __init__(self, tokens: Sequence[Token], hits: Hits, taken: Callable[[int], bool], *, source: str = "") -> None:
        """Take the tokens of a report, their hits, and which of them are times; ``source`` is the text as printed."""
        self.tokens = tokens
        self.fates = _by_token(hits.of("fates"))
        self.people = _by_token(hits.of("people"))
        self.quantities = _by_token(hits.of("quantifiers"))
        self.taken = taken
        self.source = source
        self.start = 0
        self.last = len(tokens)
        self.led: set[int] = set()
        self.ends: set[int] = set()  # second parts of split phrases, which govern nothing
        self.phrases: dict[int, object] = {}
        self._numbers: dict[int, tuple[int, int] | None] = {}

    def enter(self, first: int, last: int) -> None:
        """Look at the sentence of tokens ``first`` to ``last`` (exclusive)."""
        self.start, self.last = first, last
        self.phrases.clear()
        self._numbers.clear()

    def begins(self, index: int) -> bool:
        """True where a phrase for people can begin: a word of the lists, a number, or a mark before one."""
        if index in self.people or index in self.quantities or index in self.fates:
            return index < self.last
        form = self.form(index)
        return form in _LEADS or self.and_one(index) or self.number(index) is not None

    def form(self, index: int) -> str:
        """The folded form of a token of the sentence; empty outside it."""
        return self.tokens[index].form if self.start <= index < self.last else ""

    def number(self, index: int) -> tuple[int, int] | None:
        """The number that begins at a token and the token after it, unless a time took it."""
        if index not in self._numbers:
            self._numbers[index] = self._read(index)
        return self._numbers[index]

    def _read(self, index: int) -> tuple[int, int] | None:
        if not self.start <= index < self.last or self.taken(index):
            return None
        token = self.tokens[index]
        if self.and_one(index):
            return None
        if token.kind == "mark" or (
            token.kind == "word" and number_word(token.form) is None and token.form not in {"ال", "وال"}
        ):
            return None
        found = read_number(self.tokens, index)
        if found is None or found[1] > self.last:
            return None
        if self.taken(found[1] - 1) or self._is_percent(found[1]):
            return None
        return found

    def _is_percent(self, after: int) -> bool:
        """True where "per cent" follows a number."""
        if self.form(after) in {"%", "٪", "بالميه", "بالمايه"}:
            return True
        return self.form(after) in {"في", "ب"} and self.form(after + 1) in {"الميه", "المايه"}

    def and_one(self, index: int) -> bool:
        """True for "and one of", which folds like the number one: ``وأحد المجندين``."""
        if self.form(index) not in {"واحد", "واحدي"}:
            return False
        start = self.tokens[index].start
        return self.source[start + 1 : start + 2] in {"أ", "إ"}

    def fate_at(self, index: int) -> Hit | None:
        """The fate word that begins at a token."""
        return self.fates.get(index) if index < self.last else None

    def person_at(self, index: int) -> Hit | None:
        """The entry of people.yml that begins at a token."""
        return self.people.get(index) if index < self.last else None

    def quantity_at(self, index: int, kind: str) -> Hit | None:
        """The quantifier of a kind that begins at a token."""
        found = self.quantities.get(index) if index < self.last else None
        return found if found is not None and found.entry.data["kind"] == kind else None

    def joins(self, index: int) -> bool:
        """True where و stands at a token, on its own or at the beginning of a known word or number."""
        form = self.form(index)
        if form[:1] != _AND:
            return False
        if form in {_AND, "وال"} or self.and_one(index):
            return True
        for hits in (self.people, self.fates, self.quantities):
            found = hits.get(index)
            if found is not None:
                return found.clitics.startswith(_AND)
        word = number_word(form)
        return word is not None and word.clitics.startswith(_AND)

    def clitics(self, index: int) -> str:
        """The proclitics of a known word or number at a token."""
        for hits in (self.fates, self.people, self.quantities):
            found = hits.get(index)
            if found is not None:
                return found.clitics
        word = number_word(self.form(index)) if index < self.last else None
        return word.clitics if word is not None else ""

    def begin(self, index: int) -> int:
        """The source offset where the word at a token begins, proclitics left out."""
        for hits in (self.fates, self.people, self.quantities):
            found = hits.get(index)
            if found is not None:
                return found.start
        token = self.tokens[index]
        word = number_word(token.form) if token.kind == "word" else None
        if word is not None and word.clitics and token.end - token.start == len(token.form):
            return token.start + len(word.clitics)
        return token.start


def _by_token(hits: Sequence[Hit]) -> dict[int, Hit]:
    """The hits of a list by the token they begin at."""
    return {hit.first: hit for hit in hits}
