"""How fast the reader is, beside its peers on the same reports in the same run.

    run.py [--reports REPORTS.jsonl] [--limit N] [--peer-limit N] [--json]

Speed is in reports of 1,000 characters a second, one report after another, each handed over alone. The reader runs in
one thread; the peers find dates only, the reader reads everything. Every system first reads as many other reports to
warm up (rules are compiled then, a JVM compiles what it runs often); what is compared is how fast it then reads reports
it has not seen. The speed of the warm-up stands beside it. Loading the reader and starting the JVM never count.

The reports are ``corpus/unlabelled.jsonl`` in the folder that ``TAWTHIQ_SHARED`` names (``../shared``); without them
the shipped examples are read over and over. Peers that are not installed are skipped with a note.
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
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from heideltime import HeidelTime, MissingError

from tawthiq.cli.shipped import examples
from tawthiq.contract.lines import report_of
from tawthiq.model.report import Report

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("TAWTHIQ_SHARED") or ROOT.parent / "shared")
CORPUS = SHARED / "corpus" / "unlabelled.jsonl"
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


@dataclass(frozen=True)
class Passes:
    """Dated reports: those to warm up with, and others to measure on."""

    warming: list[Report]
    measured: list[Report]

    @classmethod
    def of(cls, reports: list[Report], size: int) -> "Passes":
        """The first ``size`` to measure on, the next to warm up; halves where there are not enough."""
        dated = [report for report in reports if report.published]
        size = min(size, len(dated) // 2)
        return cls(dated[size : 2 * size], dated[:size])


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


def reader(reports: list[Report], passes: Passes) -> Result:
    """Our reader on the reports that the peers read, then on all; memory is before any peer."""
    from tawthiq.reader import Reader

    start = time.perf_counter()
    loaded = Reader.load()
    loading = time.perf_counter() - start
    compared = passed(loaded.read_report, passes)
    result = timed(loaded.read_report, reports)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {**result, "compared": compared, "load_seconds": round(loading, 3), "peak_mb": round(peak / 1024, 1)}


def passed(read: Callable[[Report], object], passes: Passes) -> Result:
    """Warm up, then measure."""
    warming = timed(read, passes.warming)["per_second"]
    return {**timed(read, passes.measured), "warming": warming}


def heideltime(passes: Passes) -> Result:
    """HeidelTime: one JVM for all; the seconds within ``process``, so its start, our pipes and base64 are left out."""
    tagger = HeidelTime()

    def read(reports: list[Report]) -> Result:
        seconds = sum(tagger.tag(report.text, report.published)[0] for report in reports if report.published)
        characters = sum(len(report.text) for report in reports)
        return {"reports": len(reports), "seconds": round(seconds, 2), "per_second": speed(characters, seconds)}

    warming = read(passes.warming)["per_second"]
    result = read(passes.measured)
    tagger.close()
    return {**result, "warming": warming}


def dateparser(passes: Passes) -> Result:
    """Dateparser's search."""
    try:
        from dateparser.search import search_dates  # type: ignore[import-untyped]
    except ImportError:
        raise MissingError("dateparser is not installed") from None

    def find(report: Report) -> object:
        base = dt.datetime.combine(report.published or dt.date(2020, 1, 1), dt.time(12))
        return search_dates(report.text, languages=["ar"], settings={"RELATIVE_BASE": base})

    return passed(find, passes)


PEERS: dict[str, Callable[[Passes], Result]] = {"HeidelTime": heideltime, "dateparser": dateparser}


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
    parser.add_argument(
        "--peer-limit", type=int, default=200, help="dated reports to compare on, and as many others to warm up"
    )
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    reports, source = reports_of(args.reports, args.limit)
    passes = Passes.of(reports, args.peer_limit)
    machine = f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores"
    result: Result = {"source": source, "machine": machine, "tawthiq": reader(reports, passes)}
    for name, peer in PEERS.items():
        try:
            result[name] = peer(passes)
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
    lines.append(f"{'':<12}{'per second':>11}{'warming up':>12}{'seconds':>9}{'reports':>9}   tawthiq is")
    same = ours["compared"]
    for name, row in (("tawthiq", same), *((name, result[name]) for name in PEERS if name in result)):
        times = f"{same['per_second'] / row['per_second']:.1f} times as fast" if name != "tawthiq" else ""
        lines.append(
            f"{name:<12}{row['per_second']:>11}{row['warming']:>12}{row['seconds']:>9}{row['reports']:>9}   {times}"
        )
    lines += [
        "",
        f"all reports: {ours['per_second']} per second, slowest report {ours['slowest']} s",
        f"peak memory {ours['peak_mb']} MB, loading {ours['load_seconds']} s",
    ]
    lines += [f"cold start, {name}: {seconds} s" for name, seconds in result["cold_start_seconds"].items()]
    return "\n".join([*lines, "(per second: reports of 1,000 characters once warm; the peers find dates only)"])


if __name__ == "__main__":
    main()
