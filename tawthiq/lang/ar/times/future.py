"""Whether a time stands in a plain future: after a future verb or a plan, with nothing past between them."""

import re
from functools import lru_cache
from typing import Final

from tawthiq.lang.ar.times.scan import Scan

_REACH: Final = 24  # words: how far back a verb still governs a weekday
_NEAR: Final = 8  # and a date or month, which the press tells mostly of the past
_PLANS: Final = frozenset(
    {
        *("المقرر", "المقرره", "مقرر", "مقررا", "مقرره", "المنتظر", "المرتقب", "المرتقبه", "المتوقع", "المزمع"),
        *("سوف", "يعتزم", "تعتزم", "المرجح", "المفترض", "يتوقع", "ينتظر", "لن", "يستعد", "تستعد"),
    }
)
_PAST: Final = frozenset(
    {
        *("بعد", "الذي", "التي", "قال", "قالت", "اعلن", "اعلنت", "اكد", "اكدت", "كان", "كانت", "وقع", "وقعت", "منذ"),
        *(
            "اضاف",
            "اضافت",
            "ذكر",
            "ذكرت",
            "شهد",
            "شهدت",
            "قتل",
            "قتلت",
            "لقي",
            "افاد",
            "افادت",
            "تم",
            "تمت",
            "عقب",
            "اثر",
            "جرت",
            "بدا",
            "بدات",
            ".",
            "؟",
            "!",
        ),
    }
)
# س before a present verb. Left out are nouns and names that begin with the same letters.
_WILL: Final = re.compile(
    r"[وف]?(?:سيتم|ستتم|سترد|سيرد|ستشن|سيقع|سيبث|ستبث|سيحل|ستحل|س[يت](?!ار|ان|ره|رات|رته|ريت|يف|وك|ور|ين|ون|يوا|اح|اد|اس|اق|اج|ال|اف|ات|نا"
    r"|نم|نغ|طر|دن|ده|دي|دات|دت|دا|فا|فو|ستان|لوب|لبوب|له|لف|لا|يا|يه|يو|ير|م[اون]ي?|را|رغ|رج|رن|رت|ري|رها|ره|سون|ها|و|شل"
    r"|كيور|دروت|دجي|غو|غر|ث)[ء-ي]{3,})"
)


@lru_cache(maxsize=65536)
def _sign(form: str) -> int:
    """1 for a word of the future, -1 for one of the past, 0 for any other."""
    if form in _PLANS or form[1:] in _PLANS or _WILL.fullmatch(form):
        return 1
    past = form in _PAST or (form[:1] in {"و", "ف"} and form[1:] in _PAST) or form.startswith("\n")
    return -1 if past else 0


def is_future(scan: Scan, index: int, *, near: bool) -> bool:
    """True where a future word stands before a token, nearer than any past one; "it was planned" is past.

    ``near`` asks for one close by.
    """
    if scan.form(index - 1) == "بحلول":
        return True
    for at in range(index - 1, max(-1, index - (_NEAR if near else _REACH)), -1):
        sign = _sign(scan.form(at))
        if sign > 0:
            return not any(scan.form(before) in {"كان", "وكان", "كانت", "وكانت"} for before in range(at - 3, at))
        if sign < 0:
            return False
    return False
