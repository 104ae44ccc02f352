import contextlib
import socket
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hostile import PAGE, PUBLIC, SMALL, Hostile, answer, dripping, endless, outlet

from tawthiq.archive.fetch_rules import FetchRules
from tawthiq.archive.fetched import Captured, Unfetched

THROUGH = replace(SMALL, proxy="http://desk:p%40ss@proxy.example:3128")


def tunnel(connection: socket.socket, to: int) -> None:
    """Admits what asked and hands everything on."""
    connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
    with socket.create_connection(("127.0.0.1", to)) as far:

        def back() -> None:
            with contextlib.suppress(OSError):
                while data := far.recv(65536):
                    connection.sendall(data)
                connection.shutdown(socket.SHUT_WR)

        threading.Thread(target=back, daemon=True).start()
        while data := connection.recv(65536):
            far.sendall(data)


def test_a_proxy_is_asked_for_the_judged_address(server: Hostile, tmp_path: Path) -> None:
    site = Hostile()
    site.answers["/"] = answer()
    server.answers[f"{PUBLIC}:80"] = lambda connection: tunnel(connection, site.port)
    got = outlet(server, THROUGH).fetch("http://outlet.example/", tmp_path)
    site.close()
    assert isinstance(got, Captured)
    assert got.bytes == len(PAGE)
    assert server.asked[0].startswith(f"CONNECT {PUBLIC}:80 HTTP/1.1".encode())
    assert server.header("proxy-authorization") == ["Basic ZGVzazpwQHNz"]  # desk:p@ss
    assert site.header("host") == ["outlet.example"]
    assert not site.header("proxy-authorization")


def test_a_proxy_opens_no_way_inside(server: Hostile, tmp_path: Path) -> None:
    got = outlet(server, THROUGH, resolver=lambda *_: ["10.0.0.1"]).fetch("http://outlet.example/", tmp_path)
    assert isinstance(got, Unfetched)
    assert got.code == "refused"
    assert not server.asked


@pytest.mark.parametrize(
    ("reply", "code", "says"),
    [
        (b"HTTP/1.1 407 Login\r\n\r\n", "unreachable", "the proxy answers '407 Login'"),
        (b"HTTP/1.1 403 Forbidden\r\n\r\n", "unreachable", "the proxy answers '403 Forbidden'"),
        (b"\r\n\r\n", "unreachable", "the proxy answers ''"),
        (b"", "unreachable", "no answer that is understood"),
        (endless(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n" * 1000), "unreachable", "no answer that is understood"),
        ("drip", "timeout", "no connection"),
        ("silence", "timeout", "no connection"),
    ],
)
def test_a_bad_proxy_is_bounded(server: Hostile, tmp_path: Path, reply: Any, code: str, says: str) -> None:
    drips = {"drip": b"H", "silence": b""}
    server.answers[f"{PUBLIC}:80"] = dripping(server.stop, b"", drips[reply]) if reply in drips else reply
    rules = replace(THROUGH, connect_seconds=0.3 if code == "timeout" else 10.0)
    got = outlet(server, rules).fetch("http://outlet.example/", tmp_path)
    assert isinstance(got, Unfetched)
    assert got.code == code
    assert says in got.message
    assert got.kept is None


@pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:9050", "proxy.example:3128", "http://a b/", "http://x:1\r\n"])
def test_what_is_no_proxy_is_refused(proxy: str) -> None:
    with pytest.raises(ValueError, match="proxy"):
        FetchRules(proxy=proxy)


@pytest.mark.parametrize("proxy", ["http://proxy.lan", "http://[::1]:3128/", "http://a:b@proxy.lan:80"])
def test_what_is_a_proxy_is_taken(proxy: str) -> None:
    assert FetchRules(proxy=proxy).proxy == proxy
