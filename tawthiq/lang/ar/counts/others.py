"""People without a noun: others, one more by an ordinal, and vague quantities alone."""

from typing import Final

from tawthiq.lang.ar.counts.closed import THEM, words
from tawthiq.lang.ar.counts.phrase import FORMS, NOBODY, Phrase
from tawthiq.lang.ar.counts.view import View
from tawthiq.model.values import Range
from tawthiq.rules.lexicon import Hit

_FROM: Final = "من"
_NO_NOUNS: Final = words("فقط ايضا حينما يشتبه يعتقد كذلك حتفهم لاحقا يوميا جميعا")
_ORDINALS: Final = words("ثان ثالث رابع خامس سادس سابع ثامن تاسع عاشر")
_ABOARD: Final = words("كان كانوا علي في فيها فيه بداخلها بداخله داخلها داخله")


def nameless_quantity(view: View, hit: Hit, after: int, number: Range) -> Phrase | None:
    """A quantity with "others" or without a noun: ``عشرات آخرين``، ``إصابة العشرات``."""
    other = view.quantity_at(after, "other")
    if other is not None:
        return Phrase(hit.first, other.last, number, "other", NOBODY, elided=True)
    if hit.entry.data.get("weak") and view.form(after - 1) == _FROM and view.form(after) in _ABOARD:
        return Phrase(hit.first, after, number, "counted", NOBODY)
    if hit.entry.id == "quantity.several" and view.form(hit.last) in THEM:
        return Phrase(hit.first, hit.last + 1, number, "counted", NOBODY, elided=True)
    if hit.entry.data.get("weak") or hit.entry.id == "quantity.several":
        return None
    last = hit.last + 1 if view.form(hit.last) in THEM else hit.last
    return Phrase(hit.first, last, number, "counted", NOBODY, elided=True)


def other_at(view: View, index: int, *, open_number: bool) -> Phrase | None:
    """``آخرون`` alone, or an ordinal for one more: ``وقتل رابع``."""
    hit = view.quantity_at(index, "other")
    if hit is None:
        return None
    form = view.form(index).removeprefix("و")
    ordinal = form in _ORDINALS
    follows = view.person_at(index + 1)
    told = follows is not None and not follows.clitics
    if ordinal and (not open_number or told or view.number(index + 1) is not None):
        return None
    alone = ordinal or form in {"اخر", "الاخر", "اخري"}
    number = FORMS["two" if form in {"اخران", "اخريين"} else "one" if alone else "many"]
    return Phrase(
        index,
        index + 1,
        number,
        "other",
        NOBODY,
        elided=True,
        is_definite=form.startswith("ال"),
        plural=number.max != 1,
    )


def no_noun(form: str, *, joined: bool) -> bool:
    """True for a word after a number that is no noun: an adverb, or (not ``joined``) a plural verb: ``سقطوا``."""
    verb = len(form) > 4 and (form.endswith("وا") or (form[:1] == "ي" and form.endswith("ون")))
    return form in _NO_NOUNS or (verb and not joined)
