"""Bayanat's incidents and bulletins as its JSON export gives them: days and places stand in their events."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, Final

from tawthiq.collection.known.coded import Coded, ReadDate, Row, RowError, kind_of, point, span, text

COLUMNS: Final = frozenset({"title", "events", "locations"})


def read(row: Row, date: ReadDate) -> Coded:
    """An incident of Bayanat. Where its events differ in time, it spans all of them."""
    own_id = text(row, "id")
    if not own_id:
        raise RowError("has no id")
    events = list(_rows(row.get("events")))
    first, last = _days(events, date)
    located = [*(event["location"] for event in events if event.get("location")), *_rows(row.get("locations"))]
    lat, lon = _point(located)
    told = " ".join(
        [
            *(text(event.get("eventtype") or {}, "title_ar", "title") for event in events),
            *(text(one, "title_ar", "title") for one in _rows(row.get("potential_violations"))),
            text(row, "title_ar", "title"),
        ]
    )
    type_, weapons = kind_of(told)
    return Coded(
        own_id,
        first,
        last,
        places=tuple(name for one in located for key in ("title_ar", "title") if (name := text(one, key))),
        lat=lat,
        lon=lon,
        type=type_,
        weapons=weapons,
    )


def _rows(value: Any) -> Iterator[Row]:
    if isinstance(value, list):
        yield from (one for one in value if isinstance(one, Mapping))


def _days(events: list[Row], date: ReadDate) -> tuple[Any, Any]:
    days: list[dt.date] = []
    for event in events:
        days += [day for day in (date(event.get("from_date")), date(event.get("to_date"))) if day]
    return span(min(days), max(days)) if days else (None, None)


def _point(located: list[Row]) -> tuple[float | None, float | None]:
    for one in located:
        where = one.get("latlng") if isinstance(one.get("latlng"), Mapping) else one
        lat, lon = point(where or {}, ["lat", "latitude"], ["lng", "lon", "longitude"])
        if lat is not None:
            return lat, lon
    return None, None
