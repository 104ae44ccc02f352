"""Lines of a stream one by one, whatever the encoding, and what form a stream of text or JSON has.

A line past all measure is never loaded: it is told as None, and reading goes on after it.
"""

import io
from collections.abc import Iterator
from typing import IO, Final, Literal

from tawthiq.archive.decode import BOMS, guess

HEAD: Final = 65_536  # bytes that tell the form and the encoding
LINE_ENDINGS: Final = frozenset({".jsonl", ".ndjson"})
TEXT_ENDINGS: Final = frozenset({".txt", ".text", ".md", ".markdown"})
_ONE_BYTE: Final = frozenset({"windows-1256", "iso-8859-6", "windows-1252"})
Form = Literal["lines", "document", "text"]


def form(suffix: str, head: bytes) -> Form:
    """``lines``, ``text`` or ``document``: by the name's ending, else by how it begins."""
    if suffix in TEXT_ENDINGS:
        return "text"
    first = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    line = first.split(b"\n", 1)[0].strip()
    if suffix == ".json":
        return "lines" if first[:1] == b"{" and line[-1:] == b"}" else "document"
    opens = line in {b"{", b"["} or (first[:1] == b"[" and first[1:].lstrip()[:1] == b"{")
    if opens and suffix not in LINE_ENDINGS:
        return "document"
    return "lines" if suffix in LINE_ENDINGS or first[:1] == b"{" else "text"


def encoding_of_lines(head: bytes) -> str:
    """The encoding of a file of lines by its first bytes."""
    for mark, encoding in BOMS:
        if head.startswith(mark):
            return encoding
    # the head may end inside a character
    return guess(head[: head.rfind(b"\n") + 1] or head[:-3])


def measured_lines(stream: IO[bytes], encoding: str, limit: int) -> Iterator[bytes | None]:
    """Lines as UTF-8 with their ends, one at a time; None for one of more than ``limit`` bytes.

    In an encoding of one byte a letter, a line that is UTF-8 stays UTF-8: no Arabic line of the others happens to be.
    """
    if encoding == "utf-8":
        yield from _byte_lines(stream, limit)
    elif encoding in _ONE_BYTE:
        for line in _byte_lines(stream, limit):
            yield line if line is None or _is_utf8(line) else line.decode(encoding, errors="replace").encode()
    else:
        yield from _wide_lines(stream, encoding, limit)


def _byte_lines(stream: IO[bytes], limit: int) -> Iterator[bytes | None]:
    while line := stream.readline(limit + 1):
        if len(line) <= limit or line.endswith(b"\n"):
            yield line
        else:
            while (rest := stream.readline(limit)) and not rest.endswith(b"\n"):
                pass
            yield None


def _wide_lines(stream: IO[bytes], encoding: str, limit: int) -> Iterator[bytes | None]:
    with io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="\n") as text:
        while words := text.readline(limit + 1):
            if len(words) > limit:
                while (more := text.readline(limit)) and not more.endswith("\n"):
                    pass
                yield None
            else:
                yield words.removeprefix("\ufeff").encode()


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True
