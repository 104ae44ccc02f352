"""Time expressions of the gold sets: our reader, HeidelTime and dateparser, scored alike.

    times_peers.py SET.jsonl [SET.jsonl ...] --reports REPORTS.jsonl [--json]

Two measures: everything equal (days, precision, part of day, clock), and the days alone, which asks no peer for what it
does not promise. Our reader and HeidelTime read whole reports, dateparser the sentence with the report's date.
Numbers only: no sentence is printed.
"""

import argparse
import datetime as dt
import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "eval"))

import score_layers as layers
from heideltime import HeidelTime, MissingError
from intervals import of_datetime, of_timex

from tawthiq.evaluate.slots import Slot, added

Row = dict[str, Any]
Find = Callable[[Row, Row], list[Row]]


def ours() -> Find:
    """The reader's expressions."""
    from tawthiq.reader import Reader

    reader = Reader.load()
    return lambda row, source: layers.found_times(reader.mentions(layers.report_of(row, source)), row)


def heideltime() -> Find:
    """HeidelTime's expressions that fall in the sentence."""
    tagger = HeidelTime()

    def find(row: Row, source: Row) -> list[Row]:
        report = layers.report_of(row, source)
        assert report.published
        _, found = tagger.tag(report.text, report.published)
        values = [(timex, of_timex(timex.value, timex.mod, timex.type)) for timex in found]
        placed = [{"at": [t.start - row["start"], t.end - row["start"]], **value} for t, value in values if value]
        return [one for one in placed if not layers.apart(one["at"], [0, row["end"] - row["start"]])]

    return find


def dateparser() -> Find:
    """Dateparser's search in the sentence."""
    try:
        from dateparser.date import DateDataParser  # type: ignore[import-untyped]
        from dateparser.search import search_dates  # type: ignore[import-untyped]
    except ImportError:
        raise MissingError("dateparser is not installed") from None

    def find(row: Row, source: Row) -> list[Row]:
        words = layers.sentence_of(row, layers.report_of(row, source).text)
        base = dt.datetime.combine(dt.date.fromisoformat(row["published"]), dt.time(12))
        settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past", "RETURN_TIME_AS_PERIOD": True}
        parser = DateDataParser(languages=["ar"], settings=settings)
        rows, at = [], 0
        for text, value in search_dates(words, languages=["ar"], settings=settings) or ():
            start = words.find(text, at)
            if start < 0:
                continue
            at = start + len(text)
            data = parser.get_date_data(text)
            rows.append({"at": [start, at], **of_datetime(value, data.period if data.date_obj else "day")})
        return rows

    return find


def days_only(rows: Iterable[Row]) -> list[Row]:
    """Answers reduced to their days; those without a day are left out."""
    bare = {"precision": None, "part": None, "clock": None}
    return [{**row, **bare} for row in rows if row["start"] or row.get("optional")]


def measure(find: Find, rows: list[Row], sources: dict[str, Row]) -> dict[str, dict[str, float]]:
    """One system on all sentences."""
    parts: list[dict[str, Slot]] = []
    for row in rows:
        source = sources[row["report"]]
        words = layers.sentence_of(row, layers.report_of(row, source).text)
        found = find(row, source)
        gold = row["expressions"]
        whole = layers.score_times(gold, found, words).slots
        loose = [g if g["start"] else {**g, "optional": True} for g in gold]
        days = layers.score_times(days_only(loose), days_only(found), words).slots
        parts.append({"all": whole["times"], "days": days["times"], "span": whole["times_span"]})
    return {name: slot.row() for name, slot in added(parts).items()}


SYSTEMS = {"tawthiq": ours, "HeidelTime": heideltime, "dateparser": dateparser}


def main() -> None:
    """Read the arguments and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", metavar="SET.jsonl")
    parser.add_argument("--reports", required=True)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--only", choices=sorted(SYSTEMS))
    args = parser.parse_args()
    rows = [row for path in args.sets for row in layers.read(path)]
    sources = {row["id"]: row for row in layers.read(args.reports)}
    result: dict[str, dict[str, dict[str, float]]] = {}
    for name, make in SYSTEMS.items():
        if args.only not in {None, name}:
            continue
        try:
            result[name] = measure(make(), rows, sources)
        except MissingError as error:
            print(f"skipped {error}", file=sys.stderr)
    if args.json:
        print(json.dumps(result))
        return
    print(f"{'system':<12}{'measure':<8}{'P':>8}{'R':>8}{'F1':>8}{'right':>7}{'found':>7}{'gold':>7}")
    for name, measures in result.items():
        for measure_name, row in measures.items():
            rates = f"{row['precision']:>8.3f}{row['recall']:>8.3f}{row['f1']:>8.3f}"
            print(f"{name:<12}{measure_name:<8}{rates}{row['tp']:>7}{row['pred']:>7}{row['gold']:>7}")


if __name__ == "__main__":
    main()
