"""One record of a web archive: what the server answered, given to the reader of its format."""

import re
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from tawthiq.archive import feed, html, magic
from tawthiq.archive.decode import NotTextError
from tawthiq.archive.found import too_large
from tawthiq.archive.http_body import Body, TooLargeError, unpack
from tawthiq.archive.item import Found, Item, Options, Problem
from tawthiq.archive.page_encoding import decode_page

_PAGES: Final = frozenset({"text/html", "application/xhtml+xml"})
_FEEDS: Final = frozenset({"application/rss+xml", "application/atom+xml", "application/rdf+xml"})
_XML: Final = frozenset({"text/xml", "application/xml"})
_DOCUMENTS: Final = re.compile(
    r"application/(?:pdf|x-pdf|msword|vnd\.ms-excel|vnd\.openxmlformats-\S+|x-ndjson|zip)|text/(?:csv|markdown)"
    r"|text/tab-separated-values"
)
_CHARSET: Final = re.compile(r"""charset\s*=\s*["']?([\w.:-]{2,40})""", re.IGNORECASE)
_MOVED: Final = frozenset({301, 302, 303, 304, 307, 308})
_ADDRESS: Final = 200  # characters of an address in a message


def read_record(record: Any, name: Path, options: Options) -> Iterator[Found]:
    """What is found in a record. Requests, revisits, metadata, redirections and parts of pages give nothing."""
    kind = (record.headers.get("WARC-Type") or "").strip().lower()
    url = _target(record)
    if kind not in {"response", "resource"} or (url or "").startswith("dns:"):
        return
    if kind == "response":
        refusal = _refusal(record, url)
        if refusal is not None:
            yield from refusal
            return
    media = _media_type(record, kind)
    if not _is_wanted(media):
        return
    body = _body(record, kind, options)
    if isinstance(body, Problem):
        yield body
        return
    for found in _read(body.raw, media, url, _charset(record, kind), name, options):
        if isinstance(found, Item):
            yield found if found.url else replace(found, url=url)
        elif not body.fault:  # what is wrong with damaged bytes follows from the damage
            yield found
    if body.fault:
        yield Problem("broken", f"the body of {_shown(url)} is damaged: {body.fault}")


def _target(record: Any) -> str | None:
    """The address; some writers put it in angle brackets."""
    return (record.headers.get("WARC-Target-URI") or "").strip().strip("<>").strip() or None


def _shown(url: str | None) -> str:
    return (url or "no address")[:_ADDRESS]


def _refusal(record: Any, url: str | None) -> list[Problem] | None:
    """Why an answer is not read: nothing to tell for a redirection, a problem for an error; None where it is read."""
    status = record.http_headers.status_code if record.http_headers else None
    if status is None:
        return [Problem("broken", f"the answer of {_shown(url)} is no HTTP: the record is damaged")]
    if 200 <= status < 300:
        return None
    if status in _MOVED:
        return []
    return [Problem("unreachable", f"the server answered {status} for {_shown(url)}: there is no article in that")]


def _media_type(record: Any, kind: str) -> str:
    told = record.http_content_type if kind == "response" else record.headers.get("Content-Type")
    return (told or "").split(";")[0].strip().lower()


def _charset(record: Any, kind: str) -> str | None:
    headers = record.http_headers if kind == "response" else record.headers
    found = _CHARSET.search(headers.get("Content-Type") or "")
    return found.group(1) if found else None


def _is_wanted(media: str) -> bool:
    """Whether a type can hold an article. What pages are made of (pictures, scripts, styles, fonts) is left out."""
    if media in _PAGES | _FEEDS | _XML | {"", "text/plain", "application/octet-stream"}:
        return True
    return bool(_DOCUMENTS.fullmatch(media))


def _body(record: Any, kind: str, options: Options) -> Body | Problem:
    """The unpacked body of a record, or why there is none."""
    if record.content_length > options.item_bytes:
        return too_large(record.content_length, options.item_bytes)
    try:
        raw = record.reader.read(options.item_bytes + 1)
    except OSError:
        return Problem("broken", "the record is damaged: its packing cannot be undone")
    short = len(raw) < record.content_length
    headers = record.http_headers if kind == "response" else None
    transfer = (headers.get("Transfer-Encoding") or "") if headers else ""
    encoding = (headers.get("Content-Encoding") or "") if headers else ""
    try:
        body = unpack(raw, transfer=transfer, encoding=encoding, limit=options.item_bytes)
    except TooLargeError:
        return Problem("too-large", f"the body unpacks to more than a report has (from {len(raw)} bytes): not read")
    if short or record.headers.get("WARC-Truncated"):
        return Body(body.raw, "it is cut off")
    return body


def _read(
    raw: bytes, media: str, url: str | None, charset: str | None, name: Path, options: Options
) -> Iterator[Found]:
    """What a body holds, by its bytes first and its type then."""
    known = magic.known(raw[: magic.HEAD])
    if known == "feed" or (media in _FEEDS and known is None):
        yield from feed.entries(raw, url, options, charset=charset)
    elif known == "html" or (media in _PAGES and known not in {"pdf", "zip", "ole"}):
        yield from html.page(raw, url, options, charset=charset)
    elif media == "text/plain" and known is None:
        yield from _plain(raw, charset)
    elif known is not None or _DOCUMENTS.fullmatch(media):
        yield from _document(raw, url, name, options)


def _plain(raw: bytes, charset: str | None) -> Iterator[Found]:
    try:
        decoded = decode_page(raw, charset)
    except NotTextError as error:
        yield Problem("not-text", f"the body {error}")
        return
    if not decoded.text.strip():
        yield Problem("empty", "the body is empty")
        return
    yield Item(decoded.text, carried={} if decoded.encoding == "utf-8" else {"encoding": decoded.encoding})
    if decoded.lost:
        yield Problem("encoding", f"{decoded.lost} characters could not be decoded and stand as \ufffd")


def _document(raw: bytes, url: str | None, name: Path, options: Options) -> Iterator[Found]:
    """A document is read as a file of its own, under the last part of its address, where no file of the disk can be."""
    from tawthiq.archive import formats

    if options.depth <= 1 and magic.known(raw[: magic.HEAD]) in {"zip", "gzip", "warc"}:
        yield Problem("nested", "is an archive in archives, deeper than is read: unpack it and add what is in it")
        return
    try:
        called = PurePosixPath(unquote(urlsplit(url or "").path).replace("\0", "")).name
    except ValueError:
        called = ""
    with tempfile.TemporaryDirectory(prefix="tawthiq-") as folder:
        path = Path(folder) / "body"
        path.write_bytes(raw)
        yield from formats.find(path, name / (called or "document"), replace(options, depth=options.depth - 1))
