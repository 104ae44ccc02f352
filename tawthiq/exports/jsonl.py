r"""JSON Lines: the contract's object of a collection's incidents, one a line, nothing left out.

Controls, and marks that steer the direction of writing, stand as escapes (``\u202e``): the lines read back to the same
objects, and no viewer is steered by them.
"""

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from tawthiq.exports.json_text import line
from tawthiq.exports.told import Told, Written


def write(rows: Iterator[Mapping[str, Any]], out: BinaryIO, told: Told) -> Written:
    """Write rows of any kind as they are."""
    del told
    number = 0
    for row in rows:
        out.write(line(row) + b"\n")
        number += 1
    return Written(number)
