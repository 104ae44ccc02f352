"""Where an occurrence happened: the place that its words give, the most exact of those bound to it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from tawthiq.claims.bind import Bound
from tawthiq.model.mention import PlaceMention
from tawthiq.rules.rule import define

OWN: Final = define("place.of-its-words", "the place that stands with the trigger")
SEEN: Final = define("place.of-its-sentence", "the place that the sentence of the trigger holds")

_STEP: Final = 0.8  # log-odds; chosen by cross-validation
_TOWN: Final = 1
_EXACT: Final = {
    "exact": 0,
    "near": 1,
    "town": 1,
    "subdistrict": 3,
    "district": 3,
    "province": 4,
    "region": 5,
    "country": 7,
}


@dataclass(frozen=True, slots=True)
class Located:
    """A place with the mention it rests on, and how surely it is bound."""

    mention: PlaceMention
    rule: str
    weight: float

    @property
    def rank(self) -> int:
        """How exact the place is; 0 is a site."""
        return _EXACT.get(str(self.mention.place.get("precision")), 6)


def of_bound(bound: Iterable[Bound]) -> list[Located]:
    """The places bound to a trigger, the surest first."""
    return [Located(row.mention, row.rule, row.weight) for row in bound if isinstance(row.mention, PlaceMention)]


def best(found: Sequence[Located]) -> Located:
    """The place of an occurrence: the surest one, a step of exactness weighing as much as ``_STEP`` of surety."""
    return max(found, key=lambda place: place.weight - _STEP * place.rank)


def innermost(chosen: Located, found: Sequence[Located]) -> Located:
    """The place that its own words say to lie in the chosen one, where one does: قرية مسكة التابعة لناحية | جنديرس."""
    if chosen.rank > _TOWN:
        return chosen
    inside = [place for place in found if place.rank <= chosen.rank and _lies_in(place, chosen)]
    return best(inside) if inside else chosen


def _lies_in(place: Located, outer: Located) -> bool:
    """True where the words after a place name another as what holds it."""
    within = place.mention.place.get("within")
    rows = within if isinstance(within, list) else []
    name = _bare(outer.mention.place.get("name"))
    other = place.mention.place.get("gazetteer_id") != outer.mention.place.get("gazetteer_id")
    return other and any(_bare(row.get("name")) == name for row in rows)


def _bare(name: object) -> str:
    """A name without the head noun that one telling gives and another leaves out."""
    return str(name).split()[-1] if name else ""
