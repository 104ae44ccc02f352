"""The score of two accounts: the bits of each field added up, in plain Python, and the levels it comes from."""

from collections.abc import Callable, Iterator
from typing import Final

from tawthiq.reconcile.link.comparison import Comparison
from tawthiq.reconcile.link.comparisons import COMPARISONS
from tawthiq.reconcile.link.sketch import Sketch
from tawthiq.reconcile.link.weights import Weights

DIGITS: Final = 6  # of a score: what batches and single pairs add up in another order stays equal
Score = Callable[[Sketch, Sketch], float]


def levels(one: Sketch, other: Sketch) -> Iterator[tuple[Comparison, str]]:
    """The level of each field that both accounts speak of."""
    for comparison in COMPARISONS:
        name = comparison.level(one, other)
        if name is not None:
            yield comparison, name


def scorer(weights: Weights) -> Score:
    """A function that scores two accounts by some weights, in bits; above 0 it is likelier that they tell one event."""
    table = weights.table()
    fields = [(comparison.level, table[comparison.field]) for comparison in COMPARISONS]
    base = weights.base

    def score(one: Sketch, other: Sketch) -> float:
        total = base
        for level, bits in fields:
            name = level(one, other)
            if name is not None:
                total += bits[name]
        return round(total, DIGITS)

    return score
