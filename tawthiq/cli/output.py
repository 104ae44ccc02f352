"""Where results go: standard output, or a file that is there whole or not at all; in each format's frame."""

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Protocol

from tawthiq.cli.ending import not_done
from tawthiq.cli.reading import Format, Outcome


class Sink(Protocol):
    """Takes outcomes one by one and closes the frame around them."""

    def add(self, outcome: Outcome) -> None:
        """Write one outcome, or keep it until it can be written."""

    def close(self) -> None:
        """Write what ends the output."""


@contextmanager
def destination(path: Path | None) -> Iterator[IO[bytes]]:
    """Standard output, or a file that replaces an older one only when everything is written."""
    if path is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise not_done(f"{path}: cannot be written: {(error.strerror or str(error)).lower()}") from None
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def sink(form: Format, stream: IO[bytes]) -> Sink:
    """The frame of a format."""
    if form == "json":
        return _Json(stream)
    return _Page(stream) if form == "html" else _Lines(stream)


def _write(stream: IO[bytes], text: str) -> None:
    stream.write(text.encode("utf8", "backslashreplace"))


class _Lines:
    """One outcome after another."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def add(self, outcome: Outcome) -> None:
        _write(self._stream, outcome.body + "\n")
        self._stream.flush()

    def close(self) -> None:
        """Nothing ends lines."""


class _Json:
    """A record alone, or a list of them, one a line."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._first: str | None = None
        self._several = False

    def add(self, outcome: Outcome) -> None:
        if self._first is None and not self._several:
            self._first = outcome.body
            return
        if not self._several:
            _write(self._stream, f"[\n{self._first}")
            self._several, self._first = True, None
        _write(self._stream, f",\n{outcome.body}")

    def close(self) -> None:
        if self._several:
            _write(self._stream, "\n]\n")
        elif self._first is not None:
            ascii_only = self._first.isascii()
            _write(self._stream, json.dumps(json.loads(self._first), ensure_ascii=ascii_only, indent=2) + "\n")


class _Page:
    """The sections of one page; the index stands before them, so they wait in a temporary file."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._index: list[str] = []
        self._bodies = tempfile.TemporaryFile()  # noqa: SIM115  closed with the page

    def add(self, outcome: Outcome) -> None:
        self._index.append(outcome.index)
        _write(self._bodies, outcome.body + "\n")

    def close(self) -> None:
        from tawthiq.render.page import page_end, page_start

        _write(self._stream, page_start(self._index) + "\n")
        self._bodies.seek(0)
        shutil.copyfileobj(self._bodies, self._stream)
        self._bodies.close()
        _write(self._stream, page_end())
