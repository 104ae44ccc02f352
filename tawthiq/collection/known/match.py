"""Which incident a known record is, by the linker's own scores: the best one, if it leads the next clearly.

Pure: sketches in, matches out. An incident scores what its best account scores: a coder has read all sources, and the
record may agree with one of them in the toll, with another in the place.

Three things differ from linking two accounts. Nothing says that the collection has the incident at all, so that a
match needs some bits more than a join. A data set records the authors that it is about, and leaves others out: reports
that name another author do not speak against it. And where the runner-up is so like the best that the linker nearly
joined the two, its nearness is no reason for doubt: they may well be one incident, not joined yet. That does not hold
for a record without a place, which every incident of a day is like.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from tawthiq.reconcile.link.explain import Reason, because, reasons
from tawthiq.reconcile.link.score import Score, scorer
from tawthiq.reconcile.link.sketch import Sketch
from tawthiq.reconcile.link.weights import Weights, weights

MORE: Final = 1.5  # bits above the linker's threshold from which a record is matched
LEAD: Final = 2.0  # bits by which the best incident leads the next
NEAR: Final = 3.0  # bits below a match, within which an incident is worth a look


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


@dataclass(frozen=True, slots=True)
class _Best:
    """An incident with the account that fits a record best, and the form of the record that it fits."""

    incident: str
    account: Sketch
    record: Sketch
    score: float
    size: int


def fit(record: Sketch, incidents: Mapping[str, Sequence[Sketch]], using: Weights | None = None) -> Fit | None:
    """The incident that a record fits best, None where none comes near.

    ``incidents`` gives the accounts of each incident that may be it.
    """
    bits = using or weights()
    score = scorer(bits)
    found = [_best(name, record, accounts, score) for name, accounts in incidents.items() if accounts]
    ranked = sorted(found, key=lambda one: (-one.score, -one.size, one.incident))
    least = bits.join + MORE
    if not ranked or ranked[0].score < least - NEAR:
        return None
    top, rest = ranked[0], ranked[1:]
    rivals = [one for one in rest if top.score - one.score < LEAD]
    clear = not rivals or (
        record.breadth is not None
        and all(_alike(incidents[top.incident], incidents[one.incident], score, bits) for one in rivals)
    )
    why = reasons(top.record, top.account, bits.table())
    return Fit(
        record=record.id,
        incident=top.incident,
        account=top.account.id,
        score=round(top.score, 3),
        matched=top.score >= least and clear,
        reasons=why,
        because_en=because(why)[0],
        because_ar=because(why)[1],
    )


def _best(incident: str, record: Sketch, accounts: Sequence[Sketch], score: Score) -> _Best:
    forms = (record, replace(record, who=(), who_up=(), sides=())) if record.who else (record,)
    pairs = ((score(form, account), form, account) for account in accounts for form in forms)
    bits, form, account = max(pairs, key=lambda row: (row[0], row[2].id))
    return _Best(incident, account, form, bits, len(accounts))


def _alike(one: Sequence[Sketch], other: Sequence[Sketch], score: Score, bits: Weights) -> bool:
    """True where two incidents stand so near that they may be one."""
    return max(score(mine, theirs) for mine in one for theirs in other) >= bits.near
