"""How an act stands in its sentence: what governs it, in which mood it is told, whose it is, and how many it is.

An act told as a threat, a plan or the reason of another is governed by a word that says so; a verb with a subject of
its own begins anew, one without goes on with the last actor. Grammar alone, in folded letters, for the tables to weigh.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from tawthiq.claims.draft import Draft
from tawthiq.claims.stems import stem
from tawthiq.lang.ar.verb_forms import is_finite_verb, verb_reading
from tawthiq.model.mention import Mention, TriggerMention

_REACH: Final = 4  # words before a trigger in which what governs it stands
_SHORTEST: Final = 4  # letters; a shorter word ends in the letters of a plural by itself

# Folded words, without the article, by what they make of the act that they govern.
_GOVERNORS: Final[Mapping[str, str]] = {
    word: name
    for name, words in {
        "after": "بعد عقب اعقاب غداه منذ تلا تلت تلته اعقب اعقبت سبق سبقت سبقه بعيد",
        "reply": "ردا رد انتقاما انتقام ثارا ثار",
        "case": "قضيه تهمه خلفيه تحقيق بحثا تورط تورطه تورطهم ضلوع متهم متهمين مسووليه مسووليته ملف مسوول مشتبه",
        "before": "قبل قبيل عشيه",
        "during": "خلال اثناء لدي حين وقت وسط",
        "cause": "جراء نتيجه سبب اثر فعل",
        "aim": "تحضيرا تمهيدا استعدادا هدف بغيه محاوله اجل منع",
        "with": "جانب اضافه فضلا عدا تزامنا تزامن",
    }.items()
    for word in words.split()
}
_MEASURES: Final = frozenset(
    "يوم يوما يومين ايام ساعه ساعات ساعتين اسبوع اسبوعا اسبوعين اسابيع شهر شهرا شهرين اشهر شهور عام عاما عامين اعوام "
    "سنه سنوات سنتين دقائق دقايق وقت قليل".split()
)  # بعد يومين من: an act so much earlier
# Folded nouns in construct before an act, by what they are of it: its doers, its spot, its number, its carrying out.
_HEADS: Final[Mapping[str, str]] = {
    word: name
    for name, words in {
        "people": "منفذ منفذي منفذو مرتكب مرتكبي ضحايا ضحيه جرحي قتلي مصابي شهداء ذوي اسر عائلات ناجين شهود",
        "spot": "موقع مكان مسرح ساحه منطقه اماكن مواقع محيط",
        "moment": "وقت لحظه يوم ليله ساعه زمن مرحله فتره تاريخ ذكري مطلع بدايه نهايه",
        "carrying": "وقوع اندلاع حدوث حصول تنفيذ شن وقع تنفيذه شنه ارتكاب تعرض",
        "number": "عدد حصيله اعداد معدل مجموع نسبه",
        "series": "سلسله موجه حمله موجات",
        "word": "نبا خبر تفاصيل ملابسات صور فيديو مشاهد مقطع شريط مسووليه اسباب دوافع نتائج تداعيات اثار",
        "means": "قدره امكانيه خيار سياسه استراتيجيه تهديد خطر احتمال فرص عقوبه حكم جريمه جرائم قضيه",
        "kind": "عمليه عمليات اعمال حادث حادثه حوادث محاوله محاولات",
    }.items()
    for word in words.split()
}
_FUTURE: Final = frozenset({"سوف", "سيتم", "ستتم", "لن"})
_NEGATED: Final = frozenset({"لم", "لا", "ليس", "ليست", "ما", "دون", "عدم"})
_HELPED: Final = frozenset("اسهم اسهمت يسهم تسهم ساهم ساهمت يساهم تساهم ساعد ساعدت يساعد تساعد".split())
_HELP_REACH: Final = 6  # tokens between a verb of helping and what it helped to do, its subject between
_NEVER_WERE: Final = frozenset({"لا", "ليس", "ليست"})
_WERE: Final = frozenset({"تكن", "يكن", "تقع", "يقع", "يحدث", "تحدث", "تحصل", "يحصل"})
_OPENING: Final = frozenset({'"', "(", "اي", "ايه", "هناك"})
_WHEREIN: Final = frozenset({"في", "خلال", "جراء", "اثر", "نتيجه"})
_WHICH: Final = frozenset({"الذي", "التي", "الذين", "اللذين", "اللتين", "اللذان", "اللتان"})
_DATING: Final = frozenset({"عندما", "حين", "حينما", "بعدما", "لما", "قبل", "بعد", "منذ", "وقت"})
_HABIT: Final = frozenset({"كان", "كانت", "كانوا", "وكان", "وكانت", "وكانوا", "ظل", "ظلت", "مازال", "لازال", "مازالت"})
_PREPOSITIONS: Final = frozenset(
    "في علي من عن الي مع بين ضد قرب خلال بعد قبل عند لدي داخل ضمن حتي منذ اثر عقب جراء امام خلف تحت فوق شمال جنوب شرق "
    "غرب وسط اثناء حول نحو تجاه صباح مساء فجر ظهر ليل عصر امس اليوم غدا حيث عندما بعدما".split()
)
_SEVERAL: Final = frozenset(
    "عده سلسله موجه عشرات مئات ميات بضع بضعه ثلاث ثلاثه اربع اربعه خمس خمسه ست سته سبع سبعه".split()
)


def governor(draft: Draft) -> str:
    """What a word shortly before the trigger makes of its act: an earlier one, a case in court, an aim."""
    first, tokens = draft.trigger.first, draft.doc.tokens
    for at in range(first - 1, max(draft.clause.first, first - _REACH - 1) - 1, -1):
        form = tokens[at].form
        found = _GOVERNORS.get(form) or _GOVERNORS.get(stem(form))
        if found:
            measured = any(stem(token.form) in _MEASURES for token in tokens[at + 1 : first])
            return f"{found}-time" if measured and found in {"after", "before"} else found
    return "none"


def head(draft: Draft) -> str:
    """The kind of noun that the act is in construct with (منفذ الهجوم، عدد القتلى), ``other`` for one of no kind."""
    trigger = draft.trigger
    if trigger.voice != "noun" or trigger.proclitic or trigger.first <= draft.clause.first:
        return "none"
    form = draft.doc.tokens[trigger.first - 1].form
    bare = form.removeprefix("و")
    if draft.doc.tokens[trigger.first - 1].kind == "mark" or bare in _PREPOSITIONS or bare.startswith("ال"):
        return "none"
    known = _HEADS.get(bare) or _HEADS.get(bare[1:] if bare[:1] in {"ب", "ل"} else bare)
    if known:
        return known
    reading = verb_reading(form)
    return "verb" if reading is not None and is_finite_verb(form) else "other"


def mood(draft: Draft) -> str:
    """Whether the trigger's verb is told, to come, wished, negated or a habit; ``none`` for nouns."""
    trigger, tokens = draft.trigger, draft.doc.tokens
    if trigger.voice == "noun":
        return "none"
    before = tokens[trigger.first - 1].form if trigger.first > draft.sentence.first else ""
    reading = verb_reading(tokens[trigger.first].form)
    present = reading is not None and reading.tense == "present"
    if before in _FUTURE:
        return "future"
    if before in _NEGATED:
        return "negated"
    if before in {"قد", "وقد", "لقد"}:
        return "may" if present else "done"
    if present:
        if before in {"ان", "بان", "لان", "كي", "لكي", "حتي"} or (reading is not None and "ل" in reading.clitics):
            return "wished"
        return "habit" if before in _HABIT else "present"
    return "past"


def subject(draft: Draft) -> str:
    """Whose act a verb tells: who stands right before or behind it, or nobody (the last actor goes on).

    ``plural`` for a verb in the plural, whose subject was named before it (وقتلوا ثلاثة); else the kind of the mention
    that follows (``actor``, ``count``, ``person``, ``target``, ``noun``), ``dropped`` before a preposition or nothing,
    with ``before-`` for one that stands right before the verb. ``none`` for nouns.
    """
    trigger, tokens = draft.trigger, draft.doc.tokens
    if trigger.voice == "noun":
        return "none"
    before = _named(draft, trigger, behind=False)
    if before:
        return f"before-{before}"
    if tokens[trigger.first].form.endswith(("وا", "ون")):
        return "plural"
    if trigger.last >= draft.clause.last:
        return "dropped"
    after = _named(draft, trigger, behind=True)
    if after:
        return after
    token = tokens[trigger.last]
    if token.kind == "mark" or token.form in _PREPOSITIONS:
        return "dropped"
    return "verb" if is_finite_verb(token.form) else "noun"


def _named(draft: Draft, trigger: TriggerMention, *, behind: bool) -> str:
    """The kind of the mention that touches a trigger, behind it or before it in its clause."""
    seen = draft.seen
    rows: Sequence[Mention] = (*seen.actors, *seen.persons, *seen.counts, *seen.targets)
    tokens = draft.doc.tokens
    at = trigger.first
    while not behind and at > draft.clause.first and tokens[at - 1].form in {"قد", '"', ")", "»"}:
        at -= 1
    for row in rows:
        touching = row.first in {trigger.last, trigger.last + 1} if behind else row.last == at
        if touching and row.first >= draft.clause.first:
            return row.kind
    return ""


def many(draft: Draft) -> str:
    """Whether a noun tells one act, two or several (غارة، غارتين، غارات، سلسلة هجمات); ``none`` for verbs, effects."""
    trigger = draft.trigger
    if trigger.role == "effect" or trigger.voice != "noun":
        return "none"
    before = draft.doc.tokens[trigger.first - 1].form if trigger.first > draft.sentence.first else ""
    if stem(before) in _SEVERAL or before.isdecimal():
        return "several"
    form = draft.doc.tokens[trigger.first].form
    if len(form) > _SHORTEST and form.endswith(("ان", "ين")):
        return "two"
    return "several" if len(form) > _SHORTEST and form.endswith("ات") else "one"


def ruled_out(draft: Draft) -> bool:
    """True for an act that never was (لا | غارة على البلدة, وليس | قصفا), or that only sums others up."""
    trigger, tokens = draft.trigger, draft.doc.tokens
    if _sums_up(draft):
        return True
    at = trigger.first - 1
    while at >= draft.sentence.first and tokens[at].form in _OPENING:
        at -= 1
    if trigger.voice != "noun" or trigger.role != "cause" or trigger.proclitic or at < draft.sentence.first:
        return False  # "no casualties" is a toll of an act
    before = tokens[at].form.lstrip("وف")
    if before in _NEVER_WERE:
        return True
    return before in _WERE and at > draft.sentence.first and tokens[at - 1].form.lstrip("وف") in {"لم", "لن"}


def _sums_up(draft: Draft) -> bool:
    """True for what many acts helped to do, of no day and no number: أسهمت العمليات في | تحييد عدد من القادة."""
    trigger, tokens = draft.trigger, draft.doc.tokens
    if trigger.voice != "noun" or trigger.first - 2 < draft.sentence.first or tokens[trigger.first - 1].form != "في":
        return False
    before = tokens[max(draft.sentence.first, trigger.first - _HELP_REACH) : trigger.first - 1]
    helped = any(token.form.lstrip("وف") in _HELPED for token in before)
    exact = any(count.number.exact for count in draft.own.counts)
    return helped and not exact and not draft.own.times


def presupposed(draft: Draft, denied: int = 0) -> bool:
    """True for an act that only describes or dates what a denial denies from the token ``denied`` on.

    ``نفى وجود قادة في المقر الذي | دمر أمس``, ``نفى وجوده هناك عندما | وقع الهجوم``, ``نفى سقوط قتلى في | القصف``.
    """
    clause, tokens, trigger = draft.clause, draft.doc.tokens, draft.trigger
    if trigger.role != "effect" and trigger.definite and draft.before in _WHEREIN:
        return any(denied <= count.first < trigger.first for count in draft.seen.counts)
    opener = tokens[clause.first].form.lstrip("وف")
    described = clause.opener == "relative" and opener in _WHICH
    return described or (clause.opener == "subordinate" and opener in _DATING)
