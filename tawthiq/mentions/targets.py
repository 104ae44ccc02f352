"""Targets: nouns for what is hit, with the words that describe it and say whose it is."""

from collections.abc import Sequence
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
from tawthiq.model.mention import CountMention, PersonMention, TargetMention
from tawthiq.rules.lexicon import Hit, Hits
from tawthiq.rules.rule import rule
from tawthiq.text.prepare import Prepared

_LONGEST: Final = 9  # tokens of a target with all that describes it
_CAMP: Final = 5  # tokens of a camp's name with whose it is
_SUBJECT: Final = 5  # tokens of a subject between its verb and what was hit
_NISBA: Final = 4  # letters of a definite word that can be a nisba


@rule(
    "target.noun",
    "a noun for something or someone that is hit, with what describes it",
    examples=(
        ("قصفت الطائرات مواقع لتنظيم القاعدة", "مواقع لتنظيم القاعدة"),
        ("استهدفت الغارة دراجة نارية", "دراجة نارية"),
    ),
    never=("هرعت فرق الإنقاذ إلى موقع الانفجار", "قصفت الطائرات الموقع", "نقلا عن مواقع إعلامية"),
)
def find(
    doc: Prepared, hits: Hits, persons: Sequence[PersonMention] = (), counts: Sequence[CountMention] = ()
) -> list[TargetMention]:
    """All targets of a report, in order; none overlap.

    With the report's ``persons`` and ``counts``, a title takes its holder's name along (زعيم التنظيم أبو عمر) and
    people their number (19 مسلحا من التنظيم), so that each is one target.
    """
    reading = Reading(doc.tokens, hits)
    named = {person.first: person for person in persons}
    ended = {person.last: person for person in persons}
    numbers = {at: count for count in counts for at in range(count.first + 1, count.last)}
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
        if _only_locates(reading, hit) or _is_road(reading, hit) or _is_ridden(reading, hit):
            continue
        if data.get("aimed") and not _is_hit(reading, hit):
            continue
        if data.get("people") and (_is_named_before(reading, hit, ended) or _shoots(reading, last)):
            continue
        if data.get("people"):
            last = _with_holder(reading, hit, last, named)
        covered = last
        count = numbers.get(hit.first) if data.get("people") and not hit.clitics else None
        found.append(_mention(doc, hit, last, count if count is not None and count.first >= _end(found) else None))
    return found


def _end(found: Sequence[TargetMention]) -> int:
    return found[-1].last if found else 0


def _mention(doc: Prepared, hit: Hit, last: int, count: CountMention | None) -> TargetMention:
    data, text = hit.entry.data, doc.report.text
    people = bool(data.get("people"))
    end = doc.tokens[last - 1].end
    if count is not None:
        return TargetMention(count.start, end, count.first, last, "target.noun", data["target"], people)
    start = past_clitics(text, doc.tokens[hit.first], hit.start, hit.clitics)
    name = restored(text, start, end) if hit.clitics.endswith("ل") else None
    return TargetMention(start, end, hit.first, last, "target.noun", data["target"], people, name)


def _with_holder(reading: Reading, hit: Hit, last: int, named: dict[int, PersonMention]) -> int:
    """Past the name of a title's holder: زعيم التنظيم | أبو عمر."""
    at = reading.opened(last)
    person = named.get(at)
    if person is None or person.last - hit.first > _LONGEST:
        return last
    return reading.closed(hit.first, person.last)


def _is_named_before(reading: Reading, hit: Hit, ended: dict[int, PersonMention]) -> bool:
    """True for a title that only says who the person just named is: خالد عثمان، | القيادي في التنظيم."""
    at = hit.first
    while at > 0 and reading.form(at - 1) in {"،", ",", '"', "-", "("}:
        at -= 1
    return not hit.clitics and any(end in ended for end in (at, at + 1) if end <= hit.first)


def _shoots(reading: Reading, last: int) -> bool:
    """True for who opened fire: أطلق مسلحون | النار."""
    return reading.form(last) in letters("targets", "target.fire")


def _only_locates(reading: Reading, hit: Hit) -> bool:
    """True for what only says where something was, whose people suffered, or where words came from."""
    before = reading.form(hit.first - 1)
    if hit.clitics.endswith(("ب", "ل", "ك")):
        return hit.entry.data.get("people") is True and hit.clitics.endswith("ل") and _in_camp(reading, hit.first)
    words = letters("targets", "target.locating")
    if before in words or (len(before) > _NISBA and before[0] in "وب" and before[1:] in words):
        return True
    if before in letters("targets", "target.place-before") and not hit.entry.data.get("named"):
        return True
    return before in letters("targets", "target.of-people") or before in letters("people_roles", "role.relation")


def _is_road(reading: Reading, hit: Hit) -> bool:
    """True for a road on which something was: على | طريق دير الزور; not one that was hit: قصف على | الطريق."""
    on = reading.form(hit.first - 1) in letters("targets", "target.on-road")
    road = on and reading.form(hit.first) in letters("targets", "target.road")
    return road and reading.hits.at("triggers", hit.first - 2) is None


def _is_ridden(reading: Reading, hit: Hit) -> bool:
    """True for what several attackers rode: مجهولان يستقلان | دراجة نارية."""
    return reading.form(hit.first - 1) in letters("targets", "target.riding")


def _in_camp(reading: Reading, at: int) -> bool:
    """True shortly after a camp: مخيم عين الحلوة | للاجئين."""
    return any(reading.form(near).lstrip("وب") in {"مخيم", "المخيم"} for near in range(at - _CAMP, at - 1))


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
    while hit.entry.data.get("aimed") and hit.first - before <= _SUBJECT and _is_subject(reading, before):
        before -= 1
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


def _is_subject(reading: Reading, at: int) -> bool:
    """True for a word of who did it, between the verb and what was hit: قصفت | قوات النظام | مناطق."""
    return any(reading.hits.at(name, at) is not None for name in ("actors", "forces", "nationalities", "weapons"))


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
        if form[0] in "بل" and form[1:].removeprefix("ا") in letters("targets", "target.region"):
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
    if form in letters("targets", "target.fire") or (form.endswith("ا") and len(form) > _NISBA):
        return at  # دراجة نارية | حاجزا: an object of its own
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
    if _is_whose(reading, at) and not reading.form(hit.first)[len(hit.clitics) :].startswith("ال"):
        return _adjectives(reading, at + 1)
    noun = reading.hits.at("people", at) or reading.hits.at("targets", at)
    if noun is not None and noun.first == at and noun.clitics == "ل" and not hit.suffix and _can_own(reading, noun):
        return _adjectives(reading, noun.last)
    return at


def _is_whose(reading: Reading, at: int) -> bool:
    """True for لل and a noun that says whose something is: not what it is for, nor an act."""
    word = reading.form(at)
    act = reading.hits.at("triggers", at) or reading.hits.at("fates", at)
    purpose = word in letters("targets", "target.purpose")
    return word.startswith("لل") and len(word) > _NISBA and act is None and not purpose


def _can_own(reading: Reading, noun: Hit) -> bool:
    """False for acts (ميناء الحديدة | لهجوم) and for what was done to things (الدورية | لإصابة)."""
    acts = reading.hits.at("triggers", noun.first) or reading.hits.at("fates", noun.first)
    return acts is None and noun.entry.data.get("kind") not in {"collective", "thing"}
