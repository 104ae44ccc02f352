"""The subject before a passive or intransitive verb."""

from typing import Final

from tawthiq.lang.ar.counts.chain import chain
from tawthiq.lang.ar.counts.closed import ENDS, PREPOSITIONS, STOPS, words
from tawthiq.lang.ar.counts.names import named_at
from tawthiq.lang.ar.counts.phrase import Phrase
from tawthiq.lang.ar.counts.scan import LOOSE, RELATIVES, breaks, governs, open_phrase
from tawthiq.lang.ar.counts.view import View

_BACK: Final = 32
_BELIEF: Final = frozenset({"يعتقد", "يشتبه", "يرجح", "يظن", "يقال", "يزعم"})
_TOPICS: Final = words("فان ان بان وان انه لان")
_WITHIN: Final = RELATIVES | {"هو", "هي", "هم"}
_AUXILIARIES: Final = frozenset({"قد", "كان", "كانت", "كانوا", "وقد"})
_GAP: Final = 5  # tokens of adjectives and "of the ..." between a subject and its verb


def before(view: View, index: int, *, plural: bool) -> Phrase | None:
    """The subject before a passive or intransitive verb: the first phrase of its clause."""
    start = _clause_start(view, index)
    near = _adjacent(view, start, index, plural=plural)
    if near is not None:
        return near
    position, held, first = start, False, True
    while position < index:
        form = view.form(position)
        found = open_phrase(view, position) or named_at(view, position)
        if found is not None and found.last <= index:
            free = view.form(position - 1) not in LOOSE and view.clitics(position)[-1:] not in {"ب", "ل", "ك"}
            if (
                free
                and not held
                and _is_subject(found, plural=plural, leads=_leads(view, start, position))
                and (first or found.kind == "counted")
            ):
                return found
            position, first = found.last, False
            continue
        held = held or form in PREPOSITIONS
        first = first and (view.tokens[position].kind == "mark" or position - start < 2)
        position += 1
    return None


def _adjacent(view: View, start: int, index: int, *, plural: bool) -> Phrase | None:
    """An indefinite phrase right before a verb, or the first of those that و joins: ``3 جنود ومدنيان قتلوا``."""
    while view.form(index - 1) in _AUXILIARIES:
        index -= 1
    position = start
    while position < index:
        found = open_phrase(view, position) if view.begins(position) else None
        if found is None or found.last > index or (found.kind == "bare" and found.is_definite):
            position += 1
            continue
        joined = chain(view, found) if any(view.joins(later) for later in range(found.last, index)) else [found]
        last = joined[-1]
        total = plural if len(joined) > 1 else found.plural or not plural
        if last.last <= index and _reaches(view, last, index) and total and _is_near(view, position, found):
            return found if len(joined) > 1 or _is_subject(found, plural=plural) else None
        position = found.last
    return None


def _is_near(view: View, position: int, phrase: Phrase) -> bool:
    """False for parts of a number before, and for adjectives."""
    part = breaks(view, position - 1) or breaks(view, position - 2)
    weak = phrase.weak and phrase.kind != "counted"
    return not part and not phrase.is_definite and not weak and not _others_alone(phrase)


def _others_alone(phrase: Phrase) -> bool:
    """True for "others" without a number."""
    return phrase.kind == "other" and phrase.last - phrase.first < 2


def _leads(view: View, start: int, position: int) -> bool:
    """True where nothing but marks stands between the beginning of a clause and a token."""
    return all(view.tokens[before].kind == "mark" for before in range(start, position))


def _reaches(view: View, phrase: Phrase, index: int) -> bool:
    """True where only adjectives and "of the ..." stand between a phrase and its verb."""
    if index - phrase.last > _GAP:
        return False
    position = phrase.last
    if phrase.kind == "counted" and phrase.head is not None and view.form(phrase.head - 1) == "من":
        return not any(_closes(view, later) for later in range(position, index))  # ثلاثة من ضباط إدارة المخدرات
    while position < index:
        hit = view.person_at(position)
        other = view.quantity_at(position, "other")
        if view.form(position) == "من":
            return not any(_closes(view, later) for later in range(position + 1, index))
        if (hit is None and other is None) or view.clitics(position):
            return False
        position += 1
    return True


def _closes(view: View, position: int) -> bool:
    """True for what cannot stand in "of the ..."."""
    form = view.form(position)
    return (
        form in ENDS
        or form in PREPOSITIONS
        or form in STOPS
        or view.tokens[position].kind == "mark"
        or (form[:1] == "و" and not form.startswith("وال"))
    )


def _is_subject(phrase: Phrase, *, plural: bool, leads: bool = False) -> bool:
    """Whether number agrees and the phrase can be a subject."""
    if (
        _others_alone(phrase)
        or (phrase.weak and phrase.is_definite and not leads)
        or (phrase.is_definite and phrase.number.max is None and phrase.kind == "bare")
    ):
        return False
    return plural == phrase.plural or (phrase.kind == "counted" and phrase.plural)


def _clause_start(view: View, index: int) -> int:
    """Where the clause of a verb begins: after "that", a full stop, or another fate word."""
    position = index - 1
    while position >= max(view.start, index - _BACK):
        form = view.form(position)
        if form in _AUXILIARIES:
            position -= 1
            continue
        if form in {"ان", "انه", "انها", "انهم"} and view.form(position - 1).lstrip("وف") in _BELIEF:
            position -= 1
            continue
        if _in_bound(view, position):
            position -= 1
            continue
        if form in _TOPICS or form in ENDS or (form in STOPS and form not in _WITHIN) or governs(view, position):
            return position + 1
        if position > view.start and view.form(position)[:1] == "و" and position < index - 1 and _opens(view, position):
            return position
        position -= 1
    return max(view.start, index - _BACK)


def _in_bound(view: View, position: int) -> bool:
    """True within "at least" and the like, whose words bound clauses elsewhere: ``ما لا يقل عن``."""
    for start in range(max(view.start, position - 3), position + 1):
        hit = view.quantity_at(start, "bound")
        if hit is not None and hit.last > position:
            return True
    return False


def _opens(view: View, position: int) -> bool:
    """True where و opens a clause: at the beginning or after a comma."""
    return view.form(position - 1) in {"،", ",", "\n"} and view.joins(position)
