"""The rows of an export, one at a time: incidents that meet a filter, their claims and evidence, and reports."""

from collections.abc import Iterator
from typing import Any, Final

from django.db.models import Exists, OuterRef, TextField
from django.db.models.functions import Cast

from tawthiq.collection.collection import Collection
from tawthiq.collection.orm import Incident, Membership, Reading, Report, Review, Source
from tawthiq.exports.filters import Filter
from tawthiq.exports.json_text import parsed
from tawthiq.exports.profile import Public
from tawthiq.exports.rows import claims_of, evidence_of
from tawthiq.exports.told import What

Row = dict[str, Any]
_CHUNK: Final = 500  # rows fetched at once


def selected(collection: Collection, what: What, filter: Filter, public: Public | None = None) -> Iterator[Row]:
    """Rows of a kind, of the incidents that meet a filter; without a filter's bounds, all reports.

    With ``public``, as they may be shared.
    """
    if what == "reports":
        yield from _reports(collection, filter, public)
        return
    for view in incidents(collection, filter, public):
        if what == "incidents":
            yield view
        else:
            yield from claims_of(view) if what == "claims" else evidence_of(view)


def incidents(collection: Collection, filter: Filter, public: Public | None = None) -> Iterator[Row]:
    """The incidents that meet a filter, in the order of time, with what they replace and what people decided."""
    replaced, decided = _replaced(collection.db), _decided(collection.db)
    for key, view in _views(collection.db, filter):
        if filter.meets(view):
            whole = {**view, "replaces": replaced.get(key, [])}
            if key in decided:
                whole.setdefault("review", {"status": "reviewed", "decisions": decided[key]})
            yield public.share(whole) if public else whole


def _views(db: str, filter: Filter) -> Iterator[tuple[str, Row]]:
    """The incidents that may meet a filter, with their views.

    Their ids are put in order first: a database that sorts whole rows holds all views in memory. Views are read as
    text, since orjson is faster than the field's own decoder.
    """
    keys = list(filter.rows(db).values_list("id", flat=True))
    for at in range(0, len(keys), _CHUNK):
        part = keys[at : at + _CHUNK]
        rows = Incident.objects.using(db).filter(id__in=part).annotate(text=Cast("view", TextField())).order_by()
        texts = dict(rows.values_list("id", "text"))
        yield from ((key, parsed(texts[key])) for key in part if key in texts)


def _replaced(db: str) -> dict[str, list[str]]:
    """The ids merged into each incident, directly or through others."""
    merged = dict(
        Incident.objects.using(db).filter(merged_into__isnull=False).order_by("id").values_list("id", "merged_into_id")
    )
    found: dict[str, list[str]] = {}
    for key, first in merged.items():
        into, steps = first, 0
        while into in merged and steps < len(merged):
            into, steps = merged[into], steps + 1
        found.setdefault(str(into), []).append(key)
    return found


def _decided(db: str) -> dict[str, list[Row]]:
    """What people decided of each incident, its accounts and claims."""
    found: dict[str, list[Row]] = {}
    reviews = list(Review.objects.using(db).filter(undone_at__isnull=True))
    if not reviews:
        return found
    subjects = {review.subject for review in reviews}
    members = Membership.objects.using(db)
    owner = {key: key for key in subjects}
    owner |= dict(members.filter(account__in=subjects).values_list("account_id", "incident_id"))
    claims = members.filter(account__claims__in=subjects)
    owner |= dict(claims.values_list("account__claims__id", "incident_id"))
    for review in reviews:
        row = {
            "subject": review.subject,
            "field": review.field,
            "decision": review.decision,
            "person": review.person,
            "reason": review.reason,
            "at": review.at.isoformat(),
        }
        found.setdefault(str(owner[review.subject]), []).append(row)
    return found


def _reports(collection: Collection, filter: Filter, public: Public | None) -> Iterator[Row]:
    """Reports in the order of publication: all of them, or those that tell an incident of the filter."""
    db = collection.db
    told: dict[str, list[str]] = {}
    for key, view in _views(db, filter):
        if filter.meets(view):
            for report in view["reports"]:
                told.setdefault(report, []).append(key)
    rows = Report.objects.using(db).select_related("source").defer("text", "carried").order_by("published", "id")
    for report in rows.iterator(chunk_size=_CHUNK):
        if report.id in told or filter == Filter():
            row = _report(report, told.get(report.id, []))
            yield public.report(row) if public else row


def _report(report: Report, incidents: list[str]) -> Row:
    return {
        "id": report.id,
        "source": report.source.name if report.source else None,
        "published": report.published.isoformat() if report.published else None,
        "title": report.title or None,
        "lang": report.lang or None,
        "url": report.url or None,
        "sha256": report.text_sha256,
        "copy_of": report.copy_of_id,
        "incidents": incidents,
    }


def attributions(collection: Collection) -> tuple[str, ...]:
    """Whom to name: every outlet that published a report of the collection."""
    published = Report.objects.using(collection.db).filter(source=OuterRef("pk"))
    names = Source.objects.using(collection.db).filter(Exists(published)).values_list("name", flat=True)
    return tuple(f"report: {name}" for name in names.order_by("name"))


def engines(collection: Collection) -> tuple[str, ...]:
    """Which engines read the reports."""
    rows = Reading.objects.using(collection.db).exclude(engine_name="").values_list("engine_name", "engine_version")
    return tuple(f"{name} {version}" for name, version in rows.order_by("engine_name", "engine_version").distinct())
