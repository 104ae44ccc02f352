"""People told by name: given names of the list, and strangers where a fate word leaves no doubt."""

from dataclasses import replace
from typing import Final

from tawthiq.lang.ar.counts.closed import MARKS_IN_PHRASE, PREPOSITIONS, STOPS
from tawthiq.lang.ar.counts.nouns import Label, group_of, number_form, unknown_form
from tawthiq.lang.ar.counts.phrase import FORMS, Phrase
from tawthiq.lang.ar.counts.view import View
from tawthiq.model.values import Range

_MANNERS: Final = frozenset({"جماعي", "ميداني", "رميا", "شنقا", "غرقا", "حرقا", "اختناقا", "وحشي"})
_ALI: Final = "علي"
_SURNAMES: Final = frozenset({"الحوثي", "الشيخ", "الجندي", "الشهيد", "العربي", "الكردي"})
_NAME_REACH: Final = 7
_WITHIN_TITLES: Final = frozenset({"في", "ذات", "لدي"})
_SERVANT: Final = "عبدال"


def named_at(view: View, index: int) -> Phrase | None:
    """A person told by name: a given name of the list and the names after it."""
    while view.form(index) in MARKS_IN_PHRASE and view.form(index) != "-":
        index += 1
    hit = view.person_at(index)
    if hit is None and view.form(index).startswith(_SERVANT) and len(view.form(index)) > len(_SERVANT) + 2:
        last = index + 1
        while last < min(index + 4, view.last) and _goes_on(view, last) and not _is_role(view, last):
            last += 1
        return Phrase(index, last, Range.exactly(1), "name", _role(view, last), plural=False)
    if (
        hit is None
        or hit.entry.data["kind"] != "given"
        or (view.form(index).endswith(_ALI) and not _is_ali(view, index))
    ):
        return None
    last = hit.last
    while last < min(hit.last + 4, view.last) and _goes_on(view, last) and not _is_role(view, last):
        last += 1
    return Phrase(index, last, Range.exactly(1), "name", _role(view, last), plural=False)


def with_name(view: View, phrase: Phrase) -> Phrase:
    """A person by a title, up to the name after its adjectives: ``الناشطة الأميركية عائشة نور``."""
    if phrase.kind != "bare" or phrase.plural or not phrase.is_definite or phrase.head is None:
        return phrase
    for position in range(phrase.last, min(phrase.last + _NAME_REACH, view.last)):
        form = view.form(position)
        hit = view.person_at(position)
        if hit is not None and hit.entry.data["kind"] == "given" and not hit.clitics:
            name = named_at(view, position)
            return phrase if name is None else replace(phrase, last=name.last)
        if form not in _WITHIN_TITLES and (form in PREPOSITIONS or form in STOPS or not form.isalpha()):
            return phrase
        if view.fates.get(position) is not None or view.taken(position) or form[:1] == "و":
            return phrase
    return phrase


def _is_role(view: View, index: int) -> bool:
    """True for a word that says who the person named before it is: ``محمد الضيف قائد القسام``."""
    hit = view.person_at(index)
    if hit is None or hit.entry.data["kind"] != "person" or hit.entry.data.get("weak") or hit.clitics:
        return False
    form, follows = view.form(index), view.form(hit.last)
    if not form.startswith("ال"):
        return True
    if follows.startswith("ال") and view.form(hit.last + 1) in {"في", "ب"}:
        return form not in _SURNAMES  # القيادي البارز في حركة
    return form not in _SURNAMES and (follows in {"في", "ب", "لدي"} or (follows[:1] == "ب" and len(follows) > 4))


def _role(view: View, index: int) -> Label:
    """The group that a word right after a name tells."""
    index += view.form(index) in {"،", ",", "-", "(", '"'}
    hit = view.person_at(index)
    if hit is not None and not hit.clitics and _is_role(view, index) and number_form(view, hit) == "one":
        return group_of(view, hit, hit.last)
    return Label("unknown", "ar.count.name")


def _is_ali(view: View, index: int) -> bool:
    """True where علي is the name and not the preposition, which folds alike."""
    token = view.tokens[index]
    following = view.person_at(index + 1)
    return (
        view.source[token.start : token.end].lstrip("و") == _ALI
        and following is not None
        and following.entry.data["kind"] == "given"
    )


def _goes_on(view: View, index: int) -> bool:
    """True where a word can be one more part of a name."""
    form = view.form(index)
    if form == _ALI and view.source[view.tokens[index].start : view.tokens[index].end] == _ALI:
        return True
    if view.tokens[index].kind != "word" or form in PREPOSITIONS or form in STOPS or view.taken(index):
        return False
    if form[:1] == "و" and len(form) > 4 and view.person_at(index) is None:
        return False
    return view.fate_at(index) is None and not view.joins(index) and view.quantities.get(index) is None


def stranger_at(view: View, index: int) -> Phrase | None:
    """A noun or name of no list where a fate word leaves no doubt that it is someone: ``مقتل الشدادي``."""
    while view.form(index) in MARKS_IN_PHRASE and view.form(index) != "-":
        index += 1
    form = view.form(index)
    if index >= view.last or view.tokens[index].kind != "word" or len(form) < 3 or not _goes_on(view, index):
        return None
    if view.number(index) is not None or view.person_at(index) is not None or form in _MANNERS:
        return None
    number = FORMS[unknown_form(form)]
    by = Label("unknown", "ar.count.unknown-noun")
    return Phrase(
        index, index + 1, number, "bare", by, form, index, plural=number.max != 1, is_definite=form.startswith("ال")
    )
