"""What there is to read: files and standard input as one stream of jobs, each with its place in the order.

Lines are read one by one, never a whole file of them; a line past all measure is skipped and reported, not loaded.
"""

import io
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from tawthiq.archive.decode import Note, NotTextError, decode
from tawthiq.archive.streams import HEAD, encoding_of_lines, form, measured_lines

LIMIT: Final = 20_000_000  # bytes of one line or text


class InputError(Exception):
    """A file that cannot be read at all, in words for people."""


@dataclass(frozen=True, slots=True)
class Job:
    """One report to read, or what is wrong with it.

    ``number`` counts all jobs of a run; ``line`` is the line in its file (None for a file that is one report);
    ``raw`` is a line of JSON, ``row`` the fields of a text file; ``seen`` is how many bytes were taken in so far.
    """

    number: int
    name: str
    line: int | None
    raw: bytes | None = None
    row: dict[str, Any] | None = None
    problem: str | None = None
    seen: int = 0

    @property
    def place(self) -> str:
        """Where it stands, as messages name it: the file, with the line in a file of several."""
        return f"{self.name}:{self.line}" if self.line else self.name

    @property
    def size(self) -> int:
        """About how much there is to read."""
        if self.raw is not None:
            return len(self.raw)
        return len(self.row["text"]) if self.row else 0


class Inputs:
    """The jobs of several files, in order. ``failed`` are those that could not be read at all."""

    def __init__(self, names: list[str], note: Note) -> None:
        self._names = names
        self._note = note
        self._number = 0
        self._seen = 0
        self.failed: list[str] = []

    @property
    def total(self) -> int | None:
        """Bytes in all, or None where standard input is read."""
        if "-" in self._names:
            return None
        return sum(Path(name).stat().st_size for name in self._names if Path(name).is_file())

    def __iter__(self) -> Iterator[Job]:
        for name in self._names:
            try:
                yield from self._file(name)
            except InputError as error:
                self.failed.append(name)
                self._note(f"{_called(name)}: {error}")
                if len(self._names) > 1:
                    yield self._job(name, None, problem=f"{_called(name)}: {error}")

    def _job(self, name: str, line: int | None, **fields: Any) -> Job:
        self._number += 1
        return Job(self._number, _called(name), line, seen=self._seen, **fields)

    def _file(self, name: str) -> Iterator[Job]:
        with _opened(name) as stream:
            head = stream.peek(HEAD)
            if not head.strip(b"\xef\xbb\xbf \t\r\n"):
                raise InputError("is empty: there is no report in it")
            kind = form(Path(name).suffix.lower(), head)
            if kind == "lines":
                yield from self._lines(name, stream, head)
            elif kind == "document":
                yield from self._document(name, stream)
            else:
                yield self._text(name, stream)

    def _text(self, name: str, stream: IO[bytes]) -> Job:
        raw = _whole(stream)
        self._seen += len(raw)
        try:
            text = decode(raw, note=self._note, name=_called(name))
        except NotTextError as error:
            raise InputError(str(error)) from None
        if not text.strip():
            raise InputError("is empty: there is no report in it")
        return self._job(name, None, row={"id": "report" if name == "-" else Path(name).stem, "text": text})

    def _document(self, name: str, stream: IO[bytes]) -> Iterator[Job]:
        """One JSON value over several lines: an object, or a list of them."""
        try:
            value = json.loads(decode(_whole(stream), note=self._note, name=_called(name)))
        except (ValueError, RecursionError) as error:
            raise InputError(f"is not JSON: {error}") from None
        rows = value if isinstance(value, list) else [value]
        for number, row in enumerate(rows, 1):
            yield self._job(name, number, raw=json.dumps(row).encode())

    def _lines(self, name: str, stream: IO[bytes], head: bytes) -> Iterator[Job]:
        encoding = encoding_of_lines(head)
        if encoding != "utf-8":
            self._note(f"{_called(name)}: read as {encoding}")
        for number, raw in enumerate(measured_lines(stream, encoding, LIMIT), 1):
            self._seen += len(raw) if raw is not None else LIMIT
            if raw is None:
                yield self._job(name, number, problem=f"longer than {LIMIT // 1_000_000} MB: not one report")
            elif raw.strip():
                yield self._job(name, number, raw=raw)


def _called(name: str) -> str:
    return "standard input" if name == "-" else name


def _opened(name: str) -> io.BufferedReader:
    if name == "-":
        return io.BufferedReader(_Borrowed(sys.stdin.buffer), HEAD)
    try:
        return io.BufferedReader(io.FileIO(name), HEAD)
    except IsADirectoryError:
        raise InputError("is a folder, not a file") from None
    except OSError as error:
        raise InputError((error.strerror or "cannot be opened").lower()) from None


class _Borrowed(io.RawIOBase):
    """A stream read through another buffer and left open for its owner."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        read = getattr(self._stream, "read1", self._stream.read)
        part = read(len(buffer))
        buffer[: len(part)] = part
        return len(part)


def _whole(stream: IO[bytes]) -> bytes:
    raw = stream.read(LIMIT + 1)
    if len(raw) > LIMIT:
        raise InputError(f"is larger than {LIMIT // 1_000_000} MB: not one report (many go into a .jsonl file)")
    return raw
