"""A record: all that the reader made of one report, in the form of the output contract."""

from dataclasses import dataclass

from tawthiq.model.incident import Incident
from tawthiq.model.mention import Mention
from tawthiq.model.report import Report
from tawthiq.model.statement import Statement


@dataclass(frozen=True, slots=True)
class Record:
    """The incidents and statements of one report. ``mentions`` are all spans read, in order, for display."""

    report: Report
    incidents: tuple[Incident, ...]
    statements: tuple[Statement, ...]
    mentions: tuple[Mention, ...]
    engine_name: str
    engine_version: str

    def to_dict(self) -> dict[str, object]:
        """The contract's Record (mentions are left out: they are a means, not a result)."""
        report = self.report
        return {
            "document": {
                "id": report.id,
                "published": report.published.isoformat() if report.published else None,
                "lang": report.lang,
                "sha256": report.sha256,
                "title": report.title,
                "source": report.source,
                "url": report.url,
            },
            "incidents": [incident.to_dict() for incident in self.incidents],
            "statements": [statement.to_dict() for statement in self.statements],
            "engine": {"name": self.engine_name, "version": self.engine_version},
        }
