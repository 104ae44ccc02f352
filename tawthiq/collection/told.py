"""The incidents that most reports tell: what is shown first of a collection."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Count

from tawthiq.collection.orm import Incident


@dataclass(frozen=True, slots=True)
class Row:
    """An incident in one line: first day (ISO, empty where unknown), type, place as written, the range of the killed.

    ``reports`` tell it, on so many independent ``lines`` of evidence; ``grade`` is the contract's.
    """

    id: str
    day: str
    type: str
    place: str
    killed: str
    reports: int
    lines: int
    grade: str


def most_told(db: str, most: int) -> Iterator[Row]:
    """The incidents that most reports tell, those first; of as many, the later ones."""
    standing = Incident.objects.using(db).filter(merged_into__isnull=True)
    counted = standing.annotate(reports=Count("members__account__report", distinct=True))
    for incident in counted.order_by("-reports", "-first_day", "id")[:most]:
        place = incident.view.get("place") or {}
        day = incident.first_day.isoformat() if incident.first_day else ""
        yield Row(
            id=incident.id,
            day=day,
            type=incident.type,
            place=place.get("name") or "",
            killed=_figures((incident.view.get("casualties") or {}).get("killed")),
            reports=incident.reports,
            lines=incident.lines,
            grade=incident.grade,
        )


def _figures(number: Mapping[str, int | None] | None) -> str:
    if not number:
        return ""
    low, high = number["min"], number["max"]
    return str(low) if low == high else f"{low}-{high}" if high is not None else f"{low}+"
