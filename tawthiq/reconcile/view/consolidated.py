"""The consolidated fields of an incident over all claims that stand: as the reader does it within a report."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from tawthiq.claims.tolls import vague
from tawthiq.model.incident import Party
from tawthiq.model.span import Span
from tawthiq.model.values import Range, Value
from tawthiq.reconcile.link.told import Told
from tawthiq.reconcile.parties import bare_name, is_adjective, one_name, parties
from tawthiq.reconcile.view import actors
from tawthiq.reconcile.view.agree import nobody, relation, same_person
from tawthiq.reconcile.view.speech import Said

Json = dict[str, Any]
_FULL: Final = 2  # words that make a name of an actor one that no other bears


def authors_and_targets(rows: Sequence[Said], field: str, tolds: Sequence[Told]) -> list[Json]:
    """One entry a party by its fullest name. Who is named by nothing but the deed gives way to a name."""
    kinds = {t["name"]: t["kind"] for told in tolds for t in told.incident.get("targets", ()) if t.get("kind")}
    values = [_value(row) for row in rows if row.tells]
    found = [_as_called(_plain_kin(party, rows), rows) for party in parties(values, field, kinds)]
    if field == "perpetrators" and any(not nobody(_row(party)) for party in found):
        found = [party for party in found if not nobody(_row(party))]
    return [party.to_dict() for party in found]


def _row(party: Party) -> Json:
    return {"name": party.name, "actor_id": party.actor_id}


def _plain_kin(party: Party, rows: Sequence[Said]) -> Party:
    """An author is no longer hedged where somebody says plainly that its own part, or its whole, did it."""
    if not party.hedged or not party.actor_id:
        return party
    plain = [row.given.get("actor_id") for row in rows if row.modality == "asserted"]
    kin = any(other and actors.body_and_part(party.actor_id, other) for other in plain)
    return replace(party, hedged=not kin)


def _as_called(party: Party, rows: Sequence[Said]) -> Party:
    """A listed actor by the full name that most claims give it, and by no adjective."""
    if not party.actor_id:
        return party
    own = [str(row.given["name"]) for row in rows if row.tells and row.given.get("actor_id") == party.actor_id]
    names = Counter(name for name in own if not is_adjective(name))
    if not names:
        return party
    return replace(party, name=max(names, key=lambda name: _called(name, names)))


def _called(name: str, names: Counter[str]) -> tuple[bool, int, int, int]:
    """How well a name serves: in full, how often it is given, how often within another, how long it is."""
    own = set(bare_name(name).split())
    within = sum(count for other, count in names.items() if own <= set(bare_name(other).split()))
    return len(own) >= _FULL, names[name], within, len(name)


def _value(row: Said) -> Value:
    """A value of the contract as the reader's own, for the rules that the two share."""
    span = row.value["evidence"]
    modality: Any = row.modality
    return Value(row.field, row.given, modality, Span(span["start"], span["end"], span["text"]), str(row.value["rule"]))


def weapons(rows: Sequence[Said], tolds: Sequence[Told]) -> list[Json]:
    """Each weapon once by its first name, with its entry of the weapon list; what is only denied is none."""
    listed = [(told.report, weapon) for told in tolds for weapon in told.incident.get("weapons", ())]
    found: list[Json] = []
    for report, weapon in listed:
        if not any(row.tells and _told_here(row, report, weapon) for row in rows):
            continue
        known = next((entry for entry in found if _one_weapon(entry, weapon)), None)
        if known is None:
            found.append(dict(weapon))
        elif known["weapon_id"] is None:
            known["weapon_id"] = weapon["weapon_id"]
    return found


def _told_here(row: Said, report: str, weapon: Mapping[str, Any]) -> bool:
    return row.speech.told.report == report and one_name(str(row.given["name"]), str(weapon["name"]))


def _one_weapon(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    if one["weapon_id"] and other["weapon_id"]:
        return bool(one["weapon_id"] == other["weapon_id"])
    return one_name(str(one["name"]), str(other["name"]))


def victims(tolds: Sequence[Told]) -> list[Json]:
    """Each named person once, by the fullest name and with what any report adds: age, sex, kin, role."""
    found: list[Json] = []
    for told in tolds:
        for victim in told.incident.get("victims", ()):
            known = next((entry for entry in found if same_person(entry["name"], victim["name"])), None)
            if known is None:
                found.append(dict(victim))
                continue
            if len(bare_name(victim["name"]).split()) > len(bare_name(known["name"]).split()):
                known["name"] = victim["name"]
            known.update({key: victim[key] for key in victim if known.get(key) is None})
    return found


def described(rows: Sequence[Said]) -> list[Json]:
    """Victims whom nobody names, by each description once: three civilians, two children."""
    found: dict[str, Json] = {}
    for row in rows:
        if row.tells:
            found.setdefault(bare_name(str(row.given["name"])), {"name": row.given["name"]})
    return list(found.values())


def toll(standing: Sequence[Said]) -> Json | None:
    """The range over the figures that stand: vague ones beside firm ones add nothing, nor do coarser ones."""
    rows = [row for row in standing if not vague(Range(**row.given))] or list(standing)
    exact = [row for row in rows if not any(_narrows(other, row) for other in rows)]
    total: Range | None = None
    for row in exact or rows:
        number = Range(**row.given)
        total = number if total is None else total.union(number)
    return total.to_dict() if total is not None else None


def _narrows(other: Said, row: Said) -> bool:
    """True where another figure makes this one more exact. Of "18" and "at least 18" the careful one stands."""
    careful = row.given["max"] is None and other.given["min"] == row.given["min"]
    return not careful and relation(row.field, other.given, row.given) == "finer"


def sources(tolds: Sequence[Told]) -> list[Json]:
    """Who makes the claims, in order of time, each once."""
    found: dict[str, Json] = {}
    for told in tolds:
        for source in told.incident.get("sources", ()):
            key = source["actor_id"] or bare_name(source["name"]) or source["name"]
            found.setdefault(key, {name: source[name] for name in ("name", "actor_id", "kind")})
    return list(found.values())


def other_places(tolds: Sequence[Told], place: Mapping[str, Any] | None) -> list[Json]:
    """Further places that reports give, each name once, without the incident's own."""
    found: dict[str, Json] = {}
    for told in tolds:
        for other in told.incident.get("other_places", ()):
            if place is None or not one_name(str(other["name"]), str(place["name"])):
                found.setdefault(bare_name(str(other["name"])), dict(other))
    return list(found.values())


def tolls(tolds: Sequence[Told]) -> list[Json]:
    """The detail of all tolls, each distinct one once."""
    found: list[Json] = []
    for told in tolds:
        found.extend(row for row in told.incident.get("tolls", ()) if row not in found)
    return found


def status(tolds: Sequence[Told], *, disputed: bool) -> str:
    """``disputed``, ``denied``, ``claimed`` by one party only, or ``asserted``."""
    told = {str(each.incident.get("status", "asserted")) for each in tolds}
    if disputed or (len(told) > 1 and "denied" in told) or "disputed" in told:
        return "disputed"
    for each in ("asserted", "claimed", "denied"):
        if each in told:
            return each
    return "asserted"


def hedged(entries: Sequence[Mapping[str, Any]], victims_rows: Sequence[Said]) -> bool:
    """True where nobody says an author or a target plainly, or all that is said of the victims is hedged."""
    said = [row for row in victims_rows if row.tells]
    return any(entry["hedged"] for entry in entries) or (bool(said) and all(r.modality == "hedged" for r in said))
