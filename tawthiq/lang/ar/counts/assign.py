"""Giving a phrase and what is joined to it a fate: families and lists of names as one."""

from dataclasses import replace
from typing import Final

from tawthiq.lang.ar.counts.chain import chain, is_titled
from tawthiq.lang.ar.counts.closed import KIN, VIOLENCE
from tawthiq.lang.ar.counts.found import Reading
from tawthiq.lang.ar.counts.nouns import Label
from tawthiq.lang.ar.counts.phrase import Phrase
from tawthiq.lang.ar.counts.view import View
from tawthiq.model.values import Range
from tawthiq.rules.rule import rule

_RESIDENTS: Final = frozenset(
    {
        "سكان",
        "اهالي",
        "مدنيين",
        "مدني",
        "مدنيا",
        "اشخاص",
        "شخص",
        "مواطنين",
        "نسمه",
        "ناس",
        "عاءله",
        "لاجءين",
        "لاجيين",
        "قرويين",
    }
)
_MANKIND: Final = frozenset({"نفس", "انسان", "مسلم", "مومن", "بشر", "ناس", "ابرياء"})


def assign(reading: Reading, first: Phrase, fates: list[str], rule_id: str, token: int) -> None:
    """Give a phrase and what is joined to it a fate: families and lists of names as one."""
    if first.fate is not None and not first.soft and fates == ["displaced"]:
        fates = [first.fate]  # wounded who are moved are no displaced people
    if first.fate == "abducted" and first.soft and fates == ["detained"]:
        fates = ["abducted"]  # taking hostages
    phrases = [first] if first.number.min == 0 else chain(reading.view, first)
    phrases = [phrase for phrase in phrases if reading.free(phrase) and _suits(reading.view, phrase, token)]
    names = [phrase for phrase in phrases if phrase.kind == "name" or is_titled(reading.view, phrase)]
    if len(names) > 1:
        label = names[0].label if len({name.label.group for name in names}) == 1 else Label("unknown", rule_id)
        whole = replace(names[0], last=names[-1].last, number=Range.exactly(len(names)), label=label)
        phrases = [phrase for phrase in phrases if phrase not in names]
        reading.add(whole, fates, rule_id, token)
    if len(phrases) > 2 and any(reading.view.form(phrase.first).removeprefix("و") in KIN for phrase in phrases[1:]):
        _family(reading, phrases, fates, token)
        return
    for phrase in phrases:
        reading.add(phrase, fates, rule_id, token)


def _suits(view: View, phrase: Phrase, token: int) -> bool:
    """Whether a word of wider meaning tells a fate of these people: residents who flee, one who died by violence."""
    hit = view.fates.get(token)
    if phrase.noun in {"حاله", "حالات"} and (phrase.kind != "counted" or phrase.number.max == 1):
        return False
    if phrase.noun in _MANKIND and phrase.is_definite and phrase.kind == "bare":
        return False
    if hit is None:
        return True
    if hit.entry.data.get("needs") == "residents":
        return phrase.head is not None and phrase.kind == "counted" and _is_resident(view, phrase)
    if (
        hit.entry.data.get("natural")
        and phrase.number.max == 1
        and (phrase.is_definite or phrase.kind != "bare" or phrase.label.by == "ar.count.unknown-noun")
    ):
        return is_violent(view)
    return True


def is_violent(view: View) -> bool:
    """True where the sentence has a word of violence."""
    forms = [view.form(position) for position in range(view.start, view.last)]
    return any(form in VIOLENCE or (form[:1] in "بول" and form[1:] in VIOLENCE) for form in forms)


def _is_resident(view: View, phrase: Phrase) -> bool:
    """True for families, inhabitants and civilians."""
    hit = view.person_at(phrase.head) if phrase.head is not None else None
    return (hit is not None and hit.entry.data["kind"] == "family") or phrase.noun in _RESIDENTS


@rule(
    "ar.count.family",
    "A family is told as one number, women and children as parts of it",
    examples=(
        ("مقتل رجل وزوجته وأطفالهما الثلاثة", ("killed 5..5", "killed 1..1 woman part", "killed 3..3 child part")),
    ),
    never=("مقتل رجل وامرأة",),
)
def _family(reading: Reading, phrases: list[Phrase], fates: list[str], token: int) -> None:
    """``رجل وزوجته وأطفالهما الثلاثة``."""
    total = phrases[0].number
    for phrase in phrases[1:]:
        total = total + phrase.number
    whole = replace(
        phrases[0], last=phrases[-1].last, number=total, kind="counted", label=Label("unknown", "ar.count.family")
    )
    reading.add(whole, fates, "ar.count.family", token)
    for phrase in phrases:
        if phrase.label.group in {"woman", "child"}:
            reading.add(phrase, fates, "ar.count.family", token, part=True)
