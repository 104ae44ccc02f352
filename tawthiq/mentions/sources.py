"""Sources: the speaker that a reporting word governs, as written and short, and who passes the word on."""

from collections.abc import Sequence
from typing import Final

from tawthiq.actors.words import letters
from tawthiq.mentions.speakers import BEFORE, OBJECT, SUBJECT, Look, SourceMention
from tawthiq.model.mention import ActorMention, CueMention
from tawthiq.rules.lexicon import Hits
from tawthiq.text.prepare import Prepared

__all__ = ["SourceMention", "find_source"]

_LONGEST: Final = 14  # tokens in which the speaker of a verb must stand


def find_source(doc: Prepared, cue: CueMention, hits: Hits, actors: Sequence[ActorMention]) -> SourceMention | None:
    """The speaker that a cue names in its sentence, or None where it names none ("he added", a passive)."""
    look = Look(doc, hits, actors)
    if cue.rule == "cue.colon":
        return look.phrase(doc.sentence_of(cue.first).first, cue.first, BEFORE)
    if cue.cue == "quotes":
        return _quoted(look, cue)
    if cue.cue == "according":
        start = look.skipped(cue.last)
        while start < len(doc.tokens) and (
            hits.at("cues", start) or doc.tokens[start].form in letters("source_nouns", "source.adverb")
        ):
            start += 1
        return look.phrase(start, None, OBJECT) or look.named(start)
    start = look.skipped(cue.last)
    return look.phrase(start, None, SUBJECT) or _before(look, cue) or look.stranger(start, cue)


def _quoted(look: "Look", cue: CueMention) -> SourceMention | None:
    """نقلت | وكالة | عن | مصدر: the source after عن, by way of the subject; نقلا عن: by way of who stands before."""
    doc = look.doc
    end = doc.sentence_of(cue.first).last
    if doc.tokens[cue.last - 1].form == "عن":
        about = cue.last - 1
        carrier = _before(look, cue)
    else:
        about = next((i for i in range(cue.last, min(end, cue.last + _LONGEST)) if doc.tokens[i].form == "عن"), -1)
        carrier = look.phrase(look.skipped(cue.last), about, SUBJECT) if about > cue.last else None
        carrier = carrier or _before(look, cue)
    if about < 0:
        return carrier
    source = look.phrase(about + 1, None, OBJECT)
    if source is None or carrier is None:
        return source or carrier
    return look.with_via(source, carrier)


def _before(look: "Look", cue: CueMention) -> SourceMention | None:
    """The speaker right before the verb: المتحدث باسم الجيش | قال."""
    doc = look.doc
    first = max(doc.clause_of(cue.first).first, cue.first - _LONGEST)
    for actor in reversed(look.actors_in(first, cue.first)):
        if cue.first - actor.last <= 1:
            return look.phrase(look.head(first, actor.first), actor.last, BEFORE)
    for index in range(cue.first - 1, first - 1, -1):
        found = look.phrase(index, cue.first, BEFORE) if look.noun(index) else None
        if found is not None and found.last >= cue.first - 2:
            return found
    return None
