"""Whom and what an occurrence struck: what the voices say was attacked, and those of its victims who were bound so."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from tawthiq.claims.bind import Bound
from tawthiq.claims.make import Telling
from tawthiq.model.incident import Party
from tawthiq.model.span import Span
from tawthiq.model.values import Value
from tawthiq.reconcile.parties import bare_name, parties
from tawthiq.reconcile.titles import Title, holders, title_of
from tawthiq.reconcile.values import target_kind
from tawthiq.text.prepare import Prepared

_FIELDS: Final = frozenset({"targets", "victims"})


def struck(doc: Prepared, values: Sequence[Value], tellings: Sequence[Telling]) -> tuple[Party, ...]:
    """The targets of an incident: one entry a party, hedged only where nobody says plainly that it was hit or hurt."""
    titles = {id(row): title_of(doc, telling, row) for telling in tellings for row in telling.bound["target"]}
    rows = [row for telling in tellings for row in telling.bound["target"]]
    plain = {bare_name(_name(v)) for v in values if v.field in _FIELDS and v.modality == "asserted"}
    known: dict[Title | None, str] = {
        title: name for title, name in holders(doc, tellings).items() if bare_name(name) in plain
    }
    kinds: dict[str, str] = {}
    found = []
    for value, row in _bound(doc, values, rows):
        title, name = titles[id(row)], _name(value)
        told = replace(value, field="targets")
        if title is not None:  # one title, one party: by the name that the report gives with it
            name = known.setdefault(title, name)
            told = replace(told, value={"name": name})
        kinds[name] = target_kind(row.mention) if kinds.get(name, "other") == "other" else kinds[name]
        found.append(told)
    others = [value for value in values if value.field == "victims"]
    return parties([*found, *others], "targets", kinds)


def _name(value: Value) -> str:
    return str(value.value["name"]) if isinstance(value.value, dict) and "name" in value.value else ""


def _bound(doc: Prepared, values: Sequence[Value], rows: Sequence[Bound]) -> Iterator[tuple[Value, Bound]]:
    """The values that tell of a target that is bound, each with its row: by their words, else by the same name."""
    names = {bare_name(doc.report.text[row.mention.start : row.mention.end]): row for row in reversed(rows)}
    for value in values:
        if value.field in _FIELDS and value.modality != "unknown" and isinstance(value.value, dict):
            row = next((row for row in rows if _is_of(value.evidence, row)), None)
            row = row or names.get(bare_name(str(value.value["name"])))
            if row is not None:
                yield value, row


def _is_of(evidence: Span, row: Bound) -> bool:
    """True where the words of a value are those of a row."""
    return evidence.start < row.mention.end and row.mention.start < evidence.end
