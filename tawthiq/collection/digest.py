"""What is new since a moment: incidents, what is told otherwise of them, and what a person may want to look at.

It is read from the log: what an incident was is in its acts, what it is now in its view. An incident that was told in
the time as new is new, whatever happened to it afterwards; any other that changed is told with what it was before the
first change and what it is now.
"""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from tawthiq.collection.accounts import parts
from tawthiq.collection.known.matching import standing
from tawthiq.collection.near_misses import Near, NearKnown, near, near_known
from tawthiq.collection.orm import Act, Incident, KnownRecord, Report
from tawthiq.collection.session import Session, now

DAYS: Final = 7  # looked back over where no digest was made yet
_COMPARED: Final = ("killed", "injured")


@dataclass(frozen=True, slots=True)
class Since:
    """From where a digest looks: the moment, and the last act before it."""

    moment: dt.datetime
    seq: int


@dataclass(frozen=True, slots=True)
class Change:
    """A field that is told otherwise; values as in the log. ``record`` where the old one is a known record's."""

    field: str
    old: Any
    new: Any
    record: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """An incident of a digest."""

    id: str
    first_day: str
    sentence_ar: str
    sentence_en: str
    grade: str
    records: tuple[str, ...] = ()  # "acled SYR123"
    changes: tuple[Change, ...] = ()
    names: int = 0  # names of victims that are new
    sources: tuple[str, ...] = ()  # outlets that are new
    merged: tuple[str, ...] = ()

    @property
    def is_changed(self) -> bool:
        """True where it is told otherwise than before, or than in a record."""
        return bool(self.changes or self.names or self.sources or self.merged)


@dataclass(slots=True)
class Digest:
    """What is new since a day."""

    since: str
    new: list[Entry] = field(default_factory=list)
    known: list[Entry] = field(default_factory=list)
    known_changed: list[Entry] = field(default_factory=list)
    changed: list[Entry] = field(default_factory=list)
    near: list[Near] = field(default_factory=list)
    near_known: list[NearKnown] = field(default_factory=list)

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return asdict(self)


def since_day(db: str, day: dt.date) -> Since:
    """From the beginning of a day, in UTC."""
    moment = dt.datetime.combine(day, dt.time(), dt.UTC)
    last = Act.objects.using(db).filter(at__lt=moment).order_by("-seq").values_list("seq", flat=True).first()
    return Since(moment, last or 0)


def since_last(db: str) -> Since:
    """From the last digest, or so many days back."""
    last = Act.objects.using(db).filter(kind="digest").order_by("-seq").first()
    return Since(last.at, last.seq) if last else since_day(db, (now() - dt.timedelta(DAYS)).date())


def remember(session: Session, made: Digest) -> None:
    """Note that a digest was made: the next one looks from here."""
    numbers = {name: len(rows) for name, rows in made.to_dict().items() if isinstance(rows, list)}
    with session.transaction() as acts:
        acts.note("digest", "incidents", since=made.since, **numbers)


def digest(db: str, since: Since) -> Digest:
    """What is new since then."""
    told = _Told(db, since)
    made = Digest(since.moment.date().isoformat())
    records = _records(db)
    for row in _incidents(db, told.new | told.changes.keys() | told.known):
        own = records.get(row.id, ())
        entry = _entry(row, own, told)
        if own:
            (made.known_changed if entry.is_changed else made.known).append(entry)
        elif row.id in told.new:
            made.new.append(entry)
        elif entry.is_changed:
            made.changed.append(entry)
    made.near = list(near(db, since.moment))
    made.near_known = list(near_known(db, since.moment))
    return made


class _Told:
    """What the acts since then tell of each incident that stands now."""

    def __init__(self, db: str, since: Since) -> None:
        self.new: set[str] = set()
        self.known: set[str] = set()
        self.changes: dict[str, dict[str, list[Any]]] = defaultdict(dict)
        self.added: dict[str, list[str]] = defaultdict(list)
        self.merged: dict[str, list[str]] = defaultdict(list)
        leads = dict(Incident.objects.using(db).filter(merged_into__isnull=False).values_list("id", "merged_into_id"))
        kinds = ("incident", "change", "merge", "known")
        acts = Act.objects.using(db).filter(seq__gt=since.seq, kind__in=kinds).order_by("seq")
        for line in acts.values_list("line", flat=True).iterator():
            act = json.loads(line)
            self._take(act, leads.get(act["subject"], act["subject"]))
        self._reports = _outlets(db, {report for reports in self.added.values() for report in reports})

    def _take(self, act: Mapping[str, Any], incident: str) -> None:
        if act["act"] == "incident":
            self.new.add(incident)
        elif act["act"] == "known":
            self.known.add(incident)
        elif act["act"] == "merge":
            self.merged[incident].append(act["subject"])
        elif act["subject"] == incident:
            for name, (old, new) in act["changes"].items():
                first = self.changes[incident].get(name, [old])[0]
                self.changes[incident][name] = [first, new]
            self.added[incident] += act["added"]

    def sources(self, incident: str) -> tuple[str, ...]:
        """The outlets of the reports that came to an incident."""
        return tuple(dict.fromkeys(name for one in self.added[incident] if (name := self._reports.get(one))))


def _entry(row: Incident, records: Sequence[KnownRecord], told: _Told) -> Entry:
    is_new = row.id in told.new
    changes = {} if is_new else told.changes.get(row.id, {})
    return Entry(
        id=row.id,
        first_day=row.first_day.isoformat() if row.first_day else "",
        sentence_ar=row.view["sentence_ar"],
        sentence_en=row.view["sentence_en"],
        grade=row.grade,
        records=tuple(f"{one.origin} {one.own_id}" for one in records),
        changes=(*_changes(changes), *(change for one in records for change in _beside(one, row.view))),
        names=_more_names(changes),
        sources=() if is_new else told.sources(row.id),
        merged=() if is_new else tuple(told.merged.get(row.id, ())),
    )


def _changes(changes: Mapping[str, list[Any]]) -> Iterator[Change]:
    """What changed, counts one by one; victims and targets are told by their number alone, elsewhere."""
    for name, (old, new) in changes.items():
        if old == new or name in {"victims", "targets"}:
            continue
        if name == "casualties":
            before, after = old or {}, new or {}
            for fate in dict.fromkeys((*before, *after)):
                if before.get(fate) != after.get(fate):
                    yield Change(fate, before.get(fate), after.get(fate))
        else:
            yield Change(name, old, new)


def _more_names(changes: Mapping[str, list[Any]]) -> int:
    old, new = changes.get("victims", (0, 0))
    return max(0, int(new or 0) - int(old or 0))


def _beside(record: KnownRecord, view: Mapping[str, Any]) -> Iterator[Change]:
    """Tolls that the incident tells outside of what the record has."""
    recorded: Mapping[str, Any] = record.told.get("casualties") or {}
    for name in _COMPARED:
        old, new = recorded.get(name), view["casualties"].get(name)
        if old and new and _apart(old, new):
            yield Change(name, old, new, f"{record.origin} {record.own_id}")


def _apart(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """True where two counts cannot be one."""
    return bool(_most(one) < other["min"] or _most(other) < one["min"])


def _most(count: Mapping[str, Any]) -> float:
    return float("inf") if count["max"] is None else float(count["max"])


def _incidents(db: str, ids: Iterable[str]) -> Iterator[Incident]:
    """Those that stand, in order of time."""
    found: list[Incident] = []
    for part in parts(sorted(set(ids))):
        found += Incident.objects.using(db).filter(id__in=part, merged_into__isnull=True, size__gt=0)
    yield from sorted(found, key=lambda row: (row.first_day or dt.date.max, row.id))


def _records(db: str) -> dict[str, tuple[KnownRecord, ...]]:
    """The records that each incident is."""
    found: dict[str, tuple[KnownRecord, ...]] = defaultdict(tuple)
    for record in standing(db).filter(match__near=False).select_related("match").order_by("origin", "own_id"):
        found[record.match.incident_id] += (record,)
    return found


def _outlets(db: str, reports: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in parts(sorted(reports)):
        rows = Report.objects.using(db).filter(id__in=part, source__isnull=False)
        found.update(rows.values_list("id", "source__name"))
    return found
