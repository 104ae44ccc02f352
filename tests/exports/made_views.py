"""Incidents made by the project's own view of own-written claims: what the tests of exports write out."""

import datetime as dt
from typing import Any

from tawthiq.collection.settings import SharingSettings
from tawthiq.exports.told import Told

AT = dt.datetime(2024, 3, 2, 9, 30, tzinfo=dt.UTC)
Json = dict[str, Any]


def told(**changes: Any) -> Told:
    """What the exports of the tests are told."""
    row: Json = {"collection": "تجربة", "collection_id": "0" * 32, "at": AT, "engines": ("tawthiq-rules 1",)}
    return Told(**(row | changes))


def place(name: str = "بلدة سرمين", **changes: Any) -> Json:
    """A place in the contract's form."""
    row: Json = {
        "name": name,
        "name_en": "Sarmin",
        "country": "SY",
        "admin1": "Idlib",
        "admin2": "Idlib District",
        "lat": 35.904,
        "lon": 36.725,
        "radius_km": 5.0,
        "precision": "town",
        "gazetteer_id": "gn:164782",
        "within": [{"name": "ريف إدلب", "name_en": "Idlib", "gazetteer_id": "SY.12", "kind": "countryside"}],
    }
    return row | changes


def date(start: str = "2024-02-28", end: str | None = None, **changes: Any) -> Json:
    """A date in the contract's form."""
    row: Json = {"start": start, "end": end or start, "precision": "day", "time_of_day": None, "basis": "said"}
    return row | changes


def value(field: str, said: Any, words: str, **changes: Any) -> Json:
    """A Value in the contract's form."""
    row: Json = {
        "field": field,
        "value": said,
        "modality": "asserted",
        "hedge_cue": None,
        "basis": "said",
        "evidence": {"start": 0, "end": len(words), "text": words},
        "rule": f"test.{field}",
    }
    return row | changes


def claim(*values: Json, key: str = "r1-0-1", words: str = "قُتل ثلاثة مدنيين", **changes: Any) -> Json:
    """A claim in the contract's form, of a report of its own."""
    report = {
        "id": key.partition("-")[0],
        "published": "2024-02-29",
        "source": "وكالة السهل",
        "url": f"https://sahl.example/{key}",
        "sha256": "a" * 64,
    }
    row: Json = {
        "id": key,
        "source": {"name": "الدفاع المدني", "actor_id": "sy-civil-defence", "kind": "medical", "via": []},
        "cue": {"start": 0, "end": 3, "text": "قال"},
        "said_on": None,
        "hedged": False,
        "denied": False,
        "mention": {"start": 0, "end": len(words), "text": words},
        "values": list(values),
        "report": report,
        "account": key.rpartition("-")[0],
        "lines": ["o:وكاله سهل"],
    }
    return row | changes


def view(key: str = "i1", *claims: Json, **changes: Any) -> Json:
    """A collection's incident in the contract's form."""
    spoken = list(claims) or [claim(value("killed", {"min": 3, "max": 3}, "ثلاثة مدنيين"))]
    row: Json = {
        "id": key,
        "type": "shelling",
        "mentions": [],
        "date": date(),
        "place": place(),
        "other_places": [],
        "perpetrators": [{"name": "قوات النظام", "actor_id": "syaf", "hedged": True}],
        "targets": [{"name": "السوق الشعبي", "actor_id": None, "hedged": False, "kind": "market"}],
        "weapons": [{"name": "قذائف مدفعية", "weapon_id": "weapon.artillery"}],
        "casualties": {"killed": {"min": 3, "max": 5}, "injured_medics": {"min": 2, "max": None}},
        "tolls": [],
        "victims": [],
        "sources": [{"name": "الدفاع المدني", "actor_id": "sy-civil-defence", "kind": "medical"}],
        "hedged": False,
        "status": "asserted",
        "claims": spoken,
        "reports": list(dict.fromkeys(one["report"]["id"] for one in spoken)),
        "lines": 1,
        "lines_detail": [],
        "best": {"killed": {"value": {"min": 4, "max": 5}, "rule": "only-value", "claims": [spoken[0]["id"]]}},
        "range": {},
        "contradictions": [{"field": "killed", "claims": [], "note": "two figures", "note_ar": "رقمان لا يجتمعان"}],
        "growth": [],
        "grade": "fair",
        "grade_reason": "two independent lines tell it",
        "grade_reason_ar": "يوردها مصدران مستقلان",
        "joins": [],
        "replaces": [],
        "sentence_ar": "في 28 شباط/فبراير 2024، قُتل أشخاص في قصف.",
        "sentence_en": "On 28 February 2024, people were killed in shelling.",
    }
    return row | changes


HOSTILE = '=HYPERLINK("https://evil.example","\u202eانقر\u202c\x00\x1b[31m")'


def hostile(key: str = "ih") -> Json:
    """An incident in which every string that a report gives is hostile, one of them longer than a cell."""
    said = claim(
        value("place", place(HOSTILE), HOSTILE),
        value("killed", {"min": 1, "max": 1}, f"-{'ط' * 40_000}"),
        key=f"{key}-0-1",
        words=HOSTILE,
        source={"name": f"+{HOSTILE}", "actor_id": None, "kind": "local", "via": []},
    )
    said["report"] |= {"source": f"@{HOSTILE}", "url": f"\t{HOSTILE}"}
    return view(
        key,
        said,
        place=place(HOSTILE),
        perpetrators=[{"name": f"-{HOSTILE}", "actor_id": None, "hedged": False}],
        targets=[{"name": "=" + "هدف" * 20_000, "actor_id": None, "hedged": False, "kind": "other"}],
        victims=[{"name": f"\r{HOSTILE}", "fate": "killed", "age": 3}],
        sentence_ar=f"  {HOSTILE}",
    )


SHARING = SharingSettings()
