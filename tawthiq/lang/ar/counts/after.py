"""People after a phrase of a fate: ``أودى بحياة 12 شخصا``، ``ألقت القبض على ثلاثة``."""

from typing import Final

from tawthiq.lang.ar.counts import scan
from tawthiq.lang.ar.counts.assign import assign
from tawthiq.lang.ar.counts.closed import ENDS, words
from tawthiq.lang.ar.counts.found import Reading
from tawthiq.lang.ar.counts.losses import taken_up
from tawthiq.lang.ar.counts.phrase import Phrase
from tawthiq.lang.ar.counts.scope import negated
from tawthiq.lang.ar.counts.subjects import before
from tawthiq.lang.ar.counts.view import View
from tawthiq.rules.lexicon import Hit
from tawthiq.rules.rule import rule

_MANNERS: Final = words("تعزيرا قصاصا حدا شنقا علنا رميا بالرصاص امس اليوم")
LIVES: Final = words("بحياه بارواح ارواح")
_CLAIM: Final = ("اودي", "اودت", "يودي", "تودي", "اودوا", "اوديا", "موديا", "موديه")
_HARVEST: Final = ("حصد", "تحصد", "يحصد", "ازهق")
_CLAIM_REACH: Final = 16


@rule(
    "ar.count.after-phrase",
    "People after a phrase such as 'claimed the lives of' or 'arrested'",
    examples=(
        ("هجوم أودى بحياة 12 شخصا", ("killed 12..12",)),
        ("ألقت الشرطة القبض على ثلاثة مشتبهين", ("detained 3..3",)),
        ("تنفيذ حكم القتل قصاصا في أحد الجناة", ("killed 1..1",)),
    ),
    never=("أودى بالاقتصاد إلى الهاوية",),
)
def after_phrase(reading: Reading, fates: list[str], hit: Hit, end: int) -> None:
    """``أودى بحياة 12 شخصا``، ``الاحتفاظ بخمسة أشخاص``."""
    view = reading.view
    if hit.entry.data.get("by") == "في":
        end = _executed(view, end)
    elif hit.entry.data.get("by") == "ب":
        if view.form(end) in {"بهم", "به", "بها"} and hit.shape == "word":
            held = before(view, hit.first, plural=view.form(end) == "بهم")
            if held is not None:
                assign(reading, held, fates, "ar.count.after-phrase", hit.first)
            return
        if view.form(end) == "ب":
            end += 1
        elif view.form(end) in {"بهم", "به"} or not view.form(end).startswith("ب"):
            return
    first = scan.direct(view, end, sure=fates == ["killed"] and not hit.entry.data.get("known"))
    if first is None and fates == ["killed"] and not hit.entry.data.get("known"):
        first = scan.after(view, end, through_relative=True)
    if first is None and view.form(hit.last - 1) == "ضحيه":
        first = before(view, hit.first, plural=False)  # راح ضحية غارة
    if first is not None and hit.entry.data.get("known") and _unknown(first):
        return
    if first is not None and not taken_up(view, first):
        assign(reading, first, fates, "ar.count.after-phrase", hit.first)


def _unknown(phrase: Phrase) -> bool:
    """True for what may be no one: a word of no list, and the self (``ضبط النفس``)."""
    return phrase.label.by == "ar.count.unknown-noun" or phrase.noun == "نفس"


def _executed(view: View, index: int) -> int:
    """Where those executed stand: ``تنفيذ حكم القتل قصاصا في الجاني``."""
    while view.form(index) in _MANNERS:
        index += 1
    return index + 1 if view.form(index) in {"في", "ب", "علي", "بحق"} else index


@rule(
    "ar.count.lives",
    "People whose lives something claimed, told between the verb and the lives",
    examples=(("أودى انفجار سيارة مفخخة في كركوك بحياة خمسة أشخاص", ("killed 5..5",)),),
    never=("أودى الفقر بحلم خمسة أشخاص", "يهتم بحياة خمسة أشخاص"),
)
def lives(reading: Reading, index: int) -> None:
    """``أودى انفجار بحياة خمسة``: the claim itself before, what it was between."""
    view = reading.view
    for position in range(index - 1, max(view.start, index - _CLAIM_REACH) - 1, -1):
        form = view.form(position).lstrip("وفل")
        if form in ENDS:
            return
        if form.startswith(_HARVEST if view.form(index) == "ارواح" else _CLAIM):
            break
    else:
        return
    if (
        view.fate_at(position) is not None
        or negated(view, position)
        or view.form(position - 1) in {"كاد", "كادت", "ان"}
    ):
        return
    first = scan.direct(view, index + 1, sure=True)
    if first is not None and reading.free(first) and not taken_up(view, first):
        assign(reading, first, ["killed"], "ar.count.lives", position)
