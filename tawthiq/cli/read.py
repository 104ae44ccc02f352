"""``tawthiq read``: reports in, records out."""

import os
import shutil
import sys
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tawthiq.cli.ending import NOT_DONE, WITH_PROBLEMS, loading, not_done, quietly, tell

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from tawthiq.cli.inputs import Inputs, Job
    from tawthiq.cli.reading import Outcome, Style


class Format(StrEnum):
    """The forms that records are written in."""

    text = "text"
    json = "json"
    jsonl = "jsonl"
    html = "html"


Gazetteer = Annotated[
    Path | None,
    typer.Option(
        envvar="TAWTHIQ_GAZETTEER", exists=True, dir_okay=False, metavar="FILE", help="Another gazetteer file."
    ),
]
Out = Annotated[
    Path | None,
    typer.Option("--out", "-o", metavar="FILE", dir_okay=False, help="Write to a file: whole, or not at all."),
]


def read(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...",
            help="A report (.txt, .md), many reports (.jsonl, one a line), or - for standard input.",
            show_default=False,
        ),
    ],
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Day of publication (2023-07-09), for what does not tell its own."),
    ] = None,
    form: Annotated[
        Format, typer.Option("--format", "-f", help="text and html for people, json(l) for programs.")
    ] = Format.text,
    explain: Annotated[
        bool, typer.Option("--explain", help="Under every value its rule and words; what was considered and left.")
    ] = False,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes to read with.")] = 1,
    gazetteer: Gazetteer = None,
    out: Out = None,
) -> None:
    """Read reports into records: who did what to whom, where, when, and who says so.

    Without a day of publication, relative times ("yesterday") stay unread. Exit status: 0 done, 1 done with
    problems reported (a line that is no report stands as an error in its place), 2 not done.
    """
    with quietly():
        status = _read(files, _day(published), form, explain=explain, jobs=jobs, gazetteer=gazetteer, out=out)
    raise typer.Exit(status)


def _day(published: str | None) -> "dt.date | None":
    from tawthiq.contract.lines import LineError, parse_day

    try:
        return parse_day(published)
    except LineError as error:
        raise typer.BadParameter(error.message, param_hint="--published") from None


def _read(
    files: list[str],
    published: "dt.date | None",
    form: Format,
    *,
    explain: bool,
    jobs: int,
    gazetteer: Path | None,
    out: Path | None,
) -> int:
    """Read everything and return the exit status."""
    from tawthiq.cli.inputs import Inputs
    from tawthiq.cli.output import destination, sink
    from tawthiq.cli.progress import progress

    inputs = Inputs(files, tell)
    style = _style(form, published, explain=explain, out=out)
    problems = done = 0
    watched = out is not None or not sys.stdout.isatty()
    with destination(out) as stream, progress(inputs.total, wanted=watched) as advance:
        frame = sink(form.value, stream)
        for outcome in _outcomes(inputs, style, gazetteer, jobs):
            done += outcome.error is None
            if outcome.error:
                problems += 1
                tell(outcome.error)
            if outcome.note:
                tell(outcome.note)
            frame.add(outcome)
            advance(outcome.seen)
        if not done and not problems:
            raise typer.Exit(NOT_DONE)
        frame.close()
    if len(inputs.failed) == len(files):
        return NOT_DONE
    return WITH_PROBLEMS if problems or inputs.failed else 0


def _style(form: Format, published: "dt.date | None", *, explain: bool, out: Path | None) -> "Style":
    from tawthiq.cli.reading import Style

    on_screen = out is None and sys.stdout.isatty()
    colour = on_screen and "NO_COLOR" not in os.environ
    width = min(shutil.get_terminal_size().columns, 120) if on_screen else 100
    return Style(form.value, explain=explain, colour=colour, width=width, published=published)


def _outcomes(inputs: "Inputs", style: "Style", gazetteer: Path | None, jobs: int) -> "Iterator[Outcome]":
    """Every report's outcome, in order, from this process or from several."""
    from tawthiq import pool
    from tawthiq.cli import reading

    make = partial(reading.make_work, style, gazetteer, reading.load_reader)
    if jobs > 1:
        try:
            yield from pool.run(iter(inputs), make, partial(_crashed, style), workers=jobs)
        except pool.StartError as error:
            raise not_done(f"the reader could not be loaded: {error}") from None
        return
    stream = iter(inputs)
    first = next(stream, None)
    if first is None:
        return
    with loading():
        work = make()
    yield work(first)
    for job in stream:
        yield work(job)


def _crashed(style: "Style", job: "Job", message: str) -> "Outcome":
    from tawthiq.cli.reading import failed

    return failed(job, style, message)
