"""Rules of what hangs on a clause: participles, sources named in passing, parts of what was counted."""

from typing import Final

from tawthiq.lang.ar.clauses.predicates import predicate
from tawthiq.lang.ar.clauses.scan import COMMAS, Scan
from tawthiq.lang.ar.clauses.words import Word
from tawthiq.rules.rule import rule

_ATTRIBUTION_REACH: Final = 14  # words of a source at the end of a sentence


@rule(
    "ar.clause.participle",
    "مشيرا, مؤكدا, مخلفا and the like begin a predication of their own; the feminine only after a comma",
    examples=(("نفى الوزير التقارير مؤكدا استمرار العملية", "مؤكدا participle"),),
    never=("قتل متأثرا بجراحه", "مشيرا إلى الهجوم قال الوزير"),
)
def participle(scan: Scan, index: int, word: Word) -> None:
    """An accusative participle of saying or effect."""
    feminine = word.role == "participle_after_comma"
    previous = scan.form(scan.before(index))
    ruled = previous in scan.sets["preposition"] or previous[:1].isdigit()
    if not ruled and (not feminine or scan.after_comma(index)):
        scan.open(index, "participle", "ar.clause.participle")
        scan.has_verb = not word.bare.startswith("معتبر")  # معتبرا القصف يمثل خرقا: one predication
    scan.take(content=True)


@rule(
    "ar.clause.before-quotation",
    "قائلا before a quotation begins a clause",
    examples=(("رد هنية قائلا: سنكمل", "قائلا participle"),),
    never=("رد هنية قائلا إن الحرب مستمرة",),
)
def before_quotation(scan: Scan, index: int, word: Word) -> None:
    """قائلا with a colon or a quotation mark after it."""
    if scan.form(index + 1) in {":", '"'}:
        scan.open(index, "participle", "ar.clause.before-quotation")
    scan.take(content=True)


@rule(
    "ar.clause.attribution",
    "بحسب, وفقا ل and a source begin a clause after a comma or at the end of the sentence",
    examples=(
        ("قتل 20 شخصا، بحسب مسؤولين", "بحسب attribution"),
        ("قتل شخصان وفق ما ذكره التلفزيون", "وفق attribution"),
    ),
    never=("وبحسب المصدر فإن القتلى مدنيون", "الإبادة بقطاع غزة وفق منظمات حقوقية، والمخاوف من انهيار الهدنة"),
)
def attribution(scan: Scan, index: int, word: Word) -> None:
    """A source named in passing."""
    has_verb = word.role == "attribution_with_verb" or scan.form(index + 1) in {"ما", "لما"}
    if word.bare == "نقلا" and scan.form(index + 1) != "عن":
        if word.joined and word.verb is not None:
            predicate(scan, index, index, word.verb, joined=True)
        else:
            scan.take(content=True)
        return
    if has_verb or scan.after_comma(index) or _at_the_end(scan, index):
        scan.open(index, "attribution", "ar.clause.attribution")
    if scan.content == 0 and len(scan.starts) == 1:
        scan.concession = True
    scan.take()
    if scan.form(scan.at) in {"ما", "لما"}:
        scan.take()


def _at_the_end(scan: Scan, index: int) -> bool:
    """True where only the source stands between ``index`` and the end of the sentence."""
    if scan.last - index > _ATTRIBUTION_REACH:
        return False
    for position in range(index + 1, scan.last):
        word = scan.word(position)
        if scan.form(position) in COMMAS or (word is not None and word.role in {"an", "subordinate", "fima"}):
            return False
    return True


@rule(
    "ar.clause.most-of-them",
    "معظمهم, أغلبهم begin a clause about what was counted",
    examples=(("قتل 20 شخصا معظمهم أطفال", "معظمهم relative"),),
    never=("اعتقل الجيش معظمهم",),
)
def quantity_of_them(scan: Scan, index: int, word: Word) -> None:
    """A part of them as subject: something must be said of it, and the clause before must have its verb's object."""
    before = scan.word(scan.before(index))
    verb_before = before is not None and before.verb is not None and before.verb.certainty == "verb"
    ruled = scan.form(scan.before(index)) in scan.sets["preposition"]
    if not verb_before and not ruled and (scan.word(index + 1) is not None):
        scan.open(index, "relative", "ar.clause.most-of-them")
        scan.has_verb = not is_sure_verb(scan, index + 1)
    scan.take(content=True)


@rule(
    "ar.clause.some-of-them",
    "a number with منهم after a comma begins a clause",
    examples=(("إصابة تسعة، ثلاثة منهم إصاباتهم بالغة", "ثلاثة relative"),),
    never=("إصابة تسعة منهم ثلاثة أطفال",),
)
def some_of_them(scan: Scan, index: int) -> bool:
    """``index`` is a number or number word after a comma."""
    form = scan.form(index)
    if form in scan.sets["one_of_them"]:
        return scan.open(index, "relative", "ar.clause.some-of-them")
    counted = form[:1].isdigit() or form in scan.sets["number_word"]
    if not counted or scan.form(index + 1) not in scan.sets["of_them"]:
        return False
    opened = scan.open(index, "relative", "ar.clause.some-of-them")
    scan.has_verb = not is_sure_verb(scan, index + 2)
    return opened


def is_sure_verb(scan: Scan, index: int) -> bool:
    """True for a word that is a verb whatever stands around it, or the particle of one."""
    word = scan.word(index)
    return word is not None and (word.role == "particle" or (word.verb is not None and word.verb.certainty == "verb"))
