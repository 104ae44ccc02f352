"""What type an occurrence is, from all the words that tell it and the weapons used."""

from collections.abc import Iterable, Sequence
from typing import Final

from tawthiq.model.mention import TriggerMention, WeaponMention
from tawthiq.rules.rule import define

RULE: Final = define("type.most-telling-word", "the most telling word among those that narrate it, and its weapon")

# How much a type says: a word for a special act outweighs a general one wherever in the report it stands.
_TELLING: Final = {
    "suicide_attack": 9,
    "chemical_attack": 9,
    "execution": 8,
    "sexual_violence": 8,
    "grenade": 8,
    "body_found": 6,
    "death_in_custody": 8,
    "air_strike": 7,
    "bombing": 7,
    "shelling": 6,
    "weapons_intercept": 6,
    "abduction": 6,
    "release": 6,
    "raid": 5,
    "arrest": 5,
    "clash": 5,
    "territorial_change": 5,
    "protest": 5,
    "riot": 5,
    "agreement": 5,
    "displacement": 4,
    "deployment": 4,
    "destruction": 3,
    "explosion": 3,
    "attack": 2,
    "other": 1,
}
_FIRED: Final = frozenset({"air_strike", "shelling"})
# What the weapon makes of a type: a plain attack takes any, shelling becomes an air strike by aircraft only.
_REFINED: Final = {
    "attack": frozenset({"air_strike", "shelling", "bombing", "suicide_attack", "grenade", "chemical_attack"}),
    "shelling": frozenset({"air_strike", "chemical_attack"}),
    "explosion": frozenset({"bombing", "suicide_attack", "grenade"}),
    "bombing": frozenset({"suicide_attack"}),
}


def incident_type(triggers: Sequence[TriggerMention], weapons: Iterable[WeaponMention]) -> tuple[str, TriggerMention]:
    """The type and the trigger it rests on. A word told first, or often, outweighs one told late in passing."""
    scores: dict[str, float] = {}
    for order, trigger in enumerate(triggers):
        kind = trigger.incident_type
        if kind:
            weight = _TELLING.get(kind, 1) * (0.6 if trigger.weak else 1.0)
            first = 1.5 if order == 0 and trigger.role == "cause" else 0.0
            scores[kind] = max(scores.get(kind, 0.0), weight + first) + 0.4
    chosen = max(scores, key=lambda kind: scores[kind]) if scores else "other"
    refined = _by_weapon(_meant(chosen, triggers, weapons), weapons)
    for kind in (refined, chosen):
        for trigger in triggers:
            if trigger.incident_type == kind:
                return refined, trigger
    return refined, triggers[0]


def _meant(chosen: str, triggers: Sequence[TriggerMention], weapons: Iterable[WeaponMention]) -> str:
    """An explosion that was aimed at something is an attack by what was fired, or a bombing where nothing is named."""
    if chosen != "explosion" or not any(trigger.frame == "trigger.targeting" for trigger in triggers):
        return chosen
    return "attack" if any(weapon.implies in _FIRED for weapon in weapons) else "bombing"


def _by_weapon(chosen: str, weapons: Iterable[WeaponMention]) -> str:
    """A type made more exact by what was used."""
    allowed = _REFINED.get(chosen, frozenset())
    implied = [weapon.implies for weapon in weapons if weapon.implies in allowed]
    return max(implied, key=lambda kind: _TELLING.get(kind, 0)) if implied else chosen
