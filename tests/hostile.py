"""A server on loopback that answers as badly as it is told to, and a fetcher whose clock is made."""

import contextlib
import datetime as dt
import socket
import ssl
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from tawthiq.archive.exchange import connect
from tawthiq.archive.fetch import Fetcher
from tawthiq.archive.fetch_rules import FetchRules

PUBLIC = "93.184.216.34"
NOW = dt.datetime(2024, 3, 5, 9, 30, tzinfo=dt.UTC)
PAGE = "<html><body><p>قال مسعفون إن القصف أصاب السوق.</p></body></html>".encode()

Behaviour = Callable[[socket.socket], None]


def answer(body: bytes = PAGE, status: str = "200 OK", **headers: str) -> bytes:
    """A well-formed answer; ``content_type="..."`` becomes ``Content-Type: ...``."""
    told = {"Content-Length": str(len(body)), **{name.replace("_", "-").title(): v for name, v in headers.items()}}
    lines = "".join(f"{name}: {value}\r\n" for name, value in told.items())
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode("latin-1") + body


def endless(first: bytes, again: bytes) -> Behaviour:
    """Sends something, and then something else without end, as fast as it is taken."""

    def behave(connection: socket.socket) -> None:
        connection.sendall(first)
        while True:
            connection.sendall(again)

    return behave


def dripping(stop: threading.Event, first: bytes, again: bytes) -> Behaviour:
    """Sends something, and then a few bytes ever so often."""

    def behave(connection: socket.socket) -> None:
        connection.sendall(first)
        while not stop.wait(0.02):
            connection.sendall(again)

    return behave


class Hostile:
    """Answers every path as ``answers`` says: with bytes as they are, or by a function that is given the connection.

    ``asked`` are the heads of the requests, in order.
    """

    def __init__(self, family: socket.AddressFamily = socket.AF_INET, tls: ssl.SSLContext | None = None) -> None:
        self.answers: dict[str, bytes | Behaviour] = {}
        self.asked: list[bytes] = []
        self.stop = threading.Event()
        self._tls = tls
        self._socket = socket.create_server(("::1" if family == socket.AF_INET6 else "127.0.0.1", 0), family=family)
        self.port = self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._accept, daemon=True)
        self._thread.start()

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [head.split()[1].decode() for head in self.asked]

    def header(self, name: str) -> list[str]:
        """The values of a header in the requests so far."""
        lines = [line.partition(":") for head in self.asked for line in head.decode("latin-1").split("\r\n")]
        return [value.strip() for known, _, value in lines if known.lower() == name]

    def close(self) -> None:
        self.stop.set()
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)  # wakes the thread that accepts
        self._socket.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self._socket.accept()
                threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError), connection:
            connection.settimeout(5)
            served = self._tls.wrap_socket(connection, server_side=True) if self._tls else connection
            head = b""
            while b"\r\n\r\n" not in head:
                more = served.recv(65536)
                if not more:
                    return
                head += more
            self.asked.append(head)
            reply = self.answers.get(head.split()[1].decode(), answer(b"not here", "404 Not Found"))
            if callable(reply):
                reply(served)
            else:
                served.sendall(reply)
            served.shutdown(socket.SHUT_WR)
            served.close()


class Clock:
    """Seconds that pass only by sleeping."""

    def __init__(self) -> None:
        self.seconds = 1_000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.seconds += seconds


SMALL = FetchRules(max_bytes=50_000, honour_robots=False)
# For answers that never end by themselves; everything else gets all the time that a busy machine may need.
HASTY = replace(SMALL, connect_seconds=0.3, first_byte_seconds=0.2, whole_seconds=0.3)


def outlet(server: Hostile, rules: FetchRules = SMALL, **given: Any) -> Fetcher:
    """A fetcher to which every name is a public address, at which the server on loopback answers."""
    clock = given.pop("clock", None) or Clock()
    ways = {
        "resolver": lambda host, port: [PUBLIC],
        "connector": lambda address, port, seconds: connect("127.0.0.1", server.port, seconds),
        **given,
    }
    return Fetcher(rules, clock=clock, sleep=clock.sleep, now=lambda: NOW, **ways)


def left(folder: Path) -> list[str]:
    """The names of all files in a folder, hidden ones too."""
    return sorted(path.name for path in folder.iterdir())
