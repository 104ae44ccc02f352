"""The batch by Splink and the plain scorer give the same scores, and so the same groups."""

import sys
from pathlib import Path

import pytest

from tawthiq.reconcile.link import Told, link, sketch
from tawthiq.reconcile.link.block import candidates
from tawthiq.reconcile.link.comparisons import COMPARISONS
from tawthiq.reconcile.link.score import scorer
from tawthiq.reconcile.link.weights import weights

pytest.importorskip("splink")
sys.path.insert(0, str(Path(__file__).parents[3] / "eval"))

import retellings
from link_accounts import ALEPPO, BAB, BIZAA, IDLIB, ROAD, date, told


def edge_cases() -> list[Told]:
    """Accounts at the bounds of comparisons, which generated ones seldom reach."""
    days = (date("2023-07-07"), date("2023-07-06", "2023-07-07", inferred=True), date("2023-07-01", "2023-07-31"), None)
    hours = [date("2023-07-07", part=part) for part in ("dawn", "noon", "evening", "night")]
    hours += [date("2023-07-08", part=part) for part in ("dawn", "noon", "evening", "night")]
    places = (BAB, BIZAA, ROAD, ALEPPO, IDLIB, None, BAB | {"lat": None, "lon": None}, BAB | {"gazetteer_id": None})
    made = [told(f"x{at}", when, place) for at, (when, place) in enumerate((w, p) for w in days for p in places)]
    made += [told(f"h{at}", when, BAB, type="other" if at % 3 else "raid") for at, when in enumerate(hours)]
    counts = (0, 1, 2, 3, 4, 9, 30, (2, None), (1, 4))
    made += [
        told(f"k{at}", days[0], BAB, killed=count, published="2023-07-0" + str(7 + at % 3))
        for at, count in enumerate(counts)
    ]
    return made


def test_the_batch_scores_as_the_plain_scorer_does() -> None:
    from tawthiq.reconcile.link.splink_batch import scores

    accounts = edge_cases() + [one for one, _ in retellings.generate(150, 5, days=60)]
    sketches = sorted(map(sketch, accounts), key=lambda one: one.id)
    cases = {one.id for one in edge_cases()}
    pairs = list(candidates(sketches))
    at = [place for place, one in enumerate(sketches) if one.id in cases]
    pairs = sorted({*pairs, *((one, other) for one in at for other in at if one < other)})
    score = scorer(weights())
    plain = {(sketches[one].id, sketches[other].id): score(sketches[one], sketches[other]) for one, other in pairs}
    batch = scores(sketches, pairs, weights())
    assert batch.keys() == plain.keys()
    assert not {key: (bits, batch[key]) for key, bits in plain.items() if abs(bits - batch[key]) > 1e-5}
    met = {(one.field, one.level(sketches[a], sketches[b])) for a, b in pairs for one in COMPARISONS}
    assert len({pair for pair in met if pair[1]}) > 45, "the cases meet too few levels to prove parity"


def test_the_batch_gives_the_same_groups() -> None:
    accounts = [one for one, _ in retellings.generate(60, 6, days=30)]
    assert link(accounts, batch=True).groups == link(accounts, batch=False).groups
