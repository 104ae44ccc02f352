"""Names of people as keys: two spellings of one name share a key, and so do a short and a full form of it.

A key is two of the name's words, the first with one of the others, each reduced to what spellings have in common. A
name of one word has a key of its own, which only another single word, or a kunya, can share.
"""

import re
from functools import cache, lru_cache
from typing import Final

from tawthiq.mentions.person_names import given_names
from tawthiq.reconcile.link.wording import common, words
from tawthiq.reconcile.parties import bare_name

_LINKS: Final = frozenset("بن ابن بنت ابنه ال المدعو الملقب مدعو ملقب المكني مكني معروف باسم".split())
_KUNYAS: Final = {"ابو": "ابو", "ابي": "ابو", "ابا": "ابو", "ام": "ام"}
_TITLES: Final = frozenset(
    "شهيد شهيده شاب شابه فتي طفل طفله سيد سيده شيخ دكتور دكتوره طبيب د مهندس صحفي صحفيه صحافي عميد عقيد لواء فريق رائد"
    " رايد نقيب ملازم رقيب عريف جندي اسير مواطن حاج استاذ قيادي زعيم امير مقاتل رجل".split()
)
# Sounds that are written with one letter or another, and letters that are written or not.
_ALIKE: Final = str.maketrans("ظذث", "ضدت")
_LONG: Final = 5  # letters of a word from which on its inner alef may be missing (ابراهيم, ابرهيم)
_MOST_WORDS: Final = 6  # of a name; what is longer is a description
_ROLES: Final = frozenset("قيادي زعيم امير قائد والي مسوول عنصر ابن ابنه رجل شاب طفل".split())
_TELLING: Final = 4  # letters


@lru_cache(maxsize=50_000)
def name_words(name: str) -> tuple[str, ...]:
    """A name's words as they compare: without titles and links, عبد and أبو joined to the word behind them."""
    plain = [word for word in bare_name(name).split() if word not in _LINKS]
    while len(plain) > 1 and plain[0] in _TITLES:
        plain = plain[1:]
    found: list[str] = []
    rest = iter(plain)
    for word in rest:
        whole = _KUNYAS.get(word, word) + next(rest, "") if word == "عبد" or word in _KUNYAS else word
        found.append(spelling(re.sub(r"^عبدال(?=\w\w)", "عبد", whole)))
    return tuple(found)


def spelling(word: str) -> str:
    """A folded word reduced to what its spellings have in common."""
    word = word.translate(_ALIKE)
    if len(word) >= _LONG:
        word = word[0] + word[1:-1].replace("ا", "") + word[-1]
    return re.sub(r"(.)\1+", r"\1", word)


@lru_cache(maxsize=50_000)
def name_keys(name: str) -> tuple[str, ...]:
    """The keys of a name. Of a description (القيادي في تنظيم كذا فلان) the last two words are taken for it."""
    found = name_words(name)
    if len(found) > _MOST_WORDS or (found and bare_name(name).split()[0] in _ROLES):
        found = found[-2:]
    if not found:
        return ()
    keys = {f"{found[0]} {word}" for word in found[1:]}
    if len(found) == 1 or found[0].startswith("ابو"):
        keys.add(f"={found[0]}")
    return tuple(sorted(keys))


@lru_cache(maxsize=50_000)
def name_blocks(name: str) -> tuple[str, ...]:
    """The keys of a name that few others share: those with a word that is no given name."""
    return tuple(key for key in name_keys(name) if " " in key and key.partition(" ")[2] not in _given())


@cache
def _given() -> frozenset[str]:
    """Given names as keys spell them."""
    return frozenset(word for name in given_names() for word in name_words(name))


@lru_cache(maxsize=50_000)
def telling_words(name: str) -> tuple[str, ...]:
    """The words of a name that single a person out where another account has them: no given and no common word."""
    return tuple(
        word
        for word in words(name)
        if len(word) >= _TELLING
        and word not in common()
        and word not in given_names()
        and f"ال{word}" not in given_names()
    )
