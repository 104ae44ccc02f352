"""One evaluation: read the documents, score them, keep what is needed to compare with the next one."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol

from tawthiq.contract.lines import report_of
from tawthiq.evaluate.bootstrap import intervals
from tawthiq.evaluate.claims import score_claims
from tawthiq.evaluate.compare import Row
from tawthiq.evaluate.score import DocumentScore, score_document
from tawthiq.evaluate.slots import Slots, added
from tawthiq.model.record import Record
from tawthiq.model.report import Report

# what a reader may see of an annotated document; country, kind, cluster and date quality are the annotators' notes
_READABLE: Final = ("id", "text", "title", "source", "published", "published_from")


class ReadsReports(Protocol):
    """What is evaluated."""

    def read_report(self, report: Report) -> Record:
        """The record of one report."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The numbers of a run, over all documents and for each."""

    slots: Slots
    counts: Counter[str]
    documents: list[DocumentScore]
    intervals: dict[str, tuple[float, float]]
    failures: dict[str, str]
    gold: str

    def numbers(self) -> dict[str, dict[str, float]]:
        """Every slot's numbers."""
        return {name: slot.row() for name, slot in self.slots.items()}

    def run(self) -> dict[str, Any]:
        """What is written down: numbers and outcomes by incident key, no word of any report."""
        return {
            "gold_sha256": self.gold,
            "slots": self.numbers(),
            "intervals": {name: list(bounds) for name, bounds in self.intervals.items()},
            "counts": dict(sorted(self.counts.items())),
            "documents": {
                score.id: {
                    "spurious": score.slots["incident"].pred - score.slots["incident"].tp,
                    "incidents": {
                        key: sorted(n for n, hit in found.items() if hit) for key, found in score.outcomes.items()
                    },
                    "asked": {key: sorted(found) for key, found in score.outcomes.items()},
                }
                for score in sorted(self.documents, key=lambda s: s.id)
            },
        }


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON-lines file."""
    with path.open(encoding="utf8") as stream:
        return [json.loads(line) for line in stream if line.strip()]


def read_documents(docs: Iterable[Row], reader: ReadsReports) -> tuple[dict[str, Row], dict[str, str]]:
    """The reader's records by document id, and why some are missing: a crash counts as a miss."""
    records: dict[str, Row] = {}
    failures: dict[str, str] = {}
    for doc in docs:
        line = report_of({name: doc[name] for name in _READABLE if name in doc})
        try:
            records[line.report.id] = reader.read_report(line.report).to_dict()
        except Exception as error:  # noqa: BLE001 - counted and shown
            failures[line.report.id] = f"{type(error).__name__}: {error}"
    return records, failures


def evaluate(
    docs: list[dict[str, Any]],
    gold: list[dict[str, Any]],
    records: Mapping[str, Row],
    claims: list[dict[str, Any]] | None = None,
    *,
    failures: Mapping[str, str] | None = None,
    rounds: int = 1000,
    seed: int = 1,
    countries: frozenset[str] = frozenset(),
) -> Evaluation:
    """Score every annotated document; with ``countries``, fields only of the incidents there."""
    by_id = {doc["id"]: doc for doc in docs}
    golds = {row["id"]: row for row in gold}
    documents = [score_document(by_id[row["id"]], row, records.get(row["id"]), countries) for row in gold]
    said = [score_claims(by_id[row["id"]], golds[row["id"]], records.get(row["id"]), row) for row in claims or ()]
    counts: Counter[str] = Counter()
    for document in documents:
        counts.update(document.counts)
    parts = [document.slots for document in documents]
    bounds = intervals(parts, rounds=rounds, seed=seed) | intervals(said, rounds=rounds, seed=seed)
    return Evaluation(
        added(parts) | added(said), counts, documents, bounds, dict(failures or {}), digest(docs, gold, claims or [])
    )


def digest(*parts: object) -> str:
    """A hash of what is scored against: numbers of different gold are not compared."""
    return hashlib.sha256(json.dumps(parts, sort_keys=True, ensure_ascii=True).encode()).hexdigest()
