"""No one was hurt."""

from dataclasses import replace
from typing import Final

from tawthiq.lang.ar.counts import scan, scope
from tawthiq.lang.ar.counts.closed import ENDS, words
from tawthiq.lang.ar.counts.found import NO_ONE, Reading
from tawthiq.lang.ar.counts.names import named_at
from tawthiq.lang.ar.counts.nouns import Label, bare_form, definite, number_form
from tawthiq.lang.ar.counts.phrase import Phrase
from tawthiq.lang.ar.counts.phrases import phrase_at
from tawthiq.rules.lexicon import Hit
from tawthiq.rules.rule import rule

_SO_THAT: Final = frozenset({"حتي", "كي", "لكي"})
_NO_ONE: Final = words("احد اي ايا ايه احدا شخص")


@rule(
    "ar.count.nobody",
    "No one was hurt",
    examples=(
        ("لم يصب أحد بأذى", ("injured 0..0",)),
        ("لم يقتل أو يصاب أي من المدنيين", ("killed 0..0 civilian", "injured 0..0 civilian")),
    ),
    never=("لم تتبن أي جهة الهجوم الذي قتل فيه 5 أشخاص",),
)
def denied(reading: Reading, fates: list[str], hit: Hit, end: int) -> bool:
    """A negated fate word with "anyone" or nothing after it; False where people are told all the same."""
    view = reading.view
    found = scope.negator(view, hit.first)
    negator = hit.first if found is None else found
    for position in range(end, min(end + 5, view.last)):
        if view.form(position) in ENDS:
            break
        later = view.quantities.get(position)
        if later is not None and later.entry.data["kind"] == "none":
            end = position
            break
    quantity = view.quantities.get(end)
    none = quantity is not None and quantity.entry.data["kind"] in {"none", "one"}
    if view.form(negator - 1).lstrip("وف") in {"احدا", "ايا"} and hit.shape != "masdar":
        phrase = Phrase(negator - 1, hit.last, NO_ONE, "counted", Label("unknown", "ar.count.nobody"))
        reading.add(phrase, [fate for fate in fates if fate in {"killed", "injured"}], "ar.count.nobody", hit.first)
        return True
    last = end + 1 if none or view.form(end) in _NO_ONE else end
    if not none and view.form(end) not in _NO_ONE:
        following = phrase_at(view, end, open_number=True)
        if following is not None and (following.kind == "counted" or not scan.is_noun(view, hit)):
            return following.kind != "counted"
        if named_at(view, end) is not None or following is not None:
            return True
        return True
    label = Label("unknown", "ar.count.nobody")
    start = last + 1 if view.form(last) == "من" else last
    person = view.person_at(start)
    if person is not None and person.entry.data["kind"] == "person":
        label, last = Label(str(person.entry.data["group"]), person.entry.id), person.last
    fates = [fate for fate in fates if fate in {"killed", "injured"}]
    phrase = Phrase(negator, max(last, hit.first + 1), NO_ONE, "counted", label)
    reading.add(phrase, fates, "ar.count.nobody", hit.first)
    return True


@rule(
    "ar.count.none",
    "No casualties",
    examples=(("لم تقع إصابات", ("injured 0..0",)), ("دون وقوع ضحايا", ("killed 0..0", "injured 0..0"))),
    never=("لم يعرف عدد الضحايا",),
)
def none(reading: Reading, hit: Hit) -> bool:
    """``دون إصابات``، ``لم يسفر عن ضحايا``؛ True where it was read."""
    view = reading.view
    role = hit.entry.data.get("role")
    if (
        role not in {"person", "casualties"}
        or hit.entry.data["fate"] not in {"killed", "injured"}
        or (role == "person" and number_form(view, hit) == "one")
        or not scope.negated(view, hit.first)
    ):
        return False
    if role == "person" and definite(view, hit):
        return False
    if any(view.form(position) in _SO_THAT for position in range(max(view.start, hit.first - 8), hit.first)):
        reading.used.update(range(hit.first, hit.last))
        return True
    lead = view.quantities.get(hit.first - 1)
    first = hit.first - 1 if lead is not None and lead.entry.data["kind"] == "none" else hit.first
    if view.number(hit.first - 1) is not None:
        return False
    both = (role == "casualties" or bare_form(view.form(hit.first), hit) == "ضحايا") and not _goes_on(reading, hit)
    fates = ["killed", "injured"] if both else [str(hit.entry.data["fate"])]
    phrase = Phrase(first, hit.last, NO_ONE, "counted", Label("unknown", "ar.count.none"))
    if reading.free(phrase):
        no = scope.negator(view, hit.first)
        reading.add(replace(phrase, first=first if no is None else no), fates, "ar.count.none", hit.first)
    return True


def _goes_on(reading: Reading, hit: Hit) -> bool:
    """True where the wounded are denied beside the dead: ``أي ضحايا أو إصابات``."""
    view = reading.view
    other = view.fate_at(hit.last + 1 if view.form(hit.last) in {"و", "او"} else hit.last)
    joined = other is not None and (view.form(hit.last) in {"و", "او"} or other.clitics == "و")
    return other is not None and joined and other.entry.data["fate"] == "injured"
