"""Taking in a file of known records: what is new, what was changed at its origin, what is matched."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tawthiq.collection.accounts import parts
from tawthiq.collection.known.actors import Actors
from tawthiq.collection.known.coded import Coded, KnownError, RowError
from tawthiq.collection.known.formats import Format, Origin, format_of
from tawthiq.collection.known.matching import match_records, standing, store_known_keys
from tawthiq.collection.known.places import Places, home_of
from tawthiq.collection.known.sheets import rows
from tawthiq.collection.known.told import incident
from tawthiq.collection.orm import KnownRecord
from tawthiq.collection.session import Acts, Session, now
from tawthiq.gazetteer.index import Gazetteer

_ID_LENGTH = 12


@dataclass(slots=True)
class Taken:
    """What a file of known records brought. ``problems`` are rows that are no incident, each with its place."""

    origin: Origin = "own"
    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    same: int = 0
    problems: list[str] = field(default_factory=list)
    matched: int = 0
    near: int = 0
    unplaced: int = 0


@dataclass(frozen=True, slots=True)
class _Read:
    """One row that was read."""

    coded: Coded
    row: dict[str, Any]
    sha256: str


def take(
    session: Session,
    path: Path,
    *,
    origin: Origin | None = None,
    columns: Mapping[str, str] | None = None,
    gazetteer: Path | None = None,
) -> Taken:
    """Take in a file and match its records: all of it in one transaction.

    A row whose content is known is left as it is; one that was changed is a new version. Raises :class:`KnownError`
    for a file that cannot be read.
    """
    told = list(rows(path))
    taken = Taken(problems=[f"{place}: {row}" for place, row in told if isinstance(row, str)])
    found = [(place, row) for place, row in told if isinstance(row, dict)]
    if not found:
        raise KnownError(f"{path.name} has no rows{': ' + taken.problems[0] if taken.problems else ''}")
    form = format_of([row for _, row in found], origin, columns or {})
    taken.origin = form.origin
    read = _read(form, found, taken)
    if not read:
        raise KnownError(f"{path.name}: no row of it is an incident: {taken.problems[0]}")
    with session.transaction() as acts:
        records = _records(session.db, form.origin, read, path, taken)
        _place(records, gazetteer)
        taken.unplaced = sum(one.lat is None for one, _ in records)
        _write(session.db, acts, [one for one, _ in records])
        _summary(session.db, read, taken)
    return taken


def _read(form: Format, found: Iterable[tuple[str, dict[str, Any]]], taken: Taken) -> dict[str, _Read]:
    """The rows by their own ids; of several with one id the last, which is told."""
    read: dict[str, _Read] = {}
    for place, row in found:
        try:
            coded = form.coded(row)
        except RowError as error:
            taken.problems.append(f"{place}: {error}")
            continue
        if coded.own_id in read:
            taken.problems.append(f"{place}: has the id {coded.own_id} once more: the last such row is taken")
        text = json.dumps(row, ensure_ascii=False, sort_keys=True, default=str)
        read[coded.own_id] = _Read(coded, json.loads(text), hashlib.sha256(text.encode()).hexdigest())
    return read


def _records(
    db: str, origin: Origin, read: Mapping[str, _Read], path: Path, taken: Taken
) -> list[tuple[KnownRecord, Coded]]:
    """Rows for what is new and what was changed."""
    known: dict[str, KnownRecord] = {}
    for part in parts(sorted(read)):
        known.update({one.own_id: one for one in standing(db).filter(origin=origin, own_id__in=part)})
    made = []
    for own_id, one in read.items():
        earlier = known.get(own_id)
        if earlier and earlier.row_sha256 == one.sha256:
            taken.same += 1
            continue
        record = _record(origin, one, path, earlier)
        (taken.changed if earlier else taken.new).append(record.id)
        made.append((record, one.coded))
    return made


def _record(origin: Origin, one: _Read, path: Path, earlier: KnownRecord | None) -> KnownRecord:
    version = earlier.version + 1 if earlier else 1
    first = hashlib.sha256(f"{origin}\0{one.coded.own_id}".encode()).hexdigest()[:_ID_LENGTH]
    return KnownRecord(
        id=f"k{first}" if version == 1 else f"k{first}-{version}",
        origin=origin,
        own_id=one.coded.own_id,
        version=version,
        replaces=earlier,
        file=path.name,
        row=one.row,
        row_sha256=one.sha256,
        name=one.coded.places[0] if one.coded.places else "",
        first_day=one.coded.first,
        last_day=one.coded.last,
        at=now(),
    )


def _place(records: Iterable[tuple[KnownRecord, Coded]], gazetteer: Path | None) -> None:
    """Fill in what the linker compares, and where each record lies."""
    from tawthiq.lang import ar

    pairs = list(records)
    language, base = ar.load(), Gazetteer.open(gazetteer)
    home = home_of(Places(language, base), (coded for _, coded in pairs))
    places, actors = Places(language, base, home), Actors(language, base)
    for record, coded in pairs:
        record.told = incident(coded, places, actors)
        place = record.told["place"] or {}
        record.country = place.get("country") or ""
        record.lat, record.lon = place.get("lat"), place.get("lon")


def _write(db: str, acts: Acts, records: list[KnownRecord]) -> None:
    KnownRecord.objects.using(db).bulk_create(records, batch_size=500)
    store_known_keys(db, records)
    for one in records:
        kind = "record-changed" if one.replaces else "record"
        acts.note(kind, one.id, origin=one.origin, own_id=one.own_id, file=one.file, row_sha256=one.row_sha256)
    replaced = (one.replaces_id for one in records if one.replaces_id)
    match_records(db, acts, [*(one.id for one in records), *replaced])


def _summary(db: str, own_ids: Iterable[str], taken: Taken) -> None:
    """How many of the file's records stand matched now, and how many near an incident."""
    for part in parts(sorted(own_ids)):
        records = standing(db).filter(origin=taken.origin, own_id__in=part)
        taken.matched += records.filter(match__near=False).count()
        taken.near += records.filter(match__near=True).count()
