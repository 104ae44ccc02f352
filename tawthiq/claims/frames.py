"""Where a party stands in its sentence: under which verb, in which construct, beside which other trigger.

A party fills a role of a trigger by its place in the frame of a verb or verbal noun. The words before and after a
mention show that place: a verb right before it has it as its subject, a count or a target that holds it makes it a part
of another phrase, and whoever stands in the frame of another trigger is a party of that one first.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from tawthiq.claims.draft import Draft
from tawthiq.claims.grammar import governor, suffixed_doing
from tawthiq.lang.ar.verb_forms import is_finite_verb
from tawthiq.model.mention import CountMention, Mention, TriggerMention
from tawthiq.text.prepare import Prepared

_PASSED: Final = frozenset({'"', "'", "(", "[", "«", "“", "ان", "بان", "احد", "احدي", "عناصر", "افراد", "قد"})
_RELATIVE: Final = frozenset({"التي", "الذي", "الذين", "اللذين", "اللتين", "الذان", "اللتان", "اللذان"})
_POSSESSIVE: Final = ("ه", "ها", "هم", "هما")
_OBJECT_REACH: Final = 5  # tokens between a subject and its object
_OTHER_REACH: Final = 3  # tokens between a mention and another trigger that it may belong to first
_SHORT: Final = 4


def features_of_place(
    doc: Prepared, draft: Draft, mention: Mention, side: str, triggers: Sequence[TriggerMention]
) -> Iterator[str]:
    """The features of a party's place in its sentence; ``triggers`` are those of the sentence."""
    trigger = draft.trigger
    verb = _verb_of(doc, draft, mention)
    yield f"verb={verb},{side}"
    yield f"verb={verb},voice={trigger.voice},role={trigger.role}"
    after = _after(doc, draft, mention)
    if after:
        yield f"followed={after},{side}"
    host = _host(doc, draft, mention)
    if host:
        yield f"within={host},{side}"
        yield f"within={host},role={trigger.role}"
    first = _conjunct(doc, draft, mention)
    if first is not None:
        yield f"conjunct-of={governor(doc, first) or 'none'},{side}"
        yield f"conjunct-of={first.kind}"
    yield from _around(draft, mention, side)
    yield from _other(doc, draft, mention, triggers)
    head = doc.tokens[mention.first].form
    yield "definite" if head.startswith(("ال", "لل", "وال", "بال")) else "indefinite"
    if draft.sentence.headline:
        yield f"headline,{side}"


def _word_before(doc: Prepared, at: int, first: int) -> int:
    """The token before a mention past quotation marks and words that only open it."""
    at -= 1
    while at >= first and doc.tokens[at].form in _PASSED:
        at -= 1
    return at


def _verb_of(doc: Prepared, draft: Draft, mention: Mention) -> str:
    """The verb that a mention stands right behind: the trigger, another, one that points back, or none."""
    at = _word_before(doc, mention.first, draft.sentence.first)
    if at < draft.sentence.first:
        return "opens"
    if draft.trigger.first <= at < draft.trigger.last:
        return "trigger"
    if suffixed_doing(doc, mention):
        return "back"
    form = doc.tokens[at].form
    if is_finite_verb(form):
        return "other-back" if form.endswith(("ه", "ها")) else "other"
    return "none"


def _after(doc: Prepared, draft: Draft, mention: Mention) -> str:
    """What follows a mention: the trigger, another verb, a relative, or nothing of that kind."""
    at = mention.last
    while at < draft.sentence.last and doc.tokens[at].form in {'"', ")", "»", "”", "قد", "كان", "كانت", "كانوا"}:
        at += 1
    if at >= draft.sentence.last:
        return "end"
    form = doc.tokens[at].form
    if draft.trigger.first <= at < draft.trigger.last:
        return "trigger"
    if form in _RELATIVE:
        return "relative"
    return "verb" if is_finite_verb(form) else ""


def _host(doc: Prepared, draft: Draft, mention: Mention) -> str:
    """The larger phrase that a mention is a part of: a target, a person, a count (تسعة | عناصر من التنظيم)."""
    seen = draft.seen
    for row in (*seen.counts, *seen.targets, *seen.persons, *seen.actors):
        if row is mention or row.kind == mention.kind:
            continue
        if row.first <= mention.first < row.last and (row.first, row.last) != (mention.first, mention.last):
            return _name(row)
        if isinstance(row, CountMention) and row.last == mention.first - 1 and doc.tokens[row.last].form == "من":
            return _name(row) + "-of"
        if row.first == mention.first:
            return _name(row) + "-same"
    return ""


def _name(row: Mention) -> str:
    return f"count.{row.fate}" if isinstance(row, CountMention) else row.kind


def _conjunct(doc: Prepared, draft: Draft, mention: Mention) -> Mention | None:
    """The party that و joins a mention to: القوات | ومسلحون."""
    token = doc.tokens[mention.first]
    joined = token.form.startswith("و") and (mention.start > token.start)
    if not joined:
        return None
    rows: Sequence[Mention] = (*draft.seen.actors, *draft.seen.targets, *draft.seen.counts, *draft.seen.persons)
    return next((row for row in rows if row.last == mention.first), None)


def _around(draft: Draft, mention: Mention, side: str) -> Iterator[str]:
    """Who else stands between a mention and the trigger, and what follows it as an object would."""
    trigger = draft.trigger
    low, high = (trigger.last, mention.first) if side == "after" else (mention.last, trigger.first)
    actors, things = draft.seen.firsts
    voice, near = f"voice={trigger.voice}", mention.last + _OBJECT_REACH
    yield f"actors-between={min(_within(actors, low, high), 2)},{side},{voice}"
    yield f"things-between={min(_within(things, low, high), 2)},{side},{voice}"
    if side == "after" and _within(things, mention.last, near + 1):
        yield f"thing-follows,{voice},role={trigger.role}"
    if side == "after" and _within(actors, mention.last, near + 1):
        yield f"actor-follows,{voice},role={trigger.role}"


def _within(firsts: Sequence[int], low: int, high: int) -> int:
    """How many tokens stand from ``low`` to ``high`` (exclusive)."""
    return max(0, bisect_left(firsts, high) - bisect_left(firsts, low))


def _other(doc: Prepared, draft: Draft, mention: Mention, triggers: Sequence[TriggerMention]) -> Iterator[str]:
    """How a mention stands to the nearest other trigger of the sentence."""
    near, gap = None, min(_gap(draft.trigger, mention), _OTHER_REACH + 1)
    for row in triggers:
        if row.first != draft.trigger.first and (own := _gap(row, mention)) < gap:
            near, gap = row, own
    if near is None:
        return
    side = "after" if mention.first >= near.last else "before"
    yield f"other={near.role},{near.voice},{side},gap={min(gap, 2)}"
    yield f"other={near.role},{near.voice},{side},trigger={draft.trigger.role}"
    yield f"other-governor={governor(doc, mention) or 'none'},{near.role},{side}"
    same = near.incident_type == draft.trigger.incident_type
    yield f"other-type={'same' if same else 'another'},{side}"


def _gap(trigger: TriggerMention, mention: Mention) -> int:
    """Tokens between the two; 0 where they touch or overlap."""
    if mention.first > trigger.last:
        return mention.first - trigger.last
    return trigger.first - mention.last if trigger.first > mention.last else 0
