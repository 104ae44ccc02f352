"""Who's On First flattened to a table a country (``sy.csv``), outlines beside it (``sy_region.geojson``), as records.

Columns: wof_id, name, placetype, ar, ku, en, lat, lon, parent, the ``_id`` of every enclosure, population, gn_id,
wd_id, deprecated, superseded, is_current; several names in a cell are joined by a bar. The country is a column
``country`` or the file's name.
"""

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from tawthiq.gazetteer.importers.wof_files import LEVELS, UNKNOWN, Record, degrees, integer, load, outline
from tawthiq.gazetteer.rows import GazetteerError, Outline, Progress

_COLUMNS: Final = ("wof_id", "name", "placetype", "ar", "en", "lat", "lon")


def records(paths: Sequence[Path], progress: Progress | None = None) -> Iterator[Record]:
    """The records of tables, in order."""
    count = 0
    for path in paths:
        outlines = _outlines(path)
        for line, cells in _lines(path):
            count += 1
            record = _flat(cells, path, f"{path.name}, line {line}")
            record.outline = outlines.get(record.id)
            yield record
            if progress is not None:
                progress(count, None)


def _lines(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    if not path.is_file():
        raise GazetteerError(f"{path}: no such file or folder")
    content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise GazetteerError(f"{path.name}, line {line}: not UTF-8 ({error.reason})") from None
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        missing = [name for name in _COLUMNS if name not in (reader.fieldnames or ())]
        if missing:
            raise GazetteerError(f"{path.name}, line 1: no column {', '.join(missing)}")
        for cells in reader:
            if None in cells or None in cells.values():
                raise GazetteerError(f"{path.name}, line {reader.line_num}: more or fewer cells than heads")
            yield reader.line_num, cells
    except csv.Error as error:
        raise GazetteerError(f"{path.name}, line {reader.line_num}: {error}") from None


def _flat(cells: dict[str, str], path: Path, where: str) -> Record:
    ident = integer(cells["wof_id"], "wof_id", where)
    if ident <= 0 or not cells["placetype"]:
        raise GazetteerError(f"{where}: no `wof_id`" if ident <= 0 else f"{where}: no `placetype`")
    country = (cells.get("country") or path.stem).upper()
    if not re.fullmatch("[A-Z]{2}", country):
        raise GazetteerError(f"{path.name}: the country is not known: call the file by its two letters (sy.csv)")
    names = {lang: [name for name in cells.get(lang, "").split("|") if name] for lang in ("ar", "en", "ku", "fr")}
    names["en"].append(cells["name"])
    get: Callable[[str], int] = lambda key: integer(cells.get(key), key, where)  # noqa: E731 - six short look-ups
    lat, lon = degrees(cells["lat"], cells["lon"], where) or (None, None)
    enclosures = {level: get(f"{level}_id") for level in LEVELS}
    return Record(
        ident,
        cells["placetype"],
        country,
        country,
        cells.get("superseded", "") in UNKNOWN
        and cells.get("deprecated", "") in UNKNOWN
        and cells.get("is_current") != "0",
        lat,
        lon,
        names["ar"],
        names["en"],
        names["ku"],
        names["fr"],
        parent=get("parent"),
        enclosures={level: at for level, at in enclosures.items() if at > 0},
        population=get("population"),
        geonames=str(get("gn_id") or ""),
        wikidata=cells.get("wd_id", ""),
    )


def _outlines(path: Path) -> dict[int, Outline]:
    """The outlines beside a table, by identifier."""
    found: dict[int, Outline] = {}
    for level in ("country", *LEVELS):
        beside = path.with_name(f"{path.stem}_{level}.geojson")
        if not beside.is_file():
            continue
        features = load(beside.read_bytes(), beside.name).get("features")
        if not isinstance(features, list):
            raise GazetteerError(f"{beside.name}: no list of features")
        for number, feature in enumerate(features, 1):
            where = f"{beside.name}, feature {number}"
            properties = feature.get("properties") if isinstance(feature, dict) else None
            ident = integer((properties or {}).get("wof_id"), "wof_id", where)
            shape = outline(feature.get("geometry"), where) if ident else None
            if ident <= 0:
                raise GazetteerError(f"{where}: no `wof_id`")
            if shape is not None:
                found[ident] = shape
    return found
