"""Who's On First's own files, one a place, as records: a country's repository as it is published.

A record says what a file says, checked for type; what is made of it is :mod:`tawthiq.gazetteer.importers.wof`'s.
"""

import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from tawthiq.gazetteer.importers import archive
from tawthiq.gazetteer.rows import GazetteerError, Outline, Progress

# Divisions that enclose, the nearest first.
LEVELS: Final = ("localadmin", "county", "macrocounty", "region", "macroregion")
_KURDISH: Final = ("kur", "kmr", "ckb")
UNKNOWN: Final = frozenset({"", "u", "uuuu", "..", "None", "False"})


@dataclass(slots=True)
class Record:
    """One place as Who's On First has it.

    ``enclosures`` are identifiers by level, ``repo`` is the country of its repository.
    """

    id: int
    placetype: str
    country: str
    repo: str
    current: bool
    lat: float | None = None
    lon: float | None = None
    ar: list[str] = field(default_factory=list)
    en: list[str] = field(default_factory=list)
    ku: list[str] = field(default_factory=list)
    fr: list[str] = field(default_factory=list)
    parent: int = -1
    enclosures: dict[str, int] = field(default_factory=dict)
    population: int = 0
    feature: str = ""
    geonames: str = ""
    wikidata: str = ""
    airport: bool = False
    outline: Outline | None = None


def records(path: Path, progress: Progress | None = None) -> Iterator[Record]:
    """The records of a repository, a folder or an archive."""
    count = 0
    for name, content, total in archive.members(path, _is_place):
        count += 1
        yield _record(_properties(content, f"{path.name}, {name}"), f"{path.name}, {name}")
        if progress is not None:
            progress(count, total)
    if not count:
        raise GazetteerError(f"{path.name}: no data/**/<id>.geojson of Who's On First in it")


def _is_place(name: str) -> bool:
    """True for a place's own file; its alternate outlines are not wanted."""
    base = name.rpartition("/")[2]
    return base.endswith(".geojson") and not base.startswith(".") and "alt" not in re.split(r"[-.]", base)


def load(content: bytes, where: str) -> dict[str, Any]:
    """A JSON object. Raises :class:`GazetteerError` with the line at fault."""
    try:
        found = json.loads(content)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise GazetteerError(f"{where}, line {line}: not UTF-8 ({error.reason})") from None
    except json.JSONDecodeError as error:
        raise GazetteerError(f"{where}, line {error.lineno}: no JSON ({error.msg})") from None
    except RecursionError:
        raise GazetteerError(f"{where}: no JSON of places (nested too deeply)") from None
    if not isinstance(found, dict):
        raise GazetteerError(f"{where}: not a JSON object")
    return found


def _properties(content: bytes, where: str) -> tuple[dict[str, Any], Any]:
    found = load(content, where)
    properties = found.get("properties")
    if not isinstance(properties, dict):
        raise GazetteerError(f"{where}: no properties")
    return properties, found.get("geometry")


def _typed(properties: dict[str, Any], key: str, kind: type, where: str) -> Any:
    """A property of a type, that type's empty value where it is missing or null."""
    found = properties.get(key)
    if found is None or found == "":
        return kind()
    if not isinstance(found, kind):
        raise GazetteerError(f"{where}: `{key}` is {json.dumps(found, ensure_ascii=False)[:40]}, not a {kind.__name__}")
    return found


def integer(found: Any, what: str, where: str) -> int:
    """A whole number, 0 where there is none."""
    if found is None or found == "":
        return 0
    try:
        return int(float(found)) if not isinstance(found, int) else int(found)
    except (TypeError, ValueError, OverflowError):
        raise GazetteerError(f"{where}: `{what}` is no number ({str(found)[:40]})") from None


def degrees(lat: Any, lon: Any, where: str) -> tuple[float, float] | None:
    """A point; None where it is missing or the null island. Raises :class:`GazetteerError` off the Earth."""
    if lat is None or lon is None or lat == "" or lon == "":
        return None
    try:
        one, two = float(lat), float(lon)
    except (TypeError, ValueError):
        raise GazetteerError(f"{where}: no point ({str(lat)[:20]}, {str(lon)[:20]})") from None
    if not (math.isfinite(one) and math.isfinite(two) and -90 <= one <= 90 and -180 <= two <= 180):
        raise GazetteerError(f"{where}: lies at no place on Earth ({one}, {two})")
    return None if one == two == 0 else (round(one, 5), round(two, 5))


def outline(geometry: Any, where: str) -> Outline | None:
    """A polygon's rings, four decimals (11 m); None for a point."""
    if not isinstance(geometry, dict) or geometry.get("type") not in {"Polygon", "MultiPolygon"}:
        return None
    polygons = geometry.get("coordinates")
    polygons = [polygons] if geometry["type"] == "Polygon" else polygons
    try:
        found = [[_ring(ring) for ring in polygon] for polygon in polygons or ()]
    except (TypeError, ValueError, IndexError, OverflowError):
        raise GazetteerError(f"{where}: an outline that is no rings of [longitude, latitude]") from None
    if not all(-180 <= x <= 180 and -90 <= y <= 90 for polygon in found for ring in polygon for x, y in ring):
        raise GazetteerError(f"{where}: an outline that lies at no place on Earth")
    found = [[ring for ring in polygon if len(ring) > 3] for polygon in found if polygon and len(polygon[0]) > 3]
    return found or None


def _ring(points: Any) -> list[tuple[float, float]]:
    rounded = [(round(float(point[0]), 4), round(float(point[1]), 4)) for point in points]
    return rounded[:1] + [two for one, two in pairwise(rounded) if one != two]


def _record(read: tuple[dict[str, Any], Any], where: str) -> Record:
    p, geometry = read
    ident = p.get("wof:id")
    if not isinstance(ident, int) or isinstance(ident, bool) or ident <= 0:
        raise GazetteerError(f"{where}: no `wof:id`" if ident is None else f"{where}: `wof:id` is no number ({ident})")
    placetype = _typed(p, "wof:placetype", str, where)
    if not placetype:
        raise GazetteerError(f"{where}: no `wof:placetype`")
    if "overlay" in (p.get("label:eng_x_preferred_placetype") or ()):  # a line on a map, such as a zone of observers
        placetype = "overlay"
    point = degrees(p.get("geom:latitude"), p.get("geom:longitude"), where)
    lat, lon = point or degrees(p.get("lbl:latitude"), p.get("lbl:longitude"), where) or (None, None)
    known = _typed(p, "wof:concordances", dict, where)
    return Record(
        ident,
        placetype,
        _country(p, where),
        _typed(p, "wof:repo", str, where).rpartition("-")[2].upper(),
        not _typed(p, "wof:superseded_by", list, where)
        and str(p.get("edtf:deprecated") or "") in UNKNOWN
        and p.get("mz:is_current") not in {0, "0"},
        lat,
        lon,
        ar=_names(p, ("ara", "und"), where, ("preferred", "variant", "colloquial")),
        en=[*_names(p, ("eng",), where), _typed(p, "wof:name", str, where)],
        ku=_names(p, _KURDISH, where),
        fr=_names(p, ("fra",), where),
        parent=integer(p.get("wof:parent_id"), "wof:parent_id", where),
        enclosures=_enclosures(p, where),
        population=integer(p.get("wof:population") or p.get("gn:population"), "population", where),
        feature=str(p.get("gn:fcode") or p.get("gn:feature_code") or ""),
        geonames=str(known.get("gn:id") or p.get("gn:geonameid") or ""),
        wikidata=str(known.get("wd:id") or ""),
        airport=bool(known.get("iata:code") or known.get("icao:code")),
        outline=outline(geometry, where),
    )


def _country(p: dict[str, Any], where: str) -> str:
    for key in ("iso:country", "wof:country"):
        code = str(_typed(p, key, str, where))
        if len(code) == 2 and code.isalpha() and code not in {"XX", "XY"}:
            return code.upper()
    return ""


def _names(
    p: dict[str, Any], languages: tuple[str, ...], where: str, sorts: tuple[str, ...] = ("preferred", "variant")
) -> list[str]:
    found = []
    for key in (f"name:{language}_x_{sort}" for sort in sorts for language in languages):
        texts = p.get(key) or []
        texts = [texts] if isinstance(texts, str) else texts
        if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
            raise GazetteerError(f"{where}: `{key}` is no list of names")
        found += texts
    return found


def _enclosures(p: dict[str, Any], where: str) -> dict[str, int]:
    """The divisions around a place; of a place that two countries claim, those of the first line."""
    for line in _typed(p, "wof:hierarchy", list, where)[:1]:
        if not isinstance(line, dict):
            raise GazetteerError(f"{where}: `wof:hierarchy` is no list of objects")
        found = {level: integer(line.get(f"{level}_id"), f"{level}_id", where) for level in (*LEVELS, "locality")}
        return {level: ident for level, ident in found.items() if ident > 0}
    return {}
