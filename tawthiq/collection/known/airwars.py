"""Sheets in the manner of Airwars: an incident code, a day, a place in two scripts, civilians killed and injured."""

from typing import Final

from tawthiq.collection.known.coded import Coded, ReadDate, Row, RowError, count, kind_of, parts, point, span, text

COLUMNS: Final = frozenset({"incident_code", "incident_date"})


def read(row: Row, date: ReadDate) -> Coded:
    """A row. Its tolls are of civilians alone: others may have been killed beside them."""
    own_id = text(row, "incident_code")
    if not own_id:
        raise RowError("has no incident_code")
    first, last = span(date(row.get("incident_date")), date(row.get("incident_date_end")))
    if first is None:
        raise RowError("has no incident_date")
    lat, lon = point(row, ["latitude"], ["longitude"])
    type_, weapons = kind_of(text(row, "strike_type"))
    return Coded(
        own_id,
        first,
        last,
        places=tuple(filter(None, (text(row, "location_ar"), text(row, "location")))),
        country=text(row, "country"),
        admin1=text(row, "admin1", "governorate"),
        lat=lat,
        lon=lon,
        type=type_,
        actors=parts(text(row, "alleged_belligerent", "belligerent")),
        weapons=weapons,
        killed_civilians=count(text(row, "civilian_deaths_min"), text(row, "civilian_deaths_max")),
        injured=count(text(row, "civilian_injuries_min"), text(row, "civilian_injuries_max")),
    )
