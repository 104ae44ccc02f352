"""What a reader finds in an original: published items, the files that belong to them, and problems."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

# What went wrong, one word each: problems are counted and filtered by it, people read the message.
CODES: Final = frozenset(
    {
        "empty",  # nothing in it to read
        "too-large",  # past a limit of size, of one item or of what an archive unpacks to
        "not-text",  # bytes that are no text of any encoding
        "encoding",  # text that can only be decoded with loss
        "broken",  # a damaged or truncated file of a known format
        "unknown-format",  # no reader for it
        "encrypted",  # locked by a password
        "no-text",  # a format that was read and holds no text (a scanned PDF)
        "garbled",  # text whose letters came out in the wrong order or as other letters
        "no-columns",  # a table whose columns do not say where the text is
        "bad-item",  # one item of many: no text, an impossible date
        "missing",  # an attachment that is named and not there
        "unreadable",  # the file system refuses it
        "nested",  # archives in archives past the limit
        "refused",  # an address that may not be fetched: private, or against the robots rules
        "unreachable",  # no answer, an error of the server, a broken connection
        "timeout",  # an answer that took too long
        "failed",  # the reader itself failed: a defect to report
    }
)


@dataclass(frozen=True, slots=True)
class Attached:
    """A file or link that belongs to an item: a post's video, a picture. It is kept and hashed, never analysed.

    Exactly one of ``path`` (a file beside the original), ``raw`` (bytes from inside it) and ``url`` (only a link) is
    given.
    """

    name: str
    media_type: str | None = None
    path: Path | None = None
    raw: bytes | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    r"""One published item as found in an original; offsets of what is read of it count in :attr:`full_text`.

    ``locator`` says where in the original it stands: empty for the whole of it, else ``line 12``, ``row 7``,
    ``message 4411``, ``entry 3``, ``record 2``, or in an archive the member's path, and both joined by `` > ``.
    ``published`` is the day or moment of publication as told there (an aware moment keeps its zone);
    ``published_from`` is the earliest day it can be, where the day is only known by crawl.
    ``own_id`` is the id that its publisher or collector gave it. ``carried`` are its other fields, never read.
    """

    text: str
    locator: str = ""
    title: str | None = None
    published: dt.datetime | dt.date | None = None
    published_from: dt.date | None = None
    source: str | None = None
    url: str | None = None
    lang: str | None = None
    own_id: str | None = None
    attachments: tuple[Attached, ...] = ()
    carried: Mapping[str, Any] = field(default_factory=dict)

    @property
    def full_text(self) -> str:
        r"""``title + "\n" + text`` where there is a title, else ``text``, untouched."""
        return f"{self.title}\n{self.text}" if self.title else self.text

    @property
    def day(self) -> dt.date | None:
        """The day of publication as told: no zone is moved."""
        return self.published.date() if isinstance(self.published, dt.datetime) else self.published


@dataclass(frozen=True, slots=True)
class Problem:
    """What could not be read: ``locator`` as in :class:`Item`, a code of :data:`CODES`, words for people."""

    code: str
    message: str
    locator: str = ""

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise ValueError(f"unknown code of a problem: {self.code}")


Found = Item | Problem


@dataclass(frozen=True, slots=True)
class Options:
    """What a person said about a source when adding it, and the limits that keep a hostile file bounded.

    ``published``, ``source``, ``url`` and ``lang`` stand in where an item tells none of its own. ``columns`` maps an
    item's fields (``text``, ``title``, ``published``, ``source``, ``url``, ``lang``, ``id``) to the columns of a
    table. Sizes are bytes; ``depth`` is how many archives may stand in one another.
    """

    published: dt.date | None = None
    source: str | None = None
    url: str | None = None
    lang: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    item_bytes: int = 20_000_000
    unpacked_bytes: int = 2_000_000_000
    unpacked_ratio: int = 200
    members: int = 100_000
    depth: int = 3


# A reader takes the file of an original, the name it was known by (its ending tells the format where the bytes do
# not, its folder holds the attachments that it names), and the options. It yields items as it goes, holds one at a
# time, and turns every defect of the input into a Problem.
Reader = Callable[[Path, Path, Options], Iterator[Found]]
