"""A claim: one source's word, in one report, about one occurrence."""

import datetime as dt
from dataclasses import dataclass

from tawthiq.model.span import Span
from tawthiq.model.values import Value


@dataclass(frozen=True, slots=True)
class Source:
    """Who publishes or says: an outlet, a monitoring group, an armed force, a ministry, a witness.

    ``via`` is the chain of who passes the word on ("the agency, quoting medics": medics via the agency).
    """

    name: str
    actor_id: str | None
    kind: str
    via: tuple["Source", ...] = ()

    def to_dict(self, *, chain: bool = False) -> dict[str, object]:
        """The contract's Source; with ``chain``, ``via`` is given too."""
        row: dict[str, object] = {"name": self.name, "actor_id": self.actor_id, "kind": self.kind}
        if chain:
            row["via"] = [source.to_dict() for source in self.via]
        return row


@dataclass(frozen=True, slots=True)
class Claim:
    """One source's word about one occurrence; ``source`` is None for the outlet's own voice.

    ``cue`` is the words that report it ("said", "according to"), ``mention`` the clause that tells it.
    """

    id: str
    source: Source | None
    cue: Span | None
    said_on: dt.date | None
    hedged: bool
    denied: bool
    mention: Span
    values: tuple[Value, ...]

    def to_dict(self) -> dict[str, object]:
        """The contract's Claim."""
        return {
            "id": self.id,
            "source": self.source.to_dict(chain=True) if self.source else None,
            "cue": self.cue.to_dict() if self.cue else None,
            "said_on": self.said_on.isoformat() if self.said_on else None,
            "hedged": self.hedged,
            "denied": self.denied,
            "mention": self.mention.to_dict(),
            "values": [value.to_dict() for value in self.values],
        }
