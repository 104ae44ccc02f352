"""What each step of the reader makes of one sentence: the worked example of ``how-reading-works.md``.

python docs/trace_example.py            # all steps
python docs/trace_example.py bound      # one
"""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tawthiq.claims import attribute, make, narrate
from tawthiq.claims.bind import bind
from tawthiq.claims.draft import Draft, drafts
from tawthiq.cli.shipped import examples
from tawthiq.mentions.find import Mentions
from tawthiq.model.report import Report
from tawthiq.reader import Reader
from tawthiq.reconcile.choose import chosen
from tawthiq.reconcile.consolidate import grouped
from tawthiq.reconcile.stand import standing
from tawthiq.text.prepare import Prepared, Sentence

REPORT: Final = "example-10"
OPENING: Final = "وقال المرصد السوري لحقوق الإنسان إن عناصر الأمن"
_HEAVIEST: Final = 4


@dataclass(frozen=True, slots=True)
class Example:
    """The report and the sentence that is followed."""

    report: Report
    reader: Reader
    doc: Prepared
    mentions: Mentions
    sentence: Sentence

    @property
    def drafts(self) -> list[Draft]:
        """The drafts of the sentence."""
        return [draft for draft in drafts(self.doc, self.mentions) if draft.sentence.index == self.sentence.index]

    def words(self, start: int, end: int) -> str:
        """The printed words."""
        return self.report.text[start:end]


@cache
def example() -> Example:
    """The example, prepared and searched."""
    report = next(report for report, _ in examples() if report.id == REPORT)
    reader = Reader.load()
    doc = reader.prepare(report)
    at = report.text.index(OPENING)
    sentence = next(s for s in doc.sentences if doc.tokens[s.first].start <= at < doc.tokens[s.last - 1].end)
    return Example(report, reader, doc, reader.mentions_of(doc), sentence)


def folded() -> Iterator[str]:
    """The first tokens in folded letters, with their source."""
    found = example()
    for token in found.doc.tokens[found.sentence.first : found.sentence.first + 8]:
        yield f"{token.start:>4}-{token.end:<4} {found.words(token.start, token.end)}  ->  {token.form}"


def clauses() -> Iterator[str]:
    """The clauses, each with what opens it."""
    found = example()
    for clause in found.doc.clauses_of(found.sentence):
        yield f"{clause.opener:<8} {found.doc.span(clause.first, clause.last).text}"


def mentions() -> Iterator[str]:
    """The mentions, each with the rule that read it."""
    found = example()
    for mention in found.mentions.all():
        if found.sentence.first <= mention.first < found.sentence.last:
            yield f"{mention.kind:<8} {found.words(mention.start, mention.end)}  {mention.rule}"


def narrated() -> Iterator[str]:
    """How surely each trigger narrates, and what weighed most."""
    found = example()
    for draft in found.drafts:
        trigger = draft.trigger
        weight = narrate.narrates(found.doc, draft)
        rows = narrate.table().explain(narrate.features(found.doc, draft))[:_HEAVIEST]
        heaviest = ", ".join(f"{name} {value:+.1f}" for name, value in rows)
        yield f"{found.words(trigger.start, trigger.end)}  {weight:+.1f}  ({heaviest})"


def voices() -> Iterator[str]:
    """Who has the word at each trigger."""
    found = example()
    scopes = attribute.scopes(found.doc, found.mentions)
    for draft in found.drafts:
        trigger = draft.trigger
        voice = scopes.at(trigger.first)
        speaker = f"{voice.source.name} ({voice.source.kind})" if voice else "the outlet"
        yield f"{found.words(trigger.start, trigger.end)}  {speaker}"


def left() -> Iterator[str]:
    """What the incident of the sentence considered and left, and why."""
    found = example()
    start, end = found.doc.tokens[found.sentence.first].start, found.doc.tokens[found.sentence.last - 1].end
    record = found.reader.read_report(found.report)
    number = next(n for n, i in enumerate(record.incidents) if any(start <= m.trigger.start < end for m in i.mentions))
    for row in found.reader.consider(found.report).incidents[number]:
        against = ", ".join(f"{name} {value:+.1f}" for name, value in row.against)
        yield f"{row.role:<12} {row.spans[0].text}  {row.weight:+.1f}  {row.why}" + (
            f"  ({against})" if against else ""
        )


def bound() -> Iterator[str]:
    """What is bound to each trigger, as what, how surely, and by which rule."""
    found = example()
    scopes = attribute.scopes(found.doc, found.mentions)
    setting = make.setting(found.doc, found.mentions, scopes)
    for draft in found.drafts:
        trigger = draft.trigger
        yield found.words(trigger.start, trigger.end)
        for role, rows in bind(found.doc, draft, setting).items():
            for row in rows:
                words = found.words(row.mention.start, row.mention.end)
                yield f"    {role:<12} {words}  {row.weight:+.1f}  {row.rule}"


def groups() -> Iterator[str]:
    """The groups of tellings of the whole report, and whether each stands."""
    found = example()
    told = grouped(make.make(found.doc, found.mentions, attribute.scopes(found.doc, found.mentions)))
    made = [chosen(found.doc, tellings) for tellings in told]
    kept = [id(tellings) for tellings in standing(found.doc, made)]
    for tellings in made:
        words = " + ".join(found.words(t.draft.trigger.start, t.draft.trigger.end) for t in tellings)
        yield f"{'stands' if id(tellings) in kept else 'falls':<7} {words}"


def incident() -> Iterator[str]:
    """The incident, field by field, with the values it rests on."""
    found = example()
    start, end = found.doc.tokens[found.sentence.first].start, found.doc.tokens[found.sentence.last - 1].end
    record = found.reader.read_report(found.report)
    told = next(i for i in record.incidents if any(start <= m.trigger.start < end for m in i.mentions))
    yield f"type={told.type} status={told.status} hedged={told.hedged}"
    for claim in told.claims:
        yield f"claim of {claim.source.name if claim.source else 'the outlet'}"
        for value in claim.values:
            shown = value.value
            if isinstance(shown, dict):
                keys = ("start", "end", "name", "min", "max")
                shown = " ".join(f"{key}={shown[key]}" for key in keys if key in shown)
            surely = f"[{value.modality}, {value.basis}]"
            yield f"    {value.field:<13} {shown}  {surely}  «{value.evidence.text}»  {value.rule}"


STEPS: Final[dict[str, Callable[[], Iterator[str]]]] = {
    "folded": folded,
    "clauses": clauses,
    "mentions": mentions,
    "narrated": narrated,
    "voices": voices,
    "bound": bound,
    "groups": groups,
    "left": left,
    "incident": incident,
}


def step(name: str) -> str:
    """One step as text."""
    return "\n".join(STEPS[name]())


if __name__ == "__main__":
    for asked in sys.argv[1:] or STEPS:
        print(f"== {asked}", step(asked), "", sep="\n")
