"""What speaks for and against each place that bears a name: named reasons with their worth, added up.

Worths are in the unit of :attr:`Place.rank` (a step of ten in people is 1).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tawthiq.gazetteer.context import Context
from tawthiq.gazetteer.index import Place
from tawthiq.gazetteer.rows import HEADED, SHORT
from tawthiq.gazetteer.shape import FITS, OWN_POINT, Located, km_between
from tawthiq.gazetteer.unit import Unit

SETTLED: Final = frozenset({"city", "town"})
# Heads of things inside a town: one called by a town's name is not in a town of a country that no word speaks of.
SITES: Final = frozenset({"site", "road", "base", "airport"})

_BY_DISTANCE: Final = ((25.0, 3.0), (80.0, -1.0))  # km from the edge of an enclosure, and what that is worth
_NEARBY: Final = ((15.0, 1.6), (40.0, 1.0), (90.0, 0.4))  # km from another place of the report, likewise

ACROSS: Final = frozenset({"river", "desert"})  # what runs through several countries
_AREAS: Final = frozenset({"SA", "ER"})  # countries whose first-level divisions are called منطقة

_HERE: Final = "near another place of the sentence"

Reason = tuple[str, float]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that bears a name, the guard of the name for it, and why it is or is not meant."""

    place: Place
    guard: int
    reasons: tuple[Reason, ...]

    @property
    def score(self) -> float:
        """The sum of the reasons."""
        return sum(worth for _, worth in self.reasons)


class Scorer:
    """Weighs the bearers of the names of one text."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def candidates(self, unit: Unit, around: Sequence[Located], bounds: tuple[int, int]) -> list[Candidate]:
        """The bearers of a unit's name, weighed, the likeliest first; ``bounds`` are the tokens of its sentence."""
        assert unit.found is not None
        several = len(unit.found.places) > 1
        rows = []
        for place, guard in zip(unit.found.places, unit.found.guards, strict=True):
            enclosed = any(other.place is not None and other.place.id in place.lineage for other in around)
            if guard == SHORT and not (enclosed or any(_within(place, other) for other in around)):
                continue
            reasons = self._reasons(unit, place, bounds, several)
            if guard >= HEADED and not enclosed and place.kind not in FITS.get(unit.head or "", ()):
                reasons.append(("a common word without a head noun", -3.0))
            reasons += [_agreement_reason(place, other) for other in around]
            if several:
                reasons += self._nearby(unit, place, bounds)
            rows.append(Candidate(place, guard, tuple(reasons)))
        rows.sort(key=lambda row: -row.score)  # stable: the more prominent bearer first among equals
        return rows

    def _reasons(self, unit: Unit, place: Place, bounds: tuple[int, int], several: bool) -> list[Reason]:
        found = [("prominence", place.rank), self._spoken(place, bounds)]
        if unit.nation is not None:
            same = place.country == unit.nation
            found.append(("the nationality given" if same else "another nationality", 5.0 if same else -5.0))
        if unit.head is not None:
            found.append((f"announced as {unit.head}", headed(unit.head, place)))
            if unit.head == "area" and place.kind == "governorate" and place.country in _AREAS:
                found.append(("provinces are called areas there", 6.5))
        elif place.kind == "country" and unit.bearing is None and several:
            found.append(("a bare name is the country's", 3.0))
        elif place.kind == "city" and unit.bearing is None:
            found.append(("a bare name is the city's", 1.2))
        if place.country == self._context.home:
            found.append(("the outlet's country", 0.5))
        return found

    def _spoken(self, place: Place, bounds: tuple[int, int]) -> Reason:
        """How much the text and the sentence speak of a place's country."""
        share = self._context.share(place.country, *bounds)
        if not share and not self._context.empty and place.kind not in {"country", *ACROSS}:
            return ("a country that the text does not speak of", -3.0)
        return ("the country that the text speaks of", 5.0 * share)

    def _nearby(self, unit: Unit, place: Place, bounds: tuple[int, int]) -> list[Reason]:
        """How near the report's other places lie, and those of the sentence."""
        assert unit.found is not None
        found = []
        for words, stretch in (("near another place of the report", (0, None)), (_HERE, bounds)):
            gap = self._context.nearest(place, unit.found.word, *stretch)
            worth = next((worth for limit, worth in _NEARBY if gap is not None and gap < limit), 0.0)
            if worth:
                found.append((words, worth if words != _HERE else worth / 2))
        return found


def headed(head: str, place: Place) -> float:
    """How well a place fits the kind that a head noun announces."""
    fits = FITS.get(head)
    fit = fits is None or place.kind in fits
    score = 2.0 if fit else -2.5
    if head in SITES:
        score -= 2.0 if place.kind in SETTLED else 0.0
        score -= 0.0 if place.listed or place.kind == head else 2.5  # called after a place of renown, not a hamlet
    if place.kind == head or (head == "town" and place.kind == "city"):
        score += 1.5
    if head in OWN_POINT and place.kind == "country":
        score -= 3.0
    if head == "countryside" and place.kind == "governorate":
        score += 1.5
    if not fit and head in OWN_POINT - {"camp", "neighbourhood", "road", "site"}:
        score -= 1.0
    return score


def _agreement_reason(place: Place, other: Located) -> Reason:
    worth = agreement(place, other)
    words = "inside" if worth >= 3 else "outside" if worth < 0 else "by"
    return (f"{words} {other.place.name_en if other.place else other.kind}", worth)


def agreement(place: Place, other: Located) -> float:
    """How well a place fits into an enclosure: by the lists, else by distance."""
    if other.place is None or other.lat is None or other.lon is None:
        return 0.0
    if other.place.id == place.id:
        return 0.0 if other.kind != place.kind else -2.0
    if other.place.id in place.lineage:
        return 5.0
    if place.country != other.place.country:
        return 0.0 if place.kind in ACROSS else -9.0
    if other.place.kind == "country":
        return 3.0
    gap = km_between(place.lat, place.lon, other.lat, other.lon) - other.radius_km
    return next((worth for limit, worth in _BY_DISTANCE if gap < limit), -5.0)


def _within(place: Place, other: Located) -> bool:
    """True for a place inside the circle of an enclosure that is no wider than a district."""
    if other.lat is None or other.lon is None or other.radius_km > 30:
        return False
    return km_between(place.lat, place.lon, other.lat, other.lon) <= other.radius_km
