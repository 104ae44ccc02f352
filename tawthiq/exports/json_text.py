r"""JSON read and written fast, by orjson, with every control and mark of direction as an escape (``\u202e``).

The escapes read back to the same characters: nothing is lost, and no viewer of the text is steered by it. orjson
refuses lone surrogates, which a damaged report may hold; such a value goes through the standard library.
"""

import json
import re
from typing import Any, Final

import orjson

# In UTF-8: DEL and the C1 controls, ALM, LRM and RLM, separators of lines, embeddings and isolates, non-characters.
_STEERS: Final = re.compile(
    rb"\x7f|\xc2[\x80-\x9f]|\xd8\x9c|\xe2\x80[\x8e\x8f\xa8-\xae]|\xe2\x81[\xa6-\xa9]|\xef\xbf[\xb9-\xbb\xbe\xbf]"
)


def line(value: object) -> bytes:
    """A value as JSON in UTF-8, on one line, no control bare."""
    try:
        text = orjson.dumps(value)
    except TypeError:
        text = json.dumps(value, ensure_ascii=True, separators=(",", ":"), allow_nan=False).encode()
    return _STEERS.sub(_escape, text) if _STEERS.search(text) else text


def parsed(text: str) -> Any:
    """The value of a JSON text."""
    try:
        return orjson.loads(text)
    except ValueError:
        return json.loads(text)


def _escape(match: re.Match[bytes]) -> bytes:
    return b"\\u%04x" % ord(match.group().decode())
