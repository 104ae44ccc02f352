"""From units to places: which namesake is meant, what a chain of enclosures comes to, where a direction points."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tawthiq.gazetteer.context import Context
from tawthiq.gazetteer.index import Gazetteer, Place
from tawthiq.gazetteer.rows import HEADED
from tawthiq.gazetteer.shape import FITS, OWN_POINT, Located, Precision, km_between, shaped
from tawthiq.gazetteer.unit import Unit

# Heads of things inside a town: one called by a town's name is not in a town of a country that no word speaks of.
_SITES: Final = frozenset({"site", "road", "base", "airport"})
_SETTLED: Final = frozenset({"city", "town"})
# Heads of what lies inside a town; anything else that the gazetteer lacks lies somewhere in the town's province.
_URBAN: Final = frozenset({"neighbourhood", "site", "road", "airport", "camp"})


_BY_DISTANCE: Final = ((25.0, 3.0), (80.0, -1.0))  # km from the edge of an enclosure, and what that is worth


def _unheaded(unit: Unit, place: Place, guard: int, around: Sequence[Located]) -> float:
    """What a bearer loses whose name wants a head noun or an enclosure, where it has none of its own."""
    fits = unit.head is not None and place.kind in FITS.get(unit.head, ())
    enclosed = any(other.place is not None and other.place.id in place.lineage for other in around)
    return 0.0 if guard < HEADED or fits or enclosed else 3.0


def _headed(head: str, place: Place) -> float:
    """How well a place fits the kind that a head noun announces."""
    fits = FITS.get(head)
    fit = fits is None or place.kind in fits
    score = 2.0 if fit else -2.5
    if head in _SITES:
        score -= 2.0 if place.kind in _SETTLED else 0.0
    if place.kind == head or (head == "town" and place.kind == "city"):
        score += 1.5
    if head in OWN_POINT and place.kind == "country":
        score -= 3.0
    if head == "countryside" and place.kind == "governorate":
        score += 1.5
    if not fit and head in OWN_POINT - {"camp", "neighbourhood", "road", "site"}:
        score -= 1.0
    return score


class Locator:
    """Resolves the units of one text. ``bounds`` are the tokens of the sentence around each unit."""

    def __init__(self, gazetteer: Gazetteer, context: Context) -> None:
        self._gazetteer = gazetteer
        self._context = context

    def resolve(self, unit: Unit, around: Sequence[Located], bounds: tuple[int, int]) -> Located | None:
        """The place of a unit, ``around`` being the enclosures already known, the nearest first."""
        if unit.pair is not None:
            return self._pair(unit, around, bounds)
        if unit.anchor is not None:
            return self._anchor(unit, around)
        if unit.found is not None:
            best, score = self.choose(unit, around, bounds)
            if best is not None:
                return shaped(unit, best, score)
        if unit.firm or unit.unknown is not None:
            return self._lacking(unit, around)
        return None

    def choose(self, unit: Unit, around: Sequence[Located], bounds: tuple[int, int]) -> tuple[Place | None, float]:
        """The likeliest bearer of a unit's name and its score; None where a head noun speaks against all of them."""
        assert unit.found is not None
        found = unit.found
        rows = [
            (self._score(unit, place, around, bounds) - _unheaded(unit, place, guard, around), place)
            for place, guard in zip(found.places, found.guards, strict=True)
        ]
        best_score, best = max(rows, key=lambda row: row[0])  # the likelier bearer first among equals
        if (unit.firm or unit.head in _SITES) and best_score < 0:
            return None, best_score
        if unit.head in _SITES and self._elsewhere(best, around):
            return None, best_score  # called after a place, or after a person of that name, and somewhere else
        if best.kind == "governorate" and unit.head is None:
            seats = [place for _, place in rows if place.kind in _SETTLED and place.country == best.country]
            return next((seat for seat in seats if best.id in seat.lineage), best), best_score
        return best, best_score

    def _elsewhere(self, place: Place, around: Sequence[Located]) -> bool:
        """True for a place outside the enclosures given, or in a country that no word speaks of."""
        strange = not self._context.empty and not self._context.weight(place.country)
        return any(_agreement(place, other) < 0 for other in around) if around else strange

    def _score(self, unit: Unit, place: Place, around: Sequence[Located], bounds: tuple[int, int]) -> float:
        score = place.rank + self._spoken(place, bounds)
        if unit.nation is not None:
            score += 5.0 if place.country == unit.nation else -5.0
        if unit.head is not None:
            score += _headed(unit.head, place)
        elif place.kind == "city" and unit.bearing is None:
            score += 1.2
        return score + sum(_agreement(place, other) for other in around)

    def _spoken(self, place: Place, bounds: tuple[int, int]) -> float:
        """How much the text and the sentence speak of a place's country."""
        share = self._context.share(place.country, *bounds)
        strange = not share and not self._context.empty and place.kind != "country"
        return -3.0 if strange else 5.0 * share

    def _anchor(self, unit: Unit, around: Sequence[Located]) -> Located | None:
        """The capital, the country, the land of a nationality."""
        code = unit.nation or next((other.place.country for other in around if other.place), None)
        code = code or self._context.before(unit.first)
        if code is None:
            return None
        place = self._gazetteer.capital(code) if unit.anchor == "capital" else self._gazetteer.by_id(code)
        return shaped(unit, place, 5.0) if place is not None else None

    def _lacking(self, unit: Unit, around: Sequence[Located]) -> Located | None:
        """A name the gazetteer lacks stands at its smallest known enclosure, and says so."""
        known = [other for other in around if other.lat is not None]
        if known:
            least = self._wide(min(known, key=lambda other: other.radius_km), unit)
            precision: Precision = least.precision if least.precision != "exact" else "near"
            return Located(
                unit, least.place, unit.head or "", least.lat, least.lon, least.radius_km, precision, known=False
            )
        code = self._context.before(unit.first)
        country = self._gazetteer.by_id(code) if code else None
        if country is None:
            return Located(unit, None, unit.head or "", None, None, 0.0, "country", known=False)
        return Located(
            unit, country, unit.head or "", country.lat, country.lon, country.radius_km, "country", known=False
        )

    def _wide(self, town: Located, unit: Unit) -> Located:
        """The province instead of its seat of the same name, as the enclosure of a village (a village in Hama)."""
        if unit.head in _URBAN or town.unit.head is not None or town.place is None or town.place.kind not in _SETTLED:
            return town
        bearers = town.unit.found.places if town.unit.found is not None else ()
        province = next((p for p in bearers if p.kind == "governorate" and p.id in town.place.lineage), None)
        return town if province is None else shaped(town.unit, province, town.score)

    def _pair(self, unit: Unit, around: Sequence[Located], bounds: tuple[int, int]) -> Located | None:
        """Midway between two places, the radius reaching both."""
        assert unit.pair is not None
        two = self.resolve(unit.pair[1], around, bounds)
        if two is None:
            return None
        one = self.resolve(unit.pair[0], [*around, two] if two.known else around, bounds)
        if one is None or one.lat is None or two.lat is None or one.lon is None or two.lon is None:
            return None
        if not one.known or not two.known:
            better = one if one.known else two
            return replace(better, unit=unit, kind="road", precision="near") if better.known else None
        lat, lon = round((one.lat + two.lat) / 2, 4), round((one.lon + two.lon) / 2, 4)
        reach = max(km_between(one.lat, one.lon, two.lat, two.lon) / 2, 2.0)
        countries = one.kind == "country" and two.kind == "country"
        if countries or reach > 250:
            return None
        return Located(unit, one.place, "road", lat, lon, round(reach + 2.0, 1), "near", min(one.score, two.score))


def _agreement(place: Place, other: Located) -> float:
    """How well a place fits into an enclosure: by the lists, else by distance."""
    if other.place is None or other.lat is None or other.lon is None:
        return 0.0
    if other.place.id == place.id:
        return 0.0 if other.kind != place.kind else -2.0
    if other.place.id in place.lineage:
        return 5.0
    if place.country != other.place.country:
        return -6.0
    if other.place.kind == "country":
        return 3.0
    gap = km_between(place.lat, place.lon, other.lat, other.lon) - other.radius_km
    return next((worth for limit, worth in _BY_DISTANCE if gap < limit), -5.0)


def belongs(inner: Located, outer: Located) -> bool:
    """True where ``inner`` can lie in or by ``outer``, so that the two are links of one chain."""
    if not inner.known:
        return True
    if inner.place is None or outer.place is None or inner.lat is None or outer.lat is None:
        return False
    if inner.place.id == outer.place.id and inner.kind == outer.kind:
        return False
    return _agreement(inner.place, outer) >= (0.0 if inner.place.id == outer.place.id else 1.0)
