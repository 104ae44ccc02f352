"""Which data set a file of known records comes from, and how its rows are read."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal, cast

from tawthiq.archive.dates import DateError, Order
from tawthiq.archive.table_columns import ORDER
from tawthiq.archive.table_dates import Column
from tawthiq.collection.known import acled, airwars, bayanat, own, ucdp
from tawthiq.collection.known.coded import Coded, KnownError, ReadDate, Row, RowError

Origin = Literal["acled", "ucdp", "bayanat", "airwars", "own"]
Read = Callable[[Row, ReadDate], Coded]
_FORMATS: Final[Mapping[Origin, tuple[frozenset[str], Read, tuple[str, ...]]]] = {
    "acled": (acled.COLUMNS, acled.read, ("event_date",)),
    "ucdp": (ucdp.COLUMNS, ucdp.read, ("date_start", "date_end")),
    "airwars": (airwars.COLUMNS, airwars.read, ("incident_date", "incident_date_end")),
    "bayanat": (bayanat.COLUMNS, bayanat.read, ()),
}


@dataclass(frozen=True, slots=True)
class Format:
    """How the rows of one file are read: its origin, the reading of a row, and that of a day."""

    origin: Origin
    read: Read
    date: ReadDate

    def coded(self, row: Row) -> Coded:
        """A row as it was coded. Raises :class:`RowError`."""
        return self.read(row, self.date)


def format_of(rows: Sequence[Row], said: Origin | None, columns: Mapping[str, str]) -> Format:
    """The format of some rows: the one said, else the one whose columns they have, else an own sheet's.

    ``columns`` are those of an own sheet, by field; ``order`` beside them says how dates in figures are written
    (``dmy`` or ``mdy``). Raises :class:`KnownError` where columns are missing.
    """
    order = _order(columns.get(ORDER))
    columns = {field: name for field, name in columns.items() if field != ORDER}
    header = list(dict.fromkeys(name for row in rows for name in row))
    lower = {name.lower() for name in header}
    fitting: list[Origin] = [name for name, (needs, *_) in _FORMATS.items() if needs <= lower and not columns]
    origin: Origin = said or (fitting[0] if fitting else "own")
    if origin == "own":
        found = own.columns(header, columns)
        days = tuple(found[field] for field in ("date", "date_end") if field in found)
        return Format("own", own.Reader(found), _dates(rows, days, order))
    needs, read, days = _FORMATS[origin]
    if not needs <= lower:
        raise KnownError(f"no {origin} file: it has no column {', '.join(sorted(needs - lower))}")
    return Format(origin, lambda row, date: read(_lower(row), date), _dates(rows, days, order))


def _lower(row: Row) -> Row:
    return {name.lower(): cell for name, cell in row.items()}


def _order(said: str | None) -> Order | None:
    if said not in (None, "dmy", "mdy"):
        raise KnownError(f"the order of dates in figures is dmy or mdy, not {said}")
    return cast("Order | None", said)


def _dates(rows: Iterable[Row], columns: Sequence[str], order: Order | None) -> ReadDate:
    """Reads days; whether 3/4 is March or April, the whole column tells."""
    column = Column(order)
    wanted = {name.lower() for name in columns}
    column.survey(cell for row in rows for name, cell in row.items() if name.lower() in wanted)

    def read(value: Any) -> dt.date | None:
        try:
            moment = column.read(value)
        except DateError as error:
            raise RowError(f"its date {error}") from None
        return moment.date() if isinstance(moment, dt.datetime) else moment

    return read
