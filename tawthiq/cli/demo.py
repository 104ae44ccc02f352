"""``tawthiq demo``: the example collection that ships with the package, built and shown."""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tawthiq.cli.collection.opened import Bars, Jobs, make, opened
from tawthiq.cli.ending import not_done, quietly

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tawthiq.collection.build import Built
    from tawthiq.collection.collection import Collection
    from tawthiq.model.report import Report

_ROWS = 12
_NAME = "تجربة · demo"


def demo(
    into: Annotated[
        Path | None,
        typer.Option("--into", metavar="DIR", file_okay=False, help="Where to make the collection; kept afterwards."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", dir_okay=False, help="Where to write the page.")
    ] = None,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Write the page and do not open it.")] = False,
    jobs: Jobs = 0,
) -> None:
    """Build the example collection, show what it holds, and open a page with its reports as they were read.

    Its 97 reports were written for the project, in the formats that documenters keep: pages, notes, a feed, a Telegram
    export, a table, a Word document. Outlets and private persons are invented.
    """
    with quietly():
        folder = into or Path(tempfile.mkdtemp(prefix="tawthiq-")) / "demo"
        if not folder.exists() or not any(folder.iterdir()):
            make(folder, name=_NAME)
        with opened(folder) as collection:
            with Bars() as bars:
                built = _build(collection, bars, jobs)
            _told(collection, built)
            page = out or folder / "demo.html"
            _write(collection, page)
        typer.echo(f"\nCollection: {folder.resolve()}\nPage: {page.resolve()}\nMore: tawthiq status {folder}")
        if not no_browser:
            import webbrowser

            webbrowser.open(page.resolve().as_uri())


def _build(collection: "Collection", bars: Bars, jobs: int) -> "Built":
    """Add the example's originals, each with what its index says of it, and build."""
    from tawthiq.collection import example
    from tawthiq.collection.adding import Adder
    from tawthiq.collection.build import Built, read_and_group

    built = Built()
    with example.folder() as root, collection.writing() as session:
        if not (root / "index.yml").is_file():
            raise not_done("no example collection came with this installation")
        listed = list(example.sources(root))
        advance = bars.step("adding", len(listed))
        for path, options in listed:
            Adder(collection, session, options, built.added).file(path)
            advance(1)
        read_and_group(collection, session, built, jobs=jobs, progress=bars)
    return built


def _told(collection: "Collection", built: "Built") -> None:
    """What came of it, and the incidents that most reports tell."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from tawthiq.collection.told import most_told
    from tawthiq.render.labels import arabic

    added = built.added
    typer.echo(f"{added.originals} originals, {added.reports} reports, {built.copies} copies, {built.read} read")
    heads = ("day", "what", "where", "killed", "reports", "lines", "grade")
    table = Table(*heads, box=None, pad_edge=False, header_style="bold")
    for row in most_told(collection.db, _ROWS):
        what, grade = arabic("types", row.type), f"{arabic('grades', row.grade)} · {row.grade}"
        cells = (row.day, what, row.place, row.killed, str(row.reports), str(row.lines), grade)
        table.add_row(*map(Text, cells))
    Console(highlight=False).print(table)


def _write(collection: "Collection", page: Path) -> None:
    """One page of all reports, each with its incidents and its words marked."""
    from tawthiq.cli.output import destination
    from tawthiq.cli.reading import describe, load_reader
    from tawthiq.render.page import render_page, report_section
    from tawthiq.render.view import Shown

    reader = load_reader(None)
    records = (reader.read_report(report) for report in _reports(collection))
    sections = [report_section(Shown.of(record), number, describe) for number, record in enumerate(records, 1)]
    with destination(page) as stream:
        for part in render_page(sections):
            stream.write(part.encode("utf8", "backslashreplace"))


def _reports(collection: Any) -> "Iterator[Report]":
    from tawthiq.collection.orm import Report
    from tawthiq.collection.reading import as_read

    rows = Report.objects.using(collection.db).select_related("source").order_by("published", "id")
    yield from map(as_read, rows)
