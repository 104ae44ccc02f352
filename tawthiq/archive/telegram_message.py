"""One message of a Telegram export in JSON as an item: its text exactly, its moment with its zone, its files."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any, Final

from tawthiq.archive.item import Item
from tawthiq.archive.page_dates import is_possible
from tawthiq.archive.telegram_files import Files, Named
from tawthiq.archive.telegram_stream import Chat

_USERNAME: Final = re.compile(r"@?([A-Za-z]\w{3,31})")
_FILES: Final = ("photo", "file")
_CARRIED: Final = ("from", "author", "forwarded_from", "saved_from", "reply_to_message_id", "via_bot")
_LARGEST: Final = 2**63
_FARTHEST: Final = dt.timedelta(hours=15)  # of a clock from UTC


class OddError(ValueError):
    """A message whose text is of no form that an export has."""


def item_of(message: Mapping[str, Any], chat: Chat, locator: str, files: Files) -> Item | None:
    """The item of a message; None for one that has nothing to read. Raises :class:`OddError`."""
    if message.get("type", "message") != "message":
        return None
    text = text_of(message)
    if not text.strip():
        return None
    number = _whole(message.get("id"))
    carried, links = _carried(message), _links(message.get("text"))
    if links:
        carried["links"] = links
    found = files.attach([_named(message, kind) for kind in _FILES if message.get(kind)], locator)
    if found.missing:
        carried["missing_files"] = found.missing
    return Item(
        text=text,
        locator=locator,
        published=_moment(message, "date"),
        source=words(chat.facts.get("name")) or words(message.get("from")),
        url=_permalink(chat, number),
        own_id=None if number is None else str(number),
        attachments=found.attached,
        carried=carried,
    )


def text_of(message: Mapping[str, Any]) -> str:
    """The text of a message, its pieces joined as they stand. Raises :class:`OddError`."""
    text = message.get("text", message.get("text_entities"))
    if text is None:
        return ""
    if isinstance(text, str):
        return text
    if not isinstance(text, list):
        raise OddError
    return "".join(_piece(part) for part in text)


def _piece(part: Any) -> str:
    piece = part.get("text") if isinstance(part, Mapping) else part
    if not isinstance(piece, str):
        raise OddError
    return piece


def _links(text: Any) -> list[str]:
    """Addresses behind the words of a text: they are not in the words."""
    parts = [part for part in text if isinstance(part, Mapping)] if isinstance(text, list) else []
    return [href for part in parts if (href := words(part.get("href")))]


def words(value: Any) -> str | None:
    """A value that is words, without blanks around them; None for anything else."""
    return (value.strip() or None) if isinstance(value, str) else None


def _whole(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and abs(value) < _LARGEST else None


def _moment(message: Mapping[str, Any], name: str) -> dt.datetime | None:
    """The moment by the exporting machine's clock, with the zone of that clock as the time in UTC beside it shows."""
    local, universal = _local(message.get(name)), _universal(message.get(f"{name}_unixtime"))
    if local is None or universal is None:
        return local or universal
    if local.tzinfo is not None:
        return local
    ahead = local - universal.replace(tzinfo=None)
    if abs(ahead) > _FARTHEST or ahead.total_seconds() % 900:
        return universal  # no zone of the earth lies so: one of both is wrong, and the clock is the easier to set wrong
    return local.replace(tzinfo=dt.timezone(ahead))


def _local(value: Any) -> dt.datetime | None:
    try:
        found = dt.datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return found if found and is_possible(found) else None


def _universal(value: Any) -> dt.datetime | None:
    told = value if isinstance(value, str) else str(value) if _whole(value) is not None else ""
    if not re.fullmatch(r"\d{1,11}", told.strip(), re.ASCII):
        return None
    found = dt.datetime.fromtimestamp(int(told), dt.UTC)
    return found if is_possible(found) else None


def _permalink(chat: Chat, number: int | None) -> str | None:
    """The message's public address, where the export gives the chat's public name."""
    name = chat.facts.get("username") or chat.facts.get("public_username")
    found = _USERNAME.fullmatch(name) if isinstance(name, str) else None
    return f"https://t.me/{found.group(1)}/{number}" if found and number is not None else None


def _carried(message: Mapping[str, Any]) -> dict[str, Any]:
    kept = {name: message.get(name) for name in _CARRIED}
    carried = {name: value for name, value in kept.items() if isinstance(value, str | int) and value}
    edited = _moment(message, "edited")
    if edited:
        carried["edited"] = edited.isoformat()
    return carried


def _named(message: Mapping[str, Any], kind: str) -> Named:
    media = "image/jpeg" if kind == "photo" else words(message.get("mime_type"))
    return Named(message[kind], words(message.get("file_name")) if kind == "file" else None, media)
