"""Draw incidents that the reader made of reports without gold, to be judged value by value; the same for the same seed.

    draw_incidents.py REPORTS.jsonl --seed N --incidents N --sheet SHEET.tsv [--gazetteer FILE] > to_judge.txt

All reports are read; of all their incidents, in an order that the seed fixes, the first so many are drawn, at most one
of a report. What is printed is for the judge: the report's day and text, and each value beside the words that it
stands on. The sheet (see ``gold/judged/GUIDE.md``) gets a row for the incident and one for each of its values, with
ids and offsets, no words, and an empty verdict that the judge fills in. ``score_judged.py`` counts them.
"""

import argparse
import datetime as dt
import json
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tawthiq.contract.lines import full_text
from tawthiq.model.incident import Incident
from tawthiq.model.report import Report

Read = Callable[[Report], Sequence[Incident]]
COLUMNS: Final = ("report", "incident", "start", "end", "field", "verdict")
# What is shown of a place and a date; the rest follows from these.
SHOWN: Final = ("name", "name_en", "country", "admin1", "lat", "lon", "radius_km", "start", "end", "min", "max")


@dataclass(frozen=True, slots=True)
class Item:
    """What is judged: a field, its value for the judge, the offsets of the words that it stands on, and those words."""

    field: str
    value: str
    start: int
    end: int
    words: str


def day(value: object) -> dt.date | None:
    """A day from ISO text; None from nothing."""
    return dt.date.fromisoformat(str(value)[:10]) if value else None


def reports(path: Path) -> Iterator[Report]:
    """The reports of a file, one a line, with their days of publication."""
    with path.open(encoding="utf8") as lines:
        for row in (json.loads(line) for line in lines if line.strip()):
            yield Report(row["id"], full_text(row), day(row.get("published")), day(row.get("published_from")))


def draw(made: Iterable[tuple[Report, Sequence[Incident]]], *, seed: int, wanted: int) -> list[tuple[Report, Incident]]:
    """So many incidents, each as likely as any other but for the rule of one a report."""
    pairs = [(report, incident) for report, incidents in made for incident in incidents]
    random.Random(seed).shuffle(pairs)
    drawn: dict[str, tuple[Report, Incident]] = {}
    for report, incident in pairs:
        if len(drawn) == wanted:
            break
        drawn.setdefault(report.id, (report, incident))
    return list(drawn.values())


def shown(value: object) -> str:
    """A value as the judge reads it."""
    if not isinstance(value, dict):
        return str(value)
    return ", ".join(f"{key} {value[key]}" for key in SHOWN if value.get(key) is not None)


def items(incident: Incident) -> list[Item]:
    """The incident itself, then each of its values once, in the order of its claims."""
    telling = incident.mentions[0]
    first = telling.trigger
    found = [Item("incident", incident.type, first.start, first.end, telling.span.text)]
    found.append(Item("status", incident.status, first.start, first.end, first.text))
    for claim in incident.claims:
        row: dict[str, Any] = claim.to_dict()
        if row["source"] and row["source"].get("name") and row["cue"]:
            found.append(_item("sources", row["source"], row["cue"]))
        found += [_item(value["field"], value["value"], value["evidence"]) for value in row["values"]]
    return list(dict.fromkeys(found))


def _item(field: str, value: object, words: dict[str, Any]) -> Item:
    return Item(field, shown(value), words["start"], words["end"], words["text"])


def sheet_rows(report: Report, incident: Incident) -> Iterator[tuple[str, ...]]:
    """The rows of the sheet for an incident: ids, offsets and field, and no verdict yet."""
    at = str(incident.mentions[0].trigger.start)
    for item in items(incident):
        yield report.id, at, str(item.start), str(item.end), item.field, ""


def page(number: int, report: Report, incident: Incident) -> str:
    """What the judge reads of an incident."""
    lines = [f"=== {number}  {report.id}  published {report.published}", report.text, "---"]
    lines += [f"{item.field:<18} {item.value}   «{item.words}» {item.start}-{item.end}" for item in items(incident)]
    return "\n".join([*lines, ""])


def main() -> None:
    """Read the arguments, write the sheet and print what is to be judged."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path, metavar="REPORTS.jsonl")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--incidents", type=int, default=100, metavar="N")
    parser.add_argument("--sheet", type=Path, required=True, metavar="SHEET.tsv")
    parser.add_argument("--gazetteer", type=Path, metavar="FILE")
    args = parser.parse_args()
    if args.sheet.exists():
        parser.error(f"{args.sheet} is there already; verdicts are not written over")
    from tawthiq.reader import Reader

    reader = Reader.load(args.gazetteer)
    made = ((report, reader.read_report(report).incidents) for report in reports(args.reports))
    drawn = draw(made, seed=args.seed, wanted=args.incidents)
    rows = [COLUMNS, *(row for report, incident in drawn for row in sheet_rows(report, incident))]
    args.sheet.write_text("".join("\t".join(row) + "\n" for row in rows), "utf8")
    for number, (report, incident) in enumerate(drawn, 1):
        print(page(number, report, incident))


if __name__ == "__main__":
    main()
