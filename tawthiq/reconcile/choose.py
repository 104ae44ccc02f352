"""Of all that the tellings of an occurrence bind, who did it and to whom: one table a role over the whole group.

Binding looks at one sentence; an occurrence that is told five times then gathers parties from all of them. Here the
mentions of one party are brought together, and each party is weighed among the others: how surely and how often it was
bound, by which construction, whether a surer one of its kind is there, whether it fills the other role better.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Final

from tawthiq.claims.bind import Bound, Role
from tawthiq.claims.make import Telling
from tawthiq.claims.narrate import family
from tawthiq.model.mention import ActorMention, CountMention, PersonMention, TargetMention
from tawthiq.reconcile.parties import bare_name, one_actor, one_name
from tawthiq.reconcile.titles import Title, title_of
from tawthiq.rules.loglinear import LogLinear
from tawthiq.text.prepare import Prepared

FOLDER: Final = Path(__file__).with_name("choose_tables")
CHOSEN: Final[tuple[Role, ...]] = ("perpetrator", "target")
OTHER: Final[dict[Role, Role]] = {"perpetrator": "target", "target": "perpetrator"}
_SURE: Final = 1.0  # log-odds of binding from which a party is kept for its company or its voice
_JOINT: Final = 4  # tokens between two parties that do it together
_JOINTLY: Final = frozenset("بمشاركه بالاشتراك بالتعاون برفقه بالتنسيق بمسانده بدعم باسناد".split())
_STEPS: Final = (0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 5.0, 6.0)  # log-odds over the threshold of binding


@dataclass(slots=True)
class Candidate:
    """One party of a group: its rows with the telling of each; ``best`` is the row that was bound most surely."""

    names: set[str]
    actor_id: str | None
    best: tuple[Telling, Bound]
    titles: set[Title] = field(default_factory=set)
    rows: list[tuple[Telling, Bound]] = field(default_factory=list)

    def add(self, telling: Telling, row: Bound) -> None:
        """Take in one more row: the surest is the best."""
        self.rows.append((telling, row))
        if row.weight > self.best[1].weight:
            self.best = (telling, row)

    @property
    def weight(self) -> float:
        """How surely it was bound at best."""
        return self.best[1].weight


@cache
def table(role: Role) -> LogLinear:
    """The trained weights of a role."""
    return LogLinear.load(FOLDER / f"{role}.json")


def chosen(
    doc: Prepared,
    tellings: Sequence[Telling],
    tables: dict[Role, LogLinear] | None = None,
) -> list[Telling]:
    """The tellings with only those parties bound that the whole group bears out."""
    kept: dict[Role, set[int]] = {}
    for role, found in weighed(doc, tellings).items():
        model = tables[role] if tables else table(role)
        borne = [one for index, one in enumerate(found) if model.decides(features(doc, tellings, role, found, index))]
        borne += [one for one in found if one not in borne and _stays(doc, role, one, borne, found)]
        kept[role] = {id(row) for one in borne for _, row in one.rows}
    return [
        replace(
            t,
            bound=t.bound | {role: [row for row in t.bound[role] if id(row) in kept[role]] for role in CHOSEN},
        )
        for t in tellings
    ]


def weighed(doc: Prepared, tellings: Sequence[Telling]) -> dict[Role, list[Candidate]]:
    """The parties of a group that the table of each role weighs: none of the other role, nor who only reports."""
    found = {role: candidates(doc, tellings, role) for role in CHOSEN}
    fitting = {role: [one for one in found[role] if not rather(one, found[OTHER[role]])] for role in CHOSEN}
    return {role: _told(_without_reporters(fitting[role])) for role in CHOSEN}


def rather(one: Candidate, others: Sequence[Candidate]) -> bool:
    """True for a party that is bound more surely in the other role: nobody both does and suffers it."""
    return any(other.weight > one.weight and is_same(other, one) for other in others)


def is_same(one: Candidate, other: Candidate) -> bool:
    """True where two candidates are one party."""
    return any(_is_one(one, name, other.actor_id) for name in other.names)


def only_reports(one: Candidate) -> bool:
    """True for a party that is bound only as the one who says it, or in what is only meant to be: لشن هجمات."""
    done = [row for telling, row in one.rows if telling.draft.before != "ل"] or [row for _, row in one.rows]
    return all(row.reports for row in done)


def _without_reporters(found: Sequence[Candidate]) -> list[Candidate]:
    """Where the words name a doer, whoever only reports it is none."""
    done = [one for one in found if not only_reports(one)]
    return done if any(one.weight >= _SURE for one in done) else list(found)


def _told(found: Sequence[Candidate]) -> list[Candidate]:
    """Where the act itself names a party, none that only words taking it up name ("the operations against them")."""
    named = [one for one in found if any(telling.draft.trigger.role != "anaphor" for telling, _ in one.rows)]
    return named if any(one.weight >= _SURE for one in named) else list(found)


def _stays(doc: Prepared, role: Role, one: Candidate, borne: Sequence[Candidate], found: Sequence[Candidate]) -> bool:
    """True for a doer that stands with one borne out, or is the surest that a voice gives: its word is kept.

    Of targets, what stands right behind the word for aiming at it: استهدفت | عناصر من التنظيم.
    """
    if role != "perpetrator":
        return any(_is_aimed(telling, row) for telling, row in one.rows)
    if any(_together(doc, a, b) for _, a in one.rows for other in borne for _, b in other.rows):
        return one.weight >= _SURE
    silent = {voice for voice in _voices(one) if voice is not None} - {v for other in borne for v in _voices(other)}
    surer = {voice for other in found if other.weight > one.weight for voice in _voices(other)}
    return one.weight >= _SURE and bool(silent - surer)


def _is_aimed(telling: Telling, row: Bound) -> bool:
    """True for the object right behind a verb or noun of aiming."""
    trigger = telling.draft.trigger
    return trigger.frame == "trigger.targeting" and row.mention.first == trigger.last and row.weight >= _SURE


def _voices(one: Candidate) -> set[str | None]:
    """Who gives a party, as more than one who reports it."""
    return {telling.voice.key if telling.voice else None for telling, row in one.rows if not row.reports}


def _together(doc: Prepared, one: Bound, other: Bound) -> bool:
    """True where words of doing it together stand between two parties: بمشاركة، بالتعاون مع."""
    first, second = sorted((one.mention, other.mention), key=lambda mention: mention.first)
    between = [token.form for token in doc.tokens[first.last : second.first]]
    return 0 < len(between) <= _JOINT and any(form in _JOINTLY for form in between)


def candidates(doc: Prepared, tellings: Sequence[Telling], role: Role) -> list[Candidate]:
    """The parties that any telling binds in a role, the surest first."""
    found: list[Candidate] = []
    for telling in tellings:
        for row in telling.bound[role]:
            name = name_of(doc, row)
            actor = row.mention.actor_id if isinstance(row.mention, ActorMention) else None
            title = title_of(doc, telling, row)
            alike = (one for one in found if title in one.titles or (_fits(one, title) and _is_one(one, name, actor)))
            same = next(alike, None)
            if same is None:
                same = Candidate({name}, actor, (telling, row))
                found.append(same)
            same.names.add(name)
            same.titles |= {title} if title else set()
            same.actor_id = same.actor_id or actor
            same.add(telling, row)
    return sorted(found, key=lambda one: -one.weight)


def _fits(one: Candidate, title: Title | None) -> bool:
    """False for a leader beside the group he leads, which his title names."""
    return bool(one.titles) == (title is not None) or one.actor_id is None


def name_of(doc: Prepared, row: Bound) -> str:
    """The words of a party as two mentions compare."""
    return bare_name(doc.report.text[row.mention.start : row.mention.end])


def _is_one(one: Candidate, name: str, actor: str | None) -> bool:
    if one.actor_id and actor:
        return one_actor(one.actor_id, actor)
    return any(one_name(known, name) for known in one.names)


def features(
    doc: Prepared, tellings: Sequence[Telling], role: Role, found: Sequence[Candidate], index: int
) -> Iterator[str]:
    """The features of one party among those of its group, by name."""
    one = found[index]
    telling, row = one.best
    mention = row.mention
    yield "bias"
    level = _level(one.weight)
    yield f"surest={level}"
    for step in range(level + 1):
        yield f"surest>={step}"
    kind = _kind(mention)
    yield f"kind={kind}"
    yield f"kind={kind},surest={min(level, 8) // 2}"
    yield f"kind={kind},type={family(telling.draft.trigger.incident_type)}"
    yield f"rule={row.rule}"
    yield f"trigger={telling.draft.trigger.role},{telling.draft.trigger.voice}"
    if role == "target":
        yield f"frame={telling.draft.trigger.frame}"
    if row.reports:
        yield "reports"
    yield from _often(tellings, one)
    yield from _among(found, index, kind)
    yield from _elsewhere(doc, tellings, role, one)


def _often(tellings: Sequence[Telling], one: Candidate) -> Iterator[str]:
    """In how many tellings a party is bound, and in which."""
    bound = {id(t) for t, _ in one.rows}
    yield f"tellings={min(len(bound), 3)}"
    yield f"share={_share(len(bound), len(tellings))},of={min(len(tellings), 4)}"
    sentences = {t.draft.sentence.index for t, _ in one.rows}
    yield f"sentences={min(len(sentences), 3)}"
    if any(t.draft.sentence.headline for t, _ in one.rows):
        yield "headline"
    first = min(t.draft.sentence.index for t, _ in one.rows) - tellings[0].draft.sentence.index
    yield f"first={'0' if first == 0 else '1' if first == 1 else 'later' if first < 5 else 'far'}"
    total = sum(max(0.0, row.weight - 1) for _, row in one.rows)
    yield f"total={min(6, int(total))}"


def _share(part: int, whole: int) -> str:
    return "all" if part == whole else "half" if 2 * part >= whole else "few"


def _among(found: Sequence[Candidate], index: int, kind: str) -> Iterator[str]:
    """How a party stands among the others of its role."""
    one = found[index]
    yield f"rank={min(index, 3)}"
    yield f"rank={min(index, 2)},kind={kind}"
    top = found[0].weight
    if index:
        yield f"behind={_gap(top - one.weight)}"
        yield f"behind={_gap(top - one.weight)},top={_kind(found[0].best[1].mention)},kind={kind}"
    elif len(found) > 1:
        yield f"ahead={_gap(one.weight - found[1].weight)}"
    else:
        yield "only-one"
    surer = {_kind(other.best[1].mention).partition(".")[0] for other in found[:index]}
    for other in sorted(surer):
        yield f"surer={other},kind={kind}"
    near = [other for other in found if other is not one and _side_by_side(one, other)]
    if near:
        yield f"beside={'surer' if near[0].weight > one.weight else 'weaker'}"


def _side_by_side(one: Candidate, other: Candidate) -> bool:
    """True where و joins the two in some sentence: nothing stands between them."""
    mine, theirs = [row.mention for _, row in one.rows], [row.mention for _, row in other.rows]
    return any(a.last == b.first or b.last == a.first for a in mine for b in theirs)


def _elsewhere(doc: Prepared, tellings: Sequence[Telling], role: Role, one: Candidate) -> Iterator[str]:
    """How well a party fills the other role."""
    rows = [
        row.weight
        for telling in tellings
        for row in telling.bound[OTHER[role]]
        if _is_one(one, name_of(doc, row), row.mention.actor_id if isinstance(row.mention, ActorMention) else None)
    ]
    if not rows:
        yield "other-role=none"
        return
    gap = one.weight - max(rows)
    yield f"other-role={'worse' if gap > 1 else 'like' if gap > -1 else 'better'}"
    yield f"other-role={_level(max(rows)) // 2}"


def _kind(mention: object) -> str:
    if isinstance(mention, ActorMention):
        return "actor.listed" if mention.actor_id else "actor.described"
    if isinstance(mention, TargetMention):
        return f"target.{'people' if mention.people else mention.target_kind}"
    if isinstance(mention, CountMention):
        return f"count.{mention.fate}"
    return "person" if isinstance(mention, PersonMention) else "other"


def _level(weight: float) -> int:
    return sum(weight >= step for step in _STEPS)


def _gap(gap: float) -> str:
    return "close" if gap < 0.5 else "near" if gap < 1.2 else "far" if gap < 2.5 else "very-far"
