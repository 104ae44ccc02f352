"""A body unpacked as it streams in, with a bound: what a few packed bytes may grow to is never taken on trust."""

import zlib
from collections.abc import Iterator
from typing import Any, Final

from tawthiq.archive.fetch_rules import FetchError

# What is asked for, and all that is taken. Brotli and zstd pack a little better, but what is kept has to be readable
# by any tool in twenty years.
ENCODINGS: Final = "gzip, deflate"
_UNASKED: Final = frozenset({"br", "zstd", "compress", "x-compress", "dcb", "dcz"})
_PIECE: Final = 65_536
_MEMBERS: Final = 64  # gzip files in one another's tail; honest servers send one
_GZIP: Final = zlib.MAX_WBITS | 16


class Unpacked:
    """Unpacks one body; ``size`` is what it came to so far. Every method raises :class:`FetchError`."""

    def __init__(self, encoding: str, limit: int) -> None:
        """``encoding`` as the ``Content-Encoding`` header has it, ``limit`` in bytes of the unpacked body."""
        self._coding = encoding.strip().lower()
        self._limit = limit
        self._members = 0
        self._unpacker: Any = None
        self._head = b""
        self.size = 0
        if self._coding in _UNASKED or "," in self._coding:
            raise FetchError("broken", f"the answer is packed as {encoding[:40]!r}, which was not asked for")

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        """The unpacked pieces of the next chunk."""
        if self._coding not in {"gzip", "x-gzip", "deflate"}:  # some servers name a charset here, or "none"
            yield from self._counted(chunk)
            return
        data = self._head + chunk
        if self._unpacker is None and len(data) < 2:
            self._head = data
            return
        self._head = b""
        try:
            yield from self._pieces(data)
        except zlib.error as error:
            raise FetchError(
                "broken", f"the answer is said to be packed as {self._coding} and is not: {error}"
            ) from None

    def _pieces(self, data: bytes) -> Iterator[bytes]:
        while data:
            if self._unpacker is None:
                self._unpacker = self._next(data)
            yield from self._counted(self._unpacker.decompress(data, _PIECE))
            data = self._unpacker.unconsumed_tail
            if self._unpacker.eof:
                data = self._unpacker.unused_data
                self._unpacker = None

    def _next(self, data: bytes) -> Any:
        self._members += 1
        if self._members > _MEMBERS:
            raise FetchError("broken", f"the answer is packed in more than {_MEMBERS} parts")
        if self._coding != "deflate":
            return zlib.decompressobj(_GZIP)
        # Deflate is meant to have the frame of zlib; some servers leave it out.
        framed = data[0] & 0x0F == 8 and int.from_bytes(data[:2], "big") % 31 == 0
        return zlib.decompressobj(zlib.MAX_WBITS if framed else -zlib.MAX_WBITS)

    def _counted(self, piece: bytes) -> Iterator[bytes]:
        fits = piece[: self._limit - self.size]
        self.size += len(fits)
        yield fits
        if len(fits) < len(piece):
            raise FetchError("too-large", f"the answer unpacks to more than {self._limit:,} bytes", truncated="length")
