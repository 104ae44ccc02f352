"""The example collection that ships with the package: its files, and what its index says of each."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path

import yaml

from tawthiq.archive.item import Options


@contextmanager
def folder() -> Iterator[Path]:
    """The folder of the example collection, on disk while it is used."""
    with as_file(files("tawthiq").joinpath("examples", "collection")) as path:
        yield path


def sources(root: Path) -> Iterator[tuple[Path, Options]]:
    """Its originals in the order of the index, each with what a documenter would say of it."""
    index = yaml.safe_load((root / "index.yml").read_text("utf8"))
    for entry in index["sources"]:
        day = entry.get("published")
        yield (
            root / entry["file"],
            Options(
                published=dt.date.fromisoformat(day) if day else None,
                source=entry.get("source"),
                url=entry.get("url"),
                columns=entry.get("columns", {}),
            ),
        )
