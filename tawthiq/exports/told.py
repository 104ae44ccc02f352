"""What every export is told beside its rows, and what it tells back: the same for all formats."""

import datetime as dt
from dataclasses import dataclass
from typing import Final, Literal

What = Literal["incidents", "claims", "reports", "evidence"]
Profile = Literal["internal", "public"]
Language = Literal["ar", "en"]

GEONAMES: Final = "Places: GeoNames (geonames.org), CC BY 4.0"


@dataclass(frozen=True, slots=True)
class Told:
    """What an export says of itself.

    ``collection`` and ``collection_id`` say whose rows these are, ``at`` is the moment of the export (with a time
    zone), ``filters`` are the options as a person gave them (``("--from", "2023-01-01")``), ``attributions`` are lines
    that whoever uses the file has to repeat, ``engines`` are the names and versions that read the reports, ``shared``
    tells what the profile took away, a line each. ``language`` is of headings that are shown to people.
    """

    collection: str
    collection_id: str
    at: dt.datetime
    what: What = "incidents"
    filters: tuple[tuple[str, str], ...] = ()
    profile: Profile = "internal"
    attributions: tuple[str, ...] = (GEONAMES,)
    engines: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    language: Language = "ar"


@dataclass(frozen=True, slots=True)
class Written:
    """What came of an export: rows written, the ids left out with the reason in words, and what was expressed less.

    ``left_out`` holds what the format has no row for (an event without a death in a format of deaths); ``lessened``
    says in a line each what stands in the file less fully than in the collection (cells that were cut).
    """

    rows: int
    left_out: tuple[tuple[str, str], ...] = ()
    lessened: tuple[str, ...] = ()
