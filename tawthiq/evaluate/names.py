"""When two written names are one: as an annotator would say, not as the reader folds."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

_LETTERS: Final = str.maketrans({**dict.fromkeys("أإآٱ", "ا"), "ى": "ي", "ة": "ه", "ـ": ""})
_ARTICLE: Final = re.compile(r"^(?:[وفبلك]?ال|لل)(?=\w{2})")
_WORD: Final = re.compile(r"\w+")
_LONGEST: Final = 8  # words; a longer "name" is a sentence, unless the other is long too
_HALF: Final = 0.5

# Heads that many names share: they alone make no two names the same.
_HEADS: Final = """
قوات قوة جيش وزارة مدينة بلدة قرية محافظة ولاية منطقة حي طائرات طائرة مسلحون مسلحين مسلح مقاتلون مقاتلين عناصر
عنصر جنود جندي ضباط ضابط شرطة أمن مصدر مصادر متحدث ناطق مسؤول مسؤولون مدير رئيس قائد قيادي زعيم عضو وكالة مرصد
تنظيم حركة حزب جماعة ميليشيا ميليشيات فصائل فصيل لواء كتيبة كتائب جبهة تحالف حكومة نظام أبو أبي ابن بن عبد
سوري سورية سوريا عراقي عراقية يمني يمنية إسرائيلي إسرائيلية أمريكي أمريكية أميركي أميركية تركي تركية روسي
روسية إيراني إيرانية سعودي سعودية ليبي ليبية لبناني لبنانية فلسطيني فلسطينية مصري مصرية سوداني سودانية صومالي
صومالية في من على إلى the of and forces army ministry
"""


@lru_cache(maxsize=50_000)
def name_words(name: str) -> tuple[str, ...]:
    """A name's words without case, vowel signs, letter variants and articles."""
    text = unicodedata.normalize("NFKC", name).lower()
    text = "".join(letter for letter in text if not unicodedata.combining(letter)).translate(_LETTERS)
    return tuple(_ARTICLE.sub("", word) for word in _WORD.findall(text))


_GENERIC: Final = frozenset(word for head in _HEADS.split() for word in name_words(head))


def same_name(first: str, second: str) -> bool:
    """Half of the shorter name's words stand in the other; what they share is more than a head like "forces"."""
    a, b = name_words(first), name_words(second)
    if not a or not b or max(len(a), len(b)) > max(_LONGEST, 3 * min(len(a), len(b))):
        return False
    one, other = set(a), set(b)
    shared = one & other
    if len(shared) < _HALF * min(len(one), len(other)):
        return False
    return one <= other or other <= one or bool(shared - _GENERIC)
