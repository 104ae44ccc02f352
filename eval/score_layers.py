"""Score one layer of the reader on sentences that were annotated before it was run on them.

    score_layers.py times|counts|clauses SET.jsonl --reports REPORTS.jsonl [--errors] [--json]

A row of SET names a report, a sentence's offsets in it, and the hash of its words; the report itself is read whole,
as the reader would. A sentence whose hash differs is refused. ``--errors`` prints what went wrong with the sentences;
for a set called blind it refuses, unless ``--adjudicate`` says that gold is being argued and not the reader written.
"""

import argparse
import datetime as dt
import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from tawthiq.contract.lines import full_text
from tawthiq.evaluate.bootstrap import intervals
from tawthiq.evaluate.slots import Slot, Slots, added
from tawthiq.model.mention import CountMention, TimeMention
from tawthiq.model.report import Report
from tawthiq.text.fold import fold_word
from tawthiq.text.prepare import Prepared

Row = dict[str, Any]


class Mentions(Protocol):
    """What the reader finds, as far as it is scored here."""

    @property
    def times(self) -> Sequence[TimeMention]:
        """Time expressions."""

    @property
    def counts(self) -> Sequence[CountMention]:
        """Casualty phrases."""


class Layers(Protocol):
    """A reader whose layers can be run alone."""

    def mentions(self, report: Report) -> Mentions:
        """All mentions of a report."""

    def prepare(self, report: Report) -> Prepared:
        """The tokens, sentences and clauses of a report."""


class SetError(ValueError):
    """A set that does not fit its reports."""


@dataclass
class Scored:
    """One sentence's tallies and what was wrong with it."""

    slots: Slots
    wrong: list[str] = field(default_factory=list)


def sentence_of(row: Row, text: str) -> str:
    """The words of a row's sentence. Raises :class:`SetError` where they are not those that were annotated."""
    words = text[row["start"] : row["end"]]
    if hashlib.sha256(words.encode()).hexdigest() != row["sha256"]:
        raise SetError(f"{row['report']}: the sentence at {row['start']} is not the one annotated")
    return words


def report_of(row: Row, source: Row) -> Report:
    """The whole report; the annotators took its day of publication as exact."""
    return Report(
        row["report"], full_text(source), dt.date.fromisoformat(row["published"]), source=source.get("source")
    )


def apart(first: list[int], second: list[int]) -> bool:
    """True where two stretches share nothing."""
    return first[1] <= second[0] or second[1] <= first[0]


# Times: a gold expression is right when a predicted one overlaps it and agrees in everything.


def found_times(mentions: Mentions, row: Row) -> list[Row]:
    """The predicted expressions of a sentence, in the form of the gold."""
    found = []
    for mention in mentions.times:
        at = [mention.start - row["start"], mention.end - row["start"]]
        if not apart(at, [0, row["end"] - row["start"]]):
            when = mention.when
            days = {name: day.isoformat() if day else None for name, day in (("start", when.start), ("end", when.end))}
            found.append({"at": at, **days, "precision": when.precision, "part": when.part, "clock": when.clock})
    return found


def same_time(gold: Row, found: Row) -> bool:
    """Equal in start, end, precision, part of day and clock."""
    return all(gold[name] == found[name] for name in ("start", "end", "precision", "part", "clock"))


def score_times(gold: list[Row], found: list[Row], words: str) -> Scored:
    """Recall over what must be found; precision over what was found, less what lies on optional gold alone."""
    firm = [g for g in gold if not g.get("optional")]
    loose = [g for g in gold if g.get("optional")]
    left, wrong, hits, spans = list(found), [], 0, 0
    for g in firm:
        near = [f for f in found if not apart(g["at"], f["at"])]
        spans += bool(near)
        right = next((f for f in left if f in near and same_time(g, f)), None)
        if right is None:
            wrong.append(f"missed {quoted(words, g)} {[quoted(words, f) for f in near] or ''}")
        else:
            left.remove(right)
            hits += 1
    strays = [f for f in found if all(apart(g["at"], f["at"]) for g in firm)]
    excused = [f for f in strays if any(not apart(g["at"], f["at"]) for g in loose)]
    wrong += [f"invented {quoted(words, f)}" for f in strays if f not in excused]
    counted = len(found) - len(excused)
    return Scored({"times": Slot(hits, counted, len(firm)), "times_span": Slot(spans, counted, len(firm))}, wrong)


# Counts: one to one, best agreement first.


def found_counts(mentions: Mentions, row: Row) -> list[Row]:
    """The predicted phrases of a sentence, in the form of the gold."""
    found = []
    for mention in mentions.counts:
        at = [mention.start - row["start"], mention.end - row["start"]]
        if not apart(at, [0, row["end"] - row["start"]]):
            number = {"min": mention.number.min, "max": mention.number.max}
            found.append({"at": at, "fate": mention.fate, "group": mention.group, **number, "noun": mention.noun})
    return found


def agreement(gold: Row, found: Row, words: str) -> int:
    """0 where the two cannot be one phrase; else more, the more they agree."""
    overlap = not apart(gold["at"], found["at"])
    noun = found["noun"] and found["noun"] in [fold_word(w) for w in words[slice(*gold["at"])].split()]
    if not overlap and not noun:
        return 0
    number = (gold["min"], gold["max"]) == (found["min"], found["max"])
    fate, group = bool(gold["fate"] == found["fate"]), bool(gold["group"] == found["group"])
    return 1 + 8 * fate + 4 * number + 2 * group + overlap


def score_counts(gold: list[Row], found: list[Row], words: str) -> Scored:
    """Exactly, and without the group."""
    pairs = sorted(
        ((agreement(g, f, words), -i, -j) for i, g in enumerate(gold) for j, f in enumerate(found)), reverse=True
    )
    of_gold: dict[int, int] = {}
    for fit, i, j in pairs:
        if fit and -i not in of_gold and -j not in of_gold.values():
            of_gold[-i] = -j
    firm = {i for i, g in enumerate(gold) if not g.get("optional")}
    counted = len(found) - sum(i not in firm for i in of_gold)
    scored = Scored({"counts": Slot(0, counted, len(firm)), "counts_any_group": Slot(0, counted, len(firm))})
    for i in firm:
        g, f = gold[i], found[of_gold[i]] if i in of_gold else None
        loose = f is not None and all(g[name] == f[name] for name in ("fate", "min", "max"))
        exact = loose and f is not None and g["group"] == f["group"]
        scored.slots["counts_any_group"].tp += loose
        scored.slots["counts"].tp += exact
        if not exact:
            scored.wrong.append(f"missed {quoted(words, g)} {short(f) if f else ''}")
    scored.wrong += [f"invented {quoted(words, f)}" for j, f in enumerate(found) if j not in of_gold.values()]
    return scored


# Clauses: boundaries, at the first word after blanks, marks and quotes.


def first_word(words: str, offset: int) -> int:
    """The offset of the first letter or digit from ``offset`` on."""
    while offset < len(words) and not words[offset].isalnum():
        offset += 1
    return offset


def score_clauses(row: Row, doc: Prepared, words: str) -> Scored:
    """Boundaries within the sentence."""
    starts = (doc.tokens[clause.first].start - row["start"] for clause in doc.clauses if clause.first < len(doc.tokens))
    inside = {0, len(words), first_word(words, 0)}
    found = {first_word(words, at) for at in starts if 0 < at < len(words)} - inside
    gold = {first_word(words, at) for at in row["begins"]} - inside
    scored = Scored({"clauses": Slot(len(found & gold), len(found), len(gold))})
    scored.wrong += [f"missed before {words[at : at + 25]!r}" for at in sorted(gold - found)]
    scored.wrong += [f"invented before {words[at : at + 25]!r}" for at in sorted(found - gold)]
    return scored


def quoted(words: str, row: Row) -> str:
    """The words of an answer and its value, for people."""
    return f"{words[max(0, row['at'][0]) : row['at'][1]]!r} {short(row)}"


def short(row: Row) -> str:
    """An answer's value."""
    names = ("start", "end", "precision", "part", "clock", "fate", "group", "min", "max")
    return " ".join(f"{row[name]}" for name in names if name in row)


def score(layer: str, row: Row, source: Row, reader: Layers) -> Scored:
    """One sentence, read in its report."""
    report = report_of(row, source)
    words = sentence_of(row, report.text)
    if layer == "clauses":
        return score_clauses(row, reader.prepare(report), words)
    mentions = reader.mentions(report)
    if layer == "times":
        return score_times(row["expressions"], found_times(mentions, row), words)
    return score_counts(row["phrases"], found_counts(mentions, row), words)


def read(path: str) -> Iterator[Row]:
    """The objects of a JSON-lines file."""
    with Path(path).open(encoding="utf8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def numbers(scored: list[Scored]) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 of every slot, with the 95 % interval of F1."""
    parts = [one.slots for one in scored]
    bounds = intervals(parts)
    rows = {name: slot.row() for name, slot in added(parts).items()}
    return {name: row | {"low": bounds[name][0], "high": bounds[name][1]} for name, row in rows.items()}


def run(layer: str, set_path: str, reports: str, reader: Layers) -> Iterator[tuple[Row, Scored]]:
    """Score every sentence of a set."""
    sources = {row["id"]: row for row in read(reports)}
    for row in read(set_path):
        if row["report"] not in sources:
            raise SetError(f"{row['report']} is not among the reports")
        yield row, score(layer, row, sources[row["report"]], reader)


def main() -> None:
    """Read the arguments and print the numbers."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("layer", choices=("times", "counts", "clauses"))
    parser.add_argument("set", metavar="SET.jsonl")
    parser.add_argument("--reports", required=True, metavar="REPORTS.jsonl")
    parser.add_argument("--errors", action="store_true", help="what went wrong, with its words")
    parser.add_argument("--adjudicate", action="store_true", help="allow --errors on a blind set: gold is being argued")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    if args.errors and not args.adjudicate and "blind" in Path(args.set).name:
        sys.exit(
            "score_layers.py: a blind set is only measured: its errors stay unseen (--adjudicate to argue its gold)"
        )
    from tawthiq.reader import Reader

    try:
        scored = list(run(args.layer, args.set, args.reports, Reader.load()))
    except SetError as error:
        sys.exit(f"score_layers.py: {error}")
    result = numbers([one for _, one in scored])
    if args.json:
        print(json.dumps(result))
        return
    print(f"{'layer':<18}{'P':>8}{'R':>8}{'F1':>8}  {'95 %':<13}{'right':>7}{'found':>7}{'gold':>7}")
    for name, row in result.items():
        rates = f"{row['precision']:>8.3f}{row['recall']:>8.3f}{row['f1']:>8.3f}  {row['low']:.3f}-{row['high']:.3f}  "
        print(f"{name:<18}{rates}{row['tp']:>7}{row['pred']:>7}{row['gold']:>7}")
    for row, one in scored if args.errors else ():
        for wrong in one.wrong:
            print(f"{row['report']}:{row['start']}  {wrong}")


if __name__ == "__main__":
    main()
