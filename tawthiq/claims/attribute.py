"""Who says it: the scope of every reporting word, so that each clause has a voice.

A verb of saying opens a scope that runs to the end of its sentence or to the next speaker; "he added" gives the word to
the last speaker again, also across sentences; a quotation holds it until its mark closes. A trailing "according to"
covers its whole sentence, one set inside only what follows in its clause. Reports and news speak for nobody, and who
only condemns an act does not tell it. What no scope covers is the outlet's own voice (None).
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from tawthiq.claims.speaking import Spoken, key_of, source_of, taken_up
from tawthiq.mentions.find import Mentions
from tawthiq.mentions.sources import SourceMention, goes_on, spoken_by
from tawthiq.mentions.speakers import Look
from tawthiq.model.claim import Source
from tawthiq.model.mention import CueMention
from tawthiq.text.fold import fold_word
from tawthiq.text.prepare import Clause, Prepared, Sentence

_QUOTES: Final = frozenset({'"', "”", "“"})
_MARKS: Final = frozenset({"،", ",", ".", "؛", '"', ")", "-", "…", "!", "؟"})
_CONTENT: Final = frozenset({"ان", "انه", "انها", "انهم", "بان", "بانه", "بانها", "بانهم", ":", '"', "لان", "الي"})
_TOLD: Final = frozenset({"فان", "فانه", "فانها", "ان", "انه", "انها", "فقد"})
_ELSEWHERE: Final = (("في", "الوقت"), ("في", "وقت"))  # in the time that...: the outlet resumes
_PRONOUNS: Final = ("ته", "تها", "اه", "اها", "اهما", "تهما", "له", "لها", "نه", "نها", "ده", "دها")
_PASSERS: Final = frozenset({"media"})
# How a speaker is known to the grammar of parties: who condemns did no more do it than who accuses.
_AS: Final = {"condemns": "accuses"}


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker with the words that give it the floor; ``cue.cue`` says how (says, denies, claims, accuses...).

    ``tokens`` are those of the name, empty where a speaker only goes on; ``others`` say it together with ``source``.
    """

    source: Source
    cue: CueMention
    tokens: range = range(0)
    others: tuple[Source, ...] = ()

    @property
    def key(self) -> str:
        """What tells two voices apart within a report."""
        return key_of(self.source)


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


Stretches = list[tuple[int, Voice | None]]


def scopes(doc: Prepared, mentions: Mentions) -> Scopes:
    """The voices of a report."""
    reading = _Reading(doc, mentions)
    for sentence in doc.sentences:
        reading.sentence(sentence)
    named = reading.named
    speakers = frozenset(token for voice in named for token in voice.tokens)
    cues = {token: _AS.get(voice.cue.cue, voice.cue.cue) for voice in named for token in voice.tokens}
    return Scopes(reading.starts, reading.voices, speakers, cues)


class _Reading:
    """One pass over a report: who has spoken so far, and whose quotation is open.

    ``named`` are all who were named, ``floor`` those who can be taken up by "he added", the last one last.
    """

    def __init__(self, doc: Prepared, mentions: Mentions) -> None:
        self.doc = doc
        self.look = Look(doc, mentions.hits, mentions.actors)
        self.cues = list(mentions.cues)
        self.position = 0
        self.starts: list[int] = []
        self.voices: list[Voice | None] = []
        self.named: list[Voice] = []
        self.floor: list[Voice] = []
        self.quoting: Voice | None = None
        self.last: Voice | None = None

    def sentence(self, sentence: Sentence) -> None:
        """Add the stretches of the next sentence."""
        own: list[CueMention] = []
        while self.position < len(self.cues) and self.cues[self.position].first < sentence.last:
            own.append(self.cues[self.position])
            self.position += 1
        stretches: Stretches = [(sentence.first, self._carried(sentence, own))]
        for cue in own:
            self._open(sentence, cue, stretches)
        stretches.sort(key=lambda row: row[0])
        self._resume(sentence, stretches)
        for start, voice in stretches:
            self.starts.append(start)
            self.voices.append(voice)
        self.last = stretches[-1][1]
        marks = sum(self.doc.tokens[i].form in _QUOTES for i in range(sentence.first, sentence.last))
        if marks % 2 == 1:
            self.quoting = None if self.quoting is not None else self.last
        if marks == 0 and self.doc.tokens[sentence.last - 1].form == "\n":
            self.quoting = None

    def _carried(self, sentence: Sentence, own: Sequence[CueMention]) -> Voice | None:
        """Whose words a sentence begins with: an open quotation's, or the last speaker's where كما takes it up."""
        if self.quoting is not None:
            return self.quoting
        opens = self.doc.tokens[sentence.first].form
        if opens == "كما" and self.last is not None and self.last.cue.cue != "according":
            return None if own and own[0].first <= sentence.first + 2 else self.last
        return None

    def _open(self, sentence: Sentence, cue: CueMention, stretches: Stretches) -> None:
        """Add what a cue opens."""
        found = spoken_by(self.look, cue)
        if found is None and self.look.nobody(cue):
            stretches.append((cue.first, None))
            return
        voice = self._voice(cue, found)
        if voice is None:
            if found is None and self._passive(cue):
                stretches.append((cue.first, None))
            return
        if voice.tokens:
            self.named.append(voice)
        if self._aside(cue):
            return
        if cue.cue == "according" and found is not None:
            self._according(sentence, voice, found, stretches)
        elif cue.cue == "condemns":
            stretches.append((cue.first, None))
            self.floor.append(voice)
        else:
            stretches.append((cue.first, voice))
            self.floor.append(voice)

    def _aside(self, cue: CueMention) -> bool:
        """True for a verb that only describes a noun: في تفجيرين | تبناهما تنظيم, فيما | قاله الناجون."""
        hit = self.look.hits.at("cues", cue.first)
        if hit is None or hit.clitics or cue.cue == "according" or cue.first == 0:
            return False
        before = self.doc.tokens[cue.first - 1].form
        pronoun = hit.suffix or self.doc.tokens[cue.first].form.endswith(_PRONOUNS)
        return pronoun and hit.shape in {"past", "present", "word"} and before not in _MARKS | {"قد", "لم"}

    def _voice(self, cue: CueMention, found: SourceMention | None) -> Voice | None:
        """The speaker that a cue names, or the last one where it only goes on."""
        if found is not None:
            found, *others = self.look.apart(found)
            known = taken_up(found, [self._spoken(voice) for voice in self.floor], origin=self._by_origin(found))
            source = known or source_of(found)
            if found.via and known is not None:
                source = replace(source, via=source_of(found).via)
            tokens = range(found.first, others[-1].last if others else found.last)
            return Voice(source, self._kind(cue, found), tokens, tuple(source_of(other) for other in others))
        if not self.floor or cue.cue in {"quotes", "according"} or self._passive(cue):
            return None
        return Voice(self.floor[-1].source, cue, others=self.floor[-1].others)

    def _spoken(self, voice: Voice) -> Spoken:
        """A speaker with all words that said who it is: the name, and the office before or after it."""
        phrase = tuple(self.doc.tokens[at].form for at in voice.tokens if self.doc.tokens[at].kind == "word")
        name = tuple(fold_word(voice.source.name).replace('"', "").split())
        return Spoken(voice.source, name + tuple(word for word in phrase if word not in name))

    def _by_origin(self, found: SourceMention) -> bool:
        """True for a noun with nothing but an origin: المسؤول | الليبي."""
        hits, after = self.look.hits, range(found.first + 1, found.last)
        return bool(after) and all(hits.at("nationalities", at) is not None for at in after)

    def _passive(self, cue: CueMention) -> bool:
        """True for a verb without a subject that opens no content: أعلن | مقتل خمسة, where nobody speaks."""
        hit = self.look.hits.at("cues", cue.first)
        if hit is None or goes_on(self.look, cue) or cue.cue in {"continues", "claims"}:
            return False
        if hit.shape == "passive":
            return True
        if hit.clitics or hit.suffix or cue.cue != "says" or cue.last >= len(self.doc.tokens):
            return False
        return hit.shape == "past" and self.doc.tokens[cue.last].form not in _CONTENT | {
            "في",
            "عن",
            "ايضا",
            "كذلك",
            "،",
        }

    def _kind(self, cue: CueMention, found: SourceMention) -> CueMention:
        """The cue as it stands here: who denies that the act was of some kind does not deny the act."""
        if cue.cue == "accuses" and found.via:  # words ascribed to somebody are quoted
            return replace(cue, cue="quotes")
        if cue.cue == "denies" and self._presupposes(found.last):
            return replace(cue, cue="says")
        return cue

    def _presupposes(self, at: int) -> bool:
        """True for "that the explosion was caused by": أن يكون | الانفجار ناجما عن عمل إرهابي."""
        tokens = self.doc.tokens
        if at + 2 >= len(tokens) or tokens[at].form != "ان" or tokens[at + 1].form not in {"يكون", "تكون"}:
            return False
        hit = self.look.hits.at("triggers", at + 2)
        return hit is not None and tokens[at + 2].form.startswith("ال")

    def _according(self, sentence: Sentence, voice: Voice, found: SourceMention, stretches: Stretches) -> None:
        """Head or tail: the whole sentence, as far as nobody else speaks; inside: from the cue to the clause's end.

        An outlet that a speaker's words are taken from only passes them on.
        """
        cue = voice.cue
        speaks = sorted(stretches, key=lambda row: row[0])[-1][1]
        clause = self.doc.clause_of(cue.first)
        tail = self._is_tail(found.last, sentence)
        head = cue.first - sentence.first <= 1
        if speaks is not None and speaks.cue.first >= sentence.first and found.source_kind in _PASSERS and not head:
            self._pass_on(voice, stretches)
            return
        self.floor.append(voice)
        if head:
            stretches[:] = [(start, voice if who is None else who) for start, who in stretches]
            return
        if tail and speaks is None:
            stretches[:] = [(start, voice if who is None else who) for start, who in stretches]
        elif tail:
            first = self._told_from(clause, sentence)
            stretches.append((min(max(first, stretches[-1][0] + 1), cue.first), voice))
        else:
            stretches.append((cue.first, voice))

    def _told_from(self, clause: Clause, sentence: Sentence) -> int:
        """Where the clause begins that a trailing "according to" covers: its own, or the one that it hangs on."""
        if clause.opener == "attribution" and clause.first > sentence.first:
            return self.doc.clauses[clause.index - 1].first
        return clause.first

    def _pass_on(self, voice: Voice, stretches: Stretches) -> None:
        """Note on the speaker's voice whose report passes it on."""
        start, speaks = stretches[-1]
        if speaks is not None and voice.source.name not in {via.name for via in speaks.source.via}:
            carried = replace(speaks.source, via=(*speaks.source.via, replace(voice.source, via=())))
            stretches[-1] = (start, replace(speaks, source=carried))

    def _is_tail(self, at: int, sentence: Sentence) -> bool:
        """True where nothing is told after a speaker's phrase in its clause, and the clause before is not resumed."""
        clause = self.doc.clause_of(at - 1)
        tokens, hits = self.doc.tokens, self.look.hits
        for index in range(at, min(clause.last, sentence.last)):
            if tokens[index].form in _TOLD or tokens[index].kind == "number":
                return False
            if hits.at("triggers", index) is not None or hits.at("fates", index) is not None:
                return False
        if clause.last >= sentence.last:
            return True
        return self.doc.clause_of(clause.last).opener not in {"resume", "content"}

    def _resume(self, sentence: Sentence, stretches: Stretches) -> None:
        """The outlet takes the word back where a clause leaves what was announced: في الوقت الذي قتل فيه ستة."""
        start, voice = stretches[-1]
        if voice is None:
            return
        tokens = self.doc.tokens
        for clause in self.doc.clauses_of(sentence):
            if clause.first <= start:
                continue
            pair = (tokens[clause.first].form, tokens[min(clause.first + 1, len(tokens) - 1)].form)
            told = any(tokens[i].form in _CONTENT for i in range(voice.cue.last, clause.first))
            if pair in _ELSEWHERE and not told:
                stretches.append((clause.first, None))
                return
