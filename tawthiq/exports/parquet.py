"""Parquet: the columns of the tables with their types, and ``record``, the whole object as JSON, which rebuilds it.

Lists are lists, days are dates, counts are whole numbers. Words in columns are neutral as in every table, since they
are saved as CSV sooner or later; ``record`` has them as they are, in JSON that shows no control.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from tawthiq.exports import neutral
from tawthiq.exports.columns import COLUMNS, Column
from tawthiq.exports.json_text import line
from tawthiq.exports.notes import notes
from tawthiq.exports.told import Told, Written

if TYPE_CHECKING:
    import pyarrow as pa

ROWS: Final = 2_000  # of a row group, the most that stand in memory
RECORD: Final = "record"


def write(rows: Iterator[Mapping[str, Any]], out: BinaryIO, told: Told) -> Written:
    """Write rows of any kind, zstd-compressed; the notes stand in the file's metadata, under ``tawthiq``."""
    import pyarrow.parquet as pq

    columns = COLUMNS[told.what]
    schema = _schema(columns, told)
    number = 0
    names = [column.name for column in columns]
    with pq.ParquetWriter(out, schema, compression="zstd", use_dictionary=names) as writer:
        while (batch := _batch(rows, columns, schema)).num_rows:
            number += batch.num_rows
            writer.write_batch(batch)
    return Written(number)


def _schema(columns: Sequence[Column], told: Told) -> "pa.Schema":
    import pyarrow as pa

    kinds = {
        "text": pa.string(),
        "int": pa.int64(),
        "float": pa.float64(),
        "day": pa.date32(),
        "flag": pa.bool_(),
        "list": pa.list_(pa.string()),
    }
    fields = [pa.field(column.name, kinds[column.kind]) for column in columns]
    told_notes = line([list(note) for note in notes(told, columns)])
    return pa.schema([*fields, pa.field(RECORD, pa.string())], metadata={"tawthiq": told_notes})


def _batch(rows: Iterator[Mapping[str, Any]], columns: Sequence[Column], schema: "pa.Schema") -> "pa.RecordBatch":
    """The next rows as a batch, empty at the end; each row is let go as soon as its values are taken."""
    import pyarrow as pa

    values: list[list[Any]] = [[] for _ in columns]
    records: list[bytes] = []
    for row in islice(rows, ROWS):
        for column, taken in zip(columns, values, strict=True):
            taken.append(_typed(column, column.take(row)))
        records.append(line(row))
    arrays = [pa.array(taken, schema.field(at).type) for at, taken in enumerate(values)]
    return pa.record_batch([*arrays, pa.array(records, pa.binary()).cast(pa.string())], schema=schema)


def _typed(column: Column, value: Any) -> Any:
    if value is None or value == "":
        return None
    if column.kind == "day":
        return dt.date.fromisoformat(str(value))
    if column.kind == "list":
        return [neutral.cell(str(one)) for one in value]
    return neutral.cell(str(value)) if column.kind == "text" else value
