"""Values as cells of text: lists joined, days as ISO text, words neutral and of a length that a cell holds."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from tawthiq.exports import neutral
from tawthiq.exports.columns import LIST_SIGN, Column
from tawthiq.exports.counted import Row

_YES: Final = {True: "true", False: "false"}
OnCut = Callable[[Column, str], None]


def joined(values: Iterable[Any]) -> str:
    """A list in one cell."""
    return LIST_SIGN.join(map(str, values))


def texts(columns: Sequence[Column], row: Row, on_cut: OnCut) -> list[str]:
    """The cells of a row as text; ``on_cut`` is told of each cell whose words were too long, with the whole of them."""
    return [text(column, column.take(row), on_cut) for column in columns]


def text(column: Column, value: Any, on_cut: OnCut) -> str:
    """One cell as text; empty where there is no value."""
    if value is None:
        return ""
    if column.kind in {"text", "day"}:
        return words(column, str(value), on_cut)
    if column.kind == "list":
        return words(column, joined(value), on_cut) if value else ""
    return _YES[bool(value)] if column.kind == "flag" else str(value)


def words(column: Column, said: str, on_cut: OnCut) -> str:
    """Words for a cell: neutral, and cut where no cell holds them."""
    safe = neutral.cell(said)
    if neutral.fits(safe):
        return safe
    on_cut(column, said)
    return neutral.cut(safe)
