"""Comparing the places of two accounts: by the gazetteer's ids, by what contains what, and by distance.

A telling of a whole province contains one of a village in it. Two named towns are two places however near they are;
a road, a countryside or a place that the gazetteer lacks can be the same as a town beside it.
"""

import math
from typing import Final

from tawthiq.reconcile.link.comparison import Comparison, Level, both, either
from tawthiq.reconcile.link.placing import DISTRICT
from tawthiq.reconcile.link.sketch import Sketch

_CITY: Final = 8.0  # km: the radius from which on a place sees many events a day
_KM: Final = 111.32  # a degree of latitude
_CLOSE: Final = 4.0  # km
_REGION: Final = 50.0  # km
_NEIGHBOURS: Final = 20.0  # km
_DISTANCE: Final = (
    f"{_KM} * sqrt(pow({{l.lat}} - {{r.lat}}, 2)"
    " + pow(({l.lon} - {r.lon}) * cos(radians(({l.lat} + {r.lat}) / 2)), 2))"
)


def distance(one: Sketch, other: Sketch) -> float | None:
    """Kilometres between the points of two accounts, on a plane: right to a few metres at the distances compared."""
    if one.lat is None or other.lat is None or one.lon is None or other.lon is None:
        return None
    across = (one.lon - other.lon) * math.cos(math.radians((one.lat + other.lat) / 2))
    return _KM * math.sqrt((one.lat - other.lat) ** 2 + across**2)


def _broad(one: Sketch, other: Sketch) -> bool:
    """True where the first is a broad place that contains the other."""
    return bool(one.area) and one.area in other.around


def _place(one: Sketch, other: Sketch) -> str | None:
    if one.breadth is None or other.breadth is None:
        return None
    if one.place and one.place == other.place:
        return _same(one, other)
    if one.place_name and one.place_name == other.place_name and _narrow(one) and _narrow(other):
        away = distance(one, other)
        return _same(one, other) if away is not None and away <= _NEIGHBOURS else "namesake"
    if _within(one, other) or _within(other, one):
        return "within"
    if _broad(one, other) or _broad(other, one):
        return "within_area"
    return _by_distance(one, other)


def _narrow(one: Sketch) -> bool:
    """True for a place that has a name of its own: no area, and not the enclosure of one that the gazetteer lacks."""
    return one.unplaced or (one.breadth is not None and one.breadth < DISTRICT)


def _same(one: Sketch, other: Sketch) -> str:
    """What it means that two places are one: a site says more than a town, and a town more than a city."""
    if one.area or other.area:
        return "same_area"
    if one.site and other.site:
        return "same_site"
    return "same_city" if max(_extent(one), _extent(other)) >= _CITY else "same"


def _extent(one: Sketch) -> float:
    """The radius of a place; none for one that is only known by its enclosure."""
    return 0.0 if one.unplaced else one.radius


def _within(one: Sketch, other: Sketch) -> bool:
    """True where the first place contains the other by the gazetteer's chain, and is no broad one."""
    return bool(one.place) and one.place in other.around and one.breadth is not None and one.breadth < DISTRICT


def _by_distance(one: Sketch, other: Sketch) -> str:
    away = distance(one, other)
    if away is None:
        return "apart"
    if (one.unplaced or other.unplaced) and away <= max(one.radius, other.radius):
        return "unplaced"
    told = one.place in other.places or other.place in one.places if one.place and other.place else False
    if told and away <= _REGION:
        return "also_told"
    loose = not (one.place and other.place) or not (one.precise and other.precise)
    if away <= _CLOSE or (loose and away <= max(one.radius, other.radius)):
        return "close" if loose else "neighbour"
    if away <= _NEIGHBOURS:
        return "neighbour"
    return "region" if away <= _REGION else "apart"


_NARROW: Final = both(f"({{x.breadth}} < {DISTRICT} or {{x.unplaced}})")
_NAMED: Final = both("{x.place} <> ''")
_LOOSE: Final = f"({either('{x.place} = ' + chr(39) * 2)} or {either('not {x.precise}')})"

_ONE: Final = (
    "({l.place} <> '' and {l.place} = {r.place}"
    f" or {_NARROW} and {{l.place_name}} <> '' and {{l.place_name}} = {{r.place_name}}"
    f" and {_DISTANCE} <= {_NEIGHBOURS})"
)

PLACE: Final = Comparison(
    "place",
    Level("silent", either("{x.breadth} is null")),
    (
        Level("same_area", f"{_ONE} and ({{l.area}} <> '' or {{r.area}} <> '')"),
        Level("same_site", f"{_ONE} and {{l.site}} and {{r.site}}"),
        Level("same_city", f"{_ONE} and {either(f'(not {{x.unplaced}} and {{x.radius}} >= {_CITY})')}"),
        Level("same", _ONE),
        Level("namesake", f"{_NARROW} and {{l.place_name}} <> '' and {{l.place_name}} = {{r.place_name}}"),
        Level(
            "within",
            f"{{l.place}} <> '' and list_contains({{r.around}}, {{l.place}}) and {{l.breadth}} < {DISTRICT}"
            f" or {{r.place}} <> '' and list_contains({{l.around}}, {{r.place}}) and {{r.breadth}} < {DISTRICT}",
        ),
        Level(
            "within_area",
            "{l.area} <> '' and list_contains({r.around}, {l.area})"
            " or {r.area} <> '' and list_contains({l.around}, {r.area})",
        ),
        Level(
            "unplaced",
            f"({{l.unplaced}} or {{r.unplaced}}) and {_DISTANCE} <= greatest({{l.radius}}, {{r.radius}})",
        ),
        Level(
            "also_told",
            f"{_NAMED} and (list_contains({{r.places}}, {{l.place}}) or list_contains({{l.places}}, {{r.place}}))"
            f" and {_DISTANCE} <= {_REGION}",
        ),
        Level(
            "close",
            f"{_LOOSE} and ({_DISTANCE} <= {_CLOSE} or {_DISTANCE} <= greatest({{l.radius}}, {{r.radius}}))",
        ),
        Level("neighbour", f"{_DISTANCE} <= {_NEIGHBOURS}"),
        Level("region", f"{_DISTANCE} <= {_REGION}"),
        Level("apart", "true"),
    ),
    _place,
)


def other_place(one: Sketch, other: Sketch) -> bool:
    """True where both name a settlement or site that the gazetteer has, and the two lie beside each other.

    Neighbouring villages are struck on one day as two incidents. Places far apart are not kept apart by this: one of
    them is often a namesake that was taken for the other.
    """
    return one.precise and other.precise and _place(one, other) == "neighbour"
