"""Nouns of people that tell a fate by themselves: قتيل، جرحى، شهداء، جثة."""

from dataclasses import replace
from typing import Final

from tawthiq.lang.ar.counts.chain import chain
from tawthiq.lang.ar.counts.closed import DREAD, ENDS, NAMERS, RESULTS, words
from tawthiq.lang.ar.counts.found import Reading
from tawthiq.lang.ar.counts.nouns import Label, bare_form, definite, group_of, number_form
from tawthiq.lang.ar.counts.phrase import Phrase
from tawthiq.lang.ar.counts.phrases import phrase_at
from tawthiq.lang.ar.counts.view import View
from tawthiq.model.values import Range
from tawthiq.rules.lexicon import Hit
from tawthiq.rules.rule import rule

_COST: Final = ("تكبد", "يكبد", "كبد", "وتكبد", "تكبيد", "وكبد")
_COST_REACH: Final = 8
_BODY_FOUND: Final = words(
    "اخرج اخرجوا اخرجت عثر عثرت العثور عثروا انتشال انتشلت انتشل انتشلوا علي وجدت وجد اكتشاف اكتشفت استخراج "
    "وصول انتشالها تسلم نقل استخرجت شوهدت شاهد شاهدت شاهدوا شاهدنا رايت"
)


@rule(
    "ar.count.dead-and-wounded",
    "A number of people between two fates: at least one of each",
    examples=(
        ("سقوط 5 بين قتيل وجريح", ("killed 1..", "injured 1..")),
        ("عشرات الشهداء والجرحى في قصف", ("killed 1..", "injured 1..")),
    ),
    never=("سقوط 3 قتلى و5 جرحى",),
)
def mixed(reading: Reading, hit: Hit) -> bool:
    """``5 بين قتيل وجريح``، ``عشرات القتلى والجرحى``؛ True where it was read."""
    view = reading.view
    other = _paired(view, hit)
    if other is None:
        return False
    if definite(view, hit) and view.form(hit.first - 1) in {"بين", "ما"}:
        return False
    fates = [str(hit.entry.data["fate"]), str(other.entry.data["fate"])]
    between = view.form(hit.first - 1) in {"بين", "ما"}
    if between:
        first = _before_between(view, hit.first - 1, reading)
        if first is None:
            first = Phrase(hit.first, other.last, Range(2, None), "bare", Label("unknown", hit.entry.id))
        reading.add(first, fates, "ar.count.dead-and-wounded", hit.first)
        reading.used.update(range(hit.first, other.last))
        return True
    start = _counter(view, hit)
    if start is None or (_most(view, start) and definite(view, hit)):
        return False
    label = group_of(view, hit, hit.last)
    phrase = Phrase(start, other.last, Range(2, None), "counted", label, view.form(hit.first), hit.first)
    phrase = _costing(view, phrase)
    reading.add(phrase, fates, "ar.count.dead-and-wounded", hit.first)
    return True


def _counter(view: View, hit: Hit) -> int | None:
    """Where the number or quantity right before a pair of nouns begins."""
    for start in range(max(view.start, hit.first - 6), hit.first):
        number = view.number(start)
        if number is not None and number[1] == hit.first:
            return start
        quantity = view.quantity_at(start, "vague")
        if quantity is not None and quantity.last in {hit.first, hit.first - 1} and view.form(hit.first - 1) != "و":
            return start
    return None


def _paired(view: View, hit: Hit) -> Hit | None:
    """The noun of another fate that و joins right after this one."""
    start = hit.last + 1 if view.form(hit.last) in {"و", "او"} else hit.last
    other = view.fate_at(start)
    if other is None or other.entry.data.get("role") != "person" or other.entry.data["fate"] == hit.entry.data["fate"]:
        return None
    joined = start > hit.last or other.clitics == "و"
    return other if joined and number_form(view, other) == number_form(view, hit) else None


def _before_between(view: View, index: int, reading: Reading) -> Phrase | None:
    """The people before "between dead and wounded": the nearest number or noun."""
    for position in range(index - 1, max(view.start, index - 8) - 1, -1):
        found = phrase_at(view, position, open_number=True)
        if (
            found is not None
            and found.last <= index
            and reading.free(found)
            and not (found.weak and found.kind == "bare")
        ):
            lead = view.quantities.get(position - 1)
            if lead is not None and lead.entry.data["kind"] in {"vague", "bound"}:
                found = phrase_at(view, position - 1, open_number=True) or found
            if view.number(position - 1) is not None and found.kind == "bare":
                continue
            return found
        person = view.person_at(position)
        if found is not None and found.weak:
            continue
        if (
            person is not None
            and person.entry.data["kind"] == "collective"
            and person.entry.data["group"] == "combatant"
        ):
            return Phrase(position, person.last, Range(1, None), "bare", Label("combatant", person.entry.id))
        if view.form(position) in ENDS:
            return None
    return None


@rule(
    "ar.count.fate-noun",
    "A number or vague plural with a noun of people that tells their fate",
    examples=(
        ("خلف الهجوم 12 قتيلا و5 جرحى", ("killed 12..12", "injured 5..5")),
        ("شهداء وجرحى في قصف", ("killed 2..", "injured 2..")),
        ("العثور على 5 جثث", ("killed 5..5",)),
    ),
    never=("نقل الجرحى إلى المستشفى", "كتائب شهداء الأقصى"),
)
def fate_noun(reading: Reading, phrase: Phrase) -> None:
    """``12 قتيلا``، ``سقوط قتلى``، ``عشرات الجرحى``؛ not the dead taken up again, nor names made with them."""
    view = reading.view
    hit = view.fate_at(phrase.head) if phrase.head is not None else None
    if hit is None or phrase.fate is None:
        return
    if phrase.kind == "bare" and _described(reading, phrase):
        return
    if _ill(view, phrase) or _all_of_them(view, phrase):
        return
    if phrase.kind == "bare" and not _stands(view, hit, phrase):
        return
    vague = view.quantity_at(phrase.first, "vague") is not None or definite(view, hit)
    if phrase.soft and (
        vague or phrase.kind != "counted" or phrase.number.min < 2 or phrase.noun in {"سجين", "سجينا", "سجناء"}
    ):
        return
    if (
        phrase.kind == "counted"
        and phrase.number == Range(2, None)
        and phrase.is_definite
        and view.quantities.get(phrase.first) is None
    ):
        return
    fates = [phrase.fate]
    phrase = _costing(view, phrase)
    reading.add(phrase, fates, "ar.count.fate-noun", hit.first)
    _risen(reading, phrase, hit)
    later = chain(view, phrase)[1:]
    for joined in later:
        if reading.free(joined) and joined.fate is None:
            reading.add(joined, fates, "ar.count.fate-noun", hit.first)


def _costing(view: View, phrase: Phrase) -> Phrase:
    """The dead of the party that they cost: ``تكبد الاحتلال قتلى``."""
    if phrase.label.group != "unknown":
        return phrase
    for position in range(phrase.first - 1, max(view.start, phrase.first - _COST_REACH), -1):
        earlier = view.fates.get(position)
        if earlier is not None and earlier.last < phrase.first:
            return phrase
        party = view.person_at(position)
        armed = party is not None and not party.clitics and party.entry.data.get("group") == "combatant"
        if party is not None and armed and view.form(position - 1).startswith(_COST):
            return replace(phrase, label=Label("combatant", party.entry.id))
    return phrase


def _ill(view: View, phrase: Phrase) -> bool:
    """True for those struck by an illness: ``المصابين بمرض``."""
    return phrase.fate == "injured" and view.form(phrase.last) in DREAD


def _all_of_them(view: View, phrase: Phrase) -> bool:
    """True for all or most of people told before: ``التحدث مع جميع المصابين``."""
    return _most(view, phrase.first) and (phrase.label.group == "unknown" or phrase.is_definite)


def _most(view: View, index: int) -> bool:
    """True for "all" or "most" at a token."""
    quantity = view.quantities.get(index)
    return quantity is not None and bool(quantity.entry.data.get("weak"))


def _risen(reading: Reading, phrase: Phrase, hit: Hit) -> None:
    """The number that a toll rose from: ``من 31 إلى 32 قتيلا``."""
    view = reading.view
    if view.form(phrase.first - 1) != "الي":
        return
    for start in range(max(view.start, phrase.first - 6), phrase.first - 1):
        lower = phrase_at(view, start, open_number=True)
        risen = lower is not None and lower.last == phrase.first - 1 and view.form(start - 1) == "من"
        if lower is not None and risen and lower.kind == "counted" and reading.free(lower):
            reading.add(lower, [str(phrase.fate)], "ar.count.fate-noun", hit.first)
            return


def _described(reading: Reading, phrase: Phrase) -> bool:
    """True where the noun describes counted people right before it: ``20 مقاتلا آخرين مفقودين``."""
    view = reading.view
    family = view.form(phrase.first).endswith("ه") and phrase.soft
    single = view.form(phrase.first).endswith("ا")  # 782 جنديا قتيلا
    if not (phrase.plural or family or single) or view.joins(phrase.first):
        return False
    if phrase.is_definite and not (phrase.soft and view.number(phrase.first - 1) is not None):
        return False  # الأطباء الستة المختطفين
    for start in range(max(view.start, phrase.first - 6), phrase.first):
        people = phrase_at(view, start)
        if people is None or people.kind != "counted" or people.fate is not None or not reading.free(people):
            continue
        between = view.person_at(people.last)
        adjective = view.quantity_at(people.last, "other") or (between is not None and not between.clitics)
        if people.last == phrase.first or (people.last == phrase.first - 1 and adjective):
            reading.add(people, [str(phrase.fate)], "ar.count.fate-noun", phrase.first)
            return True
    return False


@rule(
    "ar.count.cases",
    "A number of cases of a fate",
    examples=(("تسجيل خمس حالات خطف", ("abducted 5..5",)),),
    never=("خمس حالات طارئة",),
)
def cases(reading: Reading, phrase: Phrase) -> None:
    """``خمس حالات خطف``."""
    hit = reading.view.fate_at(phrase.last)
    if (
        phrase.noun in {"حاله", "حالات"}
        and hit is not None
        and hit.shape in {"masdar", "past"}
        and not hit.clitics
        and phrase.kind == "counted"
    ):
        reading.add(phrase, [str(hit.entry.data["fate"])], "ar.count.cases", hit.first)


def _stands(view: View, hit: Hit, phrase: Phrase) -> bool:
    """Whether a bare noun of a fate tells people newly: indefinite, and no part of a name."""
    before = view.form(hit.first - 1)
    if phrase.is_definite or before.removeprefix("و") in NAMERS or hit.clitics[-1:] in {"ب", "ل", "ك"} or phrase.soft:
        return False
    if before == "من" and phrase.fate == "injured":
        return False
    if hit.entry.data["role"] == "body":
        near = [view.form(position) for position in range(max(view.start, hit.first - 4), hit.first)]
        return any(form.removeprefix("و") in _BODY_FOUND for form in near)
    cognate = phrase.fate == "injured" and _is_cognate(view, hit)
    if cognate or view.quantity_at(hit.first - 1, "tally") is not None:
        return False
    form = number_form(view, hit)
    if form == "one":
        return _one_stands(view, hit, before)
    return form == "two" or _many_stand(view, hit, before)


def _is_cognate(view: View, hit: Hit) -> bool:
    """True where the noun only says how badly: ``أصيب عدد من أفرادها إصابات طفيفة``."""
    reach = 8 if bare_form(view.form(hit.first), hit) == "اصابات" and not hit.clitics else 1
    for position in range(hit.first - 1, max(view.start, hit.first - reach) - 1, -1):
        lead = view.fates.get(position)
        if lead is not None and lead.entry.data["fate"] == "injured" and "role" not in lead.entry.data:
            return lead.shape in {"past", "passive"} or reach == 1 or position == hit.first - 1
        if view.form(position) in {"،", "ما"} or view.form(position) in ENDS:
            return False
    return False


def _many_stand(view: View, hit: Hit, before: str) -> bool:
    """Several dead or wounded, not those of something definite, nor those who suffer (``كانوا ضحايا للتزوير``)."""
    genitive = view.person_at(hit.last)
    if genitive is not None and definite(view, genitive) and genitive.entry.data["kind"] != "collective":
        return False
    word, follows = bare_form(view.form(hit.first), hit), view.form(hit.last)
    if word == "ضحايا" and (follows.startswith("لل") or before.startswith(("كان", "يكون"))):
        return False
    return not (follows.startswith("ال") and follows != "الي" and word in {"ضحايا", "قتلي", "شهداء", "جرحي"})


def _one_stands(view: View, hit: Hit, before: str) -> bool:
    """A single dead or wounded, new where it opens a line, follows a result or joins another."""
    if hit.shape != "word":
        return False
    form = view.form(hit.first)[len(hit.clitics) :]
    opens = hit.first == view.start or before in {":", "و", "-"} or hit.clitics == "و" or before in RESULTS
    near = [view.form(position) for position in range(max(view.start, hit.first - 5), hit.first)]
    if form.endswith("ا"):
        return any(word in RESULTS - {"الي", "عن", "سقط", "وسقط"} for word in near)
    person = view.person_at(hit.last)
    named = person is not None and person.entry.data["kind"] == "given"
    return opens and not named and form not in {"ضحيه"}
