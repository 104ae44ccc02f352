"""The example collection, joined as its hand-made truth says: what the view makes of the accounts that are read."""

import pytest
from eval_scripts import script

SCORE = script("score_view")


@pytest.fixture(scope="module")
def scored() -> tuple[dict[str, tuple[int, int, int]], list[object]]:
    found: tuple[dict[str, tuple[int, int, int]], list[object]] = SCORE.score()
    return found


@pytest.mark.parametrize(
    ("field", "floor"),
    [
        ("type", 0.97),
        ("date", 0.97),
        ("place", 0.95),
        ("killed", 0.97),
        ("best killed", 0.97),
        ("injured", 0.97),
        ("perpetrators", 0.97),
        ("weapons", 0.95),
        ("lines", 0.94),
        ("lines alike", 0.9),
        ("grade", 0.94),
    ],
)
def test_of_what_is_read_the_view_makes_what_a_careful_person_would(
    scored: tuple[dict[str, tuple[int, int, int]], list[object]], field: str, floor: float
) -> None:
    right, of_view, _ = scored[0][field]
    assert right / (right + of_view) >= floor


def test_the_strike_near_the_town_stands_as_its_truth(
    scored: tuple[dict[str, tuple[int, int, int]], list[object]],
) -> None:
    wrong = {miss.field for miss in scored[1] if miss.incident == "albab-bizaa-2023-07-07"}  # type: ignore[attr-defined]
    assert not wrong & {"type", "date", "place", "killed", "perpetrators", "victims", "weapons", "grade"}
