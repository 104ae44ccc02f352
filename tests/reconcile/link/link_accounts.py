"""Accounts for tests of linking, built from what matters: everything not named is untold."""

import datetime as dt
from typing import Any

from tawthiq.reconcile.link import Told, told_of

BAB = {
    "name": "مدينة الباب",
    "country": "SY",
    "admin1": "Aleppo",
    "admin2": "Al-Bab District",
    "lat": 36.3705,
    "lon": 37.5158,
    "radius_km": 5.0,
    "precision": "town",
    "gazetteer_id": "gn:174018",
    "within": [],
}
BIZAA = BAB | {"name": "بلدة بزاعة", "lat": 36.371, "lon": 37.566, "gazetteer_id": "sy:bizaah"}
ROAD = BAB | {
    "name": "طريق الباب – بزاعة",
    "lat": 36.371,
    "lon": 37.541,
    "precision": "near",
    "gazetteer_id": None,
}
ALEPPO = BAB | {
    "name": "ريف حلب الشرقي",
    "admin2": None,
    "lat": 36.2,
    "lon": 37.2,
    "radius_km": 43.0,
    "precision": "province",
    "gazetteer_id": "SY.09",
}
IDLIB = (
    BAB
    | {"name": "مدينة إدلب", "admin1": "Idlib", "admin2": None, "lat": 35.93, "lon": 36.63}
    | {"gazetteer_id": "gn:169389"}
)


def date(start: str, end: str | None = None, *, part: str | None = None, inferred: bool = False) -> dict[str, Any]:
    """A date: one day, or the days from one to another."""
    return {
        "start": start,
        "end": end or start,
        "precision": "range" if end else "day",
        "time_of_day": {"part": part, "clock": None} if part else None,
        "basis": "inferred" if inferred else "said",
    }


def told(
    id: str,
    when: dict[str, Any] | None,
    place: dict[str, Any] | None,
    *,
    report: str = "",
    published: str | None = None,
    type: str = "air_strike",
    by: str | None = None,
    target: tuple[str, str] | None = None,
    weapon: str | None = None,
    killed: int | tuple[int, int | None] | None = None,
    injured: int | None = None,
    held: int | None = None,
    victims: tuple[str, ...] = (),
    text: str = "",
) -> Told:
    """An account as the reader gives it."""
    counts = {"killed": killed, "injured": injured, "detained": held}
    ranges = {key: count if isinstance(count, tuple) else (count, count) for key, count in counts.items()}
    incident = {
        "type": type,
        "date": when,
        "place": place,
        "other_places": [],
        "perpetrators": [{"name": by, "actor_id": by, "hedged": False}] if by else [],
        "targets": [{"name": target[0], "actor_id": None, "hedged": False, "kind": target[1]}] if target else [],
        "weapons": [{"name": weapon, "weapon_id": weapon}] if weapon else [],
        "casualties": {key: {"min": low, "max": high} for key, (low, high) in ranges.items() if low is not None},
        "victims": [{"name": name, "fate": "killed"} for name in victims],
        "mentions": [{"start": 0, "end": len(text), "text": text}] if text else [],
        "claims": [],
    }
    day = published or (when["end"] if when else None)
    return told_of(
        id,
        incident,
        report=report or f"report of {id}",
        line="",
        outlet="",
        published=dt.date.fromisoformat(day) if day else None,
    )
