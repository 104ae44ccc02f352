"""Contradictions as records, told apart from silence (a claim says nothing of it) and from growth (it says less)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from tawthiq.model.values import Range
from tawthiq.reconcile.view import rules, wording
from tawthiq.reconcile.view.agree import nobody, relation, same_person
from tawthiq.reconcile.view.change import Change
from tawthiq.reconcile.view.speech import Said, Speech, is_count

# What an act of a type does to people: who denies that denies the act.
_DEFINING: Final[Mapping[str, str]] = {
    "abduction": "abducted",
    "arrest": "detained",
    "execution": "killed",
    "death_in_custody": "killed",
    "body_found": "killed",
}
OCCURRENCE: Final = "occurrence"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two claims that differ on a field; ``both_true`` where they still may both be right."""

    field: str
    claims: tuple[str, str]
    note: str
    note_ar: str
    both_true: bool

    def to_dict(self) -> dict[str, Any]:
        """The row of ``contradictions``."""
        return {
            "field": self.field,
            "claims": list(self.claims),
            "note": self.note,
            "note_ar": self.note_ar,
            "both_true": self.both_true,
        }


def of_field(rows: Sequence[Said], best: Any = None) -> Iterator[Contradiction]:
    """The contradictions among the standing values of one field, each pair of rival values once.

    With a ``best`` value only the pairs of it and each rival: nine figures make eight contradictions, not 36.
    """
    told = [row for row in rows if row.tells and not row.inferred]
    chosen = {id(row) for row in told if best is not None and row.given == best}
    field = told[0].field if told else ""
    seen: list[tuple[Any, Any]] = []
    for place, row in enumerate(told):
        for other in told[place + 1 :]:
            if chosen and id(row) not in chosen and id(other) not in chosen:
                continue
            if not _rivals(row, other, told) or any(_same_pair(field, pair, row, other) for pair in seen):
                continue
            seen.append((row.given, other.given))
            yield _differ(row, other)


def _rivals(one: Said, other: Said, told: Sequence[Said]) -> bool:
    """True for two claims, neither of which gives what the other gives as well."""
    if one.speech.id == other.speech.id or relation(one.field, one.given, other.given) != "excludes":
        return False
    if one.field == "perpetrators":
        plain = one.modality == other.modality == "asserted" or _accuse(one, other)
        return plain and not _names_too(one.speech, other.given) and not _names_too(other.speech, one.given)
    if one.field in {"type", "date", "place"}:
        own = [row for row in told if row.speech.voice == one.speech.voice]
        return not any(relation(one.field, row.given, other.given) == "same" for row in own)
    return True


def _accuse(one: Said, other: Said) -> bool:
    """True where two speakers each accuse somebody: an accusation is hedged, and is still their word."""
    return not one.speech.own and not other.speech.own and one.speech.voice != other.speech.voice


def _names_too(speech: Speech, given: Any) -> bool:
    own = [Said(speech, value) for value in speech.claim["values"] if value["field"] == "perpetrators"]
    return any(row.tells and relation("perpetrators", row.given, given) == "same" for row in own)


def _same_pair(field: str, pair: tuple[Any, Any], one: Said, other: Said) -> bool:
    straight = _alike(field, pair[0], one.given) and _alike(field, pair[1], other.given)
    return straight or (_alike(field, pair[0], other.given) and _alike(field, pair[1], one.given))


def _alike(field: str, one: Any, other: Any) -> bool:
    return relation(field, one, other) in {"same", "finer", "coarser"}


def _differ(one: Said, other: Said) -> Contradiction:
    name = "two-figures" if is_count(one.field) else "two-authors" if one.field == "perpetrators" else "two-values"
    first, second = wording.value_words(one.field, one.given), wording.value_words(other.field, other.given)
    en, ar = _noted(name, one.field, first, second)
    return Contradiction(one.field, (one.speech.id, other.speech.id), en, ar, both_true=False)


def _noted(name: str, field: str, first: tuple[str, str], second: tuple[str, str]) -> tuple[str, str]:
    label_en, label_ar = wording.field_words(field)
    en, _ = rules.note(name, field=label_en, one=first[0], other=second[0])
    _, ar = rules.note(name, field=label_ar, one=first[1], other=second[1])
    return en, ar


def denials(speeches: Sequence[Speech], field: str) -> Iterator[Contradiction]:
    """What one claim denies and another asserts of a field."""
    if field in {"type", "date", "place"}:
        return
    rows = [Said(speech, value) for speech in speeches for value in speech.claim["values"] if value["field"] == field]
    told = [row for row in rows if row.modality == "asserted"]
    for row in rows:
        if row.modality != "denied":
            continue
        against = [other for other in told if other.speech.id != row.speech.id and _hit(row, other)]
        if against:
            words = wording.value_words(field, row.given)
            en, ar = _noted("denied", field, words, words)
            yield Contradiction(field, (against[0].speech.id, row.speech.id), en, ar, both_true=False)
            return


def _hit(denied: Said, told: Said) -> bool:
    return relation(denied.field, denied.given, told.given) in {"same", "finer", "coarser"} and not _both_nobody(
        denied, told
    )


def _both_nobody(one: Said, other: Said) -> bool:
    return one.field in {"perpetrators", "targets"} and nobody(one.given) and nobody(other.given)


def denies_occurrence(speech: Speech, incident_type: str) -> bool:
    """True for a claim that denies the act itself, not only something told of it."""
    if not speech.denies:
        return False
    denied = {value["field"] for value in speech.claim["values"] if value["modality"] == "denied"}
    core = _DEFINING.get(incident_type)
    if "type" in denied or (core is not None and core in denied):
        return True
    return not denied & {"targets", "victims", "perpetrators"} and not any(is_count(field) for field in denied)


def occurrence(speeches: Sequence[Speech], incident_type: str) -> Contradiction | None:
    """The first claim that tells the act and the first that denies it."""
    denying = next((s for s in speeches if denies_occurrence(s, incident_type)), None)
    telling = next((s for s in speeches if not s.denies and any(Said(s, v).tells for v in s.claim["values"])), None)
    if denying is None or telling is None:
        return None
    en, ar = rules.note("did-not-happen")
    return Contradiction(OCCURRENCE, (telling.id, denying.id), en, ar, both_true=False)


def one_person(speeches: Sequence[Speech], rows: Sequence[Said]) -> Iterator[Contradiction]:
    """Two names for the only one who was killed; whose killed count is another is not asked."""
    alone = {speech.id for speech in speeches if _kills_one(speech)}
    named = [row for row in rows if row.tells and row.by_name and row.speech.id in alone]
    for place, row in enumerate(named):
        for other in named[place + 1 :]:
            if other.speech.voice != row.speech.voice and not same_person(row.given["name"], other.given["name"]):
                words = wording.value_words("victims", row.given), wording.value_words("victims", other.given)
                en, ar = _noted("two-names", "victims", *words)
                yield Contradiction("victims", (row.speech.id, other.speech.id), en, ar, both_true=False)
                return


def _kills_one(speech: Speech) -> bool:
    tolls = [
        Range(**v["value"]) for v in speech.claim["values"] if v["field"] == "killed" and v["modality"] != "denied"
    ]
    return bool(tolls) and all(toll == Range.exactly(1) for toll in tolls)


def growth(field: str, rows: Sequence[Said], best: Any) -> list[Change]:
    """Values that the best one makes more exact, or names: one change for all of them."""
    if best is None or is_count(field):
        return []
    many = best if isinstance(best, list) else [best]
    after = [row for row in rows if row.tells and any(relation(field, row.given, each) == "same" for each in many)]
    named = any(row.modality == "unknown" for row in rows) and field == "victims"
    before = [
        row
        for row in rows
        if (row.tells and any(relation(field, row.given, each) == "coarser" for each in many))
        or (named and row.modality == "unknown")
    ]
    if not before or not after:
        return []
    kind: Any = "exact" if field in {"type", "date", "place"} else "named"
    if field == "victims" and not any(row.by_name for row in after):
        return []
    return [Change(field, kind, tuple(before), tuple(after))]
