"""Which administrative unit and which other areas a place lies in, by their outlines.

Only where outlines were imported: the project's own places are enclosed as their authors say. Geometry is shapely's,
which is loaded here and nowhere else.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any, Final

from tawthiq.gazetteer.rows import GazetteerError, Outline, Row

_LEVELS: Final = {"governorate": 1, "district": 2, "subdistrict": 3}
# Kinds whose point says where they are: not rivers, roads and regions, which have one for want of better.
_AT_A_POINT: Final = frozenset(
    {"city", "town", "village", "settlement", "neighbourhood", "camp", "crossing", "airport", "base", "dam", "oilfield",
     "site"}
)  # fmt: skip
_SETTLED: Final = frozenset({"city", "town", "village", "settlement", "camp", "neighbourhood"})
_MOSTLY: Final = 0.9  # the share of an area without level that must lie in a unit for it to be in it
_UNIT_MOSTLY: Final = 0.5  # of a unit in a coarser one: outlines of two sources never fit, but no two share a half
_IMPORTED: Final = ("wof:", "pc:", "bd:")  # how parents that no hand has given are called
_FROM_MEMORY_DEGREES: Final = 0.15  # about 15 km: how far off a point written by hand may be


def shapely_or_fault(what: str) -> Any:
    """The module shapely. Raises :class:`GazetteerError` saying how to get it."""
    try:
        import shapely
    except ModuleNotFoundError:
        raise GazetteerError(f"{what}: outlines need shapely: pip install 'tawthiq[gazetteer]'") from None
    return shapely


def shape(outline: Outline) -> Any:
    """An outline as a valid shapely geometry of areas, None where it encloses none."""
    import shapely

    return _areas(shapely.make_valid(shapely.MultiPolygon([(rings[0], rings[1:]) for rings in outline if rings])))


def together(shapes: Iterable[Any]) -> Any:
    """Several geometries as one."""
    import shapely

    return shapely.union_all(list(shapes))


def outline(geometry: Any, decimals: int) -> Outline:
    """The rings of a shapely Polygon or MultiPolygon, rounded; rings that rounding leaves without an area are out."""
    found: Outline = []
    for polygon in getattr(geometry, "geoms", [geometry]):
        rings = [_rounded(ring.coords, decimals) for ring in (polygon.exterior, *polygon.interiors)]
        if len(rings[0]) >= 4:
            found.append([rings[0], *(ring for ring in rings[1:] if len(ring) >= 4)])
    return found or [[[(x, y) for x, y, *_ in geometry.envelope.exterior.coords]]]


def _rounded(ring: Iterable[tuple[float, ...]], decimals: int) -> list[tuple[float, float]]:
    points: list[tuple[float, float]] = []
    for x, y, *_ in ring:
        at = (round(x, decimals), round(y, decimals))
        if not points or points[-1] != at:
            points.append(at)
    return points


def _areas(geometry: Any) -> Any:
    """A geometry without the lines and points that mending may leave, None where nothing is left."""
    import shapely

    parts = [part for part in shapely.get_parts(shapely.get_parts(geometry)) if part.geom_type == "Polygon"]
    return shapely.union_all(parts) if parts else None


class _Outlined:
    """Rows with outlines, and which of them contain a point or an area."""

    def __init__(self, rows: list[Row]) -> None:
        self.shapely = shapely_or_fault("the gazetteer")
        self.rows: list[Row] = []
        self.shapes: list[Any] = []
        for row in rows:
            area = shape(row.outline) if row.outline and row.kind not in {"country", *_SETTLED} else None
            if area is not None:
                self.rows.append(row)
                self.shapes.append(area)
        self.of = {id(row): area for row, area in zip(self.rows, self.shapes, strict=True)}
        self._tree = self.shapely.STRtree(self.shapes)

    def around(self, rows: list[Row]) -> dict[int, list[Row]]:
        """The outlined rows that contain each row, the finest level and smallest area first; by the row's ``id()``."""
        shapes = [self.of.get(id(row)) or self.shapely.Point(row.lon, row.lat) for row in rows]
        found: dict[int, list[tuple[int, float, str, Row]]] = defaultdict(list)
        if not shapes:
            return {}
        for inner, outer in zip(*self._tree.query(shapes, predicate="intersects").tolist(), strict=True):
            row, other, area = rows[inner], self.rows[outer], self.shapes[outer]
            if other is row or other.country != row.country or not _may_lie_in(row, other):
                continue
            share = _MOSTLY if row.kind not in _LEVELS or other.kind not in _LEVELS else _UNIT_MOSTLY
            own = shapes[inner]
            if own.area and own.intersection(area).area < share * own.area:
                continue
            found[id(row)].append((-_LEVELS.get(other.kind, 0), area.area, other.id, other))
        return {key: [entry[-1] for entry in sorted(entries, key=lambda e: e[:3])] for key, entries in found.items()}

    def near(self, row: Row, other: Row) -> bool:
        """True where a place lies in an outlined area, or by no more outside it than a hand may err."""
        area = self.of.get(id(other))
        return area is not None and bool(self.shapely.Point(row.lon, row.lat).distance(area) < _FROM_MEMORY_DEGREES)

    def contains(self, unit: Row, row: Row) -> bool:
        """True where a unit's outline contains a row's point."""
        return row.lat is not None and bool(self.of[id(unit)].intersects(self.shapely.Point(row.lon, row.lat)))


def _may_lie_in(row: Row, other: Row) -> bool:
    """A unit lies in a coarser one only; nothing lies in a place of its own kind."""
    if row.kind in _LEVELS:
        return _LEVELS.get(other.kind, 9) < _LEVELS[row.kind]
    return row.kind != other.kind


def place_inside(rows: list[Row]) -> None:
    """Put into every row's ``parents`` the smallest unit that contains it, first, and other areas after it.

    A parent that is as fine and lies inside stays first. What the hand says of a place whose point is from memory
    holds against outlines near by. Raises :class:`GazetteerError` where shapely is missing.
    """
    outlined = _Outlined(rows)
    by_id: dict[str, Row] = {}
    for row in rows:
        for ident in (row.id, *row.aliases, *([row.pcode] if row.pcode else ())):
            by_id.setdefault(ident, row)
    lands = {row.country for row in outlined.rows}
    placed = [row for row in rows if row.country in lands and row.lat is not None and _has_a_place(row, outlined)]
    around = outlined.around(placed)
    for row in sorted(placed, key=lambda row: _LEVELS.get(row.kind, 9)):  # coarse units first: the finer nest in them
        found = around.get(id(row), [])
        unit = next((other for other in found if other.kind in _LEVELS), None)
        areas = [other for other in found if other.kind not in _LEVELS]
        known = [(parent, by_id.get(parent)) for parent in row.parents]
        if unit is not None:
            row.parents = _parents(row, unit, known, outlined, lambda at: _line(at, by_id))
        named = [by_id.get(parent) for parent in row.parents]
        row.parents += [area.id for area in areas if not any(area is other for other in named)]


def _has_a_place(row: Row, outlined: _Outlined) -> bool:
    return row.kind in _AT_A_POINT or id(row) in outlined.of or (row.kind in _LEVELS and row.kind != "governorate")


def _line(row: Row, by_id: dict[str, Row]) -> list[Row]:
    """A unit and the units around it."""
    line = [row]
    while line[-1].parents and (above := by_id.get(line[-1].parents[0])) is not None and above not in line:
        line.append(above)
    return line


def _parents(
    row: Row,
    unit: Row,
    known: list[tuple[str, Row | None]],
    outlined: _Outlined,
    line_of: Callable[[Row], list[Row]],
) -> list[str]:
    """A row's parents with the unit that contains it, and those it has that do not contradict it."""
    line = line_of(unit)
    first: list[str] = []
    after: list[str] = []
    held: list[str] = []
    for ident, parent in known:
        level = _LEVELS.get(parent.kind, 0) if parent is not None else 0
        if any(parent is other for other in line):
            continue
        if parent is None or (level == 0 and parent.kind not in _SETTLED):
            after.append(ident)  # an area: says nothing of units
        elif (level == 0 or level >= _LEVELS[unit.kind]) and id(parent) not in outlined.of:
            (first if outlined.contains(unit, parent) else after).append(ident)
        elif id(parent) not in outlined.of:
            after.append(ident)
        elif row.by_hand and not ident.startswith(_IMPORTED) and ident != parent.pcode and outlined.near(row, parent):
            held.append(ident)
    if held:
        return [*held, *first, *after]
    return [*first, unit.id, *after]
