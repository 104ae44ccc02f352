"""Looking into the log: acts by kind, and those that concern an incident."""

import json
from collections.abc import Collection

from django.db.models import Q

from tawthiq.collection.orm import Act, Membership


def acts_of(db: str, *, incident: str | None = None, kind: str | None = None, last: int = 100) -> list[str]:
    """The lines of the last so many acts, in order; with ``incident``, those about it, its accounts and its reports."""
    acts = Act.objects.using(db).order_by("-seq")
    if kind:
        acts = acts.filter(kind=kind)
    if incident:
        members = Membership.objects.using(db).filter(incident_id=incident)
        accounts = list(members.values_list("account_id", "account__report_id"))
        subjects = {incident, *(account for account, _ in accounts), *(report for _, report in accounts)}
        acts = acts.filter(Q(subject__in=subjects) | Q(seq__in=_judged(db, subjects)))
    return list(acts.values_list("line", flat=True)[:last])[::-1]


def _judged(db: str, accounts: Collection[str]) -> list[int]:
    """The acts by which people judged a pair whose other account is one of some."""
    rows = Act.objects.using(db).filter(kind__in=("judge", "undo")).values_list("seq", "line")
    return [seq for seq, line in rows if json.loads(line)["other"] in accounts]
