"""Web archives (WARC): every page, feed and document in them, with the address and moment of capture.

The moment of capture is carried as ``captured`` and never taken for the day of publication.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from tawthiq.archive.found import megabytes
from tawthiq.archive.item import Found, Options, Problem
from tawthiq.archive.warc_record import read_record
from tawthiq.archive.whole import unreadable

_SMALL: Final = 100_000_000  # bytes that an archive may unpack to, whatever its own size


def read(original: Path, name: Path, options: Options) -> Iterator[Found]:
    """Read the records of an archive, packed or not: items with ``record N`` as their locator."""
    try:
        size = original.stat().st_size
        stream = original.open("rb")
    except OSError as error:
        yield unreadable(error)
        return
    with stream:
        yield from _records(stream, size, name, options)


def _records(stream: Any, size: int, name: Path, options: Options) -> Iterator[Found]:
    limit = min(options.unpacked_bytes, max(_SMALL, size * options.unpacked_ratio))
    number = unpacked = 0
    told = False
    for number, record in enumerate(_iterated(stream), 1):
        place = f"record {number}"
        if record is None:
            yield Problem("broken", "the archive is damaged: nothing from here on can be read", place)
            return
        unpacked += max(record.content_length, 0)
        for found in read_record(record, name, options):
            told = True
            yield _placed(found, place, record.headers.get("WARC-Date"))
        if unpacked > limit:
            message = f"the archive unpacks to more than {megabytes(limit)}: what comes after this record is not read"
            yield Problem("too-large", message, place)
            return
    if not told:
        yield Problem("empty", f"none of the {number} records of the archive is a page, a feed or a document")


def _iterated(stream: Any) -> Iterator[Any]:
    """The records of a stream; None in the place of what cannot be read, after which nothing comes."""
    from fastwarc import ArchiveIterator

    try:
        yield from ArchiveIterator(stream, parse_http=True, auto_decode="none")
    except (OSError, ValueError, OverflowError):
        yield None


def _placed(found: Found, place: str, captured: str | None) -> Found:
    """A finding with its record and the moment of its capture."""
    locator = f"{place} > {found.locator}" if found.locator else place
    if isinstance(found, Problem) or not captured:
        return replace(found, locator=locator)
    return replace(found, locator=locator, carried={**found.carried, "captured": captured.strip()})
