"""``tawthiq status``: what a collection holds, of which sources and days, and what is missing or went wrong."""

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tawthiq.cli.collection.opened import Dir, Form, Forms, opened
from tawthiq.cli.ending import quietly

if TYPE_CHECKING:
    from rich.console import Console

    from tawthiq.collection.overview import Overview

_ROWS = 15
_PROBLEMS = 10


def status(
    folder: Dir,
    days: Annotated[bool, typer.Option("--days", help="Every source, day by day.")] = False,
    problems: Annotated[bool, typer.Option("--problems", help="Every problem, with its file and cause.")] = False,
    form: Form = Forms.text,
) -> None:
    """What the collection holds: reports by source, what was read of them, gaps, problems, and the log's last act.

    A gap is a silence longer than chance makes likely of a source that publishes as often as this one does: before
    fewer reports are taken for fewer incidents, it asks whether the source was read at all.
    """
    with quietly(), opened(folder) as collection:
        from tawthiq.collection.overview import overview

        seen = overview(collection)
        if form is Forms.json:
            typer.echo(json.dumps(seen.to_dict(), ensure_ascii=False, indent=1))
        else:
            _print(seen, days=days, problems=problems)


def _print(seen: "Overview", *, days: bool, problems: bool) -> None:
    from rich.console import Console

    console = Console(highlight=False, markup=False)
    console.print(f"{seen.name}  {seen.folder}", style="bold")
    for name, number in seen.counts.items():
        console.print(f"  {name:<12} {number:>9,}")
    console.print(f"  last act     {seen.last_act}", soft_wrap=True)
    _sources(console, seen)
    _gaps(console, seen)
    if days:
        _days(console, seen)
    _problems(console, seen, every=problems)


def _sources(console: "Console", seen: "Overview") -> None:
    rows = [
        (row.source or "-", row.reports, row.read, row.failed, row.copies, row.accounts, row.first, row.last)
        for row in seen.sources
    ]
    console.print()
    _table(console, ("source", "reports", "read", "failed", "copies", "told", "first", "last"), rows[:_ROWS])
    if len(rows) > _ROWS:
        console.print(f"... and {len(rows) - _ROWS} more sources (--format json lists them)")


def _gaps(console: "Console", seen: "Overview") -> None:
    if not seen.gaps:
        return
    console.print("\ngaps: days without a report of a source that usually publishes", style="bold")
    for gap in seen.gaps[:_ROWS]:
        console.print(f"  {gap.source}: none from {gap.first} to {gap.last}, usually {gap.usual:.1f} a day")
    if len(seen.gaps) > _ROWS:
        console.print(f"  ... and {len(seen.gaps) - _ROWS} more (--format json lists them)")


def _days(console: "Console", seen: "Overview") -> None:
    rows = [(day.day or "-", day.source or "-", day.reports, day.read, day.failed, day.copies) for day in seen.days]
    console.print()
    _table(console, ("day", "source", "reports", "read", "failed", "copies"), rows)


def _table(console: "Console", heads: tuple[str, ...], rows: list[tuple[Any, ...]]) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(*heads, box=None, pad_edge=False, header_style="bold")
    for row in rows:
        table.add_row(*(Text("" if cell is None else str(cell)) for cell in row))
    console.print(table)


def _problems(console: "Console", seen: "Overview", *, every: bool) -> None:
    if not seen.problems:
        return
    console.print(f"\nproblems: {len(seen.problems)}", style="bold")
    shown = seen.problems if every else seen.problems[:_PROBLEMS]
    for problem in shown:
        place = f"{problem.address} > {problem.locator}" if problem.locator else problem.address
        console.print(f"  {problem.code:<14} {place}: {problem.message}", soft_wrap=True)
    if len(seen.problems) > len(shown):
        console.print(f"  ... and {len(seen.problems) - len(shown)} more (--problems)")
