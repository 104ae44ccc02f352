"""``tawthiq new``, ``add`` and ``build``: a collection made, filled and read."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tawthiq.cli.collection.opened import (
    Bars,
    Columns,
    Dir,
    Jobs,
    Lang,
    Outlet,
    Published,
    Sources,
    make,
    opened,
    options,
)
from tawthiq.cli.ending import DONE, NOT_DONE, WITH_PROBLEMS, quietly, tell

if TYPE_CHECKING:
    from tawthiq.collection.adding import Added
    from tawthiq.collection.build import Built

_SHOWN = 20  # problems told one by one

Name = Annotated[str, typer.Option(metavar="NAME", help="What the collection is called.")]
Database = Annotated[
    str,
    typer.Option(metavar="ADDRESS", help="sqlite (in the folder), or postgresql://user@host/name."),
]


def new(folder: Dir, name: Name = "", database: Database = "sqlite") -> None:
    """Make an empty collection in a new folder: originals, database, settings (tawthiq.toml) and log."""
    with quietly():
        make(folder, name=name, database=database)
        typer.echo(f"{folder}: a new collection. Fill it: tawthiq build {folder} reports/")


def add(
    folder: Dir,
    sources: Sources,
    published: Published = None,
    source: Outlet = None,
    lang: Lang = None,
    column: Columns = None,
) -> None:
    """Take sources in: keep their bytes, and find the reports in them. Nothing is read yet: that is for build.

    Text, Markdown, HTML, PDF, DOCX, CSV, XLSX, JSONL, RSS and Atom, WARC, Telegram Desktop exports, folders of these
    and zip archives are taken; an address is fetched and kept as it was answered. Exit status: 0 done, 1 done with
    problems, which are told and stay on record, 2 not done.
    """
    said = options(published, source, lang, column)
    with quietly(), opened(folder) as collection, Bars() as bars:
        from tawthiq.collection.adding import Added
        from tawthiq.collection.build import add as take_in

        added = Added()
        with collection.writing() as session:
            take_in(collection, session, sources, said, added, bars)
    raise typer.Exit(_told(added))


def build(
    folder: Dir,
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[SOURCE]...",
            help="Files, folders, zip archives, or addresses of pages and feeds.",
            show_default=False,
        ),
    ] = None,
    published: Published = None,
    source: Outlet = None,
    lang: Lang = None,
    column: Columns = None,
    jobs: Jobs = 0,
) -> None:
    """Make the collection if need be, take sources in, read their reports, group what they tell into incidents.

    Running it again does only what is new; interrupted, it goes on where it stopped.

    \b
      tawthiq build syria reports/ export.zip https://news.example/feed.xml
      tawthiq build syria table.csv --column text=النص --column published=التاريخ --source "وكالة أنباء"
    """  # noqa: D301 - typer leaves the lines after it as they are
    said = options(published, source, lang, column)
    with quietly():
        if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
            make(folder)
        with opened(folder) as collection, Bars() as bars:
            from tawthiq.collection.build import build as run

            built = run(collection, sources or [], options=said, jobs=jobs, progress=bars)
            status = _told(built.added)
            _summary(folder, built)
    raise typer.Exit(status)


def _told(added: "Added") -> int:
    """Tell what could not be taken in, and the exit status of it."""
    for line in added.refused[:_SHOWN]:
        tell(line)
    if len(added.refused) > _SHOWN:
        tell(f"... and {len(added.refused) - _SHOWN} more")
    typer.echo(f"taken in   {added.originals} originals ({added.known} known before), {added.reports} new reports")
    if added.problems:
        typer.echo(f"problems   {added.problems} (tawthiq status shows them)")
    if not added.problems:
        return DONE
    return WITH_PROBLEMS if added.items or added.known else NOT_DONE


def _summary(folder: Path, built: "Built") -> None:
    typer.echo(f"read       {built.read} reports")
    if built.copies:
        typer.echo(f"copies     {built.copies} reports repeat another's words")
    typer.echo(f"incidents  {built.incidents} new or changed")
    typer.echo(f"\nLook: tawthiq status {folder}")
