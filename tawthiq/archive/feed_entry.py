"""One entry of a feed as an item: the whole text before the summary, its moment, its address, what is attached."""

import calendar
import datetime as dt
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from tawthiq.archive.html import fragment, words_of
from tawthiq.archive.item import Attached, Found, Item, Options, Problem
from tawthiq.archive.page_dates import is_possible, moment, tells_year
from tawthiq.archive.page_tree import MAX_ELEMENTS, TooManyElementsError
from tawthiq.archive.page_words import begins, ends, holds

_TEASER: Final = 600  # characters of a summary that is most likely not the whole article
_TAG: Final = re.compile(r"<[A-Za-z!/]")
_ELLIPSIS: Final = re.compile(r"(?:…|\.{2,}|\[\s*(?:…|\.{2,})\s*\])\W*$")
_LANG: Final = re.compile(r"[a-z]{2,3}(?=$|[-_])")
_SHOWN: Final = 60


def item_of(entry: Any, feed: Any, locator: str, options: Options) -> Iterator[Found]:
    """The item of an entry, and a problem for a date that cannot be read; an entry without words is a problem."""
    title = words_of(_text(entry, "title")) or None
    try:
        text, whole = _body(entry)
    except TooManyElementsError:
        yield Problem("too-large", f"the entry has more than {MAX_ELEMENTS} elements: add its page instead", locator)
        return
    if not text and not title:
        yield Problem("bad-item", "the entry has neither text nor title", locator)
        return
    url = _address(entry)
    published, told, changed = _published(entry)
    carried = _carried(entry, changed)
    if url and (not text or _is_teaser(text, whole=whole)):
        carried["teaser"] = True
    yield Item(
        text=text or title or "",
        locator=locator,
        title=title if text else None,
        published=published or options.published,
        source=_source(entry, feed) or options.source,
        url=url,
        lang=_lang(entry, feed) or options.lang,
        own_id=_text(entry, "id").strip() or None,
        attachments=tuple(_attached(entry)),
        carried=carried,
    )
    if told and published is None:
        message = f"its date cannot be read or cannot be: {told[:_SHOWN]}; the entry is kept without it"
        yield Problem("bad-item", message, locator)


def _text(holder: Any, name: str) -> str:
    value = holder.get(name)
    return value if isinstance(value, str) else ""


def _body(entry: Any) -> tuple[str, bool]:
    """The longest text of an entry, and whether it was given as its whole content and not as a summary."""
    contents = [part for part in entry.get("content") or () if str(part.get("type", "")).startswith(("text/", "app"))]
    whole = [text for part in contents if (text := _lines(str(part.get("value") or ""), str(part.get("type", ""))))]
    kind = str((entry.get("summary_detail") or {}).get("type", "text/html"))
    summary = _lines(_text(entry, "summary"), kind)
    longest = max(whole, key=len, default="")
    return (longest, True) if len(longest) >= len(summary) and longest else (summary, False)


def _lines(value: str, kind: str) -> str:
    """The text of a value, one line a paragraph, without the line that blog systems put under it."""
    if kind != "text/plain" and _TAG.search(value):
        lines = fragment(value).split("\n")
    else:
        given = value if kind == "text/plain" else unescape(value)
        lines = [line.strip() for line in given.splitlines() if line.strip()]
    if lines and begins(lines[-1], "trailer_start") and holds(lines[-1], "trailer_end"):
        del lines[-1]
    return "\n".join(lines)


def _is_teaser(text: str, *, whole: bool) -> bool:
    last = text.rsplit("\n", 1)[-1]
    if _ELLIPSIS.search(last) or ends(last, "goes_on"):
        return True
    return not whole and len(text) < _TEASER


def _address(entry: Any) -> str | None:
    """The address of the article: the entry's link, else an id that is one."""
    for link in (_text(entry, "link"), _text(entry, "id")):
        if _is_web(link):
            return link.strip()
    return None


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def _published(entry: Any) -> tuple[dt.datetime | dt.date | None, str, bool]:
    """The moment of publication, the words that tell it, and whether it is only that of the last change."""
    for name, changed in (("published", False), ("created", False), ("updated", True)):
        told = _text(entry, name).strip()
        if told:
            return moment(told) or _parsed(entry.get(f"{name}_parsed"), told), told, changed
    return None, "", False


def _parsed(parts: Any, told: str) -> dt.datetime | None:
    """What the library makes of odd forms, in UTC; figures that can be day/month or month/day are left alone."""
    if re.match(r"\s*\d{1,2}[/.-]\d{1,2}[/.-]\d{4}", told):
        return None
    try:
        found = dt.datetime.fromtimestamp(calendar.timegm(parts), dt.UTC) if parts else None
    except (TypeError, ValueError, OverflowError, OSError):
        return None
    return found if found and is_possible(found) and tells_year(told, found.year) else None


def _source(entry: Any, feed: Any) -> str | None:
    """Who published it: the source that the entry names (a feed of feeds), else the feed."""
    origin = entry.get("source")
    own = words_of(_text(origin, "title")) if isinstance(origin, Mapping) else ""
    return own or words_of(_text(feed, "title")) or None


def _lang(entry: Any, feed: Any) -> str | None:
    details = [part.get("language") for part in entry.get("content") or ()]
    details += [(entry.get(name) or {}).get("language") for name in ("summary_detail", "title_detail")]
    told = next((value for value in details if value), None) or feed.get("language")
    found = _LANG.match(str(told or "").strip().lower())
    return found.group() if found else None


def _carried(entry: Any, changed: bool) -> dict[str, Any]:
    carried: dict[str, Any] = {}
    author = words_of(_text(entry, "author"))
    tags = [tag.get("term") for tag in entry.get("tags") or () if isinstance(tag.get("term"), str)]
    if author:
        carried["author"] = author
    if tags:
        carried["tags"] = tags
    if changed:
        carried["dated_by"] = "updated"
    return carried


def _attached(entry: Any) -> Iterator[Attached]:
    """The files that an entry encloses, as links."""
    seen: set[str] = set()
    for part in [*(entry.get("enclosures") or ()), *(entry.get("media_content") or ())]:
        address = str(part.get("href") or part.get("url") or "").strip()
        if address in seen or not _is_web(address):
            continue
        seen.add(address)
        name = unquote(urlsplit(address).path.rsplit("/", 1)[-1]) or address
        kind = part.get("type")
        yield Attached(name, media_type=kind if isinstance(kind, str) and "/" in kind else None, url=address)
