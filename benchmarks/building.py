"""How long a collection takes: built, built again, one report added, verified; and how much memory each takes.

    building.py [--reports REPORTS.jsonl] [--database ADDRESS] [--json]

Each step is a command of its own, as a user runs it, so that what is measured includes its start. Memory is the largest
resident set of any one of its processes. The peer is what anybody has: the same reports read by ``tawthiq read`` alone
into a file of records, with as many processes and no collection; the ratio is what keeping, linking and logging costs.
The reports are ``corpus/unlabelled.jsonl`` in the folder that ``TAWTHIQ_SHARED`` names (``../shared``).
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("TAWTHIQ_SHARED") or ROOT.parent / "shared")
CORPUS = SHARED / "corpus" / "unlabelled.jsonl"
ONE = "قتل ثلاثة مدنيين بقصف مدفعي استهدف السوق الشعبي في مدينة سرمين بريف إدلب صباح اليوم الأحد."
STEPS = ("read alone", "build", "build again", "add one report", "verify", "status")


def main() -> None:
    """Run all steps in a temporary folder and print them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=Path, default=CORPUS)
    parser.add_argument("--database", default="sqlite")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    if not args.reports.exists():
        sys.exit(f"{args.reports} is not there: name reports with --reports")
    with tempfile.TemporaryDirectory(prefix="tawthiq-bench-") as folder:
        found = measure(Path(folder), args.reports, args.database)
    if args.json:
        print(json.dumps(found, indent=1))
        return
    for name, row in found.items():
        beside = f"   {row['ratio']:.2f} times reading alone" if "ratio" in row else ""
        print(f"{name:<16} {row['seconds']:>7.1f} s {row['megabytes']:>6.0f} MB{beside}")


def measure(folder: Path, reports: Path, database: str) -> dict[str, dict[str, float]]:
    """Seconds and megabytes of each step."""
    root = folder / "collection"
    one = folder / "one.jsonl"
    one.write_text(json.dumps({"id": "one", "text": ONE, "published": "2023-07-09"}, ensure_ascii=False), "utf8")
    run("new", root, "--database", database)
    cores = str(os.cpu_count() or 1)
    commands: tuple[tuple[Any, ...], ...] = (
        ("read", reports, "--format", "jsonl", "--jobs", cores, "--out", folder / "records.jsonl"),
        ("build", root, reports),
        ("build", root, reports),
        ("build", root, one),
        ("verify", root),
        ("status", root),
    )
    found = {name: run(*command) for name, command in zip(STEPS, commands, strict=True)}
    found["build"]["ratio"] = found["build"]["seconds"] / found["read alone"]["seconds"]
    return found


def run(*command: object) -> dict[str, float]:
    """Run one command in a process of its own, which tells the largest memory of it and of its workers."""
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, __file__, "--inner", *map(str, command)], check=True, capture_output=True, text=True
    )
    return {"seconds": time.perf_counter() - start, "megabytes": float(done.stderr.rsplit("\n", 2)[-2]) / 1024}


def inner() -> None:
    """Run a command here, then tell the memory."""
    from tawthiq.cli.main import app

    try:
        app(sys.argv[2:], standalone_mode=False)
    except SystemExit as end:
        if end.code:
            raise
    largest = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(largest, file=sys.stderr)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--inner"]:
        inner()
    else:
        main()
