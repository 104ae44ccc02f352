"""The messages of a Telegram export in JSON, one by one, however large it is and whatever stands in it.

An export is of one chat (``messages``) or of an account (``chats.list`` and ``left_chats.list`` with one chat each).
Only the message that is being read is held in memory.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, Any, Final

DEEP: Final = 100  # maps and lists in one another; an export has some ten
_EVENTS: Final = 200_000  # values of one message; the longest texts with all their formatting have some thousands
_CHATS: Final = (["chats", "list", "item"], ["left_chats", "list", "item"])
_BOM: Final = b"\xef\xbb\xbf"


class DamagedError(ValueError):
    """An export that cannot be read further; the message says why, in words for people."""


@dataclass(slots=True)
class Chat:
    """A channel, group or conversation: its number in the export (0 in that of one chat), what it says of itself."""

    number: int = 0
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """One element of a chat's messages and its place among them, from 1 on; ``value`` is None where it is too large."""

    chat: Chat
    place: int
    value: Any


class _Measured:
    """A stream that refuses to go on where one value has more bytes than the limit."""

    def __init__(self, stream: IO[bytes], limit: int) -> None:
        self._stream = stream
        self._limit = limit
        self.taken = 0
        self._first = True

    def read(self, size: int = -1) -> bytes:
        part = self._stream.read(size)
        if self._first and size != 0:
            part = part.removeprefix(_BOM)
            self._first = False
        self.taken += len(part)
        if self.taken > self._limit:
            raise DamagedError("one value of it is larger than any message can be")
        return part


def entries(stream: IO[bytes], limit: int) -> Iterator[Entry]:
    """Every message of an export. Raises :class:`DamagedError` where it cannot be read further."""
    import ijson  # type: ignore[import-untyped]

    source = _Measured(stream, limit + (1 << 20))
    walk = _Walk()
    try:
        for event, value in ijson.basic_parse(source, buf_size=1 << 16):
            source.taken = 0
            found = walk.take(event, value)
            if found is not None:
                yield found
    except ijson.IncompleteJSONError as error:
        raise DamagedError(_reason(error)) from None
    except (ijson.JSONError, UnicodeDecodeError, OverflowError) as error:
        raise DamagedError(_reason(error)) from None


def _reason(error: Exception) -> str:
    return "it ends too early" if "EOF" in str(error) else "it is no JSON from here on"


class _Walk:
    """Where in an export its events stand, and the message that is being built of them."""

    def __init__(self) -> None:
        self._path: list[str] = []  # the names of the maps and lists that are open; ``item`` for those in a list
        self._maps: list[bool] = []
        self._key = ""
        self._chat = Chat()
        self._number = 0
        self._place = 0
        self._builder: Any = None
        self._events = 0
        self._message = 0  # how deep the message that is being built stands; 0 for none

    def take(self, event: str, value: Any) -> Entry | None:
        if event == "map_key":
            self._key = value
            self._build(event, value)
            return None
        if event in {"start_map", "start_array"}:
            self._open(event, value)
            return None
        if event in {"end_map", "end_array"}:
            return self._close(event, value)
        if self._message:
            self._build(event, value)
        elif self._in_messages():
            return self._entry(value)
        elif self._maps and self._maps[-1] and self._path[1:] in ([], *_CHATS):
            self._chat.facts[self._key] = value
        return None

    def _open(self, event: str, value: Any) -> None:
        begins = not self._message and self._in_messages()
        self._path.append("item" if self._maps and not self._maps[-1] else self._key)
        self._maps.append(event == "start_map")
        if len(self._path) > DEEP:
            raise DamagedError(f"it nests more than {DEEP} lists in one another")
        if begins:
            from ijson import ObjectBuilder

            self._builder, self._events, self._message = ObjectBuilder(), 0, len(self._path)
        elif self._path[1:] in _CHATS:
            self._number += 1
            self._chat, self._place = Chat(self._number), 0
        self._build(event, value)

    def _close(self, event: str, value: Any) -> Entry | None:
        self._build(event, value)
        ended = self._message == len(self._path)
        self._path.pop()
        self._maps.pop()
        if not ended:
            return None
        self._message = 0
        return self._entry(self._builder.value if self._events <= _EVENTS else None)

    def _entry(self, value: Any) -> Entry:
        self._place += 1
        return Entry(self._chat, self._place, value)

    def _build(self, event: str, value: Any) -> None:
        if self._message:
            self._events += 1
            if self._events <= _EVENTS:
                self._builder.event(event, value)

    def _in_messages(self) -> bool:
        """Whether the list that is open is that of a chat's messages."""
        if not self._path or self._maps[-1] or self._path[-1] != "messages":
            return False
        return self._path[1:-1] in ([], *_CHATS)
