"""How like a draft and an earlier group are: what each says of place, day, toll and parties, as named features."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

from tawthiq.claims.draft import Draft
from tawthiq.claims.narrate import family
from tawthiq.model.mention import PlaceMention
from tawthiq.model.values import Interval, Range

T = TypeVar("T")
SITES: Final = frozenset({"exact", "near", "subdistrict"})
GENERIC: Final = frozenset({"attack", "explosion", "none"})
CAUSES: Final = frozenset({"عن", "جراء", "اثر", "نتيجه", "بسبب", "بفعل", "عقب", "بعد", "في", "خلال"})


@dataclass(frozen=True, slots=True)
class Facts:
    """What a draft says, gathered once: its own words first, else the rest of its sentence (``seen``).

    Places are told the same by their ids (names where they have none); ``around`` are what they lie in.
    """

    draft: Draft
    own_dates: tuple[Interval, ...]
    dates: tuple[Interval, ...]
    place_scope: str
    places: frozenset[str]
    sites: frozenset[str]
    around: frozenset[str]
    countries: frozenset[str]
    actors: frozenset[str]
    weapons: frozenset[str]
    persons: frozenset[str]

    @classmethod
    def of(cls, draft: Draft) -> "Facts":
        """The facts of a draft."""
        own, seen = draft.own, draft.seen
        own_dates = tuple(time.when for time in own.times if time.when.start)
        places = own.places or seen.places
        return cls(
            draft=draft,
            own_dates=own_dates,
            dates=own_dates or tuple(time.when for time in seen.times if time.when.start),
            place_scope="own" if own.places else "seen",
            places=frozenset(map(place_key, places)),
            sites=frozenset(place_key(place) for place in places if place.place.get("precision") in SITES),
            around=frozenset(key for place in places for key in enclosures(place)),
            countries=frozenset(str(place.place.get("country")) for place in places),
            actors=frozenset(actor.actor_id for actor in own.actors if actor.actor_id),
            weapons=frozenset(weapon.weapon_id for weapon in own.weapons),
            persons=frozenset(person.name for person in own.persons),
        )


@dataclass(slots=True)
class Group:
    """Drafts that tell one occurrence, with what they say so far."""

    drafts: list[Draft] = field(default_factory=list)
    types: set[str] = field(default_factory=set)
    families: set[str] = field(default_factory=set)
    dates: list[Interval] = field(default_factory=list)
    places: set[str] = field(default_factory=set)
    around: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    tolls: dict[str, set[Range]] = field(default_factory=dict)
    actors: set[str] = field(default_factory=set)
    weapons: set[str] = field(default_factory=set)
    persons: set[str] = field(default_factory=set)
    _once: dict[Callable[..., Any], Any] = field(default_factory=dict, compare=False, repr=False)

    def once(self, of: Callable[["Group"], T]) -> T:
        """What ``of`` makes of this group: worked out once, and again when another draft has come."""
        if of not in self._once:
            self._once[of] = of(self)
        found: T = self._once[of]
        return found

    def add(self, facts: Facts) -> None:
        """Take in one more draft."""
        draft = facts.draft
        self._once.clear()
        self.drafts.append(draft)
        if draft.trigger.incident_type:
            self.types.add(draft.trigger.incident_type)
            self.families.add(family(draft.trigger.incident_type))
        self.dates.extend(facts.dates)
        self.places |= facts.places
        self.around |= facts.around
        self.countries |= facts.countries
        for count in draft.own.counts:
            self.tolls.setdefault(count.fate, set()).add(count.number)
        self.actors |= facts.actors
        self.weapons |= facts.weapons
        self.persons |= facts.persons

    def take(self, other: "Group") -> None:
        """Take in all that another group tells."""
        for draft in other.drafts:
            self.add(Facts.of(draft))


def place_key(mention: PlaceMention) -> str:
    """What a place can be told the same by: its id, else its name."""
    return str(mention.place.get("gazetteer_id") or mention.place.get("name"))


def enclosures(mention: PlaceMention) -> Iterator[str]:
    """The ids and names of what a place lies within."""
    within = mention.place.get("within")
    if isinstance(within, list):
        for row in within:
            yield str(row.get("gazetteer_id") or row.get("name"))


def features(facts: Facts, other: Group, index: int, total: int) -> Iterator[str]:
    """The features of a draft beside an earlier group, by name; ``index`` is the group's among ``total``."""
    draft = facts.draft
    yield "bias"
    yield from types(draft, other)
    yield from _distance(draft, other, index, total)
    yield _dates(facts, other)
    yield _places(facts, other)
    yield tolls(draft, other)
    yield from _shared(facts, other)
    yield from _words(draft)


def types(draft: Draft, other: Group) -> Iterator[str]:
    trigger = draft.trigger
    mine = trigger.incident_type
    last = other.drafts[-1].trigger
    if trigger.role == "anaphor":
        yield "type=anaphor"
    elif mine in other.types:
        yield "type=same"
    elif family(mine) in other.families:
        yield "type=family"
    elif trigger.role == "effect" or (other.types and other.types <= GENERIC):
        yield "type=generic"
    elif mine in GENERIC:
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
        if draft.before in CAUSES:
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


def _dates(facts: Facts, other: Group) -> str:
    scope = "own" if facts.own_dates else "seen"
    if not other.dates:
        return "date=none-there" if facts.own_dates else "date=none"
    if not facts.dates:
        return "date=none-here"
    if any(day == known for day in facts.dates for known in other.dates):
        return f"date=equal,{scope}"
    if any(day.overlaps(known) for day in facts.dates for known in other.dates):
        return f"date=overlap,{scope}"
    return f"date=apart,{scope}"


def _places(facts: Facts, other: Group) -> str:
    scope = facts.place_scope
    if not facts.places or not other.places:
        return "place=none"
    shared = facts.places & other.places
    if shared:
        return f"place=same{'-site' if shared & facts.sites else ''},{scope}"
    if facts.around & other.places or facts.places & other.around:
        return f"place=within,{scope}"
    return f"place=apart,{scope}" if facts.countries & other.countries else f"place=other-country,{scope}"


def tolls(draft: Draft, other: Group) -> str:
    """How the first count of a draft stands to what the group counts."""
    for count in draft.own.counts:
        known = other.tolls.get(count.fate)
        if not known:
            return "toll=new-fate"
        if count.number in known:
            return "toll=equal" if count.number.min > 1 else "toll=equal-one"
        return "toll=part" if count.part_of is not None else "toll=differs"
    return "toll=none"


def _shared(facts: Facts, other: Group) -> Iterator[str]:
    """Actors, weapons and persons that both tell."""
    if not facts.actors or not other.actors:
        yield "actor=none"
    else:
        yield "actor=shared" if facts.actors & other.actors else "actor=other"
    if facts.weapons and other.weapons:
        yield "weapon=shared" if facts.weapons & other.weapons else "weapon=other"
    if facts.persons & other.persons:
        yield "person=shared"


def _words(draft: Draft) -> Iterator[str]:
    """What the words around the trigger say of its being new."""
    for kind in ("another", "same", "shift", "recall", "anchor", "result", "occur"):
        if kind in draft.contexts:
            yield f"near={kind}"
    for kind in ("shift", "recall"):
        if kind in draft.opening:
            yield f"opening={kind}"
