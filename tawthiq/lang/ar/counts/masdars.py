"""Verbal nouns of a fate with the people they govern."""

from typing import Final

from tawthiq.lang.ar.counts import scan
from tawthiq.lang.ar.counts.assign import assign, is_violent
from tawthiq.lang.ar.counts.closed import words
from tawthiq.lang.ar.counts.company import company
from tawthiq.lang.ar.counts.found import Reading
from tawthiq.lang.ar.counts.nouns import Label, number_form
from tawthiq.lang.ar.counts.phrase import Phrase
from tawthiq.lang.ar.counts.phrases import phrase_at
from tawthiq.lang.ar.counts.subjects import before
from tawthiq.lang.ar.counts.view import View
from tawthiq.model.values import Range
from tawthiq.rules.lexicon import Hit
from tawthiq.rules.rule import rule

_CERTAIN: Final = words("مقتل استشهاد مصرع اغتيال وفاه اعدام")
_AFTERMATH: Final = words("بعد اثر عقب متاثرا متاثره جراء من بسبب نتيجه")
_EACH: Final = words("احدهم احدهما احداهن احداهما بعضهم")  # أحدهم إصابته بليغة
_ALONE: Final = words("برصاص بالرصاص بجروح بجراح خطيره طفيفه متوسطه بليغه حرجه جراء بشظايا بقصف بنيران")
_WHOM: Final = frozenset({"الذي", "التي"})
_DONE: Final = words("تم يتم جري يجري")
_BROUGHT: Final = words("الي عن")
_ASIDES: Final = frozenset({"،", ",", "-", "(", '"'})


@rule(
    "ar.count.verbal-noun",
    "People after a verbal noun of a fate",
    examples=(
        ("مقتل 4 جنود في كمين", ("killed 4..4 combatant",)),
        ("أسفر عن إصابة عدد من الأشخاص", ("injured 2..",)),
        ("استشهاد الصحفي محمد علي", ("killed 1..1 journalist",)),
    ),
    never=("محاولة اغتيال ضابط", "إصابة سيارة بأضرار"),
)
def verbal_noun(reading: Reading, fates: list[str], hit: Hit, end: int) -> None:
    """``مقتل 4 جنود``; with a doer between where the noun takes one: ``اعتقال الشرطة 5 أشخاص``."""
    view = reading.view
    bare = view.form(hit.first)[len(hit.clitics) :]
    certain = bare in _CERTAIN
    if bare.startswith("ال") or view.form(hit.first - 1) in {"فرقه", "فرق"}:  # فرق الموت
        return
    if bare == "اصابه" and not hit.clitics and _counted_wounds(reading, hit):
        return
    if view.form(end) in {"بحق", "ضد"}:
        end += 1
    first = _governed(view, hit, end, bare)
    if first is None:
        alone(reading, hit, end)
        return
    if bare == "اسر" and (
        (first.is_definite and first.kind == "bare") or (first.label.group != "combatant" and first.kind == "bare")
    ):
        return
    if first.is_definite and first.plural and first.kind == "bare" and not certain and bare != "اصابه":
        return
    assign(reading, first, fates, "ar.count.verbal-noun", hit.first)


def _governed(view: View, hit: Hit, end: int, bare: str) -> Phrase | None:
    """The victims after a verbal noun: right after it, after its doer, or brought by ل."""
    certain = bare in _CERTAIN
    voice = hit.entry.data.get("voice")
    first = scan.direct(view, end, sure=certain or _family_name(view, end))
    if first is not None:
        acts = voice in {"either", "active"} and not certain
        return (scan.object_of(view, first) if acts else None) or first
    if view.form(end) in _ASIDES:
        first = scan.after(view, end, counted_only=True)
    elif voice in {"either", "active"} and bare != "مقتل":
        first = _after_doer(view, end)
    if first is None and (voice == "intransitive" or bare in {"اصابه", "اعدام"}):
        first = _through_to(view, end)
    return first


def _counted_wounds(reading: Reading, hit: Hit) -> bool:
    """``وقوع 12 إصابة``، ``إصابة واحدة``؛ True where it was read."""
    view = reading.view
    start = next(
        (at for at in range(max(view.start, hit.first - 3), hit.first) if (view.number(at) or (0, 0))[1] == hit.first),
        None,
    )
    number = view.number(start) if start is not None else None
    if start is None and view.form(hit.last) == "واحده":
        phrase = Phrase(
            hit.first, hit.last + 1, Range.exactly(1), "counted", Label("unknown", hit.entry.id), plural=False
        )
    elif start is not None and number is not None and number[0] > 10:
        phrase = Phrase(start, hit.last, Range.exactly(number[0]), "counted", Label("unknown", hit.entry.id))
    else:
        return False
    if reading.free(phrase):
        reading.add(phrase, ["injured"], "ar.count.verbal-noun", hit.first)
    return True


def _through_to(view: View, end: int) -> Phrase | None:
    """The people whom ل brings: ``موجة نزوح جديدة لآلاف الفلسطينيين``."""
    for position in range(end, min(end + 2, view.last)):
        if view.clitics(position) == "ل":
            found = phrase_at(view, position)
            return found if found is not None and not (found.is_definite and found.plural) else None
    return None


def _family_name(view: View, index: int) -> bool:
    """True for a definite word in ي that no list holds: a family name (الشدادي)."""
    form = view.form(index)
    return form.startswith("ال") and form.endswith("ي") and len(form) > 5 and view.person_at(index) is None


def _after_doer(view: View, end: int) -> Phrase | None:
    """The victims after the doer of a verbal noun: ``خطف حزب الله جنديين``."""
    hit = view.person_at(end)
    if hit is None or hit.clitics or hit.entry.data["kind"] != "collective":
        return None
    for position in range(hit.last, min(hit.last + 3, view.last)):
        if view.clitics(position) == "ل":
            return phrase_at(view, position)
    last = hit.last
    while (origin := view.person_at(last)) is not None and origin.entry.data.get("weak") and not origin.clitics:
        last = origin.last  # أجهزة الأمن الباكستانية
    return scan.after(view, last)


@rule(
    "ar.count.driven",
    "People whom something drove to flight",
    examples=(("دفع القتال عشرات الآلاف من السكان إلى النزوح", ("displaced 20000..99999",)),),
    never=("موجة النزوح من المدينة",),
)
def driven(reading: Reading, hit: Hit) -> None:
    """``أجبر القصف آلاف السكان على النزوح``."""
    view = reading.view
    brought = view.form(hit.first - 1) in {"الي", "علي"} or hit.clitics[-1:] == "ل"
    if hit.entry.data["fate"] != "displaced" or not brought:
        return
    for position in range(max(view.start, hit.first - 10), hit.first):
        found = phrase_at(view, position)
        people = found is not None and found.kind == "counted" and found.fate is None
        if found is not None and people and found.noun is not None and reading.free(found):
            reading.add(found, ["displaced"], "ar.count.driven", hit.first)
            return


@rule(
    "ar.count.alone",
    "An injury told without saying whose: one person",
    examples=(("3 شهداء وإصابة برصاص الاحتلال", ("killed 3..3", "injured 1..1")),),
    never=("إصابة جندي إصابة خطيرة في الرأس",),
)
def alone(reading: Reading, hit: Hit, end: int) -> None:
    """``إصابة برصاص الاحتلال`` at the beginning or after و."""
    view = reading.view
    bare = view.form(hit.first)[len(hit.clitics) :]
    opens = hit.first == view.start or hit.clitics == "و" or view.form(hit.first - 1) in {"و", "،", ":"}
    if bare != "اصابه" or not opens or view.form(end) not in _ALONE:
        return
    phrase = Phrase(hit.first, end, Range.exactly(1), "bare", Label("unknown", "ar.count.alone"), plural=False)
    if reading.free(phrase):
        reading.add(phrase, [str(hit.entry.data["fate"])], "ar.count.alone", hit.first)


@rule(
    "ar.count.pronoun",
    "One person told by a pronoun on the verbal noun",
    examples=(
        ("أعلنت الحركة مقتله في غارة", ("killed 1..1",)),
        ("قال إن مواطنين اثنين كانا في مهمة تم اختطافهما", ("abducted 2..2",)),
        ("ينفي أن يكون الرجل الذي قتلته طائرة مسيرة قائدا", ("killed 1..1",)),
    ),
    never=("توفي بعد إصابته برصاصة", "قتلته الشرطة", "حين أصابته صواريخ"),
)
def by_pronoun(reading: Reading, hit: Hit) -> None:
    """``مقتله``؛ not his wounds told on the way, and no object pronoun of a verb."""
    view = reading.view
    form = view.form(hit.first)
    if form[len(hit.clitics) :].startswith("اسر"):
        return
    if _printed_as_verb(view, hit):
        return
    lead = view.form(hit.first - 1).lstrip("وف")
    told = lead in _DONE or (lead in _BROUGHT and form.startswith(("قتل", "خطف")))
    done = told and hit.shape == "past" and not hit.clitics
    if form.endswith(("هم", "هما")) and (lead in _DONE or hit.shape == "past"):
        _them(reading, hit, passive=lead in _DONE)
        return
    if hit.shape != "masdar" and not done:
        following = phrase_at(view, hit.last)
        if following is not None and following.kind == "counted" and _with_object(view, hit):
            assign(reading, following, [str(hit.entry.data["fate"])], "ar.count.verbal-noun", hit.first)
        else:
            _whom(reading, hit)
        return
    if not form.endswith(("ه", "ها")) or (form.endswith("ها") and hit.entry.data["fate"] == "detained"):
        return
    fate = str(hit.entry.data["fate"])
    if hit.entry.data.get("natural") and not is_violent(view):
        return
    if fate == "injured" and (view.form(hit.first - 1) in _AFTERMATH | _EACH or hit.clitics):
        return
    label = _whose(view, hit.first) if fate == "killed" else Label("unknown", "ar.count.pronoun")
    phrase = Phrase(hit.first, hit.last, Range.exactly(1), "bare", label, plural=False)
    reading.add(phrase, [fate], "ar.count.pronoun", hit.first)
    company(reading, [fate], hit, hit.last)


def _whom(reading: Reading, hit: Hit) -> None:
    """``الرجل الذي قتلته طائرة``: the one whom a verb in a relative clause takes up."""
    view = reading.view
    relative = hit.first - 1
    if hit.shape != "past" or hit.clitics or view.form(relative) not in _WHOM or not view.form(hit.first).endswith("ه"):
        return
    found = next((one for one in (phrase_at(view, at) for at in range(relative - 1, relative - 3, -1)) if one), None)
    single = found is not None and found.kind == "bare" and found.number.max == 1 and found.last == relative
    if found is not None and single and found.fate is None and not found.weak and reading.free(found):
        reading.add(found, [str(hit.entry.data["fate"])], "ar.count.pronoun", hit.first)


def _printed_as_verb(view: View, hit: Hit) -> bool:
    """True for a verb that folds as its verbal noun does, by its printed hamza: أصابته | صواريخ, not إصابته."""
    token = view.tokens[hit.first]
    printed = view.source[token.start : token.end].lstrip("وفبلك")
    return hit.shape == "masdar" and hit.entry.data["fate"] == "injured" and printed.startswith("أ")


def _with_object(view: View, hit: Hit) -> bool:
    """True for a verb's letters with a doer's pronoun, whose object follows: ``بعد خطفها ثمانية مقاتلين``."""
    form = view.form(hit.first)
    return (form.endswith("ه")) or (form.endswith("ها") and view.form(hit.first - 1) in {"من", "بعد", "عن", "اثر"})


def _them(reading: Reading, hit: Hit, *, passive: bool) -> None:
    """People told before and taken up by a pronoun: ``مواطنين كانا في مهمة تم اختطافهما``، ``طعن ستة وأصابهم``."""
    view = reading.view
    if hit.entry.data.get("weak") or view.form(hit.first).endswith("اسرهم"):
        return
    found = before(view, hit.first - 1, plural=True) if passive else None
    position = hit.first - 1
    while found is None and position > view.start:
        near = phrase_at(view, position)
        if near is not None and near.kind == "counted" and near.plural and near.last <= hit.first and near.fate is None:
            starts = phrase_at(view, position - 1)
            found = starts if starts is not None and starts.last == near.last else near
        position -= 1
    if found is not None and reading.free(found):
        assign(reading, found, [str(hit.entry.data["fate"])], "ar.count.pronoun", hit.first)


def _whose(view: View, index: int) -> Label:
    """An attacker where the sentence tells of one alone before the pronoun."""
    for position in range(index - 1, view.start - 1, -1):
        hit = view.person_at(position)
        if hit is not None and hit.entry.data["kind"] == "person" and number_form(view, hit) == "one":
            group = str(hit.entry.data["group"])
            return Label(group, hit.entry.id) if group == "attacker" else Label("unknown", "ar.count.pronoun")
    return Label("unknown", "ar.count.pronoun")
