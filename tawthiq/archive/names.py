"""Names of files as they were meant and as they may be shown: in what encoding they are, and no trick in them."""

import re
import zlib
from collections.abc import Callable
from typing import Final

# Controls, and the marks that turn the direction of what follows: a name with them can look like another.
_TRICKS: Final = re.compile("[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff]")
_CODE_PAGES: Final = ("cp1256", "cp720", "cp864", "iso-8859-6")  # Arabic Windows and DOS; a tie goes to the first
_UTF8_PATH: Final = 0x7075  # the field of a zip's entry with its name in UTF-8


def shown(name: str) -> str:
    r"""The name with each control and turning mark written out, as ``\u202e``."""
    return _TRICKS.sub(lambda mark: f"\\u{ord(mark[0]):04x}", name)


def decoded(raw: bytes) -> str:
    """A name from its bytes: UTF-8, else the code page in which it has the most of Arabic; else the DOS one."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        pass
    best = max(_CODE_PAGES, key=lambda page: _arabic(raw, page))
    return raw.decode(best if _arabic(raw, best) > 0 else "cp437", errors="replace")


def of_file(name: str) -> str:
    """A file's name from the system's, whatever encoding the disk that it came from had."""
    raw = name.encode("utf-8", errors="surrogateescape")
    return shown(name if _is_unicode(name) else decoded(raw))


def of_member(name: str, extra: bytes, *, is_utf8: bool) -> str:
    """A name in a zip: ``name`` as :mod:`zipfile` gives it (code page 437 where ``is_utf8`` is false)."""
    if is_utf8:
        return name
    try:
        raw = name.encode("cp437")
    except UnicodeEncodeError:
        return name
    return _unicode_path(raw, extra) or decoded(raw)


def _is_unicode(name: str) -> bool:
    return not any("\ud800" <= letter <= "\udfff" for letter in name)


def _unicode_path(raw: bytes, extra: bytes) -> str | None:
    """The name in the entry's extra field, if it is that of this entry (its checksum says so)."""
    at = 0
    while at + 4 <= len(extra):
        kind = int.from_bytes(extra[at : at + 2], "little")
        size = int.from_bytes(extra[at + 2 : at + 4], "little")
        field = extra[at + 4 : at + 4 + size]
        if kind == _UTF8_PATH and field[1:5] == zlib.crc32(raw).to_bytes(4, "little"):
            return field[5:].decode(errors="replace")
        at += 4 + size
    return None


def _arabic(raw: bytes, page: str) -> int:
    """How much a name reads as Arabic in a code page: its letters, less twice what is of no such name."""
    high = [letter for letter in raw.decode(page, errors="replace") if letter > "\x7f"]
    letter: Callable[[str], bool] = lambda x: "\u0621" <= x <= "\u0652" or "\ufe80" <= x <= "\ufefc"  # noqa: E731
    return sum(1 if letter(x) else -2 for x in high)
