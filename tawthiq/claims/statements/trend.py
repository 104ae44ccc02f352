"""Trends: violence, or the number of its victims, that rises, falls or stands at its highest over a period."""

from dataclasses import dataclass
from typing import Final

from tawthiq.claims.statements.period import MONTH, Period, lately, period
from tawthiq.claims.statements.scene import Scene, Stretch, within
from tawthiq.model.statement import Statement
from tawthiq.rules.lexicon import Hit
from tawthiq.text.prepare import Clause, Sentence

_CHANGES: Final = ("rise", "fall", "raise", "lower")
_AFTER: Final = 5  # tokens between a change and what changes: تصاعدت بشكل كبير وتيرة الهجمات
_OBJECT: Final = 9  # tokens between a verb and the object after its subject: كثف الجيش السوري غاراته
_BEFORE: Final = 14  # tokens between what changes and its verb: هجمات التنظيم في العراق وسوريا انخفضت
_NEAR: Final = 3  # tokens between a noun and the participle that describes it: موجة عنف متصاعدة
_PARTICIPLE: Final = ("متصاعد", "متزايد", "متنام", "متراجع")
_THEY: Final = frozenset({"انها", "لكنها", "ولكنها", "وانها", "بانها"})
_OWN: Final = ("ه", "ها", "هم", "هما")  # pronouns: whose attacks they are
_PEOPLE: Final = frozenset({"killed", "injured"})
_WARNS: Final = frozenset("حذر حذرت محذرا محذره يحذر تحذر تحذير تخوف قلق مخاوف خشيه تحذيرات".split())
_STOPS: Final = frozenset("بعد اثر عقب جراء بسبب نتيجه منذ خلال مع عن قبل ، , بفعل ضد لكبح لمنع".split())
_OTHERS: Final = frozenset(
    (
        "جهود جهودها جهوده مساعي اجراءات تدابير مكافحه محاربه ضغط ضغوط دعم تعاون حراسه امن مراقبه اغاثه انقاذ بحث "
        "تفتيش سلام تزوير"
    ).split()
)
_BETWEEN: Final = frozenset("في من بشكل كبير ملحوظ حاد حاده كبيره ملحوظه خطير خطيره بصوره ب على علي نحو ايضا و".split())
_SUBORDINATE: Final = frozenset("وقت فيه فيها الذي التي الذين عندما حيث ان بعد لمنع لوقف لكبح ، بينما فيما".split())
_GOVERNORS: Final = frozenset("من الي علي في عن بعد قبل ب مع بسبب جراء نتيجه الحد وقف".split())
_VERBAL: Final = frozenset({"past", "present", "passive"})
_NOT: Final = frozenset({"لم", "لا", "لن"})
# What is wished, feared or forbidden has not risen.
_UNREAL: Final = frozenset(
    (
        "منع لمنع بمنع تفادي لتفادي تفاديا تجنبا منعا تحسبا تجنب لتجنب الحد للحد دون خشيه مخاوف مخافه وقف "
        "لوقف حذر حذرت محذرا محذره يحذر تحذر تحذيرات خوفا احتمال لاحتواء احتواء ان قد سوف يتوقع توقع متوقعا "
        "يمكن ينبغي يجب دعا دعت بعدم عدم لعدم اي مسووليه"
    ).split()
)
_COMPARED: Final = frozenset(
    "مقارنه مقارنا بنسبه بمقدار بالميه بالمايه المييه ضعف اضعاف النصف ملحوظ كبير حاد حاده كبيره".split()
)
_CONTAINERS: Final = frozenset({"شهد", "شهدت", "تشهد", "يشهد", "سجل", "سجلت", "عرفت", "تعرف"})
_PERIODS: Final = frozenset("شهر الشهر عام العام السنه سنه الاسبوع اسبوع فتره الفتره الاشهر اشهر الاعوام".split())


@dataclass(frozen=True, slots=True)
class What:
    """What changes: its measure, where its noun stands, and whether a change of it is a trend even without a period."""

    measure: str
    first: int
    last: int
    settled: bool


def trend_of(scene: Scene, clause: Clause, sentence: Sentence) -> Statement | None:
    """The trend that a clause tells, or None."""
    whole = Stretch(sentence.first, sentence.last)
    for change in scene.words(clause, *_CHANGES):
        if change.suffix or _unreal(scene, clause, change):
            continue
        what = _what(scene, clause, change)
        told = _told(scene, clause, whole)
        if what is not None and not _episode(scene, clause, change, what, told):
            return _statement(scene, clause, whole, what, _direction(scene, change, what), told)
    record = _record(scene, clause)
    if record is not None:
        return _statement(scene, clause, whole, record, "record", _told(scene, clause, whole))
    wave = _wave(scene, clause)
    if wave is not None and (period(scene, clause) is not None or lately(scene, clause)):
        return _statement(scene, clause, whole, wave, "up", _told(scene, clause, whole))
    return None


def _told(scene: Scene, clause: Clause, whole: Stretch) -> Period | None:
    """The period of a clause, else of its sentence."""
    return period(scene, clause) or period(scene, whole)


def _statement(
    scene: Scene, clause: Clause, whole: Stretch, what: What, direction: str, told: Period | None
) -> Statement:
    return Statement(
        "trend",
        scene.speaker(clause.last - 1),
        scene.span(min(clause.first, scene.doc.clause_of(what.first).first), clause.last),
        measure="violence" if what.measure == "security" else what.measure,
        direction=direction,
        actor_id=_actor(scene, clause, what),
        places=countries(scene, clause) or countries(scene, whole),
        period=told.when if told else None,
    )


def _what(scene: Scene, clause: Clause, change: Hit) -> What | None:
    """What changes: after the word of change, after its subject (كثف الجيش غاراته), or before a verb."""
    participle = scene.form(change.first).removeprefix("ال").startswith(_PARTICIPLE)
    if not participle:
        found = _after(scene, clause, change)
        if found is not None or change.entry.data["kind"] in {"raise", "lower"}:
            return found
    return _before(scene, clause, change, _NEAR if participle else _BEFORE)


def _after(scene: Scene, clause: Clause, change: Hit) -> What | None:
    active = change.entry.data["kind"] in {"raise", "lower"} and change.shape in _VERBAL
    after = Stretch(change.last, min(change.last + (_OBJECT if active else _AFTER), clause.last))
    for hit in scene.words(after, "measured"):
        if scene.form(hit.last).removeprefix("ال") in _OTHERS:
            continue
        own = scene.form(hit.last - 1).endswith(_OWN)
        if _reaches(scene, change.last, hit.first, subject=active and own):
            return _measured(hit)
    return _counted(scene, after)


def _measured(hit: Hit) -> What:
    return What(str(hit.entry.data["measure"]), hit.first, hit.last, bool(hit.entry.data.get("settled")))


def _reaches(scene: Scene, first: int, last: int, *, subject: bool) -> bool:
    """True where a change is of a noun: only measures, adverbs and adjectives stand between, or a verb's subject."""
    between = scene.forms(first, last)
    stops = _STOPS - {"،", ",", "ضد"} if subject else _STOPS
    if any(form.removeprefix("ال") in _OTHERS or form in stops for form in between):
        return False
    if subject or any(form.lstrip("وب").removeprefix("ال") in {"حصيله", "ضحايا", "قتلي"} for form in between):
        return subject
    known = {token for hit in scene.words(Stretch(first, last), "scale") for token in range(hit.first, hit.last)}
    return sum(at not in known and scene.form(at) not in _BETWEEN for at in range(first, last)) <= 1


def _counted(scene: Scene, stretch: Stretch) -> What | None:
    """The people of a number: زيادة في عدد الأطفال الذين | قتلوا."""
    for hit in scene.words(stretch, "scale"):
        if scene.form(hit.first).lstrip("ولب") in {"عدد", "اعداد"}:
            near = Stretch(hit.last, hit.last + _AFTER)
            fates = [
                t.fate for t in within(scene.mentions.triggers, near) if t.fate in {"killed", "injured", "displaced"}
            ]
            if fates and fates[0]:
                return What(fates[0], hit.first, hit.last, settled=False)
    return None


def _before(scene: Scene, clause: Clause, change: Hit, reach: int) -> What | None:
    """The subject before its verb (هجمات التنظيم انخفضت, عدد النازحين شهد ارتفاعا) or the noun before its adjective."""
    form = scene.form(change.first)
    contained = form.endswith("ا") and scene.form(change.first - 1).lstrip("و") in _CONTAINERS
    verbal = change.shape in _VERBAL or contained or bool(change.entry.data.get("verbal")) or form.startswith("ت")
    if not (verbal or reach == _NEAR) or (form.startswith("ال") and reach != _NEAR):
        return None
    first = scene.doc.sentence_of(clause.first).first
    if scene.form(change.first - 1) in _THEY:
        return _taken_up(scene, first, change.first - 1)
    start = max(first, change.first - reach)
    for hit in scene.words(Stretch(start, change.first), "measured"):
        if _SUBORDINATE & set(scene.forms(hit.last, change.first)):
            continue
        if scene.form(change.first - 1).lstrip("و") in _GOVERNORS:
            return None
        return None if _another_verb(scene, hit.last, change.first) else _measured(hit)
    return None


def _taken_up(scene: Scene, first: int, pronoun: int) -> What | None:
    """What a pronoun takes up in its sentence: إن الهجمات أقل من العام الماضي، غير | أنها ارتفعت."""
    told = [hit for hit in scene.words(Stretch(first, pronoun), "measured") if hit.entry.data.get("settled")]
    return What(_measured(told[0]).measure, pronoun, pronoun + 1, settled=True) if told else None


def _another_verb(scene: Scene, first: int, last: int) -> bool:
    """True where an act is told between what would change and the verb, so that the verb is not of it."""
    return any(trigger.shape == "past" and first <= trigger.first < last for trigger in scene.mentions.triggers)


def _wave(scene: Scene, clause: Clause) -> What | None:
    """تشهد البلاد موجة من أعمال العنف: more of it, where a period tells since when."""
    found = [hit for hit in scene.words(clause, "measured") if hit.entry.data.get("settled")]
    if not found or any(scene.words(clause, "once")):
        return None
    forms = {form.lstrip("و") for form in scene.forms(clause.first, clause.last)}
    return _measured(found[0]) if _CONTAINERS & forms and {"موجه", "موجات"} & forms else None


def _unreal(scene: Scene, clause: Clause, change: Hit) -> bool:
    """True where the change is feared, wished, planned or denied: تفاديا لتصاعد العنف، قد يرتفع."""
    before = scene.forms(max(clause.first - 1, change.first - 3), change.first)
    form = scene.form(change.first)
    if form.startswith(("سي", "ست", "وسي", "وست")) or before[-1:] == ["ما"]:
        return True
    if change.shape in _VERBAL:
        return change.shape == "present" and bool(_UNREAL & set(before[-2:]))
    if before and before[-1] == "من":
        return any(f.lstrip("و") in _WARNS for f in scene.forms(max(clause.first, change.first - 9), change.first))
    return bool((_UNREAL - {"ان", "قد"}) & set(before)) or "مرشح" in "".join(before)


def _episode(scene: Scene, clause: Clause, change: Hit, what: What, told: Period | None) -> bool:
    """True for what rises within one occurrence: the toll of an attack, a tension within an hour."""
    if what.measure in _PEOPLE:
        numbered = any(form in {"الي", "لي"} for form in scene.forms(change.first, clause.last))
        if any(scene.words(clause, "once")):
            return True
        end = scene.doc.sentence_of(change.first).last
        compared = bool(_COMPARED & set(scene.forms(change.last, end)))
        return not (compared or (told is not None and told.days >= MONTH and not numbered))
    if what.settled:
        return False
    return told is None and not lately(scene, clause)


def _direction(scene: Scene, change: Hit, what: What) -> str:
    """Up or down; security that improves is violence that falls; a change denied is none."""
    up = change.entry.data["kind"] in {"rise", "raise"}
    form = scene.form(change.first)
    if change.shape in _VERBAL and scene.form(change.first - 1).removeprefix("و") in _NOT:
        return "unchanged"
    if what.measure == "security":
        worse = "تدهور" in form or "تفاقم" in form
        return "up" if worse else "down"
    return "up" if up else "down"


def _record(scene: Scene, clause: Clause) -> What | None:
    """What stands at its highest or lowest: a month, the deadliest; not one attack that is the worst of its kind."""
    for hit in scene.words(clause, "record"):
        around = Stretch(max(clause.first, hit.first - 8), min(hit.last + 6, clause.last))
        near = {form.removeprefix("و") for form in scene.forms(around.first, around.last)}
        if any(scene.words(around, "once")) or not near & _PERIODS:
            continue
        measured = next(scene.words(around, "measured"), None)
        return _measured(measured) if measured is not None else What("violence", hit.first, hit.last, settled=True)
    return None


def _actor(scene: Scene, clause: Clause, what: What) -> str | None:
    """Whose attacks they are: who stands before "its attacks", else the first actor after the noun, or before it."""
    known = [a for a in within(scene.mentions.actors, clause) if a.actor_id]
    if not known:
        return None
    before = [a for a in known if a.first < what.first]
    after = [a for a in known if a.first >= what.first]
    if before and scene.form(what.last - 1).endswith(_OWN):
        return before[-1].actor_id
    return (after or known)[0].actor_id


def countries(scene: Scene, stretch: Stretch | Clause) -> tuple[str, ...]:
    """The countries of the places of a stretch, each once, in order."""
    found = [p.place.get("country") for p in within(scene.mentions.places, stretch)]
    return tuple(dict.fromkeys(str(code) for code in found if code))
