"""Names and fine places taken out of every string of an incident, and quotes that hold a name taken out whole."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final
from urllib.parse import unquote

from tawthiq.exports.coarsen import WITHHELD_PLACE
from tawthiq.exports.names import folded
from tawthiq.exports.private import is_joint, telling_words, words_of

WITHHELD_NAME: Final = "[اسم محجوب]"
WITHHELD_QUOTE: Final = "[كلام محجوب]"
# What names nothing: ids, codes and words of the contract.
_CODES: Final = frozenset(
    "id report reports one other account actor_id weapon_id gazetteer_id kind type field modality basis rule precision"
    " sha256 published said_on start end country fate sex grade status stance from to replaces clock part".split()
)
_LINKS: Final = frozenset({"url"})
_WORD: Final = re.compile(r"\w+")


class Withheld:
    """What must not be seen of one incident: the words of names, and the names of fine places as rows of words."""

    def __init__(self, names: Iterable[str], places: Iterable[str] = ()) -> None:
        names = set(names)
        self._whole = names
        self._words = frozenset[str]().union(*(telling_words(name) for name in names))
        rows = {tuple(_WORD.findall(folded(place))) for place in places}
        self._places = sorted(rows - {()}, key=len, reverse=True)

    @property
    def nothing(self) -> bool:
        """True where nothing is withheld."""
        return not self._whole and not self._places

    def clean(self, value: Any, key: str = "") -> Any:
        """A part of an incident without what is withheld. ``key`` is where it stands."""
        if isinstance(value, str):
            return value if key in _CODES else self._string(value, key)
        if isinstance(value, Mapping):
            quote = {"start", "end", "text"} <= value.keys()
            return {name: self._quote(one, name) if quote else self.clean(one, name) for name, one in value.items()}
        return [self.clean(one, key) for one in value] if isinstance(value, list) else value

    def _quote(self, value: Any, key: str) -> Any:
        """The words of a span: whole, or nothing of them where they hold a name."""
        if key != "text":
            return self.clean(value, key)
        if value in self._whole:
            return WITHHELD_NAME
        return WITHHELD_QUOTE if self.holds_name(value) else self.without_places(value)

    def _string(self, value: str, key: str) -> str | None:
        if key in _LINKS:
            return None if self.holds_name(unquote(value).replace("-", " ").replace("_", " ")) else value
        if value in self._whole:
            return WITHHELD_NAME
        return self.without_names(self.without_places(value))

    def holds_name(self, text: str) -> bool:
        """True for a text in which a word of a withheld name stands."""
        return bool(self._words) and any(not forms.isdisjoint(self._words) for _, _, forms in words_of(text))

    def without_names(self, text: str) -> str:
        """A text with every run of words of withheld names replaced."""
        if not self.holds_name(text):
            return text
        spans: list[tuple[int, int]] = []
        joint: tuple[int, int] | None = None  # a kunya or a link that may begin or continue a name
        for start, end, forms in words_of(text):
            told = not forms.isdisjoint(self._words)
            if told:
                first = joint[0] if joint else start
                near = spans and spans[-1][1] + 1 >= first
                spans[-1:] = [(spans[-1][0], end)] if near else [*spans[-1:], (first, end)]
            joint = ((joint[0] if joint else start), end) if not told and is_joint(forms) else None
        return _replaced(text, spans, WITHHELD_NAME)

    def without_places(self, text: str) -> str:
        """A text with every name of a withheld place replaced."""
        if not self._places:
            return text
        words = list(words_of(text))
        spans, at = [], 0
        while at < len(words):
            row = next((row for row in self._places if _stands(row, words, at)), None)
            if row is not None:
                spans.append((words[at][0], words[at + len(row) - 1][1]))
            at += len(row) if row else 1
        return _replaced(text, spans, WITHHELD_PLACE)


def _stands(row: tuple[str, ...], words: list[tuple[int, int, frozenset[str]]], at: int) -> bool:
    here = words[at : at + len(row)]
    return len(here) == len(row) and all(one in forms for one, (_, _, forms) in zip(row, here, strict=True))


def _replaced(text: str, spans: list[tuple[int, int]], mark: str) -> str:
    for start, end in reversed(spans):
        text = text[:start] + mark + text[end:]
    return text
