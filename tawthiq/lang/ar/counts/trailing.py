"""Numbers that follow their noun: ``الجنود الأربعة``، ``جنديين اثنين``، ``جميع ركابها وعددهم 298``."""

from dataclasses import replace
from typing import Final

from tawthiq.lang.ar.counts.bounds import bound_before
from tawthiq.lang.ar.counts.closed import COUNTRIES, PREPOSITIONS, STOPS
from tawthiq.lang.ar.counts.phrase import Phrase, bounded
from tawthiq.lang.ar.counts.view import View
from tawthiq.lang.ar.number_words import number_word
from tawthiq.model.values import Range

_ONES: Final = frozenset({"واحد", "واحده", "واحدا"})
_TWOS: Final = frozenset({"اثنين", "اثنان", "اثنتين", "اثنتان"})
_TANWIN: Final = "\u064b"
_THEIR_NUMBER: Final = frozenset({"وعددهم", "وعددها", "عددهم", "وعددهن"})


def is_country(view: View, index: int) -> bool:
    """True for a country that folds like "a Syrian" in the accusative, which the press marks: ``سوريا``، ``سوريًا``."""
    token = view.tokens[index]
    return token.form.lstrip("وبل") in COUNTRIES and _TANWIN not in view.source[token.start : token.end]


def number_after(view: View, phrase: Phrase) -> Phrase:
    """A number that follows its noun, one adjective between them allowed."""
    for position in range(phrase.last, min(phrase.last + 2, view.last)):
        form = view.form(position)
        if form in _ONES and not view.and_one(position):
            return replace(phrase, last=position + 1, number=Range.exactly(1), kind="counted", plural=False)
        if form in _TWOS and phrase.plural:
            return replace(phrase, last=position + 1, number=Range.exactly(2), kind="counted")
        found = _defined_number(view, position) if phrase.plural and phrase.is_definite else None
        if found is not None:
            return replace(phrase, last=found[1], number=Range.exactly(found[0]), kind="counted", is_definite=False)
        if view.tokens[position].kind != "word" or form in PREPOSITIONS or form in STOPS or view.joins(position):
            return phrase
    return phrase


def _defined_number(view: View, position: int) -> tuple[int, int] | None:
    """A number with the article at a token, and the token after it: ``الأربعة``، ``الـ54``."""
    form = view.form(position)
    word = number_word(form)
    glued = form == "ال" and not view.tokens[min(position + 1, view.last - 1)].spaced
    if glued or (word is not None and word.definite and not word.clitics):
        return view.number(position)
    return None


def genitive_number(view: View, position: int) -> int:
    """The token after the number of a definite genitive: ``ثمانية من العناصر الـ54``."""
    found = _defined_number(view, position)
    return position if found is None else found[1]


def their_number(view: View, phrase: Phrase) -> Phrase:
    """``جميع ركابها وعددهم 298``: a vague plural takes the number told of it right after."""
    if phrase.number.exact or not phrase.plural:
        return phrase
    start = phrase.last + (view.form(phrase.last) in {"،", "(", "البالغ"})
    bound, index = bound_before(view, start)
    if bound is None and view.form(start) in _THEIR_NUMBER:
        bound, index = bound_before(view, start + 1)
    elif bound is None or view.form(index - 1) != "عددهم":  # آخرين يفوق عددهم 40
        return phrase
    found = view.number(index)
    if found is None:
        return phrase
    return replace(phrase, last=found[1], number=bounded(Range.exactly(found[0]), bound), kind="counted")
