"""Incidents that people coded, with the accounts that the reader makes of their texts: for training and scoring links.

Which account of a text tells the coded incident is found by its day and place; an account that is neither stands for
itself. Two texts are truly one pair where they share a code.
"""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any, Final

from tawthiq.gazetteer.tables import distance_km
from tawthiq.model.report import Report
from tawthiq.reader import Reader
from tawthiq.reconcile.link.link import Linked
from tawthiq.reconcile.link.sketch import Sketch, sketch
from tawthiq.reconcile.link.told import Told, told_of
from tawthiq.reconcile.parties import bare_name

NEAR_KM: Final = 10.0
_WORDS_OF_ANY_PLACE: Final = frozenset("مدينه قريه بلده ريف حي شرقي غربي طريق بين منطقه محافظه ناحيه".split())
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Coded:
    """An account of a text: the codes of its text, and those of the incidents that it tells."""

    told: Told
    sketch: Sketch
    codes: frozenset[str]
    tells: frozenset[str]


def coded(path: Path) -> list[Coded]:
    """The accounts of all texts of a file of coded incidents."""
    rows = {row["incident_code"]: row for row in map(json.loads, path.read_text("utf8").splitlines())}
    codes: dict[str, set[str]] = defaultdict(set)
    texts: dict[str, Report] = {}
    for code, row in rows.items():
        for source in row["sources"]:
            codes[source["source_id"]].add(code)
            day = dt.date.fromisoformat(source["published"][:10])
            texts[source["source_id"]] = Report(source["source_id"], source["text"], day)
    reader = Reader.load()
    found = []
    for report in texts.values():
        for told in tolds(reader, report):
            one = sketch(told)
            own = frozenset(codes[report.id])
            found.append(Coded(told, one, own, frozenset(code for code in own if _tells(one, told, rows[code]))))
    return found


def tolds(reader: Reader, report: Report, outlet: str = "") -> list[Told]:
    """The accounts of a report, as a collection keeps them."""
    record = reader.read_report(report).to_dict()
    incidents: Any = record["incidents"]
    return [
        told_of(f"{report.id}#{row['id']}", row, report=report.id, line="", outlet=outlet, published=report.published)
        for row in incidents
    ]


def _tells(one: Sketch, told: Told, row: Row) -> bool:
    """True where an account's day and place are those of a coded incident."""
    day = dt.date.fromisoformat(row["incident_date"]).toordinal()
    if one.start is not None and one.end is not None and not one.start - 1 <= day <= one.end + 1:
        return False
    located = row["latitude"] is not None and one.lat is not None and one.lon is not None
    if located and distance_km(one.lat, one.lon, row["latitude"], row["longitude"]) <= NEAR_KM:
        return True
    place = told.incident["place"] or {}
    words = set(bare_name(row["location_ar"] or "").split()) - _WORDS_OF_ANY_PLACE
    return bool(words & set(bare_name(str(place.get("name") or "")).split()))


def joined(outcome: Linked, reports: Mapping[str, str]) -> set[tuple[str, str]]:
    """The pairs of reports that share an incident."""
    found: set[tuple[str, str]] = set()
    for group in outcome.groups:
        found.update(combinations(sorted({reports[member] for member in group.members}), 2))
    return found


def pairs_of_reports(outcome: Linked, gold: Sequence[Coded]) -> tuple[int, int, int]:
    """Of pairs of reports in which the reader found incidents: rightly joined, joined, and truly of one."""
    found = joined(outcome, {row.told.id: row.told.report for row in gold})
    real = true_pairs({row.told.report: row.codes for row in gold})
    return len(found & real), len(found), len(real)


def true_pairs(codes: Mapping[str, Iterable[str]]) -> set[tuple[str, str]]:
    """The pairs of reports that share a code."""
    return {(one, other) for one, other in combinations(sorted(codes), 2) if set(codes[one]).intersection(codes[other])}
