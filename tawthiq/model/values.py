"""What a value can be: an interval of days, a range of people, a place, and the words that carry it."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Literal

from tawthiq.model.span import Span

DatePrecision = Literal["day", "part_of_month", "month", "season", "year", "range"]
PartOfDay = Literal["dawn", "morning", "noon", "afternoon", "evening", "night"]
Modality = Literal["asserted", "hedged", "denied", "unknown"]
Basis = Literal["said", "inferred"]


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from ``start`` to ``end``, both inclusive, never more precise than the words.

    ``start`` and ``end`` are None together, where only a part of the day or a clock time is known.
    ``clock`` is ``HH:MM`` in 24 hours as told, with no time zone moved.
    """

    start: dt.date | None
    end: dt.date | None
    precision: DatePrecision | None
    part: PartOfDay | None = None
    clock: str | None = None

    @classmethod
    def day(cls, day: dt.date, part: PartOfDay | None = None) -> "Interval":
        """One day."""
        return cls(day, day, "day", part)

    @property
    def days(self) -> int:
        """How many days it spans; 0 where no day is known."""
        return (self.end - self.start).days + 1 if self.start and self.end else 0

    def overlaps(self, other: "Interval") -> bool:
        """True where both are dated and share a day."""
        if self.start is None or self.end is None or other.start is None or other.end is None:
            return False
        return self.start <= other.end and other.start <= self.end

    def within(self, other: "Interval") -> bool:
        """True where every day of this interval is one of ``other``."""
        if self.start is None or self.end is None or other.start is None or other.end is None:
            return False
        return other.start <= self.start and self.end <= other.end

    def at(self, part: PartOfDay | None, clock: str | None) -> "Interval":
        """The same days with a part of day and a clock, where given."""
        return replace(self, part=part or self.part, clock=clock or self.clock)

    def to_dict(self, basis: Basis) -> dict[str, object]:
        """The contract's ``date``."""
        time_of_day = {"part": self.part, "clock": self.clock} if self.part or self.clock else None
        return {
            "start": self.start.isoformat() if self.start else None,
            "end": self.end.isoformat() if self.end else None,
            "precision": self.precision,
            "time_of_day": time_of_day,
            "basis": basis,
        }


@dataclass(frozen=True, slots=True)
class Range:
    """A number of people between ``min`` and ``max``; ``max`` is None where it is open."""

    min: int
    max: int | None

    @classmethod
    def exactly(cls, number: int) -> "Range":
        """The range of one number."""
        return cls(number, number)

    def __add__(self, other: "Range") -> "Range":
        """Both numbers of people together."""
        top = None if self.max is None or other.max is None else self.max + other.max
        return Range(self.min + other.min, top)

    def union(self, other: "Range") -> "Range":
        """The range over two rival figures."""
        top = None if self.max is None or other.max is None else max(self.max, other.max)
        return Range(min(self.min, other.min), top)

    @property
    def exact(self) -> bool:
        """True for a single number."""
        return self.min == self.max

    def to_dict(self) -> dict[str, int | None]:
        """``{"min", "max"}``."""
        return {"min": self.min, "max": self.max}


@dataclass(frozen=True, slots=True)
class Value:
    """One field of a claim: what it says, how surely, the words it came from and the rule that read them.

    ``value`` is in the JSON form of the contract: ``{"name"}``, ``{"min", "max"}``, a type's name, a date or a place.
    """

    field: str
    value: object
    modality: Modality
    evidence: Span
    rule: str
    basis: Basis = "said"
    hedge_cue: Span | None = None

    def to_dict(self) -> dict[str, object]:
        """The contract's Value."""
        return {
            "field": self.field,
            "value": self.value,
            "modality": self.modality,
            "hedge_cue": self.hedge_cue.to_dict() if self.hedge_cue else None,
            "basis": self.basis,
            "evidence": self.evidence.to_dict(),
            "rule": self.rule,
        }
