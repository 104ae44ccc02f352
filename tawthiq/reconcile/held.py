"""What a group holds, as sets that another group's are held against: stems, actors, persons, numbers."""

from typing import Final

from tawthiq.claims.draft import Draft
from tawthiq.claims.narrate import family
from tawthiq.claims.stems import stem
from tawthiq.reconcile import words
from tawthiq.reconcile.likeness import Group


def acts(group: Group) -> set[str]:
    """The frames of its acts."""
    return {draft.trigger.frame for draft in group.drafts if draft.trigger.role == "cause"}


def frames(group: Group) -> set[str]:
    """The frames of all that tells it."""
    return {draft.trigger.frame for draft in group.drafts}


def heads(group: Group) -> set[str]:
    """The stems of its triggers."""
    return {stem(draft.trigger.form) for draft in group.drafts}


def act_heads(group: Group) -> set[str]:
    """The stems of the triggers that are no mere effect."""
    return {stem(draft.trigger.form) for draft in group.drafts if draft.trigger.role != "effect"}


def first_stems(unit: Group) -> frozenset[str]:
    """The telling stems of its first sentence."""
    return words.stems(unit.drafts[0])


def stems(group: Group) -> set[str]:
    """The telling stems of all sentences that tell of a group."""
    return set[str]().union(*(words.stems(draft) for draft in group.once(sentences)))


def sentences(group: Group) -> tuple[Draft, ...]:
    """The last draft of each sentence that tells of a group."""
    return tuple({draft.sentence.index: draft for draft in group.drafts}.values())


def actors(group: Group) -> set[str]:
    """Actors of the list, by id."""
    return {actor.actor_id for draft in group.drafts for actor in draft.seen.actors if actor.actor_id}


def weapons(group: Group) -> set[str]:
    """Weapons, by id."""
    return {weapon.weapon_id for draft in group.drafts for weapon in draft.own.weapons}


def persons(group: Group) -> set[str]:
    """First and last words of names: a later mention is often of the family name alone."""
    names = [person.name.split() for draft in group.drafts for person in draft.seen.persons]
    return {word for name in names if name for word in (name[0], name[-1])}


def targets(group: Group) -> set[str]:
    """The stems of the words for what was hit."""
    return {stem(draft.doc.tokens[target.first].form) for draft in group.drafts for target in draft.seen.targets}


def numbers(group: Group) -> set[str]:
    """Numbers of people above one."""
    counts = [count.number for draft in group.drafts for count in draft.seen.counts]
    return {str(number.min) for number in counts if number.min > 1}


NAMED: Final = {
    "actor": actors,
    "weapon": weapons,
    "person": persons,
    "target": targets,
    "number": numbers,
}


def kinds(group: Group) -> set[str]:
    """The families of its acts; where it has none, the fates that it tells."""
    acts = {family(draft.trigger.incident_type) for draft in group.drafts if draft.trigger.role == "cause"}
    return acts or {draft.trigger.fate or "anaphor" for draft in group.drafts}
