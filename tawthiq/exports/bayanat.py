"""A table for Bayanat: one row an incident, columns called as the fields of its bulletins, events and locations.

Columns are those of Bayanat's data model (4.0): text fields by their names; lists as quoted items with commas between,
as its sheet import reads them; the event and the geo-location with a dot. Bayanat's own sheet import takes actors
only: a table of bulletins goes in by its API, or by a script of whoever runs it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, BinaryIO, Final

from tawthiq.exports.acled_fields import sources
from tawthiq.exports.interchange import Cell, Lines
from tawthiq.exports.told import Told, Written
from tawthiq.reconcile.view import wording

Json = Mapping[str, Any]
_TITLE: Final = 255  # characters of a title and of a link in Bayanat's tables
_STATUS: Final = "Machine Created"  # Bayanat's name for what no person has seen


def _listed(items: Iterable[Any]) -> str:
    """A list as Bayanat's import reads it: each item in quotation marks, without any inside."""
    return ",".join(f'"{str(item).replace(chr(34), chr(39))}"' for item in dict.fromkeys(items) if item)


def _date(end: str) -> Callable[[Json], Cell]:
    return lambda view: (view.get("date") or {}).get(end)


def _place(field: str) -> Callable[[Json], Cell]:
    return lambda view: (view.get("place") or {}).get(field)


def _estimated(view: Json) -> Cell:
    """Bayanat's one tick for a date that is not a day, or not said."""
    date = view.get("date") or {}
    return "true" if date and (date.get("precision") != "day" or date.get("basis") == "inferred") else "false"


def _title(language: str) -> Callable[[Json], Cell]:
    return lambda view: str(view.get(f"sentence_{language}") or "")[:_TITLE]


def _description(view: Json) -> Cell:
    """Both sentences, then who says what: Bayanat has no claims, its description keeps them as text."""
    return "\n".join((str(view.get("sentence_ar") or ""), str(view.get("sentence_en") or ""), *_claims(view)))


def _claims(view: Json) -> Iterator[str]:
    for claim in view.get("claims") or ():
        report = claim["report"]
        who = (claim.get("source") or {}).get("name") or report.get("source") or report["id"]
        words = (claim.get("mention") or {}).get("text") or ""
        yield f"{who} ({report.get('source') or '-'}, {report.get('published') or '-'}): {words}"


def _link(view: Json) -> Cell:
    urls = (claim["report"].get("url") for claim in view.get("claims") or ())
    return next((str(url)[:_TITLE] for url in urls if url), "")


def _published(view: Json) -> Cell:
    days = (claim["report"].get("published") for claim in view.get("claims") or ())
    return min((str(day) for day in days if day), default="")


def _kind(place: int) -> Callable[[Json], Cell]:
    return lambda view: wording.value_words("type", str(view.get("type") or "other"))[place]


def _tags(view: Json) -> Cell:
    weapons = (str(row["weapon_id"]).removeprefix("weapon.") for row in view.get("weapons") or () if row["weapon_id"])
    return _listed(["tawthiq", f"grade-{view.get('grade')}", f"type-{view.get('type')}", *weapons])


COLUMNS: Final[tuple[tuple[str, Callable[[Json], Cell]], ...]] = (
    ("originid", lambda view: str(view["id"])),
    ("title", _title("en")),
    ("title_ar", _title("ar")),
    ("description", _description),
    ("sources", lambda view: _listed(sources(view))),
    ("source_link", _link),
    ("publish_date", _published),
    ("documentation_date", lambda _view: None),
    ("labels", lambda view: _listed([_kind(0)(view)])),
    ("locations", lambda view: _listed([_place("name_en")(view) or _place("name")(view)])),
    ("geoLocations.title", _place("name")),
    ("geoLocations.lat", _place("lat")),
    ("geoLocations.lng", _place("lon")),
    ("geoLocations.type", _place("precision")),
    ("events.title", _kind(0)),
    ("events.title_ar", _kind(1)),
    ("events.type", _kind(0)),
    ("events.location", _place("name_en")),
    ("events.from_date", _date("start")),
    ("events.to_date", _date("end")),
    ("events.estimated", _estimated),
    ("tags", _tags),
    ("comments", lambda view: view.get("grade_reason")),
    ("status", lambda _view: _STATUS),
)


def write(rows: Iterator[Mapping[str, Any]], out: BinaryIO, told: Told) -> Written:
    """Write incidents, a row each. ``documentation_date`` is the day of the export."""
    lines = Lines(out, [name for name, _ in COLUMNS])
    day = told.at.date().isoformat()
    for view in rows:
        lines.write(day if name == "documentation_date" else read(view) for name, read in COLUMNS)
    lines.flush()
    return Written(lines.rows, (), lines.lessened())
