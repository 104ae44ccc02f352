import os
import threading
from collections.abc import Callable
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

import pytest

from tawthiq.archive.item import Problem
from tawthiq.archive.watching import LONGEST, Due, Feed, File, Folder, Watch

SYRIA = Feed("https://outlet.example/feed", every=600.0)
IRAQ = Feed("https://other.example/feed", every=1000.0)


class Time:
    """Seconds that pass only by waiting; ``until`` is when the watch is stopped. Things can be told to happen."""

    def __init__(self, until: float = 1e9) -> None:
        self.now = 0.0
        self.until = until
        self.happening: list[tuple[float, Callable[[], object]]] = []

    def __call__(self) -> float:
        return self.now

    def wait(self, seconds: float) -> bool:
        assert seconds >= 0
        self.now += seconds
        while self.happening and self.happening[0][0] <= self.now:
            self.happening.pop(0)[1]()
        return self.now >= self.until


def watch(time: Time, *watched: Feed | Folder) -> Watch:
    feeds = [one for one in watched if isinstance(one, Feed)]
    return Watch(feeds, [one for one in watched if isinstance(one, Folder)], clock=time, wait=time.wait)


def moments(time: Time, made: Watch, count: int, then: Callable[[Feed], object]) -> list[float]:
    """When the first so many turns of a feed come, each reported on by ``then``."""
    found = []
    for due in islice(made.due(), count):
        found.append(time.now)
        assert isinstance(due, Feed)
        then(due)
    return found


def gaps(moments: list[float]) -> list[float]:
    return [later - earlier for earlier, later in pairwise(moments)]


def test_feeds_are_due_at_once_and_then_in_their_interval() -> None:
    time = Time()
    turns: dict[str, list[float]] = {SYRIA.url: [], IRAQ.url: []}
    made = watch(time, SYRIA, IRAQ)
    for due in islice(made.due(), 20):
        assert isinstance(due, Feed)
        turns[due.url].append(time.now)
        made.answered(due)
    for feed in (SYRIA, IRAQ):
        assert turns[feed.url][0] == 0.0
        assert all(feed.every <= gap <= feed.every * 1.1 for gap in gaps(turns[feed.url]))
        assert len(set(gaps(turns[feed.url]))) > 1  # turns spread out
    assert gaps(turns[SYRIA.url])[0] / SYRIA.every != gaps(turns[IRAQ.url])[0] / IRAQ.every


def test_the_same_watch_has_the_same_turns() -> None:
    first, second = (
        moments(time, made, 10, made.answered) for time in (Time(), Time()) for made in (watch(time, SYRIA),)
    )
    assert first == second


def test_a_feed_that_nobody_reports_on_is_not_due_at_once_again() -> None:
    time = Time()
    assert all(gap >= SYRIA.every for gap in gaps(moments(time, watch(time, SYRIA), 5, lambda feed: None)))


def test_failures_in_a_row_double_the_interval_up_to_a_bound() -> None:
    time = Time()
    made = watch(time, SYRIA)
    waits = gaps(moments(time, made, 40, made.failed))
    for n, gap in enumerate(waits[:4], start=1):
        assert 600 * 2**n <= gap <= 600 * 2**n * 1.1
    assert all(21_600 <= gap <= 21_600 * 1.1 for gap in waits[10:])


def test_an_answer_ends_the_back_off() -> None:
    time = Time()
    made = watch(time, SYRIA)
    reports = iter([made.failed, made.failed, made.answered, made.failed, made.answered])

    def report(feed: Feed) -> None:
        next(reports)(feed)

    waits = gaps(moments(time, made, 5, report))
    assert [round(gap / 600 - 0.5) for gap in waits] == [2, 4, 1, 2]


def test_a_feed_that_is_rare_by_itself_is_not_made_more_frequent_by_failing() -> None:
    time = Time()
    rare = Feed("https://rare.example/feed", every=100_000.0)
    made = watch(time, rare)
    assert all(gap >= 100_000 for gap in gaps(moments(time, made, 4, made.failed)))


@pytest.mark.parametrize(
    ("ttl", "least", "most"), [(60.0, 600, 660), (3600.0, 3600, 3960), (1e12, LONGEST, LONGEST * 1.1)]
)
def test_the_interval_that_a_feed_asks_for_is_kept_where_it_is_longer(ttl: float, least: float, most: float) -> None:
    time = Time()
    made = watch(time, SYRIA)
    [gap] = gaps(moments(time, made, 2, lambda feed: made.answered(feed, ttl=ttl)))
    assert least <= gap <= most


@pytest.mark.parametrize(
    ("after", "least", "most"), [(5.0, 1200, 1320), (7200.0, 7200, 7200), (1e12, LONGEST, LONGEST)]
)
def test_a_server_that_asks_to_wait_is_waited_for(after: float, least: float, most: float) -> None:
    time = Time()
    made = watch(time, SYRIA)
    [gap] = gaps(moments(time, made, 2, lambda feed: made.failed(feed, retry_after=after)))
    assert least <= gap <= most


def test_a_stop_ends_it_between_two_feeds() -> None:
    stop = threading.Event()
    made = Watch([SYRIA, IRAQ], [], clock=lambda: 0.0, wait=stop.wait)
    found = []
    for due in made.due():
        found.append(due)
        stop.set()
    assert len(found) == 1


def test_nothing_to_watch_waits_for_the_stop() -> None:
    assert list(watch(Time(until=1.0)).due()) == []


@pytest.mark.parametrize("watched", [Feed("https://outlet.example", every=0.0), Folder(Path(), every=-1.0)])
def test_an_interval_is_more_than_nothing(watched: Feed | Folder) -> None:
    with pytest.raises(ValueError, match="interval"):
        watch(Time(), watched)


def names(found: list[Due]) -> list[str]:
    return [due.path.name for due in found if isinstance(due, File)]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path, every=30.0, settled=5.0)


def test_files_are_due_once_they_have_settled(folder: Folder) -> None:
    (folder.path / "old.txt").write_text("قديم")
    time = Time(until=200)
    time.happening = [(60.0, lambda: (folder.path / "new.txt").write_text("جديد"))]
    seen = [(due.path.name, time.now) for due in watch(time, folder).due() if isinstance(due, File)]
    # Seen at a look, due when it has stayed as it was: no full interval is waited for that.
    assert [name for name, _ in seen] == ["old.txt", "new.txt"]
    assert seen[0][1] == 5.0
    assert 65.0 <= seen[1][1] <= 100.0


def test_a_file_that_grows_is_waited_for(folder: Folder) -> None:
    path = folder.path / "export.json"
    time = Time(until=200)

    def grow() -> None:
        with path.open("a") as file:
            file.write("more")

    time.happening = [(float(second), grow) for second in range(0, 60, 3)]
    seen = [time.now for due in watch(time, folder).due()]
    assert len(seen) == 1
    assert seen[0] >= 57 + 5 - 3


def test_a_file_that_changed_is_due_again(folder: Folder) -> None:
    path = folder.path / "a.txt"
    path.write_text("one")
    time = Time(until=300)

    def touch_only() -> None:
        told = path.stat()
        os.utime(path, ns=(told.st_atime_ns, told.st_mtime_ns))

    time.happening = [(100.0, touch_only), (150.0, lambda: path.write_text("one and two"))]
    assert names(list(watch(time, folder).due())) == ["a.txt", "a.txt"]


def test_a_file_that_was_away_and_is_back_is_due_again(folder: Folder) -> None:
    path = folder.path / "a.txt"
    path.write_text("one")
    time = Time(until=400)
    time.happening = [(100.0, path.unlink), (200.0, lambda: path.write_text("one"))]
    assert names(list(watch(time, folder).due())) == ["a.txt", "a.txt"]


def test_folders_below_are_watched_and_what_is_unfinished_or_hidden_is_not(
    folder: Folder, tmp_path_factory: Any
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "secret.txt"
    outside.write_text("not of this folder")
    below = folder.path / "2024" / "مارس"
    hidden = folder.path / ".git"
    for made in (below, hidden):
        made.mkdir(parents=True)
    for path in (below / "a.txt", hidden / "b.txt", folder.path / ".c.txt", folder.path / "d.zip.PART"):
        path.write_text("x")
    for unfinished in ("e.crdownload", "f.tmp", "g.txt~", "h.partial"):
        (folder.path / unfinished).write_text("x")
    (folder.path / "link.txt").symlink_to(outside)
    (folder.path / "linked").symlink_to(outside.parent)
    os.mkfifo(folder.path / "pipe")
    assert names(list(watch(Time(until=100), folder).due())) == ["a.txt"]


def test_a_file_that_its_download_renames_is_due_under_its_name(folder: Folder) -> None:
    part = folder.path / "export.zip.part"
    part.write_text("x")
    time = Time(until=200)
    time.happening = [(50.0, lambda: part.rename(folder.path / "export.zip"))]
    assert names(list(watch(time, folder).due())) == ["export.zip"]


def test_a_folder_that_cannot_be_read_is_a_problem_once_until_it_is_back(tmp_path: Path) -> None:
    missing = Folder(tmp_path / "missing", every=30.0, settled=0.0)
    time = Time(until=500)

    def back() -> None:
        missing.path.mkdir()
        (missing.path / "a.txt").write_text("x")

    def away() -> None:
        missing.path.rename(tmp_path / "elsewhere")

    time.happening = [(100.0, back), (300.0, away)]
    found = list(watch(time, missing).due())
    assert [due.code if isinstance(due, Problem) else "file" for due in found] == ["unreadable", "file", "unreadable"]
    assert all(due.locator == str(missing.path) for due in found if isinstance(due, Problem))


def test_a_drive_that_is_away_for_a_while_is_not_read_anew(folder: Folder, tmp_path: Path) -> None:
    drive = Folder(tmp_path / "drive", every=30.0, settled=0.0)
    drive.path.mkdir()
    (drive.path / "a.txt").write_text("x")
    time = Time(until=500)
    aside = tmp_path / "aside"
    time.happening = [(100.0, lambda: drive.path.rename(aside)), (200.0, lambda: aside.rename(drive.path))]
    found = list(watch(time, drive).due())
    assert names(found) == ["a.txt"]
    assert len(found) == 2


def test_feeds_and_folders_are_watched_together(folder: Folder) -> None:
    (folder.path / "a.txt").write_text("x")
    found = list(islice(watch(Time(), SYRIA, folder).due(), 3))
    assert [type(due) for due in found] == [Feed, File, Feed]
