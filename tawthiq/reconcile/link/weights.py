"""The trained weights: how much each level of each comparison speaks for or against, in bits (log odds, base 2).

``m`` is how often the level is met between accounts of one incident, ``u`` how often between those of two that were
compared; the weight is log2(m/u). Silence weighs nothing. Made by ``eval/train_links.py``, and read by the plain scorer
and by the settings for batches alike.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

FILE: Final = "weights.json"


@dataclass(frozen=True, slots=True)
class Odds:
    """How often a level is met between accounts of one incident (m), and of two (u)."""

    m: float
    u: float

    @property
    def weight(self) -> float:
        """Bits for (positive) or against (negative) that two accounts tell one incident."""
        return math.log2(self.m / self.u)


@dataclass(frozen=True, slots=True)
class Weights:
    """The odds of each level of each field, and the bits from which on accounts are joined.

    ``prior`` is the chance that two compared accounts tell one incident. ``join`` is the least score of a pair that
    joins, ``mean`` the least mean over all pairs of what it would bring together, ``veto`` the score under which a
    single pair forbids it, ``near`` the least score worth showing; ``margin`` is by how much one candidate of a vague
    account must lead the next, and ``bare`` the least score of a pair of which one tells no place or no day at all: it
    is compared with whatever happened that day, or there.
    """

    prior: float
    join: float
    mean: float
    veto: float
    near: float
    margin: float
    bare: float
    odds: Mapping[str, Mapping[str, Odds]]

    @property
    def base(self) -> float:
        """The bits of the prior."""
        return math.log2(self.prior / (1 - self.prior))

    def table(self) -> dict[str, dict[str, float]]:
        """The weight of each level by field."""
        return {field: {name: odds.weight for name, odds in levels.items()} for field, levels in self.odds.items()}


def of_json(data: Mapping[str, Any]) -> Weights:
    """The weights of a file's content."""
    odds = {
        field: {str(row["level"]): Odds(float(row["m"]), float(row["u"])) for row in rows}
        for field, rows in data["fields"].items()
    }
    numbers = {name: float(data[name]) for name in ("prior", "join", "mean", "veto", "near", "margin", "bare")}
    return Weights(odds=odds, **numbers)


@cache
def weights() -> Weights:
    """The weights that ship with the package."""
    return of_json(json.loads(files(__package__).joinpath(FILE).read_text("utf8")))
