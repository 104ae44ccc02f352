"""``prepare``: from a report to tokens, sentences and clauses, each step over the one before."""

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import Final

from tawthiq.model.report import Report
from tawthiq.model.span import Span
from tawthiq.text.fold import Folded, fold
from tawthiq.text.language import Language
from tawthiq.text.tokens import Token, tokenize

_ENDS: Final = frozenset(".!?؟…")
_CLOSERS: Final = frozenset("\"')]}")
_OPENERS: Final = frozenset("\"'([{")
_HEADLINE_LIMIT: Final = 160  # characters; a first line longer than this, or ending in a full stop, is body text


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence that tells one thing: tokens ``first`` to ``last`` (exclusive).

    ``opener`` says what began it (see :meth:`tawthiq.text.language.Language.clause_starts`).
    """

    index: int
    sentence: int
    first: int
    last: int
    opener: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens ``first`` to ``last`` (exclusive), and which paragraph (line of the source) they stand in."""

    index: int
    paragraph: int
    first: int
    last: int
    headline: bool


@dataclass(slots=True)
class Prepared:
    """A report's text made ready for reading."""

    report: Report
    folded: Folded
    tokens: list[Token]
    sentences: list[Sentence]
    clauses: list[Clause]
    _sentence_firsts: list[int] = field(default_factory=list)
    _clause_firsts: list[int] = field(default_factory=list)

    def sentence_of(self, token: int) -> Sentence:
        """The sentence that holds a token."""
        return self.sentences[max(0, bisect_right(self._sentence_firsts, token) - 1)]

    def clause_of(self, token: int) -> Clause:
        """The clause that holds a token."""
        return self.clauses[max(0, bisect_right(self._clause_firsts, token) - 1)]

    def clauses_of(self, sentence: Sentence) -> list[Clause]:
        """The clauses of a sentence, in order."""
        low = bisect_right(self._clause_firsts, sentence.first) - 1
        found = []
        for clause in self.clauses[max(0, low) :]:
            if clause.first >= sentence.last:
                break
            found.append(clause)
        return found

    def span(self, first: int, last: int) -> Span:
        """The source span of tokens ``first`` to ``last`` (exclusive)."""
        return Span.of(self.report.text, self.tokens[first].start, self.tokens[last - 1].end)


def prepare(report: Report, language: Language) -> Prepared:
    """Fold, tokenize and cut a report. Never fails: any Unicode text gives a result, perhaps an empty one."""
    folded = fold(report.text)
    tokens = language.repair(tokenize(folded))
    sentences = _sentences(tokens, language, report)
    clauses = _clauses(tokens, sentences, language)
    return Prepared(
        report, folded, tokens, sentences, clauses, [s.first for s in sentences], [c.first for c in clauses]
    )


def _sentences(tokens: list[Token], language: Language, report: Report) -> list[Sentence]:
    """Sentences end at line breaks, at rows of tags, and at full stops, question and exclamation marks.

    Closing quotes belong to the mark that they stand behind.
    """
    sentences: list[Sentence] = []
    first = paragraph = index = 0
    total = len(tokens)

    def close(last: int) -> None:
        nonlocal first
        empty = all(token.kind == "mark" for token in tokens[first:last])
        if empty and sentences and sentences[-1].paragraph == paragraph and last > first:
            sentences[-1] = replace(sentences[-1], last=last)  # marks alone belong to what they follow
        elif last > first:
            sentences.append(Sentence(len(sentences), paragraph, first, last, headline=False))
        first = last

    while index < total:
        form = tokens[index].form
        if tokens[index].opens:
            close(index)
        if form[0] == "\n":
            close(index)
            first = index + 1
            paragraph += 1
        elif form in _ENDS and language.ends_sentence(tokens, index):
            index += 1
            while index < total and tokens[index].form in _ENDS and not tokens[index].spaced:
                index += 1
            while index < total and tokens[index].form in _CLOSERS and not tokens[index].spaced:
                index += 1
            close(index)
            continue
        index += 1
    close(total)
    return _mark_headline(sentences, tokens, report)


def _mark_headline(sentences: list[Sentence], tokens: list[Token], report: Report) -> list[Sentence]:
    """A first line of its own, short and without a full stop (or the report's title), is a headline."""
    if len(sentences) < 2:
        return sentences
    line = [s for s in sentences if s.paragraph == sentences[0].paragraph]
    if all(token.tag or token.kind == "mark" for token in tokens[line[-1].last :]):  # one line, and tags at most
        return sentences
    if _bullet(tokens, line[0]) == _bullet(tokens, sentences[len(line)]) != "":  # the first item of a list
        return sentences
    width = tokens[line[-1].last - 1].end - tokens[line[0].first].start
    ends_open = tokens[line[-1].last - 1].form not in {".", "؟", "?"}
    if not report.title and (width > _HEADLINE_LIMIT or not ends_open):
        return sentences
    return [Sentence(s.index, s.paragraph, s.first, s.last, headline=s in line) for s in sentences]


def _bullet(tokens: list[Token], sentence: Sentence) -> str:
    """The mark that a sentence begins with, as the items of a list do; empty where there is none."""
    first = tokens[sentence.first]
    return first.form if first.kind == "mark" and first.form not in _OPENERS else ""


def _clauses(tokens: list[Token], sentences: list[Sentence], language: Language) -> list[Clause]:
    """Every sentence cut where the language says that a clause begins."""
    clauses: list[Clause] = []
    for sentence in sentences:
        starts = language.clause_starts(tokens, sentence.first, sentence.last)
        for position, (start, opener) in enumerate(starts):
            end = starts[position + 1][0] if position + 1 < len(starts) else sentence.last
            clauses.append(Clause(len(clauses), sentence.index, start, end, opener))
    return clauses
