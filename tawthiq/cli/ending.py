"""How a command ends: the statuses others rely on, and quiet ends where someone stops it or stops listening."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import typer

DONE: Final = 0
WITH_PROBLEMS: Final = 1
NOT_DONE: Final = 2
_INTERRUPTED: Final = 130


def tell(message: str) -> None:
    """A line on standard error."""
    text = " ".join(message.split()).encode("utf8", "backslashreplace").decode("utf8")
    typer.echo(f"tawthiq: {text}", err=True)


def not_done(message: str) -> typer.Exit:
    """The end of a command that could not do what it was asked."""
    tell(message)
    return typer.Exit(NOT_DONE)


@contextmanager
def loading() -> Iterator[None]:
    """End plainly where what is loaded to read with, a gazetteer or a word list, cannot be."""
    try:
        yield
    except Exception as error:
        raise not_done(f"the reader could not be loaded: {type(error).__name__}: {error}") from error


@contextmanager
def quietly() -> Iterator[None]:
    """End without a trace where the reader of our output has gone, or on Ctrl-C."""
    try:
        yield
    except BrokenPipeError:
        # what is still buffered would fail again when Python closes standard output
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(DONE) from None
    except KeyboardInterrupt:
        tell("stopped")
        raise typer.Exit(_INTERRUPTED) from None
