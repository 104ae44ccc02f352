"""From the bytes of a text file to its text: Unicode first, then the two Arabic encodings of the old press."""

from collections.abc import Callable
from typing import Final

Note = Callable[[str], None]

BOMS: Final = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_ENOUGH: Final = 0.99  # a text that is UTF-8 but for one character in a hundred is UTF-8 with damage
_SAMPLE: Final = 65_536  # bytes, an even number
_FEW: Final = 8
_COMMON: Final = ("ال", " في ", " من ", " على ", "ات", "ون", "ين", " و")


class NotTextError(ValueError):
    """Bytes that are no text: an image, an office document, an archive."""


def decode(raw: bytes, *, note: Note, name: str) -> str:
    """The text of a file. What had to be guessed is told by ``note``. Raises :class:`NotTextError`."""
    if raw.startswith((b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise NotTextError("is a PDF or an office document: save its text as .txt first")
    encoding, skip = _bom(raw)
    if encoding is None:
        encoding = guess(raw)
    text = raw[skip:].decode(encoding, errors="replace")
    broken = text.count("\ufffd") - raw.count("\ufffd".encode())
    if "\0" in text:
        raise NotTextError("is not text: it holds NUL bytes")
    if encoding != "utf-8":
        note(f"{name}: read as {encoding}")
    if encoding == "utf-8" and broken > 0:
        note(f"{name}: {broken} characters are not UTF-8 and stand as \ufffd")
    if text.lstrip()[:15].lower().startswith(("<!doctype html", "<html")):
        note(f"{name}: looks like an HTML page; tags are read as text")
    return text


def _bom(raw: bytes) -> tuple[str | None, int]:
    for mark, encoding in BOMS:
        if raw.startswith(mark):
            return encoding, len(mark)
    return None, 0


def guess(raw: bytes) -> str:
    """UTF-8, if need be with some damage; else Windows-1256 or ISO-8859-6, by which reads as Arabic.

    UTF-16 without its mark is known by the byte that most of its letters share.
    """
    wide = _wide(raw[:_SAMPLE])
    if wide:
        return wide
    text = raw.decode("utf-8", errors="replace")
    if text.count("\ufffd") <= (1 - _ENOUGH) * len(text):
        return "utf-8"
    best = max(("windows-1256", "iso-8859-6"), key=lambda encoding: _arabic(raw, encoding))
    return best if _arabic(raw, best) > 0 else "windows-1252"


def _wide(raw: bytes) -> str | None:
    """UTF-16 of Arabic or Latin letters: every second byte is nought (a space, a digit) or six (an Arabic letter)."""
    for encoding, high, low in (("utf-16-le", raw[1::2], raw[::2]), ("utf-16-be", raw[::2], raw[1::2])):
        marks = high.count(0) + high.count(6)
        if len(high) >= _FEW and b"\0" in high and marks >= _ENOUGH * len(high) and low.count(0) < len(low) / 10:
            return encoding
    return None


def _arabic(raw: bytes, encoding: str) -> float:
    """How much bytes look like Arabic prose in an encoding: common strings, less what cannot be."""
    text = raw.decode(encoding, errors="replace")
    return sum(text.count(part) for part in _COMMON) - 2 * text.count("\ufffd")
