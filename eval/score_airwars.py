"""Score where incidents are placed against incidents that Airwars geocoded by hand, by code and without any text.

    score_airwars.py INCIDENTS.jsonl [--gazetteer FILE] [--within KM] [--json]

A line of INCIDENTS is one incident with its code, its point and the texts that tell it. Every text of an incident that
has a point is read whole, with its day of publication. An incident is right where, in the best of its texts, the
place or another place of an incident that the reader made lies within so many kilometres of the point. That is
lenient: a text that tells several incidents gives several points, so the number of points is shown beside it.
"""

import argparse
import datetime as dt
import json
import statistics
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tawthiq.evaluate.bootstrap import intervals
from tawthiq.evaluate.slots import Slot
from tawthiq.gazetteer.tables import distance_km
from tawthiq.model.incident import Incident
from tawthiq.model.report import Report

Row = dict[str, Any]
Point = tuple[float, float]
WITHIN_KM: Final = 10.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """One incident: kilometres from its point to the nearest point read (None where none was), points and texts."""

    code: str
    distance: float | None
    points: int
    texts: int

    def right(self, within: float) -> bool:
        """True where the nearest point lies near enough."""
        return self.distance is not None and self.distance <= within


def points(incidents: Sequence[Incident]) -> Iterator[Point]:
    """Latitude and longitude of every place of the incidents that has them."""
    for incident in incidents:
        for place in (incident.place, *incident.other_places):
            found: dict[str, Any] = place or {}
            if found.get("lat") is not None and found.get("lon") is not None:
                yield float(found["lat"]), float(found["lon"])


def reports(row: Row) -> Iterator[Report]:
    """The texts of an incident."""
    for source in row["sources"]:
        yield Report(source["source_id"], source["text"], dt.date.fromisoformat(source["published"][:10]))


def measure(row: Row, read: Callable[[Report], Sequence[Incident]]) -> Outcome:
    """The best of an incident's texts: the one with the point nearest to the incident's."""
    at = (float(row["latitude"]), float(row["longitude"]))
    texts = [list(points(read(report))) for report in reports(row)]
    distances = [distance_km(*at, *point) for found in texts for point in found]
    number = len({point for found in texts for point in found})
    return Outcome(row["incident_code"], min(distances, default=None), number, len(texts))


def geocoded(path: Path) -> Iterator[Row]:
    """The incidents that have a point."""
    with path.open(encoding="utf8") as lines:
        for line in lines:
            row = json.loads(line) if line.strip() else {}
            if row.get("latitude") is not None and row.get("longitude") is not None:
                yield row


def summary(outcomes: Sequence[Outcome], within: float) -> dict[str, Any]:
    """Right of all, its 95 % interval, incidents with any point, and the middle distance of those."""
    right = sum(one.right(within) for one in outcomes)
    bounds = intervals([{"right": Slot(one.right(within), 1, 1)} for one in outcomes])
    near = [one.distance for one in outcomes if one.distance is not None]
    return {
        "right": right,
        "total": len(outcomes),
        "share": round(right / len(outcomes), 4),
        "low": bounds["right"][0],
        "high": bounds["right"][1],
        "placed": len(near),
        "median_km": round(statistics.median(near), 1) if near else None,
    }


def main() -> None:
    """Read the arguments and print codes and numbers."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("incidents", type=Path, metavar="INCIDENTS.jsonl")
    parser.add_argument("--gazetteer", type=Path, metavar="FILE")
    parser.add_argument("--within", type=float, default=WITHIN_KM, metavar="KM")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    from tawthiq.reader import Reader

    reader = Reader.load(args.gazetteer)
    outcomes = [measure(row, lambda report: reader.read_report(report).incidents) for row in geocoded(args.incidents)]
    if not outcomes:
        sys.exit(f"score_airwars.py: no incident of {args.incidents} has a point")
    total = summary(outcomes, args.within)
    if args.json:
        rows = [{"code": one.code, "km": one.distance, "points": one.points, "texts": one.texts} for one in outcomes]
        print(json.dumps(total | {"within_km": args.within, "incidents": rows}))
        return
    print(f"{'code':<12}{'texts':>6}{'points':>8}{'nearest km':>12}")
    for one in sorted(outcomes, key=lambda one: (one.distance is None, one.distance or 0.0)):
        away = "none" if one.distance is None else f"{one.distance:.1f}"
        print(f"{one.code:<12}{one.texts:>6}{one.points:>8}{away:>12}  {'right' if one.right(args.within) else ''}")
    bounds = f"95 % {total['low']:.3f}-{total['high']:.3f}"
    print(f"right within {args.within:g} km: {total['right']}/{total['total']} = {total['share']:.3f}, {bounds}")
    print(f"placed at all: {total['placed']}; half of those within {total['median_km']} km")


if __name__ == "__main__":
    main()
