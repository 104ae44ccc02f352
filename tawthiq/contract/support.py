"""What an incident shows rests on what its claims say: every field on a Value, every entry on a Value of its name."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from tawthiq.contract.evidence import words_of
from tawthiq.contract.problems import Problem, Row, rows_of

_NAMED: Final = {
    "perpetrators": ("perpetrators",),
    "targets": ("targets", "victims"),  # whom it struck may be told as whom it killed or hurt
    "weapons": ("weapons",),
    "victims": ("victims",),
}


def check_support(incident: Row, path: str) -> Iterator[Problem]:
    """Every field that is not null or empty has its Value; entries, counts, dates and hedges follow from the Values."""
    values = [value for _, claim in rows_of(incident, "claims") for _, value in rows_of(claim, "values")]
    by_field: dict[str, list[Row]] = {}
    for value in values:
        by_field.setdefault(value["field"], []).append(value)
    yield from _type(incident, by_field, path)
    yield from _date(incident, by_field, path)
    yield from _place(incident, by_field, path)
    for field, sources in _NAMED.items():
        standing = [value for source in sources for value in by_field.get(source, [])]
        yield from _entries(incident, field, standing, path)
    for field, count in incident["casualties"].items():
        yield from _count(count, by_field.get(field, []), f"{path}.casualties.{field}")
    yield from _sources(incident, path)


def _type(incident: Row, by_field: Mapping[str, list[Row]], path: str) -> Iterator[Problem]:
    values = by_field.get("type", [])
    if not values:
        yield Problem(f"{path}.type", "has no Value")
    elif incident["type"] not in {value["value"] for value in values if value["modality"] != "unknown"}:
        yield Problem(f"{path}.type", f"is {incident['type']}, which no Value says")


def _date(incident: Row, by_field: Mapping[str, list[Row]], path: str) -> Iterator[Problem]:
    date = incident["date"]
    if date is None:
        return
    values = [value["value"] for value in by_field.get("date", []) if value["modality"] != "unknown"]
    if not values:
        yield Problem(f"{path}.date", "has no Value")
    elif not any(_meet(date, value) for value in values):
        yield Problem(f"{path}.date", "lies outside the date of every Value")


def _meet(date: Row, other: Row) -> bool:
    """The two share a day, or one has only a time of day."""
    if date["start"] is None or other["start"] is None:
        return True
    return bool(date["start"] <= other["end"] and other["start"] <= date["end"])


def _place(incident: Row, by_field: Mapping[str, list[Row]], path: str) -> Iterator[Problem]:
    place = incident["place"]
    if place is None:
        return
    said = [value["value"]["name"] for value in by_field.get("place", [])]
    if not said:
        yield Problem(f"{path}.place", "has no Value")
    elif place["name"] not in said:
        yield Problem(f"{path}.place.name", f"is {place['name']!r}, which no Value says")


def _entries(incident: Row, field: str, values: list[Row], path: str) -> Iterator[Problem]:
    entries = rows_of(incident, field)
    if entries and not values:
        yield Problem(f"{path}.{field}", "has no Value")
        return
    seen: set[tuple[str, ...]] = set()
    for i, entry in entries:
        where, key = f"{path}.{field}[{i}]", _key(entry["name"])
        if key in seen:
            yield Problem(f"{where}.name", f"stands twice: {entry['name']!r}")
        seen.add(key)
        standing = [value for value in values if value["modality"] in {"asserted", "hedged"}]
        named = [value for value in standing if _key(value["value"]["name"]) == key]
        # one actor under two names: what is said of either is said of it
        same = [value for value in standing if value in named or _same_actor(entry, value["value"])]
        if not named:
            yield Problem(f"{where}.name", f"is {entry['name']!r}, which no Value asserts or hedges")
        elif "hedged" in entry and entry["hedged"] != all(value["modality"] == "hedged" for value in same):
            should = "every Value hedges it" if not entry["hedged"] else "a Value asserts it"
            yield Problem(f"{where}.hedged", f"is {str(entry['hedged']).lower()} though {should}")


def _same_actor(entry: Row, other: Row) -> bool:
    return entry.get("actor_id") is not None and entry["actor_id"] == other.get("actor_id")


def _key(name: str) -> tuple[str, ...]:
    return tuple(words_of(name)) or (name,)


def _count(count: Row, values: list[Row], path: str) -> Iterator[Problem]:
    """A consolidated count lies between the least that is said and all that is said added up."""
    said: list[Mapping[str, Any]] = [value["value"] for value in values]
    if not said:
        yield Problem(path, "has no Value")
        return
    if count["min"] < min(value["min"] for value in said):
        yield Problem(path, f"has min {count['min']}, below every Value")
    tops = [value["max"] for value in said]
    if None not in tops and (count["max"] is None or count["max"] > sum(tops)):
        yield Problem(path, f"has max {count['max']}, above all Values added up")


def _sources(incident: Row, path: str) -> Iterator[Problem]:
    speakers = [claim["source"] for _, claim in rows_of(incident, "claims") if claim["source"]]
    names = {name for speaker in speakers for name in (speaker["name"], *(via["name"] for via in speaker["via"]))}
    for i, source in rows_of(incident, "sources"):
        if source["name"] not in names:
            yield Problem(f"{path}.sources[{i}].name", f"is {source['name']!r}, who makes no claim")
