"""What a site asks of programs in its robots.txt (RFC 9309), asked once a day."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from protego import Protego

from tawthiq.archive.addresses import Target
from tawthiq.archive.fetch_rules import LONGEST_WAIT, FetchError

_KEPT: Final = 86_400.0  # seconds that rules are kept for; RFC 9309 allows a day
_RETRIED: Final = 600.0  # seconds until a site that could not be asked is asked again
_AGENT: Final = re.compile(r"\s*user(?:-|\s*)agent(?:\s*:|\s)(.*)", re.IGNORECASE)
_SITES: Final = 1_000  # that are remembered


@dataclass(frozen=True, slots=True)
class Told:
    """What came of asking for robots.txt: the status, the body unpacked, or the failure that ended it."""

    status: int | None
    body: bytes
    failure: FetchError | None = None


@dataclass(frozen=True, slots=True)
class _Known:
    rules: Protego
    closed: tuple[str, str] | None  # code and message of why nothing of the site may be fetched
    until: float


class Robots:
    """The rules of the sites asked so far. ``ask`` gets robots.txt of a site, ``clock`` tells seconds."""

    def __init__(self, ask: Callable[[Target], Told], token: str, clock: Callable[[], float]) -> None:
        self._ask = ask
        self._token = token
        self._clock = clock
        self._known: dict[str, _Known] = {}

    def delay(self, where: Target) -> float:
        """Seconds that the site wants between requests, at most :data:`LONGEST_WAIT`; 0 where it says nothing.

        Raises :class:`FetchError` where it does not want the target fetched, or could not be asked.
        """
        known = self._of(where)
        if known.closed:
            raise FetchError(*known.closed)
        if not known.rules.can_fetch(where.url, self._token):
            raise FetchError("refused", f"{where.host} asks programs not to fetch this address (robots.txt)")
        return min(known.rules.crawl_delay(self._token) or 0.0, LONGEST_WAIT)

    def _of(self, where: Target) -> _Known:
        known = self._known.get(where.origin)
        if known is None or known.until <= self._clock():
            if len(self._known) >= _SITES:
                self._known.pop(next(iter(self._known)))
            known = self._known[where.origin] = self._learnt(where)
        return known

    def _learnt(self, where: Target) -> _Known:
        told = self._ask(Target(where.scheme, where.host, where.port, "/robots.txt"))
        failure = told.failure
        if told.status == 200 and failure is None:
            return _Known(self._parsed(told.body), None, self._clock() + _KEPT)
        if told.status == 200 and failure and failure.code == "too-large":
            # What is past the limit is left unread, and the line that it cuts: half a rule says something else.
            return _Known(self._parsed(told.body.rpartition(b"\n")[0]), None, self._clock() + _KEPT)
        if told.status is not None and 200 < told.status < 500 and told.status != 429:
            return _Known(self._parsed(b""), None, self._clock() + _KEPT)
        # A site in trouble is not to be asked more: as RFC 9309 has it, all of it is closed until it answers.
        what = failure.message if failure else f"it answers {told.status}"
        code = failure.code if failure and failure.code in {"refused", "timeout"} else "unreachable"
        message = f"the robots rules of {where.host} could not be asked, try again later: {what}"
        return _Known(self._parsed(b""), (code, message), self._clock() + _RETRIED)

    def _parsed(self, body: bytes) -> Protego:
        lines = body.decode("utf-8-sig", errors="replace").splitlines()
        return Protego.parse("\n".join(self._for_us(line) for line in lines))

    def _for_us(self, line: str) -> str:
        """A line of rules, where it names another program with a stand-in for the name.

        Each rule is stored for every program that its group names: ten thousand names over ten thousand rules would
        fill the memory. So there are three: every program, this one, any other.
        """
        named = _AGENT.match(line)
        name = re.split(r"[#/(]", named[1])[0].strip().lower() if named else ""
        if not name:
            return line
        return f"User-agent: {name if name in {'*', self._token.lower()} else '~'}"
