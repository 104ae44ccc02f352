"""Does a clause narrate an occurrence? A log-linear table over features of the rules, no words of any report."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from tawthiq.claims import acts
from tawthiq.claims.draft import Draft
from tawthiq.lang.ar.verb_forms import is_finite_verb
from tawthiq.rules.loglinear import LogLinear
from tawthiq.text.prepare import Prepared

WEIGHTS: Final = Path(__file__).with_name("narrate.json")
_BEFORE: Final = frozenset(
    [
        "من",
        "عن",
        "الي",
        "علي",
        "في",
        "بعد",
        "اثر",
        "عقب",
        "جراء",
        "خلال",
        "قبل",
        "منذ",
        "ضد",
        "قد",
        "لقد",
        "لن",
        "لم",
        "ان",
        "تم",
        "كان",
        "كانت",
        "سيتم",
        "يتم",
    ]
)
_MANY: Final = 200  # people; seldom the toll of one occurrence
_FAMILY: Final = {
    "air_strike": "strike",
    "shelling": "strike",
    "bombing": "bomb",
    "suicide_attack": "bomb",
    "grenade": "bomb",
    "explosion": "bomb",
    "clash": "clash",
    "attack": "attack",
}


@cache
def table() -> LogLinear:
    """The trained weights."""
    return LogLinear.load(WEIGHTS)


def narrates(doc: Prepared, draft: Draft, model: LogLinear | None = None) -> float:
    """The log-odds that the draft's trigger tells an occurrence of its report, over the table's threshold."""
    model = model or table()
    return model.score(features(doc, draft)) - model.threshold


def features(doc: Prepared, draft: Draft) -> Iterator[str]:
    """The features of one draft, by name."""
    yield "bias"
    yield from _word(draft)
    yield from _position(doc, draft)
    yield from _company(draft)
    yield from _time(doc, draft)
    for kind in draft.contexts:
        yield f"near={kind}"
    for kind in draft.opening:
        yield f"opening={kind}"
    yield from _syntax(draft)


def _syntax(draft: Draft) -> Iterator[str]:
    """What governs it, in which mood and of whom it is told, and whether the report has told such an act before."""
    trigger = draft.trigger
    for kind in draft.above:
        yield f"above={kind}"
    mood, subject, head, governor = acts.mood(draft), acts.subject(draft), acts.head(draft), acts.governor(draft)
    yield f"mood={mood}"
    yield f"mood={mood},role={trigger.role}"
    yield f"subject={subject}"
    yield f"head={head}"
    yield f"head={head},definite={trigger.definite}"
    yield f"governor={governor}"
    yield f"governor={governor},definite={trigger.definite}"
    if draft.total:
        yield "total"
    if trigger.role == "cause":
        known = trigger.frame in draft.earlier
        yield f"known={known},definite={trigger.definite}"
        yield f"many={acts.many(draft)},definite={trigger.definite}"
    following = draft.doc.tokens[trigger.last].form if trigger.last < draft.sentence.last else "$"
    if is_finite_verb(following):
        yield f"verb-follows,shape={trigger.shape}"


def _word(draft: Draft) -> Iterator[str]:
    """What the trigger itself looks like."""
    trigger = draft.trigger
    yield f"frame={trigger.frame}"
    yield f"role={trigger.role},shape={trigger.shape}"
    yield f"shape={trigger.shape}"
    if trigger.weak:
        yield "weak"
    if trigger.definite:
        yield f"definite,role={trigger.role}"
    if trigger.suffix:
        yield f"suffix,shape={trigger.shape}"
    if trigger.form.endswith(("ات", "ون", "ين")) and trigger.shape == "word":
        yield "plural"
    if trigger.proclitic:
        yield f"proclitic={trigger.proclitic[-1]},shape={trigger.shape}"
    if trigger.voice == "passive":
        yield "passive"


def _position(doc: Prepared, draft: Draft) -> Iterator[str]:
    """Where it stands in the report and its sentence."""
    if draft.sentence.headline:
        yield "headline"
        yield f"headline,shape={draft.trigger.shape}"
    else:
        order = draft.sentence.index - sum(1 for s in doc.sentences[:5] if s.headline)
        yield f"order={min(order, 4)}"
        yield f"late={min(9, 10 * draft.sentence.index // len(doc.sentences)) // 3}"
    yield f"opener={draft.clause.opener}"
    before = doc.tokens[draft.trigger.first - 1].form if draft.trigger.first > draft.sentence.first else "^"
    if before in _BEFORE:
        yield f"after={before}"
    elif before in {"هذا", "هذه", "ذلك", "تلك"}:
        yield "after=demonstrative"
    elif before == "^":
        yield "first-word"
    following = doc.tokens[draft.trigger.last].form if draft.trigger.last < draft.sentence.last else "$"
    if following in {"علي", "في", "ضد", "بين", "مع", "من", "قبل", "الذي", "التي", "الذين", "عن", "الي"}:
        yield f"before={following}"
    elif following == "$":
        yield "last-word"


def _company(draft: Draft) -> Iterator[str]:
    """What it has with it."""
    own, seen = draft.own, draft.seen
    for name, mine, all_ in (
        ("count", own.counts, seen.counts),
        ("place", own.places, seen.places),
        ("actor", own.actors, seen.actors),
        ("weapon", own.weapons, seen.weapons),
        ("target", own.targets, seen.targets),
        ("person", own.persons, seen.persons),
    ):
        if mine:
            yield f"own={name}"
        elif all_:
            yield f"seen={name}"
        else:
            yield f"no={name}"
    if any(count.toll_kind == "cumulative" for count in own.counts):
        yield "cumulative"
    if any(count.number.min >= _MANY for count in own.counts):
        yield "many"
    if not (own.counts or own.places or own.actors or own.targets or own.persons):
        yield "bare"
        yield f"bare,role={draft.trigger.role}"


def _time(doc: Prepared, draft: Draft) -> Iterator[str]:
    """What times stand with it."""
    for scope, times in (("own", draft.own.times), ("seen", draft.seen.times)):
        dated = [t.when for t in times if t.when.start and t.when.end]
        if not dated:
            yield f"{scope}-time=none"
            continue
        widest = max(when.days for when in dated)
        published = doc.report.published
        yield f"{scope}-time={_width(widest)}"
        if published and all(when.start and when.start > published for when in dated):
            yield f"{scope}-time=future"
        if published and all(when.end and (published - when.end).days > 365 for when in dated):
            yield f"{scope}-time=old"


def _width(days: int) -> str:
    """How wide a time is: a day or two, a week or so, a month or so, or a period that tells a total or a background."""
    for limit, name in ((2, "day"), (12, "week"), (45, "month")):
        if days <= limit:
            return name
    return "long"


def family(incident_type: str | None) -> str:
    """The family of a type: strikes, bombs, clashes, attacks, or the type itself."""
    return _FAMILY.get(incident_type or "", incident_type or "none")
