"""What somebody says of an act or a party: threats, denials, characterisations and condemnations.

Only where they are clear: a verb with a speaker, or words that can hardly be anything else in somebody's mouth.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from tawthiq.claims.speaking import source_of
from tawthiq.claims.statements.scene import Scene, Stretch, within
from tawthiq.mentions.sources import SourceMention, spoken_by
from tawthiq.model.mention import CueMention
from tawthiq.model.statement import Statement
from tawthiq.rules.lexicon import Hit
from tawthiq.text.prepare import Clause, Sentence

_RULE: Final = "statement.word"
_NEAR: Final = 14  # tokens after a verb in which its matter stands
_COURTS: Final = frozenset({"محكمه", "المحكمه", "القضاء", "القاضي"})
_AS: Final = frozenset({"بانه", "بانها", "بانهم", "بال", "انه", "انها"})
_MATTERS: Final = frozenset(
    "العلاقه الاتهامات التهم التهمه الاتهام الخبر الانباء المسووليه الضلوع وجود وقوع صحه".split()
)
_DENIES: Final = ("نف", "ينفي", "تنفي", "ناف", "فند", "يفند", "تفند", "انكر", "كذب")
_SOFT: Final = frozenset("متوسطه خطره حرجه خطيره اوليه موقته مستقره بالخطيره بالحرجه بالمتوسطه بالحرج بالخطير".split())
_PROCLITICS: Final = frozenset({"", "و", "ف"})
_NO: Final = frozenset({"لا", "ولا"})
_JUDGED: Final = 6  # tokens between "considered" and what he considers
_UNREAL: Final = frozenset({"لم", "لا", "لن", "ان"})


Found = Iterator[tuple[str, str | None, int, int]]  # kind, speaker, the telling word, the token after the statement


def said(scene: Scene, sentence: Sentence) -> Iterator[Statement]:
    """The threats, denials, characterisations and condemnations of a sentence; a clause has one of a kind."""
    if sentence.headline and scene.form(sentence.last - 1) == "؟":
        return
    for clause in scene.doc.clauses_of(sentence):
        seen: set[str] = set()
        for kind, speaker, at, last in (
            *_condemned(scene, clause),
            *_threatened(scene, clause),
            *_vowed(scene, clause),
            *_denied(scene, clause),
            *_characterised(scene, clause),
        ):
            if kind not in seen:
                seen.add(kind)
                first = clause.first if scene.fits(clause.first, clause.last) else max(clause.first, at - _NEAR)
                yield Statement(kind, speaker, scene.span(first, max(clause.last, last)))


def _condemned(scene: Scene, clause: Clause) -> Found:
    for hit in scene.words(clause, "condemnation"):
        if hit.suffix or hit.clitics not in _PROCLITICS or _bare(scene, hit.first - 1) in _UNREAL:
            continue
        about = Stretch(hit.last, min(hit.last + 3 * _NEAR, scene.doc.sentence_of(hit.first).last))
        speaker = _speaker(scene, hit, "condemns")
        if speaker is None or _COURTS & set(speaker.split()) or not _violent(scene, about):
            continue
        yield "condemnation", speaker, hit.first, _on(scene, clause)
    for hit in scene.words(clause, "outrage"):
        speaker = scene.speaker(hit.first)
        if speaker is not None:
            yield "condemnation", speaker, hit.first, clause.last


def _threatened(scene: Scene, clause: Clause) -> Found:
    for hit in scene.words(clause, "threat"):
        after = scene.forms(hit.last, min(hit.last + _NEAR, scene.doc.sentence_of(hit.first).last))
        matter = any(len(form) > 3 and form.startswith("ب") for form in after) or "ان" in after
        if hit.suffix or hit.clitics not in _PROCLITICS or _bare(scene, hit.first - 1) in _UNREAL or not matter:
            continue
        speaker = _speaker(scene, hit, "says") or _joined_speaker(scene, hit)
        armed = any(form.startswith("بسلاح") for form in after[:4])
        if (
            speaker is not None
            and not armed
            and not any(scene.words(Stretch(hit.last, hit.last + 2), "once", "measured", "rise", "fall"))
        ):
            yield "threat", speaker, hit.first, _on(scene, clause)


def _vowed(scene: Scene, clause: Clause) -> Found:
    """Threats without a verb of threatening, in somebody's mouth: سننتقم، ستستمر الغارات، لن يكون أحد بأمان."""
    for hit in scene.words(clause, "vow"):
        speaker = scene.speaker(hit.first)
        if speaker is not None:
            yield "threat", speaker, hit.first, clause.last
    for hit in scene.words(clause, "lasting"):
        speaker = scene.speaker(hit.first)
        before = Stretch(max(scene.doc.sentence_of(hit.first).first, hit.first - 8), hit.first)
        acts = any(
            word.entry.data.get("settled") or word.entry.data.get("war") for word in scene.words(before, "measured")
        )
        if speaker is not None and acts:
            yield "threat", speaker, hit.first, clause.last
    for hit in scene.words(clause, "safe"):
        said = scene.forms(max(clause.first, hit.first - 8), hit.first)
        never = any(a == "لن" and b.startswith(("يكون", "تكون")) for a, b in pairwise(said))
        speaker = scene.speaker(hit.first)
        if never and speaker is not None:
            yield "threat", speaker, hit.first, clause.last


def _denied(scene: Scene, clause: Clause) -> Found:
    for cue in within(scene.denials, clause):
        if _bare(scene, cue.first - 1) in _UNREAL:
            continue
        hit = scene.mentions.hits.at("cues", cue.first)
        form = scene.form(cue.first).lstrip("وف")
        verbal = hit is not None and hit.shape in {"past", "present"} and (not hit.suffix or "نف" in form)
        if not form.startswith(_DENIES) or not (verbal or form.startswith("نافي")):
            continue
        found = spoken_by(scene.look, cue)
        speaker = _name(found) or scene.speaker(cue.last - 1)
        if scene.form(cue.last) in _MATTERS and found is not None and found.first == cue.last:
            continue
        if speaker is not None:
            yield "denial", speaker, cue.first, _on(scene, clause)
    for at in scene.tokens_of(_NO, clause):
        if at + 1 < clause.last and scene.form(at + 1) == "صحه":
            yield "denial", scene.speaker(at), at, clause.last


def _characterised(scene: Scene, clause: Clause) -> Found:
    for hit in scene.words(clause, "judgement"):
        before = _bare(scene, hit.first - 1)
        if hit.clitics not in _PROCLITICS or before in _UNREAL or before in {"ما", "كما"}:
            continue
        speaker = _speaker(scene, hit, "says") if _judges(scene, hit) else None
        if speaker is not None and not any(scene.words(clause, "outrage")):
            yield "characterisation", speaker, hit.first, _on(scene, clause)
    for hit in scene.words(clause, "verdict", "judgement"):  # تعتبر is of both lists
        about = Stretch(hit.last, min(hit.last + 4, clause.last))
        speaker = scene.witness(hit.first)
        if speaker is not None and any(scene.words(about, "nature")) and scene.form(hit.first - 1) != "لن":
            yield "characterisation", speaker, hit.first, clause.last


def _judges(scene: Scene, hit: Hit) -> bool:
    """True where a judgement on an act or a party follows: وصف الهجوم بأنه إرهابي، معتبرا أن القصف جريمة."""
    end = scene.doc.sentence_of(hit.first).last
    after = scene.forms(hit.last, min(hit.last + _NEAR, end))
    if _SOFT & {form.removeprefix("ال") for form in after} or hit.shape == "passive":
        return False
    if scene.form(hit.first).lstrip("و").startswith(("اعتبر", "معتبر")):
        about = Stretch(hit.last, min(hit.last + _NEAR, end))
        return "ان" in after[:_JUDGED] and _violent(scene, about)
    if after and after[0].startswith("با") and not hit.suffix:  # وصفت بأنها: nobody describes
        return False
    return bool(_AS & set(after)) or any(len(form) > 4 and form.startswith("بال") for form in after)


def _speaker(scene: Scene, hit: Hit, how: str) -> str | None:
    """The subject of a verb of saying, as written; who spoke before, where the verb goes on (مندّدا)."""
    cue = CueMention(hit.start, hit.end, hit.first, hit.last, _RULE, how)
    found = spoken_by(scene.look, cue)
    if found is not None or hit.shape in {"past", "present"}:
        return _name(found)
    return scene.speaker(hit.last - 1) or scene.speaker(hit.first - 1)


def _joined_speaker(scene: Scene, hit: Hit) -> str | None:
    """The subject of the verb of saying before, which و goes on with: تحذر الغرفة من التسلل، | وتتوعد بالرد."""
    if "و" not in hit.clitics or hit.shape not in {"past", "present"}:
        return None
    first = scene.doc.sentence_of(hit.first).first
    said = [cue for cue in scene.mentions.hits.of("cues") if first <= cue.first < hit.first and cue.shape == hit.shape]
    return _speaker(scene, said[-1], "says") if said else None


def _bare(scene: Scene, token: int) -> str:
    """A word without the conjunction that merged with it: ولم."""
    form = scene.form(token)
    return form.lstrip("وف") or form


def _name(found: SourceMention | None) -> str | None:
    return source_of(found).name if found is not None else None


def _violent(scene: Scene, stretch: Stretch) -> bool:
    """True where an act of violence stands in a stretch."""
    return bool(within(scene.mentions.triggers, stretch)) or any(scene.words(stretch, "once", "measured", "outrage"))


def _on(scene: Scene, clause: Clause) -> int:
    """The token after what a verb opens: the content clause after its own too."""
    clauses = scene.doc.clauses_of(scene.doc.sentence_of(clause.first))
    after = [c for c in clauses if c.first == clause.last and c.opener in {"content", "resume", "subordinate"}]
    return after[0].last if after and scene.fits(clause.first, after[0].last) else clause.last
