"""Score the linker on groups of reports that tell one incident, found by reading, and on pairs that only seem to.

    score_groups.py [FOLDER] --reports REPORTS.jsonl ... [--part open|blind] [--days 7] [--gazetteer FILE]
                    [--errors] [--json] [--check]

FOLDER (``gold/links``) holds groups.PART.jsonl and different.PART.jsonl; its GUIDE.md says how they were made. A
telling is a report and the word in it that tells the incident; it is read where an incident of the reader has that
word. The linker runs over all accounts of the part's reports and of every other report that was published within so
many days of one of them. Counted are pairs of tellings that are both read:

- right: of one group and joined;  missed: of one group and not joined;
- wrong: of two groups, or marked different, and joined.

Tellings that the reader missed, and those of two groups that it took for one incident within a report, are counted
apart. ``--errors`` names pairs of the open part only; of the blind part nothing is shown but totals. ``--check`` only
checks that every offset points at a word.
"""

import argparse
import datetime as dt
import json
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any, Final

from accounts import Link, Read, account_id, accounts, joined, shipped_link

from tawthiq.contract.lines import parse_line
from tawthiq.model.incident import Incident
from tawthiq.model.report import Report

HERE: Final = Path(__file__).parent / "gold" / "links"
PARTS: Final = ("open", "blind")
FORTNIGHT: Final = 7  # days to either side
Row = dict[str, Any]
Pair = tuple["Telling", "Telling"]


class SetError(ValueError):
    """A row that does not fit the reports."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A word of a report that tells an incident; ``group`` is empty for a word that only stands in a pair."""

    report: str
    start: int
    end: int
    group: str = ""
    recalled: bool = False
    vague: bool = False

    @classmethod
    def of(cls, row: Row, group: str = "") -> "Telling":
        """A telling of a row of the set."""
        start, end = row["trigger"]
        return cls(row["report"], start, end, group, bool(row.get("recalled")), bool(row.get("vague")))

    @property
    def at(self) -> tuple[str, int]:
        """Where it stands: the same for the same word in whatever row."""
        return self.report, self.start


@dataclass(frozen=True, slots=True)
class Part:
    """One half of the set: the tellings of each group by the group's id, and the pairs that are different."""

    groups: Mapping[str, Sequence[Telling]]
    different: Sequence[Pair]

    def tellings(self) -> Iterator[Telling]:
        """Every telling, those of groups first."""
        for group in self.groups.values():
            yield from group
        for pair in self.different:
            yield from pair

    def reports(self) -> frozenset[str]:
        """The ids of the reports."""
        return frozenset(telling.report for telling in self.tellings())


@dataclass(slots=True)
class Tally:
    """Counts of pairs of tellings (see the module), and the pairs behind them."""

    groups: int = 0
    tellings: int = 0
    read: int = 0  # tellings that the reader has an incident for
    two_as_one: int = 0  # pairs of two groups that the reader took for one incident of a report
    told: int = 0  # pairs of one group, read or not
    different: int = 0  # pairs marked different of which both are read
    wrongly_different: int = 0  # of those, joined
    right: int = 0
    missed: list[Pair] = field(default_factory=list)
    wrong: list[Pair] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Of the pairs joined, those that tell one incident."""
        return _share(self.right, self.right + len(self.wrong))

    @property
    def recall(self) -> float:
        """Of the pairs read that tell one incident, those joined."""
        return _share(self.right, self.right + len(self.missed))

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return _share(2 * self.right, 2 * self.right + len(self.wrong) + len(self.missed))

    def totals(self) -> Row:
        """The numbers alone."""
        rows = asdict(self) | {"missed": len(self.missed), "wrong": len(self.wrong)}
        shares = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        return rows | {name: round(share, 4) for name, share in shares.items()}


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def objects(path: Path) -> Iterator[Row]:
    """The objects of a file, one a line."""
    with path.open(encoding="utf8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def load(folder: Path, part: str) -> Part:
    """One half of the set."""
    groups = {
        row["id"]: [Telling.of(one, row["id"]) for one in row["tellings"]]
        for row in objects(folder / f"groups.{part}.jsonl")
    }
    rows = objects(folder / f"different.{part}.jsonl")
    return Part(groups, [(Telling.of(row["one"]), Telling.of(row["other"])) for row in rows])


def check(part: Part, reports: Mapping[str, Report]) -> None:
    """Every report is there and every offset points at a word. Raises :class:`SetError` for the first that does not."""
    for telling in part.tellings():
        if telling.report not in reports:
            raise SetError(f"no report {telling.report}")
        if not _is_word(reports[telling.report].text, telling.start, telling.end):
            raise SetError(f"{telling.report}: no word from {telling.start} to {telling.end}")


def _is_word(text: str, start: int, end: int) -> bool:
    around = text[max(start - 1, 0) : start] + text[end : end + 1]
    inside = text[start:end]
    return 0 <= start < end <= len(text) and all(map(_is_letter, inside)) and not any(map(_is_letter, around))


def _is_letter(char: str) -> bool:
    return unicodedata.category(char)[0] in "LM"


def nearby(part: Part, reports: Iterable[Report], days: int) -> Iterator[Report]:
    """The part's reports, and those published within so many days of one of them, in the order given."""
    rows, own = list(reports), part.reports()
    dates = {report.published for report in rows if report.id in own and report.published}
    wanted = {day + dt.timedelta(days=step) for day in dates for step in range(-days, days + 1)}
    yield from (report for report in rows if report.id in own or report.published in wanted)


def locate(telling: Telling, incidents: Sequence[Incident]) -> str | None:
    """The id of the incident that has the telling's word: as its trigger, else within its shortest mention."""
    found: list[tuple[bool, int, int]] = []
    for number, incident in enumerate(incidents):
        for mention in incident.mentions:
            triggered = mention.trigger.start < telling.end and telling.start < mention.trigger.end
            if triggered or mention.span.start <= telling.start < mention.span.end:
                found.append((not triggered, mention.span.end - mention.span.start, number))
    return incidents[min(found)[2]].id if found else None


def measure(part: Part, reports: Iterable[Report], read: Read, link: Link) -> Tally:
    """Read the reports, link their accounts and count."""
    at: dict[tuple[str, int], str] = {}
    wanted = {telling.at: telling for telling in part.tellings()}
    tolds = []
    for report in reports:
        incidents = read(report)
        tolds.extend(accounts(report, incidents))
        for place, telling in wanted.items():
            incident = locate(telling, incidents) if telling.report == report.id else None
            if incident is not None:
                at[place] = account_id(report.id, incident)
    return tally(part, at, joined(link(tolds), tolds))


def tally(part: Part, at: Mapping[tuple[str, int], str], group_of: Mapping[str, int]) -> Tally:
    """Count, given the account of each telling that was read and the group of each account."""
    told = [telling for group in part.groups.values() for telling in group]
    done = [telling for telling in told if telling.at in at]
    total = Tally(groups=len(part.groups), tellings=len(told), read=len(done))
    total.told = sum(len(group) * (len(group) - 1) // 2 for group in part.groups.values())
    for one, other in combinations(done, 2):
        together = group_of[at[one.at]] == group_of[at[other.at]]
        if one.group == other.group:
            total.right += together
            total.missed += [] if together else [(one, other)]
        elif at[one.at] == at[other.at]:
            total.two_as_one += 1
        elif together:
            total.wrong.append((one, other))
    _count_different(part, at, group_of, total)
    return total


def _count_different(part: Part, at: Mapping[tuple[str, int], str], group_of: Mapping[str, int], total: Tally) -> None:
    known = {frozenset((one.at, other.at)) for one, other in total.wrong}
    for one, other in part.different:
        if one.at not in at or other.at not in at:
            continue
        total.different += 1
        if group_of[at[one.at]] == group_of[at[other.at]]:
            total.wrongly_different += 1
            total.wrong += [] if frozenset((one.at, other.at)) in known else [(one, other)]


def kinds(total: Tally, part: Part, of_kind: Callable[[Telling], bool]) -> tuple[int, int]:
    """Pairs of one group with a telling of a kind: those missed, and all that were annotated."""
    missed = sum(any(map(of_kind, pair)) for pair in total.missed)
    pairs = (pair for group in part.groups.values() for pair in combinations(group, 2))
    return missed, sum(any(map(of_kind, pair)) for pair in pairs)


def show(name: str, part: Part, total: Tally, *, errors: bool) -> None:
    """Print a part's numbers, and of the open part its errors where asked for."""
    print(f"{name}: {total.groups} groups, {total.tellings} tellings, {total.read} of them read")
    print(f"  pairs: {total.told} told, {total.right + len(total.missed)} of them read on both sides")
    print(f"  precision {total.precision:.3f}  recall {total.recall:.3f}  F1 {total.f1:.3f}", end="")
    print(f"  ({total.right} right, {len(total.wrong)} wrong, {len(total.missed)} missed)")
    print(f"  marked different: {total.wrongly_different} of {total.different} joined")
    print(f"  of two groups, one incident to the reader: {total.two_as_one} pairs")
    recalled, vague = (kinds(total, part, test) for test in (lambda one: one.recalled, lambda one: one.vague))
    print(f"  missed with a recalled telling: {recalled[0]} of {recalled[1]} told", end="")
    print(f"; with a vague one: {vague[0]} of {vague[1]}")
    if errors and name != "blind":
        for label, pairs in (("missed", total.missed), ("wrong", total.wrong)):
            for one, other in pairs:
                places = "  ".join(f"{side.report}:{side.start} {side.group or '-'}" for side in (one, other))
                print(f"    {label}  {places}")


def main() -> None:
    """Read the arguments and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=HERE, metavar="FOLDER")
    parser.add_argument("--reports", type=Path, nargs="+", required=True, metavar="REPORTS.jsonl")
    parser.add_argument("--part", choices=PARTS)
    parser.add_argument("--days", type=int, default=FORTNIGHT)
    parser.add_argument("--gazetteer", type=Path, metavar="FILE")
    for flag in ("--errors", "--json", "--check"):
        parser.add_argument(flag, action="store_true")
    args = parser.parse_args()
    lines = (line for path in args.reports for line in path.read_text("utf8").split("\n") if line.strip())
    reports = {report.id: report for report in (parse_line(line).report for line in lines)}
    parts = {name: load(args.folder, name) for name in ([args.part] if args.part else PARTS)}
    try:
        for part in parts.values():
            check(part, reports)
    except SetError as error:
        sys.exit(f"score_groups.py: {error}")
    if args.check:
        return
    from tawthiq.reader import Reader

    reader, link = Reader.load(args.gazetteer), shipped_link()
    for name, part in parts.items():
        near = nearby(part, reports.values(), args.days)
        total = measure(part, near, lambda report: reader.read_report(report).incidents, link)
        if args.json:
            print(json.dumps({"part": name} | total.totals()))
        else:
            show(name, part, total, errors=args.errors)


if __name__ == "__main__":
    main()
