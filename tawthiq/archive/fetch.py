"""A published page, feed or file fetched once, politely and within bounds, and captured as evidence.

This and the folder it stands in are all of Tawthiq that touches the network. See docs/fetching.md for what is guarded
against and why.
"""

import datetime as dt
import ssl
import time
from collections.abc import Callable, Mapping
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Final

import certifi

from tawthiq.archive import addresses, capture
from tawthiq.archive.addresses import Resolver, Target
from tawthiq.archive.exchange import Allowance, Connect, Exchange, Sink, connect, exchange
from tawthiq.archive.fetch_rules import LONGEST_WAIT, ROBOTS_BYTES, FetchError, FetchRules
from tawthiq.archive.fetched import Captured, NotModified, Seen, Unfetched
from tawthiq.archive.pace import Pace
from tawthiq.archive.proxy import through
from tawthiq.archive.robots import Robots, Told
from tawthiq.archive.unpacked import ENCODINGS

REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_PAGES: Final = frozenset({200, 203})
_ACCEPT: Final = (
    "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.8"
)
_DAY: Final = 86_400.0


def utc_now() -> dt.datetime:
    """Now, in UTC."""
    return dt.datetime.now(dt.UTC)


class Fetcher:
    """Fetches under one set of rules; remembers robots rules and when each host was last asked. For one thread.

    ``clock`` (seconds) and ``sleep`` keep the pace, ``now`` dates the captures; the bounds on an answer are always
    held in real time. ``resolver``, ``connector`` and ``tls`` are the way to the network.
    """

    def __init__(
        self,
        rules: FetchRules | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] = time.sleep,
        now: Callable[[], dt.datetime] = utc_now,
        resolver: Resolver = addresses.resolve,
        connector: Connect = connect,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.rules = rules or FetchRules()
        self._now = now
        self._resolver = resolver
        self._connector = through(self.rules.proxy, connector) if self.rules.proxy else connector
        self._tls = tls or ssl.create_default_context(cafile=certifi.where())
        self._pace = Pace(clock, sleep)
        self._robots = Robots(self._ask_robots, self.rules.token, clock)

    def fetch(self, url: str, into: Path, since: Seen | None = None) -> Captured | NotModified | Unfetched:
        """Fetches a URL and leaves one finished capture in the folder ``into``, which must exist.

        With ``since`` the server is asked for it only if it has changed. A failure is returned as a problem, with
        what was answered kept; raises :class:`OSError` only where ``into`` cannot be written.
        """
        trail: list[Exchange] = []
        conditions = since.headers() if since else []
        try:
            last = self._follow(url, conditions, trail)
            if last.status == 304 and conditions:
                return NotModified(last.where.url, last.at, _urls(trail))
            self._judge(last)
        except FetchError as error:
            return self._unfetched(error, url, trail, into)
        path = capture.write(trail, url, into, self.rules)
        assert last.status is not None  # judged
        headers = _joined(last)
        return Captured(
            path, last.where.url, last.at, last.status, headers, _media_type(headers), _urls(trail), last.size
        )

    def _follow(self, url: str, conditions: list[tuple[str, str]], trail: list[Exchange]) -> Exchange:
        """Asks for a URL and for where it leads to; the trail grows by every exchange, a failed one too."""
        allowance = Allowance(self.rules.whole_seconds, self.rules.max_bytes)
        where = addresses.target(url, self.rules)
        while True:
            if any(where == hop.where for hop in trail):
                raise FetchError("unreachable", f"{where.host} redirects in a circle")
            if len(trail) > self.rules.max_redirects:
                raise FetchError("unreachable", f"more than {self.rules.max_redirects} redirects")
            hop = self._hop(where, conditions, allowance, from_public=_public(trail))
            trail.append(hop)
            if hop.failure and (hop.status is None or hop.status < 400):
                raise hop.failure
            location = hop.header("location")
            if hop.status not in REDIRECTS or location is None:
                return hop
            where = addresses.redirected(where, location.encode("latin-1"), self.rules)

    def _hop(
        self, where: Target, conditions: list[tuple[str, str]], allowance: Allowance, *, from_public: bool
    ) -> Exchange:
        """One request, in its turn, if the host's addresses and the site's rules let it."""
        judged = self._judged(where, allowance, from_public=from_public)
        gap = self.rules.seconds_between
        if self.rules.honour_robots:
            gap = max(gap, self._robots.delay(where))
        return self._exchange(where, judged, [("Accept", _ACCEPT), *conditions], allowance, gap)

    def _judged(self, where: Target, allowance: Allowance, *, from_public: bool) -> tuple[addresses.Address, ...]:
        begun = time.monotonic()
        seconds = max(1e-3, min(allowance.seconds, self.rules.connect_seconds))
        judged = addresses.addresses(where, self.rules, self._resolver, seconds=seconds, from_public=from_public)
        allowance.seconds -= time.monotonic() - begun
        return judged

    def _exchange(
        self,
        where: Target,
        judged: tuple[addresses.Address, ...],
        headers: list[tuple[str, str]],
        allowance: Allowance,
        gap: float,
        sink: Sink | None = None,
    ) -> Exchange:
        held = self._pace.held(where.host)
        if held > LONGEST_WAIT:
            raise FetchError("unreachable", f"{where.host} asked to be left alone for now", retry_after=held)
        self._pace.wait(where.host, max(gap, held))
        hop = exchange(
            where,
            judged,
            [("User-Agent", self.rules.user_agent), ("Accept-Encoding", ENCODINGS), *headers],
            rules=self.rules,
            allowance=allowance,
            tls=self._tls,
            now=self._now,
            connector=self._connector,
            sink=sink,
        )
        self._pace.ended(where.host)
        return hop

    def _ask_robots(self, where: Target) -> Told:
        """robots.txt of a site, fetched under the same guard; where it redirects to, at most as often as a page."""
        trail: list[Exchange] = []
        allowance = Allowance(self.rules.whole_seconds, min(ROBOTS_BYTES, self.rules.max_bytes))
        try:
            while len(trail) <= self.rules.max_redirects:
                body = bytearray()
                judged = self._judged(where, allowance, from_public=_public(trail))
                hop = self._exchange(where, judged, [], allowance, self.rules.seconds_between, body.extend)
                trail.append(hop)
                location = hop.header("location")
                if hop.failure or hop.status not in REDIRECTS or location is None:
                    return Told(hop.status, bytes(body), hop.failure)
                where = addresses.redirected(where, location.encode("latin-1"), self.rules)
        except FetchError as error:
            return Told(None, b"", error)
        return Told(404, b"")  # RFC 9309: rules behind too many redirects may be taken for none

    def _judge(self, hop: Exchange) -> None:
        """Raises :class:`FetchError` for an answer that is no page."""
        if hop.status in _PAGES and hop.size:
            return
        host = hop.where.host
        if hop.status in _PAGES or hop.status in {204, 205}:
            raise FetchError("empty", f"{host} answers with nothing ({hop.status})")
        after = _retry_after(hop.header("retry-after"), self._now())
        if after is not None and hop.status in {429, 503}:
            self._pace.hold(host, after)
        raise FetchError("unreachable", f"{host} answers {_status(hop)}", retry_after=after)

    def _unfetched(self, error: FetchError, url: str, trail: list[Exchange], into: Path) -> Unfetched:
        answered = [hop for hop in trail if hop.status is not None]
        kept = capture.write(answered, url, into, self.rules) if answered else None
        status = trail[-1].status if trail else None
        return Unfetched(error.code, error.message, url=url, status=status, retry_after=error.retry_after, kept=kept)


def _public(trail: list[Exchange]) -> bool:
    """Whether one of the addresses that led here is public: it must not lead into the own network."""
    return any(addresses.kind(hop.address) == "public" for hop in trail)


def _urls(trail: list[Exchange]) -> tuple[str, ...]:
    return tuple(hop.where.url for hop in trail)


def _joined(hop: Exchange) -> dict[str, str]:
    joined: dict[str, str] = {}
    for name, value in hop.headers:
        known = name.lower()
        joined[known] = f"{joined[known]}, {value}" if known in joined else value
    return joined


def _media_type(headers: Mapping[str, str]) -> str | None:
    """``text/html`` of ``Text/HTML; charset=utf-8``; None for what is no media type."""
    essence = headers.get("content-type", "").split(";")[0].split(",")[0].strip().lower()
    return essence if essence.count("/") == 1 and essence.isascii() and essence.isprintable() else None


_WORDS: Final = {
    401: "401: it wants a login",
    403: "403: it refuses",
    404: "404: there is no such page",
    410: "410: the page was taken down",
    429: "429: it was asked too often",
    451: "451: withheld for legal reasons",
}


def _status(hop: Exchange) -> str:
    if hop.status in REDIRECTS:
        return f"{hop.status}, a redirect that leads nowhere"
    return _WORDS.get(hop.status or 0, f"{hop.status}")


def _retry_after(value: str | None, now: dt.datetime) -> float | None:
    """Seconds to wait, from ``Retry-After`` as seconds or as a date; at most a day, None for what is neither."""
    if value is None:
        return None
    if value.isascii() and value.isdecimal():
        return min(float(value[:9]), _DAY)
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    return min(max(0.0, (moment - now).total_seconds()), _DAY)
