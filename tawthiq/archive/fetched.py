"""What comes of a fetch: a finished capture, the word that nothing has changed, or a problem with what was answered."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tawthiq.archive.item import Problem


@dataclass(frozen=True, slots=True)
class Seen:
    """What a server said of an answer, to be asked later whether it has changed. Odd values are left out."""

    etag: str | None = None
    last_modified: str | None = None

    def headers(self) -> list[tuple[str, str]]:
        """The headers of a conditional request."""
        told = (("If-None-Match", self.etag), ("If-Modified-Since", self.last_modified))
        return [(name, value) for name, value in told if value and value.isascii() and value.isprintable()]


@dataclass(frozen=True, slots=True)
class Captured:
    """A fetch that was answered. ``path`` is the finished capture; what follows describes the last answer of it.

    ``at`` is when that answer was asked for (aware UTC), ``headers`` have names in lower case, those of one name
    joined by ``, ``. ``media_type`` is what the server declares, never checked here; None where it declares none.
    ``hops`` are the URLs asked, in order, ``url`` the last of them. ``bytes`` is the size of the body, unpacked.
    """

    path: Path
    url: str
    at: dt.datetime
    status: int
    headers: Mapping[str, str]
    media_type: str | None
    hops: tuple[str, ...]
    bytes: int

    @property
    def seen(self) -> Seen:
        """What to give to the next fetch of the same URL."""
        return Seen(self.headers.get("etag"), self.headers.get("last-modified"))


@dataclass(frozen=True, slots=True)
class NotModified:
    """The server says that nothing has changed since; nothing is captured. ``at`` is aware UTC."""

    url: str
    at: dt.datetime
    hops: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unfetched(Problem):
    """A fetch that failed. ``url`` is the one asked for, ``status`` of the last answer, if any.

    ``retry_after`` are seconds that the server asked to wait. ``kept`` is a finished capture of what was answered
    before it failed (an error page, a redirect that leads to a private address), None where nothing was.
    """

    url: str = ""
    status: int | None = None
    retry_after: float | None = None
    kept: Path | None = None
