"""From a job to what is written for it: the same in this process and in a worker. An error never leaves its report."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, Protocol, runtime_checkable

from tawthiq.cli.inputs import Job
from tawthiq.contract.encode import dumps, error_row, record_row
from tawthiq.contract.lines import Line, LineError, parse_line, report_of
from tawthiq.model.record import Record
from tawthiq.model.report import Report

if TYPE_CHECKING:
    from tawthiq.reconcile.considered import Considered

NOT_ARABIC: Final = "no Arabic text found; Tawthiq reads Arabic so far"
_ARABIC_LETTER: Final = re.compile(
    r"[\u0620-\u064a\u066e-\u06d3\u06fa-\u06fc\u0750-\u077f\u08a0-\u08b4\ufb50-\ufdfb\ufe70-\ufefc]"
)
_ENOUGH_ARABIC: Final = 0.3  # of the letters; less is a name or a slogan in a text of another language
Format = Literal["text", "json", "jsonl", "html"]


class ReadsReports(Protocol):
    """What reads: the reader, or another engine in its place."""

    def read_report(self, report: Report) -> Record:
        """The record of one report."""


@runtime_checkable
class Considers(Protocol):
    """What can also say which readings it left; another engine need not."""

    def consider(self, report: Report) -> "Considered":
        """What was considered and left in one report."""


@dataclass(frozen=True, slots=True)
class Style:
    """How results are to be written."""

    format: Format = "jsonl"
    explain: bool = False
    colour: bool = False
    width: int = 100
    published: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one job: ``body`` to be written in its place, the error if there was one, and what else to tell."""

    number: int
    body: str
    index: str = ""
    error: str | None = None
    seen: int = 0
    note: str | None = None


Work = Callable[[Job], Outcome]
LoadReader = Callable[[Path | None], ReadsReports]


def load_reader(gazetteer: Path | None) -> ReadsReports:
    """The project's reader."""
    from tawthiq.reader import Reader

    reader: ReadsReports = Reader.load(gazetteer)
    return reader


def make_work(style: Style, gazetteer: Path | None, load: LoadReader = load_reader) -> Work:
    """Load the reader and return what does one job with it."""
    return partial(work, load(gazetteer), style)


def work(reader: ReadsReports, style: Style, job: Job) -> Outcome:
    """Read one report and write it down in the style."""
    line: Line | None = None
    try:
        if job.problem:
            return failed(job, style, job.problem)
        line = line_of(job, style.published)
        record = reader.read_report(line.report)
        return _written(record, line, job, style, _considered(reader, line.report, style))
    except LineError as error:
        return failed(job, style, error.message, error.id)
    except Exception as error:  # noqa: BLE001 - a report that breaks the reader is reported; the rest goes on
        key = line.report.id if line else None
        return failed(job, style, f"the reader failed: {type(error).__name__}: {error}", key)


def _considered(reader: ReadsReports, report: Report, style: Style) -> "Considered | None":
    """What was left in a report, where people who read the result ask why."""
    asked = style.explain and style.format in {"text", "html"}
    return reader.consider(report) if asked and isinstance(reader, Considers) else None


def line_of(job: Job, published: dt.date | None) -> Line:
    """The report of a job; ``published`` stands in where it tells no day. Raises :class:`LineError`."""
    if job.raw is not None:
        return parse_line(job.raw, number=job.line or 1, published=published)
    return report_of(job.row or {}, published=published)


def failed(job: Job, style: Style, message: str, id: str | None = None) -> Outcome:
    """What stands in the place of a report that could not be read."""
    told = _told(job, id, message)
    if style.format == "html":
        from tawthiq.render.page import error_section

        section = error_section(job.number, job.line, id, message)
        return Outcome(job.number, section.body, section.index, told, job.seen)
    body = f"! {told}" if style.format == "text" else dumps(error_row(job.line, id, message))
    return Outcome(job.number, body, error=told, seen=job.seen)


def _told(job: Job, id: str | None, message: str) -> str:
    return f"{job.place} ({id}): {message}" if id else f"{job.place}: {message}"


def _written(record: Record, line: Line, job: Job, style: Style, considered: "Considered | None") -> Outcome:
    row = record_row(record, line)
    if style.format in {"json", "jsonl"}:
        return Outcome(job.number, dumps(_explained(row) if style.explain else row), seen=job.seen)
    from tawthiq.render.view import Shown

    shown = Shown.of(record, row)
    if style.format == "text":
        from tawthiq.render.text import render_text

        explain = describe if style.explain else None
        body = render_text(shown, width=style.width, colour=style.colour, explain=explain, considered=considered)
        note = None if is_arabic(shown.text) else _told(job, line.report.id if job.line else None, NOT_ARABIC)
        return Outcome(job.number, body, seen=job.seen, note=note)
    from tawthiq.render.page import report_section

    section = report_section(shown, job.number, describe, explain=style.explain, considered=considered)
    return Outcome(job.number, section.body, section.index, seen=job.seen)


def is_arabic(text: str) -> bool:
    """True where enough of a text's letters are Arabic ones for there to be something to read."""
    letters = sum(map(str.isalpha, text))
    return len(_ARABIC_LETTER.findall(text)) >= _ENOUGH_ARABIC * letters > 0


def describe(rule: str) -> str:
    """The sentence of a rule."""
    from tawthiq.rules.rule import describe as sentence

    return sentence(rule)


def _explained(row: dict[str, Any]) -> dict[str, Any]:
    """A record whose every Value also says what its rule does."""
    for incident in row["incidents"]:
        for claim in incident["claims"]:
            for value in claim["values"]:
                value["rule_says"] = describe(value["rule"])
    return row
