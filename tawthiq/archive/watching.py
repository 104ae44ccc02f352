"""When what is watched is due: feeds in their interval, files of a folder once they have stopped growing.

A scheduler and nothing else: it asks no network. Whoever takes what is due says afterwards how a feed answered
(:meth:`Watch.answered`, :meth:`Watch.failed`), and that moves its next turn. Times are seconds of an injected clock.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tawthiq.archive.item import Problem
from tawthiq.archive.watched_folder import FolderWatch

LONGEST: Final = 86_400.0  # a feed is asked at least once a day, whatever it or its server says
_LONGEST_BACK_OFF: Final = 21_600.0  # six hours: a site that was down is seen again the same day
_JITTER: Final = 0.1  # of the interval


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's URL and how often it is asked, in seconds."""

    url: str
    every: float = 900.0


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that files are put into, how often it is looked at, and how long a file must stay as it is."""

    path: Path
    every: float = 30.0
    settled: float = 5.0


@dataclass(frozen=True, slots=True)
class File:
    """A new or changed file of a watched folder that has stopped growing."""

    folder: Folder
    path: Path


Due = Feed | File | Problem


@dataclass(slots=True)
class _Turn:
    """When a feed is next asked, and how often it has been and has failed in a row."""

    at: float
    asked: int = 0
    failures: int = 0


class Watch:
    """Yields what is due until it is stopped.

    ``wait(seconds)`` waits and says whether to stop: ``threading.Event().wait`` does. Raises :class:`ValueError` for
    an interval that is not positive.
    """

    def __init__(
        self,
        feeds: Sequence[Feed],
        folders: Sequence[Folder],
        *,
        clock: Callable[[], float],
        wait: Callable[[float], bool],
    ) -> None:
        if min([feed.every for feed in feeds] + [folder.every for folder in folders], default=1.0) <= 0:
            raise ValueError("an interval must be more than 0 seconds")
        self._clock = clock
        self._wait = wait
        self._feeds = {feed.url: feed for feed in feeds}
        self._turns = {url: _Turn(clock()) for url in self._feeds}
        self._folders = [(folder, FolderWatch(folder.path, folder.settled)) for folder in folders]
        self._looks = {folder: clock() for folder in folders}

    def due(self) -> Iterator[Due]:
        """Everything watched at once, then each thing in its turn. A feed is only yielded again after its interval."""
        while not self._wait(self._until_next()):
            feed = self._due_feed()
            if feed:
                turn = self._turns[feed.url]
                turn.asked += 1
                turn.at = self._clock() + self._jittered(feed, feed.every)
                yield feed
            for folder, watch in self._folders:
                yield from self._look(folder, watch)

    def answered(self, feed: Feed, *, ttl: float | None = None, retry_after: float | None = None) -> None:
        """A feed was read, or has not changed. ``ttl`` is the interval that it asks for itself, in seconds."""
        turn = self._turns[feed.url]
        turn.failures = 0
        turn.at = self._clock() + self._jittered(feed, max(feed.every, ttl or 0.0), retry_after)

    def failed(self, feed: Feed, *, retry_after: float | None = None) -> None:
        """A feed could not be read: each failure in a row doubles the time until it is asked again."""
        turn = self._turns[feed.url]
        turn.failures += 1
        longest = max(_LONGEST_BACK_OFF, feed.every)
        back_off = min(feed.every * 2 ** min(turn.failures, 20), longest)
        turn.at = self._clock() + self._jittered(feed, back_off, retry_after)

    def _until_next(self) -> float:
        turns = [turn.at for turn in self._turns.values()] + list(self._looks.values())
        return max(0.0, min(turns, default=self._clock() + LONGEST) - self._clock())

    def _due_feed(self) -> Feed | None:
        """The feed that has been due the longest: one at a time, so that a stop is seen between two."""
        first = min(self._turns, key=lambda url: self._turns[url].at, default=None)
        return self._feeds[first] if first is not None and self._turns[first].at <= self._clock() else None

    def _look(self, folder: Folder, watch: FolderWatch) -> Iterator[Due]:
        now = self._clock()
        if self._looks[folder] > now:
            return
        for found in watch.look(now):
            yield found if isinstance(found, Problem) else File(folder, found)
        next_look = self._clock() + folder.every
        settling = watch.next_settled()
        self._looks[folder] = next_look if settling is None else min(next_look, max(settling, self._clock()))

    def _jittered(self, feed: Feed, seconds: float, retry_after: float | None = None) -> float:
        """A little more than the interval, differently for each feed and turn, so that they spread out.

        The same watch gives the same turns: the share comes from the URL and the count, not from chance.
        """
        told = f"{feed.url} {self._turns[feed.url].asked}".encode("utf-8", "surrogatepass")
        share = int.from_bytes(hashlib.sha256(told).digest()[:4], "big") / 2**32
        spread = min(seconds, max(LONGEST, feed.every)) * (1 + _JITTER * share)
        return max(spread, min(retry_after or 0.0, LONGEST))
