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
