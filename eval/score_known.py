"""Score how incidents that Airwars coded by hand are found again in a collection that was built of their texts.

    score_known.py INCIDENTS.jsonl [--errors] [--json]

A collection is made of all texts, each once, as reports; the coded incidents are taken in as known records and matched.

- right: the record is matched with an incident that one of its own texts tells.
- wrong: it is matched with one that none of its texts tells. A text of another record may tell it all the same, and
  does now and then; that counts as wrong here.
- without: as many records as are still matched where their own texts are taken away, so that any match is wrong.
"""

import argparse
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tawthiq.collection.accounts import told_by
from tawthiq.collection.build import build
from tawthiq.collection.collection import Collection
from tawthiq.collection.known.match import fit
from tawthiq.collection.known.matching import sketched, standing
from tawthiq.collection.known.taking import take
from tawthiq.collection.orm import KnownMatch, Membership, Report
from tawthiq.reconcile.link import Sketch, sketch

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One record: ``right``, ``wrong`` or ``none``, its best score, and whether it is matched without its own texts."""

    code: str
    outcome: str
    score: float | None
    without: bool


class Quiet:
    """Shows no progress."""

    def step(self, name: str, total: int | None) -> Callable[[int], None]:
        """Begin a step."""
        del name, total
        return lambda more: None


def rows_of(path: Path) -> list[Row]:
    """The coded incidents."""
    with path.open(encoding="utf8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def fill(collection: Collection, rows: Sequence[Row], folder: Path) -> None:
    """Build a collection of the texts, and take the incidents in as known records."""
    texts = {source["sha256"]: source for row in rows for source in row["sources"]}
    lines = (
        {"id": key, "text": source["text"], "published": source["published"], "source": source["source_id"]}
        for key, source in texts.items()
    )
    reports, records = folder / "reports.jsonl", folder / "records.jsonl"
    reports.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), "utf8")
    bare = ({name: value for name, value in row.items() if name != "sources"} for row in rows)
    records.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in bare), "utf8")
    build(collection, [str(reports)], jobs=1, progress=Quiet())
    with collection.writing() as session:
        take(session, records)


def measure(collection: Collection, rows: Sequence[Row]) -> Iterator[Outcome]:
    """The outcome of each record."""
    db = collection.db
    by_text: Mapping[str, str] = dict(Report.objects.using(db).values_list("text_sha256", "id"))
    members = dict(Membership.objects.using(db).values_list("account_id", "incident_id"))
    groups: dict[str, list[Sketch]] = defaultdict(list)
    for account, told in sorted(told_by(db, members).items()):
        groups[members[account]].append(sketch(told))
    matches = {match.record_id: match for match in KnownMatch.objects.using(db).all()}
    records = {record.own_id: record for record in standing(db)}
    for row in rows:
        record = records[row["incident_code"]]
        own = {by_text[source["sha256"]] for source in row["sources"]}
        others = {name: group for name, group in groups.items() if not own & {one.report for one in group}}
        match = matches.get(record.id)
        outcome = "none"
        if match and not match.near:
            outcome = "wrong" if match.incident_id in others else "right"
        alone = fit(sketched(record), others)
        yield Outcome(row["incident_code"], outcome, match.score if match else None, bool(alone and alone.matched))


def summary(outcomes: Sequence[Outcome]) -> Row:
    """All numbers."""
    total = len(outcomes)
    counted = {name: sum(one.outcome == name for one in outcomes) for name in ("right", "wrong", "none")}
    without = sum(one.without for one in outcomes)
    shares = {f"{name}_share": round(number / total, 4) for name, number in counted.items()}
    return {"records": total, **counted, **shares, "without": without, "without_share": round(without / total, 4)}


def main() -> None:
    """Read the arguments and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("incidents", type=Path, metavar="INCIDENTS.jsonl")
    for flag in ("--errors", "--json"):
        parser.add_argument(flag, action="store_true")
    args = parser.parse_args()
    rows = rows_of(args.incidents)
    if not rows:
        sys.exit(f"score_known.py: {args.incidents} holds no incident")
    with tempfile.TemporaryDirectory() as folder, Collection.create(Path(folder) / "collection") as collection:
        fill(collection, rows, Path(folder))
        outcomes = list(measure(collection, rows))
    total = summary(outcomes)
    if args.json:
        print(json.dumps(total))
        return
    for name in ("right", "wrong", "none"):
        print(f"{name}: {total[name]}/{total['records']} = {total[f'{name}_share']:.3f}")
    print(f"matched without their own texts: {total['without']}/{total['records']} = {total['without_share']:.3f}")
    if args.errors:
        for one in outcomes:
            if one.outcome != "right" or one.without:
                print(one.code, one.outcome, one.score, "matched without its texts" if one.without else "")


if __name__ == "__main__":
    main()
