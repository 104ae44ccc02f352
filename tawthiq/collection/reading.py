"""Reading what was taken in: reports through an engine, in several processes, into accounts, claims and values.

A report is read once by one engine with one gazetteer. What an engine gives is held to the output contract before a
row is made of it: a value that the text does not support never enters.
"""

import json
import os
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Final

from tawthiq import pool
from tawthiq.archive.item import Problem as Defect
from tawthiq.collection.engine import Engine, Task, Told, crashed, make_work
from tawthiq.collection.orm import Reading, Report
from tawthiq.collection.problems import note_problems
from tawthiq.collection.rows import Rows, forget_readings, record_sha256, rows_of
from tawthiq.collection.session import Acts, Session, now
from tawthiq.model.report import Report as Text

_BATCH: Final = 100  # reports a transaction
Advance = Callable[[int], None]


def read_reports(session: Session, engine: Engine, *, jobs: int = 0, advance: Advance = lambda _: None) -> int:
    """Read every report that this engine has not read, and write what it tells. Returns how many were read.

    ``advance`` is told of every few reports done. ``jobs`` is how many processes; 0 for as many as there are cores.
    """
    waiting = unread(session.db, engine)
    if not waiting:
        return 0
    tasks = (Task(number, as_read(report)) for number, report in enumerate(_reports(session.db, waiting), 1))
    done = 0
    for batch in _batches(_outcomes(tasks, engine.gazetteer, min(jobs or os.cpu_count() or 1, len(waiting)))):
        with session.transaction() as acts:
            _write(session.db, batch, engine, acts)
        done += len(batch)
        advance(len(batch))
    return done


def unread(db: str, engine: Engine) -> list[str]:
    """The ids of the reports that an engine has not read with its gazetteer, in order."""
    read = Report.objects.using(db).filter(reading__engine=engine.stamp, reading__gazetteer=engine.gazetteer_sha256)
    return list(
        Report.objects.using(db)
        .exclude(pk__in=read.values("pk"))
        .order_by("published", "id")
        .values_list("id", flat=True)
    )


def _reports(db: str, ids: list[str]) -> Iterator[Report]:
    """Reports by their ids, a few at a time."""
    for first in range(0, len(ids), _BATCH):
        part = Report.objects.using(db).select_related("source").in_bulk(ids[first : first + _BATCH])
        yield from (part[key] for key in ids[first : first + _BATCH])


def as_read(report: Report) -> Text:
    """A report as the engine takes it."""
    return Text(
        id=report.id,
        text=report.text,
        published=report.published,
        published_from=report.published_from,
        title=report.title or None,
        source=report.source.name if report.source else None,
        url=report.url or None,
        lang=report.lang or None,
    )


def _outcomes(tasks: Iterator[Task], gazetteer: Path | None, workers: int) -> Iterator[Told]:
    make = partial(make_work, gazetteer)
    if workers > 1:
        return pool.run(tasks, make, crashed, workers=workers)
    return map(make(), tasks)


def _write(db: str, batch: list[Told], engine: Engine, acts: Acts) -> None:
    """Put what was read in the place of what an earlier engine read."""
    forget_readings(db, [told.report for told in batch])
    rows = Rows(db)
    for told in batch:
        row = json.loads(told.record) if told.record else None
        sha256 = record_sha256(row) if row else ""
        reading = Reading(
            report_id=told.report,
            engine=engine.stamp,
            gazetteer=engine.gazetteer_sha256,
            at=now(),
            record_sha256=sha256,
            error=told.error,
        )
        rows.readings.append(reading)
        if row is None:
            defect = Defect("failed", told.error)
            note_problems(db, acts, [defect], address=told.report, report=told.report, stage="read")
        else:
            rows_of(row, told.report, rows)
        acts.note("read", told.report, engine=engine.stamp, gazetteer=engine.gazetteer_sha256, record=sha256)
    rows.write()


def _batches(outcomes: Iterator[Told]) -> Iterator[list[Told]]:
    while batch := list(islice(outcomes, _BATCH)):
        yield batch
