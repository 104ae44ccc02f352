"""Whether an occurrence stands as told, is only claimed by a party to the war, is disputed, or is denied.

After the guidelines: what a party says it did to its enemy, with no other source, is claimed; its own losses, and a
claim of responsibility for an attack otherwise known, are asserted.
"""

from collections.abc import Collection, Sequence
from functools import cache
from typing import Final

from tawthiq.actors.directory import Actor, Directory
from tawthiq.claims.attribute import Voice
from tawthiq.claims.make import Telling
from tawthiq.lang.ar.language import load
from tawthiq.model.claim import Source
from tawthiq.model.incident import Party, Status

_AT_WAR: Final = frozenset({"military", "armed_group"})  # source kinds
_ARMED: Final = frozenset({"armed_forces", "armed_group", "coalition"})  # actor kinds
_DEFENCE: Final = ("defence", "mod", "dod")  # how the ids of defence ministries end
_OWN_WORD: Final = frozenset({"claims", "accuses"})


@cache
def _directory() -> Directory:
    return Directory(load().lexicon)


def status(
    voices: Sequence[Voice | None],
    perpetrators: Collection[Party],
    targets: Collection[Party],
    *,
    fight: bool = False,
) -> Status:
    """The status of an occurrence by the voices of its body (None: the outlet), its doers and those it was done to.

    ``fight`` is True where both sides are doers of one act (a clash): there, two who name each other contradict nobody.
    """
    if not fight and _accuse_each_other(voices, perpetrators):
        return "disputed"
    if any(voice and voice.cue.cue == "denies" for voice in voices):
        return "disputed" if any(voice is None or voice.cue.cue != "denies" for voice in voices) else "denied"
    spoken = [voice for voice in voices if voice is not None]
    if not spoken or len(spoken) < len(voices):
        return "asserted"
    own = [voice.source for voice in spoken]
    did = any(_same_side(source, party.actor_id) for source in own for party in perpetrators)
    if not all(partisan(source) or (did and _polices(source)) for source in own):
        return "asserted"
    if all(voice.cue.cue in _OWN_WORD for voice in spoken) or _both_sides(own):
        return "asserted"
    doers = {party.actor_id for party in perpetrators}
    suffered = [party for party in targets if party.actor_id not in doers]
    if any(_same_side(source, party.actor_id) for source in own for party in suffered):
        return "asserted"
    if not did and ((perpetrators and doers == {None}) or all(_ministry(source) for source in own)):
        return "asserted"  # a party's word about what strangers did is that of an authority
    return "claimed"


def denied_tolls(tellings: Sequence[Telling]) -> list[Telling]:
    """The tellings in which a voice denies only what the act cost: وقع القصف، ونفى الجيش | مقتل مدنيين فيه."""
    acts = [telling for telling in tellings if telling.draft.trigger.role != "effect"]
    if not any(telling.voice is None or telling.voice.cue.cue != "denies" for telling in acts):
        return []
    return [
        telling
        for telling in tellings
        if telling.draft.trigger.role == "effect" and telling.voice and telling.voice.cue.cue == "denies"
    ]


def _accuse_each_other(voices: Sequence[Voice | None], perpetrators: Collection[Party]) -> bool:
    """True where two sides tell it, one of them as the other's act, and each is named as its doer."""
    spoken = [voice for voice in voices if voice is not None]
    did = {
        source.actor_id: source
        for voice in spoken
        for source in (voice.source, *voice.others)
        if any(_same_side(source, party.actor_id) for party in perpetrators)
    }
    accused = any(voice.cue.cue in {"accuses", "denies"} for voice in spoken)
    return accused and _both_sides(list(did.values()))


def partisan(source: Source) -> bool:
    """True for a source that is, or speaks for, a party to the war: forces, armed groups, defence ministries."""
    actor = _directory().get(source.actor_id) if source.actor_id else None
    if actor is None:
        return source.kind in _AT_WAR
    return actor.kind in _ARMED or actor.id.endswith(_DEFENCE)


def _polices(source: Source) -> bool:
    actor = _directory().get(source.actor_id) if source.actor_id else None
    return actor is not None and actor.kind == "police"


def _ministry(source: Source) -> bool:
    actor = _directory().get(source.actor_id) if source.actor_id else None
    return actor is not None and actor.kind not in _ARMED


def _both_sides(own: Sequence[Source]) -> bool:
    """True where two listed parties that are no side of one another tell it."""
    listed = [source for source in own if source.actor_id]
    return any(not _same_side(listed[0], source.actor_id) for source in listed[1:])


def _same_side(source: Source, actor_id: str | None) -> bool:
    """True for a speaker's own actor, its parent or part, or another force of its state."""
    if not source.actor_id or not actor_id:
        return False
    one, other = _directory().get(source.actor_id), _directory().get(actor_id)
    if one is None or other is None:
        return source.actor_id == actor_id
    if one.id in {other.id, other.parent} or one.parent == other.id:
        return True
    return _of_state(one) and _of_state(other) and one.country == other.country


def _of_state(actor: Actor) -> bool:
    return actor.country is not None and actor.kind in {"armed_forces", "ministry", "government", "police", "coalition"}
