"""UCDP's single columns: dates and their precision, the grid cell, sources, the number of an event."""

import datetime as dt
import hashlib
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from tawthiq.exports.acled_notes import speaker

Json = Mapping[str, Any]

_DAYS: Final = ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5))  # the widest interval in days, and its date_prec
_CELL: Final = 0.5  # degrees: the side of a PRIO-GRID cell
_COLUMNS: Final = 720  # cells from west to east
_LIST: Final = ";"


@dataclass(frozen=True, slots=True)
class Dates:
    """The first and the last day, with UCDP's precision: 1 day, 2 two to six days, 3 a week, 4 a month, 5 a year."""

    start: dt.date
    end: dt.date
    precision: int


def dates(date: Json | None) -> Dates | None:
    """The dates of an event; None where no year bounds it."""
    if not date or not date.get("start") or not date.get("end"):
        return None
    start, end = dt.date.fromisoformat(date["start"]), dt.date.fromisoformat(date["end"])
    days = (end - start).days + 1
    precision = next((code for most, code in _DAYS if days <= most), None)
    return Dates(start, end, precision) if precision else None


def stamp(day: dt.date) -> str:
    """A day as the data set writes it."""
    return f"{day.isoformat()} 00:00:00.000"


def priogrid_gid(lat: float, lon: float) -> int:
    """The PRIO-GRID cell of a point (degrees): numbered from 1 in the south-west, row by row to the north-east.

    Cells are half a degree wide (Tollefsen, Strand, Buhaug 2012). A point on a border belongs to the cell north or east
    of it; the pole and the date line to the last cell.
    """
    row = min(math.floor((lat + 90) / _CELL), 359)
    column = min(math.floor((lon + 180) / _CELL), _COLUMNS - 1)
    return row * _COLUMNS + column + 1


def number(id: str) -> int:
    """A whole number for an incident's id, the same at every export (48 bits of its SHA-256)."""
    return int.from_bytes(hashlib.sha256(id.encode("utf8", "surrogatepass")).digest()[:6])


@dataclass(frozen=True, slots=True)
class Sources:
    """The reports of an event, as the five columns about sources have them."""

    count: int
    article: str
    office: str
    date: str
    original: str


def sources(view: Json) -> Sources:
    """The reports that tell it, each once, in order of time; ``original`` is whom they quote."""
    reports = {claim["report"]["id"]: claim["report"] for claim in view.get("claims") or ()}
    quoted = dict.fromkeys(speaker(claim, "en") for claim in view.get("claims") or () if claim.get("source"))
    offices = [str(report.get("source") or "") for report in reports.values()]
    days = [str(report.get("published") or "") for report in reports.values()]
    addresses = [str(report.get("url") or "") for report in reports.values()]
    rows = zip(offices, days, addresses, strict=True)
    article = _LIST.join('"' + ",".join(part for part in row if part) + '"' for row in rows)
    each = dict.fromkeys(name for name in offices if name)
    return Sources(len(reports), article, _LIST.join(each), _LIST.join(days), _LIST.join(quoted))
