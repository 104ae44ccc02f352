"""``tawthiq check-record``: any engine's records held to the contract."""

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from tawthiq.cli.ending import NOT_DONE, WITH_PROBLEMS, quietly, tell

_SHOWN = 200
Texts = dict[str, list[str]]  # by id, which several reports may share


def check_record(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help="Records (.json, .jsonl) or - for standard input.", show_default=False),
    ],
    docs: Annotated[
        Path | None,
        typer.Option(
            exists=True, dir_okay=False, metavar="FILE", help="The file of reports the records were read from."
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Problems as JSON, one a line.")] = False,
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="Problems shown; all are counted.")] = _SHOWN,
) -> None:
    """Hold every record to the contract, value by value.

    With --docs, every span must quote its text exactly and the hashes must agree; without, only what a record says of
    itself is checked. FILE of --docs is whatever `tawthiq read` takes; a line of it that is no report is told and
    skipped. Exit status: 0 all hold, 1 problems, 2 nothing could be read.
    """
    with quietly():
        status = _check(files, docs, as_json=as_json, limit=limit)
    raise typer.Exit(status)


def _check(files: list[str], docs: Path | None, *, as_json: bool, limit: int) -> int:
    from tawthiq.cli.inputs import Inputs
    from tawthiq.contract.actors import actor_list
    from tawthiq.contract.check import check_record as check

    texts = _texts(docs) if docs else {}
    known = actor_list()
    records = found = 0
    kinds: Counter[str] = Counter()
    inputs = Inputs(files, tell)
    for where, record in _records(inputs):
        records += 1
        text, missing = _text_of(record, texts, wanted=docs is not None)
        for path, message in [*missing, *((p.path, p.message) for p in check(record, text, is_actor=known))]:
            found += 1
            kinds[message.split(":")[0][:60]] += 1
            if found <= limit:
                _show(where, path, message, as_json=as_json)
    if not records:
        return NOT_DONE
    if not as_json:
        _summary(records, found, kinds, limit)
    return WITH_PROBLEMS if found or inputs.failed else 0


def _records(inputs: Any) -> Iterator[tuple[str, object]]:
    """Every record with where it stands; what is no JSON is a record that does not hold."""
    for job in inputs:
        raw = job.raw if job.raw is not None else (job.row or {}).get("text", "")
        try:
            yield job.place, json.loads(raw) if not job.problem else job.problem
        except (ValueError, RecursionError):
            yield job.place, "not JSON"


def _texts(docs: Path) -> Texts:
    """The texts of the reports by their ids, found as ``read`` finds them; what is no report is told and skipped."""
    from tawthiq.cli.inputs import Inputs
    from tawthiq.cli.reading import line_of
    from tawthiq.contract.lines import LineError

    texts: Texts = {}
    inputs = Inputs([str(docs)], tell)
    for job in inputs:
        problem = job.problem
        if not problem:
            try:
                report = line_of(job, dt.date.max).report  # with any day: --published may have stood in
                texts.setdefault(report.id, []).append(report.text)
            except LineError as error:
                problem = error.message
        if problem:
            tell(f"{job.place}: {problem}: skipped")
    if inputs.failed:
        raise typer.Exit(NOT_DONE)
    return texts


def _text_of(record: object, texts: Texts, *, wanted: bool) -> tuple[str | None, list[tuple[str, str]]]:
    """The text a record was read from; of several with its id, the one with its hash."""
    document = record.get("document") if isinstance(record, dict) else None
    if not isinstance(document, dict) or not wanted:
        return None, []
    key = document.get("id")
    same = texts.get(key, []) if isinstance(key, str) else []
    if not same:
        return None, [("document.id", f"is {key!r}, which no report of --docs has")]
    if len(same) == 1:
        return same[0], []
    from tawthiq.contract.encode import report_hash

    return next((text for text in same if report_hash(text) == document.get("sha256")), same[0]), []


def _show(where: str, path: str, message: str, *, as_json: bool) -> None:
    if as_json:
        from tawthiq.contract.encode import dumps

        typer.echo(dumps({"at": where, "path": path, "message": message}))
    else:
        shown = f"{where}: {path}: {message}".encode("utf8", "backslashreplace").decode("utf8")
        typer.echo(shown)


def _summary(records: int, found: int, kinds: Counter[str], limit: int) -> None:
    if found > limit:
        typer.echo(f"... and {found - limit} more")
    if not found:
        typer.echo("1 record holds" if records == 1 else f"{records} records hold")
        return
    typer.echo(f"\n{found} problems in {records} records; most often:")
    for kind, times in kinds.most_common(8):
        typer.echo(f"{times:>6}  {kind}".encode("utf8", "backslashreplace").decode("utf8"))
