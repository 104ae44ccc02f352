"""Names as place data prints them, made fit for reading: Arabic script told from Latin, heads taken off, guards set."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from tawthiq.gazetteer.rows import HEADED, LOCATED, Name
from tawthiq.text.fold import fold_word

ADMINISTRATIVE: Final = frozenset({"governorate", "region", "district", "subdistrict"})
_WORDS: Final = Path(__file__).parent / "heads.yml"
_MOST_WORDS: Final = 6  # of a name that the reader looks up
_PERSIAN: Final = frozenset({"IR", "AF", "PK"})  # whose names in Arabic print have letters of their own
_ARABIC: Final = re.compile(r"[ء-غف-ي]{2,}(?:(?: | ?- ?)[ء-غف-ي]+)*")
_WIDE: Final = re.compile(r"[ء-غف-يٮ-ۓ]{2,}(?:(?: | ?- ?)[ء-غف-يٮ-ۓ]+)*")
_LATIN: Final = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]")
_CODE: Final = re.compile(r"[A-Z0-9]{2,4}")  # an airport's or a country's code, no name
_MARKS: Final = re.compile(
    "[\u0610-\u061a\u0640\u064b-\u0652\u0656-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
_PRESENTED: Final = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]+")
_ASIDE: Final = re.compile(r"\s*(?:\(.*|[،,؛;].*)$")  # (مدينة), ، الخليل


@cache
def words(role: str) -> tuple[dict[str, Any], ...]:
    """The entries of a role in ``heads.yml``."""
    found: dict[str, list[dict[str, Any]]] = yaml.safe_load(_WORDS.read_text("utf8"))
    return tuple(found[role])


@cache
def _only(role: str) -> frozenset[str]:
    return frozenset(str(entry["word"]) for entry in words(role))


def arabic(text: str, country: str) -> list[str]:
    """The Arabic names in a printed one: no vowel signs, nothing in brackets or after a comma, slashes part names.

    Empty for a name in another script, in letters that Arabic has not (unless the country's own press prints them),
    or longer than a reader looks up.
    """
    pattern = _WIDE if country in _PERSIAN else _ARABIC
    found = []
    for part in re.split(r"[/|\\]", text):
        plain = _PRESENTED.sub(lambda match: unicodedata.normalize("NFKC", match.group()), part)
        plain = _MARKS.sub("", unicodedata.normalize("NFC", plain))
        plain = " ".join(_ASIDE.sub("", plain.strip()).split())
        if pattern.fullmatch(plain) and plain.count(" ") < _MOST_WORDS and plain.split()[0] not in _only("no_place"):
            found.append(plain)
    return found


def bare(name: str, role: str) -> str | None:
    """A name without the head noun that it begins with, or None where it has none."""
    head, _, rest = name.partition(" ")
    return rest if head in _only(role) and len(rest) > 1 else None


def arabic_names(texts: Iterable[str], kind: str, country: str) -> list[Name]:
    """Names with their guards, those with a head noun with and without it.

    Of a governorate only the first name and its further spellings count, and bare they want their head noun: sources
    list its capital's name among the variants, or first, and the project's tables have its name already. Of a settled
    place the head of a division is dropped (a city that is called "governorate of X").
    """
    role = "administrative" if kind in ADMINISTRATIVE else "settled"
    found: dict[str, int] = {}
    first = None
    for name in (name for text in texts for name in arabic(text, country)):
        rest = bare(name, role)
        core = fold_word(rest or name)
        first = first or core
        if kind == "governorate" and core != first:
            continue
        division = bare(name, "administrative")
        if role == "settled" and division and not rest:
            _note(found, division, LOCATED)
            continue
        _note(found, name, HEADED if kind == "governorate" and not rest else LOCATED)
        if rest:
            _note(found, rest, LOCATED if role == "administrative" and kind != "governorate" else HEADED)
    return [Name(name, "ar", guard) for name, guard in found.items()]


def _note(found: dict[str, int], name: str, guard: int) -> None:
    guard = HEADED if name in _only("never_alone") else guard
    found[name] = min(guard, found.get(name, guard))


def english_names(texts: Iterable[str], kind: str) -> list[Name]:
    """English names, those of divisions with and without the word that follows them; codes are none."""
    found: dict[str, None] = {}
    for text in texts:
        name = " ".join(text.split())
        if not _LATIN.search(name) or _CODE.fullmatch(name):
            continue
        rest, _, tail = name.rpartition(" ")
        if kind in ADMINISTRATIVE and rest and tail in _only("english_tails"):
            found.setdefault(rest)
        found.setdefault(name)
    return [Name(name, "en") for name in found]


def other_names(texts: Iterable[str], lang: str) -> list[Name]:
    """Names in a language that has no heads here: Kurdish in either script, French."""
    plain = (" ".join(_MARKS.sub("", text).split()) for text in texts)
    return [Name(name, lang) for name in dict.fromkeys(plain) if len(name) > 1]


def kind_of_campus(texts: Iterable[str]) -> str | None:
    """What a campus is by the words of its names; None for one that says nothing known."""
    names = [f" {text} " for text in texts]
    for entry in words("campuses"):
        word = str(entry["word"])
        pattern = rf"\b(?:ال)?{word}(?:ة|ية)?\b" if word == "عسكري" else rf"\b{word}\b"
        if any(re.search(pattern, name) for name in names):
            return str(entry["kind"])
    return None
