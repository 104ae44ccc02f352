"""Place mentions: names found and resolved, chains of enclosures read as one place.

Reads units (:mod:`tawthiq.gazetteer.units`), links those that enclose one another into chains, has each chain
resolved, and keeps what the words really say is a place. Which place an incident happened at is not decided here.
"""

import math
from collections.abc import Callable, Collection, Sequence
from itertools import pairwise
from typing import Final, TypeVar

from tawthiq.gazetteer.chains import Chain, chains
from tawthiq.gazetteer.context import Context, anchors_of, nations, parties, votes_of
from tawthiq.gazetteer.index import Gazetteer, Place
from tawthiq.gazetteer.locate import Choice, Locator
from tawthiq.gazetteer.rows import LOCATED
from tawthiq.gazetteer.shape import Located
from tawthiq.gazetteer.unit import Unit
from tawthiq.gazetteer.units import UnitReader
from tawthiq.mentions import place_contract
from tawthiq.mentions.place_lookalikes import named_places
from tawthiq.model.mention import PlaceMention
from tawthiq.rules.rule import define
from tawthiq.text.prepare import Prepared
from tawthiq.text.tokens import Token

NAME: Final = define(
    "place.name",
    "A name of the gazetteer; the country of the text and the kind its head noun announces tell namesakes apart",
    examples=(("وقع انفجار في مدينة الموصل", "Mosul"), ("مقتل شخصين بهجوم في بعقوبة", "Baqubah")),
    never=("فتح الباب ثم خرج", "أعلنت سرايا القدس مسؤوليتها"),
)
CHAIN: Final = define(
    "place.chain",
    "A place followed by what encloses it is one place; the enclosures choose among namesakes",
    examples=(("قصف على بلدة كفرنبل بريف إدلب الجنوبي", "Kafr Nabl"),),
    never=("انتقل من حلب إلى دمشق",),
)
LACKING: Final = define(
    "place.lacking",
    "A name that the gazetteer lacks, after a noun such as village or quarter, stands at its smallest known enclosure",
    examples=(("غارة على قرية الزرنوقية في ريف إدلب", "Idlib"),),
    never=("قرية صغيرة في الجبال",),
)
SIDE: Final = define(
    "place.side",
    "A direction or a distance moves the point from the place named: the north of a country, 12 km south of a town",
    examples=(("على بعد 12 كلم جنوب كركوك", "Kirkuk"), ("شمالي سوريا", "Syria")),
    never=("توجه شمالا",),
)
BETWEEN: Final = define(
    "place.between",
    "Between two places, or on the road that joins them: midway, with a radius that reaches both",
    examples=(("على الطريق الواصلة بين مدينة الباب وبلدة الراعي", "near"),),
    never=("مفاوضات بين سوريا وتركيا",),
)
CAPITAL: Final = define(
    "place.capital",
    "The capital of the nationality named, or of the country the text is about",
    examples=(("في العاصمة الأفغانية", "Kabul"),),
    never=("رأس المال",),
)
HOMELAND: Final = define(
    "place.homeland",
    "The country itself, called by its nationality or as the country, where a direction or a preposition locates it",
    examples=(("في الشمال السوري", "Syria"),),
    never=("أبناء البلاد",),
)

T = TypeVar("T")
_LOCATIVE: Final = frozenset({"in", "near", "on", "dateline"})
_QUOTES: Final = '"“”«»'
_AT_HOME: Final = 0.3  # share of the text that speaks of a country, from which its quarters are read after "area"
_FAR_RANK: Final = 6.0  # a city so large that it is meant even where its country is not spoken of
_WIDE_KM: Final = 30.0  # radius of what a distance from a town places more closely
_POINTS: Final = frozenset({"exact", "near", "town"})
_DATELINE_TOKENS: Final = 12


def find(
    doc: Prepared,
    gazetteer: Gazetteer,
    blocked: Callable[[int], bool] | Collection[int] = (),
    *,
    actors: Sequence[tuple[int, str]] = (),
    home: str | None = None,
    trace: list[Choice] | None = None,
) -> list[PlaceMention]:
    """Every place mention of a text, in order.

    ``blocked``: tokens already read as something else (actors, times); ``actors``: tokens of actors with the country
    each is of; ``home``: the outlet's country; ``trace`` takes every choice among namesakes, to be shown.
    """
    taken = blocked if callable(blocked) else blocked.__contains__
    tokens = doc.tokens
    reader = UnitReader(tokens, doc.report.text, gazetteer, taken)
    named, units = named_places(reader, tokens)
    if not units:
        return []
    context = Context(votes_of(named) + nations(_nations(tokens, gazetteer)) + parties(actors), home)
    for token, word, place in anchors_of(units):
        context.anchor(token, word, place)
    locator = Locator(gazetteer, context, trace)
    mentions = []
    listed = _listed(tokens, units)
    for chain in chains(doc, units, locator):
        mention = _mention(doc, chain, context, listed)
        if mention is not None:
            mentions.append(mention)
    return mentions


def _listed(tokens: Sequence[Token], units: Sequence[Unit]) -> set[int]:
    """First tokens of the units that go on with a list of places: the second and third of البيضاء، وإب وذمار."""
    found = set()
    for before, unit in pairwise(units):
        gap = {token.form for token in tokens[before.last : unit.first]}
        if unit.clitics == "و" and gap <= {"،", ","}:
            found.add(unit.first)
    return found


def _nations(tokens: Sequence[Token], gazetteer: Gazetteer) -> list[tuple[int, str]]:
    """Tokens that are adjectives of nationality, with their country."""
    look = gazetteer.words.look
    found = []
    for token in tokens:
        if token.kind == "word":
            word = look(token.form)
            code = word.get("nation") if word is not None else None
            if code is not None:
                found.append((token.index, code))
    return found


# -- mentions ----------------------------------------------------------------------------------------------------


def _mention(doc: Prepared, chain: Chain, context: Context, listed: Collection[int] = ()) -> PlaceMention | None:
    """The mention of a chain, short of fine parts that its words do not make a place; None where nothing is left."""
    while True:
        inner = min(range(len(chain.places)), key=lambda at: (_grain(chain, at), at))
        governor = _governor(doc, chain)
        held = "listed" if governor == "bare" and chain.units[0].first in listed else governor
        if _credible(chain.places[inner], chain, held, context):
            break
        if len(chain.places) == 1:
            return None
        chain = Chain(_without(chain.units, inner), _without(chain.places, inner))
    place, unit = chain.places[inner], chain.units[inner]
    first, last = chain.units[0].first, chain.units[-1].last
    start, end = chain.units[0].start, _closed(doc, chain)
    printed = place_contract.name(doc, chain, inner)
    within = [place_contract.enclosure(doc, other) for at, other in enumerate(chain.places) if at != inner]
    return PlaceMention(
        start=start,
        end=end,
        first=first,
        last=last,
        rule=_rule(place, chain),
        place=place_contract.contract(printed, place, unit, within),
        locative=governor in _LOCATIVE,
        governor=governor,
        scope=place.kind,
    )


def _without(items: list[T], at: int) -> list[T]:
    return items[:at] + items[at + 1 :]


def _closed(doc: Prepared, chain: Chain) -> int:
    """Where a chain ends: after the closing mark of a quotation or parenthesis that it opens."""
    end = max(unit.end for unit in chain.units)
    inside = doc.report.text[chain.units[0].start : end]
    last = chain.units[-1].last
    if last >= len(doc.tokens) or doc.tokens[last].start != end:
        return end
    open_quote = sum(inside.count(mark) for mark in _QUOTES) % 2 == 1 and doc.tokens[last].form == '"'
    open_bracket = inside.count("(") > inside.count(")") and doc.tokens[last].form == ")"
    return doc.tokens[last].end if open_quote or open_bracket else end


def _grain(chain: Chain, at: int) -> float:
    """How fine a place is: a name the gazetteer lacks is finer than what follows it, wider than what precedes it."""
    place = chain.places[at]
    if at and (place.unit.bearing is not None or place.unit.away_km is not None) and not _narrows(chain, at):
        return math.inf  # on which side of a town the place before it lies
    if not place.known:
        return math.inf if any(before.known for before in chain.places[:at]) else -1.0
    rest = chain.places[at + 1 :]
    own = place.place.lineage if place.place is not None else ()
    point = place.precision in _POINTS and place.unit.bearing is None and not (place.unit.near or place.kind == "road")
    wider = [other.radius_km for other in rest if point or (other.place is not None and other.place.id in own)]
    return min([place.radius_km, *wider])


def _narrows(chain: Chain, at: int) -> bool:
    """True where a side or a distance says which part of a road or a province is meant."""
    before = [place for place in chain.places[:at] if not place.known or place.radius_km <= _WIDE_KM]
    wide = chain.places[at].unit.away_km is not None and not before
    return wide or all(place.known and place.kind == "road" for place in chain.places[:at])


def _governor(doc: Prepared, chain: Chain) -> str:
    """How the sentence holds the chain; a dateline stands at the head of a paragraph, before an agency."""
    governor = chain.units[0].governor
    if governor == "bare" and _is_dateline(doc, chain):
        return "dateline"
    return governor


def _is_dateline(doc: Prepared, chain: Chain) -> bool:
    first = chain.units[0].first
    sentence = doc.sentence_of(first)
    if sentence.headline or first - sentence.first > 2:
        return False
    tokens = doc.tokens[chain.units[-1].last : min(sentence.last, first + _DATELINE_TOKENS)]
    return bool(tokens) and tokens[0].form in {"-", "(", ":", "/", "–"}


def _credible(place: Located, chain: Chain, governor: str, context: Context) -> bool:
    """True where the words make the finest part of a chain a place: common words and surnames are not."""
    unit = place.unit
    if unit.anchor is not None:
        return unit.bearing is not None or unit.nation is not None or governor in _LOCATIVE
    if not place.known or unit.found is None or unit.pair is not None:
        return place.known or _credible_unknown(place, chain, governor)
    guard = place.guard
    located = governor in {"in", "near", "dateline", "on"} or unit.bearing is not None or unit.head is not None
    bearer = place.place
    assert bearer is not None
    least = "" if bearer.listed else "country"  # a hamlet of an imported list wants more than its country
    enclosed = any(other is not place and other.kind != least for other in chain.places)
    share = context.weight(bearer.country)
    spoken = share > 0 or context.empty
    if guard == 0:
        return spoken or located or enclosed or bearer.kind == "country" or bearer.rank >= _FAR_RANK
    if guard == LOCATED:
        told = located or enclosed or (governor in {"from", "to", "listed"} and bearer.listed and share >= _AT_HOME)
        return told and (spoken or unit.head is not None) and not _merely_hung(unit, bearer, enclosed)
    if unit.head == "area":
        return share >= _AT_HOME or enclosed
    return unit.head not in {None, "site", "road"} or (enclosed and spoken)


def _merely_hung(unit: Unit, bearer: Place, enclosed: bool) -> bool:
    """True for a village of an imported list that only a proclitic makes a place: بالطوب is rather "with bricks"."""
    return not bearer.listed and not enclosed and unit.head is None and bool(unit.clitics)


def _credible_unknown(place: Located, chain: Chain, governor: str) -> bool:
    """A name the gazetteer lacks: a site needs an enclosure, or a preposition in a known land; other heads do not."""
    if place.unit.head in {"site", "base", "road"}:
        return len(chain.places) > 1 or (place.precision != "country" and governor in {"in", "near", "on"})
    return True


def _rule(place: Located, chain: Chain) -> str:
    unit = place.unit
    if unit.pair is not None:
        return BETWEEN
    if not place.known:
        return LACKING
    if unit.anchor == "capital":
        return CAPITAL
    if unit.anchor is not None:
        return HOMELAND
    if unit.away_km is not None or unit.bearing is not None or unit.part is not None:
        return SIDE
    return CHAIN if len(chain.places) > 1 else NAME
