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
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
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
from tawthiq.reconcile import choose, stand
from tawthiq.reconcile import group as grouping
from tawthiq.reconcile.consolidate import Tables, grouped, incident, incidents
from tawthiq.rules.loglinear import LogLinear
from tawthiq.text.prepare import Prepared

Example = tuple[tuple[str, ...], bool]
# The tables that decide what is told and what is the same pull every weight towards zero at each use (features share
# the evidence, none rules alone); those that bind words take an ordinary ridge. Both were chosen by cross-validation.
ROUNDS, RATE, PULL, RIDGE = 40, 0.4, 0.1, 4.0
SLACK = (
    0.2  # how much sooner a trigger is told in training than in reading: more of what is no occurrence to learn from
)
SEEN_IN_CHOICES = 10  # times that a feature of grouping has to be seen: fewer change nothing, and the table stays short


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
    choices: list[grouping.Choice] = field(default_factory=list)


def load(docs: Path, gold: Path) -> list[Case]:
    """Read and prepare the annotated reports of a file."""
    from tawthiq.reader import _day

    reader = Reader.load()
    answers = {row["id"]: row for row in map(json.loads, gold.read_text("utf8").splitlines())}
    cases = []
    rows = map(json.loads, docs.read_text("utf8").splitlines())
    for row in sorted(rows, key=lambda row: str(row["id"])):  # the order of a file changes no weight
        if row["id"] not in answers:
            continue  # a larger file of reports, of which some are annotated
        report = Report(row["id"], row["text"], _day(row.get("published")), _day(row.get("published_from")))
        doc = reader.prepare(report)
        mentions = reader.mentions_of(doc)
        case = Case(row, answers[row["id"]], doc, mentions, attribute.scopes(doc, mentions), drafts(doc, mentions))
        case.examples = {"narrate": list(narrate_examples(case))}
        case.choices = joined_choices(case)
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


def joined_choices(case: Case, told: LogLinear | None = None) -> list[grouping.Choice]:
    """Each decision of grouping, the triggers grouped so far as gold groups them.

    What the table of telling takes for told, and gold does not, stands among them as it does in reading.
    """
    owners = {draft.index: key for draft in case.drafts if (key := owner(case, draft)) is not None}
    rows = zip(case.drafts, case.examples["narrate"], strict=True)
    stray = {draft.index for draft, (names, _) in rows if told and draft.index not in owners and told.decides(names)}
    return list(grouping.choices(case.drafts, owners, stray))


def choose_examples(case: Case, groups: Sequence[Sequence[make.Telling]], role: Role) -> Iterable[Example]:
    """Each party that a predicted group binds in a role, with whether gold gives it to the group's incident."""
    gold, pairs = case.gold["incidents"], _paired(case, groups)
    text = case.doc.report.text
    for index, tellings in enumerate(groups):
        if index not in pairs:
            continue
        wanted = gold[pairs[index]]["perpetrators" if role == "perpetrator" else "targets"]
        found = choose.candidates(case.doc, tellings, role)
        for number, one in enumerate(found):
            names = [text[row.mention.start : row.mention.end] for _, row in one.rows]
            answer = any(shared_names(wanted, [name]) > 0 for name in names)
            yield tuple(choose.features(case.doc, tellings, role, found, number)), answer


def _paired(case: Case, groups: Sequence[Sequence[make.Telling]]) -> dict[int, int]:
    """Which gold incident each predicted group is."""
    found = [incident(case.doc, case.mentions, tellings).to_dict() for tellings in groups]
    gold = case.gold["incidents"]
    spans = [quoted(case.row["text"], row["mentions"]) for row in gold]
    return {j: i for i, j in align(gold, found, spans, [triggers_of(row) for row in found]).items()}


def stand_examples(case: Case, groups: Sequence[Sequence[make.Telling]]) -> Iterable[Example]:
    """Each predicted group with whether it is one of the gold incidents; optional gold is left out."""
    gold, pairs = case.gold["incidents"], _paired(case, groups)
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


class Descent:
    """Averaged adaptive gradient steps with a ridge, over the features that are seen often enough."""

    def __init__(self, seen: Counter[str], fewest: int, pull: float | None = None) -> None:
        self.weights = {name: 0.0 for name, times in seen.items() if times >= fewest}
        self._energy = dict.fromkeys(self.weights, 1e-6)
        self._ridge = {name: RIDGE / seen[name] if pull is None else pull for name in self.weights}
        self._total = dict.fromkeys(self.weights, 0.0)

    def known(self, names: Iterable[str]) -> list[str]:
        """The features that have a weight."""
        return [name for name in names if name in self.weights]

    def score(self, names: Iterable[str]) -> float:
        """The sum of the weights."""
        return sum(self.weights[name] for name in names)

    def step(self, names: Iterable[str], error: float) -> None:
        """One step against an error of prediction."""
        for name in names:
            slope = error + self._ridge[name] * self.weights[name]
            self._energy[name] += slope * slope
            self.weights[name] -= RATE * slope / math.sqrt(self._energy[name])

    def averaged(self, rows: list[Any], visit: Callable[[Any], None]) -> dict[str, float]:
        """Visit all rows in each round, shuffled; the weights averaged over the second half of the rounds."""
        order = random.Random(7)
        for turn in range(ROUNDS):
            order.shuffle(rows)
            for row in rows:
                visit(row)
            if turn >= ROUNDS // 2:
                for name, weight in self.weights.items():
                    self._total[name] += weight
        return {name: round(total / (ROUNDS - ROUNDS // 2), 3) for name, total in sorted(self._total.items())}


def fit(examples: Sequence[Example], *, pooled: bool) -> dict[str, float]:
    """Weights of yes or no, on the log-loss. Features seen fewer than four times are left out."""
    descent = Descent(Counter(name for names, _ in examples for name in names), 4, PULL if pooled else None)

    def visit(row: Example) -> None:
        names, answer = row
        total = max(-30.0, min(30.0, descent.score(names)))
        descent.step(names, 1.0 / (1.0 + math.exp(-total)) - answer)

    return descent.averaged([(descent.known(names), answer) for names, answer in examples], visit)


def fit_choices(choices: Sequence[grouping.Choice]) -> dict[str, float]:
    """Weights of a choice among candidates and "none of them", whose score is zero."""
    descent = Descent(Counter(name for choice in choices for names, _ in choice for name in names), SEEN_IN_CHOICES)

    def visit(row: Sequence[Example]) -> None:
        scores = [descent.score(names) for names, _ in row]
        top = max(0.0, *scores)
        whole = math.exp(-top) + sum(math.exp(score - top) for score in scores)
        for (names, answer), score in zip(row, scores, strict=True):
            descent.step(names, math.exp(score - top) / whole - answer)

    return descent.averaged([[(descent.known(names), answer) for names, answer in row] for row in choices], visit)


def chosen(parts: Sequence[tuple[LogLinear, list[grouping.Choice]]]) -> str:
    """How many choices of grouping are right, over tables each on choices of its own."""
    right = total = 0
    for model, choices in parts:
        for choice in choices:
            score, answer = max((model.score(names), answer) for names, answer in choice)
            right += answer if score >= model.threshold else not any(answer for _, answer in choice)
            total += 1
    return f"right {right / max(1, total):.3f} (n {total})"


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
    choose: tuple[tuple[Role, float], ...] = (("perpetrator", 0.0), ("target", 0.0))


@dataclass(frozen=True, slots=True)
class Trained:
    """The weights of all tables."""

    narrate: dict[str, float]
    same: dict[str, float]
    bind: dict[Role, dict[str, float]]
    stand: dict[str, float]
    choose: dict[Role, dict[str, float]]

    def choosers(self, cuts: Cuts) -> dict[Role, LogLinear]:
        """The tables that choose among the parties of a group."""
        at = dict(cuts.choose)
        return {role: LogLinear(weights, at[role]) for role, weights in self.choose.items()}

    def models(self, cuts: Cuts) -> make.Models:
        """The tables of telling and binding."""
        at = dict(cuts.bind)
        bound = {role: LogLinear(weights, at[role]) for role, weights in self.bind.items()}
        return make.Models(LogLinear(self.narrate, cuts.narrate), bound)


def train(cases: Sequence[Case], cuts: Cuts, inner: int = 4) -> Trained:
    """All tables; those of choosing and standing learn from groups made by tables that did not know them."""
    cuts = replace(cuts, narrate=cuts.narrate - SLACK)
    made: list[tuple[Case, list[list[make.Telling]]]] = []
    for fold in range(inner):
        held = cases[fold::inner]
        part = _of_words([case for case in cases if case not in held], cuts)
        models, same = part.models(cuts), LogLinear(part.same, cuts.same)
        made += [(c, grouped(make.make(c.doc, c.mentions, c.voices, models), same)) for c in held]
    whole = _of_words(cases, cuts)
    for role in choose.CHOSEN:
        examples = [e for c, groups in made for e in choose_examples(c, groups, role)]
        whole.choose[role] = fit(examples, pooled=role == "perpetrator")
    choosers = whole.choosers(cuts)
    rows = [(c, [choose.chosen(c.doc, tellings, choosers) for tellings in groups]) for c, groups in made]
    return replace(whole, stand=fit([e for c, groups in rows for e in stand_examples(c, groups)], pooled=True))


def _of_words(cases: Sequence[Case], cuts: Cuts) -> Trained:
    """The tables that learn from words alone, not from groups that a table made."""
    telling = fit([e for c in cases for e in c.examples["narrate"]], pooled=True)
    told = LogLinear(telling, cuts.narrate)
    return Trained(
        telling,
        fit_choices([choice for case in cases for choice in joined_choices(case, told)]),
        {role: fit([e for c in cases for e in c.examples[role]], pooled=False) for role in ROLES},
        {},
        {},
    )


def predict(case: Case, trained: Trained, cuts: Cuts) -> dict[str, Any]:
    """The record with the given tables."""
    told = make.make(case.doc, case.mentions, case.voices, trained.models(cuts))
    tables = Tables(LogLinear(trained.same, cuts.same), LogLinear(trained.stand, cuts.stand), trained.choosers(cuts))
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
    joined: list[tuple[LogLinear, list[grouping.Choice]]] = []
    for fold in range(folds):
        held = shuffled[fold::folds]
        trained = train([*(case for case in shuffled if case not in held), *also], cuts[0])
        for cut in cuts:
            outputs[cut].extend(predict(c, trained, cut) for c in held)
        joined.append((LogLinear(trained.same, cuts[0].same), [choice for case in held for choice in case.choices]))
        learnt = {"narrate": trained.narrate} | {str(r): w for r, w in trained.bind.items()}
        for name, weights in learnt.items():
            examples = [e for c in held for e in c.examples[name]]
            tested.setdefault(name, []).append((LogLinear(weights), examples))
    if out:
        rows = (json.dumps(record, ensure_ascii=False) for record in outputs[cuts[0]])
        out.write_text("\n".join(rows) + "\n", "utf8")
    for name, parts in tested.items():
        print(f"{name:<12}", accuracy(parts))
    print(f"{'joined':<12}", chosen(joined))
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
    parser.add_argument("--choose", type=float, nargs=2, default=[0.0, 0.0], help="thresholds of a doer and a target")
    parser.add_argument("--out", type=Path, help="keep the cross-validated records (JSON lines)")
    parser.add_argument("--write", action="store_true", help="train on all reports and keep the tables")
    args = parser.parse_args()
    cases = load(args.docs, args.gold)
    also = load(*args.also) if args.also else []
    grid = product(*([(role, cut) for cut in getattr(args, role)] for role in ROLES))
    chosen = tuple(zip(choose.CHOSEN, args.choose, strict=True))
    cuts = [Cuts(args.narrate, args.same, s, b, chosen) for b in grid for s in args.stand]
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
        for role, weights in trained.choose.items():
            write(choose.FOLDER / f"{role}.json", weights, dict(cuts[0].choose)[role], note)


if __name__ == "__main__":
    main()
