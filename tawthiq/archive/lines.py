"""JSON: lines of one report each, one object, or a list of them, in the input form of the output contract."""

import datetime as dt
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from tawthiq.archive.found import megabytes
from tawthiq.archive.garbled import damage
from tawthiq.archive.item import Found, Item, Options, Problem
from tawthiq.archive.streams import HEAD, encoding_of_lines, measured_lines
from tawthiq.archive.whole import unreadable
from tawthiq.contract.lines import LineError, full_text, parse_line, report_of

_CHUNK = 65_536


def read(original: Path, name: Path, options: Options) -> Iterator[Found]:
    """An item for each line of JSON; blank lines are none."""
    try:
        with _opened(original) as stream:
            yield from _lines(stream, options)
    except OSError as error:
        yield unreadable(error)


def read_document(original: Path, name: Path, options: Options) -> Iterator[Found]:
    """The items of one JSON value over several lines: an object, or a list of them, taken one by one."""
    try:
        with _opened(original) as stream:
            encoding = encoding_of_lines(stream.peek(HEAD))
            text = io.TextIOWrapper(stream, encoding=encoding, errors="replace")
            yield from _values(text, options)
    except OSError as error:
        yield unreadable(error)


def _opened(path: Path) -> "io.BufferedReader[Any]":
    return io.BufferedReader(io.FileIO(path), HEAD)


def _lines(stream: "io.BufferedReader[Any]", options: Options) -> Iterator[Found]:
    encoding = encoding_of_lines(stream.peek(HEAD))
    seen = False
    for number, raw in enumerate(measured_lines(stream, encoding, options.item_bytes), 1):
        locator = f"line {number}"
        if raw is None:
            yield Problem("too-large", f"is longer than {megabytes(options.item_bytes)}: not one report", locator)
        elif raw.strip(b"\xef\xbb\xbf \t\r\n\0"):
            yield _of_line(raw, number, locator)
        else:
            continue
        seen = True
    if not seen:
        yield Problem("empty", "is empty: there is no report in it")


def _of_line(raw: bytes, number: int, locator: str) -> Found:
    try:
        raw.decode()
    except UnicodeDecodeError as error:
        told = f"is not in the encoding of the lines before it (byte {error.start}): save the file in UTF-8"
        return Problem("encoding", told, locator)
    try:
        parse_line(raw, number=number)
        row = json.loads(raw.decode("utf-8-sig"))
    except LineError as error:
        return Problem("bad-item", error.message, locator)
    return _item(row, locator)


def _of_row(row: Any, number: int, locator: str) -> Found:
    """The same for a value that is read already."""
    if not isinstance(row, Mapping):
        return Problem("bad-item", "is not a JSON object with the text of a report", locator)
    try:
        report_of(row, number=number)
    except LineError as error:
        return Problem("bad-item", error.message, locator)
    return _item(row, locator)


def _item(row: Mapping[str, Any], locator: str) -> Found:
    """The item of a row that the contract accepts."""
    wrong = damage(full_text(row))
    if wrong:
        return Problem("garbled", wrong, locator)
    first = row.get("published_from")
    own_id = row.get("id")
    known = {"id", "text", "published", "published_from", "title", "source", "url", "lang"}
    return Item(
        row["text"],
        locator,
        title=row.get("title") or None,
        published=_moment(row.get("published")),
        published_from=dt.datetime.fromisoformat(first.strip()).date() if first and first.strip() else None,
        source=row.get("source") or None,
        url=row.get("url") or None,
        lang=row.get("lang") or None,
        own_id=None if own_id in {None, ""} else str(own_id),
        carried={name: value for name, value in row.items() if name not in known},
    )


def _moment(value: str | None) -> dt.datetime | dt.date | None:
    if value is None or not value.strip():
        return None
    moment = dt.datetime.fromisoformat(value.strip())
    return moment if ":" in value or "T" in value else moment.date()


def _values(text: IO[str], options: Options) -> Iterator[Found]:
    """One object, or the elements of a list, with never more than one of them in memory."""
    buffer = text.read(_CHUNK).lstrip("\ufeff \t\r\n")
    is_list = buffer.startswith("[")
    at, number = int(is_list), 0
    decoder = json.JSONDecoder()
    while True:
        buffer, at = _skipped(text, buffer, at, ", \t\r\n" if is_list and number else " \t\r\n")
        if at >= len(buffer) or (is_list and buffer[at] == "]"):
            if is_list and at >= len(buffer):
                yield Problem("broken", "ends before its list does: it is cut short", f"entry {number + 1}")
            elif not number:
                yield Problem("empty", "is empty: there is no report in it")
            return
        number += 1
        locator = f"entry {number}" if is_list else ""
        taken = _taken(text, buffer, at, decoder, options.item_bytes)
        if isinstance(taken, Problem):
            yield Problem(taken.code, taken.message, locator)
            return
        value, buffer, at = taken
        yield _of_row(value, number, locator)
        if not is_list:
            return


def _skipped(text: IO[str], buffer: str, at: int, blanks: str) -> tuple[str, int]:
    """Past what stands between values."""
    while True:
        while at < len(buffer) and buffer[at] in blanks:
            at += 1
        if at < len(buffer):
            return buffer, at
        buffer, at = text.read(_CHUNK), 0
        if not buffer:
            return buffer, at


def _taken(
    text: IO[str], buffer: str, at: int, decoder: json.JSONDecoder, limit: int
) -> tuple[Any, str, int] | Problem:
    """The value that begins at ``at``, reading on as far as it goes (twice as much each time)."""
    while True:
        try:
            value, end = decoder.raw_decode(buffer, at)
            if end < len(buffer) or not isinstance(value, int | float):
                return value, buffer, end
            error: ValueError | None = None
        except RecursionError:
            return Problem("bad-item", "is not JSON that can be read: nested too deeply")
        except ValueError as caught:
            error = caught
        buffer, at = buffer[at:], 0
        if len(buffer) > limit:
            return Problem("too-large", f"is longer than {megabytes(limit)}, or is not JSON: {error}")
        more = text.read(max(len(buffer), _CHUNK))
        if not more:
            return Problem("broken", f"is not JSON, or is cut short: {error}")
        buffer += more
