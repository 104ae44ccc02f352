"""Where an occurrence happened whose own words name no place: what its words take up, or the running narrative.

Inferred, each by a rule with a name, and never more exact than the place told before: "the town" is the town last
told of; a sentence that goes on where the one before it was tells of the same place; else, where nearly all that the
report places is in one country, that country.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from tawthiq.claims import where
from tawthiq.claims.make import Telling
from tawthiq.mentions.find import Mentions
from tawthiq.model.mention import PlaceMention
from tawthiq.rules.rule import define
from tawthiq.text.prepare import Prepared

TAKEN_UP: Final = define(
    "place.taken-up", "the town, quarter or camp told of before, taken up by its noun (في البلدة، في المخيم نفسه)"
)
RUNNING: Final = define(
    "place.of-the-narrative", "no place is told: that of the occurrence told just before in the same paragraph"
)
COUNTRY: Final = define(
    "place.of-the-report", "no place is told: the country in which nearly all that the report names lies"
)

_SETTLED: Final = frozenset({"city", "town", "village", "settlement"})
_PROVINCE: Final = frozenset({"governorate", "province"})
_DISTRICT: Final = frozenset({"district", "subdistrict"})
# Folded nouns that take up a place told before, and the scopes of the places that each can mean.
_NOUNS: Final[dict[str, frozenset[str]]] = {
    "المدينه": _SETTLED,
    "البلده": _SETTLED,
    "القريه": _SETTLED,
    "المخيم": frozenset({"camp"}),
    "الحي": frozenset({"neighbourhood"}),
    "المطار": frozenset({"airport"}),
    "القاعده": frozenset({"base"}),
    "المعبر": frozenset({"crossing"}),
    "المحافظه": _PROVINCE,
    "الولايه": _PROVINCE,
    "الاقليم": _PROVINCE | {"region"},
    "المديريه": _DISTRICT,
    "القضاء": _DISTRICT,
    "الناحيه": _DISTRICT,
}
_PROCLITICS: Final = ("وب", "ول", "و", "ب", "ل")
_BACK: Final = 2  # sentences that a narrative reaches over
_NEARLY_ALL: Final = 0.7  # share of the places of a report


def inferred(
    doc: Prepared, mentions: Mentions, tellings: Sequence[Telling], others: Sequence[Sequence[Telling]]
) -> where.Located | None:
    """The place of tellings that name none, or None; ``others`` are the groups of the other occurrences."""
    for telling in tellings:
        found = _taken_up(doc, mentions, telling)
        if found is not None:
            return where.Located(found, TAKEN_UP, 0.0)
    running = _running(tellings, others)
    if running is not None:
        return where.Located(running, RUNNING, 0.0)
    country = _country(mentions)
    return where.Located(country, COUNTRY, 0.0) if country is not None else None


def _taken_up(doc: Prepared, mentions: Mentions, telling: Telling) -> PlaceMention | None:
    """The last place before a noun of the telling's clause that takes it up."""
    clause = telling.draft.clause
    named = {token for place in mentions.places for token in range(place.first, place.last)}
    for at in range(clause.first, clause.last):
        scopes = _NOUNS.get(_noun(doc.tokens[at].form))
        if scopes is None or at in named or at + 1 in named:
            continue
        before = [place for place in mentions.places if place.first < at and place.scope in scopes]
        if before:
            return before[-1]
    return None


def _noun(form: str) -> str:
    """A folded word without its proclitics: بالبلدة and للمخيم give البلده and المخيم."""
    if form in _NOUNS:
        return form
    for prefix in _PROCLITICS:
        if form.startswith(prefix):
            rest = form[len(prefix) :]
            rest = f"ا{rest}" if prefix[-1] == "ل" and rest.startswith("ل") else rest
            if rest in _NOUNS:
                return rest
    return form


def _running(tellings: Sequence[Telling], others: Sequence[Sequence[Telling]]) -> PlaceMention | None:
    """The surest place of the nearest occurrence told in the same sentence, or shortly before in the paragraph."""
    first = tellings[0].draft
    best: tuple[int, float, PlaceMention] | None = None
    for group in others:
        for telling in group:
            draft = telling.draft
            gap = first.sentence.index - draft.sentence.index
            if not 0 <= gap <= _BACK or draft.sentence.paragraph != first.sentence.paragraph:
                continue
            if draft.sentence.headline != first.sentence.headline:
                continue
            places = where.of_bound(telling.bound["place"])
            if places:
                chosen = where.best(places)
                row = (-gap, -abs(first.index - draft.index), chosen.mention)
                best = row if best is None or row[:2] > best[:2] else best
    return best[2] if best else None


def _country(mentions: Mentions) -> PlaceMention | None:
    """A mention of the country that nearly all places of the report lie in, or None."""
    lying = Counter(str(place.place.get("country")) for place in mentions.places if place.place.get("country"))
    if not lying:
        return None
    code, number = lying.most_common(1)[0]
    if number < _NEARLY_ALL * sum(lying.values()):
        return None
    whole = (place for place in mentions.places if place.place.get("country") == code and place.scope == "country")
    return next((place for place in whole if place.place.get("precision") == "country"), None)
