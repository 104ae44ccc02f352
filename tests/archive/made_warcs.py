"""Records of web archives, as crawlers write them and as they should not."""

import gzip

CAPTURED = "2023-07-10T05:00:00Z"


def record(
    body: bytes,
    *,
    kind: str = "response",
    media: str = "application/http; msgtype=response",
    url: str = "https://a.example/n/1",
    extra: str = "",
    length: int | None = None,
) -> bytes:
    """One record with its headers."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {CAPTURED}\r\n"
        f"WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789012>\r\nContent-Type: {media}\r\n{extra}"
        f"Content-Length: {len(body) if length is None else length}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def answer(body: bytes, *, status: str = "200 OK", media: str = "text/html; charset=utf-8", extra: str = "") -> bytes:
    """What a server answered: status, headers, body."""
    return f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{extra}\r\n".encode() + body


def chunked(body: bytes, size: int = 100) -> bytes:
    """A body in chunks."""
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def packed(*records: bytes) -> bytes:
    """Records as a packed archive has them: one member each."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)
