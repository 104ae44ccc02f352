"""Which actors can be told for one another: an actor, what it is part of, and the side that it fights on."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from tawthiq.actors.directory import Actor, Directory, directory


@dataclass(frozen=True, slots=True)
class Kin:
    """Actors by id, the same with all that they are part of, and their sides; each sorted."""

    ids: tuple[str, ...]
    up: tuple[str, ...]
    sides: tuple[str, ...]


@cache
def _directory() -> Directory:
    from tawthiq.lang.ar.language import load

    return directory(load().lexicon)


@cache
def _of(actor_id: str) -> tuple[frozenset[str], frozenset[str]]:
    """An actor's id with those it is part of, and its sides."""
    up: list[str] = [actor_id]
    first = found = _directory().get(actor_id)
    while found is not None and found.parent and found.parent not in up:
        up.append(found.parent)
        found = _directory().get(found.parent)
    return frozenset(up), _sides(first)


def _sides(actor: Actor | None) -> frozenset[str]:
    """The side of an actor; a state's forces are one side, by whatever entry they are known."""
    if actor is None:
        return frozenset()
    sides = {actor.side} if actor.side else set()
    if actor.kind == "armed_forces" and actor.country:
        sides.add(f"forces of {actor.country}")
    return frozenset(sides)


def kin_of(ids: Iterable[str]) -> Kin:
    """The kin of some actors."""
    unique = sorted(set(ids))
    found = [_of(actor_id) for actor_id in unique]
    up = {one for ups, _ in found for one in ups}
    sides = {side for _, own in found for side in own}
    return Kin(tuple(unique), tuple(sorted(up)), tuple(sorted(sides)))
