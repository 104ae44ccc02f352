"""Who says what: every claim value's incident, field, value and speaker against the annotation."""

from dataclasses import dataclass
from typing import Any, Final

from tawthiq.contract.lines import full_text
from tawthiq.evaluate.align import align, quoted, triggers_of
from tawthiq.evaluate.compare import Row, same_count
from tawthiq.evaluate.names import name_words, same_name
from tawthiq.evaluate.score import COUNTS
from tawthiq.evaluate.slots import Slot, Slots

_FIELDS: Final = (*COUNTS, "perpetrators", "targets", "weapons", "victims")
_IMPERSONAL: Final = frozenset({"انباء", "معلومات", "تقارير", "اخبار"})  # "reports said" speaks for nobody
_OUTLETS: Final = frozenset({"وكاله", "شبكه", "مركز"})


@dataclass(frozen=True, slots=True)
class _Said:
    incident: str | None
    field: str
    value: Any
    speaker: str | None
    modality: str | None


def score_claims(doc: Row, gold: Row, record: Row | None, claims: Row) -> Slots:
    """One document's claim values: with their speaker, whoever speaks, and the modality of those found."""
    said = _said(doc, gold, record)
    wanted = [claim for claim in claims["claims"] if claim["field"] in _FIELDS]
    slots = {"claims": Slot(), "claims_any_speaker": Slot(), "modality": Slot()}
    for name in ("claims", "claims_any_speaker"):
        left, hits = list(said), 0
        for claim in wanted:
            match = next((one for one in left if _matches(claim, one, strict=name == "claims")), None)
            if match is None:
                continue
            left.remove(match)
            hits += 1
            if name == "claims":
                slots["modality"].add(match.modality == claim["modality"], 1, 1)
        slots[name].add(hits, len(said), len(wanted))
    return slots


def speaker(name: str | None) -> str | None:
    """The speaker's name; None for the outlet's own voice and for impersonal sourcing."""
    words = set(name_words(name or ""))
    return None if not words or (words & _IMPERSONAL and not words & _OUTLETS) else name


def _said(doc: Row, gold: Row, record: Row | None) -> list[_Said]:
    """Every value that a record's claims say plainly, with the key of the gold incident that its own matches."""
    found = record["incidents"] if record is not None and "document" in record else []
    wanted, text = gold["incidents"], full_text(doc)
    spans = [quoted(text, incident["mentions"]) for incident in wanted]
    pairs = align(wanted, found, spans, [triggers_of(incident) for incident in found])
    keys = {j: wanted[i]["key"] for i, j in pairs.items()}
    return [
        _Said(
            keys.get(j),
            value["field"],
            value["value"],
            speaker((claim.get("source") or {}).get("name")),
            value.get("modality"),
        )
        for j, incident in enumerate(found)
        for claim in incident.get("claims") or ()
        for value in claim.get("values") or ()
        if value["field"] in _FIELDS and value.get("basis") != "inferred"
    ]


def _matches(claim: Row, said: _Said, *, strict: bool) -> bool:
    if said.incident != claim["incident"] or said.field != claim["field"]:
        return False
    if not _same_value(claim["field"], claim["value"], said.value):
        return False
    return not strict or _same_speaker(speaker(claim["speaker"]), said.speaker)


def _same_speaker(wanted: str | None, got: str | None) -> bool:
    return wanted == got or (wanted is not None and got is not None and same_name(wanted, got))


def _same_value(name: str, gold: Any, found: Any) -> bool:
    if name in COUNTS:
        return same_count(gold, found)
    entries = [found] if isinstance(found, str | dict) else list(found or ())
    return any(same_name(gold, entry if isinstance(entry, str) else entry.get("name", "")) for entry in entries)
