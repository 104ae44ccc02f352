"""Counts and weapons that no incident holds: given to the incident they complete.

A count belongs to the trigger nearest to it. Where that trigger tells no incident of its own (it is negated, it falls,
it is only a label), what it counts is still told of somebody: of the occurrence that its sentence, or the sentence
before, tells. It fills a gap there and never competes with what the incident's own words say.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from tawthiq.claims.make import Telling
from tawthiq.claims.tolls import vague
from tawthiq.claims.weapons import only_hit, used
from tawthiq.mentions.find import Mentions
from tawthiq.model.mention import CountMention, TriggerMention, WeaponMention
from tawthiq.text.prepare import Prepared

_FATES: Final = frozenset({"killed", "injured"})
_TOLL: Final = "ar.count.toll"  # the number of the dead of some time or place: it is nobody's by nearness
_BACK: Final = 1  # sentences
_WEAPON_BACK: Final = 3  # sentences
_ARMED: Final = frozenset(
    {"attack", "clash", "bombing", "suicide_attack", "shelling", "air_strike", "grenade", "riot", "destruction"}
)
_ABOUT_WEAPONS: Final = frozenset({"weapons_intercept", "bombing", "explosion"})
_SHORT: Final = 12  # tokens
_MANY: Final = 14  # triggers; a text whose sentences are not told apart


def adopt(doc: Prepared, mentions: Mentions, groups: Sequence[Sequence[Telling]]) -> list[list[Telling]]:
    """The groups, each with the free counts and weapons that complete it, and without weapons that were not used."""
    kept = [[_used(doc, telling) for telling in group] for group in groups]
    counts = _counts(doc, mentions, kept)
    weapons = _weapons(doc, mentions, kept)
    return [
        [_with(telling, counts.get(id(telling), ()), weapons.get(id(telling), ())) for telling in group]
        for group in kept
    ]


def _counts(doc: Prepared, mentions: Mentions, groups: Sequence[Sequence[Telling]]) -> dict[int, list[CountMention]]:
    """The free counts by the identity of the telling that they complete."""
    held = {count.first for group in groups for telling in group for count in telling.draft.own.counts}
    found: dict[int, list[CountMention]] = {}
    for count in mentions.counts:
        if count.first in held or count.fate not in _FATES or count.number.max == 0 or count.rule == _TOLL:
            continue
        home = _home(doc, mentions, groups, count)
        if home is None or any(held.fate == count.fate for t in home[0] for held in t.draft.own.counts):
            continue
        taken = found.setdefault(id(home[1]), [])
        if count.part_of is None or mentions.counts[count.part_of] in taken:  # a part goes with its whole
            taken.append(count)
    return found


def _weapons(doc: Prepared, mentions: Mentions, groups: Sequence[Sequence[Telling]]) -> dict[int, list[WeaponMention]]:
    """The free weapons that were used, by the identity of the last telling before them that still lacks one."""
    held = {weapon.first for group in groups for telling in group for weapon in telling.draft.own.weapons}
    found: dict[int, list[WeaponMention]] = {}
    for weapon in mentions.weapons:
        if weapon.first in held or only_hit(doc, weapon) or not used(doc, weapon):
            continue
        sentence = doc.sentence_of(weapon.first).index
        before = [
            (telling.draft.trigger.first, group, telling)
            for group in groups
            for telling in group
            if telling.draft.trigger.first < weapon.first and sentence - telling.draft.sentence.index <= _WEAPON_BACK
        ]
        if not before:
            continue
        _, group, telling = max(before, key=lambda row: row[0])
        armed = {t.draft.trigger.incident_type for t in group} & _ARMED
        if armed and not any(t.draft.own.weapons for t in group):
            found.setdefault(id(telling), []).append(weapon)
    return found


def _used(doc: Prepared, telling: Telling) -> Telling:
    """A telling without the weapons that its words only say were hit or seized."""
    own = telling.draft.own
    if telling.draft.trigger.incident_type in _ABOUT_WEAPONS:
        return telling
    kept = [weapon for weapon in own.weapons if not only_hit(doc, weapon)]
    if len(kept) == len(own.weapons):
        return telling
    return replace(telling, draft=replace(telling.draft, own=replace(own, weapons=kept)))


def _home(
    doc: Prepared, mentions: Mentions, groups: Sequence[Sequence[Telling]], count: CountMention
) -> tuple[Sequence[Telling], Telling] | None:
    """The group and telling that a free count completes: of its clause, else of its sentence."""
    if len(_triggers(doc, mentions, count)) > _MANY:
        return None
    near = list(_near(doc, groups, count))
    if near:
        return min(near, key=lambda row: row[0])[1:]
    return _before(doc, mentions, groups, count) if count.fate == "injured" else None


def _triggers(doc: Prepared, mentions: Mentions, count: CountMention) -> list[TriggerMention]:
    """The triggers of the sentence of a count."""
    sentence = doc.sentence_of(count.first)
    return [trigger for trigger in mentions.triggers if sentence.first <= trigger.first < sentence.last]


def _before(
    doc: Prepared, mentions: Mentions, groups: Sequence[Sequence[Telling]], count: CountMention
) -> tuple[Sequence[Telling], Telling] | None:
    """The last incident told before a sentence that only tells what came of one."""
    sentence = doc.sentence_of(count.first)
    if count.toll_kind != "new" or vague(count.number) or count.number.max == 0:
        return None
    triggers = _triggers(doc, mentions, count)
    if any(t.role == "cause" and not t.definite for t in triggers):
        return None
    if not any(t.role != "effect" for t in triggers) and sentence.last - sentence.first > _SHORT:
        return None
    earlier = [
        (t.draft.trigger.first, group, t)
        for group in groups
        for t in group
        if 0 < sentence.index - t.draft.sentence.index <= _BACK
    ]
    return max(earlier, key=lambda row: row[0])[1:] if earlier else None


def _near(
    doc: Prepared, groups: Sequence[Sequence[Telling]], count: CountMention
) -> Iterator[tuple[tuple[int, int], Sequence[Telling], Telling]]:
    clause, sentence = doc.clause_of(count.first).index, doc.sentence_of(count.first).index
    for group in groups:
        for telling in group:
            if telling.draft.sentence.index == sentence:
                apart = abs(telling.draft.clause.index - clause)
                yield (apart, abs(telling.draft.trigger.first - count.first)), group, telling


def _with(telling: Telling, counts: Sequence[CountMention], weapons: Sequence[WeaponMention]) -> Telling:
    """A telling that holds more, in order of the text."""
    if not counts and not weapons:
        return telling
    own = telling.draft.own
    own = replace(
        own,
        counts=sorted([*own.counts, *counts], key=lambda count: count.first),
        weapons=sorted([*own.weapons, *weapons], key=lambda weapon: weapon.first),
    )
    return replace(telling, draft=replace(telling.draft, own=own))
