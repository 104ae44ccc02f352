"""Rules of the finite verb: one verb group a clause, so that a second one begins the next."""

from tawthiq.lang.ar.clauses.context import is_verb
from tawthiq.lang.ar.clauses.scan import COMMAS, Scan
from tawthiq.lang.ar.clauses.words import Word
from tawthiq.lang.ar.verb_forms import VerbReading
from tawthiq.rules.rule import define, rule

_REACH = 8  # words between an auxiliary such as بدأ and its verb

AND = define(
    "ar.clause.and",
    "و, ف, ثم, أو, بل with a new finite verb begins a clause",
    examples=(("قتل ثلاثة أشخاص وأصيب خمسة", "وأصيب and"), ("أطلقوا النار ثم انسحبوا من المكان", "ثم and")),
    never=("مقتل ثلاثة وإصابة خمسة", "قصف جوي وقصف مدفعي على حلب"),
)
SECOND_VERB = define(
    "ar.clause.second-verb",
    "a second finite verb begins a relative clause without pronoun, or is where the main clause resumes",
    examples=(
        ("شن الطيران غارة على سوق أسفرت عن مقتل 5", "أسفرت relative"),
        ("قال إن الانفجار الذي وقع في الأردن استهدف سيارتين", "استهدف resume"),
    ),
    never=("كان العراق قد باع ملايين البراميل", "أخذ الجنود يطلقون النار", "غارة تستهدف سوقا في صنعاء"),
)


def predicate(scan: Scan, index: int, start: int, reading: VerbReading, *, joined: bool) -> None:
    """Place a verb group that begins at ``start`` with its verb at ``index``, and go on after the verb."""
    purpose = reading.clitics.endswith("ل") and reading.tense == "present"
    if purpose:
        scan.take(index + 1 - scan.at, content=True)
        return
    if joined:
        scan.open(start, "and", AND, verb=True)
        scan.has_verb = True
    elif scan.auxiliary == "next" or (scan.auxiliary and _belongs(scan, index, reading)):
        scan.has_verb = True
    elif scan.has_verb:
        _second_verb(scan, start)
    elif not _headline_relative(scan, start):
        scan.has_verb = True
    _set_auxiliary(scan, index, reading)
    scan.at = index + 1
    scan.content += 1


def _belongs(scan: Scan, index: int, reading: VerbReading) -> bool:
    """True where a verb goes with the auxiliary before it: كان + any verb, بدأ + a present nearby."""
    if scan.auxiliary == "any":
        return index <= scan.auxiliary_until
    return reading.tense == "present" and index <= scan.auxiliary_until


def _set_auxiliary(scan: Scan, index: int, reading: VerbReading) -> None:
    """Remember that the next verb belongs to this one."""
    if reading.past in scan.sets["auxiliary"]:
        scan.auxiliary, scan.auxiliary_until = "any", scan.last if reading.tense == "past" else index + 3
    elif reading.past in scan.sets["auxiliary_before_present"] and not scan.form(index).endswith("دو"):  # not يبدو
        scan.auxiliary, scan.auxiliary_until = "present", index + _REACH
    else:
        scan.auxiliary = ""


def _second_verb(scan: Scan, start: int) -> None:
    """Begin a clause at a second verb: resumed where a clause waits or a comma ends a subordinate one."""
    after_subordinate = scan.after_comma(start) and scan.opener in {"start", "subordinate", "attribution"}
    opener = "resume" if scan.pending or after_subordinate else "relative"
    scan.open(start, opener, SECOND_VERB, verb=True)
    scan.has_verb = True


@rule(
    "ar.clause.headline-relative",
    "after an event noun in a prepositional phrase, the first verb of a verbless headline begins a relative clause",
    examples=(("مقتل 5 مدنيين في غارة استهدفت سوقا", "استهدفت relative"),),
    never=("غارة استهدفت سوقا", "انفجار في بغداد يقتل 5 أشخاص"),
)
def _headline_relative(scan: Scan, start: int) -> bool:
    """Look back from the verb over adjectives to an event noun that a preposition rules."""
    index = scan.before(start)
    for _ in range(3):
        form = scan.form(index)
        if not form or form in COMMAS or form.startswith("ال"):
            return False
        bare = form[1:] if form[0] in "بل" and form not in scan.sets["event"] else form
        if bare in scan.sets["event"]:
            ruled = bare != form or scan.form(index - 1) in scan.sets["preposition"]
            ruled = ruled and index - 1 > scan.starts[-1].token
            return ruled and scan.open(start, "relative", "ar.clause.headline-relative", verb=True)
        index -= 1
    return False


def verb_word(scan: Scan, index: int, word: Word) -> bool:
    """A word that may be a verb. True where it was one and is dealt with."""
    lead = scan.lead == index - 1 and scan.lead >= scan.first
    joined = word.joined or lead
    if word.verb is None or not is_verb(scan, index, word, joined=joined):
        return False
    if word.joined and scan.form(index)[0] == "ف" and goes_on_after_head(scan):
        joined = False
    predicate(scan, index, scan.lead if lead else index, word.verb, joined=joined)
    return True


def particle(scan: Scan, index: int, word: Word) -> None:
    """قد, لم, لن, سوف, لا begin the verb group of the verb after them."""
    following = scan.word(scan.after(index))
    reading = following.verb if following is not None and not following.joined else None
    if following is not None and following.role and following.bare not in {"كان", "ما"}:
        reading = None
    if reading is not None and word.bare in {"لم", "لن", "لا", "سوف"} and reading.tense != "present":
        reading = None
    if reading is not None and word.bare == "لا" and reading.certainty != "verb":
        reading = None
    if reading is None:
        scan.take(content=True)
        return
    lead = scan.lead == index - 1 and scan.lead >= scan.first
    joined = word.joined or lead
    if joined and scan.form(index)[0] == "ف" and goes_on_after_head(scan):
        joined = False
    predicate(scan, scan.after(index), scan.lead if lead else index, reading, joined=joined)


def goes_on_after_head(scan: Scan) -> bool:
    """True for ف after the head of a sentence that is no clause of its own (وبحسب ... فإن, ورغم ... فقد)."""
    if not scan.concession and (scan.has_verb or len(scan.starts) > 1):
        return False
    scan.concession = scan.has_verb = False
    return True


def second_nominal(scan: Scan, index: int) -> bool:
    """و with a definite noun and its verb: a coordinated sentence that begins with its subject."""
    following = scan.after(index)
    word = scan.word(following)
    if word is not None and word.role == "" and word.verb is None and word.bare.startswith("ال"):
        following = scan.after(following)
        word = scan.word(following)
    if word is None or word.verb is None or word.joined or word.verb.certainty != "verb":
        return False
    comma = scan.after_comma(index)
    present = word.verb.tense == "present" and word.verb.person in {"3ms", "3fs"} and following == index + 1
    if not comma and not (present and (scan.has_verb or scan.content > 2)):
        return False
    return scan.open(index, "and", SUBJECT_FIRST)


SUBJECT_FIRST = define(
    "ar.clause.and-subject",
    "و with a subject and its verb begins a coordinated sentence",
    examples=(("داعش يهجم بأعداد كبيرة، والأكراد يدافعون عن مناطقهم", "والأكراد and"),),
    never=("التقى الرئيس والوزير في دمشق", "قتل الجنود والضباط في الهجوم"),
)
