"""ACLED's export: 31 columns, one event a row (columns after acledR, codes after the ACLED Codebook)."""

import calendar
import datetime as dt
from typing import Any, Final

from tawthiq.collection.known.coded import Coded, ReadDate, Row, RowError, kind_of, point, span, text

COLUMNS: Final = frozenset({"event_id_cnty", "event_date"})
_WEEK: Final = 3  # days on both sides of the middle of a week
_PRECISION: Final = {"1": "town", "2": "near", "3": "province"}
_UNKNOWN: Final = frozenset({0, 10, 100})  # none reported; "several" and "many" where no number is known


def read(row: Row, date: ReadDate) -> Coded:
    """A row of ACLED. Both actors are told without direction; what strikes unseen names its author first."""
    own_id = text(row, "event_id_cnty")
    if not own_id:
        raise RowError("has no event_id_cnty")
    first, last = _days(date(row.get("event_date")), text(row, "time_precision"))
    lat, lon = point(row, ["latitude"], ["longitude"])
    type_, weapons = kind_of(text(row, "sub_event_type", "event_type"))
    dead = text(row, "fatalities")
    number = int(dead) if dead.isdigit() else 0
    return Coded(
        own_id,
        first,
        last,
        places=tuple(filter(None, (text(row, "location"), text(row, "admin3"), text(row, "admin2")))),
        country=text(row, "country"),
        admin1=text(row, "admin1"),
        lat=lat,
        lon=lon,
        precision=_PRECISION.get(text(row, "geo_precision"), "town"),
        type=type_,
        actors=_actors(row, fight=text(row, "event_type") == "Battles"),
        weapons=weapons,
        killed=None if number in _UNKNOWN else (number, number),
    )


def _actors(row: Row, *, fight: bool) -> tuple[str, ...]:
    names = [text(row, "actor1"), text(row, "assoc_actor_1")]
    if fight:
        names += [text(row, "actor2"), text(row, "assoc_actor_2")]
    return tuple(part.strip() for name in names for part in name.split(";") if part.strip())


def _days(day: dt.date | None, precision: str) -> tuple[Any, Any]:
    if day is None:
        raise RowError("has no event_date")
    if precision == "3":
        return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return span(day, around=_WEEK if precision == "2" else 0)
