"""Accounts made by hand for the tests of the view: own-written, in the contract's form, with no report behind them."""

import datetime as dt
import itertools
from collections.abc import Mapping, Sequence
from typing import Any

from tawthiq.reconcile.link.told import Told, told_of
from tawthiq.reconcile.view.make import view
from tawthiq.reconcile.view.speech import ReportRef

_NUMBERS = itertools.count(1)
NAMED = "victims.named"

MONITOR = {"name": "المرصد السوري لحقوق الإنسان", "actor_id": "sohr", "kind": "monitor", "via": []}
COMMAND = {"name": "القيادة المركزية الأمريكية", "actor_id": "us-centcom", "kind": "military", "via": []}
COALITION = {"name": "التحالف الدولي", "actor_id": "us-coalition", "kind": "military", "via": []}
ARMY = {"name": "الجيش السوداني", "actor_id": "sd-forces", "kind": "military", "via": []}
SUPPORT = {"name": "قوات الدعم السريع", "actor_id": "rsf", "kind": "armed_group", "via": []}
MEDICS = {"name": "مصدر طبي", "actor_id": None, "kind": "medical", "via": []}
POLICE = {"name": "الشرطة العراقية", "actor_id": "iq-police", "kind": "official", "via": []}


def value(
    field: str, given: Any, modality: str = "asserted", basis: str = "said", rule: str = "made"
) -> dict[str, Any]:
    """A value; a number stands for a count, a text for a name where the field is a list."""
    if isinstance(given, int):
        given = {"min": given, "max": given}
    elif isinstance(given, tuple):
        given = {"min": given[0], "max": given[1]}
    elif isinstance(given, str) and field != "type":
        given = {"name": given}
    words = given if isinstance(given, str) else str(given.get("name", "كلمات"))
    evidence = {"start": 0, "end": len(words), "text": words}
    return {
        "field": field,
        "value": given,
        "modality": modality,
        "hedge_cue": None,
        "basis": basis,
        "evidence": evidence,
        "rule": rule,
    }


def day(start: str, end: str | None = None, part: str | None = None, precision: str = "day") -> dict[str, Any]:
    time = {"part": part, "clock": None} if part else None
    return {"start": start, "end": end or start, "precision": precision, "time_of_day": time, "basis": "said"}


def place(name: str, lat: float, lon: float, radius: float = 5.0, **more: Any) -> dict[str, Any]:
    plain = {"name_en": None, "country": "SY", "admin1": None, "admin2": None, "precision": "town"}
    return {
        "name": name,
        **plain,
        "lat": lat,
        "lon": lon,
        "radius_km": radius,
        "gazetteer_id": None,
        "within": [],
        **more,
    }


def actor(name: str, actor_id: str | None) -> dict[str, Any]:
    return {"name": name, "actor_id": actor_id}


def claim(*values: dict[str, Any], source: Mapping[str, Any] | None = None, denied: bool = False) -> dict[str, Any]:
    span = {"start": 0, "end": 4, "text": "خبر."}
    hedged = any(each["modality"] == "hedged" for each in values)
    return {
        "id": f"c{next(_NUMBERS)}",
        "source": dict(source) if source else None,
        "cue": None,
        "said_on": None,
        "hedged": hedged,
        "denied": denied,
        "mention": span,
        "values": list(values),
    }


def account(
    report: str,
    published: str,
    *claims: dict[str, Any],
    outlet: str = "",
    line: str = "",
    weapons: Sequence[dict[str, Any]] = (),
    victims: Sequence[str] = (),
) -> Told:
    """What one report tells: its lists are made of the claims, as the reader makes them."""
    values = [each for made in claims for each in made["values"] if each["modality"] in {"asserted", "hedged"}]

    def first(field: str) -> Any:
        return next((each["value"] for each in values if each["field"] == field), None)

    sources = [made["source"] for made in claims if made["source"]]
    incident = {
        "id": f"i-{report}",
        "type": first("type") or "other",
        "mentions": [],
        "date": first("date"),
        "place": first("place"),
        "other_places": [],
        "perpetrators": [],
        "targets": [],
        "weapons": list(weapons),
        "casualties": {},
        "tolls": [],
        "victims": [
            {"name": name, "fate": "killed", "role": None, "age": None, "sex": None, "kin": None} for name in victims
        ],
        "sources": [{key: source[key] for key in ("name", "actor_id", "kind")} for source in sources],
        "hedged": False,
        "status": "denied" if claims and all(made["denied"] for made in claims) else "asserted",
        "claims": list(claims),
    }
    return told_of(
        f"a-{report}", incident, report=report, line=line, outlet=outlet, published=dt.date.fromisoformat(published)
    )


def refs(tolds: Sequence[Told]) -> dict[str, ReportRef]:
    return {
        told.report: {
            "id": told.report,
            "published": told.published.isoformat() if told.published else None,
            "source": told.outlet or None,
            "url": None,
            "sha256": "0" * 64,
        }
        for told in tolds
    }


def viewed(*tolds: Told, **more: Any) -> dict[str, Any]:
    """The view of accounts, with references made for their reports."""
    return view("i1", tolds, reports=refs(tolds), **more)
