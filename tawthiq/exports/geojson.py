"""GeoJSON (RFC 7946): one feature an incident, with the columns of the table as its properties.

The point is where the words put it and no more: ``place_precision`` says what they name and ``radius_km`` how far from
the point it may lie; ``area`` is true where only a subdistrict or something larger is known, which no map should draw
as a pin. Where nothing is known the geometry is null. Notes stand in the member ``tawthiq`` of the collection.
"""

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO, Final

from tawthiq.exports import neutral
from tawthiq.exports.columns import INCIDENTS, Column
from tawthiq.exports.json_text import line
from tawthiq.exports.notes import notes
from tawthiq.exports.told import Told, Written

AREAS: Final = frozenset({"subdistrict", "district", "province", "region", "country"})


def write(rows: Iterator[Mapping[str, Any]], out: BinaryIO, told: Told) -> Written:
    """Write incidents as features of one collection."""
    head = {"type": "FeatureCollection", "tawthiq": {"notes": [list(note) for note in notes(told, INCIDENTS)]}}
    out.write(line(head)[:-1] + b',"features":[')
    number = 0
    for number, row in enumerate(rows, 1):
        out.write((b"\n" if number == 1 else b",\n") + line(feature(row)))
    out.write(b"\n]}\n")
    return Written(number)


def feature(view: Mapping[str, Any]) -> dict[str, Any]:
    """The feature of an incident."""
    place = view.get("place") or {}
    known = place.get("lat") is not None and place.get("lon") is not None
    geometry = {"type": "Point", "coordinates": [place["lon"], place["lat"]]} if known else None
    told = {column.name: _property(column, column.take(view)) for column in INCIDENTS}
    area = place.get("precision") in AREAS if known else None
    return {"type": "Feature", "id": view["id"], "geometry": geometry, "properties": {**told, "area": area}}


def _property(column: Column, value: Any) -> Any:
    """A value as JSON: words neutral, since programs of maps show attributes in tables and save them as CSV."""
    if isinstance(value, str):
        return neutral.cell(value)
    return [neutral.cell(str(one)) for one in value] if column.kind == "list" else value
