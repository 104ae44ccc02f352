"""Inflection: every form of an entry, generated from its citation forms when the lists are compiled.

An entry of a word list may have

``words``       phrases matched as they are, with and without the article where it is a noun phrase (``article: false``
                keeps them as they are);
``nouns``       like ``words``, and also with the sound plural and dual endings and the pronoun suffixes (مقتله);
``verbs``       ``[past, present]`` pairs, or the past alone for a regular verb: third persons, with object pronouns;
``passives``    ``[past, present]`` pairs of passive verbs whose letters differ from the active (أصيب، يصاب);
``masdars``     verbal nouns, as ``nouns`` but with the shape ``masdar``;
``participles`` active participles (منفذ), as ``nouns`` with the shape ``participle``.

A phrase may go on after its first word (``شن غارة``): only the first word of a verb, and every noun of a noun phrase,
is inflected. Forms are in folded letters: ا for every alef, ه for teh marbuta, ي for alef maksura.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from tawthiq.text.fold import fold_word

Phrase = tuple[str, ...]
Generated = tuple[Phrase, str, bool]

VERSION: Final = "ar-4"
_PRONOUNS: Final = ("ه", "ها", "هم", "هما", "هن")


def inflect(entry: dict[str, Any]) -> Iterator[Generated]:
    """Every form of an entry as (folded words, shape, has a pronoun suffix); exact forms before generated ones."""
    article = bool(entry.get("article", True))
    for phrase in entry.get("words", ()):
        yield from _shaped(_noun_phrases(_words(phrase), article=article), "word")
    for key, shape in (("nouns", "word"), ("masdars", "masdar"), ("participles", "participle")):
        for phrase in entry.get(key, ()):
            yield from _noun(_words(phrase), shape, article=article)
    for row in entry.get("verbs", ()):
        yield from _verb(row, past="past", present="present")
    for row in entry.get("passives", ()):
        yield from _verb(row, past="passive", present="passive")


def _words(phrase: str) -> Phrase:
    """The folded words of a phrase."""
    return tuple(fold_word(str(phrase)).split())


def _shaped(phrases: Iterable[Phrase], shape: str) -> Iterator[Generated]:
    for phrase in phrases:
        yield phrase, shape, False


def _noun_phrases(words: Phrase, *, article: bool) -> Iterator[Phrase]:
    """A noun phrase as it is, with the article on every word, and (a genitive) on the last alone."""
    yield words
    if not article or any(word.startswith("ال") for word in words):
        return
    yield tuple("ال" + word for word in words)
    if len(words) > 1:
        yield (*words[:-1], "ال" + words[-1])


def _noun(words: Phrase, shape: str, *, article: bool) -> Iterator[Generated]:
    """A noun: bare, definite, dual, sound plural, with pronoun suffixes (only a single word takes suffixes)."""
    yield from _shaped(_noun_phrases(words, article=article), shape)
    head, rest = words[0], words[1:]
    for form in _numbers(head):
        yield from _shaped(_noun_phrases((form, *rest), article=article), shape)
    if rest:
        return
    stem = head[:-1] + "ت" if head.endswith("ه") else head
    bases = [stem]
    if head.endswith("ه"):
        bases.append(head[:-1] + "ات")
    for base in bases:
        for pronoun in _PRONOUNS:
            yield (base + pronoun,), shape, True
    if not head.startswith("ال") and len(head) > 2:
        if not head.endswith("ه"):
            yield (head + "ا",), shape, False  # accusative with tanwin: استهدافا، جنديا
        for pronoun in _PRONOUNS:  # oblique sound plural before a pronoun: مرافقيه
            yield (head + "ي" + pronoun,), shape, True


def _numbers(head: str) -> Iterator[str]:
    """Dual and sound plural forms of a noun."""
    if head.startswith("ال") or len(head) < 3:
        return
    if head.endswith("ه"):
        stem = head[:-1]
        yield from (stem + "تان", stem + "تين", stem + "ات")
    else:
        yield from (head + "ان", head + "ين", head + "ون", head + "ات")


def _verb(row: object, *, past: str, present: str) -> Iterator[Generated]:
    """Third persons of a verb, singular, dual and plural, with object pronouns."""
    pair = [str(part) for part in row] if isinstance(row, list) else [str(row), ""]
    past_words, present_words = _words(pair[0]), _words(pair[1]) if len(pair) > 1 and pair[1] else ()
    if past_words:
        yield from _conjugate(past_words, _past_forms(past_words[0]), past)
    present_words = present_words or _regular_present(past_words)
    if present_words:
        yield from _conjugate(present_words, _present_forms(present_words[0]), present)


def _conjugate(words: Phrase, forms: Iterable[tuple[str, str]], shape: str) -> Iterator[Generated]:
    """Each form with the rest of the phrase, and (a single word) with each object pronoun."""
    rest = words[1:]
    for bare, joined in forms:
        yield (bare, *rest), shape, False
        if not rest:
            for pronoun in _PRONOUNS:
                yield (joined + pronoun,), shape, True


def _past_forms(past: str) -> Iterator[tuple[str, str]]:
    """(form, form before a pronoun) of he, she, they two, they: قتل قتلت قتلا قتلتا قتلوا."""
    stem = past[:-1] if past[-1] in "يا" and len(past) > 2 else past
    weak = stem != past
    yield past, (stem + "ا" if weak else past)
    yield stem + "ت", stem + "ت"
    yield (stem + "يا" if weak and past[-1] == "ي" else stem + "ا"), stem + "ا"
    yield stem + "تا", stem + "تا"
    yield stem + "وا", stem + "و"
    if past[-1] == "ي" and weak:  # a passive in ي keeps it before ت: القي، القيت
        yield past + "ت", past + "ت"


def _present_forms(present: str) -> Iterator[tuple[str, str]]:
    """يقتل تقتل يقتلان تقتلان يقتلون يقتلوا, and نقتل."""
    body = present[1:]
    stem = body[:-1] if body[-1] in "يو" and len(body) > 2 else body
    for person in "يتن":
        yield person + body, person + body
    for person in "يت":
        yield person + body + "ان", person + body + "ا"
        yield person + stem + "ون", person + stem + "ون"
        yield person + stem + "وا", person + stem + "و"
    yield "ي" + stem + "ن", "ي" + stem + "ن"


def _regular_present(past: Phrase) -> Phrase:
    """The present of a verb whose letters show it: استهدف يستهدف, انفجر ينفجر, نفذ ينفذ, هاجم يهاجم."""
    if not past:
        return ()
    head = past[0]
    if head.startswith(("است", "ان", "ا")) and len(head) > 4:
        head = head[1:]
    return ("ي" + head, *past[1:])
