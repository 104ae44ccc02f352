"""The claim matrix: a row a field, a column a claim in order of time, in each cell how it stands to the best."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final, Literal

from tawthiq.model.types import FATES
from tawthiq.reconcile.view.agree import nobody, relation

Json = dict[str, Any]
CellRelation = Literal["agrees", "silent", "grows", "differs", "inferred", "denies", "unknown"]

# The relation of a cell is that of its value that matters most to a reader.
_WEIGHT: Final[tuple[CellRelation, ...]] = ("differs", "denies", "agrees", "grows", "unknown", "inferred", "silent")


def matrix(view: Mapping[str, Any]) -> Json:
    """``{"columns": [...], "rows": [{"field", "best", "cells": [...]}]}`` of a view.

    A column is ``{"claim", "source", "via", "outlet", "day", "report", "lines", "denied"}``; ``source`` is None for the
    outlet's own voice. A cell is ``{"relation", "values"}``, a value ``{"value", "words", "start", "end", "modality",
    "basis", "relation"}``: ``agrees`` with the best value, ``grows`` into it (says less, or was superseded by a later
    one), ``differs`` (excludes it), ``denies``, ``inferred`` (no words say it), ``unknown``, ``silent``.
    """
    claims: Sequence[Mapping[str, Any]] = view["claims"]
    superseded = {(each["field"], claim) for each in view["growth"] for claim in each["from"]}
    rows = [
        {
            "field": field,
            "best": best["value"],
            "cells": [_cell(claim, field, best["value"], (field, claim["id"]) in superseded) for claim in claims],
        }
        for field, best in view["best"].items()
    ]
    return {"columns": [_column(claim) for claim in claims], "rows": rows}


def _column(claim: Mapping[str, Any]) -> Json:
    source, report = claim["source"], claim["report"]
    return {
        "claim": claim["id"],
        "source": source["name"] if source else None,
        "via": [each["name"] for each in (source or {}).get("via") or ()],
        "outlet": report["source"],
        "day": report["published"],
        "report": report["id"],
        "lines": claim["lines"],
        "denied": claim["denied"],
    }


def _cell(claim: Mapping[str, Any], field: str, best: Any, superseded: bool) -> Json:
    values = [_valued(value, best, superseded) for value in claim["values"] if value["field"] == field]
    return {"relation": min((v["relation"] for v in values), key=_WEIGHT.index, default="silent"), "values": values}


def _valued(value: Mapping[str, Any], best: Any, superseded: bool) -> Json:
    evidence = value["evidence"]
    return {
        "value": value["value"],
        "words": evidence["text"],
        "start": evidence["start"],
        "end": evidence["end"],
        "modality": value["modality"],
        "basis": value["basis"],
        "relation": stands(value, best, superseded=superseded),
    }


def stands(value: Mapping[str, Any], best: Any, *, superseded: bool = False) -> CellRelation:
    """How one value of a claim stands to the best value of its field (a list of entries for a list)."""
    if value["modality"] in {"denied", "unknown"}:
        return "denies" if value["modality"] == "denied" else "unknown"
    field = str(value["field"])
    entries = best if isinstance(best, list) else [best]
    found = {relation(field, value["value"], entry) for entry in entries}
    if "same" in found:
        return "inferred" if value["basis"] == "inferred" else "agrees"
    if value["basis"] == "inferred" and "excludes" not in found:
        return "inferred"
    if superseded or "coarser" in found or (field == "perpetrators" and nobody(value["value"])):
        return "grows"
    if "excludes" in found:
        return "differs"
    return _beside(field, found)


def _beside(field: str, found: Collection[str]) -> CellRelation:
    """A value that excludes nothing: more people or things of a list, or a count and a kind of act that may be one."""
    if "finer" in found or field.partition("_")[0] in FATES or field in {"type", "date", "place"}:
        return "agrees"
    return "grows" if field == "victims" else "agrees"
