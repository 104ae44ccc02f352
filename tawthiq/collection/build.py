"""The main job: sources in, incidents out. Running it again does only what is new."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from tawthiq.archive.item import Options
from tawthiq.collection.adding import Added, Adder
from tawthiq.collection.collection import Collection
from tawthiq.collection.copies import mark_copies
from tawthiq.collection.engine import Engine
from tawthiq.collection.grouping import group
from tawthiq.collection.reading import read_reports, unread
from tawthiq.collection.session import Session
from tawthiq.collection.sources import Taker


class Progress(Protocol):
    """Told of each step, with what there is to do in it (None where that is not known), and of each part done."""

    def step(self, name: str, total: int | None) -> Callable[[int], None]:
        """Begin a step; the function returned takes how much more of it is done."""


@dataclass(slots=True)
class Built:
    """What a build did."""

    added: Added = field(default_factory=Added)
    copies: int = 0
    read: int = 0
    incidents: int = 0


def build(
    collection: Collection,
    sources: Iterable[str],
    *,
    options: Options | None = None,
    jobs: int = 0,
    progress: Progress,
) -> Built:
    """Add the sources, read what is unread, group what was told. ``jobs`` is how many processes read; 0: all cores.

    Raises :class:`~tawthiq.collection.folder.CollectionError` where another run writes.
    """
    built = Built()
    with collection.writing() as session:
        add(collection, session, sources, options or Options(), built.added, progress)
        read_and_group(collection, session, built, jobs=jobs, progress=progress)
    return built


def add(
    collection: Collection,
    session: Session,
    sources: Iterable[str],
    options: Options,
    added: Added,
    progress: Progress,
) -> None:
    """Take in the sources, after what an interrupted run had not finished."""
    adder = Adder(collection, session, options, added)
    adder.unfinished()
    Taker(collection, adder).take(list(sources), progress.step)


def read_and_group(collection: Collection, session: Session, built: Built, *, jobs: int, progress: Progress) -> None:
    """Mark copies, read what this engine has not read, give every account its incident."""
    progress.step("comparing", None)
    built.copies = mark_copies(session).copies
    settings = collection.settings
    engine = Engine.current(Path(settings.gazetteer) if settings.gazetteer else None)
    advance = progress.step("reading", len(unread(collection.db, engine)))
    built.read = read_reports(session, engine, jobs=jobs, advance=advance)
    progress.step("grouping", None)
    built.incidents = len(group(session))
