"""Records as JSON text: readable Arabic where it can be written, escapes where a text holds half a character."""

import json
from collections.abc import Mapping
from typing import Any, Final

from tawthiq.contract.lines import Line
from tawthiq.model.record import Record
from tawthiq.model.report import Report

_CARRIED: Final = "carried"  # where a line's own field has the name of one of the record's


def dumps(value: object, *, indent: int | None = None) -> str:
    r"""One value as JSON on one line (or indented). Lone surrogates come out as ``\udXXX``: valid and reversible."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    if text.isascii():
        return text
    try:
        text.encode("utf8")
    except UnicodeEncodeError:
        return json.dumps(value, ensure_ascii=True, allow_nan=False, indent=indent)
    # line separators are legal in JSON but break readers that split on them
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\u0085", "\\u0085")


def record_row(record: Record, line: Line) -> dict[str, Any]:
    """The contract's record with the fields its input line carried, under ``document``."""
    row: dict[str, Any] = record.to_dict()
    document: dict[str, Any] = row["document"]
    if line.report.published_from:
        document["published_from"] = line.report.published_from.isoformat()
    clashes = {name: value for name, value in line.carried.items() if name in document}
    document |= {name: value for name, value in line.carried.items() if name not in document}
    if clashes:
        document[_CARRIED] = clashes
    return row


def error_row(line: int | None, id: str | None, message: str) -> dict[str, Any]:
    """What stands in the place of a line that could not be read."""
    return {"error": {"line": line, "id": id, "message": message}}


def is_error(row: Mapping[str, Any]) -> bool:
    """True for what :func:`error_row` makes."""
    return "error" in row and "document" not in row


def report_hash(text: str) -> str:
    """The ``sha256`` of a full text, as a record's document carries it."""
    return Report("", text).sha256
