"""Which id a group stands under: pure, on groups made by hand."""

import datetime as dt
import itertools

from tawthiq.collection.standing import incident_id, settle
from tawthiq.reconcile.link import Group, Join, Told, told_of

DAY = dt.date(2023, 7, 9)


def tolds(*accounts: str) -> dict[str, Told]:
    """Accounts of reports of their own, published one day after another."""
    return {
        account: told_of(account, {}, report=f"r-{account}", line="", outlet="", published=DAY + dt.timedelta(at))
        for at, account in enumerate(accounts)
    }


def join(one: str, other: str) -> Join:
    return Join(one, other, 5.0, (), "the same place", "المكان نفسه")


def group(*members: str, joins: tuple[Join, ...] = ()) -> Group:
    return Group(tuple(sorted(members)), joins or tuple(itertools.starmap(join, itertools.pairwise(members))))


def test_a_new_incident_has_the_id_of_its_first_account() -> None:
    standing = settle([group("b", "a")], {}, tolds("b", "a"))
    assert standing.members == {incident_id("b"): ["b", "a"]}
    assert set(standing.joins) == {"a"}


def test_an_incident_keeps_its_id_when_an_earlier_account_joins() -> None:
    standing = settle([group("a", "b", "c")], {"b": "i1", "c": "i1"}, tolds("a", "b", "c"))
    assert standing.members == {"i1": ["a", "b", "c"]}
    assert standing.merged == {}


def test_of_two_that_become_one_the_larger_keeps_its_id_and_the_other_leads_on() -> None:
    before = {"a": "i1", "b": "i2", "c": "i2"}
    standing = settle([group("a", "b", "c")], before, tolds("a", "b", "c"))
    assert list(standing.members) == ["i2"]
    assert standing.merged == {"i1": "i2"}


def test_of_one_that_becomes_two_the_larger_part_keeps_the_id() -> None:
    before = dict.fromkeys("abc", "i1")
    standing = settle([group("a"), group("b", "c")], before, tolds("a", "b", "c"))
    assert standing.members == {incident_id("a"): ["a"], "i1": ["b", "c"]}
    assert standing.merged == {}


def test_an_id_is_never_given_twice() -> None:
    # the incident that was named after a now holds b and c; a stands alone again
    before = dict.fromkeys("abc", incident_id("a"))
    standing = settle([group("b", "c"), group("a")], before, tolds("a", "b", "c"))
    assert standing.members[incident_id("a")] == ["b", "c"]
    assert sorted(standing.members.values()) == [["a"], ["b", "c"]]


def test_an_id_under_which_others_stand_is_not_given() -> None:
    standing = settle([group("a")], {}, tolds("a"), {incident_id("a")})
    assert list(standing.members) != [incident_id("a")]
    assert list(standing.members.values()) == [["a"]]


def test_every_account_hangs_on_the_first_by_a_join() -> None:
    joins = (join("b", "c"), join("a", "c"), join("c", "d"))
    standing = settle([group("a", "b", "c", "d", joins=joins)], {}, tolds("a", "b", "c", "d"))
    assert {account: {made.one, made.other} for account, made in standing.joins.items()} == {
        "c": {"a", "c"},
        "b": {"b", "c"},
        "d": {"c", "d"},
    }


def test_the_outcome_does_not_depend_on_the_order_of_groups() -> None:
    before = {"a": "i1", "b": "i2", "c": "i1", "d": "i2"}
    groups = [group("a", "b"), group("c", "d")]
    one, other = (settle(order, before, tolds("a", "b", "c", "d")) for order in (groups, groups[::-1]))
    assert one.of() == other.of()
    assert one.merged == other.merged
