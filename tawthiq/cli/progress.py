"""How far a long run is, on standard error and only for people."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, Protocol

_LONG: Final = 500_000  # bytes; less is done before a bar can be read


class Advance(Protocol):
    """Takes the bytes done so far."""

    def __call__(self, seen: int) -> None:
        """Show it."""


def _nothing(seen: int) -> None:
    """Show nothing."""
    del seen


@contextmanager
def progress(total: int | None, *, wanted: bool) -> Iterator[Advance]:
    """A bar where someone watches standard error and the input is long or of unknown length; else nothing."""
    if not wanted or not sys.stderr.isatty() or (total is not None and total < _LONG):
        yield _nothing
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("reading"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=total)
        yield lambda seen: bar.update(task, completed=seen)
