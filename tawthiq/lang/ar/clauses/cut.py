"""One pass over a sentence: marks, phrases, roles, verbs, in that order."""

from collections.abc import Sequence
from typing import Final

from tawthiq.lang.ar.clauses import hangers, marks, openers, predicates, relatives
from tawthiq.lang.ar.clauses.scan import Scan, Start
from tawthiq.lang.ar.clauses.words import Word, load_words
from tawthiq.rules.lexicon import Lexicon
from tawthiq.rules.rule import define
from tawthiq.text.tokens import Token

PHRASE: Final = define(
    "ar.clause.phrase",
    "بعد أن, في حين, إلا أن, الأمر الذي, على حد قوله and the like begin a clause",
    examples=(
        ("سقط قتلى بعد أن اقتحم مهاجمون المكان", "بعد subordinate"),
        ("كثف القصف الأمر الذي أوقع قتلى", "الأمر result"),
    ),
    never=("سقط قتلى بعد اقتحام المكان",),
)
RESUME: Final = define(
    "ar.clause.resume",
    "after an inserted clause and its comma the main clause goes on with its next argument",
    examples=(("أدى هجوم في كروكوس، وهو مجمع شهير، إلى مقتل 130 شخصا", "إلى resume"),),
    never=("قتل خمسة في حلب، شمالي سوريا",),
)
_INSERTED: Final = frozenset({"relative", "attribution"})
_DETACHED: Final = frozenset({"و", "ف"})


def clause_starts(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> list[tuple[int, str]]:
    """Pairs of a token index and what opens the clause there; the first is ``(first, "start")``."""
    return [(start.token, start.opener) for start in clause_rules(tokens, first, last)]


def clause_rules(tokens: Sequence[Token], first: int, last: int) -> list[Start]:
    """Where clauses begin in the sentence of tokens ``first`` to ``last`` (exclusive), with the rule that says so."""
    scan = Scan(tokens, first, last, load_words())
    while scan.at < last:
        kind = tokens[scan.at].kind
        if kind == "word":
            _word(scan, scan.at)
        elif kind == "number":
            _begin_forced(scan, scan.at)
            _resume(scan, scan.at)
            scan.take(content=True)
        else:
            marks.mark(scan, scan.at)
    return scan.starts


def _word(scan: Scan, index: int) -> None:
    """One word: what was forced on it, a phrase, its role, its verb, or nothing."""
    form = scan.tokens[index].form
    if scan.forced is not None:
        _begin_forced(scan, index)
    if form in _DETACHED:
        scan.lead = index
        scan.take()
        return
    word = scan.words.word(form)
    if word.phrase and _phrase(scan, index, word):
        return
    if word.role:
        openers.HANDLERS[word.role](scan, index, word)
        return
    if word.verb is not None and predicates.verb_word(scan, index, word):
        return
    if scan.opener == "relative" and not scan.content and _predicates(scan, form):
        scan.has_verb = True
    if word.concession:
        scan.concession = True
    if form[0] == "و" and form.startswith("وال"):
        predicates.second_nominal(scan, index)
    elif scan.comma >= 0:
        _resume(scan, index)
    scan.take(content=True)


def _predicates(scan: Scan, form: str) -> bool:
    """True for a word right after الذي that is no known verb, and neither a noun with article nor a preposition."""
    if form in scan.sets["adverb"] or form[-1] == "ا":
        return False
    return not form.startswith("ال") and form not in scan.sets["preposition"] and form[0] not in "بل"


def _begin_forced(scan: Scan, index: int) -> None:
    """Begin what a mark before this word called for."""
    if scan.forced is not None:
        opener, rule_id = scan.forced
        scan.open(index, opener, rule_id)
        scan.forced = None


def _phrase(scan: Scan, index: int, word: Word) -> bool:
    """A phrase that opens a clause, its last أن with any pronoun."""
    for rest, opener in scan.words.phrases[word.phrase]:
        end = index + 1
        for part in rest:
            form = scan.form(end)
            if form != part and not (part == "ان" and form in scan.sets["an"] and form[0] == "ا"):
                break
            end += 1
        else:
            if opener.endswith("?") and not relatives.verb_follows(scan, end - 1):
                continue
            scan.open(index, opener.rstrip("?"), PHRASE)
            if scan.form(index).endswith(("رغم", "الرغم")):
                scan.concession = True
            scan.at = end
            return True
    return False


def _resume(scan: Scan, index: int) -> None:
    """Right after a comma: a part of them, or the main clause again after an inserted one."""
    if scan.comma < 0 or scan.comma != scan.before(index):
        return
    if hangers.some_of_them(scan, index):
        return
    form = scan.form(index)
    goes_on = scan.opener in _INSERTED and form[0] != "و" and form not in scan.sets["adjunct"]
    if goes_on and scan.content and len(scan.starts) > 1:
        scan.open(index, "resume", RESUME)
