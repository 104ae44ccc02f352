"""What a person means by a place or an actor, by name or id, and whether a row of an incident is of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from tawthiq.actors.directory import Actor, Directory, directory
from tawthiq.gazetteer.index import Gazetteer, Place
from tawthiq.gazetteer.search import folded as folded_place
from tawthiq.text.fold import fold_word

_FIRST_ORDER: Final = frozenset({"governorate", "province"})
_SECOND_ORDER: Final = frozenset({"district"})


@cache
def _known() -> Directory:
    from tawthiq.lang.ar.language import load

    return directory(load().lexicon)


def folded(name: str) -> str:
    """A name as it is compared: letters folded, case and blanks at its ends aside."""
    return " ".join(fold_word(name).casefold().split())


@dataclass(frozen=True, slots=True)
class Area:
    """A place and all that lies in it.

    ``ids`` are gazetteer ids that the name may mean; ``names`` are folded names of the place; ``admin`` holds
    (field, country, folded English name) where it is a province or district: rows carry these by name.
    """

    ids: frozenset[str]
    names: frozenset[str]
    admin: frozenset[tuple[str, str, str]] = frozenset()
    countries: frozenset[str] = frozenset()
    gazetteer: Gazetteer | None = None

    @classmethod
    def of(cls, words: str, gazetteer: Gazetteer | None) -> "Area":
        """The area of a gazetteer id, or of a name with everything that bears it."""
        if gazetteer is None:
            return cls(frozenset({words}), frozenset({folded(words)}))
        by_id = gazetteer.by_id(words) or gazetteer.by_id(words.upper())
        places = (by_id,) if by_id else gazetteer.named(folded_place(words)) or _english(words, gazetteer)
        return cls(
            ids=frozenset(place.id for place in places) | {words},
            names=frozenset() if by_id else frozenset({folded(words)}),
            admin=frozenset(row for place in places if (row := _admin(place))),
            countries=frozenset(place.country for place in places if place.kind == "country"),
            gazetteer=gazetteer,
        )

    def holds(self, place: Mapping[str, Any]) -> bool:
        """True for a place of the contract that is of this area, or lies in it by what it tells or the gazetteer."""
        chain = [place, *(place.get("within") or ())]
        ids = {row.get("gazetteer_id") for row in chain} - {None}
        if ids & self.ids or place.get("country") in self.countries:
            return True
        if any(folded(row.get(key) or "") in self.names for row in chain for key in ("name", "name_en")):
            return True
        country = place.get("country") or ""
        told = {(key, country, folded(place.get(key) or "")) for key in ("admin1", "admin2")}
        return bool(told & self.admin) or self._in_lineage(ids)

    def _in_lineage(self, ids: Iterable[str]) -> bool:
        if self.gazetteer is None:
            return False
        rows = (self.gazetteer.by_id(key) for key in ids)
        return any(row is not None and not self.ids.isdisjoint(row.lineage) for row in rows)


def _english(words: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    from tawthiq.gazetteer.search import search

    return tuple(hit.place for hit in search(gazetteer, words) if folded(hit.place.name_en) == folded(words))


def _admin(place: Place) -> tuple[str, str, str] | None:
    if place.kind in _FIRST_ORDER:
        return "admin1", place.country, folded(place.name_en)
    return ("admin2", place.country, folded(place.name_en)) if place.kind in _SECOND_ORDER else None


@dataclass(frozen=True, slots=True)
class Actors:
    """Actors that are meant: by id or listed English name, each with its parts (an army's brigade), or as written."""

    words: frozenset[str]

    @classmethod
    def of(cls, words: Iterable[str]) -> "Actors":
        """The actors of names and ids."""
        return cls(frozenset(folded(word) for word in words))

    def meant(self, party: Mapping[str, Any]) -> bool:
        """True for a perpetrator, target or source that is one of them, or a part of one."""
        if folded(party["name"]) in self.words:
            return True
        actor = _known().get(party["actor_id"]) if party.get("actor_id") else None
        if actor is None:
            return folded(party.get("actor_id") or "") in self.words
        return any({folded(one.id), folded(one.en)} & self.words for one in _line(actor))


def _line(actor: Actor) -> Iterable[Actor]:
    """An actor and what it is a part of; not what it came after, which was no more when it began."""
    seen: set[str] = set()
    current: Actor | None = actor
    while current is not None and current.id not in seen:
        seen.add(current.id)
        yield current
        above = _known().get(current.parent) if current.parent else None
        came_after = above is not None and above.until and current.since and current.since >= above.until
        current = None if came_after else above
