"""The files of a watched folder: which are new or have changed, and have stopped growing."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tawthiq.archive.item import Problem

# What browsers, download managers and editors call a file that they are still writing.
_UNFINISHED: Final = (".part", ".partial", ".crdownload", ".download", ".tmp", ".temp", ".swp", "~")

Signature = tuple[int, int]  # size in bytes, time of the last change in nanoseconds


@dataclass(slots=True)
class _Known:
    """A file as it was last seen, since when it has been so, and as it was when it was last given out."""

    signature: Signature
    since: float
    given: Signature | None = None


class FolderWatch:
    """Remembers the files of one folder and those below it between looks. Links and hidden files are left alone.

    The locator of its problems is the path that cannot be read.
    """

    def __init__(self, path: Path, settled: float) -> None:
        """``settled`` are the seconds that a file must stay as it is before it is given out."""
        self._path = path
        self._settled = settled
        self._known: dict[Path, _Known] = {}
        self._refused: set[str] = set()

    def look(self, now: float) -> Iterator[Path | Problem]:
        """The files that are due, by name. A folder that cannot be read is a problem, once until it can be again.

        A file is given out again when it has changed, or was away and is back.
        """
        refused: list[OSError] = []
        found = dict(_files(self._path, refused))
        yield from self._problems(refused)
        self._known = {path: known for path, known in self._known.items() if path in found or refused}
        for path in sorted(found):
            known = self._known.get(path)
            if known is None or known.signature != found[path]:
                given = known.given if known else None
                known = self._known[path] = _Known(found[path], now, given)
            if now - known.since >= self._settled and known.given != known.signature:
                known.given = known.signature
                yield path

    def next_settled(self) -> float | None:
        """When the first file that is waited for will be due, if it does not change; None where none is."""
        waiting = [known.since + self._settled for known in self._known.values() if known.given != known.signature]
        return min(waiting, default=None)

    def _problems(self, refused: list[OSError]) -> Iterator[Problem]:
        names = {str(error.filename) for error in refused}
        for error in refused:
            if str(error.filename) not in self._refused:
                what = error.strerror or str(error)
                yield Problem("unreadable", f"cannot be read, is watched on: {what}", str(error.filename))
        self._refused = names


def _files(folder: Path, refused: list[OSError]) -> Iterator[tuple[Path, Signature]]:
    for where, folders, names in os.walk(folder, onerror=refused.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name.startswith(".") or name.lower().endswith(_UNFINISHED):
                continue
            path = Path(where, name)
            try:
                told = path.lstat()
            except FileNotFoundError:  # gone since it was listed
                continue
            except OSError as error:
                refused.append(error)
                continue
            if path.is_file() and not path.is_symlink():
                yield path, (told.st_size, told.st_mtime_ns)
