"""A coded incident in the linker's form: as if one more report told it, with no claims and no outlet of ours."""

import datetime as dt
from typing import Any

from tawthiq.collection.known.actors import Actors
from tawthiq.collection.known.coded import Coded
from tawthiq.collection.known.places import Json, Places
from tawthiq.reconcile.link import Told, told_of


def incident(coded: Coded, places: Places, actors: Actors) -> Json:
    """The contract's incident of a row, without claims: only what the linker compares."""
    return {
        "type": coded.type,
        "mentions": [],
        "date": _date(coded.first, coded.last),
        "place": places.place(coded),
        "other_places": [],
        "perpetrators": [
            {"name": name, "actor_id": found, "hedged": False}
            for name in coded.actors
            if (found := actors.id_of(name)) is not None
        ],
        "targets": [
            {"name": name, "actor_id": actors.id_of(name), "hedged": False, "kind": "other"} for name in coded.targets
        ],
        "weapons": [{"name": "", "weapon_id": weapon} for weapon in coded.weapons],
        "casualties": _casualties(coded),
        "victims": [
            {"name": name, "fate": None, "role": None, "age": None, "sex": None, "kin": None} for name in coded.victims
        ],
        "claims": [],
    }


def told(id: str, origin: str, made: Json) -> Told:
    """The record for the linker."""
    return told_of(id, made, report=id, line=id, outlet=origin, published=None)


def _date(first: dt.date | None, last: dt.date | None) -> Json | None:
    if first is None or last is None:
        return None
    precision = "day" if first == last else "range"
    return {
        "start": first.isoformat(),
        "end": last.isoformat(),
        "precision": precision,
        "time_of_day": None,
        "basis": "said",
    }


def _casualties(coded: Coded) -> dict[str, Any]:
    """Tolls to compare. Where only civilians were coded, they stand for all: most reports count nobody else."""
    told = {"killed": coded.killed or coded.killed_civilians, "injured": coded.injured}
    return {name: {"min": one[0], "max": one[1]} for name, one in told.items() if one is not None}
