"""The engine at work on one report, in whatever process: nothing of the database is needed here.

What an engine gives is held to the output contract: a value that the text does not support never gets further.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tawthiq import reader
from tawthiq.contract.check import check_record
from tawthiq.contract.encode import dumps
from tawthiq.model.report import Report as Text


@dataclass(frozen=True, slots=True)
class Task:
    """One report to read."""

    number: int
    text: Text

    @property
    def size(self) -> int:
        """Its characters."""
        return len(self.text.text)


@dataclass(frozen=True, slots=True)
class Told:
    """What came of it: the record as JSON, or what went wrong."""

    number: int
    report: str
    record: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class Engine:
    """Which engine reads: its name and version, and the gazetteer file by its hash (empty for the shipped one)."""

    stamp: str
    gazetteer: Path | None
    gazetteer_sha256: str

    @classmethod
    def current(cls, gazetteer: Path | None) -> "Engine":
        """The project's reader with a gazetteer."""
        from tawthiq.archive.keep import hash_file

        return cls(f"{reader.ENGINE} {reader.engine_stamp()}", gazetteer, hash_file(gazetteer) if gazetteer else "")


def make_work(gazetteer: Path | None) -> Callable[[Task], Told]:
    """Load the reader and return what reads one report with it."""
    return partial(work, reader.Reader.load(gazetteer))


def work(engine: reader.Reader, task: Task) -> Told:
    """Read one report. An error never leaves it."""
    try:
        row = engine.read_report(task.text).to_dict()
        wrong = check_record(row, task.text.text)
    except Exception as error:  # noqa: BLE001 - recorded as this report's problem
        return Told(task.number, task.text.id, error=f"the reader failed: {type(error).__name__}: {error}")
    if wrong:
        return Told(task.number, task.text.id, error=f"its record breaks the contract: {wrong[0]}")
    return Told(task.number, task.text.id, record=dumps(row))


def crashed(task: Task, why: str) -> Told:
    """The outcome of a report that no process survives."""
    return Told(task.number, task.text.id, error=why)
