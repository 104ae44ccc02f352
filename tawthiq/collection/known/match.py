"""Which incident a known record is, by the linker's own scores: the best one, if it leads the next clearly.

Pure: sketches in, matches out. An incident scores what its best account scores: a coder has read all sources, and the
record may agree with one of them in the toll, with another in the place.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tawthiq.reconcile.link.explain import Reason, because, reasons
from tawthiq.reconcile.link.score import scorer
from tawthiq.reconcile.link.sketch import Sketch
from tawthiq.reconcile.link.weights import Weights, weights

LEAD: Final = 1.0  # bits by which the best incident leads the next
NEAR: Final = 4.0  # bits below the threshold, within which an incident is worth a look


@dataclass(frozen=True, slots=True)
class Fit:
    """A record beside the incident that it fits best: matched, or only near, with the account that speaks for it."""

    record: str
    incident: str
    account: str
    score: float
    matched: bool
    reasons: tuple[Reason, ...]
    because_en: str
    because_ar: str


def fit(record: Sketch, incidents: Mapping[str, Sequence[Sketch]], using: Weights | None = None) -> Fit | None:
    """The incident that a record fits best, None where none comes near.

    ``incidents`` gives the accounts of each incident that may be it.
    """
    bits = using or weights()
    score = scorer(bits)
    best = [
        max(((score(record, one), one.id) for one in accounts), default=(bits.near - NEAR, ""))
        for accounts in incidents.values()
    ]
    ranked = sorted(zip(best, incidents, strict=True), key=lambda row: (-row[0][0], row[1]))
    if not ranked or ranked[0][0][0] < bits.join - NEAR:
        return None
    (top, account), incident = ranked[0]
    lead = top - ranked[1][0][0] if len(ranked) > 1 else LEAD
    other = next(one for one in incidents[incident] if one.id == account)
    why = reasons(record, other, bits.table())
    matched = top >= bits.join and lead >= LEAD
    return Fit(record.id, incident, account, round(top, 3), matched, why, *because(why))
