"""Draw whole reports for annotation from a file of reports, the same ones for the same seed.

    draw_reports.py REPORTS.jsonl --seed N --reports N [--without OTHER.jsonl ...] > batch.jsonl

At most a share of ``EACH`` comes from one outlet, and only reports of ``SHORTEST`` to ``LONGEST`` characters are drawn
that hold a word of violence, however spelt: the hints are broad and not the reader's. Reports that other sets name
(as ``report`` or ``id``) are left out.
"""

import argparse
import json
import random
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any, Final

SHORTEST: Final = 250
LONGEST: Final = 3000
EACH: Final = 0.2
HINT: Final = re.compile(
    "قتل|قتيل|جرح|أصيب|إصاب|قصف|غار|تفجير|انفجار|هجوم|هاجم|اشتبا|اعتقل|خطف|استهدف|مواجه|معارك|تظاهر|أسر|لغم|صاروخ"
)


def taken(paths: list[str]) -> set[str]:
    """Ids of reports that other sets draw from."""
    rows = (json.loads(line) for path in paths for line in Path(path).read_text("utf8").splitlines())
    return {str(row.get("report") or row.get("id")) for row in rows}


def draw(rows: list[dict[str, Any]], *, seed: int, wanted: int) -> list[dict[str, Any]]:
    """Reports in a random order that the seed fixes, no outlet beyond its share."""
    random.Random(seed).shuffle(rows)
    outlets: Counter[str] = Counter()
    found = []
    for row in rows:
        text = row["text"]
        outlet = str(row.get("source"))
        if not SHORTEST <= len(text) <= LONGEST or not HINT.search(text) or outlets[outlet] >= EACH * wanted:
            continue
        outlets[outlet] += 1
        found.append(row)
        if len(found) == wanted:
            break
    return found


def main() -> None:
    """Read the arguments and write the batch to standard output."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--reports", type=int, required=True, dest="wanted")
    parser.add_argument("--without", nargs="*", default=[], metavar="SET")
    args = parser.parse_args()
    used = taken(args.without)
    rows = [json.loads(line) for line in Path(args.reports).read_text("utf8").splitlines()]
    for row in draw([row for row in rows if row["id"] not in used], seed=args.seed, wanted=args.wanted):
        json.dump(row, sys.stdout, ensure_ascii=False)
        print()


if __name__ == "__main__":
    main()
