"""The furniture of posts: what a site puts around the words of a post, and the tags that its author hangs on them.

Copied posts carry the account's name and handle, the stamp of posting, counters and addresses run into their words
(``قناة المدينة@madinatvقصف على``, ``7:29 PM · Jan 15, 20254KViews11``). None of it tells anything: a name would be
taken for a place or a speaker, a stamp for the day of what happened.
"""

import re
from collections.abc import Iterator
from typing import Final

_MONTH: Final = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_DAY: Final = rf"{_MONTH} \d{{1,2}}(?:, \d{{4}})?"
# Name and handle at the head of a line, run together or with the day of the post behind them; the handle ends where
# that day begins. What goes on with a dot is an address, and a handle among words is somebody who is spoken of.
_HANDLE: Final = rf"@(?:[A-Za-z0-9_]{{1,15}}?(?={_MONTH} \d)|[A-Za-z0-9_]{{1,15}}(?![A-Za-z0-9_]|\.[A-Za-z]))"
_HEAD: Final = re.compile(rf"(?m)^[^\n@]{{0,60}}?(?:(?<=\S){_HANDLE}(?:\s?·?\s?{_DAY})?|(?<=\s){_HANDLE}\s?·\s?{_DAY})")
_COUNTERS: Final = r"(?:[\d.,]*[KMB]?\s?Views?[\d.,KMB]*)"
_STAMP: Final = re.compile(
    rf"(?:\d\d:\d\d)?\d{{1,2}}:\d\d\s?[AP]M\s?(?P<dot>[·•])\s?{_MONTH} \d{{1,2}}, \d{{4}}{_COUNTERS}?"
)
# Likes and reposts that run into one another at the end of a quoted post (62.3K, 841022.6K).
_TALLY: Final = re.compile(r"(?m)\d+(?:\.\d+)?[KM]$")
_ADDRESS: Final = re.compile(r"(?:https?://|pic\.twitter\.com/|www\.)(?:[!-\"$-~]|#(?=[!-~]))*[A-Za-z0-9/]")

_TAG: Final = re.compile(r"#[^\W\d_]\w*")
_CLOUD: Final = re.compile(r"(?:#[^\W\d_]\w*[^\S\n]*){3,}")


def furniture(source: str) -> Iterator[tuple[int, int]]:
    """Offsets of what is no word of the post, in order, none within another.

    Of a stamp within a line its dot is left to stand, so that what is before and behind it does not run together.
    """
    if "@" not in source and "://" not in source and " · " not in source:
        return
    found = [match.span() for pattern in (_HEAD, _ADDRESS, _TALLY) for match in pattern.finditer(source)]
    for match in _STAMP.finditer(source):
        ends_line = source[match.end() : match.end() + 1] in {"", "\n"}
        inner = [] if ends_line else [match.start("dot"), match.end("dot")]
        cuts = [match.start(), *inner, match.end()]
        found += zip(cuts[::2], cuts[1::2], strict=True)
    last = 0
    for start, end in sorted(found):
        if start >= last and end > start:
            yield start, end
            last = end


def tags(text: str) -> list[tuple[int, int]]:
    """Offsets of the tags (``#ريف_دمشق``) of a folded text; their mark and low lines are no marks of a sentence."""
    return [match.span() for match in _TAG.finditer(text)] if "#" in text else []


def clouds(text: str) -> list[tuple[int, int]]:
    """Offsets of the rows of three tags or more in a folded text: no sentence runs on into one or out of it."""
    return [match.span() for match in _CLOUD.finditer(text)] if text.count("#") > 2 else []
