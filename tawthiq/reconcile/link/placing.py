"""What the linker compares of an account's place: where it is, how broad, what it is called and what it lies in."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from tawthiq.reconcile.parties import bare_name

Row = Mapping[str, Any]
# How wide an area the precision of a place means: 0 a place, 1 a subdistrict, 2 a district, 3 a province, 4 more.
BREADTHS: Final[Mapping[str, int]] = {
    "exact": 0,
    "near": 0,
    "town": 0,
    "subdistrict": 1,
    "district": 2,
    "province": 3,
    "region": 4,
    "country": 4,
}
DISTRICT: Final = 2
_SETTLED: Final = frozenset("قريه بلده مدينه قرية حي منطقه مخيم ناحيه بلدات قري".split())
_ENCLOSING: Final = frozenset("في بريف ريف بمدينه بمحافظه محافظه بناحيه ناحيه قرب شمال جنوب شرق غرب بمنطقه".split())


def placed(incident: Row) -> dict[str, Any]:
    """The fields of a sketch that tell the place."""
    place: Row = incident.get("place") or {}
    country, admin1, admin2 = (str(place.get(key) or "") for key in ("country", "admin1", "admin2"))
    breadth = BREADTHS.get(str(place.get("precision")))
    areas = [
        country,
        f"{country}/{admin1}" if admin1 else "",
        f"{country}/{admin1}/{admin2}" if admin1 and admin2 else "",
    ]
    own = str(place.get("gazetteer_id") or "")
    within = [str(row["gazetteer_id"]) for row in place.get("within") or () if row.get("gazetteer_id")]
    others = [str(row["gazetteer_id"]) for row in incident.get("other_places") or () if row.get("gazetteer_id")]
    located = place.get("lat") is not None and place.get("lon") is not None
    return {
        "lat": float(place["lat"]) if located else None,
        "lon": float(place["lon"]) if located else None,
        "radius": float(place.get("radius_km") or 0.0),
        "place": own,
        "place_name": place_head(str(place.get("name") or "")),
        "breadth": breadth if located or admin1 or own else None,
        "precise": place.get("precision") in ("exact", "town"),
        "site": place.get("precision") == "exact",
        "unplaced": _is_unplaced(place, breadth),
        "area": "" if _is_unplaced(place, breadth) else {2: areas[2], 3: areas[1], 4: areas[0]}.get(breadth or 0, ""),
        "around": _unique(filter(None, [*areas, own, *within])),
        "places": _unique(filter(None, [own, *others])),
        "country": country,
    }


def _is_unplaced(place: Row, breadth: int | None) -> bool:
    """True for a named place that has only its enclosure's point: not for a countryside, which is an area by itself."""
    first = next(iter(bare_name(str(place.get("name") or "")).split()), "")
    return not place.get("gazetteer_id") and breadth is not None and breadth >= DISTRICT and first in _SETTLED


def place_head(name: str) -> str:
    """A place's own name: without what kind of place it is, and without what it lies in (``بريف حلب``)."""
    found = bare_name(name).split()
    ends = [at for at, word in enumerate(found) if at and word in _ENCLOSING]
    found = found[: ends[0]] if ends else found
    while len(found) > 1 and found[0] in _SETTLED:
        found = found[1:]
    return " ".join(found)


def _unique(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(items)))
