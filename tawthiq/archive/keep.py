"""Originals as files: each under the SHA-256 of its bytes, written whole or not at all, and never changed."""

import hashlib
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

_PART: Final = 1 << 20
_INCOMING: Final = "incoming"
_READ_ONLY: Final = stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH


@dataclass(frozen=True, slots=True)
class Kept:
    """An original in the store. ``new`` is False where the same bytes were there before."""

    sha256: str
    size: int
    new: bool


class Originals:
    """A folder of originals: ``ab/abcd...``, one file a hash."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, sha256: str) -> Path:
        """Where the original of a hash stands, whether it does or not."""
        return self.root / sha256[:2] / sha256

    def keep_file(self, path: Path) -> Kept:
        """Take in a copy of a file. Raises OSError."""
        with path.open("rb") as stream:
            return self.keep(stream)

    def keep(self, stream: IO[bytes]) -> Kept:
        """Take in a stream to its end. Raises OSError; then nothing is left of it."""
        incoming = self.root / _INCOMING
        incoming.mkdir(parents=True, exist_ok=True)
        digest, size = hashlib.sha256(), 0
        with tempfile.NamedTemporaryFile(dir=incoming, delete=False) as copy:
            try:
                while part := stream.read(_PART):
                    digest.update(part)
                    copy.write(part)
                    size += len(part)
                copy.flush()
                os.fsync(copy.fileno())
            except BaseException:
                Path(copy.name).unlink()
                raise
        return self._put(Path(copy.name), digest.hexdigest(), size)

    def _put(self, copy: Path, sha256: str, size: int) -> Kept:
        place = self.path(sha256)
        if place.exists():
            copy.unlink()
            return Kept(sha256, size, new=False)
        place.parent.mkdir(exist_ok=True)
        copy.chmod(_READ_ONLY)
        copy.rename(place)
        _settle(place.parent)
        return Kept(sha256, size, new=True)

    def hashes(self) -> Iterator[str]:
        """The names of all files in the store, in order: hashes, unless someone put something else there."""
        for folder in sorted(self.root.iterdir()) if self.root.is_dir() else ():
            if folder.name == _INCOMING:
                continue
            if folder.is_dir():
                yield from sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if not path.is_dir())
            else:
                yield folder.name

    def drop(self, sha256: str) -> None:
        """Remove an original that nothing refers to."""
        with suppress(FileNotFoundError):
            self.path(sha256).unlink()

    def clear_incoming(self) -> None:
        """Remove what an interrupted run was taking in."""
        shutil.rmtree(self.root / _INCOMING, ignore_errors=True)


def hash_file(path: Path) -> str:
    """The SHA-256 of a file's bytes, in lower hex. Raises OSError."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _settle(folder: Path) -> None:
    """Make a rename last through a loss of power, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
