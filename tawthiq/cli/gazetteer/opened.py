"""The gazetteer file that a command looks into or writes."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tawthiq.cli.ending import not_done

if TYPE_CHECKING:
    from tawthiq.gazetteer.index import Gazetteer

File = Annotated[
    Path | None,
    typer.Option(
        "--gazetteer", exists=True, dir_okay=False, envvar="TAWTHIQ_GAZETTEER", metavar="FILE",
        help="Another gazetteer file than the built-in one.",
    ),
]  # fmt: skip
Into = Annotated[
    Path | None,
    typer.Option(
        "--into", dir_okay=False, envvar="TAWTHIQ_GAZETTEER", metavar="FILE", help="The gazetteer file of yours."
    ),
]
Json = Annotated[bool, typer.Option("--json", help="As JSON.")]


def opened(path: Path | None) -> "Gazetteer":
    """The gazetteer, or a plain end where it cannot be read."""
    from tawthiq.gazetteer.index import Gazetteer
    from tawthiq.gazetteer.rows import GazetteerError

    try:
        return Gazetteer.open(path)
    except (GazetteerError, OSError) as error:
        raise not_done(str(error)) from None


def named(path: Path | None) -> Path:
    """The file to write into; it must be named, since the built-in one is never changed."""
    if path is None:
        raise not_done("name the file to write into: --into FILE, or TAWTHIQ_GAZETTEER")
    if not path.parent.is_dir():
        raise not_done(f"{path}: there is no folder {path.parent}")
    return path
