"""From units to places: which namesake is meant, what a chain of enclosures comes to, where a direction points."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from tawthiq.gazetteer.context import Context
from tawthiq.gazetteer.index import Gazetteer, Place
from tawthiq.gazetteer.units import Unit

Precision = Literal["exact", "near", "town", "subdistrict", "district", "province", "region", "country"]

_PRECISION: Final[dict[str, Precision]] = {
    "country": "country",
    "governorate": "province",
    "province": "province",
    "region": "region",
    "zone": "region",
    "desert": "region",
    "river": "region",
    "area": "district",
    "countryside": "district",
    "mountain": "district",
    "valley": "district",
    "island": "district",
    "district": "district",
    "subdistrict": "subdistrict",
    "city": "town",
    "town": "town",
    "village": "town",
    "settlement": "town",
    "camp": "exact",
    "neighbourhood": "exact",
    "road": "near",
}
# What a head noun lets its name be; other kinds cost it.
_FITS: Final[dict[str, frozenset[str]]] = {
    "town": frozenset({"city", "town", "village", "settlement", "district", "subdistrict"}),
    "village": frozenset({"village", "town", "settlement"}),
    "settlement": frozenset({"settlement", "town", "village"}),
    "neighbourhood": frozenset({"neighbourhood", "camp", "site"}),
    "camp": frozenset({"camp", "town", "neighbourhood"}),
    "governorate": frozenset({"governorate"}),
    "province": frozenset({"governorate", "province", "region"}),
    "district": frozenset({"district", "city", "town", "subdistrict"}),
    "subdistrict": frozenset({"subdistrict", "town", "village", "district", "city"}),
    "area": frozenset({"region", "zone", "district", "subdistrict", "town", "city", "neighbourhood", "village", "camp"}),
    "countryside": frozenset({"governorate", "district", "city", "town", "subdistrict", "region"}),
    "crossing": frozenset({"crossing"}),
    "airport": frozenset({"airport", "base"}),
    "base": frozenset({"base", "airport"}),
    "dam": frozenset({"dam"}),
    "oilfield": frozenset({"oilfield"}),
    "mountain": frozenset({"mountain", "region", "town", "village"}),
    "valley": frozenset({"valley", "region", "town", "river"}),
    "road": frozenset({"road", "city", "town", "village", "airport"}),
    "site": frozenset({"site", "city", "town", "village", "neighbourhood"}),
    "river": frozenset({"river"}),
    "island": frozenset({"island", "region", "city"}),
    "desert": frozenset({"desert", "region", "city", "town", "governorate"}),
}
# Kinds that a head noun stretches over its town: a radius in km where the gazetteer has but the town.
_STRETCH: Final = {"district": 20.0, "subdistrict": 12.0, "countryside": 25.0, "governorate": 60.0, "desert": 80.0}
_OWN_POINT: Final = frozenset({"site", "crossing", "airport", "base", "dam", "oilfield", "neighbourhood", "camp", "road"})
_NEAR_KM: Final = 8.0
_SIDE_KM: Final = 6.0
_EARTH_KM_A_DEGREE: Final = 111.2


@dataclass(frozen=True, slots=True)
class Located:
    """A unit with its place; ``kind`` is what the words make of it, ``known`` False for a name the gazetteer lacks.

    ``lat`` and ``lon`` are None only where nothing at all is known; ``score`` says how well the place fits.
    """

    unit: Unit
    place: Place | None
    kind: str
    lat: float | None
    lon: float | None
    radius_km: float
    precision: Precision
    score: float = 0.0
    known: bool = True

    @property
    def size(self) -> float:
        """The radius in km by which enclosures are ordered."""
        return self.radius_km


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
                return _shaped(unit, best, score)
        if unit.firm or unit.unknown is not None:
            return self._lacking(unit, around)
        return None

    def choose(
        self, unit: Unit, around: Sequence[Located], bounds: tuple[int, int]
    ) -> tuple[Place | None, float]:
        """The likeliest bearer of a unit's name and its score; None where a head noun speaks against all of them."""
        assert unit.found is not None
        best: Place | None = None
        best_score = -1e9
        for place in unit.found.places:
            score = self._score(unit, place, around, bounds)
            if score > best_score:
                best, best_score = place, score
        if best is None or (unit.firm and best_score < 0):
            return None, best_score
        return best, best_score

    def _score(self, unit: Unit, place: Place, around: Sequence[Located], bounds: tuple[int, int]) -> float:
        share = self._context.share(place.country, *bounds)
        score = place.rank + 5.0 * share
        if not share and not self._context.empty:
            score -= 3.0 if place.kind != "country" else 0.0
        if unit.nation is not None:
            score += 5.0 if place.country == unit.nation else -5.0
        if unit.head is not None:
            fits = _FITS.get(unit.head)
            score += 2.0 if fits is None or place.kind in fits else -2.5
            if place.kind == unit.head:
                score += 1.5
            if unit.head == "countryside" and place.kind == "governorate":
                score += 1.5
            if unit.head in _OWN_POINT and unit.head not in {"camp", "neighbourhood", "road", "site"} and place.kind not in (fits or ()):
                score -= 1.0
        elif place.kind in {"governorate", "city"} and unit.bearing is None:
            score += 1.2 if place.kind == "city" else 0.0
        return score + sum(_agreement(place, other) for other in around)

    def _anchor(self, unit: Unit, around: Sequence[Located]) -> Located | None:
        """The capital, the country, the land of a nationality."""
        code = unit.nation or next((other.place.country for other in around if other.place), None)
        code = code or self._context.before(unit.first)
        if code is None:
            return None
        place = self._gazetteer.capital(code) if unit.anchor == "capital" else self._gazetteer.by_id(code)
        return _shaped(unit, place, 5.0) if place is not None else None

    def _lacking(self, unit: Unit, around: Sequence[Located]) -> Located | None:
        """A name the gazetteer lacks stands at its smallest known enclosure, and says so."""
        known = [other for other in around if other.lat is not None]
        if known:
            least = min(known, key=lambda other: other.radius_km)
            precision: Precision = least.precision if least.precision != "exact" else "near"
            return Located(unit, least.place, unit.head or "", least.lat, least.lon, least.radius_km, precision, known=False)
        code = self._context.before(unit.first)
        country = self._gazetteer.by_id(code) if code else None
        if country is None:
            return Located(unit, None, unit.head or "", None, None, 0.0, "country", known=False)
        return Located(
            unit, country, unit.head or "", country.lat, country.lon, country.radius_km, "country", known=False
        )

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
        lat, lon = (one.lat + two.lat) / 2, (one.lon + two.lon) / 2
        reach = max(_km(one.lat, one.lon, two.lat, two.lon) / 2, 2.0)
        countries = one.kind == "country" and two.kind == "country"
        if countries or reach > 250:
            return None
        return Located(unit, one.place, "road", lat, lon, round(reach + 2.0, 1), "near", min(one.score, two.score))


def _km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    x = (lon2 - lon1) * math.cos(math.radians((lat1 + lat2) / 2))
    return _EARTH_KM_A_DEGREE * math.hypot(x, lat2 - lat1)


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
    gap = _km(place.lat, place.lon, other.lat, other.lon) - other.radius_km
    if gap < 25:
        return 3.0
    return -1.0 if gap < 80 else -5.0


def belongs(inner: Located, outer: Located) -> bool:
    """True where ``inner`` can lie in or by ``outer``, so that the two are links of one chain."""
    if not inner.known:
        return True
    if inner.place is None or outer.place is None or inner.lat is None or outer.lat is None:
        return False
    if inner.place.id == outer.place.id and inner.kind == outer.kind:
        return False
    return _agreement(inner.place, outer) >= (0.0 if inner.place.id == outer.place.id else 1.0)


def _moved(lat: float, lon: float, bearing: float, km: float) -> tuple[float, float]:
    """The point so many kilometres off in a direction (flat Earth: fit for the distances of news)."""
    angle = math.radians(bearing)
    north, east = km * math.cos(angle), km * math.sin(angle)
    scale = max(0.2, math.cos(math.radians(lat)))
    return round(lat + north / _EARTH_KM_A_DEGREE, 4), round(lon + east / (_EARTH_KM_A_DEGREE * scale), 4)


def _shaped(unit: Unit, place: Place, score: float) -> Located:
    """A place as the words around its name make it: a direction, a distance, a countryside, a site."""
    kind = place.kind
    lat, lon, radius = place.lat, place.lon, place.radius_km
    precision: Precision = _PRECISION.get(kind, "exact")
    fits = _FITS.get(unit.head or "")
    if unit.head and (fits is None or kind not in fits or unit.head in _STRETCH or unit.head in _OWN_POINT):
        kind, radius, precision = _by_head(unit.head, place, radius, precision)
    located = Located(unit, place, kind, lat, lon, radius, precision, score)
    if unit.away_km is not None:
        return _away(located, unit)
    if unit.part is not None:
        located = _turned(located, unit.part, place, within=True)
    if unit.bearing is not None:
        located = _turned(located, unit.bearing, place, within=False)
    if unit.near and located.precision in {"exact", "town"}:
        located = replace(located, radius_km=max(located.radius_km, _NEAR_KM), precision="near")
    return located


def _by_head(head: str, place: Place, radius: float, precision: Precision) -> tuple[str, float, Precision]:
    """Kind, radius and precision where a head noun makes more, or less, of a name than the gazetteer's kind."""
    if head == "countryside":
        return head, min(max(radius, _STRETCH[head]), 60.0), "province" if place.kind == "governorate" else "district"
    if head in _STRETCH and place.kind not in {head, "governorate", "region"}:
        return head, max(radius, _STRETCH[head]), _PRECISION.get(head, "district")
    if head in _OWN_POINT and place.kind != head:
        # a site, road or quarter called after a place: where that place is
        return head, max(radius, 3.0), "near" if place.kind in {"city", "town", "village"} else precision
    return place.kind, radius, precision


def _turned(located: Located, bearing: float, place: Place, *, within: bool) -> Located:
    """The place's northern (and so on) part; by a town, its northern edge or what lies north of it."""
    assert located.lat is not None
    assert located.lon is not None
    if bearing < 0:
        return replace(located, precision="region") if located.kind == "country" else located
    if place.kind == "country":
        angle = math.radians(bearing)
        tall, wide = place.height or place.radius_km, place.width or place.radius_km
        north, east = 0.6 * tall * math.cos(angle), 0.6 * wide * math.sin(angle)
        lat, lon = _moved(located.lat, located.lon, 90.0, east)
        lat, lon = _moved(lat, lon, 0.0, north)
        return replace(located, lat=lat, lon=lon, radius_km=round(0.6 * max(tall, wide)), precision="region")
    if located.radius_km >= 20:
        lat, lon = _moved(located.lat, located.lon, bearing, 0.5 * located.radius_km)
        return replace(located, lat=lat, lon=lon, radius_km=round(0.7 * located.radius_km, 1))
    if within:
        return replace(located, precision="near")
    lat, lon = _moved(located.lat, located.lon, bearing, _SIDE_KM)
    return replace(located, lat=lat, lon=lon, radius_km=max(12.0, located.radius_km), precision="near")


def _away(located: Located, unit: Unit) -> Located:
    """So many kilometres off: in a direction where one is given, else a ring around the place."""
    assert located.lat is not None
    assert located.lon is not None
    assert unit.away_km is not None
    if unit.bearing is None or unit.bearing < 0:
        return replace(located, radius_km=unit.away_km + 5.0, precision="near")
    lat, lon = _moved(located.lat, located.lon, unit.bearing, unit.away_km)
    return replace(located, lat=lat, lon=lon, radius_km=max(5.0, round(0.3 * unit.away_km, 1)), precision="near")
