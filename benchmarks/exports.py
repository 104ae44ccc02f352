"""Time and memory of every table export at 100,000 incidents, in a process of its own each.

The incidents are generated: views of the shipped example collection, each time with another id, day and place, kept in
a collection as grouping keeps them, and exported by the command. Run:

    python benchmarks/exports.py [--incidents 100000] [--formats csv xlsx] [--profile public]
"""

import argparse
import datetime as dt
import hashlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

FORMATS = ("jsonl", "csv", "xlsx", "parquet", "geojson", "acled", "ucdp", "hxl", "bayanat")


def main() -> None:
    """Generate a collection and print a line for each format."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--incidents", type=int, default=100_000)
    parser.add_argument("--formats", nargs="+", default=FORMATS)
    parser.add_argument("--profile", default="internal")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "c"
        claims, values = generate(root, asked.incidents)
        print(f"{asked.incidents:,} incidents, {claims:,} claims, {values:,} values")
        for form in asked.formats:
            print(measured(root, form, asked.profile), flush=True)


def generate(root: Path, number: int) -> tuple[int, int]:
    """A collection of generated incidents; returns how many claims and values they have."""
    from tawthiq.collection.collection import Collection

    with tempfile.TemporaryDirectory() as folder:
        views = example_views(Path(folder) / "example")
    claims = values = 0
    with Collection.create(root) as collection:
        from tawthiq.collection.orm import Incident

        rows = []
        for at in range(number):
            view = changed(views[at % len(views)], at)
            claims += len(view["claims"])
            values += sum(len(claim["values"]) for claim in view["claims"])
            date = view["date"] or {"start": None, "end": None}
            day = {"first_day": date["start"], "last_day": date["end"]}
            more = {"type": view["type"], "grade": view["grade"], "lines": view["lines"], "view": view}
            rows.append(Incident(id=view["id"], **day, **more))
            if len(rows) == 2_000 or at == number - 1:
                Incident.objects.using(collection.db).bulk_create(rows)
                rows.clear()
    return claims, values


def example_views(folder: Path) -> list[dict[str, Any]]:
    """The incidents of the shipped example collection."""
    from tawthiq.collection.collection import Collection

    command = [sys.executable, "-m", "tawthiq.cli.main", "demo", "--into", str(folder), "--no-browser"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    with Collection.open(folder) as collection:
        from tawthiq.collection.orm import Incident

        return list(Incident.objects.using(collection.db).filter(merged_into=None).values_list("view", flat=True))


def changed(view: dict[str, Any], at: int) -> dict[str, Any]:
    """An incident like a given one, elsewhere and on another day."""
    text = json.dumps(view, ensure_ascii=False)
    made: dict[str, Any] = json.loads(text)
    made["id"] = f"i{at:012x}"
    if made["date"]:
        day = (dt.date(2015, 1, 1) + dt.timedelta(at % 3650)).isoformat()
        made["date"] |= {"start": day, "end": day}
    for claim in made["claims"]:
        for span in (claim["mention"], *(value["evidence"] for value in claim["values"])):
            span["text"] += f" {at}"
        claim["report"]["url"] = f"https://news.example/{claim['report']['id']}/{at}"
        claim["report"]["sha256"] = hashlib.sha256(f"{claim['report']['id']}{at}".encode()).hexdigest()
        claim["id"] = f"{claim['id']}-{at}"
        claim["report"]["id"] += f"{at:x}"
    made["reports"] = list(dict.fromkeys(claim["report"]["id"] for claim in made["claims"]))
    return made


def measured(root: Path, form: str, profile: str) -> str:
    """Run the command once; seconds, peak memory and size of the file."""
    out = root.parent / f"out.{form}"
    command = [sys.executable, "-m", "tawthiq.cli.main", "export", str(root), "-f", form, "--profile", profile]
    began = time.perf_counter()
    done = subprocess.Popen([*command, "--out", str(out)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(done.pid, 0)
    seconds = time.perf_counter() - began
    peak = used.ru_maxrss / 1024
    size = out.stat().st_size / 1e6 if out.exists() else 0.0
    ended = os.waitstatus_to_exitcode(status)
    spent = f"{seconds:6.1f} s (processor {_cpu(used):5.1f})"
    return f"{form:<8} {spent} {peak:6.0f} MB at most, file {size:7.1f} MB, status {ended}"


def _cpu(used: resource.struct_rusage) -> float:
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
