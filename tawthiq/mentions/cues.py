"""Reporting words and hedges: who speaks how, and what makes a value uncertain, denied or unknown."""

from typing import Final

from tawthiq.actors.guard import followed_as_needed, following, preceding, stands, words_of
from tawthiq.actors.words import letters
from tawthiq.lang.ar.language import Arabic
from tawthiq.lang.ar.verb_forms import verb_reading
from tawthiq.model.mention import CueMention, HedgeMention
from tawthiq.rules.lexicon import Hit, Hits
from tawthiq.rules.rule import define, rule
from tawthiq.text.prepare import Prepared, Sentence

CUE: Final = define("cue.word", "a reporting word of the list")
HEDGE: Final = define("hedge.word", "a word of the hedge list")

_REACH: Final = 14  # tokens in which a weak cue must find what it opens
_SHOWN: Final = 8  # tokens between "shows" and what it shows
_NEAR: Final = 5  # tokens after "ascribed" in which إلى must stand
_HEADLINE_SPEAKER: Final = 7  # tokens of a speaker before a colon
_PREPOSITIONS: Final = frozenset({"عن", "في", "من", "الي", "علي", "بعد", "قبل", "اثناء", "خلال", "تم", "جري"})
_VERBAL: Final = frozenset({"past", "present"})
_NO_SPEAKERS: Final = frozenset({"filler", "attack", "adjective", "skip", "kin"})
_SPEAKERS: Final = ("actors", "forces", "source_nouns", "people_roles", "party_nouns")


def find(doc: Prepared, hits: Hits, language: Arabic) -> tuple[list[CueMention], list[HedgeMention]]:
    """All cues and all hedges of a report, each in order."""
    cues = [_cue(hit) for hit in hits.of("cues") if _reports(doc, hits, hit)]
    cues.extend(_colons(doc, hits))
    cues.sort(key=lambda cue: cue.first)
    hedges = [found for hit in hits.of("hedges") if (found := _hedge(doc, hit)) is not None]
    return cues, hedges


def _cue(hit: Hit) -> CueMention:
    return CueMention(hit.start, hit.end, hit.first, hit.last, CUE, str(hit.entry.data["cue"]))


def _reports(doc: Prepared, hits: Hits, hit: Hit) -> bool:
    """True where a word of the list reports something here."""
    data = hit.entry.data
    if not stands(doc.tokens, hit) or hit.clitics.rstrip("وفسل") not in {"", "ب"} or _is_other_word(doc, hits, hit):
        return False
    if "needs" in data and not followed_as_needed(doc.tokens, hit, data["needs"]):
        return False
    beside = _speaker(hits, hit.last) or _speaker_before(doc, hits, hit.first)
    if data.get("needs_speaker") == "noun":
        beside = _says_noun(hits, hit.last) or _says_noun(hits, hit.first - 1)
    if data.get("needs_speaker"):
        return (not hit.suffix or "with_pronoun" in data) and (beside or _reports_say(doc, hit))
    if data.get("weak"):
        end = min(hit.last + _REACH, doc.sentence_of(hit.first).last)
        opens = any(token.form in letters("cues", "cue.content") for token in doc.tokens[hit.last : end])
        return opens or (hit.shape in _VERBAL and _speaker(hits, hit.last))
    return True


def _says_noun(hits: Hits, index: int) -> bool:
    """True for a noun that is by itself one who says things: تقرير, مصدر, متحدث."""
    hit = hits.at("source_nouns", index)
    return hit is not None and (hit.entry.data.get("role") == "speaker" or hit.entry.data.get("kind") == "media")


def _reports_say(doc: Prepared, hit: Hit) -> bool:
    """True for reports or news as the subject of a verb: تحدثت | أنباء."""
    return hit.last < len(doc.tokens) and doc.tokens[hit.last].form in letters("cues", "cue.nobody")


def _is_other_word(doc: Prepared, hits: Hits, hit: Hit) -> bool:
    """True where the letters are another word's: فحسب (only), تابع ل (of), نصف (half), عن نقل (moving), دون ذكر."""
    form = doc.tokens[hit.first].form[len(hit.clitics) :]
    after = following(doc.tokens, hit.last)
    return (
        (form == "حسب" and hit.clitics == "ف")
        or (form in letters("cues", "cue.affiliated") and after.startswith("ل"))
        or (hit.shape == "present" and form.startswith("ن"))
        or (
            form in words_of(hit, "impersonal")
            and not (_speaker(hits, hit.last) or _speaker_before(doc, hits, hit.first))
        )
        or (form == "نفي" and _raw(doc, hit).endswith("ي"))
        or (form == "ذكر" and preceding(doc.tokens, hit.first) in letters("source_nouns", "source.no-mention"))
        or (form == "بين" and not _shows(doc, hit))
        or _negated(doc, hit)
        or (form == "رايت" or (form.startswith("متهم") and doc.tokens[hit.first - 1].kind == "number"))
        or (form == "نقل" and hit.first > 0 and doc.tokens[hit.first - 1].form in _PREPOSITIONS)
    )


def _shows(doc: Prepared, hit: Hit) -> bool:
    """True for the verb (وبين التقرير | أن), not the preposition: التنسيق بين القيادة | والقوات."""
    after = [token.form for token in doc.tokens[hit.last : min(hit.last + _SHOWN, doc.sentence_of(hit.first).last)]]
    at = next((i for i, form in enumerate(after) if form in letters("cues", "cue.content")), None)
    return at is not None and not any(form.startswith("و") for form in after[:at])


def _negated(doc: Prepared, hit: Hit) -> bool:
    """True for what was not said: لم | يكشف البيان, دون أن | توضح الوزارة."""
    if hit.shape not in _VERBAL or hit.first == 0:
        return False
    before = doc.tokens[hit.first - 1].form.removeprefix("و")
    if before == "ان" and hit.first > 1:
        return doc.tokens[hit.first - 2].form in letters("source_nouns", "source.no-mention")
    return before in {"لم", "لن"}


def _raw(doc: Prepared, hit: Hit) -> str:
    """A hit as printed: folding makes نفى (denied) and نفي (denial) one."""
    return doc.report.text[hit.start : hit.end]


@rule(
    "cue.colon",
    "a speaker before a colon at the beginning of a sentence: المرصد: مقتل شخصين",
    examples=(("المرصد السوري: مقتل شخصين", ":"),),
    never=("عدد القتلى: خمسة",),
)
def _colons(doc: Prepared, hits: Hits) -> list[CueMention]:
    """The colon of every sentence that opens with a speaker and a colon."""
    found = []
    for sentence in doc.sentences:
        at = _colon(doc, sentence)
        if at is not None and _names_speaker(hits, sentence.first, at):
            token = doc.tokens[at]
            found.append(CueMention(token.start, token.end, at, at + 1, "cue.colon", "says"))
    return found


def _speaker(hits: Hits, index: int) -> bool:
    """True where somebody who can speak stands at a token."""
    for name in _SPEAKERS:
        hit = hits.at(name, index)
        if hit is not None and hit.entry.data.get("role") not in _NO_SPEAKERS:
            return True
    return False


def _speaker_before(doc: Prepared, hits: Hits, at: int) -> bool:
    """True where somebody who can speak stands right before a token: الجيش اليمني | يعلن, «حزب الله» | يعلن."""
    at -= 1
    while at > 0 and (doc.tokens[at].form == '"' or hits.at("nationalities", at) is not None):
        at -= 1
    return _speaker(hits, at)


def _colon(doc: Prepared, sentence: Sentence) -> int | None:
    """The first colon near the beginning of a sentence."""
    last = min(sentence.first + _HEADLINE_SPEAKER + 1, sentence.last)
    return next((i for i in range(sentence.first + 1, last) if doc.tokens[i].form == ":"), None)


def _names_speaker(hits: Hits, first: int, last: int) -> bool:
    """True where the words before a colon begin with somebody who can speak, and no cue already stands there."""
    if any(hits.at("cues", index) for index in range(first, last)):
        return False
    return _speaker(hits, first)


@rule(
    "hedge.may",
    "قد before a verb of the present says that it may be",
    examples=(("قد يكون الهجوم من تنفيذ القاعدة", "قد يكون"),),
    never=("وكان الجيش قد أعلن العملية",),
)
def _may(doc: Prepared, hit: Hit) -> HedgeMention | None:
    """قد | يكون; None before a verb of the past, where قد says that it has happened."""
    if hit.last >= len(doc.tokens):
        return None
    after = doc.tokens[hit.last]
    verb = verb_reading(after.form) if after.kind == "word" else None
    if verb is None or verb.tense != "present" or after.form[0] not in "يت":
        return None
    return HedgeMention(hit.start, after.end, hit.first, hit.last + 1, "hedge.may", "hedged")


def _hedge(doc: Prepared, hit: Hit) -> HedgeMention | None:
    """The hedge that a word is here, or None."""
    data = hit.entry.data
    if not stands(doc.tokens, hit):
        return None
    if data.get("next_present"):
        return _may(doc, hit)
    if data.get("toward") and not _toward(doc, hit):
        return None
    return HedgeMention(hit.start, hit.end, hit.first, hit.last, HEDGE, data["modality"])


def _toward(doc: Prepared, hit: Hit) -> bool:
    """True where the words go on to whom: منسوب | إلى التنظيم, منسوب | لحزب, نسبته السلطات | إلى المتمردين."""
    near = [token.form for token in doc.tokens[hit.last : hit.last + _NEAR]]
    return "الي" in near or (bool(near) and near[0].startswith("ل") and len(near[0]) > len("لم"))
