"""Place mentions: names found and resolved, chains of enclosures read as one place.

Reads units (:mod:`tawthiq.gazetteer.units`), links those that enclose one another into chains, has each chain
resolved, and keeps what the words really say is a place. Which place an incident happened at is not decided here.
"""

import math
from collections.abc import Callable, Collection, Sequence
from typing import Final, TypeVar

from tawthiq.gazetteer.chains import Chain, chains
from tawthiq.gazetteer.context import Context, nations, parties, votes_of
from tawthiq.gazetteer.index import Gazetteer, Place
from tawthiq.gazetteer.locate import Choice, Locator
from tawthiq.gazetteer.rows import LOCATED
from tawthiq.gazetteer.shape import Located
from tawthiq.gazetteer.unit import Unit
from tawthiq.gazetteer.units import UnitReader
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
    named = [unit for unit in reader.all() if not _organisation(reader, tokens, unit)]
    units = [unit for unit in named if not _speaks(reader, unit)]
    if not units:
        return []
    context = Context(votes_of(named) + nations(_nations(tokens, gazetteer)) + parties(actors), home)
    locator = Locator(gazetteer, context, trace)
    mentions = []
    for chain in chains(doc, units, locator):
        mention = _mention(doc, chain, context)
        if mention is not None:
            mentions.append(mention)
    return mentions


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


def _organisation(reader: UnitReader, tokens: Sequence[Token], unit: Unit) -> bool:
    """True where the words before make the name part of an organisation's or a person's (سرايا القدس)."""
    if unit.head is not None or unit.clitics or unit.found is None:
        return False
    before = unit.first - 1
    while before >= 0 and tokens[before].form in {'"', "'", "("}:
        before -= 1
    force = reader.role(before, "force")
    if force is None:
        return False
    if force == "title":
        return unit.found.guard > 0 and unit.nation is None
    if force == "kin":
        return True
    return unit.found.places[0].kind != "country" or force == "media"


def _speaks(reader: UnitReader, unit: Unit) -> bool:
    """True for a bare name right after a verb of saying: a government or a person, not where something happened."""
    bare = unit.head is None and unit.governor == "bare" and not unit.clitics and unit.bearing is None
    return bare and unit.pair is None and unit.found is not None and reader.role(unit.first - 1, "says") is not None


# -- mentions ----------------------------------------------------------------------------------------------------


def _mention(doc: Prepared, chain: Chain, context: Context) -> PlaceMention | None:
    """The mention of a chain, short of fine parts that its words do not make a place; None where nothing is left."""
    while True:
        inner = min(range(len(chain.places)), key=lambda at: (_grain(chain, at), at))
        governor = _governor(doc, chain)
        if _credible(chain.places[inner], chain, governor, context):
            break
        if len(chain.places) == 1:
            return None
        chain = Chain(_without(chain.units, inner), _without(chain.places, inner))
    place, unit = chain.places[inner], chain.units[inner]
    first, last = chain.units[0].first, chain.units[-1].last
    start, end = chain.units[0].start, _closed(doc, chain)
    name = _name(doc, chain, inner)
    within = [_enclosure(doc, other) for at, other in enumerate(chain.places) if at != inner]
    return PlaceMention(
        start=start,
        end=end,
        first=first,
        last=last,
        rule=_rule(place, chain),
        place=_contract(name, place, unit, within),
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
    if at and (place.unit.bearing is not None or place.unit.away_km is not None):
        return math.inf  # on which side of a town the place before it lies
    if place.known:
        return place.radius_km
    return math.inf if any(before.known for before in chain.places[:at]) else -1.0


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
    enclosed = len(chain.places) > 1
    bearer = place.place
    assert bearer is not None
    share = context.weight(bearer.country)
    spoken = share > 0 or context.empty
    if guard == 0:
        return spoken or located or enclosed or bearer.kind == "country" or bearer.rank >= _FAR_RANK
    if guard == LOCATED:
        return (located or enclosed) and (spoken or unit.head is not None) and not _merely_hung(unit, bearer, enclosed)
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


def _name(doc: Prepared, chain: Chain, inner: int) -> str:
    """The name as written: the finest part with the enclosures after it, short of provinces and directions."""
    last = inner
    while last + 1 < len(chain.units):
        unit, place = chain.units[last + 1], chain.places[last + 1]
        if (
            place.precision in {"province", "region", "country"} and unit.head != "countryside"
        ) or unit.bearing is not None:
            break
        last += 1
    return _printed(doc, chain.units[inner].start, chain.units[last].end, chain.units[0])


def _printed(doc: Prepared, start: int, end: int, unit: Unit) -> str:
    """The words of the source, a proclitic ل that swallowed the article's alef given back."""
    text = doc.report.text[start:end]
    if unit.clitics.endswith("ل") and unit.start == start and text.startswith("ل") and not text.startswith("لل"):
        return "ا" + text
    return text


def _text(doc: Prepared, unit: Unit) -> str:
    return _printed(doc, unit.start, unit.end, unit)


def _enclosure(doc: Prepared, located: Located) -> dict[str, object]:
    place = located.place if located.known else None
    return {
        "name": _text(doc, located.unit),
        "name_en": place.name_en if place else None,
        "gazetteer_id": place.id if place else None,
        "kind": located.kind,
    }


def _contract(name: str, located: Located, unit: Unit, within: list[dict[str, object]]) -> dict[str, object]:
    """The place in the form of the output contract."""
    place = located.place
    exact = place if located.known and located.single else None
    return {
        "name": name,
        "name_en": exact.name_en if exact and unit.pair is None else None,
        "country": place.country if place else None,
        "admin1": place.admin1 if place else None,
        "admin2": place.admin2 if place else None,
        "lat": located.lat,
        "lon": located.lon,
        "radius_km": located.radius_km if located.lat is not None else None,
        "precision": located.precision,
        "gazetteer_id": exact.id if exact and unit.pair is None else None,
        "within": within,
    }
