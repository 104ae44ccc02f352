"""The tables of ``data/`` as rows: countries, first-level divisions, GeoNames' populated places, the places by hand.

Reads and joins; what is written of it, and where, is :mod:`tawthiq.gazetteer.build`'s.
"""

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tawthiq.gazetteer.kinds import RADIUS, RANK
from tawthiq.text.fold import fold_word

DATA: Final = Path(__file__).parent / "data"
COMMON: Final = Path(__file__).parent.parent / "lang" / "ar" / "common.txt"
GUARDS: Final = {"?": 1, "!": 2}

# Countries whose small places are read on the word of a preposition; elsewhere a head noun is wanted.
NEAR: Final = frozenset(["SY", "IQ", "YE", "PS", "IL", "LB", "JO", "LY", "SD", "SS", "SO", "EG", "TN", "DZ"])
SETTLED: Final = frozenset({"city", "town", "village", "camp", "settlement"})
_SAME_PLACE_KM: Final = 15.0
_SURE_POPULATION: Final = 30_000  # below it, a name that nobody wrote by hand needs a context that locates


class GazetteerError(ValueError):
    """A table that cannot be read: which file and line, and what is wrong."""


@dataclass(slots=True)
class Row:
    """A place on its way into the file; ``names`` are (printed name, guard)."""

    id: str
    kind: str
    names: list[tuple[str, int]]
    english: str
    parent: str
    lat: float
    lon: float
    radius: float
    country: str
    population: int = 0
    capital: bool = False
    height: float = 0.0
    width: float = 0.0
    by_hand: bool = True
    french: str = ""
    aliases: list[str] = field(default_factory=list)


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


def _names(cell: str) -> list[tuple[str, int]]:
    """Printed names with their guards: ``?`` wants a context that locates, ``!`` a head noun or an enclosure."""
    found = []
    for name in filter(None, cell.split("|")):
        guard = GUARDS.get(name[0], 0)
        found.append((name[1:] if guard else name, guard))
    return found


def countries(data: Path) -> list[Row]:
    """Countries; ``height`` and ``width`` are half their extent in kilometres, north to south and east to west."""
    return [
        Row(
            code,
            "country",
            _names(arabic),
            english,
            "",
            float(lat),
            float(lon),
            max(_number(height, 300.0), _number(width, 300.0)),
            code,
            height=_number(height, 300.0),
            width=_number(width, 300.0),
            french=french,
        )
        for code, arabic, english, french, _, lat, lon, height, width in table(data / "countries.tsv")
    ]


def cities(data: Path) -> list[Row]:
    """GeoNames' populated places."""
    found = []
    for ident, arabic, english, country, admin1, lat, lon, population, capital in table(data / "cities.tsv"):
        people = int(population)
        kind = "city" if people >= 150_000 or capital else "town"
        guard = 0 if people >= _SURE_POPULATION or capital else 1
        found.append(
            Row(
                f"gn:{ident}",
                kind,
                [(name, guard) for name in filter(None, arabic.split("|"))],
                english,
                f"{country}.{admin1}",
                float(lat),
                float(lon),
                RADIUS[kind],
                country,
                population=people,
                capital=bool(capital),
                by_hand=False,
            )
        )
    return found


def governorates(data: Path, settled: list[Row]) -> list[Row]:
    """First-level divisions; without a point of their own, in the middle of their towns."""
    towns: dict[str, list[Row]] = defaultdict(list)
    for row in settled:
        towns[row.parent].append(row)
    found = []
    for country, code, arabic, english, lat, lon, radius in table(data / "admin1.tsv"):
        ident = f"{country}.{code}"
        inside = towns.get(ident, [])
        if not lat and not inside:
            raise GazetteerError(f"admin1.tsv: {ident} has neither a point nor a town")
        point = (float(lat), float(lon)) if lat else _middle(inside)
        found.append(
            Row(ident, "governorate", _names(arabic), english, country, *point, _number(radius, 60.0), country)
        )
    return found


def _middle(rows: list[Row]) -> tuple[float, float]:
    """Where the people of a division live: the mean of its towns, the larger counting more."""
    weights = [1.0 + math.sqrt(row.population) for row in rows]
    total = sum(weights)
    lat = sum(weight * row.lat for weight, row in zip(weights, rows, strict=True)) / total
    lon = sum(weight * row.lon for weight, row in zip(weights, rows, strict=True)) / total
    return round(lat, 3), round(lon, 3)


def overlay(data: Path) -> list[Row]:
    """The places written by hand."""
    found = []
    for path in sorted((data / "overlay").glob("*.tsv")):
        for ident, kind, arabic, english, parent, lat, lon, radius, country in table(path):
            if kind not in RADIUS:
                raise GazetteerError(f"{path.name}: {ident} is of an unknown kind {kind!r}")
            reach = _number(radius, RADIUS[kind])
            try:
                point = (float(lat), float(lon))
            except ValueError:
                raise GazetteerError(f"{path.name}: {ident} has no point") from None
            found.append(Row(ident, kind, _names(arabic), english, parent, *point, reach, country))
    return found


def merge(by_hand: list[Row], settled: list[Row]) -> list[Row]:
    """Rows by hand that GeoNames has too become one with it: its identifier, point and people, their names and kind."""
    index: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in settled:
        for name, _ in row.names:
            index[(row.country, fold_word(name))].append(row)
    kept = []
    for row in by_hand:
        twin = _twin(row, index) if row.kind in SETTLED else None
        if twin is None:
            kept.append(row)
        else:
            _unite(twin, row)
    return settled + kept


def _twin(row: Row, index: dict[tuple[str, str], list[Row]]) -> Row | None:
    near = [
        (distance_km(row.lat, row.lon, other.lat, other.lon), other.id, other)
        for name, _ in row.names
        for other in index.get((row.country, fold_word(name)), ())
        if not other.by_hand
    ]
    near = [entry for entry in near if entry[0] < _SAME_PLACE_KM]
    return min(near)[2] if near else None


def _unite(city: Row, hand: Row) -> None:
    city.aliases.append(hand.id)
    seen = {fold_word(name): guard for name, guard in hand.names}
    city.names = hand.names + [(name, guard) for name, guard in city.names if fold_word(name) not in seen]
    city.english = hand.english or city.english
    city.kind = "city" if city.kind == "city" and hand.kind == "town" else hand.kind
    city.parent = hand.parent or city.parent
    city.by_hand = True


def lineage(rows: list[Row]) -> dict[str, list[str]]:
    """Every place's enclosures, the nearest first."""
    real = {alias: row.id for row in rows for alias in row.aliases}
    by_id = {row.id: row for row in rows}
    lines: dict[str, list[str]] = {}
    for row in rows:
        line: list[str] = []
        at = real.get(row.parent, row.parent)
        while at and at in by_id and at not in line and at != row.id:
            line.append(at)
            at = real.get(by_id[at].parent, by_id[at].parent)
        if row.kind != "country" and row.country in by_id and row.country not in line:
            line.append(row.country)
        lines[row.id] = line
    return lines


def rank(row: Row) -> float:
    """How likely the place is meant, with nothing but its name to go by (about 0 to 9)."""
    if row.kind in {"city", "town"} and row.population:
        size = math.log10(row.population)
        size = max(size, RANK["town"]) if row.by_hand else size
        return size + (1.0 if row.capital else 0.0)
    base = RANK.get(row.kind, 3.2)
    return base if row.by_hand else min(base, 2.6)


def collect(data: Path) -> list[Row]:
    """All places of all tables."""
    settled = cities(data)
    rows = countries(data) + governorates(data, settled) + merge(overlay(data), settled)
    seen: set[str] = set()
    for row in rows:
        if row.id in seen:
            raise GazetteerError(f"two places are called {row.id}")
        seen.add(row.id)
    known = seen | {alias for row in rows for alias in row.aliases}
    for row in rows:
        if row.by_hand and row.parent and row.parent not in known and not row.id.startswith("gn:"):
            raise GazetteerError(f"{row.id}: its parent {row.parent} is not known")
    return rows


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
