"""Statements: what a source says that is about no single occurrence; here trends and totals over a period."""

from collections.abc import Iterator, Sequence
from typing import Final

from tawthiq.claims.attribute import scopes
from tawthiq.claims.make import Telling, _trimmed
from tawthiq.mentions.find import Mentions
from tawthiq.model.mention import CountMention, TimeMention
from tawthiq.model.statement import Statement
from tawthiq.model.values import Interval
from tawthiq.rules.lexicon import Hit
from tawthiq.text.prepare import Clause, Prepared

_LONG: Final = 25  # days; a period, not a day told roughly
_UP: Final = ("ارتف", "تصاعد", "تزايد", "ازد", "زياد", "زاد", "تضاعف", "تكثف", "متصاعد", "متزايد", "يرتفع", "ترتفع", "يتصاعد", "تتصاعد")


def statements(doc: Prepared, mentions: Mentions, told: Sequence[Telling]) -> Iterator[Statement]:
    """The trends and totals of a report, in order, each clause once."""
    voices = scopes(doc, mentions)
    for sentence in doc.sentences:
        for clause in doc.clauses_of(sentence):
            period = _period(mentions, clause)
            trend = _trend_word(mentions, clause)
            voice = voices.at(clause.first)
            source = voice.source.name if voice else None
            span = _trimmed(doc, clause.first, clause.last)
            if trend and period and _about_violence(mentions, clause):
                yield Statement(
                    "trend",
                    source,
                    span,
                    measure=_measure(mentions, clause),
                    direction="up" if _rises(doc, trend) else "down",
                    actor_id=_actor(mentions, clause),
                    places=_countries(mentions, clause),
                    period=period,
                )
            elif period and period.days > _LONG:
                counts = [c for c in mentions.counts if clause.first <= c.first < clause.last]
                if counts and _is_total(mentions, clause, counts):
                    yield Statement(
                        "toll", source, span, period=period, casualties=tuple((c.fate, c.number) for c in counts)
                    )


def _inside(clause: Clause, first: int) -> bool:
    return clause.first <= first < clause.last


def _period(mentions: Mentions, clause: Clause) -> Interval | None:
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
    return form.removeprefix("ال").startswith(_UP)


def _actor(mentions: Mentions, clause: Clause) -> str | None:
    return next((a.actor_id for a in mentions.actors if _inside(clause, a.first) and a.actor_id), None)


def _countries(mentions: Mentions, clause: Clause) -> tuple[str, ...]:
    found = dict.fromkeys(
        str(p.place["country"]) for p in mentions.places if _inside(clause, p.first) and p.place.get("country")
    )
    return tuple(found)


def _is_total(mentions: Mentions, clause: Clause, counts: Sequence[CountMention]) -> bool:
    if any(count.toll_kind == "cumulative" for count in counts):
        return True
    return any(
        hit.entry.id in {"context.total", "context.trend"} and _inside(clause, hit.first)
        for hit in mentions.hits.of("contexts")
    )
