"""Score the places that the reader finds on descriptions that were annotated before it was run on them.

    score_places.py SET.jsonl --reports REPORTS.jsonl [--gazetteer FILE] [--bare] [--errors] [--json]

A row of SET names a report, the offsets of a place description in it and the hash of its words; the report itself is
read whole, as the reader would, and a row whose hash differs is refused. A description is right where the place
mention that shares most of its words lies within the radius that a right answer must lie in, and says no more than
the text does (a town for a governorate); a trap, words that only look like a place, is right where no place mention
touches it. ``--bare`` scores beside it the plainest peer on the same rows: every name of the gazetteer by longest
match, no chains and no context, its likeliest bearer. ``--errors`` prints what went wrong; a set called blind is only
measured, and there it is refused.
"""

import argparse
import datetime as dt
import hashlib
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tawthiq.contract.lines import full_text
from tawthiq.evaluate.bootstrap import intervals
from tawthiq.evaluate.names import name_words, same_name
from tawthiq.evaluate.slots import Slot, Slots
from tawthiq.gazetteer.index import Gazetteer
from tawthiq.gazetteer.tables import distance_km
from tawthiq.model.mention import PlaceMention
from tawthiq.model.report import Report
from tawthiq.text.prepare import Prepared

if TYPE_CHECKING:
    from tawthiq.reader import Reader

Row = dict[str, Any]
KINDS: Final = ("chain", "road", "direction", "homonym", "plain", "trap")
# Where the gold is at least this wide, a point that claims a town must be a town that the words name.
WIDE_KM: Final = 60.0
EXACT: Final = frozenset({"exact", "near", "town"})
# Kinds of the gazetteer that are areas; a bare name of any other claims a town or less.
AREAS: Final = frozenset(
    {"country", "governorate", "province", "region", "zone", "desert", "river", "district", "subdistrict"}
)


class SetError(ValueError):
    """A set that does not fit its reports."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A stretch of a report that was read as a place: offsets, name, point in degrees (None where none is known)."""

    start: int
    end: int
    name: str
    lat: float | None
    lon: float | None
    country: str | None
    precision: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one row: whether anything was found on it, whether it is right, and in the right country."""

    row: Row
    words: str
    found: Placed | None
    right: bool

    @property
    def trap(self) -> bool:
        """True where nothing should be found."""
        return self.row["gold"] is None

    @property
    def country(self) -> bool:
        """True where what was found lies in the country of the gold."""
        return not self.trap and self.found is not None and self.found.country == self.row["gold"]["country"]


def words_of(row: Row, text: str) -> str:
    """The words of a row. Raises :class:`SetError` where they are not those that were annotated."""
    words = text[row["start"] : row["end"]]
    if hashlib.sha256(words.encode()).hexdigest() != row["sha256"]:
        raise SetError(f"{row['report']}: the words at {row['start']} are not those annotated")
    return words


def overlap(row: Row, placed: Placed) -> int:
    """Characters that both share."""
    return min(int(row["end"]), placed.end) - max(int(row["start"]), placed.start)


def best(row: Row, found: Sequence[Placed]) -> Placed | None:
    """The place that shares most of a row's words, the first of equals; None where none touches it."""
    touching = [placed for placed in found if overlap(row, placed) > 0]
    return max(touching, key=lambda placed: overlap(row, placed), default=None)


def is_named(name: str, words: str) -> bool:
    """True where a description names a place: a name that it spells, or the same name written otherwise."""
    return set(name_words(name)) <= set(name_words(words)) or same_name(name, words)


def is_right(row: Row, words: str, placed: Placed | None) -> bool:
    """A trap untouched; a description within the radius of its gold, and no more precise than its words."""
    gold = row["gold"]
    if gold is None:
        return placed is None
    if placed is None or placed.lat is None or placed.lon is None:
        return False
    wide = gold["radius_km"] >= WIDE_KM and row.get("precision") not in EXACT
    if wide and placed.precision in EXACT and not is_named(placed.name, words):
        return False
    return distance_km(gold["lat"], gold["lon"], placed.lat, placed.lon) <= float(gold["radius_km"])


def of_mention(mention: PlaceMention) -> Placed:
    """A place mention of the reader, as far as it is scored."""
    place: dict[str, Any] = mention.place
    kept = {name: place.get(name) for name in ("lat", "lon", "country")}
    return Placed(mention.start, mention.end, str(place["name"]), precision=str(place.get("precision")), **kept)


def by_reading(reader: "Reader", doc: Prepared) -> list[Placed]:
    """The places of a report by the reader."""
    return [of_mention(mention) for mention in reader.mentions_of(doc).places]


def by_name(gazetteer: Gazetteer, doc: Prepared) -> list[Placed]:
    """The peer: every name of the gazetteer by longest match, from left to right, its likeliest bearer."""
    found, index = [], 0
    while index < len(doc.tokens):
        name = gazetteer.match(doc.tokens, index, doc.report.text) if doc.tokens[index].kind == "word" else None
        if name is None or not name.places:
            index += 1
            continue
        place = name.places[0]
        precision = "region" if place.kind in AREAS else "town"
        printed = doc.report.text[name.start : name.end]
        found.append(Placed(name.start, name.end, printed, place.lat, place.lon, place.country, precision))
        index = name.last
    return found


def outcome(row: Row, text: str, found: Sequence[Placed]) -> Outcome:
    """One row against the places found in its report."""
    words = words_of(row, text)
    placed = best(row, found)
    return Outcome(row, words, placed, is_right(row, words, placed))


def read(path: str) -> Iterator[Row]:
    """The objects of a JSON-lines file."""
    with Path(path).open(encoding="utf8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def report_of(row: Row, source: Row) -> Report:
    """The whole report; its day of publication is the row's."""
    day = dt.date.fromisoformat(row["published"])
    return Report(row["report"], full_text(source), day, source=source.get("source"))


def run(
    rows: Sequence[Row], sources: dict[str, Row], prepare: Callable[[Report], Prepared], finders: dict[str, Any]
) -> dict[str, list[Outcome]]:
    """The outcomes of every finder on the same rows; each report is prepared once."""
    by_report: dict[str, list[Row]] = {}
    for row in rows:
        by_report.setdefault(row["report"], []).append(row)
    outcomes: dict[str, list[Outcome]] = {name: [] for name in finders}
    for ident, own in by_report.items():
        if ident not in sources:
            raise SetError(f"{ident} is not among the reports")
        doc = prepare(report_of(own[0], sources[ident]))
        for name, find in finders.items():
            found = find(doc)
            outcomes[name] += [outcome(row, doc.report.text, found) for row in own]
    return outcomes


def groups(one: Outcome) -> Iterator[str]:
    """The lines of the table that a row counts in."""
    yield one.row["kind"]
    if not one.trap:
        yield "descriptions"


def table(outcomes: Sequence[Outcome]) -> dict[str, dict[str, float]]:
    """Accuracy with its 95 % interval (reports resampled), found and precision, by kind and over all descriptions."""
    by_report: dict[str, Slots] = {}
    for one in outcomes:
        parts = by_report.setdefault(one.row["report"], {})
        for name in groups(one):
            parts.setdefault(name, Slot()).add(one.right, 1, 1)  # as many asked as answered: F1 is the accuracy
    bounds = intervals(list(by_report.values()))
    lines = {}
    for name in (*KINDS[:-1], "descriptions", "trap"):
        own = [one for one in outcomes if name in groups(one)]
        if not own:
            continue
        right, found = sum(one.right for one in own), sum(one.found is not None for one in own)
        lines[name] = {
            "rows": len(own),
            "right": right,
            "accuracy": round(right / len(own), 4),
            "low": bounds[name][0],
            "high": bounds[name][1],
            "found": found,
            "country": sum(one.country for one in own),
            "precision": round(right / found, 4) if found and name != "trap" else 0.0,
        }
    return lines


def rates(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """Recall of the descriptions, and precision over all that was found on descriptions and traps."""
    right = sum(one.right for one in outcomes if not one.trap)
    asked = sum(not one.trap for one in outcomes)
    found = sum(one.found is not None for one in outcomes)
    slot = Slot(right, found, asked)
    return {"precision": round(slot.precision, 4), "recall": round(slot.recall, 4), "f1": round(slot.f1, 4)}


def show(name: str, outcomes: Sequence[Outcome]) -> None:
    """Print one finder's table."""
    print(f"{name:<14}{'rows':>6}{'right':>7}{'share':>8}  {'95 %':<13}{'found':>7}{'country':>9}{'precision':>11}")
    for kind, line in table(outcomes).items():
        counts = f"{line['rows']:>6}{line['right']:>7}{line['accuracy']:>8.3f}  {line['low']:.3f}-{line['high']:.3f}  "
        rest = "" if kind == "trap" else f"{line['country']:>9}{line['precision']:>11.3f}"
        print(f"{kind:<14}{counts}{line['found']:>7}{rest}")
    rate = rates(outcomes)
    print(f"traps counted as found: P {rate['precision']:.3f}  R {rate['recall']:.3f}  F1 {rate['f1']:.3f}\n")


def wrong(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """What went wrong, with its words, for people."""
    for one in outcomes:
        if not one.right:
            gold = one.row["gold"] or "no place"
            yield f"{one.row['id']}  {one.row['kind']}  {one.words!r}  {gold}  {one.found or 'nothing found'}"


def main() -> None:
    """Read the arguments and print the numbers."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("set", metavar="SET.jsonl")
    parser.add_argument("--reports", required=True, metavar="REPORTS.jsonl")
    parser.add_argument("--gazetteer", type=Path, metavar="FILE")
    parser.add_argument("--bare", action="store_true", help="also score the bare longest match of names")
    parser.add_argument("--errors", action="store_true", help="what went wrong, with its words")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    if args.errors and Path(args.set).name.startswith("blind"):
        sys.exit("score_places.py: a blind set is only measured: its errors stay unseen")
    from tawthiq.reader import Reader

    reader = Reader.load(args.gazetteer)
    finders: dict[str, Any] = {"tawthiq": lambda doc: by_reading(reader, doc)}
    if args.bare:
        gazetteer = Gazetteer.open(args.gazetteer)
        finders["bare names"] = lambda doc: by_name(gazetteer, doc)
    try:
        sources = {row["id"]: row for row in read(args.reports)}
        outcomes = run(list(read(args.set)), sources, reader.prepare, finders)
    except SetError as error:
        sys.exit(f"score_places.py: {error}")
    if args.json:
        print(json.dumps({name: table(own) | {"rates": rates(own)} for name, own in outcomes.items()}))
        return
    for name, own in outcomes.items():
        show(name, own)
    for line in wrong(outcomes["tawthiq"]) if args.errors else ():
        print(line)


if __name__ == "__main__":
    main()
