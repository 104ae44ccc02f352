"""Accounts as the linker and the view take them: the contract's incident of a report, with its claims."""

from collections.abc import Iterable, Iterator

from django.db.models import Prefetch, QuerySet

from tawthiq.collection.orm import Account, Claim, LinkKey, Value
from tawthiq.collection.rows import value_from
from tawthiq.reconcile.link import Told, keys, sketch, told_of

_PART = 400  # ids a query: SQLite takes some thousands, servers plan small lists better


def told_by(db: str, ids: Iterable[str]) -> dict[str, Told]:
    """Accounts by their ids, whole."""
    found: dict[str, Told] = {}
    for part in parts(sorted(set(ids))):
        found.update(
            (account.id, told_from(account)) for account in whole(Account.objects.using(db).filter(id__in=part))
        )
    return found


def whole(accounts: "QuerySet[Account]") -> "QuerySet[Account]":
    """The same accounts, fetched with all that they are made of."""
    db = accounts.db
    values = Prefetch("values", Value.objects.using(db).order_by("position"))
    claims = Prefetch("claims", Claim.objects.using(db).order_by("position").prefetch_related(values))
    return accounts.select_related("report__source").prefetch_related(claims)


def told_from(account: Account) -> Told:
    """An account that was fetched whole. Its claims have the ids that they have in the collection."""
    claims = [
        {**claim.said, "id": claim.id, "values": [value_from(value) for value in claim.values.all()]}
        for claim in account.claims.all()
    ]
    report = account.report
    return told_of(
        account.id,
        {**account.told, "claims": claims},
        report=report.id,
        line=report.copy_of_id or "",
        outlet=report.source.name if report.source else "",
        published=report.published,
    )


def store_keys(db: str, tolds: Iterable[Told]) -> None:
    """Write down the keys that accounts are looked up by."""
    rows = (LinkKey(account_id=told.id, key=key) for told in tolds for key in sorted(keys(sketch(told))))
    LinkKey.objects.using(db).bulk_create(rows, batch_size=2000)


def stored_under(db: str, wanted: Iterable[str]) -> Iterator[str]:
    """The ids of the accounts stored under some of the keys."""
    for part in parts(sorted(wanted)):
        yield from LinkKey.objects.using(db).filter(key__in=part).values_list("account_id", flat=True)


def parts(ids: list[str]) -> Iterator[list[str]]:
    """A list in pieces that one query takes."""
    for first in range(0, len(ids), _PART):
        yield ids[first : first + _PART]
