"""Phrases for people: a number, a vague quantity or a bare noun, with its bounds and its head noun."""

from dataclasses import replace
from typing import Final

from tawthiq.lang.ar.counts.bounds import bound_before, closing_bound
from tawthiq.lang.ar.counts.closed import MARKS_IN_PHRASE, PREPOSITIONS, STOPS, THEM, UNITS, words
from tawthiq.lang.ar.counts.nouns import (
    Label,
    bare_form,
    definite,
    group_of,
    has_pronoun,
    nameless_group,
    number_form,
)
from tawthiq.lang.ar.counts.others import nameless_quantity, no_noun, other_at
from tawthiq.lang.ar.counts.phrase import FORMS, NOBODY, Noun, Phrase, bounded
from tawthiq.lang.ar.counts.trailing import genitive_number, is_country, number_after, their_number
from tawthiq.lang.ar.counts.view import View
from tawthiq.model.values import Range
from tawthiq.rules.lexicon import Hit

_FROM: Final = "من"
_UNTIL: Final = frozenset({"الي", "او", "-", "–", "حتي", "و"})
_SINGLE_SCALES: Final = frozenset({"الفا", "مليونا"})  # with no noun after them one, not the two of a construct
_ONE_OF_THEM: Final = frozenset({"احدهم", "احدهما", "احداهن", "احداهما"})
_THOUSAND: Final = 1000
_FAMILY: Final = 2
_NOTABLE: Final = words("كبار ابرز اهم اخطر اعتي اول ارفع اكبر اشهر")


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
        found = (
            _one_of(view, index, open_number=open_number)
            or other_at(view, index, open_number=open_number)
            or _bare(view, index)
        )
    elif found is None and bound != "most":
        found = _bare(view, index)
    if found is None:
        return None
    if bound is None:
        found = their_number(view, found)
    found, bound = closing_bound(view, found, bound)
    if found.elided:
        found = replace(found, label=nameless_group(view, found.last) or found.label)
    if bound is None:
        return found
    return replace(found, first=start, number=bounded(found.number, bound))


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
    """A number with the noun after it; that of a unit is its name (الكتيبة 21)."""
    if view.form(index - 1).removeprefix("و").removeprefix("ال") in UNITS and view.form(index)[:1].isdigit():
        return None
    if view.form(after) in {'"', "'", ")"}:
        after += 1
        again = view.number(after)  # (7) seven
        if again is not None and again[0] == number.min and number.exact:
            after = again[1]
    if view.form(after) in THEM:
        parts = view.number(after + 1)  # 15, of them 12
        last = after if parts is not None and number.exact and parts[0] < number.min else after + 1
        return Phrase(index, last, number, "counted", NOBODY, elided=True, head=None)
    genitive = view.form(after) == _FROM
    noun = _noun(view, after + genitive, genitive=genitive, inside=True)
    if noun is not None and noun.kind == "thing":
        return None
    if noun is None:
        return _nounless(view, index, after, number, open_number=open_number)
    number = _in_families(number, noun, genitive=genitive)
    found = _with_noun(index, noun, number)
    return replace(found, last=genitive_number(view, found.last)) if genitive else found


def _in_families(number: Range, noun: Noun, *, genitive: bool) -> Range:
    """Two people a family, where families are counted; ``ثلاثة من عائلته`` counts people."""
    if noun.kind != "family" or (genitive and noun.form == "one"):
        return number
    return Range(number.min * _FAMILY, None)


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
    alone |= no_noun(form, joined=view.joins(index))
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
    partitive = view.form(after) == _FROM or view.form(after - 1) == _FROM
    if view.form(after) == _FROM:
        after += 1
    noun = _noun(view, after, genitive=True)
    if noun is None:
        return nameless_quantity(view, hit, after, number)
    if noun.kind == "thing":
        # "the dozens" has no bare noun: أصيب العشرات | يوم الاثنين
        bare = view.form(hit.last - 1).startswith("ال") and not view.form(after).startswith("ال")
        return nameless_quantity(view, hit, after, number) if bare and after == hit.last else None
    found = _with_noun(index, noun, _in_families(number, noun, genitive=partitive))
    last = genitive_number(view, found.last)
    told = view.number(found.last) if last > found.last and data.get("weak") else None  # all the four
    return replace(found, last=last, number=found.number if told is None else Range.exactly(told[0]))


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


def _bare(view: View, index: int) -> Phrase | None:
    """A noun for people without a number before it, one after it taken: ``الجنود الأربعة``، ``جنديين اثنين``."""
    noun = _noun(view, index)
    if noun is None or noun.kind == "thing" or (noun.weak and is_country(view, index)):
        return None
    number = FORMS[noun.form]
    if noun.kind == "family":
        number = Range(2 if noun.form == "one" else 4, None)
    if noun.number is not None:
        return _with_noun(index, noun, noun.number)
    found = _with_noun(index, noun, number, "bare")
    found = replace(found, plural=noun.form != "one")
    return number_after(view, found)


def _noun(view: View, index: int, *, genitive: bool = False, inside: bool = False) -> Noun | None:
    """The head noun at a token: one of a fate, one for people, a body with whose it is, or a thing that is no one."""
    while view.form(index) in MARKS_IN_PHRASE and view.form(index) != "-":
        index += 1
    if view.form(index) in _NOTABLE and view.quantities.get(index) is None:
        index += 1
    fate = view.fate_at(index)
    if fate is not None and fate.entry.data.get("role") in {"person", "body"} and not has_pronoun(view, fate):
        return None if inside and fate.clitics else _fated(view, fate)
    hit = view.person_at(index)
    if view.form(index) == "ام" and (view.form(index + 1)[:2] in {"وا", "وط"} or view.form(index + 1).endswith("يه")):
        return Noun(index, index + 1, "ام", Label("woman", "ar.count.mother"), "one")
    if hit is None or (hit.clitics and (genitive or inside)):
        return None
    kind = str(hit.entry.data["kind"])
    if (
        kind == "collective"
        and (genitive or (inside and view.form(index) == "شرطه"))
        and hit.entry.data["group"] == "combatant"
    ):
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
    number = None
    if data["role"] == "body":
        whose = phrase_at(view, hit.last) if not is_definite else None
        if whose is not None and whose.kind != "other":
            label, last = whose.label, whose.last
            if form == "one" or whose.number.exact:
                form = "one" if whose.number.max == 1 else "two" if whose.number.max == 2 else form
            if whose.kind == "counted":
                number = whose.number
    soft = bool(data.get("soft"))
    return Noun(hit.first, last, _word(view, hit), label, form, str(data["fate"]), soft, is_definite, number=number)


def _word(view: View, hit: Hit) -> str:
    """The folded head noun without proclitics and article."""
    return bare_form(view.tokens[hit.first].form, hit)
