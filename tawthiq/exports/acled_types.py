"""ACLED's event type of an incident: the first case of ``acled_types.yml`` that holds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

import yaml

from tawthiq.exports.facts import Facts

Author = Literal["government", "foreign_state", "non_state", "unknown"]
Target = Literal["armed", "civilian", "unknown"]

_TABLE: Final = Path(__file__).parent / "acled_types.yml"
_FIGHTING: Final = frozenset({"clash", "attack", "shelling", "air_strike", "bombing", "suicide_attack", "raid"})


@dataclass(frozen=True, slots=True)
class SubEvent:
    """A sub-event type with the event type and the disorder type that it belongs to."""

    name: str
    event: str
    disorder: str


@dataclass(frozen=True, slots=True)
class Coded:
    """What an incident is coded as, and the rule of the codebook in own words."""

    sub_event: SubEvent
    why: str


@dataclass(frozen=True, slots=True)
class Case:
    """One line of the table."""

    type: str
    when: Mapping[str, Any]
    sub: str
    why: str


@cache
def sub_events() -> dict[str, SubEvent]:
    """ACLED's sub-event types by name, in the order of the codebook's hierarchy."""
    rows = _table()["sub_events"]
    return {name: SubEvent(name, row["event"], row["disorder"]) for name, row in rows.items()}


@cache
def cases() -> dict[str, tuple[Case, ...]]:
    """The cases of each incident type, in the order in which they are tried. Raises ValueError for an unknown word."""
    found: dict[str, tuple[Case, ...]] = {}
    for row in _table()["cases"]:
        case = Case(row["type"], row.get("when", {}), row["sub"], row["why"])
        unknown = case.when.keys() - _CONDITIONS.keys()
        if unknown or case.sub not in sub_events():
            raise ValueError(f"acled_types.yml: {case.type}: {sorted(unknown) or case.sub} is not known")
        found[case.type] = (*found.get(case.type, ()), case)
    return found


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = yaml.safe_load(_TABLE.read_text("utf8"))
    return table


def code(facts: Facts, author: Author, target: Target) -> Coded | None:
    """The coding of an incident; None for a type that ACLED has no event for (``other``)."""
    for case in cases().get(facts.type, ()):
        if all(_CONDITIONS[name](facts, author, target, wanted) for name, wanted in case.when.items()):
            return Coded(sub_events()[case.sub], case.why)
    return None


def _force(facts: Facts) -> bool:
    return facts.harm or bool(facts.weapons) or bool(facts.types & _FIGHTING)


_Condition = Callable[[Facts, Author, Target, Any], bool]
_CONDITIONS: Final[Mapping[str, _Condition]] = {
    "weapon": lambda facts, _author, _target, wanted: bool(facts.weapons & set(wanted)),
    "author": lambda _facts, author, _target, wanted: author in wanted,
    "target": lambda _facts, _author, target, wanted: target in wanted,
    "told_as": lambda facts, _author, _target, wanted: bool(facts.types & set(wanted)),
    "words": lambda facts, _author, _target, wanted: facts.says(wanted),
    "force": lambda facts, _author, _target, wanted: _force(facts) == wanted,
    "harm": lambda facts, _author, _target, wanted: facts.harm == wanted,
    "killed": lambda facts, _author, _target, wanted: facts.killed == wanted,
    "injured": lambda facts, _author, _target, wanted: facts.injured == wanted,
    "held": lambda facts, _author, _target, wanted: facts.held == wanted,
}
