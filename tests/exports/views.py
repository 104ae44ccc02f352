"""Own-written incidents in the contract's form of a collection, made from the few words that a test is about.

``incident(type="air_strike", killed=3, by="التحالف الدولي:us-coalition")``: everything else is plain and stays so. A
count is a number, a pair (low, high; None is open) or None. ``name:actor`` gives a party its actor, ``name/kind`` a
target its kind. Names and places are invented, or public ones of towns and armed actors.
"""

from collections.abc import Mapping, Sequence
from typing import Any

Json = dict[str, Any]
Count = int | tuple[int, int | None] | None

SARMIN: Json = {
    "name": "بلدة سرمين",
    "name_en": "Sarmin",
    "country": "SY",
    "admin1": "Idlib",
    "admin2": "Idlib District",
    "lat": 35.9039,
    "lon": 36.7262,
    "radius_km": 3.0,
    "precision": "town",
    "gazetteer_id": "t:sarmin",
    "within": [{"name": "ناحية سرمين", "name_en": "Sarmin Subdistrict", "gazetteer_id": "t:s1", "kind": "subdistrict"}],
}


def place(name: str, name_en: str | None, lat: float, lon: float, **other: Any) -> Json:
    """A town of Idlib unless told otherwise."""
    row = {**SARMIN, "name": name, "name_en": name_en, "lat": lat, "lon": lon, "gazetteer_id": f"t:{name_en}"}
    return {**row, "within": [], **other}


def date(start: str, end: str | None = None, precision: str = "day", **other: Any) -> Json:
    """A date of one day, or from one day to another."""
    return {
        "start": start,
        "end": end or start,
        "precision": precision,
        "time_of_day": None,
        "basis": "said",
        **other,
    }


def party(words: str) -> Json:
    """``name``, ``name:actor``, ``name/kind``, ``name:actor/kind``, with ``?`` at the end where it is hedged."""
    hedged, words = words.endswith("?"), words.removesuffix("?")
    words, _, kind = words.partition("/")
    name, _, actor = words.partition(":")
    row: Json = {"name": name, "actor_id": actor or None, "hedged": hedged}
    return {**row, "kind": kind} if kind else row


def count(number: Count) -> Json | None:
    """The contract's count."""
    if number is None:
        return None
    low, high = number if isinstance(number, tuple) else (number, number)
    return {"min": low, "max": high}


def toll(fate: str, number: Count, group: str = "unknown", side: str | None = None) -> Json:
    """A row of the detail of tolls."""
    return {"fate": fate, "group": group, "side": side, **(count(number) or {}), "kind": "new", "labelled_by": "test"}


def value(field: str, given: Any, words: str = "كلمات", **other: Any) -> Json:
    """A value of a claim."""
    evidence = {"start": 0, "end": len(words), "text": words}
    row = {"field": field, "value": given, "modality": "asserted", "hedge_cue": None, "basis": "said"}
    return {**row, "evidence": evidence, "rule": "test", **other}


def claim(
    id: str,
    *values: Json,
    outlet: str | None = "وكالة المدار",
    source: str | None = None,
    published: str = "2023-01-22",
    **other: Any,
) -> Json:
    """A claim of an outlet, or of a speaker (``name:actor``) in it."""
    who = None
    if source is not None:
        name, _, actor = source.partition(":")
        who = {"name": name, "actor_id": actor or None, "kind": "other", "via": []}
    report = {
        "id": f"r-{id}",
        "published": published,
        "source": outlet,
        "url": f"https://example.org/{id}",
        "sha256": "0",
    }
    row = {"id": id, "source": who, "cue": None, "said_on": None, "hedged": False, "denied": False}
    mention = {"start": 0, "end": 5, "text": "كلمات"}
    return {**row, "mention": mention, "values": list(values), "report": report, "account": f"a-{id}", **other}


def incident(
    *,
    id: str = "i1",
    type: str = "attack",
    by: Sequence[str] | str = (),
    against: Sequence[str] | str = (),
    weapons: Sequence[str] = (),
    told: str = "وقع الحادث",
    told_as: Sequence[str] = (),
    tolls: Sequence[Json] = (),
    counts: Mapping[str, Count] | None = None,
    killed: Count = None,
    injured: Count = None,
    claims: Sequence[Json] | None = None,
    **other: Any,
) -> Json:
    """An incident in Sarmin on 21 January 2023 with one claim, unless told otherwise."""
    numbers = {"killed": killed, "injured": injured, **(counts or {})}
    casualties = {name: made for name, number in numbers.items() if (made := count(number))}
    if claims is None:
        claims = [claim("c1", *(value("type", each) for each in (type, *told_as)))]
    row: Json = {
        "id": id,
        "type": type,
        "mentions": [{"start": 0, "end": len(told), "text": told, "report": "r-c1"}],
        "date": date("2023-01-21"),
        "place": SARMIN,
        "other_places": [],
        "perpetrators": [party(each) for each in ([by] if isinstance(by, str) else by)],
        "targets": [party(each) for each in ([against] if isinstance(against, str) else against)],
        "weapons": [{"name": each, "weapon_id": f"weapon.{each}"} for each in weapons],
        "casualties": casualties,
        "tolls": list(tolls),
        "victims": [],
        "sources": [],
        "hedged": False,
        "status": "asserted",
        "claims": list(claims),
        "reports": sorted({each["report"]["id"] for each in claims}),
        "lines": 1,
        "lines_detail": [],
        "best": {name: {"value": number, "rule": "only-value"} for name, number in casualties.items()},
        "range": dict(casualties),
        "contradictions": [],
        "growth": [],
        "grade": "weak",
        "grade_reason": "one line",
        "grade_reason_ar": "مصدر واحد",
        "joins": [],
        "sentence_en": "On 21 January 2023, an event took place in Sarmin, according to one source.",
        "sentence_ar": "في 21 كانون الثاني 2023، وقع حدث في سرمين، بحسب مصدر واحد.",
    }
    return {**row, **other}
