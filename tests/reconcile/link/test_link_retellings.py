"""Hundreds of generated incidents, told by several reports each, are found again."""

import sys
from collections import Counter
from pathlib import Path

import pytest

from tawthiq.reconcile.link import Linked, link

sys.path.insert(0, str(Path(__file__).parents[3] / "eval"))

import retellings
import score_links


@pytest.fixture(scope="module")
def made() -> list[tuple[retellings.Told, str]]:
    return retellings.generate(300, 42)


@pytest.fixture(scope="module")
def outcome(made: list[tuple[retellings.Told, str]]) -> Linked:
    return link([told for told, _ in made])


def test_retellings_are_found_again(made: list[tuple[retellings.Told, str]], outcome: Linked) -> None:
    precision, recall, f1 = score_links.b_cubed(outcome, {told.id: key for told, key in made})
    assert f1 >= 0.94
    assert precision >= recall, "precision comes before recall"


def test_no_incident_holds_two_accounts_of_one_report(made: list[tuple[retellings.Told, str]], outcome: Linked) -> None:
    report = {told.id: told.report for told, _ in made}
    assert max(Counter(report[one] for one in group.members).most_common(1)[0][1] for group in outcome.groups) == 1
    assert sum(len(group.joins) + 1 for group in outcome.groups) == len(made)


def test_a_seed_gives_the_same_incidents_each_time() -> None:
    assert retellings.generate(20, 3) == retellings.generate(20, 3) != retellings.generate(20, 4)
