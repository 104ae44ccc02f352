"""``tawthiq evaluate``: the reader against annotated reports."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tawthiq.cli.ending import NOT_DONE, WITH_PROBLEMS, loading, not_done, quietly, tell
from tawthiq.cli.read import Gazetteer

if TYPE_CHECKING:
    from tawthiq.evaluate.changes import Changes
    from tawthiq.evaluate.run import Evaluation

_LISTED = 60


def evaluate(
    docs: Annotated[Path, typer.Argument(exists=True, dir_okay=False, metavar="DOCS", help="Reports, one a line.")],
    gold: Annotated[
        Path, typer.Argument(exists=True, dir_okay=False, metavar="GOLD", help="Their annotations, one a line.")
    ],
    claims: Annotated[Path | None, typer.Option(exists=True, dir_okay=False, help="Also who says what.")] = None,
    predicted: Annotated[
        Path | None, typer.Option(exists=True, dir_okay=False, help="Score these records instead of reading.")
    ] = None,
    record: Annotated[
        Path | None, typer.Option(dir_okay=False, help="Compare with the run in this file, then write this one there.")
    ] = None,
    against: Annotated[
        Path | None, typer.Option(exists=True, dir_okay=False, help="Compare with a recorded run.")
    ] = None,
    floors: Annotated[Path | None, typer.Option(dir_okay=False, help="Fail where a number is below its floor.")] = None,
    raise_floors: Annotated[bool, typer.Option("--raise-floors", help="Raise the floors to this run.")] = False,
    allow_lower: Annotated[
        str | None, typer.Option(metavar="REASON", help="With --raise-floors: let floors fall, and write down why.")
    ] = None,
    name: Annotated[str | None, typer.Option("--set", help="The set's name (else the folder of GOLD).")] = None,
    countries: Annotated[
        str | None, typer.Option(metavar="CC,CC", help="Score the fields of incidents in these countries only.")
    ] = None,
    rounds: Annotated[int, typer.Option(min=0, help="Resamples for the 95 % intervals.")] = 1000,
    seed: Annotated[int, typer.Option(help="Of the resampling.")] = 1,
    as_json: Annotated[bool, typer.Option("--json", help="All numbers as JSON.")] = False,
    gazetteer: Gazetteer = None,
) -> None:
    """Read annotated reports and score what comes out, field by field.

    Exit status: 0 done, 1 a number is below its floor, 2 not done.
    """
    if countries and (floors or record or against):
        raise typer.BadParameter("what is compared or kept is of all countries", param_hint="--countries")
    if raise_floors and floors is None:
        raise typer.BadParameter("needs --floors FILE", param_hint="--raise-floors")
    with quietly():
        here = frozenset((countries or "").upper().split(",")) - {""}
        result = _measured(docs, gold, claims, predicted, gazetteer, rounds=rounds, seed=seed, countries=here)
        before = _earlier(record, against)
        compared = _compared(before, result)
        _print(result, compared, as_json=as_json)
        if record:
            record.parent.mkdir(parents=True, exist_ok=True)
            record.write_text(json.dumps(result.run(), indent=0, sort_keys=True) + "\n", "utf8")
        chosen = name or gold.resolve().parent.name
        status = _floors(floors, chosen, result, lift=raise_floors, lower=allow_lower) if floors else 0
    raise typer.Exit(status)


def _measured(
    docs: Path,
    gold: Path,
    claims: Path | None,
    predicted: Path | None,
    gazetteer: Path | None,
    *,
    rounds: int,
    seed: int,
    countries: frozenset[str],
) -> "Evaluation":
    from tawthiq.cli.reading import load_reader
    from tawthiq.evaluate.run import evaluate as score
    from tawthiq.evaluate.run import read_documents

    rows, wanted = _rows(docs), _rows(gold)
    missing = {row["id"] for row in wanted} - {row["id"] for row in rows}
    if missing:
        raise not_done(f"{docs} lacks {len(missing)} annotated documents, such as {min(missing)}")
    if predicted:
        records: dict[str, Any] = {row["document"]["id"]: row for row in _rows(predicted) if "document" in row}
        failures: dict[str, str] = {}
    else:
        with loading():
            reader = load_reader(gazetteer)
        records, failures = read_documents(rows, reader)
    said = _rows(claims) if claims else None
    for key, message in failures.items():
        tell(f"{key}: {message}")
    return score(rows, wanted, records, said, failures=failures, rounds=rounds, seed=seed, countries=countries)


def _rows(path: Path) -> list[dict[str, Any]]:
    from tawthiq.evaluate.run import read_rows

    try:
        return read_rows(path)
    except ValueError as error:
        raise not_done(f"{path} is not JSON lines: {error}") from None


def _earlier(record: Path | None, against: Path | None) -> dict[str, Any] | None:
    path = against or (record if record and record.exists() else None)
    loaded: dict[str, Any] | None = json.loads(path.read_text("utf8")) if path else None
    return loaded


def _compared(before: dict[str, Any] | None, result: "Evaluation") -> "Changes | None":
    from tawthiq.evaluate.changes import changes

    return changes(before, result.run()) if before else None


def _print(result: "Evaluation", compared: "Changes | None", *, as_json: bool) -> None:
    if as_json:
        shown: dict[str, Any] = {
            "slots": result.numbers(),
            "counts": dict(result.counts),
            "intervals": result.intervals,
            "failures": result.failures,
        }
        if compared:
            shown |= {"gains": compared.gains, "losses": compared.losses, "spurious": compared.spurious}
        typer.echo(json.dumps(shown))
        return
    _table(result, compared)
    typer.echo("  ".join(f"{name} {number}" for name, number in result.counts.items()))
    if compared:
        _changes(compared)


def _table(result: "Evaluation", compared: "Changes | None") -> None:
    moved = compared.moved if compared else {}
    typer.echo(f"{'field':<18}{'P':>7}{'R':>7}{'F1':>7}  {'95 %':<13}{'right':>6}{'found':>6}{'gold':>6}  change")
    for name, slot in result.slots.items():
        low, high = result.intervals.get(name, (slot.f1, slot.f1))
        change = f"{moved[name]:+.3f}" if moved.get(name) else ""
        rates = f"{slot.precision:>7.3f}{slot.recall:>7.3f}{slot.f1:>7.3f}"
        typer.echo(f"{name:<18}{rates}  {low:.3f}-{high:.3f}  {slot.tp:>6}{slot.pred:>6}{slot.gold:>6}  {change}")


def _changes(compared: "Changes") -> None:
    if not compared.same_gold:
        typer.echo("the gold is not that of the earlier run: changes mix both")
    for title, rows in (("gained", compared.gains), ("lost", compared.losses)):
        typer.echo(f"\n{title}: {len(rows)}")
        by_incident: dict[str, list[str]] = {}
        for where, name in rows:
            by_incident.setdefault(where, []).append(name)
        for where, names in list(by_incident.items())[:_LISTED]:
            typer.echo(f"  {where}  {', '.join(names)}")
        if len(by_incident) > _LISTED:
            typer.echo(f"  ... and {len(by_incident) - _LISTED} more incidents")
    worse = ", ".join(f"{key} {more:+d}" for key, more in compared.spurious.items())
    typer.echo(f"\ninvented incidents by document: {worse or 'as before'}")


def _floors(path: Path, name: str, result: "Evaluation", *, lift: bool, lower: str | None) -> int:
    from tawthiq.evaluate.floors import FloorError, falls, load, raised, save

    floors, slots = load(path), result.numbers()
    try:
        if lift:
            save(path, raised(floors, name, slots, result.gold, lower=lower))
            return 0
        fallen = falls(floors, name, slots, result.gold)
    except FloorError as error:
        tell(str(error))
        return NOT_DONE
    for fall in fallen:
        tell(str(fall))
    return WITH_PROBLEMS if fallen else 0
