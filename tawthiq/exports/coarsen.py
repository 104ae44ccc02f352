"""Places made coarser for sharing: a site, a street or a point near one becomes its town or subdistrict.

Where neither is known, its point is rounded to a tenth of a degree, with a radius that still holds the true point.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from tawthiq.gazetteer.index import Gazetteer, Place

Json = Mapping[str, Any]
WITHHELD_PLACE: Final = "[مكان محجوب]"
FINE: Final = frozenset({"exact", "near"})
_SETTLED: Final = frozenset({"city", "town", "village", "settlement"})
_WIDE: Final = frozenset(
    {"subdistrict", "district", "governorate", "province", "region", "countryside", "zone", "country"}
)
_GRID: Final = 1  # decimals of a degree
_MOVED_KM: Final = (
    8.0  # how far rounding to a tenth of a degree moves a point at most (half a diagonal, at the equator)
)


@dataclass(frozen=True, slots=True)
class Coarse:
    """A place as it may be shared, and the names of the finer one, which have to go from all words."""

    place: dict[str, Any]
    hidden: frozenset[str] = frozenset()


def coarse(place: Json, gazetteer: Gazetteer | None) -> Coarse:
    """A place of the contract as it may be shared. Places of town or wider stay as they are."""
    if place.get("precision") not in FINE:
        return Coarse(dict(place))
    own = gazetteer.by_id(place["gazetteer_id"]) if gazetteer and place.get("gazetteer_id") else None
    if place["precision"] == "near" and own is not None and own.kind in _SETTLED:
        return Coarse(_settled(place, own))
    hidden = frozenset(name for name in (place.get("name"), place.get("name_en"), *_names(own)) if name)
    town = _enclosing(place, own, gazetteer)
    return Coarse(_settled(place, town) if town else _rounded(place), hidden - set(_names(town)))


def _names(place: Place | None) -> tuple[str, ...]:
    return (place.name, place.name_en) if place else ()


def _enclosing(place: Json, own: Place | None, gazetteer: Gazetteer | None) -> Place | None:
    """The nearest town, or else subdistrict, that holds a place, by the gazetteer or by what the report tells."""
    if gazetteer is None:
        return None
    told = (row.get("gazetteer_id") for row in place.get("within") or ())
    ids = (*(own.lineage if own else ()), *(key for key in told if key))
    rows = [row for key in ids if (row := gazetteer.by_id(key))]
    return next((row for row in rows if row.kind in _SETTLED or row.kind == "subdistrict"), None)


def _settled(place: Json, town: Place) -> dict[str, Any]:
    return {
        **place,
        "name": town.name,
        "name_en": town.name_en,
        "lat": town.lat,
        "lon": town.lon,
        "radius_km": max(town.radius_km, place.get("radius_km") or 0.0),
        "precision": "subdistrict" if town.kind == "subdistrict" else "town",
        "gazetteer_id": town.id,
        "within": list(_wide(place)),
    }


def _rounded(place: Json) -> dict[str, Any]:
    """A tenth of a degree; the name is that of the nearest wide enclosure that is told."""
    wide = list(_wide(place))
    name = wide[0]["name"] if wide else place.get("admin2") or place.get("admin1") or WITHHELD_PLACE
    known = place.get("lat") is not None and place.get("lon") is not None
    return {
        **place,
        "name": name,
        "name_en": wide[0].get("name_en") if wide else place.get("admin2") or place.get("admin1"),
        "lat": round(place["lat"], _GRID) if known else None,
        "lon": round(place["lon"], _GRID) if known else None,
        "radius_km": (place.get("radius_km") or 0.0) + _MOVED_KM if known else place.get("radius_km"),
        "precision": "near",
        "gazetteer_id": None,
        "within": wide,
    }


def _wide(place: Json) -> Iterator[Json]:
    """The enclosures of a place that are no finer than a subdistrict."""
    return (row for row in place.get("within") or () if row.get("kind") in _WIDE)
