"""Taking in: an original is kept, gone through by its reader, and each item in it becomes a report.

An original is gone through once by one version of the readers. What is interrupted starts again at its first item and
comes to the same reports: an item is known by its words, its outlet and its day.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, Final

from tawthiq import reader
from tawthiq.archive import formats
from tawthiq.archive.item import Found, Item, Options
from tawthiq.archive.item import Problem as Defect
from tawthiq.archive.keep import Kept
from tawthiq.collection.collection import Collection
from tawthiq.collection.intake import Came, Intake, Took
from tawthiq.collection.orm import Appearance, Capture, Original, Problem, Report
from tawthiq.collection.problems import forget_problems, note_problems
from tawthiq.collection.rows import forget_readings
from tawthiq.collection.session import Acts, Session, now

# Counts up when a reader finds other items in the same bytes: originals are then gone through again.
READERS: Final = "1"
_EVIDENCE: Final = "evidence"
_AGAIN: Final = dt.timedelta(days=1)  # after which an address that failed is asked again
_BATCH: Final = 500  # items a transaction


@dataclass(slots=True)
class Added:
    """What came of adding: originals taken in, those known before, items found, reports new to the collection."""

    originals: int = 0
    known: int = 0
    items: int = 0
    reports: int = 0
    problems: int = 0
    refused: list[str] = field(default_factory=list)


class Adder:
    """Adds originals to a collection within a session. ``added`` counts what came of it."""

    def __init__(self, collection: Collection, session: Session, options: Options, added: Added | None = None) -> None:
        self._collection = collection
        self._session = session
        self._options = options
        self._intake = Intake(collection.db, collection.originals, collection.settings.outlets)
        self.added = added or Added()

    def file(self, path: Path, *, name: Path | None = None, came: Came | None = None) -> None:
        """Keep a file and go through it. A file that cannot be read is a recorded problem."""
        came = came or Came(str(path))
        try:
            kept = self._collection.originals.keep_file(path)
        except OSError as error:
            message = (error.strerror or "cannot be read").lower()
            self.refuse(came.address, Defect("unreadable", message))
            return
        self._capture(kept, came)
        self._go_through(kept, name or path, came)

    def refuse(self, address: str, defect: Defect, *, stage: str = "add") -> None:
        """Record that something could not be taken in at all."""
        self.added.refused.append(f"{address}: {defect.message}")
        with self._session.transaction() as acts:
            self._note(acts, [defect], address=address, original=None, stage=stage)

    def evidence(self, path: Path, came: Came) -> None:
        """Keep an original that holds no report, such as the page that a server gave in the place of one."""
        kept = self._collection.originals.keep_file(path)
        self._capture(kept, came)
        with self._session.transaction() as acts:
            Original.objects.using(self._collection.db).filter(sha256=kept.sha256).update(gone_through=_EVIDENCE)
            acts.note("evidence", kept.sha256, address=came.address)

    def tried(self, address: str) -> bool:
        """True where an address could not be fetched within the last day."""
        lately = Problem.objects.using(self._collection.db).filter(
            address=address, stage="fetch", at__gt=now() - _AGAIN
        )
        return lately.exists()

    def unfinished(self) -> None:
        """Go through the originals that an earlier run kept and did not finish, by the names they came with."""
        waiting = (
            Capture.objects.using(self._collection.db).filter(original__gone_through="").select_related("original")
        )
        for capture in waiting.order_by("at", "address"):
            kept = Kept(capture.original_id, capture.original.size, new=False)
            adder = Adder(self._collection, self._session, options_from(capture.options), self.added)
            adder._go_through(kept, Path(capture.address), Came(capture.address, capture.how))

    def _capture(self, kept: Kept, came: Came) -> None:
        """Write down the original and how it came; the same file at the same address is one capture."""
        db = self._collection.db
        said = options_told(self._options)
        captured = Capture.objects.using(db).filter(original_id=kept.sha256, address=came.address, options=said)
        if captured.exists():
            return
        with self._session.transaction() as acts:
            Original.objects.using(db).get_or_create(sha256=kept.sha256, defaults={"size": kept.size})
            tool = came.tool or f"tawthiq {reader.engine_version()}"
            at = came.at or now()
            how = {"how": came.how, "tool": tool, "headers": came.headers, "options": said}
            Capture.objects.using(db).create(original_id=kept.sha256, address=came.address, at=at, **how)
            acts.note("capture", kept.sha256, address=came.address, size=kept.size, **how)

    def _go_through(self, kept: Kept, name: Path, came: Came) -> None:
        """Find the items of an original, unless this version of the readers has."""
        original = Original.objects.using(self._collection.db).get(sha256=kept.sha256)
        if self._done(original.gone_through, kept.sha256):
            self.added.known += 1
            return
        self.added.originals += 1
        forget_problems(self._collection.db, kept.sha256)
        found = formats.find(self._collection.originals.path(kept.sha256), name, self._options)
        keys: list[str] = []
        places: set[str] = set()
        problems = 0
        for batch in _batches(found):
            took = self._take(batch, kept.sha256, came)
            keys += took.keys
            places.update(part.locator for part in batch)
            problems += len(took.defects)
        with self._session.transaction() as acts:
            self._withdraw(kept.sha256, places, acts)
            original.gone_through = self._stamp()
            original.save(using=self._collection.db, update_fields=["gone_through"])
            told = {"items": len(keys), "problems": problems, "reports": items_digest(keys)}
            acts.note("gone-through", kept.sha256, readers=READERS, **told)

    def _withdraw(self, sha256: str, places: set[str], acts: Acts) -> None:
        """Take away what an earlier version of the readers found in an original and this one does not."""
        db = self._collection.db
        found = Appearance.objects.using(db).filter(original_id=sha256).values_list("id", "locator", "report_id")
        stale = [(id_, report) for id_, locator, report in found if locator not in places]
        if not stale:
            return
        Appearance.objects.using(db).filter(id__in=[id_ for id_, _ in stale]).delete()
        lost = Report.objects.using(db).filter(id__in=[report for _, report in stale], appearances__isnull=True)
        for report in lost.order_by("id"):
            acts.note("withdraw", report.id, original=sha256)
        forget_readings(db, [report.id for report in lost])
        lost.delete()

    def _take(self, batch: list[Found], sha256: str, came: Came) -> Took:
        """Store a batch of what was found, in one transaction."""
        with self._session.transaction() as acts:
            took = self._intake.take([item for item in batch if isinstance(item, Item)], sha256, came, acts)
            took.defects.extend(defect for defect in batch if isinstance(defect, Defect))
            self._note(acts, took.defects, address=came.address, original=sha256, stage="add")
        self.added.items += len(took.keys)
        self.added.reports += took.reports
        return took

    def _stamp(self) -> str:
        told = json.dumps(options_told(self._options), sort_keys=True)
        return f"{READERS} {hashlib.sha256(told.encode()).hexdigest()[:12]}"

    def _done(self, gone_through: str, sha256: str) -> bool:
        """True where going through it again would find the same.

        An original in which nothing was found is tried again with other options, such as a map of its columns.
        """
        if gone_through == self._stamp():
            return True
        if gone_through.partition(" ")[0] != READERS:
            return False
        return Appearance.objects.using(self._collection.db).filter(original_id=sha256).exists()

    def _note(
        self, acts: Acts, defects: list[Defect], *, address: str, original: str | None, stage: str = "add"
    ) -> None:
        self.added.problems += len(defects)
        source = self._options.source or ""
        note_problems(
            self._collection.db, acts, defects, address=address, original=original, stage=stage, source=source
        )


def _batches(found: Iterable[Found]) -> Iterator[list[Found]]:
    stream = iter(found)
    while batch := list(islice(stream, _BATCH)):
        yield batch


def items_digest(keys: Iterable[str]) -> str:
    """One hash over the keys of all reports that were found in an original, in whatever order."""
    return hashlib.sha256("".join(sorted(keys)).encode()).hexdigest()


def options_told(options: Options) -> dict[str, Any]:
    """What a person said of a source, as JSON: empty where nothing was."""
    told = {
        "published": options.published.isoformat() if options.published else None,
        "source": options.source,
        "url": options.url,
        "lang": options.lang,
        "columns": dict(options.columns),
    }
    return {name: value for name, value in told.items() if value}


def options_from(told: Mapping[str, Any]) -> Options:
    """The options that :func:`options_told` wrote down."""
    day = told.get("published")
    return Options(
        published=dt.date.fromisoformat(day) if day else None,
        source=told.get("source"),
        url=told.get("url"),
        lang=told.get("lang"),
        columns=told.get("columns", {}),
    )
