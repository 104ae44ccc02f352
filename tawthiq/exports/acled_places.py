"""The places of an event: one row a place for a wave, the deaths divided among them and never told twice."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from tawthiq.exports.acled_fields import geo_precision

Json = Mapping[str, Any]

_NAMED: Final = frozenset({"exact", "town"})  # a row needs a place of its own, not an area around it
_SAME: Final = 0.02  # degrees, about 2 km: points as near as that are one place told twice


def wave(view: Json) -> list[Json]:
    """The incident's place, and those of its other places that get a row of their own, in the order told.

    An other place gets a row where it is a town or a site with a point, lies in the same country, neither holds a place
    that has a row nor shares its point, and is not called like the province or district of one ("in Idlib" says where
    Sarmin is). So a list of places hit in one wave has a row each; what a report names to place them has none.
    """
    first = view.get("place")
    if not first:
        return []
    found = [first]
    for other in view.get("other_places") or ():
        if geo_precision(other) is None or other.get("precision") not in _NAMED:
            continue
        if other.get("country") == first.get("country") and not any(_one(other, known) for known in found):
            found.append(other)
    return found


def left(view: Json, taken: Sequence[Json]) -> list[str]:
    """The names of other places that get no row."""
    return [str(other["name"]) for other in view.get("other_places") or () if other not in taken]


def _one(one: Json, other: Json) -> bool:
    """True where one place holds the other, or both have one point."""
    if one.get("gazetteer_id") and one["gazetteer_id"] == other.get("gazetteer_id"):
        return True
    if _holds(one, other) or _holds(other, one):
        return True
    if one.get("name_en") and one["name_en"] in {other.get("admin1"), other.get("admin2")}:
        return True
    return bool(abs(one["lat"] - other["lat"]) < _SAME and abs(one["lon"] - other["lon"]) < _SAME)


def _holds(one: Json, other: Json) -> bool:
    """True where ``one`` is among the places around ``other``, by its id or its name."""
    around = other.get("within") or ()
    ids = {row.get("gazetteer_id") for row in around} - {None}
    names = {row["name"] for row in around} | {row.get("name_en") for row in around if row.get("name_en")}
    return one.get("gazetteer_id") in ids or one["name"] in names or one.get("name_en") in names


def divided(number: int, rows: int) -> list[int]:
    """A shared number divided among rows, evenly, what is left over to the first: their sum is the number."""
    each, over = divmod(number, rows)
    return [each + (place < over) for place in range(rows)]
