"""Which predicted incident is which annotated one: one to one, the best fits first."""

from collections.abc import Iterable, Sequence
from typing import Any

from tawthiq.evaluate.compare import Row, close_days, same_count, same_place

Span = tuple[int, int]


def quoted(text: str, quotes: Iterable[str]) -> list[Span]:
    """Every place where each quote stands in a text."""
    found = []
    for quote in quotes:
        at = text.find(quote)
        while at >= 0:
            found.append((at, at + len(quote)))
            at = text.find(quote, at + 1)
    return found


def overlap(first: Span, second: Span) -> bool:
    """True where two spans share a character."""
    return min(first[1], second[1]) > max(first[0], second[0])


def triggers_of(incident: Row) -> list[Span]:
    """Where a predicted incident's triggers stand."""
    return [(m["trigger"]["start"], m["trigger"]["end"]) for m in incident["mentions"] if m.get("trigger")]


def align(
    gold: Sequence[Row], found: Sequence[Row], spans: Sequence[list[Span]], triggers: Sequence[list[Span]]
) -> dict[int, int]:
    """Pairs of positions, gold to predicted; ``spans`` are where gold mentions stand, ``triggers`` the predicted."""
    fits: list[tuple[float, int, int]] = []
    for i, wanted in enumerate(gold):
        for j, got in enumerate(found):
            fit = _fit(wanted, got, spans[i], triggers[j])
            if fit > 0:
                fits.append((fit, i, j))
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for _, i, j in sorted(fits, reverse=True):
        if i not in pairs and j not in used:
            pairs[i] = j
            used.add(j)
    return pairs


def _fit(gold: Row, found: Row, spans: list[Span], triggers: list[Span]) -> float:
    """A trigger within a gold mention first of all; then type, date, toll and place."""
    hits = sum(1 for trigger in triggers if any(overlap(span, trigger) for span in spans))
    if not hits:
        return 0.0
    toll: dict[str, Any] = found.get("casualties") or {}
    fit = 1.0 + 0.2 * min(hits, 4)
    fit += 0.6 * bool(gold["type"] == found.get("type"))
    fit += 0.4 * close_days(gold.get("date"), found.get("date"))
    fit += 0.4 * same_count(gold.get("killed"), toll.get("killed"))
    return fit + 0.4 * same_place(gold.get("place"), found.get("place"))
