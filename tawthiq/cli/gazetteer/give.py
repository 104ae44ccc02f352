"""``tawthiq gazetteer export`` and ``refresh``."""

from pathlib import Path
from typing import Annotated

import typer

from tawthiq.cli.ending import not_done, quietly
from tawthiq.cli.gazetteer.opened import File, Into, named, opened


def export(
    out: Annotated[Path, typer.Option("--out", dir_okay=False, metavar="FILE", help="Where to write.")],
    form: Annotated[
        str | None, typer.Option("--format", metavar="F", help="csv, jsonl or geojson (else by the name of FILE).")
    ] = None,
    country: Annotated[str | None, typer.Option(metavar="CC", help="Only this country (ISO 3166).")] = None,
    kind: Annotated[str | None, typer.Option(help="Only places of this kind.")] = None,
    gazetteer: File = None,
) -> None:
    """Write the places with all their names, enclosures, sources and licences; the attributions go with them."""
    from tawthiq.gazetteer import export as writing
    from tawthiq.gazetteer.rows import GazetteerError

    chosen = form or out.suffix.lstrip(".")
    if chosen not in writing.FORMATS:
        raise not_done(f"no format {chosen!r}: csv, jsonl or geojson")
    with quietly():
        path = opened(gazetteer).path
        try:
            number = writing.export(path, out, chosen, country=country and country.upper(), kind=kind)
        except (GazetteerError, OSError) as error:
            raise not_done(f"{out}: {error}") from None
        typer.echo(f"{out}: {number:,} places")


def refresh(into: Into = None) -> None:
    """Compile a file again of the built-in places of this version and of what was imported into it."""
    from tawthiq.gazetteer import build
    from tawthiq.gazetteer.rows import GazetteerError

    path = named(into)
    if not path.is_file():
        raise not_done(f"no gazetteer at {path}")
    with quietly():
        try:
            build.refresh(path)
        except (GazetteerError, OSError) as error:
            raise not_done(f"{error}; {path} is as it was") from None
        typer.echo(f"{path}: compiled again")
