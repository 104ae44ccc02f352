"""What one voice says of an occurrence: the values of all its tellings, each said once.

The parts of a toll that one sentence adds up are one number; a name told again, shorter or the same, is one value.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from tawthiq.claims.make import EVIDENCE_LIMIT, Telling
from tawthiq.lang.ar.number_words import number_word
from tawthiq.mentions.find import Mentions
from tawthiq.model.mention import CountMention
from tawthiq.model.span import Span
from tawthiq.model.values import Range, Value
from tawthiq.reconcile.parties import bare_name, one_name, one_person
from tawthiq.reconcile.values import NAMED, of_telling
from tawthiq.rules.rule import define
from tawthiq.text.prepare import Prepared

SUM: Final = define(
    "counts.added-up", "the parts of a toll that one sentence tells, added up (four civilians and a soldier)"
)

_AND: Final = re.compile(r"(?:^|\s)و|إضافة إلى|اضافة الى|إلى جانب|الى جانب|فضلا عن|فضلاً عن")
_FATES: Final = frozenset({"killed", "injured", "detained", "abducted", "missing", "displaced"})
_A_NUMBER: Final = 3
_NAMED: Final = frozenset({"perpetrators", "targets", "weapons", "victims"})


def values_of(doc: Prepared, mentions: Mentions, tellings: Sequence[Telling]) -> list[Value]:
    """The values of one voice's tellings, in order of the text, each once."""
    by_sentence: dict[int, list[Value]] = {}
    for telling in tellings:
        said = _added_up(doc, of_telling(doc, mentions, telling), telling)
        by_sentence.setdefault(telling.draft.sentence.index, []).extend(said)
    found: list[Value] = []
    for values in by_sentence.values():
        numbers = Counter(value.field for value in values if value.field not in _NAMED)
        for value in values:
            _keep(found, value, alone=numbers[value.field] == 1)
    return found


def _keep(found: list[Value], value: Value, *, alone: bool) -> None:
    """Add a value, or let it take the place of a shorter name for the same; what is there already is left.

    A number told before is told again where it is its sentence's only one (``alone``); beside others it counts more.
    """
    for at, known in enumerate(found):
        if known.field != value.field or known.modality != value.modality:
            continue
        if value.field in _NAMED and value.modality != "unknown":
            if _same_name(known, value):
                if _fuller(value, known):
                    found[at] = value
                return
        elif known.value == value.value and (alone or known.evidence == value.evidence):
            return
    found.append(value)


def _fuller(value: Value, known: Value) -> bool:
    """True for the name of somebody who was only described, and for a longer name of the same kind."""
    if (value.rule == NAMED) != (known.rule == NAMED):
        return value.rule == NAMED
    return len(_words(value)) > len(_words(known))


def _same_name(one: Value, two: Value) -> bool:
    """True for one listed actor, or names of which one's words all stand in the other; two listed actors are two."""
    ids = [value.value.get("actor_id") for value in (one, two) if isinstance(value.value, dict)]
    if all(ids):
        return len(set(ids)) == 1
    if one.rule == two.rule == NAMED:
        return one_person(_name(one), _name(two))
    if one.field == "victims" and one.evidence.start < two.evidence.end and two.evidence.start < one.evidence.end:
        return True
    if one.field == "victims" and len(_figures(one) | _figures(two)) > 1:
        return False
    first, second = _words(one), _words(two)
    return first <= second or second <= first or (one.field != "victims" and one_name(_name(one), _name(two)))


def _name(value: Value) -> str:
    name = str(value.value["name"]) if isinstance(value.value, dict) else str(value.value)
    return bare_name(name) or name


def _words(value: Value) -> set[str]:
    return {word for word in _name(value).split() if _figure(word) is None}


def _figures(value: Value) -> set[int]:
    """The numbers in a name."""
    return {figure for word in _name(value).split() if (figure := _figure(word)) is not None}


def _figure(word: str) -> int | None:
    """The number that a word gives, in digits or letters."""
    if word.isdigit():
        return int(word)
    known = number_word(word)
    return known.value if known is not None else None


def _added_up(doc: Prepared, values: Iterable[Value], telling: Telling) -> Iterator[Value]:
    """The values of a telling, the parts of a toll as one where their words fit into one span of evidence."""
    parts: dict[str, list[tuple[Value, CountMention]]] = {}
    rest = []
    for value in values:
        count = _adds(value, telling.draft.own.counts)
        if count is not None:
            parts.setdefault(value.field, []).append((value, count))
        else:
            rest.append(value)
    for field, found in parts.items():
        total = None if _told_twice([count for _, count in found]) else _sum(doc, field, [value for value, _ in found])
        yield from [total] if total is not None else [value for value, _ in found]
    yield from rest


def _adds(value: Value, counts: Sequence[CountMention]) -> CountMention | None:
    """The count of a value that others beside it can be added to: no range, no figure of so far; None for another."""
    if value.field not in _FATES or value.modality != "asserted":
        return None
    own = next((count for count in counts if count.end == value.evidence.end and count.fate == value.field), None)
    adds = own is not None and own.number.exact and own.toll_kind == "new" and own.number.min > 0
    return own if adds else None


def _told_twice(counts: Sequence[CountMention]) -> bool:
    """True where the same number of the same people stands twice."""
    keys = [(count.number, count.noun) for count in counts]
    return len(set(keys)) < len(keys)


def _counted(value: Value) -> bool:
    """True for a number of three or more, which words of number give."""
    return isinstance(value.value, dict) and int(value.value["min"]) >= _A_NUMBER


def _joined(text: str, parts: Sequence[Value]) -> bool:
    """True where "and", or words like it, stand between every part and the next."""
    rows = sorted(parts, key=lambda part: part.evidence.start)
    return all(
        _AND.search(text[one.evidence.end : two.evidence.start] + text[two.evidence.start : two.evidence.start + 1])
        for one, two in pairwise(rows)
    )


def _sum(doc: Prepared, field: str, parts: Sequence[Value]) -> Value | None:
    """One value of several parts, or None where they are one already or stand too far apart."""
    start, end = min(part.evidence.start for part in parts), max(part.evidence.end for part in parts)
    if len(parts) < 2 or end - start > EVIDENCE_LIMIT or not _joined(doc.report.text, parts):
        return None
    if not any(_counted(part) for part in parts):
        return None  # a boy and a man: what no number says is left as it is told
    total: Range | None = None
    for part in parts:
        number = Range(**part.value)  # type: ignore[arg-type]  # a count's value is a range
        total = number if total is None else total + number
    assert total is not None
    return Value(field, total.to_dict(), "asserted", Span.of(doc.report.text, start, end), SUM)
