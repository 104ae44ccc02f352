"""UCDP's sides of an event: two organised actors, or one and civilians; which of them are governments of states."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

import yaml

from tawthiq.actors.directory import Actor
from tawthiq.exports.countries import Country, country
from tawthiq.exports.facts import Facts
from tawthiq.exports.sides import Party, authors, rivals, targets

_TABLE: Final = Path(__file__).parent / "ucdp.yml"
CIVILIANS: Final = "Civilians"
STATE_BASED: Final = 1
NON_STATE: Final = 2
ONE_SIDED: Final = 3
Violence = Literal[1, 2, 3]


@dataclass(frozen=True, slots=True)
class Side:
    """One side: its name, and the number of the state whose government it is (None for no government)."""

    name: str
    gw: int | None = None
    government: bool = False
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Dyad:
    """Who stands against whom, and the type of violence. ``turned`` is True where side B is the author."""

    violence: Violence
    a: Side
    b: Side
    turned: bool = False

    @property
    def name(self) -> str:
        """The dyad's name as UCDP writes it."""
        return f"{self.a.name} - {self.b.name}"


def dyad(facts: Facts, day: dt.date) -> Dyad | str:
    """The dyad of an incident, or the reason why it has none."""
    if rivals(facts.view):
        return "rivals are each named as the author: the dyad is not known"
    author = next((party for party in authors(facts.view) if party.actor is not None), None)
    if author is None:
        return "no organised actor is known to have done it"
    first = side(author, day)
    armed = [party for party in targets(facts.view) if party.armed]
    other = next((found for party in armed if party.actor and (found := side(party, day)).name != first.name), None)
    if other is not None and facts.type not in _UNARMED:
        return _against(first, other)
    if _civilian(facts, armed):
        return Dyad(ONE_SIDED, first, Side(CIVILIANS))
    return "the other side is armed and not named: the dyad is not known"


# Who is killed in custody, executed, or protesting does not fight: the violence is one-sided.
_UNARMED: Final = frozenset({"execution", "protest", "abduction", "death_in_custody"})


def _civilian(facts: Facts, armed: list[Party]) -> bool:
    """True where the people killed are civilians by what is said of them, or by what nobody says of them."""
    if facts.type in _UNARMED or facts.civilians_harmed:
        return True
    return facts.type != "clash" and not armed and not facts.fighters_harmed


def _against(first: Side, other: Side) -> Dyad:
    """Two armed sides: a government is side A; of two alike, the author is."""
    if first.government or other.government:
        turned = other.government and not first.government
        one, two = (other, first) if turned else (first, other)
        return Dyad(STATE_BASED, one, two, turned)
    return Dyad(NON_STATE, first, other)


def side(party: Party, day: dt.date) -> Side:
    """A party with an actor of the list as a side of a dyad on a day."""
    actor = party.actor
    if actor is None:
        return Side(party.name)
    state = _state(actor, day)
    if state is not None:
        return Side(f"Government of {state.ucdp_name}", state.gw, government=True, actor=actor.id)
    name = str(_table()["names"].get(actor.id) or party.english)
    return Side(name, government=actor.kind == "coalition" and actor.country is None, actor=actor.id)


def _state(actor: Actor, day: dt.date) -> Country | None:
    """The state whose government an actor acts for on a day."""
    table = _table()
    for row in table["states"].get(actor.id, ()):
        if _holds(row, day):
            return country(row["country"])
    if actor.kind in table["kinds"] and actor.id not in table["not_states"]:
        return country(actor.country)
    return None


def _holds(row: Mapping[str, Any], day: dt.date) -> bool:
    return bool(row.get("since", day) <= day <= row.get("until", day))


def excluded(kind: str) -> str | None:
    """Why a type of incident is no event of UCDP's, None for one that can be."""
    why: str | None = _table()["excluded"].get(kind)
    return why


def where_prec(precision: str) -> int | None:
    """UCDP's precision of a place."""
    code: int | None = _table()["where"].get(precision)
    return code


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = yaml.safe_load(_TABLE.read_text("utf8"))
    return table
