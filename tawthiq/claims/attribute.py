"""Who says it: the scope of every reporting word, so that each clause has a voice.

A verb of saying opens a scope that runs to the end of its sentence or to the next speaker; "he added" gives the word to
the last speaker again; a trailing "according to" covers its whole sentence, one set inside only what follows in its
clause. What no scope covers is the outlet's own voice (None).
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from tawthiq.mentions.find import Mentions
from tawthiq.mentions.sources import SourceMention, find_source
from tawthiq.model.claim import Source
from tawthiq.model.mention import CueMention
from tawthiq.text.fold import fold_word
from tawthiq.text.prepare import Prepared, Sentence

_SAME: Final = frozenset({"نفسه", "نفسها", "ذاته", "ذاتها", "انفسهم", "المذكور", "عينه"})
_BARE: Final = frozenset(
    {
        "المصدر",
        "المصادر",
        "البيان",
        "التقرير",
        "الوكاله",
        "المتحدث",
        "الناطق",
        "المسوول",
        "المسوولون",
        "الشهود",
        "الوزاره",
        "القناه",
        "الصحيفه",
    }
)
_NUMBERS: Final = {
    "مصادر": "مصدر",
    "مسوولون": "مسوول",
    "مسوولين": "مسوول",
    "شهود": "شاهد",
    "بيانات": "بيان",
    "وكالات": "وكاله",
}
_QUOTES: Final = frozenset({'"', "”", "“"})


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker with the words that give it the floor; ``cue.cue`` says how (says, denies, claims, accuses...).

    ``tokens`` are those of the name, empty where a speaker only goes on.
    """

    source: Source
    cue: CueMention
    tokens: range = range(0)

    @property
    def key(self) -> str:
        """What tells two voices apart within a report."""
        return self.source.actor_id or self.source.name


@dataclass(frozen=True, slots=True)
class Scopes:
    """The voice of every token, as stretches: from ``starts[i]`` on speaks ``voices[i]``.

    ``speakers`` are the tokens of the names of those who speak, ``cues`` how they speak: who reports did not do it, who
    claims it did.
    """

    starts: list[int]
    voices: list[Voice | None]
    speakers: frozenset[int] = frozenset()
    cues: dict[int, str] = field(default_factory=dict)

    def at(self, token: int) -> Voice | None:
        """Who speaks at a token; None for the outlet itself."""
        index = bisect_right(self.starts, token) - 1
        return self.voices[index] if index >= 0 else None


def scopes(doc: Prepared, mentions: Mentions) -> Scopes:
    """The voices of a report."""
    starts: list[int] = []
    voices: list[Voice | None] = []
    cues = list(mentions.cues)
    position = 0
    spoken: list[Voice] = []
    open_quote = False
    for sentence in doc.sentences:
        own: list[CueMention] = []
        while position < len(cues) and cues[position].first < sentence.last:
            own.append(cues[position])
            position += 1
        stretches = _of_sentence(doc, mentions, sentence, own, spoken, open_quote=open_quote)
        for start, voice in stretches:
            starts.append(start)
            voices.append(voice)
        marks = sum(doc.tokens[i].form in _QUOTES for i in range(sentence.first, sentence.last))
        open_quote = (marks % 2 == 1) != open_quote
    speakers = frozenset(token for voice in spoken for token in voice.tokens)
    return Scopes(starts, voices, speakers, {token: voice.cue.cue for voice in spoken for token in voice.tokens})


def _of_sentence(
    doc: Prepared,
    mentions: Mentions,
    sentence: Sentence,
    cues: Sequence[CueMention],
    spoken: list[Voice],
    *,
    open_quote: bool,
) -> list[tuple[int, Voice | None]]:
    """The stretches of one sentence; the speakers it names are added to ``spoken``."""
    stretches: list[tuple[int, Voice | None]] = [(sentence.first, spoken[-1] if open_quote and spoken else None)]
    for cue in cues:
        voice = _voice(doc, mentions, cue, spoken)
        if voice is None:
            continue
        if cue.cue == "according":
            stretches = _according(doc, sentence, cue, voice, stretches)
        else:
            stretches.append((cue.first, voice))
        spoken.append(voice)
    return sorted(stretches, key=lambda row: row[0])


def _according(
    doc: Prepared, sentence: Sentence, cue: CueMention, voice: Voice, stretches: list[tuple[int, Voice | None]]
) -> list[tuple[int, Voice | None]]:
    """Head or tail: the whole sentence (as far as nobody else speaks); inside: from the cue to the end."""
    clause = doc.clause_of(cue.first)
    at_head = cue.first - sentence.first <= 1
    at_tail = clause.last >= sentence.last
    if at_head or at_tail:
        return [(start, voice if who is None else who) for start, who in stretches]
    return [*stretches, (cue.first, voice)]


def _voice(doc: Prepared, mentions: Mentions, cue: CueMention, earlier: Sequence[Voice]) -> Voice | None:
    """The speaker that a cue names, or the last one where it only goes on."""
    last = earlier[-1] if earlier else None
    found = find_source(doc, cue, mentions.hits, mentions.actors)
    if found is not None:
        known = _taken_up(found, earlier)
        return Voice(known or _source(found), cue, range(found.first, found.last))
    if last is not None and cue.cue != "quotes":
        return Voice(last.source, cue)
    return None


def _taken_up(found: SourceMention, earlier: Sequence[Voice]) -> Source | None:
    """The earlier speaker that "the source", "the same ministry" or a bare surname takes up, by its fuller name."""
    words = [word for word in fold_word(found.name).split() if word not in _SAME]
    if len(words) != 1 or not earlier:
        return None
    head = words[0].removeprefix("ال")
    for voice in reversed(earlier):
        known = [word.removeprefix("ال") for word in fold_word(voice.source.name).split()]
        if len(known) > 1 and any(same_noun(head, word) for word in known):
            return voice.source
    return earlier[-1].source if words[0] in _BARE else None


def same_noun(one: str, other: str) -> bool:
    """True for one noun in two numbers as far as the letters show it: مصدر and مصادر, مسؤول and مسؤولون."""
    return one == other or _NUMBERS.get(one, one) == _NUMBERS.get(other, other)


def _source(found: SourceMention) -> Source:
    via = tuple(Source(row.name, row.actor_id, row.source_kind) for row in found.via)
    return Source(found.name, found.actor_id, found.source_kind, via)
