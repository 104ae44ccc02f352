"""Whether the letters of a text are the ones that were meant: wrong ones make wrong names and numbers.

Every test counts what cannot be in Arabic, however it is written, and needs several of it: one typing error is none.
"""

import re
from typing import Final

_LETTER: Final = re.compile("[\u0621-\u064a\u0671-\u06d3\ufb50-\ufbff\ufe70-\ufefc]")
_WORD: Final = re.compile("[\u0621-\u0652\u0670-\u06d3]+")
_CONTINUATIONS: Final = bytes(range(0x80, 0xC0))
# Arabic in UTF-8 as it looks where each of its bytes was read as a letter: ط§ظ„, Ø§Ù„.
_MISREADINGS: Final = tuple(
    (encoding, re.compile("[" + lead + "][" + "".join(map(re.escape, sorted(set(second)))) + "]"))
    for encoding, lead, second in (
        (code, b"\xd8\xd9".decode(code), _CONTINUATIONS.decode(code, errors="ignore"))
        for code in ("windows-1256", "windows-1252", "iso-8859-1")
    )
)
_SHARE: Final = 0.3  # of a text's characters; of sound Arabic no pair of these is more than one in a hundred
_FEW: Final = 3  # a thing seen fewer times proves nothing
_FINAL_ONLY: Final = "ةى"  # letters that no Arabic word begins with
_ALEF_TWICE: Final = re.compile("ا[أإآا]ل")  # األحد, اإلسلامي: lam and alef of one glyph changed places
_PRIVATE: Final = re.compile("[\ue000-\uf8ff\ufffd]")


def damage(text: str) -> str | None:
    """What is wrong with the letters of a text, in words for people, or None."""
    for encoding, pairs in _MISREADINGS:
        if 2 * len(pairs.findall(text)) > _SHARE * len(text):
            return (
                f"its Arabic was broken when it was saved (UTF-8 that was read as {encoding}): get it from its source"
            )
    words = _WORD.findall(text)
    return _of_letters(text, words) or _of_words(words)


def _of_letters(text: str, words: list[str]) -> str | None:
    lost = len(_PRIVATE.findall(text))
    if lost >= _FEW and lost > (len(_LETTER.findall(text)) or len(text)) / 50:
        return f"{lost} of its letters are of no alphabet: the file does not say which letters its font shows"
    if sum(1 for _ in re.finditer(_ALEF_TWICE, text)) >= max(_FEW, len(words) / 300):
        return "lam and alef stand in the wrong order in it (األحد for الأحد)"
    return None


def _of_words(words: list[str]) -> str | None:
    """Reversed words, and words taken apart: by how they begin, end and how long they are."""
    wrong = sum(word[0] in _FINAL_ONLY and len(word) > 1 for word in words)
    right = sum(word[-1] in _FINAL_ONLY and len(word) > 1 for word in words)
    if wrong >= _FEW and wrong > right:
        return "its words are written backwards"
    single = sum(len(word) == 1 and word not in "وب" for word in words)
    if len(words) >= 20 and single > len(words) / 3:
        return "its letters stand apart from one another"
    return None
