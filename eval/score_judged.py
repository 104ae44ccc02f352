"""Count the verdicts of a judged sheet: how many of the drawn incidents and of their values are right.

    score_judged.py SHEET.tsv [--json]

A sheet is drawn by ``draw_incidents.py`` and judged by hand (``gold/judged/GUIDE.md``). Precision is right of right and
wrong; ``unsure`` is counted beside it, and the worst case takes all unsure for wrong. ``values`` are those of incidents
that are right: of an incident that did not happen nothing is right, and ``values, all`` counts its values as wrong.
Intervals (95 %) come from drawing the incidents anew.
"""

import argparse
import csv
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from tawthiq.evaluate.bootstrap import intervals
from tawthiq.evaluate.slots import Slot, Slots, added

Row = dict[str, str]
VERDICTS: Final = frozenset({"right", "wrong", "unsure"})
COLUMNS: Final = {"report", "incident", "start", "end", "field", "verdict"}
ALL: Final = "values, all"


class SheetError(ValueError):
    """A sheet that cannot be counted."""


def sheet(path: Path) -> list[Row]:
    """The rows of a sheet. Raises SheetError where a column or an incident is missing, or a verdict is none."""
    with path.open(encoding="utf8", newline="") as lines:
        table = csv.DictReader(lines, delimiter="\t")
        if set(table.fieldnames or ()) != COLUMNS:
            raise SheetError(f"{path}: the columns are not {', '.join(sorted(COLUMNS))}")
        rows = list(table)
    heads = {(row["report"], row["incident"]): row["verdict"] for row in rows if row["field"] == "incident"}
    for number, row in enumerate(rows, 2):
        head = heads.get((row["report"], row["incident"]))
        if head is None:
            raise SheetError(f"{path}, line {number}: its incident has no row")
        if row["verdict"] not in VERDICTS and (row["field"] == "incident" or head != "wrong"):
            raise SheetError(f"{path}, line {number}: {row['verdict']!r} is no verdict")
    return rows


def by_incident(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """The rows of each incident."""
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        groups[row["report"], row["incident"]].append(row)
    yield from groups.values()


def tally(rows: Sequence[Row]) -> Slots:
    """Right and judged of one incident by name; what is unsure is in neither.

    ``Slot.gold`` is set to the number judged, so that F1, precision and recall are the same share.
    """
    head = next(row["verdict"] for row in rows if row["field"] == "incident")
    slots: Slots = {}

    def count(name: str, verdict: str) -> None:
        if verdict != "unsure":
            slots.setdefault(name, Slot()).add(verdict == "right", 1, 1)

    count("incident", head)
    for row in rows:
        if row["field"] == "incident" or head == "unsure":
            continue
        count(ALL, "wrong" if head == "wrong" else row["verdict"])
        if head == "right":
            count("values", row["verdict"])
            count(row["field"], row["verdict"])
    return slots


def summary(rows: Sequence[Row]) -> dict[str, dict[str, Any]]:
    """Name to right, judged, unsure, precision, its interval and its worst case."""
    parts = [tally(group) for group in by_incident(rows)]
    bounds = intervals(parts)
    unsure = _unsure(rows)
    total = added(parts)
    first = [name for name in ("incident", "values", ALL) if name in total]
    table = {}
    for name in [*first, *sorted(set(total) - set(first))]:
        slot = total[name]
        table[name] = {
            "right": slot.tp,
            "judged": slot.pred,
            "unsure": unsure[name],
            "precision": round(slot.precision, 4),
            "low": bounds[name][0],
            "high": bounds[name][1],
            "worst": round(slot.tp / (slot.pred + unsure[name]), 4),
        }
    return table


def _unsure(rows: Sequence[Row]) -> dict[str, int]:
    """Name to how many verdicts are unsure."""
    counts: dict[str, int] = defaultdict(int)
    for group in by_incident(rows):
        head = next(row["verdict"] for row in group if row["field"] == "incident")
        counts["incident"] += head == "unsure"
        for row in group:
            if row["field"] != "incident" and row["verdict"] == "unsure" and head == "right":
                for name in (row["field"], "values", ALL):
                    counts[name] += 1
    return counts


def main() -> None:
    """Read the arguments and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sheet", type=Path, metavar="SHEET.tsv")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    try:
        table = summary(sheet(args.sheet))
    except SheetError as error:
        sys.exit(f"score_judged.py: {error}")
    if args.json:
        print(json.dumps(table))
        return
    print(f"{'':<20}{'right':>7}{'judged':>8}{'unsure':>8}{'P':>8}  {'95 %':<14}{'worst':>6}")
    for name, row in table.items():
        bounds = f"{row['low']:.3f}-{row['high']:.3f}"
        counts = f"{row['right']:>7}{row['judged']:>8}{row['unsure']:>8}"
        print(f"{name:<20}{counts}{row['precision']:>8.3f}  {bounds:<14}{row['worst']:>6.3f}")


if __name__ == "__main__":
    main()
