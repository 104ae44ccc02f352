"""People's judgements of two accounts: what one would change, shown before it is done; made, and taken back.

A judgement binds the linker from then on. It is stored, its neighbourhood linked anew and both put into the log in one
transaction. Nothing is ever overwritten: a later judgement of the same pair stands before an earlier one, one that is
undone keeps its row with the moment, and then the earlier one stands again.

Two accounts of one report may be judged the same: the reader takes a report that comes back to an incident for two now
and then, and who has read it knows better. The machine alone never joins them. "Different" is never overruled: where
judgements contradict one another, "different" is carried out and the contradiction is told.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from django.db.models import Q, QuerySet

from tawthiq.collection import database, log
from tawthiq.collection.accounts import parts
from tawthiq.collection.folder import CollectionError
from tawthiq.collection.grouping import regroup
from tawthiq.collection.orm import Account, Incident, Judgement, Membership
from tawthiq.collection.session import Acts, Session, now
from tawthiq.reconcile.link.group import Verdict, pair

_TRIAL: Final = "a trial"  # the reason of a judgement that is taken back before anyone sees it


class JudgementError(CollectionError):
    """A judgement that cannot be made or undone, in words for people."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person wants judged of two accounts (in their order): a verdict, or with ``undo`` one taken back.

    ``verdict`` is None only for an undo of whatever stands.
    """

    one: str
    other: str
    verdict: Verdict | None
    person: str
    reason: str = ""
    undo: bool = False


@dataclass(frozen=True, slots=True)
class Stood:
    """An incident as it stood at a moment: how many accounts told it, and in one sentence what."""

    id: str
    accounts: int
    sentence_ar: str
    sentence_en: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two accounts judged the same that are kept apart, by the judgements "different" between their incidents."""

    same: Judgement
    different: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """What a judgement changes: incidents as they stand before and after, only those that gain or lose accounts."""

    before: tuple[Stood, ...]
    after: tuple[Stood, ...]
    together: bool  # whether the two accounts tell one incident then
    one_report: bool  # whether one report tells both
    earlier: tuple[Judgement, ...] = ()  # of the same pair, by people, that a new one replaces or an undo lets stand
    contradictions: tuple[Contradiction, ...] = ()


def wanted(
    one: str, other: str, verdict: Verdict | None, *, person: str, reason: str = "", undo: bool = False
) -> Wanted:
    """A judgement of two accounts. Raises :class:`JudgementError` for one that is none."""
    if one == other:
        raise JudgementError(f"both are the account {one}: a judgement is about two")
    if verdict is None and not undo:
        raise JudgementError("say what they are: same, different or unsure")
    if not person.strip():
        raise JudgementError("a judgement has the name of who judged: --person NAME")
    return Wanted(*pair(one, other), verdict, person.strip(), reason.strip(), undo)


def effect(session: Session, what: Wanted) -> Effect:
    """What a judgement would change: it is carried out in a transaction that is taken back.

    Raises :class:`JudgementError` for an undo of what does not stand.
    """
    db = session.db
    with database.taken_back(db):
        acts = Acts(log.Chain(*session.head()))
        earlier = _earlier(db, what)
        _carry_out(db, acts, what, what.reason or _TRIAL)
        moved = _moved(acts)
        after = _stand(db, moved)
        own = _incidents(db, (what.one, what.other))
        contradictions = tuple(_contradictions(db, own.values()))
    return Effect(
        before=_stand(db, moved),
        after=after,
        together=len(set(own.values())) == 1,
        one_report=_one_report(db, what),
        earlier=earlier,
        contradictions=contradictions,
    )


def judge(session: Session, what: Wanted) -> set[str]:
    """Make a judgement, or take one back: all of it in one transaction. Returns the ids of the changed incidents.

    Raises :class:`JudgementError` for a judgement without a reason, and for an undo of what does not stand.
    """
    if not what.reason and not what.undo:
        raise JudgementError("a judgement needs its reason: --reason TEXT")
    with session.transaction() as acts:
        return _carry_out(session.db, acts, what, what.reason)


def standing(db: str, one: str, other: str) -> list[Judgement]:
    """People's judgements of a pair that are not undone, the last first: that one binds."""
    first, second = pair(one, other)
    return list(_by_people(db).filter(one_id=first, other_id=second).order_by("-at", "-id"))


def _carry_out(db: str, acts: Acts, what: Wanted, reason: str) -> set[str]:
    if what.undo:
        row = _to_undo(db, what)
        row.undone_at = now()
        row.save(using=db, update_fields=["undone_at"])
        told = {"verdict": row.verdict, "judged_by": row.person, "person": what.person, "reason": reason}
        acts.note("undo", what.one, other=what.other, **told)
    else:
        assert what.verdict is not None
        Judgement(
            one_id=what.one, other_id=what.other, verdict=what.verdict, person=what.person, because=reason, at=now()
        ).save(using=db)
        acts.note("judge", what.one, other=what.other, verdict=what.verdict, person=what.person, reason=reason)
    return regroup(db, acts, (what.one, what.other))


def _to_undo(db: str, what: Wanted) -> Judgement:
    for row in standing(db, what.one, what.other):
        if what.verdict in (None, row.verdict):
            return row
    which = f"{what.verdict!r} " if what.verdict else ""
    raise JudgementError(f"no person's judgement {which}of {what.one} and {what.other} stands: there is none to undo")


def _earlier(db: str, what: Wanted) -> tuple[Judgement, ...]:
    """The judgements of the pair that a new one stands before, or that stand when one is undone."""
    rows = standing(db, what.one, what.other)
    undone = _to_undo(db, what).pk if what.undo else None
    return tuple(row for row in rows if row.pk != undone)


def _by_people(db: str) -> "QuerySet[Judgement]":
    return Judgement.objects.using(db).exclude(person="").filter(undone_at__isnull=True)


def _moved(acts: Acts) -> set[str]:
    """The incidents that some acts took accounts from or gave accounts to."""
    rows = [json.loads(entry.line) for entry in acts.entries if entry.kind == "leave"]
    return {row[end] for row in rows for end in ("subject", "into")}


def _stand(db: str, incidents: Iterable[str]) -> tuple[Stood, ...]:
    """How some incidents stand now; those that gave way or are not there yet are left out."""
    rows = Incident.objects.using(db).filter(id__in=sorted(incidents), merged_into__isnull=True).order_by("id")
    return tuple(Stood(row.id, row.size, row.view["sentence_ar"], row.view["sentence_en"]) for row in rows if row.size)


def _incidents(db: str, accounts: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in parts(sorted(set(accounts))):
        rows = Membership.objects.using(db).filter(account_id__in=part)
        found.update(rows.values_list("account_id", "incident_id"))
    return found


def _one_report(db: str, what: Wanted) -> bool:
    rows = Account.objects.using(db).filter(id__in=(what.one, what.other))
    return rows.values("report_id").distinct().count() == 1


def _contradictions(db: str, incidents: Iterable[str]) -> Iterator[Contradiction]:
    """What was judged the same of accounts of some incidents, and is kept apart by what was judged different."""
    own = _members(db, incidents)
    last = _last_of(_by_people(db).filter(Q(one_id__in=own) | Q(other_id__in=own)))
    told = _incidents(db, {account for ids in last for account in ids})
    for (one, other), row in sorted(last.items()):
        if row.verdict == "same" and one in told and other in told and told[one] != told[other]:
            yield Contradiction(row, tuple(_between(db, told[one], told[other])))


def _between(db: str, one: str, other: str) -> Iterator[Judgement]:
    """What people judged different of the accounts of two incidents."""
    mine, theirs = _members(db, (one,)), _members(db, (other,))
    rows = Q(one_id__in=mine, other_id__in=theirs) | Q(one_id__in=theirs, other_id__in=mine)
    yield from (row for row in _last_of(_by_people(db).filter(rows)).values() if row.verdict == "different")


def _members(db: str, incidents: Iterable[str]) -> list[str]:
    rows = Membership.objects.using(db).filter(incident_id__in=sorted(set(incidents)))
    return list(rows.values_list("account_id", flat=True))


def _last_of(rows: "QuerySet[Judgement]") -> dict[tuple[str, str], Judgement]:
    """The last judgement of each pair."""
    return {(row.one_id, row.other_id): row for row in rows.order_by("at", "id")}
