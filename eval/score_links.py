"""Score linking: coded incidents, generated retellings, and the example collection against its hand-made truth.

    score_links.py [--gold INCIDENTS.jsonl] [--examples] [--retellings] [--seed N] [--missed]

Coded incidents: pairs of texts that share an incident, and where the linked accounts place and date it. Retellings:
B-cubed, which weighs each account alike. The examples: pairs of reports by incident. Without a choice, all that can be.
"""

import argparse
import datetime as dt
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, Final

import retellings
from links_gold import Coded, coded, joined, tolds, true_pairs

from tawthiq.gazetteer.tables import distance_km
from tawthiq.model.report import Report
from tawthiq.reader import Reader
from tawthiq.reconcile.link import Linked, link

ROOT: Final = Path(__file__).resolve().parents[1]
NEAR_KM: Final = 10.0


def b_cubed(outcome: Linked, truth: Mapping[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F1: in the mean over accounts, how much of its group and of its incident are one."""
    size = Counter(truth.values())
    right = recalled = 0.0
    for group in outcome.groups:
        for key, number in Counter(truth[member] for member in group.members).items():
            right += number * number / len(group.members)
            recalled += number * number / size[key]
    precision, recall = right / len(truth), recalled / len(truth)
    return precision, recall, 2 * precision * recall / (precision + recall)


def of_pairs(found: set[tuple[str, str]], real: set[tuple[str, str]]) -> str:
    """Precision and recall of pairs, with their counts."""
    hits = len(found & real)
    precision, recall = hits / max(1, len(found)), hits / max(1, len(real))
    return f"precision {precision:.3f} ({hits}/{len(found)}), recall {recall:.3f} ({hits}/{len(real)})"


def score_coded(path: Path) -> None:
    """Print the pairs of texts joined, and how many incidents are dated and placed right by their largest group."""
    rows = [json.loads(line) for line in path.read_text("utf8").splitlines()]
    gold = coded(path)
    outcome = link([row.told for row in gold])
    found = joined(outcome, {row.told.id: row.told.report for row in gold})
    codes: dict[str, set[str]] = {}
    for row in rows:
        for source in row["sources"]:
            codes.setdefault(source["source_id"], set()).add(row["incident_code"])
    print("coded incidents:", of_pairs(found, true_pairs(codes)))
    by_id = {row.told.id: row for row in gold}
    groups = [[by_id[member] for member in group.members] for group in outcome.groups]
    days = [_dated(row, _largest(row, groups)) for row in rows]
    points = [_placed(row, _largest(row, groups)) for row in rows if row["latitude"] is not None]
    print(f"  a day within one of the coded {sum(days)}/{len(days)} = {sum(days) / len(days):.3f}")
    print(f"  a point within {NEAR_KM:g} km {sum(points)}/{len(points)} = {sum(points) / len(points):.3f}")


def _largest(row: Mapping[str, Any], groups: Sequence[Sequence[Coded]]) -> Sequence[Coded]:
    """The group with the most accounts of an incident's texts that fall on its day or place, else of its texts."""
    code = row["incident_code"]
    return max(
        groups, key=lambda group: (sum(code in one.tells for one in group), sum(code in one.codes for one in group))
    )


def _dated(row: Mapping[str, Any], group: Iterable[Coded]) -> bool:
    """True where the group's commonest day that is said, else any, is within a day of the coded one."""
    days = Counter(
        (one.sketch.said, one.sketch.end) for one in group if one.sketch.end is not None and not one.sketch.vague_time
    )
    if not days:
        return False
    best = max(days, key=lambda day: (day[0], days[day], -(day[1] or 0)))[1] or 0
    return abs(best - dt.date.fromisoformat(row["incident_date"]).toordinal()) <= 1


def _placed(row: Mapping[str, Any], group: Iterable[Coded]) -> bool:
    """True where the group's commonest point lies near the coded one."""
    points = Counter((one.sketch.lat, one.sketch.lon) for one in group if one.sketch.lat is not None)
    if not points:
        return False
    lat, lon = max(points, key=lambda point: (points[point], point[0] or 0.0))
    return distance_km(lat or 0.0, lon or 0.0, row["latitude"], row["longitude"]) <= NEAR_KM


def score_retellings(seed: int) -> None:
    """Print B-cubed of generated incidents, and that nothing told apart was merged."""
    made = retellings.generate(800, seed)
    outcome = link([told for told, _ in made])
    precision, recall, f1 = b_cubed(outcome, {told.id: key for told, key in made})
    report = {told.id: told.report for told, _ in made}
    merged = sum(len(group.members) - len({report[one] for one in group.members}) for group in outcome.groups)
    print(f"retellings, seed {seed}: B-cubed precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}", end="")
    print(f"; accounts of one report merged: {merged}")


def score_examples(*, missed: bool) -> None:
    """Print the pairs of reports of the example collection, and what was missed."""
    import yaml

    sys.path.insert(0, str(ROOT / "tests" / "examples"))
    from collection_files import reports

    reader = Reader.load()
    accounts = [
        told
        for key, one in reports().items()
        for told in tolds(reader, Report(key, one.text, one.published), one.source)
    ]
    outcome = link(accounts)
    truth = yaml.safe_load((ROOT / "tests" / "examples" / "expected_incidents.yml").read_text("utf8"))["incidents"]
    real = {pair for row in truth for pair in combinations(sorted(row["reports"]), 2)}
    report = {told.id: told.report for told in accounts}
    found = joined(outcome, report)
    print("example collection:", of_pairs(found, real))
    if missed:
        for one, other in sorted(found - real):
            print(f"  wrong: {one} | {other}")
        for line in _parted(truth, outcome, report):
            print(line)


def _parted(truth: Iterable[Mapping[str, Any]], outcome: Linked, report: Mapping[str, str]) -> Iterator[str]:
    """The incidents whose reports stand in several groups, or in none."""
    for row in truth:
        wanted = set(row["reports"])
        groups = [{report[one] for one in group.members} & wanted for group in outcome.groups]
        best = max(groups, key=lambda group: (len(group), sorted(group)))
        if best != wanted:
            yield f"  parted: {row['key']}: {len(best)} of {len(wanted)}; without {', '.join(sorted(wanted - best))}"


def main() -> None:
    """Read the arguments and print the scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, metavar="INCIDENTS.jsonl")
    parser.add_argument("--examples", action="store_true")
    parser.add_argument("--retellings", action="store_true")
    parser.add_argument("--seed", type=int, default=99)
    parser.add_argument("--missed", action="store_true", help="list what was joined wrongly or not at all")
    args = parser.parse_args()
    everything = not (args.gold or args.examples or args.retellings)
    if args.gold:
        score_coded(args.gold)
    if args.retellings or everything:
        score_retellings(args.seed)
    if args.examples or everything:
        score_examples(missed=args.missed)


if __name__ == "__main__":
    main()
