"""Sources as a person names them, files, folders and addresses, taken in one after another; one failure stops none."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tawthiq.archive import folder
from tawthiq.archive.item import Problem
from tawthiq.collection.adding import Adder
from tawthiq.collection.collection import Collection
from tawthiq.collection.intake import Came
from tawthiq.collection.orm import Capture, Report
from tawthiq.collection.settings import FetchSettings

if TYPE_CHECKING:
    from tawthiq.archive.fetch import Fetcher
    from tawthiq.archive.fetched import Captured, NotModified, Seen, Unfetched

_SCHEMES: Final = ("http://", "https://")
_CAPTURE: Final = "capture.warc.gz"


class Taker:
    """Takes in sources. The network is touched for addresses only, and for the articles that a fetched feed names."""

    def __init__(self, collection: Collection, adder: Adder, fetcher: "Fetcher | None" = None) -> None:
        self._collection = collection
        self._adder = adder
        self._given = fetcher

    def take(self, sources: list[str], step: Callable[[str, int | None], Callable[[int], None]]) -> None:
        """Take in all of them, in order; ``step`` shows how far it is."""
        listed = [part for source in sources for part in self._listed(source)]
        advance = step("adding", len(listed))
        for part in listed:
            if isinstance(part, str):
                self.address(part)
            else:
                self._adder.file(part)
            advance(1)
        if any(isinstance(part, str) for part in listed):
            self.teasers(step)

    def _listed(self, source: str) -> Iterator[Path | str]:
        """The files of a source, or its address. What is none of both is a recorded problem."""
        if source.lower().startswith(_SCHEMES):
            yield source
            return
        path = Path(source).absolute()
        if not path.exists():
            self._adder.refuse(str(path), Problem("unreadable", "there is no such file or folder"))
        elif path.is_dir():
            yield from self._files(path)
        else:
            yield path

    def _files(self, root: Path) -> Iterator[Path]:
        found = False
        for part in folder.sources(root):
            if isinstance(part, Problem):
                self._adder.refuse(str(root / part.locator) if part.locator else str(root), part)
            else:
                found = True
                yield part
        if not found:
            self._adder.refuse(str(root), Problem("empty", "holds no file that can be a report"))

    def address(self, url: str, since: "Seen | None" = None) -> "Captured | NotModified | Unfetched":
        """Fetch an address and take in the capture; what came of it is returned."""
        from tawthiq.archive.fetch_rules import software
        from tawthiq.archive.fetched import Captured, Unfetched

        with tempfile.TemporaryDirectory(prefix="tawthiq-") as into:
            answer = self._fetcher.fetch(url, Path(into), since)
            if isinstance(answer, Captured):
                how = Came(url, "fetch", software(), dict(answer.headers), answer.at.replace(microsecond=0))
                self._adder.file(answer.path, name=Path(_CAPTURE), came=how)
            elif isinstance(answer, Unfetched):
                if answer.kept:
                    self._adder.evidence(answer.kept, Came(url, "fetch", software()))
                self._adder.refuse(url, Problem(answer.code, answer.message), stage="fetch")
        return answer

    def teasers(self, step: Callable[[str, int | None], Callable[[int], None]]) -> None:
        """Fetch the articles of which fetched feeds gave only the first words. Each is tried once."""
        db = self._collection.db
        fetched = Capture.objects.using(db).filter(how=Capture.How.FETCH)
        waiting = (
            Report.objects.using(db)
            .filter(carried__teaser=True, appearances__original__captures__in=fetched)
            .exclude(url="")
            .exclude(url__in=fetched.values("address"))
        )
        urls = list(dict.fromkeys(waiting.order_by("published", "id").values_list("url", flat=True)))
        advance = step("fetching articles", len(urls))
        for url in urls:
            if not self._adder.tried(url):
                self.address(url)
            advance(1)

    @property
    def _fetcher(self) -> "Fetcher":
        """The fetcher: made by the settings when it is first needed."""
        if self._given is None:
            self._given = fetcher_of(self._collection.settings.fetch)
        return self._given


def fetcher_of(said: FetchSettings) -> "Fetcher":
    """A fetcher under the rules of a collection's settings. It remembers robots rules and when a host was asked."""
    from tawthiq.archive.fetch import Fetcher
    from tawthiq.archive.fetch_rules import FetchRules

    rules = FetchRules(
        user_agent=said.user_agent,
        seconds_between=said.seconds_between,
        whole_seconds=said.seconds_in_all,
        max_bytes=said.max_bytes,
        max_redirects=said.max_redirects,
        honour_robots=said.honour_robots,
        allow_private=said.allow_private,
        proxy=said.proxy,
    )
    return Fetcher(rules)
