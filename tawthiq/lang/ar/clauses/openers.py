"""Rules of the words that open clauses: أن, subordinators, كما, pronouns with و; and which rule a role calls."""

from collections.abc import Callable
from typing import Final

from tawthiq.lang.ar.clauses.hangers import (
    attribution,
    before_quotation,
    is_sure_verb,
    participle,
    quantity_of_them,
)
from tawthiq.lang.ar.clauses.predicates import goes_on_after_head, particle
from tawthiq.lang.ar.clauses.relatives import ma, min_word, preposition_relative, relative, verb_follows
from tawthiq.lang.ar.clauses.scan import Scan
from tawthiq.lang.ar.clauses.words import Word
from tawthiq.rules.rule import rule

Handler = Callable[[Scan, int, Word], None]


@rule(
    "ar.clause.content",
    "إن, أن, بأن after a word of saying or knowing begin the content; not after modals, nor before a subjunctive",
    examples=(("قال مسؤول إن انفجارا هز المدينة", "إن content"), ("أشار إلى أنها ليست المرة الأولى", "أنها content")),
    never=("يجب أن يتوقف القصف", "من المقرر أن يصل الوفد غدا", "رفضت القوات أن تنسحب"),
)
def content(scan: Scan, index: int, word: Word) -> None:
    """One of the family of أن."""
    subjunctive = _next_is_subjunctive(scan, index) and word.bare in {"ان", "بان"}
    form = scan.form(index)
    previous = scan.before(index)
    if word.joined and form[0] == "ف" and goes_on_after_head(scan):
        scan.take(content=True)
        return
    modal = not word.joined and previous >= scan.first and scan.is_in(previous, "modal")
    if not word.joined and (modal or (subjunctive and scan.content > 0)):
        scan.auxiliary = "next" if subjunctive or is_sure_verb(scan, scan.after(index)) else ""
        scan.take(content=True)
        return
    after_head = form[0] == "ف" and len(scan.starts) == 1
    scan.open(index, "resume" if after_head else "content", "ar.clause.content")
    scan.take()


def _next_is_subjunctive(scan: Scan, index: int) -> bool:
    """True before a present verb, لا between them passed over."""
    after = scan.after(index)
    if scan.form(after) == "لا":
        after = scan.after(after)
    word = scan.word(after)
    return (
        word is not None
        and not word.joined
        and not word.role
        and word.verb is not None
        and (word.verb.tense == "present" and word.verb.certainty == "verb" and not word.verb.jussive)
    )


@rule(
    "ar.clause.subordinate",
    "حيث, بينما, عندما, لأن, إذا and the like begin a subordinate clause",
    examples=(("وقع الهجوم في كوندوز حيث تصاعد العنف", "حيث subordinate"),),
    never=("من حيث المبدأ وافق الطرفان", "عندما وصلت القوات انسحبوا"),
)
def subordinate(scan: Scan, index: int, word: Word) -> None:
    """A subordinator opens."""
    if scan.form(scan.before(index)) == "من" and word.bare == "حيث":
        scan.take(content=True)
        return
    scan.open(index, "subordinate", "ar.clause.subordinate")
    scan.take()


@rule(
    "ar.clause.but",
    "لكن begins a clause that contrasts",
    examples=(("قصفوا المدينة لكنهم لم يدخلوها", "لكنهم and"),),
    never=("لكن القوات انسحبت",),
)
def but(scan: Scan, index: int, word: Word) -> None:
    """لكن opens."""
    scan.open(index, "and", "ar.clause.but")
    scan.take()


@rule(
    "ar.clause.before-verb",
    "حتى, منذ, حين open where a verb follows",
    examples=(("لم يعودوا منذ اندلعت الحرب في البلاد", "منذ subordinate"),),
    never=("سقط 50 شهيدا منذ فجر أمس", "استمر القصف حتى المساء", "نزحوا منذ شن الجيش هجوما"),
)
def before_verb(scan: Scan, index: int, word: Word) -> None:
    """A word that is a preposition before a noun and a subordinator before a verb."""
    if verb_follows(scan, index):
        scan.open(index, "subordinate", "ar.clause.before-verb")
        scan.take()
    else:
        scan.take(content=True)


@rule(
    "ar.clause.as-well",
    "كما with a verb adds a predicate; with a verb of saying it names the source",
    examples=(("استهدف الاحتلال المستشفى كما قصف منازل", "كما and"), ("سقط قتلى كما أعلن الجيش", "كما attribution")),
    never=("استهدف الحزب كما تنظيم داعش", "كما قتل شخص في الهجوم"),
)
def as_well(scan: Scan, index: int, word: Word) -> None:
    """كما before a verb, a particle or لا."""
    after = scan.word(scan.after(index))
    particle_next = after is not None and after.role == "particle"
    if not particle_next and not verb_follows(scan, index):
        scan.take(content=True)
        return
    saying = after is not None and after.verb is not None and after.verb.past in scan.sets["saying_verb"]
    scan.open(index, "attribution" if saying and not word.joined else "and", "ar.clause.as-well")
    scan.take()


@rule(
    "ar.clause.fima",
    "فيما begins a clause at the same time, unless it means concerning or among",
    examples=(("قتل شخص فيما اعتقلت قوة أمنية عصابة", "فيما subordinate"),),
    never=("وقعت خلافات فيما بينهم", "الوضع صعب فيما يتعلق بالأمن"),
)
def fima(scan: Scan, index: int, word: Word) -> None:
    """فيما opens before a sentence."""
    if scan.form(index + 1) in scan.sets["fima_stays"]:
        scan.take(content=True)
        return
    scan.open(index, "subordinate", "ar.clause.fima")
    scan.take()


@rule(
    "ar.clause.pronoun",
    "وهو, وهي, وهم begin a clause about what was just named; هم before a number as well",
    examples=(("لحميد خدادات، وهو مسؤول محلي", "وهو relative"), ("أسعف وهو في حالة خطرة", "وهو relative")),
    never=("هو الهجوم الأول",),
)
def pronoun(scan: Scan, index: int, word: Word) -> None:
    """A free pronoun with و or ف."""
    after = scan.after(index)
    following = scan.word(after)
    if word.joined:
        verbal = following is not None and following.verb is not None and following.verb.certainty == "verb"
        opener = "subordinate" if verbal else "relative"
        opener = "result" if scan.form(after) == "ما" else opener
        opener = "and" if scan.form(index)[0] == "ف" else opener
        if scan.open(index, opener, "ar.clause.pronoun") and opener == "relative":
            scan.has_verb = following is not None and following.role in {"", "min"}
        scan.take()
        return
    counted = scan.form(after)[:1].isdigit() or scan.form(after) in scan.sets["number_word"]
    if counted and scan.has_verb and word.bare in {"هم", "هن", "هما"}:
        scan.open(index, "relative", "ar.clause.pronoun")
    scan.take(content=True)


@rule(
    "ar.clause.demonstrative",
    "وهذا with a verb after a comma begins a clause",
    examples=(("الأكراد يدافعون عن مناطقهم، وهذا ليس بأمر سيئ", "وهذا and"),),
    never=("وقع الهجوم، وذلك بعد أسابيع من التهديد",),
)
def demonstrative(scan: Scan, index: int, word: Word) -> None:
    """A demonstrative with و as a new subject."""
    if index == scan.first and scan.form(index + 1)[:1] == "و":  # هذا وقد...: the news writer's "moreover"
        scan.take()
        return
    if word.joined and _has_verb_within(scan, index, 3):
        scan.open(index, "and", "ar.clause.demonstrative")
    scan.take(content=True)


def _has_verb_within(scan: Scan, index: int, reach: int) -> bool:
    """True where a sure verb follows within ``reach`` words and before any mark."""
    for position in range(index + 1, index + 1 + reach):
        word = scan.word(position)
        if word is None or word.joined:
            return False
        if word.role == "particle" or (word.verb is not None and word.verb.certainty == "verb" and not word.role):
            return True
    return False


@rule(
    "ar.clause.existential",
    "وهناك, أما, لذا begin a new sentence",
    examples=(("انسحبت القوات وهناك جرحى في الشوارع", "وهناك and"), ("قصفوا القرية، لذا نزح سكانها", "لذا and")),
    never=("هناك جرحى في الشوارع",),
)
def existential(scan: Scan, index: int, word: Word) -> None:
    """وهناك, وثمة; أما and لذا after a comma."""
    if (word.joined and word.role == "existential") or (word.role != "existential" and scan.after_comma(index)):
        scan.open(index, "and", "ar.clause.existential")
    if word.role == "topic":
        scan.concession = True
    scan.take(content=word.role != "therefore")


def coordinator(scan: Scan, index: int, word: Word) -> None:
    """ثم, أو, بل lead the verb after them into its clause (rule ``ar.clause.and``)."""
    scan.lead = index
    scan.take()


HANDLERS: Final[dict[str, Handler]] = {
    "relative": relative,
    "an": content,
    "subordinate": subordinate,
    "subordinate_before_verb": before_verb,
    "but": but,
    "additive": as_well,
    "fima": fima,
    "ma": ma,
    "min": min_word,
    "preposition_relative": preposition_relative,
    "particle": particle,
    "coordinator": coordinator,
    "pronoun": pronoun,
    "demonstrative": demonstrative,
    "existential": existential,
    "topic": existential,
    "therefore": existential,
    "participle": participle,
    "participle_after_comma": participle,
    "before_quotation": before_quotation,
    "attribution": attribution,
    "attribution_with_verb": attribution,
    "quantity_of_them": quantity_of_them,
}
