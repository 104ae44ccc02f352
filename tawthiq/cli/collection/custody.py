"""``tawthiq verify`` and ``log``: whether a collection is as it was left, and what was done to it."""

import json
from typing import Annotated, Any

import typer

from tawthiq.cli.collection.opened import Dir, Form, Forms, opened
from tawthiq.cli.ending import DONE, WITH_PROBLEMS, quietly


def verify(folder: Dir) -> None:
    """Hash and walk everything again, and name what was altered, removed or added.

    The log's chain and its copy in the database, every original and attachment, every report's text, every record read
    and every value's words. Exit status: 0 all as it was left, 1 something is not.
    """
    with quietly(), opened(folder) as collection:
        from tawthiq.collection.verify import verify as findings

        wrong = 0
        for finding in findings(collection):
            wrong += finding.kind != "unfinished"
            typer.echo(f"{finding.kind:<10} {finding.what}: {finding.message}")
        acts, head = _head(collection.db)
        if not wrong:
            typer.echo(f"as it was left: {acts} acts, the last with the hash {head}")
    raise typer.Exit(WITH_PROBLEMS if wrong else DONE)


def _head(db: str) -> tuple[int, str]:
    from tawthiq.collection.orm import Act

    return Act.objects.using(db).order_by("-seq").values_list("seq", "sha256").first() or (0, "")


def log(
    folder: Dir,
    incident: Annotated[
        str | None, typer.Option(metavar="ID", help="Only what concerns an incident, its accounts and reports.")
    ] = None,
    act: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only acts of a kind: capture, read, join ...")
    ] = None,
    last: Annotated[int, typer.Option("--last", "-n", min=1, metavar="N", help="Only the last so many.")] = 100,
    form: Form = Forms.text,
) -> None:
    """What was done to the collection, and when: captures, readings, groupings, judgements, exports."""
    with quietly(), opened(folder) as collection:
        from tawthiq.collection.acts import acts_of

        for line in acts_of(collection.db, incident=incident, kind=act, last=last):
            typer.echo(line if form is Forms.json else _shown(json.loads(line)))


_LEFT_OUT = frozenset({"seq", "at", "act", "subject", "previous", "sha256"})


def _shown(row: dict[str, Any]) -> str:
    details = ", ".join(f"{name}: {_value(value)}" for name, value in row.items() if name not in _LEFT_OUT and value)
    return f"{row['seq']:>6}  {row['at'][:19].replace('T', ' ')}  {row['act']:<12} {row['subject']}  {details}"


def _value(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
