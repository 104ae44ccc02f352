"""The view of an incident: one object of all its accounts, in the contract's form of "A collection's incidents"."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from tawthiq.reconcile.link.told import Told
from tawthiq.reconcile.view import best as choose
from tawthiq.reconcile.view import (
    change,
    consolidated,
    dissent,
    independence,
    rules,
    sentence_ar,
    sentence_en,
    speech,
    wording,
)
from tawthiq.reconcile.view.best import Best
from tawthiq.reconcile.view.change import Change
from tawthiq.reconcile.view.dissent import Contradiction
from tawthiq.reconcile.view.grade import accepting, grade
from tawthiq.reconcile.view.speech import ReportRef, Said, Speech

Json = dict[str, Any]
_SINGLE: Final = ("type", "date", "place")
_LISTS: Final = ("perpetrators", "targets", "weapons", "victims")


@dataclass(slots=True)
class _Field:
    """What the claims make of one field."""

    value: Any = None
    best: Best | None = None
    changes: list[Change] = field(default_factory=list)
    contradictions: list[Contradiction] = field(default_factory=list)


def view(
    id: str,
    tolds: Sequence[Told],
    *,
    reports: Mapping[str, ReportRef],
    joins: Sequence[Mapping[str, Any]] = (),
    copies: Mapping[str, str] | None = None,
) -> Json:
    """The incident ``id`` as its accounts tell it.

    ``reports`` gives what each claim says of its report, by the report's id. ``joins`` are the judgements that brought
    the accounts together; they are carried through. ``copies`` names, for a report, the one that it copies, where
    ``Told.line`` does not say so. Raises ValueError without an account, KeyError for a report that is not given.
    """
    if not tolds:
        raise ValueError(f"incident {id} has no account")
    ordered = sorted(tolds, key=lambda told: (told.published or dt.date.max, told.report, told.id))
    speeches = speech.speeches(ordered, copies or {})
    keys = independence.lines_of(speeches)
    lines = independence.lines(speeches, keys)
    made = _made(speeches, ordered, keys)
    contradictions = _contradictions(speeches, made)
    graded = grade(speeches, lines, keys, contradictions, made["type"].value)
    row: Json = {
        "id": id,
        **_consolidated(ordered, speeches, made, disputed=graded.grade == "contested"),
        "claims": [_claim(each, reports[each.told.report], keys[each.id]) for each in speeches],
        "reports": list(dict.fromkeys(told.report for told in ordered)),
        "lines": sum(line.stance == "tells" for line in lines),
        "lines_detail": [line.to_dict() for line in lines],
        "best": {name: each.best.to_dict() for name, each in made.items() if each.best},
        "range": {name: each.value for name, each in made.items() if speech.is_count(name) and each.value},
        "contradictions": [each.to_dict() for each in contradictions],
        "growth": [_grown(each) for part in made.values() for each in change.together(part.changes)],
        "silence": _silence(speeches, made),
        "grade": graded.grade,
        "grade_reason": graded.reason,
        "grade_reason_ar": graded.reason_ar,
        "accepted_by": accepting(speeches, made["type"].value),
        "joins": [dict(join) for join in joins],
    }
    row["sentence_ar"], row["sentence_en"] = sentence_ar.arabic(row), sentence_en.english(row)
    return row


def _made(speeches: Sequence[Speech], tolds: Sequence[Told], keys: choose.Keys) -> dict[str, _Field]:
    """What the claims make of each field, in the contract's order, then of each count."""
    made = {name: _single(speeches, name, keys) for name in _SINGLE}
    happened = _day(made["date"].value)
    made.update({name: _list(speeches, name, tolds, keys) for name in _LISTS})
    counts = [name for name in speech.fields(speeches) if speech.is_count(name)]
    made.update({name: _count(speeches, name, keys, happened) for name in counts})
    return made


def _day(date: Mapping[str, Any] | None) -> dt.date | None:
    return dt.date.fromisoformat(date["start"]) if date and date.get("start") else None


def _single(speeches: Sequence[Speech], name: str, keys: choose.Keys) -> _Field:
    """Type, date or place: what a voice took back does not stand."""
    rows = _told(row for row in speech.saids(speeches, name) if row.given is not None)
    changes = change.corrections(rows)
    standing = _standing(rows, changes)
    chosen = choose.single(standing, keys, corrected=bool(changes))
    if chosen is None:
        return _Field()
    grown = dissent.growth(name, standing, chosen.value)
    return _Field(chosen.value, chosen, [*changes, *grown], list(dissent.of_field(standing, chosen.value)))


def _told(rows: Iterable[Said]) -> list[Said]:
    """Without what is only named to be denied, where anybody tells the act."""
    every = list(rows)
    return [row for row in every if not row.speech.denies] or every


def _standing(rows: Sequence[Said], changes: Sequence[Change]) -> list[Said]:
    gone = {(before.speech.id, id(before.value)) for each in changes for before in each.before}
    return [row for row in rows if row.tells and (row.speech.id, id(row.value)) not in gone]


def _list(speeches: Sequence[Speech], name: str, tolds: Sequence[Told], keys: choose.Keys) -> _Field:
    rows = speech.saids(speeches, name)
    if name == "weapons":
        entries = consolidated.weapons(rows, tolds)
    elif name == "victims":
        entries = consolidated.victims(tolds)
    else:
        entries = consolidated.authors_and_targets(rows, name, tolds)
    described = consolidated.described(rows) if name == "victims" else []
    chosen = choose.listed(rows, entries or described, keys)
    grown = dissent.growth(name, rows, chosen.value) if chosen else []
    against = list(dissent.of_field(rows)) if name == "perpetrators" else []
    if name == "victims":
        against += dissent.one_person(speeches, rows)
    return _Field(entries, chosen, grown, [*against, *dissent.denials(speeches, name)])


def _count(speeches: Sequence[Speech], name: str, keys: choose.Keys, happened: dt.date | None) -> _Field:
    """A count: a later figure of one voice, or a risen toll, takes the place of what it supersedes."""
    figures = change.figures(speeches, name)
    changes = change.corrections(figures)
    standing = _standing(figures, changes)
    risen = change.rises(standing, happened)
    standing = _standing(standing, risen)
    changes += risen
    corrected = any(each.kind == "correction" for each in changes)
    rising = any(each.kind == "rising" for each in changes)
    chosen = choose.count(standing, keys, risen=rising, corrected=corrected)
    against = [*dissent.of_field(standing, chosen.value if chosen else None), *dissent.denials(speeches, name)]
    return _Field(consolidated.toll(standing), chosen, changes, against)


def _contradictions(speeches: Sequence[Speech], made: Mapping[str, _Field]) -> list[Contradiction]:
    """The occurrence first. What its denial denies as well, and a part of a toll beside the whole, are left out."""
    found = dissent.occurrence(speeches, made["type"].value or "other")
    rest = [each for part in made.values() for each in part.contradictions]
    whole = {(each.field, each.claims) for each in rest}
    rest = [each for each in rest if "_" not in each.field or (each.field.partition("_")[0], each.claims) not in whole]
    if found is None:
        return rest
    denying = {each.id for each in speeches if each.denies}
    return [found, *(each for each in rest if not denying & set(each.claims))]


def _consolidated(
    tolds: Sequence[Told], speeches: Sequence[Speech], made: Mapping[str, _Field], *, disputed: bool
) -> Json:
    """The fields of an incident in the contract's form; every mention says which report it is of."""
    place = made["place"].value
    entries = [*made["perpetrators"].value, *made["targets"].value]
    return {
        "type": made["type"].value or "other",
        "mentions": [{**each, "report": told.report} for told in tolds for each in told.incident.get("mentions", ())],
        "date": made["date"].value,
        "place": place,
        "other_places": consolidated.other_places(tolds, place),
        **{name: made[name].value for name in _LISTS if name != "victims"},
        "casualties": {n: e.value for n, e in made.items() if speech.is_count(n) and e.value},
        "tolls": consolidated.tolls(tolds),
        "victims": made["victims"].value,
        "sources": consolidated.sources(tolds),
        "hedged": consolidated.hedged(entries, speech.saids(speeches, "victims")),
        "status": consolidated.status(tolds, disputed=disputed),
    }


def _claim(each: Speech, report: ReportRef, lines: frozenset[str]) -> Json:
    """A claim as it was read, with its report, account and lines."""
    ref = {name: report.get(name) for name in ("id", "published", "source", "url", "sha256")}
    return {**each.claim, "id": each.id, "report": ref, "account": each.told.id, "lines": sorted(lines)}


def _grown(each: Change) -> Json:
    """The row of ``growth``: from which claims to which, and in words."""
    first, last = (
        wording.value_words(each.field, each.before[0].given),
        wording.value_words(each.field, each.after[-1].given),
    )
    label_en, label_ar = wording.field_words(each.field)
    en, _ = rules.note(each.kind, field=label_en, one=first[0], other=last[0])
    _, ar = rules.note(each.kind, field=label_ar, one=first[1], other=last[1])
    before, after = (list(dict.fromkeys(row.speech.id for row in rows)) for rows in (each.before, each.after))
    return {"field": each.field, "kind": each.kind, "from": before, "to": after, "note": en, "note_ar": ar}


def _silence(speeches: Sequence[Speech], made: Mapping[str, _Field]) -> dict[str, list[str]]:
    """For each field that somebody speaks of, the claims that say nothing of it."""
    return {
        name: [each.id for each in speeches if all(value["field"] != name for value in each.claim["values"])]
        for name, part in made.items()
        if part.best
    }
