"""From accounts to incidents: which accounts tell one occurrence, each joined by a judgement with its reasons.

So far an account is joined only to the same account in the report that it is a copy of; any other account is an
incident of its own.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable

from tawthiq.collection.orm import Account, Incident, Judgement, Membership
from tawthiq.collection.persons import persons_of
from tawthiq.collection.session import Acts, Session, now

_ID_LENGTH = 12
_BECAUSE = "the report repeats another's words, and tells this in the same place of them"


def group(session: Session) -> list[str]:
    """Give every account without an incident its incident; returns the ids of the incidents that changed, in order."""
    waiting = (
        Account.objects.using(session.db)
        .filter(membership__isnull=True)
        .select_related("report")
        .order_by("report__published", "report_id", "position")
    )
    accounts = list(waiting)
    if not accounts:
        return []
    with session.transaction() as acts:
        firsts = [account for account in accounts if account.report.copy_of_id is None]
        changed = _found(session.db, firsts)
        copies = [account for account in accounts if account.report.copy_of_id is not None]
        changed |= _join_copies(session.db, copies, acts)
        persons_of(session.db, acts, changed)
        _drop_empty(session.db)
        acts.note("group", "accounts", accounts=len(accounts), incidents=len(changed))
    return sorted(changed)


def incident_id(account: str) -> str:
    """The id of the incident that an account is the first of."""
    return f"i{hashlib.sha256(account.encode()).hexdigest()[:_ID_LENGTH]}"


def _found(db: str, accounts: Iterable[Account]) -> set[str]:
    """Make an incident of each account."""
    rows = [_incident(account) for account in accounts]
    known = Incident.objects.using(db).in_bulk([row.id for row in rows])
    Incident.objects.using(db).bulk_create(row for row in rows if row.id not in known)
    fields = ("type", "first_day", "last_day", "country", "view", "merged_into")
    Incident.objects.using(db).bulk_update([row for row in rows if row.id in known], fields, batch_size=500)
    members = [
        Membership(account=account, incident_id=row.id, first=True) for account, row in zip(accounts, rows, strict=True)
    ]
    Membership.objects.using(db).bulk_create(members)
    return {row.id for row in rows}


def _incident(account: Account) -> Incident:
    return Incident(
        id=incident_id(account.id),
        type=account.type,
        first_day=account.first_day,
        last_day=account.last_day,
        country=account.country,
        view=account.told,
    )


def _join_copies(db: str, accounts: list[Account], acts: Acts) -> set[str]:
    """Join each account of a copy to the same account of the report that it copies; the rest stand alone."""
    first_reports = {account.report.copy_of_id for account in accounts}
    there: dict[tuple[object, ...], list[Account]] = defaultdict(list)
    firsts = Account.objects.using(db).filter(report_id__in=first_reports).select_related("membership")
    for first in firsts.order_by("position"):
        there[_likeness(first, first.report_id)].append(first)
    alone, changed = [], set()
    for account in accounts:
        same = there[_likeness(account, account.report.copy_of_id)]
        if same:
            changed.add(_join(db, account, same.pop(0), acts))
        else:
            alone.append(account)
    return changed | _found(db, alone)


def _likeness(account: Account, report: str | None) -> tuple[object, ...]:
    place = account.told["place"] or {}
    return report, account.type, account.first_day, account.last_day, place.get("name")


def _join(db: str, account: Account, first: Account, acts: Acts) -> str:
    """Join an account to another's incident."""
    one, other = sorted((account.id, first.id))
    judgement, _ = Judgement.objects.using(db).update_or_create(
        one_id=one,
        other_id=other,
        person="",
        defaults={"verdict": Judgement.Verdict.SAME, "because": _BECAUSE, "at": now(), "undone_at": None},
    )
    incident = first.membership.incident_id
    Membership.objects.using(db).create(account=account, incident_id=incident, judgement=judgement)
    acts.note("join", incident, account=account.id, to=first.id, because=_BECAUSE)
    return incident


def _drop_empty(db: str) -> None:
    """Take away incidents whose last account is gone, unless others lead to them."""
    empty = Incident.objects.using(db).filter(members__isnull=True, merged_into__isnull=True, replaces__isnull=True)
    empty.delete()
