"""Breakdowns of a number told before: "among them", "half of them", "all of them"."""

from dataclasses import replace
from typing import Final

from tawthiq.lang.ar.counts import scan
from tawthiq.lang.ar.counts.chain import chain
from tawthiq.lang.ar.counts.closed import (
    THEM,
)
from tawthiq.lang.ar.counts.found import Found, Reading
from tawthiq.lang.ar.counts.nouns import Label, definite
from tawthiq.lang.ar.counts.phrase import Phrase
from tawthiq.lang.ar.counts.phrases import phrase_at
from tawthiq.lang.ar.counts.subjects import before
from tawthiq.lang.ar.counts.view import View
from tawthiq.model.values import Range
from tawthiq.rules.lexicon import Hit
from tawthiq.rules.rule import rule

_STATES: Final = frozenset({"حاله", "جراح", "اصابه", "حالات", "اصابات", "وحاله"})
_OPENERS: Final = frozenset({"،", ",", ":", "-", "("})
_LIST_REACH: Final = 6
_CONDITIONS: Final = frozenset(
    {"جراحه", "جروحه", "جراحها", "حالته", "حالتها", "حالتهم", "اصابته", "اصابتها", "بحاله", "جراحهم", "اصاباتهم"}
)


@rule(
    "ar.count.breakdown",
    "People told as part of the number before",
    examples=(
        ("مقتل 10 أشخاص بينهم طفلان وامرأة", ("killed 10..10", "killed 2..2 child part", "killed 1..1 woman part")),
    ),
    never=("مقتل 10 أشخاص وإصابة 5",),
)
def breakdown(reading: Reading, hit: Hit) -> None:
    """``بينهم طفلان وامرأة``: the fate is that of the number before, unless the noun tells its own."""
    view = reading.view
    if view.form(hit.last) == "وبين":
        return  # between them and others
    whole = _just_named(view, hit) or _whole(reading, hit.first) or _own(hit)
    if whole is None:
        return
    if view.form(hit.first) in THEM and _numbered_part(reading, hit, whole):
        return
    told = whole in reading.found
    first = _first_part(view, hit, told=told)
    if first is None:
        if not told:
            _belongs(reading, hit, whole.fate)
        return
    if not _names_people(view, hit, first):
        return
    for phrase in [chain(view, first)[0], *_parts(view, first)]:
        if not reading.free(phrase):
            continue
        fate = phrase.fate if phrase.fate is not None and not phrase.soft else whole.fate
        label = whole.label if (phrase.weak or phrase.elided) and phrase.label.group == "unknown" else phrase.label
        reading.add(replace(phrase, label=label), [fate], "ar.count.breakdown", whole.fate_token, part=True)


def _first_part(view: View, hit: Hit, *, told: bool) -> Phrase | None:
    """The people right after the words of a breakdown; where no number was ``told`` before, counted ones further on."""
    start = hit.last
    beside = view.fate_at(start)
    if beside is not None and beside.clitics == "و" and hit.entry.data.get("fate") and definite(view, beside):
        start = beside.last
    first = scan.direct(view, start, sure=told)
    if first is not None and first.elided and view.form(start).startswith("ال"):
        first = None  # من بين القتلى الأربعة
    if first is not None or told:
        return first
    first = scan.after(view, start, through_relative=True)
    return first if first is not None and first.kind == "counted" else None


def _names_people(view: View, hit: Hit, first: Phrase) -> bool:
    """False for states of health: ``حالة أحدهم خطيرة``، ``منهم إصاباتهم بالغة``."""
    unknown = first.label.by == "ar.count.unknown-noun"
    if unknown and first.kind == "bare" and first.noun in _CONDITIONS:
        return False
    if view.form(hit.first - 1) in _STATES:
        return False
    return not (unknown and view.form(hit.first) in THEM and first.kind != "counted")


@rule(
    "ar.count.among",
    "People said to be among the dead or wounded",
    examples=(("ثلاثة من أفراد الطاقم كانوا بين القتلى", ("killed 3..3",)),),
    never=("بين القتلى نساء",),
)
def _belongs(reading: Reading, hit: Hit, fate: str) -> None:
    """``كان ضابط بين القتلى``."""
    view = reading.view
    found = (
        _right_before(view, hit.first) or before(view, hit.first, plural=False) or before(view, hit.first, plural=True)
    )
    if found is not None and reading.free(found) and not (found.kind == "bare" and found.plural and found.is_definite):
        reading.add(found, [fate], "ar.count.among", hit.first, part=True)


def _right_before(view: View, index: int) -> Phrase | None:
    """Counted people right before a token: ``وجود بريطانيين اثنين من بين القتلى``."""
    for start in range(max(view.start, index - 6), index):
        found = phrase_at(view, start)
        if found is not None and found.kind == "counted" and found.last == index and found.fate is None:
            return found
    return None


def apposed(reading: Reading, index: int) -> None:
    """``13 قتيلا هم أربعة جنود وخمسة متعاقدين``: "they are" right after a number."""
    view = reading.view
    whole = _whole(reading, index)
    if whole is None or not 0 <= index - whole.phrase.last <= 1 or whole.phrase.kind != "counted":
        return
    first = phrase_at(view, index + 1)
    if first is None or first.kind != "counted":
        return
    for phrase in [first, *_parts(view, first)]:
        if reading.free(phrase):
            reading.add(phrase, [phrase.fate or whole.fate], "ar.count.breakdown", whole.fate_token, part=True)


def _just_named(view: View, hit: Hit) -> Found | None:
    """A whole named right before: ``الجرحى بينهم ثلاثة``."""
    noun = view.fate_at(hit.first - 1)
    if noun is None or noun.entry.data.get("role") != "person" or not definite(view, noun):
        return None
    nobody = Label("unknown", noun.entry.id)
    phrase = Phrase(noun.first, noun.last, Range(2, None), "bare", nobody)
    return Found(phrase, str(noun.entry.data["fate"]), phrase.number, nobody, "ar.count.breakdown", noun.first)


def _own(hit: Hit) -> Found | None:
    """A whole that the words of the breakdown themselves name: ``بين القتلى``."""
    fate = hit.entry.data.get("fate")
    if fate is None:
        return None
    nobody = Label("unknown", hit.entry.id)
    phrase = Phrase(hit.first, hit.last, Range(2, None), "bare", nobody)
    return Found(phrase, str(fate), phrase.number, nobody, "ar.count.breakdown", hit.first)


def _numbered_part(reading: Reading, hit: Hit, whole: Found) -> bool:
    """``ثلاثة منهم إصاباتهم بالغة``: a part whose number stands before; True where one does."""
    view = reading.view
    for start in range(max(view.start, hit.first - 3), hit.first):
        number = view.number(start)
        if number is None or number[1] != hit.first:
            continue
        if start in range(whole.phrase.first, whole.phrase.last) and view.number(hit.last) is not None:
            return False  # 15, of them 12
        if _does(view, start - 1):
            return True
        label, after = whole.label, hit.last + (view.form(hit.last) == "من")
        said = phrase_at(view, after)
        if said is not None and said.kind == "bare" and said.fate is None:
            label = said.label
        phrase = Phrase(start, hit.last, Range.exactly(number[0]), "counted", label)
        smaller = whole.number.max is None or number[0] <= whole.number.max
        if reading.free(phrase) and smaller:
            reading.add(phrase, [whole.fate], "ar.count.breakdown", whole.fate_token, part=True)
        return True
    return False


def _does(view: View, index: int) -> bool:
    """True for a word of no list with و: another verb, whose subject or object follows (``واتهم 15 منهم``)."""
    form = view.form(index)
    known = view.fate_at(index) or view.person_at(index) or view.quantities.get(index)
    return form[:1] == "و" and len(form) > 3 and known is None and view.tokens[index].kind == "word"


def _parts(view: View, first: Phrase) -> list[Phrase]:
    """The further parts, those with a fate of their own among them: ``بينهم 4 شهداء و7 جرحى``."""
    found = chain(view, first)[1:]
    last = found[-1] if found else first
    start = last.last + 1 if view.form(last.last) == "و" else last.last
    if view.joins(last.last) and not scan.governs(view, start):
        more = phrase_at(view, start)
        if more is not None and more.fate is not None and first.fate is not None and more.kind == "counted":
            return [*found, more, *_parts(view, more)]
    return found


def _whole(reading: Reading, index: int) -> Found | None:
    """The nearest number told before a breakdown."""
    earlier = [
        found for found in reading.found if found.phrase.first < index and not found.part and found.number.min != 0
    ]
    if not earlier:
        return None
    return max(earlier, key=lambda found: found.phrase.first)


@rule(
    "ar.count.share",
    "A half, a third or most of the number before",
    examples=(("مقتل أكثر من 49 شخصا نصفهم أطفال", ("killed 49..", "killed 24.. child part")),),
    never=("مقتل 49 شخصا في نصف ساعة",),
)
def share(reading: Reading, hit: Hit) -> None:
    """``نصفهم أطفال``."""
    view = reading.view
    whole = _whole(reading, hit.first)
    start = hit.last + 1 if view.form(hit.last) == "من" else hit.last
    first = phrase_at(view, start)
    if whole is None or first is None or first.kind != "bare" or len(chain(view, first)) > 1:
        return
    low, high = whole.number.min, whole.number.max
    if hit.entry.data.get("most"):
        number = Range(low // 2 + 1, high)
    else:
        top, bottom = hit.entry.data["of"]
        number = Range(low * top // bottom, None if high is None else -(-high * top // bottom))
    phrase = replace(first, first=hit.first, number=number)
    reading.add(phrase, [whole.fate], "ar.count.share", whole.fate_token, part=True)


@rule(
    "ar.count.all-of",
    "What all of a number before are gives it its group",
    examples=(("أصيب 6 أشخاص كلهم من المدنيين", ("injured 6..6 civilian",)),),
    never=("أصيب 6 أشخاص في حي كله مدمر",),
)
def all_of(reading: Reading, hit: Hit) -> None:
    """``كلهم من المدنيين``."""
    view = reading.view
    whole = _whole(reading, hit.first)
    start = hit.last + 1 if view.form(hit.last) == "من" else hit.last
    first = phrase_at(view, start)
    if whole is None or first is None or first.label.group == "unknown" or len(chain(view, first)) > 1:
        return
    for index, found in enumerate(reading.found):
        if found is whole:
            reading.relabel(index, first.label, "ar.count.all-of")


@rule(
    "ar.count.listed",
    "People listed after a number whose sum is that number",
    examples=(
        (
            "مصرع 45 شخصا: خمسة جنود و40 مدنيا",
            ("killed 45..45", "killed 5..5 combatant part", "killed 40..40 civilian part"),
        ),
    ),
    never=("مصرع 45 شخصا، خمسة جنود و20 مدنيا",),
)
def listed(reading: Reading) -> None:
    """``45 شخصا: خمسة جنود و40 مدنيا``."""
    view = reading.view
    for whole in [found for found in reading.found if found.number.exact and found.number.min > 1 and not found.part]:
        for position in range(whole.phrase.last, min(whole.phrase.last + _LIST_REACH, view.last)):
            if view.form(position) in _OPENERS:
                _add_listed(reading, whole, position + 1)
                break


def _add_listed(reading: Reading, whole: Found, index: int) -> None:
    """The people from a token on, where they are as many as the whole."""
    first = phrase_at(reading.view, index)
    if first is None or first.kind != "counted" or not reading.free(first):
        return
    phrases = chain(reading.view, first)
    if len(phrases) < 2 or sum(phrase.number.min for phrase in phrases) != whole.number.min:
        return
    for phrase in phrases:
        if reading.free(phrase) and phrase.fate in {None, whole.fate}:
            theirs = (phrase.weak or phrase.elided) and phrase.label.group == "unknown"
            told = replace(phrase, label=whole.label) if theirs else phrase
            reading.add(told, [whole.fate], "ar.count.listed", whole.fate_token, part=True)
