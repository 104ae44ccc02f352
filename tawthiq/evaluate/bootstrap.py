"""How far a number would move with other documents of the same kind: 95 % intervals by resampling documents."""

import random
from collections.abc import Sequence
from typing import Final

from tawthiq.evaluate.slots import Slot, Slots

_LOW: Final = 0.025
_HIGH: Final = 0.975


def intervals(parts: Sequence[Slots], *, rounds: int = 1000, seed: int = 1) -> dict[str, tuple[float, float]]:
    """The interval of each slot's F1; the same for the same seed."""
    if not parts or rounds < 1:
        return {}
    names = list(dict.fromkeys(name for part in parts for name in part))
    table = {name: [part.get(name, Slot()) for part in parts] for name in names}
    order = random.Random(seed)
    drawn: dict[str, list[float]] = {name: [] for name in names}
    for _ in range(rounds):
        picked = order.choices(range(len(parts)), k=len(parts))
        for name, slots in table.items():
            chosen = [slots[index] for index in picked]
            total = Slot(sum(s.tp for s in chosen), sum(s.pred for s in chosen), sum(s.gold for s in chosen))
            drawn[name].append(total.f1)
    return {name: _middle(values) for name, values in drawn.items()}


def _middle(values: list[float]) -> tuple[float, float]:
    ranked = sorted(values)
    last = len(ranked) - 1
    return round(ranked[round(_LOW * last)], 4), round(ranked[round(_HIGH * last)], 4)
