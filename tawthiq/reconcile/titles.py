"""Who is meant by a title that one alone holds: "the leader of the movement" is the man whom the report names as that.

A title is its noun and the listed actor whose it is, however the text spells the actor.
"""

from collections.abc import Sequence
from typing import Final

from tawthiq.claims.bind import Bound
from tawthiq.claims.governed import office
from tawthiq.claims.make import Telling
from tawthiq.model.mention import TargetMention
from tawthiq.text.prepare import Prepared

Title = tuple[str, str]

_OF_ONE: Final = frozenset({"زعيم", "زعيما", "قايد", "قائد", "امير", "رييس", "رئيس", "خليفه", "مرشد"})
_NEAR: Final = 2  # tokens between a name and the title beside it: quotation marks, a comma, an adjective


def title_of(doc: Prepared, telling: Telling, row: Bound) -> Title | None:
    """The title by which a target is told, or None: زعيم | التنظيم."""
    mention = row.mention
    if not isinstance(mention, TargetMention) or not mention.people:
        return None
    return next(
        (title for at, title, last in _titles(doc, telling) if at == mention.first and last <= mention.last), None
    )


def holders(doc: Prepared, tellings: Sequence[Telling]) -> dict[Title, str]:
    """The persons whom the words beside their name give a title that one alone holds: أبو فلان، | زعيم التنظيم."""
    found: dict[Title, str] = {}
    for telling in tellings:
        for at, title, last in _titles(doc, telling):
            for person in telling.draft.seen.persons:
                if 0 <= at - person.last <= _NEAR or 0 <= person.first - last <= _NEAR:
                    found.setdefault(title, person.name)
    return found


def _titles(doc: Prepared, telling: Telling) -> list[tuple[int, Title, int]]:
    """The titles of a telling's sentence: where each begins, what it is, where the actor ends."""
    rows = []
    for actor in telling.draft.seen.actors:
        at = office(doc, actor) if actor.actor_id else None
        noun = doc.tokens[at].form.lstrip("وبل").removeprefix("ال") if at is not None else ""
        if at is not None and noun in _OF_ONE and actor.actor_id:
            rows.append((at, (noun.removesuffix("ا"), actor.actor_id), actor.last))
    return rows
