"""A build killed at any moment: the collection opens, verifies, goes on, and comes to the same record."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import postgres
import pytest
from filled import BOMB, RAID, SHELLING, Make, filled, lines

from tawthiq.collection.collection import Collection
from tawthiq.collection.folder import CollectionError
from tawthiq.collection.orm import (
    Account,
    Act,
    Appearance,
    Incident,
    Membership,
    Naming,
    Original,
    Reading,
    Report,
    Value,
)
from tawthiq.collection.session import Session
from tawthiq.collection.verify import verify

SCRIPT = Path(__file__).with_name("interrupted_build.py")
KILLS = 50
FEW = 10  # on the second database: each build waits for a server
PLACES = ("سرمين", "بنش", "تفتناز", "أريحا", "جسر الشغور", "معرة مصرين", "الأتارب", "دارة عزة")


def sources(folder: Path) -> list[Path]:
    """Files of reports, short ones, so that there are many steps to be killed between."""
    folder.mkdir()
    rows = [
        {
            "id": f"{place}-{n}",
            "text": text.replace("سرمين", place),
            "published": f"2023-07-{n:02}",
            "source": "وكالة نبأ",
        }
        for place in PLACES
        for n, text in enumerate((SHELLING, BOMB, RAID), 9)
    ]
    (folder / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    return [lines(folder / f"{n}.jsonl", rows[n::4]) for n in range(4)] + [folder / "photo.txt"]


def told(collection: Collection) -> dict[str, Any]:
    """Everything but the moments at which it was written."""
    db = collection.db
    return {
        "reports": list(Report.objects.using(db).order_by("id").values_list("id", "text", "copy_of", "source__name")),
        "appearances": sorted(Appearance.objects.using(db).values_list("original", "locator", "report")),
        "records": sorted(Reading.objects.using(db).values_list("report", "record_sha256")),
        "accounts": sorted(Account.objects.using(db).values_list("id", "type")),
        "values": Value.objects.using(db).count(),
        "incidents": sorted(Incident.objects.using(db).values_list("id", "type")),
        "members": sorted(Membership.objects.using(db).values_list("account", "incident", "first")),
        "persons": sorted(Naming.objects.using(db).values_list("person", "value__claim", "value__position")),
        "originals": sorted(Original.objects.using(db).values_list("sha256", "size")),
        "kept": sorted(collection.originals.hashes()),
    }


def killed(folder: Path, files: list[Path], after: float) -> bool:
    """Run a build and kill it after so many seconds; False where it was done before."""
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parents[2]), *sys.path])}
    process = subprocess.Popen([sys.executable, str(SCRIPT), str(folder), *map(str, files)], env=env)
    try:
        return process.wait(after) != 0
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
        return True


def test_killed_at_random_moments(make: Make, tmp_path: Path, database: str) -> None:
    files = sources(tmp_path / "sources")
    whole = make("whole")
    filled(whole, *files)
    wanted = told(whole)
    assert wanted["values"] > 50
    started = time.monotonic()
    folder = _again(tmp_path / "timed", database)
    assert not killed(folder, files, 120)
    lasts = time.monotonic() - started
    moments = random.Random(11)
    struck = 0
    for number in range(KILLS if database == "sqlite" else FEW):
        folder = _again(tmp_path / f"killed-{number}", database)
        struck += killed(folder, files, moments.uniform(0.2, 1.0) * lasts)
        with Collection.open(folder) as collection:
            assert {finding.kind for finding in verify(collection)} <= {"unfinished"}
            filled(collection, *files)
            assert list(verify(collection)) == []
            assert told(collection) == wanted
            acts = Act.objects.using(collection.db).values_list("seq", flat=True).order_by("seq")
            assert list(acts) == list(range(1, len(acts) + 1))
    assert struck


def _again(folder: Path, database: str) -> Path:
    """An empty collection; on a server in a database of its own."""
    base = database.rpartition("/")[0]
    address = postgres.copied(f"{base}/made") if base else database
    Collection.create(folder, database_address=address).close()
    return folder


def test_only_one_run_writes(collection: Collection) -> None:
    with collection.writing(), pytest.raises(CollectionError, match="another run"), collection.writing():
        pytest.fail("two writers at once")


def test_an_act_is_written_with_its_work_or_not_at_all(collection: Collection) -> None:
    with collection.writing() as session:
        before = session.head()
        with pytest.raises(ZeroDivisionError):
            _half_done(session)
        assert session.head() == before
    assert not Original.objects.using(collection.db).exists()
    assert list(verify(collection)) == []


def _half_done(session: Session) -> None:
    with session.transaction() as acts:
        Original(sha256="a" * 64, size=1).save(using=session.db)
        acts.note("capture", "a" * 64)
        raise ZeroDivisionError


def test_a_log_behind_its_database_is_completed(collection: Collection, tmp_path: Path) -> None:
    filled(collection, lines(tmp_path / "reports.jsonl"))
    whole = collection.folder.log.read_bytes()
    collection.folder.log.write_bytes(whole[:-150])
    collection.folder.writing.touch()  # as a killed run leaves it
    assert {finding.kind for finding in verify(collection)} == {"unfinished"}
    with collection.writing():
        pass
    assert collection.folder.log.read_bytes() == whole


def test_a_database_older_than_its_log_is_refused(collection: Collection, tmp_path: Path) -> None:
    filled(collection, lines(tmp_path / "reports.jsonl"))
    Act.objects.using(collection.db).order_by("-seq")[0].delete()
    with pytest.raises(CollectionError, match="not the database"), collection.writing():
        pytest.fail("written in spite of it")
