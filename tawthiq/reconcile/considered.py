"""What a reading considered and left: triggers that tell nothing, groups that fall, parties and places not taken.

Made only where somebody asks why a value is not there: the steps of the reading are run again and what each of them let
go is kept with the weights that spoke against it. Nothing of the record comes from here.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from tawthiq.claims import make, narrate, where
from tawthiq.claims.attribute import Scopes
from tawthiq.claims.bind import Role
from tawthiq.claims.draft import drafts
from tawthiq.claims.make import Telling
from tawthiq.mentions.find import Mentions
from tawthiq.model.incident import Incident
from tawthiq.model.mention import Mention
from tawthiq.model.span import Span
from tawthiq.reconcile import choose, stand
from tawthiq.reconcile.choose import CHOSEN
from tawthiq.reconcile.consolidate import grouped, incidents
from tawthiq.reconcile.parties import bare_name
from tawthiq.rules.loglinear import LogLinear
from tawthiq.text.prepare import Prepared

Why = Literal["untold", "fallen", "only_takes_up", "other_role", "reports", "not_borne_out", "less_exact"]
Weights = tuple[tuple[str, float], ...]
HEAVIEST: Final = 2  # features shown against a decision


@dataclass(frozen=True, slots=True)
class Left:
    """One thing that was left: its words, why, and by how much.

    ``weight`` is in log-odds over the threshold of the table that decided: below zero where it decided against; for a
    place or a party that a surer one silenced, how surely it was bound. ``against`` are the heaviest features that
    spoke against it, none where a rule left it.
    """

    spans: tuple[Span, ...]
    why: Why
    weight: float
    against: Weights = ()
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class Considered:
    """What was left of a report: ``triggers``, ``groups`` of triggers, and for each incident what it did not take.

    ``incidents`` has one entry for each incident of the record, in the record's order.
    """

    triggers: tuple[Left, ...]
    groups: tuple[Left, ...]
    incidents: tuple[tuple[Left, ...], ...]


def considered(doc: Prepared, mentions: Mentions, voices: Scopes) -> Considered:
    """What reading a report considered and left, by the shipped tables."""
    told = make.make(doc, mentions, voices)
    groups = grouped(told)
    borne = [choose.chosen(doc, tellings) for tellings in groups]
    standing = {id(tellings) for tellings in stand.standing(doc, borne)}
    stood = [(before, after) for before, after in zip(groups, borne, strict=True) if id(after) in standing]
    return Considered(
        triggers=tuple(_untold(doc, mentions)),
        groups=tuple(_fallen(doc, borne, index) for index, each in enumerate(borne) if id(each) not in standing),
        incidents=tuple(
            (*_parties(doc, before, after), *_places(doc, after, made))
            for (before, after), made in zip(stood, incidents(doc, mentions, told), strict=True)
        ),
    )


def _against(model: LogLinear, features: Iterable[str]) -> tuple[float, Weights]:
    """The log-odds over a table's threshold, and the heaviest features that pull it down."""
    held = list(features)
    rows = [row for row in model.explain(held) if row[1] < 0]
    return model.score(held) - model.threshold, tuple(rows[:HEAVIEST])


def _span(doc: Prepared, mention: Mention) -> Span:
    return Span.of(doc.report.text, mention.start, mention.end)


def _untold(doc: Prepared, mentions: Mentions) -> Iterator[Left]:
    """The triggers that narrate no occurrence."""
    for draft in drafts(doc, mentions):
        weight, against = _against(narrate.table(), narrate.features(doc, draft))
        if weight < 0:
            yield Left((_span(doc, draft.trigger),), "untold", weight, against)


def _fallen(doc: Prepared, groups: Sequence[Sequence[Telling]], index: int) -> Left:
    """A group that is told and does not stand as an incident."""
    tellings = groups[index]
    spans = tuple(_span(doc, telling.draft.trigger) for telling in tellings)
    weight, against = _against(stand.table(), stand.features(doc, groups, index))
    if all(telling.draft.trigger.role == "anaphor" for telling in tellings):
        return Left(spans, "only_takes_up", weight)
    return Left(spans, "fallen", weight, against)


def _parties(doc: Prepared, before: Sequence[Telling], after: Sequence[Telling]) -> Iterator[Left]:
    """The parties that some telling of an incident binds and the whole group does not bear out."""
    found = {role: choose.candidates(doc, before, role) for role in CHOSEN}
    asked = choose.weighed(doc, before)
    for role in CHOSEN:
        kept = choose.candidates(doc, after, role)
        for one in found[role]:
            if any(choose.is_same(other, one) for other in kept):
                continue
            spans = (_span(doc, one.best[1].mention),)
            at = next((at for at, other in enumerate(asked[role]) if other.names == one.names), None)
            if at is None:
                why: Why = "other_role" if choose.rather(one, found[choose.OTHER[role]]) else "reports"
                yield Left(spans, why, one.weight, role=role)
                continue
            weight, against = _against(choose.table(role), choose.features(doc, before, role, asked[role], at))
            yield Left(spans, "not_borne_out", weight, against, role)


def _places(doc: Prepared, tellings: Sequence[Telling], made: Incident) -> Iterator[Left]:
    """The places bound to an incident that it does not show, nor holds in the chain of one it shows; each name once."""
    if made.place is None:
        return
    shown = [set(name.split()) for place in (made.place, *made.other_places) for name in _names(place)]
    seen: set[str] = set()
    for located in sorted((p for t in tellings for p in where.of_bound(t.bound["place"])), key=lambda p: -p.weight):
        name = bare_name(str(located.mention.place.get("name")))
        words = set(name.split())
        if name not in seen and not any(words <= names or names <= words for names in shown):
            seen.add(name)
            yield Left((_span(doc, located.mention),), "less_exact", located.weight, role="place")


def _names(place: dict[str, object]) -> Iterator[str]:
    """A place's own name and those of what it lies in, as two names compare."""
    yield bare_name(str(place.get("name")))
    within = place.get("within")
    for row in within if isinstance(within, list) else ():
        yield bare_name(str(row.get("name")))
