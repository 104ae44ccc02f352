"""The example collection, joined as its hand-made truth says: what the view makes of the accounts that are read."""

import pytest
from eval_scripts import script

SCORE = script("score_view")


@pytest.fixture(scope="module")
def scored() -> tuple[dict[str, tuple[int, int, int]], list[object]]:
    found: tuple[dict[str, tuple[int, int, int]], list[object]] = SCORE.score()
    return found


@pytest.mark.parametrize(
    ("field", "most"),
    [
        ("type", 1),
        ("date", 1),
        ("place", 3),
        ("killed", 2),
        ("best killed", 2),
        ("injured", 2),
        ("perpetrators", 2),
        ("weapons", 2),
        ("lines", 4),
        ("lines alike", 6),
        ("grade", 4),
    ],
)
def test_of_what_is_read_the_view_makes_what_a_careful_person_would(
    scored: tuple[dict[str, tuple[int, int, int]], list[object]], field: str, most: int
) -> None:
    """``most``: how many incidents of the truth the view may get wrong though some account says it."""
    right, of_view, _ = scored[0][field]
    assert of_view <= most
    assert right > of_view


def test_the_strike_near_the_town_stands_as_its_truth(
    scored: tuple[dict[str, tuple[int, int, int]], list[object]],
) -> None:
    wrong = {miss.field for miss in scored[1] if miss.incident == "albab-bizaa-2023-07-07"}  # type: ignore[attr-defined]
    assert not wrong & {"type", "date", "place", "killed", "perpetrators", "victims", "weapons", "grade"}
