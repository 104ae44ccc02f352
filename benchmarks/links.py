"""Measure linking: time and memory for growing numbers of generated accounts, and what one more report costs.

    links.py [--accounts N ...] [--batch yes|no|auto]

Each size runs in a process of its own, so that its peak of memory is its own. The accounts come from the generator of
retellings with a fixed seed, as dense as a war is told: the days grow with the number of accounts.
"""

import argparse
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from tawthiq.reconcile.link import candidates, keys, link, sketch

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "eval"))
SIZES: Final = (1_000, 10_000, 100_000, 300_000)
A_DAY: Final = 60  # accounts
AN_INCIDENT: Final = 3.6  # accounts, in the mean
BATCH: Final = {"yes": True, "no": False, "auto": None}


def measure(accounts: int, batch: str) -> None:
    """Generate, link and print one line."""
    import retellings

    days = max(30, accounts // A_DAY)
    made = [told for told, _ in retellings.generate(round(accounts / AN_INCIDENT), 1, days=days)][:accounts]
    begun = time.perf_counter()
    outcome = link(made, batch=BATCH[batch])
    taken = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    stored: dict[str, list[str]] = defaultdict(list)
    sketches = [sketch(told) for told in made]
    for one in sketches:
        for key in keys(one):
            stored[key].append(one.id)

    def index(wanted: Iterable[str]) -> Iterable[str]:
        return (found for key in wanted for found in stored.get(key, ()))

    begun = time.perf_counter()
    sample = sketches[:: max(1, len(sketches) // 200)]
    near = [len(candidates([one], index)) for one in sample]
    each = (time.perf_counter() - begun) / len(sample) * 1000
    rows = sum(map(len, stored.values())) / len(sketches)
    print(
        f"{len(made):>9,} accounts {taken:8.1f} s {peak:7.0f} MB {len(outcome.groups):>8,} incidents"
        f" {len(outcome.near):>8,} near misses; one more: {sum(near) / len(near):.0f} candidates (most {max(near)})"
        f" found in {each:.1f} ms; {rows:.1f} keys an account",
        flush=True,
    )


def main() -> None:
    """Run each size by itself."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--accounts", type=int, nargs="*", default=SIZES)
    parser.add_argument("--batch", choices=BATCH, default="auto")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    for size in args.accounts:
        if args.here:
            measure(size, args.batch)
        else:
            command = [sys.executable, __file__, "--here", "--batch", args.batch, "--accounts", str(size)]
            subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
