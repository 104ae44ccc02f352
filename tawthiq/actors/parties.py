"""Parties without a name of their own: armed men, a tribe, a brigade in quotes, settlers, protesters."""

from collections.abc import Iterator
from typing import Final

from tawthiq.actors.forces import chain_end
from tawthiq.actors.guard import stands
from tawthiq.actors.spotted import CLOSERS, Reading, Spotted
from tawthiq.actors.words import letters
from tawthiq.lang.ar.verb_forms import is_finite_verb
from tawthiq.rules.lexicon import Hit
from tawthiq.rules.rule import rule

_LONGEST_NAME: Final = 6  # tokens of a quoted name
_SHORT: Final = 3  # letters; a shorter word ends in ا by itself
_FROM: Final = "من"
_VERBAL: Final = frozenset({"past", "present", "passive"})


@rule(
    "actor.party",
    "a noun for an armed or acting party, with what describes it",
    examples=(
        ("هاجم مسلحون مجهولون الحاجز", "مسلحون مجهولون"),
        ("اشتبك مسلحون من قبيلة الرزيقات", "مسلحون من قبيلة الرزيقات"),
    ),
    never=("توقفت حركة المرور",),
)
def parties(reading: Reading) -> Iterator[Spotted]:
    """Every described party of the text."""
    for hit in reading.hits.of("party_nouns"):
        if hit.entry.data.get("role") == "adjective" or hit.suffix or not stands(reading.tokens, hit):
            continue
        if not hit.clitics and describes(reading, hit):
            continue
        found = _party(reading, hit)
        if found is not None:
            yield found


def party_end(reading: Reading, at: int, clitics: str) -> int:
    """The token after the described party that begins at ``at`` with these proclitics, or ``at``."""
    hit = reading.hits.at("party_nouns", at)
    if hit is None or hit.first != at or hit.clitics != clitics or hit.entry.data.get("role") == "adjective":
        return at
    found = _party(reading, hit)
    return found.last if found is not None else at


def describes(reading: Reading, hit: Hit) -> bool:
    """True for a singular that is the adjective of the noun before it: هجوم انتحاري، التنظيم الإرهابي."""
    if hit.last != hit.first + 1 or reading.form(hit.first).endswith(("ون", "ين", "و", "ان")):
        return False
    before = hit.first - 1
    if before > 0 and reading.form(before) in CLOSERS:
        before -= 1
    word = reading.form(before)
    definite = word.startswith(("ال", "وال", "بال", "لل", "فال")) and word not in letters("party_nouns", "party.link")
    if definite:  # an adjective agrees with its noun
        return reading.form(hit.first).startswith("ال")
    if _accusative(reading, before, hit.first):
        return True
    for name in ("actors", "party_nouns", "forces"):
        noun = reading.hits.at(name, before)
        if noun is not None and noun.last == before + 1:
            return True
    trigger = reading.hits.at("triggers", before)
    return trigger is not None and trigger.shape not in _VERBAL


def _accusative(reading: Reading, before: int, at: int) -> bool:
    """True for a relative adjective in the accusative of its noun: عملا | إرهابيا; not after a verb or a number."""
    word = reading.form(before)
    agrees = len(word) > _SHORT and word.endswith("ا") and not word.endswith("وا")
    return agrees and reading.form(at).endswith("يا") and not is_finite_verb(word)


def _party(reading: Reading, hit: Hit) -> Spotted | None:
    """A party noun with its name, adjectives, origin and owner; None for a weak noun that stands alone."""
    data = hit.entry.data
    found = Spotted(hit.first, hit.last, hit.start, hit.end, None, data["kind"], "actor.party", clitics=hit.clitics)
    if data.get("role") == "group":
        found.last = _named(reading, hit.last)
        named = reading.bare("actors", hit.last + 1) if found.last > hit.last else None
        if named is not None:  # the list's: the force or the name itself is the actor
            return None
    elif data.get("role") == "tribe":
        return _tribe(reading, found)
    bare = found.last
    found.last = _described(reading, found.last)
    if data.get("needs_adjective") and not _adjective_in(reading, bare, found.last):
        found.last = bare
    _belongs(reading, found)
    if data.get("weak") and found.last == hit.last:
        return None
    found.end = reading.tokens[found.last - 1].end
    return found


def _named(reading: Reading, at: int) -> int:
    """The token after a name in quotation marks, or after one that opens as such names do; else ``at``."""
    if reading.form(at) == '"':
        for end in range(at + 2, min(at + 2 + _LONGEST_NAME, reading.total)):
            if reading.form(end) == '"':
                return end + 1
        return at
    if (
        reading.form(at) in letters("party_nouns", "party.name-opener")
        and at + 1 < reading.total
        and reading.tokens[at + 1].kind == "word"
    ):
        return (
            _named(reading, at + 1) if reading.form(at + 1) in letters("party_nouns", "party.name-opener") else at + 2
        )
    return at


def _tribe(reading: Reading, found: Spotted) -> Spotted | None:
    """قبيلة X, "لو نوير": a tribe is its noun and one name."""
    at = found.last
    end = _named(reading, at)
    if end == at:
        if at >= reading.total or reading.tokens[at].kind != "word" or len(reading.form(at)) < 3:
            return None
        end = at + 1
    found.last = end
    found.end = reading.tokens[end - 1].end
    return found


def _described(reading: Reading, at: int) -> int:
    """The token after the adjectives from ``at`` on."""
    while True:
        hit = reading.bare("party_nouns", at)
        if hit is not None and (not hit.suffix or reading.form(at).endswith("ه")) and _adjectival(reading, hit):
            at = hit.last
            continue
        nation = reading.bare("nationalities", at)
        if nation is None:
            return at
        at = nation.last


def _adjective_in(reading: Reading, first: int, last: int) -> bool:
    """True where some word of a stretch is an adjective of parties, not only of a nationality."""
    return any(reading.hits.at("party_nouns", index) is not None for index in range(first, last))


def _adjectival(reading: Reading, hit: Hit) -> bool:
    """True for adjectives, and for the nouns that serve as such (مسلحون متشددون)."""
    role = hit.entry.data.get("role")
    return role == "adjective" or (role is None and not hit.entry.data.get("weak") and hit.last == hit.first + 1)


def _belongs(reading: Reading, found: Spotted) -> None:
    """A listed party right after (المسلحين الحوثيين), after من, or after تابعين ل."""
    at = found.last
    word = reading.form(at)
    wanted = ""
    if word == _FROM:
        at += 1
    elif word in letters("forces", "force.owned") or word in letters("forces", "force.loyal"):
        at, wanted = at + 1, "ل"
    start = reading.opened(at) if not wanted else at
    owner, head_last = _owner(reading, start, wanted)
    if at == found.last and owner is not None and not _joins(reading, found, owner):
        return
    if owner is not None:
        found.last = reading.closed(found.first, owner.last)
        data = owner.entry.data
        found.side = data.get("side")
        if word not in letters("forces", "force.loyal"):
            found.actor_id = data.get("actor") or (
                owner.entry.id if "resolve" not in data and "refers" not in data else None
            )
            found.data = data
            found.kind = data.get("kind") or found.kind
    elif head_last > start and word == _FROM:
        found.last = head_last


def _joins(reading: Reading, found: Spotted, owner: Hit) -> bool:
    """True where a name right after a party noun goes with it: مقاتلي | طالبان, المسلحين | الحوثيين."""
    noun = reading.form(found.last - 1)
    if owner.last == owner.first + 1 and reading.form(owner.first).endswith(("ين", "ون", "يه")):
        return True
    return not noun.startswith(("ال", "وال", "لل", "بال")) and not noun.endswith(("ين", "ون", "ان"))


def _owner(reading: Reading, at: int, clitics: str) -> tuple[Hit | None, int]:
    """The listed actor at ``at`` (past a noun for parties), or how far an unlisted tribe or group goes."""
    actor = _listed_owner(reading, at, clitics)
    if actor is not None:
        return actor, actor.last
    if chain_end(reading, at, clitics) > at:
        return None, at  # a force, which is an actor by itself
    return None, _unlisted_owner(reading, at, clitics)


def _listed_owner(reading: Reading, at: int, clitics: str) -> Hit | None:
    """The listed actor that begins at ``at``, or after a noun for parties there."""
    actor = reading.hits.at("actors", at)
    if actor is not None and actor.first == at and actor.clitics == clitics and stands(reading.tokens, actor):
        return actor
    head = reading.hits.at("forces", at)
    if head is None or head.first != at or head.clitics != clitics or not head.entry.data.get("owns"):
        return None
    inner = reading.bare("actors", reading.opened(head.last))
    return inner if inner is not None and stands(reading.tokens, inner) else None


def _unlisted_owner(reading: Reading, at: int, clitics: str) -> int:
    """The token after a tribe or group that begins at ``at``, or ``at``."""
    group = reading.hits.at("party_nouns", at)
    if group is None or group.first != at or group.clitics != clitics or not stands(reading.tokens, group):
        return at
    role = group.entry.data.get("role")
    if role == "tribe":
        tribe = _tribe(reading, Spotted(at, group.last, 0, 0, None, "tribe", ""))
        return tribe.last if tribe else at
    return _described(reading, _named(reading, group.last)) if role == "group" else at
