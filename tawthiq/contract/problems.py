"""What a check finds, and where."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Problem:
    """One departure from the contract: ``path`` is where in the record (``incidents[0].date.start``)."""

    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"

    def to_dict(self) -> dict[str, str]:
        """``{"path", "message"}``."""
        return {"path": self.path, "message": self.message}


Problems = Iterator[Problem]
Row = Mapping[str, Any]


def rows_of(row: Row, name: str) -> list[tuple[int, Row]]:
    """The objects of a list field with their positions; what is no object is left to the shape check."""
    value = row.get(name)
    return [(i, item) for i, item in enumerate(value) if isinstance(item, Mapping)] if isinstance(value, list) else []
