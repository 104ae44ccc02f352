"""The place of a mention in the form of the output contract: its name as printed, its point, what encloses it."""

from tawthiq.gazetteer.chains import Chain
from tawthiq.gazetteer.shape import Located
from tawthiq.gazetteer.unit import Unit
from tawthiq.text.prepare import Prepared


def name(doc: Prepared, chain: Chain, inner: int) -> str:
    """The name as written: the finest part with the enclosures after it, short of provinces and directions."""
    last = inner
    while last + 1 < len(chain.units):
        unit, place = chain.units[last + 1], chain.places[last + 1]
        wide = place.precision in {"province", "region", "country"} and unit.head != "countryside"
        if wide or unit.bearing is not None or unit.away_km is not None:
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


def enclosure(doc: Prepared, located: Located) -> dict[str, object]:
    """What encloses a place, in the form of the output contract."""
    place = located.place if located.known else None
    return {
        "name": _text(doc, located.unit),
        "name_en": place.name_en if place else None,
        "gazetteer_id": place.id if place else None,
        "kind": located.kind,
    }


def contract(printed: str, located: Located, unit: Unit, within: list[dict[str, object]]) -> dict[str, object]:
    """The place in the form of the output contract."""
    place = located.place
    exact = place if located.known and located.single else None
    return {
        "name": printed,
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
