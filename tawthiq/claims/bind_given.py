"""Roles that a construction gives by itself, whatever else stands in the sentence.

Who stands between an active verb and those counted after it does it. Who takes part (بمشاركة) does what the doer does.
Whom a description believes somebody to be (مسلحون يعتقد أنهم من التنظيم) has that one's role. From where something was
launched (أُطلقت من مواقع للجيش) is neither where it hit nor what it hit.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from tawthiq.claims.bound import JOINTLY, SUBJECT, Bound, Role
from tawthiq.claims.draft import Draft
from tawthiq.mentions.find import Mentions
from tawthiq.model.mention import ActorMention, CountMention, Mention, TriggerMention
from tawthiq.text.prepare import Prepared

_PARTIES: Final[tuple[Role, ...]] = ("perpetrator", "target")
_SUBJECT: Final = 2.5  # log-odds of a subject that a construction shows
_LESS: Final = 0.1  # log-odds by which who only joins another comes after it
_JOINTLY: Final = frozenset({"بمشاركه", "بالاشتراك", "بالتعاون", "وبمشاركه"})
_WITH: Final = frozenset({"مع", "من", '"', "قوات", "عناصر"})
_JOINT: Final = 3  # tokens between a word of taking part and who takes part
_LAUNCHED: Final = frozenset({"اطلقت", "اطلق", "اطلقا", "انطلقت", "مصدرها", "مصدره", "اطلاقها", "انطلاقها"})
_LAUNCH: Final = 8  # tokens that say from where
_MEMBERS: Final = frozenset({"من", "الي", "ل", "خلايا", "عناصر", "افراد", "مسلحي", "مقاتلي", '"'})
_DESCRIBED: Final = 4  # tokens between words of belief and whom they believe somebody to be


def given(
    doc: Prepared, draft: Draft, bound: dict[Role, list[Bound]], described: Mapping[int, int]
) -> dict[Role, list[Bound]]:
    """The roles of a trigger with those that a construction gives by itself in their places.

    ``described`` is what :func:`descriptions` found in the report.
    """
    doers = [row for row in bound["perpetrator"] if not row.reports]
    for actor in draft.seen.actors:
        like = described.get(actor.first)
        rows: dict[Role, Bound] = {}
        if like is not None:
            for role in _PARTIES:
                row = next((row for row in bound[role] if row.mention.first == like), None)
                if row is not None:
                    rows[role] = replace(row, mention=actor, weight=row.weight - _LESS)
        elif acts_on(doc, draft.trigger, actor, draft.seen.counts):
            own = next((row.weight for row in bound["perpetrator"] if row.mention.first == actor.first), _SUBJECT)
            rows = {"perpetrator": Bound("perpetrator", actor, max(own, _SUBJECT), SUBJECT)}
        elif doers and takes_part(doc, actor):
            rows = {"perpetrator": Bound("perpetrator", actor, doers[0].weight - _LESS, JOINTLY)}
        else:
            continue
        for role in _PARTIES:
            bound[role] = [row for row in bound[role] if row.mention.first != actor.first]
        for role, row in rows.items():
            bound[role] = sorted([*bound[role], row], key=lambda row: -row.weight)
    return bound


def takes_part(doc: Prepared, actor: ActorMention) -> bool:
    """True for who takes part in what another does: بمشاركة | قوات سوريا الديمقراطية, بالتعاون مع | الجيش."""
    at = actor.first - 1
    while at >= max(0, actor.first - _JOINT) and doc.tokens[at].form in _WITH:
        at -= 1
    return at >= 0 and doc.tokens[at].form in _JOINTLY


def acts_on(doc: Prepared, trigger: TriggerMention, actor: ActorMention, counts: Sequence[CountMention]) -> bool:
    """True for the subject between an active verb and whom it did it to: اعتقلت | الشرطة | ثلاثة رجال."""
    if trigger.voice != "active" or actor.first != trigger.last or actor.last >= len(doc.tokens):
        return False
    return doc.tokens[actor.last].form == "القبض" or any(count.first == actor.last and count.noun for count in counts)


def launched(doc: Prepared, mention: Mention) -> bool:
    """True for what tells from where something was launched: أُطلقت من | مواقع لقوات النظام في محيط سراقب."""
    first = max(doc.clause_of(mention.first).first, mention.first - _LAUNCH)
    forms = [token.form for token in doc.tokens[first : mention.first]]
    return any(one.lstrip("وف") in _LAUNCHED and two == "من" for one, two in pairwise(forms))


def descriptions(doc: Prepared, mentions: Mentions) -> dict[int, int]:
    """The first tokens of whom words of belief describe somebody as, each with the first token of that somebody."""
    return dict(_described(doc, mentions.actors, {hedge.first: hedge.last for hedge in mentions.hedges}))


def _described(doc: Prepared, actors: Sequence[ActorMention], hedges: dict[int, int]) -> Iterator[tuple[int, int]]:
    for one in actors:
        last = hedges.get(one.last)
        if last is None:
            continue
        for other in actors:
            between = [token.form for token in doc.tokens[last : other.first]]
            if last <= other.first <= last + _DESCRIBED and all(form in _MEMBERS for form in between):
                yield other.first, one.first
