"""Tolls, and whether a number is new, a first count, or a total over a period."""

from dataclasses import replace
from typing import Final, Literal

from tawthiq.lang.ar.counts import scan
from tawthiq.lang.ar.counts.chain import chain
from tawthiq.lang.ar.counts.closed import DREAD, words
from tawthiq.lang.ar.counts.found import Found, Reading
from tawthiq.lang.ar.counts.nouns import group_of, number_form
from tawthiq.lang.ar.counts.phrase import Phrase
from tawthiq.lang.ar.counts.phrases import phrase_at
from tawthiq.lang.ar.counts.view import View
from tawthiq.lang.ar.number_words import number_word
from tawthiq.rules.lexicon import Hit
from tawthiq.rules.rule import rule

_TOLL_REACH: Final = 16
_LONG_REACH: Final = 30
_TALLY_NEAR: Final = 4
_TOLL_VERBS: Final = words(
    "هم عددهم عددها بلغ بلغت يبلغ ليبلغ وبلغ لتبلغ وصل وصلت ارتفع ارتفعت الي هو : ليصل لتصل ب من عند حوالي"
)
_SINCE: Final = words(
    "بدايه بدء اندلاع بدايتها بدئها انطلاق عام السابع اكتوبر العدوان الحرب حرب مطلع سريان 2014 2011 2023 2015"
)
_ANYONE: Final = frozenset({"شخص", "اشخاص", "قتيل", "جريح"})
_INITIAL: Final = words("اوليه الاوليه اولي اوليا")
_REACH: Final = 12


@rule(
    "ar.count.toll",
    "The number that a toll of dead or wounded has reached",
    examples=(
        ("ارتفعت حصيلة القتلى إلى 12", ("killed 12..12",)),
        ("ارتفع عدد الجرحى من 5 إلى 7", ("injured 5..5", "injured 7..7")),
        ("بلغ عدد الشهداء 35 ألفا و233 والجرحى 79 ألفا و141", ("killed 35233..35233", "injured 79141..79141")),
    ),
    never=("نقل الجرحى إلى 12 مستشفى",),
)
def toll(reading: Reading, hit: Hit) -> None:
    """``حصيلة القتلى إلى 12``، ``والجرحى 79 ألفا``."""
    view = reading.view
    if hit.entry.data.get("role") != "person" or number_form(view, hit) != "many" or view.form(hit.last) in DREAD:
        return
    announced = any(
        view.quantity_at(position, "tally") for position in range(max(view.start, hit.first - _TALLY_NEAR), hit.first)
    )
    position = hit.last
    for position in range(hit.last, min(hit.last + (_LONG_REACH if announced else _TOLL_REACH), view.last)):
        form = view.form(position)
        if form in {".", "؛"} or scan.governs(view, position) or (form == "،" and not announced):
            return
        found = phrase_at(view, position, open_number=True)
        if (
            found is None
            or found.kind != "counted"
            or (view.number(position) is None and view.quantities.get(position) is None)
        ):
            continue
        near = (
            position == hit.last
            or view.form(position - 1) in _TOLL_VERBS
            or view.form(position - 1) == view.form(hit.first)
        )
        if not _counts(view, position, found):
            continue
        if (near or announced) and (found.elided or found.fate is None):
            _add_tolls(reading, found, hit)
        return


@rule(
    "ar.count.toll-of",
    "The number that those of a group who were killed or hurt has reached",
    examples=(("ارتفع عدد الجنود الذين قتلوا في أفغانستان إلى 116 جنديا", ("killed 116..116 combatant",)),),
    never=("ارتفع عدد الجنود في أفغانستان إلى 116 جنديا",),
)
def toll_of(reading: Reading, hit: Hit) -> None:
    """``عدد الجنود الذين قتلوا ... إلى 116 جنديا``."""
    view = reading.view
    lead = range(max(view.start, hit.first - 9), hit.first)
    told = any(view.quantity_at(position, "tally") for position in lead)
    if not told or not any(view.form(position) in scan.RELATIVES for position in lead[-3:]):
        return
    for position in range(hit.last, min(hit.last + _LONG_REACH, view.last)):
        if view.form(position) in {".", "؛"} or scan.governs(view, position):
            return
        found = phrase_at(view, position, open_number=True)
        reached = view.form(position - 1) in _TOLL_VERBS - {"من", "ب"}
        if found is not None and found.kind == "counted" and reached and found.fate is None and reading.free(found):
            reading.add(found, [str(hit.entry.data["fate"])], "ar.count.toll-of", hit.first)
            return


def _counts(view: View, position: int, found: Phrase) -> bool:
    """True where a number after a toll is one of people."""
    word = number_word(view.form(position))
    if (
        word is not None
        and found.elided
        and (found.number.max == 1 or (word.definite and view.form(position - 1) not in _TOLL_VERBS))
    ):
        return False
    if view.form(position - 1) in {"في", "خلال", "بعد", "قبل", "منذ", "علي", "بنسبه"}:
        return False
    return found.elided or found.label.by not in {"ar.count.unknown-noun"}


def _add_tolls(reading: Reading, found: Phrase, hit: Hit) -> None:
    """The number, and the one it rose to."""
    view, fate = reading.view, str(hit.entry.data["fate"])
    if not reading.free(found):
        return
    if found.elided or (found.label.group == "unknown" and found.noun in _ANYONE):
        found = replace(found, label=group_of(view, hit, hit.last), elided=False)
    for each in [found, *chain(view, found)[1:]]:
        if reading.free(each) and each.fate is None:
            reading.add(each, [fate], "ar.count.toll", hit.first)
    reading.used.add(hit.first)
    if view.form(found.last) == "الي":
        higher = phrase_at(view, found.last + 1, open_number=True)
        if higher is not None and higher.kind == "counted" and higher.fate is None:
            reading.add(higher, [fate], "ar.count.toll", hit.first)


def toll_kind(view: View, found: Found) -> Literal["new", "cumulative", "initial"]:
    """``cumulative`` beside "since the beginning of"، ``initial`` beside "a first toll"."""
    first = max(view.start, found.phrase.first - _REACH)
    last = min(view.last, found.phrase.last + _REACH)
    forms = [view.form(position) for position in range(first, last)]
    for position, form in enumerate(forms):
        if form in {"منذ", "ومنذ"} and any(word in _SINCE for word in forms[position + 1 : position + 3]):
            return "cumulative"
    before = forms[: found.phrase.first - first]
    if any(form in _INITIAL for form in before[-8:]) and any("حصيل" in form for form in before):
        return "initial"
    return "new"
