"""From units to places: which namesake is meant, what a chain of enclosures comes to, where a direction points."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from tawthiq.gazetteer.context import Context
from tawthiq.gazetteer.index import Gazetteer, Place
from tawthiq.gazetteer.rows import HEADED, LOCATED, SHORT
from tawthiq.gazetteer.score import SETTLED, SITES, Candidate, Scorer, agreement
from tawthiq.gazetteer.shape import OWN_POINT, Located, Precision, km_between, shaped
from tawthiq.gazetteer.unit import Unit
from tawthiq.text.fold import fold_word

_SMALL: Final = frozenset({"town", "village", "settlement", "neighbourhood", "camp", "mountain", "valley"})
_VILLAGE_HEADS: Final = frozenset({"village", "town", "settlement", "neighbourhood", "camp", "mountain", "valley"})
_LOOSE: Final = frozenset({*_VILLAGE_HEADS, *SITES, "area"})  # heads of what many towns have one of that name
_EDGE_KM: Final = 60.0
_FAR_KM: Final = 90.0
_LONGEST_ROAD_KM: Final = 450.0
_ROAD_KM: Final = 25.0
_TWINS_KM: Final = 12.0  # how far apart an upper and a lower village of one name lie at most
# Heads of what lies inside a town; anything else that the gazetteer lacks lies somewhere in the town's province.
_URBAN: Final = frozenset({"neighbourhood", "site", "road", "airport", "camp"})


@dataclass(frozen=True, slots=True)
class Choice:
    """What a name was resolved to: every bearer weighed, the likeliest first, and the place taken, if any."""

    unit: Unit
    candidates: tuple[Candidate, ...]
    place: Place | None


class Locator:
    """Resolves the units of one text. ``bounds`` are the tokens of the sentence around each unit."""

    def __init__(self, gazetteer: Gazetteer, context: Context, trace: list[Choice] | None = None) -> None:
        self._gazetteer = gazetteer
        self._context = context
        self._scorer = Scorer(context)
        self._trace = trace

    def resolve(self, unit: Unit, around: Sequence[Located], bounds: tuple[int, int]) -> Located | None:
        """The place of a unit, ``around`` being the enclosures already known, the nearest first."""
        if unit.pair is not None:
            return self._pair(unit, around, bounds)
        if unit.anchor is not None:
            return self._anchor(unit, around)
        if unit.found is not None:
            candidates = self._scorer.candidates(unit, around, bounds)
            best = self._chosen(unit, around, candidates)
            if self._trace is not None:
                self._trace.append(Choice(unit, tuple(candidates), best.place if best else None))
            if best is not None:
                seat = self._seat(best.place, unit)
                located = replace(shaped(unit, best.place, best.score, seat), guard=best.guard)
                return _either(located, best, candidates) if best.guard == SHORT else located
        if unit.firm or unit.unknown is not None:
            return self._lacking(unit, around)
        return None

    def _chosen(self, unit: Unit, around: Sequence[Located], candidates: list[Candidate]) -> Candidate | None:
        """The likeliest bearer; None where a head noun or the enclosures speak against all of them."""
        if not candidates:
            return None
        best = candidates[0]
        if not best.place.listed and self._doubtful(unit, best, around):
            return None
        if (unit.firm or unit.head in SITES) and best.score < 0:
            return None
        named_after = best.place.kind not in OWN_POINT
        if unit.head in SITES and named_after and self._elsewhere(best.place, around):
            return None  # called after a place, or after a person of that name, and somewhere else
        if best.place.kind == "governorate" and unit.head is None:
            held = LOCATED if unit.governor in {"in", "near", "on"} else best.guard
            seats = (row for row in candidates if row.place.kind in SETTLED and best.place.id in row.place.lineage)
            return next((row for row in seats if row.guard <= max(held, best.guard)), best)
        return best

    def _seat(self, place: Place, unit: Unit) -> Place | None:
        """The town that a province is called after, where the words ask for one of its sides."""
        if place.kind != "governorate" or (unit.part is None and unit.bearing is None) or unit.found is None:
            return None
        name = unit.found.word if unit.found.last == unit.found.first + 1 else fold_name(place.name)
        bearers = (*unit.found.places, *self._gazetteer.named(name.removeprefix("ريف ")))
        near = (row for row in bearers if row.kind in SETTLED and row.country == place.country)
        return next((row for row in near if row.admin1 == place.admin1 or row.capital), None)

    def _doubtful(self, unit: Unit, best: Candidate, around: Sequence[Located]) -> bool:
        """True for a small place of an imported list in a country that no word speaks of, or of an everyday name.

        The latter needs a head noun that announces nothing but places, or its enclosure: محلية الصنع is no locality.
        """
        if any(agreement(best.place, other) > 0 for other in around):
            return False
        if not self._context.empty and not self._context.weight(best.place.country):
            return True
        return best.guard >= HEADED and not unit.firm

    def _elsewhere(self, place: Place, around: Sequence[Located]) -> bool:
        """True for a place outside the enclosures given, or in a country that no word speaks of."""
        strange = not self._context.empty and not self._context.weight(place.country)
        return any(agreement(place, other) < 0 for other in around) if around else strange

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
        return town if unit.head in _URBAN else self.province(town) or town

    def province(self, town: Located) -> Located | None:
        """The province that a bare name may mean as well as its seat; None for any other place."""
        if town.unit.head is not None or town.unit.away_km is not None:
            return None
        if town.place is None or town.place.kind not in SETTLED:
            return None
        bearers = town.unit.found.places if town.unit.found is not None else ()
        province = next((p for p in bearers if p.kind == "governorate" and p.id in town.place.lineage), None)
        return None if province is None else shaped(town.unit, province, town.score)

    def namesake_elsewhere(self, unit: Unit, place: Located, around: Sequence[Located]) -> Located | None:
        """A village whose known namesakes all lie far from the enclosure that follows: one that the gazetteer lacks."""
        if place.place is None or place.place.kind not in _SMALL or not place.known or unit.bearing is not None:
            return None
        holding = [other for other in around if other.unit.bearing is None and other.unit.away_km is None]
        village = unit.firm and unit.head in _VILLAGE_HEADS
        shared = not place.place.listed or (unit.found is not None and len(unit.found.places) > 1)
        fuzzy = 0.0 if shared else _EDGE_KM  # a district's circle is not its border
        limits = [(other, fuzzy if other.precision != "province" else 0.0) for other in holding]
        apart = village and any(_apart(place.place, other, limit) for other, limit in limits)
        far = shared and unit.head in _LOOSE and any(_far(place.place, other) for other in around)
        return self._lacking(unit, around) if apart or far else None

    def strange(self, place: Located) -> bool:
        """True for a place of a country that no word of the text speaks of."""
        if place.place is None or not place.known or place.place.kind == "country":
            return False
        word = place.unit.found.word if place.unit.found is not None else ""
        return not self._context.told(place.place.country, word)

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
        countries = [place for place in (one, two) if place.kind == "country"]
        if len(countries) == 2 or reach > (_LONGEST_ROAD_KM if unit.head == "road" else 250):
            return None
        if countries:  # the road from a country's capital, called by its name: near the other end
            end = two if countries[0] is one else one
            return replace(end, unit=unit, kind="road", precision="near", radius_km=max(end.radius_km, _ROAD_KM))
        place = self._common(one.place, two.place)
        return Located(unit, place, "road", lat, lon, round(reach + 2.0, 1), "near", min(one.score, two.score))

    def _common(self, one: Place | None, two: Place | None) -> Place | None:
        """What encloses both ends of a road, the nearest first; else the place that the road begins at."""
        if one is None or two is None:
            return one or two
        shared = next((ident for ident in (one.id, *one.lineage) if ident in {two.id, *two.lineage}), None)
        return (self._gazetteer.by_id(shared) if shared else None) or one


def fold_name(name: str) -> str:
    """A printed name as names are looked up."""
    return " ".join(fold_word(word) for word in name.split())


def _far(place: Place, other: Located) -> bool:
    """True where a place cannot be the one that the enclosure or the distance after it speaks of."""
    if other.place is None or other.lat is None or other.lon is None:
        return False
    if other.unit.bearing is not None and other.unit.away_km is None:
        return place.country != other.place.country  # south of the capital may be far south
    return _apart(place, other, max(_FAR_KM, other.unit.away_km or 0.0))


def _apart(place: Place, other: Located, limit: float) -> bool:
    """True where a place lies outside another and more than ``limit`` kilometres from its edge."""
    if other.lat is None or other.lon is None or agreement(place, other) >= 0:
        return False
    return km_between(place.lat, place.lon, other.lat, other.lon) - other.radius_km > limit


def _either(located: Located, best: Candidate, candidates: Sequence[Candidate]) -> Located:
    """A name short of its "upper" or "lower" that two neighbours bear: a circle around both, neither's identifier."""
    assert located.lat is not None
    assert located.lon is not None
    for other in candidates:
        place = other.place
        if place.id == best.place.id or other.guard != SHORT:
            continue
        gap = km_between(located.lat, located.lon, place.lat, place.lon)
        if gap < _TWINS_KM:
            lat, lon = round((located.lat + place.lat) / 2, 4), round((located.lon + place.lon) / 2, 4)
            return replace(located, lat=lat, lon=lon, radius_km=round(located.radius_km + gap / 2, 1), single=False)
    return located


def belongs(inner: Located, outer: Located) -> bool:
    """True where ``inner`` can lie in or by ``outer``, so that the two are links of one chain."""
    if not inner.known:
        return True
    if inner.place is None or outer.place is None or inner.lat is None or outer.lat is None:
        return False
    if inner.place.id == outer.place.id and inner.kind == outer.kind:
        return False
    return agreement(inner.place, outer) >= (0.0 if inner.place.id == outer.place.id else 1.0)
