"""Matches as rows: known records beside the incidents of a collection, made anew where either changes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Final

from django.db.models import Q, QuerySet

from tawthiq.collection.accounts import parts, stored_under, told_by
from tawthiq.collection.known.match import Fit, fit
from tawthiq.collection.known.told import told
from tawthiq.collection.orm import KnownKey, KnownMatch, KnownRecord, Membership
from tawthiq.collection.session import Acts, now
from tawthiq.reconcile.link import Sketch, candidates, keys, sketch

_UNCLEAR: Final = "it fits no incident clearly any more"
_GONE: Final = "a later version of the record stands"


def standing(db: str) -> "QuerySet[KnownRecord]":
    """The records that no later version replaces."""
    return KnownRecord.objects.using(db).filter(replaced_by__isnull=True)


def sketched(record: KnownRecord) -> Sketch:
    """A record as the linker compares it."""
    return sketch(told(record.id, record.origin, record.told))


def store_known_keys(db: str, records: Iterable[KnownRecord]) -> None:
    """Write down the keys that records are looked up by."""
    rows = (KnownKey(record_id=one.id, key=key) for one in records for key in sorted(keys(sketched(one))))
    KnownKey.objects.using(db).bulk_create(rows, batch_size=2000)


def match_around(db: str, acts: Acts, incidents: Iterable[str]) -> None:
    """Match anew the records that stand with some incidents, or may be them."""
    if not KnownRecord.objects.using(db).exists():
        return
    members: set[str] = set()
    found: set[str] = set()
    for part in parts(sorted(set(incidents))):
        members.update(Membership.objects.using(db).filter(incident__in=part).values_list("account_id", flat=True))
        own = Q(incident__in=part) | Q(incident__merged_into__in=part)
        found.update(KnownMatch.objects.using(db).filter(own).values_list("record_id", flat=True))
    sketches = map(sketch, told_by(db, members).values())
    found |= candidates(sketches, lambda wanted: _records_under(db, wanted))
    match_records(db, acts, found)


def match_records(db: str, acts: Acts, ids: Iterable[str]) -> None:
    """Match some records with the incidents of the collection; those that were replaced are with none any more."""
    for part in parts(sorted(set(ids))):
        records = list(standing(db).filter(id__in=part))
        now_standing = {one.id for one in records}
        before = {row.record_id: row for row in KnownMatch.objects.using(db).filter(record_id__in=part)}
        fits = _fits(db, records)
        KnownMatch.objects.using(db).filter(record_id__in=part).delete()
        rows = (_row(one) for one in fits.values())
        KnownMatch.objects.using(db).bulk_create(rows, batch_size=500)
        for record in part:
            _tell(acts, record, before.get(record), fits.get(record), replaced=record not in now_standing)


def _fits(db: str, records: Iterable[KnownRecord]) -> dict[str, Fit]:
    """The best incident of each record that comes near one."""
    found: dict[str, Fit] = {}
    for record in records:
        own = sketched(record)
        fitting = fit(own, _incidents(db, candidates([own], lambda wanted: stored_under(db, wanted))))
        if fitting:
            found[record.id] = fitting
    return found


def _incidents(db: str, accounts: Iterable[str]) -> Mapping[str, list[Sketch]]:
    """The incidents that some accounts tell, each with all its accounts."""
    incidents: set[str] = set()
    for part in parts(sorted(accounts)):
        rows = Membership.objects.using(db).filter(account_id__in=part)
        incidents.update(rows.values_list("incident_id", flat=True))
    of: dict[str, str] = {}
    for part in parts(sorted(incidents)):
        rows = Membership.objects.using(db).filter(incident_id__in=part)
        of.update(rows.values_list("account_id", "incident_id"))
    found: dict[str, list[Sketch]] = defaultdict(list)
    for account, one in sorted(told_by(db, of).items()):
        found[of[account]].append(sketch(one))
    return found


def _records_under(db: str, wanted: Iterable[str]) -> Iterable[str]:
    for part in parts(sorted(wanted)):
        yield from KnownKey.objects.using(db).filter(key__in=part).values_list("record_id", flat=True)


def _row(one: Fit) -> KnownMatch:
    return KnownMatch(
        record_id=one.record,
        incident_id=one.incident,
        account_id=one.account,
        near=not one.matched,
        score=one.score,
        because=one.because_en,
        because_ar=one.because_ar,
        reasons=[asdict(reason) for reason in one.reasons],
        at=now(),
    )


def _tell(acts: Acts, record: str, before: KnownMatch | None, after: Fit | None, *, replaced: bool) -> None:
    """An act where a record is matched with an incident, with another one, or with none any more."""
    was = before.incident_id if before and not before.near else None
    stands = after.incident if after and after.matched else None
    if was == stands:
        return
    if stands and after:
        acts.note("known", stands, record=record, score=after.score, because=after.because_en, was=was)
    elif was:
        acts.note("unknown", was, record=record, why=_GONE if replaced else _UNCLEAR)
