"""Chains: units of which each encloses the one before it, read as one place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tawthiq.gazetteer.locate import Locator, belongs
from tawthiq.gazetteer.score import SETTLED
from tawthiq.gazetteer.shape import Located
from tawthiq.gazetteer.unit import Unit
from tawthiq.text.prepare import Prepared
from tawthiq.text.tokens import Token

_OUTER: Final = frozenset(
    {"governorate", "country", "countryside", "region", "province", "zone", "district", "subdistrict"}
)
_BELONGING: Final = ("التابع", "الواقع", "الكاين", "الموجود")
_GAP_WORDS: Final = frozenset(
    {
        "بالريف",
        "الريف",
        "الشمالي",
        "الجنوبي",
        "الشرقي",
        "الغربي",
        "في",
        "ب",
        "ضمن",
        "داخل",
        "،",
        ",",
        "(",
        ")",
        "-",
        '"',
        "'",
        "الي",
        "علي",
        "من",
        "عند",
        "فوق",
        "قرب",
        *("للاجيين", "اللاجيين", "للنازحين", "النازحين", "الفلسطينيين", "الفلسطيني", "السوريين"),
        *("كامله", "كامل", "بالكامل", "باكملها", "باكمله", "باسرها", "باسره", "ذاتها", "نفسها"),
        *("عاصمه", "العاصمه", "مركز", "كبري", "كبريات", "مدن", "اكبر", "ثاني", "اهم"),
    }
)

# Words between a place and where it lies: (قاعدة) ، التي تقع على (مسافة كذا من).
_LIES: Final = frozenset({"تقع", "يقع", "وتقع", "ويقع", "تبعد", "يبعد", "وتبعد", "ويبعد", "الواقعه", "الواقع"})
_SAYS_WHERE: Final = _LIES | frozenset("التي الذي علي الي في ، , ( نحو حوالي قرابه وهي وهو عن".split())
_LONG_GAP: Final = 5
_IS: Final = frozenset({"وهي", "وهو", "هي", "هو", "احدي", "احد", "كبري", "اكبر", "التي", "الذي"})
_PRESENTS: Final = _IS | frozenset(
    "، , في مدينه المدينه مدن المدن بلده بلدات قريه قري الرييسيه رييسيه ثاني ثالث اهم مركز معقل تقع يقع الصغيره الكبيره"
    " صغيره كبيره".split()
)


@dataclass(slots=True)
class Chain:
    """Units of one chain in the order of the text, resolved."""

    units: list[Unit]
    places: list[Located]


def chains(doc: Prepared, units: Sequence[Unit], locator: Locator) -> list[Chain]:
    """Units grouped where one follows another as its enclosure, and resolved."""
    runs: list[list[Unit]] = []
    for unit in _parted(doc, units, locator):
        if runs and _linked(doc.tokens, runs[-1][-1], unit):
            runs[-1].append(unit)
        else:
            runs.append([unit])
    found: list[Chain] = []
    after: list[Chain] = []
    for run in reversed(runs):
        after = _resolved(doc, run, locator, _shared(run, after))
        found = after + found
    return found


def _parted(doc: Prepared, units: Sequence[Unit], locator: Locator) -> Iterator[Unit]:
    """The units, two places too far apart for anything to lie between them each on its own."""
    for unit in units:
        if unit.pair is not None and locator.resolve(unit, (), _bounds(doc, unit)) is None:
            yield from unit.pair
        else:
            yield unit


def _bounds(doc: Prepared, unit: Unit) -> tuple[int, int]:
    sentence = doc.sentence_of(unit.first)
    return sentence.first, sentence.last


def _shared(run: list[Unit], after: list[Chain]) -> list[Located]:
    """The enclosures that a list shares: in "the villages of X and Y in the countryside of Z", those of Y."""
    if not after or not after[0].units[0].clitics.startswith("و") or run[-1].last != after[0].units[0].first:
        return []
    return after[0].places[1:]


def _linked(tokens: Sequence[Token], one: Unit, two: Unit) -> bool:
    """True where the words between two units let the second enclose the first."""
    gap = [token.form for token in tokens[one.last : two.first]]
    if _lies(one, two, gap) or _presented(two, gap):
        return True
    if len(gap) > 3 or two.clitics.startswith(("و", "ف")) or "ك" in two.clitics or _whole_country(one):
        return False
    if any(form not in _GAP_WORDS and not form.startswith(_BELONGING) for form in gap):
        return False
    if two.head is None and two.found is not None and two.found.guard > (1 if gap or two.clitics else 0):
        return False  # a word that means other things too, with nothing that makes it an enclosure
    if not gap:
        return two.unknown is None or bool(two.clitics)  # without either a new thing, not what encloses the first
    if two.bearing is not None and "الي" in gap and not {"من", "علي"} & set(gap):
        return True  # الواقعة إلى الغرب من
    return not ({"من", "الي", "علي"} & set(gap)) or (two.head in _OUTER and "الي" not in gap)


def _presented(two: Unit, gap: list[str]) -> bool:
    """True where the words between present the first as one of the second's: وهي أكبر مدينة في."""
    return bool(gap) and gap[-1] == "في" and len(gap) <= _LONG_GAP and bool(_IS & set(gap)) and set(gap) <= _PRESENTS


def _lies(one: Unit, two: Unit, gap: list[str]) -> bool:
    """True where the second unit says on which side, and how far off, of another place the first lies."""
    lies = bool(_LIES & set(gap))
    said = two.away_km is not None or (lies and (two.bearing is not None or gap[-1] == "عن"))
    return said and 0 < len(gap) <= _LONG_GAP and set(gap) <= _SAYS_WHERE and not _whole_country(one)


def _whole_country(unit: Unit) -> bool:
    """True for a country by its name, which nothing but a further name of it encloses."""
    named = unit.found is not None and unit.found.places[0].kind == "country"
    return named and unit.bearing is None and unit.part is None


def _resolved(doc: Prepared, units: list[Unit], locator: Locator, shared: Sequence[Located]) -> list[Chain]:
    """Resolve a run of linked units from the outermost in; cut it where one does not belong to the next."""
    bounds = _bounds(doc, units[0])
    found: list[Chain] = []
    current = Chain([], [])
    for unit in reversed(units):
        place = locator.resolve(unit, current.places or shared, bounds)
        if place is None:
            continue
        fits = all(belongs(place, other) or belongs(other, place) for other in current.places)
        lesser = unit.head is not None or (place.place is not None and place.place.kind not in SETTLED)
        wider = locator.province(current.places[0]) if current.places and not fits and lesser else None
        if wider is not None and belongs(place, wider):
            current.places[0] = wider
            place, fits = locator.resolve(unit, current.places, bounds) or place, True
        if current.places and not fits:
            elsewhere = locator.namesake_elsewhere(unit, place, current.places)
            if elsewhere is not None:
                place, fits = elsewhere, True
        if current.places and not fits and locator.strange(place):
            continue  # a namesake in a land that no word speaks of, beside a place that it does not lie in
        if current.places and not fits:
            found.append(current)
            current = Chain([], [])
            place = locator.resolve(unit, (), bounds) or place
        current.units.insert(0, unit)
        current.places.insert(0, place)
    if current.places:
        found.append(current)
    return found[::-1]
