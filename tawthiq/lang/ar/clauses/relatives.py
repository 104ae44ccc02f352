"""Rules of the relatives: الذي, ما, من, مما; a relative clause, a result, or a part of something else."""

from tawthiq.lang.ar.clauses.context import is_verb
from tawthiq.lang.ar.clauses.predicates import predicate
from tawthiq.lang.ar.clauses.scan import Scan
from tawthiq.lang.ar.clauses.words import Word
from tawthiq.rules.rule import rule


@rule(
    "ar.clause.relative",
    "الذي, التي and the like begin a relative clause",
    examples=(("في الخيمة التي تجمعت فيها العائلة", "التي relative"),),
    never=("التي وقعت في حلب",),
)
def relative(scan: Scan, index: int, word: Word) -> None:
    """A relative pronoun opens; right after another opener it belongs to that."""
    scan.open(index, "relative", "ar.clause.relative")
    scan.take()


@rule(
    "ar.clause.ma",
    "ما before a verb begins a result (ما أدى إلى) or a relative clause; not in ما بين, ما لا يقل, ما زال",
    examples=(("قصف المستشفى ما أدى إلى إصابة مرضى", "ما result"), ("نفى الجيش ما ذكره التلفزيون", "ما relative")),
    never=("إصابة ما بين 20 و25 شخصا", "ما زالت الاشتباكات مستمرة", "قتل ما لا يقل عن عشرة"),
)
def ma(scan: Scan, index: int, word: Word) -> None:
    """ما: result, relative, or part of a verb group."""
    after = scan.after(index)
    following = scan.word(after)
    reading = following.verb if following is not None and following.role in {"", "particle"} else None
    if following is not None and following.role == "particle":
        nearest = scan.word(scan.after(after))
        reading = nearest.verb if nearest is not None else None
    if scan.is_in(scan.before(index), "adverb_before_ma"):
        reading = None
    if reading is None or reading.certainty == "noun" or (following is not None and following.joined):
        scan.take(content=True)
    elif reading.past in {"زال", "دام", "برح", "انفك"}:
        predicate(scan, after, index, reading, joined=word.joined)
    elif _numeric(scan, after):
        scan.take(3 if scan.form(after) == "لا" else 2, content=True)
    elif reading.past in scan.sets["result_verb"] and scan.form(scan.before(index)) not in scan.sets["preposition"]:
        scan.open(index, "result", "ar.clause.ma")
        scan.take()
    else:
        scan.open(index, "relative", "ar.clause.ma")
        scan.take()


def _numeric(scan: Scan, index: int) -> bool:
    """True for ما يقارب, ما لا يقل عن: a part of a number."""
    if scan.form(index) == "لا":
        index += 1
    return scan.form(index) in scan.sets["numeric_ma"] or scan.form(index).startswith("لايقل")


@rule(
    "ar.clause.preposition-relative",
    "مما, ممن, عما, بما before a verb begin a result or a relative clause",
    examples=(("كثف غاراته مما أدى إلى سقوط شهداء", "مما result"),),
    never=("قتل 5 بما في ذلك أطفال",),
)
def preposition_relative(scan: Scan, index: int, word: Word) -> None:
    """A relative written as one word with its preposition."""
    if not verb_follows(scan, index):
        scan.take(content=True)
        return
    after = scan.word(scan.after(index))
    result = after is not None and after.verb is not None and after.verb.past in scan.sets["result_verb"]
    scan.open(
        index, "result" if result and word.bare in {"مما", "بما"} else "relative", "ar.clause.preposition-relative"
    )
    scan.take()


@rule(
    "ar.clause.min",
    "من before a present verb is a relative; ومن المقرر and the like begin a new predicate",
    examples=(("تلاحق الشرطة من يقف وراء الهجوم", "من relative"), ("وصل الوفد ومن المقرر أن يغادر", "ومن and")),
    never=("قتل عدد من الجنود", "خرج من تعز"),
)
def min_word(scan: Scan, index: int, word: Word) -> None:
    """من as who."""
    after = scan.after(index)
    following = scan.word(after)
    if word.joined and scan.is_in(after, "modal"):
        scan.open(index, "and", "ar.clause.min")
        scan.take(content=True)
        return
    reading = following.verb if following is not None and not following.role and not following.joined else None
    verb = reading is not None and reading.certainty == "verb" and scan.form(after)[:1] == "ي"
    if verb and not scan.form(scan.before(index))[:1].isdigit():
        scan.open(index, "relative", "ar.clause.min")
        scan.take()
    else:
        scan.take(content=True)


def verb_follows(scan: Scan, index: int) -> bool:
    """True where a verb, or a particle of one, stands after ``index``."""
    after = scan.after(index)
    word = scan.word(after)
    if word is None or word.joined:
        return False
    if word.role == "particle":
        return True
    return not word.role and is_verb(scan, after, word, joined=False)
