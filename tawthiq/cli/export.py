"""``tawthiq export``: any part of a collection in the formats that others use."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from tawthiq.cli.collection.opened import Dir, opened
from tawthiq.cli.ending import DONE, WITH_PROBLEMS, not_done, quietly, tell
from tawthiq.cli.output import destination

if TYPE_CHECKING:
    from tawthiq.collection.collection import Collection
    from tawthiq.exports.deliver import Asked, Delivered
    from tawthiq.exports.filters import Filter
    from tawthiq.exports.formats import Format
    from tawthiq.gazetteer.index import Gazetteer

_SHOWN = 10  # of what was left out, told one by one


class Whats(StrEnum):
    """The kinds of rows."""

    incidents = "incidents"
    claims = "claims"
    reports = "reports"
    evidence = "evidence"


class Profiles(StrEnum):
    """Who the file is for."""

    internal = "internal"
    public = "public"


class Languages(StrEnum):
    """Of headings and titles of sheets."""

    ar = "ar"
    en = "en"


Words = list[str] | None


def export(
    folder: Dir,
    form: Annotated[
        str,
        typer.Option(
            "--format", "-f", metavar="F", help="jsonl, csv, xlsx, parquet, geojson, acled, ucdp, hxl, ftm, bayanat."
        ),
    ],
    what: Annotated[Whats, typer.Option(help="Which rows; claims and evidence are those of the incidents.")] = (
        Whats.incidents
    ),
    out: Annotated[Path | None, typer.Option("--out", "-o", metavar="FILE", help="Where to; else it is printed.")] = (
        None
    ),
    first: Annotated[str | None, typer.Option("--from", metavar="DATE", help="Happened on this day or later.")] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Happened on this day or earlier.")] = None,
    place: Annotated[Words, typer.Option(metavar="PLACE", help="In a place: its name or gazetteer id.")] = None,
    type_: Annotated[
        Words, typer.Option("--type", metavar="TYPE", help="Of a type, or of a family (strike, bomb).")
    ] = None,
    actor: Annotated[Words, typer.Option(metavar="ACTOR", help="With an actor, or a part of it: id or name.")] = None,
    role: Annotated[str, typer.Option(metavar="ROLE", help="As what: any, perpetrator, target, source.")] = "any",
    source: Annotated[Words, typer.Option(metavar="NAME", help="Published by an outlet, or told by a source.")] = None,
    grade: Annotated[Words, typer.Option(metavar="GRADE", help="confirmed, fair, weak, contested, discounted.")] = None,
    review: Annotated[str | None, typer.Option(metavar="STATE", help="reviewed or unreviewed by people.")] = None,
    killed_min: Annotated[
        int | None, typer.Option(min=0, metavar="N", help="With so many killed by the lowest figure.")
    ] = None,
    id: Annotated[Words, typer.Option("--id", metavar="ID", help="Only these incidents.")] = None,
    profile: Annotated[
        Profiles, typer.Option(help="public: fine places coarsened, names of private persons withheld.")
    ] = Profiles.internal,
    language: Annotated[Languages, typer.Option("--lang", help="Of titles and headings in workbooks.")] = Languages.ar,
) -> None:
    """Write incidents, claims, reports or evidence for other programs. Each option narrows; given twice, either fits.

    A file is there whole or not at all, and the log keeps the hash of it. Notes (how each column is coded, filters,
    whom to name) stand inside, or beside it in FILE.notes.txt. Exit status: 0 done, 1 done, and something was left out
    or cut, 2 not done.

    \b
      tawthiq export syria --format xlsx --out incidents.xlsx
      tawthiq export syria --format csv --profile public --from 2023-01-01 --place إدلب --type strike > strikes.csv
      tawthiq export syria --format jsonl --actor us-coalition --role perpetrator --killed-min 1 > strikes.jsonl
    """  # noqa: D301 - typer leaves the lines after it as they are
    said: list[tuple[str, Any]] = [
        ("--from", first),
        ("--to", last),
        ("--place", place),
        ("--type", type_),
        ("--actor", actor),
    ]
    said += [("--role", role if role != "any" else None), ("--source", source), ("--grade", grade)]
    said += [("--review", review), ("--killed-min", killed_min), ("--id", id)]
    with quietly(), opened(folder) as collection:
        from tawthiq.exports.deliver import Asked

        chosen = _format(form, what, out)
        gazetteer = _gazetteer(collection)
        asked = Asked(chosen, what.value, _filter(said, gazetteer), profile.value, language.value, gazetteer)
        done = _write(collection, asked, out)
        raise typer.Exit(_tell(done, out, asked))


def _format(name: str, what: Whats, out: Path | None) -> "Format":
    import sys

    from tawthiq.exports.formats import FORMATS

    chosen = FORMATS.get(name)
    if chosen is None:
        raise typer.BadParameter(f"{name} is none of {', '.join(FORMATS)}", param_hint="--format")
    if what.value not in chosen.takes:
        raise typer.BadParameter(f"{name} has only {', '.join(chosen.takes)}", param_hint="--what")
    if chosen.binary and out is None and sys.stdout.isatty():
        raise typer.BadParameter(f"{name} cannot be shown on a screen: name a file", param_hint="--out")
    return chosen


def _gazetteer(collection: "Collection") -> "Gazetteer | None":
    """The collection's gazetteer, by which places are found and coarsened."""
    from tawthiq.gazetteer.index import Gazetteer
    from tawthiq.gazetteer.rows import GazetteerError

    try:
        return Gazetteer.open(collection.settings.gazetteer or None)
    except (OSError, GazetteerError) as error:
        raise not_done(str(error)) from None


def _filter(said: list[tuple[str, Any]], gazetteer: "Gazetteer | None") -> "Filter":
    """The filter of what was said, with the options as they were given."""
    from tawthiq.exports.asked import filter_of
    from tawthiq.exports.filters import FilterError

    try:
        return filter_of(said, gazetteer)
    except FilterError as error:
        raise not_done(str(error)) from None


def _write(collection: "Collection", asked: "Asked", out: Path | None) -> "Delivered":
    """Write the file whole, and its notes beside it where it cannot hold them."""
    from tawthiq.exports.deliver import deliver

    try:
        with collection.writing() as session, destination(out) as stream:
            done = deliver(collection, session, asked, cast(Any, stream), out.name if out else "")
        if out is not None and not asked.form.notes_inside:
            with destination(out.with_name(f"{out.name}.notes.txt")) as beside:
                beside.write(done.notes.encode("utf8", "backslashreplace"))
    except ImportError as error:
        raise not_done(f"{error.name} is missing: pip install {asked.form.needs or error.name}") from None
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        raise not_done(f"{out or 'standard output'}: {(error.strerror or str(error)).lower()}") from None
    return done


def _tell(done: "Delivered", out: Path | None, asked: "Asked") -> int:
    """Say what came of it, on standard error where the export itself is printed."""
    written = done.written
    typer.echo(f"{out or 'printed'}: {written.rows} {asked.what}, SHA-256 {done.sha256}", err=out is None)
    for key, why in written.left_out[:_SHOWN]:
        tell(f"left out {key}: {why}")
    if len(written.left_out) > _SHOWN:
        tell(f"... and {len(written.left_out) - _SHOWN} more were left out (the notes name all)")
    for line in written.lessened:
        tell(line)
    return WITH_PROBLEMS if written.left_out or written.lessened else DONE
