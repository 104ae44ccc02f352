"""Feeds: RSS of all versions and Atom; every entry is an item, one with only its first words says so (``teaser``)."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from tawthiq.archive.decode import NotTextError
from tawthiq.archive.feed_entry import item_of
from tawthiq.archive.item import Found, Options, Problem
from tawthiq.archive.page_encoding import Decoded, decode_page
from tawthiq.archive.page_tree import slim
from tawthiq.archive.whole import whole

_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
# No possessive repetition around parts that backtrack: Python before 3.11.5 matches it wrongly (gh-106052).
_BEFORE: Final = re.compile(r"(?:\s|<!--.*?-->|<\?.*?\?>)*", re.DOTALL)
_TYPE: Final = re.compile(
    r"<!DOCTYPE\b[^\[<>]*(?:\[((?:[^\]<]|<!--.*?-->|<[^<>]*>)*+)\]\s*)?>", re.IGNORECASE | re.DOTALL
)
_DECLARED: Final = re.compile(r"<!(?!--)([^<>]*)>")
_HARMLESS: Final = re.compile(
    r"""ENTITY\s+(?P<name>[\w.-]+)\s+(?:"(?P<one>[^"&%]{0,60}|&\#\w{1,8};)"|'(?P<two>[^'&%]{0,60}|&\#\w{1,8};)')\s*"""
)
_TAGS: Final = re.compile(r"(<!\[CDATA\[)(?:[^\]]|\](?!\]>))*+|<(/?)([A-Za-z][\w:.-]*)[^<>]*?(/?)>")
_VOID: Final = frozenset({"br", "hr", "img", "input", "link", "meta"})
_DEEP: Final = 1_000  # a feed has ten; the parser's time grows with the square
_MAX_WORDS: Final = 300
_MAX_TAGS: Final = 1_000_000


def read(original: Path, name: Path, options: Options) -> Iterator[Found]:
    """Read the feed kept in ``original``: an item for each entry, and a problem for what is damaged."""
    raw = whole(original, options.item_bytes)
    if isinstance(raw, Problem):
        yield raw
        return
    yield from entries(raw, None, options)


def entries(raw: bytes, url: str | None, options: Options, *, charset: str | None = None) -> Iterator[Found]:
    """The entries of a feed, in its order; ``url`` is where it was found, so that relative links can be made whole."""
    if not raw.strip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"):
        yield Problem("empty", "the feed is empty: fetch it again")
        return
    try:
        decoded = decode_page(raw, charset)
    except NotTextError:
        yield Problem("not-text", "is no feed: its bytes are no text")
        return
    text = _DECLARATION.sub("", slim(decoded.text))
    feed = _without_type(text, options.item_bytes)
    if feed is None:
        yield Problem("broken", "the feed declares entities that grow or name other files, as attacks do: not read")
    elif (refusal := _refusal(feed)) is not None:
        yield refusal
    else:
        yield from _entries(_parsed(feed, url), decoded, options)


def _without_type(text: str, limit: int) -> str | None:
    """A feed without its document type; the short words that it declares stand in their places.

    None where it declares more than that: words of words, other files, or so many that it grows past the limit.
    """
    kind = _TYPE.match(text, _BEFORE.match(text).end())  # type: ignore[union-attr]
    if kind is None:
        return text
    declared = [_HARMLESS.fullmatch(found) for found in _DECLARED.findall(kind.group(1) or "")]
    words = {found["name"]: found["one"] or found["two"] or "" for found in declared if found}
    if None in declared or len(declared) > _MAX_WORDS:
        return None
    rest = text[: kind.start()] + text[kind.end() :]
    if sum(rest.count(f"&{name};") * len(word) for name, word in words.items()) > limit:
        return None
    return re.sub(r"&([\w.-]+);", lambda named: words.get(named[1], named[0]), rest) if words else rest


def _refusal(text: str) -> Problem | None:
    """Why a feed is not given to the parser: its time grows with the square of what nests."""
    if text.count("<") > _MAX_TAGS:
        return Problem("too-large", f"the feed has more than {_MAX_TAGS} tags: split it, or fetch a shorter one")
    if _depth(text) > _DEEP:
        return Problem("broken", f"the feed nests more than {_DEEP} elements in one another, as attacks do: not read")
    return None


def _depth(text: str) -> int:
    """How deep the elements of a feed nest, as far as its tags tell; HTML inside of marked sections is not counted."""
    deepest = depth = 0
    for section, closing, name, alone in _TAGS.findall(text):
        if not section and not alone and name.lower() not in _VOID:
            depth += -1 if closing else 1
            deepest = max(deepest, depth)
    return deepest


def _parsed(text: str, url: str | None) -> Any:
    import io

    import feedparser  # type: ignore[import-untyped]

    headers = {"content-type": "application/xml; charset=utf-8", "content-location": url or ""}
    stream = io.BytesIO(text.encode("utf-8", "replace"))  # never the text itself: it could be taken for an address
    return feedparser.parse(stream, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)


def _entries(parsed: Any, decoded: Decoded, options: Options) -> Iterator[Found]:
    if not parsed.entries and not parsed.version:
        yield Problem("broken", "is no feed that can be read: look at it in a browser, it may be a page or an error")
        return
    if not parsed.entries:
        yield Problem("empty", "the feed has no entries")
    for number, entry in enumerate(parsed.entries, 1):
        yield from item_of(entry, parsed.feed, f"entry {number}", options)
    if parsed.bozo and parsed.entries:
        fault = " ".join(str(parsed.bozo_exception).split())[:120]
        yield Problem(
            "broken", f"the feed is damaged ({fault}): {len(parsed.entries)} entries were read, some may lack"
        )
    if decoded.lost:
        yield Problem("encoding", f"{decoded.lost} characters of the feed could not be decoded and stand as \ufffd")
