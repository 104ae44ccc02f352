"""How two places of the contract's form stand to each other, by their gazetteer entries, points and radii."""

from collections.abc import Mapping
from typing import Any, Final

from tawthiq.gazetteer.tables import distance_km
from tawthiq.reconcile.parties import one_name

Json = Mapping[str, Any]

_SLACK_KM: Final = 2.0  # points of one site in two sources lie this far apart
_RANKS: Final = ("exact", "near", "town", "subdistrict", "district", "province", "region", "country")
_UNKNOWN_RADIUS: Final = 1000.0


def exactness(place: Json) -> tuple[float, int]:
    """The smaller, the more exact: radius in km, then the rank of its precision."""
    radius = place.get("radius_km")
    rank = _RANKS.index(place["precision"]) if place.get("precision") in _RANKS else len(_RANKS)
    return (_UNKNOWN_RADIUS if radius is None else float(radius), rank)


def contains(outer: Json, inner: Json) -> bool:
    """True where ``inner`` says that it lies in the entry that ``outer`` is, or its circle lies in the other's."""
    outer_id = outer.get("gazetteer_id")
    if outer_id and outer_id in {row.get("gazetteer_id") for row in inner.get("within") or ()}:
        return True
    gap = _gap(outer, inner)
    return gap is not None and gap + float(inner["radius_km"] or 0) <= float(outer["radius_km"] or 0) + _SLACK_KM


def exclude(one: Json, other: Json) -> bool:
    """True where the two cannot both be right: other countries, or circles that do not meet.

    Two entries of one name are no contradiction of the sources: it is the gazetteer that tells them apart.
    """
    return apart(one, other) and not one_name(str(one["name"]), str(other["name"]))


def apart(one: Json, other: Json) -> bool:
    """True for places of two countries, and for circles that do not meet; neither says that it lies in the other."""
    if one.get("country") and other.get("country") and one["country"] != other["country"]:
        return True
    if one_site(one, other) or contains(one, other) or contains(other, one):
        return False
    gap = _gap(one, other)
    return gap is not None and gap > float(one["radius_km"] or 0) + float(other["radius_km"] or 0) + _SLACK_KM


def one_site(one: Json, other: Json) -> bool:
    """True for one entry, or for points that two sources give one site."""
    if one.get("gazetteer_id") and one["gazetteer_id"] == other.get("gazetteer_id"):
        return True
    gap = _gap(one, other)
    return gap is not None and gap <= _SLACK_KM


def _gap(one: Json, other: Json) -> float | None:
    """Kilometres between two points; None where one has none."""
    points = [one.get("lat"), one.get("lon"), other.get("lat"), other.get("lon")]
    if any(number is None for number in points):
        return None
    lat1, lon1, lat2, lon2 = (float(number) for number in points if number is not None)
    return distance_km(lat1, lon1, lat2, lon2)
