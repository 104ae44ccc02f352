"""Telegram: exports of Telegram Desktop as JSON or HTML, and the public preview pages of a channel (t.me/s/...)."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import IO, Final

from tawthiq.archive.decode import NotTextError
from tawthiq.archive.item import Found, Options, Problem
from tawthiq.archive.page_encoding import decode_page
from tawthiq.archive.page_tree import TooManyElementsError, parse
from tawthiq.archive.telegram_files import Files
from tawthiq.archive.telegram_message import OddError, item_of
from tawthiq.archive.telegram_page import exported
from tawthiq.archive.telegram_preview import previewed
from tawthiq.archive.telegram_stream import Chat, DamagedError, Entry, entries
from tawthiq.archive.whole import unreadable, whole

_BETWEEN_PERSONS: Final = frozenset({"personal_chat", "bot_chat", "saved_messages"})
_MOST: Final = 400_000  # elements; a page of an export has a thousand messages of some thirty
_BLANK: Final = b"\xef\xbb\xbf \t\r\n"


def read(original: Path, name: Path, options: Options) -> Iterator[Found]:
    """Read the messages of an export; their files lie beside ``name``.

    Of an export of a whole account, conversations between persons are left out: they are no published reports. Service
    messages, and messages that are nothing but a picture, give nothing.
    """
    files = Files(name.parent)
    try:
        with original.open("rb") as stream:
            head = stream.read(4096).lstrip(_BLANK)
            stream.seek(0)
            if head[:1] != b"<":
                yield from _export(stream, files, options)
                return
    except OSError as error:
        yield unreadable(error)
        return
    raw = whole(original, options.item_bytes)
    yield from [raw] if isinstance(raw, Problem) else _page(raw, files)


def _page(raw: bytes, files: Files) -> Iterator[Found]:
    """The messages of a page of an export, or of a channel's public preview."""
    try:
        parsed = parse(decode_page(raw).text, most=_MOST)
    except NotTextError as error:
        yield Problem("not-text", f"the page {error}")
        return
    except TooManyElementsError:
        yield Problem("too-large", f"the page has more than {_MOST} elements: export again as JSON")
        return
    found = False
    if parsed is not None:
        for one in chain(exported(parsed.root, files), previewed(parsed.root)):
            found = True
            yield one
        yield from files.last()
    if parsed is not None and parsed.cut:
        yield Problem("broken", "the page nests its elements too deep: some messages are lost, export again as JSON")
    elif not found:
        yield Problem("no-text", "the page holds no messages with text: it may need a browser, or be of a later form")


def _export(stream: IO[bytes], files: Files, options: Options) -> Iterator[Found]:
    read_any = False
    left_out: set[int] = set()
    try:
        for entry in entries(stream, options.item_bytes):
            read_any = True
            if entry.chat.number and entry.chat.facts.get("type") in _BETWEEN_PERSONS:
                left_out.add(entry.chat.number)
                continue
            yield from _message(entry, files)
    except DamagedError as error:
        yield Problem("broken", f"the export is damaged: {error}; what comes after is lost, export again")
    else:
        if not read_any:
            yield Problem(
                "empty", "the export has no messages: choose machine-readable JSON and messages when exporting"
            )
    yield from files.last()
    if left_out:
        message = f"{len(left_out)} conversations between persons are not read: they are no published reports"
        yield Problem("bad-item", message)


def _message(entry: Entry, files: Files) -> Iterator[Found]:
    locator = _locator(entry.chat, entry)
    if entry.value is None:
        yield Problem("bad-item", "the message is nothing, or larger than any message can be", locator)
        return
    if not isinstance(entry.value, dict):
        yield Problem("bad-item", "the message is of no form that an export has", locator)
        return
    try:
        item = item_of(entry.value, entry.chat, locator, files)
    except OddError:
        yield Problem("bad-item", "the text of the message is of no form that an export has", locator)
        return
    if item is not None:
        yield item
        if item.published is None and "date" in entry.value:
            yield Problem(
                "bad-item", "the date of the message cannot be read or cannot be: it is kept without", locator
            )
    yield from files.problems()


def _locator(chat: Chat, entry: Entry) -> str:
    """``message 4411``, and in an export of an account ``chat 3 > message 4411``; by its place where it has no id."""
    number = entry.value.get("id") if isinstance(entry.value, dict) else None
    own = f"message {number}" if isinstance(number, int) and abs(number) < 2**63 else f"message at place {entry.place}"
    return f"chat {chat.number} > {own}" if chat.number else own
