"""Broken and hostile web archives: what can be read is read, what not is told with its record; memory is bounded."""

import gzip
import os
import tracemalloc
from pathlib import Path

import brotli
import pytest
from made_pages import TITLE, paragraphs
from made_warcs import answer, chunked, packed, record

from tawthiq.archive.item import Found, Item, Options, Problem
from tawthiq.archive.warc import read

OPTIONS = Options()
PAGE = f"<html><head><title>{TITLE}</title></head><body><article>{paragraphs()}</article></body></html>".encode()
GOOD = record(answer(PAGE))
NOISE = record(answer(b"<html><body><p>" + os.urandom(100_000).hex().encode()))
ZEROS = gzip.compress(bytes(50_000_000))
LONG = "Content-Length: "

# The archive, how many pages come out, and the problems: code, record, words
BAD: dict[str, tuple[bytes, int, list[tuple[str, str, str]]]] = {
    "nothing": (b"", 0, [("empty", "", "none of the 0 records")]),
    "no records": (b"WARC/1.0 garbage\r\n" * 30, 0, [("broken", "record 1", "nothing from here on")]),
    "an archive of the old form": (
        b"filedesc://x.arc 0.0.0.0 20230101 text/plain 76\n\n",
        0,
        [("broken", "record 1", "damaged")],
    ),
    "pictures alone": (
        record(answer(b"\x89PNG", media="image/png")),
        0,
        [("empty", "", "none of the 1 records of the archive is a page")],
    ),
    "an error of the server": (
        record(answer(b"<p>gone</p>", status="404 Not Found")) + GOOD,
        1,
        [("unreachable", "record 1", "answered 404 for https://a.example/n/1")],
    ),
    "another": (record(answer(PAGE, status="503 Busy")), 0, [("unreachable", "record 1", "answered 503")]),
    "an answer that is no HTTP": (record(b"nothing of the kind") + GOOD, 1, [("broken", "record 1", "is no HTTP")]),
    "an answer without a body": (record(answer(b"")) + GOOD, 1, [("empty", "record 1", "the page is empty")]),
    "no answer at all": (record(b"") + GOOD, 1, [("broken", "record 1", "is no HTTP")]),
    "cut off in a body": (GOOD + NOISE[:2000], 1, [("broken", "record 2", "it is cut off")]),
    "cut off in a header": (GOOD + GOOD[:40], 1, [("broken", "record 2", "")]),
    "a packed archive cut off": (packed(GOOD) + packed(NOISE)[:20_000], 1, [("broken", "record 2", "cut off")]),
    "a member damaged at its start": (
        packed(GOOD) + packed(GOOD)[:3] + bytes(99),
        1,
        [("broken", "record 2", "from here on")],
    ),
    "a member damaged in the middle": (
        packed(GOOD)[:90] + bytes(8) + packed(GOOD)[98:],
        0,
        [("broken", "record 1", "")],
    ),
    "words between records": (GOOD + b"garbage\r\n\r\n" + GOOD, 1, [("broken", "record 2", "from here on")]),
    "a length below nothing": (
        GOOD.replace(LONG.encode(), b"Content-Length: -"),
        0,
        [("broken", "record 1", "no HTTP"), ("broken", "record 2", "from here on")],
    ),
    "a length past all measure": (
        GOOD.replace(LONG.encode(), b"Content-Length: 9999999"),
        0,
        [("too-large", "record 1", "MB are more than one report has"), ("too-large", "record 1", "unpacks to more")],
    ),
    "headers without end": (b"WARC/1.0\r\n" + b"X: y\r\n" * 200_000, 0, [("broken", "record 1", "damaged")]),
    "a header of megabytes": (
        b"WARC/1.0\r\nX: " + b"y" * 5_000_000 + b"\r\n\r\n" + GOOD,
        0,
        [("broken", "record 1", "damaged")],
    ),
    "a packing that is damaged": (
        record(answer(gzip.compress(PAGE)[:10] + b"\xff" * 99, extra="Content-Encoding: gzip\r\n")) + GOOD,
        1,
        [("broken", "record 1", "its packing is damaged")],
    ),
    "a packing that is cut off": (
        record(answer(gzip.compress(PAGE)[:-20], extra="Content-Encoding: gzip\r\n")),
        1,
        [("broken", "record 1", "it is cut off")],
    ),
    "Brotli that is damaged": (
        record(answer(b"\xff" * 99, extra="Content-Encoding: br\r\n")),
        0,
        [("broken", "record 1", "its packing is damaged")],
    ),
    "chunks that break off": (
        record(answer(chunked(PAGE)[:-100], extra="Transfer-Encoding: chunked\r\n")),
        1,
        [("broken", "record 1", "before its last chunk")],
    ),
    "a packing that is not read": (
        record(answer(b"\x28\xb5\x2f\xfd" + bytes(99), extra="Content-Encoding: zstd\r\n")),
        0,
        [("broken", "record 1", "packed in a way that is not read (zstd)")],
    ),
    "a bomb in a body": (
        record(answer(ZEROS, extra="Content-Encoding: gzip\r\n")) + GOOD,
        1,
        [("too-large", "record 1", "unpacks to more")],
    ),
    "a bomb in a bomb": (
        record(answer(gzip.compress(ZEROS), extra="Content-Encoding: gzip, gzip\r\n")) + GOOD,
        1,
        [("too-large", "record 1", "unpacks to more")],
    ),
    "a bomb of Brotli": (
        record(answer(brotli.compress(bytes(50_000_000), quality=1), extra="Content-Encoding: br\r\n")) + GOOD,
        1,
        [("too-large", "record 1", "unpacks to more")],
    ),
    "a bomb of a member": (ZEROS + packed(GOOD), 0, [("broken", "record 1", "from here on")]),
    "a body that the crawler cut": (
        record(answer(PAGE), extra="WARC-Truncated: length\r\n"),
        1,
        [("broken", "record 1", "it is cut off")],
    ),
    "plain text of nothing": (
        record(answer(b" \n", media="text/plain")),
        0,
        [("empty", "record 1", "the body is empty")],
    ),
    "plain text of NUL": (record(answer(b"a" + bytes(99), media="text/plain")), 0, [("not-text", "record 1", "NUL")]),
    "a page without an article": (
        record(answer(b"<html><body><a href=/>x</a>")),
        0,
        [("no-text", "record 1", "no article")],
    ),
    "a feed that is a bomb": (
        record(
            answer(b'<!DOCTYPE l [<!ENTITY f SYSTEM "file:///etc/passwd">]><rss><item><title>&f;', media="text/xml")
        ),
        0,
        [("broken", "record 1", "name other files")],
    ),
    "a document that is none": (
        record(answer(b"PK\x03\x04 nothing", media="application/zip"), url="https://a.example/../../etc/passwd"),
        0,
        [("broken", "record 1", "")],
    ),
}


def found(folder: Path, raw: bytes, options: Options = OPTIONS) -> list[Found]:
    path = folder / "original"
    path.write_bytes(raw)
    return list(read(path, Path("crawl.warc"), options))


@pytest.mark.parametrize(("raw", "count", "told"), BAD.values(), ids=BAD)
def test_a_bad_archive_is_told_by_record(
    tmp_path: Path, raw: bytes, count: int, told: list[tuple[str, str, str]]
) -> None:
    everything = found(tmp_path, raw)
    problems = [one for one in everything if isinstance(one, Problem)]
    assert [(one.code, one.locator) for one in problems] == [(code, locator) for code, locator, _ in told]
    assert all(words in one.message for one, (_, _, words) in zip(problems, told, strict=True))
    assert sum(isinstance(one, Item) for one in everything) == count


def test_an_archive_that_unpacks_past_the_limit_is_read_up_to_it(tmp_path: Path) -> None:
    filler = record(answer(b"<html><body>" + b" " * 900_000))
    raw = packed(GOOD, *[filler] * 30, GOOD)
    everything = found(tmp_path, raw, Options(unpacked_bytes=10_000_000))
    assert isinstance(everything[0], Item)
    last = everything[-1]
    assert isinstance(last, Problem)
    assert (last.code, last.locator) == ("too-large", "record 13")
    assert "unpacks to more than 10 MB" in last.message


def test_a_bomb_does_not_fill_the_memory(tmp_path: Path) -> None:
    bomb = record(answer(gzip.compress(bytes(400_000_000), 1), extra="Content-Encoding: gzip\r\n"))
    tracemalloc.start()
    try:
        (problem,) = found(tmp_path, packed(bomb))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert isinstance(problem, Problem)
    assert problem.code == "too-large"
    assert peak < 100_000_000


def test_an_archive_that_is_not_there(tmp_path: Path) -> None:
    (problem,) = read(tmp_path / "gone", Path("crawl.warc"), OPTIONS)
    assert isinstance(problem, Problem)
    assert problem.code == "unreadable"
