"""How like what one sentence tells of an occurrence and an occurrence told before it are, as named features."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tawthiq.claims import acts
from tawthiq.claims.narrate import family
from tawthiq.model.values import Range
from tawthiq.reconcile import held, words
from tawthiq.reconcile.likeness import GENERIC, Group
from tawthiq.rules.loglinear import LogLinear

_PREFIX: Final = "across:"  # of the features in the table
_FEW: Final = 2  # people; so few are told of many an act
_OPENING: Final = 3  # words with which a sentence opens
_FOR: Final = frozenset({"equal", "overlap", "same", "equal-many"})
_AGAINST: Final = frozenset({"apart", "less", "more", "other-country"})
_CONTEXTS: Final = ("another", "same", "shift", "recall", "anchor", "result", "occur")
_GENERAL: Final = ("total", "series", "trend", "condemnation", "generality", "negation", "intention")


@dataclass(frozen=True, slots=True)
class _Relation:
    """How a unit stands to a group: by type, by how definite its act is, by date, place and toll."""

    types: str
    definite: str
    date: str
    place: str
    toll: str


def features(unit: Group, groups: Sequence[Group], index: int, order: int = 0) -> Iterator[str]:
    """The features of a unit of one sentence beside the earlier group at ``index``; ``order`` is the unit's in it."""
    for name in _features(unit, groups[index], index, len(groups), order):
        yield _PREFIX + name


def score(model: LogLinear, unit: Group, groups: Sequence[Group], index: int, order: int) -> float:
    """What a table says of the same features."""
    return model.score(_features(unit, groups[index], index, len(groups), order), _PREFIX)


def _features(unit: Group, other: Group, index: int, total: int, order: int) -> Iterator[str]:
    definite = unit.once(_definite)
    found = _Relation(_types(unit, other), definite, _dates(unit, other), _places(unit, other), _tolls(unit, other))
    yield "bias"
    yield from _relation(found)
    yield from _distance(unit, other, index, total)
    yield from unit.once(_setting)
    yield f"recall={unit.once(_recalls)},date={found.date}"
    yield from unit.once(_own)
    yield from _same_words(unit, other, found)
    yield from _shared(unit, other)
    yield from _wave(unit, other, found)
    opens = unit.once(_opening)
    yield f"opens={opens},place={found.place}"
    yield f"opens={opens},date={found.date}"
    mine = unit.once(held.kinds)
    yield from (f"kinds={theirs}>{kind}" for theirs in other.once(held.kinds) for kind in mine)
    yield f"order={min(order, 2)},definite={found.definite}"


def _setting(unit: Group) -> tuple[str, ...]:
    """What surrounds a unit, whatever group it stands beside."""
    return (*_report(unit), *_contexts(unit))


def _own(unit: Group) -> tuple[str, ...]:
    """What a unit is by itself, whatever group it stands beside."""
    return (*_governed(unit), *_form(unit))


def _relation(found: _Relation) -> Iterator[str]:
    """Type, date, place and toll, alone and together."""
    yield f"type={found.types}"
    yield f"definite={found.definite}"
    yield f"date={found.date}"
    yield f"place={found.place}"
    yield f"toll={found.toll}"
    yield f"type={found.types},definite={found.definite}"
    yield f"type={found.types},place={found.place}"
    yield f"type={found.types},toll={found.toll}"
    yield f"date={found.date},place={found.place}"
    yield f"toll={found.toll},place={found.place}"
    told = (found.date, found.place, found.toll)
    balance = f"for={sum(x in _FOR for x in told)},against={sum(x in _AGAINST for x in told)}"
    yield balance
    yield f"{balance},type={found.types}"


def _distance(unit: Group, other: Group, index: int, total: int) -> Iterator[str]:
    """How far back the group was told, how often, and which of the groups it is."""
    first, last, begun = unit.drafts[0].sentence, other.drafts[-1].sentence, other.drafts[0].sentence
    gap = min(first.index - last.index, 4)
    yield f"gap={gap}"
    yield f"gap={gap},bare={unit.once(_is_bare)}"
    if begun.headline:
        yield "from-headline"
        yield f"from-headline,gap={min(3, first.index - begun.index)}"
    if index == total - 1:
        yield "last-group"
    if index == 0:
        yield f"first-group,gap={gap}"
    yield f"groups={min(total, 5)}"
    yield f"recency={min(total - 1 - index, 4)}"
    yield f"told={min(len({draft.sentence.index for draft in other.drafts}), 4)}"
    if first.paragraph != last.paragraph:
        yield "new-paragraph"


def _is_bare(unit: Group) -> bool:
    return not any(draft.own.places or draft.own.times or draft.own.counts for draft in unit.drafts)


def _report(unit: Group) -> Iterator[str]:
    """Where in the report the sentence stands, how long the report is, how the sentence begins."""
    first, sentences = unit.drafts[0], unit.drafts[0].doc.sentences
    yield f"late={min(2, 3 * first.sentence.index // len(sentences))}"
    yield f"length={min(4, len(sentences) // 5)}"
    yield f"begins={words.beginning(first)}"


def _contexts(unit: Group) -> Iterator[str]:
    """What the words around the triggers say of their being new."""
    near, opening = unit.once(_around)
    if unit.once(_gives_a_toll):
        yield "toll-told"
    yield from (f"near={kind}" for kind in (*_CONTEXTS, *_GENERAL) if kind in near)
    yield from (f"opening={kind}" for kind in ("shift", "recall", "another") if kind in opening)


def _governed(unit: Group) -> Iterator[str]:
    """What governs the acts."""
    for governed in {acts.governor(draft) for draft in unit.drafts if draft.trigger.role != "effect"}:
        yield f"governor={governed}"
        yield f"governor={governed},definite={unit.once(_definite)}"


def _around(unit: Group) -> tuple[frozenset[str], frozenset[str]]:
    """The kinds of context words near the triggers, and those that open the sentence."""
    near = frozenset(kind for draft in unit.drafts for kind in draft.contexts)
    opening = unit.drafts[0].opening
    return (near - {"another"}, opening - {"another"}) if unit.once(_gives_a_toll) else (near, opening)


def _gives_a_toll(unit: Group) -> bool:
    return any(words.gives_a_toll(draft) for draft in unit.drafts)


def _recalls(unit: Group) -> bool:
    near, opening = unit.once(_around)
    return "recall" in near or "recall" in opening


def _form(unit: Group) -> Iterator[str]:
    """The shape of the triggers, and what the unit tells of its own: a place, a time, a count."""
    triggers = [draft.trigger for draft in unit.drafts]
    yield from {f"shape={trigger.shape}" for trigger in triggers if trigger.role == "cause"}
    yield f"bare={unit.once(_is_bare)},definite={unit.once(_definite)}"
    own = {kind: any(getattr(draft.own, kind) for draft in unit.drafts) for kind in ("places", "times", "counts")}
    yield "own=" + ("+".join(kind for kind, told in own.items() if told) or "nothing")
    if triggers[0].suffix:
        yield "suffix"
    if any(words.is_pointed_at(draft) for draft in unit.drafts):
        yield "demonstrative"
    if any(trigger.shape == "word" and trigger.form.endswith(("ات", "ون", "ين")) for trigger in triggers):
        yield "plural"


def _same_words(unit: Group, other: Group, found: _Relation) -> Iterator[str]:
    """Words of the act and of its sentence that the group has too."""
    if other.once(held.acts) & unit.once(held.frames):
        yield "frame=same"
    if other.once(held.heads) & unit.once(held.act_heads):
        yield f"head=same,definite={found.definite}"
    yield f"stems={min(4, len(unit.once(held.first_stems) & other.once(held.stems)))}"
    best = max(words.overlap(unit.drafts[0], draft) for draft in other.once(held.sentences))
    yield f"overlap={min(5, int(10 * best))}"


def _shared(unit: Group, other: Group) -> Iterator[str]:
    """Actors, weapons, persons, targets and numbers, where both tell some."""
    for name, of in held.NAMED.items():
        mine, theirs = unit.once(of), other.once(of)
        if mine and theirs:
            yield f"{name}={'shared' if mine & theirs else 'other'}"


def _types(unit: Group, other: Group) -> str:
    """How the types of a unit stand to those of the group."""
    causes = {draft.trigger.incident_type for draft in unit.drafts if draft.trigger.role == "cause"}
    if not unit.types and all(draft.trigger.role == "anaphor" for draft in unit.drafts):
        return "anaphor"
    if unit.types & other.types:
        return "same" if causes & other.types else "same-effect"
    if unit.families & other.families:
        return "family"
    if not causes:
        return "effect"
    if all(draft.trigger.role != "cause" for draft in other.drafts):
        return "of-effect"
    return "generic" if unit.types <= GENERIC or other.types <= GENERIC else "other"


def _definite(unit: Group) -> str:
    """How the unit tells its act: by a definite noun, an indefinite one, a verb, or by its effects alone."""
    acts = [draft.trigger for draft in unit.drafts if draft.trigger.role != "effect"]
    if not acts:
        return "effects"
    if any(trigger.definite or trigger.role == "anaphor" for trigger in acts):
        return "yes"
    return "noun" if all(trigger.voice == "noun" for trigger in acts) else "verb"


def _dates(unit: Group, other: Group) -> str:
    """How the unit's own dates, else those of its sentence, stand to the group's."""
    own = [time.when for draft in unit.drafts for time in draft.own.times if time.when.start]
    dates = own or unit.dates
    if not dates:
        return "none-here" if other.dates else "none"
    if not other.dates:
        return "none-there"
    if any(day == known for day in dates for known in other.dates):
        return "equal"
    return "overlap" if any(day.overlaps(known) for day in dates for known in other.dates) else "apart"


def _places(unit: Group, other: Group) -> str:
    """How the unit's places stand to the group's."""
    if not unit.places:
        return "none-here"
    if not other.places:
        return "none"
    if unit.places & other.places:
        return "same"
    if unit.around & other.places or unit.places & other.around:
        return "within"
    return "apart" if unit.countries & other.countries else "other-country"


def _tolls(unit: Group, other: Group) -> str:
    """How the unit's numbers stand to the group's, fate by fate; one that agrees outweighs one that does not."""
    shared = _agreeing(unit.tolls, other.tolls)
    if shared:
        return "equal-many" if max(shared) > _FEW else "equal"
    fates = unit.tolls.keys() & other.tolls.keys()
    if fates:
        mine = max(number.min for fate in fates for number in unit.tolls[fate])
        theirs = max(number.min for fate in fates for number in other.tolls[fate])
        return "less" if mine < theirs else "more"
    return "none" if not unit.tolls else "new-fate" if other.tolls else "first"


def _agreeing(mine: Mapping[str, set[Range]], theirs: Mapping[str, set[Range]]) -> set[int]:
    """The numbers that both tell of one fate: six and "at least six" agree."""
    return {
        number.min
        for fate, numbers in mine.items()
        for number in numbers
        for known in theirs.get(fate, ())
        if number.min == known.min and (number.max == known.max or None in (number.max, known.max))
    }


def _wave(unit: Group, other: Group, found: _Relation) -> Iterator[str]:
    """Whether the group tells several acts and the unit one of them, or the other way round."""
    mine, theirs = unit.once(_many), other.once(_many)
    if "none" in (mine, theirs):
        return
    yield f"many={theirs}>{mine},toll={found.toll}"
    yield f"many={theirs}>{mine},place={found.place}"
    yield f"many={theirs}>{mine},definite={found.definite}"


def _many(group: Group) -> str:
    """How many acts the nouns of a group tell; clashes are told in the plural where they are one."""
    told = {acts.many(draft) for draft in group.drafts if family(draft.trigger.incident_type) != "clash"} - {"none"}
    if not told:
        return "none"
    return "one" if told == {"one"} else "both" if "one" in told else "several"


def _opening(unit: Group) -> str:
    """What the sentence of a unit opens with: a place, a time, or neither."""
    draft = unit.drafts[0]
    reach = draft.sentence.first + _OPENING
    if any(draft.sentence.first <= place.first < reach for place in draft.seen.places):
        return "place"
    return "time" if any(time.first < reach for time in draft.seen.times) else "other"
