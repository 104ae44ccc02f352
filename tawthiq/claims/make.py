"""``make``: from mentions to told occurrences, each trigger that narrates with what it says and in whose voice."""

from dataclasses import dataclass

from tawthiq.claims import acts, attribute, when
from tawthiq.claims.bind import Bound, Role, Setting, bind
from tawthiq.claims.bind_given import descriptions
from tawthiq.claims.draft import Draft, drafts
from tawthiq.claims.narrate import narrates
from tawthiq.mentions.find import Mentions
from tawthiq.model.mention import PersonMention, TriggerMention
from tawthiq.model.span import Span
from tawthiq.rules.loglinear import LogLinear
from tawthiq.text.prepare import Prepared

MENTION_LIMIT = 400
EVIDENCE_LIMIT = 120


@dataclass(slots=True)
class Telling:
    """A draft that narrates: its voice, and what is bound to it. ``weight`` is how surely it narrates (log-odds)."""

    draft: Draft
    weight: float
    voice: attribute.Voice | None
    bound: dict[Role, list[Bound]]
    date: when.Dated | None
    announced: when.Dated | None
    named: list[PersonMention]
    span: Span

    @property
    def parties(self) -> list[Bound]:
        """Doers first, then those it was done to."""
        return [*self.bound["perpetrator"], *self.bound["target"]]


@dataclass(frozen=True, slots=True)
class Models:
    """Other tables than the shipped ones, for training and comparison."""

    narrate: LogLinear | None = None
    bind: dict[Role, LogLinear] | None = None


def make(doc: Prepared, mentions: Mentions, voices: attribute.Scopes, models: Models = Models()) -> list[Telling]:
    """All tellings of a report, in order of their triggers."""
    kept = [(draft, narrates(doc, draft, models.narrate)) for draft in drafts(doc, mentions)]
    kept = [(draft, weight) for draft, weight in kept if weight >= 0 and not acts.ruled_out(draft)]
    if not kept:
        return []
    around = setting(doc, mentions, voices)
    made = []
    for draft, weight in kept:
        bound = bind(doc, draft, around, models.bind)
        made.append(
            Telling(
                draft=draft,
                weight=weight,
                voice=_voice(draft, voices),
                bound=bound,
                date=when.of_bound(doc, draft, bound["time"], around.announced),
                announced=when.of_announcement(draft, around.announced),
                named=_named(mentions, draft, around),
                span=span_of(doc, draft),
            )
        )
    return made


def _voice(draft: Draft, voices: attribute.Scopes) -> attribute.Voice | None:
    """Who tells a draft: the outlet, of what somebody's denial of something else only takes for granted."""
    voice = voices.at(draft.trigger.first)
    granted = voice is not None and voice.cue.cue == "denies" and acts.presupposed(draft, voice.cue.last)
    return None if granted else voice


def setting(doc: Prepared, mentions: Mentions, voices: attribute.Scopes) -> Setting:
    """The tokens of a report's speakers, and of the times that date what they said."""
    triggers: dict[int, list[TriggerMention]] = {}
    for trigger in mentions.triggers:
        triggers.setdefault(doc.sentence_of(trigger.first).index, []).append(trigger)
    announced = when.announcement_times(doc, mentions)
    return Setting(voices.cues, announced, triggers, described=descriptions(doc, mentions))


def _named(mentions: Mentions, draft: Draft, around: Setting) -> list[PersonMention]:
    """The persons whose fate the words of a trigger give; never who reports it."""
    trigger = draft.trigger
    return [
        person
        for person in mentions.persons
        if person.fate_token is not None
        and trigger.first <= person.fate_token < trigger.last
        and person.first not in around.speakers
    ]


def span_of(doc: Prepared, draft: Draft) -> Span:
    """The sentence of a telling, or its clause where the sentence is longer than the contract allows."""
    sentence = trimmed(doc, draft.sentence.first, draft.sentence.last)
    if sentence.end - sentence.start <= MENTION_LIMIT:
        return sentence
    clause = trimmed(doc, draft.clause.first, draft.clause.last)
    if clause.end - clause.start <= MENTION_LIMIT:
        return clause
    return _around(doc, draft)


def trimmed(doc: Prepared, first: int, last: int) -> Span:
    """Tokens ``first`` to ``last`` without the marks at both ends."""
    while last - 1 > first and doc.tokens[last - 1].form in {".", "،", ",", "؛", ":", "؟", "!", '"'}:
        last -= 1
    while first < last - 1 and doc.tokens[first].form in {"،", ",", "-", ":", '"'}:
        first += 1
    return doc.span(first, last)


def _around(doc: Prepared, draft: Draft) -> Span:
    """As many tokens around the trigger as the limit allows, within its clause."""
    first, last = draft.trigger.first, draft.trigger.last
    while True:
        wider_first = max(draft.clause.first, first - 1)
        wider_last = min(draft.clause.last, last + 1)
        if (wider_first, wider_last) == (first, last):
            break
        if doc.tokens[wider_last - 1].end - doc.tokens[wider_first].start > MENTION_LIMIT:
            break
        first, last = wider_first, wider_last
    return doc.span(first, last)
