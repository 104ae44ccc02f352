"""One request and its answer over one connection: to a judged address, bounded in time and size, kept as it was sent.

The bytes of both directions are recorded as they stood on the wire (inside TLS), for the capture. Every read and
write waits only as long as the fetch still has, so that an answer that drips in byte by byte ends when its time is up.
"""

import datetime as dt
import ssl
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import httpcore

from tawthiq.archive.addresses import Address, Target
from tawthiq.archive.fetch_rules import FetchError, FetchRules
from tawthiq.archive.unpacked import Unpacked

# From an address in numbers, a port and seconds to a connection. Raises httpcore's ConnectError and ConnectTimeout.
Connect = Callable[[str, int, float], httpcore.NetworkStream]
Sink = Callable[[bytes], object]

HEAD_BYTES: Final = 65_536  # of status line and headers, interim answers included


def connect(address: str, port: int, seconds: float) -> httpcore.NetworkStream:
    """A TCP connection to an address in numbers."""
    return httpcore.SyncBackend().connect_tcp(address, port, timeout=seconds)


@dataclass(slots=True)
class Allowance:
    """What a fetch may still spend, over all its redirects: seconds on the network, bytes of bodies."""

    seconds: float
    body_bytes: int


@dataclass(frozen=True, slots=True)
class Exchange:
    """What was sent and what came. ``status`` is None where no answer was understood; ``failure`` says what went wrong.

    ``sent`` and ``received`` are the bytes on the wire; ``size`` is the body unpacked, in bytes. ``at`` is aware UTC.
    """

    where: Target
    address: Address
    at: dt.datetime
    sent: bytes
    received: bytes
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    size: int = 0
    failure: FetchError | None = None

    def header(self, name: str) -> str | None:
        """The first header of a name, in lower case."""
        return next((value for known, value in self.headers if known.lower() == name), None)


@dataclass(slots=True)
class _Wire:
    """The bytes of an exchange so far, and the bounds on the next read or write."""

    where: Target
    rules: FetchRules
    ends: float
    most: int
    address: Address | None = None
    sent: bytearray = field(default_factory=bytearray)
    received: bytearray = field(default_factory=bytearray)
    answered: bool = False
    asked: float = 0.0

    def left(self) -> float:
        """Seconds until the fetch must end. Raises :class:`FetchError` where there are none."""
        left = self.ends - time.monotonic()
        if left <= 0:
            raise self.late(f"{self.rules.whole_seconds:g} seconds were not enough for the answer of {self.where.host}")
        return left

    def late(self, message: str) -> FetchError:
        return FetchError("timeout", message, truncated="time")

    def room(self) -> int:
        """How many more bytes may be received. Raises :class:`FetchError` where none may."""
        room = (self.most if self.answered else HEAD_BYTES) - len(self.received)
        if room <= 0:
            what = "its answer has no end" if self.answered else "it answers with headers without end"
            raise FetchError("too-large", f"{self.where.host}: {what}", truncated="length")
        return room


class _Stream(httpcore.NetworkStream):
    """A connection that records, and that waits no longer than its wire allows."""

    def __init__(self, inner: httpcore.NetworkStream, wire: _Wire) -> None:
        self._inner = inner
        self._wire = wire

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        wire = self._wire
        room = wire.room()
        left = wire.left()
        first = wire.asked + wire.rules.first_byte_seconds - time.monotonic()
        try:
            data = self._inner.read(min(max_bytes, room), left if wire.received else max(1e-3, min(left, first)))
        except httpcore.ReadTimeout:
            wire.left()
            raise wire.late(f"{wire.where.host} was asked and did not begin to answer") from None
        wire.received += data
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._wire.left())
        self._wire.sent += buffer
        self._wire.asked = time.monotonic()

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        seconds = min(self._wire.left(), self._wire.rules.connect_seconds)
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, seconds), self._wire)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class _Backend(httpcore.NetworkBackend):
    """Connects to the judged addresses, whatever host is asked for: no name is resolved here."""

    def __init__(self, addresses: Sequence[Address], wire: _Wire, connector: Connect) -> None:
        self._addresses = addresses
        self.wire = wire
        self._connect = connector

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        ends = time.monotonic() + min(self.wire.left(), self.wire.rules.connect_seconds)
        for tried, address in enumerate(self._addresses, start=1):
            # An address that never answers leaves time for the next: often IPv6 is announced and does not work.
            share = max(1e-3, ends - time.monotonic()) / (len(self._addresses) - tried + 1)
            try:
                stream = self._connect(str(address), port, share)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if tried == len(self._addresses):
                    raise
            else:
                self.wire.address = address
                return _Stream(stream, self.wire)
        raise httpcore.ConnectError("no address")


def exchange(
    where: Target,
    addresses: Sequence[Address],
    headers: Sequence[tuple[str, str]],
    *,
    rules: FetchRules,
    allowance: Allowance,
    tls: ssl.SSLContext,
    now: Callable[[], dt.datetime],
    connector: Connect = connect,
    sink: Sink | None = None,
) -> Exchange:
    """Asks for a target at addresses that were judged, and takes its answer. Never raises: see ``failure``.

    What it took is subtracted from ``allowance``. ``sink`` is given the body, unpacked, piece by piece, and of one that
    is too large what is allowed of it; without a sink, one that announces itself as too large is not taken at all.
    """
    begun, at = time.monotonic(), now()
    wire = _Wire(where, rules, begun + allowance.seconds, HEAD_BYTES + 2 * allowance.body_bytes)
    got = _Got()
    try:
        _ask(where, headers, got, allowance, tls, _Backend(addresses, wire, connector), sink)
    except FetchError as error:
        got.failure = error
    except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
        got.failure = _told(error, wire)
    allowance.seconds -= time.monotonic() - begun
    return Exchange(
        where,
        wire.address or addresses[0],
        at,
        bytes(wire.sent),
        bytes(wire.received),
        got.status,
        got.headers,
        got.unpacked.size if got.unpacked else 0,
        got.failure,
    )


@dataclass(slots=True)
class _Got:
    """What was understood of an answer so far."""

    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    unpacked: Unpacked | None = None
    failure: FetchError | None = None


def _ask(
    where: Target,
    headers: Sequence[tuple[str, str]],
    got: _Got,
    allowance: Allowance,
    tls: ssl.SSLContext,
    backend: _Backend,
    sink: Sink | None,
) -> None:
    origin = httpcore.Origin(where.scheme.encode(), where.host.encode(), where.port)
    connection = httpcore.HTTPConnection(origin, tls, network_backend=backend)
    try:
        answer = connection.handle_request(_request(where, origin, headers))
        backend.wire.answered = True
        got.status = answer.status
        got.headers = tuple((_text(name), _text(value)) for name, value in answer.headers)
        got.unpacked = Unpacked(", ".join(_all(answer, b"content-encoding")), allowance.body_bytes)
        _receive(answer, got.unpacked, allowance, sink)
    finally:
        connection.close()


def _request(where: Target, origin: httpcore.Origin, headers: Sequence[tuple[str, str]]) -> httpcore.Request:
    url = httpcore.URL(scheme=origin.scheme, host=origin.host, port=where.port, target=where.path.encode())
    return httpcore.Request(b"GET", url, headers=[("Host", where.authority), *headers, ("Connection", "close")])


def _receive(answer: httpcore.Response, unpacked: Unpacked, allowance: Allowance, sink: Sink | None) -> None:
    length = next(iter(_all(answer, b"content-length")), "")
    if sink is None and len(length) <= 20 and length.isdecimal() and int(length) > allowance.body_bytes:
        raise FetchError("too-large", f"the answer is {int(length):,} bytes, more than are taken", truncated="length")
    for chunk in answer.iter_stream():
        fits = chunk[: allowance.body_bytes]
        allowance.body_bytes -= len(fits)
        for piece in unpacked.feed(fits):
            if sink:
                sink(piece)
        if len(fits) < len(chunk):
            raise FetchError("too-large", "the answer is larger than what is taken", truncated="length")


def _all(answer: httpcore.Response, name: bytes) -> list[str]:
    return [_text(value) for known, value in answer.headers if known.lower() == name]


def _text(raw: bytes) -> str:
    return raw.decode("latin-1").strip()


def _told(error: Exception, wire: _Wire) -> FetchError:
    """An error of the connection in words for people."""
    host = wire.where.host
    cause = error.__cause__
    if isinstance(error, httpcore.TimeoutException):
        if wire.address is None:
            return FetchError("timeout", f"no connection to {host} within {wire.rules.connect_seconds:g} seconds")
        return wire.late(f"{host} stopped answering")
    if isinstance(cause, ssl.SSLCertVerificationError):
        return FetchError("unreachable", f"the certificate of {host} is not valid for it: {cause.verify_message}")
    if wire.address is None:
        return FetchError("unreachable", f"{host} does not take the connection: {error}")
    what = str(error)[:200] or type(error).__name__
    return FetchError("unreachable", f"{host} broke the answer off: {what}", truncated="disconnect")
