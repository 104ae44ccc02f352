"""The bytes of a file that is one item, or why it cannot be one."""

from pathlib import Path

from tawthiq.archive.found import too_large
from tawthiq.archive.item import Problem


def whole(path: Path, limit: int) -> bytes | Problem:
    """The bytes of a file of at most ``limit`` bytes."""
    try:
        size = path.stat().st_size
        if size > limit:
            return too_large(size, limit)
        with path.open("rb") as stream:
            raw = stream.read(limit + 1)
    except OSError as error:
        return unreadable(error)
    if len(raw) > limit:
        return too_large(len(raw), limit)
    return raw or Problem("empty", "is empty: there is no report in it")


def head(path: Path, size: int) -> bytes | Problem:
    """The first bytes of a file."""
    try:
        with path.open("rb") as stream:
            return stream.read(size)
    except OSError as error:
        return unreadable(error)


def unreadable(error: OSError) -> Problem:
    """What the file system said."""
    return Problem("unreadable", f"cannot be opened: {(error.strerror or 'the file system refuses it').lower()}")
