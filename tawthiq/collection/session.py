"""The one writer's session: transactions whose acts stand in the log, and the order made after an interrupted run."""

import datetime as dt
import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tawthiq.archive.keep import Originals
from tawthiq.collection import database, log
from tawthiq.collection.folder import CollectionError
from tawthiq.collection.orm import Act, Capture, Original


def now() -> dt.datetime:
    """This moment, in UTC, to the second."""
    return dt.datetime.now(dt.UTC).replace(microsecond=0)


class Acts:
    """The acts of one transaction, in order."""

    def __init__(self, chain: log.Chain) -> None:
        self._chain = chain
        self.entries: list[log.Entry] = []

    def note(self, kind: str, subject: str, **details: Any) -> None:
        """Put an act into the log: what was done, to what, and its details (JSON)."""
        self.entries.append(self._chain.next(kind, subject, now(), details))


class Session:
    """Writes to a collection. Only :meth:`transaction` writes, and nothing of it stands before all of it does."""

    def __init__(self, db: str, file: Path) -> None:
        self.db = db
        self.file = file

    @contextmanager
    def transaction(self) -> Iterator[Acts]:
        """A transaction with its acts: both are written, or neither is; the log's file follows at once."""
        acts = Acts(log.Chain(*self.head()))
        with database.atomic(self.db):
            yield acts
            rows = [
                Act(
                    seq=entry.seq,
                    at=entry.at,
                    kind=entry.kind,
                    subject=entry.subject,
                    line=entry.line,
                    sha256=entry.sha256,
                )
                for entry in acts.entries
            ]
            Act.objects.using(self.db).bulk_create(rows, batch_size=500)
        log.append(self.file, [entry.line for entry in acts.entries])

    def head(self) -> tuple[int, str]:
        """The number and hash of the last act in the database."""
        last = Act.objects.using(self.db).order_by("-seq").values_list("seq", "sha256").first()
        return last or (0, log.FIRST)


def recover(session: Session, originals: Originals, *, interrupted: bool) -> None:
    """Put in order what an interrupted run left: the end of the log's file, and originals that no row names.

    Raises :class:`CollectionError` where the log and the database tell different stories: that is no interruption.
    """
    _catch_up(session)
    originals.clear_incoming()
    if interrupted:
        _strays(session, originals)


def _catch_up(session: Session) -> None:
    head, _ = session.head()
    acts = Act.objects.using(session.db)
    done = log.lines(session.file)
    if done > head:
        raise CollectionError(
            f"{session.file.name} holds {done} acts, the database {head}: it is not the database that the log was "
            "written with (run: tawthiq verify)"
        )
    if done and log.last_line(session.file) != acts.get(seq=done).line:
        raise CollectionError(f"act {done} in {session.file.name} is not the database's (run: tawthiq verify)")
    missing = list(acts.filter(seq__gt=done).order_by("seq").values_list("line", flat=True))
    log.cut_unfinished(session.file, missing[0] if missing else None)
    log.append(session.file, missing)


def _strays(session: Session, originals: Originals) -> None:
    """Originals that were kept in the moment before a run was interrupted.

    A captured page is taken in, since it may be gone where it came from. Anything else is a copy of a file that is
    still where it was, and goes.
    """
    known = set(Original.objects.using(session.db).values_list("sha256", flat=True))
    strays = [sha256 for sha256 in originals.hashes() if sha256 not in known]
    if not strays:
        return
    with session.transaction() as acts:
        for sha256 in strays:
            path = originals.path(sha256)
            taken = _is_warc(path)
            if taken:
                Original(sha256=sha256, size=path.stat().st_size, media_type="application/warc").save(using=session.db)
                Capture(
                    original_id=sha256, how=Capture.How.RECOVERED, address=f"{sha256}.warc.gz", at=now(), tool="tawthiq"
                ).save(using=session.db)
            acts.note("recovered" if taken else "dropped", sha256, why="an interrupted run had not finished with it")
    for sha256 in strays:
        if not _is_warc(originals.path(sha256)):
            originals.drop(sha256)


def _is_warc(path: Path) -> bool:
    try:
        with gzip.open(path) as stream:
            return stream.read(5) == b"WARC/"
    except OSError:
        return False
