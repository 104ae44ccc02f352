"""Statements: what a source says that is about no single occurrence; here trends and totals over a period."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from tawthiq.claims.attribute import Scopes
from tawthiq.claims.make import trimmed
from tawthiq.mentions.find import Mentions
from tawthiq.model.mention import TimeMention
from tawthiq.model.span import Span
from tawthiq.model.statement import Statement
from tawthiq.model.values import Interval
from tawthiq.rules.lexicon import Hit
from tawthiq.text.prepare import Clause, Prepared

_LONG: Final = 25  # days; a period, not a day told roughly
_MANY: Final = 20  # people; fewer over a period are most often one old occurrence
_TOLLS: Final = frozenset({"عدد", "حصيله", "ضحايا", "قتلي", "شهداء", "عددهم", "عددالقتلي"})
NOWHERE: Final = Span(0, 0, "")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens ``first`` to ``last`` (exclusive)."""

    first: int
    last: int


_UP: Final = (
    "ارتف",
    "تصاعد",
    "تزايد",
    "ازد",
    "زياد",
    "زاد",
    "تضاعف",
    "تكثف",
    "متصاعد",
    "متزايد",
    "يرتفع",
    "ترتفع",
    "يتصاعد",
    "تتصاعد",
)


def statements(doc: Prepared, mentions: Mentions, voices: Scopes) -> Iterator[Statement]:
    """The trends and totals of a report, in order; a clause is one statement at most."""
    for sentence in doc.sentences:
        clauses = doc.clauses_of(sentence)
        whole = Stretch(sentence.first, sentence.last)
        for clause in clauses:
            found = _trend(doc, mentions, clause, whole) or _toll(mentions, clause, whole)
            if found is not None:
                voice = voices.at(clause.last - 1)
                name = voice.source.name if voice else None
                yield replace(found, source=name, span=trimmed(doc, clause.first, clause.last))


def _trend(doc: Prepared, mentions: Mentions, clause: Clause, whole: Stretch) -> Statement | None:
    """A rise or fall of violence: a word for it, with an act of violence in its clause."""
    word = _trend_word(mentions, clause)
    if word is None or not _about_violence(mentions, clause) or _grows_a_toll(doc, mentions, clause, word):
        return None
    return Statement(
        "trend",
        None,
        NOWHERE,
        measure=_measure(mentions, clause),
        direction="up" if _rises(doc, word) else "down",
        actor_id=_actor(mentions, clause),
        places=_countries(mentions, clause) or _countries(mentions, whole),
        period=_period(mentions, clause) or _period(mentions, whole),
    )


def _grows_a_toll(doc: Prepared, mentions: Mentions, clause: Clause, word: Hit) -> bool:
    """True where what rises is the number of an occurrence's victims (ارتفعت الحصيلة إلى 12), not violence."""
    if word.first and doc.tokens[word.first - 1].form.removeprefix("ال").startswith("مرشح"):
        return True
    following = {doc.tokens[at].form.removeprefix("ال") for at in range(word.last, min(word.last + 3, clause.last))}
    counted = any(_inside(clause, count.first) for count in mentions.counts)
    return (bool(following & _TOLLS) and counted) or bool(following & {"حصيله"})


def _toll(mentions: Mentions, clause: Clause, whole: Stretch) -> Statement | None:
    """A count of people over a period: told as a total, or beside a time of weeks or more."""
    counts = [count for count in mentions.counts if _inside(clause, count.first) and count.part_of is None]
    if not counts:
        return None
    period = _period(mentions, clause) or _period(mentions, whole)
    long = period is not None and period.days > _LONG
    cumulative = any(count.toll_kind == "cumulative" for count in counts)
    if not (cumulative and long) and not (long and max(count.number.min for count in counts) >= _MANY):
        return None
    return Statement(
        "toll", None, NOWHERE, period=period, casualties=tuple((count.fate, count.number) for count in counts)
    )


def _inside(clause: Clause | Stretch, first: int) -> bool:
    return clause.first <= first < clause.last


def _period(mentions: Mentions, clause: Clause | Stretch) -> Interval | None:
    times: list[TimeMention] = [t for t in mentions.times if _inside(clause, t.first) and t.when.start]
    return max((t.when for t in times), key=lambda when: when.days, default=None)


def _trend_word(mentions: Mentions, clause: Clause) -> Hit | None:
    for hit in mentions.hits.of("contexts"):
        if hit.entry.id == "context.trend" and _inside(clause, hit.first):
            return hit
    return None


def _about_violence(mentions: Mentions, clause: Clause) -> bool:
    return any(_inside(clause, t.first) for t in mentions.triggers)


def _measure(mentions: Mentions, clause: Clause) -> str:
    for trigger in mentions.triggers:
        if _inside(clause, trigger.first):
            return {"killed": "killed", "injured": "injured"}.get(trigger.fate or "", "attacks")
    return "attacks"


def _rises(doc: Prepared, trend: Hit) -> bool:
    form = doc.tokens[trend.first].form[len(trend.clitics) :]
    return form.removeprefix("ا").removeprefix("ل").startswith(_UP) or form.startswith(_UP)


def _actor(mentions: Mentions, clause: Clause) -> str | None:
    return next((a.actor_id for a in mentions.actors if _inside(clause, a.first) and a.actor_id), None)


def _countries(mentions: Mentions, clause: Clause | Stretch) -> tuple[str, ...]:
    found = dict.fromkeys(
        str(p.place["country"]) for p in mentions.places if _inside(clause, p.first) and p.place.get("country")
    )
    return tuple(found)
