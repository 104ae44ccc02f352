"""Which triggers of one report tell the same occurrence.

Triggers are read in order; each joins the earlier occurrence that the log-linear table likes best, or begins a new
one where none reaches the threshold. What a report tells apart (another place, another day, other numbers) weighs
against; what takes up an occurrence told before (a definite noun, the same place, the same toll) speaks for it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

from tawthiq.claims.draft import Draft
from tawthiq.claims.narrate import family
from tawthiq.model.mention import PlaceMention
from tawthiq.model.values import Interval, Range
from tawthiq.rules.loglinear import LogLinear

WEIGHTS: Final = Path(__file__).with_name("same.json")
_GENERIC: Final = frozenset({"attack", "explosion", "none"})


@cache
def table() -> LogLinear:
    """The trained weights."""
    return LogLinear.load(WEIGHTS)


@dataclass(slots=True)
class Group:
    """Drafts that tell one occurrence, with what they say so far."""

    drafts: list[Draft]
    types: set[str] = field(default_factory=set)
    dates: list[Interval] = field(default_factory=list)
    places: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    tolls: dict[str, set[Range]] = field(default_factory=dict)
    actors: set[str] = field(default_factory=set)

    def add(self, draft: Draft) -> None:
        """Take in one more draft."""
        self.drafts.append(draft)
        if draft.trigger.incident_type:
            self.types.add(draft.trigger.incident_type)
        self.dates.extend(dates_of(draft))
        for place in places_of(draft):
            self.places.update(place_keys(place))
            self.countries.add(str(place.place.get("country")))
        for count in draft.own.counts:
            self.tolls.setdefault(count.fate, set()).add(count.number)
        self.actors.update(actor_keys(draft))


_SITES: Final = frozenset({"exact", "near", "subdistrict"})
_FULL: Final = 5  # words of a place that describe it beyond doubt
_CAUSES: Final = frozenset({"عن", "جراء", "اثر", "نتيجه", "بسبب", "بفعل", "عقب", "بعد", "في", "خلال"})


def group(drafts: Sequence[Draft], model: LogLinear | None = None) -> list[Group]:
    """The occurrences of a report, in order of their first trigger; ``model`` takes the place of the shipped table."""
    model = model or table()
    groups: list[Group] = []
    for draft in drafts:
        best = _caused_by(draft, groups) or _likeliest(draft, groups, model)
        if best is None:
            best = Group([])
            groups.append(best)
        best.add(draft)
    return _merged(groups)


def _caused_by(draft: Draft, groups: Sequence[Group]) -> Group | None:
    """The group of the act whose result a draft tells (ما أدى إلى مقتله): what stands before it in its sentence."""
    trigger = draft.trigger
    is_result = draft.clause.opener == "result" or (trigger.suffix and trigger.role == "effect")
    if not is_result or draft.own.places or draft.own.times:
        return None
    latest = max(groups, key=lambda found: found.drafts[-1].index, default=None)
    if latest is not None and latest.drafts[-1].sentence.index == draft.sentence.index:
        return latest
    return None


def _likeliest(draft: Draft, groups: Sequence[Group], model: LogLinear) -> Group | None:
    """The earlier group that the table likes best, or None where none reaches the threshold."""
    best, best_score = None, model.threshold
    for index, candidate in enumerate(groups):
        score = model.score(features(draft, candidate, index, len(groups)))
        if score >= best_score:
            best, best_score = candidate, score
    return best


def _merged(groups: list[Group]) -> list[Group]:
    """Groups that tell one site, with nothing that tells them apart, are one: a second source's account told later."""
    kept: list[Group] = []
    for candidate in groups:
        for earlier in kept:
            if _one_site(earlier, candidate):
                for draft in candidate.drafts:
                    earlier.add(draft)
                break
        else:
            kept.append(candidate)
    for each in kept:
        each.drafts.sort(key=lambda draft: draft.index)
    return kept


def _one_site(one: Group, other: Group) -> bool:
    """True for the same site, types of one family, and neither days nor tolls that exclude each other."""
    sites = _sites(one) & _sites(other)
    if not sites or not _families(one) & _families(other):
        return False
    if one.dates and other.dates and not any(a.overlaps(b) for a in one.dates for b in other.dates):
        return False
    for fate, numbers in one.tolls.items():
        rivals = other.tolls.get(fate)
        if rivals and not numbers & rivals:
            return False
    return True


def _sites(found: Group) -> set[str]:
    """The places of a group described so fully that two mentions in the same words mean the same spot."""
    names = (
        (str(place.place.get("name")), place.place.get("precision"))
        for draft in found.drafts
        for place in draft.own.places
    )
    return {name for name, precision in names if precision in _SITES and len(name.split()) >= _FULL}


def _families(found: Group) -> set[str]:
    """The families of a group's types; a plain attack or effect goes with any."""
    kinds = {family(kind) for kind in found.types}
    return kinds | {"strike", "bomb", "clash"} if kinds <= {"attack", "none", "explosion"} else kinds | {"attack"}


def dates_of(draft: Draft) -> list[Interval]:
    """The dated times of a draft: its own, else those its sentence holds."""
    own = [t.when for t in draft.own.times if t.when.start]
    return own or [t.when for t in draft.seen.times if t.when.start]


def places_of(draft: Draft) -> list[PlaceMention]:
    """The places of a draft: its own, else those its sentence holds."""
    return draft.own.places or draft.seen.places


def place_keys(mention: PlaceMention) -> set[str]:
    """What a place can be told the same by: its id, else its name."""
    place = mention.place
    return {str(place.get("gazetteer_id") or place.get("name"))}


def enclosure_keys(mention: PlaceMention) -> set[str]:
    """The ids and names of what a place lies within."""
    within = mention.place.get("within")
    keys: set[str] = set()
    if isinstance(within, list):
        keys = {str(row.get("gazetteer_id") or row.get("name")) for row in within}
    return keys


def actor_keys(draft: Draft) -> set[str]:
    """The listed actors of a draft's own surroundings."""
    return {actor.actor_id for actor in draft.own.actors if actor.actor_id}


def features(draft: Draft, other: Group, index: int, total: int) -> Iterator[str]:
    """The features of a draft beside an earlier group, by name."""
    yield "bias"
    yield from _types(draft, other)
    yield from _distance(draft, other, index, total)
    yield from _dates(draft, other)
    yield from _places(draft, other)
    yield from _tolls(draft, other)
    yield from _actors(draft, other)
    yield from _things(draft, other)
    yield from _words(draft)


def _types(draft: Draft, other: Group) -> Iterator[str]:
    trigger = draft.trigger
    mine = trigger.incident_type
    last = other.drafts[-1].trigger
    if trigger.role == "anaphor":
        yield "type=anaphor"
    elif mine in other.types:
        yield "type=same"
    elif family(mine) in {family(t) for t in other.types}:
        yield "type=family"
    elif trigger.role == "effect" or (other.types and other.types <= _GENERIC):
        yield "type=generic"
    elif mine in _GENERIC:
        yield "type=generic-word"
    else:
        yield "type=other"
    yield f"roles={last.role},{trigger.role}"
    if trigger.frame == last.frame:
        yield "frame=same"
    if trigger.definite and trigger.role == "cause":
        yield f"definite,type={'same' if mine in other.types else 'other'}"
        if not (draft.own.places or draft.own.times or draft.own.counts):
            yield f"definite-bare,type={'same' if mine in other.types else 'other'}"
    elif trigger.role == "cause" and trigger.voice == "noun":
        yield "indefinite-noun"
    if trigger.role == "effect":
        yield f"effect,own-place={bool(draft.own.places)},own-time={bool(draft.own.times)}"
    if trigger.suffix:
        yield "suffix"


def _distance(draft: Draft, other: Group, index: int, total: int) -> Iterator[str]:
    last = other.drafts[-1]
    gap = draft.sentence.index - last.sentence.index
    if gap == 0:
        if draft.before in _CAUSES:
            yield f"same-sentence,after={draft.before}"
        clause_gap = draft.clause.index - last.clause.index
        yield f"same-sentence,clauses={min(clause_gap, 3)}"
        yield f"same-sentence,opener={draft.clause.opener}" if clause_gap else "same-clause"
    else:
        yield f"sentences={min(gap, 4)}"
    if other.drafts[0].sentence.headline:
        yield "from-headline"
        if draft.sentence.index - other.drafts[0].sentence.index <= 2:
            yield "headline-to-lead"
    yield f"recency={min(total - 1 - index, 3)}"
    if index == total - 1:
        yield "last-group"
    if index == 0:
        yield "first-group"
    if total == 1:
        yield "only-group"
    if gap and draft.sentence.paragraph != last.sentence.paragraph:
        yield "new-paragraph"


def _dates(draft: Draft, other: Group) -> Iterator[str]:
    own = [t.when for t in draft.own.times if t.when.start]
    if not other.dates:
        yield "date=none-there" if own else "date=none"
        return
    mine = own or dates_of(draft)
    scope = "own" if own else "seen"
    if not mine:
        yield "date=none-here"
    elif any(a == b for a in mine for b in other.dates):
        yield f"date=equal,{scope}"
    elif any(a.overlaps(b) for a in mine for b in other.dates):
        yield f"date=overlap,{scope}"
    else:
        yield f"date=apart,{scope}"


def _places(draft: Draft, other: Group) -> Iterator[str]:
    own = draft.own.places
    mine = places_of(draft)
    scope = "own" if own else "seen"
    if not mine or not other.places:
        yield "place=none"
        return
    keys = {key for place in mine for key in place_keys(place)}
    around = {key for place in mine for key in enclosure_keys(place)}
    theirs = {key for d in other.drafts for place in places_of(d) for key in enclosure_keys(place)}
    shared = keys & other.places
    if shared:
        exact = any(place_keys(place) & shared and place.place.get("precision") in _SITES for place in mine)
        yield f"place=same{'-site' if exact else ''},{scope}"
    elif around & other.places or keys & theirs:
        yield f"place=within,{scope}"
    elif not {str(place.place.get("country")) for place in mine} & other.countries:
        yield f"place=other-country,{scope}"
    else:
        yield f"place=apart,{scope}"


def _tolls(draft: Draft, other: Group) -> Iterator[str]:
    for count in draft.own.counts:
        known = other.tolls.get(count.fate)
        if not known:
            yield "toll=new-fate"
        elif count.number in known:
            yield "toll=equal" if count.number.min > 1 else "toll=equal-one"
        elif count.part_of is not None:
            yield "toll=part"
        else:
            yield "toll=differs"
        return
    yield "toll=none"


def _actors(draft: Draft, other: Group) -> Iterator[str]:
    mine = actor_keys(draft)
    if not mine or not other.actors:
        yield "actor=none"
    elif mine & other.actors:
        yield "actor=shared"
    else:
        yield "actor=other"


def _things(draft: Draft, other: Group) -> Iterator[str]:
    """Weapons and persons that both tell."""
    weapons = {weapon.weapon_id for weapon in draft.own.weapons}
    theirs = {weapon.weapon_id for d in other.drafts for weapon in d.own.weapons}
    if weapons and theirs:
        yield "weapon=shared" if weapons & theirs else "weapon=other"
    names = {person.name for person in draft.own.persons}
    known = {person.name for d in other.drafts for person in d.own.persons}
    if names & known:
        yield "person=shared"


def _words(draft: Draft) -> Iterator[str]:
    """What the words around the trigger say of its being new."""
    for kind in ("another", "same", "shift", "recall", "anchor", "result", "occur"):
        if kind in draft.contexts:
            yield f"near={kind}"
    for kind in ("shift", "recall"):
        if kind in draft.opening:
            yield f"opening={kind}"
