"""Which mentions belong to a trigger, and as what: doer, done-to, place, time.

Every mention of the trigger's sentence is weighed against it: where it stands, what governs it, what the trigger's
frame and voice ask for. The weights are log-linear tables, one a role (``bind_tables/*.json``), trained by
``eval/train.py``; the features are those a grammarian would name. A mention of another sentence is never bound here.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

from tawthiq.claims.bind_given import given, launched
from tawthiq.claims.bound import BY, DOER, HURT, NEAR, OBJECT, ON, OWNER, ROLES, SIDE, SUBJECT, Bound, Role
from tawthiq.claims.draft import Draft
from tawthiq.claims.frames import features_of_place
from tawthiq.claims.governed import is_aim, office
from tawthiq.claims.grammar import (
    between_doing,
    case_of,
    distance,
    governor,
    noun_before,
    owner_of_weapon,
    suffixed_doing,
)
from tawthiq.claims.narrate import family
from tawthiq.model.mention import (
    ActorMention,
    CountMention,
    Mention,
    PersonMention,
    PlaceMention,
    TargetMention,
    TimeMention,
    TriggerMention,
)
from tawthiq.rules.loglinear import LogLinear
from tawthiq.text.prepare import Prepared

__all__ = ["FOLDER", "ON", "ROLES", "Bound", "Role", "Setting", "bind", "candidates", "features", "table"]

FOLDER: Final = Path(__file__).with_name("bind_tables")

_CLOSE: Final = 2  # tokens
_REACH: Final = 30  # tokens
_AT: Final = frozenset({"علي", "ضد", "تجاه", "باتجاه"})


@cache
def table(role: Role) -> LogLinear:
    """The trained weights of a role."""
    return LogLinear.load(FOLDER / f"{role}.json")


@dataclass(frozen=True, slots=True)
class Setting:
    """What binding needs of the report beside the draft: tokens of speakers with their cues, and of announcements.

    ``described`` has whom words of belief describe somebody as, by first token, with that somebody's.
    ``known`` keeps what each mention weighs by itself in each role, since a sentence asks for it once a trigger.
    """

    speakers: dict[int, str] = field(default_factory=dict)
    announced: frozenset[int] = frozenset()
    triggers: dict[int, list[TriggerMention]] = field(default_factory=dict)
    known: dict[tuple[Role, str, int], float] = field(default_factory=dict)
    described: dict[int, int] = field(default_factory=dict)


def bind(
    doc: Prepared, draft: Draft, setting: Setting, tables: dict[Role, LogLinear] | None = None
) -> dict[Role, list[Bound]]:
    """For every role, the mentions of the sentence that fill it, the surest first; none both does and suffers."""
    bound: dict[Role, list[Bound]] = {}
    pairs: dict[tuple[str, int], tuple[str, ...]] = {}
    for role in ROLES:
        model = tables[role] if tables else table(role)
        rows = []
        for mention in candidates(draft, role, setting.speakers):
            if not _in_reach(draft, mention) or (role in {"target", "place"} and launched(doc, mention)):
                continue
            key = (mention.kind, mention.first)
            alone = setting.known.get((role, *key))
            if alone is None:
                alone = setting.known[role, *key] = model.score(of_mention(mention, setting))
            pair = pairs.get(key)
            if pair is None:
                pair = pairs[key] = tuple(of_pair(doc, draft, mention, setting))
            weight = alone + model.score(pair) - model.threshold
            if weight >= 0:
                reports = setting.speakers.get(mention.first, "claims") != "claims"
                rows.append(Bound(role, mention, weight, _rule(doc, draft, mention, role), reports))
        bound[role] = sorted(rows, key=lambda row: -row.weight)
    bound["target"] = _one_role(bound["target"], bound["perpetrator"])
    bound["perpetrator"] = _one_role(bound["perpetrator"], bound["target"])
    return given(doc, draft, bound, setting.described)


def _in_reach(draft: Draft, mention: Mention) -> bool:
    """False for what stands so far off in a long sentence that it was never found to belong."""
    trigger = draft.trigger
    return -_REACH <= mention.first - trigger.first <= _REACH


def _one_role(rows: list[Bound], rivals: Sequence[Bound]) -> list[Bound]:
    """The rows that no surer rival claims."""
    surer = {row.mention.first: row.weight for row in rivals}
    return [row for row in rows if row.weight > surer.get(row.mention.first, -1.0)]


def candidates(draft: Draft, role: Role, seats: Collection[int] = ()) -> list[Mention]:
    """The mentions of the sentence that can fill a role; ``seats`` are the tokens of speakers, whose house is none."""
    seen = draft.seen
    if role == "place":
        return [place for place in seen.places if place.first not in seats or not _is_site(place)]
    if role == "time":
        return [time for time in seen.times if time.when.start]
    actors = [actor for actor in seen.actors if office(draft.doc, actor) is None]
    if role == "perpetrator":
        owned = {token for target in seen.targets for token in range(target.first + 1, target.last)}
        return [*(actor for actor in actors if actor.first not in owned), *seen.persons]
    people = [count for count in seen.counts if count.part_of is None and count.number.min > 0 and count.noun]
    taken = {token for mention in (*people, *seen.targets) for token in range(mention.first, mention.last)}
    return [
        *people,
        *seen.targets,
        *(actor for actor in actors if actor.first not in taken),
        *(person for person in seen.persons if person.first not in taken),
        *(place for place in seen.places if place.first not in taken and is_aim(draft.doc, draft.trigger, place)),
    ]


def _is_site(place: PlaceMention) -> bool:
    return place.place.get("precision") == "exact"


def features(doc: Prepared, draft: Draft, mention: Mention, setting: Setting) -> Iterator[str]:
    """The features of a mention beside a trigger, by name."""
    yield from of_mention(mention, setting)
    yield from of_pair(doc, draft, mention, setting)


def of_mention(mention: Mention, setting: Setting) -> Iterator[str]:
    """What a mention is by itself, whatever trigger it stands with."""
    yield "bias"
    yield from _kind(mention)
    cue = setting.speakers.get(mention.first)
    if cue:
        yield f"speaker={cue}"
    if mention.first in setting.announced:
        yield "announced"


def of_pair(doc: Prepared, draft: Draft, mention: Mention, setting: Setting) -> Iterator[str]:
    """Where a mention stands to a trigger, and what governs it there."""
    trigger = draft.trigger
    side = "after" if mention.first >= trigger.last else "before" if mention.last <= trigger.first else "in"
    gap = mention.first - trigger.last if side == "after" else trigger.first - mention.last
    near = distance(gap)
    how = governor(doc, mention) or "none"
    act = f"role={trigger.role},voice={trigger.voice},{side}"
    yield f"{side},distance={near}"
    yield f"governor={how},{side}"
    yield act
    yield f"{act},governor={'none' if how == 'none' else 'some'},near={gap <= _CLOSE}"
    case = case_of(doc, mention)
    if case:
        yield f"case={case},voice={trigger.voice},{side}"
        yield f"case={case},near={gap <= _CLOSE},voice={trigger.voice},{side}"
    yield f"frame={family(trigger.incident_type)},role={trigger.role},{side}"
    yield f"frame={trigger.frame},governor={how},{side}"
    noun = noun_before(doc, mention)
    if noun:
        yield f"noun={noun},{side}"
    yield from _clause(doc, draft, mention, side)
    yield from _grammar(doc, draft, mention, side, gap)
    yield from _rivals(draft, mention, side)
    if isinstance(mention, ActorMention | PersonMention | TargetMention | CountMention):
        around = setting.triggers.get(draft.sentence.index, ())
        yield from features_of_place(doc, draft, mention, side, around)


def _clause(doc: Prepared, draft: Draft, mention: Mention, side: str) -> Iterator[str]:
    home = doc.clause_of(mention.first)
    gap = home.index - draft.clause.index
    if gap == 0:
        yield f"same-clause,{side}"
    else:
        yield f"clauses={max(-2, min(2, gap))}"
        yield f"opener={home.opener},{side}"
    yield "own" if _own(draft, mention) else "not-own"
    if mention.first - draft.sentence.first <= 1:
        yield "opens-sentence"


def _own(draft: Draft, mention: Mention) -> bool:
    """True where no other trigger of the sentence is nearer."""
    return draft.own.holds(mention)


def _kind(mention: Mention) -> Iterator[str]:
    yield f"kind={mention.kind}"
    if isinstance(mention, ActorMention):
        yield f"actor={mention.actor_kind}"
        yield "actor-listed" if mention.actor_id else "actor-described"
    elif isinstance(mention, TargetMention):
        yield f"target={mention.target_kind}"
    elif isinstance(mention, CountMention):
        yield f"count={mention.fate}"
        yield f"group={mention.group}"
    elif isinstance(mention, PlaceMention):
        yield f"precision={mention.place.get('precision')}"
        yield "locative" if mention.locative else "bare-place"
        yield "located" if mention.place.get("lat") is not None else "unlocated"
    elif isinstance(mention, TimeMention):
        yield f"precision={mention.when.precision}"
        yield "part" if mention.when.part else "no-part"


def _grammar(doc: Prepared, draft: Draft, mention: Mention, side: str, gap: int) -> Iterator[str]:
    """Constructions that show the doer."""
    if not isinstance(mention, ActorMention | PersonMention):
        return
    if owner_of_weapon(doc, draft, mention):
        yield "owner-of-weapon"
    if side == "after" and suffixed_doing(doc, mention):
        yield "after-suffixed-doing"
    if side == "before" and between_doing(doc, mention.last, draft.trigger.first):
        yield "doing-between"
    if side == "after" and gap == 0 and draft.trigger.voice == "noun":
        yield f"genitive,shape={draft.trigger.shape},role={draft.trigger.role}"


def _rivals(draft: Draft, mention: Mention, side: str) -> Iterator[str]:
    """How many of the same kind stand between."""
    pool: Sequence[Mention] = ()
    if isinstance(mention, ActorMention):
        pool = draft.seen.actors
    elif isinstance(mention, PlaceMention):
        pool = draft.seen.places
    elif isinstance(mention, TimeMention):
        pool = [time for time in draft.seen.times if time.when.start]
    elif isinstance(mention, TargetMention):
        pool = draft.seen.targets
    trigger = draft.trigger
    low, high = (trigger.last, mention.first) if side == "after" else (mention.last, trigger.first)
    between = sum([low <= other.first < high for other in pool if other is not mention])
    yield f"between={min(between, 2)},{side}"
    if len(pool) == 1:
        yield "only-one"


def _rule(doc: Prepared, draft: Draft, mention: Mention, role: Role) -> str:
    """The construction that best says why a mention fills a role."""
    how = governor(doc, mention)
    trigger = draft.trigger
    if role in {"place", "time"}:
        return (
            f"{'place' if role == 'place' else 'date'}.{'of-its-words' if _own(draft, mention) else 'of-its-sentence'}"
        )
    if trigger.incident_type == "clash" and isinstance(mention, ActorMention):
        return SIDE
    if role == "perpetrator":
        if how == "by":
            return BY
        if how == "owner":
            return OWNER
        return SUBJECT if trigger.voice == "active" and not how else DOER if trigger.voice == "noun" else NEAR
    if how in _AT:
        return ON
    if isinstance(mention, CountMention | PersonMention):
        return HURT
    return OBJECT if not how else NEAR
