"""A folder of bad files: each a recorded problem, none stops the batch, and memory stays bounded."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from bad_files import bad_files
from filled import SHELLING

from tawthiq.archive.item import CODES
from tawthiq.collection.collection import Collection
from tawthiq.collection.orm import Capture, Problem, Report
from tawthiq.collection.verify import verify

MOST = 900_000  # kilobytes; a file that unpacks to more is bounded
BUILD = "import sys; from tawthiq.cli.main import app; app(sys.argv[1:])"


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str], int, str]:
    """The collection's folder, the names of the bad files, the largest memory in kilobytes, and what was printed."""
    root = tmp_path_factory.mktemp("batch")
    names = []
    for name, raw in bad_files():
        path = root / "reports" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
        names.append(name)
    (root / "reports" / "zz-good.md").write_text(f"---\ndate: 2023-07-09\nsource: وكالة نبأ\n---\n{SHELLING}", "utf8")
    command = [sys.executable, "-c", BUILD, "build", str(root / "made"), str(root / "reports"), "--jobs", "1"]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stdout + done.stderr
    return root / "made", names, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, done.stderr


def test_there_are_many(batch: tuple[Path, list[str], int, str]) -> None:
    assert len(set(batch[1])) == len(batch[1]) >= 60


def test_every_one_is_a_recorded_problem(batch: tuple[Path, list[str], int, str]) -> None:
    with Collection.open(batch[0]) as collection:
        problems = list(Problem.objects.using(collection.db).all())
    met = {problem.address for problem in problems}
    silent = [name for name in batch[1] if not any(address.endswith(name) for address in met)]
    assert set(silent) <= {"picture.txt"}  # a picture by its bytes may be counted with its folder
    assert {problem.code for problem in problems} <= CODES
    assert "failed" not in {problem.code for problem in problems}, [p.message for p in problems if p.code == "failed"]
    assert all(len(problem.message) > 5 for problem in problems)


def test_the_good_one_is_read_and_everything_is_kept(batch: tuple[Path, list[str], int, str]) -> None:
    with Collection.open(batch[0]) as collection:
        good = Report.objects.using(collection.db).get(source__name="وكالة نبأ")
        assert good.accounts.exists()
        kept = Capture.objects.using(collection.db).count()
        assert kept >= len(batch[1]) - 1
        assert list(verify(collection)) == []
        assert not Report.objects.using(collection.db).filter(text__contains="root:").exists()


def test_memory_stays_bounded(batch: tuple[Path, list[str], int, str]) -> None:
    assert batch[2] < MOST
    assert "Traceback" not in batch[3]
