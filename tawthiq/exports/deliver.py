"""One export from a collection to a stream: rows selected, shared, written, hashed, and the act of it logged."""

import datetime as dt
import hashlib
from dataclasses import dataclass, field
from typing import BinaryIO, cast

from tawthiq.collection.collection import Collection
from tawthiq.collection.session import Session, now
from tawthiq.exports.columns import COLUMNS
from tawthiq.exports.filters import Filter
from tawthiq.exports.formats import Format
from tawthiq.exports.notes import as_text, notes
from tawthiq.exports.profile import Public
from tawthiq.exports.selected import attributions, engines, selected
from tawthiq.exports.told import GEONAMES, Language, Profile, Told, What, Written
from tawthiq.gazetteer.index import Gazetteer


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person asked to be exported."""

    form: Format
    what: What = "incidents"
    filter: Filter = field(default_factory=Filter)
    profile: Profile = "internal"
    language: Language = "ar"
    gazetteer: Gazetteer | None = None


@dataclass(frozen=True, slots=True)
class Delivered:
    """What came of it, with the hash of the file and the notes for the file beside it."""

    written: Written
    sha256: str
    notes: str


class _Hashed:
    """A stream that hashes what goes through it. It cannot be wound back, so that its hash is the file's."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._hash = hashlib.sha256()
        self.closed = False

    def write(self, data: bytes) -> int:
        self._hash.update(data)
        self._out.write(data)
        return len(data)

    def flush(self) -> None:
        self._out.flush()

    def close(self) -> None:
        """The stream is closed by whoever opened it."""

    def seekable(self) -> bool:
        return False

    def readable(self) -> bool:
        return False

    def writable(self) -> bool:
        return True

    def hexdigest(self) -> str:
        return self._hash.hexdigest()


def deliver(collection: Collection, session: Session, asked: Asked, out: BinaryIO, to: str) -> Delivered:
    """Write an export to ``out``, and the act of it to the log; ``to`` is the file's name, or empty.

    Raises ImportError where a library of the format is missing, and whatever writing to ``out`` raises.
    """
    public = Public(collection.settings.sharing, asked.gazetteer) if asked.profile == "public" else None
    told = _told(collection, asked, public, now())
    hashed = _Hashed(out)
    rows = selected(collection, asked.what, asked.filter, public)
    written = asked.form.writer()(rows, cast(BinaryIO, hashed), told)
    with session.transaction() as acts:
        acts.note(
            "export",
            collection.settings.id,
            format=asked.form.name,
            what=asked.what,
            filters=[list(row) for row in asked.filter.said],
            profile=asked.profile,
            shared=list(told.shared),
            rows=written.rows,
            left_out=len(written.left_out),
            file=to,
            file_sha256=hashed.hexdigest(),
        )
    columns = COLUMNS[asked.what] if asked.form.own_columns else ()
    return Delivered(written, hashed.hexdigest(), as_text(notes(told, columns, written)))


def _told(collection: Collection, asked: Asked, public: Public | None, at: dt.datetime) -> Told:
    return Told(
        collection=collection.settings.name or collection.folder.root.name,
        collection_id=collection.settings.id,
        at=at,
        what=asked.what,
        filters=asked.filter.said,
        profile=asked.profile,
        attributions=(GEONAMES, *attributions(collection)),
        engines=engines(collection),
        shared=public.told() if public else (),
        language=asked.language,
    )
