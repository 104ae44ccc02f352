"""Near-copies: reports that repeat another's words are one line of evidence with it, led by the first of them.

Each new report is compared with all others by its sketch, and with those that may be copies by its words (see
:mod:`tawthiq.collection.wording`). Whether two reports are copies depends on these two alone, a line is all that copies
lead to from one to the next, and its first is the earliest published: so the same reports come to the same lines in
whatever order they were added.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from tawthiq.collection.addresses import address_key
from tawthiq.collection.orm import Report, Wording
from tawthiq.collection.replacing import mark_replaced
from tawthiq.collection.session import Acts, Session
from tawthiq.collection.sketches import Sketches
from tawthiq.collection.wording import VERSION, is_copy, likeness, wording
from tawthiq.collection.wording import Wording as Words

_BATCH: Final = 2_000  # reports a transaction
_PART: Final = 500  # rows a query
_CACHED: Final = 4_000  # wordings held in memory
_EARLIEST: Final = 20  # reports of a line that a copy is held against to say how alike it is
_LEAST: Final = 0.01  # likeness of a copy that shares no shingle with the earliest of its line
Advance = Callable[[int], None]
_Row = tuple[str, bytes | memoryview, int, dt.date | None]


@dataclass(slots=True)
class Marked:
    """What came of it: reports compared for the first time, how many became copies, how many replace another."""

    compared: int = 0
    copies: int = 0
    replaced: int = 0


def mark_copies(session: Session, *, advance: Advance = lambda _: None) -> Marked:
    """Compare all reports that were not compared yet, and bring ``copy_of``, ``likeness`` and ``replaces`` up to date.

    ``advance`` is told of every few reports done. An interrupted run goes on where it stopped.
    """
    db, marked = session.db, Marked()
    if Wording.objects.using(db).exclude(version=VERSION).exists():
        with session.transaction():
            Wording.objects.using(db).all().delete()
    new = list(Report.objects.using(db).filter(wording__isnull=True).order_by("id").values_list("id", flat=True))
    if not new:
        return marked
    lines = _Lines(db)
    for first in range(0, len(new), _BATCH):
        ids = new[first : first + _BATCH]
        with session.transaction() as acts:
            addresses = lines.add(ids)
            marked.copies += lines.settle(acts)
            marked.replaced += mark_replaced(db, addresses, acts)
        marked.compared += len(ids)
        advance(len(ids))
    return marked


class _Lines:
    """The lines of evidence of a database: which reports hang together, as found so far."""

    def __init__(self, db: str) -> None:
        self._db = db
        self._texts = _Texts(db)
        self._sketches = Sketches()
        self._parents: dict[str, str] = {}
        self._touched: set[str] = set()
        rows = Wording.objects.using(db).order_by("report_id")
        stored = rows.values_list("report_id", "sketch", "shingles", "report__published", "report__copy_of_id")
        self._sketches.extend(self._known(stored.iterator(_BATCH)))

    def _known(self, rows: Iterable[tuple[*_Row, str | None]]) -> Iterator[_Row]:
        for key, sketch, shingles, day, copy_of in rows:
            if copy_of:
                self._parents[key] = copy_of
            yield key, sketch, shingles, day

    def add(self, ids: list[str]) -> set[str]:
        """Store the wordings of new reports and join each with what it repeats. Returns the addresses met."""
        rows: list[Wording] = []
        days: list[dt.date | None] = []
        for report in _reports(self._db, ids):
            words = self._texts.make(report)
            address = address_key(report.source_id, report.url)
            row = Wording(report_id=report.id, sketch=words.sketch(), shingles=len(words.shingles), version=VERSION)
            row.address = address
            rows.append(row)
            days.append(report.published)
        Wording.objects.using(self._db).bulk_create(rows, batch_size=_PART)
        sketched: Iterable[_Row] = ((r.report_id, r.sketch, r.shingles, day) for r, day in zip(rows, days, strict=True))
        for position in self._sketches.extend(sketched):
            self._join(position)
        return {row.address for row in rows if row.address}

    def _join(self, position: int) -> None:
        """Join a new report with those it repeats or that repeat it."""
        key = self._sketches.ids[position]
        self._touched.add(key)
        others = [self._sketches.ids[other] for other in self._sketches.near(position)]
        for other in others:
            if self._head(other) != self._head(key) and is_copy(self._texts.get(key), self._texts.get(other)):
                self._touched.add(other)
                self._parents[self._head(other)] = self._head(key)

    def _head(self, report: str) -> str:
        """The report that stands for all that hangs together with one (not its first one yet)."""
        head, path = report, []
        while (parent := self._parents.get(head)) is not None:
            path.append(head)
            head = parent
        for passed in path:
            self._parents[passed] = head
        return head

    def settle(self, acts: Acts) -> int:
        """Write the lines that changed: the first of each, and who copies it. Returns how many became copies."""
        changed: list[Report] = []
        new = 0
        for line in self._changed_lines():
            for report, copy_of, alike in self._led(line):
                if (report.copy_of_id, report.likeness) != (copy_of, alike):
                    new += report.copy_of_id is None
                    report.copy_of_id, report.likeness = copy_of, alike
                    changed.append(report)
                    acts.note("copy", report.id, of=copy_of, likeness=alike)
        Report.objects.using(self._db).bulk_update(changed, ["copy_of", "likeness"], batch_size=_PART)
        return new

    def _changed_lines(self) -> Iterator[list[Report]]:
        """The lines of what was touched, each in order of publication, its first now the one that leads it."""
        lines: dict[str, list[str]] = {self._head(key): [] for key in sorted(self._touched)}
        self._touched.clear()
        for key in list(self._parents):
            if (head := self._head(key)) in lines:
                lines[head].append(key)
        keys = [key for head, members in lines.items() for key in (head, *members)]
        reports = {report.id: report for report in _reports(self._db, keys, bare=True)}
        for head, members in lines.items():
            line = sorted((reports[key] for key in (head, *members)), key=_publication)
            self._parents.update((report.id, line[0].id) for report in line)
            del self._parents[line[0].id]
            yield line

    def _led(self, line: list[Report]) -> Iterator[tuple[Report, str | None, float | None]]:
        """What each report of a line, in order of publication, copies and how alike it is to the nearest of them."""
        yield line[0], None, None
        for report in line[1:]:
            alike = 0.0
            for other in line[:_EARLIEST]:
                if other is not report and alike < 1.0:
                    alike = max(alike, likeness(self._texts.get(report.id), self._texts.get(other.id)))
            yield report, line[0].id, round(max(alike, _LEAST), 3)


def _publication(report: Report) -> tuple[dt.date, str]:
    """The order of a line: by day of publication, reports without one last, and by id."""
    return report.published or dt.date.max, report.id


def _reports(db: str, ids: list[str], *, bare: bool = False) -> Iterator[Report]:
    """Reports by their ids, in the order given; ``bare`` for those whose text is not needed."""
    rows = Report.objects.using(db)
    rows = rows.only("id", "published", "copy_of_id", "likeness") if bare else rows
    for first in range(0, len(ids), _PART):
        part = rows.in_bulk(ids[first : first + _PART])
        yield from (part[key] for key in ids[first : first + _PART])


class _Texts:
    """The wordings of reports, made from their texts when asked for; the last few thousand are kept."""

    def __init__(self, db: str) -> None:
        self._db = db
        self._kept: dict[str, Words] = {}

    def make(self, report: Report) -> Words:
        """The wording of a report at hand."""
        while len(self._kept) >= _CACHED:
            del self._kept[next(iter(self._kept))]
        self._kept[report.id] = made = wording(report.text, report.published, report.title)
        return made

    def get(self, key: str) -> Words:
        """The wording of a report by its id."""
        kept = self._kept.get(key)
        return kept or self.make(Report.objects.using(self._db).only("id", "text", "published", "title").get(id=key))
