"""The values of one telling: every field it gives with the words that say it, how surely, and the rule."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tawthiq.claims.bind import Bound
from tawthiq.claims.hedging import modality_of, unknown_field
from tawthiq.claims.make import EVIDENCE_LIMIT, Telling
from tawthiq.claims.tolls import GROUP_FIELDS
from tawthiq.mentions.find import Mentions
from tawthiq.model.mention import ActorMention, CountMention, Mention, TargetMention, WeaponMention
from tawthiq.model.span import Span
from tawthiq.model.values import Value
from tawthiq.reconcile.sufferers import described, says_who, told_as_victim
from tawthiq.rules.rule import define
from tawthiq.text.prepare import Prepared

UNKNOWN: Final = define("victims.unknown", "the text says that who it was is not known")
VICTIM: Final = define("victims.counted", "people whom the words count as killed, hurt or held")
NAMED: Final = define("victims.named", "a person named beside the fate")
WEAPON: Final = define("weapon.named", "a weapon that stands with the trigger")

_NEGATIONS: Final = frozenset(
    {"لم", "لا", "لن", "دون", "بدون", "عدم", "ليس", "ليست", "غير", "ما", "اي", "دونما", "بلا", "ينف", "نفي"}
)
_NEGATION_REACH: Final = 10  # tokens
_SUFFERED: Final = frozenset({"killed", "injured", "detained", "abducted"})
_PRONOUNS: Final = ("ه", "ها", "هم", "هما", "هن")


def evidence(doc: Prepared, start: int, end: int) -> Span:
    """A span of at most the contract's length, cut at the last blank before it."""
    text = doc.report.text
    if end - start > EVIDENCE_LIMIT:
        cut = text.rfind(" ", start + 1, start + EVIDENCE_LIMIT)
        end = cut if cut > start else start + EVIDENCE_LIMIT
    return Span.of(text, start, end)


def of_telling(doc: Prepared, mentions: Mentions, telling: Telling) -> Iterator[Value]:
    """Parties, weapons, victims and counts of a telling. Its type, date and place come from the incident.

    Whoever denies an occurrence says none of it: what the denial names is denied, not told.
    """
    voice = telling.voice
    for value in _told(doc, mentions, telling):
        if voice and voice.cue.cue == "denies" and value.modality != "unknown":
            cue = evidence(doc, voice.cue.start, voice.cue.end)
            yield replace(value, modality="denied", hedge_cue=cue)
        else:
            yield value


def _told(doc: Prepared, mentions: Mentions, telling: Telling) -> Iterator[Value]:
    for row in telling.parties:
        yield from _party(doc, mentions, row, telling)
    for weapon in telling.draft.own.weapons:
        span = evidence(doc, weapon.start, weapon.end)
        modality, cue = modality_of(doc, mentions, weapon)
        yield Value("weapons", {"name": name_of(weapon, span)}, modality, span, WEAPON, hedge_cue=cue)
    for count in telling.draft.own.counts:
        yield from _count(doc, mentions, count)
    yield from _victims(doc, mentions, telling)


def _party(doc: Prepared, mentions: Mentions, row: Bound, telling: Telling) -> Iterator[Value]:
    """A doer or one it was done to; whom a voice only accuses is hedged, whom the act hurt is its victim."""
    voice = telling.voice
    if row.role == "target" and told_as_victim(row, telling):
        yield from _sufferer(doc, mentions, row.mention, row.rule)
        return
    span = evidence(doc, row.mention.start, row.mention.end)
    modality, cue = modality_of(doc, mentions, row.mention)
    if voice and voice.cue.cue == "accuses" and row.role == "perpetrator":
        modality, cue = "hedged", evidence(doc, voice.cue.start, voice.cue.end)
    field = "perpetrators" if row.role == "perpetrator" else "targets"
    value = {"name": name_of(row.mention, span), **_identity(row.mention)}
    yield Value(field, value, modality, span, row.rule, hedge_cue=cue)


def _sufferer(doc: Prepared, mentions: Mentions, mention: Mention, rule: str) -> Iterator[Value]:
    """People who were killed, hurt or held, where the words say who they are and not only how many."""
    first, last = described(doc, mentions, mention)
    if not says_who(doc, mentions, first, last):
        return
    start = mention.start if first == mention.first else doc.tokens[first].start
    span = evidence(doc, start, doc.tokens[last - 1].end)
    modality, cue = modality_of(doc, mentions, mention, identity=True)
    name = name_of(mention, span) if last == mention.last and first == mention.first else span.text
    yield Value("victims", {"name": name, **_identity(mention)}, modality, span, rule, hedge_cue=cue)


def name_of(mention: Mention, span: Span) -> str:
    """A name as written, without a preposition that merged with its article."""
    known = mention.name if isinstance(mention, ActorMention | TargetMention | WeaponMention) else None
    return known or span.text


def _identity(mention: Mention) -> dict[str, object]:
    if isinstance(mention, ActorMention):
        return {"actor_id": mention.actor_id}
    return {}


def target_kind(mention: Mention) -> str:
    """The contract's kind of a target."""
    if isinstance(mention, TargetMention):
        return mention.target_kind
    if isinstance(mention, ActorMention):
        return "military"
    if isinstance(mention, CountMention):
        return "military" if mention.group in {"combatant", "attacker"} else "civilian"
    return "other"


def _count(doc: Prepared, mentions: Mentions, count: CountMention) -> Iterator[Value]:
    """A count's total, unless it is a part of another, and its group where the contract has a field for it."""
    span = evidence(doc, _start_of(doc, count), count.end)
    modality, cue = modality_of(doc, mentions, count)
    if count.part_of is None:
        yield Value(count.fate, count.number.to_dict(), modality, span, count.rule, hedge_cue=cue)
    group = GROUP_FIELDS.get(count.group)
    if group:
        yield Value(f"{count.fate}_{group}", count.number.to_dict(), modality, span, count.rule, hedge_cue=cue)


def _start_of(doc: Prepared, count: CountMention) -> int:
    """Where the words of a count begin; those of "none" at their negation."""
    if count.number.max != 0:
        return count.start
    for at in range(count.first, max(-1, count.first - _NEGATION_REACH), -1):
        if doc.tokens[at].form.removeprefix("و") in _NEGATIONS:
            return min(count.start, doc.tokens[at].start)
    return count.start


def _is_told(doc: Prepared, mentions: Mentions, count: CountMention, telling: Telling) -> bool:
    """True for people whom the words name at once (زعيم التنظيم | فلان), or whom only a pronoun means (مقتله)."""
    if count.fate_token is not None and count.first <= count.fate_token < count.last:
        return doc.tokens[count.first].form.endswith(_PRONOUNS) and count.last - count.first == 1
    first, last = described(doc, mentions, count)
    return count.named and any(first <= one.first <= last + 1 for one in telling.named)


def _victims(doc: Prepared, mentions: Mentions, telling: Telling) -> Iterator[Value]:
    fates = {count.fate for count in telling.draft.own.counts if count.number.min > 0}
    if telling.draft.trigger.fate:
        fates.add(telling.draft.trigger.fate)
    for count in telling.draft.own.counts:
        if count.number.min > 0 and count.fate in _SUFFERED and not _is_told(doc, mentions, count, telling):
            yield from _sufferer(doc, mentions, count, VICTIM)
    for person in telling.named:
        span = evidence(doc, person.start, person.end)
        modality, cue = modality_of(doc, mentions, person)
        yield Value("victims", {"name": person.name}, modality, span, NAMED, hedge_cue=cue)
    clause = telling.draft.clause
    for hedge in mentions.hedges:
        named = unknown_field(mentions, hedge) == "victims"
        if hedge.modality == "unknown" and named and fates and clause.first <= hedge.first < clause.last + 12:
            span = evidence(doc, hedge.start, hedge.end)
            yield Value("victims", {"name": span.text}, "unknown", span, UNKNOWN, hedge_cue=span)
