"""How like a draft and what its own sentence told before it are, as named features: grammar decides here."""

from collections.abc import Iterator, Sequence
from typing import Final

from tawthiq.claims import acts
from tawthiq.claims.draft import Draft
from tawthiq.claims.narrate import family
from tawthiq.claims.stems import stem
from tawthiq.reconcile import likeness, words
from tawthiq.reconcile.likeness import Facts, Group, place_key
from tawthiq.rules.loglinear import LogLinear

_IN: Final = frozenset(
    {"في", "ب", "جراء", "اثر", "نتيجه", "خلال", "عن", "بسبب", "الي", "ل", "بفعل"}
)  # what joins an effect to its act
_PREFIX: Final = "within:"  # of the features in the table
_STEPS: Final = (3, 7, 14, 25)  # tokens between two triggers


def features(told: Sequence[Facts], at: int, other: Group, index: int, total: int) -> Iterator[str]:
    """The features of the draft ``at`` among those of its sentence beside an earlier group of that sentence."""
    for name in _features(told, at, other, index, total):
        yield _PREFIX + name


def score(model: LogLinear, told: Sequence[Facts], at: int, other: Group, index: int, total: int) -> float:
    """What a table says of the same features."""
    return model.score(_features(told, at, other, index, total), _PREFIX)


def _features(told: Sequence[Facts], at: int, other: Group, index: int, total: int) -> Iterator[str]:
    drafts = [facts.draft for facts in told]
    draft = drafts[at]
    yield from likeness.features(told[at], other, index, total)
    bridge = _bridge(draft, other.drafts[-1])
    place = _own_places(draft, other)
    yield f"bridge={bridge},next={drafts[at - 1] is other.drafts[-1]}"
    yield from _roles(draft, other, bridge)
    yield from _own(draft, other, bridge, place)
    yield from _fates(draft, other, place)
    yield from _between(draft, other.drafts[-1])
    yield from _ahead(drafts, at, other)
    yield from _form(draft, other, bridge)


def _bridge(draft: Draft, last: Draft) -> str:
    """What leads from the group's last trigger to the draft: a preposition, "and", or what opens its clause."""
    gap = draft.clause.index - last.clause.index
    if gap:
        return f"{draft.clause.opener}{'' if gap == 1 else '+'}"
    if draft.before in _IN or draft.before in likeness.CAUSES:
        return f"in:{draft.before}"
    return "and" if draft.trigger.proclitic[:1] in {"و", "ف"} else "plain"


def _roles(draft: Draft, other: Group, bridge: str) -> Iterator[str]:
    """Which kinds of acts and effects stand together, and how they are joined."""
    trigger, last = draft.trigger, other.drafts[-1].trigger
    types = next(likeness.types(draft, other)).removeprefix("type=")
    has_cause = any(each.trigger.role == "cause" for each in other.drafts)
    governed = acts.governor(draft)
    yield f"bridge={bridge}"
    yield f"bridge={bridge},roles={last.role},{trigger.role}"
    yield f"cause-there={has_cause},role={trigger.role},type={types}"
    yield f"cause-there={has_cause},role={trigger.role},bridge={bridge}"
    yield f"governor={governed},role={trigger.role}"
    yield f"governor={governed},cause-there={has_cause}"
    yield f"kinds={_kind(other.drafts[-1])}>{_kind(draft)}"
    yield f"clause-start={words.clause_start(draft)},same-clause={draft.clause.index == other.drafts[-1].clause.index}"


def _kind(draft: Draft) -> str:
    """The family of an act, the fate of an effect."""
    trigger = draft.trigger
    return family(trigger.incident_type) if trigger.role == "cause" else trigger.fate or "anaphor"


def _own(draft: Draft, other: Group, bridge: str, place: str) -> Iterator[str]:
    """How the draft's own place, time and actors stand to those of the group."""
    roles = f"{other.drafts[-1].trigger.role},{draft.trigger.role}"
    yield f"own-place={place}"
    yield f"own-place={place},roles={roles}"
    yield f"own-place={place},bridge={bridge}"
    mine = [time.when for time in draft.own.times if time.when.start]
    theirs = [time.when for each in other.drafts for time in each.own.times if time.when.start]
    if not mine:
        yield "own-date=none"
    elif not theirs:
        yield "own-date=only-here"
    else:
        yield f"own-date={'overlap' if any(a.overlaps(b) for a in mine for b in theirs) else 'apart'}"
    here, there = _actors([draft]), _actors(other.drafts)
    if here and there:
        yield f"own-actor={'shared' if here & there else 'other'}"


def _own_places(draft: Draft, other: Group) -> str:
    """How the draft's own places stand to the group's own."""
    theirs = [place for each in other.drafts for place in each.own.places]
    if not draft.own.places:
        return "only-there" if theirs else "none"
    if not theirs:
        return "only-here"
    here, there = set(map(place_key, draft.own.places)), set(map(place_key, theirs))
    if here & there:
        return "same"
    around_here = {key for place in draft.own.places for key in likeness.enclosures(place)}
    around_there = {key for place in theirs for key in likeness.enclosures(place)}
    return "within" if here & around_there or around_here & there else "apart"


def _actors(drafts: Sequence[Draft]) -> set[str]:
    return {actor.actor_id or each.doc.tokens[actor.first].form for each in drafts for actor in each.own.actors}


def _fates(draft: Draft, other: Group, place: str) -> Iterator[str]:
    """Whether the draft tells a fate that the group has told, with which number and place."""
    trigger = draft.trigger
    mine = {count.fate for count in draft.own.counts} | ({trigger.fate} if trigger.fate else set())
    known = {each.trigger.fate for each in other.drafts if each.trigger.fate} | set(other.tolls)
    fate = "none" if not mine else "first" if not known else "again" if mine & known else "new"
    yield f"fate={fate},{likeness.tolls(draft, other)}"
    yield f"fate={fate},own-place={place}"
    yield f"fate={fate},roles={other.drafts[-1].trigger.role},{trigger.role}"


def _between(draft: Draft, last: Draft) -> Iterator[str]:
    """What stands between the two triggers."""
    roles = f"{last.trigger.role},{draft.trigger.role}"
    first, until = last.trigger.last, draft.trigger.first
    if words.parted(draft.doc, first, until):
        yield "parted"
        yield f"parted,roles={roles}"
    marks = [token.form for token in draft.doc.tokens[first:until] if token.form in {"،", ",", "؛"}]
    if "؛" in marks:
        yield "semicolon"
    yield f"commas={min(2, len(marks))},roles={roles}"
    yield f"tokens={sum(until - first >= step for step in _STEPS)}"


def _ahead(drafts: Sequence[Draft], at: int, other: Group) -> Iterator[str]:
    """Whether an effect has an act of its own after it (أصيب آخر في انفجار)."""
    if drafts[at].trigger.role != "effect" or at + 1 == len(drafts):
        return
    following = drafts[at + 1]
    found = "other"
    if following.trigger.role == "effect":
        found = "effect"
    elif following.clause.index == drafts[at].clause.index and following.before in _IN:
        found = "definite" if following.trigger.definite or following.trigger.role == "anaphor" else "act"
    yield f"ahead={found}"
    yield f"ahead={found},cause-there={any(each.trigger.role == 'cause' for each in other.drafts)}"


def _form(draft: Draft, other: Group, bridge: str) -> Iterator[str]:
    """The shapes of the two triggers, and whether they are one word."""
    trigger, last = draft.trigger, other.drafts[-1].trigger
    if trigger.role == "cause" and words.is_another(draft):
        yield "another-act"
    if trigger.frame in {each.trigger.frame for each in other.drafts}:
        yield f"frame=same,role={trigger.role},bridge={bridge}"
        yield f"frame=same,definite={trigger.definite}"
    if stem(trigger.form) in {stem(each.trigger.form) for each in other.drafts}:
        yield "head=same"
    yield f"shapes={last.shape},{trigger.shape}"
    yield f"shape={trigger.shape},role={trigger.role},bridge={bridge}"
    if any(each.contexts & {"series", "total"} for each in (draft, *other.drafts)):
        yield "series"
    if last.definite:
        yield f"last-definite,bridge={bridge}"
    if last.proclitic[-1:] == "ل":
        yield "last-purpose"
