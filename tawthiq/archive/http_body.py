"""The body of an HTTP answer as it was meant: chunks joined, gzip, deflate and Brotli unpacked, all within a limit.

Headers lie: many crawlers keep the headers of the server with the body already unpacked. What its bytes are counts.
"""

import re
import zlib
from dataclasses import dataclass
from typing import Final

_CHUNK: Final = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,1000})?\r?\n")
_GZIP: Final = b"\x1f\x8b"
_TEXT: Final = re.compile(rb"^[\xef\xbb\xbf\s]*[<{\[#\w]")


class TooLargeError(ValueError):
    """A body that unpacks to more than the limit."""


@dataclass(frozen=True, slots=True)
class Body:
    """What a body unpacks to, and what is wrong with it in words for people, if anything."""

    raw: bytes
    fault: str | None = None


def unpack(raw: bytes, *, transfer: str, encoding: str, limit: int) -> Body:
    """Undo what the headers Transfer-Encoding and Content-Encoding name. Raises :class:`TooLargeError`."""
    body = _joined(raw) if "chunked" in transfer.lower() else Body(raw)
    for name in reversed([part.strip().lower() for part in encoding.split(",") if part.strip()][:3]):
        unpacked = _decoded(body.raw, name, limit)
        body = Body(unpacked.raw, body.fault or unpacked.fault)
    return body


def _joined(raw: bytes) -> Body:
    """The chunks of a body joined; the body itself where it does not come in chunks."""
    parts: list[bytes] = []
    at = 0
    while (head := _CHUNK.match(raw, at)) is not None:
        size = int(head[1], 16)
        if size == 0:
            return Body(b"".join(parts))
        parts.append(raw[head.end() : head.end() + size])
        at = head.end() + size
        at += 2 if raw[at : at + 2] == b"\r\n" else raw[at : at + 1] == b"\n"
    if not parts:
        return Body(raw)
    return Body(b"".join(parts), "it ends before its last chunk")


def _decoded(raw: bytes, name: str, limit: int) -> Body:
    if name in {"gzip", "x-gzip"}:
        return _inflated(raw, 31, limit) if raw[:2] == _GZIP else Body(raw)
    if name == "deflate":
        return _deflated(raw, limit)
    if name == "br":
        return _brotli(raw, limit)
    if name in {"identity", "none", "", "utf-8"} or _TEXT.match(raw):
        return Body(raw)
    return Body(raw, f"it is packed in a way that is not read ({name[:20]})")


def _inflated(raw: bytes, window: int, limit: int) -> Body:
    """gzip, of several members, or deflate; what can be unpacked of a damaged body is given."""
    parts: list[bytes] = []
    size = 0
    rest = raw
    while rest:
        engine = zlib.decompressobj(window)
        try:
            part = engine.decompress(rest, limit + 1 - size)
        except zlib.error:
            return Body(b"".join(parts), None if parts else "its packing is damaged")
        parts.append(part)
        size += len(part)
        if size > limit:
            raise TooLargeError
        if not engine.eof:
            return Body(b"".join(parts), "it is cut off")
        rest = engine.unused_data if engine.unused_data[:2] == _GZIP else b""
    return Body(b"".join(parts))


def _deflated(raw: bytes, limit: int) -> Body:
    if _TEXT.match(raw) and raw[:1] in b"<{[":
        return Body(raw)
    body = _inflated(raw, 15, limit)
    return _inflated(raw, -15, limit) if body.fault and not body.raw else body


def _brotli(raw: bytes, limit: int) -> Body:
    import io

    from fastwarc.stream_io import BrotliReader

    try:
        unpacked = BrotliReader(io.BytesIO(raw)).read(limit + 1)
    except OSError:
        return Body(raw) if _TEXT.match(raw) else Body(b"", "its packing is damaged")
    if len(unpacked) > limit:
        raise TooLargeError
    return Body(unpacked)
