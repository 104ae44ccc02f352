"""``tawthiq watch``: feeds and folders looked at until stopped."""

import signal
import threading

import typer

from tawthiq.cli.collection.opened import Bars, Dir, Jobs, opened
from tawthiq.cli.ending import not_done, quietly


def watch(folder: Dir, jobs: Jobs = 1) -> None:
    """Poll the feeds and folders that tawthiq.toml names, and take in, read and group what is new, until stopped.

    \b
      [watch]
      feeds = ["https://news.example/feed.xml"]
      folders = ["incoming"]          # in the collection, or a whole path
      every = 30.0                                  # minutes

    Ctrl-C (or SIGTERM) stops it between two reports; nothing is lost.
    """  # noqa: D301 - typer leaves the lines after it as they are
    with quietly(), opened(folder) as collection, Bars() as bars:
        from tawthiq.collection.folder import CollectionError
        from tawthiq.collection.watch import Watcher

        stop = threading.Event()
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, lambda *_: stop.set())
        try:
            Watcher(collection, stop=stop, tell=typer.echo, progress=bars, jobs=jobs).run()
        except CollectionError as error:
            raise not_done(str(error)) from None
        typer.echo("stopped")
