"""Outlines of administrative units and of other areas: GeoJSON, as it is or packed (zip, gz).

Properties are found by name as the columns of tables are (:mod:`~tawthiq.gazetteer.importers.columns`): OCHA's
``ADM3_PCODE`` and ``ADM3_AR``, geoBoundaries' ``shapeName`` and ``shapeType``, or for areas of a user's own (an
operational zone) ``name``, ``name_ar``, ``kind`` and ``country``.
"""

import gzip
import json
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from tawthiq.gazetteer import contain
from tawthiq.gazetteer.importers import columns
from tawthiq.gazetteer.importers.columns import KINDS, Column
from tawthiq.gazetteer.importers.pcodes import MOST_BYTES
from tawthiq.gazetteer.kinds import RADIUS
from tawthiq.gazetteer.rows import GazetteerError, Layer, Name, Outline, Progress, Row, Source
from tawthiq.gazetteer.tables import distance_km

_SIMPLER_DEGREES: Final = 0.001  # about 100 m: how far a simplified outline may be off
_KEEP: Final = 4  # decimals of a degree kept, about 10 m
_TOO_LARGE: Final = f"larger than {MOST_BYTES // 1_000_000} MB, unpacked"


@dataclass(slots=True)
class _Units:
    """What a file has given so far: rows with their shapes, and units known only by name from finer ones."""

    stem: str
    source: Source
    rows: list[Row]
    upper: dict[str, tuple[int, Row, list[Any]]]
    left: Counter[str]


def read(path: Path, progress: Progress | None = None) -> list[Layer]:
    """A layer for each collection in a file. Raises :class:`GazetteerError` naming file, feature and fault."""
    contain.shapely_or_fault(path.name)
    layers = [_layer(name, stem, raw, progress) for name, stem, raw in _texts(path)]
    if not layers:
        raise GazetteerError(f"{path.name}: no GeoJSON file in it")
    return layers


def _texts(path: Path) -> Iterator[tuple[str, str, bytes]]:
    """Name for errors, stem and bytes of every GeoJSON file in a file."""
    if path.stat().st_size > MOST_BYTES:
        raise GazetteerError(f"{path.name}: {_TOO_LARGE}")
    with path.open("rb") as stream:
        start = stream.read(2)
    try:
        if start == b"PK":
            yield from _members(path)
        elif start == b"\x1f\x8b":
            with gzip.open(path) as stream:
                yield path.name, _stem(path.name), _bounded(stream, path.name)
        else:
            yield path.name, _stem(path.name), path.read_bytes()
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError) as error:
        raise GazetteerError(f"{path.name}: cannot be unpacked ({error})") from None


def _members(path: Path) -> Iterator[tuple[str, str, bytes]]:
    with zipfile.ZipFile(path) as archive:
        for member in archive.infolist():
            hidden = Path(member.filename).name.startswith(".") or member.filename.startswith("__MACOSX/")
            if member.filename.lower().endswith((".geojson", ".json")) and not hidden:
                name = f"{path.name}/{member.filename}"
                with archive.open(member) as stream:
                    yield name, _stem(member.filename), _bounded(stream, name)


def _bounded(stream: IO[bytes] | gzip.GzipFile, name: str) -> bytes:
    """All bytes of a packed file, which may say less of its size than it has."""
    raw = stream.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise GazetteerError(f"{name}: {_TOO_LARGE}")
    return raw


def _stem(name: str) -> str:
    return Path(name).name.lower().removesuffix(".gz").removesuffix(".json").removesuffix(".geojson")


def _features(raw: bytes, name: str) -> list[Any]:
    try:
        found = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise GazetteerError(f"{name}, line {raw.count(10, 0, error.start) + 1}: not UTF-8") from None
    except json.JSONDecodeError as error:
        raise GazetteerError(f"{name}, line {error.lineno}: not JSON ({error.msg}, column {error.colno})") from None
    except ValueError as error:  # a number of thousands of digits
        raise GazetteerError(f"{name}: not JSON ({error})") from None
    except RecursionError:
        raise GazetteerError(f"{name}: not GeoJSON (nested too deeply)") from None
    if not isinstance(found, dict) or found.get("type") != "FeatureCollection":
        raise GazetteerError(f"{name}: no GeoJSON FeatureCollection")
    features = found.get("features")
    if not isinstance(features, list) or not features:
        raise GazetteerError(f"{name}: a FeatureCollection without features")
    return features


def _layer(name: str, stem: str, raw: bytes, progress: Progress | None) -> Layer:
    features = _features(raw, name)
    source = Source(f"boundaries:{stem}", f"Outlines of {stem}", "not stated", "the publisher of the outlines")
    units = _Units(stem, source, [], {}, Counter())
    for number, feature in enumerate(features, 1):
        try:
            _read_feature(number, feature, units)
        except ValueError as error:
            raise GazetteerError(f"{name}, feature {number}: {error}") from None
        if progress is not None:
            progress(number, len(features))
    if not units.rows:
        raise GazetteerError(f"{name}: no property names or codes an area (ADM3_PCODE, shapeName, name, ...)")
    if any(row.pcode for row in units.rows):
        source = Source(
            source.id, source.title, "CC BY-IGO", "OCHA and its sources", "https://data.humdata.org/dashboards/cod"
        )
    return Layer(source.id, source, [*_dissolved(units), *units.rows], units.left)


def _read_feature(number: int, feature: Any, units: _Units) -> None:
    if not isinstance(feature, dict) or not isinstance(feature.get("properties") or {}, dict):
        raise ValueError("no GeoJSON feature")  # noqa: TRY004 - a fault of the file, not of a type in code
    properties = feature.get("properties") or {}
    known = {number: at for number, head in enumerate(properties) if (at := columns.column(head)) is not None}
    filled = columns.cells(known, properties.values())
    row, level = _unit(number, properties, filled, units.stem)
    if row is None:
        units.left["no name and no P-code"] += 1
        return
    geometry = feature.get("geometry")
    if geometry is None:
        units.left["no outline"] += 1
        return
    shape = contain.shape(_polygons(geometry))
    if shape is None:
        raise ValueError("an outline without an area")
    _drawn(row, shape, units.source)
    units.rows.append(row)
    if level:
        _remember_upper(filled, level, row, shape, units)


def _unit(
    number: int, properties: dict[str, Any], filled: dict[Column, str], stem: str
) -> tuple[Row | None, int | None]:
    """The row of a feature without its outline, and its administrative level where it is such a unit."""
    own = {at.what: value for at, value in filled.items() if at.level is None and at.what not in {"name", "pcode"}}
    codes = {at.level: columns.pcode(value) for at, value in filled.items() if at.what == "pcode"}
    bare, zero = codes.pop(None, None), codes.pop(0, None)
    level = max((at.level for at in filled if at.what in {"name", "pcode"} and at.level), default=None)
    if level is None and (bare or properties.get("shapeType")):
        level = columns.level_of(own.get("level"))
    if level is not None and level not in KINDS:
        raise ValueError(f"of level {level}: outlines are read of levels 1 to 4")
    code = (codes.get(level) if level is not None else None) or bare
    names = (columns.names(filled, level) if level is not None else []) or columns.names(filled, None)
    if not names and code is None:
        return None, level
    kind = KINDS[level] if level is not None else own.get("kind", "zone").lower()
    if kind not in RADIUS:
        raise ValueError(f"of an unknown kind {kind!r} (one of {', '.join(sorted(RADIUS))})")
    parents = [codes[at] for at in sorted(codes, key=lambda at: -(at or 0)) if level and at and at < level]
    land = [value for at, value in filled.items() if at.level == 0]
    country = next(filter(None, map(columns.country, [zero, own.get("country"), *land, code])), None)
    if country is None:
        raise ValueError("no country (a property `country` or `iso2`, or a P-code that begins with it)")
    ident = f"pc:{code}" if code else f"bd:{stem}:{number}"
    row = Row(ident, kind, names or [Name(str(code), "en")], country, [p for p in parents if p][:1], pcode=code)
    return row, level


def _polygons(geometry: Any) -> Outline:
    """The checked rings of a Polygon or MultiPolygon, closed; heights are left out. Raises ValueError."""
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in {"Polygon", "MultiPolygon"}:
        raise ValueError(f"a geometry of type {kind}, where Polygon or MultiPolygon is read")
    given = geometry.get("coordinates")
    polygons = [given] if kind == "Polygon" else given
    try:
        outline = [[[_position(at) for at in ring] for ring in polygon] for polygon in polygons]
    except TypeError:
        raise ValueError("coordinates that are no rings of [longitude, latitude]") from None
    for polygon in outline:
        for ring in polygon:
            if len(ring) < 4:
                raise ValueError(f"a ring of {len(ring)} points, where a ring has 4 at least")
            if ring[0] != ring[-1]:
                ring.append(ring[0])
    return outline


def _position(at: Any) -> tuple[float, float]:
    if not isinstance(at, list) or len(at) < 2 or not all(isinstance(part, int | float) for part in at[:2]):
        raise ValueError(f"{at!r:.60} is no position [longitude, latitude]")
    if not (abs(at[0]) <= 180 and abs(at[1]) <= 90):
        raise ValueError(f"{at[:2]!r:.60} lies at no place on Earth (degrees WGS84 are read)")
    return float(at[0]), float(at[1])


def _drawn(row: Row, shape: Any, source: Source) -> None:
    """Give a row its outline, simplified, a point inside it, and how far the outline reaches from the point."""
    point = shape.representative_point()
    row.lat, row.lon, row.source = round(point.y, 5), round(point.x, 5), source.id
    row.outline = contain.outline(shape.simplify(_SIMPLER_DEGREES), _KEEP)
    corners = [at for polygon in row.outline for at in polygon[0]]
    row.radius = round(max(distance_km(row.lat, row.lon, lat, lon) for lon, lat in corners), 2)


def _remember_upper(filled: dict[Column, str], level: int, row: Row, shape: Any, units: _Units) -> None:
    """Keep the units around a feature, with its shape as a part of theirs."""
    codes = {at.level: columns.pcode(value) for at, value in filled.items() if at.what == "pcode"}
    above = [at for at in range(1, level) if codes.get(at)]
    for at in above:
        code = str(codes[at])
        if code not in units.upper:
            parents = [str(codes[up]) for up in above if up < at][-1:]
            names = columns.names(filled, at) or [Name(code, "en")]
            unit = Row(f"pc:{code}", KINDS[at], names, row.country, parents, pcode=code)
            units.upper[code] = (at, unit, [])
        units.upper[code][2].append(shape)


def _dissolved(units: _Units) -> Iterator[Row]:
    """Units that the file draws only by their parts, coarsest first, each as its parts together."""
    drawn = {row.pcode for row in units.rows}
    for code, (_, row, parts) in sorted(units.upper.items(), key=lambda item: (item[1][0], item[0])):
        if code not in drawn:
            _drawn(row, contain.together(parts), units.source)
            yield row
