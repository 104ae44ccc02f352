"""Which incidents are meant: one typed filter, asked of the database where it can be, and of each view for the rest.

All that is said has to hold; of several values of one option, one has to. An incident without a day (a place, a toll)
meets no filter on days (places, tolls).
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

from tawthiq.exports.names import Actors, Area, folded
from tawthiq.model.types import INCIDENT_TYPES
from tawthiq.reconcile.link.sketch import FAMILIES

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from tawthiq.collection.orm import Incident

Role = Literal["any", "perpetrator", "target", "source"]
Review = Literal["reviewed", "unreviewed"]
View = Mapping[str, Any]

ROLES: Final[tuple[Role, ...]] = get_args(Role)
REVIEWS: Final[tuple[Review, ...]] = get_args(Review)
GRADES: Final = ("confirmed", "fair", "weak", "contested", "discounted")
_LISTS: Final = {"perpetrator": "perpetrators", "target": "targets", "source": "sources"}


class FilterError(ValueError):
    """A filter that cannot be meant, in words for people."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What is asked for; nothing asked meets everything.

    ``first`` and ``last`` are days, both included: an incident meets them where some day on which it may have happened
    lies between. ``areas`` are places with all that lies in them. ``types`` are types of the contract; ``role`` says as
    what ``actors`` count. ``sources`` are outlets and whoever is quoted. ``killed_min`` is met where even the lowest
    figure that stands is as high. ``ids`` may be of incidents that were merged into others.
    """

    first: dt.date | None = None
    last: dt.date | None = None
    areas: tuple[Area, ...] = ()
    types: frozenset[str] = frozenset()
    actors: Actors | None = None
    role: Role = "any"
    sources: frozenset[str] = frozenset()
    grades: frozenset[str] = frozenset()
    review: Review | None = None
    killed_min: int | None = None
    ids: frozenset[str] = frozenset()
    said: tuple[tuple[str, str], ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        """Refuse days in the wrong order."""
        if self.first and self.last and self.first > self.last:
            raise FilterError(f"from {self.first} to {self.last}: the first day is after the last")

    def rows(self, db: str) -> "QuerySet[Incident]":
        """The incidents that may meet it, in the order of time, undated ones last; :meth:`meets` has the last word."""
        from django.db.models import F

        from tawthiq.collection.orm import Incident

        rows = Incident.objects.using(db).filter(merged_into__isnull=True)
        if self.first:
            rows = rows.filter(last_day__gte=self.first)
        if self.last:
            rows = rows.filter(first_day__lte=self.last)
        if self.types:
            rows = rows.filter(type__in=sorted(self.types))
        if self.grades:
            rows = rows.filter(grade__in=sorted(self.grades))
        if self.ids:
            rows = rows.filter(id__in=standing(db, self.ids))
        if self.review:
            rows = _reviewed(rows, db, decided=self.review == "reviewed")
        return rows.order_by(F("first_day").asc(nulls_last=True), "id")

    def meets(self, view: View) -> bool:
        """True for a view that meets what the database was not asked: places, actors, sources, tolls."""
        if self.areas and not any(area.holds(place) for area in self.areas for place in _places(view)):
            return False
        if self.actors and not any(self.actors.meant(party) for party in self._parties(view)):
            return False
        if self.sources and self.sources.isdisjoint(_voices(view)):
            return False
        return self.killed_min is None or _lowest(view) >= self.killed_min

    def _parties(self, view: View) -> Iterable[Mapping[str, Any]]:
        lists = _LISTS.values() if self.role == "any" else (_LISTS[self.role],)
        return (party for name in lists for party in view.get(name) or ())


def types_of(words: Iterable[str]) -> frozenset[str]:
    """The types that are meant by names of types and of families (``strike`` is every type of that family)."""
    found: set[str] = set()
    for word in words:
        family = {name for name in INCIDENT_TYPES if FAMILIES.get(name) == word}
        if word not in INCIDENT_TYPES and not family:
            known = ", ".join([*INCIDENT_TYPES, *sorted(set(FAMILIES.values()) - set(INCIDENT_TYPES))])
            raise FilterError(f"{word} is neither a type nor a family of types: {known}")
        found |= family | ({word} & set(INCIDENT_TYPES))
    return frozenset(found)


def sources_of(words: Iterable[str]) -> frozenset[str]:
    """Names and ids of sources as they are compared."""
    return frozenset(folded(word) for word in words)


def standing(db: str, ids: Iterable[str]) -> set[str]:
    """The incidents that stand for ids: their own, or those that they were merged into."""
    from tawthiq.collection.orm import Incident

    found, asked = set(), set(ids)
    while asked:
        rows = dict(Incident.objects.using(db).filter(id__in=asked).values_list("id", "merged_into_id"))
        found |= {key for key, into in rows.items() if into is None}
        asked = {into for into in rows.values() if into is not None}
    return found


def _reviewed(rows: "QuerySet[Incident]", db: str, *, decided: bool) -> "QuerySet[Incident]":
    """Incidents on which, or on whose accounts and claims, some decision of a person stands; or those without one."""
    from django.db.models import Q

    from tawthiq.collection.orm import Incident, Review

    subjects = Review.objects.using(db).filter(undone_at__isnull=True).values("subject")
    by_part = Q(members__account__in=subjects) | Q(members__account__claims__in=subjects)
    touched = Incident.objects.using(db).filter(Q(id__in=subjects) | by_part).values("id")
    return rows.filter(id__in=touched) if decided else rows.exclude(id__in=touched)


def _places(view: View) -> Iterable[Mapping[str, Any]]:
    if view.get("place"):
        yield view["place"]
    yield from view.get("other_places") or ()


def _voices(view: View) -> set[str]:
    """Outlets and whoever is quoted, with whom they quote, by folded name and id."""
    found: set[str] = set()
    for claim in view.get("claims") or ():
        found.add(folded(claim["report"].get("source") or ""))
        speaker = claim.get("source")
        for voice in (speaker, *speaker.get("via", ())) if speaker else ():
            found |= {folded(voice["name"]), folded(voice.get("actor_id") or "")}
    return found - {""}


def _lowest(view: View) -> int:
    """The lowest figure of the killed that stands; -1 where none is told."""
    killed = (view.get("casualties") or {}).get("killed")
    return int(killed["min"]) if killed else -1
