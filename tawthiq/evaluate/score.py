"""Incidents against their annotation: found at all, then field by field on those that match.

The measures are those of the shared scorer, number for number; here each document is scored alone, so that intervals
can be drawn over documents and gains and losses told by incident.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from tawthiq.contract.lines import full_text
from tawthiq.evaluate.align import align, overlap, quoted, triggers_of
from tawthiq.evaluate.compare import (
    Row,
    close_days,
    is_dated,
    is_optional,
    names_of,
    same_count,
    same_days,
    same_place,
    shared_names,
)
from tawthiq.evaluate.slots import Slot, Slots

COUNTS: Final = (
    "killed",
    "injured",
    "detained",
    "abducted",
    "killed_civilians",
    "killed_children",
    "killed_women",
)
_NAMED: Final = ("perpetrators", "targets", "weapons", "sources")
_ORDER: Final = (
    *("incident", "type", "date_exact", "date", "place", "country"),
    *COUNTS,
    *_NAMED,
    *("victims", "hedged", "status", "trend_toll"),
)
_OVERALL: Final = (
    *("type", "date", "place", "killed", "injured"),
    *("perpetrators", "targets", "weapons", "victims", "sources"),
)
_PER_INCIDENT: Final = 3  # values that an incident missed or invented costs: its type, date and place
_QUOTE_LIMIT: Final = 400
_STATEMENTS: Final = frozenset({"trend", "toll"})


@dataclass(slots=True)
class DocumentScore:
    """One document's tallies; ``outcomes`` say, by incident key, what was right of it."""

    id: str
    slots: Slots = field(default_factory=lambda: {name: Slot() for name in _ORDER})
    counts: Counter[str] = field(default_factory=Counter)
    outcomes: dict[str, dict[str, bool]] = field(default_factory=dict)


def score_document(doc: Row, gold: Row, record: Row | None, countries: frozenset[str] = frozenset()) -> DocumentScore:
    """Score one document; a record that is missing or an error counts as one that found nothing.

    With ``countries`` (ISO 3166) the fields of incidents elsewhere are not scored.
    """
    score = DocumentScore(gold["id"])
    text = full_text(doc)
    read = record if record is not None and "document" in record else None
    wanted: Sequence[Row] = gold["incidents"]
    found: Sequence[Row] = read["incidents"] if read else ()
    score.counts.update(documents=1, documents_missing=read is None)
    spans = [quoted(text, incident["mentions"]) for incident in wanted]
    triggers = [triggers_of(incident) if _spans_hold(incident, text, score.counts) else [] for incident in found]
    pairs = align(wanted, found, spans, triggers)
    optional = {i for i, incident in enumerate(wanted) if is_optional(incident, doc.get("published"))}
    firm = sorted(i for i in pairs if i not in optional)
    slack = len(pairs) - len(firm)  # a match with background neither costs nor earns
    score.slots["incident"].add(len(firm), len(found) - slack, len(wanted) - len(optional))
    for i, incident in enumerate(wanted):
        if i not in optional:
            score.outcomes[incident["key"]] = {"found": i in pairs}
    for i in firm:
        if countries and (wanted[i].get("place") or {}).get("country") not in countries:
            continue
        _score_fields(wanted[i], found[pairs[i]], score)
    _score_statements(text, gold, read, score.slots["trend_toll"])
    _score_overall(score)
    return score


def _spans_hold(incident: Row, text: str, counts: Counter[str]) -> bool:
    """True where every span of an incident quotes its text; otherwise it counts as invented."""
    wrong = 0
    for span in _evidence(incident):
        counts["spans"] += 1
        wrong += text[span["start"] : span["end"]] != span["text"] or len(span["text"]) > _QUOTE_LIMIT
    counts["spans_wrong"] += wrong
    counts["values_unsupported"] += _unsupported(incident)
    return not wrong


def _evidence(incident: Row) -> Iterator[Row]:
    for mention in incident["mentions"]:
        yield mention
        if mention.get("trigger"):
            yield mention["trigger"]
    for claim in incident.get("claims") or ():
        for value in claim.get("values") or ():
            yield value["evidence"]


def _unsupported(incident: Row) -> int:
    """Fields that no claim's value stands for."""
    claims = incident.get("claims")
    if not claims:
        return 0
    said = {value["field"] for claim in claims for value in claim.get("values") or ()}
    if "victims" in said:
        said.add("targets")
    shown = [name for name in ("date", "place", "perpetrators", "targets", "weapons", "victims") if incident.get(name)]
    shown += [name for name, count in (incident.get("casualties") or {}).items() if count]
    return sum(name not in said for name in shown)


def _score_fields(gold: Row, found: Row, score: DocumentScore) -> None:
    slots, right = score.slots, score.outcomes[gold["key"]]

    def once(name: str, *, hit: bool, pred: object, wanted: object) -> None:
        slots[name].add(hit, bool(pred), bool(wanted))
        if pred or wanted:
            right[name] = hit

    date, other = gold.get("date"), found.get("date")
    place, there = gold.get("place"), found.get("place")
    once("type", hit=gold["type"] == found.get("type"), pred=True, wanted=True)
    once("date_exact", hit=same_days(date, other), pred=is_dated(other), wanted=date)
    once("date", hit=close_days(date, other), pred=is_dated(other), wanted=date)
    once("place", hit=same_place(place, there), pred=there, wanted=place)
    country = bool(place and there and place["country"] == there.get("country"))
    once("country", hit=country, pred=there, wanted=place)
    toll: Mapping[str, Any] = found.get("casualties") or {}
    for name in COUNTS:
        wanted, got = gold.get(name), toll.get(name)
        once(name, hit=same_count(wanted, got), pred=got, wanted=wanted)
    for name in (*_NAMED, "victims"):
        _score_names(name, gold, found, score)
    hedged = bool(gold.get("hedged")), bool(found.get("hedged"))
    once("hedged", hit=all(hedged), pred=hedged[1], wanted=hedged[0])
    once("status", hit=gold.get("status") == found.get("status"), pred=True, wanted=True)


def _score_names(name: str, gold: Row, found: Row, score: DocumentScore) -> None:
    wanted, got = names_of(gold.get("victim_names" if name == "victims" else name)), names_of(found.get(name))
    hits = shared_names(wanted, got)
    score.slots[name].add(hits, len(got), len(wanted))
    if wanted or got:
        score.outcomes[gold["key"]][name] = hits == len(wanted) == len(got)


def _score_statements(text: str, gold: Row, record: Row | None, slot: Slot) -> None:
    """Trends and totals: of the same kind, standing where the annotator quoted."""
    wanted = [statement for statement in gold.get("statements", ()) if statement["kind"] in _STATEMENTS]
    rows = record["statements"] if record else ()
    found = [statement for statement in rows if statement.get("kind") in _STATEMENTS]
    hits = 0
    for statement in wanted:
        spans = quoted(text, [statement["quote"]])
        hits += any(
            other["kind"] == statement["kind"] and any(overlap(span, (other["start"], other["end"])) for span in spans)
            for other in found
        )
    slot.add(min(hits, len(found)), len(found), len(wanted))


def _score_overall(score: DocumentScore) -> None:
    overall, incident = Slot(), score.slots["incident"]
    for name in _OVERALL:
        slot = score.slots[name]
        overall.add(slot.tp, slot.pred, slot.gold)
    overall.add(0, _PER_INCIDENT * (incident.pred - incident.tp), _PER_INCIDENT * (incident.gold - incident.tp))
    score.slots["OVERALL"] = overall
