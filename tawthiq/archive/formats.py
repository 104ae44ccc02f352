"""What a file is, by its bytes first and its name's ending then, and the reader of each format.

``recognise`` names the format; ``find`` reads a file with the reader of its format. Readers are imported when they
are first needed, so that none costs anything where its format does not occur.
"""

import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final, cast

from tawthiq.archive import magic, office, streams
from tawthiq.archive.found import completed
from tawthiq.archive.item import Found, Options, Problem, Reader
from tawthiq.archive.whole import head as head_of

READERS: Final = {
    "text": "tawthiq.archive.text:read",
    "lines": "tawthiq.archive.lines:read",
    "document": "tawthiq.archive.lines:read_document",
    "table": "tawthiq.archive.table:read",
    "workbook": "tawthiq.archive.workbook:read",
    "pdf": "tawthiq.archive.pdf:read",
    "docx": "tawthiq.archive.docx:read",
    "zip": "tawthiq.archive.zip:read",
    "gzip": "tawthiq.archive.zip:read_gzip",
    "folder": "tawthiq.archive.folder:read",
    "html": "tawthiq.archive.html:read",
    "feed": "tawthiq.archive.feed:read",
    "warc": "tawthiq.archive.warc:read",
    "telegram": "tawthiq.archive.telegram:read",
}
# Endings decide where bytes do not: all of these are text.
_ENDINGS: Final = {
    ".csv": "table",
    ".tsv": "table",
    ".tab": "table",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".rss": "feed",
    ".atom": "feed",
    ".rdf": "feed",
}
# Endings of what its bytes do not show: damaged files go to the reader of their format, which says so.
_DAMAGED: Final = {".pdf": "pdf", ".docx": "docx", ".xlsx": "workbook", ".zip": "zip", ".warc": "warc", ".gz": "gzip"}
_BLANK: Final = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n\f\v"


def recognise(original: Path, name: Path) -> str | Problem:
    """The format of a file: a name of :data:`READERS`, or why there is none."""
    if original.is_dir():
        return "folder"
    head = head_of(original, magic.HEAD)
    if isinstance(head, Problem):
        return head
    if not head.strip(_BLANK):
        return Problem("empty", "is empty: there is no report in it")
    words = magic.foreign(head)
    if words:
        return Problem("unknown-format", f"is {words}" if ":" in words else f"is {words}, not a report")
    kind = magic.known(head)
    if kind in {"zip", "ole"}:
        return office.recognise(original, name, kind)
    return kind or _by_ending(head, name)


def _by_ending(head: bytes, name: Path) -> str | Problem:
    """The format of what is text, or ought to be something else by its name."""
    suffix = name.suffix.lower()
    if suffix in _DAMAGED:
        return _DAMAGED[suffix]
    if suffix in _ENDINGS:
        return _ENDINGS[suffix]
    if head.lstrip(_BLANK)[:5] == b"<?xml":
        return Problem("unknown-format", "is XML that is neither a page nor a feed: export it as CSV or JSON")
    if suffix in {".md", ".markdown", ".text", ".txt", ".jsonl", ".ndjson", ".json", ""} or _is_text(head):
        return streams.form(suffix, magic.narrow(head))
    return Problem("unknown-format", f"is of no format that is read (its name ends in {suffix})")


def _is_text(head: bytes) -> bool:
    """True for bytes of an unknown ending that are text: UTF-8 without control characters."""
    try:
        text = head[:4096].decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start < min(len(head), 4096) - 3:  # not just cut inside the last character
            return False
        text = head[: error.start].decode("utf-8")
    return not any(letter < " " and letter not in "\t\n\r\f" for letter in text)


def reader(format: str) -> Reader:
    """The reader of a format. Raises KeyError for an unknown one."""
    module, _, attribute = READERS[format].partition(":")
    return cast("Reader", getattr(importlib.import_module(module), attribute))


def find(original: Path, name: Path, options: Options) -> Iterator[Found]:
    """Everything that the reader of a file's format finds in it; a reader that fails is a problem ``failed``."""
    kind = recognise(original, name)
    if isinstance(kind, Problem):
        yield kind
        return
    nothing = True
    try:
        for found in reader(kind)(original, name, options):
            nothing = False
            yield from completed(found, options)
        if nothing:
            yield Problem("empty", "holds no report")
    except OSError as error:
        yield Problem("unreadable", f"reading stopped: {(error.strerror or str(error)).lower()}")
    except Exception as error:  # noqa: BLE001 - one original never stops a build, and what failed is told
        told = f"{type(error).__name__}: {error}"[:300]
        yield Problem("failed", f"the reader of the format {kind} failed; please report it ({told})")
