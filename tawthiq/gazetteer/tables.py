"""The project's own tables, ``data/``, as rows: countries, first-level divisions, GeoNames' towns, places by hand.

Reads them; how they become one set of places is :mod:`tawthiq.gazetteer.unite`'s, what is written of it, and where,
:mod:`tawthiq.gazetteer.build`'s.
"""

import math
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tawthiq.gazetteer.rows import ANYWHERE, HEADED, LOCATED, GazetteerError, Name, Row, Source
from tawthiq.text.fold import fold_word

DATA: Final = Path(__file__).parent / "data"
COMMON: Final = Path(__file__).parent.parent / "lang" / "ar" / "common.txt"
GIVEN_NAMES: Final = COMMON.with_name("given_names.txt")
OWN: Final = Source(
    "tawthiq",
    "Tawthiq's own overlay, written by hand",
    "Apache-2.0",
    "The Tawthiq contributors",
)
GEONAMES: Final = Source(
    "geonames",
    "GeoNames, populated places",
    "CC BY 4.0",
    "GeoNames (https://www.geonames.org)",
    "https://www.geonames.org",
)

_GUARDS: Final = {"?": LOCATED, "!": HEADED}
_SURE_POPULATION: Final = 30_000  # below it, a name that nobody wrote by hand needs a context that locates


def table(path: Path) -> Iterator[list[str]]:
    """The rows of a tab-separated table, comments and the head line left out."""
    head = None
    for number, line in enumerate(path.read_text("utf8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if head is None:
            head = cells
        elif len(cells) > len(head):
            raise GazetteerError(f"{path.name}, line {number}: {len(cells)} cells under {len(head)} heads")
        else:
            yield cells + [""] * (len(head) - len(cells))


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance in kilometres between two points in degrees (haversine, spherical Earth)."""
    p1, p2 = math.radians(lat1), math.radians(lat2)
    half = math.sin((p2 - p1) / 2) ** 2 + math.cos(p1) * math.cos(p2) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 12742.0 * math.asin(math.sqrt(min(1.0, half)))


def _number(text: str, default: float = 0.0) -> float:
    return float(text) if text else default


def _names(cell: str, *english: str) -> list[Name]:
    """Printed names with their guards: ``?`` wants a context that locates, ``!`` a head noun or an enclosure."""
    found = []
    for name in filter(None, cell.split("|")):
        guard = _GUARDS.get(name[0], ANYWHERE)
        found.append(Name(name[1:] if guard else name, "ar", guard))
    return found + [Name(text, lang) for text, lang in zip(english, ("en", "fr"), strict=False) if text]


def countries(data: Path) -> list[Row]:
    """Countries; ``height`` and ``width`` are half their extent in kilometres, north to south and east to west."""
    return [
        Row(
            code,
            "country",
            _names(arabic, english, french),
            code,
            lat=float(lat),
            lon=float(lon),
            radius=max(_number(height, 300.0), _number(width, 300.0)),
            height=_number(height, 300.0),
            width=_number(width, 300.0),
            by_hand=True,
        )
        for code, arabic, english, french, _, lat, lon, height, width in table(data / "countries.tsv")
    ]


def cities(data: Path) -> list[Row]:
    """GeoNames' populated places."""
    found = []
    for ident, arabic, english, country, admin1, lat, lon, population, capital in table(data / "cities.tsv"):
        people = int(population)
        guard = ANYWHERE if people >= _SURE_POPULATION or capital else LOCATED
        names = [Name(name, "ar", guard) for name in filter(None, arabic.split("|"))]
        found.append(
            Row(
                f"gn:{ident}",
                "city" if people >= 150_000 or capital else "town",
                [*names, Name(english, "en")],
                country,
                [f"{country}.{admin1}"],
                float(lat),
                float(lon),
                population=people,
                capital=bool(capital),
                source=GEONAMES.id,
            )
        )
    return found


def governorates(data: Path, settled: list[Row]) -> list[Row]:
    """First-level divisions; without a point of their own, in the middle of their towns."""
    towns: dict[str, list[Row]] = defaultdict(list)
    for row in settled:
        for parent in row.parents[:1]:
            towns[parent].append(row)
    found = []
    for country, code, arabic, english, lat, lon, radius in table(data / "admin1.tsv"):
        ident = f"{country}.{code}"
        inside = towns.get(ident, [])
        if not lat and not inside:
            raise GazetteerError(f"admin1.tsv: {ident} has neither a point nor a town")
        point = (float(lat), float(lon)) if lat else _middle(inside)
        names = _names(arabic, english)
        reach = _number(radius, 60.0)
        found.append(Row(ident, "governorate", names, country, [country], *point, reach, by_hand=True))
    return found


def _middle(rows: list[Row]) -> tuple[float, float]:
    """Where the people of a division live: the mean of its towns, the larger counting more."""
    weights = [1.0 + math.sqrt(row.population) for row in rows]
    total = sum(weights)
    lat = sum(weight * (row.lat or 0.0) for weight, row in zip(weights, rows, strict=True)) / total
    lon = sum(weight * (row.lon or 0.0) for weight, row in zip(weights, rows, strict=True)) / total
    return round(lat, 3), round(lon, 3)


def by_hand(data: Path) -> list[Row]:
    """The places written by hand."""
    from tawthiq.gazetteer.importers import overlay  # YAML is read when a file is compiled, not when one is used

    return [row for path in sorted((data / "overlay").glob("*.yml")) for row in overlay.rows(path)]


def nationalities(data: Path) -> Iterator[tuple[str, str]]:
    """Folded adjectives of nationality with their country: ``سوري`` gives its feminine, plurals and definite forms."""
    for code, _, _, _, stems, *_ in table(data / "countries.tsv"):
        for stem in filter(None, stems.split("|")):
            word = fold_word(stem)
            forms = [word]
            if word.endswith("ي"):
                forms += [word + end for end in ("ه", "ين", "ون", "ات", "ا", "تين", "ان")]
            for form in forms:
                yield form, code
                yield "ال" + form, code
