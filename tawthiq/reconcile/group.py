"""Which triggers of one report tell the same occurrence.

Twice the same question, sentence by sentence. Within a sentence grammar decides which triggers tell one act and its
effects (``within``); what a sentence so tells together is then weighed, with all its facts, against the occurrences
told before (``across``). Each joins the one that the log-linear table likes best, or begins a new one where none
reaches the threshold. The table is trained as a choice among the earlier ones and a new one, whose score is zero.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from tawthiq.claims.draft import Draft
from tawthiq.reconcile import across, within
from tawthiq.reconcile.likeness import SITES, Facts, Group
from tawthiq.rules.loglinear import LogLinear

WEIGHTS: Final = Path(__file__).with_name("joined.json")
_FULL: Final = 5  # words of a place that describe it beyond doubt

Choice = list[tuple[tuple[str, ...], bool]]  # the features of each earlier group, and whether it is the right one


@cache
def table() -> LogLinear:
    """The trained weights."""
    return LogLinear.load(WEIGHTS)


def group(drafts: Sequence[Draft], model: LogLinear | None = None) -> list[Group]:
    """The occurrences of a report, in order of their first trigger; ``model`` takes the place of the shipped table."""
    model = model or table()
    groups: list[Group] = []
    for told in _sentences(drafts):
        units = _units(told, model)
        joined = _joined(units, groups, model)
        for index, unit in enumerate(units):
            home = joined.get(index)
            if home is None:
                groups.append(unit)
            else:
                home.take(unit)
    return _merged(groups)


def choices(drafts: Sequence[Draft], owners: Mapping[int, str], stray: Container[int] = ()) -> Iterator[Choice]:
    """What there is to decide, with the answers: ``owners`` gives the occurrence of a draft by its index.

    A choice is between the earlier groups and a new one; where none of them is right, a new one is. What is ``stray``
    tells no occurrence but is taken for one in reading: each begins a group, about which nothing is asked.
    """
    groups: dict[str, Group] = {}
    for told in _sentences([draft for draft in drafts if draft.index in owners or draft.index in stray]):
        units: dict[str, Group] = {}
        for at, facts in enumerate(told):
            key = owners.get(facts.draft.index, "")
            if units and key:
                yield [
                    (tuple(within.features(told, at, other, index, len(units))), name == key)
                    for index, (name, other) in enumerate(units.items())
                ]
            units.setdefault(key or f"stray {facts.draft.index}", Group()).add(facts)
        known = list(groups.values())
        for order, (key, unit) in enumerate(units.items()):
            if known and not key.startswith("stray "):
                yield [
                    (tuple(across.features(unit, known, index, order)), name == key)
                    for index, name in enumerate(groups)
                ]
        for key, unit in units.items():
            groups.setdefault(key, Group()).take(unit)


def _sentences(drafts: Sequence[Draft]) -> list[list[Facts]]:
    """The facts of the drafts, sentence by sentence."""
    by: dict[int, list[Facts]] = {}
    for draft in drafts:
        by.setdefault(draft.sentence.index, []).append(Facts.of(draft))
    return list(by.values())


def _units(told: Sequence[Facts], model: LogLinear) -> list[Group]:
    """The occurrences of one sentence: each draft joins the earlier one that the table likes best, or begins one."""
    units: list[Group] = []
    for at, facts in enumerate(told):
        best, best_score = None, model.threshold
        for index, other in enumerate(units):
            score = within.score(model, told, at, other, index, len(units))
            if score >= best_score:
                best, best_score = other, score
        if best is None:
            best = Group()
            units.append(best)
        best.add(facts)
    return units


def _joined(units: Sequence[Group], groups: Sequence[Group], model: LogLinear) -> dict[int, Group]:
    """The earlier occurrence that each unit of a sentence tells again, by the unit's position."""
    joined: dict[int, Group] = {}
    for at, unit in enumerate(units):
        best_score = model.threshold
        for index, other in enumerate(groups):
            score = across.score(model, unit, groups, index, at)
            if score >= best_score:
                joined[at], best_score = other, score
    return joined


def _merged(groups: list[Group]) -> list[Group]:
    """Groups that tell one site, with nothing that tells them apart, are one: a second source's account told later."""
    kept: list[Group] = []
    for candidate in groups:
        for earlier in kept:
            if _one_site(earlier, candidate):
                earlier.take(candidate)
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
