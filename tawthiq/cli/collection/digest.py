"""``tawthiq digest``: what is new in a collection since the last time."""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tawthiq.cli.collection.opened import Dir, Form, Forms, Language, Languages, opened
from tawthiq.cli.ending import quietly

if TYPE_CHECKING:
    import datetime as dt

    from tawthiq.collection.digest import Change, Digest, Entry


def digest(
    folder: Dir,
    since: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="From this day on; else from the last digest, or the last 7 days."),
    ] = None,
    lang: Language = Languages.ar,
    form: Form = Forms.text,
) -> None:
    """What is new: new incidents, those that other records know, what is told otherwise, and near misses.

    Without --since it goes on from the last digest, and notes in the log that it was made. With it, it only looks.
    """
    day = _day(since) if since else None
    with quietly(), opened(folder) as collection:
        from tawthiq.collection.digest import digest as make
        from tawthiq.collection.digest import remember, since_day, since_last

        made = make(collection.db, since_day(collection.db, day) if day else since_last(collection.db))
        if form is Forms.json:
            typer.echo(json.dumps(made.to_dict(), ensure_ascii=False, indent=1))
        else:
            typer.echo("\n".join(_lines(made, lang.value)))
        if not day:
            with collection.writing() as session:
                remember(session, made)


def _day(told: str) -> "dt.date":
    import datetime as dt

    try:
        return dt.date.fromisoformat(told)
    except ValueError:
        raise typer.BadParameter(f"{told} is no day such as 2023-07-09", param_hint="--since") from None


@cache
def _words() -> Mapping[str, Any]:
    import yaml

    found: Mapping[str, Any] = yaml.safe_load(
        files("tawthiq.collection").joinpath("digest_words.yml").read_text("utf8")
    )
    return found


def _lines(made: "Digest", lang: str) -> Iterator[str]:
    words = _words()
    yield words["since"][lang].format(day=made.since)
    empty = True
    for name in ("new", "known", "known_changed", "changed"):
        rows: list[Entry] = getattr(made, name)
        if rows:
            empty = False
            yield f"\n{words['headings'][name][lang]} ({len(rows)})"
            for entry in rows:
                yield from _entry(entry, lang)
    for name, lines in (("near", list(_near(made, lang))), ("near_known", list(_near_known(made, lang)))):
        if lines:
            empty = False
            yield f"\n{words['headings'][name][lang]} ({len(getattr(made, name))})"
            yield from lines
    if empty:
        yield words["none"][lang]


def _entry(entry: "Entry", lang: str) -> Iterator[str]:
    words = _words()
    yield f"  {entry.id}  {entry.sentence_ar if lang == 'ar' else entry.sentence_en}"
    if entry.records:
        yield "    " + words["recorded"][lang].format(record=_list(entry.records, lang))
    for change in entry.changes:
        yield "    " + _change(change, lang)
    if entry.names:
        yield "    " + words["names"][lang].format(count=entry.names)
    if entry.sources:
        yield "    " + words["sources"][lang].format(names=_list(entry.sources, lang))
    if entry.merged:
        yield "    " + words["merged"][lang].format(ids=_list(entry.merged, lang))


def _change(change: "Change", lang: str) -> str:
    words = _words()
    name = words["fields"].get(change.field, {}).get(lang, change.field)
    old, new = _value(change.old, lang), _value(change.new, lang)
    told: str = words["from_to" if old else "now"][lang].format(field=name, old=old, new=new or "-")
    return f"{told} ({words['recorded'][lang].format(record=change.record)})" if change.record else told


def _value(value: Any, lang: str) -> str:
    """A value of the log in few words: a count, names, a word."""
    if isinstance(value, dict):
        least, most = value["min"], value["max"]
        if most is None:
            return f"{least}+"
        return str(least) if least == most else f"{least}-{most}"
    if isinstance(value, list):
        return _list(value, lang)
    return "" if value is None else str(value)


def _list(items: Iterable[Any], lang: str) -> str:
    return ("، " if lang == "ar" else ", ").join(map(str, items))


def _near(made: "Digest", lang: str) -> Iterator[str]:
    for near in made.near:
        one, other = near.sentences_ar if lang == "ar" else near.sentences_en
        yield f"  {near.one}  {one}"
        yield f"  {near.other}  {other}"
        yield f"    {near.score:+.1f}: {near.because}"


def _near_known(made: "Digest", lang: str) -> Iterator[str]:
    for near in made.near_known:
        yield f"  {near.record}  {near.name} {near.day}"
        yield f"  {near.incident}  {near.sentence_ar if lang == 'ar' else near.sentence_en}"
        yield f"    {near.score:+.1f}: {near.because_ar if lang == 'ar' else near.because}"
