"""UCDP's numbers of deaths: best, low and high, and best divided among the sides, civilians and unknown."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from tawthiq.exports.facts import Facts
from tawthiq.exports.ucdp_sides import ONE_SIDED, Dyad, Side

Json = Mapping[str, Any]

# Acts in which one side is hit and the other is not: fighters killed are the other side's.
_ONE_WAY: Final = frozenset(
    {"air_strike", "shelling", "bombing", "suicide_attack", "grenade", "chemical_attack", "attack", "explosion", "raid"}
)


@dataclass(frozen=True, slots=True)
class Deaths:
    """``a + b + civilians + unknown == best`` and ``low <= best <= high``."""

    a: int
    b: int
    civilians: int
    unknown: int
    best: int
    high: int
    low: int


def estimates(facts: Facts) -> tuple[int, int, int]:
    """Best, high and low, the attackers' own deaths included.

    Best is the value that the record's rules prefer (most independent lines, plain before hedged, who counted, latest),
    the lower end of it where it is a range; low and high are the ends of the range over all figures that stand. An open
    figure ("at least five") adds nothing to high.
    """
    attackers, alone = _attackers(facts)
    beside = 0 if alone else attackers
    chosen = ((facts.view.get("best") or {}).get("killed") or {}).get("value") or {}
    low, high = facts.least("killed"), facts.most("killed")
    best = int(chosen.get("min", low))
    tops = [number for number in (low, high, best, chosen.get("max")) if number is not None]
    return best + beside, max(tops) + beside, min(low, best) + beside


def deaths(facts: Facts, dyad: Dyad) -> Deaths:
    """The deaths of an event. What no words give to a side or to civilians is unknown."""
    best, high, low = estimates(facts)
    own, theirs = _by_side(facts, dyad)
    own = min(max(own, _attackers(facts)[0]), best)
    civilians = best - own if dyad.violence == ONE_SIDED else min(_civilians(facts), best - own)
    theirs = min(theirs, best - own - civilians)
    a, b = (theirs, own) if dyad.turned else (own, theirs)
    return Deaths(a, b, civilians, best - a - b - civilians, best, high, low)


def _attackers(facts: Facts) -> tuple[int, bool]:
    """How many attackers are told to have died, and whether the toll is theirs alone."""
    killed = [row for row in facts.view.get("tolls") or () if row["fate"] == "killed"]
    own = [int(row["min"]) for row in killed if row["group"] == "attacker"]
    return max(own, default=0), len(own) == len(killed)


def _civilians(facts: Facts) -> int:
    """Civilians killed: as counted, or the children and women among the dead."""
    counted = facts.least("killed_civilians")
    return max(counted, facts.least("killed_children") + facts.least("killed_women"))


def _by_side(facts: Facts, dyad: Dyad) -> tuple[int, int]:
    """Deaths of the author's side and of the other: as told; fighters hit in an act of one side are the other's."""
    author, other = (dyad.b, dyad.a) if dyad.turned else (dyad.a, dyad.b)
    own = theirs = 0
    for row in facts.view.get("tolls") or ():
        if row["fate"] != "killed" or row["group"] == "attacker":
            continue
        if row.get("side") and row["side"] == author.actor:
            own = max(own, int(row["min"]))
        elif _theirs(row, other, facts):
            theirs = max(theirs, int(row["min"]))
    return own, theirs


def _theirs(row: Json, other: Side, facts: Facts) -> bool:
    if row.get("side"):
        return bool(row["side"] == other.actor)
    return row["group"] == "combatant" and facts.type in _ONE_WAY
