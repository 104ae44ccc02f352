"""What a person points at by an id: a claim, an account or an incident, each leading to one account."""

from collections.abc import Iterator
from typing import Final

from tawthiq.collection.folder import CollectionError
from tawthiq.collection.orm import Account, Claim, Incident, Membership

_ALIKE: Final = 60.0  # of 100: an id less like is no slip of the pen


class UnknownIdError(CollectionError):
    """An id that the collection does not have, with the nearest that it has."""


def account_at(db: str, id: str) -> str:
    """The account that an id names: its own, that of a claim, or the first one of an incident.

    The id of an incident that was merged into another leads to the one that stands. Raises :class:`UnknownIdError`.
    """
    if Account.objects.using(db).filter(id=id).exists():
        return id
    claim = Claim.objects.using(db).filter(id=id).values_list("account_id", flat=True).first()
    if claim is not None:
        return claim
    incident = incident_at(db, id)
    first = Membership.objects.using(db).filter(incident_id=incident, first=True)
    account = first.values_list("account_id", flat=True).first() if incident else None
    if account is None:
        raise UnknownIdError(f"{id}: no claim, account or incident of this collection has this id{_nearest(db, id)}")
    return account


def incident_at(db: str, id: str) -> str | None:
    """The incident that stands under an id, or that the id leads to since it was merged; None where there is none."""
    row = Incident.objects.using(db).filter(id=id).values_list("id", "merged_into_id").first()
    return (row[1] or row[0]) if row else None


def _nearest(db: str, id: str) -> str:
    from rapidfuzz import fuzz, process

    ids = (known for known in _ids(db) if known.count("-") == id.count("-"))  # of its kind
    found = process.extractOne(id, ids, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return f"; did you mean {found[0]}?" if found else " (tawthiq log shows ids)"


def _ids(db: str) -> Iterator[str]:
    yield from Account.objects.using(db).values_list("id", flat=True).order_by("id").iterator()
    yield from Incident.objects.using(db).values_list("id", flat=True).order_by("id").iterator()
    yield from Claim.objects.using(db).values_list("id", flat=True).order_by("id").iterator()
