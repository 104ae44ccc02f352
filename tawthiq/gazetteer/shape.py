"""What the words around a name make of its place: a countryside, a site, a direction, a distance."""

import math
from dataclasses import dataclass, replace
from typing import Final, Literal

from tawthiq.gazetteer.index import Place
from tawthiq.gazetteer.unit import Unit

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
FITS: Final[dict[str, frozenset[str]]] = {
    "town": frozenset({"city", "town", "village", "settlement", "district", "subdistrict"}),
    "village": frozenset({"village", "town", "settlement"}),
    "settlement": frozenset({"settlement", "town", "village"}),
    "neighbourhood": frozenset({"neighbourhood", "camp", "site"}),
    "camp": frozenset({"camp", "town", "neighbourhood"}),
    "governorate": frozenset({"governorate"}),
    "province": frozenset({"governorate", "province", "region"}),
    "district": frozenset({"district", "city", "town", "subdistrict"}),
    "subdistrict": frozenset({"subdistrict", "town", "village", "district", "city"}),
    "area": frozenset(
        {"region", "zone", "district", "subdistrict", "town", "city", "neighbourhood", "village", "camp"}
    ),
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
STRETCH: Final = {"district": 20.0, "subdistrict": 12.0, "countryside": 25.0, "governorate": 60.0, "desert": 80.0}
OWN_POINT: Final = frozenset(
    {"site", "crossing", "airport", "base", "dam", "oilfield", "neighbourhood", "camp", "road"}
)
_NEAR_KM: Final = 8.0
_SIDE_KM: Final = 6.0
_LEAST_SIDE_KM: Final = 15.0  # from a province's seat to the middle of one of its sides
_MOST_SIDE_KM: Final = 80.0
_EARTH_KM_A_DEGREE: Final = 111.2


@dataclass(frozen=True, slots=True)
class Located:
    """A unit with its place; ``kind`` is what the words make of it, ``known`` False for a name the gazetteer lacks.

    ``lat`` and ``lon`` are None only where nothing at all is known; ``score`` says how well the place fits;
    ``single`` is False for a circle around two places that share the name; ``guard`` is the name's for this place.
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
    single: bool = True
    guard: int = 0

    @property
    def size(self) -> float:
        """The radius in km by which enclosures are ordered."""
        return self.radius_km


def km_between(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Kilometres between two points, flat Earth: fit for the distances of news."""
    x = (lon2 - lon1) * math.cos(math.radians((lat1 + lat2) / 2))
    return _EARTH_KM_A_DEGREE * math.hypot(x, lat2 - lat1)


def _moved(lat: float, lon: float, bearing: float, km: float) -> tuple[float, float]:
    """The point so many kilometres off in a direction (flat Earth: fit for the distances of news)."""
    angle = math.radians(bearing)
    north, east = km * math.cos(angle), km * math.sin(angle)
    scale = max(0.2, math.cos(math.radians(lat)))
    return round(lat + north / _EARTH_KM_A_DEGREE, 4), round(lon + east / (_EARTH_KM_A_DEGREE * scale), 4)


def shaped(unit: Unit, place: Place, score: float, seat: Place | None = None) -> Located:
    """A place as the words around its name make it: a direction, a distance, a countryside, a site.

    ``seat`` is the town that a province is called after: its sides are told from there.
    """
    kind = place.kind
    lat, lon, radius = place.lat, place.lon, place.radius_km
    precision: Precision = _PRECISION.get(kind, "exact")
    fits = FITS.get(unit.head or "")
    if unit.head and (fits is None or kind not in fits or unit.head in STRETCH or unit.head in OWN_POINT):
        kind, radius, precision = _by_head(unit.head, place, radius, precision)
    located = Located(unit, place, kind, lat, lon, radius, precision, score)
    if unit.away_km is not None:
        return located if kind == "country" and (unit.bearing is None or unit.bearing < 0) else _away(located, unit)
    side = unit.part if unit.part is not None else unit.bearing
    if seat is not None and side is not None and side >= 0:
        return _from_seat(located, side, place, seat)
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
        return head, min(max(radius, STRETCH[head]), 60.0), "province" if place.kind == "governorate" else "district"
    if head in STRETCH and place.kind not in {head, "governorate", "region"}:
        return head, max(radius, STRETCH[head]), _PRECISION.get(head, "district")
    if head in OWN_POINT and place.kind != head:
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


def _from_seat(located: Located, bearing: float, place: Place, seat: Place) -> Located:
    """The side of a province as its people say it: halfway from the seat to the province's edge on that side."""
    angle = math.radians(bearing)
    north = (place.lat - seat.lat) * _EARTH_KM_A_DEGREE
    east = (place.lon - seat.lon) * _EARTH_KM_A_DEGREE * math.cos(math.radians(seat.lat))
    edge = north * math.cos(angle) + east * math.sin(angle) + place.radius_km
    along = min(max(0.5 * edge, _LEAST_SIDE_KM), _MOST_SIDE_KM)
    lat, lon = _moved(seat.lat, seat.lon, bearing, along)
    return replace(located, lat=lat, lon=lon, radius_km=round(max(along, _LEAST_SIDE_KM + 5), 1))


def _away(located: Located, unit: Unit) -> Located:
    """So many kilometres off: in a direction where one is given, else a ring around the place."""
    assert located.lat is not None
    assert located.lon is not None
    assert unit.away_km is not None
    if unit.bearing is None or unit.bearing < 0:
        return replace(located, radius_km=unit.away_km + 5.0, precision="near")
    lat, lon = _moved(located.lat, located.lon, unit.bearing, unit.away_km)
    return replace(located, lat=lat, lon=lon, radius_km=max(5.0, round(0.3 * unit.away_km, 1)), precision="near")
