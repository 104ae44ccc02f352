"""A draft: one trigger with what stands around it, before it is known which occurrence it tells."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from tawthiq.claims.statements import total_tokens
from tawthiq.mentions.find import Mentions
from tawthiq.model.mention import (
    ActorMention,
    CountMention,
    Mention,
    PersonMention,
    PlaceMention,
    TargetMention,
    TimeMention,
    TriggerMention,
    WeaponMention,
)
from tawthiq.text.prepare import Clause, Prepared, Sentence

M = TypeVar("M", bound=Mention)
_HANGING = frozenset({"content", "subordinate", "participle", "relative", "quote"})
_HOLDING = frozenset({"سيطره", "نفوذ", "معقل", "معاقل", "عاصمه", "خلافه", "نظام", "عهد", "حكم"})


@dataclass(slots=True)
class Surroundings:
    """The mentions that one trigger can claim, by kind, in order of the text."""

    times: list[TimeMention] = field(default_factory=list)
    counts: list[CountMention] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    actors: list[ActorMention] = field(default_factory=list)
    weapons: list[WeaponMention] = field(default_factory=list)
    persons: list[PersonMention] = field(default_factory=list)
    targets: list[TargetMention] = field(default_factory=list)
    _firsts: tuple[list[int], list[int]] | None = field(default=None, compare=False, repr=False)
    _held: set[tuple[str, int]] = field(default_factory=set, compare=False, repr=False)

    @property
    def firsts(self) -> tuple[list[int], list[int]]:
        """The first tokens of the actors, and of the targets and what is counted, in order; once all are kept."""
        if self._firsts is None:
            things = [row.first for row in (*self.targets, *(count for count in self.counts if count.noun))]
            self._firsts = sorted(row.first for row in self.actors), sorted(things)
        return self._firsts

    def holds(self, mention: Mention) -> bool:
        """True where a mention of the same kind and first token is kept."""
        return (mention.kind, mention.first) in self._held

    def add(self, mention: Mention) -> None:
        """Keep a mention with its kind; kinds that are no argument are left out."""
        self._held.add((mention.kind, mention.first))
        if isinstance(mention, TimeMention):
            self.times.append(mention)
        elif isinstance(mention, CountMention):
            self.counts.append(mention)
        elif isinstance(mention, PlaceMention):
            self.places.append(mention)
        elif isinstance(mention, ActorMention):
            self.actors.append(mention)
        elif isinstance(mention, WeaponMention):
            self.weapons.append(mention)
        elif isinstance(mention, PersonMention):
            self.persons.append(mention)
        elif isinstance(mention, TargetMention):
            self.targets.append(mention)


@dataclass(slots=True)
class Draft:
    """One trigger, its clause and sentence, and what it can claim.

    ``own`` are the mentions nearer to this trigger than to any other of the sentence; ``seen`` those of the whole
    sentence. ``contexts`` are the kinds of context words (``contexts.yml``) in the clause before the trigger, and
    ``opening`` those with which the sentence opens. ``before`` is the word before the trigger, or a preposition that
    merged with it. ``above`` are the kinds of context words in the clauses that govern the draft's, ``total`` is True
    where its clause tells a total, and ``earlier`` are the frames of the triggers before it.
    """

    doc: Prepared
    index: int
    trigger: TriggerMention
    clause: Clause
    sentence: Sentence
    own: Surroundings
    seen: Surroundings
    contexts: frozenset[str]
    opening: frozenset[str]
    before: str
    above: frozenset[str] = frozenset()
    total: bool = False
    earlier: frozenset[str] = frozenset()


def drafts(doc: Prepared, mentions: Mentions) -> list[Draft]:
    """A draft for every trigger of the report, in order."""
    arguments = _by_sentence(doc, _arguments(doc, mentions))
    triggers = _by_sentence(doc, mentions.triggers)
    contexts = [(hit.first, str(hit.entry.data["kind"])) for hit in mentions.hits.of("contexts")]
    firsts = [first for first, _ in contexts]
    totals = total_tokens(doc, mentions)
    made: list[Draft] = []
    for number, found in triggers.items():
        sentence = doc.sentences[number]
        clauses = [doc.clause_of(trigger.first) for trigger in found]
        seen, own = _share(doc, found, clauses, arguments.get(number, []))
        low, high = bisect_left(firsts, sentence.first), bisect_left(firsts, sentence.last)
        around = contexts[low:high]
        opening = frozenset(kind for at, kind in around if at < sentence.first + 4)
        for trigger, clause, mine in zip(found, clauses, own, strict=True):
            near = frozenset(kind for at, kind in around if clause.first <= at < trigger.last + 4)
            above = frozenset(kind for at, kind in around if _governing(doc, clause) <= at < clause.first)
            told = frozenset(each.trigger.frame for each in made)
            made.append(
                Draft(
                    *(doc, len(made), trigger, clause, sentence, mine, seen, near, opening, _word_before(doc, trigger)),
                    above=above,
                    total=trigger.first in totals,
                    earlier=told,
                )
            )
    return made


def _governing(doc: Prepared, clause: Clause) -> int:
    """The first token of the clauses that a clause hangs on; its own where it stands for itself."""
    at = clause.index
    while at > 0 and doc.clauses[at].opener in _HANGING and doc.clauses[at - 1].sentence == clause.sentence:
        at -= 1
    return doc.clauses[at].first


def _word_before(doc: Prepared, trigger: TriggerMention) -> str:
    """The preposition merged with a trigger, else the word before it in folded letters without a conjunction."""
    if trigger.proclitic[-1:] in {"ب", "ل", "ك"}:
        return trigger.proclitic[-1]
    word = doc.tokens[trigger.first - 1].form if trigger.first else ""
    return word.removeprefix("و") if len(word) > 2 else word


def _arguments(doc: Prepared, mentions: Mentions) -> Iterable[Mention]:
    """Every mention that can belong to a trigger; what is read as a weapon, or goes on into an actor, is one thing."""
    armed = {token for weapon in mentions.weapons for token in range(weapon.first, weapon.last)}
    for kind in (
        mentions.times,
        mentions.counts,
        mentions.places,
        mentions.weapons,
    ):
        yield from kind
    yield from (actor for actor in mentions.actors if not _rules_there(doc, actor))
    yield from (person for person in mentions.persons if not _rules_there(doc, person))
    owners = {actor.first: actor for actor in mentions.actors}
    for target in mentions.targets:
        if target.first not in armed:
            yield _with_owner(doc, target, owners.get(target.last))


def _rules_there(doc: Prepared, party: Mention) -> bool:
    """True where a party only tells who holds a place: مناطق سيطرة القوات التركية."""
    at = party.first - 1
    while at >= 0 and doc.tokens[at].form in {'"', "("}:
        at -= 1
    return at >= 0 and doc.tokens[at].form.removeprefix("ل").removeprefix("ب") in _HOLDING


def _with_owner(doc: Prepared, target: TargetMention, owner: ActorMention | None) -> TargetMention:
    """A target whose owner follows at once is told with it (مواقع الحوثيين); not what و adds (فندق وحركة الشباب)."""
    if owner is None or doc.report.text[doc.tokens[owner.first].start : owner.start].startswith("و"):
        return target
    return TargetMention(
        target.start, owner.end, target.first, owner.last, target.rule, target.target_kind, people=target.people
    )


def _by_sentence(doc: Prepared, found: Iterable[M]) -> dict[int, list[M]]:
    """Mentions by the sentence they stand in, sentences in order."""
    by: dict[int, list[M]] = {}
    for mention in found:
        by.setdefault(doc.sentence_of(mention.first).index, []).append(mention)
    return dict(sorted(by.items()))


def _share(
    doc: Prepared, triggers: Sequence[TriggerMention], clauses: Sequence[Clause], arguments: Iterable[Mention]
) -> tuple[Surroundings, list[Surroundings]]:
    """What the sentence holds, and which of it is nearest to which trigger."""
    seen = Surroundings()
    own = [Surroundings() for _ in triggers]
    for mention in arguments:
        seen.add(mention)
        own[_nearest(doc, triggers, clauses, mention)].add(mention)
    return seen, own


def _nearest(doc: Prepared, triggers: Sequence[TriggerMention], clauses: Sequence[Clause], mention: Mention) -> int:
    """The trigger that a mention belongs to.

    Of its own clause, the last before it, else the first after it; without one in its clause, the last trigger before
    it in the sentence, else the first.
    """
    home = doc.clause_of(mention.first).index
    inside = [i for i, clause in enumerate(clauses) if clause.index == home]
    pool = inside or range(len(triggers))
    before = [i for i in pool if triggers[i].first <= mention.first]
    if before:
        return before[-1]
    return inside[0] if inside else 0
