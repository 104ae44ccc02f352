"""People who fell, and single people told by a noun of their fate."""

from typing import Final

from tawthiq.lang.ar.counts.closed import FALLS, NAMERS, words
from tawthiq.lang.ar.counts.found import Reading
from tawthiq.lang.ar.counts.names import named_at, stranger_at
from tawthiq.lang.ar.counts.nouns import definite, number_form
from tawthiq.lang.ar.counts.phrase import Phrase
from tawthiq.lang.ar.counts.phrases import phrase_at
from tawthiq.lang.ar.counts.subjects import before
from tawthiq.lang.ar.counts.view import View
from tawthiq.rules.lexicon import Hit
from tawthiq.rules.rule import rule

_THEY_FELL: Final = frozenset({"سقطوا", "وقعوا", "سقطا"})
_SHOTS: Final = words("برصاص برصاصه بطلق بطلقه بالرصاص بنيران برصاصات")
_FOUND: Final = frozenset({"عثر", "عثرت", "عثروا", "العثور", "يعثر"})
_CALLED: Final = frozenset({"يدعي", "تدعي", "اسمه", "اسمها", "هو", "هي"})


@rule(
    "ar.count.fell",
    "One who fell, or arrived, dead or wounded",
    examples=(
        ("قال إن زميلا له سقط قتيلا", ("killed 1..1",)),
        ("أطلقوا النار على شرطي فأردوه قتيلا", ("killed 1..1 combatant",)),
        ("سقط محمد علي شهيدا", ("killed 1..1",)),
        ("عثر على المبحوح قتيلا في غرفته", ("killed 1..1",)),
    ),
    never=("خلف الهجوم قتيلا",),
)
def fell(reading: Reading, hit: Hit) -> None:
    """``سقط فلان شهيدا``: the subject of a verb of falling with a predicate."""
    view = reading.view
    if hit.entry.data.get("role") != "person":
        return
    form = number_form(view, hit)
    if form == "many":
        _they_fell(reading, hit)
        return
    if form != "one" or not view.form(hit.first).endswith(("ا", "ه")):
        return
    if view.form(hit.first - 1).lstrip("وف").startswith("ارد"):
        _struck_down(reading, hit)
        return
    if view.form(hit.first).endswith("ه") and view.form(hit.first - 1) in NAMERS:
        return
    position = _verb_of_falling(view, hit)
    if position is None:
        return
    found = phrase_at(view, position + 1) or named_at(view, position + 1)
    if found is None and view.form(position) == "علي":
        found = stranger_at(view, position + 1)
    if found is None or found.last > hit.first:
        found = before(view, position, plural=False)
    if found is not None and reading.free(found) and found.number.max == 1:
        reading.add(found, [str(hit.entry.data["fate"])], "ar.count.fell", hit.first)


def _verb_of_falling(view: View, hit: Hit) -> int | None:
    """The token after which the one who fell stands: a verb of falling, or the preposition of "was found"."""
    for position in range(hit.first - 1, max(view.start, hit.first - 8) - 1, -1):
        if view.form(position) in FALLS:
            return position
        if view.form(position) == "علي" and view.form(position - 1).lstrip("وف") in _FOUND:
            return position
    return None


def _they_fell(reading: Reading, hit: Hit) -> None:
    """``12 حوثيا سقطوا قتلى``."""
    view = reading.view
    if view.form(hit.first - 1) not in _THEY_FELL:
        return
    found = before(view, hit.first - 1, plural=True)
    if found is not None and reading.free(found):
        reading.add(found, [str(hit.entry.data["fate"])], "ar.count.fell", hit.first)
        reading.used.add(hit.first)


def _struck_down(reading: Reading, hit: Hit) -> None:
    """``أطلقوا النار على شرطي فأردوه قتيلا``: the nearest single person before."""
    view = reading.view
    for position in range(hit.first - 2, view.start - 1, -1):
        found = phrase_at(view, position) or named_at(view, position)
        if found is not None and found.number.max == 1 and not found.weak and found.fate is None:
            if reading.free(found):
                reading.add(found, [str(hit.entry.data["fate"])], "ar.count.fell", hit.first)
            return


@rule(
    "ar.count.called",
    "The name of the dead or wounded person just told of",
    examples=(
        ("قال المستشفى إن القتيل يدعى محمد المصري", ("killed 1..1",)),
        ("وأضاف أن القتيل حارس من أبناء القرية", ("killed 1..1 combatant",)),
    ),
    never=("القتيل من سكان القرية",),
)
def called(reading: Reading, hit: Hit) -> None:
    """``القتيل يدعى محمد``."""
    view = reading.view
    if hit.entry.data.get("role") != "person" or not definite(view, hit) or number_form(view, hit) != "one":
        return
    if view.form(hit.last) not in _CALLED:
        _described(reading, hit)
        return
    found = named_at(view, hit.last + 1) or stranger_at(view, hit.last + 1)
    if found is not None and reading.free(found):
        reading.add(found, [str(hit.entry.data["fate"])], "ar.count.called", hit.first)


def _described(reading: Reading, hit: Hit) -> None:
    """``القتيل حارس``: what he was."""
    view = reading.view
    found = phrase_at(view, hit.last)
    if found is None or found.kind != "bare" or found.number.max != 1 or found.is_definite or found.weak:
        return
    if reading.free(found) and found.fate is None and not view.clitics(hit.last) and not hit.clitics.endswith("ل"):
        reading.add(found, [str(hit.entry.data["fate"])], "ar.count.called", hit.first)


@rule(
    "ar.count.fallen",
    "Counted people who fell",
    examples=(
        ("سقوط 26 شخصا وإصابة 11", ("killed 26..26", "injured 11..11")),
        ("سقط الشاب أحمد بطلق ناري", ("killed 1..1",)),
    ),
    never=("سقوط 5 قذائف على الحي",),
)
def fallen(reading: Reading, phrase: Phrase) -> None:
    """``سقوط 26 شخصا``."""
    before = reading.view.form(phrase.first - 1).lstrip("وفبل")
    if (
        (phrase.kind != "counted" and not _shot(reading.view, phrase))
        or phrase.head is None
        or before not in {"سقوط", "سقط", "سقطت"}
        or phrase.number.min == 0
    ):
        return
    if reading.free(phrase) and phrase.label.by != "ar.count.unknown-noun":
        reading.add(phrase, ["killed"], "ar.count.fallen", phrase.first - 1)


def _shot(view: View, phrase: Phrase) -> bool:
    """True where one who fell was hit: ``سقط الشاب أحمد بطلق ناري``."""
    near = range(phrase.last, min(phrase.last + 5, view.last))
    return phrase.number.exact and any(view.form(position) in _SHOTS for position in near)
