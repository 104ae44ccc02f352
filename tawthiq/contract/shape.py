"""The form of a record: which fields there are, of what type, with which names; text and evidence are not looked at."""

from collections.abc import Iterator, Mapping
from typing import Any, Final, get_args

from tawthiq.contract import forms
from tawthiq.contract.forms import Form, both, each, fields, flag, kind_of, maybe, number, one_of, whole, words
from tawthiq.contract.problems import Problem
from tawthiq.model.incident import Status
from tawthiq.model.statement import STATEMENT_KINDS
from tawthiq.model.types import FATES, GROUPS, INCIDENT_TYPES, SOURCE_KINDS, TARGET_KINDS
from tawthiq.model.values import Basis, DatePrecision, Modality, PartOfDay

EVIDENCE_LIMIT: Final = 120
MENTION_LIMIT: Final = 400
PLACE_PRECISIONS: Final = ("exact", "near", "town", "subdistrict", "district", "province", "region", "country")
GROUP_PLURALS: Final = {
    "civilian": "civilians",
    "child": "children",
    "woman": "women",
    "medic": "medics",
    "journalist": "journalists",
    "combatant": "combatants",
    "attacker": "attackers",
}
COUNT_FIELDS: Final = frozenset({*FATES, *(f"{fate}_{plural}" for fate in FATES for plural in GROUP_PLURALS.values())})
NAME_FIELDS: Final = frozenset({"perpetrators", "targets", "weapons", "victims"})
VALUE_FIELDS: Final = COUNT_FIELDS | NAME_FIELDS | {"type", "date", "place", "other_places"}


def _ordered_days(value: Mapping[str, Any], path: str) -> Iterator[Problem]:
    start, end = value["start"], value["end"]
    if (start is None) != (end is None):
        yield Problem(path, "has a start or an end alone")
    elif start is not None and start > end:
        yield Problem(path, f"starts {start}, after it ends {end}")


def _dated(value: Mapping[str, Any], path: str) -> Iterator[Problem]:
    yield from _ordered_days(value, path)
    if value["start"] is None and value["time_of_day"] is None:
        yield Problem(path, "bounds nothing: it should be null")
    if value["start"] is not None and value["precision"] is None:
        yield Problem(f"{path}.precision", "is null though there are days")


def _timed(value: Mapping[str, Any], path: str) -> Iterator[Problem]:
    if value["part"] is None and value["clock"] is None:
        yield Problem(path, "says nothing: it should be null")


def _ordered_counts(value: Mapping[str, Any], path: str) -> Iterator[Problem]:
    if value["max"] is not None and value["min"] > value["max"]:
        yield Problem(path, f"has min {value['min']} above max {value['max']}")


def _located(value: Mapping[str, Any], path: str) -> Iterator[Problem]:
    if (value["lat"] is None) != (value["lon"] is None):
        yield Problem(path, "has a latitude or a longitude alone")
    elif value["lat"] is not None and value["radius_km"] is None:
        yield Problem(f"{path}.radius_km", "is null though there is a point")


def _span_ordered(value: Mapping[str, Any], path: str) -> Iterator[Problem]:
    if value["start"] >= value["end"]:
        yield Problem(path, f"is empty or backward: {value['start']} to {value['end']}")
    elif value["end"] - value["start"] != len(value["text"]):
        yield Problem(path, f"covers {value['end'] - value['start']} characters but quotes {len(value['text'])}")


def _span(limit: int, extra: Mapping[str, Form] | None = None) -> Form:
    def short(value: Mapping[str, Any], path: str) -> Iterator[Problem]:
        if len(value["text"]) > limit:
            yield Problem(path, f"is {len(value['text'])} characters long; {limit} at most")

    parts: dict[str, Form] = {"start": whole, "end": whole, "text": forms.text, **(extra or {})}
    return both(fields(parts), both(_span_ordered, short))


def _telling(value: Mapping[str, Any], path: str) -> Iterator[Problem]:
    trigger = value["trigger"]
    inside = value["start"] <= trigger["start"] and trigger["end"] <= value["end"]
    at = trigger["start"] - value["start"]
    if not inside:
        yield Problem(f"{path}.trigger", "stands outside its mention")
    elif value["text"][at : at + len(trigger["text"])] != trigger["text"]:
        yield Problem(f"{path}.trigger", "quotes other words than its mention")


DAYS: Final = both(fields({"start": maybe(forms.day), "end": maybe(forms.day)}), _ordered_days)
SPAN: Final = _span(MENTION_LIMIT)
EVIDENCE: Final = _span(EVIDENCE_LIMIT)
TELLING: Final = both(_span(MENTION_LIMIT, {"trigger": EVIDENCE}), _telling)
RANGE: Final = both(fields({"min": whole, "max": maybe(whole)}), _ordered_counts)
_CLOCK: Final = forms.like(r"([01]\d|2[0-3]):[0-5]\d", "a time HH:MM")
_TIME_OF_DAY: Final = both(fields({"part": maybe(one_of(get_args(PartOfDay))), "clock": maybe(_CLOCK)}), _timed)
DATE: Final = both(
    fields(
        {
            "start": maybe(forms.day),
            "end": maybe(forms.day),
            "precision": maybe(one_of(get_args(DatePrecision))),
            "time_of_day": maybe(_TIME_OF_DAY),
            "basis": one_of(get_args(Basis)),
        }
    ),
    _dated,
)
PLACE: Final = both(
    fields(
        {
            "name": words,
            "name_en": maybe(forms.text),
            "country": maybe(forms.like("[A-Z]{2}", "a country code of two capital letters")),
            "admin1": maybe(forms.text),
            "admin2": maybe(forms.text),
            "lat": maybe(number(-90, 90)),
            "lon": maybe(number(-180, 180)),
            "radius_km": maybe(number(0, 20_000)),
            "precision": maybe(one_of(PLACE_PRECISIONS)),
            "gazetteer_id": maybe(words),
            "within": each(forms.anything),
        }
    ),
    _located,
)
SOURCE: Final = fields({"name": words, "actor_id": maybe(words), "kind": one_of(SOURCE_KINDS)})
SPEAKER: Final = fields({"name": words, "actor_id": maybe(words), "kind": one_of(SOURCE_KINDS), "via": each(SOURCE)})
PARTY: Final = fields({"name": words, "actor_id": maybe(words), "hedged": flag})
TARGET: Final = fields({"name": words, "actor_id": maybe(words), "hedged": flag, "kind": one_of(TARGET_KINDS)})
WEAPON: Final = fields({"name": words, "weapon_id": maybe(words)})
VICTIM: Final = fields(
    {
        "name": words,
        "fate": one_of(FATES),
        "role": maybe(forms.text),
        "age": maybe(whole),
        "sex": maybe(forms.text),
        "kin": maybe(forms.text),
    }
)
TOLL: Final = both(
    fields(
        {
            "fate": one_of(FATES),
            "group": one_of(GROUPS),
            "side": maybe(words),
            "min": whole,
            "max": maybe(whole),
            "kind": one_of(("new", "cumulative", "initial")),
            "labelled_by": maybe(forms.text),
        }
    ),
    _ordered_counts,
)


def casualties(value: object, path: str) -> Iterator[Problem]:
    """Ranges by fate and group; nothing is null: what is not said is left out."""
    if not isinstance(value, Mapping):
        yield Problem(path, f"is {kind_of(value)}, not an object")
        return
    for name, count in value.items():
        if name not in COUNT_FIELDS:
            yield Problem(f"{path}.{name}", "is no casualty field")
        elif count is None:
            yield Problem(f"{path}.{name}", "is null: what is not said is left out")
        else:
            yield from RANGE(count, f"{path}.{name}")


def value_of(field: str, modality: str) -> Form:
    """The form that a Value's ``value`` has by its field and modality."""
    if field in COUNT_FIELDS:
        return both(RANGE, _unknown_count) if modality == "unknown" else RANGE
    if modality == "unknown":
        return fields({"name": words})
    if field in NAME_FIELDS:
        return fields({"name": words})
    return {"type": one_of(INCIDENT_TYPES), "date": DATE}.get(field, PLACE)


def _unknown_count(value: Mapping[str, Any], path: str) -> Iterator[Problem]:
    if value["min"] != 0 or value["max"] is not None:
        yield Problem(path, "is a number though it is said to be unknown")


def _said(value: Mapping[str, Any], path: str) -> Iterator[Problem]:
    yield from value_of(value["field"], value["modality"])(value["value"], f"{path}.value")


VALUE: Final = both(
    fields(
        {
            "field": one_of(sorted(VALUE_FIELDS)),
            "value": forms.anything,
            "modality": one_of(get_args(Modality)),
            "hedge_cue": maybe(SPAN),
            "basis": one_of(get_args(Basis)),
            "evidence": EVIDENCE,
            "rule": words,
        }
    ),
    _said,
)
CLAIM: Final = fields(
    {
        "id": words,
        "source": maybe(SPEAKER),
        "cue": maybe(SPAN),
        "said_on": maybe(forms.day),
        "hedged": flag,
        "denied": flag,
        "mention": SPAN,
        "values": each(VALUE),
    }
)
INCIDENT: Final = fields(
    {
        "id": words,
        "type": one_of(INCIDENT_TYPES),
        "mentions": each(TELLING, at_least=1),
        "date": maybe(DATE),
        "place": maybe(PLACE),
        "other_places": each(PLACE),
        "perpetrators": each(PARTY),
        "targets": each(TARGET),
        "weapons": each(WEAPON),
        "casualties": casualties,
        "tolls": each(TOLL),
        "victims": each(VICTIM),
        "sources": each(SOURCE),
        "hedged": flag,
        "status": one_of(get_args(Status)),
        "claims": each(CLAIM, at_least=1),
    }
)
_STATEMENT_SPAN: Final = {"kind": one_of(STATEMENT_KINDS), "source": maybe(words)}
_BY_KIND: Final[dict[str, Form]] = {
    "trend": fields(
        {
            "measure": maybe(forms.text),
            "direction": maybe(forms.text),
            "actor_id": maybe(words),
            "places": each(forms.like("[A-Z]{2}", "a country code of two capital letters")),
            "period": maybe(DAYS),
        }
    ),
    "toll": fields({"casualties": casualties, "period": maybe(DAYS)}),
}


def _statement_kind(value: Mapping[str, Any], path: str) -> Iterator[Problem]:
    yield from _BY_KIND.get(value["kind"], forms.anything)(value, path)


STATEMENT: Final = both(_span(2_000, _STATEMENT_SPAN), _statement_kind)
DOCUMENT: Final = fields(
    {
        "id": words,
        "published": maybe(forms.moment),
        "lang": maybe(words),
        "sha256": forms.like("[0-9a-f]{64}", "a SHA-256 in lower-case hexadecimal"),
        "title": maybe(forms.text),
        "source": maybe(forms.text),
        "url": maybe(forms.text),
    }
)
RECORD: Final = fields(
    {
        "document": DOCUMENT,
        "incidents": each(INCIDENT),
        "statements": each(STATEMENT),
        "engine": fields({"name": words, "version": words}),
    }
)
ERROR: Final = fields({"error": fields({"line": maybe(whole), "id": maybe(forms.text), "message": words})})
