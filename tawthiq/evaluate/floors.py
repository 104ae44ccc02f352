"""Floors: numbers that may rise and cannot silently fall."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

_STEPS: Final = 1000  # floors are kept to three decimals, rounded down


class FloorError(ValueError):
    """Floors that cannot be changed as asked."""


@dataclass(frozen=True, slots=True)
class Fall:
    """A number below its floor."""

    slot: str
    floor: float
    now: float

    def __str__(self) -> str:
        return f"{self.slot}: F1 {self.now:.4f} is below its floor {self.floor:.3f}"


def load(path: Path) -> dict[str, Any]:
    """All floors of a file; none where there is no file yet."""
    if not path.exists():
        return {}
    loaded: dict[str, Any] = json.loads(path.read_text("utf8"))
    return loaded


def falls(floors: Mapping[str, Any], name: str, slots: Mapping[str, Mapping[str, float]], gold: str) -> list[Fall]:
    """Every number of a set below its floor. Raises :class:`FloorError` where there are none, or for other gold."""
    pinned = floors.get(name)
    if pinned is None:
        raise FloorError(f"no floors are pinned for {name}: use --raise-floors")
    if pinned["gold_sha256"] != gold:
        raise FloorError(
            f"the gold of {name} changed since its floors were pinned: pin them anew, with --allow-lower and why"
        )
    return [
        Fall(slot, floor, slots.get(slot, {}).get("f1", 0.0))
        for slot, floor in pinned["f1"].items()
        if slots.get(slot, {}).get("f1", 0.0) < floor
    ]


def raised(
    floors: Mapping[str, Any],
    name: str,
    slots: Mapping[str, Mapping[str, float]],
    gold: str,
    *,
    lower: str | None = None,
) -> dict[str, Any]:
    """The floors with those of a set raised to a run's numbers. Only with a reason, ``lower``, may one fall."""
    old = floors.get(name) or {"gold_sha256": gold, "f1": {}, "lowered": []}
    if old["gold_sha256"] != gold and not lower:
        raise FloorError(f"the gold of {name} changed: --allow-lower needs a reason")
    measured = {slot: math.floor(row["f1"] * _STEPS) / _STEPS for slot, row in slots.items() if row["gold"]}
    kept = dict(old["f1"])
    history = list(old["lowered"])
    for slot, value in measured.items():
        floor = kept.get(slot, 0.0)
        if value < floor and lower:
            history.append({"slot": slot, "from": floor, "to": value, "reason": lower})
        kept[slot] = value if lower else max(value, floor)
    return {**floors, name: {"gold_sha256": gold, "f1": dict(sorted(kept.items())), "lowered": history}}


def save(path: Path, floors: Mapping[str, Any]) -> None:
    """Write floors so that a diff shows what moved."""
    path.write_text(json.dumps(floors, indent=1, sort_keys=True, ensure_ascii=False) + "\n", "utf8")
