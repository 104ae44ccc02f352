"""Chains: units of which each encloses the one before it, read as one place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tawthiq.gazetteer.locate import Locator, belongs
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
        *("عاصمه", "العاصمه", "مركز", "كبري", "كبريات", "مدن", "اكبر", "ثاني", "اهم"),
    }
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
        if current.places and not fits:
            elsewhere = locator.namesake_elsewhere(unit, place, current.places)
            if elsewhere is not None:
                place, fits = elsewhere, True
        if current.places and not fits:
            found.append(current)
            current = Chain([], [])
            place = locator.resolve(unit, (), bounds) or place
        current.units.insert(0, unit)
        current.places.insert(0, place)
    if current.places:
        found.append(current)
    return found[::-1]
