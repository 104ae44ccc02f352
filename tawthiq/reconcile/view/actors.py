"""How two actors stand to each other: one, kin, of opposed sides, or apart."""

from functools import lru_cache
from typing import Literal

from tawthiq.actors.directory import Actor, directory
from tawthiq.lang.ar.language import load
from tawthiq.reconcile.parties import one_actor

Standing = Literal["one", "kin", "apart", "opposed"]


@lru_cache(maxsize=10_000)
def standing(one: str, other: str) -> Standing:
    """``kin`` are a body and its part, and members of one side; ``opposed`` are two of different known sides.

    Unknown ids, and actors without a side, are ``apart``: they may act together.
    """
    if one == other or one_actor(one, other):
        return "one"
    actors = directory(load().lexicon)
    first, second = actors.get(one), actors.get(other)
    if first is None or second is None:
        return "apart"
    if body_and_part(one, other) or _side(first) == _side(second) is not None:
        return "kin"
    return "opposed" if _side(first) and _side(second) else "apart"


def body_and_part(one: str, other: str) -> bool:
    """True where one stands in the other's line of parents, or is the side that the other belongs to."""
    return other in _above(one) or one in _above(other)


@lru_cache(maxsize=10_000)
def _above(actor_id: str) -> frozenset[str]:
    """The parents of an actor, theirs, and the sides of all."""
    actors, at = directory(load().lexicon), actors_of(actor_id)
    found: set[str] = set()
    while at is not None:
        found.update(name for name in (at.parent, at.side) if name)
        at = actors.get(at.parent) if at.parent and at.parent != at.id else None
    return frozenset(found - {actor_id})


def actors_of(actor_id: str) -> Actor | None:
    """The actor of an id, None for an unknown one."""
    return directory(load().lexicon).get(actor_id)


def _side(actor: Actor) -> str | None:
    """The side of an actor; a state's forces, police and ministries are of one, under whatever government."""
    if actor.side in {"monitor", "un"}:
        return None
    if actor.country and actor.side and actor.side.endswith(("-state", "-government")):
        return f"{actor.country.lower()}-state"
    return actor.side
