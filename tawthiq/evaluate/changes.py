"""What a run gained and lost against an earlier one, incident by incident."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Changes:
    """Gains and losses as (document/incident, field); ``spurious`` how many more incidents a document invents."""

    gains: list[tuple[str, str]] = field(default_factory=list)
    losses: list[tuple[str, str]] = field(default_factory=list)
    spurious: dict[str, int] = field(default_factory=dict)
    moved: dict[str, float] = field(default_factory=dict)
    same_gold: bool = True


def changes(before: Mapping[str, Any], now: Mapping[str, Any]) -> Changes:
    """Compare two runs. Documents that only one of them has are left out."""
    found = Changes(same_gold=before["gold_sha256"] == now["gold_sha256"])
    for name, row in now["slots"].items():
        if name in before["slots"]:
            found.moved[name] = round(row["f1"] - before["slots"][name]["f1"], 4)
    for document, row in now["documents"].items():
        old = before["documents"].get(document)
        if old is None:
            continue
        if row["spurious"] != old["spurious"]:
            found.spurious[document] = row["spurious"] - old["spurious"]
        for key, right in row["incidents"].items():
            _incident(f"{document}/{key}", row["asked"][key], right, old, key, found)
    return found


def _incident(where: str, asked: list[str], right: list[str], old: Mapping[str, Any], key: str, found: Changes) -> None:
    """Fields that were asked in both runs and are right in one of them; ``found`` is asked in every run."""
    before = set(old["incidents"].get(key, ()))
    asked_before = set(old["asked"].get(key, ()))
    for name in asked:
        if name in right and name not in before:
            found.gains.append((where, name))
        elif name not in right and name in before:
            found.losses.append((where, name))
    # an incident no longer found loses all that was right of it
    found.losses.extend((where, name) for name in sorted(before - set(asked)) if name in asked_before)
