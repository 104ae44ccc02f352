"""Train the weights of linking with Splink, on pairs of accounts that are known to tell one incident, or two.

    train_links.py [--gold INCIDENTS.jsonl] [--out weights.json] [--folds N] [--common REPORTS.jsonl]

Pairs come from two places: incidents that people coded, each with the texts that tell it, read by the reader; and
generated retellings, whose truth is known. For each field Splink counts how often its levels are met between accounts
of one incident (m) and between accounts of two that blocking brings together (u). The coded incidents are few, so their
shares are drawn towards those of the retellings, the more the fewer pairs speak of a field. With ``--folds`` the coded
incidents are parted and each part is scored by weights that were trained without it. ``--common`` writes the list of
common words anew from the texts of many reports. Nothing of any text is written but counts and single common words.
"""

import argparse
import json
import logging
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import retellings
from links_gold import Coded, coded, joined, true_pairs
from splink import Linker
from splink.backends.duckdb import DuckDBAPI

from tawthiq.reconcile.link import weights as shipped
from tawthiq.reconcile.link import wording
from tawthiq.reconcile.link.block import meetings
from tawthiq.reconcile.link.compare_when import days_apart
from tawthiq.reconcile.link.comparisons import COMPARISONS
from tawthiq.reconcile.link.link import link
from tawthiq.reconcile.link.sketch import Sketch, sketch
from tawthiq.reconcile.link.splink_batch import settings, table
from tawthiq.reconcile.link.weights import Odds, Weights, of_json

SEEDS: Final = (7, 8)
INCIDENTS: Final = 1500
DRAWN: Final = 100.0  # pairs of coded incidents that weigh as much as the retellings do
LEAST: Final = 0.002  # of a share: what was never met can still be
DAYS: Final = 6  # between accounts that are compared for training; any more are told apart by their days alone
AS_FAR: Final = {"about_a_week": "about_few_days", "apart": "few_days"}
COMMON_SHARE: Final = 0.015
NUMBERS: Final = {"prior": 0.85, "join": 0.0, "mean": -1.0, "veto": -6.0, "near": -2.0, "margin": 2.0, "bare": 4.0}
Shares = dict[str, dict[str, float]]
Pairs = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Labelled:
    """Accounts, the pairs of them that tell one incident, and those that were compared and tell two."""

    sketches: Sequence[Sketch]
    same: Pairs
    different: Pairs


def of_retellings() -> Labelled:
    """Pairs of generated retellings."""
    made = [row for seed in SEEDS for row in _marked(seed)]
    sketches = [sketch(told) for told, _ in made]
    return _labelled(sketches, [{key} for _, key in made], [{key} for _, key in made])


def _marked(seed: int) -> Iterable[tuple[Any, str]]:
    """A seed's retellings, with keys of their own; each seed's lie years apart from the others'."""
    return ((told, f"{seed}-{key}") for told, key in retellings.generate(INCIDENTS, seed, days=400, first=seed * 500))


def of_coded(gold: Sequence[Coded]) -> Labelled:
    """Pairs of accounts of coded incidents: the same where both tell it, different where no code is shared."""
    sketches = [row.sketch for row in gold]
    return _labelled(sketches, [set(row.tells) for row in gold], [set(row.codes) for row in gold])


def _labelled(sketches: Sequence[Sketch], tells: Sequence[set[str]], codes: Sequence[set[str]]) -> Labelled:
    same, different = [], []
    nameless = [
        replace(one, name_blocks=(), passages=()) for one in sketches
    ]  # what only a shared name brings together says nothing of names
    for one, other in meetings(nameless):
        if (days_apart(sketches[one], sketches[other]) or 0) > DAYS:
            continue
        if not codes[one] & codes[other]:
            different.append((one, other))
        elif tells[one] & tells[other] and sketches[one].report != sketches[other].report:
            same.append((one, other))
    return Labelled(sketches, same, different)


def shares(sketches: Sequence[Sketch], pairs: Pairs) -> tuple[Shares, dict[str, int]]:
    """How often pairs have each level of each field, as Splink counts it, and how many pairs speak of the field."""
    database = DuckDBAPI()
    linker = Linker(database.register(table(sketches, pairs)), settings(_flat()), log_level=logging.ERROR)
    labels = {"id_l": [sketches[one].id for one, _ in pairs], "id_r": [sketches[other].id for _, other in pairs]}
    linker.training.estimate_m_from_pairwise_labels(database.register(pa.table(labels), table_name="labels"))
    model = linker.misc.save_model_to_json()
    seen = Counter(
        (comparison.field, comparison.level(sketches[one], sketches[other]))
        for one, other in pairs
        for comparison in COMPARISONS
    )
    found: Shares = {}
    speak: Counter[str] = Counter()
    for row in model["comparisons"]:
        field = row["output_column_name"]
        levels = [level for level in row["comparison_levels"] if not level.get("is_null_level")]
        # Splink leaves a level that was never met at what it began with.
        met = {level["label_for_charts"]: seen[field, level["label_for_charts"]] for level in levels}
        found[field] = {
            level["label_for_charts"]: level["m_probability"] if met[level["label_for_charts"]] else 0.0
            for level in levels
        }
        speak[field] = sum(met.values())
    return found, dict(speak)


def _flat() -> Weights:
    """Weights to begin with, that say nothing."""
    odds = {one.field: {level.name: Odds(0.5, 0.5) for level in one.levels} for one in COMPARISONS}
    return Weights(odds=odds, **NUMBERS)


def pooled(coded_pairs: tuple[Shares, dict[str, int]], told_pairs: tuple[Shares, dict[str, int]]) -> Shares:
    """The shares of the coded incidents, drawn towards those of the retellings, the more the fewer they rest on."""
    found: Shares = {}
    for field, levels in told_pairs[0].items():
        number = coded_pairs[1].get(field, 0)
        trust = number / (number + DRAWN)
        mixed = {name: max(LEAST, trust * coded_pairs[0][field][name] + (1 - trust) * levels[name]) for name in levels}
        total = sum(mixed.values())
        found[field] = {name: share / total for name, share in mixed.items()}
    return found


def trained(gold: Sequence[Coded], told: Mapping[str, tuple[Shares, dict[str, int]]]) -> dict[str, Any]:
    """The content of the weights file."""
    pairs = of_coded(gold)
    m = pooled(shares(pairs.sketches, pairs.same), told["same"])
    u = pooled(shares(pairs.sketches, pairs.different), told["different"])
    _as_far(m, u)
    fields = {}
    for comparison in COMPARISONS:
        rows = []
        for level in comparison.levels:
            odds = Odds(round(m[comparison.field][level.name], 5), round(u[comparison.field][level.name], 5))
            rows.append({"level": level.name, "m": odds.m, "u": odds.u, "weight": round(odds.weight, 2)})
        fields[comparison.field] = rows
    return {**NUMBERS, "fields": fields}


def _as_far(m: Shares, u: Shares) -> None:
    """Days so far apart that no pair of the training meets them speak against it as the nearest that were met."""
    for level, nearer in AS_FAR.items():
        m["date"][level] = LEAST
        u["date"][level] = LEAST * max(1.0, u["date"][nearer] / m["date"][nearer])
    for shares_of in (m["date"], u["date"]):
        total = sum(shares_of.values())
        shares_of.update({level: share / total for level, share in shares_of.items()})


def cross_validate(gold: Sequence[Coded], told: Mapping[str, tuple[Shares, dict[str, int]]], folds: int) -> None:
    """Print precision and recall of pairs of texts, where at least one is of incidents that the weights never saw."""
    codes = sorted({code for row in gold for code in row.codes})
    fold_of = {code: number % folds for number, code in enumerate(codes)}
    reports = {row.told.report: row.codes for row in gold}
    real = true_pairs(reports)
    right = found = wanted = 0
    for fold in range(folds):
        train = [row for row in gold if not any(fold_of[code] == fold for code in row.codes)]
        unseen = set(reports) - {row.told.report for row in train}
        outcome = link([row.told for row in gold], using=of_json(trained(train, told)))
        pairs = joined(outcome, {row.told.id: row.told.report for row in gold})
        mine = {pair for pair in pairs if unseen.intersection(pair)}
        right, found = right + len(mine & real), found + len(mine)
        wanted += sum(bool(unseen.intersection(pair)) for pair in real)
    print(f"cross-validated over {folds} parts: precision {right / found:.3f}, recall {right / wanted:.3f}")


def write_common(reports: Path) -> None:
    """Write the list of stems that many reports have."""
    found: Counter[str] = Counter()
    number = 0
    with reports.open(encoding="utf8") as lines:
        for line in lines:
            row = json.loads(line)
            number += 1
            found.update(set(wording.words(f"{row.get('title') or ''}\n{row['text']}"[:1500])))
    least = number * COMMON_SHARE
    common = sorted(word for word, times in found.items() if times >= least and len(word) > 2 and not word.isdigit())
    head = "# Stems that at least 15 in 1,000 reports of conflict have: written by eval/train_links.py --common."
    path = Path(wording.__file__).parent / wording.COMMON
    path.write_text("\n".join([head, *common]) + "\n", "utf8")


def main() -> None:
    """Read the arguments and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True, metavar="INCIDENTS.jsonl")
    parser.add_argument("--out", type=Path, default=Path(shipped.__file__).parent / shipped.FILE)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--common", type=Path, metavar="REPORTS.jsonl")
    args = parser.parse_args()
    logging.getLogger("splink").setLevel(logging.ERROR)
    if args.common:
        write_common(args.common)
    gold = coded(args.gold)
    made = of_retellings()
    told = {"same": shares(made.sketches, made.same), "different": shares(made.sketches, made.different)}
    if args.folds:
        cross_validate(gold, told, args.folds)
    data = trained(gold, told)
    args.out.write_text(json.dumps(data, indent=1) + "\n", "utf8")


if __name__ == "__main__":
    main()
