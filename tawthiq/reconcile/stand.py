"""Does a group of tellings stand as an incident of its own? A missed one is forgiven sooner than an invented one.

A third log-linear table over what the group holds: how surely and how often it is told, whether it has a date, a place,
a toll or parties of its own, and how it differs from the groups before it.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from tawthiq.claims.make import Telling
from tawthiq.claims.narrate import family
from tawthiq.reconcile.likeness import place_key
from tawthiq.rules.loglinear import LogLinear
from tawthiq.text.prepare import Prepared

WEIGHTS: Final = Path(__file__).with_name("stand.json")
_OLD: Final = 365  # days before publication


@cache
def table() -> LogLinear:
    """The trained weights."""
    return LogLinear.load(WEIGHTS)


def standing(
    doc: Prepared, groups: Sequence[Sequence[Telling]], model: LogLinear | None = None
) -> list[Sequence[Telling]]:
    """The groups that stand, in their order; a group that only words such as "the operation" tell never does."""
    model = model or table()
    return [
        tellings
        for index, tellings in enumerate(groups)
        if any(t.draft.trigger.role != "anaphor" for t in tellings) and model.decides(features(doc, groups, index))
    ]


def features(doc: Prepared, groups: Sequence[Sequence[Telling]], index: int) -> Iterator[str]:
    """The features of one group among those of its report, by name."""
    tellings = groups[index]
    yield "bias"
    yield from _telling(tellings)
    yield from _content(doc, tellings)
    yield from _among(groups, index)
    yield from _numbers(groups, index)


def _numbers(groups: Sequence[Sequence[Telling]], index: int) -> Iterator[str]:
    """Whether its toll is that of another group, or what the others add up to: then it only sums them up."""
    tolls = [_toll(tellings) for tellings in groups]
    mine, others = tolls[index], [toll for at, toll in enumerate(tolls) if at != index and toll]
    if not mine:
        return
    if mine in others:
        yield f"toll=told{'' if mine == 1 else '-many'}"
    if len(others) > 1 and mine <= sum(others) and mine > max(others):
        yield f"toll=sum{'' if mine == sum(others) else '-part'}"


def _toll(tellings: Sequence[Telling]) -> int:
    """The most killed that its own words count, 0 where they count none."""
    return max((c.number.min for t in tellings for c in t.draft.own.counts if c.fate == "killed"), default=0)


def _telling(tellings: Sequence[Telling]) -> Iterator[str]:
    """How often, how surely and by what words it is told."""
    yield f"tellings={min(len(tellings), 4)}"
    yield f"sentences={min(len({t.draft.sentence.index for t in tellings}), 3)}"
    yield f"surest={_level(max(t.weight for t in tellings))}"
    yield f"first={_level(tellings[0].weight)}"
    if tellings[0].draft.sentence.headline:
        yield "headline"
        if all(t.draft.sentence.headline for t in tellings):
            yield "headline-only"
    roles = {t.draft.trigger.role for t in tellings}
    yield "roles=" + "+".join(sorted(roles))
    if all(t.draft.trigger.weak for t in tellings):
        yield "weak-only"
    if all(t.draft.trigger.definite for t in tellings):
        yield "definite-only"
    kinds = {t.draft.trigger.incident_type or "none" for t in tellings}
    for kind in kinds:
        yield f"type={kind}"


def _level(weight: float) -> str:
    """A log-odds in five steps."""
    return str(sum(weight >= step for step in (0.5, 1.0, 2.0, 3.0)))


def _content(doc: Prepared, tellings: Sequence[Telling]) -> Iterator[str]:
    """What it holds of its own."""
    dates = [t.date for t in tellings if t.date]
    own = [t for t in tellings if t.draft.own.times]
    yield f"date={'own' if own and dates else 'seen' if dates else 'none'}"
    published = doc.report.published
    if dates and published and all(d.when.end and (published - d.when.end).days > _OLD for d in dates):
        yield "date=old"
    places = [place for t in tellings for place in t.draft.own.places]
    bound = any(t.bound["place"] for t in tellings)
    yield f"place={'own' if places else 'seen' if bound else 'none'}"
    counts = [count for t in tellings for count in t.draft.own.counts]
    yield f"count={'firm' if any(c.number.max is not None for c in counts) else 'vague' if counts else 'none'}"
    if any(count.toll_kind == "cumulative" for count in counts):
        yield "count=cumulative"
    widest = max((d.when.days for d in dates), default=0)
    yield f"width={'day' if widest <= 2 else 'week' if widest <= 12 else 'long'}"
    for role in ("perpetrator", "target"):
        if any(row.role == role for t in tellings for row in t.parties):
            yield f"has={role}"
    if any(t.draft.own.weapons for t in tellings):
        yield "has=weapon"


def _among(groups: Sequence[Sequence[Telling]], index: int) -> Iterator[str]:
    """How it lies among the groups of its report."""
    tellings = groups[index]
    yield f"index={min(index, 3)}"
    yield f"groups={min(len(groups), 6)}"
    if index == 0:
        return
    earlier = [t for other in groups[:index] for t in other]
    kinds = {family(t.draft.trigger.incident_type) for t in earlier}
    if {family(t.draft.trigger.incident_type) for t in tellings} & kinds:
        yield "earlier=type"
    mine = {place_key(place) for t in tellings for place in t.draft.own.places}
    theirs = {place_key(place) for t in earlier for place in t.draft.own.places}
    yield f"earlier-place={'none' if not mine else 'same' if mine & theirs else 'other'}"
    days = {(t.date.when.start, t.date.when.end) for t in tellings if t.date}
    told = {(t.date.when.start, t.date.when.end) for t in earlier if t.date}
    yield f"earlier-date={'none' if not days else 'same' if days & told else 'other'}"
    if tellings[0].draft.sentence.index in {t.draft.sentence.index for t in earlier}:
        yield "shares-sentence"
