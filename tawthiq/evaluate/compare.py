"""When a predicted value is the annotated one: dates, places, counts and names, each by its own measure."""

import datetime as dt
import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from tawthiq.evaluate.names import same_name

Row = Mapping[str, Any]
_EARTH_KM: Final = 12_742  # diameter
_NARROW: Final = 4  # days
_WIDE_KM: Final = 60  # from this radius on, a town's point is more precise than the text
_ROUNDED: Final = 0.03
_OLD: Final = 365
_VAGUE: Final = 200
_POINTS: Final = frozenset({"exact", "near", "town"})


def ordinals(date: Row) -> tuple[int, int]:
    """First and last day as day numbers."""
    return dt.date.fromisoformat(date["start"]).toordinal(), dt.date.fromisoformat(date["end"]).toordinal()


def is_dated(date: Row | None) -> bool:
    """True where a predicted date has a day."""
    return bool(date and date.get("start"))


def same_days(gold: Row | None, found: Row | None) -> bool:
    """The very interval."""
    return bool(gold and found) and (gold["start"], gold["end"]) == (found.get("start"), found.get("end"))  # type: ignore[index,union-attr]


def close_days(gold: Row | None, found: Row | None) -> bool:
    """Half of the two intervals' union is shared; within a gold interval of up to four days, any part of it will do."""
    if not gold or not found or not found.get("start") or not found.get("end"):
        return False
    (first, last), (start, end) = ordinals(gold), ordinals(found)
    shared = min(last, end) - max(first, start) + 1
    if shared <= 0 or end < start:
        return False
    if last - first < _NARROW and first <= start and end <= last:
        return True
    return 2 * shared >= max(last, end) - min(first, start) + 1


def same_place(gold: Row | None, found: Row | None) -> bool:
    """Within the gold radius; where gold has no point, the same name."""
    if not gold or not found:
        return False
    named = same_name(gold["name"], found.get("name") or "")
    if gold.get("lat") is None:
        return named
    if found.get("lat") is None:
        return False
    if gold["radius_km"] >= _WIDE_KM and found.get("precision") in _POINTS and not named:
        return False
    return distance_km(gold["lat"], gold["lon"], found["lat"], found["lon"]) <= float(gold["radius_km"])


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance."""
    here, there = math.radians(lat), math.radians(other_lat)
    half = math.sin((there - here) / 2) ** 2
    half += math.cos(here) * math.cos(there) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return _EARTH_KM * math.asin(math.sqrt(half))


def same_count(gold: Row | None, found: Row | None) -> bool:
    """Both ends equal; rounded figures may differ by three in a hundred."""
    if not gold or not found:
        return False
    for end in ("min", "max"):
        wanted, got = gold.get(end), found.get(end)
        if (wanted is None) != (got is None):
            return False
        if wanted is not None and got is not None and abs(wanted - got) > _ROUNDED * wanted:
            return False
    return True


def names_of(entries: Iterable[Any] | None) -> list[str]:
    """The names of a list of names or of objects that have one."""
    return [entry if isinstance(entry, str) else entry.get("name", "") for entry in entries or ()]


def shared_names(gold: Sequence[str], found: Sequence[str]) -> int:
    """How many gold names are found, each predicted name standing for one."""
    left = list(found)
    hits = 0
    for name in gold:
        match = next((other for other in left if same_name(name, other)), None)
        if match is not None:
            left.remove(match)
            hits += 1
    return hits


def is_optional(incident: Row, published: str | None) -> bool:
    """Background that careful annotators keep or leave: undated, very wide, very old, or of type ``other``."""
    date = incident.get("date")
    if not date or incident["type"] == "other":
        return True
    first, last = ordinals(date)
    if published and dt.date.fromisoformat(published[:10]).toordinal() - last > _OLD:
        return True
    return last - first > _VAGUE
