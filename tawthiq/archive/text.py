"""Plain text and Markdown: a file is one item.

A block of front matter gives its title, date, source and address; else a first line ``# title`` is the title. The
rest stays as it is, Markdown's marks too.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from tawthiq.archive import dates
from tawthiq.archive.decode import NotTextError, decode
from tawthiq.archive.garbled import damage
from tawthiq.archive.item import Found, Item, Options, Problem
from tawthiq.archive.whole import whole

_FRONT: Final = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?P<block>(?:[^\n]*\n){1,200}?)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)")
_FIELD: Final = re.compile(r"(?P<name>[\w -]{1,40}?)[ \t]*:(?:[ \t]+(?P<value>.*))?")
_HEADING: Final = re.compile(r"\A\s*# +(?P<title>[^\n]*\S)[ \t]*(?:\r?\n|\Z)")
# What front matter calls the fields of an item.
_NAMES: Final = {
    "title": "title", "headline": "title", "العنوان": "title",
    "date": "published", "published": "published", "التاريخ": "published", "تاريخ النشر": "published",
    "source": "source", "outlet": "source", "المصدر": "source",
    "url": "url", "link": "url", "الرابط": "url",
    "lang": "lang", "language": "lang", "اللغة": "lang",
    "id": "own_id",
}  # fmt: skip
_MIXED: Final = 3  # letters of two bytes that a line has, at least, to be UTF-8 in a file that is not
_CONTROLS: Final = re.compile("[\x01-\x08\x0b\x0e-\x1f\x7f]")


def read(original: Path, name: Path, options: Options) -> Iterator[Found]:
    """The one item of a text file."""
    raw = whole(original, options.item_bytes)
    if isinstance(raw, Problem):
        yield raw
        return
    notes: list[str] = []
    try:
        text = _decoded(raw, notes)
    except NotTextError as error:
        yield Problem("not-text", f"{error}; save it as text in UTF-8")
        return
    if isinstance(text, Problem):
        yield text
        return
    for note in notes:
        if "not UTF-8" in note:
            yield Problem("encoding", note)
    yield from item_of(text, carried=_told(notes))


def item_of(text: str, *, carried: Mapping[str, Any] | None = None) -> Iterator[Found]:
    """The item of a text with front matter or a heading, if it has them, and what is wrong with it."""
    fields: dict[str, Any] = {}
    front = _FRONT.match(text)
    parsed = _front_matter(front["block"]) if front else None
    if front and parsed is not None:
        fields, text = parsed, text[front.end() :]
    heading = _HEADING.match(text)
    if heading and "title" not in fields:
        fields["title"], text = heading["title"], text[heading.end() :]
    text = text.removeprefix("\ufeff").lstrip("\r\n") if fields else text
    if not text.strip():
        yield Problem("empty", "has no text, only a title" if fields else "is empty: there is no report in it")
        return
    wrong = damage(text)
    if wrong:
        yield Problem("garbled", wrong)
        return
    if "published" in fields:
        try:
            fields["published"] = dates.parse(fields["published"])
        except dates.DateError as error:
            yield Problem("bad-item", f"the date of its front matter {error}")
            return
    rest = {**(carried or {}), **fields.pop("carried", {})}
    yield Item(text, carried=rest, **fields)


def _front_matter(block: str) -> dict[str, Any] | None:
    """The fields of a block, or None where its lines are not such: a rule of three dashes also divides prose."""
    fields: dict[str, Any] = {}
    carried: dict[str, Any] = {}
    last = ""
    for line in block.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if line[0] in " \t-" and last:  # a list or a folded value of the field before: kept as it is
            carried[last] = f"{carried.get(last, '')}\n{line.strip()}".strip()
            continue
        found = _FIELD.fullmatch(line.rstrip())
        if found is None:
            return None
        last, value = found["name"].strip(), _unquoted(found["value"] or "")
        known = _NAMES.get(last.lower())
        if known and value:
            fields[known] = value
        else:
            carried[last] = value
    return {**fields, "carried": carried}


def _unquoted(value: str) -> str:
    value = value.strip()
    return value[1:-1] if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'" else value


def _decoded(raw: bytes, notes: list[str]) -> str | Problem:
    """The text of bytes, or a problem. Raises :class:`NotTextError`."""
    text = decode(raw, note=lambda told: notes.append(told.partition(": ")[2]), name="file")
    encoding = _told(notes).get("encoding", "utf-8")
    if encoding.startswith(("windows", "iso")):
        mixed = _lines_of_utf8(raw)
        if mixed:
            told = f"is in two encodings: line {mixed[0]} is UTF-8, others are not; save it in one"
            return Problem("encoding", told)
    if len(_CONTROLS.findall(text)) > len(text) / 50:
        raise NotTextError("is not text: it is full of control characters")
    if encoding == "windows-1252" and sum(letter > "\x7f" for letter in text) > len(text) / 4:
        told = "is in no encoding that is known (UTF-8, UTF-16, Windows-1256, ISO-8859-6): save it as UTF-8"
        return Problem("encoding", told)
    return text


def _lines_of_utf8(raw: bytes) -> list[int]:
    """Numbers of the lines that are UTF-8 and not ASCII."""
    found = []
    for number, line in enumerate(raw.split(b"\n"), 1):
        try:
            high = sum(letter > "\x7f" for letter in line.decode())
        except UnicodeDecodeError:
            continue
        if high >= _MIXED:
            found.append(number)
    return found


def _told(notes: list[str]) -> dict[str, str]:
    """The encoding that was guessed, as a field that is carried."""
    told = [note.removeprefix("read as ") for note in notes if note.startswith("read as ")]
    return {"encoding": told[0]} if told else {}
