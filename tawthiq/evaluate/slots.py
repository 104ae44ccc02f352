"""Tallies: how many values were right, predicted and annotated, and what follows from them."""

from dataclasses import dataclass


@dataclass(slots=True)
class Slot:
    """True positives, predicted and gold values of one field."""

    tp: int = 0
    pred: int = 0
    gold: int = 0

    def add(self, tp: int, pred: int, gold: int) -> None:
        """Count some more."""
        self.tp += tp
        self.pred += pred
        self.gold += gold

    @property
    def precision(self) -> float:
        """Of what was predicted, how much is right."""
        return self.tp / self.pred if self.pred else 0.0

    @property
    def recall(self) -> float:
        """Of what is annotated, how much was found."""
        return self.tp / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def row(self) -> dict[str, float]:
        """The numbers, rounded for writing down."""
        rates = {"precision": round(self.precision, 4), "recall": round(self.recall, 4), "f1": round(self.f1, 4)}
        return {**rates, "tp": self.tp, "pred": self.pred, "gold": self.gold}


Slots = dict[str, Slot]


def added(parts: list[Slots]) -> Slots:
    """Tallies of several documents together."""
    total: Slots = {}
    for slots in parts:
        for name, slot in slots.items():
            total.setdefault(name, Slot()).add(slot.tp, slot.pred, slot.gold)
    return total
