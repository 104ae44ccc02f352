"""Keys of place names in Latin letters: one key for the ways in which an Arabic name is written in them.

No scheme is assumed. OCHA's ``Kafr Ghan``, GeoNames' ``Kafr Ghān`` and the press's ``Kfar Ghan`` differ in vowels,
doubled letters, articles and marks; none of these is kept where it does not tell two names apart.
"""

import itertools
import re
import unicodedata
from functools import lru_cache
from typing import Final

_ARTICLES: Final = re.compile(r"^(?:[ae]l|ul|l|[ae](?P<sun>th|sh|dh|[stdrnzjl]))$")
_ATTACHED: Final = re.compile(r"^(?:el(?!ias)(?=...)|al(?=[bcdfghjkmnpqrstvwxyz]...))")
# Words that say what a unit is, in English or romanised; dropped where a name is left without them.
_UNITS: Final = frozenset(
    "district governorate subdistrict province city town village center centre nahiyat nahiyah nahiya nahia nahya "
    "markaz muhafazat muhafazah mintaqat mantiqat mantiqah".split()
)
_EXONYMS: Final = {"damascus": "dimashq", "aleppo": "halab", "euphrates": "furat", "jerusalem": "quds"}
# Words that tell two halves of a village apart, which English tables translate.
_TELLING: Final = {
    "big": "kabir", "great": "kabir", "large": "kabir", "little": "saghir", "small": "saghir", "upper": "fawqani",
    "lower": "tahtani", "eastern": "sharqi", "east": "sharqi", "western": "gharbi", "west": "gharbi",
    "northern": "shamali", "north": "shamali", "southern": "janubi", "south": "janubi", "rural": "rif",
    "foqani": "fawqani", "foqa": "fawqani", "fawqa": "fawqani", "fawqaniyah": "fawqani", "fawqaniyeh": "fawqani",
    "tahta": "tahtani", "tahtaniyah": "tahtani", "tahtaniyeh": "tahtani", "kabira": "kabir", "kabireh": "kabir",
    "kabirah": "kabir", "saghira": "saghir", "saghireh": "saghir", "saghirah": "saghir", "sharqiyah": "sharqi",
    "sharqiyeh": "sharqi", "sharqiya": "sharqi", "gharbiyah": "gharbi", "gharbiyeh": "gharbi", "gharbiya": "gharbi",
    "shamaliyah": "shamali", "shamaliyeh": "shamali", "shimali": "shamali", "shimaliyah": "shamali",
    "janubiyah": "janubi", "janubiyeh": "janubi",
}  # fmt: skip
_DIGRAPHS: Final = (("kh", "x"), ("gh", "ğ"), ("sh", "š"), ("ch", "š"), ("dj", "j"), ("ph", "f"), ("q", "k"))
_VOWELS: Final = ((r"[aei]y(?![aeiou])|[ae]i", "i"), (r"ee", "i"), (r"oo|ou|aw(?![aeiou])|ow(?![aeiou])", "u"),
                  (r"[ae]+", "a"), (r"o", "u"))  # fmt: skip
# Letters that are written in several ways, and all of them.
_UNSURE: Final = {"þ": ("t", "d", "z"), "ð": ("d", "z"), "z": ("z", "d"), "g": ("ğ", "j")}
_ARABIC: Final = {
    **dict(zip("بتجحخدرزسشصضط", "btjhxdrzsšsdt", strict=True)),
    **dict(zip("عغفقكلمنهپچگڤ", "'ğfkklmnhbšğf", strict=True)),
    "ث": "þ", "ذ": "ð", "ظ": "ð",
}  # fmt: skip
_TELLING_ARABIC: Final = {
    **dict.fromkeys(("كبير", "كبيره", "كبيرة", "كبرى"), "kabir"),
    **dict.fromkeys(("صغير", "صغيره", "صغيرة", "صغرى"), "saghir"),
    **dict.fromkeys(("فوقاني", "فوقانية", "فوقا", "فوقانيه"), "fawqani"),
    **dict.fromkeys(("تحتاني", "تحتانية", "تحتا", "تحتانيه"), "tahtani"),
    **dict.fromkeys(("شرقي", "شرقية", "شرقيه"), "sharqi"),
    **dict.fromkeys(("غربي", "غربية", "غربيه"), "gharbi"),
    **dict.fromkeys(("شمالي", "شمالية", "شماليه"), "shamali"),
    **dict.fromkeys(("جنوبي", "جنوبية", "جنوبيه"), "janubi"),
}
_UNITS_ARABIC: Final = frozenset({"مركز", "ناحية", "منطقة", "محافظة"})
_MOST_KEYS: Final = 16


@lru_cache(maxsize=20_000)
def latin_key(name: str) -> str:
    """A name without marks, articles, doubled letters and shades of vowels: ``Ash-Shaykh Ḩadīd`` is ``šix hadid``."""
    return " ".join(_latin_word(word) for word in _words(name))


@lru_cache(maxsize=20_000)
def consonant_keys(name: str) -> frozenset[str]:
    """The consonants of a name in Latin or Arabic letters, in every reading of those that are written in several ways.

    ``Thahab``, ``Dhahab`` and ``ذهب`` share a key; so may names that differ in vowels alone, so that a key is a
    proof of nothing but in a small place.
    """
    words = _arabic_words(name) if re.search(r"[\u0621-\u064a]", name) else [_sounds(word) for word in _words(name)]
    choices: list[tuple[str, ...]] = []
    for word in words:
        choices += [_UNSURE.get(sound, (sound,)) for sound in word]
        choices.append((" ",))
    readings = itertools.islice(itertools.product(*choices[:-1]), _MOST_KEYS)
    return frozenset(re.sub(r"(\w)\1+", r"\1", "".join(reading)) for reading in readings)


def _words(name: str) -> list[str]:
    """The words that tell, lower case and without marks; those that tell twins apart in one form, at the end."""
    plain = unicodedata.normalize("NFKD", re.sub(r"\([^)]*\)", " ", name)).lower()
    plain = re.sub(r"['`´’‘ʻʼʾʿ\u0300-\u036f\u00b8]", "", plain)
    words = re.findall(r"[a-z]+", plain)
    kept = [word for word, after in itertools.zip_longest(words, words[1:]) if not _article(word, after)]
    kept = [_ATTACHED.sub("", re.sub(r"^abul$", "abu", word)) for word in kept]
    kept = [re.sub(r"(?<=..[^aeiou][ae])t$", "", word) for word in kept[:-1]] + kept[-1:]  # khirbat, kherbet: ة
    return _telling([_TELLING.get(word, _EXONYMS.get(word, word)) for word in kept], _UNITS)


def _telling(words: list[str], units: frozenset[str]) -> list[str]:
    words = [word for word in words if word not in units] or words
    twins = set(_TELLING.values())
    return [*(word for word in words if word not in twins), *sorted(word for word in words if word in twins)]


def _article(word: str, after: str | None) -> bool:
    """True for an article before its noun; an assimilated one (``ash``) stands before the letter it has taken."""
    match = _ARTICLES.match(word)
    return after is not None and match is not None and after.startswith(match["sun"] or "")


def _latin_word(word: str) -> str:
    word = re.sub(r"(?<=[aeiou])h$", "", word)
    for letters, one in _DIGRAPHS:
        word = word.replace(letters, one)
    for pattern, one in _VOWELS:
        word = re.sub(pattern, one, word)
    word = re.sub(r"(?<![aiu])y$|y(?![aiu])", "i", word)
    return re.sub(r"(\w)\1+", r"\1", word)


def _sounds(word: str) -> list[str]:
    """The consonants of a Latin word; of ``w`` and ``y``, that may be vowels, only those at its head."""
    word = re.sub(r"(?<=[aeiou])h$", "", word)
    for letters, one in (*_DIGRAPHS, ("th", "þ"), ("dh", "ð")):
        word = word.replace(letters, one)
    word = word[:1] + re.sub(r"[aeiouwy]", "", word[1:])
    word = re.sub(r"^[aeiou]", "", word).replace("v", "f").replace("p", "b").replace("c", "k")
    return list(re.sub(r"(.)\1+", r"\1", word))


def _arabic_words(name: str) -> list[list[str]]:
    plain = re.sub(r"\([^)]*\)|[\u064b-\u0652\u0640]", "", name).replace("-", " ")
    words = [re.sub(r"^ال(?=..)", "", word) for word in re.findall(r"[\u0621-\u06ff]+", plain)]
    words = _telling([_TELLING_ARABIC.get(word, word) for word in words], _UNITS_ARABIC)
    return [_sounds(word) if word.isascii() else _arabic_sounds(word) for word in words]


def _arabic_sounds(word: str) -> list[str]:
    head = {"و": "w", "ي": "y"}.get(word[0], _ARABIC.get(word[0], ""))
    rest = [_ARABIC.get(letter, "") for letter in re.sub("[هة]$", "", word)[1:]]
    sounds = [sound.strip("'") for sound in (head, *rest)]
    return [sound for sound in sounds if sound]
