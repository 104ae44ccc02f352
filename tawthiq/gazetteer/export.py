"""Writing the places of a gazetteer file for other tools: CSV, JSON lines or GeoJSON, with sources and licences.

What licences ask to be said goes with the data: as the first line of JSON lines, as the foreign member
``attributions`` of GeoJSON, and beside a CSV, that has no place for it, in ``<file>.attributions.txt``.
"""

import csv
import io
import json
import os
import sqlite3
import tempfile
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from pathlib import Path
from typing import Any, Final

from tawthiq.gazetteer import build
from tawthiq.gazetteer.kinds import RADIUS
from tawthiq.gazetteer.rows import GazetteerError

FORMATS: Final = ("csv", "jsonl", "geojson")
_FIELDS: Final = (
    "id", "kind", "name", "name_en", "country", "admin1", "admin2", "parents", "lat", "lon", "radius_km", "population",
    "pcode", "source", "licence", "aliases",
)  # fmt: skip
_PLACES: Final = """
SELECT p.n, p.id, p.kind, p.name, p.name_en, p.country, p.admin1, p.admin2, p.lineage AS parents, p.lat, p.lon,
    p.radius AS radius_km, p.population, p.pcode, p.source, s.licence
FROM places p LEFT JOIN sources s ON s.id = p.source
WHERE (:country IS NULL OR p.country = :country) AND (:kind IS NULL OR p.kind = :kind) ORDER BY p.n
"""
_Place = dict[str, Any]


def export(path: Path, out: Path, form: str, country: str | None = None, kind: str | None = None) -> int:
    """Write the places of a gazetteer file to ``out`` and give their number; ``out`` is there whole or not at all.

    ``form`` is one of :data:`FORMATS`; ``country`` (ISO 3166) and ``kind`` choose. Raises :class:`GazetteerError` for a
    file that is no gazetteer of this version, and where nothing is of that kind or country.
    """
    if form not in FORMATS:
        raise GazetteerError(f"no format {form!r}: {', '.join(FORMATS)}")
    if kind is not None and kind not in RADIUS:
        raise GazetteerError(f"no kind {kind!r}: {', '.join(sorted(RADIUS))}")
    if build.stored(path, "format") != str(build.FORMAT):
        raise GazetteerError(f"{path} is no gazetteer of this version")
    base = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    base.row_factory = sqlite3.Row
    try:
        return _written(base, out, form, {"country": country, "kind": kind})
    except sqlite3.DatabaseError as error:
        raise GazetteerError(f"{path} is damaged ({error})") from None
    finally:
        base.close()


def _written(base: sqlite3.Connection, out: Path, form: str, choice: dict[str, str | None]) -> int:
    attributions = [
        dict(row) for row in base.execute("SELECT id, title, licence, attribution, url FROM sources ORDER BY id")
    ]
    languages = [row[0] for row in base.execute("SELECT DISTINCT lang FROM labels ORDER BY lang")]
    places = _places(base, choice, outlines=form == "geojson")
    first = next(places, None)
    if first is None:
        asked = " ".join(f"{key} {value}" for key, value in choice.items() if value)
        raise GazetteerError(f"no place of {asked}")
    count = 0

    def counted() -> Iterator[_Place]:
        nonlocal count
        for place in chain([first], places):
            count += 1
            yield place

    if form == "csv":
        _replace(out.with_name(f"{out.name}.attributions.txt"), _credits(attributions))
        _replace(out, _csv(counted(), languages))
    else:
        _replace(out, (_jsonl if form == "jsonl" else _geojson)(counted(), attributions))
    return count


def _replace(out: Path, parts: Iterable[str]) -> None:
    """Write a text file that takes the place of an older one only when everything is written."""
    handle, name = tempfile.mkstemp(prefix=f".{out.name}.", dir=out.parent)
    partial = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf8", newline="") as stream:
            stream.writelines(parts)
        partial.chmod(0o644)
        partial.replace(out)
    finally:
        partial.unlink(missing_ok=True)


def _places(base: sqlite3.Connection, choice: dict[str, str | None], *, outlines: bool) -> Iterator[_Place]:
    """The chosen places one by one, each with its names by language, aliases and, where asked, outline."""
    labels = _ByPlace(base, "SELECT place, lang, text FROM labels ORDER BY place, lang, folded, text")
    aliases = _ByPlace(base, "SELECT place, alias FROM aliases ORDER BY place, alias")
    shapes = _ByPlace(base, "SELECT place, polygons FROM outlines ORDER BY place") if outlines else None
    for row in base.execute(_PLACES, choice):
        place = dict(row)
        number = place.pop("n")
        place["parents"] = place["parents"].split()
        place["names"] = _names(place, labels.of(number))
        place["aliases"] = [alias for _, alias in aliases.of(number) if alias != place["pcode"]]
        if shapes is not None:
            place["outline"] = next((json.loads(zlib.decompress(blob)) for _, blob in shapes.of(number)), None)
        yield place


class _ByPlace:
    """Rows of a query in the order of places, read along with them."""

    def __init__(self, base: sqlite3.Connection, query: str) -> None:
        self._groups = groupby(base.execute(query), key=lambda row: row[0])
        self._at: tuple[int, list[Any]] | None = None

    def of(self, number: int) -> list[Any]:
        """The rows of a place; places are asked for in rising order."""
        while self._at is None or self._at[0] < number:
            following = next(self._groups, None)
            if following is None:
                return []
            self._at = (following[0], list(following[1]))
        return self._at[1] if self._at[0] == number else []


def _names(place: _Place, labels: list[Any]) -> dict[str, list[str]]:
    """Names by language, the main one first."""
    found: dict[str, list[str]] = defaultdict(list)
    for _, lang, text in labels:
        found[lang].append(text)
    for texts in found.values():
        texts.sort(key=lambda text: text not in {place["name"], place["name_en"]})
    return dict(found)


def _credits(attributions: list[_Place]) -> Iterator[str]:
    for source in attributions:
        said = (source["title"], source["licence"], source["attribution"], source["url"])
        yield f"{source['id']}: {'; '.join(filter(None, said))}\n"


def _csv(places: Iterable[_Place], languages: list[str]) -> Iterator[str]:
    """Comma-separated, with the mark by which spreadsheets know UTF-8; lists are joined by bars."""
    heads = [*_FIELDS, *(f"names_{lang}" for lang in languages)]
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(heads)
    yield "\ufeff" + buffer.getvalue()
    for place in places:
        buffer.seek(0)
        buffer.truncate()
        cells = [place[key] for key in _FIELDS] + [place["names"].get(lang, []) for lang in languages]
        writer.writerow(["|".join(cell) if isinstance(cell, list) else cell for cell in cells])
        yield buffer.getvalue()


def _jsonl(places: Iterable[_Place], attributions: list[_Place]) -> Iterator[str]:
    yield json.dumps({"attributions": attributions}, ensure_ascii=False) + "\n"
    for place in places:
        yield json.dumps(place, ensure_ascii=False) + "\n"


def _geojson(places: Iterable[_Place], attributions: list[_Place]) -> Iterator[str]:
    """One FeatureCollection, a feature a line: the outline where there is one, else the point."""
    yield f'{{"type":"FeatureCollection","attributions":{json.dumps(attributions, ensure_ascii=False)},"features":[\n'
    for number, place in enumerate(places):
        outline = place.pop("outline")
        geometry = (
            {"type": "MultiPolygon", "coordinates": outline}
            if outline
            else {"type": "Point", "coordinates": [place["lon"], place["lat"]]}
        )
        feature = {"type": "Feature", "id": place["id"], "geometry": geometry, "properties": place}
        yield (",\n" if number else "") + json.dumps(feature, ensure_ascii=False)
    yield "\n]}\n"
