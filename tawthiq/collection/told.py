"""The incidents that most reports tell: what is shown first of a collection."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count

from tawthiq.collection.orm import Incident


@dataclass(frozen=True, slots=True)
class Row:
    """An incident in one line: first day (ISO, empty where unknown), type, place as written, reports that tell it."""

    id: str
    day: str
    type: str
    place: str
    reports: int


def most_told(db: str, most: int) -> Iterator[Row]:
    """The incidents that most reports tell, those first; of as many, the later ones."""
    standing = Incident.objects.using(db).filter(merged_into__isnull=True)
    counted = standing.annotate(reports=Count("members__account__report", distinct=True))
    for incident in counted.order_by("-reports", "-first_day", "id")[:most]:
        place = incident.view.get("place") or {}
        day = incident.first_day.isoformat() if incident.first_day else ""
        yield Row(incident.id, day, incident.type, place.get("name") or "", incident.reports)
