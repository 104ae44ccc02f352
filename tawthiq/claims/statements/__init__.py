"""Statements: what a source says that is about no single occurrence.

Trends (:mod:`.trend`) and totals over a period (:mod:`.toll`) wherever they occur; threats, denials, characterisations
and condemnations (:mod:`.said`) where they are clear. :func:`total_tokens` tells which counts of a report are totals.
"""

from collections.abc import Iterator

from tawthiq.claims.attribute import Scopes
from tawthiq.claims.statements.said import said
from tawthiq.claims.statements.scene import Scene
from tawthiq.claims.statements.toll import Total, statement, totals
from tawthiq.claims.statements.trend import trend_of
from tawthiq.mentions.find import Mentions
from tawthiq.model.statement import Statement
from tawthiq.text.prepare import Prepared

__all__ = ["statements", "total_tokens"]


def statements(doc: Prepared, mentions: Mentions, voices: Scopes) -> Iterator[Statement]:
    """The statements of a report, in order; a stretch is a trend or a total, not both."""
    scene = Scene(doc, mentions, voices)
    before: Total | None = None
    for sentence in doc.sentences:
        found = totals(scene, sentence, before)
        before = found[-1] if found else before
        rows = [statement(scene, total) for total in found]
        for clause in doc.clauses_of(sentence):
            if any(total.first <= clause.first < total.last for total in found):
                continue
            told = trend_of(scene, clause, sentence)
            if told is not None:
                rows.append(told)
        rows.extend(said(scene, sentence))
        yield from sorted(rows, key=lambda row: (row.span.start, row.kind))


def total_tokens(doc: Prepared, mentions: Mentions) -> frozenset[int]:
    """The tokens of the clauses that tell a total: a trigger among them tells no occurrence of its own."""
    scene = Scene(doc, mentions)
    before: Total | None = None
    tokens: set[int] = set()
    for sentence in doc.sentences:
        found = totals(scene, sentence, before)
        before = found[-1] if found else before
        for total in found:
            tokens.update(range(total.first, total.last))
    return frozenset(tokens)
