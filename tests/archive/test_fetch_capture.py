"""What is captured is read back with another library than wrote it."""

import gzip
import hashlib
from base64 import b32encode
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fastwarc.warc import ArchiveIterator, WarcRecordType
from hostile import PAGE, PUBLIC, SMALL, Hostile, answer, endless, left, outlet

from tawthiq.archive import capture
from tawthiq.archive.fetched import Captured, Unfetched

OK = b"HTTP/1.1 200 OK\r\n"


def records(path: Path) -> list[tuple[str, dict[str, str], bytes]]:
    """Type, headers and block of every record; each is a gzip member of its own and its digests are right."""
    found = []
    with path.open("rb") as file:
        for record in ArchiveIterator(file, parse_http=False, record_types=WarcRecordType.any_type):
            assert record.verify_block_digest()
            found.append((record.headers["WARC-Type"], dict(record.headers), record.reader.read()))
    return found


def http(path: Path) -> list[Any]:
    """Status, headers and body of every response, as fastwarc unpacks them."""
    found = []
    with path.open("rb") as file:
        for record in ArchiveIterator(file, record_types=WarcRecordType.response, auto_decode="all"):
            found.append((record.http_headers.status_code, dict(record.http_headers), record.reader.read()))
    return found


def captured(server: Hostile, into: Path) -> Captured:
    got = outlet(server).fetch("http://outlet.example/a", into)
    assert isinstance(got, Captured)
    return got


def test_every_hop_is_recorded_as_it_stood_on_the_wire(server: Hostile, tmp_path: Path) -> None:
    moved = b"HTTP/1.1  302  Moved\r\nx-ODD :kept\r\nLocation: /b\r\nContent-Length: 5\r\n\r\nmoved"
    moved = moved.replace(b"  302  ", b" 302 ").replace(b" :", b":")
    server.answers = {"/a": moved, "/b": answer(PAGE, x_NAME="\u00e9")}
    got = captured(server, tmp_path)
    info, *pairs = records(got.path)
    assert info[0] == "warcinfo"
    assert [kind for kind, _, _ in pairs] == ["response", "request"] * 2
    responses, requests = pairs[::2], pairs[1::2]
    assert [block for _, _, block in responses] == [server.answers["/a"], server.answers["/b"]]
    assert [block for _, _, block in requests] == server.asked
    assert [headers["WARC-Target-URI"] for _, headers, _ in responses] == list(got.hops)
    for (_, response, _), (_, request, _) in zip(responses, requests, strict=True):
        assert request["WARC-Concurrent-To"] == response["WARC-Record-ID"]
        assert request["WARC-Target-URI"] == response["WARC-Target-URI"]
        assert response["WARC-Date"] == request["WARC-Date"] == "2024-03-05T09:30:00.000000Z"
        assert response["WARC-IP-Address"] == PUBLIC
        assert response["WARC-Warcinfo-ID"] == info[1]["WARC-Record-ID"]
        assert "WARC-Truncated" not in response


def test_the_capture_says_what_made_it(server: Hostile, tmp_path: Path) -> None:
    server.answers["/a"] = answer()
    got = captured(server, tmp_path)
    _, headers, block = records(got.path)[0]
    assert headers["WARC-Filename"] == got.path.name
    told = dict(line.split(": ", 1) for line in block.decode().splitlines())
    assert told["software"].startswith("Tawthiq/")
    assert told["format"] == "WARC File Format 1.1"
    assert told["robots"] == "ignore"
    assert told["http-header-user-agent"] == server.header("user-agent")[0]
    assert "hostname" not in told


def test_the_payload_digest_is_that_of_the_body(server: Hostile, tmp_path: Path) -> None:
    server.answers["/a"] = answer()
    _, headers, _ = records(captured(server, tmp_path).path)[1]
    assert headers["WARC-Payload-Digest"] == f"sha1:{b32encode(hashlib.sha1(PAGE).digest()).decode()}"


@pytest.mark.parametrize(
    "reply",
    [
        answer(),
        answer(gzip.compress(PAGE), content_encoding="gzip"),
        OK + b"Transfer-Encoding: chunked\r\n\r\n%x\r\n%b\r\n0\r\n\r\n" % (len(PAGE), PAGE),
        b"HTTP/1.1 200 OK\nX: y\n\n" + PAGE,
        b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" * 2 + answer(),
    ],
    ids=["plain", "gzip", "chunked", "bare line ends", "interim"],
)
def test_a_reader_of_warc_finds_the_page(server: Hostile, tmp_path: Path, reply: bytes) -> None:
    server.answers["/a"] = reply
    [(status, _, body)] = http(captured(server, tmp_path).path)
    assert (status, body) == (200, PAGE)


def test_an_error_page_is_evidence(server: Hostile, tmp_path: Path) -> None:
    server.answers["/a"] = answer(b"taken down by order", "451 Unavailable For Legal Reasons")
    got = outlet(server).fetch("http://outlet.example/a", tmp_path)
    assert isinstance(got, Unfetched)
    assert got.kept
    [(status, _, body)] = http(got.kept)
    assert (status, body) == (451, b"taken down by order")


@pytest.mark.parametrize(
    ("reply", "word"),
    [
        (OK + b"Content-Length: 500\r\n\r\nshort", "disconnect"),
        (endless(OK + b"\r\n", b"x" * 65536), "length"),
        (lambda connection: (connection.sendall(OK + b"\r\nslow"), connection.recv(1)), "time"),
    ],
    ids=["disconnect", "length", "time"],
)
def test_an_answer_that_was_cut_short_says_so(server: Hostile, tmp_path: Path, reply: Any, word: str) -> None:
    server.answers["/a"] = reply
    got = outlet(server, replace(SMALL, whole_seconds=1.0 if word == "time" else 60.0)).fetch(
        "http://outlet.example/a", tmp_path
    )
    assert isinstance(got, Unfetched)
    assert got.kept
    _, headers, block = records(got.kept)[1]
    assert headers["WARC-Truncated"] == word
    assert block.startswith(OK)


def test_nothing_half_written_is_left(server: Hostile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise OSError("the disk is full")

    server.answers["/a"] = answer()
    monkeypatch.setattr(capture, "_pair", fails)
    with pytest.raises(OSError, match="full"):
        outlet(server).fetch("http://outlet.example/a", tmp_path)
    assert left(tmp_path) == []
