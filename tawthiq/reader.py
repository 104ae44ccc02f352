"""The reader: one engine that turns a report into a record, from text to incidents, with nothing but what ships."""

import datetime as dt
import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from tawthiq.claims import make
from tawthiq.claims.attribute import scopes
from tawthiq.claims.statements import statements
from tawthiq.gazetteer.index import Gazetteer
from tawthiq.lang import ar
from tawthiq.lang.ar import Arabic
from tawthiq.mentions.find import Mentions, find
from tawthiq.model.record import Record
from tawthiq.model.report import Report
from tawthiq.reconcile.considered import Considered, considered
from tawthiq.reconcile.consolidate import incidents
from tawthiq.text.prepare import Prepared, prepare

ENGINE = "tawthiq-rules"
# What a reading depends on: folders of the package, and the files in them that hold rules, words and weights.
_READ_WITH: Final = (
    "model",
    "text",
    "rules",
    "lang",
    "actors",
    "gazetteer",
    "mentions",
    "claims",
    "reconcile",
    "reader.py",
)
_LINKED_WITH: Final = ("reconcile/link", "reconcile/view")
_RULES: Final = frozenset({".py", ".yml", ".yaml", ".txt", ".tsv", ".json"})
_MADE: Final = "compiled.json"  # made of the others


class Reader:
    """Reads reports. Loading takes a moment, reading does not: keep one."""

    def __init__(self, language: Arabic, gazetteer: Gazetteer) -> None:
        self._language = language
        self._gazetteer = gazetteer

    @classmethod
    def load(cls, gazetteer: Path | None = None) -> "Reader":
        """A reader with the shipped word lists and the shipped (or another) gazetteer."""
        return cls(ar.load(), Gazetteer.open(gazetteer))

    def prepare(self, report: Report) -> Prepared:
        """Tokens, sentences and clauses of a report."""
        return prepare(report, self._language)

    def mentions(self, report: Report) -> Mentions:
        """All mentions of a report."""
        return self.mentions_of(self.prepare(report))

    def mentions_of(self, doc: Prepared) -> Mentions:
        """All mentions of a prepared report."""
        return find(doc, self._language, self._gazetteer)

    def read_report(self, report: Report) -> Record:
        """The record of a report: any text gives one, perhaps without incidents, and the same text the same one."""
        doc = self.prepare(report)
        mentions = self.mentions_of(doc)
        voices = scopes(doc, mentions)
        told = make.make(doc, mentions, voices)
        return Record(
            report=report,
            incidents=tuple(incidents(doc, mentions, told)),
            statements=tuple(statements(doc, mentions, voices)),
            mentions=tuple(mentions.all()),
            engine_name=ENGINE,
            engine_version=engine_version(),
        )

    def consider(self, report: Report) -> Considered:
        """What reading a report considers and leaves, and why: as costly as reading it."""
        doc = self.prepare(report)
        mentions = self.mentions_of(doc)
        return considered(doc, mentions, scopes(doc, mentions))


@cache
def engine_version() -> str:
    """The installed version of the package."""
    try:
        return version("tawthiq")
    except PackageNotFoundError:  # run from a checkout that is not installed
        return "0"


@cache
def engine_stamp() -> str:
    """The version with a digest of everything a reading depends on: other rules or word lists, another stamp.

    A collection knows by it which reports are to be read again.
    """
    return f"{engine_version()}+{_digest(_READ_WITH, _LINKED_WITH)}"


@cache
def linker_stamp() -> str:
    """The same for what brings reports together: with another, a collection's accounts are to be linked again."""
    return f"{engine_version()}+{_digest(_LINKED_WITH, ())}"


def _digest(names: tuple[str, ...], without: tuple[str, ...]) -> str:
    """A digest of the rules, words and weights in some folders or files of the package."""
    package = Path(__file__).parent
    left_out = [package / name for name in without]
    digest = hashlib.sha256()
    for name in names:
        root = package / name
        for path in sorted(root.rglob("*")) if root.is_dir() else [root]:
            if path.suffix in _RULES and path.name != _MADE and not any(out in path.parents for out in left_out):
                digest.update(path.relative_to(package).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


@cache
def _shared() -> Reader:
    return Reader.load()


def read(
    text: str,
    *,
    published: dt.date | str | None = None,
    published_from: dt.date | str | None = None,
    title: str | None = None,
    source: str | None = None,
    url: str | None = None,
    lang: str | None = None,
    id: str = "report",
) -> Record:
    r"""Read one report and give its record.

    ``published`` is the day of publication (a date, or ISO text), the reference of relative times; without it they
    stay null. ``published_from`` is the earliest day it can be, where the day is only known by crawl. Where there is
    a ``title``, offsets count in ``title + "\n" + text``. Raises ValueError for an impossible date.
    """
    full = f"{title}\n{text}" if title else text
    day, earliest = _day(published), _day(published_from)
    if day and earliest and earliest > day:
        raise ValueError("published_from lies after published")
    return _shared().read_report(Report(id, full, day, earliest, title, source, url, lang))


def _day(value: dt.date | str | None) -> dt.date | None:
    """A date from a date, a date-time or their ISO text."""
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date) or value is None:
        return value
    return dt.datetime.fromisoformat(value).date()
