"""Annotated reports without their words: mentions and names as offsets, for keeping; and back, for training.

    pack_incidents.py pack REPORTS.jsonl GOLD.jsonl > eval/gold/incidents/train.jsonl
    pack_incidents.py unpack REPORTS.jsonl eval/gold/incidents/train.jsonl > GOLD.jsonl

A quoted text becomes ``[start, end]`` in the report's full text; the hash of that text is kept, and unpacking refuses a
report whose text differs. A name that its report does not spell so (a merged preposition dropped) keeps the offsets of
its longest part that is spelt. Numbers, days, types and coordinates stay as they are.
"""

import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Row = dict[str, Any]
QUOTED = ("mentions", "other_places", "perpetrators", "targets", "weapons", "victim_names", "sources")


class PackError(ValueError):
    """An annotation that does not fit its report."""


def full_text(row: Row) -> str:
    """The text that offsets count in."""
    return f"{row['title']}\n{row['text']}" if row.get("title") else str(row["text"])


def found(text: str, quote: str) -> list[int] | None:
    """Where a quote, or the longest end of it that the text spells, first stands."""
    for start in range(len(quote) - 1):
        at = text.find(quote[start:])
        if at >= 0:
            return [at, at + len(quote) - start]
    return None


def packed(text: str, row: Row) -> Row:
    """One report's annotation with offsets for words."""
    incidents = []
    for incident in row["incidents"]:
        kept = dict(incident)
        for name in QUOTED:
            spans = [found(text, quote) for quote in incident.get(name) or []]
            kept[name] = [span for span in spans if span]
        if not kept["mentions"]:
            raise PackError(f"{row['id']} {incident['key']}: no mention stands in the text")
        if incident.get("place"):
            kept["place"] = incident["place"] | {"name": found(text, incident["place"]["name"])}
        incidents.append(kept)
    statements = [
        {"kind": one["kind"], "quote": span}
        for one in row.get("statements") or []
        if (span := found(text, one["quote"])) is not None
    ]
    digest = hashlib.sha256(text.encode()).hexdigest()
    return {"report": row["id"], "sha256": digest, "incidents": incidents, "statements": statements}


def unpacked(text: str, row: Row) -> Row:
    """The annotation with its words again."""
    if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
        raise PackError(f"{row['report']}: its text is not the one annotated")

    def words(span: list[int] | None) -> str:
        return text[span[0] : span[1]] if span else ""

    incidents = []
    for incident in row["incidents"]:
        whole = dict(incident) | {name: [words(span) for span in incident[name]] for name in QUOTED}
        if incident.get("place"):
            whole["place"] = incident["place"] | {"name": words(incident["place"]["name"])}
        incidents.append(whole)
    statements = [one | {"quote": words(one["quote"])} for one in row["statements"]]
    return {"id": row["report"], "incidents": incidents, "statements": statements}


def read(path: Path) -> Iterator[Row]:
    """The objects of a JSON-lines file."""
    yield from (json.loads(line) for line in path.read_text("utf8").splitlines() if line.strip())


def main() -> None:
    """Pack or unpack to standard output."""
    way, reports, answers = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    texts = {row["id"]: full_text(row) for row in read(reports)}
    for row in read(answers):
        ident = row["id"] if way == "pack" else row["report"]
        if ident not in texts:
            raise PackError(f"{ident} is not among the reports")
        made = packed(texts[ident], row) if way == "pack" else unpacked(texts[ident], row)
        print(json.dumps(made, ensure_ascii=False))


if __name__ == "__main__":
    main()
