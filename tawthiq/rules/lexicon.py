"""A compiled word list: one dictionary probe a token, phrases by their first word.

Inflected forms, articles and spellings are generated when the list is compiled (:mod:`tawthiq.rules.compile`);
what is decided here, token by token, is only the proclitics: و ف ب ل ك س are split off where the rest is a known
word and the whole is not.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from tawthiq.text.tokens import Token

_QUOTES: Final = frozenset({'"', "'"})
_CACHE_LIMIT: Final = 200_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a word list, as the YAML gives it; ``data`` holds what only its own list understands."""

    id: str
    list: str
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Form:
    """One way an entry can stand in a text.

    ``rest`` are the folded words after the first; ``shape`` is what generated it (``word``, ``past``, ``present``,
    ``passive``, ``masdar``, ``participle``...); ``suffix`` is True where a pronoun hangs on it.
    """

    rest: tuple[str, ...]
    entry: Entry
    shape: str
    suffix: bool


class Hit(NamedTuple):
    """An entry found in the text: tokens ``first`` to ``last`` (exclusive), from ``start`` (proclitics left out) on."""

    entry: Entry
    first: int
    last: int
    start: int
    end: int
    shape: str
    suffix: bool
    clitics: str


class Hits:
    """All hits of one text, by list, in order; within a list the longest wins and none overlap."""

    def __init__(self, by_list: dict[str, list[Hit]]) -> None:
        self._by_list = by_list
        self._at: dict[str, dict[int, Hit]] = {}

    def of(self, name: str) -> Sequence[Hit]:
        """The hits of a list, in order."""
        return self._by_list.get(name, ())

    def at(self, name: str, token: int) -> Hit | None:
        """The hit of a list that covers a token, or None."""
        found = self._at.get(name)
        return (self._covered(name) if found is None else found).get(token)

    def _covered(self, name: str) -> dict[int, Hit]:
        """The hits of a list by each token that they cover: gathered when the list is first asked for."""
        hits = self._by_list.get(name, ())
        found = self._at[name] = {token: hit for hit in hits for token in range(hit.first, hit.last)}
        return found

    def __iter__(self) -> Iterator[Hit]:
        for hits in self._by_list.values():
            yield from hits


Splitter = Callable[[str], Iterable[tuple[str, str]]]
# The forms of one first word: those of that word alone, and the phrases by their second word, longest first.
Started = tuple[tuple[Form, ...], dict[str, tuple[Form, ...]]]


class FormTable:
    """The compiled forms by folded first word, kept as text and built when a word is first met, since few ever are.

    The text of a word is a JSON list of ``[rest of the phrase, number of the entry, shape, has a suffix]``.
    """

    def __init__(self, entries: Sequence[Entry], raw: dict[str, str]) -> None:
        self.entries = entries
        self._raw = raw
        self._built: dict[str, Started] = {}

    def __contains__(self, word: str) -> bool:
        return word in self._raw

    def of(self, word: str) -> Started:
        """The forms that begin with a word of the table."""
        found = self._built.get(word)
        if found is None:
            found = self._built[word] = self._build(json.loads(self._raw[word]))
        return found

    def _build(self, rows: list[tuple[list[str], int, str, bool]]) -> Started:
        alone: list[Form] = []
        phrases: dict[str, list[Form]] = {}
        for rest, number, shape, suffix in sorted(rows, key=lambda row: -len(row[0])):
            form = Form(tuple(rest), self.entries[number], shape, suffix)
            (phrases.setdefault(rest[0], []) if rest else alone).append(form)
        return tuple(alone), {second: tuple(forms) for second, forms in phrases.items()}


class Lexicon:
    """All word lists of a language, ready to scan.

    ``forms`` are the compiled forms; ``split`` gives, for a word, its possible (proclitics, rest) pairs, the likeliest
    first; ``common`` are words of their own that look like a proclitic with a known word.
    """

    def __init__(self, forms: FormTable, split: Splitter, common: frozenset[str] = frozenset()) -> None:
        self._forms = forms
        self._split = split
        self._common = common
        self._cache: dict[str, tuple[tuple[str, str], ...]] = {}

    def __contains__(self, word: str) -> bool:
        return word in self._forms

    def entries(self, name: str) -> list[Entry]:
        """The entries of one list, in its order."""
        return [entry for entry in self._forms.entries if entry.list == name]

    def knows(self, word: str) -> bool:
        """True for a first word of an entry or a common word, with or without proclitics."""
        return word in self._common or bool(self.readings(word))

    def readings(self, word: str) -> tuple[tuple[str, str], ...]:
        """(proclitics, rest) pairs of a word whose rest begins an entry; the whole word first, and then alone."""
        found = self._cache.get(word)
        if found is None:
            if len(self._cache) > _CACHE_LIMIT:
                self._cache.clear()
            found = self._cache[word] = self._read(word)
        return found

    def _read(self, word: str) -> tuple[tuple[str, str], ...]:
        if word in self._forms:
            return (("", word),)
        if word in self._common:
            return ()
        return tuple((clitics, rest) for clitics, rest in self._split(word) if rest in self._forms)

    def scan(self, tokens: Sequence[Token]) -> Hits:
        """Every entry in the text, list by list, longest first."""
        by_list: dict[str, list[Hit]] = {}
        readings, cache = self.readings, self._cache
        for index, token in enumerate(tokens):
            if token.kind != "word":
                continue
            found = cache.get(token.form)
            if found is None:
                found = readings(token.form)
            for clitics, rest in found:
                self._match(tokens, index, clitics, rest, by_list)
        return Hits(by_list)

    def _match(
        self, tokens: Sequence[Token], index: int, clitics: str, first: str, by_list: dict[str, list[Hit]]
    ) -> None:
        """Add, for each list, the longest form that stands at ``index``."""
        alone, phrases = self._forms.of(first)
        if phrases:
            for form in phrases.get(_second(tokens, index + 1), ()):
                hits = by_list.setdefault(form.entry.list, [])
                if not hits or hits[-1].last <= index:
                    last = _follow(tokens, index + 1, form.rest)
                    if last is not None:
                        hits.append(_hit(tokens, index, last, clitics, first, form))
        for form in alone:
            hits = by_list.setdefault(form.entry.list, [])
            if not hits or hits[-1].last <= index:
                hits.append(_hit(tokens, index, index + 1, clitics, first, form))


def _hit(tokens: Sequence[Token], index: int, last: int, clitics: str, first: str, form: Form) -> Hit:
    start = tokens[index].start + _clitic_width(tokens[index], first)
    return Hit(form.entry, index, last, start, tokens[last - 1].end, form.shape, form.suffix, clitics)


def _second(tokens: Sequence[Token], index: int) -> str:
    """The word at ``index``, a quotation mark passed over; empty at the end."""
    if index < len(tokens) and tokens[index].form in _QUOTES:
        index += 1
    return tokens[index].form if index < len(tokens) else ""


def _follow(tokens: Sequence[Token], index: int, rest: tuple[str, ...]) -> int | None:
    """The token after the words of ``rest``, quotation marks between them passed over; None where they differ."""
    total = len(tokens)
    for word in rest:
        if index < total and tokens[index].form in _QUOTES:
            index += 1
        if index >= total or tokens[index].form != word:
            return None
        index += 1
    return index


def _clitic_width(token: Token, rest: str) -> int:
    """How many source characters of the token stand before ``rest``; an article merged into لل is kept."""
    extra = len(token.form) - len(rest)
    if extra <= 0:
        return 0
    # vowel signs make the source longer than the folded form: give up exactness inside such a word
    return extra if token.end - token.start == len(token.form) else 0
