"""The log: every act on a collection, one line of JSON each, each bound to the one before it by its hash.

The acts stand in the database, written in the same transaction as what they tell, and in ``log.jsonl``, to which they
are appended when the transaction is done. A line's ``sha256`` is of the line without it, which holds the hash of the
line before (``previous``): no line can be changed, taken out or put in without every later one telling. An
interrupted run leaves the file behind the database by its last acts; the next writer appends them.
"""

import datetime as dt
import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

_OWN: Final = frozenset({"seq", "at", "act", "subject", "previous", "sha256"})
FIRST: Final = "0" * 64  # what the first line names as the hash before it


@dataclass(frozen=True, slots=True)
class Entry:
    """One act: its line without the newline, and the parts that it is found by."""

    seq: int
    at: dt.datetime
    kind: str
    subject: str
    line: str
    sha256: str


class Chain:
    """Makes the entries that come after a given one."""

    def __init__(self, seq: int, sha256: str) -> None:
        self.seq = seq
        self.sha256 = sha256

    def next(self, kind: str, subject: str, at: dt.datetime, details: Mapping[str, Any]) -> Entry:
        """The next entry of the chain. Raises ValueError where details take a name that the chain itself uses."""
        if taken := _OWN & details.keys():
            raise ValueError(f"the details of an act cannot be called {sorted(taken)}")
        self.seq += 1
        body = {"seq": self.seq, "at": at.isoformat(), "act": kind, "subject": subject, **details}
        row = {**body, "previous": self.sha256}
        self.sha256 = hashlib.sha256(canonical(row).encode("utf8")).hexdigest()
        return Entry(self.seq, at, kind, subject, canonical({**row, "sha256": self.sha256}), self.sha256)


def canonical(row: Mapping[str, Any]) -> str:
    """The one way to write a line: keys in the order given, no blanks, letters as they are, lone surrogates escaped."""
    text = json.dumps(row, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode("utf8", "backslashreplace").decode("utf8")


@dataclass(frozen=True, slots=True)
class Flaw:
    """A line of the log that is not as it was written."""

    line: int
    message: str


def walk(path: Path) -> Iterator[Flaw]:
    """Walk a log file from its first line and yield what does not fit. A file that is missing is one flaw."""
    previous, seq = FIRST, 0
    try:
        stream = path.open("rb")
    except OSError as error:
        yield Flaw(0, f"{path.name} {(error.strerror or 'cannot be read').lower()}")
        return
    with stream:
        for number, raw in enumerate(stream, 1):
            seq += 1
            said = _check(raw, seq, previous)
            if isinstance(said, Flaw):
                yield Flaw(number, said.message)
                row = _row(raw)
                previous = str(row.get("sha256")) if row else previous
                seq = row["seq"] if row and isinstance(row.get("seq"), int) else seq
            else:
                previous = said


def _check(raw: bytes, seq: int, previous: str) -> str | Flaw:
    """The hash of a line that is as it should be, or what is wrong with it."""
    row = _row(raw)
    if row is None:
        return Flaw(seq, "is not a line of the log")
    told = row.pop("sha256", None)
    if hashlib.sha256(canonical(row).encode("utf8")).hexdigest() != told:
        return Flaw(seq, "was changed: its hash does not fit its words")
    if canonical({**row, "sha256": told}).encode("utf8") + b"\n" != raw:
        return Flaw(seq, "was changed: it is written in another way")
    if row.get("seq") != seq:
        return Flaw(seq, f"is act {row.get('seq')} where act {seq} should be: a line was taken out or put in")
    if row.get("previous") != previous:
        return Flaw(seq, "does not follow the line before it")
    return str(told)


def _row(raw: bytes) -> dict[str, Any] | None:
    try:
        row = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    return row if isinstance(row, dict) else None


def lines(path: Path) -> int:
    """How many whole lines a log file has; 0 where there is none."""
    return len(_whole(path).splitlines()) if path.exists() else 0


def last_line(path: Path) -> str:
    """The last whole line of a log file, without its newline."""
    return _whole(path).splitlines()[-1].decode("utf8", "replace")


def _whole(path: Path) -> bytes:
    raw = path.read_bytes()
    return raw[: raw.rfind(b"\n") + 1]


def append(path: Path, entries: list[str]) -> None:
    """Append lines, to last through a loss of power."""
    if not entries:
        return
    with path.open("ab") as stream:
        stream.write("".join(f"{line}\n" for line in entries).encode("utf8"))
        stream.flush()
        os.fsync(stream.fileno())


def cut_unfinished(path: Path, expected: str | None) -> bool:
    """Take off an unfinished last line, where it is the beginning of ``expected``; True where it was.

    Anything else stays: it is for ``verify`` to name.
    """
    if not path.exists():
        return False
    raw = path.read_bytes()
    rest = raw[raw.rfind(b"\n") + 1 :]
    if not rest or expected is None or not expected.encode("utf8").startswith(rest):
        return False
    with path.open("r+b") as stream:
        stream.truncate(len(raw) - len(rest))
    return True
