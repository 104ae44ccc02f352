"""Weapons: what was used, and what type of incident each makes of a plain attack."""

from typing import Final

from tawthiq.actors.guard import following, stands, words_of
from tawthiq.actors.spotted import past_clitics, restored
from tawthiq.model.mention import WeaponMention
from tawthiq.rules.lexicon import Hit, Hits
from tawthiq.rules.rule import define
from tawthiq.text.prepare import Prepared

LISTED: Final = define("weapon.listed", "a word of the weapon list")
FROM_AIR: Final = define(
    "weapon.from-the-air", "a missile, shell or bomb beside an aircraft: dropped or fired from the air"
)

_AIRCRAFT: Final = frozenset({"weapon.drone", "weapon.aircraft", "weapon.helicopter"})
_DROPPED: Final = frozenset({"weapon.rocket", "weapon.shell", "weapon.bomb"})


def find(doc: Prepared, hits: Hits) -> list[WeaponMention]:
    """All weapons of a report, in order; the describing words that belong to a weapon's name are part of it."""
    standing = [hit for hit in hits.of("weapons") if stands(doc.tokens, hit)]
    flown = {doc.clause_of(hit.first).index for hit in standing if _id(hit) in _AIRCRAFT} | _air_strikes(doc, hits)
    return [_mention(doc, hit, flown) for hit in standing]


def _id(hit: Hit) -> str:
    return str(hit.entry.data.get("weapon", hit.entry.id))


def _air_strikes(doc: Prepared, hits: Hits) -> set[int]:
    """The clauses that speak of a strike from the air."""
    triggers = (hit for hit in hits.of("triggers") if hit.entry.data.get("type") == "air_strike")
    return {doc.clause_of(hit.first).index for hit in triggers}


def _mention(doc: Prepared, hit: Hit, flown: set[int]) -> WeaponMention:
    last = hit.last
    if "follow" in hit.entry.data and following(doc.tokens, last) in words_of(hit, "follow"):
        last += 1
    weapon = _id(hit)
    implies = hit.entry.data.get("implies")
    rule = LISTED
    if weapon in _DROPPED and doc.clause_of(hit.first).index in flown:
        implies, rule = "air_strike", FROM_AIR
    text = doc.report.text
    start, end = past_clitics(text, doc.tokens[hit.first], hit.start, hit.clitics), doc.tokens[last - 1].end
    name = restored(text, start, end) if hit.clitics.endswith("ل") else None
    return WeaponMention(start, end, hit.first, last, rule, weapon, implies, name)
