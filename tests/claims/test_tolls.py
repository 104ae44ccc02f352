"""What the counts of one occurrence say together."""

import pytest

from tawthiq.claims.tolls import Told, casualties
from tawthiq.model.mention import CountMention
from tawthiq.model.values import Range


def told(
    low: int,
    high: int | None = -1,
    *,
    fate: str = "killed",
    noun: str = "شخصا",
    group: str = "unknown",
    voice: str | None = None,
    sentence: int = 1,
    headline: bool = False,
    part: bool = False,
    rising: bool = False,
) -> Told:
    """One count, exact unless ``high`` says otherwise."""
    count = CountMention(
        0,
        1,
        0,
        1,
        "ar.count.test",
        number=Range(low, low if high == -1 else high),
        fate=fate,
        group=group,
        noun=noun,
        part_of=0 if part else None,
        toll_kind="cumulative" if rising else "new",
    )
    return Told(count, voice, sentence, headline)


@pytest.mark.parametrize(
    ("counts", "killed"),
    [
        ([told(3), told(2, noun="جنود")], Range(5, 5)),  # different people of one sentence add up
        ([told(3), told(3, sentence=4)], Range(3, 3)),  # the same told again
        ([told(6), told(6, None, sentence=2)], Range(6, None)),  # "at least" is the careful one
        ([told(28, headline=True), told(21)], Range(21, 21)),  # a headline adds up what the report tells apart
        ([told(5), told(7, sentence=3, rising=True)], Range(7, 7)),  # a toll that rose
        ([told(11, voice="a"), told(14, voice="b", sentence=2)], Range(11, 14)),  # rival voices
        ([told(2, None, noun="قتلى"), told(4, sentence=2)], Range(4, 4)),  # a figure beside a plural
        ([told(10), told(2, noun="طفلان", group="child", part=True)], Range(10, 10)),  # a part is in the whole
    ],
)
def test_killed(counts: list[Told], killed: Range) -> None:
    assert casualties(counts)["killed"] == killed


def test_a_group_has_its_own_field() -> None:
    found = casualties([told(10), told(2, noun="طفلان", group="child", part=True)])
    assert found["killed_children"] == Range(2, 2)


def test_fates_are_kept_apart() -> None:
    found = casualties([told(3), told(9, fate="injured")])
    assert (found["killed"], found["injured"]) == (Range(3, 3), Range(9, 9))
    assert "detained" not in found
