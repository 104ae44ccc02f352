"""What a comparison of one field is: its levels, as SQL for batches and as a function for two sketches.

The two must tell the same level for every pair; a test holds them together. In the SQL, ``{l.x}`` stands for the column
``x`` of the one account and ``{r.x}`` for that of the other.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from tawthiq.reconcile.link.sketch import Sketch


@dataclass(frozen=True, slots=True)
class Level:
    """One outcome of a comparison: its name, and the condition that holds if none of the levels before it does."""

    name: str
    sql: str

    @property
    def condition(self) -> str:
        """The condition with the columns as Splink names them: ``place_l``, ``place_r``."""
        return re.sub(r"\{([lr])\.(\w+)\}", r'"\2_\1"', self.sql)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One field compared: ``silent`` is where one of the two says nothing of it, which speaks neither for nor against.

    ``level`` gives the name of the level of two sketches, None where it is silent.
    """

    field: str
    silent: Level
    levels: tuple[Level, ...]
    level: Callable[[Sketch, Sketch], str | None]


def either(condition: str) -> str:
    """A condition on one side, as holding on the left or on the right: ``either("{x.place} = ''")``."""
    return f"({condition.replace('{x.', '{l.')} or {condition.replace('{x.', '{r.')})"


def both(condition: str) -> str:
    """A condition on one side, as holding on both."""
    return f"({condition.replace('{x.', '{l.')} and {condition.replace('{x.', '{r.')})"


def shared(column: str, other: str = "") -> str:
    """That two lists share an entry."""
    return f"list_has_any({{l.{column}}}, {{r.{other or column}}})"


def share(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """True where two short sorted lists share an entry."""
    if not one or not other:
        return False
    return any(entry in other for entry in one) if len(one) > 1 else one[0] in other


def none_of(column: str) -> Level:
    """The silence of a list: empty on one side."""
    return Level("silent", either(f"len({{x.{column}}}) = 0"))
