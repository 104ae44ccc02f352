"""Small checks that compose into the form of a record: each takes a value and its path and yields what is wrong."""

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, TypeAlias

from tawthiq.contract.problems import Problem

Form: TypeAlias = Callable[[Any, str], Iterator[Problem]]


def words(value: object, path: str) -> Iterator[Problem]:
    """A string that is not blank."""
    if not isinstance(value, str):
        yield Problem(path, f"is {kind_of(value)}, not a string")
    elif not value.strip():
        yield Problem(path, "is blank")


def text(value: object, path: str) -> Iterator[Problem]:
    """A string, blank or not."""
    if not isinstance(value, str):
        yield Problem(path, f"is {kind_of(value)}, not a string")


def flag(value: object, path: str) -> Iterator[Problem]:
    """True or false."""
    if not isinstance(value, bool):
        yield Problem(path, f"is {kind_of(value)}, not true or false")


def whole(value: object, path: str) -> Iterator[Problem]:
    """A whole number, zero or more."""
    if not isinstance(value, int) or isinstance(value, bool):
        yield Problem(path, f"is {kind_of(value)}, not a whole number")
    elif value < 0:
        yield Problem(path, "is below zero")


def number(low: float, high: float) -> Form:
    """A number between two bounds, both allowed."""

    def check(value: object, path: str) -> Iterator[Problem]:
        if not isinstance(value, int | float) or isinstance(value, bool):
            yield Problem(path, f"is {kind_of(value)}, not a number")
        elif not low <= value <= high:
            yield Problem(path, f"is {value}, outside {low:g} to {high:g}")

    return check


def day(value: object, path: str) -> Iterator[Problem]:
    """An ISO date."""
    if not isinstance(value, str):
        yield Problem(path, f"is {kind_of(value)}, not an ISO date")
        return
    try:
        good = dt.date.fromisoformat(value).isoformat() == value
    except ValueError:
        good = False
    if not good:
        yield Problem(path, f"is not an ISO date: {value[:30]!r}")


def moment(value: object, path: str) -> Iterator[Problem]:
    """An ISO date or date-time."""
    if not isinstance(value, str):
        yield Problem(path, f"is {kind_of(value)}, not an ISO date")
        return
    try:
        dt.datetime.fromisoformat(value)
    except ValueError:
        yield Problem(path, f"is not an ISO date: {value[:30]!r}")


def one_of(allowed: Collection[str]) -> Form:
    """One of the names the contract lists."""

    def check(value: object, path: str) -> Iterator[Problem]:
        if not isinstance(value, str) or value not in allowed:
            yield Problem(path, f"is {value!r:.40}, not one of {', '.join(allowed)}")

    return check


def like(pattern: str, name: str) -> Form:
    """A string of a fixed form."""
    form = re.compile(pattern)

    def check(value: object, path: str) -> Iterator[Problem]:
        if not isinstance(value, str) or not form.fullmatch(value):
            yield Problem(path, f"is {value!r:.40}, not {name}")

    return check


def maybe(form: Form) -> Form:
    """Null or the form."""

    def check(value: object, path: str) -> Iterator[Problem]:
        if value is not None:
            yield from form(value, path)

    return check


def each(form: Form, *, at_least: int = 0) -> Form:
    """A list of the form."""

    def check(value: object, path: str) -> Iterator[Problem]:
        if not isinstance(value, list):
            yield Problem(path, f"is {kind_of(value)}, not a list")
            return
        if len(value) < at_least:
            yield Problem(path, "is empty")
        for index, item in enumerate(value):
            yield from form(item, f"{path}[{index}]")

    return check


def fields(required: Mapping[str, Form], optional: Mapping[str, Form] | None = None) -> Form:
    """An object with these fields; more are allowed."""

    def check(value: object, path: str) -> Iterator[Problem]:
        if not isinstance(value, Mapping):
            yield Problem(path, f"is {kind_of(value)}, not an object")
            return
        for name, form in required.items():
            where = f"{path}.{name}" if path else name
            if name not in value:
                yield Problem(where, "is missing")
            else:
                yield from form(value[name], where)
        for name, form in (optional or {}).items():
            if name in value:
                yield from form(value[name], f"{path}.{name}" if path else name)

    return check


def both(first: Form, second: Form) -> Form:
    """The first form, and where it holds the second as well."""

    def check(value: object, path: str) -> Iterator[Problem]:
        problems = list(first(value, path))
        yield from problems or second(value, path)

    return check


def anything(value: object, path: str) -> Iterator[Problem]:
    """Any value."""
    del value, path
    yield from ()


def kind_of(value: object) -> str:
    """What a JSON value is, for messages."""
    if value is None:
        return "null"
    names = {
        bool: "true or false",
        int: "a number",
        float: "a number",
        str: "a string",
        list: "a list",
        dict: "an object",
    }
    return names.get(type(value), type(value).__name__)
