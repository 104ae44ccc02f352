"""The words that pages print around an article (page_words.yml): whether a text is one, or begins with one."""

import re
from functools import cache
from pathlib import Path
from typing import Final

from tawthiq.text.fold import fold

LONGEST: Final = 250  # characters of a line that can be a label with what it leads to
_WORDS: Final = Path(__file__).with_name("page_words.yml")
_NO_WORD: Final = re.compile(r"[\W_]+")
_LEADS_ON: Final = r"\s*(?:[:：|»>…←↓-]|[–—]|\.{2,})"


def is_label(text: str, role: str) -> bool:
    """Whether a text is nothing but a label of a role, whatever signs stand around it."""
    return len(text) <= LONGEST and plain(text) in phrases(role)


def after_label(text: str, role: str) -> str | None:
    """The folded rest of a line after a label of a role and its colon or dash; None where it does not begin so."""
    if len(text) > LONGEST:
        return None
    folded = fold(text).text.lower()
    found = _leading(role).match(folded)
    return folded[found.end() :] if found else None


def plain(text: str) -> str:
    """A text folded, in lower case, its words parted by single blanks, without signs."""
    return _NO_WORD.sub(" ", fold(text).text.lower()).strip()


@cache
def phrases(role: str) -> frozenset[str]:
    """The words and phrases of a role, folded."""
    import yaml

    entries = yaml.safe_load(_WORDS.read_text("utf8"))
    return frozenset(plain(words) for entry in entries if entry["role"] == role for words in entry["words"])


@cache
def either(*roles: str) -> str:
    """A pattern of the phrases of roles, longest first, in folded text."""
    every = {words for role in roles for words in phrases(role)}
    return "|".join(re.escape(words).replace(r"\ ", r"\W+") for words in sorted(every, key=len, reverse=True))


def begins(text: str, role: str) -> bool:
    """Whether a text begins with words of a role."""
    return bool(_within(role).match(plain(text[:LONGEST])))


def ends(text: str, role: str) -> bool:
    """Whether a text ends with words of a role."""
    last = plain(text[-LONGEST:])
    return any(found.end() == len(last) for found in _within(role).finditer(last))


def holds(text: str, role: str) -> bool:
    """Whether words of a role stand in a text."""
    return bool(_within(role).search(plain(text)))


@cache
def _within(role: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{either(role)})(?!\w)")


@cache
def _leading(role: str) -> re.Pattern[str]:
    return re.compile(rf"[\W_]*(?:{either(role)}){_LEADS_ON}")
