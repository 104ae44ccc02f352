"""Watching: feeds polled and folders looked at until stopped; what is new is taken in, read and grouped at once."""

import threading
import time
from collections.abc import Callable

from tawthiq.archive.fetched import Captured, NotModified, Seen, Unfetched
from tawthiq.archive.item import Options, Problem
from tawthiq.archive.watching import Feed, File, Folder, Watch
from tawthiq.collection.adding import Added, Adder
from tawthiq.collection.build import Built, Progress, read_and_group
from tawthiq.collection.collection import Collection
from tawthiq.collection.folder import CollectionError
from tawthiq.collection.orm import Capture
from tawthiq.collection.session import now
from tawthiq.collection.sources import Taker, fetcher_of

Tell = Callable[[str], None]
_MINUTE = 60.0


class Watcher:
    """Watches what a collection's settings name. ``stop`` ends it between two things; ``tell`` hears what is new."""

    def __init__(
        self, collection: Collection, *, stop: threading.Event, tell: Tell, progress: Progress, jobs: int = 0
    ) -> None:
        said = collection.settings.watch
        if not said.feeds and not said.folders:
            raise CollectionError("nothing to watch: name feeds or folders under [watch] in tawthiq.toml")
        self._collection = collection
        self._stop = stop
        self._tell = tell
        self._progress = progress
        self._jobs = jobs
        self._new = False
        self._seen: dict[str, Seen] = {}
        self._fetcher = fetcher_of(collection.settings.fetch)
        self._watch = Watch(
            [Feed(url, said.every * _MINUTE) for url in said.feeds],
            [Folder(collection.folder.root / path, said.folder_every * _MINUTE) for path in said.folders],
            clock=time.monotonic,
            wait=self._wait,
        )

    def run(self) -> None:
        """Watch until stopped. A failure is recorded and told; nothing of it ends the watch."""
        for due in self._watch.due():
            if isinstance(due, Problem):
                self._tell(f"{due.locator}: {due.message}")
            else:
                self._take(due)

    def _wait(self, seconds: float) -> bool:
        """Read what came in since the last wait, then wait; True to stop."""
        if self._new:
            self._new = False
            self._read()
        return self._stop.wait(seconds)

    def _take(self, due: Feed | File) -> None:
        """Take in what is due. Where another run is writing, its turn comes again."""
        try:
            with self._collection.writing() as session:
                added = Added()
                taker = Taker(self._collection, Adder(self._collection, session, Options(), added), self._fetcher)
                if isinstance(due, Feed):
                    self._feed(due, taker)
                else:
                    taker.take([str(due.path)], self._progress.step)
        except CollectionError as error:
            self._tell(str(error))
            return
        self._new = self._new or bool(added.reports)
        self._say(due.url if isinstance(due, Feed) else str(due.path), added)

    def _feed(self, feed: Feed, taker: Taker) -> None:
        answer = taker.address(feed.url, self._seen.get(feed.url) or self._last(feed.url))
        match answer:
            case Captured():
                self._seen[feed.url] = answer.seen
                taker.teasers(self._progress.step)
                self._watch.answered(feed)
            case NotModified():
                self._watch.answered(feed)
            case Unfetched():
                self._watch.failed(feed, retry_after=answer.retry_after)

    def _last(self, url: str) -> Seen | None:
        """What the server said when an earlier run captured the feed."""
        captures = Capture.objects.using(self._collection.db).filter(address=url, how=Capture.How.FETCH)
        last = captures.order_by("-at").first()
        return Seen(last.headers.get("etag"), last.headers.get("last-modified")) if last else None

    def _read(self) -> None:
        built = Built()
        try:
            with self._collection.writing() as session:
                read_and_group(self._collection, session, built, jobs=self._jobs, progress=self._progress)
        except CollectionError as error:
            self._new = True
            self._tell(str(error))
            return
        self._tell(f"{now():%Y-%m-%d %H:%M} read {built.read} reports: {built.incidents} incidents new or changed")

    def _say(self, what: str, added: Added) -> None:
        for line in added.refused:
            self._tell(line)
        if added.reports:
            self._tell(f"{now():%Y-%m-%d %H:%M} {what}: {added.reports} new reports")
