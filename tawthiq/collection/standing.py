"""Which id each group of accounts stands under: an incident keeps its id while it keeps its core.

Pure: what linking grouped, and where each account stood before, in; ids, redirections and parents out.
"""

import datetime as dt
import hashlib
import itertools
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tawthiq.reconcile.link import Group, Join, Told

_ID_LENGTH = 12


@dataclass(slots=True)
class Standing:
    """How accounts stand after linking.

    ``members`` gives the accounts of each incident, the first one first; ``joins`` the join that brought in each
    account but the first; ``merged`` leads from ids that gave way to those that stand.
    """

    members: dict[str, list[str]] = field(default_factory=dict)
    joins: dict[str, Join] = field(default_factory=dict)
    merged: dict[str, str] = field(default_factory=dict)

    def of(self) -> dict[str, str]:
        """The incident of each account."""
        return {account: incident for incident, accounts in self.members.items() for account in accounts}


def settle(
    groups: Sequence[Group],
    before: Mapping[str, str],
    tolds: Mapping[str, Told],
    elsewhere: Collection[str] = (),
) -> Standing:
    """Give each group its id.

    ``before`` is the incident that each account stood in, where it did; ``elsewhere`` are ids under which other
    accounts stand, which no group may get.
    """
    groups = sorted(groups, key=lambda group: group.members)
    votes = Counter(
        (before[account], at) for at, group in enumerate(groups) for account in group.members if account in before
    )
    kept = _kept(votes, groups)
    standing = Standing()
    taken = set(kept.values()) | set(elsewhere)
    for at, group in enumerate(groups):
        ordered = _in_order(group.members, tolds)
        incident = kept.get(at) or _new_id(ordered, taken)
        taken.add(incident)
        standing.members[incident] = ordered
        standing.joins.update(_parents(ordered[0], group.joins))
    ids = list(standing.members)
    for incident in sorted({incident for incident, _ in votes} - set(kept.values())):
        most = max((at for other, at in votes if other == incident), key=lambda at: (votes[incident, at], -at))
        standing.merged[incident] = ids[most]
    return standing


def _kept(votes: Mapping[tuple[str, int], int], groups: Sequence[Group]) -> dict[int, str]:
    """The id that each group keeps: that of which it has most accounts, of as many the one named after one of them."""
    kept: dict[int, str] = {}
    ranked = sorted(votes, key=lambda vote: (-votes[vote], not _named_after(vote[0], groups[vote[1]]), vote))
    for incident, at in ranked:
        if at not in kept and incident not in kept.values():
            kept[at] = incident
    return kept


def _named_after(incident: str, group: Group) -> bool:
    return any(incident_id(account) == incident for account in group.members)


def incident_id(account: str) -> str:
    """The id of the incident that an account is the first of."""
    return f"i{hashlib.sha256(account.encode()).hexdigest()[:_ID_LENGTH]}"


def _in_order(members: Iterable[str], tolds: Mapping[str, Told]) -> list[str]:
    """As they were published; the first stands for the incident."""
    return sorted(members, key=lambda one: (tolds[one].published or dt.date.max, tolds[one].report, one))


def _new_id(ordered: Sequence[str], taken: set[str]) -> str:
    """The id after the first account whose id is free; where none is, after the first one's next life."""
    lives = (f"{ordered[0]} {life}" for life in itertools.count(2))
    names = itertools.chain(ordered, lives)
    return next(found for name in names if (found := incident_id(name)) not in taken)


def _parents(first: str, joins: Iterable[Join]) -> dict[str, Join]:
    """The join by which each account hangs on the first, near or far: the joins of a group are a tree."""
    beside: dict[str, list[tuple[str, Join]]] = {}
    for join in joins:
        beside.setdefault(join.one, []).append((join.other, join))
        beside.setdefault(join.other, []).append((join.one, join))
    found: dict[str, Join] = {}
    waiting, seen = [first], {first}
    while waiting:
        for other, join in beside.get(waiting.pop(), ()):
            if other not in seen:
                seen.add(other)
                found[other] = join
                waiting.append(other)
    return found
