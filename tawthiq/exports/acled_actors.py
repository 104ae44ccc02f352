"""ACLED's actors of an incident: names in its manner, the type of each (inter), who stands beside whom."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from tawthiq.actors.directory import Actor
from tawthiq.exports.acled_types import Author, SubEvent, Target
from tawthiq.exports.countries import Country, countries
from tawthiq.exports.facts import Facts
from tawthiq.exports.sides import Party, authors, rivals, targets
from tawthiq.text.fold import fold

_TABLE: Final = Path(__file__).parent / "actors_inter.yml"
STATE, UNLISTED, RIOTERS, PROTESTERS, CIVILIANS, EXTERNAL = 1, 3, 5, 6, 7, 8
UNIDENTIFIED: Final = "Unidentified Armed Group"


@dataclass(frozen=True, slots=True)
class Side:
    """One side of an event: the actor, its inter (None for a side that is blank), and those beside it."""

    name: str = ""
    inter: int | None = None
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Parties:
    """The parties of an incident as ACLED asks after them.

    ``rivals`` is True where opposed actors are each named as the author: none is then chosen.
    """

    country: Country
    day: dt.date
    authors: tuple[Party, ...]
    targets: tuple[Party, ...]
    rivals: bool
    facts: Facts = field(repr=False)

    @property
    def author(self) -> Author:
        """Which kind of author takes part, for the choice of the event type."""
        if self.rivals or not self.authors or self.authors[0].actor is None:
            return "unknown" if self.rivals or not self.authors or self.authors[0].unnamed else "non_state"
        found = inter_of(self.authors[0], self.country, self.day)
        return "government" if found == STATE else "foreign_state" if found == EXTERNAL else "non_state"

    @property
    def target(self) -> Target:
        """Who was the main target: a listed armed actor before what is civilian; then whom the harm is said to hit."""
        armed = [party for party in self.targets if party.armed]
        if any(party.actor for party in armed) or (armed and not self.facts.civilians_harmed):
            return "armed"
        if self.facts.civilians_harmed and not self.facts.fighters_harmed:
            return "civilian"
        if armed or self.facts.fighters_harmed:
            return "armed"
        return "civilian" if self.facts.civil_target else "unknown"


def parties(facts: Facts, where: Country, day: dt.date) -> Parties:
    """The parties of an incident in a country on a day."""
    told = authors(facts.view)
    return Parties(where, day, tuple(told), tuple(targets(facts.view)), rivals(facts.view), facts)


def sides(told: Parties, sub_event: SubEvent) -> tuple[Side, Side]:
    """Actor 1 and actor 2 of an event. The order means nothing, but that the civilians attacked are actor 2."""
    by_event = {
        "Battles": _battle,
        "Explosions/Remote violence": _remote,
        "Violence against civilians": _against_civilians,
        "Protests": _protest,
        "Riots": _riot,
        "Strategic developments": _development,
    }
    return by_event[sub_event.event](told)


def interaction(one: Side, other: Side) -> str:
    """The two inters as one number, the lower first; 0 stands for no second actor."""
    if one.inter is None:
        return ""
    if other.inter is None:
        return f"{one.inter}0"
    low, high = sorted((one.inter, other.inter))
    return f"{low}{high}"


def _battle(told: Parties) -> tuple[Side, Side]:
    """Two armed sides; civilians caught in it are beside neither."""
    return _author(told), _armed(told) or _unidentified(told)


def _remote(told: Parties) -> tuple[Side, Side]:
    """One side, and whom it hits; nobody told and nobody hurt: one side only."""
    if told.target == "armed":
        hit = _armed(told) or _unidentified(told)
        beside = (*hit.beside, *_generic(told, CIVILIANS)) if told.facts.civilians_harmed else hit.beside
        return _author(told), Side(hit.name, hit.inter, beside)
    if told.target == "civilian" or told.facts.harm:
        return _author(told), _civilians(told)
    return _author(told), Side()


def _against_civilians(told: Parties) -> tuple[Side, Side]:
    """The civilians are actor 2; fighters killed as prisoners are civilians, their own side stands beside them."""
    return _author(told), _civilians(told)


def _protest(told: Parties) -> tuple[Side, Side]:
    return Side(_named(PROTESTERS, told), PROTESTERS), _against(told)


def _riot(told: Parties) -> tuple[Side, Side]:
    against = _against(told)
    if against.inter is None and told.target == "civilian":
        against = _civilians(told)
    return Side(_named(RIOTERS, told), RIOTERS), against


def _development(told: Parties) -> tuple[Side, Side]:
    """Who acts, and with or against whom. Displacement is of civilians, where nobody is named who drove them out."""
    if told.facts.type == "displacement" and not told.authors:
        return _civilians(told), Side()
    hit = _armed(told)
    if hit is None and (told.target == "civilian" or (told.facts.held and told.target != "armed")):
        hit = _civilians(told)
    return _author(told), hit or Side()


def _author(told: Parties) -> Side:
    """The first author, the others beside it; rivals named for one deed, and nobody named: unidentified."""
    named = [party for party in told.authors if not party.unnamed]
    if told.rivals or not named:
        return _unidentified(told)
    return _side(named, told)


def _armed(told: Parties) -> Side | None:
    """The armed actors among the targets."""
    own = {party.actor.id for party in told.authors if party.actor}
    listed = [party for party in told.targets if party.armed and party.actor and party.actor.id not in own]
    return _side(listed, told) if listed else None


def _against(told: Parties) -> Side:
    """The armed actor that protesters or rioters face, named as author or as target; blank where none is."""
    faced = [party for party in (*told.authors, *told.targets) if party.armed and party.actor]
    return _side(faced, told) if faced else Side()


def _side(found: Sequence[Party], told: Parties) -> Side:
    names = list(dict.fromkeys(name_of(party, told.country, told.day) for party in found))
    return Side(names[0], inter_of(found[0], told.country, told.day), tuple(names[1:]))


def _unidentified(told: Parties) -> Side:
    return Side(f"{UNIDENTIFIED} ({told.country.name})", UNLISTED)


def _civilians(told: Parties) -> Side:
    """Civilians with what they are said to be: women, health workers; and the armed side of prisoners."""
    armed = _armed(told) if told.facts.type in {"execution", "death_in_custody", "body_found"} else None
    beside = (*_designations(told), *((armed.name,) if armed else ()))
    return Side(_named(CIVILIANS, told), CIVILIANS, beside)


def _designations(told: Parties) -> tuple[str, ...]:
    table = _table()["designations"]
    rows = told.facts.view.get("tolls") or ()
    groups = [row["group"] for row in rows if row["max"] != 0]
    kinds = [party.kind for party in told.targets]
    words = dict.fromkeys(table[key] for key in (*groups, *kinds) if key in table)
    return tuple(f"{word} ({told.country.name})" for word in words)


def _generic(told: Parties, inter: int) -> tuple[str, ...]:
    return (_named(inter, told),)


def _named(inter: int, told: Parties) -> str:
    return f"{_table()['generic'][inter]} ({told.country.name})"


def inter_of(party: Party, where: Country, day: dt.date) -> int:
    """The inter of a party in a country on a day."""
    table = _table()
    if party.actor is None:
        communal = any(word in table["communal_words"] for word in fold(party.name).text.split())
        return int(table["communal"] if communal else table["unlisted"])
    row, home = _row(party.actor, day), party.actor.country
    home = row.get("home", home)
    if "away" in row and home and home != where.code:
        return int(row["away"])
    return int(row["inter"])


def _row(actor: Actor, day: dt.date) -> Mapping[str, Any]:
    """The line of the table that holds for an actor on a day."""
    listed = _table()["actors"].get(actor.id)
    if listed is None:
        found: Mapping[str, Any] = _table()["kinds"].get(actor.kind, {"inter": UNLISTED})
        return found
    holding = [row for row in listed if row.get("since") is None or row["since"] <= day]
    last: Mapping[str, Any] = holding[-1]
    return last


def name_of(party: Party, where: Country, day: dt.date) -> str:
    """A party's name in ACLED's manner; the words as written for one that the actor list lacks."""
    actor, table = party.actor, _table()
    if actor is None:
        return f"{UNIDENTIFIED} ({where.name})" if party.unnamed else party.name
    if actor.id in table["names"]:
        return str(table["names"][actor.id]).format(country=where.name)
    pattern = table["state_names"].get(actor.kind)
    owner = countries().get(actor.country or "")
    if pattern and owner and actor.id.startswith(f"{owner.code.lower()}-") and (actor.side or "").endswith("-state"):
        return str(pattern).format(country=owner.name)
    return party.english


def inter_words() -> dict[int, str]:
    """The words for each inter."""
    return dict(_table()["inter"])


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = yaml.safe_load(_TABLE.read_text("utf8"))
    return table
