"""ACLED's export form: 31 columns in order, one row an event and a place.

Mapped by ``acled_types.yml`` (event types) and ``actors_inter.yml`` (actors); every rule with its reason stands in
docs/exports-acled.md. The codes of inter and interaction are the codebook's numbers.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO, Final

from tawthiq.exports import acled_actors as actors
from tawthiq.exports import acled_fields as fields
from tawthiq.exports.acled_notes import Coding, notes
from tawthiq.exports.acled_places import divided, left, wave
from tawthiq.exports.acled_types import Coded, SubEvent, code
from tawthiq.exports.countries import Country, country
from tawthiq.exports.facts import Facts
from tawthiq.exports.interchange import Cell, Lines
from tawthiq.exports.told import Told, Written

Json = Mapping[str, Any]

COLUMNS: Final = (
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "civilian_targeting",
    "iso",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "tags",
    "timestamp",
)
_LIST: Final = "; "
TARGETED: Final = "Civilians targeted"
_NOT_TARGETED: Final = frozenset({"Battles", "Strategic developments"})


@dataclass(frozen=True, slots=True)
class Event:
    """An incident as ACLED codes it, before its places are told apart."""

    view: Json
    facts: Facts
    where: Country
    when: fields.Day
    coded: Coded
    parties: actors.Parties


def write(rows: Iterator[Mapping[str, Any]], out: BinaryIO, told: Told) -> Written:
    """Write incidents. What ACLED would not record (no day within a month, no place below a country) is left out."""
    lines = Lines(out, COLUMNS)
    left_out: list[tuple[str, str]] = []
    for view in rows:
        event = coded(view)
        if isinstance(event, str):
            left_out.append((str(view["id"]), event))
            continue
        for cells in events(event, told):
            lines.write(cells)
    lines.flush()
    return Written(lines.rows, tuple(left_out), lines.lessened())


def coded(view: Json) -> Event | str:
    """An incident as ACLED codes it, or the reason why it is left out."""
    facts, place = Facts(view), view.get("place")
    when = fields.day_of(view.get("date"))
    if view.get("status") == "denied" or view.get("grade") == "discounted":
        return "all who speak of it, or most, deny that it happened"
    if when is None:
        return "no day, week or month is known: ACLED records no event with less"
    where = country(place.get("country")) if place else None
    if place is None or where is None or fields.geo_precision(place) is None:
        return "no place below a country is known: ACLED records no event with less"
    parties = actors.parties(facts, where, when.day)
    found = code(facts, parties.author, parties.target)
    if found is None:
        return f"ACLED has no event for the type {facts.type!r}"
    return Event(view, facts, where, when, found, parties)


def events(event: Event, told: Told) -> Iterator[Sequence[Cell]]:
    """The rows of an event, one a place, each in the order of ``COLUMNS``."""
    places = wave(event.view)
    told_deaths = fields.fatalities(event.facts, suicide=event.coded.sub_event.name == "Suicide bomb")
    rivals = [party.english for party in event.parties.authors] if event.parties.rivals else []
    for row, (place, deaths) in enumerate(zip(places, divided(told_deaths.number, len(places)), strict=True), 1):
        coding = Coding(deaths, told_deaths, row, len(places), rivals, left(event.view, places))
        yield (
            *_what(event, row),
            *_who(event),
            *_where(event, place),
            *_told(event, told, notes(event.view, coding, told.language), deaths),
        )


def _what(event: Event, row: int) -> Sequence[Cell]:
    """From ``event_id_cnty`` to ``sub_event_type``."""
    number = f"{event.where.iso3}-{event.view['id']}" + (f"-{row}" if row > 1 else "")
    day, sub = event.when.day, event.coded.sub_event
    return number, day.isoformat(), day.year, event.when.precision, sub.disorder, sub.event, sub.name


def _who(event: Event) -> Sequence[Cell]:
    """From ``actor1`` to ``civilian_targeting``."""
    one, other = actors.sides(event.parties, event.coded.sub_event)
    targeted = TARGETED if civilians_targeted(event.coded.sub_event, other) else ""
    first = one.name, _LIST.join(one.beside), one.inter
    second = other.name, _LIST.join(other.beside), other.inter
    return *first, *second, actors.interaction(one, other), targeted


def civilians_targeted(sub_event: SubEvent, other: actors.Side) -> bool:
    """True where civilians are the main or only target: never in battles, always in violence against civilians."""
    if sub_event.event in _NOT_TARGETED:
        return False
    return sub_event.name == "Excessive force against protesters" or other.inter == actors.CIVILIANS


def _where(event: Event, place: Json) -> Sequence[Cell]:
    """From ``iso`` to ``geo_precision``."""
    where = event.where
    return (
        where.iso,
        where.acled_region,
        where.name,
        place.get("admin1"),
        place.get("admin2"),
        fields.admin3(place),
        fields.location(place),
        round(place["lat"], 4),
        round(place["lon"], 4),
        fields.geo_precision(place),
    )


def _told(event: Event, told: Told, text: str, deaths: int) -> Sequence[Cell]:
    """From ``source`` to ``timestamp``."""
    names = fields.sources(event.view)
    return (
        _LIST.join(names),
        fields.source_scale(names, event.where),
        text,
        deaths,
        _LIST.join(fields.tags(event.view)),
        int(told.at.timestamp()),
    )
