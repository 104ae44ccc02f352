"""The twelve reports that ship with the package, each read by itself in the documents, the tests and the benchmarks."""

import datetime as dt
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

import yaml

from tawthiq.model.report import Report


def examples() -> Iterator[tuple[Report, str]]:
    """The shipped reports, each with its caption; none where they did not come with the installation."""
    folder = files("tawthiq").joinpath("examples")
    index = folder.joinpath("index.yml")
    if not index.is_file():
        return
    for entry in yaml.safe_load(index.read_text("utf8")):
        yield _example(folder, entry), entry["title_ar"]


def _example(folder: Traversable, entry: dict[str, str]) -> Report:
    published = dt.date.fromisoformat(str(entry["published"]))
    text = folder.joinpath(entry["file"]).read_bytes().decode("utf8")
    return Report(entry["id"], text, published, source=entry.get("source"), lang=entry.get("lang"))
