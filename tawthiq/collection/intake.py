"""From the items of an original to reports: each known by its words, outlet and day, with what belongs to it."""

import datetime as dt
import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from tawthiq.archive.item import Attached, Item
from tawthiq.archive.item import Problem as Defect
from tawthiq.archive.keep import Kept, Originals
from tawthiq.collection.orm import Appearance, Attachment, Original, Report, Source
from tawthiq.collection.session import Acts

_ID_LENGTH: Final = 16
_NAME: Final = 300  # characters of an outlet's name
_LANG: Final = 20
_MEDIA: Final = 120


@dataclass(frozen=True, slots=True)
class Came:
    """How an original came: its address, by which way and tool, and the headers of the answer that carried it."""

    address: str
    how: str = "file"
    tool: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Took:
    """What came of a batch: the keys of its items' reports, reports new to the collection, items that were refused."""

    keys: list[str]
    reports: int
    defects: list[Defect]


class Intake:
    """Writes items into the tables of a database; ``outlets`` names the outlet of a host."""

    def __init__(self, db: str, originals: Originals, outlets: Mapping[str, str]) -> None:
        self._db = db
        self._originals = originals
        self._outlets = outlets
        self._sources: dict[str, int] = {}

    def take(self, items: list[Item], sha256: str, came: Came, acts: Acts) -> Took:
        """Write reports and where they were found. An item found there before is left as it is."""
        db = self._db
        defects: list[Defect] = []
        keyed = [(self._key(item, came), item) for item in items]
        there = Appearance.objects.using(db).filter(original_id=sha256, locator__in=[item.locator for item in items])
        known = set(there.values_list("locator", flat=True))
        fresh = [(key, item) for key, item in keyed if item.locator not in known]
        stored = set(Report.objects.using(db).filter(key__in=[key for key, _ in fresh]).values_list("key", flat=True))
        new: dict[str, Report] = {}
        for key, item in fresh:
            if key not in stored and key not in new:
                new[key] = self._report(key, item, came)
        Report.objects.using(db).bulk_create(new.values())
        self._appear(fresh, sha256)
        for key, item in fresh:
            if item.attachments:
                self._attach(key, item, acts, defects)
        return Took([key for key, _ in keyed], len(new), defects)

    def _appear(self, keyed: list[tuple[str, Item]], sha256: str) -> None:
        Appearance.objects.using(self._db).bulk_create(
            Appearance(report_id=_id(key), original_id=sha256, locator=item.locator, url=item.url or "")
            for key, item in keyed
        )

    def _key(self, item: Item, came: Came) -> str:
        """The key of an item's report: its words, its outlet, its day."""
        day = item.day.isoformat() if item.day else ""
        return hashlib.sha256("\0".join((item.full_text, self._outlet(item, came), day)).encode("utf8")).hexdigest()

    def _outlet(self, item: Item, came: Came) -> str:
        """Who published an item: as it tells, else by the host of its address, as the settings name it."""
        if item.source and item.source.strip():
            return item.source.strip()[:_NAME]
        address = item.url or (came.address if came.how == "fetch" else "")
        host = (urlsplit(address).hostname or "").removeprefix("www.")
        return self._outlets.get(host, host)[:_NAME]

    def _report(self, key: str, item: Item, came: Came) -> "Report":
        moment = item.published if isinstance(item.published, dt.datetime) else None
        return Report(
            id=_id(key),
            key=key,
            text=item.full_text,
            text_sha256=hashlib.sha256(item.full_text.encode("utf8")).hexdigest(),
            title=item.title or "",
            published=item.day,
            published_from=item.published_from if item.day else None,
            published_at=moment if moment is None or moment.tzinfo else moment.replace(tzinfo=dt.UTC),
            source_id=self._source(self._outlet(item, came)),
            url=item.url or "",
            lang=(item.lang or "")[:_LANG],
            own_id=item.own_id or "",
            carried=dict(item.carried),
        )

    def _source(self, name: str) -> int | None:
        if name and name not in self._sources:
            self._sources[name] = Source.objects.using(self._db).get_or_create(name=name)[0].id
        return self._sources.get(name)

    def _attach(self, key: str, item: Item, acts: Acts, defects: list[Defect]) -> None:
        """Keep what belongs to an item: bytes by their hash, links as links."""
        for attached in item.attachments:
            try:
                kept = self._keep(attached)
            except OSError as error:
                message = f"{attached.name}: {(error.strerror or 'cannot be read').lower()}"
                defects.append(Defect("missing", message, item.locator))
                continue
            self._attachment(key, attached, kept, acts)

    def _keep(self, attached: Attached) -> Kept | None:
        if attached.raw is not None:
            return self._originals.keep(io.BytesIO(attached.raw))
        return self._originals.keep_file(attached.path) if attached.path else None

    def _attachment(self, key: str, attached: Attached, kept: Kept | None, acts: Acts) -> None:
        db = self._db
        media_type = (attached.media_type or "")[:_MEDIA]
        if kept:
            fields = {"size": kept.size, "media_type": media_type, "gone_through": "attachment"}
            Original.objects.using(db).get_or_create(sha256=kept.sha256, defaults=fields)
        _, new = Attachment.objects.using(db).get_or_create(
            report_id=_id(key),
            name=attached.name,
            original_id=kept.sha256 if kept else None,
            url=attached.url or "",
            defaults={"media_type": media_type},
        )
        if new:
            acts.note("attach", _id(key), name=attached.name, original=kept.sha256 if kept else None, url=attached.url)


def _id(key: str) -> str:
    return f"r{key[:_ID_LENGTH]}"
