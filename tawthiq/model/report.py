"""A report: one published item as captured."""

import datetime as dt
import hashlib
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Report:
    """One published item. ``text`` is the full text that all offsets count in, untouched.

    ``published`` is the day of publication, the reference of relative times; ``published_from`` is the earliest day it
    can be where the day is only known by crawl. Both may be None: relative times then stay unresolved.
    """

    id: str
    text: str
    published: dt.date | None = None
    published_from: dt.date | None = None
    title: str | None = None
    source: str | None = None
    url: str | None = None
    lang: str | None = None

    @property
    def earliest(self) -> dt.date | None:
        """The earliest day the report can have been published."""
        return self.published_from or self.published

    @property
    def sha256(self) -> str:
        """Hash of the full text in UTF-8 (lone surrogates kept by ``surrogatepass``)."""
        return _sha256(self.text)


@lru_cache(maxsize=8)
def _sha256(text: str) -> str:
    """Kept for a few texts, since every incident and claim of a report is named after it."""
    return hashlib.sha256(text.encode("utf8", "surrogatepass")).hexdigest()
