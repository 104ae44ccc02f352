"""Grouping: what is joined, what is kept apart and by which rule, whatever the order."""

import itertools

from link_accounts import ALEPPO, BAB, BIZAA, ROAD, date, told

from tawthiq.reconcile.link import Linked, Told, link

DAY = date("2023-07-07")


def strike(id: str, **facts: object) -> Told:
    """A strike on one town, as one report tells it."""
    facts = {"killed": 3, "by": "us-coalition", "weapon": "weapon.drone"} | facts
    return told(id, facts.pop("when", DAY), facts.pop("place", BAB), **facts)  # type: ignore[arg-type]


def groups(outcome: Linked) -> list[tuple[str, ...]]:
    return [group.members for group in outcome.groups]


def rules(outcome: Linked) -> dict[tuple[str, str], str]:
    return {(near.one, near.other): near.rule for near in outcome.near}


def test_accounts_of_one_incident_are_joined_with_reasons() -> None:
    outcome = link([strike("a"), strike("b", when=date("2023-07-06", "2023-07-07", inferred=True))])
    assert groups(outcome) == [("a", "b")]
    (join,) = outcome.groups[0].joins
    assert (join.one, join.other) == ("a", "b")
    assert {reason.field for reason in join.reasons} >= {"date", "place", "killed", "perpetrators", "weapons", "type"}
    assert join.score > 0
    assert "the same place" in join.because_en
    assert "المكان نفسه" in join.because_ar


def test_the_unknown_motorcyclist_and_the_named_leader_are_one() -> None:
    unknown = told(
        "a",
        date("2023-07-07", part="afternoon"),
        ROAD,
        killed=1,
        weapon="weapon.drone",
        target=("دراجة نارية", "vehicle"),
    )
    leader = told(
        "b",
        DAY,
        ROAD,
        killed=1,
        weapon="weapon.drone",
        by="us-coalition",
        victims=("أبو أسامة المهاجر",),
        published="2023-07-09",
    )
    command = told(
        "c",
        DAY,
        ALEPPO,
        killed=1,
        weapon="weapon.drone",
        by="us-centcom",
        victims=("أبي أسامة",),
        published="2023-07-09",
    )
    assert groups(link([unknown, leader, command])) == [("a", "b", "c")]


def test_what_one_report_tells_apart_stays_apart() -> None:
    outcome = link([strike("a", report="r"), strike("b", report="r"), strike("c")])
    assert len(outcome.groups) == 2
    assert all(set(group.members) != {"a", "b"} for group in outcome.groups)
    assert "told_apart" in rules(outcome).values()


def test_a_dawn_and_an_evening_strike_are_two() -> None:
    dawn, evening = (strike(name, when=date("2023-07-07", part=name)) for name in ("dawn", "evening"))
    outcome = link([dawn, evening, strike("silent")])
    assert not any({"dawn", "evening"} <= set(group.members) for group in outcome.groups)


def test_neighbouring_towns_are_two_even_by_way_of_a_third_account() -> None:
    outcome = link([strike("a"), strike("b", place=BIZAA), strike("c", place=ROAD)])
    assert not any({"a", "b"} <= set(group.members) for group in outcome.groups)


def test_a_rising_toll_is_one_incident() -> None:
    days = ("2023-07-07", "2023-07-08", "2023-07-09")
    rising = [strike(f"{day}", killed=toll, published=day) for day, toll in zip(days, (3, 5, 7), strict=True)]
    assert groups(link(rising)) == [days]


def test_a_vague_account_joins_the_only_one_that_it_fits() -> None:
    recalled = strike("v", when=date("2023-07-01", "2023-07-31"), victims=("ضرغام المقداد",))
    assert groups(link([strike("a", victims=("ضرغام المقداد",)), recalled])) == [("a", "v")]


def test_a_vague_account_that_fits_two_joins_none_and_bridges_nothing() -> None:
    recalled = strike("v", when=date("2023-07-01", "2023-07-31"), killed=None)
    outcome = link([strike("a"), strike("b", when=date("2023-07-20"), killed=5), recalled])
    assert groups(outcome) == [("a",), ("b",), ("v",)]
    assert rules(outcome)[("a", "v")] == rules(outcome)[("b", "v")] == "fits_several"


def test_a_persons_different_is_never_overruled_by_a_chain() -> None:
    outcome = link([strike("a"), strike("b"), strike("c")], {("b", "a"): "different"})
    assert not any({"a", "b"} <= set(group.members) for group in outcome.groups)
    assert rules(outcome)[("a", "b")] == "judged_different"


def test_a_persons_same_joins_what_nothing_else_would() -> None:
    accounts = [strike("a"), strike("b", when=date("2023-01-02"), place=BIZAA, report="report of a")]
    assert groups(link(accounts)) == [("a",), ("b",)]
    outcome = link(accounts, {("a", "b"): "same"})
    assert groups(outcome) == [("a", "b")]
    assert outcome.groups[0].joins[0].judged


def test_a_same_that_would_overrule_a_different_is_told() -> None:
    outcome = link(
        [strike("a"), strike("b"), strike("c")], {("a", "b"): "same", ("b", "c"): "same", ("a", "c"): "different"}
    )
    assert groups(outcome) == [("a", "b"), ("c",)]
    assert rules(outcome)[("b", "c")] == "judged_same"


def test_an_unsure_pair_does_not_join_by_itself() -> None:
    outcome = link([strike("a"), strike("b")], {("a", "b"): "unsure"})
    assert groups(outcome) == [("a",), ("b",)]
    assert rules(outcome)[("a", "b")] == "judged_unsure"


def test_a_judgement_on_an_account_that_is_not_here_is_left_out() -> None:
    assert groups(link([strike("a"), strike("b")], {("a", "gone"): "different"})) == [("a", "b")]


def test_the_order_does_not_matter() -> None:
    accounts = [
        strike("a"),
        strike("b", killed=4),
        strike("c", place=BIZAA),
        strike("d", when=date("2023-07-01", "2023-07-31")),
        strike("e", when=date("2023-07-08"), report="report of a"),
    ]
    first = link(accounts)
    for order in itertools.permutations(accounts):
        assert link(order) == first


def test_nothing_to_link() -> None:
    assert link([]) == Linked((), ())
