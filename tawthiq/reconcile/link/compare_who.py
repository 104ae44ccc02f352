"""Comparing who is told: who did it, whom it struck, the people named, and who is quoted.

Not to know an author or a name is no denial: silence is a level of its own without weight. Forces are told for one
another along what they are part of, and by their side.
"""

from typing import Final

from tawthiq.reconcile.link.comparison import Comparison, Level, either, none_of, share, shared
from tawthiq.reconcile.link.sketch import Sketch


def _who(one: Sketch, other: Sketch) -> str | None:
    if not one.who or not other.who:
        return None
    if share(one.who, other.who):
        return "same"
    kin = share(one.who, other.who_up) or share(one.who_up, other.who) or share(one.sides, other.sides)
    return "kin" if kin else "other"


PERPETRATORS: Final = Comparison(
    "perpetrators",
    none_of("who"),
    (
        Level("same", shared("who")),
        Level("kin", f"{shared('who', 'who_up')} or {shared('who_up', 'who')} or {shared('sides')}"),
        Level("other", "true"),
    ),
    _who,
)


def _targets(one: Sketch, other: Sketch) -> str | None:
    if not one.hit_words or not other.hit_words:
        return None
    if share(one.hit, other.hit):
        return "same_actor"
    if share(one.hit_words, other.hit_words):
        return "same_words"
    return "same_kind" if share(one.hit_kinds, other.hit_kinds) else "other"


TARGETS: Final = Comparison(
    "targets",
    none_of("hit_words"),
    (
        Level("same_actor", shared("hit")),
        Level("same_words", shared("hit_words")),
        Level("same_kind", shared("hit_kinds")),
        Level("other", "true"),
    ),
    _targets,
)


def _victims(one: Sketch, other: Sketch) -> str | None:
    if share(one.names, other.names):
        return "same"
    if share(one.name_words, other.stems) or share(other.name_words, one.stems):
        return "in_words"
    return "other" if one.names and other.names else None


_NAMED_IN_WORDS: Final = f"{shared('name_words', 'stems')} or {shared('stems', 'name_words')}"


VICTIMS: Final = Comparison(
    "victims",
    Level("silent", f"{either('len({x.names}) = 0')} and not ({_NAMED_IN_WORDS})"),
    (Level("same", shared("names")), Level("in_words", _NAMED_IN_WORDS), Level("other", "true")),
    _victims,
)


def _speakers(one: Sketch, other: Sketch) -> str | None:
    if not one.speakers or not other.speakers:
        return None
    return "same" if share(one.speakers, other.speakers) else "other"


SPEAKERS: Final = Comparison(
    "sources", none_of("speakers"), (Level("same", shared("speakers")), Level("other", "true")), _speakers
)
