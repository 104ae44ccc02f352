"""One person told before and taken up by a pronoun alone: ``القبض عليه``، ``غير أنه توفي متأثرا بجراحه``."""

from typing import Final

from tawthiq.lang.ar.counts.closed import words
from tawthiq.lang.ar.counts.found import Reading
from tawthiq.lang.ar.counts.nouns import Label
from tawthiq.lang.ar.counts.phrase import Phrase
from tawthiq.lang.ar.counts.view import View
from tawthiq.model.values import Range
from tawthiq.rules.lexicon import Hit
from tawthiq.rules.rule import rule

SEIZURE: Final = words("القبض والقبض")
_ON_ONE: Final = frozenset({"عليه", "عليها"})
_DONE: Final = words("تم وتم تمت وتمت جري وجري من القت والقت القي والقي")
_DONE_NEAR: Final = 4
_AIMS: Final = words("محاوله محاولته لالقاء قبل للمساعده يساعد اوامر امر بهدف مذكره")
_HE: Final = frozenset({"انه", "انها", "بانه", "بانها", "لكنه", "لكنها"})
_OF_WOUNDS: Final = ("متاثر",)
_NEAR: Final = 4


@rule(
    "ar.count.seized",
    "One person told before whom someone seized",
    examples=(("رفض السائق التوقف فتمت محاصرته ثم تم القبض عليه", ("detained 1..1",)),),
    never=("دعا السكان للمساعدة في القبض عليه", "محاولة القبض عليه"),
)
def seized(reading: Reading, index: int) -> None:
    """``تم القبض عليه``."""
    view = reading.view
    if view.form(index) not in SEIZURE or view.form(index + 1) not in _ON_ONE or index in reading.used:
        return
    lead = [view.form(position) for position in range(max(view.start, index - _DONE_NEAR), index)]
    if not any(form in _DONE for form in lead) or any(form in _AIMS for form in lead):
        return
    if any(found.fate == "detained" for found in reading.found):
        return
    _add(reading, index, index + 2, "detained", "ar.count.seized")


@rule(
    "ar.count.died",
    "One person told before who died of wounds",
    examples=(("نقل الرجل إلى المستشفى غير أنه توفي متأثرا بجراحه", ("killed 1..1",)),),
    never=("قال الطبيب إنه توفي بعد مرض",),
)
def died(reading: Reading, hit: Hit) -> None:
    """``غير أنه توفي متأثرا بجراحه``: no subject but a pronoun before."""
    view = reading.view
    if hit.entry.data["fate"] != "killed" or hit.shape not in {"past", "passive"} or hit.first in reading.used:
        return
    if view.form(hit.first - 1) in _HE and _of_wounds(view, hit) and not view.form(hit.first).endswith(("وا", "ا")):
        _add(reading, hit.first, hit.last, "killed", "ar.count.died")


def _of_wounds(view: View, hit: Hit) -> bool:
    """True where wounds are told right after."""
    near = range(hit.last, min(hit.last + _NEAR, view.last))
    return any(view.form(position).startswith(_OF_WOUNDS) for position in near)


def _add(reading: Reading, first: int, last: int, fate: str, rule_id: str) -> None:
    """One person, unless a fate word here was read already."""
    if any(found.fate_token == first for found in reading.found):
        return
    phrase = Phrase(first, last, Range.exactly(1), "bare", Label("unknown", rule_id), plural=False)
    reading.add(phrase, [fate], rule_id, first)
