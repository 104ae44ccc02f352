"""``tawthiq demo``: the example reports that ship with the package, read and shown as one page."""

import datetime as dt
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tawthiq.cli.ending import loading, not_done, quietly
from tawthiq.cli.read import Gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

    from tawthiq.cli.reading import ReadsReports
    from tawthiq.model.record import Record
    from tawthiq.model.report import Report

_HEADINGS = ("report", "published", "incidents", "sources", "killed", "injured")


def demo(
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", dir_okay=False, help="Where to write the page.")
    ] = None,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Write the page and do not open it.")] = False,
    gazetteer: Gazetteer = None,
) -> None:
    """Read the example reports into one page and open it: the quickest way to see what Tawthiq makes of a text."""
    with quietly():
        _demo(out, gazetteer, browser=not no_browser)


def _demo(out: Path | None, gazetteer: Path | None, *, browser: bool) -> None:
    from tawthiq.cli.reading import load_reader

    reports = list(examples())
    if not reports:
        raise not_done("no example reports came with this installation")
    with loading():
        reader = load_reader(gazetteer)
    records = [_read(reader, report) for report, _ in reports]
    path = out or Path(tempfile.mkdtemp(prefix="tawthiq-")) / "demo.html"
    _write(path, records)
    _table(records, [caption for _, caption in reports])
    typer.echo(f"\nPage: {path.resolve()}")
    if browser:
        import webbrowser

        webbrowser.open(path.resolve().as_uri())


def _read(reader: "ReadsReports", report: "Report") -> "Record":
    """One record; word lists are loaded as they are needed, so that a broken one may show only now."""
    try:
        return reader.read_report(report)
    except Exception as error:
        raise not_done(f"{report.id}: the reader failed: {type(error).__name__}: {error}") from error


def examples() -> "Iterator[tuple[Report, str]]":
    """The shipped reports, each with its caption."""
    from importlib.resources import files

    import yaml

    folder = files("tawthiq").joinpath("examples")
    index = folder.joinpath("index.yml")
    if not index.is_file():
        return
    for entry in yaml.safe_load(index.read_text("utf8")):
        yield _example(folder, entry), entry["title_ar"]


def _example(folder: "Traversable", entry: dict[str, str]) -> "Report":
    from tawthiq.model.report import Report

    published = dt.date.fromisoformat(str(entry["published"]))
    text = folder.joinpath(entry["file"]).read_bytes().decode("utf8")
    return Report(entry["id"], text, published, source=entry.get("source"), lang=entry.get("lang"))


def _write(path: Path, records: "list[Record]") -> None:
    from tawthiq.cli.output import destination
    from tawthiq.cli.reading import describe
    from tawthiq.render.page import render_page, report_section
    from tawthiq.render.view import Shown

    sections = [report_section(Shown.of(record), number, describe) for number, record in enumerate(records, 1)]
    with destination(path) as stream:
        for part in render_page(sections):
            stream.write(part.encode("utf8", "backslashreplace"))


def _table(records: "list[Record]", captions: list[str]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(*_HEADINGS, box=None, header_style="bold", pad_edge=False)
    for record, caption in zip(records, captions, strict=True):
        sources = {source.name for incident in record.incidents for source in incident.sources}
        published = record.report.published.isoformat() if record.report.published else ""
        tolls = [_total(record, "killed"), _total(record, "injured")]
        table.add_row(caption, published, str(len(record.incidents)), str(len(sources)), *tolls)
    Console(highlight=False).print(table)


def _total(record: "Record", field: str) -> str:
    """The tolls of all incidents one beside another; they are not added up: they may be of one another's."""
    from tawthiq.render.view import range_figures

    counts = [incident.casualties[field].to_dict() for incident in record.incidents if field in incident.casualties]
    return " · ".join(range_figures(count) for count in counts)
