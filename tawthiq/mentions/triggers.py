"""Triggers: the words that say what happened, from the frames of ``triggers.yml`` and the fates of ``fates.yml``."""

from dataclasses import replace
from typing import Final, Literal

from tawthiq.model.mention import TriggerMention
from tawthiq.rules.lexicon import Hit, Hits
from tawthiq.rules.rule import define
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


def find(doc: Prepared, hits: Hits) -> list[TriggerMention]:
    """All triggers in order; where a frame and a fate share a word, the frame wins and takes over the fate."""
    found = {hit.first: _of_frame(doc, hit, hits.at("fates", hit.first)) for hit in hits.of("triggers")}
    covered = {token for hit in hits.of("triggers") for token in range(hit.first, hit.last)}
    for hit in hits.of("fates"):
        if hit.first not in covered and hit.entry.data.get("fate"):
            found[hit.first] = _of_fate(doc, hit)
    return _with_acts_as_subjects([found[first] for first in sorted(found)])


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
    return TriggerMention(
        hit.start,
        hit.end,
        hit.first,
        hit.last,
        rule,
        frame=hit.entry.id,
        incident_type=incident_type,
        voice=_voice(doc, hit),
        role=role,
        fate=fate,
        shape=hit.shape,
        form=form,
        definite=form.startswith("ال") or hit.suffix,
        suffix=hit.suffix,
        weak=bool(hit.entry.data.get("weak")),
        proclitic=hit.clitics,
    )


def _voice(doc: Prepared, hit: Hit) -> Literal["active", "passive", "noun"]:
    """Passive where the form says so or the source prints its damma (قُتل), active for other verbs, else a noun."""
    if hit.shape == "passive":
        return "passive"
    if hit.shape not in _VERBAL:
        return "noun"
    printed = doc.report.text[hit.start : hit.start + 2]
    return "passive" if printed[1:] == _DAMMA else "active"
