"""What type an occurrence is, from all the words that tell it and the weapons used."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from tawthiq.claims.make import Telling
from tawthiq.claims.when import recalled
from tawthiq.mentions.find import Mentions
from tawthiq.model.mention import TriggerMention, WeaponMention
from tawthiq.rules.rule import define
from tawthiq.text.prepare import Prepared

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
    "riot": 3,
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
    "air_strike": frozenset({"chemical_attack"}),
    "explosion": frozenset({"bombing", "suicide_attack", "grenade"}),
    "bombing": frozenset({"suicide_attack"}),
    "destruction": _FIRED,
}
# What a word for a suicide attacker makes of the act of its sentence.
_BY_SUICIDE: Final = frozenset({"attack", "bombing", "explosion"})
_SWEEPS: Final = frozenset({"raid", "arrest"})
_HARMED: Final = frozenset({"killed", "injured"})
_LATE: Final = 0.6  # of the weight, for what stands after the sentence that tells it first
_RECALLED: Final = 0.5
_AIRCRAFT: Final = (
    "طائره", "طائرات", "طيران", "مروحيه", "مروحيات", "مسيره", "مسيرات", "مقاتلات",
)  # fmt: skip
_GROUNDED: Final = ("مضاد", "اسقاط", "اسقط", "تحطم", "دفاع", "ضد", "مطار", "حامله")


def incident_type(
    doc: Prepared, mentions: Mentions, tellings: Sequence[Telling], weapons: Iterable[WeaponMention]
) -> tuple[str, TriggerMention]:
    """The type and the trigger it rests on."""
    triggers = [telling.draft.trigger for telling in tellings]
    if all(trigger.role == "effect" for trigger in triggers):
        cause = _cause(doc, mentions, tellings)
        triggers = [*triggers, cause] if cause else triggers
    scores = _scores(mentions, tellings)
    for trigger in triggers[len(tellings) :]:
        scores[trigger.incident_type or "other"] = _TELLING.get(trigger.incident_type or "other", 1)
    chosen = max(scores, key=lambda kind: scores[kind]) if scores else "other"
    refined = _by_weapon(_meant(chosen, triggers, weapons), weapons)
    refined = _by_suicide(refined, tellings)
    refined = _from_the_air(doc, refined, tellings)
    refined = _to_people(refined, tellings)
    for kind in (refined, chosen):
        for trigger in triggers:
            if trigger.incident_type == kind:
                return refined, trigger
    return refined, triggers[0]


def _scores(mentions: Mentions, tellings: Sequence[Telling]) -> dict[str, float]:
    """How much speaks for each type: words told first, or often, outweigh one told late in passing."""
    scores: dict[str, float] = {}
    lead = _lead(tellings)
    for order, telling in enumerate(tellings):
        trigger = telling.draft.trigger
        kind = trigger.incident_type
        if kind:
            weight = _TELLING.get(kind, 1) * (0.6 if trigger.weak else 1.0)
            first = 1.5 if order == 0 and trigger.role == "cause" else 0.0
            if telling.draft.sentence.index > lead:
                weight *= _late(mentions, telling)
            scores[kind] = max(scores.get(kind, 0.0), weight + first) + 0.4
    return scores


def _late(mentions: Mentions, telling: Telling) -> float:
    """What a word of a later sentence weighs; a suicide attacker who blows himself up is known only then."""
    if recalled(mentions, telling.draft):
        return _RECALLED
    trigger = telling.draft.trigger
    return 1.0 if trigger.incident_type == "suicide_attack" and trigger.voice == "active" else _LATE


def _lead(tellings: Sequence[Telling]) -> int:
    """The sentence that tells it first, after a headline."""
    first = tellings[0].draft.sentence
    body = [t.draft.sentence.index for t in tellings if not t.draft.sentence.headline]
    return body[0] if first.headline and body else first.index


def _cause(doc: Prepared, mentions: Mentions, tellings: Sequence[Telling]) -> TriggerMention | None:
    """The act that the sentence of an effect names, where only the effect narrates: استشهد عشرات في غارات."""
    for telling in tellings:
        draft = telling.draft
        near = [
            t
            for t in mentions.triggers
            if draft.sentence.first <= t.first < draft.sentence.last
            and t.role == "cause"
            and t.incident_type
            and abs(doc.clause_of(t.first).index - draft.clause.index) <= 1
        ]
        if near:
            return min(near, key=lambda t: abs(t.first - draft.trigger.first))
    return None


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


def _by_suicide(chosen: str, tellings: Sequence[Telling]) -> str:
    """A bombing whose own sentence names the suicide attacker."""
    if chosen not in _BY_SUICIDE:
        return chosen
    acts = {t.draft.sentence.index for t in tellings if t.draft.trigger.incident_type in _BY_SUICIDE}
    named = {t.draft.sentence.index for t in tellings if t.draft.trigger.incident_type == "suicide_attack"}
    return "suicide_attack" if acts & named else chosen


def _from_the_air(doc: Prepared, chosen: str, tellings: Sequence[Telling]) -> str:
    """Shelling by the aircraft that its clause names."""
    if chosen != "shelling":
        return chosen
    fired = [t for t in tellings if t.draft.trigger.incident_type == "shelling"]
    return "air_strike" if any(_aircraft(doc, telling) for telling in fired) else chosen


def _to_people(chosen: str, tellings: Sequence[Telling]) -> str:
    """A raid or arrests in which people are first of all killed or hurt: what was done to them."""
    lead = _lead(tellings)
    done = {
        t.draft.trigger.fate for t in tellings if t.draft.sentence.index <= lead and t.draft.trigger.role == "effect"
    }
    return "attack" if chosen in _SWEEPS and done & _HARMED else chosen


def _aircraft(doc: Prepared, telling: Telling) -> bool:
    forms = list(_forms(doc, telling))
    return any(
        form.startswith(_AIRCRAFT) and not any(other.startswith(_GROUNDED) for other in forms[max(at - 2, 0) : at])
        for at, form in enumerate(forms)
    )


def _forms(doc: Prepared, telling: Telling) -> Iterator[str]:
    """The words of the clause, without what is joined to them."""
    clause = telling.draft.clause
    for token in doc.tokens[clause.first : clause.last]:
        yield token.form.lstrip("وفبل").removeprefix("ال")
