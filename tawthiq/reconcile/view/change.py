"""What changed in time: a voice that takes its own word back, a toll that rises. What is superseded does not stand."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from tawthiq.claims.tolls import vague
from tawthiq.model.values import Range
from tawthiq.reconcile.view import actors
from tawthiq.reconcile.view.agree import relation
from tawthiq.reconcile.view.speech import Said, Speech, is_count, saids

Kind = Literal["rising", "correction", "named", "exact"]
_RISES_FOR: Final = 21  # days in which the toll of one act is still being counted
_SHARED: Final = frozenset({"same", "finer"})
_SINGLE: Final = frozenset({"type", "date", "place"})


@dataclass(frozen=True, slots=True)
class Change:
    """What grew or was corrected in a field: from the earlier or vaguer values to the later or fuller ones."""

    field: str
    kind: Kind
    before: tuple[Said, ...]
    after: tuple[Said, ...]


def figures(speeches: Sequence[Speech], field: str) -> list[Said]:
    """One figure a claim, by the toll that its report makes of its words.

    The report's toll knows what no single value shows: parts that add up, a total of several acts, a number that the
    next sentence replaces. A value that it leaves out does not count by itself. Where all are parts, the toll does,
    unless two voices give one figure.
    """
    accounts: dict[str, list[Said]] = {}
    for row in saids(speeches, field):
        if row.tells:
            accounts.setdefault(row.speech.told.id, []).append(row)
    kept = {id(row.speech): row for rows in accounts.values() for row in _of_account(rows)}
    return [kept[id(speech)] for speech in speeches if id(speech) in kept]


def _of_account(rows: Sequence[Said]) -> list[Said]:
    """The figures of one report's claims that its toll keeps; the toll itself where it keeps none of them."""
    toll = rows[0].speech.told.incident.get("casualties", {}).get(rows[0].field)
    if toll is None:
        return list({id(row.speech): row for row in sorted(rows, key=_low)}.values())
    inside = [row for row in rows if relation(row.field, row.given, toll) in _SHARED]
    if inside:
        return list({id(row.speech): row for row in sorted(inside, key=_low)}.values())
    agreed = [row for row in rows if any(_told_too(row, other) for other in rows)]
    if agreed:
        return list({id(row.speech): row for row in sorted(agreed, key=_low)}.values())
    most = max(rows, key=_low)
    return [Said(most.speech, {**most.value, "value": toll})]


def _told_too(row: Said, other: Said) -> bool:
    """True for a figure that another voice of the same report gives: a headline and its speaker outweigh a sum."""
    return row.speech.id != other.speech.id and row.given == other.given


def _low(row: Said) -> int:
    return int(row.given["min"])


def corrections(rows: Sequence[Said]) -> list[Change]:
    """Values of one voice that a later one of the same voice excludes. ``rows`` are of one field, in order of time."""
    found = []
    for place, row in enumerate(rows):
        later = [
            other
            for other in rows[place + 1 :]
            if other.speech.voice == row.speech.voice and _after(other, row) and _takes_back(other, row)
        ]
        if later and not (row.field in _SINGLE and _borne_out(row, rows)):
            kind: Kind = "rising" if is_count(row.field) and later[0].given["min"] > row.given["min"] else "correction"
            found.append(Change(row.field, kind, (row,), (later[-1],)))
    return found


def together(changes: Sequence[Change]) -> list[Change]:
    """Changes of one kind from one value to another as one change, however many claims tell it."""
    found: list[Change] = []
    for each in changes:
        at = next((n for n, known in enumerate(found) if _alike(known, each)), None)
        if at is None:
            found.append(each)
        else:
            known = found[at]
            found[at] = Change(each.field, each.kind, (*known.before, *each.before), (*known.after, *each.after))
    return found


def _alike(one: Change, other: Change) -> bool:
    same = one.kind == other.kind and one.before[0].given == other.before[0].given
    return same and one.after[-1].given == other.after[-1].given


def _takes_back(later: Said, earlier: Said) -> bool:
    """True where the later value leaves the earlier no room; what nobody said is not taken back."""
    if earlier.inferred or later.inferred or (earlier.field not in _SINGLE and not is_count(earlier.field)):
        return False
    if later.speech.denies and not earlier.speech.denies:
        return False
    return relation(earlier.field, later.given, earlier.given) == "excludes"


def _borne_out(row: Said, rows: Sequence[Said]) -> bool:
    """True for a day, place or kind that another voice tells too: who changes it may speak of something else."""
    others = [other for other in rows if other.speech.voice != row.speech.voice]
    return any(relation(row.field, other.given, row.given) in _SHARED for other in others)


def _after(later: Said, earlier: Said) -> bool:
    return bool(later.speech.day and earlier.speech.day and later.speech.day > earlier.speech.day)


def rises(rows: Sequence[Said], happened: dt.date | None) -> list[Change]:
    """Figures that later and higher ones of other voices supersede: nobody tells them any more.

    What a party says of its own deed lifts no toll: it has reason to count high.
    """
    found = []
    for row in rows:
        higher = [
            other
            for other in rows
            if _after(other, row)
            and other.given["min"] > _top(row.given)
            and not vague(Range(**other.given))
            and not of_its_own_deed(other.speech)
            and _in_time(other.speech.day, happened)
            and not _rivalled(other, row, rows)
        ]
        if higher and not any(_still(other, row, higher[0]) for other in rows):
            found.append(Change(row.field, "rising", (row,), (higher[-1],)))
    return found


def _rivalled(higher: Said, row: Said, rows: Sequence[Said]) -> bool:
    """True where the higher figure was told already when the lower one was: then they are rivals, and nothing rose.

    An outlet that quotes the higher figure beside its own lower one only sums up what it quotes.
    """
    account = [other for other in rows if other.speech.told.id == row.speech.told.id]
    if row.speech.own and any(other.given == higher.given for other in account):
        return False
    return any(other.given == higher.given and not _after(other, row) for other in rows)


def _still(other: Said, row: Said, higher: Said) -> bool:
    """True for a voice that gives the lower figure on the day of the higher one, or after it."""
    same = relation(row.field, other.given, row.given) in {"same", "finer", "coarser"}
    return same and other is not row and not _before(other.speech.day, higher.speech.day)


def _before(day: dt.date | None, other: dt.date | None) -> bool:
    return day is None or (other is not None and day < other)


def _in_time(day: dt.date | None, happened: dt.date | None) -> bool:
    return day is None or happened is None or (day - happened).days <= _RISES_FOR


def _top(given: dict[str, Any]) -> float:
    return float("inf") if given["max"] is None else given["max"]


def of_its_own_deed(speech: Speech) -> bool:
    """True for a claim whose speaker names itself, or its own side, as the author, and no other."""
    source = speech.claim["source"]
    if not source or not source["actor_id"]:
        return False
    named = [
        value["value"].get("actor_id")
        for value in speech.claim["values"]
        if value["field"] == "perpetrators" and value["modality"] == "asserted"
    ]
    own = [actors.standing(source["actor_id"], other) in {"one", "kin"} for other in named if other]
    return bool(own) and all(own)
