"""The messages of an export as HTML (messages.html, messages2.html), by the class names that Telegram gives them."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from tawthiq.archive.item import Found, Item, Problem
from tawthiq.archive.page_dates import is_possible
from tawthiq.archive.page_lines import text_of
from tawthiq.archive.telegram_files import Files, Named

_DATE: Final = re.compile(
    r"(\d{1,2})\.(\d{1,2})\.(\d{4}) (\d{1,2}):(\d{2}):(\d{2})(?:\s+UTC([+-]\d{2}):?(\d{2}))?", re.ASCII
)
_NUMBER: Final = re.compile(r"message(\d{1,18})", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Export:
    """A page of an export: the chat's name, and the files beside the page."""

    chat: str | None
    files: Files


def having(root: Any, name: str, tag: str = "*") -> list[Any]:
    """The elements below one that have a class name among theirs, in order."""
    found: list[Any] = root.xpath(
        f".//{tag}[contains(concat(' ', normalize-space(@class), ' '), $name)]", name=f" {name} "
    )
    return found


def first(root: Any, name: str) -> Any:
    """The first element below one that has a class name; None where none has."""
    return next(iter(having(root, name)), None)


def exported(root: Any, files: Files) -> Iterator[Found]:
    """The messages of a page of an export; a message without a name is by who wrote the one before it."""
    header = first(root, "page_header")
    name = first(header, "bold") if header is not None else None
    export = _Export(text_of(name) or None if name is not None else None, files)
    sender: str | None = None
    for message in having(root, "message", "div"):
        if "default" not in message.get("class", "").split():
            continue
        body = next((part for part in message if "body" in part.get("class", "").split()), None)
        if body is None:
            continue
        own = next((part for part in body if "from_name" in part.get("class", "").split()), None)
        sender = text_of(own) if own is not None else sender
        yield from _message(message, body, sender, export)


def _message(message: Any, body: Any, sender: str | None, export: _Export) -> Iterator[Found]:
    forwarded = next((part for part in body if "forwarded" in part.get("class", "").split()), None)
    text = next((written for part in (body, forwarded) if part is not None and (written := _own_text(part))), "")
    if not text:
        return
    number = _NUMBER.fullmatch(message.get("id") or "")
    locator = f"message {number.group(1)}" if number else f"message at line {message.sourceline or 0}"
    date = next((part.get("title") or "" for part in body if "date" in part.get("class", "").split()), "")
    published = _moment(date)
    found = export.files.attach(list(_named(body)), locator)
    carried = _carried(body, forwarded, sender, export)
    if found.missing:
        carried["missing_files"] = found.missing
    yield Item(
        text=text,
        locator=locator,
        published=published,
        source=export.chat or sender,
        own_id=number.group(1) if number else None,
        attachments=found.attached,
        carried=carried,
    )
    if published is None:
        yield Problem("bad-item", "the date of the message cannot be read or cannot be: it is kept without", locator)
    yield from export.files.problems()


def _own_text(body: Any) -> str:
    part = next((part for part in body if part.get("class", "").split()[:1] == ["text"]), None)
    return written(part) if part is not None else ""


def written(part: Any) -> str:
    """The text of an element as written: its line breaks, and none of those of the page's own markup."""
    pieces = [part.text or ""]
    for element in part.iterdescendants():
        pieces.append("\0" if element.tag == "br" else element.text or "")
        pieces.append(element.tail or "")
    return "".join(pieces).replace("\n", " ").replace("\0", "\n").strip()


def _named(body: Any) -> Iterator[Named]:
    """The files of a message: links of its media, and those that were left out when exporting."""
    for wrap in having(body, "media_wrap"):
        links = [link for link in wrap.iter("a") if (link.get("href") or "").strip()]
        for link in links:
            href = link.get("href").strip()
            if not scheme(href):
                yield Named(unquote(href), None, "image/jpeg" if "photo_wrap" in link.get("class", "") else None)
        if not links and "not included" in text_of(wrap).lower():
            yield Named("(File not included)")


def scheme(href: str) -> str:
    """The scheme of an address; empty for a path on the disk."""
    try:
        return urlsplit(href).scheme
    except ValueError:
        return "?"


def _carried(body: Any, forwarded: Any, sender: str | None, export: _Export) -> dict[str, Any]:
    carried: dict[str, Any] = {}
    if sender and sender != export.chat:
        carried["from"] = sender
    origin = first(forwarded, "from_name") if forwarded is not None else None
    if origin is not None:
        carried["forwarded_from"] = " ".join((origin.text or text_of(origin)).split())
    reply = first(body, "reply_to")
    target = (
        re.search(r"message(\d{1,18})", next((a.get("href") or "" for a in reply.iter("a")), ""))
        if reply is not None
        else None
    )
    if target:
        carried["reply_to_message_id"] = int(target.group(1))
    signature = first(body, "signature")
    if signature is not None and text_of(signature):
        carried["author"] = text_of(signature)
    return carried


def _moment(title: str) -> dt.datetime | None:
    """``09.07.2023 08:15:00 UTC+03:00``; older exports give no zone."""
    found = _DATE.fullmatch(title.strip())
    if found is None:
        return None
    day, month, year, hour, minute, second = (int(part) for part in found.groups()[:6])
    ahead, minutes = found.group(7), found.group(8)
    try:
        zone = None
        if ahead:
            sign = -1 if ahead.startswith("-") else 1
            zone = dt.timezone(sign * dt.timedelta(hours=abs(int(ahead)), minutes=int(minutes)))
        when = dt.datetime(year, month, day, hour, minute, second, tzinfo=zone)
    except ValueError:
        return None
    return when if is_possible(when) else None
