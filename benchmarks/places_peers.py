"""Whose places are right: ours, and the plainest peer's, a longest match of names, on the same sentences.

    places_peers.py SET.jsonl --reports REPORTS.jsonl [--gazetteer FILE]

Both read the same reports with the same gazetteer. Precision is over all that was found on descriptions and on words
that only look like a place; recall is the share of the descriptions that are right. Only numbers are printed, so that
a blind set stays blind. How a description is judged: ``eval/score_places.py``.
"""

import argparse
import sys
from pathlib import Path
from typing import Any

from tawthiq.gazetteer.index import Gazetteer
from tawthiq.reader import Reader

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "eval"))

import score_places


def main() -> None:
    """Read the arguments and print a line a system."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("set", metavar="SET.jsonl")
    parser.add_argument("--reports", required=True, metavar="REPORTS.jsonl")
    parser.add_argument("--gazetteer", type=Path, metavar="FILE")
    args = parser.parse_args()
    reader, gazetteer = Reader.load(args.gazetteer), Gazetteer.open(args.gazetteer)
    finders: dict[str, Any] = {
        "tawthiq": lambda doc: score_places.by_reading(reader, doc),
        "longest match": lambda doc: score_places.by_name(gazetteer, doc),
    }
    sources = {row["id"]: row for row in score_places.read(args.reports)}
    outcomes = score_places.run(list(score_places.read(args.set)), sources, reader.prepare, finders)
    print(f"{'':<16}{'precision':>10}{'recall':>8}{'F1':>8}{'traps left alone':>18}")
    for name, own in outcomes.items():
        rate, alone = score_places.rates(own), score_places.table(own).get("trap", {}).get("accuracy", 0.0)
        print(f"{name:<16}{rate['precision']:>10.3f}{rate['recall']:>8.3f}{rate['f1']:>8.3f}{alone:>18.3f}")


if __name__ == "__main__":
    main()
