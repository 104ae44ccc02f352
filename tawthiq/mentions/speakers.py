"""Speakers: where the words that name a speaker begin, and what around a reporting word is no speaker."""

from collections.abc import Sequence
from dataclasses import replace

from tawthiq.actors.words import letters
from tawthiq.lang.ar.language import load
from tawthiq.mentions.persons import is_given_name
from tawthiq.mentions.speaker_ends import Ends
from tawthiq.mentions.speaker_names import BEFORE, OBJECT, SUBJECT, Namer, SourceMention
from tawthiq.model.mention import ActorMention, CueMention
from tawthiq.rules.lexicon import Hits
from tawthiq.text.prepare import Prepared

__all__ = ["BEFORE", "OBJECT", "SUBJECT", "Look", "SourceMention"]

_SKIPPED = ("source.adverb", "source.day", "source.words-of")
_LONGEST = 14  # tokens of a speaker
_LONGEST_STRANGER = 6
_SHORTEST = 3  # letters of a stranger's name
_ADVERBS = 8  # tokens between a verb and its subject
_AFTER_OCCASION = frozenset(
    {
        "له",
        "لها",
        "لهم",
        "صحفي",
        "صحفيه",
        "صحافي",
        "صحافيه",
        "سابق",
        "لاحق",
        "نفسه",
        "رسمي",
        "مقتضب",
        "تلفزيوني",
        "اليوم",
    }
)


class Look:
    """The words of a report as a search for speakers sees them."""

    def __init__(self, doc: Prepared, hits: Hits, actors: Sequence[ActorMention]) -> None:
        self.doc = doc
        self.hits = hits
        self.actors = actors
        self.ends = Ends(doc, hits, actors)
        self.namer = Namer(doc, hits, actors)

    def actors_in(self, first: int, last: int) -> list[ActorMention]:
        """The actors that begin within a stretch."""
        return [actor for actor in self.actors if first <= actor.first < last]

    def head(self, first: int, actor: int) -> int:
        """Where a phrase that ends in an actor begins: at a noun for a speaker shortly before, else at the actor."""
        for index in range(actor - 1, max(first, actor - 4) - 1, -1):
            hit = self.hits.at("source_nouns", index)
            if hit is None and self.doc.tokens[index].form not in {"في", "باسم", "من", '"'}:
                break
            role = hit.entry.data.get("role") if hit is not None and hit.first == index else None
            if role == "speaker" or (role == "field" and index == actor - 1):
                return index
        return actor

    def _dangles(self, first: int, last: int) -> bool:
        """True where a phrase ends in a word or mark that opens something else."""
        form = self.doc.tokens[last - 1].form
        if form == '"':
            return sum(token.form == '"' for token in self.doc.tokens[first:last]) % 2 == 1
        return form in {"(", "/", "في", "من", "و", "باسم", "ب", "عن", "لدي"}

    def noun(self, index: int) -> bool:
        """True for a noun for a speaker."""
        hit = self.hits.at("source_nouns", index)
        return (
            hit is not None
            and hit.first == index
            and hit.entry.data.get("role") == "speaker"
            and not hit.clitics.strip("وف")
            and not self._was(index)
            and not (index and self.doc.tokens[index - 1].form in {"اي", "ايه"})
        )

    def _was(self, index: int) -> bool:
        """True for a noun that says what somebody was: كان | مسؤولا عن التفجير, أنها | مسؤولة عن التفجير."""
        tokens = self.doc.tokens
        if not 0 < index < len(tokens) or tokens[index - 1].form not in letters("source_nouns", "source.was"):
            return False
        after = tokens[index + 1].form if index + 1 < len(tokens) else ""
        return tokens[index].form.endswith("ا") or after == "عن"

    def skipped(self, at: int) -> int:
        """Past days, adverbs, brackets and occasions between a cue and its speaker."""
        tokens, limit = self.doc.tokens, min(at + _ADVERBS, len(self.doc.tokens))
        start = at
        while at < limit:
            form = tokens[at].form
            after = tokens[at + 1].form if at + 1 < len(tokens) else ""
            if any(form in letters("source_nouns", name) for name in _SKIPPED):
                at += 1
            elif form == "كل" and after == "من":
                at += 2
            elif form == "في" and after in letters("source_nouns", "source.occasion"):
                at += 2
                while at < limit and tokens[at].form in _AFTER_OCCASION:
                    at += 1
            else:
                break
        bare = all(tokens[index].kind == "mark" for index in range(start, at))
        return start if bare else at

    def phrase(self, first: int, limit: int | None, rule: str) -> SourceMention | None:
        """The noun phrase from ``first`` on as a speaker, or None where no speaker begins there."""
        sentence = self.doc.sentence_of(min(first, len(self.doc.tokens) - 1))
        if not sentence.first <= first < sentence.last or not self._speaks(first):
            return None
        if self.doc.tokens[first].form == "هذه" and first + 1 < sentence.last:
            first += 1
        last = self.ends.of(first, min(limit if limit is not None else sentence.last, sentence.last, first + _LONGEST))
        while last > first + 1 and self._dangles(first, last):
            last -= 1
        return self.namer.mention(first, last, rule)

    def stranger(self, first: int, cue: CueMention) -> SourceMention | None:
        """A subject that no list knows, right after a verb that only people are the subject of: قال | باركي."""
        verb = self.hits.at("cues", cue.first)
        if verb is None or verb.shape not in {"past", "present"} or verb.suffix or "needs_speaker" in verb.entry.data:
            return None
        sentence = self.doc.sentence_of(cue.first)
        if first != cue.last or first >= sentence.last or cue.cue == "condemns":
            return None
        token = self.doc.tokens[first]
        if token.kind != "word" or len(token.form) < _SHORTEST or self.ends.stops(first):
            return None
        if token.form.startswith(("بال", "لل", "وال")) or token.form.endswith(("ها", "هم")):
            return None
        if token.form in letters("source_nouns", "source.no-stranger"):
            return None
        if cue.cue in {"denies", "accuses", "claims"} and load().lexicon.knows(token.form):
            return None  # a plain noun is what he denies or whom he accuses
        limit = min(sentence.last, first + _LONGEST_STRANGER)
        inside = next((i for i in range(first + 1, limit) if self.doc.tokens[i].form == "في"), limit)
        return self.namer.mention(first, self.ends.of(first, inside), SUBJECT)

    def named(self, first: int, *, definite: bool = False) -> SourceMention | None:
        """Whoever "according to" names by a name that no list knows: بحسب | اشتياق شاه; ``definite``: عن | الجابري."""
        form = self.doc.tokens[first].form if first < len(self.doc.tokens) else ""
        if len(form) < _SHORTEST or not form.isalpha() or self.ends.stops(first) or load().lexicon.knows(form):
            return None
        if (form.startswith("ال") and not definite) or form.endswith("ه"):
            return None
        limit = min(self.doc.sentence_of(first).last, first + _LONGEST_STRANGER)
        return self.namer.mention(first, self.ends.of(first, limit), OBJECT)

    def _speaks(self, at: int) -> bool:
        """True where an actor, a noun for a speaker, a title or a name begins."""
        tokens = self.doc.tokens
        if at < len(tokens) and tokens[at].form in {'"', "("}:
            at += 1
        if at + 1 < len(tokens) and tokens[at].form == "هذه" and self.noun(at + 1):
            return True
        if any(actor.first == at for actor in self.actors):
            return True
        if self._was(at) or (at < len(tokens) and tokens[at].form.removeprefix("ال") == "محافظه"):
            return False
        for name in ("source_nouns", "people_roles"):
            hit = self.hits.at(name, at)
            if hit is not None and hit.first == at and hit.entry.data.get("role") != "skip":
                return True
        state = self.hits.at("states", at)
        if state is not None and state.first == at and state.entry.data.get("role") != "place":
            return True
        return at < len(tokens) and (is_given_name(tokens[at].form) or self.ends.is_name(at))

    def nobody(self, cue: CueMention) -> bool:
        """True for a verb whose subject is reports or news: أفادت | أنباء, ذكرت | معلومات أولية."""
        tokens = self.doc.tokens
        at = self.skipped(cue.last)
        if at >= len(tokens) or tokens[at].form not in letters("cues", "cue.nobody"):
            return False
        after = self.hits.at("source_nouns", at + 1)
        return after is None or after.entry.data.get("kind") in {None, "unnamed"}

    def statement(self, at: int) -> SourceMention | None:
        """Whose a statement is, where it is what says or is cited: بيان | للجيش, بيان صادر عن | الوزارة."""
        tokens = self.doc.tokens
        sentence = self.doc.sentence_of(min(at, len(tokens) - 1))
        if at >= sentence.last:
            return None
        form = tokens[at].form
        known = letters("source_nouns", "source.statement")
        if form not in known and not (form[0] in "لب" and form[1:] in known):
            return None
        at += 1
        while at < min(at + _ADVERBS, sentence.last) and tokens[at].form in letters(
            "source_nouns", "source.of-statement"
        ):
            at += 1
        found = self.phrase(at, None, OBJECT)
        return found if found is not None and tokens[at].form not in known else None

    def apart(self, found: SourceMention) -> list[SourceMention]:
        """Those who speak together, each by itself: مصدر في الوزارة | ومصادر طبية; else the one who speaks."""
        actors = {actor.first: actor for actor in self.actors}
        for at in range(found.first + 1, found.last):
            token, hit = self.doc.tokens[at], self.hits.at("source_nouns", at)
            noun = (
                hit is not None and hit.first == at and hit.clitics == "و" and hit.entry.data.get("role") == "speaker"
            )
            actor = at in actors and found.first in actors and actors[at].start > token.start
            if noun or (actor and token.form.startswith("و")):
                first = self.namer.mention(found.first, at, found.rule)
                others = self.apart(self.namer.mention(at, found.last, found.rule))
                return [replace(one, via=found.via) for one in (first, *others)]
        return [found]

    def with_via(self, source: SourceMention, carrier: SourceMention) -> SourceMention:
        """The source with who passes its word on."""
        return replace(source, via=(carrier,))
