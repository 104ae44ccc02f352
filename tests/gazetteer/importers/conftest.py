"""The project's tables cut down to Syria, so that a file of them is compiled in a moment."""

import shutil
from pathlib import Path

import pytest

from tawthiq.gazetteer import build


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the tables with Syria's places alone; nobody writes into it."""
    data = tmp_path_factory.mktemp("tables") / "data"
    shutil.copytree(build.DATA, data)
    for path in (data / "overlay").glob("*.yml"):
        if path.stem != "sy":
            path.unlink()
    for name, column in (("cities.tsv", 3), ("admin1.tsv", 0)):
        lines = (data / name).read_text("utf8").splitlines()
        head = next(number for number, line in enumerate(lines) if line and line[0] != "#")
        kept = [line for line in lines[head + 1 :] if line.split("\t")[column : column + 1] == ["SY"]]
        (data / name).write_text("\n".join([lines[head], *kept]) + "\n", "utf8")
    return data
