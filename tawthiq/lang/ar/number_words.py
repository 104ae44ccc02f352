"""The words of Arabic numbers, in folded form (ا for every alef, ه for teh marbuta, ي for hamza on yeh)."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

Kind = Literal["unit", "ten", "tens", "hundred", "hundreds", "scale", "dual", "either", "fraction", "plural", "elided"]


@dataclass(frozen=True, slots=True)
class NumberWord:
    """One word of a number.

    ``unit`` 1-9, ``ten`` 10, ``tens`` 20-90, ``hundred`` 100, ``hundreds`` 200-900 in one word, ``scale`` a thousand
    and more, ``dual`` two of a scale, ``either`` one after a number and two without (الفا، مليونا), ``plural`` only
    after a number (الاف، ميات), ``elided`` a unit that needs a ten after it (اثني، احدي), ``fraction`` a part of a
    scale, as its divisor.
    """

    kind: Kind
    value: int
    definite: bool = False
    clitics: str = ""


def _words(kind: Kind, rows: dict[int, str]) -> dict[str, NumberWord]:
    """Every form of a table of blank-separated forms."""
    return {form: NumberWord(kind, value) for value, forms in rows.items() for form in forms.split()}


_UNITS: Final = {
    1: "واحد واحده واحدا",
    2: "اثنان اثنين اثنتان اثنتين اتنين",
    3: "ثلاثه ثلاث ثلاثا تلاته",
    4: "اربعه اربع اربعا",
    5: "خمسه خمس خمسا",
    6: "سته ست ستا",
    7: "سبعه سبع سبعا",
    8: "ثمانيه ثماني ثمان ثمانيا",
    9: "تسعه تسع تسعا",
}
_ELIDED: Final = {1: "احد احدي", 2: "اثنا اثني اثنتا اثنتي"}
_TENS: Final = {
    20: "عشرون عشرين",
    30: "ثلاثون ثلاثين",
    40: "اربعون اربعين",
    50: "خمسون خمسين",
    60: "ستون ستين",
    70: "سبعون سبعين",
    80: "ثمانون ثمانين",
    90: "تسعون تسعين",
}
_HUNDREDS: Final = {
    200: "ميتان ميتين ميتا ميتي مايتان مايتين مايتا مايتي",
    **{
        value * 100: " ".join(stem + hundred for stem in stems.split() for hundred in ("ميه", "مايه"))
        for value, stems in {
            3: "ثلاث ثلث", 4: "اربع", 5: "خمس", 6: "ست", 7: "سبع", 8: "ثمان ثماني", 9: "تسع"
        }.items()
    },
}  # fmt: skip
_SCALES: Final = {
    10**3: "الف",
    10**6: "مليون",
    10**9: "مليار بليون",
    10**12: "تريليون",
}
_EITHER: Final = {10**3: "الفا", 10**6: "مليونا", 10**9: "مليارا", 10**12: "تريليونا"}
_PLURALS: Final = {100: "ميات", 10**3: "الاف", 10**6: "ملايين", 10**9: "مليارات بلايين", 10**12: "تريليونات"}
_DUALS: Final = {10**3: "الفان الفين الفي", 10**6: "مليونان مليونين مليوني", 10**9: "ملياران مليارين ملياري"}
_FRACTIONS: Final = {2: "نصف", 3: "ثلث", 4: "ربع"}

_FORMS: Final[dict[str, NumberWord]] = {
    **_words("unit", _UNITS),
    **_words("elided", _ELIDED),
    **_words("ten", {10: "عشره عشر عشرا"}),
    **_words("tens", _TENS),
    **_words("hundred", {100: "ميه مايه"}),
    **_words("hundreds", _HUNDREDS),
    **_words("scale", _SCALES),
    **_words("either", _EITHER),
    **_words("plural", _PLURALS),
    **_words("dual", _DUALS),
    **_words("fraction", _FRACTIONS),
}
_NOT_NUMBERS: Final = frozenset({"الاثنين", "الاثنتين", "الاحد", "الاحدي"})  # Monday, Sunday
_ORDINAL_STEMS: Final = {
    1: "اول اولي حادي حاديه",
    2: "ثاني ثانيه ثان",
    3: "ثالث ثالثه",
    4: "رابع رابعه",
    5: "خامس خامسه",
    6: "سادس سادسه",
    7: "سابع سابعه",
    8: "ثامن ثامنه",
    9: "تاسع تاسعه",
    10: "عاشر عاشره",
}
_ORDINALS: Final = {form: value for value, forms in _ORDINAL_STEMS.items() for form in forms.split()}


@lru_cache(maxsize=65536)
def number_word(form: str) -> NumberWord | None:
    """The number word that a folded word is, its article and proclitics taken off; None for any other word."""
    for clitics, definite, rest in _stripped(form):
        found = _FORMS.get(rest)
        if found is not None and not (definite and "ال" + rest in _NOT_NUMBERS):
            return NumberWord(found.kind, found.value, definite, clitics)
    return None


def _stripped(form: str) -> list[tuple[str, bool, str]]:
    """(proclitics, has the article, rest) readings of a word, the plainest first."""
    found = [("", False, form)]
    if form.startswith("ال"):
        found.append(("", True, form[2:]))
    if form.startswith("لل"):
        found.append(("ل", True, form[2:]))
    if form[:1] in {"و", "ف"} and len(form) > 3:
        found.extend((form[0] + clitics, definite, rest) for clitics, definite, rest in _stripped(form[1:]))
    elif form[:1] in {"ب", "ل", "ك"} and len(form) > 3:
        found.extend((form[0], definite, rest) for _, definite, rest in _stripped(form[1:]) if rest[:1] not in "بك")
    return found


@lru_cache(maxsize=65536)
def ordinal_word(form: str) -> tuple[int, bool, str] | None:
    """(value, has the article, proclitics) of an ordinal from first to tenth; None for any other word."""
    for clitics, definite, rest in _stripped(form):
        if rest in _ORDINALS:
            return _ORDINALS[rest], definite, clitics
    return None
