"""The formats by name: which module writes each, what it can write, and where its notes stand. Modules load when used.

A format's module has ``write(rows, out, told) -> Written``: ``rows`` are taken one at a time, ``out`` is a binary
stream, ``told`` is what the file says of itself.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any, BinaryIO, Final, Protocol, cast

from tawthiq.exports.told import Told, What, Written

_INCIDENTS: Final[tuple[What, ...]] = ("incidents",)
_ALL: Final[tuple[What, ...]] = ("incidents", "claims", "reports", "evidence")


class Write(Protocol):
    """Writes rows: the contract's incidents of a collection, or rows of claims, reports or evidence."""

    def __call__(self, rows: Iterator[Mapping[str, Any]], out: BinaryIO, told: Told) -> Written:
        """Write all rows to ``out``. What a row has and the format has not is told in what is returned."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its module, the kinds of rows it takes, and where it says what it is.

    ``suffix`` is what a file of it is called, ``notes_inside`` is True where the file itself holds its notes (how
    columns were coded, attributions, filters); otherwise they stand in a file beside it. ``needs`` is the library
    that ``pip`` may have to bring, ``binary`` is True for what no terminal can show, ``own_columns`` for tables with
    the columns of :mod:`tawthiq.exports.columns`.
    """

    name: str
    module: str
    suffix: str
    takes: tuple[What, ...] = _INCIDENTS
    notes_inside: bool = False
    needs: str = ""
    binary: bool = False
    own_columns: bool = False

    def writer(self) -> Write:
        """The function that writes it. Raises ImportError where its library is not installed."""
        return cast(Write, import_module(self.module).write)


_FORMATS: Final = (
    Format("jsonl", "tawthiq.exports.jsonl", ".jsonl", _ALL),
    Format("csv", "tawthiq.exports.csv_table", ".csv", _ALL, own_columns=True),
    Format("xlsx", "tawthiq.exports.xlsx", ".xlsx", _ALL, notes_inside=True, needs="openpyxl", binary=True),
    Format("parquet", "tawthiq.exports.parquet", ".parquet", _ALL, notes_inside=True, needs="pyarrow", binary=True),
    Format("geojson", "tawthiq.exports.geojson", ".geojson", notes_inside=True),
    Format("acled", "tawthiq.exports.acled", ".csv"),
    Format("ucdp", "tawthiq.exports.ucdp", ".csv"),
    Format("hxl", "tawthiq.exports.hxl", ".csv"),
    Format("ftm", "tawthiq.exports.ftm", ".ftm.json", needs="followthemoney"),
    Format("bayanat", "tawthiq.exports.bayanat", ".csv"),
)
FORMATS: Final = {each.name: each for each in _FORMATS}
