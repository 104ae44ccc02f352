"""Sources: the speaker that a reporting word governs, as written and short, and who passes the word on."""

from collections.abc import Sequence
from typing import Final

from tawthiq.actors.words import letters
from tawthiq.mentions.speakers import BEFORE, OBJECT, SUBJECT, Look, SourceMention
from tawthiq.model.mention import ActorMention, CueMention
from tawthiq.rules.lexicon import Hits
from tawthiq.text.prepare import Prepared

__all__ = ["SourceMention", "find_source", "spoken_by"]

_LONGEST: Final = 14  # tokens in which the speaker of a verb must stand
_FARTHEST: Final = 26  # tokens, where a relative clause stands between
_SHORT: Final = 3  # letters; in a shorter word ب is its own
_BLAME: Final = frozenset({"ب", "المسووليه", "مسووليه", "المسيوليه", "مسيوليه"})
_WAS: Final = frozenset({"كان", "كانت", "كانوا", "كانا"})
_JOINTS: Final = frozenset({"قد", "-", "،", ",", '"', ")", "لقد"})
_OPENERS: Final = frozenset({"لكن", "ان", "الا", "فيما", "بينما", "كما", "حيث", "اذ", "ثم", "غير", "و", "في", "حين"})


def find_source(doc: Prepared, cue: CueMention, hits: Hits, actors: Sequence[ActorMention]) -> SourceMention | None:
    """The speaker that a cue names in its sentence, or None where it names none ("he added", a passive)."""
    return spoken_by(Look(doc, hits, actors), cue)


def spoken_by(look: Look, cue: CueMention) -> SourceMention | None:
    """The speaker of a cue, by a look at the report that is kept for all its cues."""
    doc = look.doc
    if cue.rule == "cue.colon":
        return look.phrase(doc.sentence_of(cue.first).first, cue.first, BEFORE)
    if look.nobody(cue):
        return None
    if cue.cue == "quotes":
        return _quoted(look, cue)
    if cue.cue == "according":
        return _according(look, cue)
    if goes_on(look, cue):
        return None
    start = look.skipped(cue.last)
    opened = _opening(look, cue)
    if opened is not None:
        return opened
    found = _ascribed(look, cue, start) or look.statement(cue.last) or look.phrase(start, None, SUBJECT)
    if found is not None and _is_object(look, cue, found):
        return _before(look, cue)
    return found or _before(look, cue) or (None if _has(look, cue) else look.stranger(start, cue))


def _ascribed(look: Look, cue: CueMention, start: int) -> SourceMention | None:
    """نسبت | الصحيفة | إلى | مدير المستشفى أن, where the words are his by way of the outlet; None for an accusation."""
    tokens = look.doc.tokens
    if not tokens[cue.first].form.lstrip("وف").startswith("نسب"):
        return None
    carrier = look.phrase(start, None, SUBJECT)
    if carrier is None or carrier.last >= len(tokens) or tokens[carrier.last].form != "الي":
        return None
    source = look.phrase(carrier.last + 1, None, OBJECT)
    if source is None or source.last >= len(tokens):
        return None
    opens = tokens[source.last].form in letters("cues", "cue.content") | {"قوله", "قولها", "قولهم"}
    return look.with_via(source, carrier) if opens else None


def goes_on(look: Look, cue: CueMention) -> bool:
    """True for an accusative or a noun with a pronoun, whose subject is who spoke before: مؤكدا أن، على حد قوله."""
    form = look.doc.tokens[cue.last - 1].form.lstrip("وف")
    return form in letters("cues", "cue.while") and cue.cue != "according"


def _according(look: Look, cue: CueMention) -> SourceMention | None:
    """بحسب | مصادر طبية, حسب ما أفاد به | الدفاع المدني, وفقا لما نقلته | الوكالة عن | مصدر طبي."""
    doc = look.doc
    stated = look.statement(cue.last)
    if stated is not None:
        return stated
    start = look.skipped(cue.last)
    while start < len(doc.tokens) and (
        look.hits.at("cues", start) or doc.tokens[start].form in letters("source_nouns", "source.adverb")
    ):
        start += 1
    start = look.skipped(start)
    found = look.phrase(start, None, OBJECT) or look.named(start)
    if found is None or found.source_kind != "media":
        return found
    after = found.last
    if after < doc.sentence_of(start).last and doc.tokens[after].form in {"عن", "نقلا"}:
        inner = look.phrase(after + (2 if doc.tokens[after].form == "نقلا" else 1), None, OBJECT)
        return look.with_via(inner, found) if inner is not None else found
    return found


def _quoted(look: Look, cue: CueMention) -> SourceMention | None:
    """نقلت | وكالة | عن | مصدر: the source after عن, by way of the subject; نقلا عن: by way of who stands before."""
    doc = look.doc
    end = doc.sentence_of(cue.first).last
    if doc.tokens[cue.last - 1].form == "عن":
        about = cue.last - 1
        carrier = _before(look, cue) or _subject_before(look, cue)
    else:
        about = next((i for i in range(cue.last, min(end, cue.last + _LONGEST)) if doc.tokens[i].form == "عن"), -1)
        carrier = look.phrase(look.skipped(cue.last), about, SUBJECT) if about > cue.last else None
        carrier = carrier or _before(look, cue)
    if about < 0:
        return carrier
    source = look.phrase(about + 1, None, OBJECT) or look.named(about + 1, definite=True)
    if source is None or carrier is None:
        return source or carrier
    if carrier.source_kind == "unnamed" and carrier.rule == BEFORE:
        return source
    return look.with_via(source, carrier)


def _subject_before(look: Look, cue: CueMention) -> SourceMention | None:
    """Who said it before "quoting": وقالت | الوكالة | نقلا عن."""
    for index in range(cue.first - 1, max(look.doc.sentence_of(cue.first).first, cue.first - _LONGEST) - 1, -1):
        hit = look.hits.at("cues", index)
        if hit is not None and hit.shape in {"past", "present"}:
            found = look.phrase(look.skipped(hit.last), cue.first, SUBJECT)
            return found if found is not None and found.source_kind in {"media", "ngo", "monitor"} else None
    return None


def _is_object(look: Look, cue: CueMention, found: SourceMention) -> bool:
    """True where the noun after "accused" or "held responsible" is whom he accuses: واتهم | قوات الدعم | بقصف السوق."""
    tokens = look.doc.tokens
    if cue.cue != "accuses" or found.last >= len(tokens):
        return False
    after = tokens[found.last].form
    return (len(after) > _SHORT and after[0] == "ب") or after in _BLAME


def _opening(look: Look, cue: CueMention) -> SourceMention | None:
    """The speaker with whom a clause opens, right before its verb: الجيش | يعلن, لكن المتحدث | نفى."""
    doc = look.doc
    if cue.first == 0 or (cue.last - cue.first > 1 and doc.tokens[cue.first].form.startswith("و")):
        return None
    hit = look.hits.at("cues", cue.first)
    if hit is None or hit.clitics or hit.shape not in {"past", "present"}:
        return None
    first = doc.clause_of(cue.first).first
    while first < cue.first and doc.tokens[first].form.removeprefix("و") in _OPENERS:
        first += 1
    if not first < cue.first or cue.first - first > _LONGEST:
        return None
    found = look.phrase(first, cue.first, BEFORE)
    return found if found is not None and found.last >= cue.first else None


def _before(look: Look, cue: CueMention) -> SourceMention | None:
    """The speaker right before the verb: المتحدث باسم الجيش | قال, وكانت مصادر أمنية قد | ذكرت."""
    doc = look.doc
    recalled = _after_was(look, cue)
    if recalled is not None:
        return recalled
    first = max(doc.clause_of(cue.first).first, cue.first - _LONGEST)
    for actor in reversed(look.actors_in(first, cue.first)):
        if cue.first - actor.last <= 1:
            return look.phrase(look.head(first, actor.first), actor.last, BEFORE)
    for index in range(cue.first - 1, first - 1, -1):
        found = look.phrase(index, cue.first, BEFORE) if look.noun(index) else None
        if found is not None and found.last >= cue.first - 2:
            return found
    return None


def _has(look: Look, cue: CueMention) -> bool:
    """True right after قد, whose subject كان has given, however far before: كان التحالف، الذي ...، قد | أعلن."""
    return cue.first > 0 and look.doc.tokens[cue.first - 1].form == "قد"


def _after_was(look: Look, cue: CueMention) -> SourceMention | None:
    """The subject of كان whose verb the cue is: كانت | صحيفة الخبر | أعلنت, with قد or an apposition between."""
    tokens = look.doc.tokens
    first = max(look.doc.sentence_of(cue.first).first, cue.first - (_FARTHEST if _has(look, cue) else _LONGEST))
    at = next((i for i in range(cue.first - 2, first - 1, -1) if tokens[i].form.lstrip("وف") in _WAS), None)
    if at is None or any(look.hits.at("cues", i) is not None for i in range(at + 1, cue.first)):
        return None
    found = look.phrase(at + 1, cue.first, BEFORE)
    if found is None:
        return None
    between = tokens[found.last].form if found.last < cue.first else "قد"
    return found if between in _JOINTS or between in {"الذي", "التي"} else None
