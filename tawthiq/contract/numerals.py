"""The numbers that words and digits give, plainly read: enough to see whether an evidence can carry a count."""

import re
from collections.abc import Iterator
from typing import Final

Bounds = tuple[int, int]

_THOUSAND: Final = 1_000
_MILLION: Final = 1_000_000
_UNITS: Final = {
    1: "واحد واحده احد احدي one",
    2: "اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي two",
    3: "ثلاث ثلاثه three",
    4: "اربع اربعه four",
    5: "خمس خمسه five",
    6: "ست سته six",
    7: "سبع سبعه seven",
    8: "ثماني ثمانيه ثمان ثمانيا eight",
    9: "تسع تسعه nine",
    10: "عشر عشره ten",
    11: "eleven",
    12: "twelve dozen دزينه",
    13: "thirteen",
    14: "fourteen",
    15: "fifteen",
    16: "sixteen",
    17: "seventeen",
    18: "eighteen",
    19: "nineteen",
    20: "عشرون عشرين twenty",
    30: "ثلاثون ثلاثين thirty",
    40: "اربعون اربعين forty",
    50: "خمسون خمسين fifty",
    60: "ستون ستين sixty",
    70: "سبعون سبعين seventy",
    80: "ثمانون ثمانين eighty",
    90: "تسعون تسعين ninety",
    100: "ميه مايه مءه hundred",
    200: "ميتان ميتين ميتي ميتا مايتان مايتين مايتي",
    1_000: "الف الفا الاف thousand",
    2_000: "الفان الفين الفي",
    1_000_000: "مليون مليونا million",
    2_000_000: "مليونان مليونين مليوني",
}
_NUMBER: Final = {word: number for number, words in _UNITS.items() for word in words.split()}
# each may be multiplied by a thousand or a million that follows: عشرات الآلاف
_VAGUE: Final[dict[str, Bounds]] = {
    **dict.fromkeys(["عشرات", "dozens", "scores", "tens"], (20, 99)),
    **dict.fromkeys(["ميات", "مءات", "hundreds"], (200, 999)),
    **dict.fromkeys(["الاف", "الوف", "thousands"], (2_000, 9_999)),
    **dict.fromkeys(["ملايين", "millions"], (2_000_000, 9_999_999)),
}
_MAGNITUDES: Final = {"الاف": _THOUSAND, "الف": _THOUSAND, "ملايين": _MILLION, "مليون": _MILLION}
_HUNDREDS: Final = ("ميه", "مايه", "مءه")  # three hundred and the like are written as one word
_ARTICLE: Final = re.compile(r"^(?:[وفبلك]?ال|لل)(?=\w{2})")


def numerals(words: list[str]) -> Iterator[Bounds]:
    """Numbers in folded words (articles kept), alone and joined with what follows (``خمسة و عشرون``, ``20 ألفا``)."""
    run: list[float] = []
    vague: Bounds | None = None
    for word in words:
        if word == "و":
            continue
        bare = _bare(word)
        if vague and bare in _MAGNITUDES:
            yield vague[0] * _MAGNITUDES[bare], (vague[1] + 1) * _MAGNITUDES[bare] - 1
            vague = None
            continue
        number = _number(word)
        if bare in _VAGUE and not run:
            vague = _VAGUE[bare]
            yield vague
        elif number is None:
            run, vague = [], None
        else:
            run.append(number)
            yield int(number), int(number)
            if len(run) > 1:
                yield int(_joined(run)), int(_joined(run))


def _bare(word: str) -> str:
    """A word without its article, unless it is one as it stands."""
    return word if word in _VAGUE or word in _NUMBER else _ARTICLE.sub("", word)


def _number(word: str) -> float | None:
    if word[0].isdigit():
        plain = re.sub(r"[.,](?=\d{3}\b)", "", word).replace(",", ".")
        return float(plain) if plain.count(".") <= 1 else None
    for form in (word, word[1:] if word[0] == "و" else word, _bare(word)):
        if form in _NUMBER:
            return _NUMBER[form]
    for tail in _HUNDREDS:
        if word.endswith(tail) and word[: -len(tail)] in _NUMBER:
            return _NUMBER[word[: -len(tail)]] * 100
    return None


def _joined(run: list[float]) -> float:
    """Number words in a row as one number: what precedes a magnitude multiplies it, the rest adds up."""
    total = current = 0.0
    for number in run:
        if number in {100, 1_000, 1_000_000} and 0 < current < number:
            current *= number
            if number >= _THOUSAND:
                total, current = total + current, 0.0
        else:
            current += number
    return total + current
