"""Web archives: the pages, feeds and documents in them, with the address and moment of capture."""

import gzip
import zlib
from collections.abc import Callable
from pathlib import Path

import brotli
import pytest
from made_pages import BLOG, TABLES, TEXT, TITLE, paragraphs
from made_warcs import CAPTURED, answer, chunked, packed, record

from tawthiq.archive.item import Found, Item, Options
from tawthiq.archive.warc import read

OPTIONS = Options()
PAGE = (
    f"<html><head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1>{paragraphs()}</article></body></html>"
).encode()
FEED = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>شبكة الواحة</title>
<item><title>{TITLE}</title><link>/n/1</link><description>{TEXT}</description></item>
<item><title>غارة</title><link>/n/2</link></item></channel></rss>""".encode()


def found(folder: Path, raw: bytes, options: Options = OPTIONS) -> list[Found]:
    path = folder / "original"
    path.write_bytes(raw)
    return list(read(path, Path("crawl.warc.gz"), options))


def only(folder: Path, raw: bytes) -> Item:
    (one,) = found(folder, raw)
    assert isinstance(one, Item), one
    return one


def test_a_page_of_an_archive(tmp_path: Path) -> None:
    item = only(tmp_path, packed(record(answer(PAGE))))
    assert (item.text, item.title) == (TEXT, TITLE)
    assert (item.url, item.locator) == ("https://a.example/n/1", "record 1")


def test_the_moment_of_capture_is_never_the_day_of_publication(tmp_path: Path) -> None:
    item = only(tmp_path, record(answer(PAGE)))
    assert (item.published, item.published_from, item.carried) == (None, None, {"captured": CAPTURED})
    told = only(tmp_path, record(answer(BLOG.raw), url="https://alwaha.example/news/4411?a=b"))
    assert str(told.day) == "2023-07-09"
    assert (told.url, told.carried["captured"]) == ("https://alwaha.example/news/4411", CAPTURED)


@pytest.mark.parametrize("whole", [True, False], ids=["one member", "a member a record"])
def test_records_are_told_by_their_number(tmp_path: Path, whole: bool) -> None:
    records = [
        record(b"software: x\r\n", kind="warcinfo", media="application/warc-fields"),
        record(b"GET / HTTP/1.1\r\n\r\n", kind="request", media="application/http; msgtype=request"),
        record(answer(PAGE)),
        record(answer(b"", status="200 OK"), kind="revisit"),
        record(b"x: y\r\n", kind="metadata", media="application/warc-fields"),
        record(answer(b"\x89PNG", media="image/png"), url="https://a.example/p.png"),
        record(answer(b"body{}", media="text/css"), url="https://a.example/p.css"),
        record(answer(b"", status="301 Moved", extra="Location: /n/2\r\n")),
        record(b"1.2.3.4", media="text/dns", url="dns:a.example"),
        record(PAGE, kind="resource", media="text/html", url="<https://a.example/n/3>"),
    ]
    items = found(tmp_path, gzip.compress(b"".join(records)) if whole else packed(*records))
    assert [(one.locator, one.url) for one in items if isinstance(one, Item)] == [
        ("record 3", "https://a.example/n/1"),
        ("record 10", "https://a.example/n/3"),
    ]
    assert len(items) == 2


def deflated(raw: bytes) -> bytes:
    engine = zlib.compressobj(wbits=-15)
    return engine.compress(raw) + engine.flush()


PACKINGS: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "as it is": (bytes, ""),
    "in chunks": (chunked, "Transfer-Encoding: chunked\r\n"),
    "gzip": (gzip.compress, "Content-Encoding: gzip\r\n"),
    "Brotli": (brotli.compress, "Content-Encoding: br\r\n"),
    "deflate": (zlib.compress, "Content-Encoding: deflate\r\n"),
    "bare deflate": (deflated, "Content-Encoding: deflate\r\n"),
    "gzip in chunks": (
        lambda raw: chunked(gzip.compress(raw)),
        "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n",
    ),
    "gzip twice": (lambda raw: gzip.compress(gzip.compress(raw)), "Content-Encoding: gzip, gzip\r\n"),
    "chunks that are told and not there": (bytes, "Transfer-Encoding: chunked\r\n"),
    "gzip that is told and not there": (bytes, "Content-Encoding: gzip\r\n"),
    "Brotli that is told and not there": (bytes, "Content-Encoding: br\r\n"),
    "deflate that is told and not there": (bytes, "Content-Encoding: deflate\r\n"),
    "a packing of no name that is not there": (bytes, "Content-Encoding: bogus\r\n"),
    "nothing": (bytes, "Content-Encoding: identity\r\n"),
}


@pytest.mark.parametrize(("pack", "head"), PACKINGS.values(), ids=PACKINGS)
def test_bodies_are_unpacked_whatever_their_headers_say(
    tmp_path: Path, pack: Callable[[bytes], bytes], head: str
) -> None:
    assert only(tmp_path, record(answer(pack(PAGE), extra=head))).text == TEXT


def test_a_feed_of_an_archive(tmp_path: Path) -> None:
    for media in ("application/rss+xml", "text/xml", "text/html", "application/octet-stream"):
        raw = record(answer(FEED, media=media), url="https://a.example/feed")
        one, two = found(tmp_path, packed(raw))
        assert isinstance(one, Item)
        assert isinstance(two, Item)
        assert (one.locator, one.url, one.text) == ("record 1 > entry 1", "https://a.example/n/1", TEXT)
        assert (two.locator, two.carried) == ("record 1 > entry 2", {"teaser": True, "captured": CAPTURED})


def test_the_server_s_encoding_and_the_page_s(tmp_path: Path) -> None:
    item = only(tmp_path, record(answer(TABLES.raw, media="text/html; charset=iso-8859-1")))
    assert (item.text, item.carried["encoding"]) == (TABLES.text, "windows-1256")


def test_a_page_that_is_told_to_be_plain_text_or_nothing(tmp_path: Path) -> None:
    for media in ("text/plain", "", "application/octet-stream"):
        assert only(tmp_path, record(answer(PAGE, media=media))).text == TEXT


def test_plain_text(tmp_path: Path) -> None:
    item = only(tmp_path, record(answer("قتل شخصان.\nأصيب ثالث.\n".encode("windows-1256"), media="text/plain")))
    assert item.text == "قتل شخصان.\nأصيب ثالث.\n"
    assert (item.url, item.carried) == ("https://a.example/n/1", {"encoding": "windows-1256", "captured": CAPTURED})


def test_a_document_is_read_by_its_own_reader(tmp_path: Path) -> None:
    table = "text,published\nقتل شخصان في القصف,2023-07-09\n".encode()
    raw = record(answer(table, media="text/csv"), url="https://a.example/d/%D8%AA.csv?x=1")
    item = only(tmp_path, raw)
    assert (item.text, str(item.day), item.url) == (
        "قتل شخصان في القصف",
        "2023-07-09",
        "https://a.example/d/%D8%AA.csv?x=1",
    )
    assert item.locator == "record 1 > row 2"


def test_the_same_bytes_give_the_same_locators(tmp_path: Path) -> None:
    raw = packed(record(answer(FEED, media="text/xml")), record(answer(PAGE)))
    assert found(tmp_path, raw) == found(tmp_path, raw)
