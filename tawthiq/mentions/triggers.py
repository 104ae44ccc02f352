"""Triggers: the words that say what happened, from the frames of ``triggers.yml`` and the fates of ``fates.yml``."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final, Literal, NamedTuple

from tawthiq.actors.guard import stands
from tawthiq.actors.spotted import past_clitics
from tawthiq.lang.ar.inflect import inflect
from tawthiq.lang.ar.language import load
from tawthiq.mentions.fate_guards import tells
from tawthiq.model.mention import TriggerMention
from tawthiq.rules.lexicon import Entry, Hit, Hits
from tawthiq.rules.rule import define, rule
from tawthiq.text.fold import fold_word
from tawthiq.text.prepare import Prepared

FRAME_RULE: Final = define("trigger.frame", "a word of the trigger list says what happened")
FATE_RULE: Final = define("trigger.fate", "a word for a fate (killed, hurt, held) says what happened to people")

_DAMMA: Final = "\u064f"
_EFFECT_TYPES: Final = {
    "killed": "attack",
    "injured": "attack",
    "detained": "arrest",
    "abducted": "abduction",
    "missing": "abduction",
    "displaced": "displacement",
}
_VERBAL: Final = frozenset({"past", "present", "passive"})
_GAP: Final = 5  # tokens between the words of a split phrase
_PASSED: Final = frozenset({'"', "'", "(", ")", "/"})
_BEFORE_VERB, _BEFORE_NOUN = frozenset("وف"), frozenset("وفبلك")


class _Head(NamedTuple):
    """The first word of a split phrase in one of its forms: its entry, and the words that must follow in order."""

    entry: Entry
    shape: str
    then: tuple[frozenset[str], ...]
    unless: frozenset[str]


class _Split(NamedTuple):
    """A split phrase found: the hit of its first word, and the token after its last."""

    hit: Hit
    last: int


def find(doc: Prepared, hits: Hits) -> list[TriggerMention]:
    """All triggers in order; where a frame and a fate share a word, the frame wins and takes over the fate."""
    frames = [hit for hit in hits.of("triggers") if stands(doc.tokens, hit) and not _describes(doc, hit)]
    split = list(_split(doc, hits))
    apart = {token for row in split for token in range(row.hit.first + 1, row.last)}
    found = {
        hit.first: _of_frame(doc, hit, hits.at("fates", hit.first)) for hit in frames if not _within(doc, hit, apart)
    }
    for row in split:
        made = _of_frame(doc, row.hit, hits.at("fates", row.hit.first))
        found[row.hit.first] = replace(made, rule="trigger.split")
    covered = {token for hit in hits.of("triggers") for token in range(hit.first, hit.last)}
    covered.update(token for row in split for token in (row.hit.first, row.last - 1))
    for hit in hits.of("fates"):
        if hit.first not in covered and hit.entry.data.get("fate") and tells(doc, hits, hit):
            found[hit.first] = _of_fate(doc, hit)
    return _with_acts_as_subjects([found[first] for first in sorted(found)])


def _describes(doc: Prepared, hit: Hit) -> bool:
    """True for الواقعة that only says where something lies: البلدة | الواقعة بين المدينتين."""
    before = doc.tokens[hit.first - 1].form if hit.first else ""
    following = doc.tokens[hit.last].form if hit.last < len(doc.tokens) else ""
    adjective = hit.last == hit.first + 1 and doc.tokens[hit.first].form == "الواقعه"
    return adjective and (before.lstrip("وفبل").startswith("ال") or following in {"بين", "علي"})


def _within(doc: Prepared, hit: Hit, apart: set[int]) -> bool:
    """True for a frame that is the second part of a split phrase (القبض على in ألقت الشرطة القبض على)."""
    return hit.first in apart and hit.shape not in _VERBAL


@cache
def _heads() -> dict[str, tuple[_Head, ...]]:
    """The split phrases of the list by every form of their first word."""
    made: dict[str, list[_Head]] = {}
    for entry in load().lexicon.entries("triggers"):
        for row in entry.data.get("split", ()):
            then = tuple(_alternatives(str(words)) for words in row["then"])
            unless = frozenset(fold_word(str(word)) for word in row.get("unless", ()))
            seen: set[str] = set()
            for phrase, shape, suffix in inflect(row):
                if len(phrase) == 1 and not suffix and phrase[0] not in seen and shape != row.get("without"):
                    seen.add(phrase[0])
                    made.setdefault(phrase[0], []).append(_Head(entry, shape, then, unless))
    return {form: tuple(heads) for form, heads in made.items()}


def _alternatives(words: str) -> frozenset[str]:
    """The folded words of ``على`` or ``جثة|جثث``, nouns with the article too."""
    folded = {fold_word(word) for word in words.split("|")}
    return frozenset(folded | {"ال" + word for word in folded if len(word) > 3 and not word.startswith("ال")})


@rule(
    "trigger.split",
    "a phrase of the trigger list whose words stand apart, the subject or a number between them",
    examples=(
        ("سيطرت القوات على قرية", "سيطرت"),
        ("ألقت الشرطة القبض على ثلاثة أشخاص", "ألقت"),
        ("تفكيك 21 عبوة ناسفة", "تفكيك"),
    ),
    never=("سيطر رجال الإطفاء على الحريق", "ألقت الشرطة بيانا، وتعذر القبض على الجناة"),
)
def _split(doc: Prepared, hits: Hits) -> Iterator[_Split]:
    """Every split phrase of the text; one whose words stand together is the scan's."""
    heads = _heads()
    for token in doc.tokens:
        form = token.form
        clitics, rows = "", heads.get(form)
        if rows is None and len(form) > 3 and form[0] in _BEFORE_NOUN and form[1:] in heads:
            clitics, rows = form[0], heads[form[1:]]
        for head in rows or ():
            if clitics and clitics not in (_BEFORE_VERB if head.shape in _VERBAL else _BEFORE_NOUN):
                continue
            last = _rest(doc, hits, head, token.index)
            known = hits.at("triggers", token.index)
            if last is None or (known is not None and known.last > known.first + 1):
                continue  # or the scan's, whose words stand together
            start = past_clitics(doc.report.text, token, token.start, clitics)
            last_of_head, shape = token.index + 1, head.shape
            hit = Hit(head.entry, token.index, last_of_head, start, token.end, shape, suffix=False, clitics=clitics)
            if stands(doc.tokens, hit):
                yield _Split(hit, last)
                break


def _rest(doc: Prepared, hits: Hits, head: _Head, first: int) -> int | None:
    """The token after the last of the words that must follow, each within a few tokens; None where one is missing."""
    at, end = first + 1, doc.sentence_of(first).last
    for words in head.then:
        found = _next_of(doc, hits, words, at, min(end, at + _GAP + 1))
        if found is None:
            return None
        at = found + 1
    after = doc.tokens[at].form if at < end else ""
    return None if after in head.unless else at


def _next_of(doc: Prepared, hits: Hits, words: frozenset[str], at: int, end: int) -> int | None:
    """The first token from ``at`` on that is one of the words; marks and verbs of another act are not passed."""
    for index in range(at, end):
        token = doc.tokens[index]
        if token.form in words:
            return index
        if token.kind == "mark" and token.form not in _PASSED:
            return None
        for name in ("triggers", "fates", "cues"):
            hit = hits.at(name, index)
            if hit is not None and hit.shape in _VERBAL:
                return None
    return None


def _with_acts_as_subjects(triggers: list[TriggerMention]) -> list[TriggerMention]:
    """A verb whose subject is an act told before (استهدف الإنزال الجوي منازل) takes that act up: its type, definite."""
    made = list(triggers)
    for index in range(len(made) - 1):
        verb, act = made[index], made[index + 1]
        if verb.voice == "active" and act.voice == "noun" and act.first == verb.last and act.role != "effect":
            takes_up = act.form.startswith("ال")
            kind = act.incident_type or verb.incident_type
            made[index] = replace(verb, definite=takes_up or verb.definite, incident_type=kind)
    return made


def _of_frame(doc: Prepared, hit: Hit, fate: Hit | None) -> TriggerMention:
    data = hit.entry.data
    told = "killed" if data.get("killed") else (fate.entry.data.get("fate") if fate else None)
    role: Literal["cause", "anaphor"] = "anaphor" if data.get("role") == "anaphor" else "cause"
    return _mention(doc, hit, data.get("type"), role, told, FRAME_RULE)


def _of_fate(doc: Prepared, hit: Hit) -> TriggerMention:
    fate = hit.entry.data["fate"]
    return _mention(doc, hit, _EFFECT_TYPES.get(fate), "effect", fate, FATE_RULE)


def _mention(
    doc: Prepared,
    hit: Hit,
    incident_type: str | None,
    role: Literal["cause", "effect", "anaphor"],
    fate: str | None,
    rule: str,
) -> TriggerMention:
    form = doc.tokens[hit.first].form[len(hit.clitics) :]
    if "ل" in hit.clitics[-1:] and form.startswith("ل"):
        form = "ا" + form  # لل holds the article
    start = past_clitics(doc.report.text, doc.tokens[hit.first], hit.start, hit.clitics)
    return TriggerMention(
        start,
        hit.end,
        hit.first,
        hit.last,
        rule,
        frame=hit.entry.id,
        incident_type=incident_type,
        voice=_voice(doc, hit, start),
        role=role,
        fate=fate,
        shape=hit.shape,
        form=form,
        definite=form.startswith("ال") or hit.suffix,
        suffix=hit.suffix,
        weak=bool(hit.entry.data.get("weak")),
        proclitic=hit.clitics,
    )


def _voice(doc: Prepared, hit: Hit, start: int) -> Literal["active", "passive", "noun"]:
    """Passive where the form says so or the source prints its damma (قُتل), active for other verbs, else a noun."""
    if hit.shape == "passive":
        return "passive"
    if hit.shape not in _VERBAL:
        return "noun"
    printed = doc.report.text[start : start + 2]
    return "passive" if printed[1:] == _DAMMA else "active"
