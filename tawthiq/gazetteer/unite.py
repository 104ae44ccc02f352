"""One set of places from several sources: rows that are the same place become one, and know what encloses them.

The earlier row keeps its identifier, kind and guards; the later adds names, identifiers, a P-code, an outline, and a
measured point to one written by hand from memory.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from tawthiq.gazetteer import contain, pcoded, tables
from tawthiq.gazetteer.kinds import RADIUS
from tawthiq.gazetteer.rows import GazetteerError, Layer, Row
from tawthiq.gazetteer.tables import distance_km
from tawthiq.text.fold import fold_word

SETTLED: Final = pcoded.SETTLED
# Kinds of which one row's may be another row's of the same place, and how far apart in km the two may lie.
_GROUPS: Final[dict[str, tuple[str, float]]] = {
    **dict.fromkeys(SETTLED, ("settled", 6.0)),
    "camp": ("camp", 4.0),
    "neighbourhood": ("neighbourhood", 3.0),
    "governorate": ("governorate", 400.0),
    "district": ("district", 40.0),
    "subdistrict": ("subdistrict", 25.0),
    "airport": ("airfield", 10.0),
    "base": ("airfield", 10.0),
    "crossing": ("crossing", 10.0),
    "dam": ("dam", 10.0),
}
_FROM_MEMORY_KM: Final = 15.0  # how far off a point written by hand may be


class _Places:
    """Rows united so far, found by identifier, P-code, or name and kind."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.by_id: dict[str, Row] = {}
        self._named: dict[tuple[str, str, str], list[Row]] = defaultdict(list)

    def add(self, row: Row) -> None:
        """Take a row in as a place of its own. Raises :class:`GazetteerError` where its identifier is taken."""
        taken = self.by_id.get(row.id)
        if taken is not None and taken.id == row.id:
            raise GazetteerError(f"two places are called {row.id}")
        self.by_id[row.id] = row  # its own identifier goes before another's alias
        self.rows.append(row)
        self._index(row)

    def _index(self, row: Row) -> None:
        for ident in (row.id, *row.aliases, *([row.pcode] if row.pcode else ())):
            self.by_id.setdefault(ident, row)
        group = _GROUPS.get(row.kind)
        if group is not None:
            for word in _keys(row):
                self._named[(row.country, group[0], word)].append(row)

    def twin(self, row: Row) -> Row | None:
        """The place that a row is a further record of, or None: by identifier, else by name and nearness."""
        return self.same(row) or min(self.namesakes(row), default=(0.0, "", None))[2]

    def same(self, row: Row) -> Row | None:
        """The place that a row shares an identifier or a P-code with, of a kind that can be one place with it."""
        for ident in (row.id, *row.aliases, *([row.pcode] if row.pcode else ())):
            known = self.by_id.get(ident)
            if known is not None and (known.id == row.id or _alike(known, row)):
                return known
        return None

    def namesakes(self, row: Row) -> list[tuple[float, str, Row]]:
        """Places of other sources that bear a row's name near it: (kilometres apart, identifier, place)."""
        group = _GROUPS.get(row.kind)
        if group is None:
            return []
        found = []
        for word in sorted(_keys(row)):
            for other in self._named.get((row.country, group[0], word), ()):
                if other.source == row.source or (row.pcode and other.pcode and row.pcode != other.pcode):
                    continue
                if any(one.pcode and one.lat is None for one in (row, other)):
                    continue  # no nearness tells these: pcoded's
                gap = _gap(row, other, self.by_id)
                limit = max(group[1], _FROM_MEMORY_KM) if group[0] == "settled" and other.by_hand else group[1]
                if gap is not None and gap < limit:
                    found.append((gap, other.id, other))
        return found

    def take(self, layer: Layer) -> None:
        """Take in a layer: of its rows that bear a place's name only the nearest is that place's further record."""
        left = []
        for row in layer.rows:
            known = self.same(row)
            if known is not None:
                self.unite(known, row)
            else:
                left.append(row)
        pairs = [(gap, ident, row.id, known, row) for row in left for gap, ident, known in self.namesakes(row)]
        given: set[str] = set()
        done: set[str] = set()
        for _, ident, own, known, row in sorted(pairs, key=lambda pair: pair[:3]):
            if ident not in given and own not in done:
                given.add(ident)
                done.add(own)
                self.unite(known, row)
        for row in left:
            if row.id not in done:
                self.add(row)

    def unite(self, known: Row, row: Row) -> None:
        """Add to a place what a further record of it says."""
        seen = {(name.lang, fold_word(name.text)) for name in known.names}
        known.names += [name for name in row.names if (name.lang, fold_word(name.text)) not in seen]
        known.aliases += [ident for ident in (row.id, *row.aliases) if ident not in {known.id, *known.aliases}]
        known.pcode = known.pcode or row.pcode
        known.outline = row.outline or known.outline
        known.population = max(known.population, row.population)
        known.parents += [parent for parent in row.parents if parent not in known.parents]
        if row.lat is not None and not row.by_hand and known.by_hand and known.kind in SETTLED:
            known.lat, known.lon = row.lat, row.lon
        self._index(known)

    def absorb(self, known: Row, row: Row) -> None:
        """Make a place taken in already a further record of another one; what names it finds the other from now on."""
        finer = row.parents if row.kind in SETTLED else []
        known.parents = [*finer, *(parent for parent in known.parents if parent not in finer)]
        self.unite(known, row)
        for ident in (row.id, *row.aliases, *([row.pcode] if row.pcode else ())):
            self.by_id[ident] = known


def _key(name: str) -> str:
    return " ".join(fold_word(name).replace("-", " ").split())


def _keys(row: Row) -> set[str]:
    """The folded names by which a row is found: the Arabic ones, others where it has none."""
    arabic = {_key(name.text) for name in row.names if name.lang == "ar"}
    return arabic or {_key(name.text) for name in row.names}


def _alike(one: Row, two: Row) -> bool:
    """False for kinds that cannot be one place (a town and the district called after it share a GeoNames page)."""
    return _GROUPS.get(one.kind, (one.kind,))[0] == _GROUPS.get(two.kind, (two.kind,))[0]


def _gap(row: Row, other: Row, by_id: dict[str, Row]) -> float | None:
    """Kilometres between two rows; one without a point lies where its parent does, else anywhere."""
    one, two = _point(row, by_id), _point(other, by_id)
    return None if one is None or two is None else distance_km(*one, *two)


def _point(row: Row, by_id: dict[str, Row]) -> tuple[float, float] | None:
    seen: set[int] = set()
    at: Row | None = row
    while at is not None and at.lat is None and id(at) not in seen:
        seen.add(id(at))
        at = by_id.get(at.parents[0]) if at.parents else None
    return None if at is None or at.lat is None or at.lon is None else (at.lat, at.lon)


def _merge_by_hand(places: _Places, rows: Iterable[Row]) -> None:
    """Rows by hand that GeoNames has too become one with it: its identifier, point and people, their names and kind."""
    for row in rows:
        twin = places.twin(row) if row.kind in SETTLED else None
        if twin is None or twin.by_hand:
            places.add(row)
            continue
        seen = {fold_word(name.text) for name in row.names}
        twin.names = row.names + [name for name in twin.names if fold_word(name.text) not in seen]
        twin.aliases += [row.id, *row.aliases]
        twin.kind = "city" if twin.kind == "city" and row.kind == "town" else row.kind
        twin.parents = row.parents or twin.parents
        twin.pcode, twin.by_hand = row.pcode or twin.pcode, True
        places._index(twin)  # noqa: SLF001 - this module's own class


def collect(data: Path, layers: Sequence[Layer] = ()) -> list[Row]:
    """All places of the project's tables and of imported layers, united. Raises :class:`GazetteerError`."""
    places = _Places()
    settled = tables.cities(data)
    for row in (*settled, *tables.countries(data), *tables.governorates(data, settled)):
        places.add(row)
    _merge_by_hand(places, tables.by_hand(data))
    _own_parents_exist(places)
    for layer in layers:
        places.take(layer)
    _parents_by_hand_exist(places, layers)
    if layers:
        _unite_coded(places, outlined=any(row.outline for layer in layers for row in layer.rows))
    return [row for row in places.rows if _placed(row, places.by_id)]


def _unite_coded(places: _Places, *, outlined: bool) -> None:
    """P-coded rows become one with known places; where outlines were imported, units tell first what lies in them."""
    for kinds, limit in pcoded.PASSES:
        if kinds == SETTLED and outlined:
            contain.place_inside(places.rows)
        for known, row in list(pcoded.pairs(places.rows, places.by_id, kinds, limit)):
            places.absorb(known, row)
    places.rows = [row for row in places.rows if places.by_id[row.id] is row]


def _own_parents_exist(places: _Places) -> None:
    """The tables by hand must hold together; other sources may name an enclosure that nobody has."""
    for row in places.rows:
        for parent in row.parents if row.by_hand else ():
            if parent not in places.by_id and not row.id.startswith("gn:"):
                raise GazetteerError(f"{row.id}: its parent {parent} is not known")


def _parents_by_hand_exist(places: _Places, layers: Sequence[Layer]) -> None:
    """A user's own places hold together too, be it with what was imported beside them."""
    for row in (row for layer in layers for row in layer.rows if row.by_hand):
        for parent in row.parents:
            if parent not in places.by_id:
                raise GazetteerError(f"{row.id}: its parent {parent} is not known")


def _placed(row: Row, by_id: dict[str, Row]) -> bool:
    """True for a row that has a point, given that of its enclosure where it has none of its own."""
    if row.lat is not None:
        return True
    point = _point(row, by_id)
    if point is None:
        return False
    around = next((by_id[p] for p in row.parents if p in by_id and by_id[p].lat is not None), None)
    row.lat, row.lon = point
    row.radius = around.radius or RADIUS[around.kind] if around is not None else RADIUS["country"]
    return True


def lineage(rows: Iterable[Row]) -> dict[str, list[str]]:
    """Every place's enclosures: the nearest administrative unit first, then other areas, the country last."""
    rows = list(rows)
    by_id = {row.id: row for row in rows}  # an identifier of its own goes before one that another has as an alias
    for row in rows:
        for ident in (*row.aliases, *([row.pcode] if row.pcode else ())):
            by_id.setdefault(ident, row)
    return {row.id: _line(row, by_id) for row in rows}


def _line(row: Row, by_id: dict[str, Row]) -> list[str]:
    line: list[str] = []
    waiting = list(row.parents)
    while waiting:
        at = by_id.get(waiting.pop(0))
        if at is None or at.id in line or at.id == row.id or at.kind == "country":
            continue
        line.append(at.id)
        waiting = at.parents + waiting
    if row.kind != "country" and row.country in by_id:
        line.append(row.country)
    return line
