"""When two namings are of one person: names as their words, what may be missing, and what keeps two people apart.

Only within one incident. Two people who cannot be told apart by what is written stay as many as were named: a record
of a person is never a guess.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from tawthiq.reconcile.parties import bare_name

_LINKS: Final = frozenset({"بن", "ابن", "بنت", "ابنه", "ال", "المدعو", "الملقب", "مدعو", "ملقب", "المكني", "مكني"})
_KUNYAS: Final = {"ابو": "ابو", "ابي": "ابو", "ابا": "ابو", "ام": "ام"}
_JOINED: Final = frozenset({"عبد", *_KUNYAS})  # what is one name with the word behind it
_TITLES: Final = frozenset(
    "شهيد شهيده شاب شابه فتي طفل طفله سيد سيده شيخ دكتور دكتوره د مهندس صحفي صحفيه صحافي صحافيه عميد عقيد لواء فريق"
    " رائد رايد نقيب ملازم رقيب عريف جندي اسير مواطن مواطنه حاج حاجه استاذ قيادي"
    " مقاتل".split()
)
_GOD: Final = "له"  # الله, without what looks like its article
_SPELT_ALIKE: Final = 80.0  # of 100, for words of four letters or more
_SHORT: Final = 4
_YEARS_APART: Final = 1  # between ages that are told of one person


@dataclass(frozen=True, slots=True)
class Named:
    """A name as printed, with the age in years and the sex where they are told."""

    name: str
    age: int | None = None
    sex: str | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """A name's words for comparing: a kunya in front of it apart, without titles and links."""

    kunya: str
    words: tuple[str, ...]


@lru_cache(maxsize=20_000)
def words_of(name: str) -> Words:
    """The words of a name: folded, without article, title, ``بن`` and the like; عبد and أبو joined to what follows."""
    plain = [word for word in bare_name(name).split() if word not in _LINKS]
    plain = [_GOD if word == "الله" else word for word in plain]
    while len(plain) > 1 and plain[0] in _TITLES:
        plain = plain[1:]
    words: list[str] = []
    at = 0
    while at < len(plain):
        joined = plain[at] in _JOINED and at + 1 < len(plain)
        word = _KUNYAS.get(plain[at], plain[at]) + plain[at + 1] if joined else plain[at]
        at += 2 if joined else 1
        if word == _GOD and words:
            words[-1] += word
        else:
            words.append(re.sub(r"^عبدال(?=\w\w)", "عبد", word))
    kunya = words[0] if words and plain[0] in _KUNYAS and len(words) > 2 else ""
    return Words(kunya, tuple(words[1:] if kunya else words))


def one_name(one: str, other: str) -> bool:
    """True for two writings of one name: the shorter's words stand in the longer in order, from the first name on.

    A word more on each side makes two people, and so does another kunya. A name of one word is only like itself.
    """
    first, second = words_of(one), words_of(other)
    if not first.words or not second.words:
        return bare_name(one) == bare_name(other)
    if first.kunya and second.kunya and not _alike(first.kunya, second.kunya):
        return False
    shorter, longer = sorted((first.words, second.words), key=len)
    if len(shorter) == 1 and len(longer) > 1:
        return False
    return _alike(shorter[0], longer[0]) and _in_order(shorter, longer)


def part_of_name(one: str, other: str) -> bool:
    """True where the first is a single word of the second: its first name, its last, or its kunya."""
    single, whole = words_of(one), words_of(other)
    if len(single.words) != 1 or len(whole.words) < 2:
        return False
    return any(_alike(single.words[0], word) for word in (whole.words[0], whole.words[-1], whole.kunya) if word)


def may_be_one(one: Named, other: Named) -> bool:
    """False where age or sex keeps two people apart."""
    if one.age is not None and other.age is not None and abs(one.age - other.age) > _YEARS_APART:
        return False
    return not (one.sex and other.sex and one.sex != other.sex)


def group(namings: Sequence[Named]) -> list[list[int]]:
    """The namings of one incident by person, as indices; a person's first naming is the one with the fullest name.

    Fuller names come first, and each naming joins the only person it fits: one whose every naming may be of the same.
    What fits two people, as a family name may, stands for itself. The outcome does not depend on the order given.
    """
    order = sorted(range(len(namings)), key=lambda at: _rank(namings[at]))
    people: list[list[int]] = []
    for fits in (one_name, part_of_name):
        for at in order:
            if any(at in person for person in people) or (fits is one_name) == (
                len(words_of(namings[at].name).words) == 1
            ):
                continue
            mine = [person for person in people if _fits(namings, at, person, fits)]
            same = [person for person in mine if words_of(namings[person[0]].name) == words_of(namings[at].name)]
            if len(mine := same or mine) == 1:
                mine[0].append(at)
            else:
                people.append([at])
    return people


def _rank(named: Named) -> tuple[int, int, int, str, int, str]:
    """Fuller names first, those with more told of them before others, then any fixed order."""
    words = words_of(named.name)
    told = (named.age is None) + (named.sex is None)
    return -len(words.words), -len(words.kunya), told, named.name, named.age or 0, named.sex or ""


def _fits(namings: Sequence[Named], at: int, person: list[int], fits: object) -> bool:
    named = namings[at]
    if not all(may_be_one(named, namings[other]) for other in person):
        return False
    if fits is one_name:
        return all(one_name(named.name, namings[other].name) for other in person)
    same = words_of(named.name).words == words_of(namings[person[0]].name).words
    return same or part_of_name(named.name, namings[person[0]].name)


def _in_order(shorter: Sequence[str], longer: Sequence[str]) -> bool:
    rest = iter(longer)
    return all(any(_alike(word, other) for other in rest) for word in shorter)


def _alike(one: str, other: str) -> bool:
    """True for one word, or two spellings of one longer word that begin alike (حسين and حسن are two names)."""
    if one == other:
        return True
    if min(len(one), len(other)) < _SHORT or one[0] != other[0] or (_is_given(one) and _is_given(other)):
        return False
    from rapidfuzz import fuzz

    return fuzz.ratio(one, other) >= _SPELT_ALIKE


def _is_given(word: str) -> bool:
    from tawthiq.mentions.person_names import given_names

    return word in given_names()
