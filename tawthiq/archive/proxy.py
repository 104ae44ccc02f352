"""The way through a proxy, where the settings name one: it is asked for the judged address, never for a name."""

import base64
import time
from collections.abc import Callable
from typing import Final
from urllib.parse import unquote, urlsplit

import httpcore

_LONGEST: Final = 16_384  # bytes of a proxy's answer


def through(
    proxy: str, connector: Callable[[str, int, float], httpcore.NetworkStream]
) -> Callable[[str, int, float], httpcore.NetworkStream]:
    """What connects to an address through ``proxy`` (``http://name:password@host:port``), which ``connector`` reaches.

    The proxy's answer is bounded as every other one. What it refuses raises httpcore's ``ConnectError``.
    """
    parts = urlsplit(proxy)
    host, at = parts.hostname or "", parts.port or 8080
    login = f"{unquote(parts.username or '')}:{unquote(parts.password or '')}"
    extra = f"Proxy-Authorization: Basic {base64.b64encode(login.encode()).decode()}\r\n" if parts.username else ""

    def connect(address: str, port: int, seconds: float) -> httpcore.NetworkStream:
        ends = time.monotonic() + seconds
        authority = f"[{address}]:{port}" if ":" in address else f"{address}:{port}"
        stream = connector(host, at, seconds)
        try:
            stream.write(f"CONNECT {authority} HTTP/1.1\r\nHost: {authority}\r\n{extra}\r\n".encode(), seconds)
            _admitted(stream, ends)
        except BaseException:
            stream.close()
            raise
        return stream

    return connect


def _admitted(stream: httpcore.NetworkStream, ends: float) -> None:
    """Reads a proxy's answer up to its end; nothing follows before the fetch has spoken."""
    head = b""
    while b"\r\n\r\n" not in head:
        left = ends - time.monotonic()
        if left <= 0:
            raise httpcore.ConnectTimeout("the proxy does not answer")
        try:
            data = stream.read(4096, left)
        except httpcore.ReadTimeout:
            raise httpcore.ConnectTimeout("the proxy does not answer") from None
        head += data
        if not data or len(head) > _LONGEST:
            raise httpcore.ConnectError("the proxy gives no answer that is understood")
    status = head.split(b"\r\n", 1)[0].split(b" ")[1:2]
    if status != [b"200"]:
        told = b" ".join(head.split(b"\r\n", 1)[0].split(b" ")[1:]).decode("latin-1")[:80]
        raise httpcore.ConnectError(f"the proxy answers {told!r}")
