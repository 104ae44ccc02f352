"""The messages of a channel's public preview (t.me/s/...), by the class names that Telegram gives them."""

import re
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from tawthiq.archive.item import Attached, Found, Item, Problem
from tawthiq.archive.page_dates import moment
from tawthiq.archive.page_lines import text_of
from tawthiq.archive.telegram_page import first, having, scheme, written

_POST: Final = re.compile(r"([A-Za-z]\w{3,31})/(\d{1,18})", re.ASCII)
_PICTURE: Final = re.compile(r"background-image:\s*url\(['\"]?(https://[^'\")\s]{1,2000})")


def previewed(root: Any) -> Iterator[Found]:
    """The messages of a preview that have text, each with its own address; pictures and films are links."""
    for message in having(root, "tgme_widget_message"):
        yield from _message(message)


def _message(message: Any) -> Iterator[Found]:
    post = _POST.fullmatch(message.get("data-post") or "")
    parts = having(message, "tgme_widget_message_text")
    own = [part for part in parts if "js-message_reply_text" not in part.get("class", "")]
    if not own or not (words := written(own[0])):
        return
    owner = first(message, "tgme_widget_message_owner_name")
    told = next((time.get("datetime") or "" for time in message.iter("time")), "")
    published = moment(told) if told else None
    locator = f"message {post.group(2)}" if post else f"message at line {message.sourceline or 0}"
    yield Item(
        text=words,
        locator=locator,
        published=published,
        source=text_of(owner) or None if owner is not None else None,
        url=f"https://t.me/{post.group(1)}/{post.group(2)}" if post else None,
        own_id=post.group(2) if post else None,
        attachments=tuple(_linked(message)),
        carried=_forwarded(message),
    )
    if published is None:
        yield Problem("bad-item", "the date of the message cannot be read: it is kept without", locator)


def _forwarded(message: Any) -> dict[str, Any]:
    origin = first(message, "tgme_widget_message_forwarded_from_name")
    return {"forwarded_from": text_of(origin)} if origin is not None else {}


def _linked(message: Any) -> Iterator[Attached]:
    """The pictures and films of a message, as links."""
    pictures = [_PICTURE.search(part.get("style") or "") for part in having(message, "tgme_widget_message_photo_wrap")]
    films = [film.get("src") or "" for film in message.iter("video")]
    for address in dict.fromkeys([*(found.group(1) for found in pictures if found), *films]):
        if scheme(address) in {"http", "https"}:
            name = unquote(urlsplit(address).path.rsplit("/", 1)[-1]) or address
            yield Attached(name, media_type="video/mp4" if address in films else "image/jpeg", url=address)
