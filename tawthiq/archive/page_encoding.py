"""The encoding of a page: what its bytes are, whatever it declares."""

import codecs
import re
from dataclasses import dataclass
from typing import Final

from tawthiq.archive.decode import BOMS, NotTextError, guess

_HEAD: Final = 4096  # bytes in which a page declares its encoding; browsers look at 1024
_DECLARED: Final = re.compile(rb"""(?i)(?:charset\s*=|encoding\s*=)\s*["']?\s*([\w:.-]{2,40})""")
_ASCII: Final = re.compile(rb"[\x00-\x7f]+")
_BINARY: Final = (
    b"%PDF",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"RIFF",
)
# Declared Arabic encodings hold; windows-1252 on an Arabic page is a default that was left alone.
_TRUSTED: Final = frozenset({"cp1256", "iso8859-6", "mac-arabic", "cp864", "cp720"})


@dataclass(frozen=True, slots=True)
class Decoded:
    """A page's text, the encoding it was read in, how many characters could not be decoded and stand as U+FFFD."""

    text: str
    encoding: str
    lost: int = 0


def decode_page(raw: bytes, charset: str | None = None) -> Decoded:
    """Decode a page; ``charset`` is what its server said. Raises :class:`NotTextError` for what is no text.

    A byte order mark decides. Bytes that are UTF-8 are UTF-8, whatever is declared; else a declared Arabic encoding
    holds, if the bytes read as Arabic in no other one better; else it is guessed from the bytes that are not ASCII.
    """
    if raw.startswith(_BINARY):
        raise NotTextError("is not a page but a PDF, a picture, an archive or an office document")
    for mark, encoding in BOMS:
        if raw.startswith(mark):
            return _decoded(raw[len(mark) :], encoding)
    if _is_wide(raw):
        return _decoded(raw, "utf-16-le" if raw[1:2] == b"\0" else "utf-16-be")
    if raw.count(b"\0") > len(raw) // 100:
        raise NotTextError("is not text: it holds NUL bytes")
    return _decoded(raw.replace(b"\0", b""), _encoding(raw, charset))


def _is_wide(raw: bytes) -> bool:
    """Two bytes a character, without the mark that should tell it."""
    head = raw[:64]
    return head[:4] in {b"<\0!\0", b"<\0h\0", b"<\0H\0", b"<\0?\0", b"\0<\0!", b"\0<\0h", b"\0<\0H", b"\0<\0?"}


def _encoding(raw: bytes, charset: str | None) -> str:
    if _is_utf8(raw):
        return "utf-8"
    guessed = guess(_ASCII.sub(b" ", raw))  # markup would drown the few words of a short page
    for told in (charset, declared(raw)):
        name = _known(told)
        if name in _TRUSTED and guessed != "utf-8" and guessed not in {"iso-8859-6", "windows-1256"}:
            return name
    return guessed


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def declared(raw: bytes) -> str | None:
    """The encoding that a page declares in its head, as written."""
    found = _DECLARED.search(raw[:_HEAD])
    return found.group(1).decode("ascii", "replace") if found else None


def _known(name: str | None) -> str:
    try:
        return codecs.lookup(name).name if name else ""
    except LookupError:
        return ""


def _decoded(raw: bytes, encoding: str) -> Decoded:
    text = raw.decode(encoding, errors="replace")
    lost = text.count("\ufffd") - (raw.count("\ufffd".encode()) if encoding == "utf-8" else 0)
    return Decoded(text, encoding, max(lost, 0))
