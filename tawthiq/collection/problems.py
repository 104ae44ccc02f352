"""Problems as rows: what could not be taken in or read stays on record, with its file and its cause."""

import hashlib
from collections.abc import Iterable

from tawthiq.archive.item import Problem as Defect
from tawthiq.collection.orm import Problem
from tawthiq.collection.session import Acts, now


def note_problems(
    db: str,
    acts: Acts,
    defects: Iterable[Defect],
    *,
    address: str,
    original: str | None = None,
    report: str | None = None,
    stage: str,
    source: str = "",
) -> None:
    """Record problems of one address, and those that are new as acts."""
    for defect in defects:
        key = hashlib.sha256("\0".join((address, defect.locator, stage, defect.code)).encode("utf8")).hexdigest()
        fields = {
            "original_id": original,
            "report_id": report,
            "address": address,
            "locator": defect.locator,
            "stage": stage,
            "code": defect.code,
            "message": defect.message,
            "source": source,
            "at": now(),
        }
        _, new = Problem.objects.using(db).update_or_create(key=key, defaults=fields)
        if new:
            acts.note("problem", address, locator=defect.locator, code=defect.code, message=defect.message)


def forget_problems(db: str, original: str) -> None:
    """Take away the problems of an original that is gone through again; the log keeps that they were."""
    Problem.objects.using(db).filter(original_id=original, stage="add").delete()
