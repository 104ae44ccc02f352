"""Train the log-linear tables of the reader on gold, cross-validated by document.

    train.py DOCS.jsonl GOLD.jsonl [--folds 5] [--write]

Prints what each table reaches on documents it was not trained on, and what all reach together (incidents, as the
scorer counts them). With ``--write`` the tables trained on all documents replace the shipped ones.
"""

import argparse
import json
import math
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Any

from tawthiq.claims import attribute, make, narrate
from tawthiq.claims.bind import FOLDER as BIND
from tawthiq.claims.bind import ROLES, Role, candidates
from tawthiq.claims.bind import features as bind_features
from tawthiq.claims.draft import Draft, drafts
from tawthiq.claims.statements import statements
from tawthiq.evaluate.align import align, quoted, triggers_of
from tawthiq.evaluate.compare import close_days, is_optional, same_place, shared_names
from tawthiq.evaluate.score import score_document
from tawthiq.evaluate.slots import added
from tawthiq.mentions.find import Mentions
from tawthiq.model.mention import Mention, PlaceMention, TimeMention
from tawthiq.model.report import Report
from tawthiq.reader import Reader
from tawthiq.reconcile import group as grouping
from tawthiq.reconcile import likeness, stand
from tawthiq.reconcile.consolidate import Tables, grouped, incident, incidents
from tawthiq.rules.loglinear import LogLinear
from tawthiq.text.prepare import Prepared

Example = tuple[tuple[str, ...], bool]
# The tables that decide what is told and what is the same pull every weight towards zero at each use (features share
# the evidence, none rules alone); those that bind words take an ordinary ridge. Both were chosen by cross-validation.
ROUNDS, RATE, PULL, RIDGE = 40, 0.4, 0.1, 4.0


@dataclass(slots=True)
class Case:
    """One report with its gold and everything that does not depend on the tables."""

    row: dict[str, Any]
    gold: dict[str, Any]
    doc: Prepared
    mentions: Mentions
    voices: attribute.Scopes
    drafts: list[Draft]
    examples: dict[str, list[Example]] = field(default_factory=dict)


def load(docs: Path, gold: Path) -> list[Case]:
    """Read and prepare all reports."""
    from tawthiq.reader import _day

    reader = Reader.load()
    answers = {row["id"]: row for row in map(json.loads, gold.read_text("utf8").splitlines())}
    cases = []
    for row in map(json.loads, docs.read_text("utf8").splitlines()):
        report = Report(row["id"], row["text"], _day(row.get("published")), _day(row.get("published_from")))
        doc = reader.prepare(report)
        mentions = reader.mentions_of(doc)
        case = Case(row, answers[row["id"]], doc, mentions, attribute.scopes(doc, mentions), drafts(doc, mentions))
        case.examples = {"narrate": list(narrate_examples(case)), "same": list(same_examples(case))}
        case.examples |= {role: list(bind_examples(case, role)) for role in ROLES}
        cases.append(case)
    return cases


def owner(case: Case, draft: Draft) -> str | None:
    """The gold incident whose mention holds the draft's trigger: the tightest mention, types that agree first."""
    text = case.doc.report.text
    trigger = draft.trigger
    best: tuple[bool, int, str] | None = None
    for gold in case.gold["incidents"]:
        for quote in gold["mentions"]:
            at = text.find(quote)
            while at >= 0:
                if at < trigger.end and trigger.start < at + len(quote):
                    same = narrate.family(gold["type"]) == narrate.family(trigger.incident_type)
                    row = (not same, len(quote), gold["key"])
                    best = row if best is None else min(best, row)
                at = text.find(quote, at + 1)
    return best[2] if best else None


def narrate_examples(case: Case) -> Iterable[Example]:
    """Each trigger with whether a gold mention holds it."""
    for draft in case.drafts:
        yield tuple(narrate.features(case.doc, draft)), owner(case, draft) is not None


def same_examples(case: Case) -> Iterable[Example]:
    """Each trigger of an incident beside every earlier group of its report, grouped as gold groups them."""
    groups: dict[str, likeness.Group] = {}
    for draft in case.drafts:
        key = owner(case, draft)
        if key is None:
            continue
        facts = likeness.Facts.of(draft)
        for index, (other, candidate) in enumerate(groups.items()):
            yield tuple(likeness.features(facts, candidate, index, len(groups))), other == key
        groups.setdefault(key, likeness.Group()).add(facts)


def stand_examples(case: Case, models: make.Models, same: LogLinear) -> Iterable[Example]:
    """Each predicted group with whether it is one of the gold incidents; optional gold is left out."""
    told = make.make(case.doc, case.mentions, case.voices, models)
    groups = grouped(told, same)
    found = [incident(case.doc, case.mentions, tellings).to_dict() for tellings in groups]
    gold = case.gold["incidents"]
    spans = [quoted(case.row["text"], row["mentions"]) for row in gold]
    pairs = {j: i for i, j in align(gold, found, spans, [triggers_of(row) for row in found]).items()}
    for index in range(len(groups)):
        if index in pairs and is_optional(gold[pairs[index]], case.row.get("published")):
            continue
        yield tuple(stand.features(case.doc, groups, index)), index in pairs


def bind_examples(case: Case, role: Role) -> Iterable[Example]:
    """Each mention of a trigger's sentence with whether gold has it in that role for the trigger's incident."""
    around = make.setting(case.doc, case.mentions, case.voices)
    gold = {incident["key"]: incident for incident in case.gold["incidents"]}
    for draft in case.drafts:
        key = owner(case, draft)
        if key is None:
            continue
        for mention in candidates(draft, role):
            answer = _fills(gold[key], mention, role, case.doc.report.text)
            yield tuple(bind_features(case.doc, draft, mention, around)), answer


def _fills(incident: dict[str, Any], mention: Mention, role: Role, text: str) -> bool:
    """True where gold gives the mention's name, place or days to the incident."""
    if role == "place":
        assert isinstance(mention, PlaceMention)
        return same_place(incident["place"], mention.place)
    if role == "time":
        assert isinstance(mention, TimeMention)
        return close_days(incident["date"], mention.when.to_dict("said"))
    names = incident["perpetrators" if role == "perpetrator" else "targets"]
    return shared_names(names, [text[mention.start : mention.end]]) > 0


def fit(examples: Sequence[Example], *, pooled: bool) -> dict[str, float]:
    """Weights by averaged adaptive gradient steps on the log-loss with a ridge.

    Features seen fewer than four times are left out.
    """
    seen = Counter(name for names, _ in examples for name in names)
    weights = {name: 0.0 for name, times in seen.items() if times >= 4}
    energy = dict.fromkeys(weights, 1e-6)
    ridge = {name: PULL if pooled else RIDGE / seen[name] for name in weights}
    order = random.Random(7)
    rows = [([n for n in names if n in weights], answer) for names, answer in examples]
    total_of = dict.fromkeys(weights, 0.0)
    for step in range(ROUNDS):
        order.shuffle(rows)
        for names, answer in rows:
            total = sum(weights[name] for name in names)
            error = 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total)))) - answer
            for name in names:
                slope = error + ridge[name] * weights[name]
                energy[name] += slope * slope
                weights[name] -= RATE * slope / math.sqrt(energy[name])
        if step >= ROUNDS // 2:
            for name, weight in weights.items():
                total_of[name] += weight
    return {name: round(total / (ROUNDS - ROUNDS // 2), 3) for name, total in sorted(total_of.items())}


def accuracy(parts: Sequence[tuple[LogLinear, list[Example]]]) -> str:
    """Precision, recall and F1 of yes, over tables each on examples of its own."""
    rows = [(model.decides(names), answer) for model, examples in parts for names, answer in examples]
    hit = sum(said and answer for said, answer in rows)
    p, r = hit / max(1, sum(said for said, _ in rows)), hit / max(1, sum(answer for _, answer in rows))
    return f"P {p:.3f} R {r:.3f} F1 {2 * p * r / max(1e-9, p + r):.3f} (n {len(rows)})"


@dataclass(frozen=True, slots=True)
class Cuts:
    """The thresholds of the tables."""

    narrate: float
    same: float
    stand: float
    bind: tuple[tuple[Role, float], ...]


@dataclass(frozen=True, slots=True)
class Trained:
    """The weights of all tables."""

    narrate: dict[str, float]
    same: dict[str, float]
    bind: dict[Role, dict[str, float]]
    stand: dict[str, float]

    def models(self, cuts: Cuts) -> make.Models:
        """The tables of telling and binding."""
        at = dict(cuts.bind)
        bound = {role: LogLinear(weights, at[role]) for role, weights in self.bind.items()}
        return make.Models(LogLinear(self.narrate, cuts.narrate), bound)


def train(cases: Sequence[Case], cuts: Cuts, inner: int = 4) -> Trained:
    """All tables; the one of standing learns from groups made by tables that were not trained on their reports."""
    examples: list[Example] = []
    for fold in range(inner):
        held = cases[fold::inner]
        part = _without_stand([case for case in cases if case not in held])
        models = part.models(cuts)
        same = LogLinear(part.same, cuts.same)
        examples.extend(e for c in held for e in stand_examples(c, models, same))
    whole = _without_stand(cases)
    return Trained(whole.narrate, whole.same, whole.bind, fit(examples, pooled=True))


def _without_stand(cases: Sequence[Case]) -> Trained:
    return Trained(
        fit([e for c in cases for e in c.examples["narrate"]], pooled=True),
        fit([e for c in cases for e in c.examples["same"]], pooled=True),
        {role: fit([e for c in cases for e in c.examples[role]], pooled=False) for role in ROLES},
        {},
    )


def predict(case: Case, trained: Trained, cuts: Cuts) -> dict[str, Any]:
    """The record with the given tables."""
    told = make.make(case.doc, case.mentions, case.voices, trained.models(cuts))
    tables = Tables(LogLinear(trained.same, cuts.same), LogLinear(trained.stand, cuts.stand))
    found = incidents(case.doc, case.mentions, told, tables)
    return {
        "document": {"id": case.row["id"]},
        "incidents": [i.to_dict() for i in found],
        "statements": [s.to_dict() for s in statements(case.doc, case.mentions, case.voices)],
    }


def measure(cases: Sequence[Case], records: Sequence[dict[str, Any]]) -> dict[str, dict[str, float]]:
    """What the records reach, slot by slot."""
    by_id = {record["document"]["id"]: record for record in records}
    parts = [score_document(case.row, case.gold, by_id[case.row["id"]]).slots for case in cases]
    return {name: slot.row() for name, slot in added(parts).items()}


def cross_validate(
    cases: list[Case], folds: int, cuts: Sequence[Cuts], out: Path | None = None, also: Sequence[Case] = ()
) -> None:
    """Train on all folds but one (and on ``also``), read that one; print what each set of thresholds reaches in all.

    ``out`` keeps the records that tables made of reports they were not trained on.
    """
    shuffled = list(cases)
    random.Random(5).shuffle(shuffled)
    outputs: dict[Cuts, list[dict[str, Any]]] = {cut: [] for cut in cuts}
    tested: dict[str, list[tuple[LogLinear, list[Example]]]] = {}
    for fold in range(folds):
        held = shuffled[fold::folds]
        trained = train([*(case for case in shuffled if case not in held), *also], cuts[0])
        for cut in cuts:
            outputs[cut].extend(predict(c, trained, cut) for c in held)
        for name, weights in {"narrate": trained.narrate, "same": trained.same, **trained.bind}.items():
            examples = [e for c in held for e in c.examples[name]]
            tested.setdefault(name, []).append((LogLinear(weights), examples))
    if out:
        rows = (json.dumps(record, ensure_ascii=False) for record in outputs[cuts[0]])
        out.write_text("\n".join(rows) + "\n", "utf8")
    for name, parts in tested.items():
        print(f"{name:<12}", accuracy(parts))
    for cut in cuts:
        slots = measure(cases, outputs[cut])
        inc, overall = slots["incident"], slots["OVERALL"]
        print(cut)
        print(f"  incidents P {inc['precision']} R {inc['recall']} F1 {inc['f1']}  OVERALL {overall['f1']}  ", end="")
        print(*(f"{n} {slots[n]['f1']:.3f}" for n in ("place", "date", "perpetrators", "targets")))
    for name in slots:
        print(f"  {name:<18} P {slots[name]['precision']:.3f} R {slots[name]['recall']:.3f} F1 {slots[name]['f1']:.3f}")


def write(path: Path, weights: dict[str, float], threshold: float, note: str) -> None:
    """Keep a table as readable JSON, one feature a line."""
    rows = ",\n".join(f"  {json.dumps(name)}: {weight}" for name, weight in weights.items() if weight)
    path.write_text(
        f'{{\n"note": {json.dumps(note)},\n"threshold": {threshold},\n"weights": {{\n{rows}\n}}\n}}\n', "utf8"
    )


def main() -> None:
    """Read the arguments, cross-validate, and write where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("docs", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--also", type=Path, nargs=2, metavar=("DOCS", "GOLD"), help="more reports to train on")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--narrate", type=float, default=0.0, help="threshold of telling")
    parser.add_argument("--same", type=float, default=0.0, help="threshold of being the same occurrence")
    for role in ROLES:
        parser.add_argument(f"--{role}", type=float, nargs="+", default=[0.0], help=f"thresholds of binding a {role}")
    parser.add_argument("--stand", type=float, nargs="+", default=[0.0], help="thresholds of standing to compare")
    parser.add_argument("--out", type=Path, help="keep the cross-validated records (JSON lines)")
    parser.add_argument("--write", action="store_true", help="train on all reports and keep the tables")
    args = parser.parse_args()
    cases = load(args.docs, args.gold)
    also = load(*args.also) if args.also else []
    grid = product(*([(role, cut) for cut in getattr(args, role)] for role in ROLES))
    cuts = [Cuts(args.narrate, args.same, s, b) for b in grid for s in args.stand]
    if args.folds:
        cross_validate(cases, args.folds, cuts, args.out, also)
    if args.write:
        note = f"trained by eval/train.py on {len(cases) + len(also)} reports"
        trained = train([*cases, *also], cuts[0])
        write(narrate.WEIGHTS, trained.narrate, args.narrate, note)
        write(grouping.WEIGHTS, trained.same, args.same, note)
        write(stand.WEIGHTS, trained.stand, cuts[0].stand, note)
        for role, weights in trained.bind.items():
            write(BIND / f"{role}.json", weights, dict(cuts[0].bind)[role], note)


if __name__ == "__main__":
    main()
