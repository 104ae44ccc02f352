"""Phrases for people: a number, a vague quantity or a bare noun, with its bounds and its head noun."""

from dataclasses import replace
from typing import Final

from tawthiq.lang.ar.counts.bounds import bound_before, closing_bound
from tawthiq.lang.ar.counts.closed import COUNTRIES, MARKS_IN_PHRASE, PREPOSITIONS, STOPS, THEM
from tawthiq.lang.ar.counts.nouns import Label, bare_form, complement_group, definite, group_of, number_form
from tawthiq.lang.ar.counts.phrase import FORMS, NOBODY, Noun, Phrase, bounded
from tawthiq.lang.ar.counts.view import View
from tawthiq.lang.ar.number_words import number_word
from tawthiq.model.values import Range
from tawthiq.rules.lexicon import Hit

_FROM: Final = "من"
_ONES: Final = frozenset({"واحد", "واحده", "واحدا"})
_TWOS: Final = frozenset({"اثنين", "اثنان", "اثنتين", "اثنتان"})
_UNTIL: Final = frozenset({"الي", "او", "-", "–", "حتي", "و"})
_SINGLE_SCALES: Final = frozenset({"الفا", "مليونا"})  # with no noun after them one, not the two of a construct
_ONE_OF_THEM: Final = frozenset({"احدهم", "احدهما", "احداهن", "احداهما"})
_TANWIN: Final = "\u064b"
_THOUSAND: Final = 1000
_FAMILY: Final = 2


def phrase_at(view: View, index: int, *, open_number: bool = False) -> Phrase | None:
    """The phrase for people that begins at a token.

    ``open_number`` takes a number without a noun, or with one that no list holds, as people: a fate word governs it.
    """
    if not view.begins(index):
        return None
    key = index * 2 + open_number
    if key in view.phrases:
        return view.phrases[key]  # type: ignore[return-value]
    found = view.phrases[key] = _phrase(view, index, open_number=open_number)
    return found


def _phrase(view: View, index: int, *, open_number: bool) -> Phrase | None:
    """See :func:`phrase_at`; not remembered."""
    start = index
    while view.form(index) in MARKS_IN_PHRASE:
        index += 1
    bound, index = bound_before(view, index)
    found = _ranged(view, index, open_number=open_number) or _quantified(view, index)
    if found is None and bound is None:
        found = _one_of(view, index, open_number=open_number) or _other(view, index) or _bare(view, index)
    elif found is None and bound != "most":
        found = _bare(view, index)
    if found is None:
        return None
    found, bound = closing_bound(view, found, bound)
    if found.elided and view.form(found.last) == _FROM:
        found = replace(found, label=complement_group(view, found.last, "") or found.label)
    if bound is None:
        return found
    first = start
    return replace(found, first=first, number=bounded(found.number, bound))


def _ranged(view: View, index: int, *, open_number: bool) -> Phrase | None:
    """A number, or two that are the ends of a range, with the head noun."""
    if view.form(index) == "ال" and view.number(index) is None and view.number(index + 1) is not None:
        index += 1
    skipped = 2 if (view.form(index), view.form(index + 1)) == ("ما", "بين") else 1 if view.form(index) == "بين" else 0
    between = skipped > 0
    low = view.number(index + skipped)
    if low is None:
        return None
    value, after = low
    number = Range.exactly(value)
    rise = view.form(index - 1) == "من" and view.form(after) == "الي"
    if view.form(after) in _UNTIL and not rise and (view.form(after) != "و" or between):
        high = view.number(after + 1)
        if high is not None and high[0] > value and not view.clitics(after + 1):
            if high[1] > after + 2 and value < _THOUSAND <= high[0]:  # 80 to 90 thousand
                value *= _THOUSAND
            number, after = Range(value, high[0]), high[1]
    elif between:
        high = view.number(after)
        if high is not None and high[0] > value:
            number, after = Range(value, high[0]), high[1]
    return _counted(view, index, after, number, open_number=open_number)


def _counted(view: View, index: int, after: int, number: Range, *, open_number: bool) -> Phrase | None:
    """A number with the noun after it."""
    if view.form(after) in {'"', "'", ")"}:
        after += 1
    if view.form(after) in THEM:
        return Phrase(index, after + 1, number, "counted", NOBODY, elided=True, head=None)
    genitive = view.form(after) == _FROM
    noun = _noun(view, after + genitive, genitive=genitive, inside=True)
    if noun is not None and noun.kind == "thing":
        return None
    if noun is None:
        return _nounless(view, index, after, number, open_number=open_number)
    if noun.kind == "family":
        number = Range(number.min * _FAMILY, None)
    return _with_noun(index, noun, number)


def _nounless(view: View, index: int, after: int, number: Range, *, open_number: bool) -> Phrase | None:
    """A number with "others", with a noun of no list, or alone."""
    other = view.quantity_at(after, "other")
    if other is not None and not other.clitics:
        return Phrase(index, after + 1, number, "other", NOBODY, elided=True)
    if not open_number:
        return None
    form = view.form(after)
    token = view.tokens[after] if after < view.last else None
    alone = token is None or token.kind != "word" or form in PREPOSITIONS or form in STOPS or form[:1] in "وبل"
    hit = view.person_at(after)
    governed = (
        view.fate_at(after) is not None or view.quantities.get(after) is not None or (hit is not None and hit.clitics)
    )
    if alone or governed or form == _FROM or view.taken(after):
        if after == index + 1 and view.form(index) in _SINGLE_SCALES:
            number = Range.exactly(number.min // 2)
        return Phrase(index, after, number, "counted", NOBODY, elided=True)
    return Phrase(index, after + 1, number, "counted", Label("unknown", "ar.count.unknown-noun"), noun=form, head=after)


def _with_noun(index: int, noun: Noun, number: Range, kind: str = "counted") -> Phrase:
    return Phrase(
        first=index,
        last=noun.last,
        number=number,
        kind=kind,
        label=noun.label,
        noun=noun.word,
        head=noun.first,
        fate=noun.fate,
        soft=noun.soft,
        is_definite=noun.is_definite,
        weak=noun.weak,
        plural=number.max is None or number.max > 1,
    )


def _quantified(view: View, index: int) -> Phrase | None:
    """A vague quantity with its noun: ``عشرات القتلى``، ``عدد من الجنود``، ``عدد آخر``."""
    hit = view.quantity_at(index, "vague")
    if hit is None or (hit.entry.id == "quantity.millions" and view.form(index - 1).isdigit()):
        return None
    data = hit.entry.data
    number = Range(data["min"], data.get("max"))
    after = hit.last
    if data.get("alone"):
        return Phrase(index, after, number, "other", NOBODY, elided=True)
    if view.form(after) == _FROM:
        after += 1
    noun = _noun(view, after, genitive=True)
    if noun is None:
        return _nameless_quantity(view, hit, after, number)
    if noun.kind == "thing":
        return None
    if noun.kind == "family":
        number = Range(number.min * _FAMILY, None)
    return _with_noun(index, noun, number)


def _nameless_quantity(view: View, hit: Hit, after: int, number: Range) -> Phrase | None:
    """A quantity with "others" or without a noun: ``عشرات آخرين``، ``إصابة العشرات``."""
    other = view.quantity_at(after, "other")
    if other is not None:
        return Phrase(hit.first, other.last, number, "other", NOBODY, elided=True)
    if hit.entry.data.get("weak") or hit.entry.id == "quantity.several":
        return None
    last = hit.last + 1 if view.form(hit.last) in THEM else hit.last
    return Phrase(hit.first, last, number, "counted", NOBODY, elided=True)


def _one_of(view: View, index: int, *, open_number: bool) -> Phrase | None:
    """``أحد الجنود``، ``إحدى السيدات``."""
    if view.form(index) in _ONE_OF_THEM:
        return Phrase(index, index + 1, Range.exactly(1), "other", NOBODY, elided=True, plural=False)
    if view.and_one(index):
        noun = _noun(view, index + 1, genitive=True)
        return replace(_with_noun(index, noun, Range.exactly(1)), is_definite=False) if noun is not None else None
    hit = view.quantity_at(index, "one") or view.quantity_at(index, "two")
    if hit is None:
        return None
    noun = _noun(view, hit.last, genitive=True)
    if noun is None:
        return _one_stranger(view, index, hit) if open_number else None
    if noun.form == "one" or noun.kind == "thing":
        return None
    number = Range.exactly(1 if hit.entry.data["kind"] == "one" else 2)
    return replace(_with_noun(index, noun, number), is_definite=False)


def _one_stranger(view: View, index: int, hit: Hit) -> Phrase | None:
    """One of people whom no list holds: ``أحد مرتزقتهم``."""
    form = view.form(hit.last)
    if (
        hit.entry.data["kind"] != "one"
        or hit.clitics[-1:] in {"ب", "ل"}
        or len(form) < 4
        or view.people.get(hit.last) is not None
    ):
        return None
    if (
        form in PREPOSITIONS
        or form in STOPS
        or not form.isalpha()
        or view.fate_at(hit.last) is not None
        or form[:1] in "وبل"
    ):
        return None
    label = Label("unknown", "ar.count.unknown-noun")
    return Phrase(index, hit.last + 1, Range.exactly(1), "counted", label, form, hit.last, plural=False)


def _other(view: View, index: int) -> Phrase | None:
    """``آخرون`` alone."""
    hit = view.quantity_at(index, "other")
    if hit is None:
        return None
    form = view.form(index).removeprefix("و")
    number = FORMS["two" if form in {"اخران", "اخريين"} else "one" if form in {"اخر", "الاخر", "اخري"} else "many"]
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


def _bare(view: View, index: int) -> Phrase | None:
    """A noun for people without a number before it, one after it taken: ``الجنود الأربعة``، ``جنديين اثنين``."""
    noun = _noun(view, index)
    if noun is None or noun.kind == "thing" or (noun.weak and _is_country(view, index)):
        return None
    number = FORMS[noun.form]
    if noun.kind == "family":
        number = Range(2 if noun.form != "many" else 4, None)
    found = _with_noun(index, noun, number, "bare")
    found = replace(found, plural=noun.form != "one")
    return _number_after(view, found)


def _is_country(view: View, index: int) -> bool:
    """True for a country that folds like "a Syrian" in the accusative, which the press marks: ``سوريا``، ``سوريًا``."""
    token = view.tokens[index]
    return token.form.lstrip("وبل") in COUNTRIES and _TANWIN not in view.source[token.start : token.end]


def _number_after(view: View, phrase: Phrase) -> Phrase:
    """A number that follows its noun, one adjective between them allowed."""
    for position in range(phrase.last, min(phrase.last + 2, view.last)):
        form = view.form(position)
        if form in _ONES:
            return replace(phrase, last=position + 1, number=Range.exactly(1), kind="counted", plural=False)
        if form in _TWOS and phrase.plural:
            return replace(phrase, last=position + 1, number=Range.exactly(2), kind="counted")
        word = number_word(form)
        defined = (word is not None and word.definite and not word.clitics) or (
            form == "ال" and not view.tokens[min(position + 1, view.last - 1)].spaced
        )
        found = view.number(position) if defined and phrase.plural and phrase.is_definite else None
        if found is not None:
            return replace(phrase, last=found[1], number=Range.exactly(found[0]), kind="counted", is_definite=False)
        if view.tokens[position].kind != "word" or form in PREPOSITIONS or form in STOPS or view.joins(position):
            return phrase
    return phrase


def _noun(view: View, index: int, *, genitive: bool = False, inside: bool = False) -> Noun | None:
    """The head noun at a token: one of a fate, one for people, a body with whose it is, or a thing that is no one."""
    while view.form(index) in MARKS_IN_PHRASE and view.form(index) != "-":
        index += 1
    fate = view.fate_at(index)
    if fate is not None and fate.entry.data.get("role") in {"person", "body"} and not fate.suffix:
        return None if inside and fate.clitics else _fated(view, fate)
    hit = view.person_at(index)
    if hit is None or (hit.clitics and (genitive or inside)):
        return None
    kind = str(hit.entry.data["kind"])
    if kind == "collective" and genitive and hit.entry.data["group"] == "combatant":
        return Noun(index, hit.last, _word(view, hit), Label("combatant", hit.entry.id), "many", is_definite=True)
    if kind in {"collective", "given"}:
        return None
    head = _word(view, hit)
    weak = bool(hit.entry.data.get("weak"))
    label = group_of(view, hit, hit.last) if kind != "thing" else NOBODY
    return Noun(index, hit.last, head, label, number_form(view, hit), None, False, definite(view, hit), weak, kind)


def _fated(view: View, hit: Hit) -> Noun:
    """A noun of people that tells their fate; a body takes number and group from whose it is."""
    data = hit.entry.data
    form, last = number_form(view, hit), hit.last
    label = group_of(view, hit, hit.last)
    is_definite = definite(view, hit)
    if data["role"] == "body":
        whose = phrase_at(view, hit.last) if not is_definite else None
        if whose is not None and whose.kind != "other":
            label, last = whose.label, whose.last
            if form == "one" or whose.number.exact:
                form = "one" if whose.number.max == 1 else "two" if whose.number.max == 2 else form
    return Noun(hit.first, last, _word(view, hit), label, form, str(data["fate"]), bool(data.get("soft")), is_definite)


def _word(view: View, hit: Hit) -> str:
    """The folded head noun without proclitics and article."""
    return bare_form(view.tokens[hit.first].form, hit)
