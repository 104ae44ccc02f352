"""From accounts to incidents: what is new is linked with its neighbourhood, and only that changes.

The neighbourhood of new accounts are those that they may tell the same with, and all that stand in one incident with
these. What linking says of them is made to stand: an incident keeps its id while it keeps its core, the id of one that
gave way leads on, every join has its judgement with reasons, and every change its act.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from django.db.models import Count, F, QuerySet

from tawthiq.collection.accounts import parts, store_keys, stored_under, told_by
from tawthiq.collection.judgements import forget_machine, judged_by_people, judged_with, write_joins, write_near
from tawthiq.collection.known.matching import match_around
from tawthiq.collection.orm import Account, Fact, Incident, LinkKey, Membership
from tawthiq.collection.persons import persons_of
from tawthiq.collection.session import Acts, Session
from tawthiq.collection.standing import Standing, incident_id, settle
from tawthiq.collection.views import show
from tawthiq.reader import linker_stamp
from tawthiq.reconcile.link import Told, candidates, link, sketch

_STAMP: Final = "linker"  # the fact that says which version linked the accounts


def group(session: Session) -> list[str]:
    """Give every account its incident; returns the ids of the incidents that are new or changed, in order.

    Where another version of the linker grouped them, all accounts are linked again. All of it is one transaction: an
    interrupted run has grouped everything or nothing.
    """
    db, stamp = session.db, linker_stamp()
    anew = Fact.objects.using(db).filter(name=_STAMP).exclude(value=stamp).exists()
    waiting = _all(db) if anew else _without_incident(db) | _beside_lost(db)
    if not waiting and not _empty(db).exists():
        return []
    with session.transaction() as acts:
        if anew:
            LinkKey.objects.using(db).all().delete()
        changed = regroup(db, acts, waiting)
        Fact.objects.using(db).update_or_create(name=_STAMP, defaults={"value": stamp})
        acts.note("group", "accounts", linker=stamp, accounts=len(waiting), incidents=len(changed))
    return sorted(changed)


def regroup(db: str, acts: Acts, accounts: Iterable[str]) -> set[str]:
    """Link some accounts anew with their neighbourhood. Returns the ids of the incidents that changed."""
    tolds = told_by(db, accounts)
    _store_missing_keys(db, tolds)
    tolds |= told_by(db, _neighbourhood(db, tolds) - tolds.keys())
    linked = link(list(tolds.values()), judged_by_people(db, tolds))
    before = _incidents_of(db, tolds)
    standing = settle(linked.groups, before, tolds, _elsewhere(db, tolds))
    _make_stand(db, standing, before, acts)
    write_near(db, linked.near, ((join.one, join.other) for join in standing.joins.values()))
    changed = show(db, acts, standing, tolds)
    persons_of(db, acts, changed)
    match_around(db, acts, changed)
    _drop_empty(db, acts)
    return changed


def _all(db: str) -> set[str]:
    return set(Account.objects.using(db).values_list("id", flat=True))


def _without_incident(db: str) -> set[str]:
    return set(Account.objects.using(db).filter(membership__isnull=True).values_list("id", flat=True))


def _beside_lost(db: str) -> set[str]:
    """The accounts of incidents that lost some of theirs when a report was read anew."""
    lost = Incident.objects.using(db).annotate(now=Count("members")).exclude(now=F("size")).filter(now__gt=0)
    members = Membership.objects.using(db).filter(incident__in=list(lost.values_list("id", flat=True)))
    return set(members.values_list("account_id", flat=True))


def _store_missing_keys(db: str, tolds: Mapping[str, Told]) -> None:
    known: set[str] = set()
    for part in parts(sorted(tolds)):
        known.update(LinkKey.objects.using(db).filter(account_id__in=part).values_list("account_id", flat=True))
    store_keys(db, (told for told in tolds.values() if told.id not in known))


def _neighbourhood(db: str, tolds: Mapping[str, Told]) -> set[str]:
    """The accounts that some may tell the same with or were judged with, and all that stand with these."""
    found = candidates((sketch(told) for told in tolds.values()), lambda keys: stored_under(db, keys))
    found |= tolds.keys() | judged_with(db, tolds)
    incidents: set[str] = set()
    for part in parts(sorted(found)):
        rows = Membership.objects.using(db).filter(account_id__in=part)
        incidents.update(rows.values_list("incident_id", flat=True))
    for part in parts(sorted(incidents)):
        rows = Membership.objects.using(db).filter(incident_id__in=part)
        found.update(rows.values_list("account_id", flat=True))
    return found


def _incidents_of(db: str, accounts: Iterable[str]) -> dict[str, str]:
    """The incident that each account stands in, where it does."""
    found: dict[str, str] = {}
    for part in parts(sorted(accounts)):
        rows = Membership.objects.using(db).filter(account_id__in=part)
        found.update(rows.values_list("account_id", "incident_id"))
    return found


def _elsewhere(db: str, accounts: Mapping[str, Told]) -> set[str]:
    """The ids that would be given to accounts and under which others stand."""
    found: set[str] = set()
    for part in parts(sorted(map(incident_id, accounts))):
        rows = Membership.objects.using(db).filter(incident_id__in=part).values_list("incident_id", "account_id")
        found.update(incident for incident, account in rows if account not in accounts)
    return found


def _make_stand(db: str, standing: Standing, before: Mapping[str, str], acts: Acts) -> None:
    """Write incidents, redirections, judgements and memberships, and tell what moved."""
    accounts = [account for members in standing.members.values() for account in members]
    for part in parts(sorted(accounts)):
        Membership.objects.using(db).filter(account_id__in=part).delete()
    forget_machine(db, accounts)
    judged = write_joins(db, list(standing.joins.values()))
    _write_incidents(db, standing)
    rows = [
        Membership(
            account_id=account,
            incident_id=incident,
            first=account == members[0],
            judgement_id=None if account == members[0] else _judgement(judged, standing, account),
        )
        for incident, members in standing.members.items()
        for account in members
    ]
    Membership.objects.using(db).bulk_create(rows, batch_size=500)
    _tell(acts, standing, before)


def _judgement(judged: Mapping[tuple[str, str], int], standing: Standing, account: str) -> int:
    join = standing.joins[account]
    return judged[join.one, join.other]


def _write_incidents(db: str, standing: Standing) -> None:
    """Rows for ids that are new, and where the ids lead that gave way."""
    known: set[str] = set()
    for part in parts(sorted(standing.members)):
        known.update(Incident.objects.using(db).filter(id__in=part).values_list("id", flat=True))
    new = [Incident(id=incident, type="") for incident in standing.members if incident not in known]
    Incident.objects.using(db).bulk_create(new, batch_size=500)
    for gone, into in standing.merged.items():
        Incident.objects.using(db).filter(merged_into_id=gone).update(merged_into_id=into)
        Incident.objects.using(db).filter(id=gone).update(merged_into_id=into, size=0, view={})


def _tell(acts: Acts, standing: Standing, before: Mapping[str, str]) -> None:
    """What moved, and why."""
    for gone, into in sorted(standing.merged.items()):
        acts.note("merge", gone, into=into)
    for incident, members in sorted(standing.members.items()):
        for account in members:
            was = before.get(account)
            join = standing.joins.get(account)
            if was not in {None, incident}:
                acts.note("leave", str(was), account=account, into=incident)
            if join is not None and was != incident:
                other = join.other if join.one == account else join.one
                why = {"because": join.because_en, "because_ar": join.because_ar, "score": round(join.score, 2)}
                acts.note("join", incident, account=account, to=other, **why)


def _empty(db: str) -> "QuerySet[Incident]":
    return Incident.objects.using(db).filter(members__isnull=True, merged_into__isnull=True, replaces__isnull=True)


def _drop_empty(db: str, acts: Acts) -> None:
    """Take away incidents whose last account is gone, unless others lead to them."""
    for incident in _empty(db).order_by("id"):
        acts.note("gone", incident.id, why="no report tells it any more")
        incident.delete()
