"""Whether an ``actor_id`` is of the project's actor list: a listed actor, or one made of a state and a force."""

from collections.abc import Callable
from functools import cache

IsActor = Callable[[str], bool]


@cache
def actor_list() -> IsActor:
    """What tells whether an id is an actor's. Loads the word lists: only for who wants actors checked."""
    from tawthiq.actors.directory import Directory
    from tawthiq.lang import ar

    directory = Directory(ar.load().lexicon)
    return lambda actor_id: directory.get(actor_id) is not None
