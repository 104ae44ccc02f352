"""Perpetrators and targets as lists: the claims' names brought together, one entry a party."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tawthiq.model.incident import Party
from tawthiq.model.values import Value
from tawthiq.text.fold import fold_word


def parties(values: Sequence[Value], field: str, kinds_by_name: dict[str, str]) -> tuple[Party, ...]:
    """One entry a party by its fullest name, an actor once; hedged only where nobody asserts it."""
    found: list[Party] = []
    for value in values:
        if value.field != field or value.modality == "denied" or not isinstance(value.value, dict):
            continue
        name = str(value.value["name"])
        kind = (kinds_by_name.get(name) or "other") if field == "targets" else None
        party = Party(name, _text(value.value.get("actor_id")), hedged=True, kind=kind)
        place = next((at for at, known in enumerate(found) if _one_party(known, party)), None)
        if place is None:
            found.append(party)
        else:
            found[place] = _fuller(found[place], party)
    plain = _asserted(values, field)
    return tuple(replace(p, hedged=not {bare_name(p.name), p.actor_id} & plain) for p in found)


def _asserted(values: Sequence[Value], field: str) -> set[str | None]:
    """The names and actors that somebody asserts; who is told as a victim is a target as well."""
    fields = {field, "victims"} if field == "targets" else {field}
    rows = [v.value for v in values if v.field in fields and v.modality == "asserted" and isinstance(v.value, dict)]
    names: set[str | None] = {bare_name(str(row["name"])) for row in rows}
    return names | {str(row["actor_id"]) for row in rows if row.get("actor_id")}


def _one_party(one: Party, other: Party) -> bool:
    """The same actor, or a name whose words are all in the other's (سوق, سوق مزدحمة); two listed actors are two."""
    if one.actor_id and other.actor_id:
        return one.actor_id == other.actor_id
    mine, theirs = set(bare_name(one.name).split()), set(bare_name(other.name).split())
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def _fuller(one: Party, other: Party) -> Party:
    """Two entries of one party: the longer name, an actor where either has one."""
    longer = one if len(bare_name(one.name)) >= len(bare_name(other.name)) else other
    return replace(longer, actor_id=one.actor_id or other.actor_id)


def bare_name(name: str) -> str:
    """A name as two mentions of it compare: folded, without quotes, articles and prepositions merged with them."""
    words = re.findall(r"\w+", fold_word(name))
    return " ".join(re.sub(r"^(?:لل|ال)(?=\w\w)", "", word) for word in words)


def _text(value: object) -> str | None:
    return str(value) if value else None
