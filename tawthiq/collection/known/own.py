"""Own sheets: columns by the names that such sheets have, or as a person said."""

import hashlib
import json
from collections.abc import Iterable, Mapping

from tawthiq.collection.known.coded import (
    Coded,
    KnownError,
    ReadDate,
    Row,
    RowError,
    count,
    kind_of,
    parts,
    point,
    span,
    text,
    words,
)
from tawthiq.text.fold import fold_word


def columns(header: Iterable[str], said: Mapping[str, str]) -> dict[str, str]:
    """The column of each field. Raises :class:`KnownError` for a field or column that does not exist."""
    plain = {_plain(name): name for name in header}
    wrong = sorted(set(said) - set(words()["columns"]))
    if wrong:
        raise KnownError(f"{wrong[0]} is no field of a known record; fields are {', '.join(words()['columns'])}")
    for column in said.values():
        if _plain(column) not in plain:
            raise KnownError(f"there is no column {column}; the columns are {', '.join(plain.values())}")
    found = {field: plain[_plain(column)] for field, column in said.items()}
    for field, names in words()["columns"].items():
        known = next((plain[_plain(name)] for name in names if _plain(name) in plain), None)
        if field not in found and known is not None and known not in found.values():
            found[field] = known
    if "date" not in found:
        raise KnownError(
            f"which column tells the day? --column date=COLUMN; the columns are {', '.join(plain.values())}"
        )
    return found


def _plain(name: str) -> str:
    return fold_word(name.replace("_", " ").replace("-", " "))


def reader(found: Mapping[str, str]) -> "Reader":
    """Reads the rows of a sheet whose columns are known."""
    return Reader(found)


class Reader:
    """The rows of one own sheet."""

    def __init__(self, columns: Mapping[str, str]) -> None:
        self._columns = columns

    def __call__(self, row: Row, date: ReadDate) -> Coded:
        """A row. Without an id of its own it is known by its content, so that a changed row is another record."""
        first, last = span(date(self._cell(row, "date")), date(self._cell(row, "date_end")))
        if first is None:
            raise RowError(f"has no day in the column {self._columns['date']}")
        lat, lon = point(row, [self._columns.get("lat", "")], [self._columns.get("lon", "")])
        type_, weapons = kind_of(self._text(row, "type"))
        return Coded(
            self._text(row, "id") or _digest(row),
            first,
            last,
            places=tuple(filter(None, (self._text(row, "place"),))),
            country=self._text(row, "country"),
            admin1=self._text(row, "admin1"),
            lat=lat,
            lon=lon,
            type=type_,
            actors=parts(self._text(row, "actor")),
            targets=parts(self._text(row, "target")),
            weapons=weapons,
            victims=parts(self._text(row, "victims")),
            killed=count(self._text(row, "killed"), self._text(row, "killed_max")),
            killed_civilians=count(self._text(row, "civilians")),
            injured=count(self._text(row, "injured"), self._text(row, "injured_max")),
        )

    def _cell(self, row: Row, field: str) -> object:
        return row.get(self._columns.get(field, ""))

    def _text(self, row: Row, field: str) -> str:
        return text(row, self._columns.get(field, ""))


def _digest(row: Row) -> str:
    told = json.dumps(row, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(told.encode()).hexdigest()[:16]
