"""From scored pairs to groups: which accounts stand together, what binds, and what was nearly joined.

What binds comes first. Accounts of one report are never brought together by the machine; what a person called different
is never in one group, not by way of a third account either; what a person called the same always is, unless that would
overrule a "different" (the clash is then told as a near miss). Times of day that exclude each other, and neighbouring
settlements, are two. Then pairs are joined from the best score down, and only where the two groups agree as wholes:
the mean over all their pairs must speak for it, and no single pair may speak strongly against it, so that no chain of
half-likenesses grows. Vague accounts wait until the exact ones stand: each joins the one group that it fits, and none
where it fits two, so that it never bridges them; what is left of them is joined among itself. Ties are broken by ids:
the outcome does not depend on the order given.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from tawthiq.reconcile.link.compare_when import other_time
from tawthiq.reconcile.link.compare_where import other_place
from tawthiq.reconcile.link.score import Score
from tawthiq.reconcile.link.sketch import Sketch
from tawthiq.reconcile.link.weights import Weights

Verdict = Literal["same", "different", "unsure"]
Rule = Literal[
    "below_threshold",
    "told_apart",
    "judged_different",
    "judged_unsure",
    "judged_same",
    "fits_several",
    "not_all_agree",
    "other_time",
    "other_place",
]
Pair = tuple[str, str]
_JUDGED: Final[Mapping[Verdict, Rule]] = {"different": "judged_different", "unsure": "judged_unsure"}
_MOST_NEAR: Final = 5  # neighbours of a group that are shown
_MOST_PAIRS: Final = 2_000  # of two groups that are looked at: those of the first members of larger ones


def pair(one: str, other: str) -> Pair:
    """Two ids in their order."""
    return (one, other) if one < other else (other, one)


@dataclass(frozen=True, slots=True)
class Missed:
    """A pair that was nearly joined, or kept apart by a rule."""

    one: str
    other: str
    score: float
    rule: Rule


@dataclass(slots=True)
class Grouping:
    """The groups as they grow: of each account its group, of each group its members, and the pairs that joined them."""

    sketches: Mapping[str, Sketch]
    score: Callable[[str, str], float]
    weights: Weights
    verdicts: Mapping[Pair, Verdict]
    of: dict[str, str] = field(default_factory=dict)
    members: dict[str, list[str]] = field(default_factory=dict)
    joins: list[tuple[str, str]] = field(default_factory=list)
    missed: dict[Pair, Missed] = field(default_factory=dict)
    _forbidden: dict[tuple[str, str, int, int], Rule | None] = field(default_factory=dict)
    _different: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def start(self) -> None:
        """Each account alone; then what people called the same."""
        for one in self.sketches:
            self.of[one] = one
            self.members[one] = [one]
        for (one, other), verdict in self.verdicts.items():
            if verdict == "different":
                self._different[one].add(other)
                self._different[other].add(one)
        for one, other in sorted(self.verdicts):
            if self.verdicts[one, other] == "same" and self.of[one] != self.of[other]:
                if self._judged_apart(self.of[one], self.of[other]):
                    self.miss(one, other, "judged_same")
                else:
                    self.merge(one, other)

    def merge(self, one: str, other: str) -> None:
        """Bring two accounts' groups together; the group keeps the smaller id."""
        kept, lost = sorted((self.of[one], self.of[other]))
        for member in self.members[lost]:
            self.of[member] = kept
        self.members[kept].extend(self.members.pop(lost))
        self.joins.append((one, other))

    def miss(self, one: str, other: str, rule: Rule) -> None:
        """Keep a pair as not joined, with the first rule that forbade it."""
        key = pair(one, other)
        if key not in self.missed:
            self.missed[key] = Missed(*key, self.score(one, other), rule)

    def least(self, one: str, other: str) -> float:
        """The least score with which a pair joins."""
        bare = self.sketches[one].bare or self.sketches[other].bare
        return self.weights.bare if bare else self.weights.join

    def is_vague(self, group: str) -> bool:
        """True where no member is exact."""
        return all(self.sketches[member].vague for member in self.members[group])

    def forbids(self, one: str, other: str) -> Rule | None:
        """The rule that keeps two groups apart, None where they may be joined; anew when either grew."""
        first, second = pair(one, other)
        key = (first, second, len(self.members[first]), len(self.members[second]))
        if key not in self._forbidden:
            self._forbidden[key] = self._rule(first, second)
        return self._forbidden[key]

    def _rule(self, one: str, other: str) -> Rule | None:
        if self._judged_apart(one, other):
            return "judged_different"
        reports = {self.sketches[member].report for member in self.members[one]}
        if any(self.sketches[member].report in reports for member in self.members[other]):
            return "told_apart"
        first, second = ([self.sketches[member] for member in self.members[group]] for group in (one, other))
        timed = [theirs for theirs in second if theirs.hour_from is not None]
        if any(other_time(mine, theirs) for mine in first if mine.hour_from is not None for theirs in timed):
            return "other_time"
        placed = [theirs for theirs in second if theirs.precise]
        if any(other_place(mine, theirs) for mine in first if mine.precise for theirs in placed):
            return "other_place"
        return None if self.agree(one, other) else "not_all_agree"

    def agree(self, one: str, other: str) -> bool:
        """True where two groups as wholes speak for telling one incident."""
        total, number = 0.0, 0
        for score in self.scores(one, other):
            if score < self.weights.veto:
                return False
            total, number = total + score, number + 1
        return total / number >= self.weights.mean

    def scores(self, one: str, other: str) -> Iterator[float]:
        """The scores of the pairs across two groups."""
        first, second = self.members[one], self.members[other]
        if len(first) * len(second) > _MOST_PAIRS:
            most = max(1, int(_MOST_PAIRS**0.5))
            first, second = sorted(first)[:most], sorted(second)[:most]
        return (self.score(mine, theirs) for mine in first for theirs in second)

    def _judged_apart(self, one: str, other: str) -> bool:
        members = set(self.members[other])
        return any(self._different[member] & members for member in self.members[one] if member in self._different)


def grouped(
    sketches: Sequence[Sketch],
    scores: Mapping[Pair, float],
    score: Score,
    weights: Weights,
    verdicts: Mapping[Pair, Verdict],
) -> Grouping:
    """The groups of some accounts by the scores of their candidate pairs; ``score`` scores any other pair."""
    by_id = {one.id: one for one in sorted(sketches, key=lambda one: one.id)}
    known = dict(scores)

    def score_of(one: str, other: str) -> float:
        key = pair(one, other)
        if key not in known:
            known[key] = score(by_id[key[0]], by_id[key[1]])
        return known[key]

    grouping = Grouping(by_id, score_of, weights, verdicts)
    grouping.start()
    ranked = _ranked(scores, weights.near)
    _join(grouping, (edge for edge in ranked if not (by_id[edge[0]].vague or by_id[edge[1]].vague)))
    _place_vague(grouping, ranked)
    _join(grouping, (edge for edge in ranked if _both_vague(grouping, edge)))
    _note_near(grouping, ranked)
    grouping.missed = _shown(grouping)
    return grouping


def _ranked(scores: Mapping[Pair, float], least: float) -> list[Pair]:
    """The pairs worth a look, best first."""
    return sorted((key for key, bits in scores.items() if bits >= least), key=lambda key: (-scores[key], key))


def _join(grouping: Grouping, edges: Iterable[Pair]) -> None:
    """Join pairs from the best down, where both groups allow it."""
    for one, other in edges:
        first, second = grouping.of[one], grouping.of[other]
        if first == second or grouping.score(one, other) < grouping.least(one, other):
            continue
        rule = _judged(grouping, one, other) or grouping.forbids(first, second)
        if rule:
            grouping.miss(one, other, rule)
        else:
            grouping.merge(one, other)


def _judged(grouping: Grouping, one: str, other: str) -> Rule | None:
    """A person could not tell whether a pair is the same: the machine does not join by it."""
    return "judged_unsure" if grouping.verdicts.get(pair(one, other)) == "unsure" else None


def _both_vague(grouping: Grouping, edge: Pair) -> bool:
    return all(grouping.is_vague(grouping.of[one]) for one in edge)


def _place_vague(grouping: Grouping, ranked: Sequence[Pair]) -> None:
    """Each vague account joins the exact group that it fits, if it fits one only."""
    fits: dict[str, dict[str, Pair]] = defaultdict(dict)  # of a vague group, the best pair with each exact group
    for one, other in ranked:
        first, second = grouping.of[one], grouping.of[other]
        vague_first, vague_second = grouping.is_vague(first), grouping.is_vague(second)
        if (
            vague_first == vague_second
            or grouping.score(one, other) < grouping.least(one, other) - grouping.weights.margin
        ):
            continue
        vague, exact = (first, second) if vague_first else (second, first)
        fits[vague].setdefault(exact, (one, other))
    chosen = [choice for vague in sorted(fits) if (choice := _chosen(grouping, vague, fits[vague]))]
    for one, other in sorted(chosen, key=lambda key: (-grouping.score(*key), key)):
        rule = grouping.forbids(grouping.of[one], grouping.of[other])
        if rule:
            grouping.miss(one, other, rule)
        elif grouping.of[one] != grouping.of[other]:
            grouping.merge(one, other)


def _chosen(grouping: Grouping, vague: str, fits: Mapping[str, Pair]) -> Pair | None:
    """The pair that joins a vague group to an exact one, None where none or several fit."""
    allowed = {group: edge for group, edge in fits.items() if grouping.forbids(vague, group) is None}
    best = sorted(allowed.values(), key=lambda key: (-grouping.score(*key), key))
    if not best or grouping.score(*best[0]) < grouping.least(*best[0]):
        return None
    if _judged(grouping, *best[0]):
        grouping.miss(*best[0], "judged_unsure")
        return None
    if len(best) > 1 and grouping.score(*best[0]) - grouping.score(*best[1]) < grouping.weights.margin:
        for edge in best:
            grouping.miss(*edge, "fits_several")
        return None
    return best[0]


def _note_near(grouping: Grouping, ranked: Sequence[Pair]) -> None:
    """Keep the pairs that stand close below the threshold, and those above it that a rule keeps apart."""
    for one, other in ranked:
        first, second = grouping.of[one], grouping.of[other]
        if first == second or pair(one, other) in grouping.missed:
            continue
        judged = _JUDGED.get(grouping.verdicts.get(pair(one, other), "same"))
        if judged:
            grouping.miss(one, other, judged)
        elif grouping.sketches[one].report == grouping.sketches[other].report:
            continue  # the report itself says that they are two
        elif grouping.score(one, other) < grouping.least(one, other):
            grouping.miss(one, other, "below_threshold")
        else:
            grouping.miss(one, other, grouping.forbids(first, second) or "fits_several")


def _shown(grouping: Grouping) -> dict[Pair, Missed]:
    """What is worth a look: of two groups their best pair, and of one group its nearest neighbours."""
    kept: dict[Pair, Missed] = {}
    met: set[Pair] = set()
    neighbours: dict[str, int] = defaultdict(int)
    for key, miss in sorted(grouping.missed.items(), key=lambda item: (-item[1].score, item[0])):
        groups = pair(*(grouping.of[one] for one in key))
        judged = miss.rule in _JUDGED.values() or miss.rule == "judged_same"
        full = any(neighbours[group] >= _MOST_NEAR for group in groups)
        if not judged and (groups in met or full):
            continue
        met.add(groups)
        for group in groups:
            neighbours[group] += 1
        kept[key] = miss
    return kept
