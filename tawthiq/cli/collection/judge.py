"""``tawthiq judge``: a person says whether two accounts tell one incident, and sees first what it changes."""

import getpass
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tawthiq.cli.collection.opened import Dir, Language, Languages, opened
from tawthiq.cli.ending import DONE, WITH_PROBLEMS, not_done, quietly, tell

if TYPE_CHECKING:
    from tawthiq.collection.judging import Effect, Stood, Wanted
    from tawthiq.collection.orm import Judgement
    from tawthiq.collection.session import Session
    from tawthiq.reconcile.link.group import Verdict


class Verdicts(StrEnum):
    """What can be judged of two accounts."""

    same = "same"
    different = "different"
    unsure = "unsure"


Pointed = Annotated[
    str, typer.Argument(metavar="CLAIM", help="The id of a claim, an account or an incident.", show_default=False)
]


def judge(
    folder: Dir,
    one: Pointed,
    other: Pointed,
    verdict: Annotated[
        Verdicts | None, typer.Argument(metavar="same|different|unsure", help="What they are.", show_default=False)
    ] = None,
    reason: Annotated[
        str, typer.Option(metavar="TEXT", help="Why. A judgement without its reason is refused; an undo may have one.")
    ] = "",
    undo: Annotated[bool, typer.Option("--undo", help="Take back the judgement of the two that stands.")] = False,
    person: Annotated[str, typer.Option(metavar="NAME", help="Who judges; else the login name.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what it would change.")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do it without asking.")] = False,
    lang: Language = Languages.ar,
) -> None:
    """Say whether two accounts tell one incident: it binds, with your name and reason, and can be undone.

    What it changes is shown before it is done. A claim stands for the account it belongs to, an incident for its first
    account. Exit status: 0 done, 1 done, and people's judgements contradict one another, 2 not done.

    \b
      tawthiq judge syria r2069712c72ec0a16-0 i38e10822dfaf same --reason "one road, one motorcycle, one hour"
      tawthiq judge syria r2069712c72ec0a16-0 i38e10822dfaf --undo
    """  # noqa: D301 - typer leaves the lines after it as they are
    if not (reason.strip() or undo or dry_run or _terminal()):
        raise not_done("a judgement needs its reason: --reason TEXT")
    with quietly(), opened(folder) as collection:
        from tawthiq.collection.judging import effect, wanted
        from tawthiq.collection.pointing import account_at

        first, second = account_at(collection.db, one), account_at(collection.db, other)
        said: Verdict | None = verdict.value if verdict else None
        what = wanted(first, second, said, person=person or _login(), reason=reason, undo=undo)
        with collection.writing() as session:
            seen = effect(session, what)
            _show(what, seen, lang)
            if dry_run:
                typer.echo("\nNothing was done (--dry-run).")
                raise typer.Exit(DONE)
            _do(folder, session, what, ask=not yes and _terminal())
    raise typer.Exit(WITH_PROBLEMS if seen.contradictions else DONE)


def _do(folder: Path, session: "Session", what: "Wanted", *, ask: bool) -> None:
    """Make the judgement, after asking for what is missing."""
    from dataclasses import replace

    from tawthiq.collection.judging import judge as carry_out

    if not (what.reason or what.undo):
        what = replace(what, reason=typer.prompt("\nWhy", err=True).strip())
    if ask and not typer.confirm("\nDo it?", err=True):
        raise not_done("nothing was done")
    carry_out(session, what)
    typer.echo(
        "\nDone." if what.undo else f"\nDone. To take it back: tawthiq judge {folder} {what.one} {what.other} --undo"
    )


def _terminal() -> bool:
    """True where somebody can be asked."""
    return sys.stdin.isatty()


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        raise not_done("the login name is not known: --person NAME") from None


def _show(what: "Wanted", seen: "Effect", lang: Languages) -> None:
    if what.undo:
        typer.echo(f"{what.one} and {what.other}: the judgement is taken back")
    else:
        typer.echo(f"{what.one} and {what.other}: {what.verdict}")
    if seen.after:
        _incidents("before", seen.before, lang)
        _incidents("after", seen.after, lang)
    else:
        where = "in one incident" if seen.together else "in two incidents"
        typer.echo(f"No incident changes: the two stand {where}, before and after.")
    if seen.one_report and what.verdict == "same" and not what.undo:
        tell("one report tells both; that they are two was read there, and your judgement stands against it")
    for row in seen.earlier[:1]:
        end = "it stands again" if what.undo else "the later judgement stands"
        tell(f"{_told(row)}; {end}")
    for each in seen.contradictions:
        tell(f"judgements contradict one another: {_told(each.same)}, but they are kept apart")
        for row in each.different:
            tell(f"  since {_told(row)}; “different” is never overruled")


def _incidents(head: str, rows: "tuple[Stood, ...]", lang: Languages) -> None:
    typer.echo(f"\n{head}")
    for row in rows:
        told = "1 account" if row.accounts == 1 else f"{row.accounts} accounts"
        typer.echo(f"  {row.id}  {told}\n    {row.sentence_ar if lang is Languages.ar else row.sentence_en}")


def _told(row: "Judgement") -> str:
    return f"{row.person} judged {row.one_id} and {row.other_id} {row.verdict} on {row.at:%Y-%m-%d} ({row.because})"
