"""What a sentence says of an incident, before it is put in words: tolls, doubts, the weapon, who accepted it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from tawthiq.model.types import FATES
from tawthiq.reconcile.parties import bare_name
from tawthiq.reconcile.view.rules import words

Json = Mapping[str, Any]
_ORDER: Final = ("killed", "injured", "abducted", "detained", "missing", "displaced")
_PARTS: Final = ("children", "women")


@dataclass(frozen=True, slots=True)
class Toll:
    """How many met a fate: the range, the noun they are counted by, whether it is hedged by all, its named parts."""

    fate: str
    low: int
    high: int | None
    noun: str
    hedged: bool
    parts: tuple[tuple[int, int | None, str], ...]


def tolls(view: Json) -> list[Toll]:
    """The tolls in the order of the sentence. A part that is the whole gives its noun: قُتل طفلان."""
    counts: Mapping[str, Any] = view["casualties"]
    found = []
    for fate in _ORDER:
        if fate not in counts:
            continue
        whole = counts[fate]
        groups = [
            (group, counts[f"{fate}_{group}"])
            for group in ("children", "women", "civilians")
            if f"{fate}_{group}" in counts
        ]
        noun = next((group for group, part in groups if part == whole and whole["max"] != 0), "people")
        parts = tuple(
            (part["min"], part["max"], group)
            for group, part in groups
            if noun in {"people", "civilians"} and group in _PARTS and part["max"] != 0
        )
        if view["type"] == "body_found" and fate == "killed":
            noun, parts = "bodies", ()
        found.append(Toll(fate, whole["min"], whole["max"], noun, hedged(view, fate), parts))
    return found


def hedged(view: Json, field: str) -> bool:
    """True where every claim that gives a field hedges it."""
    rows = [v for claim in view["claims"] for v in claim["values"] if v["field"] == field]
    told = [value["modality"] for value in rows if value["modality"] in {"asserted", "hedged"}]
    return bool(told) and all(modality == "hedged" for modality in told)


def only_denied(view: Json) -> bool:
    """True where nobody tells it but to deny it."""
    return bool(view["claims"]) and all(claim["denied"] for claim in view["claims"])


def disputed(view: Json) -> bool:
    """True where one tells it and another denies it."""
    return any(row["field"] == "occurrence" for row in view["contradictions"])


def act_hedged(view: Json) -> bool:
    """True where all that is told of what was done, and to whom, is hedged."""
    rows = [
        v
        for claim in view["claims"]
        for v in claim["values"]
        if v["field"] in {*FATES, "targets", "weapons", "victims"}
    ]
    told = [value["modality"] for value in rows if value["modality"] in {"asserted", "hedged"}]
    return bool(told) and all(modality == "hedged" for modality in told)


def weapon(view: Json, lang: str) -> str:
    """The first weapon of the list that the incident has, where somebody says it plainly."""
    if hedged(view, "weapons") or view["type"] in {"arrest", "release", "weapons_intercept"}:
        return ""
    for weapon_id, row in words()["weapons"].items():
        names = [bare_name(str(used["name"])) for used in view["weapons"] if used["weapon_id"] == weapon_id]
        if names:
            special = next((s for s in row.get("named", ()) if any(_so_named(s["name"], name) for name in names)), row)
            return str(special[lang])
    return ""


def _so_named(wanted: str, name: str) -> bool:
    """True for a name with the word of a special case, with or without a preposition that merged with it."""
    return any(word.removeprefix("ب") == bare_name(wanted) or word == bare_name(wanted) for word in name.split())


def by_hand_of(view: Json, kind: Json) -> bool:
    """True where the verb takes its author: taken, held by somebody, not attributed to them."""
    return kind.get("says") in {"detained", "abducted"} and not author_disputed(view)


def author_disputed(view: Json) -> bool:
    """True where claims name authors of opposed sides."""
    return any(row["field"] == "perpetrators" and not row["both_true"] for row in view["contradictions"])


def accepted(view: Json) -> bool:
    """True where a party accepts responsibility."""
    return bool(view["accepted_by"])
