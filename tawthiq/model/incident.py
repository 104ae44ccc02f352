"""An incident: one occurrence as reconciled from claims, a view that keeps dissent."""

from dataclasses import dataclass, field
from typing import Literal

from tawthiq.model.claim import Claim, Source
from tawthiq.model.span import Span
from tawthiq.model.values import Range

Status = Literal["asserted", "claimed", "disputed", "denied"]


@dataclass(frozen=True, slots=True)
class Telling:
    """A clause or sentence that narrates an incident, and the word in it that says what happened."""

    span: Span
    trigger: Span

    def to_dict(self) -> dict[str, object]:
        """The contract's entry of ``mentions``."""
        return {**self.span.to_dict(), "trigger": self.trigger.to_dict()}


@dataclass(frozen=True, slots=True)
class Party:
    """A perpetrator or target by the name the text gives it; ``kind`` is set for targets only."""

    name: str
    actor_id: str | None
    hedged: bool
    kind: str | None = None

    def to_dict(self) -> dict[str, object]:
        """The contract's perpetrator or target."""
        row: dict[str, object] = {"name": self.name, "actor_id": self.actor_id, "hedged": self.hedged}
        if self.kind is not None:
            row["kind"] = self.kind
        return row


@dataclass(frozen=True, slots=True)
class Toll:
    """How many people of a group met a fate, as the text counts them."""

    fate: str
    group: str
    number: Range
    kind: Literal["new", "cumulative", "initial"] = "new"
    side: str | None = None
    labelled_by: str | None = None

    def to_dict(self) -> dict[str, object]:
        """The contract's entry of ``tolls``."""
        return {
            "fate": self.fate,
            "group": self.group,
            "side": self.side,
            **self.number.to_dict(),
            "kind": self.kind,
            "labelled_by": self.labelled_by,
        }


@dataclass(frozen=True, slots=True)
class Victim:
    """A named person killed, hurt or held, and what the text gives of them."""

    name: str
    fate: str
    role: str | None = None
    age: int | None = None
    sex: str | None = None
    kin: str | None = None

    def to_dict(self) -> dict[str, object]:
        """The contract's entry of ``victims``."""
        return {
            "name": self.name,
            "fate": self.fate,
            "role": self.role,
            "age": self.age,
            "sex": self.sex,
            "kin": self.kin,
        }


@dataclass(frozen=True, slots=True)
class Incident:
    """One occurrence, as one report tells it. ``date``, ``place`` and ``weapons`` are in the contract's form."""

    id: str
    type: str
    mentions: tuple[Telling, ...]
    date: dict[str, object] | None
    place: dict[str, object] | None
    other_places: tuple[dict[str, object], ...] = ()
    perpetrators: tuple[Party, ...] = ()
    targets: tuple[Party, ...] = ()
    weapons: tuple[dict[str, object], ...] = ()
    casualties: dict[str, Range] = field(default_factory=dict)
    tolls: tuple[Toll, ...] = ()
    victims: tuple[Victim, ...] = ()
    sources: tuple[Source, ...] = ()
    hedged: bool = False
    status: Status = "asserted"
    claims: tuple[Claim, ...] = ()

    def to_dict(self) -> dict[str, object]:
        """The contract's Incident."""
        return {
            "id": self.id,
            "type": self.type,
            "mentions": [telling.to_dict() for telling in self.mentions],
            "date": self.date,
            "place": self.place,
            "other_places": list(self.other_places),
            "perpetrators": [party.to_dict() for party in self.perpetrators],
            "targets": [party.to_dict() for party in self.targets],
            "weapons": list(self.weapons),
            "casualties": {name: number.to_dict() for name, number in self.casualties.items()},
            "tolls": [toll.to_dict() for toll in self.tolls],
            "victims": [victim.to_dict() for victim in self.victims],
            "sources": [source.to_dict() for source in self.sources],
            "hedged": self.hedged,
            "status": self.status,
            "claims": [claim.to_dict() for claim in self.claims],
        }
