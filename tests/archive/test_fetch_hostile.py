"""Answers of a server that means harm, or is broken: each is refused or bounded, and what came of it is kept."""

import gzip
import socket
import struct
import zlib
from dataclasses import replace
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest
from hostile import HASTY, PAGE, SMALL, Behaviour, Hostile, answer, dripping, endless, left, outlet

from tawthiq.archive.fetched import Captured, Unfetched

OK = b"HTTP/1.1 200 OK\r\n"
BIG = b"\0" * 20_000_000


def reset(connection: socket.socket) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def half_then_reset(connection: socket.socket) -> None:
    connection.sendall(OK + b"Content-Length: 1000\r\n\r\nhalf")
    reset(connection)


def packed(body: bytes, encoding: str) -> bytes:
    return answer(body, content_encoding=encoding)


def in_chunks(body: bytes) -> bytes:
    parts = [body[n : n + 1000] for n in range(0, len(body), 1000)]
    return b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
MANY_HEADERS = OK + b"".join(b"X-%d: y\r\n" % n for n in range(20_000)) + b"\r\n"
BAD: dict[str, tuple[bytes | Behaviour, str]] = {
    "endless body": (endless(OK + b"\r\n", b"x" * 65536), "too-large"),
    "endless chunks": (endless(CHUNKED, b"1\r\nx\r\n" * 1000), "too-large"),
    "announced as too large": (OK + b"Content-Length: 99999999999\r\n\r\nx", "too-large"),
    "length past all numbers": (OK + b"Content-Length: " + b"9" * 5000 + b"\r\n\r\nx", "unreachable"),
    "negative length": (OK + b"Content-Length: -5\r\n\r\nx", "unreachable"),
    "two lengths": (OK + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!", "unreachable"),
    "longer than it is": (OK + b"Content-Length: 500\r\n\r\nshort", "unreachable"),
    "gzip bomb": (packed(gzip.compress(BIG), "gzip"), "too-large"),
    "gzip bomb in a gzip bomb's tail": (packed(gzip.compress(b"x") * 3 + gzip.compress(BIG), "gzip"), "too-large"),
    "gzip without end": (packed(gzip.compress(b"x") * 2000, "gzip"), "broken"),
    "deflate bomb": (packed(zlib.compress(BIG), "deflate"), "too-large"),
    "bare deflate bomb": (packed(zlib.compress(BIG, wbits=-15), "deflate"), "too-large"),
    "brotli bomb": (packed(brotli.compress(BIG), "br"), "broken"),
    "packed twice": (packed(gzip.compress(gzip.compress(BIG)), "gzip, gzip"), "broken"),
    "gzip in chunks, a bomb": (
        OK + b"Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n" + in_chunks(gzip.compress(BIG)),
        "too-large",
    ),
    "said to be gzip": (packed(PAGE, "gzip"), "broken"),
    "said to be deflate": (packed(b"\xff" + PAGE, "deflate"), "broken"),
    "chunks of garbage": (CHUNKED + b"zz\r\nnothing\r\n", "unreachable"),
    "a chunk of endless length": (CHUNKED + b"f" * 30 + b"\r\nx", "unreachable"),
    "chunks that break off": (CHUNKED + b"5\r\nhello\r\n", "unreachable"),
    "chunks that are nearly all extension": (endless(CHUNKED, b"1;" + b"x" * 30_000 + b"\r\nx\r\n"), "too-large"),
    "chunk extension without end": (endless(CHUNKED, b"1;" + b"x" * 65536), "unreachable"),
    "trailers without end": (endless(CHUNKED + b"1\r\nx\r\n0\r\n", b"X-A: b\r\n" * 1000), "unreachable"),
    "one huge header": (OK + b"X: " + b"y" * 500_000 + b"\r\n\r\n", "too-large"),
    "a flood of headers": (MANY_HEADERS, "too-large"),
    "headers without end": (endless(OK, b"X-A: b\r\n" * 1000), "too-large"),
    "interim answers without end": (endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 100), "too-large"),
    "a header of garbage": (OK + b"\x00\x01\x02\r\n\r\nx", "unreachable"),
    "status line without end": (endless(b"HTTP/1.1 200 ", b"x" * 1000), "too-large"),
    "garbage": (b"\x16\x03\x01\x02\x00" * 50, "unreachable"),
    "HTTP/0.9": (PAGE, "unreachable"),
    "switching protocols": (b"HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\nx", "unreachable"),
    "nothing at all": (b"", "unreachable"),
    "half a head": (OK + b"Content-Le", "unreachable"),
    "a reset": (reset, "unreachable"),
    "a reset in the middle": (half_then_reset, "unreachable"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_answer_is_bounded(server: Hostile, tmp_path: Path, name: str) -> None:
    server.answers["/"], code = BAD[name]
    got = outlet(server).fetch("http://outlet.example/", tmp_path)
    assert isinstance(got, Unfetched)
    assert got.code == code, got.message
    assert len(got.message) < 400
    assert left(tmp_path) == ([got.kept.name] if got.kept else [])
    assert bool(got.kept) == (got.status is not None)


@pytest.mark.parametrize(
    ("first", "again"),
    [
        (b"", b""),
        (b"", b"H"),
        (OK, b"X"),
        (OK + b"Content-Length: 5000\r\n\r\n", b"x"),
        (OK + b"\r\n", b"x"),
        (CHUNKED, b"1\r\nx\r\n"),
        (CHUNKED + b"1", b"0"),
        (b"", b"HTTP/1.1 102 Wait\r\n\r\n"),
        (OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(PAGE)[:30], b""),
    ],
    ids=["silence", "status", "header", "length", "no length", "chunks", "chunk size", "interim", "gzip"],
)
def test_an_answer_that_drips_ends_in_time(server: Hostile, tmp_path: Path, first: bytes, again: bytes) -> None:
    server.answers["/"] = dripping(server.stop, first, again)
    got = outlet(server, HASTY).fetch("http://outlet.example/", tmp_path)
    assert isinstance(got, Unfetched)
    assert got.code == "timeout", got.message
    assert bool(got.kept) == (got.status is not None)


def test_a_server_that_is_silent_is_not_given_all_the_time(server: Hostile, tmp_path: Path) -> None:
    server.answers["/"] = dripping(server.stop, b"", b"")
    got = outlet(server, replace(SMALL, first_byte_seconds=0.1)).fetch("http://outlet.example/", tmp_path)
    assert isinstance(got, Unfetched)
    assert got.code == "timeout"
    assert "did not begin to answer" in got.message


def test_time_runs_on_over_redirects(server: Hostile, tmp_path: Path) -> None:
    def slow(to: str) -> Behaviour:
        def behave(connection: socket.socket) -> None:
            server.stop.wait(0.12)
            connection.sendall(answer(b"", "302 Found", location=to))

        return behave

    server.answers = {f"/{n}": slow(f"/{n + 1}") for n in range(6)}
    got = outlet(server, HASTY).fetch("http://outlet.example/0", tmp_path)
    assert isinstance(got, Unfetched)
    assert got.code == "timeout"


def test_a_port_that_nobody_listens_at_is_unreachable(server: Hostile, tmp_path: Path) -> None:
    fetcher = outlet(server)
    server.close()
    got = fetcher.fetch("http://outlet.example/", tmp_path)
    assert isinstance(got, Unfetched)
    assert got.code == "unreachable"
    assert got.kept is None


GOOD: dict[str, bytes] = {
    "shorter than it is": OK + b"Content-Length: %d\r\n\r\n" % len(PAGE) + PAGE + b"and more",
    "without a length": OK + b"\r\n" + PAGE,
    "HTTP/1.0": b"HTTP/1.0 200 OK\r\n\r\n" + PAGE,
    "bare line ends": b"HTTP/1.1 200 OK\nContent-Type: text/html\n\n" + PAGE,
    "a version of its own": b"HTTP/7.0 200 OK\r\n\r\n" + PAGE,
    "no reason": b"HTTP/1.1 200\r\n\r\n" + PAGE,
    "interim answers": b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 3 + answer(),
    "gzip": packed(gzip.compress(PAGE), "gzip"),
    "gzip in two parts": packed(gzip.compress(PAGE[:30]) + gzip.compress(PAGE[30:]), "x-gzip"),
    "deflate": packed(zlib.compress(PAGE), "deflate"),
    "bare deflate": packed(zlib.compress(PAGE, wbits=-15), "Deflate"),
    "chunks": CHUNKED + in_chunks(PAGE),
    "a charset for an encoding": packed(PAGE, "UTF-8"),
}


@pytest.mark.parametrize("name", GOOD)
def test_an_odd_answer_is_captured(server: Hostile, tmp_path: Path, name: str) -> None:
    server.answers["/"] = GOOD[name]
    got = outlet(server).fetch("http://outlet.example/", tmp_path)
    assert isinstance(got, Captured), got
    assert (got.status, got.bytes) == (200, len(PAGE))


@pytest.mark.parametrize(
    ("declared", "media_type"),
    [
        ("image/png", "image/png"),  # of a page: the reader of what is captured looks at the bytes
        ("TEXT/HTML;charset=x", "text/html"),
        ("html", None),
        ("a/b/c", None),
        ("", None),
        ("text/html, image/png", "text/html"),
        ("\x80/\x81", None),
    ],
)
def test_the_declared_media_type_is_told_as_it_is(
    server: Hostile, tmp_path: Path, declared: str, media_type: str | None
) -> None:
    server.answers["/"] = answer(content_type=declared)
    got = outlet(server).fetch("http://outlet.example/", tmp_path)
    assert isinstance(got, Captured)
    assert got.media_type == media_type


def test_what_fits_exactly_is_taken(server: Hostile, tmp_path: Path) -> None:
    for size, kind in ((SMALL.max_bytes, Captured), (SMALL.max_bytes + 1, Unfetched)):
        for reply in (answer(b"x" * size), OK + b"\r\n" + b"x" * size, packed(gzip.compress(b"x" * size), "gzip")):
            server.answers["/"] = reply
            assert isinstance(outlet(server).fetch("http://outlet.example/", tmp_path), kind)
