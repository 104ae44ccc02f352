"""``tawthiq known``: incidents recorded elsewhere, taken in and matched with the collection's."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tawthiq.cli.collection.opened import Dir, opened
from tawthiq.cli.ending import DONE, WITH_PROBLEMS, quietly, tell

if TYPE_CHECKING:
    from tawthiq.collection.known.formats import Origin
    from tawthiq.collection.known.taking import Taken

_SHOWN = 20  # problems told one by one


class Origins(StrEnum):
    """The kinds of files that are read."""

    acled = "acled"
    ucdp = "ucdp"
    bayanat = "bayanat"
    airwars = "airwars"
    own = "own"


def known(
    folder: Dir,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV, XLSX, JSON or JSONL.", show_default=False)],
    form: Annotated[
        Origins | None,
        typer.Option("--format", "-f", help="What it comes from; else told by its columns.", show_default=False),
    ] = None,
    column: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FIELD=COLUMN",
            help="Where an own sheet keeps what: id, date, date_end, place, admin1, country, lat, lon, type, actor,"
            " target, victims, killed, killed_max, civilians, injured, injured_max, title; and order=dmy (or mdy)"
            " for dates such as 03/04/2023.",
        ),
    ] = None,
) -> None:
    """Take in incidents that others recorded, and match them with the collection's.

    ACLED, UCDP GED, Bayanat, sheets in the manner of Airwars, and own sheets. They are never edited: a row that was
    changed is a new version, the earlier one stays. Exit status: 0 done, 1 done, and some rows are no incidents, which
    are told, 2 not done.

    \b
      tawthiq known syria acled-2023.csv
      tawthiq known syria ours.xlsx --column date=التاريخ --column place=البلدة --column killed=القتلى
    """  # noqa: D301 - typer leaves the lines after it as they are
    said = dict(map(_column, column or ()))
    if not file.is_file():
        raise typer.BadParameter(f"there is no file {file}", param_hint="FILE")
    with quietly(), opened(folder) as collection:
        from tawthiq.collection.known.taking import take

        gazetteer = Path(collection.settings.gazetteer) if collection.settings.gazetteer else None
        with collection.writing() as session:
            origin: Origin | None = form.value if form else None
            taken = take(session, file, origin=origin, columns=said, gazetteer=gazetteer)
    _told(taken)
    raise typer.Exit(WITH_PROBLEMS if taken.problems else DONE)


def _column(said: str) -> tuple[str, str]:
    field, sign, name = said.partition("=")
    if not sign or not field.strip() or not name.strip():
        raise typer.BadParameter(f"{said!r} is not FIELD=COLUMN", param_hint="--column")
    return field.strip(), name.strip()


def _told(taken: "Taken") -> None:
    for line in taken.problems[:_SHOWN]:
        tell(line)
    if len(taken.problems) > _SHOWN:
        tell(f"... and {len(taken.problems) - _SHOWN} more")
    typer.echo(f"format     {taken.origin}")
    typer.echo(f"records    {len(taken.new)} new, {len(taken.changed)} changed, {taken.same} as before")
    typer.echo(f"matched    {taken.matched} with an incident of the collection, {taken.near} near one")
    if taken.unplaced:
        typer.echo(f"unplaced   {taken.unplaced} have no place that is known")
