"""A statement: what a source says that is about no single occurrence, such as a trend or a total."""

from dataclasses import dataclass

from tawthiq.model.span import Span
from tawthiq.model.values import Interval, Range

STATEMENT_KINDS = ("trend", "toll", "threat", "denial", "characterisation", "condemnation")


@dataclass(frozen=True, slots=True)
class Statement:
    """What a documenter keeps though it is no incident; the optional fields are those of a trend or a toll.

    ``measure`` is what changes (attacks, violence, killed, injured, detained, abducted, displaced), ``direction`` how
    (up, down, unchanged, record); ``casualties`` are (fate, people) pairs; ``places`` are countries (ISO 3166).
    """

    kind: str
    source: str | None
    span: Span
    measure: str | None = None
    direction: str | None = None
    actor_id: str | None = None
    places: tuple[str, ...] = ()
    period: Interval | None = None
    casualties: tuple[tuple[str, Range], ...] = ()

    def to_dict(self) -> dict[str, object]:
        """The contract's Statement: the trend's or the toll's own fields only for those kinds."""
        row: dict[str, object] = {"kind": self.kind, "source": self.source, **self.span.to_dict()}
        period = self.period
        days = None
        if period and period.start and period.end:
            days = {"start": period.start.isoformat(), "end": period.end.isoformat()}
        if self.kind == "trend":
            row |= {"measure": self.measure, "direction": self.direction, "actor_id": self.actor_id}
            row |= {"places": list(self.places), "period": days}
        elif self.kind == "toll":
            row |= {"casualties": {name: number.to_dict() for name, number in self.casualties}, "period": days}
            row |= {"actor_id": self.actor_id, "places": list(self.places)}
        return row
