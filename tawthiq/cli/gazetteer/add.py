"""``tawthiq gazetteer import``: place data of others, or one's own, into a gazetteer file."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tawthiq.cli.ending import not_done, quietly
from tawthiq.cli.gazetteer.opened import Into, named

if TYPE_CHECKING:
    from tawthiq.gazetteer.rows import Layer, Progress

_HELP = """Add place data of others, or your own, to a gazetteer file of yours.

The file is made where it is not there yet, and holds the built-in places too. Importing the same data again replaces
what was imported before. Where data are broken the command names the line at fault and the file stays as it was.
OpenStreetMap's data (ODbL) go into a file of their own, since their licence binds what they are mixed with.
"""
imports = typer.Typer(
    help=_HELP,
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
Path_ = Annotated[Path, typer.Argument(exists=True, metavar="PATH", show_default=False)]
Reading = Callable[["Progress"], "list[Layer]"]


@imports.command("wof", no_args_is_help=True, short_help="Who's On First's admin repository or its tables.")
def wof(path: Path_, into: Into = None) -> None:
    """Who's On First: an admin repository as a folder or archive, or its flattened table (one country's, or a folder).

    \b
      tawthiq gazetteer import wof whosonfirst-data-admin-sy.tar.xz --into places.sqlite
      tawthiq gazetteer import wof tables/ --into places.sqlite

    Superseded rows and names in other scripts than Arabic are left out; the licence asks for a link.
    """  # noqa: D301 - \b is typer's mark, not an escape
    from tawthiq.gazetteer.importers import wof as reader

    _import(into, lambda progress: reader.read(path, progress))


@imports.command("geonames", no_args_is_help=True, short_help="GeoNames' file of a country.")
def geonames(
    path: Path_,
    alternate: Annotated[
        Path | None, typer.Option(exists=True, dir_okay=False, metavar="FILE", help="alternateNamesV2, zip or txt.")
    ] = None,
    into: Into = None,
) -> None:
    """GeoNames: a country's dump (SY.zip, or SY.txt), and its alternate names for more Arabic ones (CC BY 4.0).

    \b
      tawthiq gazetteer import geonames SY.zip --alternate alternatenames-SY.zip --into places.sqlite
    """  # noqa: D301 - \b is typer's mark, not an escape
    from tawthiq.gazetteer.importers import geonames as reader

    _import(into, lambda progress: [reader.read(path, progress, alternate)])


@imports.command("pcodes", no_args_is_help=True, short_help="OCHA's tables of P-codes (COD-AB).")
def pcodes(path: Path_, into: Into = None) -> None:
    """OCHA's tables of P-codes (COD-AB, xlsx or csv): codes for known places, and units that are not known yet.

    The column names may vary (admin1Pcode, ADM1_PCODE, ...); sheets and HXL tag rows are found.
    """
    from tawthiq.gazetteer.importers import pcodes as reader

    _import(into, lambda progress: reader.read(path, progress))


@imports.command("boundaries", no_args_is_help=True, short_help="Outlines (GeoJSON).")
def boundaries(path: Path_, into: Into = None) -> None:
    """Outlines (GeoJSON, also zipped): every point then knows the subdistrict it lies in."""
    from tawthiq.gazetteer.importers import boundaries as reader

    _import(into, lambda progress: reader.read(path, progress))


@imports.command("overlay", no_args_is_help=True, short_help="Places of your own, in YAML.")
def overlay(path: Path_, into: Into = None) -> None:
    """Places of your own, in the project's YAML form (docs/add-a-place.md).

    \b
      places:
      - {id: own:tell-x, kind: village, ar: [تل المثال], en: Tell Example, country: SY, in: SY.09, at: [36.4, 37.5]}
    """  # noqa: D301 - \b is typer's mark, not an escape
    from tawthiq.gazetteer.importers import overlay as reader

    _import(into, lambda progress: [reader.read(path, progress)])


def _import(into: Path | None, read: Reading) -> None:
    from tawthiq.gazetteer import build
    from tawthiq.gazetteer.rows import GazetteerError

    path = named(into)
    with quietly():
        try:
            with _progress() as progress:
                layers = read(progress)
                build.put(path, *layers)
        except (GazetteerError, OSError) as error:
            raise not_done(f"{error}; {path} is as it was") from None
        for layer in layers:
            left = ", ".join(f"{number:,} {reason}" for reason, number in sorted(layer.left.items()))
            typer.echo(f"{layer.key}: {len(layer.rows):,} rows" + (f"; left out: {left}" if left else ""))
            typer.echo(f"  {layer.source.title}; {layer.source.licence}; {layer.source.attribution}".rstrip("; "))
        if os.environ.get("TAWTHIQ_GAZETTEER") != str(path):
            typer.echo(f"To read with it: --gazetteer {path}, or TAWTHIQ_GAZETTEER={path}")


@contextmanager
def _progress() -> Iterator["Progress"]:
    """A bar on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Importing", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
