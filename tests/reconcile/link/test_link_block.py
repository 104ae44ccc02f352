"""Blocking: what may be one incident meets, from either side, and blocks stay small."""

from collections import defaultdict

import pytest
from link_accounts import ALEPPO, BAB, IDLIB, ROAD, date, told

from tawthiq.reconcile.link import Told, candidates, keys, sketch, sought
from tawthiq.reconcile.link.block import candidates as pairs

DAY = date("2023-07-07")
MONTH = date("2023-07-01", "2023-07-31")
EXACT = told("exact", DAY, BAB)


@pytest.mark.parametrize(
    "other",
    [
        told("next", date("2023-07-08"), BAB),
        told("late", date("2023-07-09", "2023-07-10", inferred=True), BAB),
        told("road", DAY, ROAD),
        told("province", DAY, ALEPPO),
        told("month", MONTH, BAB),
        told("vague", MONTH, ALEPPO),
        told("nowhere", DAY, None),
    ],
    ids=lambda told: told.id,
)
def test_what_may_be_one_meets_from_either_side(other: Told) -> None:
    one, two = sketch(EXACT), sketch(other)
    assert keys(one) & sought(two)
    assert keys(two) & sought(one)
    assert list(pairs([one, two])) == [(0, 1)]


@pytest.mark.parametrize(
    "other",
    [
        told("later", date("2023-07-20"), BAB),
        told("elsewhere", DAY, IDLIB),
        told("season", date("2023-01-01", "2023-12-31"), BAB),
    ],
    ids=lambda told: told.id,
)
def test_what_lies_apart_does_not_meet(other: Told) -> None:
    assert not list(pairs([sketch(EXACT), sketch(other)]))


def test_a_name_brings_together_what_was_misplaced() -> None:
    named = {"victims": ("ضرغام الزيتوني",)}
    one, other = (sketch(told(place["name"], DAY, place, **named)) for place in (BAB, IDLIB))  # type: ignore[arg-type]
    assert list(pairs([one, other])) == [(0, 1)]


def test_given_names_alone_are_no_block() -> None:
    assert not sketch(told("a", DAY, BAB, victims=("محمد أحمد",))).name_blocks
    assert sketch(told("a", DAY, BAB, victims=("محمد أحمد الزيتوني",))).name_blocks == ("محمد زيتوني",)


def test_candidates_are_looked_up_by_an_index() -> None:
    stored: dict[str, list[str]] = defaultdict(list)
    for one in (EXACT, told("other", date("2023-07-08"), BAB), told("far", DAY, IDLIB)):
        for key in keys(sketch(one)):
            stored[key].append(one.id)
    new = sketch(told("new", DAY, BAB))
    found = candidates([new], lambda wanted: (told for key in wanted for told in stored.get(key, ())))
    assert found == {"exact", "other"}
