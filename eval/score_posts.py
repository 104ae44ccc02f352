"""Score the reader on posts: whether one that tells an incident gives its day, and one that tells none no incident.

    score_posts.py INCIDENTS.jsonl --usable USABLE.tsv --posts POSTS.tsv --reports REPORTS.jsonl
                   [--gazetteer FILE] [--ids] [--json]

INCIDENTS holds hand-coded incidents with their source texts. USABLE lists the sources whose own words give no other
day than the coded one (``source_id``, ``incident_date``); the day of such a text is found where it lies within the
dates of at least one incident of its record, and these are at most ``WIDEST`` days. POSTS lists stretches of REPORTS
that report no incident (``report``, ``start``, ``end``, ``sha256`` of the words); each is read as a text of its own,
with its report's day of publication, and is right where the record has no incident. Both lists were made by reading
the texts before the reader was run on them; a stretch whose hash differs is refused. ``--ids`` prints ids with yes or
no and nothing of a text.
"""

import argparse
import csv
import datetime as dt
import hashlib
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tawthiq.contract.lines import full_text
from tawthiq.evaluate.bootstrap import intervals
from tawthiq.evaluate.slots import Slot
from tawthiq.model.incident import Incident
from tawthiq.model.report import Report

Row = dict[str, Any]
Read = Callable[[Report], Sequence[Incident]]
WIDEST: Final = 4  # days, the first and the last included


class ListError(ValueError):
    """A list that does not fit its texts."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One text: its id, and whether the record is right about it."""

    id: str
    right: bool


def listed(path: Path) -> list[dict[str, str]]:
    """The rows of a list, by the names in its first line."""
    with path.open(encoding="utf8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def objects(path: Path) -> Iterator[Row]:
    """The objects of a file, one a line."""
    with path.open(encoding="utf8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def day(value: object) -> dt.date | None:
    """A day from ISO text, with or without a time; None from nothing."""
    return dt.date.fromisoformat(str(value)[:10]) if value else None


def tells_day(incidents: Sequence[Incident], wanted: dt.date) -> bool:
    """True where an incident's dates hold the day and are narrow enough to say it."""
    for incident in incidents:
        start, end = (day((incident.date or {}).get(key)) for key in ("start", "end"))
        if start and end and start <= wanted <= end and (end - start).days < WIDEST:
            return True
    return False


def days(incidents: Path, usable: Path, read: Read) -> Iterator[Outcome]:
    """One outcome for each usable source, in the order of the list."""
    sources = {one["source_id"]: one for row in objects(incidents) for one in row["sources"]}
    for row in listed(usable):
        if row["source_id"] not in sources:
            raise ListError(f"{incidents}: no source {row['source_id']}")
        source = sources[row["source_id"]]
        report = Report(source["source_id"], source["text"], day(source["published"]))
        yield Outcome(report.id, tells_day(read(report), dt.date.fromisoformat(row["incident_date"])))


def quiet(posts: Path, reports: Path, read: Read) -> Iterator[Outcome]:
    """One outcome for each post that reports no incident, in the order of the list."""
    known = {row["id"]: row for row in objects(reports)}
    for row in listed(posts):
        if row["report"] not in known:
            raise ListError(f"{reports}: no report {row['report']}")
        source = known[row["report"]]
        start, end = int(row["start"]), int(row["end"])
        words = full_text(source)[start:end]
        name = f"{row['report']}:{start}-{end}"
        if hashlib.sha256(words.encode()).hexdigest() != row["sha256"]:
            raise ListError(f"{name}: the words are not those that were listed")
        report = Report(name, words, day(source.get("published")), day(source.get("published_from")))
        yield Outcome(name, not read(report))


def summary(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """Right of all, and the 95 % interval of the share."""
    right = sum(one.right for one in outcomes)
    bounds = intervals([{"right": Slot(one.right, 1, 1)} for one in outcomes])["right"]
    return {
        "right": right,
        "total": len(outcomes),
        "share": round(right / len(outcomes), 4),
        "low": bounds[0],
        "high": bounds[1],
    }


def main() -> None:
    """Read the arguments and print two shares, with ``--ids`` each text's outcome before them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("incidents", type=Path, metavar="INCIDENTS.jsonl")
    parser.add_argument("--usable", type=Path, required=True, metavar="USABLE.tsv")
    parser.add_argument("--posts", type=Path, required=True, metavar="POSTS.tsv")
    parser.add_argument("--reports", type=Path, required=True, metavar="REPORTS.jsonl")
    parser.add_argument("--gazetteer", type=Path, metavar="FILE")
    parser.add_argument("--ids", action="store_true")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    from tawthiq.reader import Reader

    reader = Reader.load(args.gazetteer)

    def read(report: Report) -> Sequence[Incident]:
        return reader.read_report(report).incidents

    try:
        parts = {
            "day told": list(days(args.incidents, args.usable, read)),
            "no incident": list(quiet(args.posts, args.reports, read)),
        }
    except ListError as error:
        sys.exit(f"score_posts.py: {error}")
    if args.json:
        print(json.dumps({name: summary(outcomes) for name, outcomes in parts.items()}))
        return
    for name, outcomes in parts.items():
        for one in outcomes if args.ids else ():
            print(f"{name:<12}  {one.id:<40}  {'yes' if one.right else 'no'}")
    for name, outcomes in parts.items():
        row = summary(outcomes)
        print(
            f"{name:<12}  {row['right']}/{row['total']} = {row['share']:.3f}, 95 % {row['low']:.3f}-{row['high']:.3f}"
        )


if __name__ == "__main__":
    main()
