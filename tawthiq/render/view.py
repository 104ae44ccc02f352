"""What the page and the summary both show: a record beside its text, its values in words."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from tawthiq.contract.shape import COUNT_FIELDS
from tawthiq.model.record import Record
from tawthiq.model.types import FATES
from tawthiq.render.arabic import count_range, date_words, noun_of
from tawthiq.render.labels import arabic, english, field_label, page

Row = Mapping[str, Any]
CROWDED: Final = 90  # characters of a report's first line that an index shows


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text that was read as one kind of thing."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A record in the contract's form, with the text it was read from and the stretches read in it."""

    row: Row
    text: str
    marks: tuple[Mark, ...]

    @classmethod
    def of(cls, record: Record, row: Row | None = None) -> "Shown":
        """Show what the reader made; ``row`` is the record's form where it carries more than ``to_dict`` gives."""
        marks = tuple(Mark(m.start, m.end, m.kind) for m in record.mentions)
        return cls(row or record.to_dict(), record.report.text, marks)

    @property
    def heading(self) -> str:
        """The report's title or first line, cut short."""
        line = self.row["document"].get("title") or next((x for x in self.text.splitlines() if x.strip()), "")
        line = plain(line.strip())
        return line if len(line) <= CROWDED else line[: CROWDED - 1].rstrip() + "…"

    @property
    def incidents(self) -> list[Row]:
        """The incidents in the order the record has them."""
        return list(self.row["incidents"])


def plain(text: str) -> str:
    """A text fit for a screen: control characters shown as their pictures, half characters as the replacement sign."""
    if text.isprintable():
        return text
    return "".join(_shown(letter) for letter in text)


def _shown(letter: str) -> str:
    point = ord(letter)
    if letter in "\n\t":
        return letter
    if letter == "\r":
        return ""
    if point < 0x20:
        return chr(0x2400 + point)
    return "\ufffd" if unicodedata.category(letter) in {"Cc", "Cs"} else letter


def value_words(field: str, value: Any) -> str:
    """A Value in Arabic words."""
    if field in COUNT_FIELDS:
        return count_range(value["min"], value["max"], noun_of(field))
    if field == "type":
        return arabic("types", value)
    if field == "date":
        return date_words(value) or page("no_day")
    return str(value["name"])


def short_value(field: str, value: Any) -> str:
    """A Value in figures and ISO dates, for those who do not read Arabic numbers in words."""
    if field in COUNT_FIELDS:
        return range_figures(value)
    if field == "type":
        return english(value)
    return date_figures(value) if field == "date" else ""


def range_figures(count: Row) -> str:
    """``3``, ``3+``, ``18-22``; ``?`` where nothing is known."""
    low, high = count["min"], count["max"]
    if high is None:
        return f"{low}+" if low else "?"
    return str(low) if low == high else f"{low}-{high}"


def date_figures(date: Row) -> str:
    """``2023-07-07``, ``2023-05-11..2023-05-20``, with the clock where it is told."""
    start, end = date.get("start"), date.get("end")
    days = "" if not start else start if start == end else f"{start}..{end}"
    clock = (date.get("time_of_day") or {}).get("clock")
    return " ".join(part for part in (days, clock) if part)


def qualifiers(value: Row) -> Iterator[tuple[str, str]]:
    """What sets a Value apart from a plain assertion: (name, Arabic label)."""
    if value["modality"] != "asserted":
        yield value["modality"], arabic("modalities", value["modality"])
    if value["basis"] == "inferred":
        yield "inferred", arabic("basis", "inferred")


def inferred_fields(incident: Row) -> set[str]:
    """Fields that no words say: every Value they rest on is inferred."""
    bases: dict[str, set[str]] = {}
    for claim in incident["claims"]:
        for value in claim["values"]:
            bases.setdefault(value["field"], set()).add(value["basis"])
    return {field for field, found in bases.items() if found == {"inferred"}}


def place_detail(place: Row) -> str:
    """Where a place lies: point, radius and enclosures in figures and English."""
    parts = []
    if place.get("lat") is not None:
        radius = f" ±{place['radius_km']:g} km" if place.get("radius_km") else ""
        parts.append(f"{place['lat']:.3f}, {place['lon']:.3f}{radius}")
    chain = [part for part in (place.get("admin2"), place.get("admin1"), place.get("country")) if part]
    if chain:
        parts.append(" < ".join(chain))
    return " · ".join(parts)


def toll_words(incident: Row) -> list[tuple[str, str, Row]]:
    """The casualties: (field, Arabic words, range), fate by fate, each total before its parts."""
    counts = sorted(incident["casualties"].items(), key=lambda item: _toll_order(item[0]))
    return [(field, value_words(field, count), count) for field, count in counts]


def _toll_order(field: str) -> tuple[int, str]:
    fate, _, group = field.partition("_")
    return FATES.index(fate) if fate in FATES else len(FATES), group


def claim_heading(claim: Row) -> tuple[str, str]:
    """Who speaks, and of what kind: the outlet's own voice has no kind."""
    source = claim["source"]
    if source is None:
        return page("outlet"), ""
    kind = arabic("source_kinds", source["kind"])
    via = "، ".join(step["name"] for step in source.get("via") or [])
    return source["name"], f"{kind}، {page('via')} {via}" if via else kind


def field_words(field: str) -> str:
    """A field's label in Arabic."""
    return field_label(field)
