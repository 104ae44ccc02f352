"""How fast the reader is, beside its peers on the same reports in the same run.

    run.py [--reports REPORTS.jsonl] [--limit N] [--peer-limit N] [--json]

Speed is in reports of 1,000 characters a second on one core. The peers find dates only, the reader reads everything.
Without a file of reports (``../shared/corpus/unlabelled.jsonl``), the shipped examples are read over and over. Peers
that are not installed are skipped with a note.
"""

import argparse
import datetime as dt
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from heideltime import HeidelTime, MissingError

from tawthiq.cli.demo import examples
from tawthiq.contract.lines import report_of
from tawthiq.model.report import Report

ROOT = Path(__file__).parents[1]
CORPUS = ROOT.parent / "shared" / "corpus" / "unlabelled.jsonl"
RUNS = 5
Result = dict[str, Any]


def reports_of(path: Path | None, limit: int) -> tuple[list[Report], str]:
    """The reports to read and where they are from."""
    if path and path.exists():
        with path.open(encoding="utf8") as lines:
            reports = [report_of(json.loads(line)).report for line in lines if line.strip()]
        return reports[:limit], path.name
    shipped = [report for report, _ in examples()]
    return (shipped * (limit // len(shipped) + 1))[: min(limit, 600)], "the shipped examples, repeated"


def speed(characters: int, seconds: float) -> float:
    """Reports of 1,000 characters a second."""
    return round(characters / 1000 / seconds, 1)


def timed(read: Callable[[Report], object], reports: list[Report]) -> Result:
    """Read all reports one after another."""
    start = time.perf_counter()
    slowest = 0.0
    for report in reports:
        before = time.perf_counter()
        read(report)
        slowest = max(slowest, time.perf_counter() - before)
    seconds = time.perf_counter() - start
    characters = sum(len(report.text) for report in reports)
    return {
        "reports": len(reports),
        "characters": characters,
        "seconds": round(seconds, 2),
        "per_second": speed(characters, seconds),
        "slowest": round(slowest, 3),
    }


def reader(reports: list[Report], shared: int) -> Result:
    """Our reader, also on the first ``shared`` reports alone, which the peers read; memory is before any peer."""
    from tawthiq.reader import Reader

    start = time.perf_counter()
    loaded = Reader.load()
    loading = time.perf_counter() - start
    loaded.read_report(reports[0])
    result = timed(loaded.read_report, reports)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    same = timed(loaded.read_report, reports[:shared])["per_second"]
    return {**result, "same_reports": same, "load_seconds": round(loading, 3), "peak_mb": round(peak / 1024, 1)}


def heideltime(reports: list[Report]) -> Result:
    """HeidelTime: one JVM for all documents; its own seconds, start and pipes left out."""
    tagger = HeidelTime()
    dated = [report for report in reports if report.published]
    seconds = sum(tagger.tag(report.text, report.published)[0] for report in dated if report.published)
    tagger.close()
    characters = sum(len(report.text) for report in dated)
    return {
        "reports": len(dated),
        "characters": characters,
        "seconds": round(seconds, 2),
        "per_second": speed(characters, seconds),
    }


def dateparser(reports: list[Report]) -> Result:
    """Dateparser's search."""
    try:
        from dateparser.search import search_dates  # type: ignore[import-untyped]
    except ImportError:
        raise MissingError("dateparser is not installed") from None

    def find(report: Report) -> object:
        base = dt.datetime.combine(report.published or dt.date(2020, 1, 1), dt.time(12))
        return search_dates(report.text, languages=["ar"], settings={"RELATIVE_BASE": base})

    return timed(find, reports)


def cold_starts() -> Result:
    """Median seconds of commands started from nothing."""
    run = "from tawthiq.cli.main import run; run()"
    example = next((ROOT / "tawthiq" / "examples").glob("*.txt"))
    commands = {
        "python": [sys.executable, "-c", "pass"],
        "import tawthiq": [sys.executable, "-c", "import tawthiq"],
        "tawthiq --help": [sys.executable, "-c", run, "--help"],
        "tawthiq read one report": [sys.executable, "-c", run, "read", str(example), "--format", "json"],
    }
    return {
        name: round(statistics.median(_once(command) for _ in range(RUNS)), 3) for name, command in commands.items()
    }


def _once(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    return time.perf_counter() - start


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=Path, default=CORPUS)
    parser.add_argument("--limit", type=int, default=10_000, help="reports for the reader")
    parser.add_argument("--peer-limit", type=int, default=200, help="reports for each peer: the first of the same ones")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    reports, source = reports_of(args.reports, args.limit)
    machine = f"Python {platform.python_version()}, {platform.machine()}, one core"
    result: Result = {"source": source, "machine": machine, "tawthiq": reader(reports, args.peer_limit)}
    for name, peer in (("HeidelTime", heideltime), ("dateparser", dateparser)):
        try:
            result[name] = peer(reports[: args.peer_limit])
        except MissingError as error:
            print(f"skipped {error}", file=sys.stderr)
    result["cold_start_seconds"] = cold_starts()
    print(json.dumps(result) if args.json else table(result))


def table(result: Result) -> str:
    """The result for people."""
    ours = result["tawthiq"]
    lines = [
        f"{result['source']}: {ours['reports']} reports, {ours['characters']:,} characters; {result['machine']}",
        "",
    ]
    lines.append(f"{'':<12}{'per second':>11}{'seconds':>9}{'reports':>9}   tawthiq is")
    for name in ("tawthiq", "HeidelTime", "dateparser"):
        if name in result:
            row = result[name]
            times = f"{ours['same_reports'] / row['per_second']:.1f} times as fast" if name != "tawthiq" else ""
            lines.append(f"{name:<12}{row['per_second']:>11}{row['seconds']:>9}{row['reports']:>9}   {times}")
    lines += [
        "",
        f"on the peers' reports tawthiq reads {ours['same_reports']} per second",
        f"peak memory {ours['peak_mb']} MB, loading {ours['load_seconds']} s, slowest report {ours['slowest']} s",
    ]
    lines += [f"cold start, {name}: {seconds} s" for name, seconds in result["cold_start_seconds"].items()]
    return "\n".join([*lines, "(per second: reports of 1,000 characters; the peers find dates only)"])


if __name__ == "__main__":
    main()
