"""One sentence: every rule in its turn."""

from dataclasses import replace
from typing import Final

from tawthiq.lang.ar.counts import (
    after,
    denials,
    exposed,
    fate_nouns,
    frames,
    losses,
    masdars,
    parts,
    persons,
    pronouns,
    scan,
    totals,
)
from tawthiq.lang.ar.counts.closed import THEM
from tawthiq.lang.ar.counts.found import Found, Reading
from tawthiq.lang.ar.counts.nouns import Label, group_of, has_pronoun, number_form
from tawthiq.lang.ar.counts.phrases import phrase_at
from tawthiq.lang.ar.counts.view import View
from tawthiq.rules.lexicon import Hit

_LEAD: Final = 9  # tokens of a number and its bounds before a noun
_FELL: Final = ("سقوط", "سقط", "سقطت")
_FELL_FORMS: Final = frozenset(lead + word for word in _FELL for lead in ("", "و", "ف", "ب", "ل", "وب"))

_OPENING: Final = pronouns.SEIZURE | after.LIVES  # words of no list that can open a reading
_OTHER_WOMEN: Final = frozenset({"اخريات", "اخر"})  # folded


def read_sentence(view: View, first: int, last: int) -> list[Found]:
    """The people with a fate that the sentence of tokens ``first`` to ``last`` (exclusive) tells, in order."""
    view.enter(first, last)
    words = [hit for position in range(first, last) if (hit := view.fates.get(position)) is not None]
    forms = [token.form for token in view.tokens[first:last]]
    if not words and _FELL_FORMS.isdisjoint(forms) and _OPENING.isdisjoint(forms):
        return []
    reading = Reading(view)
    _denials(reading, words)
    for offset, form in enumerate(forms):
        if form in exposed.EXPOSED:
            exposed.exposed(reading, first + offset)
    _nouns_in_pairs(reading, words)
    _governed(reading, words)
    _free_nouns(reading, first, last)
    for hit in words:
        if "role" in hit.entry.data and hit.first not in reading.used:
            persons.called(reading, hit)
        elif "role" not in hit.entry.data:
            pronouns.died(reading, hit)
    for offset, form in enumerate(forms):
        if form in after.LIVES:
            after.lives(reading, first + offset)
        elif form in pronouns.SEIZURE:
            pronouns.seized(reading, first + offset)
    _breakdowns(reading, first, last)
    return _ellipses(view, sorted(reading.found, key=lambda found: (found.phrase.first, found.part)))


def _governed(reading: Reading, words: list[Hit]) -> None:
    """What verbs and verbal nouns govern, then tolls and those who fell."""
    view = reading.view
    for hit in words:
        if scan.governs(view, hit.first) and hit.first not in view.led and hit.first not in reading.used:
            frames.govern(reading, hit)
            totals.toll_of(reading, hit)
        elif "role" not in hit.entry.data:
            masdars.driven(reading, hit)
            losses.lost(reading, hit)
    for hit in words:
        if "role" in hit.entry.data and hit.first not in reading.used:
            totals.toll(reading, hit)
            persons.fell(reading, hit)


def _denials(reading: Reading, words: list[Hit]) -> None:
    for hit in words:
        if hit.entry.data.get("role") in {"person", "casualties"} and not has_pronoun(reading.view, hit):
            denials.none(reading, hit)


def _nouns_in_pairs(reading: Reading, words: list[Hit]) -> None:
    for hit in words:
        if (
            hit.entry.data.get("role") == "person"
            and hit.first not in reading.used
            and not has_pronoun(reading.view, hit)
        ):
            fate_nouns.mixed(reading, hit)


def _free_nouns(reading: Reading, first: int, last: int) -> None:
    """Nouns of people that tell their own fate and that nothing governs, from left to right."""
    view = reading.view
    wanted = _stretches(view, first, last)
    position = first
    while position < last:
        if position in reading.used or position not in wanted:
            position += 1
            continue
        start = position + 1 if view.form(position) == "و" and position + 1 < last else position
        phrase = phrase_at(view, start) if start not in reading.used else None
        if phrase is None:
            position += 1
            continue
        if phrase.fate is not None and reading.free(phrase):
            fate_nouns.fate_noun(reading, phrase)
        elif phrase.fate is None:
            fate_nouns.cases(reading, phrase)
            persons.fallen(reading, phrase)
        position = max(
            position + 1,
            phrase.last if phrase.fate is not None else start + 1 if phrase.kind == "bare" else phrase.last,
        )


def _stretches(view: View, first: int, last: int) -> set[int]:
    """The tokens where a phrase with a fate noun, or one after "fell", can begin."""
    wanted: set[int] = set()
    for position in range(first, last):
        hit = view.fates.get(position)
        if hit is not None and "role" in hit.entry.data:
            wanted.update(range(max(first, position - _LEAD), hit.last + 1))
        elif hit is not None:
            wanted.update(range(max(first, position - 3), position))
        elif view.form(position) in _FELL_FORMS:
            wanted.update(range(position + 1, position + 4))
    return wanted


def _breakdowns(reading: Reading, first: int, last: int) -> None:
    """Parts, shares and "all of them", in order."""
    for position in range(first, last):
        hit = reading.view.quantities.get(position)
        if hit is None:
            if reading.view.form(position) == "هم":
                parts.apposed(reading, position)
            continue
        kind = hit.entry.data["kind"]
        if kind == "part":
            parts.breakdown(reading, hit)
        elif kind == "share":
            parts.share(reading, hit)
        elif kind == "all":
            parts.all_of(reading, hit)
    parts.listed(reading)


def _ellipses(view: View, found: list[Found]) -> list[Found]:
    """Numbers without a noun take the group of the noun they leave out."""
    result: list[Found] = []
    last = None
    for position, each in enumerate(found):
        one = each
        if last is None and position + 1 < len(found) and _looks_ahead(one, found[position + 1]):
            one = replace(one, label=found[position + 1].label)
        nameless = one.phrase.elided and one.label.group == "unknown"
        if nameless and not one.part and view.form(one.phrase.last - 1) in THEM:
            one = replace(one, label=_antecedent(view, one))
        elif nameless and last is not None and _takes_up(view, one, last):
            one = replace(one, label=last)
        elif not one.part and (one.label.group != "unknown" or one.phrase.noun is not None):
            last = one.label
        result.append(one)
    return result


def _looks_ahead(one: Found, following: Found) -> bool:
    """True where "others" of a party follow a number alone: ``مقتل أربعة وإصابة ثلاثة آخرين من الحوثيين``."""
    nameless = one.phrase.elided or one.phrase.fate is not None
    counted = nameless and one.phrase.kind == "counted" and one.label.group == "unknown"
    others = following.phrase.kind == "other" and following.phrase.number.exact
    return counted and others and following.label.group == "combatant" and not following.part


def _takes_up(view: View, one: Found, last: Label) -> bool:
    """Whether a number without a noun leaves out the noun before: not a vague one alone, children only as others."""
    other = one.phrase.kind == "other"
    if not other and view.quantity_at(one.phrase.first, "vague") is not None:
        return view.joins(one.phrase.first) and last.group == "combatant"  # قتلوا ومئات جرحوا
    counted = other and one.phrase.number.exact and not one.phrase.is_definite
    if last.group == "woman":  # "others" in the masculine are not all women
        return counted and any(view.form(at) in _OTHER_WOMEN for at in range(one.phrase.first, one.phrase.last))
    return last.group != "child" or counted


def _antecedent(view: View, one: Found) -> Label:
    """The group of the people that "of them" takes up: the nearest plural noun before."""
    for position in range(one.phrase.first - 1, view.start - 1, -1):
        hit = view.person_at(position)
        if hit is None:
            continue
        kind = hit.entry.data["kind"]
        if kind == "person" and number_form(view, hit) != "one":
            return group_of(view, hit, hit.last)
        if kind == "collective" and hit.entry.data["group"] == "combatant":
            return Label("combatant", hit.entry.id)
    return one.label
