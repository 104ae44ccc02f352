"""``check_record``: a record held to the contract, value by value."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from tawthiq.contract.actors import IsActor
from tawthiq.contract.encode import is_error
from tawthiq.contract.evidence import check_evidence
from tawthiq.contract.problems import Problem, Row, rows_of
from tawthiq.contract.shape import ERROR, RECORD
from tawthiq.contract.spans import against_itself, against_text
from tawthiq.contract.support import check_support


def check_record(record: object, text: str | None = None, *, is_actor: IsActor | None = None) -> list[Problem]:
    """Everything in which a record departs from the contract; an empty list where it holds.

    ``text`` is the full text its spans count in; without it only what the record says of itself is checked.
    ``is_actor`` tells the ids of the actor list; None leaves them unchecked. A record of a wrong form is not checked
    further.
    """
    if isinstance(record, Mapping) and is_error(record):
        return list(ERROR(record, ""))
    problems = list(RECORD(record, ""))
    if problems or not isinstance(record, Mapping):
        return problems
    return list(_beyond_form(record, text, is_actor))


def _beyond_form(record: Row, text: str | None, is_actor: IsActor | None) -> Iterator[Problem]:
    yield from against_itself(record) if text is None else against_text(record, text)
    yield from _unique_ids(record)
    for i, incident in rows_of(record, "incidents"):
        yield from check_support(incident, f"incidents[{i}]")
        yield from check_evidence(incident, f"incidents[{i}]")
    if is_actor is not None:
        for path, actor in _actors(record, ""):
            if not is_actor(actor):
                yield Problem(path, f"is {actor!r}, which is not in the actor list")


def _unique_ids(record: Row) -> Iterator[Problem]:
    incidents = Counter(incident["id"] for _, incident in rows_of(record, "incidents"))
    claims = Counter(claim["id"] for _, row in rows_of(record, "incidents") for _, claim in rows_of(row, "claims"))
    for name, counter in (("incidents", incidents), ("claims", claims)):
        for key, times in counter.items():
            if times > 1:
                yield Problem(name, f"{times} have the id {key!r}")


def _actors(value: Any, path: str) -> Iterator[tuple[str, str]]:
    """Every ``actor_id`` of a record with its path."""
    if isinstance(value, Mapping):
        for name, item in value.items():
            where = f"{path}.{name}" if path else str(name)
            if name == "actor_id" and isinstance(item, str):
                yield where, item
            else:
                yield from _actors(item, where)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _actors(item, f"{path}[{index}]")
