"""Roles that a construction gives by itself, whatever else stands in the sentence.

Who takes part (بمشاركة) does what the doer does; whom a description believes somebody to be (مسلحون يعتقد أنهم من
التنظيم) has that one's role; and from where something was launched (أُطلقت من مواقع للجيش) is neither where it hit nor
what it hit.
"""

import itertools
from collections.abc import Iterator, Sequence
from typing import Final

from tawthiq.mentions.find import Mentions
from tawthiq.model.mention import ActorMention, Mention
from tawthiq.text.prepare import Prepared

_JOINTLY: Final = frozenset({"بمشاركه", "بالاشتراك", "بالتعاون", "وبمشاركه"})
_WITH: Final = frozenset({"مع", "من", '"', "قوات", "عناصر"})
_JOINT: Final = 3  # tokens between a word of taking part and who takes part
_LAUNCHED: Final = frozenset({"اطلقت", "اطلق", "اطلقا", "انطلقت", "مصدرها", "مصدره", "اطلاقها", "انطلاقها"})
_LAUNCH: Final = 8  # tokens that say from where
_MEMBERS: Final = frozenset({"من", "الي", "ل", "خلايا", "عناصر", "افراد", "مسلحي", "مقاتلي", '"'})
_DESCRIBED: Final = 4  # tokens between words of belief and whom they believe somebody to be


def takes_part(doc: Prepared, actor: ActorMention) -> bool:
    """True for who takes part in what another does: بمشاركة | قوات سوريا الديمقراطية, بالتعاون مع | الجيش."""
    at = actor.first - 1
    while at >= max(0, actor.first - _JOINT) and doc.tokens[at].form in _WITH:
        at -= 1
    return at >= 0 and doc.tokens[at].form in _JOINTLY


def launched(doc: Prepared, mention: Mention) -> bool:
    """True for what tells from where something was launched: أُطلقت من | مواقع لقوات النظام في محيط سراقب."""
    first = max(doc.clause_of(mention.first).first, mention.first - _LAUNCH)
    forms = [token.form for token in doc.tokens[first : mention.first]]
    return any(one.lstrip("وف") in _LAUNCHED and two == "من" for one, two in itertools.pairwise(forms))


def described(doc: Prepared, mentions: Mentions) -> dict[int, int]:
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
