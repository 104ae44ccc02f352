"""The lists of an incident: one entry for each weapon, victim and source, however often and fully each is named."""

from collections.abc import Sequence

from tawthiq.claims.make import Telling
from tawthiq.claims.speaking import key_of
from tawthiq.model.claim import Claim, Source
from tawthiq.model.incident import Victim
from tawthiq.model.mention import WeaponMention
from tawthiq.model.values import Value
from tawthiq.reconcile.parties import bare_name, one_person


def weapons(mentions: Sequence[WeaponMention], values: Sequence[Value]) -> tuple[dict[str, object], ...]:
    """Each weapon once, by its fullest name: ``صاروخ`` and ``صاروخا باليستيا`` are one."""
    by_start = {weapon.start: weapon.weapon_id for weapon in mentions}
    rows: list[dict[str, object]] = []
    for value in values:
        if value.field != "weapons" or value.modality == "denied" or not isinstance(value.value, dict):
            continue
        name, weapon_id = str(value.value["name"]), by_start.get(value.evidence.start)
        known = next((row for row in rows if _one_weapon(row, name, weapon_id)), None)
        if known is None:
            rows.append({"name": name, "weapon_id": weapon_id})
        elif _words(str(known["name"])) < _words(name):
            known.update(name=name, weapon_id=weapon_id or known["weapon_id"])
    return tuple(rows)


def _one_weapon(row: dict[str, object], name: str, weapon_id: str | None) -> bool:
    """True for the same listed weapon, or for names of which one's words all stand in the other."""
    one, two = _words(str(row["name"])), _words(name)
    return (weapon_id is not None and row["weapon_id"] == weapon_id) or one <= two or two <= one


def victims(tellings: Sequence[Telling]) -> tuple[Victim, ...]:
    """Each named victim once, by the fullest name: a later mention is often of the family name alone."""
    found: list[Victim] = []
    for telling in tellings:
        if telling.voice and telling.voice.cue.cue == "denies":
            continue  # whose fate a voice denies
        trigger = telling.draft.trigger
        for person in telling.named:
            fate = person.fate or trigger.fate or "killed"
            victim = Victim(person.name, fate, person.role, person.age, person.sex, person.kin)
            at = next((i for i, known in enumerate(found) if one_person(known.name, victim.name)), None)
            if at is None:
                found.append(victim)
            elif len(_words(victim.name)) > len(_words(found[at].name)):
                found[at] = victim
    return tuple(found)


def _words(name: str) -> set[str]:
    return set(bare_name(name).split())


def sources(claims: Sequence[Claim]) -> tuple[Source, ...]:
    """Who makes the claims, and who passes their words on."""
    found: dict[str, Source] = {}
    for claim in claims:
        if claim.source:
            for source in (claim.source, *claim.source.via):
                found.setdefault(key_of(source), source)
    return tuple(found.values())
