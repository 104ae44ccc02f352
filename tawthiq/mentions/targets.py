"""Targets: nouns for what is hit, with the words that describe it and say whose it is."""

from typing import Final

from tawthiq.actors.forces import chain_end
from tawthiq.actors.guard import stands
from tawthiq.actors.parties import describes
from tawthiq.actors.reach import reach
from tawthiq.actors.spotted import Reading, past_clitics, restored
from tawthiq.actors.words import letters
from tawthiq.lang.ar.language import load
from tawthiq.lang.ar.verb_forms import is_finite_verb
from tawthiq.mentions.persons import is_given_name
from tawthiq.model.mention import TargetMention
from tawthiq.rules.lexicon import Hit, Hits
from tawthiq.rules.rule import rule
from tawthiq.text.prepare import Prepared

_LONGEST: Final = 9  # tokens of a target with all that describes it
_NISBA: Final = 4  # letters of a definite word that can be a nisba


@rule(
    "target.noun",
    "a noun for something or someone that is hit, with what describes it",
    examples=(
        ("قصفت الطائرات مواقع لتنظيم القاعدة", "مواقع لتنظيم القاعدة"),
        ("استهدفت الغارة دراجة نارية", "دراجة نارية"),
    ),
    never=("هرعت فرق الإنقاذ إلى موقع الانفجار", "قصفت الطائرات الموقع"),
)
def find(doc: Prepared, hits: Hits) -> list[TargetMention]:
    """All targets of a report, in order; none overlap."""
    reading = Reading(doc.tokens, hits)
    found: list[TargetMention] = []
    covered = 0
    for hit in hits.of("targets"):
        data = hit.entry.data
        if hit.first < covered or "role" in data or (hit.suffix and data.get("people")) or not stands(doc.tokens, hit):
            continue
        if data.get("named") and hit.clitics.endswith("ب"):
            continue  # where it was
        last = min(_extent(reading, hit), doc.sentence_of(hit.first).last)
        if hit.entry.id == "target.military-people" and _is_party(reading, hit):
            continue  # an actor, which is a target by itself
        if data.get("people") and reading.hits.at("cues", hit.first - 1) is not None:
            continue  # the speaker of a reporting verb
        if last == hit.first + 1 and (_is_vague(reading, hit) or (data.get("weak") and not _is_hit(reading, hit))):
            continue
        if (data.get("people") and _is_nisba(reading, hit)) or _is_family_name(reading, hit):
            continue
        covered = last
        found.append(_mention(doc, hit, last))
    return found


def _mention(doc: Prepared, hit: Hit, last: int) -> TargetMention:
    data, text = hit.entry.data, doc.report.text
    start, end = past_clitics(text, doc.tokens[hit.first], hit.start, hit.clitics), doc.tokens[last - 1].end
    name = restored(text, start, end) if hit.clitics.endswith("ل") else None
    return TargetMention(start, end, hit.first, last, "target.noun", data["target"], bool(data.get("people")), name)


def _is_vague(reading: Reading, hit: Hit) -> bool:
    """True for a noun that alone says nothing of what was hit: الموقع، قرية، أشخاص."""
    return reading.form(hit.first)[len(hit.clitics) :] in letters("targets", "target.vague")


def _is_family_name(reading: Reading, hit: Hit) -> bool:
    """True for a noun that is the second name of a person: أحمد | جامع."""
    family = reading.form(hit.first) in letters("people_roles", "role.family")
    return family and is_given_name(reading.form(hit.first - 1))


def _is_nisba(reading: Reading, hit: Hit) -> bool:
    """True for the adjective of a definite noun before it: المركز | الإعلامي."""
    form = reading.form(hit.first)
    return (
        hit.last == hit.first + 1
        and not hit.clitics
        and form.startswith("ال")
        and form.endswith("ي")
        and len(form) > _NISBA
        and reading.form(hit.first - 1).lstrip("وفبك").startswith(("ال", "لل"))
        and reading.hits.at("people_roles", hit.first - 1) is None
    )


def _is_party(reading: Reading, hit: Hit) -> bool:
    """True for a noun that opens a force or a named party, and for an adjective of the noun before it."""
    if describes(reading, hit):
        return True
    actor = reading.hits.at("actors", hit.first)
    return actor is not None or chain_end(reading, hit.first, hit.clitics) > hit.first


def _is_hit(reading: Reading, hit: Hit) -> bool:
    """True right after a word for hitting, or after على with such a word before."""
    before = hit.first - 1
    if reading.form(before) in letters("targets", "target.on"):
        before -= 1
    for index in (before, before - 1):
        near = reading.hits.at("targets", index)
        if near is not None and near.entry.data.get("role") == "hitting":
            return True
        trigger = reading.hits.at("triggers", index)
        if trigger is not None:
            return True
    return False


def _extent(reading: Reading, hit: Hit) -> int:
    """The token after the noun, its adjectives, its genitive and its owner."""
    at = _adjectives(reading, hit.last)
    if hit.entry.data.get("named"):
        at = _name(reading, at)
    if at == hit.last and not hit.suffix:
        at = _genitive(reading, hit, at)
    owned = _owner(reading, at, hit)
    return reading.closed(hit.first, owned) if owned - hit.first <= _LONGEST else at


def _adjectives(reading: Reading, at: int) -> int:
    """Past the adjectives from ``at`` on."""
    while True:
        hit = reading.bare("targets", at)
        if (
            hit is not None
            and hit.entry.data.get("role") == "adjective"
            and reading.form(at) not in letters("forces", "force.owned")
        ):
            at = hit.last
            continue
        nation = reading.bare("nationalities", at)
        if nation is not None and not nation.suffix:
            at = nation.last
            continue
        return at


def _name(reading: Reading, at: int) -> int:
    """Past a proper name, in quotation marks or of words that no list knows: قرية | دوك باديت."""
    if reading.form(at) == '"':
        closing = (i for i in range(at + 2, min(at + _LONGEST, reading.total)) if reading.form(i) == '"')
        return next(closing, at - 1) + 1
    last = at
    while last < min(at + 2, reading.total) and reading.tokens[last].kind == "word":
        form = reading.form(last)
        if load().lexicon.knows(form) or is_finite_verb(form) or form in letters("people_roles", "role.function"):
            break
        last += 1
    return last


def _genitive(reading: Reading, hit: Hit, at: int) -> int:
    """Past a genitive: موكب | وزير الداخلية, مبنى | المحكمة, مقر | حركة حماس."""
    word = reading.form(hit.last - 1)
    head = reading.form(hit.first)[len(hit.clitics) :]
    if (
        word.endswith(("ون", "ين", "ان"))
        or head.startswith(("ال", "لل"))
        or (word.endswith("ا") and len(word) > 3 and hit.last == hit.first + 1)
    ):
        return at
    party = reach(reading, at, "")
    if party > at:
        return party
    form = reading.form(at)
    noun = reading.bare("targets", at) or reading.bare("source_nouns", at)
    if noun is not None and noun.first == at and "role" not in noun.entry.data and not form.startswith("ال"):
        return _genitive(reading, noun, noun.last)
    if form.startswith("ال") and len(form) > 4 and form not in letters("targets", "target.relative"):
        return _adjectives(reading, at + 1)
    return at


def _owner(reading: Reading, at: int, hit: Hit) -> int:
    """Past whose it is: تابع ل X, ل X, and for people من X and في X."""
    word = reading.form(at)
    if word in letters("forces", "force.owned") or word in letters("forces", "force.loyal"):
        end = reach(reading, at + 1, "ل")
        return end if end > at + 1 else at
    if hit.entry.data.get("people") and word in letters("targets", "target.in"):
        end = reach(reading, at + 1, "")
        return end if end > at + 1 else at
    end = reach(reading, at, "ل")
    if end > at:
        return end
    if word.startswith("لل") and len(word) > 4 and not reading.form(hit.first)[len(hit.clitics) :].startswith("ال"):
        return _adjectives(reading, at + 1)
    noun = reading.hits.at("people", at) or reading.hits.at("targets", at)
    if noun is not None and noun.first == at and noun.clitics == "ل" and not hit.suffix:
        return _adjectives(reading, noun.last)
    return at
