"""People joined to people: ``3 جنود و5 مدنيين وطفلة``."""

from dataclasses import replace
from typing import Final

from tawthiq.lang.ar.counts.closed import ENDS, PREPOSITIONS, STOPS
from tawthiq.lang.ar.counts.names import named_at
from tawthiq.lang.ar.counts.nouns import Label
from tawthiq.lang.ar.counts.phrase import Phrase
from tawthiq.lang.ar.counts.phrases import phrase_at
from tawthiq.lang.ar.counts.scan import breaks, governs
from tawthiq.lang.ar.counts.view import View

_CHAIN: Final = 9  # tokens between a phrase and what و joins to it
_CASES: Final = frozenset({"حاله", "حالات"})
_MEMBERS: Final = ("منتسب", "منسوب", "عناصر", "افراد")  # of the party just named
_CONSTRUCTS: Final = ("منتسبي", "منسوبي")
_NEAR: Final = 3
_LINKED: Final = 16  # and what "in addition to" joins


def chain(view: View, phrase: Phrase) -> list[Phrase]:
    """A phrase and those joined to it by و: ``3 جنود و5 مدنيين وطفلة``."""
    found = [phrase]
    position, in_phrase, gap = phrase.last, False, 0
    while position < view.last and gap < _LINKED:
        near = gap < _CHAIN or view.quantity_at(position, "link") is not None or view.form(position) == "مع"
        shares = near and _sharing(view, position, found[-1])
        if shares:
            found[-1] = shares
            position += 1
            continue
        step = _joined(view, position, found[-1], in_phrase=in_phrase, gap=gap) if near else None
        shared = view.quantity_at(position, "share")
        if step is not None:
            found.append(step)
            position, in_phrase, gap = step.last, False, 0
        elif shared is not None:
            position, in_phrase = shared.last + 1 + (view.form(shared.last) == "من"), True
        elif view.form(position) in {"هو", "هي"} and view.joins(position + 1):
            position, gap = position + 1, 0  # فلان، هو و13 من عائلته
        elif found[-1].kind != "bare" and (aside := _passes(view, position)) is not None:
            position, gap = aside, gap + 1
        elif _stops(view, position):
            return found
        else:
            form = view.form(position)
            in_phrase = in_phrase or form in PREPOSITIONS or (form[:1] == "ب" and len(form) > 3)
            position, gap = position + 1, gap + 1
    return found


def _sharing(view: View, position: int, last: Phrase) -> Phrase | None:
    """A phrase whose number covers one more noun, of no group where the two differ: ``عدد من الجنود والعاملين``."""
    if not (_same_number(view, position, last) or _same_unit(view, position, last)):
        return None
    more = phrase_at(view, position)
    members = more is not None and more.noun is not None and more.noun.startswith(_MEMBERS)
    same = more is not None and (more.label.group == last.label.group or members)
    return last if same else replace(last, label=Label("unknown", "ar.count.shared-number"))


def is_titled(view: View, phrase: Phrase) -> bool:
    """True for one person by a title with a name after it: ``العقيد هشام العزب``."""
    if (
        phrase.kind != "bare"
        or phrase.plural
        or not phrase.is_definite
        or phrase.head is None
        or phrase.fate is not None
    ):
        return False
    form = view.form(phrase.last)
    named = view.person_at(phrase.last)
    known = named is not None and named.entry.data["kind"] == "given" and not named.clitics
    return view.form(phrase.head).removeprefix("و").startswith("ال") and (
        known
        or (
            form.isalpha()
            and named is None
            and len(form) > 2
            and form not in PREPOSITIONS
            and form not in STOPS
            and not form.startswith("ال")
            and view.fate_at(phrase.last) is None
        )
    )


def _passes(view: View, position: int) -> int | None:
    """The token after a party joined to people: ``تسعة من الحوثيين وقوات صالح``."""
    party = view.person_at(position)
    if party is None or party.clitics != "و" or party.entry.data["kind"] != "collective":
        return None
    return party.last if view.people.get(party.last) is None else party.last + 1


def _stops(view: View, position: int) -> bool:
    """True where what is joined to people cannot go on."""
    form = view.form(position)
    ended = form in ENDS or form in STOPS or breaks(view, position)
    return ended or view.joins(position) or governs(view, position)


def _same_number(view: View, position: int, last: Phrase) -> bool:
    """True for a further definite noun under one number: ``5 من ضباطه وجنوده``."""
    partitive = last.head is not None and view.form(last.head - 1) == "من"
    if last.kind != "counted" or not (last.is_definite or partitive) or view.form(position)[:1] != "و":
        return False
    found = phrase_at(view, position)
    if found is None or found.kind != "bare" or not found.plural:
        return False
    return found.is_definite or bool(found.noun and found.noun.startswith(_CONSTRUCTS))


def _same_unit(view: View, position: int, last: Phrase) -> bool:
    """True for a further singular under one number: ``13 جنديا وشرطيا``."""
    if last.kind != "counted" or last.head is None or last.number.min <= 10:
        return False
    if _women_and_children(view, position, last):
        return True
    if not view.form(last.head).endswith("ا"):
        return False
    found = phrase_at(view, position)
    single = found is not None and found.kind == "bare" and not found.plural
    return single and view.joins(position) and view.form(position).endswith("ا")


def _women_and_children(view: View, position: int, last: Phrase) -> bool:
    """``100 امرأة وطفل``: after a hundred the noun is a genitive."""
    found = phrase_at(view, position) if last.number.min >= 90 and view.joins(position) else None
    return (
        found is not None
        and found.kind == "bare"
        and not found.plural
        and {found.label.group, last.label.group} == {"woman", "child"}
    )


def _joined(view: View, position: int, last: Phrase, *, in_phrase: bool, gap: int) -> Phrase | None:
    """The phrase that و joins at a token, if its kind may follow here."""
    form = view.form(position)
    link = view.quantity_at(position, "link")
    if form == "مع":
        found = _with(view, position + 1)
        theirs = found is not None and found.is_definite and found.head is not None
        return found if theirs or (gap < 2 and not in_phrase) else None
    if link is None and (form[:1] != "و" or (not view.joins(position) and last.kind != "name")):
        return None
    start = link.last if link is not None else position + 1 if form == "و" else position
    if governs(view, start) or breaks(view, start):
        return None
    found = phrase_at(view, start, open_number=True) or named_at(view, start)
    linked = link is not None and found is not None and found.number.exact and not found.is_definite
    fits = found is not None and _fits(view, found, last, in_phrase=in_phrase and not linked, gap=gap)
    return found if fits else None


def _fits(view: View, found: Phrase, last: Phrase, *, in_phrase: bool, gap: int) -> bool:
    """Whether a joined phrase goes on the one before: without a fate of its own, bare ones only close by."""
    own = found.fate is not None and not found.soft
    if own or (found.noun in _CASES and view.fate_at(found.last) is not None):
        return False
    if found.label.by == "ar.count.unknown-noun" and (gap or in_phrase):
        return False
    if found.kind == "counted" or (found.kind == "other" and view.number(found.first) is not None):
        return True
    if is_titled(view, found) and (last.kind == "name" or is_titled(view, last)):
        return True
    far = in_phrase or gap > _NEAR
    return not far and not _acts(view, found, last) and not (found.kind == "name" and last.kind == "counted")


def _with(view: View, index: int) -> Phrase | None:
    """Counted people who were with a victim: ``استشهد فلان مع اثنين آخرين``."""
    found = phrase_at(view, index)
    if found is None or found.kind not in {"counted", "other"} or found.number.min == 0 or found.fate is not None:
        return None
    return found


def _acts(view: View, phrase: Phrase, last: Phrase) -> bool:
    """True where a verb follows, or a nominative that cannot go on what it is joined to: ``ومستوطنون يهاجمون``."""
    nominative = phrase.kind == "bare" and phrase.head is not None and view.form(phrase.head).endswith("ون")
    agrees = last.head is not None and view.form(last.head).endswith(("ون", "ان"))
    following = view.form(phrase.last)
    verbish = following[:1] in {"ي", "ت"} and len(following) > 3 and view.people.get(phrase.last) is None
    return verbish or (nominative and not agrees)
