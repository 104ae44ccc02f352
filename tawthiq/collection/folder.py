"""The folder of a collection: what stands where in it, and who may write."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

ORIGINALS: Final = "originals"
DATABASE: Final = "collection.sqlite"
LOG: Final = "log.jsonl"
LOCK: Final = ".lock"
WRITING: Final = ".writing"  # there while a run writes; where no run does, one was interrupted


class CollectionError(Exception):
    """A collection that cannot be made, opened or written, in words for people."""


@dataclass(frozen=True, slots=True)
class Folder:
    """The paths of a collection."""

    root: Path

    @property
    def originals(self) -> Path:
        """Captured bytes, each file named by its hash."""
        return self.root / ORIGINALS

    @property
    def database(self) -> Path:
        """The SQLite file, unless the settings name a server."""
        return self.root / DATABASE

    @property
    def log(self) -> Path:
        """The log of acts."""
        return self.root / LOG

    @property
    def lock(self) -> Path:
        """Held by the one writer."""
        return self.root / LOCK

    @property
    def writing(self) -> Path:
        """The mark of a run that writes."""
        return self.root / WRITING

    def make(self) -> None:
        """Make the folder. Raises :class:`CollectionError` where there is something in it."""
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            if any(self.root.iterdir()):
                raise CollectionError(f"{self.root} is not empty: a collection is made in a new folder")
            self.originals.mkdir()
        except OSError as error:
            raise CollectionError(f"{self.root}: {(error.strerror or 'cannot be made').lower()}") from None
