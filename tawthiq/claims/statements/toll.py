"""Totals: the dead, wounded, held or displaced of a period, a war or a campaign, not of one occurrence.

What makes a count a total: a since that counts from the start of something, a stretch of days or more with no single
act beside it, a war or a plural of acts as what killed, a tally of a force or a war. What speaks against it: one act
that the words name (أسفر الهجوم عن...).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from tawthiq.claims.statements.period import MONTH, Period, period
from tawthiq.claims.statements.scene import Scene, Stretch, within
from tawthiq.claims.statements.trend import countries
from tawthiq.model.mention import CountMention
from tawthiq.model.statement import Statement
from tawthiq.model.values import Interval, Range
from tawthiq.rules.lexicon import Hit
from tawthiq.text.prepare import Clause, Sentence

_FEW: Final = 5  # people; fewer since some month are most often one old occurrence
_WAR: Final = 100  # people; fewer dead are a battle's
_FORCE: Final = 10  # people; fewer dead of a force are those of one day
_MANY: Final = 200  # people; the acts that killed so many are told together
_THOUSAND: Final = 1000
_MILLION: Final = 1_000_000
_REACH: Final = 9  # tokens after a tally in which stands what it is of
_GROWS: Final = ("رفع", "ارتف", "ارتفاع", "وصل", "وصول", "بلغ", "تجاوز", "قفز", "فاق")
_UNTIL_NOW: Final = frozenset({"الان", "اليوم", "اللحظه", "الساعه", "تاريخه"})
_FORCES: Final = frozenset("قوات قواتها قواته جيش جنود عسكريين شرطه صحفيين صحافيين اميركيين امريكيين صفوف".split())
_FATES: Final = frozenset({"killed", "injured", "detained", "abducted", "displaced"})
_RELATIVE: Final = frozenset({"relative", "preposition_relative"})


@dataclass(frozen=True, slots=True)
class Total:
    """A total: the counts of it, the clauses that tell it, its period, and its largest number, at least."""

    counts: tuple[CountMention, ...]
    first: int
    last: int
    when: Interval | None
    most: int


def totals(scene: Scene, sentence: Sentence, before: Total | None = None) -> list[Total]:
    """The totals of a sentence; ``before`` is the last one told before it, which a sentence may go on to break down."""
    found: list[Total] = []
    clauses = scene.doc.clauses_of(sentence)
    for position, clause in enumerate(clauses):
        counts = _counts(scene, clause)
        if not counts:
            continue
        total = _total(scene, sentence, clauses, position, counts)
        earlier = found[-1] if found else before
        if total is None and earlier is not None and _goes_on(scene, sentence, clause, counts, earlier):
            most = max(size(scene, count) for count in counts)
            total = Total(counts, clause.first, clause.last, earlier.when, most)
        if total is None:
            continue
        if found and total.first <= found[-1].last and _joined(found[-1], total):
            last = found.pop()
            counts = (*last.counts, *total.counts)
            when, most = last.when or total.when, max(last.most, total.most)
            total = Total(counts, last.first, max(last.last, total.last), when, most)
        found.append(total)
    return found


def statement(scene: Scene, total: Total) -> Statement:
    """A total as the record's statement."""
    stretch = Stretch(total.first, total.last)
    actor = next((a.actor_id for a in within(scene.mentions.actors, stretch) if a.actor_id), None)
    figures: dict[str, Range] = {}
    for count in total.counts:
        known = figures.get(count.fate)
        if known is None or count.number.min > known.min:
            figures[count.fate] = count.number
    return Statement(
        "toll",
        scene.speaker(max(count.first for count in total.counts)),
        scene.span(total.first, total.last),
        actor_id=actor,
        places=countries(scene, stretch) or countries(scene, _sentence(scene, total)),
        period=total.when,
        casualties=tuple(figures.items()),
    )


def _sentence(scene: Scene, total: Total) -> Stretch:
    sentence = scene.doc.sentence_of(total.first)
    return Stretch(sentence.first, sentence.last)


def _counts(scene: Scene, clause: Clause) -> tuple[CountMention, ...]:
    counts = within(scene.mentions.counts, clause)
    return tuple(c for c in counts if c.part_of is None and c.fate in _FATES and not c.named)


def _joined(last: Total, total: Total) -> bool:
    """True where two totals of neighbouring clauses are one: killed and wounded, of one period."""
    same = {c.fate for c in last.counts} & {c.fate for c in total.counts}
    return not same and (last.when == total.when or last.when is None or total.when is None)


def _total(
    scene: Scene, sentence: Sentence, clauses: Sequence[Clause], position: int, counts: tuple[CountMention, ...]
) -> Total | None:
    """The total that the counts of a clause are, or None for the toll of an occurrence."""
    clause = clauses[position]
    scope = _scope(scene, clauses, position)
    told = period(scene, clause) or period(scene, scope) or _shared(scene, clauses, position)
    counts = tuple(c for c in counts if not _opens_period(scene, told, c))
    if not counts:
        return None
    most = max(size(scene, count) for count in counts)
    if not _sums(scene, clause, scope, told, most, counts):
        return None
    first, last = clause.first, clause.last
    if told is not None:
        first = min(first, scene.doc.clause_of(told.first).first)
        last = max(last, scene.doc.clause_of(told.last - 1).last)
    return Total(counts, first, last, told.when if told else None, most)


def _shared(scene: Scene, clauses: Sequence[Clause], position: int) -> Period | None:
    """The period that only the next clause tells, of other people: قتل 260 | وأصيب 400 آخرون خلال أسبوعين."""
    if position + 1 >= len(clauses) or clauses[position + 1].opener != "and":
        return None
    after = clauses[position + 1]
    fates = {count.fate for count in _counts(scene, after)}
    if not fates or fates & {count.fate for count in _counts(scene, clauses[position])}:
        return None
    told = period(scene, after)
    return told if told is not None and told.how in {"since", "during"} else None


def size(scene: Scene, count: CountMention) -> int:
    """How many people at least; the printed number where killed and wounded share it (مقتل وإصابة 1115)."""
    printed = [int(form) for form in scene.forms(count.first, count.last) if form.isascii() and form.isdigit()]
    return max([count.number.min, *printed])


def _opens_period(scene: Scene, told: Period | None, count: CountMention) -> bool:
    """True for people in what a since counts from: منذ مقتل | سبعة جنود."""
    return (
        told is not None and told.how == "since" and 0 < count.first - told.first <= 4 and count.first < told.last + 3
    )


def _scope(scene: Scene, clauses: Sequence[Clause], position: int) -> Stretch:
    """The clauses that tell how and when: the clause itself, what opens the sentence before it, what hangs on it."""
    first = last = position
    while last + 1 < len(clauses) and clauses[last + 1].opener in {"relative", "resume", "preposition_relative", "and"}:
        after = clauses[last + 1]
        acts = any(trigger.role == "cause" for trigger in within(scene.mentions.triggers, after))
        if _counts(scene, after) or (after.opener == "and" and acts):
            break
        last += 1
    while first and clauses[first].opener in {
        "relative",
        "resume",
        "result",
        "coordinate",
        "fima",
        "ma",
        "subordinate",
    }:
        if _counts(scene, clauses[first - 1]):
            break
        first -= 1
    return Stretch(clauses[first].first, clauses[last].last)


def _sums(
    scene: Scene, clause: Clause, scope: Stretch, told: Period | None, most: int, counts: tuple[CountMention, ...]
) -> bool:
    """True where what is said of a count makes it a total."""
    single = _single(scene, scope, counts[0], told)
    if _tally(scene, Stretch(min(scope.first, clause.first), clause.last), counts):
        return not single or (told is not None and told.how == "since")
    if single:
        return False
    if told is not None and told.how in {"since", "during"}:
        return most >= _FEW
    acts = list(scene.words(scope, "measured"))
    wars = [hit for hit in acts if hit.entry.data.get("war")]
    if told is not None and told.days >= MONTH and most >= _MANY:
        return True
    if told is not None and told.days >= MONTH:
        return most >= _FEW and (bool(wars) or _counted_by(scene, scope) or _witnessed(scene, scope))
    if wars and most >= _WAR and wars[0].first < counts[0].first:
        return True
    if most >= _WAR and acts and _until_now(scene, scope):
        return True
    if most >= _MANY and any(_definite(scene, hit) for hit in acts) and not within(scene.mentions.times, scope):
        return True
    dead = [size(scene, count) for count in counts if count.fate == "killed"]
    return bool(dead) and _THOUSAND <= max(dead) < _MILLION


def _counted_by(scene: Scene, scope: Stretch) -> bool:
    """True where statistics tell it, or the month is the worst of all."""
    return any(scene.words(scope, "statistic")) or any(scene.words(scope, "record"))


def _definite(scene: Scene, hit: Hit) -> bool:
    """True for acts taken together: الهجمات، هذه الغارات."""
    form, after = scene.form(hit.first).lstrip("و"), scene.form(hit.last)
    known = form.startswith(("ال", "بال", "لل")) or after in {"التحالف", "تحالف", "الجيش", "النظام"}
    return bool(hit.entry.data.get("settled")) and not hit.entry.data.get("clashes") and known


def _witnessed(scene: Scene, scope: Stretch) -> bool:
    """شهد الشهر الماضي مقتل: a month that saw so many."""
    return any(
        form.lstrip("و").startswith(("شهد", "سقط", "حصد", "سجل")) for form in scene.forms(scope.first, scope.last)
    )


def _until_now(scene: Scene, scope: Stretch) -> bool:
    forms = scene.forms(scope.first, scope.last)
    return any(a.removeprefix("و") == "حتي" and b in _UNTIL_NOW for a, b in pairwise(forms))


def _single(scene: Scene, scope: Stretch, count: CountMention, told: Period | None) -> bool:
    """True where one act killed them: the noun of one stands in the scope, near the count and no plural nearer."""
    near: Hit | None = None
    for hit in scene.words(scope, "once", "measured"):
        inside = count.first <= hit.first < count.last
        if inside or _numbered(scene, hit) or (told is not None and told.first <= hit.first < told.last):
            continue
        if near is None or abs(hit.first - count.first) < abs(near.first - count.first):
            near = hit
    return near is not None and near.entry.data["kind"] == "once"


def _numbered(scene: Scene, hit: Hit) -> bool:
    """True for a singular that a number makes many: 80 | هجوما."""
    before = hit.first - 1
    return before >= 0 and scene.doc.tokens[before].kind == "number"


def _tally(scene: Scene, clause: Stretch, counts: tuple[CountMention, ...]) -> bool:
    """True for a tally of a war or a force that grows to a number: ارتفع عدد قتلى القوات الأمريكية إلى 790."""
    for hit in scene.words(clause, "tally", "scale"):
        counts_people = hit.entry.data["kind"] == "tally" or scene.form(hit.first).lstrip("ولب") in {"عدد", "اعداد"}
        if hit.first > counts[-1].first or not counts_people:
            continue
        before = [form.lstrip("وفل") for form in scene.forms(max(clause.first, hit.first - 4), hit.first)]
        after = scene.forms(hit.last, min(hit.last + _REACH, clause.last))
        grows = any(form.startswith(("ير", "تر", *_GROWS)) for form in before)
        grows = grows or any(form.startswith(_GROWS) for form in after)
        words = list(scene.words(Stretch(hit.last, min(hit.last + _REACH, clause.last)), "measured"))
        war = any(word.entry.data.get("war") for word in words)
        force = bool(_FORCES & {form.removeprefix("لل").removeprefix("ال") for form in after})
        many = max(size(scene, count) for count in counts) >= _FORCE or period(scene, clause) is not None
        if grows and (war or (force and many and not any(scene.words(clause, "once")))):
            return True
    return False


def _goes_on(scene: Scene, sentence: Sentence, clause: Clause, counts: tuple[CountMention, ...], before: Total) -> bool:
    """True for a count that breaks the total just told down: no act, day or place of its own, and fewer people."""
    if scene.doc.sentence_of(before.first).index < sentence.index - 1:
        return False
    if any(scene.words(clause, "once")) or within(scene.mentions.times, clause):
        return False
    most = max(size(scene, count) for count in counts)
    if most > before.most or before.most < _WAR or most < _FEW:
        return False
    if any(t.role == "cause" and t.shape in {"past", "present"} for t in within(scene.mentions.triggers, clause)):
        return False
    fates = {count.fate for count in before.counts}
    if not fates & {count.fate for count in counts} and not {"killed", "injured"} & fates:
        return False
    if before.most >= _THOUSAND and most >= _WAR and any(scene.words(clause, "measured")):
        return True
    tallied = any(hit.first < counts[0].first for hit in scene.words(clause, "tally"))
    return tallied or any(_definite(scene, hit) for hit in scene.words(clause, "measured"))
