"""Zip files and OLE files apart: office documents, old and new, locked ones, and plain archives."""

import zipfile
from pathlib import Path
from typing import IO, Final

from tawthiq.archive.item import Problem

# What lies in the zip tells the format; the ending tells it only where the zip is damaged.
_PARTS: Final = (("word/document", "docx"), ("xl/workbook", "workbook"))
_ENDINGS: Final = {".docx": "docx", ".docm": "docx", ".xlsx": "workbook", ".xlsm": "workbook"}
_FOREIGN: Final = (
    ("ppt/", "is a presentation (PowerPoint): save its text as .txt or .docx"),
    ("content.xml", "is an OpenDocument file: save it as .docx or .xlsx"),
    ("META-INF/container.xml", "is a book (EPUB): save its text as .txt"),
    ("META-INF/MANIFEST.MF", "is a program (Java)"),
    ("AndroidManifest.xml", "is a program (Android)"),
    ("xl/workbook.bin", "is a binary workbook (.xlsb): save it as .xlsx"),
)
_OLD: Final = (
    ("EncryptedPackage", "encrypted", "is locked by a password: save it without one and add that"),
    ("WordDocument", "unknown-format", "is an old Word document (.doc): save it as .docx and add that"),
    ("Workbook", "unknown-format", "is an old workbook (.xls): save it as .xlsx and add that"),
    ("Book", "unknown-format", "is an old workbook (.xls): save it as .xlsx and add that"),
    ("PowerPoint", "unknown-format", "is an old presentation (.ppt): save its text as .docx"),
    ("__substg1.0", "unknown-format", "is a message of Outlook: save it as text"),
)
_DIRECTORY_BYTES: Final = 65_536


def recognise(original: Path, name: Path, kind: str) -> str | Problem:
    """The format of a file that begins as a ``zip`` or an ``ole`` file does."""
    if kind == "ole":
        return _old(original)
    try:
        with zipfile.ZipFile(original) as packed:
            names = packed.NameToInfo.keys()
            for part, words in _FOREIGN:
                if any(member == part or (part[-1] == "/" and member.startswith(part)) for member in names):
                    return Problem("unknown-format", words)
            for part, kind_of in _PARTS:
                if "[Content_Types].xml" in names and any(member.startswith(part) for member in names):
                    return kind_of
            if name.suffix.lower() in _ENDINGS:
                return Problem("broken", "lacks the parts of an office document: it was damaged or is none")
    except Exception:  # noqa: BLE001 - the reader of the format says what is wrong with it
        return _ENDINGS.get(name.suffix.lower(), "zip")
    return "zip"


def _old(original: Path) -> Problem:
    """What an OLE file is, by the names in its directory (MS-CFB 2.2: its sector stands at byte 48 of the header)."""
    with original.open("rb") as stream:
        directory = _directory(stream)
    for entry, code, words in _OLD:
        if entry.encode("utf-16-le") in directory:
            return Problem(code, words)
    return Problem("unknown-format", "is an old office file: save it in a newer format (.docx, .xlsx)")


def _directory(stream: IO[bytes]) -> bytes:
    header = stream.read(512)
    shift = min(int.from_bytes(header[30:32], "little"), 12)
    stream.seek((int.from_bytes(header[48:52], "little") + 1) << shift)
    return stream.read(_DIRECTORY_BYTES)
