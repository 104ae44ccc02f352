"""Linking accounts of different reports: which tell one incident, joined by which pairs, and why."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tawthiq.reconcile.link import block
from tawthiq.reconcile.link.explain import Reason, because, reasons
from tawthiq.reconcile.link.group import Grouping, Pair, Rule, Verdict, grouped, pair
from tawthiq.reconcile.link.score import Score, scorer
from tawthiq.reconcile.link.sketch import Sketch, sketch
from tawthiq.reconcile.link.told import Told
from tawthiq.reconcile.link.weights import Weights, weights

BATCH_FROM: Final = 20_000  # accounts from which on scoring in a database is worth its start


@dataclass(frozen=True, slots=True)
class Join:
    """A pair that brought two parts of a group together: its score in bits, and what each field spoke for."""

    one: str
    other: str
    score: float
    reasons: tuple[Reason, ...]
    because_en: str
    because_ar: str
    judged: bool = False  # by a person, whatever the score


@dataclass(frozen=True, slots=True)
class Group:
    """Accounts that tell one incident, by id, and the joins that hold them: one fewer than there are members."""

    members: tuple[str, ...]
    joins: tuple[Join, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """A pair that is not joined and worth a look: close below the threshold, or kept apart by the rule named."""

    one: str
    other: str
    score: float
    rule: Rule
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Linked:
    """All groups, of single accounts too, by their first member; and the near misses, the best first."""

    groups: tuple[Group, ...]
    near: tuple[Near, ...]


def link(
    tolds: Sequence[Told],
    judgements: Mapping[tuple[str, str], Verdict] | None = None,
    *,
    batch: bool | None = None,
    using: Weights | None = None,
) -> Linked:
    """Group accounts by the incident that they tell.

    ``judgements`` are people's, by pairs of account ids, and bind; those of accounts that are not given are left out.
    With ``batch``, pairs are scored by Splink on DuckDB, to the same scores; by default where there are many accounts
    and Splink is installed. The outcome does not depend on the order of ``tolds`` or on how pairs were scored.
    """
    bits = using or weights()
    sketches = sorted(map(sketch, tolds), key=lambda one: one.id)
    known = {one.id for one in sketches}
    verdicts = {pair(*ids): told for ids, told in (judgements or {}).items() if known.issuperset(ids)}
    score = scorer(bits)
    scores = _scores(sketches, score, bits, batch)
    return _linked(grouped(sketches, scores, score, bits, verdicts), bits)


def candidates(new: Iterable[Sketch], index: Callable[[Iterable[str]], Iterable[str]]) -> set[str]:
    """The ids of the accounts that new ones must be scored against; ``index`` gives the accounts stored under keys."""
    return {found for one in new for found in index(block.sought(one)) if found != one.id}


def _scores(sketches: Sequence[Sketch], score: Score, bits: Weights, batch: bool | None) -> dict[Pair, float]:
    """The scores of all candidate pairs."""
    pairs = block.candidates(sketches)
    if batch or (batch is None and len(sketches) >= BATCH_FROM and _has_splink()):
        from tawthiq.reconcile.link.splink_batch import scores

        return scores(sketches, list(pairs), bits)
    return {(sketches[at].id, sketches[to].id): score(sketches[at], sketches[to]) for at, to in pairs}


def _has_splink() -> bool:
    from importlib.util import find_spec

    return find_spec("splink") is not None


def _linked(grouping: Grouping, bits: Weights) -> Linked:
    """The outcome, with the reasons of the pairs that are shown."""
    table = bits.table()
    joins: dict[str, list[Join]] = {group: [] for group in grouping.members}
    for one, other in grouping.joins:
        joins[grouping.of[one]].append(_join(grouping, *pair(one, other), table))
    groups = (Group(tuple(sorted(members)), tuple(joins[group])) for group, members in grouping.members.items())
    near = (
        Near(
            miss.one,
            miss.other,
            miss.score,
            miss.rule,
            reasons(grouping.sketches[miss.one], grouping.sketches[miss.other], table),
        )
        for miss in grouping.missed.values()
    )
    return Linked(
        tuple(sorted(groups, key=lambda group: group.members)),
        tuple(sorted(near, key=lambda miss: (-miss.score, miss.one, miss.other))),
    )


def _join(grouping: Grouping, one: str, other: str, table: Mapping[str, Mapping[str, float]]) -> Join:
    judged = grouping.verdicts.get((one, other)) == "same"
    why = reasons(grouping.sketches[one], grouping.sketches[other], table)
    return Join(one, other, grouping.score(one, other), why, *because(why, judged=judged), judged)
