"""What columns say of an incident or claim that does not stand in it as one value: tolls, victims, notes, outlets."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final

from tawthiq.model.types import FATES
from tawthiq.reconcile.view.wording import field_words
from tawthiq.render.labels import arabic

Row = Mapping[str, Any]
# The counts that have columns of their own; others stand together in one.
COUNTS: Final = (
    *FATES,
    *(f"killed_{group}" for group in ("civilians", "children", "women", "medics", "journalists", "combatants")),
    *(f"injured_{group}" for group in ("civilians", "children", "women")),
)
# The fields that a row of a claim shows beside one another.
CLAIMED: Final = (
    "type",
    "date",
    "place",
    "perpetrators",
    "targets",
    "weapons",
    "victims",
    "killed",
    "injured",
    "missing",
    "detained",
    "abducted",
    "displaced",
    "other_counts",
)
_SINGLE: Final = frozenset(CLAIMED[:-1])
_OTHER: Final = "other_counts"


@cache
def field_ar(name: str) -> str:
    """A field's Arabic name."""
    return "أعداد أخرى" if name == _OTHER else field_words(name)[1]


def type_ar(row: Row) -> str:
    """The Arabic name of an incident's type."""
    return arabic("types", row["type"]) if row.get("type") else ""


def time_of_day(row: Row) -> str | None:
    """Part of the day and clock as told: ``dawn``, ``14:30``, ``night 02:10``."""
    told = (row.get("date") or {}).get("time_of_day") or {}
    return " ".join(part for part in (told.get("part"), told.get("clock")) if part) or None


def hedged(name: str) -> Callable[[Row], list[str]]:
    """The names of a list that nobody asserts plainly."""
    return lambda row: [entry["name"] for entry in row.get(name) or () if entry.get("hedged")]


def low(name: str) -> Callable[[Row], int | None]:
    """The lowest figure of the claims that stand."""
    return lambda row: (row["casualties"].get(name) or {}).get("min") if row.get("casualties") else None


def high(name: str) -> Callable[[Row], int | None]:
    """The highest figure of the claims that stand; None where it is open."""
    return lambda row: (row["casualties"].get(name) or {}).get("max") if row.get("casualties") else None


def best(name: str) -> Callable[[Row], int | None]:
    """The lower bound of the figure that was chosen among the claims."""

    def take(row: Row) -> int | None:
        chosen = (row.get("best") or {}).get(name) or {}
        value = chosen.get("value")
        return value.get("min") if isinstance(value, Mapping) else None

    return take


def other(row: Row) -> list[str]:
    """The counts without a column: ``injured_medics 2-3``."""
    casualties = row.get("casualties") or {}
    return [f"{name} {span(count)}" for name, count in casualties.items() if name not in COUNTS]


def span(count: Row) -> str:
    """A count in a few characters: ``5``, ``5-8``, ``5+`` where it is open."""
    if count["max"] is None:
        return f"{count['min']}+"
    return str(count["min"]) if count["min"] == count["max"] else f"{count['min']}-{count['max']}"


def victims(row: Row) -> list[str]:
    """The named victims, each with fate and age: ``name (killed, 12)``."""
    found = []
    for person in row.get("victims") or ():
        told = [str(part) for part in (person.get("fate"), person.get("age")) if part is not None]
        found.append(f"{person['name']} ({', '.join(told)})" if told else str(person["name"]))
    return found


def outlets(row: Row) -> list[str]:
    """Who published the reports, each once."""
    return _once(claim["report"].get("source") for claim in row.get("claims") or ())


def urls(row: Row) -> list[str]:
    """The addresses of the reports, each once."""
    return _once(claim["report"].get("url") for claim in row.get("claims") or ())


def _once(values: Any) -> list[str]:
    return list(dict.fromkeys(value for value in values if value))


def notes(row: Row) -> list[str]:
    """What excludes what, in Arabic."""
    return [entry.get("note_ar") or entry.get("note") or "" for entry in row.get("contradictions") or ()]


def inferred(row: Row) -> list[str]:
    """The fields of which every value is inferred: no words say them."""
    said: dict[str, bool] = {}
    for claim in row.get("claims") or ():
        for value in claim["values"]:
            name = value["field"]
            said[name] = said.get(name, False) or value["basis"] == "said"
    return [name for name, words in said.items() if not words]


def via(row: Row) -> list[str]:
    """Through whom a claim's source is quoted, the nearest first."""
    return [voice["name"] for voice in (row.get("source") or {}).get("via") or ()]


def claimed(name: str) -> Callable[[Row], list[str]]:
    """What a claim says of a field; what is not plainly asserted says so."""

    def take(row: Row) -> list[str]:
        return [_claimed(value, named=False) for value in row["values"] if value["field"] == name]

    return _others if name == _OTHER else take


def _others(row: Row) -> list[str]:
    return [_claimed(value, named=True) for value in row["values"] if value["field"] not in _SINGLE]


def _claimed(value: Row, *, named: bool) -> str:
    words = value_text(value)
    marks = [mark for mark in (value["modality"], value["basis"]) if mark not in {"asserted", "said"}]
    said = f"{words} ({', '.join(marks)})" if marks else words
    return f"{value['field']} {said}" if named else said


def value_text(value: Row) -> str:
    """What a Value says, in a few characters: a type, ``first..last`` day, a name, a count."""
    told = value["value"]
    if not isinstance(told, Mapping):
        return str(told)
    if "min" in told and "max" in told:
        return span(told)
    if value["field"] == "date" and "start" in told:
        return _days(told)
    return str(told.get("name") or "")


def _days(date: Row) -> str:
    if date["start"] is None:
        return time_of_day({"date": date}) or ""
    return str(date["start"]) if date["start"] == date["end"] else f"{date['start']}..{date['end']}"
