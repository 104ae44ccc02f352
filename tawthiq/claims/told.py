"""What an incident is told to have cost: each count with its voice, and how the words around it limit it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from tawthiq.claims.make import Telling
from tawthiq.model.mention import CountMention
from tawthiq.model.values import Range
from tawthiq.text.prepare import Prepared, Sentence

_FLOORS: Final = frozenset({"الاقل", "اكثر", "يقل", "يزيد", "لايقل", "فوق", "لاقل"})
_PLURALS: Final = frozenset({"قتلي", "شهداء", "جرحي", "مصابين", "ضحايا", "وجرحي"})
_DUAL_ACTS: Final = frozenset({"هجومين", "تفجيرين", "انفجارين", "غارتين", "اعتداءين", "عمليتين", "هجومان", "تفجيران"})
_PLURAL_ACTS: Final = frozenset({"هجمات", "تفجيرات", "انفجارات", "غارات", "اعتداءات", "عمليات", "حوادث"})
_SEVERAL: Final = frozenset(
    {"منفصله", "متفرقه", "سلسله", "عده", "مختلفه", "ثلاث", "ثلاثه", "اربع", "اربعه", "خمس", "خمسه", "متزامنه"}
)
_PERIOD_REACH: Final = 4  # tokens
_SINCE: Final = frozenset({"منذ", "مذ"})
_UNTIL: Final = frozenset({"حتي الان", "خلال اسبوع", "خلال شهر", "خلال عام", "الي الان", "حتي اليوم"})
_DEATHS: Final = ("وفاه", "توفي", "توفوا", "توفيت", "استشهاد", "موت", "مفارقه", "فارق", "قضي")
_WOUNDED: Final = ("جرحي", "جريح", "مصاب", "متاثر")
_WOUND_REACH: Final = 4  # tokens
_AFTER: Final = frozenset({"بعد", "عقب", "اثر", "مع", "بعدما", "ان", "غداه"})
_ONE_OF: Final = frozenset({"احد", "احدي", "لاحد", "باحد"})


@dataclass(frozen=True, slots=True)
class Told:
    """One count with the voice that gives it (None: the outlet), and the sentence it stands in."""

    count: CountMention
    voice: str | None
    sentence: int
    headline: bool = False
    floor: bool = False  # words of its own say "at least" or "more than"
    wave: bool = False  # it adds up several acts that its sentence names together
    superseded: bool = False  # its sentence tells it as the earlier toll
    aside: bool = False  # of a period that its clause names
    one_of_them: bool = False  # told out of a larger number


def told_of(doc: Prepared, tellings: Iterable[Telling]) -> list[Told]:
    """The counts of one occurrence, in the order of its tellings."""
    return [
        Told(
            _both_fates(doc, count),
            telling.voice.key if telling.voice else None,
            telling.draft.sentence.index,
            telling.draft.sentence.headline,
            floor=count.number.max is None and bool(_FLOORS & _forms(doc, count.first - 3, count.last + 3)),
            wave=_wave(doc, telling.draft.sentence),
            superseded=_superseded(doc, count, telling.draft.sentence),
            aside=_of_period(doc, count),
            one_of_them=_one_of_them(doc, count) or _died_since(doc, count),
        )
        for telling in tellings
        for count in telling.draft.own.counts
    ]


def _both_fates(doc: Prepared, count: CountMention) -> CountMention:
    """A count that two fates share, by what its words say of each of them.

    ``عدد من القتلى والجرحى``: plurals of each; ``خطف وقتل فلان``: one person with both fates.
    """
    if not count.rule.endswith("two-fates"):
        return count
    if count.named:
        return replace(count, number=Range(1, 1))
    if _PLURALS & {form.removeprefix("ال") for form in _forms(doc, count.first, count.last)}:
        return replace(count, number=Range(2, None))
    return count


def _one_of_them(doc: Prepared, count: CountMention) -> bool:
    """True for one who is named out of all (ومن بين القتلى، أحد المصابين): no toll where another is told."""
    if count.rule.endswith("breakdown"):
        return True
    after = {form.removeprefix("ال") for form in _forms(doc, count.first + 1, count.first + 2)}
    return doc.tokens[count.first].form in _ONE_OF and bool(after & _PLURALS)


def _died_since(doc: Prepared, count: CountMention) -> bool:
    """True for the wounded whose death made the toll rise, and who are in it: خمسة، بعد وفاة اثنين من الجرحى."""
    fate = count.fate_token
    if count.fate != "killed" or fate is None or not 0 < fate < len(doc.tokens) or count.first < fate:
        return False
    word, before = doc.tokens[fate].form.removeprefix("ب"), doc.tokens[fate - 1].form.removeprefix("و")
    if not word.startswith(_DEATHS) or (before not in _AFTER and word == doc.tokens[fate].form):
        return False
    near = _forms(doc, count.first, count.last + _WOUND_REACH)
    return any(form.removeprefix("ال").startswith(_WOUNDED) for form in near)


def _forms(doc: Prepared, first: int, last: int) -> set[str]:
    return {token.form for token in doc.tokens[max(first, 0) : last]}


def _wave(doc: Prepared, sentence: Sentence) -> bool:
    """True for a sentence that names several acts together: ثلاثة هجمات، سلسلة تفجيرات، هجومين منفصلين."""
    tokens = doc.tokens[sentence.first : sentence.last]
    forms = [token.form.lstrip("وفبل").removeprefix("ال") for token in tokens]
    for at, form in enumerate(forms):
        if form in _DUAL_ACTS:
            return True
        if form in _PLURAL_ACTS and _SEVERAL & {*forms[max(at - 2, 0) : at], *forms[at + 1 : at + 4]}:
            return True
    return False


def _of_period(doc: Prepared, count: CountMention) -> bool:
    """True for what a period cost: منذ بداية العام، حتى الآن، خلال أسبوع."""
    clause = doc.clause_of(count.first)
    forms = [
        token.form.lstrip("وف") for token in doc.tokens[clause.first : min(clause.last, count.last + _PERIOD_REACH)]
    ]
    return any(one in _SINCE or f"{one} {two}" in _UNTIL for one, two in zip(forms, [*forms[1:], ""], strict=True))


def _superseded(doc: Prepared, count: CountMention, sentence: Sentence) -> bool:
    """True after the words for the toll before this one: وكانت حصيلة سابقة أشارت إلى 8 قتلى."""
    forms = [token.form.removeprefix("ال") for token in doc.tokens[sentence.first : count.first]]
    return any(one == "حصيله" and "سابقه" in forms[at : at + 4] for at, one in enumerate(forms))
