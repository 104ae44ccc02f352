"""From groups of tellings to incidents: claims side by side, and the view over them."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tawthiq.claims import kinds, tolls, when, where
from tawthiq.claims.attribute import Voice
from tawthiq.claims.bind import Role
from tawthiq.claims.make import MENTION_LIMIT, Telling
from tawthiq.claims.speaking import key_of
from tawthiq.claims.status import denied_tolls, status
from tawthiq.claims.told import told_of
from tawthiq.mentions.find import Mentions
from tawthiq.model.claim import Claim, Source
from tawthiq.model.incident import Incident
from tawthiq.model.incident import Telling as TellingSpan
from tawthiq.model.span import Span
from tawthiq.model.values import Range, Value
from tawthiq.reconcile import lists, refer
from tawthiq.reconcile.adopt import adopt
from tawthiq.reconcile.choose import chosen
from tawthiq.reconcile.group import group
from tawthiq.reconcile.parties import bare_name, parties
from tawthiq.reconcile.stand import standing
from tawthiq.reconcile.struck import struck
from tawthiq.reconcile.values import evidence
from tawthiq.reconcile.voice import values_of
from tawthiq.rules.loglinear import LogLinear
from tawthiq.text.prepare import Prepared


@dataclass(frozen=True, slots=True)
class Tables:
    """Other tables than the shipped ones, for training and comparison."""

    same: LogLinear | None = None
    stand: LogLinear | None = None
    choose: dict[Role, LogLinear] | None = None


def grouped(told: Sequence[Telling], model: LogLinear | None = None) -> list[list[Telling]]:
    """The tellings by the occurrence they tell, in order of their first trigger."""
    by_index = {telling.draft.index: telling for telling in told}
    found = group([telling.draft for telling in told], model)
    return [[by_index[draft.index] for draft in each.drafts] for each in found]


def incidents(doc: Prepared, mentions: Mentions, told: Sequence[Telling], tables: Tables = Tables()) -> list[Incident]:
    """The incidents of a report, in order of their first telling."""
    groups = [chosen(doc, tellings, tables.choose) for tellings in grouped(told, tables.same)]
    groups = adopt(doc, mentions, list(standing(doc, groups, tables.stand)))
    return [incident(doc, mentions, tellings, groups) for tellings in groups]


def incident(
    doc: Prepared, mentions: Mentions, tellings: Sequence[Telling], groups: Sequence[Sequence[Telling]] = ()
) -> Incident:
    """The incident that one group of tellings makes, ``groups`` being those of all incidents of the report."""
    others = [group for group in groups if group is not tellings]
    triggers = [t.draft.trigger for t in tellings]
    weapons = [w for t in tellings for w in t.draft.own.weapons]
    incident_type, telling_word = kinds.incident_type(doc, mentions, tellings, weapons)
    date = _date(doc, mentions, tellings)
    place, further = _places(tellings)
    place = place or refer.inferred(doc, mentions, tellings, others)
    extra = [_type_value(doc, incident_type, telling_word.start, telling_word.end)]
    if date:
        extra.append(_date_value(doc, date, triggers[0].start, triggers[0].end))
    if place:
        extra.append(_place_value(doc, place, triggers[0].start, triggers[0].end))
    claims = _claims(doc, mentions, tellings, extra)
    denied = denied_tolls(tellings)
    told = told_of(doc, [t for t in tellings if t not in denied])
    values = [value for claim in claims for value in claim.values]
    casualties = {
        name: _within(number, name, values) for name, number in tolls.casualties(told).items() if _said(name, values)
    }
    perpetrators = parties(values, "perpetrators", {})
    targets = struck(doc, values, tellings)
    body = [t.voice for t in tellings if not t.draft.sentence.headline and t not in denied]
    return Incident(
        id=_id(doc, tellings),
        type=incident_type,
        mentions=_tellings(doc, tellings),
        date=date.when.to_dict(date.basis) if date else None,
        place=place.mention.place if place else None,
        other_places=tuple(other.mention.place for other in further),
        perpetrators=perpetrators,
        targets=targets,
        weapons=lists.weapons(weapons, values),
        casualties=casualties,
        tolls=tolls.tolls(told),
        victims=lists.victims(tellings),
        sources=lists.sources(claims),
        hedged=_hedged(claims),
        status=status(body, perpetrators, targets, fight=incident_type == "clash"),
        claims=claims,
    )


def _id(doc: Prepared, tellings: Sequence[Telling]) -> str:
    first = tellings[0].draft.trigger
    return "i-" + hashlib.sha256(f"{doc.report.sha256}:{first.start}:{first.frame}".encode()).hexdigest()[:12]


def _tellings(doc: Prepared, tellings: Sequence[Telling]) -> tuple[TellingSpan, ...]:
    """Each clause or sentence that narrates it once, with the first trigger in it."""
    spans: dict[tuple[int, int], TellingSpan] = {}
    for telling in tellings:
        trigger = telling.draft.trigger
        span = telling.span
        assert span.end - span.start <= MENTION_LIMIT
        spans.setdefault(
            (span.start, span.end),
            TellingSpan(span, Span.of(doc.report.text, trigger.start, trigger.end)),
        )
    return tuple(spans.values())


def _date(doc: Prepared, mentions: Mentions, tellings: Sequence[Telling]) -> when.Dated | None:
    dated = [t.date for t in tellings if t.date]
    if dated:
        return when.best(dated)
    announced = [t.announced for t in tellings if t.announced]
    if announced:
        return announced[0]
    if when.recalled(mentions, tellings[0].draft) and not tellings[0].draft.sentence.headline:
        return None
    return when.fresh(doc, mentions, tellings[0].draft.sentence.last)


def _places(tellings: Sequence[Telling]) -> tuple[where.Located | None, list[where.Located]]:
    """The best place of all tellings, and the others that stand with a trigger."""
    found = [place for t in tellings for place in where.of_bound(t.bound["place"])]
    if not found:
        return None, []
    chosen = where.innermost(where.best(found), found)
    known = [set(bare_name(name).split()) for name in _names_of(chosen)]
    others: dict[str, where.Located] = {}
    for place in found:
        name = str(place.mention.place.get("name"))
        words = set(bare_name(name).split())
        if place.rank <= chosen.rank and not any(words <= names or names <= words for names in known):
            others.setdefault(bare_name(name), place)
    return chosen, list(others.values())


def _names_of(place: where.Located) -> list[str]:
    """A place's own name and those of what it lies in."""
    within = place.mention.place.get("within")
    rows = within if isinstance(within, list) else []
    return [str(place.mention.place.get("name")), *(str(row.get("name")) for row in rows)]


def _type_value(doc: Prepared, incident_type: str, start: int, end: int) -> Value:
    return Value("type", incident_type, "asserted", evidence(doc, start, end), kinds.RULE)


def _date_value(doc: Prepared, date: when.Dated, start: int, end: int) -> Value:
    """The date with its words; an inferred one rests on the trigger."""
    if date.mention and date.basis == "said":
        start, end = date.mention.start, date.mention.end
    return Value("date", date.when.to_dict(date.basis), "asserted", evidence(doc, start, end), date.rule, date.basis)


def _place_value(doc: Prepared, place: where.Located, start: int, end: int) -> Value:
    """The place with its words; an inferred one rests on the trigger."""
    mention = place.mention
    said = place.rule in {where.OWN, where.SEEN}
    if said:
        start, end = mention.start, mention.end
    return Value(
        "place", mention.place, "asserted", evidence(doc, start, end), place.rule, "said" if said else "inferred"
    )


def _claims(
    doc: Prepared, mentions: Mentions, tellings: Sequence[Telling], extra: Sequence[Value]
) -> tuple[Claim, ...]:
    """One claim a voice, in order of the text; type, date and place stand in the claim whose words they are from."""
    by_voice: dict[str | None, list[Telling]] = {}
    speakers: dict[str | None, Source | None] = {}
    for telling in tellings:
        for source in (telling.voice.source, *telling.voice.others) if telling.voice else (None,):
            key = key_of(source) if source else None
            speakers.setdefault(key, source)
            by_voice.setdefault(key, []).append(telling)
    claims = []
    for number, (key, own) in enumerate(by_voice.items()):
        values = values_of(doc, mentions, own)
        values += [value for value in extra if number == _home(value, list(by_voice.values()))]
        values = values or _what(doc, own, extra)
        if values:  # a voice that only speaks of it, and says no value, makes no claim
            claims.append(_claim(doc, own, speakers[key], tuple(values), f"{_id(doc, tellings)}-c{number + 1}"))
    return tuple(claims)


def _what(doc: Prepared, own: Sequence[Telling], extra: Sequence[Value]) -> list[Value]:
    """What a voice that gives no more says that it was: "a car exploded here"; "the attack" takes up what it was."""
    for telling in own:
        trigger, voice = telling.draft.trigger, telling.voice
        if trigger.role == "cause" and trigger.incident_type:
            known = str(extra[0].value) if trigger.definite else trigger.incident_type
            value = _type_value(doc, known, trigger.start, trigger.end)
            denied = voice is not None and voice.cue.cue == "denies"
            return [replace(value, modality="denied", hedge_cue=value.evidence) if denied else value]
    return []


def _home(value: Value, voices: Sequence[Sequence[Telling]]) -> int:
    """Which voice a value's words belong to; the first where none does."""
    for number, own in enumerate(voices):
        if any(t.span.covers(value.evidence) for t in own):
            return number
    return 0


def _claim(doc: Prepared, own: Sequence[Telling], source: Source | None, values: tuple[Value, ...], name: str) -> Claim:
    """What one source says, by its tellings; the first of them gives the reporting words."""
    voice: Voice | None = own[0].voice
    cue = voice.cue if voice else None
    return Claim(
        id=name,
        source=source,
        cue=Span.of(doc.report.text, cue.start, cue.end) if cue else None,
        said_on=_said_on(own) if voice else None,
        hedged=any(value.modality == "hedged" for value in values),
        denied=bool(cue and cue.cue == "denies"),
        mention=own[0].span,
        values=values,
    )


def _said_on(own: Sequence[Telling]) -> dt.date | None:
    """The day of the announcement, where its words give one."""
    for telling in own:
        time = telling.announced.mention if telling.announced else None
        if time is not None and time.when.precision == "day":
            return time.when.start
    return None


def _within(number: Range, name: str, values: Sequence[Value]) -> Range:
    """A toll no lower than the least that any voice says, and no higher than all that is said added up."""
    of_field = [v for v in values if v.field == name and isinstance(v.value, dict)]
    of_field = [v for v in of_field if v.modality != "denied"] or of_field
    said = [Range(**v.value) for v in of_field if isinstance(v.value, dict)]
    least = min(one.min for one in said)
    tops = [one.max for one in said]
    most = None if None in tops else sum(top or 0 for top in tops)
    top = number.max if most is None else most if number.max is None else min(number.max, most)
    low = max(number.min, least)
    return Range(low, None if top is None else max(low, top))


def _said(name: str, values: Sequence[Value]) -> bool:
    return any(value.field == name for value in values)


def _hedged(claims: Sequence[Claim]) -> bool:
    """True where a hedge governs an author, a target or all said of the victims, and no other voice says it plainly."""
    for claim in claims:
        plain = [value for other in claims if other is not claim for value in other.values]
        asserted = {(value.field, *key) for value in plain if value.modality == "asserted" for key in _keys(value)}
        for value in claim.values:
            doubted = value.field in {"perpetrators", "targets"} and value.modality == "hedged"
            if doubted and not any((value.field, *key) in asserted for key in _keys(value)):
                return True
    said = [v for claim in claims for v in claim.values if v.field == "victims" and v.modality != "unknown"]
    return bool(said) and all(value.modality == "hedged" for value in said)


def _keys(value: Value) -> list[tuple[str, str]]:
    """By what a party is known again: its actor, its bare name."""
    if not isinstance(value.value, dict):
        return []
    actor = value.value.get("actor_id")
    name = ("name", bare_name(str(value.value.get("name"))))
    return [name, ("actor", str(actor))] if actor else [name]
