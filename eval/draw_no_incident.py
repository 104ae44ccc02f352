"""Draw short texts that may tell of no incident, to be read before they are listed; the same for the same seed.

    draw_no_incident.py REPORTS.jsonl --seed N --texts N [--longest CHARACTERS] > batch.jsonl

A text is a paragraph of a report, as a post would quote it, at most one of a report and none of its first line. Reports
of conflict that tell of no incident at all are rare; paragraphs of them are not: statements, comment, background,
plans, talks. Nothing is left out by its words, so whoever lists those without an incident reads every text first.
A row of the batch names the report, the offsets of the paragraph in it and the hash of its words; ``--text`` adds the
words for reading. ``score_posts.py`` measures the list that is made of it.
"""

import argparse
import hashlib
import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

SHORTEST: Final = 100
LONGEST: Final = 900


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of the lines after the first, blanks at their ends left off."""
    at = 0
    for number, line in enumerate(text.split("\n")):
        if number and line.strip():
            start = at + len(line) - len(line.lstrip())
            yield start, start + len(line.strip())
        at += len(line) + 1


def draw(rows: list[dict[str, Any]], *, seed: int, wanted: int, longest: int = LONGEST) -> list[dict[str, Any]]:
    """One paragraph of each of so many reports: report id, offsets, words."""
    chance = random.Random(seed)
    chance.shuffle(rows)
    drawn = []
    for row in rows:
        fit = [(start, end) for start, end in paragraphs(row["text"]) if SHORTEST <= end - start <= longest]
        if fit and len(drawn) < wanted:
            start, end = chance.choice(fit)
            drawn.append({"report": row["id"], "start": start, "end": end, "text": row["text"][start:end]})
    return drawn


def main() -> None:
    """Read the arguments and write the batch to standard output."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path, metavar="REPORTS.jsonl")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--texts", type=int, required=True, metavar="N")
    parser.add_argument("--longest", type=int, default=LONGEST, metavar="CHARACTERS")
    parser.add_argument("--text", action="store_true", help="write the words too")
    args = parser.parse_args()
    rows = [json.loads(line) for line in args.reports.read_text("utf8").splitlines() if line.strip()]
    for row in draw(rows, seed=args.seed, wanted=args.texts, longest=args.longest):
        words = row.pop("text")
        shown = row | {"sha256": hashlib.sha256(words.encode()).hexdigest()} | ({"text": words} if args.text else {})
        json.dump(shown, sys.stdout, ensure_ascii=False)
        print()


if __name__ == "__main__":
    main()
