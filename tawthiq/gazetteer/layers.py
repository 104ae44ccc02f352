"""Imported place data kept inside a gazetteer file, so that it can be compiled again and each import be replaced."""

import json
import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from tawthiq.gazetteer.rows import GazetteerError, Layer, Name, Row, Source

# Sources in the order in which they are united: the earlier one's identifier and kind stay.
_ORDER: Final = ("own", "boundaries", "pcodes", "wof", "geonames")
_DEFAULTS: Final = asdict(Row("", "", [], ""))


def ordered(layers: Iterable[Layer]) -> list[Layer]:
    """Layers in the order of uniting, the same whatever order they were imported in."""
    return sorted(layers, key=lambda layer: (_rank(layer.key), layer.key))


def _rank(key: str) -> int:
    family = key.partition(":")[0]
    return _ORDER.index(family) if family in _ORDER else len(_ORDER)


def read(path: Path) -> list[Layer]:
    """The layers of a gazetteer file. Raises :class:`GazetteerError` for a file that is none."""
    try:
        base = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        try:
            found = base.execute("SELECT key, source, rows, left_out FROM layers").fetchall()
        finally:
            base.close()
    except sqlite3.DatabaseError as error:
        raise GazetteerError(f"{path} is no gazetteer of this version ({error})") from None
    return ordered(_unpacked(*row) for row in found)


def write(base: sqlite3.Connection, layers: Iterable[Layer]) -> None:
    """Store layers in an open file."""
    for layer in ordered(layers):
        source = json.dumps(asdict(layer.source), ensure_ascii=False, sort_keys=True)
        left = json.dumps(dict(sorted(layer.left.items())), ensure_ascii=False)
        base.execute("INSERT INTO layers VALUES (?,?,?,?,?)", (layer.key, source, len(layer.rows), packed(layer), left))


def packed(layer: Layer) -> bytes:
    """The rows of a layer as compressed JSON lines; fields that say nothing are left out."""
    lines = (json.dumps(_slim(row), ensure_ascii=False, sort_keys=True) for row in layer.rows)
    return zlib.compress("\n".join(lines).encode(), 6)


def _slim(row: Row) -> dict[str, Any]:
    fields = {key: value for key, value in asdict(row).items() if value != _DEFAULTS[key]}
    fields["names"] = [[name.text, name.lang, name.guard] for name in row.names]
    return fields


def _unpacked(key: str, source: str, blob: bytes, left: str) -> Layer:
    rows = []
    for line in zlib.decompress(blob).decode().split("\n"):
        if line:
            fields = json.loads(line)
            fields["names"] = [Name(*name) for name in fields["names"]]
            rows.append(Row(**{"id": "", "kind": "", "country": "", **fields}))
    return Layer(key, Source(**json.loads(source)), rows, Counter(json.loads(left)))
