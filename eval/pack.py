"""Pack annotators' answers with the batch they answer into gold: offsets and values, no published words.

    pack.py BATCH.jsonl ANSWERS.jsonl times|counts|clauses > gold/times/open.jsonl

Every quoted answer becomes ``at``: start and end within its sentence. What does not fit its sentence is an error.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Row = dict[str, Any]
KEPT = {
    "times": ("start", "end", "precision", "part", "clock"),
    "counts": ("fate", "group", "min", "max", "part_of"),
}
LISTS = {"times": "expressions", "counts": "phrases"}


class PackError(ValueError):
    """An answer that does not fit its sentence."""


def place(sentence: str, answer: Row) -> list[int]:
    """Where the quoted words stand: the ``nth`` of their occurrences."""
    at = -1
    for _ in range(answer.get("nth", 0) + 1):
        at = sentence.find(answer["quote"], at + 1)
        if at < 0:
            raise PackError(f"{answer['quote']!r} (nth {answer.get('nth', 0)}) is not in its sentence")
    return [at, at + len(answer["quote"])]


def expression(sentence: str, answer: Row, kind: str) -> Row:
    """One time or count with offsets in place of its quote."""
    missing = [name for name in KEPT[kind] if name not in answer and name != "part_of"]
    if missing:
        raise PackError(f"{answer['quote']!r} lacks {', '.join(missing)}")
    row: Row = {"at": place(sentence, answer)} | {name: answer.get(name) for name in KEPT[kind]}
    if kind == "counts":
        row["part_of"] = bool(row["part_of"])
    return row | ({"optional": True} if answer.get("optional") else {})


def begins(sentence: str, clauses: list[str]) -> list[int]:
    """Where clauses begin, the first left out."""
    if "".join(clauses) != sentence:
        raise PackError("the clauses do not give their sentence")
    offsets, at = [], 0
    for clause in clauses[:-1]:
        at += len(clause)
        offsets.append(at)
    return offsets


def pack(batch: list[Row], answers: list[Row], kind: str) -> Iterator[Row]:
    """One row a sentence, in the order of the batch."""
    by_id = {answer["id"]: answer for answer in answers}
    for row in batch:
        packed = {name: row[name] for name in ("report", "start", "end", "sha256", "published")}
        try:
            answer = by_id[row["id"]]
            if kind == "clauses":
                packed["begins"] = begins(row["sentence"], answer["clauses"])
            else:
                rows = [expression(row["sentence"], item, kind) for item in answer[LISTS[kind]]]
                packed[LISTS[kind]] = rows
        except (KeyError, PackError) as error:
            raise PackError(f"{row['id']}: {error}") from error
        yield packed


def read(path: str) -> list[Row]:
    """The objects of a JSON-lines file."""
    return [json.loads(line) for line in Path(path).read_text("utf8").splitlines() if line.strip()]


def main() -> None:
    """Read the arguments and write the gold to standard output."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("batch")
    parser.add_argument("answers")
    parser.add_argument("kind", choices=("times", "counts", "clauses"))
    args = parser.parse_args()
    try:
        rows = list(pack(read(args.batch), read(args.answers), args.kind))
    except PackError as error:
        sys.exit(f"pack.py: {error}")
    for row in rows:
        print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()
