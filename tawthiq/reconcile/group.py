"""Which triggers of one report tell the same occurrence.

Triggers are read in order; each joins the earlier occurrence that the log-linear table likes best, or begins a new
one where none reaches the threshold. What a report tells apart (another place, another day, other numbers) weighs
against; what takes up an occurrence told before (a definite noun, the same place, the same toll) speaks for it.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

from tawthiq.claims.draft import Draft
from tawthiq.reconcile.likeness import SITES, Facts, Group, features
from tawthiq.rules.loglinear import LogLinear

WEIGHTS: Final = Path(__file__).with_name("same.json")
_RESULTS: Final = frozenset({"عن", "الي", "ل"})  # what a word of result takes: أسفر عن، أدى إلى، أدى ل
_FULL: Final = 5  # words of a place that describe it beyond doubt


@cache
def table() -> LogLinear:
    """The trained weights."""
    return LogLinear.load(WEIGHTS)


def group(drafts: Sequence[Draft], model: LogLinear | None = None) -> list[Group]:
    """The occurrences of a report, in order of their first trigger; ``model`` takes the place of the shipped table."""
    model = model or table()
    groups: list[Group] = []
    for draft in drafts:
        facts = Facts.of(draft)
        best = _caused_by(draft, groups) or _likeliest(facts, groups, model)
        if best is None:
            best = Group()
            groups.append(best)
        best.add(facts)
    return _merged(groups)


def _caused_by(draft: Draft, groups: Sequence[Group]) -> Group | None:
    """The group of the act whose result a draft tells (ما أدى إلى مقتله): what stands before it in its sentence."""
    trigger = draft.trigger
    is_result = draft.clause.opener == "result" or (trigger.suffix and trigger.role == "effect")
    is_result = is_result or ("result" in draft.contexts and draft.before in _RESULTS)
    if not is_result or draft.own.places or draft.own.times:
        return None
    latest = max(groups, key=lambda found: found.drafts[-1].index, default=None)
    if latest is not None and latest.drafts[-1].sentence.index == draft.sentence.index:
        return latest
    return None


def _likeliest(facts: Facts, groups: Sequence[Group], model: LogLinear) -> Group | None:
    """The earlier group that the table likes best, or None where none reaches the threshold."""
    best, best_score = None, model.threshold
    for index, candidate in enumerate(groups):
        score = model.score(features(facts, candidate, index, len(groups)))
        if score >= best_score:
            best, best_score = candidate, score
    return best


def _merged(groups: list[Group]) -> list[Group]:
    """Groups that tell one site, with nothing that tells them apart, are one: a second source's account told later."""
    kept: list[Group] = []
    for candidate in groups:
        for earlier in kept:
            if _one_site(earlier, candidate):
                for draft in candidate.drafts:
                    earlier.add(Facts.of(draft))
                break
        else:
            kept.append(candidate)
    for each in kept:
        each.drafts.sort(key=lambda draft: draft.index)
    return kept


def _one_site(one: Group, other: Group) -> bool:
    """True for the same site, types of one family, and neither days nor tolls that exclude each other."""
    sites = _sites(one) & _sites(other)
    if not sites or not _families(one) & _families(other):
        return False
    if one.dates and other.dates and not any(a.overlaps(b) for a in one.dates for b in other.dates):
        return False
    for fate, numbers in one.tolls.items():
        rivals = other.tolls.get(fate)
        if rivals and not numbers & rivals:
            return False
    return True


def _sites(found: Group) -> set[str]:
    """The places of a group described so fully that two mentions in the same words mean the same spot."""
    names = (
        (str(place.place.get("name")), place.place.get("precision"))
        for draft in found.drafts
        for place in draft.own.places
    )
    return {name for name, precision in names if precision in SITES and len(name.split()) >= _FULL}


def _families(found: Group) -> set[str]:
    """The families of a group's types; a plain attack or effect goes with any."""
    kinds = set(found.families) or {"none"}
    return kinds | {"strike", "bomb", "clash"} if kinds <= {"attack", "none", "explosion"} else kinds | {"attack"}
