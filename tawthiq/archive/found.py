"""What the findings of every reader go through: what a person said of the source, places in archives, lost letters."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from tawthiq.archive.item import Found, Item, Options, Problem

_UNSTORABLE: Final = re.compile("[\0\ud800-\udfff]")  # no database of text takes NUL, no UTF-8 half a character
_DEEP: Final = 100


def placed(found: Found, place: str) -> Found:
    """The same, with the place in an archive or folder before its own locator."""
    return replace(found, locator=f"{place} > {found.locator}" if found.locator else place)


def completed(found: Found, options: Options) -> Iterator[Found]:
    """An item with the options' day, source, address and language where it tells none, and what cannot stand in it."""
    if isinstance(found, Problem):
        yield found
        return
    if not found.text.strip():
        yield Problem("bad-item", "has no text", found.locator)
        return
    if len(found.text) > options.item_bytes:
        yield too_large(len(found.text.encode(errors="replace")), options.item_bytes, found.locator)
        return
    item = replace(
        found,
        published=found.published if found.published is not None else options.published,
        source=found.source or options.source,
        url=found.url or options.url,
        lang=found.lang or options.lang,
    )
    yield from _storable(item)


def too_large(size: int, limit: int, locator: str = "") -> Problem:
    """One item, or one file that is one item, past the limit."""
    message = f"{megabytes(size)} are more than one report has (at most {megabytes(limit)})"
    return Problem("too-large", message, locator)


def megabytes(size: int) -> str:
    """A size as people read it."""
    return f"{size / 1_000_000:,.0f} MB" if size >= 1_000_000 else f"{size / 1000:,.0f} kB"


def _storable(item: Item) -> Iterator[Found]:
    """Characters that are none become the mark of a lost character, and that is told."""
    words = [item.text, item.title, item.source, item.url, item.lang, item.own_id]
    lost = sum(len(_UNSTORABLE.findall(part)) for part in words if part)
    carried = _cleaned(item.carried)
    if lost:
        item = replace(
            item,
            text=_clean(item.text),
            title=_clean(item.title) if item.title else item.title,
            source=_clean(item.source) if item.source else item.source,
            url=_clean(item.url) if item.url else item.url,
            lang=_clean(item.lang) if item.lang else item.lang,
            own_id=_clean(item.own_id) if item.own_id else item.own_id,
        )
    yield item if carried == item.carried else replace(item, carried=carried)
    if lost:
        message = f"{lost} characters are none (NUL, or half a character) and stand as \ufffd"
        yield Problem("encoding", message, item.locator)


def _clean(words: str) -> str:
    return _UNSTORABLE.sub("\ufffd", words)


def _cleaned(value: Any, depth: int = 0) -> Any:
    """The carried fields with the same done; what is nested past all measure is left out."""
    if depth > _DEEP:
        return None
    if isinstance(value, str):
        return _clean(value)
    if isinstance(value, Mapping):
        return {_cleaned(name, depth + 1): _cleaned(inner, depth + 1) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(inner, depth + 1) for inner in value]
    return value
