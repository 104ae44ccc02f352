"""Texts that were changed where they stand: a later text of the same outlet and address replaces the one before it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Final

from django.db.models import Min

from tawthiq.collection.orm import Report
from tawthiq.collection.session import Acts
from tawthiq.collection.wording import likeness, wording

_ALIKE: Final = 0.2  # of the shorter's wording: less, under another title, is another item at the same address
_PART: Final = 500
_LAST: Final = dt.datetime.max.replace(tzinfo=dt.UTC)


def mark_replaced(db: str, addresses: set[str], acts: Acts) -> int:
    """Set ``replaces`` for the reports of some addresses (keys as in the wordings). Returns how many changed.

    Texts of an address follow one another by day of publication, then by first capture. A text replaces the nearest
    earlier one that differs and is a version of it: one that shares a fifth of its wording, or its title.
    """
    changed = []
    for versions in _by_address(db, addresses):
        for at, report in enumerate(versions):
            before = next((old for old in reversed(versions[:at]) if _is_version(old, report)), None)
            replaces = before.id if before else None
            if report.replaces_id != replaces:
                report.replaces_id = replaces
                changed.append(report)
                acts.note("replaces", report.id, report=replaces)
    Report.objects.using(db).bulk_update(changed, ["replaces"], batch_size=_PART)
    return len(changed)


def _by_address(db: str, addresses: set[str]) -> Iterator[list[Report]]:
    """The reports of each address that has several, in order."""
    keys = sorted(addresses)
    for first in range(0, len(keys), _PART):
        rows = Report.objects.using(db).filter(wording__address__in=keys[first : first + _PART])
        rows = rows.annotate(
            address=Min("wording__address"),
            captured=Min("appearances__original__captures__at"),
            found=Min("appearances__id"),
        )
        found: dict[str, list[Any]] = defaultdict(list)
        for report in rows:
            found[report.address].append(report)
        yield from (sorted(found[key], key=_order) for key in sorted(found) if len(found[key]) > 1)


def _order(report: Any) -> tuple[dt.date, dt.datetime, int, str]:
    return report.published or dt.date.max, report.captured or _LAST, report.found or 0, report.id


def _is_version(old: Report, new: Report) -> bool:
    if old.text_sha256 == new.text_sha256:
        return False
    if old.title and old.title == new.title:
        return True
    return likeness(wording(old.text, None, old.title), wording(new.text, None, new.title)) >= _ALIKE
