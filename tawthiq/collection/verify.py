"""Verifying: everything hashed again and walked again, and each thing that was altered, removed or added named.

A run that was interrupted leaves the log's file a few acts behind and perhaps an original that no row names: that is
``unfinished``, and the next run puts it in order. Everything else is a finding.
"""

import hashlib
import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any, Literal

from tawthiq.archive.keep import hash_file
from tawthiq.collection import log
from tawthiq.collection.adding import items_digest
from tawthiq.collection.collection import Collection
from tawthiq.collection.orm import (
    Account,
    Act,
    Appearance,
    Attachment,
    Claim,
    Original,
    Reading,
    Report,
    Statement,
    Value,
)
from tawthiq.collection.rows import record_from, record_sha256

Kind = Literal["altered", "removed", "added", "unfinished"]
_BATCH = 200


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as the log says it was left: what happened to it, what it is, and how it shows."""

    kind: Kind
    what: str
    message: str


def verify(collection: Collection) -> Iterator[Finding]:
    """Every finding, in order: the log, the originals, the reports, what was read in them."""
    interrupted = collection.folder.writing.exists()
    yield from _log(collection, interrupted)
    yield from _originals(collection, interrupted)
    acts = _Acts.of(collection.db)
    yield from acts.findings(collection.db)
    yield from _reports(collection.db)
    yield from _readings(collection.db, acts)


def _log(collection: Collection, interrupted: bool) -> Iterator[Finding]:
    """The log's own chain, and the file against the database, line by line."""
    name = collection.folder.log.name
    flaws = list(log.walk(collection.folder.log))
    rows = Act.objects.using(collection.db).order_by("seq").values_list("line", flat=True)
    raw = collection.folder.log.read_bytes() if collection.folder.log.exists() else b""
    whole, _, rest = raw.rpartition(b"\n")
    stood = whole.split(b"\n") if whole else []
    for flaw in flaws:
        if not (rest and flaw.line > len(stood)):
            yield Finding("altered", f"{name}, line {flaw.line}", flaw.message)
    behind: list[str] = []
    for number, (line, row) in enumerate(zip_longest(stood, rows.iterator(chunk_size=2000)), 1):
        if line is None:
            behind.append(row)
        elif row is None:
            yield Finding("added", f"{name}, line {number}", "is not in the database")
        elif line != row.encode("utf8"):
            yield Finding("altered", f"{name}, line {number}", "differs from the database")
    yield from _behind(name, len(stood), behind, rest, interrupted)


def _behind(name: str, stood: int, behind: list[str], rest: bytes, interrupted: bool) -> Iterator[Finding]:
    """What the file lacks at its end."""
    if rest and not (interrupted and behind and behind[0].encode("utf8").startswith(rest)):
        yield Finding("altered", f"{name}, line {stood + 1}", "is not a whole line")
    if behind:
        kind: Kind = "unfinished" if interrupted else "removed"
        yield Finding(kind, f"{name}, line {stood + 1}", f"{len(behind)} acts of the database are not in the file")
    if stood == 0 and not behind:
        yield Finding("removed", name, "holds no act, not even the first")


def _originals(collection: Collection, interrupted: bool) -> Iterator[Finding]:
    """Every original against its hash and size, and the folder against the table."""
    known = dict(Original.objects.using(collection.db).values_list("sha256", "size"))
    stood = set()
    for name in collection.originals.hashes():
        stood.add(name)
        if name not in known:
            kind: Kind = "unfinished" if interrupted else "added"
            yield Finding(kind, f"original {name}", "no row of the database names it")
    for sha256, size in sorted(known.items()):
        if sha256 not in stood:
            yield Finding("removed", f"original {sha256}", "is not in the folder")
        else:
            yield from _original(collection, sha256, size)


def _original(collection: Collection, sha256: str, size: int) -> Iterator[Finding]:
    path = collection.originals.path(sha256)
    try:
        if path.stat().st_size != size:
            yield Finding("altered", f"original {sha256}", f"has {path.stat().st_size} bytes, was kept with {size}")
        elif hash_file(path) != sha256:
            yield Finding("altered", f"original {sha256}", "its bytes have another hash")
    except OSError as error:
        yield Finding("altered", f"original {sha256}", (error.strerror or "cannot be read").lower())


@dataclass(frozen=True, slots=True)
class _Acts:
    """What the log says the tables hold."""

    captured: dict[str, int]
    gone_through: dict[str, str]
    attached: set[str]
    read: dict[str, str]

    @classmethod
    def of(cls, db: str) -> "_Acts":
        """The last word of the log on each thing."""
        found = cls({}, {}, set(), {})
        kinds = ("capture", "gone-through", "attach", "read")
        lines = Act.objects.using(db).filter(kind__in=kinds).order_by("seq").values_list("line", flat=True)
        for line in lines.iterator(chunk_size=2000):
            # a line that does not say what it should is a finding of the log, not of what it tells
            with suppress(ValueError, KeyError, TypeError):
                found._take(json.loads(line))
        return found

    def _take(self, row: dict[str, Any]) -> None:
        subject = row["subject"]
        match row["act"]:
            case "capture":
                self.captured[subject] = row["size"]
            case "gone-through":
                self.gone_through[subject] = row["reports"]
            case "attach" if row["original"]:
                self.attached.add(row["original"])
            case "read":
                self.read[subject] = row["record"]

    def findings(self, db: str) -> Iterator[Finding]:
        """Originals that the log captured and the database lacks, and the other way round; items against their hash."""
        known = dict(Original.objects.using(db).values_list("sha256", "size"))
        for sha256 in sorted(self.captured.keys() | self.attached):
            if sha256 not in known:
                yield Finding("removed", f"original {sha256}", "the log captured it, the database has no row of it")
        recovered = set(Act.objects.using(db).filter(kind="recovered").values_list("subject", flat=True))
        for sha256 in sorted(known.keys() - self.captured.keys() - self.attached - recovered):
            yield Finding("added", f"original {sha256}", "no act of the log captured it")
        attached = set(
            Attachment.objects.using(db).filter(original__isnull=False).values_list("original_id", flat=True)
        )
        for sha256 in sorted(self.attached - attached):
            yield Finding("removed", f"attachment {sha256}", "the log attached it, the database does not")
        for sha256, digest in sorted(self.gone_through.items()):
            appearances = Appearance.objects.using(db).filter(original_id=sha256)
            if items_digest(appearances.values_list("report__key", flat=True)) != digest:
                yield Finding("altered", f"original {sha256}", "its reports are not those that were found in it")


def _reports(db: str) -> Iterator[Finding]:
    """Every report against the hash that is its key: its words, outlet and day."""
    rows = (
        Report.objects.using(db)
        .order_by("id")
        .values_list("id", "key", "text", "text_sha256", "source__name", "published")
    )
    for report, key, text, text_sha256, source, published in rows.iterator(chunk_size=_BATCH):
        if hashlib.sha256(text.encode("utf8")).hexdigest() != text_sha256:
            yield Finding("altered", f"report {report}", "its text has another hash")
        day = published.isoformat() if published else ""
        if hashlib.sha256("\0".join((text, source or "", day)).encode("utf8")).hexdigest() != key:
            yield Finding("altered", f"report {report}", "its text, outlet or day was changed")
    lost = Report.objects.using(db).filter(appearances__isnull=True).order_by("id").values_list("id", flat=True)
    for report in lost:
        yield Finding("removed", f"report {report}", "no original holds it")


def _readings(db: str, acts: _Acts) -> Iterator[Finding]:
    """Every reading's rows against the hash of the record they were made of, and every value against its text."""
    from django.db.models import Prefetch

    claims = Prefetch("claims", Claim.objects.using(db).prefetch_related(Prefetch("values", Value.objects.using(db))))
    rows = Reading.objects.using(db).select_related("report__source").order_by("report_id")
    stood = set()
    readings = rows.prefetch_related(
        Prefetch("report__accounts", Account.objects.using(db).prefetch_related(claims)),
        Prefetch("report__statements", Statement.objects.using(db)),
    )
    for reading in readings.iterator(chunk_size=_BATCH):
        stood.add(reading.report_id)
        record = acts.read.get(reading.report_id)
        if record is None:
            yield Finding("added", f"reading of report {reading.report_id}", "no act of the log read it")
        elif reading.record_sha256 != record:
            yield Finding("altered", f"reading of report {reading.report_id}", "is not the one that the log tells")
        elif not reading.error:
            yield from _rows(reading)
    for report in sorted(acts.read.keys() - stood):
        yield Finding("removed", f"reading of report {report}", "the log tells of it")


def _rows(reading: Reading) -> Iterator[Finding]:
    """The rows of one reading."""
    report = reading.report
    accounts = list(report.accounts.all())
    if record_sha256(record_from(reading, accounts, report.statements.all())) != reading.record_sha256:
        yield Finding("altered", f"reading of report {report.id}", "its rows are not the record that was read")
    for account in accounts:
        for claim in account.claims.all():
            for value in claim.values.all():
                if report.text[value.start : value.end] != value.words:
                    yield Finding(
                        "altered", f"value {value.field} of claim {claim.id}", "its words are not in the text"
                    )
