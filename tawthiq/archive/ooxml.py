"""What every document of the Office kind (.docx, .xlsx) must be before a library may open it.

Its parts are looked at as they are packed: how much they unpack to, whether they are locked, and whether they declare
entities, which no document of these formats may do and which no parser has to expand here.
"""

import re
import zipfile
import zlib
from pathlib import Path
from typing import Final

from tawthiq.archive.found import megabytes
from tawthiq.archive.item import Options, Problem

FLOOR: Final = 10_000_000  # bytes; less than this is no bomb, however well it was packed
_PROLOGUE: Final = 1_000_000  # bytes of a part within which a declaration would have to stand
_DECLARED: Final = re.compile(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E|<\0?!\0?E\0?N\0?T\0?I\0?T\0?Y")
_BROKEN: Final = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
DAMAGED: Final = "is damaged or cut short: open it in an office program, save it anew, or get it from its source"


def check(path: Path, options: Options, parts: dict[str, int]) -> Problem | None:
    """What is wrong with a document, or None. ``parts`` limits single parts: a name's beginning and its bytes."""
    try:
        with zipfile.ZipFile(path) as packed:
            infos = packed.infolist()
            wrong = _measure(infos, path, options, parts)
            return wrong or next((found for info in infos if (found := _part(packed, info))), None)
    except _BROKEN:
        return Problem("broken", DAMAGED)


def _measure(infos: list[zipfile.ZipInfo], path: Path, options: Options, parts: dict[str, int]) -> Problem | None:
    total = sum(info.file_size for info in infos)
    if len(infos) > options.members:
        return Problem("too-large", f"has {len(infos):,} parts: not a document of reports")
    if total > options.unpacked_bytes or total > max(FLOOR, options.unpacked_ratio * path.stat().st_size):
        return Problem("too-large", f"unpacks to {megabytes(total)}: more than a document may")
    for info in infos:
        for beginning, most in parts.items():
            if info.filename.startswith(beginning) and info.file_size > most:
                told = f"its part {beginning} is of {megabytes(info.file_size)} (at most {megabytes(most)}): divide it"
                return Problem("too-large", told)
        if info.flag_bits & 1:
            return Problem("encrypted", "is locked by a password: save it without one and add that")
    return None


def _part(packed: zipfile.ZipFile, info: zipfile.ZipInfo) -> Problem | None:
    if not info.filename.lower().endswith((".xml", ".rels", ".vml")):
        return None
    with packed.open(info) as stream:
        if _DECLARED.search(stream.read(_PROLOGUE)):
            return Problem("broken", f"its part {info.filename} declares entities, which no such document may do")
    return None
