"""``tawthiq status``: what a collection holds, of which sources and days, and what is missing or went wrong."""

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tawthiq.cli.collection.opened import Dir, opened
from tawthiq.cli.ending import quietly

if TYPE_CHECKING:
    from tawthiq.collection.overview import Overview

_SOURCES = 15
_PROBLEMS = 10


def status(
    folder: Dir,
    days: Annotated[bool, typer.Option("--days", help="Every source, day by day.")] = False,
    problems: Annotated[bool, typer.Option("--problems", help="Every problem, with its file and cause.")] = False,
    form: Annotated[str, typer.Option("--format", "-f", metavar="FORM", help="text, or json for programs.")] = "text",
) -> None:
    """What the collection holds: reports by source, what was read of them, gaps, problems, and the log's last act."""
    with quietly(), opened(folder) as collection:
        from tawthiq.collection.overview import overview

        seen = overview(collection, days=days or form == "json")
        if form == "json":
            typer.echo(json.dumps(seen.to_dict(), ensure_ascii=False, indent=1))
            return
        _print(seen, days=days, problems=problems)


def _print(seen: "Overview", *, days: bool, problems: bool) -> None:
    from rich.console import Console

    console = Console(highlight=False)
    console.print(f"[bold]{seen.name}[/bold]  {seen.folder}")
    for name, number in seen.counts.items():
        console.print(f"  {name:<12} {number:>9,}")
    console.print(f"  {'last act':<12} {seen.last_act}")
    _sources(console, seen)
    _gaps(console, seen)
    if days:
        _days(console, seen)
    _problems(console, seen, every=problems)


def _sources(console: Any, seen: "Overview") -> None:
    from rich.table import Table

    table = Table(
        "source", "reports", "read", "failed", "copies", "incidents", "first", "last", box=None, pad_edge=False
    )
    for row in seen.sources[:_SOURCES]:
        table.add_row(*(str(cell) for cell in row.cells()))
    console.print()
    console.print(table)
    if len(seen.sources) > _SOURCES:
        console.print(f"... and {len(seen.sources) - _SOURCES} more sources (--format json lists them)")


def _gaps(console: Any, seen: "Overview") -> None:
    if not seen.gaps:
        return
    console.print("\n[bold]gaps[/bold]  days without a report of a source that usually publishes")
    for gap in seen.gaps[:_SOURCES]:
        console.print(f"  {gap.source}: none from {gap.first} to {gap.last}, usually {gap.rate:.1f} a day")
    if len(seen.gaps) > _SOURCES:
        console.print(f"  ... and {len(seen.gaps) - _SOURCES} more")


def _days(console: Any, seen: "Overview") -> None:
    from rich.table import Table

    table = Table("day", "source", "seen", "read", "failed", "copies", "incidents", box=None, pad_edge=False)
    for day in seen.days:
        cells = (day.day, day.source, day.seen, day.read, day.failed, day.copies, day.incidents)
        table.add_row(*("" if cell is None else str(cell) for cell in cells))
    console.print()
    console.print(table)


def _problems(console: Any, seen: "Overview", *, every: bool) -> None:
    if not seen.problems:
        return
    console.print(f"\n[bold]problems[/bold]  {len(seen.problems)}")
    shown = seen.problems if every else seen.problems[:_PROBLEMS]
    for problem in shown:
        place = f"{problem.address} > {problem.locator}" if problem.locator else problem.address
        console.print(f"  {problem.code:<14} {place}: {problem.message}", markup=False)
    if len(seen.problems) > len(shown):
        console.print(f"  ... and {len(seen.problems) - len(shown)} more (--problems)")
