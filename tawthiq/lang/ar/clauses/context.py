"""Whether a word whose letters may be a verb is one where it stands."""

from typing import Final

from tawthiq.lang.ar.clauses.scan import COMMAS, Scan
from tawthiq.lang.ar.clauses.words import Word
from tawthiq.lang.ar.verb_forms import VerbReading

_PREPOSITIONS_OF_VERBS: Final = frozenset({"من", "منذ", "حتي", "حال"})
_VERB_AFTER: Final = frozenset(
    {"relative", "preposition_relative", "subordinate", "additive", "fima", "ma", "coordinator"}
)
# verbs whose bare past is seldom their noun in the middle of a sentence
_LIGHT: Final = frozenset({"وقع", "عقد", "شن", "نفذ", "عثر", "ليس", "لقي", "توجه", "تعرض", "تمكن", "تبني"})


def is_verb(scan: Scan, index: int, word: Word, *, joined: bool) -> bool:
    """True where the word at ``index`` is read as a finite verb among its neighbours."""
    reading = word.verb
    if reading is None or reading.certainty == "noun" or reading.jussive or _is_time(scan, index):
        return False
    before = scan.before(index)
    previous = scan.form(before)
    if reading.certainty == "verb":
        return joined or previous not in scan.sets["preposition"] or previous in _PREPOSITIONS_OF_VERBS
    settled = _settled(scan, index, reading, joined=joined)
    if settled is not None:
        return settled
    opening = joined or before < scan.first or scan.content == 0 or previous in COMMAS or previous in {":", "-"}
    if reading.certainty == "rather_verb":
        subject_near = reading.past in _LIGHT or _has_agent(scan, index) or _has_victim(scan, index)
        return opening or (subject_near and reading.person != "1p")
    counted = not reading.suffix and scan.form(index + 1).isdigit()
    return opening and (counted or _has_agent(scan, index))


def _settled(scan: Scan, index: int, reading: VerbReading, *, joined: bool) -> bool | None:
    """What the words right before and after a doubtful verb settle; None where they leave it open."""
    before = scan.before(index)
    previous, following = scan.form(before), scan.form(index + 1)
    if _rules_a_verb(scan, before) or _known_turn(scan, reading, previous, following):
        return True
    if not joined and _rules_a_noun(scan, previous):
        return False
    accusative = "اخرين" in {following, scan.form(index + 2)}  # مقتل اثنين وجرح أربعة آخرين
    if accusative or previous in scan.sets["an"]:
        return not accusative and _has_victim(scan, index)
    return _settled_by_clause(scan, index, reading, joined=joined)


def _settled_by_clause(scan: Scan, index: int, reading: VerbReading, *, joined: bool) -> bool | None:
    """What the clause so far settles: whether it has its verb, and a subject that waits for one."""
    previous, following = scan.form(scan.before(index)), scan.form(index + 1)
    if _after_definite(scan, previous) and not reading.suffix:
        return True
    if reading.suffix and scan.has_verb and _follows_its_object(scan, index, reading):
        return True
    if joined and _in_headline(scan, index):
        return False
    if reading.past == "ادي":  # وأدى, not وادي
        return following in {"الي", "ذلك", "هذا"} or following.removeprefix("ال") in scan.sets["event"]
    return None


def _known_turn(scan: Scan, reading: VerbReading, previous: str, following: str) -> bool:
    """True for turns of phrase that only a verb makes: تغمدهم الله, وصف بالأقوى, منذ وقع, خلف 38 قتيلا."""
    return (
        (reading.suffix != "" and following == "الله")
        or (reading.past == "وصف" and scan.has_verb and following.startswith("بال"))
        or (reading.past == "وقع" and previous == "منذ")
        or (reading.past == "صدر" and (following == "عن" or following in scan.sets["adjunct"]) and scan.has_verb)
        or (reading.past == "خلف" and _counts(scan, following) and previous not in scan.sets["preposition"])
    )


def _counts(scan: Scan, form: str) -> bool:
    """True for a number or for persons."""
    return form[:1].isdigit() or form in scan.sets["victim"]


def _follows_its_object(scan: Scan, index: int, reading: VerbReading) -> bool:
    """True for a relative clause without pronoun whose verb points back (كمين نصبته لهم كتائب القسام)."""
    return reading.past in _LIGHT or (_has_agent(scan, index) and not _is_sure(scan.word(scan.before(index))))


def _in_headline(scan: Scan, index: int) -> bool:
    """True in a headline that has no verb, where و joins nouns (مقتل وجرح 23)."""
    verbless = not scan.has_verb and scan.opener in {"start", "quote"} and scan.content > 0
    return verbless and not scan.after_comma(index)


def _rules_a_verb(scan: Scan, before: int) -> bool:
    """True after a word that a verb must follow, or nearly so (الذي، حيث، كما، ثم)."""
    word = scan.word(before)
    return word is not None and word.role in _VERB_AFTER


def _rules_a_noun(scan: Scan, previous: str) -> bool:
    """True after a preposition or a noun that takes a genitive (عملية، محاولة)."""
    if previous in scan.sets["preposition"] or previous in scan.sets["ruling_noun"]:
        return True
    rest = previous[1:]
    return len(previous) > 3 and previous[0] in "وبل" and rest in scan.sets["ruling_noun"]


def _is_sure(word: Word | None) -> bool:
    """True for a word that can only be a verb."""
    return word is not None and word.verb is not None and word.verb.certainty == "verb"


def _after_definite(scan: Scan, previous: str) -> bool:
    """After a definite noun in a clause without a verb, a word without article is no genitive: it is the verb."""
    return previous.startswith("ال") and len(previous) > 4 and not scan.has_verb and scan.opener != "start"


def _is_time(scan: Scan, index: int) -> bool:
    """True for فجر اليوم, ظهر الأحد: the word is a time of day."""
    return scan.form(index) in {"فجر", "ظهر", "عصر"} and scan.form(index + 1).startswith(("ال", "امس", "يوم"))


def _has_agent(scan: Scan, index: int) -> bool:
    """True where an armed actor, a body or a speaker stands right after, as the subject of the verb."""
    after = scan.after(index)
    if scan.form(after) in {"له", "لها", "لهم", "به", "فيه", "فيها", "بها"}:
        after = scan.after(after)
    return scan.form(after) in scan.sets["agent"]


def _has_victim(scan: Scan, index: int) -> bool:
    """True where a number or persons follow: the subject of a verb rather than the genitive of a noun."""
    after = index + 1
    if scan.form(after) in {"(", '"'}:
        after += 1
    form = scan.form(after)
    return form[:1].isdigit() or form in scan.sets["victim"] or (form.startswith("ال") and form.endswith(("ون", "ان")))
