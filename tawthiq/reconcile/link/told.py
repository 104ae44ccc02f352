"""An incident as one report tells it: what the linker takes in."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Told:
    """An incident as one report tells it, with what the linker compares.

    Made of the contract's Incident and its report.
    """

    id: str  # the account's id
    report: str  # the report's id: accounts of one report stay apart
    line: str  # the line of evidence of the report: the id of the first report that it copies, or its own
    outlet: str  # who published it ("" where not told)
    published: dt.date | None
    incident: Mapping[str, Any]  # the contract's Incident, with its claims


def told_of(
    id: str,
    incident: Mapping[str, Any],
    *,
    report: str,
    line: str,
    outlet: str,
    published: dt.date | None,
) -> Told:
    """The contract's `incident`, read in `report`, under the id that the collection gives the account.

    A `line` that is empty means that the report copies none known: it is its own line.
    """
    return Told(id, report, line or report, outlet, published, incident)
