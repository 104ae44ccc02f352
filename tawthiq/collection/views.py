"""The views of incidents as rows, made anew when their accounts change, and every change of them as an act."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, Final

from tawthiq.collection.accounts import parts
from tawthiq.collection.orm import Incident, Report
from tawthiq.collection.session import Acts
from tawthiq.collection.standing import Standing
from tawthiq.reconcile.link import Join, Told
from tawthiq.reconcile.view.make import view
from tawthiq.reconcile.view.speech import ReportRef

# What of an incident is told in the log when it changes; a place by its name, a list by its names.
_TOLD: Final = (
    "type",
    "date",
    "place",
    "perpetrators",
    "targets",
    "weapons",
    "victims",
    "casualties",
    "grade",
    "lines",
)
_COLUMNS: Final = ("type", "first_day", "last_day", "country", "lines", "grade", "size", "view", "merged_into")


def show(db: str, acts: Acts, standing: Standing, tolds: Mapping[str, Told]) -> set[str]:
    """Make the views of incidents and write those that changed. Returns their ids."""
    refs = _reports(db, {told.report for told in tolds.values()})
    changed: list[Incident] = []
    for part in parts(sorted(standing.members)):
        rows = Incident.objects.using(db).in_bulk(part)
        for incident in part:
            members = standing.members[incident]
            joins = [_join(standing.joins[one]) for one in members if one in standing.joins]
            made = view(incident, [tolds[one] for one in members], reports=refs, joins=joins)
            row = rows[incident]
            if made != row.view or row.size != len(members) or row.merged_into_id is not None:
                _note(acts, row, made)
                _fill(row, made, len(members))
                changed.append(row)
    Incident.objects.using(db).bulk_update(changed, _COLUMNS, batch_size=200)
    return {row.id for row in changed}


def _reports(db: str, ids: Iterable[str]) -> dict[str, ReportRef]:
    found: dict[str, ReportRef] = {}
    for part in parts(sorted(ids)):
        for report in Report.objects.using(db).filter(id__in=part).select_related("source").defer("text"):
            name = report.source.name if report.source else None
            found[report.id] = ReportRef(
                id=report.id,
                published=report.published.isoformat() if report.published else None,
                source=name,
                url=report.url or None,
                sha256=report.text_sha256,
            )
    return found


def _join(join: Join) -> dict[str, Any]:
    """A join as the view carries it."""
    return {
        "one": join.one,
        "other": join.other,
        "score": round(join.score, 2),
        "judged": join.judged,
        "because": join.because_en,
        "because_ar": join.because_ar,
    }


def _fill(row: Incident, made: dict[str, Any], size: int) -> None:
    date, place = made["date"] or {}, made["place"] or {}
    row.type = made["type"]
    row.first_day = dt.date.fromisoformat(date["start"]) if date.get("start") else None
    row.last_day = dt.date.fromisoformat(date["end"]) if date.get("end") else None
    row.country = place.get("country") or ""
    row.lines = made["lines"]
    row.grade = made["grade"]
    row.size = size
    row.view = made
    row.merged_into = None


def _note(acts: Acts, row: Incident, made: Mapping[str, Any]) -> None:
    """What is new of an incident: all that is told of it, or what changed."""
    if not row.view:
        acts.note("incident", row.id, **{name: told for name in _TOLD if (told := _brief(name, made))})
        return
    changes = {
        name: [_brief(name, row.view), _brief(name, made)]
        for name in _TOLD
        if _brief(name, row.view) != _brief(name, made)
    }
    added = [report for report in made["reports"] if report not in row.view["reports"]]
    gone = [report for report in row.view["reports"] if report not in made["reports"]]
    acts.note("change", row.id, changes=changes, added=added, gone=gone)


def _brief(name: str, view: Mapping[str, Any]) -> Any:
    """A field in few words. Names of persons stay out of the log: how many there are is told."""
    value = view.get(name)
    if name == "date" and value:
        return f"{value['start']}..{value['end']}"
    if name == "place" and value:
        return value["name"]
    if name == "victims":
        return len(value or ())
    if name in {"perpetrators", "weapons"}:
        return [entry["name"] for entry in value or ()]
    return len(value or ()) if name == "targets" else value
