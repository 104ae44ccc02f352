"""A span: where words stand in a report's text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Start and end in the report's text, in Unicode code points, end exclusive, and the words between.

    ``full_text[span.start:span.end] == span.text`` holds for every span that leaves the reader.
    """

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, full_text: str, start: int, end: int) -> "Span":
        """The span of ``full_text`` from ``start`` to ``end``."""
        return cls(start, end, full_text[start:end])

    def overlaps(self, other: "Span") -> bool:
        """True where the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """True where ``other`` lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def to_dict(self) -> dict[str, object]:
        """``{"start", "end", "text"}``."""
        return {"start": self.start, "end": self.end, "text": self.text}
