"""A collection, opened: its settings, its database under an alias, its originals; and the session of its one writer."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from tawthiq.archive.keep import Originals
from tawthiq.collection import database, settings
from tawthiq.collection.folder import CollectionError, Folder
from tawthiq.collection.orm import Fact
from tawthiq.collection.session import Session, recover

_ID = "collection"  # the fact that says whose database it is


class Collection:
    """An open collection. Reading needs nothing more; writing goes through :meth:`writing`, one run at a time.

    ``db`` is the alias of its database: every query names it (``Report.objects.using(collection.db)``).
    """

    def __init__(self, folder: Folder, values: settings.Settings) -> None:
        self.folder = folder
        self.settings = values
        self.originals = Originals(folder.originals)
        self.db = f"collection-{uuid.uuid4().hex[:12]}"
        database.connect(self.db, values.database, folder.database)

    @classmethod
    def create(cls, root: Path, *, name: str = "", database_address: str = "sqlite") -> Self:
        """Make a collection in a new or empty folder and open it. Raises :class:`CollectionError`."""
        folder = Folder(root)
        folder.make()
        text = settings.first_text(uuid.uuid4().hex, name or root.resolve().name, database_address)
        (root / settings.FILE).write_text(text, "utf8")
        collection = cls.open(root)
        with collection.writing() as session, session.transaction() as acts:
            acts.note("new", collection.settings.id, name=collection.settings.name)
        return collection

    @classmethod
    def open(cls, root: Path) -> Self:
        """Open a collection, bringing its tables to this version's form. Raises :class:`CollectionError`."""
        try:
            collection = cls(Folder(root), settings.load(root))
        except (settings.SettingsError, database.DatabaseError) as error:
            raise CollectionError(str(error)) from None
        try:
            collection._ready()
        except database.DatabaseError as error:
            collection.close()
            raise CollectionError(f"{root}: {error}") from None
        except BaseException:
            collection.close()
            raise
        return collection

    def _ready(self) -> None:
        """Make the tables where they are missing or old, and see that the database is this collection's own."""
        if database.pending(self.db):
            database.migrate(self.db)
        fact, _ = Fact.objects.using(self.db).get_or_create(name=_ID, defaults={"value": self.settings.id})
        if fact.value != self.settings.id:
            raise CollectionError(f"{self.folder.root}: its database belongs to another collection ({fact.value})")

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Be the one writer. Raises :class:`CollectionError` where another run writes.

        What an interrupted run left unfinished is put in order first.
        """
        from filelock import FileLock, Timeout

        lock = FileLock(self.folder.lock, timeout=0)
        try:
            lock.acquire()
        except Timeout:
            raise CollectionError(f"{self.folder.root}: another run is writing to it; wait until it is done") from None
        with lock:
            interrupted = self.folder.writing.exists()
            self.folder.writing.touch()
            session = Session(self.db, self.folder.log)
            recover(session, self.originals, interrupted=interrupted)
            yield session
            self.folder.writing.unlink(missing_ok=True)

    def close(self) -> None:
        """Close the database."""
        database.disconnect(self.db)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
