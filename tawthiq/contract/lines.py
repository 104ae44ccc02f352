"""An input line: from the JSON of one report to a :class:`Report`, with everything else carried through unread."""

import datetime as dt
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from tawthiq.model.report import Report

OWN_FIELDS: Final = frozenset({"id", "text", "published", "published_from", "title", "source", "url", "lang"})
_EARLIEST: Final = 1900  # a report published before, or from the year 2200 on, is a typing error
_LATEST: Final = 2199
_SHOWN: Final = 40  # characters of a value in a message


class LineError(ValueError):
    """A line that is not a report: not JSON, without text, or with an impossible date; ``id`` is its id if any."""

    def __init__(self, message: str, id: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.id = id


@dataclass(frozen=True, slots=True)
class Line:
    """A report and the fields of its line that are carried through and never read."""

    report: Report
    carried: dict[str, Any] = field(default_factory=dict)


def parse_line(raw: bytes | str, *, number: int = 1, published: dt.date | None = None) -> Line:
    """Read one line of JSON. ``published`` stands in where the line gives no date. Raises :class:`LineError`."""
    return report_of(_json_object(raw), number=number, published=published)


def report_of(row: Mapping[str, Any], *, number: int = 1, published: dt.date | None = None) -> Line:
    """Make the report of a line's fields. Raises :class:`LineError`."""
    key = _identity(row.get("id"), number)
    try:
        report = _report(row, key, published)
    except LineError as error:
        raise LineError(error.message, None if row.get("id") is None else key) from None
    return Line(report, {name: value for name, value in row.items() if name not in OWN_FIELDS})


def full_text(row: Mapping[str, Any]) -> str:
    r"""The text that offsets count in: ``title + "\n" + text`` where there is a title, else ``text``."""
    title, text = row.get("title"), row["text"]
    return f"{title}\n{text}" if title else str(text)


def parse_day(value: object, name: str = "published") -> dt.date | None:
    """The day of an ISO date or date-time, as told (no time zone is moved); None for null or a blank string.

    Raises :class:`LineError` for anything else.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    day = _iso_day(value) if isinstance(value, str) else None
    if day is None:
        raise LineError(f"{name} is not an ISO date: {_short(value)}")
    if not _EARLIEST <= day.year <= _LATEST:
        raise LineError(f"{name} cannot be in the year {day.year}")
    return day


def _iso_day(value: str) -> dt.date | None:
    try:
        return dt.datetime.fromisoformat(value.strip()).date()
    except ValueError:
        return None


def _report(row: Mapping[str, Any], key: str, published: dt.date | None) -> Report:
    text = _words(row, "text")
    if not text or not text.strip():
        raise LineError("no text")
    title = _words(row, "title") or None
    day = parse_day(row.get("published")) or published
    first = parse_day(row.get("published_from"), "published_from")
    if first and day is None:
        raise LineError("published_from without published")
    if first and day and first > day:
        raise LineError(f"published_from {first} is after published {day}")
    report = Report(key, f"{title}\n{text}" if title else text, day, first, title)
    return replace(report, source=_words(row, "source"), url=_words(row, "url"), lang=_words(row, "lang"))


def _words(row: Mapping[str, Any], name: str) -> str | None:
    value = row.get(name)
    if value is not None and not isinstance(value, str):
        raise LineError(f"{name} is not a string: {_short(value)}")
    return value


def _identity(value: object, number: int) -> str:
    """The line's id as a string; a line without one is known by its number."""
    if value is None or value == "":
        return f"line-{number}"
    if isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise LineError(f"id is not a string: {_short(value)}")


def _json_object(raw: bytes | str) -> dict[str, Any]:
    try:
        text = raw.decode("utf-8-sig") if isinstance(raw, bytes) else raw
    except UnicodeDecodeError as error:
        raise LineError(f"not UTF-8: byte {error.start} of the line") from None
    try:
        row = json.loads(text, parse_constant=_no_constant, parse_float=_finite)
    except json.JSONDecodeError as error:
        raise LineError(f"not JSON: {error.msg} (column {error.colno})") from None
    except RecursionError:
        raise LineError("not JSON that can be read: nested too deeply") from None
    except LineError:
        raise
    except ValueError as error:  # an integer of thousands of digits
        raise LineError(f"not JSON that can be read: {str(error).split(';')[0]}") from None
    if not isinstance(row, dict):
        raise LineError(f"not a JSON object: {_short(row)}")
    return row


def _no_constant(name: str) -> float:
    raise LineError(f"not JSON: {name} is no number")


def _finite(digits: str) -> float:
    value = float(digits)
    if not math.isfinite(value):
        raise LineError(f"not JSON that can be written again: the number {_short(digits)}")
    return value


def _short(value: object) -> str:
    """A value as an error message shows it."""
    try:
        shown = json.dumps(value, ensure_ascii=False, default=repr)
    except (ValueError, RecursionError):
        shown = type(value).__name__
    return shown if len(shown) <= _SHOWN else shown[: _SHOWN - 1] + "…"
