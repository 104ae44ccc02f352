"""How two values of one field stand to each other: whether both may be true, and which says more."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import Any, Final, Literal

from tawthiq.claims.tolls import vague
from tawthiq.model.types import FATES
from tawthiq.model.values import Range
from tawthiq.reconcile.parties import bare_name, is_adjective, one_name
from tawthiq.reconcile.view import actors, places

# The first value beside the second: the same, a finer or a coarser one, another that may be true too, one that cannot.
Relation = Literal["same", "finer", "coarser", "other", "excludes"]
Json = Mapping[str, Any]

# A type's wider words: what is told as the first may be told as any of the others by who knows less.
_WIDER: Final[Mapping[str, frozenset[str]]] = {
    "air_strike": frozenset({"shelling", "attack", "explosion", "destruction"}),
    "shelling": frozenset({"attack", "explosion", "destruction"}),
    "bombing": frozenset({"attack", "explosion", "destruction"}),
    "suicide_attack": frozenset({"bombing", "attack", "explosion", "destruction"}),
    "grenade": frozenset({"bombing", "attack", "explosion"}),
    "chemical_attack": frozenset({"shelling", "air_strike", "attack"}),
    "execution": frozenset({"attack"}),
    "clash": frozenset({"attack"}),
    "raid": frozenset({"attack"}),
    "arrest": frozenset({"raid"}),
    "destruction": frozenset({"attack", "explosion"}),
}
# Two names that two sides give to one act, neither the wider.
_ALIKE: Final = frozenset(
    {
        frozenset({"abduction", "arrest"}),
        frozenset({"attack", "explosion"}),
        frozenset({"clash", "raid"}),
        frozenset({"clash", "shelling"}),
        frozenset({"air_strike", "raid"}),
        frozenset({"clash", "territorial_change"}),
        frozenset({"attack", "territorial_change"}),
        frozenset({"riot", "protest"}),
        frozenset({"abduction", "raid"}),
        frozenset({"body_found", "execution"}),
        frozenset({"body_found", "attack"}),
    }
)
# What follows from an act, or is said where none is known: it excludes none.
_FOLLOWING: Final = frozenset({"other", "displacement", "deployment", "release", "weapons_intercept"})
_PARTS: Final = ("dawn", "morning", "noon", "afternoon", "evening", "night")
_KUNYA: Final = {"ابي": "ابو", "ابا": "ابو"}
# Authors named by nothing but what they did: to name them later is to say more.
_NOBODY: Final = frozenset(
    "مجهول مجهولون مجهولين مجهولو مسلح مسلحون مسلحين مسلحان مسلحه مهاجم مهاجمون مهاجمين منفذ منفذو منفذي ملثمون ملثمين "
    "طائره طائرات مسيره مسيرات مروحيات هويه رجل شخص اشخاص خليه ارهابيه".split()
)


def relation(field: str, one: Any, other: Any) -> Relation:
    """How ``one`` stands to ``other``, both values of ``field`` in the contract's form."""
    if one == other:
        return "same"
    if field.partition("_")[0] in FATES:
        return _counts(one, other)
    by_field: dict[str, Callable[[Any, Any], Relation]] = {
        "type": _types,
        "date": _dates,
        "place": _places,
        "perpetrators": _parties,
        "targets": _parties,
        "weapons": _weapons,
        "victims": _victims,
    }
    return by_field[field](one, other) if field in by_field else "other"


def _types(one: str, other: str) -> Relation:
    if other in _WIDER.get(one, ()):
        return "finer"
    if one in _WIDER.get(other, ()):
        return "coarser"
    if {one, other} & _FOLLOWING or frozenset({one, other}) in _ALIKE:
        return "other"
    return "excludes"


def _dates(one: Json, other: Json) -> Relation:
    first, second = _days(one), _days(other)
    if first is None or second is None:
        return "other"
    if first == second:
        return _times(one, other)
    if second[0] <= first[0] and first[1] <= second[1]:
        return "finer"
    if first[0] <= second[0] and second[1] <= first[1]:
        return "coarser"
    if first[0] <= second[1] and second[0] <= first[1]:
        return "other"
    return "excludes"


def _days(date: Json) -> tuple[dt.date, dt.date] | None:
    if not date.get("start") or not date.get("end"):
        return None
    return dt.date.fromisoformat(date["start"]), dt.date.fromisoformat(date["end"])


def _times(one: Json, other: Json) -> Relation:
    """Two dates of the same days by their times of day; a night and a dawn may be one."""
    mine, theirs = one.get("time_of_day") or {}, other.get("time_of_day") or {}
    if not mine or not theirs:
        return "finer" if mine else "coarser" if theirs else "same"
    first, second = mine.get("part"), theirs.get("part")
    if first and second and first != second:
        gap = abs(_PARTS.index(first) - _PARTS.index(second))
        return "other" if gap in {1, len(_PARTS) - 1} else "excludes"
    if bool(mine.get("clock")) != bool(theirs.get("clock")):
        return "finer" if mine.get("clock") else "coarser"
    return "same"


def _places(one: Json, other: Json) -> Relation:
    if places.apart(one, other):
        return "excludes" if places.exclude(one, other) else "other"
    first, second = places.exactness(one), places.exactness(other)
    if first == second:
        alike = places.one_site(one, other) or one_name(str(one["name"]), str(other["name"]))
        return "same" if alike else "other"
    if places.contains(other, one) or places.contains(one, other):
        return "finer" if first < second else "coarser"
    return "other"


def nobody(party: Json) -> bool:
    """True for an author named by nothing but the deed: unknown gunmen, an unidentified drone."""
    words = bare_name(str(party["name"])).split()
    return not party.get("actor_id") and bool(words) and all(word in _NOBODY for word in words)


def _parties(one: Json, other: Json) -> Relation:
    if nobody(one) or nobody(other):
        both = nobody(one) and nobody(other)
        return "same" if both else "coarser" if nobody(one) else "finer"
    first, second = one.get("actor_id"), other.get("actor_id")
    if first and second:
        standing = actors.standing(str(first), str(second))
        return "same" if standing == "one" else "excludes" if standing == "opposed" else "other"
    return "same" if one_name(str(one["name"]), str(other["name"])) else "other"


def _weapons(one: Json, other: Json) -> Relation:
    if one_name(str(one["name"]), str(other["name"])):
        return "same"
    return "other"


def _victims(one: Json, other: Json) -> Relation:
    """Names and descriptions of victims exclude nothing by themselves: there may be several."""
    return "same" if same_person(str(one["name"]), str(other["name"])) else "other"


def same_person(one: str, other: str) -> bool:
    """True for names of which one's words all stand in the other, whatever the case of أبو."""
    first, second = ({_KUNYA.get(word, word) for word in bare_name(name).split()} for name in (one, other))
    if not first or not second:
        return one == other
    return first <= second or second <= first


def _counts(one: Json, other: Json) -> Relation:
    first, second = Range(one["min"], one["max"]), Range(other["min"], other["max"])
    if _within(first, second):
        return "finer"
    if _within(second, first):
        return "coarser"
    if vague(first) != vague(second) and 0 not in {first.max, second.max}:
        return "coarser" if vague(first) else "finer"
    if _top(first) < second.min or _top(second) < first.min:
        return "excludes"
    return "other"


def _within(one: Range, other: Range) -> bool:
    return other.min <= one.min and _top(one) <= _top(other)


def _top(number: Range) -> float:
    return float("inf") if number.max is None else number.max


def adjective(party: Json) -> bool:
    """True for a party named by a state's adjective alone, of whatever number: إسرائيلية، إسرائيليتين."""
    name = str(party["name"])
    return is_adjective(name) or is_adjective(re.sub(r"يت(?:ين|ان)$", "ية", name))
