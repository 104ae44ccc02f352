"""What one voice says of an occurrence: the values of all its tellings, each said once.

The parts of a toll that one sentence adds up are one number; a name told again, shorter or the same, is one value.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from tawthiq.claims.make import EVIDENCE_LIMIT, Telling
from tawthiq.mentions.find import Mentions
from tawthiq.model.mention import CountMention
from tawthiq.model.span import Span
from tawthiq.model.values import Range, Value
from tawthiq.reconcile.parties import bare_name
from tawthiq.reconcile.values import of_telling
from tawthiq.rules.rule import define
from tawthiq.text.prepare import Prepared

SUM: Final = define(
    "counts.added-up", "the parts of a toll that one sentence tells, added up (four civilians and a soldier)"
)

_FATES: Final = frozenset({"killed", "injured", "detained", "abducted", "missing", "displaced"})
_NAMED: Final = frozenset({"perpetrators", "targets", "weapons", "victims"})


def values_of(doc: Prepared, mentions: Mentions, tellings: Sequence[Telling]) -> list[Value]:
    """The values of one voice's tellings, in order of the text, each once."""
    found: list[Value] = []
    for telling in tellings:
        for value in _added_up(doc, of_telling(doc, mentions, telling), telling):
            _keep(found, value)
    return found


def _keep(found: list[Value], value: Value) -> None:
    """Add a value, or let it take the place of a shorter name for the same; what is there already is left."""
    for at, known in enumerate(found):
        if known.field != value.field or known.modality != value.modality:
            continue
        if value.field in _NAMED and value.modality != "unknown":
            if _same_name(known, value):
                if len(_words(value)) > len(_words(known)):
                    found[at] = value
                return
        elif known.value == value.value:
            return
    found.append(value)


def _same_name(one: Value, two: Value) -> bool:
    """True for one listed actor, or names of which one's words all stand in the other; two listed actors are two."""
    ids = [value.value.get("actor_id") for value in (one, two) if isinstance(value.value, dict)]
    if all(ids):
        return len(set(ids)) == 1
    first, second = _words(one), _words(two)
    return first == second if one.field == "victims" else first <= second or second <= first


def _words(value: Value) -> set[str]:
    name = str(value.value["name"]) if isinstance(value.value, dict) else str(value.value)
    return set(bare_name(name).split()) or {name}


def _added_up(doc: Prepared, values: Iterable[Value], telling: Telling) -> Iterator[Value]:
    """The values of a telling, the parts of a toll as one where their words fit into one span of evidence."""
    parts: dict[str, list[Value]] = {}
    rest = []
    for value in values:
        if value.field in _FATES and value.modality == "asserted" and _adds(value, telling.draft.own.counts):
            parts.setdefault(value.field, []).append(value)
        else:
            rest.append(value)
    for field, found in parts.items():
        total = _sum(doc, field, found)
        yield from [total] if total is not None else found
    yield from rest


def _adds(value: Value, counts: Sequence[CountMention]) -> bool:
    """True for a number of people that others beside it can be added to: no range, no figure of so far."""
    own = next((count for count in counts if count.end == value.evidence.end and count.fate == value.field), None)
    return own is not None and own.number.exact and own.toll_kind == "new" and own.number.min > 0


def _sum(doc: Prepared, field: str, parts: Sequence[Value]) -> Value | None:
    """One value of several parts, or None where they are one already or stand too far apart."""
    start, end = min(part.evidence.start for part in parts), max(part.evidence.end for part in parts)
    if len(parts) < 2 or end - start > EVIDENCE_LIMIT:
        return None
    total: Range | None = None
    for part in parts:
        number = Range(**part.value)  # type: ignore[arg-type]  # a count's value is a range
        total = number if total is None else total + number
    assert total is not None
    return Value(field, total.to_dict(), "asserted", Span.of(doc.report.text, start, end), SUM)
