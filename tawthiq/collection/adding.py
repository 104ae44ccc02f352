"""Taking in: an original is kept, gone through by its reader, and each item in it becomes a report.

An original is gone through once by one version of the readers. What is interrupted starts again at its first item and
comes to the same reports: an item is known by its words, its outlet and its day.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from itertools import islice
from pathlib import Path
from typing import Final

from tawthiq import reader
from tawthiq.archive import formats
from tawthiq.archive.item import Found, Item, Options
from tawthiq.archive.item import Problem as Defect
from tawthiq.archive.keep import Kept
from tawthiq.collection.collection import Collection
from tawthiq.collection.intake import Came, Intake
from tawthiq.collection.orm import Appearance, Capture, Original
from tawthiq.collection.problems import forget_problems, note_problems
from tawthiq.collection.session import Acts, Session, now

READERS: Final = (
    "1"  # counts up when a reader finds other items in the same bytes: originals are then gone through again
)
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

    def __init__(self, collection: Collection, session: Session, options: Options) -> None:
        self._collection = collection
        self._session = session
        self._options = options
        self._intake = Intake(collection.db, collection.originals, collection.settings.outlets)
        self.added = Added()

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

    def unfinished(self) -> None:
        """Go through the originals that an earlier run kept and did not finish, by the names they came with."""
        waiting = (
            Capture.objects.using(self._collection.db).filter(original__gone_through="").select_related("original")
        )
        for capture in waiting.order_by("at", "address"):
            kept = Kept(capture.original_id, capture.original.size, new=False)
            self._go_through(kept, Path(capture.address), Came(capture.address, capture.how))

    def _capture(self, kept: Kept, came: Came) -> None:
        """Write down the original and how it came; the same file at the same address is one capture."""
        db = self._collection.db
        captured = Capture.objects.using(db).filter(original_id=kept.sha256, address=came.address)
        if captured.exists():
            return
        with self._session.transaction() as acts:
            Original.objects.using(db).get_or_create(sha256=kept.sha256, defaults={"size": kept.size})
            tool = came.tool or f"tawthiq {reader.engine_version()}"
            at = came.at or now()
            Capture.objects.using(db).create(
                original_id=kept.sha256, how=came.how, address=came.address, at=at, headers=came.headers, tool=tool
            )
            acts.note("capture", kept.sha256, address=came.address, how=came.how, size=kept.size, tool=tool)

    def _go_through(self, kept: Kept, name: Path, came: Came) -> None:
        """Find the items of an original, unless this version of the readers has."""
        original = Original.objects.using(self._collection.db).get(sha256=kept.sha256)
        if self._done(original.gone_through, kept.sha256):
            self.added.known += 1
            return
        self.added.originals += 1
        found = formats.find(self._collection.originals.path(kept.sha256), name, self._options)
        counted = [0, 0]
        forget_problems(self._collection.db, kept.sha256)
        for batch in _batches(found):
            with self._session.transaction() as acts:
                items = [item for item in batch if isinstance(item, Item)]
                defects = [defect for defect in batch if isinstance(defect, Defect)]
                took = self._intake.take(items, kept.sha256, came, acts)
                defects += took.defects
                self._note(acts, defects, address=came.address, original=kept.sha256, stage="add")
                self.added.reports += took.reports
                counted[0] += took.items
                counted[1] += len(defects)
        self.added.items += counted[0]
        with self._session.transaction() as acts:
            original.gone_through = self._stamp()
            original.save(using=self._collection.db, update_fields=["gone_through"])
            acts.note("gone-through", kept.sha256, readers=READERS, items=counted[0], problems=counted[1])

    def _stamp(self) -> str:
        told = json.dumps({name: str(value) for name, value in asdict(self._options).items()}, sort_keys=True)
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
