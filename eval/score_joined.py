"""Score the linker on incidents that Airwars coded by hand: which of their texts it joins, and what it makes of them.

    score_joined.py INCIDENTS.jsonl [--gazetteer FILE] [--within KM] [--errors] [--json]

A line of INCIDENTS is one coded incident with the texts that tell it; a text may stand under several. All texts are
read, each once, and all their accounts are linked at one time.

- pairs: two texts are joined where an account of one and an account of the other are one incident to the linker; they
  should be where an incident was coded that both tell. Texts also tell other events in passing, so that two of them
  can rightly share what nobody coded; that counts as wrong here.
- date, place: the joined incident of a coded one is that with accounts of most of its texts. Its day is the one that
  most of its accounts tell exactly, and its point that of most of its exactest places. Right is a day at most one off,
  and a point within so many kilometres of a coded one. Without any account, both are wrong.
"""

import argparse
import datetime as dt
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any, Final, TypeVar

from accounts import Link, Read, accounts, joined, shipped_link
from score_airwars import WITHIN_KM, Point, reports

from tawthiq.gazetteer.tables import distance_km
from tawthiq.model.report import Report
from tawthiq.reconcile.link.told import Told

Row = dict[str, Any]
Pair = frozenset[str]
Value = TypeVar("Value")
EXACT: Final = 4  # days, the first and the last included: what is told more loosely says no day
NEAR: Final = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Made:
    """What the linker made of a coded incident: its days and point, None where it has none, and the texts joined."""

    code: str
    texts: int
    joined: int
    days: tuple[dt.date, dt.date] | None
    point: Point | None

    def day_right(self, coded: dt.date) -> bool:
        """True where the coded day is at most one off."""
        return self.days is not None and self.days[0] - NEAR <= coded <= self.days[1] + NEAR

    def point_right(self, coded: Point, within: float) -> bool:
        """True where the coded point is within so many kilometres."""
        return self.point is not None and distance_km(*self.point, *coded) <= within


@dataclass(frozen=True, slots=True)
class Result:
    """Pairs of texts that should be joined and that were, and what was made of each coded incident."""

    texts: int
    silent: int  # texts without any account
    gold: frozenset[Pair]
    found: frozenset[Pair]
    made: Sequence[Made]


def coded(path: Path) -> list[Row]:
    """The coded incidents."""
    with path.open(encoding="utf8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def texts(rows: Iterable[Row]) -> dict[str, Report]:
    """Every text once, by its id."""
    return {report.id: report for row in rows for report in reports(row)}


def pairs(sets: Iterable[Iterable[str]]) -> frozenset[Pair]:
    """Every two that stand in one of the sets."""
    return frozenset(frozenset(pair) for one in sets for pair in combinations(sorted(set(one)), 2))


def measure(rows: Sequence[Row], read: Read, link: Link) -> Result:
    """Read all texts, link their accounts and compare with the coding."""
    found = texts(rows)
    tolds = [told for report in found.values() for told in accounts(report, read(report))]
    number = joined(link(tolds), tolds)
    groups: dict[int, list[Told]] = defaultdict(list)
    for told in tolds:
        groups[number[told.id]].append(told)
    made = [make(row, list(groups.values())) for row in rows]
    gold = pairs([source["source_id"] for source in row["sources"]] for row in rows)
    together = pairs((told.report for told in group) for group in groups.values())
    return Result(len(found), len(found) - len({told.report for told in tolds}), gold, together, made)


def make(row: Row, groups: Sequence[Sequence[Told]]) -> Made:
    """The joined incident of a coded one: the group that most of its texts have an account in, the first of equals."""
    own = {source["source_id"] for source in row["sources"]}
    sizes = [len({told.report for told in group} & own) for group in groups]
    most = max(sizes, default=0)
    group = groups[sizes.index(most)] if most else []
    return Made(row["incident_code"], len(own), most, days_of(group), point_of(group))


def days_of(group: Iterable[Told]) -> tuple[dt.date, dt.date] | None:
    """The days that most accounts tell, among the narrowest that any tells; None where none is narrow enough."""
    told = list(_days(group))
    narrowest = min((end - start for start, end in told), default=None)
    return _most(days for days in told if days[1] - days[0] == narrowest)


def _days(group: Iterable[Told]) -> Iterator[tuple[dt.date, dt.date]]:
    for told in group:
        date = told.incident.get("date") or {}
        if date.get("start") and date.get("end"):
            start, end = (dt.date.fromisoformat(date[key][:10]) for key in ("start", "end"))
            if (end - start).days < EXACT:
                yield start, end


def point_of(group: Iterable[Told]) -> Point | None:
    """The point that most accounts give, among the places of the smallest radius."""
    places = [told.incident.get("place") or {} for told in group]
    placed = [place for place in places if place.get("lat") is not None and place.get("lon") is not None]
    smallest = min((place.get("radius_km") or 0.0 for place in placed), default=None)
    exact = (place for place in placed if (place.get("radius_km") or 0.0) == smallest)
    return _most((float(place["lat"]), float(place["lon"])) for place in exact)


def _most(values: Iterable[Value]) -> Value | None:
    """The value that stands most often, the first of equals; None of none."""
    counted = Counter(values).most_common(1)
    return counted[0][0] if counted else None


def summary(rows: Sequence[Row], result: Result, within: float) -> Row:
    """All numbers."""
    right = len(result.gold & result.found)
    by_code = {row["incident_code"]: row for row in rows}
    points = {code: (float(row["latitude"]), float(row["longitude"])) for code, row in by_code.items() if _placed(row)}
    days = [one.day_right(dt.date.fromisoformat(by_code[one.code]["incident_date"])) for one in result.made]
    near = [one.point_right(points[one.code], within) for one in result.made if one.code in points]
    return {
        "texts": result.texts,
        "silent": result.silent,
        "pairs": {"right": right, "joined": len(result.found), "coded": len(result.gold)},
        "precision": _share(right, len(result.found)),
        "recall": _share(right, len(result.gold)),
        "f1": _share(2 * right, len(result.found) + len(result.gold)),
        "dates": {"right": sum(days), "total": len(days), "share": _share(sum(days), len(days))},
        "places": {"right": sum(near), "total": len(near), "share": _share(sum(near), len(near))},
    }


def _placed(row: Mapping[str, Any]) -> bool:
    return row.get("latitude") is not None and row.get("longitude") is not None


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


def show(total: Row, within: float) -> None:
    """Print the numbers."""
    number, dates, places = total["pairs"], total["dates"], total["places"]
    print(f"texts: {total['texts']}, {total['silent']} of them without an incident")
    print(f"pairs: {number['right']} right of {number['joined']} joined and {number['coded']} coded")
    print(f"precision {total['precision']:.3f}  recall {total['recall']:.3f}  F1 {total['f1']:.3f}")
    print(f"date within a day: {dates['right']}/{dates['total']} = {dates['share']:.3f}")
    print(f"place within {within:g} km: {places['right']}/{places['total']} = {places['share']:.3f}")


def errors(result: Result) -> Iterator[str]:
    """Pairs of texts that are wrongly joined or missed, by their ids, and what was made of each coded incident."""
    for label, found in (("wrong", result.found - result.gold), ("missed", result.gold - result.found)):
        yield from (f"{label}  {'  '.join(pair)}" for pair in sorted(map(sorted, found)))
    for one in result.made:
        days = " to ".join(map(str, one.days)) if one.days else "no day"
        yield f"{one.code}  {one.joined} of {one.texts} texts  {days}  {one.point or 'no point'}"


def main() -> None:
    """Read the arguments and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("incidents", type=Path, metavar="INCIDENTS.jsonl")
    parser.add_argument("--gazetteer", type=Path, metavar="FILE")
    parser.add_argument("--within", type=float, default=WITHIN_KM, metavar="KM")
    for flag in ("--errors", "--json"):
        parser.add_argument(flag, action="store_true")
    args = parser.parse_args()
    from tawthiq.reader import Reader

    rows = coded(args.incidents)
    if not rows:
        sys.exit(f"score_joined.py: {args.incidents} holds no incident")
    reader = Reader.load(args.gazetteer)
    result = measure(rows, lambda report: reader.read_report(report).incidents, shipped_link())
    total = summary(rows, result, args.within)
    if args.json:
        print(json.dumps(total))
        return
    show(total, args.within)
    if args.errors:
        print("\n".join(errors(result)))


if __name__ == "__main__":
    main()
