"""The form of UCDP's Georeferenced Event Dataset (GED): 49 columns in order, one row a fatal event.

Written is what meets the data set's definition of an event: armed force used by an organised actor against another, or
against civilians, with at least one direct death. All else is left out with its reason. Numbers that UCDP's own
registers give (conflicts, dyads, sides) stay empty. Every rule with its reason stands in docs/exports-ucdp.md.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO, Final

from tawthiq.exports import ucdp_fields as fields
from tawthiq.exports.acled_fields import location
from tawthiq.exports.acled_places import wave
from tawthiq.exports.countries import Country, country
from tawthiq.exports.facts import Facts
from tawthiq.exports.interchange import Cell, Lines
from tawthiq.exports.told import Told, Written
from tawthiq.exports.ucdp_deaths import Deaths, deaths, estimates
from tawthiq.exports.ucdp_sides import NON_STATE, ONE_SIDED, Dyad, dyad, excluded, where_prec

Json = Mapping[str, Any]

COLUMNS: Final = (
    "id",
    "relid",
    "year",
    "active_year",
    "code_status",
    "type_of_violence",
    "conflict_dset_id",
    "conflict_new_id",
    "conflict_name",
    "dyad_dset_id",
    "dyad_new_id",
    "dyad_name",
    "side_a_dset_id",
    "side_a_new_id",
    "side_a",
    "side_b_dset_id",
    "side_b_new_id",
    "side_b",
    "number_of_sources",
    "source_article",
    "source_office",
    "source_date",
    "source_headline",
    "source_original",
    "where_prec",
    "where_coordinates",
    "where_description",
    "adm_1",
    "adm_2",
    "latitude",
    "longitude",
    "geom_wkt",
    "priogrid_gid",
    "country",
    "country_id",
    "region",
    "event_clarity",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "best",
    "high",
    "low",
    "gwnoa",
    "gwnob",
)
_CLEAR, _AGGREGATE = 1, 2
_MONTH, _COUNTRY = 4, 6  # the precisions from which on a report tells no single event


@dataclass(frozen=True, slots=True)
class Event:
    """An incident that meets the definition of an event."""

    view: Json
    where: Country
    when: fields.Dates
    where_prec: int
    dyad: Dyad
    deaths: Deaths


def write(rows: Iterator[Mapping[str, Any]], out: BinaryIO, told: Told) -> Written:
    """Write the incidents that meet UCDP's definition of an event."""
    del told  # the data set has no words of its own to write
    lines = Lines(out, COLUMNS)
    left_out: list[tuple[str, str]] = []
    for view in rows:
        event = coded(view)
        if isinstance(event, str):
            left_out.append((str(view["id"]), event))
        else:
            lines.write(cells(event))
    lines.flush()
    return Written(lines.rows, tuple(left_out), lines.lessened())


def coded(view: Json) -> Event | str:
    """An incident as an event, or the first rule of the definition that it does not meet."""
    facts, place = Facts(view), view.get("place") or {}
    if view.get("status") == "denied" or view.get("grade") == "discounted":
        return "all who speak of it, or most, deny that it happened"
    if why := excluded(facts.type):
        return why
    if estimates(facts)[0] < 1:
        return "no direct death is told"
    when = fields.dates(view.get("date"))
    if when is None:
        return "no year bounds when it happened"
    where, precise = country(place.get("country")), where_prec(str(place.get("precision")))
    if where is None or precise is None or place.get("lat") is None or place.get("lon") is None:
        return "no country or no point is known"
    found = dyad(facts, when.start)
    if isinstance(found, str):
        return found
    if facts.type == "death_in_custody" and found.a.government:
        return "killings in a government's custody are no one-sided violence in UCDP's definition"
    return Event(view, where, when, precise, found, deaths(facts, found))


def cells(event: Event) -> Iterator[Cell]:
    """The row of an event, in the order of ``COLUMNS``."""
    yield from _which(event)
    yield from _who(event)
    yield from _sources(event)
    yield from _where(event)
    yield from _when(event)
    yield from _deaths(event)


def _which(event: Event) -> Sequence[Cell]:
    """From ``id`` to ``type_of_violence``."""
    year, violence = event.when.start.year, event.dyad.violence
    relid = f"{event.where.iso3}-{year}-{violence}-{event.view['id']}"
    return fields.number(str(event.view["id"])), relid, year, None, _status(event.view), violence


def _status(view: Json) -> str:
    """``Clear``; what UCDP would check before it counts: only a party's word, or a dispute about it."""
    if view.get("status") in {"claimed", "disputed"} or view.get("grade") == "contested":
        return "Check deaths"
    return "Clear"


def _who(event: Event) -> Sequence[Cell]:
    """From ``conflict_dset_id`` to ``side_b``; a conflict over a state or territory has no name here."""
    found = event.dyad
    conflict = found.name if found.violence in {NON_STATE, ONE_SIDED} else ""
    none = (None, None)
    return *none, conflict, *none, found.name, *none, found.a.name, *none, found.b.name


def _sources(event: Event) -> Sequence[Cell]:
    """From ``number_of_sources`` to ``source_original``."""
    told = fields.sources(event.view)
    return told.count, told.article, told.office, told.date, None, told.original


def _where(event: Event) -> Sequence[Cell]:
    """From ``where_prec`` to ``region``."""
    place, where = event.view["place"], event.where
    lat, lon = round(place["lat"], 6), round(place["lon"], 6)
    return (
        event.where_prec,
        location(place),
        place["name"],
        place.get("admin1"),
        place.get("admin2"),
        lat,
        lon,
        f"POINT ({lon} {lat})",
        fields.priogrid_gid(lat, lon),
        where.ucdp_name,
        where.gw,
        where.ucdp_region,
    )


def _when(event: Event) -> Sequence[Cell]:
    """From ``event_clarity`` to ``date_end``."""
    when = event.when
    many = len(wave(event.view)) > 1
    whole = when.precision < _MONTH and event.where_prec < _COUNTRY and not many
    return _CLEAR if whole else _AGGREGATE, when.precision, fields.stamp(when.start), fields.stamp(when.end)


def _deaths(event: Event) -> Sequence[Cell]:
    """From ``deaths_a`` to ``gwnob``."""
    n, sides = event.deaths, event.dyad
    return n.a, n.b, n.civilians, n.unknown, n.best, n.high, n.low, sides.a.gw, sides.b.gw
