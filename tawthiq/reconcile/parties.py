"""Perpetrators and targets as lists: the claims' names brought together, one entry a party."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache
from typing import Final

from tawthiq.actors.directory import directory
from tawthiq.lang.ar.language import load
from tawthiq.model.incident import Party
from tawthiq.model.values import Value
from tawthiq.text.fold import fold_word

# Who carried out an attack, named by that alone: two such words of one incident mean the same people.
_ATTACKERS: Final = frozenset({"مسلح", "مسلحة", "مهاجم", "منفذ", "منفذي", "انتحاري", "مجهول", "جناه", "جان"})
_TAKING_UP: Final = frozenset({"مهاجم", "منفذ", "منفذي", "جناه", "جان"})
_BARE: Final = 2  # words of a name that only takes up another
_LETTERS: Final = 4  # of a word whose letters can be seen to stand in the wrong order
_OF_STATE: Final = frozenset({"government", "armed_forces"})
_ENDING: Final = re.compile(r"(?<=\w{4})(?:ون|ين|ان|ا)$")


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
    """The same actor, or one name for both."""
    if one.actor_id and other.actor_id:
        return one_actor(one.actor_id, other.actor_id)
    return one_name(one.name, other.name)


def one_actor(one: str, other: str) -> bool:
    """True for one actor, and for a state's government beside its armed forces: إسرائيل، الجيش الإسرائيلي."""
    if one == other:
        return True
    actors = directory(load().lexicon)
    first, second = actors.get(one), actors.get(other)
    if first is None or second is None or not first.country or first.country != second.country:
        return False
    return first.side == second.side and {first.kind, second.kind} <= _OF_STATE


def one_name(one: str, other: str) -> bool:
    """True where one name's words are all in the other's, whatever their case endings: سوق, سوق مزدحمة."""
    mine, theirs = _stems(one), _stems(other)
    if not mine or not theirs:
        return False
    if mine <= theirs or theirs <= mine or _misspelt(mine, theirs):
        return True
    return bool(_ATTACKERS & mine and _ATTACKERS & theirs) and (_takes_up(one) or _takes_up(other))


def one_person(one: str, two: str) -> bool:
    """True for names that begin alike and of which one's words all stand in the other."""
    first, second = bare_name(one).split(), bare_name(two).split()
    if not first or not second:
        return one == two
    return first[0] == second[0] and (set(first) <= set(second) or set(second) <= set(first))


def _misspelt(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """True where one word of several has its letters in another order: زعيم | دعاش."""
    one, other = mine - theirs, theirs - mine
    if len(one) != 1 or len(other) != 1 or len(mine) < _BARE:
        return False
    first, second = next(iter(one)), next(iter(other))
    return len(first) >= _LETTERS and sorted(first) == sorted(second)


@lru_cache(maxsize=50_000)
def _stems(name: str) -> frozenset[str]:
    """The words of a name without the endings that only show case: مسلحون، مسلحين; انتحاري، انتحاريا."""
    return frozenset(_ENDING.sub("", word) for word in bare_name(name).split())


def _fuller(one: Party, other: Party) -> Party:
    """Two entries of one party: a noun before an adjective, the longer name; an actor where either has one."""
    longer = max(one, other, key=_fullness)
    return replace(longer, actor_id=one.actor_id or other.actor_id)


def _fullness(party: Party) -> tuple[bool, bool, int]:
    """How much a name says by itself: less where it is a state's adjective, or takes up an attacker told before."""
    return not is_adjective(party.name), not _takes_up(party.name), len(bare_name(party.name))


def _takes_up(name: str) -> bool:
    """True for a name that takes up an attacker told before: المهاجم، منفذو الهجوم."""
    stems = _stems(name)
    return len(stems) <= _BARE and bool(_TAKING_UP & stems)


def is_adjective(name: str) -> bool:
    """True for a state's adjective alone: إسرائيلية، التركي."""
    return bare_name(name) in _adjectives()


@cache
def _adjectives() -> frozenset[str]:
    rows = load().lexicon.entries("nationalities")
    return frozenset(bare_name(str(noun)) for row in rows for noun in row.data.get("nouns", ()))


@lru_cache(maxsize=50_000)
def bare_name(name: str) -> str:
    """A name as two mentions of it compare: folded, without quotes, articles and prepositions merged with them."""
    words = re.findall(r"\w+", fold_word(name))
    return " ".join(re.sub(r"^(?:لل|ال)(?=\w\w)", "", word) for word in words)


def _text(value: object) -> str | None:
    return str(value) if value else None
