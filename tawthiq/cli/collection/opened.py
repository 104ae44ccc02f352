"""A collection opened for a command, with its errors told plainly, and the progress of its long work."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tawthiq.cli.ending import not_done

if TYPE_CHECKING:
    from tawthiq.archive.item import Options
    from tawthiq.collection.collection import Collection


class Forms(StrEnum):
    """The forms that a command on a collection writes."""

    text = "text"
    json = "json"


class Languages(StrEnum):
    """The languages that an incident is told in."""

    ar = "ar"
    en = "en"


Language = Annotated[Languages, typer.Option("--lang", help="The language that incidents are told in.")]
Form = Annotated[Forms, typer.Option("--format", "-f", help="text for people, json for programs.")]
Dir = Annotated[Path, typer.Argument(metavar="DIR", help="The collection's folder.", show_default=False)]
Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE...",
        help="Files, folders, zip archives, or addresses of pages and feeds.",
        show_default=False,
    ),
]
Published = Annotated[
    str | None, typer.Option(metavar="DATE", help="Day of publication, for what does not tell its own.")
]
Outlet = Annotated[
    str | None, typer.Option("--source", metavar="NAME", help="The outlet, for what does not tell its own.")
]
Lang = Annotated[str | None, typer.Option(metavar="CODE", help="The language, for what does not tell its own.")]
Columns = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar="FIELD=COLUMN",
        help="Where a table keeps what: --column text=النص --column published=التاريخ (also title, source, url, id).",
    ),
]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=0, metavar="N", help="Processes to read with; 0: every core.")]


@contextmanager
def opened(root: Path) -> "Iterator[Collection]":
    """A collection for a command; what is wrong with it ends the command with status 2."""
    with collections() as kind, kind.open(root) as collection:
        yield collection


def make(folder: Path, *, name: str = "", database: str = "sqlite") -> None:
    """Make a collection; what is wrong ends the command with status 2."""
    with collections() as kind:
        kind.create(folder, name=name, database_address=database).close()


@contextmanager
def collections() -> "Iterator[type[Collection]]":
    """What makes and opens collections, its errors told plainly; a library that is missing is one."""
    try:
        from tawthiq.collection.collection import Collection
        from tawthiq.collection.folder import CollectionError
    except ImportError as error:
        raise not_done(
            f"{error.name} is missing: collections need more than reading does (pip install 'tawthiq[collection]')"
        ) from None
    try:
        yield Collection
    except CollectionError as error:
        raise not_done(str(error)) from None


def options(published: str | None, source: str | None, lang: str | None, columns: list[str] | None) -> "Options":
    """What a person said of the sources, checked. Raises typer.BadParameter."""
    from tawthiq.archive.item import Options
    from tawthiq.contract.lines import LineError, parse_day

    try:
        day = parse_day(published)
    except LineError as error:
        raise typer.BadParameter(error.message, param_hint="--published") from None
    return Options(published=day, source=source, lang=lang, columns=dict(map(_column, columns or ())))


_FIELDS = ("text", "title", "published", "source", "url", "lang", "id")


def _column(said: str) -> tuple[str, str]:
    field, sign, column = said.partition("=")
    if not sign or field.strip() not in _FIELDS or not column.strip():
        raise typer.BadParameter(
            f"{said!r} is not FIELD=COLUMN with a field of {', '.join(_FIELDS)}", param_hint="--column"
        )
    return field.strip(), column.strip()


class Bars:
    """Progress on standard error, one bar a step, where someone watches; else nothing."""

    def __init__(self) -> None:
        self._bar: Any = None

    def __enter__(self) -> "Bars":
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

            columns = (TextColumn("{task.description:<18}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
            self._bar = Progress(*columns, console=Console(stderr=True), transient=True)
            self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def step(self, name: str, total: int | None) -> Callable[[int], None]:
        """Begin a step; the function returned takes how much more of it is done."""
        if self._bar is None:
            return _nothing
        bar = self._bar
        task = bar.add_task(name, total=total)
        return lambda more: bar.advance(task, more)


def _nothing(more: int) -> None:
    """Show nothing."""
    del more
