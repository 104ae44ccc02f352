"""Score the incident view on the example collection against the hand-made truth, account by account joined as it says.

    score_view.py [--misses] [--json]

The reports of ``tawthiq/examples/collection`` are read; for each incident of ``tests/examples/expected_incidents.yml``
the account of each of its reports that tells it is taken (the linker is not asked), and the view of these accounts is
held to the truth: type, date, place, counts, names, lines, grade, contradictions. ``--misses`` lists what differs, what
no account says (the reader's misses) apart from what the view made of right accounts.
"""

import argparse
import datetime as dt
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from tawthiq.claims.narrate import family
from tawthiq.reader import read
from tawthiq.reconcile.link.told import Told, told_of
from tawthiq.reconcile.parties import one_name
from tawthiq.reconcile.view.make import view
from tawthiq.reconcile.view.speech import ReportRef

Row = dict[str, Any]
EXAMPLES: Final = Path(__file__).parents[1] / "tests" / "examples"
COUNTS: Final = ("killed", "injured", "detained", "abducted", "missing", "killed_children", "killed_women")
NAMES: Final = ("perpetrators", "targets", "weapons", "victims")
NEAR_DAYS: Final = 3
ANY_PLACE: Final = frozenset("مدينة بلدة قرية ريف قرب محيط في طريق حي سوق منطقة بادية ناحية أطراف".split())


@dataclass(frozen=True, slots=True)
class Miss:
    """A field that is not as the truth has it; ``of_reader`` where no account says it so that a view could."""

    incident: str
    field: str
    want: Any
    got: Any
    of_reader: bool


def records() -> tuple[dict[str, Row], dict[str, ReportRef]]:
    """The record of every report of the examples, and what a claim says of its report."""
    sys.path.insert(0, str(EXAMPLES))
    from collection_files import reports  # type: ignore[import-not-found]  # beside the truth

    found: dict[str, Row] = {}
    for name, told in reports().items():
        record: Any = read(told.text, published=told.published, source=told.source, url=told.url, id=name).to_dict()
        found[name] = record
    return found, {name: _ref(name, record["document"]) for name, record in found.items()}


def _ref(name: str, document: Row) -> ReportRef:
    return {
        "id": name,
        "published": document["published"],
        "source": document["source"],
        "url": document["url"],
        "sha256": document["sha256"],
    }


def accounts(truth: Row, read_records: Mapping[str, Row]) -> list[Told]:
    """The account of each report of an incident that tells it best, where one does."""
    found = []
    for name in truth["reports"]:
        record = read_records[name]
        fitting = [(_fit(truth, each), each) for each in record["incidents"]]
        best = max((fit for fit, _ in fitting), default=0.0)
        if best <= 0:
            continue
        incident = next(each for fit, each in fitting if fit == best)
        found.append(_told(name, incident, record["document"]))
    return found


def _told(name: str, incident: Row, document: Row) -> Told:
    published = dt.date.fromisoformat(document["published"])
    return told_of(incident["id"], incident, report=name, line="", outlet=document["source"], published=published)


def _fit(truth: Row, incident: Row) -> float:
    """How well an account tells a true incident: its family, days and place; 0 where its days are others."""
    score = 1.0 if family(truth["type"]) == family(incident["type"]) else 0.0
    score += 0.5 * (truth["type"] == incident["type"])
    if incident["date"] and incident["date"]["start"]:
        gap = _gap(truth["date"], incident["date"])
        if gap > NEAR_DAYS:
            return 0.0
        score += 1.0 - gap / NEAR_DAYS
        score += 1.5 * _same_part(truth["date"], incident["date"])
    place = incident["place"]
    if place:
        score += 1.0 * _shared(truth["place"]["name"], place["name"])
    return score


def _gap(one: Row, other: Row) -> int:
    """Days between two intervals."""
    day = dt.date.fromisoformat
    return max(0, (day(one["start"]) - day(other["end"])).days, (day(other["start"]) - day(one["end"])).days)


def _same_part(truth: Row, date: Row) -> bool:
    return bool(date["time_of_day"]) and date["time_of_day"].get("part") == truth.get("time_of_day")


def _shared(one: str, other: str) -> bool:
    """True for names that share a word that is not a word of any place."""
    return bool((set(one.split()) - ANY_PLACE) & (set(other.split()) - ANY_PLACE))


def compare(truth: Row, made: Row, tolds: Sequence[Told]) -> Iterator[tuple[str, Miss | None]]:
    """Each field that the truth speaks of with its miss, or None where it is right."""
    key = truth["key"]

    def row(field: str, want: Any, got: Any, right: bool, sayable: bool) -> tuple[str, Miss | None]:
        return field, None if right else Miss(key, field, want, got, of_reader=not sayable)

    told = [each.incident for each in tolds]
    types = {each["type"] for each in told}
    yield row("type", truth["type"], made["type"], made["type"] == truth["type"], truth["type"] in types)
    yield row("date", truth["date"], made["date"], _date_right(truth, made), any(_date_right(truth, e) for e in told))
    yield row(
        "place",
        truth["place"]["name"],
        _name(made),
        _place_right(truth, made),
        any(_place_right(truth, e) for e in told),
    )
    for field in COUNTS:
        if field in truth:
            want = {"min": truth[field]["min"], "max": truth[field]["max"]}
            got = made["casualties"].get(field)
            yield row(field, want, got, got == want, _counts_said(truth[field], field, told))
            best = truth[field].get("best")
            chosen = (made["best"].get(field) or {}).get("value")
            if best is not None:
                one = {"min": best, "max": best}
                sayable = _said(one, field, told) and not _stray(truth[field], field, told)
                yield row("best " + field, one, chosen, chosen == one, sayable)
    for field in NAMES:
        if field in truth:
            got = [each["name"] for each in made[field]]
            sayable = all(any(one_name(n, e["name"]) for i in told for e in i[field]) for n in truth[field])
            right = all(_listed(name, field, made, told) for name in truth[field])
            yield row(field, truth[field], got, right, sayable)
    yield from _evidence(truth, made, tolds, row)


def _listed(name: str, field: str, made: Row, told: Sequence[Row]) -> bool:
    """True where an entry of the view has the name, or the identity that an account gives one of that name."""
    key = "weapon_id" if field == "weapons" else "actor_id"
    ids = {each.get(key) for i in told for each in i[field] if one_name(name, each["name"])} - {None}
    return any(one_name(name, each["name"]) or each.get(key) in ids for each in made[field])


def _evidence(truth: Row, made: Row, tolds: Sequence[Told], row: Any) -> Iterator[tuple[str, Miss | None]]:
    """Lines, grade and contradictions; only where every report of the truth is read does the view answer alone."""
    there = {told.report for told in tolds}
    whole = there == set(truth["reports"])
    want = [sorted(line) for line in truth.get("lines", [truth["reports"]])]
    got = [sorted(line["reports"]) for line in made["lines_detail"]]
    yield row("lines", len(want), len(got), len(want) == len(got), whole)
    yield row("lines alike", want, got, sorted(want) == sorted(got), whole)
    grades = {truth["grade"], truth.get("arguable")}
    yield row("grade", truth["grade"], made["grade"], made["grade"] in grades, whole)
    fields = {each["field"] for each in truth.get("contradictions", ())}
    found = {each["field"] for each in made["contradictions"] if not each["both_true"]}
    for field in sorted(fields | found):
        right = (field in fields) == (field in found)
        yield row("contradictions", f"{field}: {field in fields}", f"{field}: {field in found}", right, whole)


def _name(incident: Row) -> str | None:
    return incident["place"]["name"] if incident["place"] else None


def _date_right(truth: Row, incident: Row) -> bool:
    date = incident["date"]
    return bool(date) and (date["start"], date["end"]) == (truth["date"]["start"], truth["date"]["end"])


def _place_right(truth: Row, incident: Row) -> bool:
    place = incident["place"]
    if not place or place["country"] != truth["place"]["country"]:
        return False
    admin = truth["place"].get("admin1")
    return bool(_shared(truth["place"]["name"], place["name"])) and (admin is None or place["admin1"] == admin)


def _counts_said(want: Row, field: str, told: Sequence[Row]) -> bool:
    """True where claims say both ends of the range, and nothing that the truth has not."""
    ends = [{"min": n, "max": n} for n in {want["min"], want["max"]}]
    return all(_said(end, field, told) for end in ends) and not _stray(want, field, told)


def _stray(want: Row, field: str, told: Sequence[Row]) -> bool:
    """True where a claim, or the toll of a report, has a figure that the truth does not know."""
    known = {want["min"], want["max"], *want.get("grew_from", ()), *want.get("said", {})}
    figures = [v["value"]["min"] for v in _values(field, told) if v["modality"] != "denied"]
    figures += [i["casualties"][field]["min"] for i in told if field in i["casualties"]]
    return any(figure not in known for figure in figures)


def _said(value: Row, field: str, told: Sequence[Row]) -> bool:
    return any(v["value"] == value for v in _values(field, told))


def _values(field: str, told: Sequence[Row]) -> list[Row]:
    return [v for i in told for claim in i["claims"] for v in claim["values"] if v["field"] == field]


def score() -> tuple[dict[str, tuple[int, int, int]], list[Miss]]:
    """By field: right, wrong by the view, wrong by the reader; and all misses."""
    truth = yaml.safe_load((EXAMPLES / "expected_incidents.yml").read_text("utf8"))
    read_records, refs = records()
    right: Counter[str] = Counter()
    misses: list[Miss] = []
    fields: dict[str, None] = {}
    for incident in truth["incidents"]:
        tolds = accounts(incident, read_records)
        if not tolds:
            misses.append(Miss(incident["key"], "read at all", True, False, of_reader=True))
            fields["read at all"] = None
            continue
        made = view(incident["key"], tolds, reports=refs)
        for field, miss in compare(incident, made, tolds):
            fields[field] = None
            if miss is None:
                right[field] += 1
            else:
                misses.append(miss)
    by = Counter((miss.field, miss.of_reader) for miss in misses)
    return {field: (right[field], by[field, False], by[field, True]) for field in fields}, misses


def main() -> int:
    """Print the score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="list what differs")
    parser.add_argument("--json", action="store_true", help="the score as JSON")
    options = parser.parse_args()
    scores, misses = score()
    if options.json:
        print(json.dumps({f: dict(zip(("right", "view", "reader"), row, strict=True)) for f, row in scores.items()}))
        return 0
    print(f"{'field':<24}{'right':>7}{'wrong (view)':>14}{'wrong (reader)':>16}{'of what is read':>17}")
    for field, (right, own, reader) in scores.items():
        share = f"{right / (right + own):.2f}" if right + own else "-"
        print(f"{field:<24}{right:>7}{own:>14}{reader:>16}{share:>17}")
    if options.misses:
        for of_reader, head in ((False, "made wrong by the view"), (True, "said by no account, or not all are there")):
            print(f"\n{head}")
            for miss in misses:
                if miss.of_reader == of_reader:
                    print(f"  {miss.incident} {miss.field}: want {_short(miss.want)} got {_short(miss.got)}")
    return 0


def _short(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)[:220]


if __name__ == "__main__":
    raise SystemExit(main())
