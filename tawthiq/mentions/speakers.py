"""Speakers: where the words that name a speaker begin and end, and what kind of speaker they name."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tawthiq.actors.spotted import past_clitics, restored
from tawthiq.actors.words import letters
from tawthiq.lang.ar.language import load
from tawthiq.lang.ar.verb_forms import is_finite_verb
from tawthiq.mentions.persons import is_given_name
from tawthiq.model.mention import ActorMention, CueMention, Mention, MentionKind
from tawthiq.rules.lexicon import Hits
from tawthiq.rules.rule import define
from tawthiq.text.prepare import Prepared

SUBJECT: Final = define("source.subject", "the subject of a reporting verb")
OBJECT: Final = define("source.object", "what بحسب، وفقا ل، نقلا عن govern")
BEFORE: Final = define("source.before", "the speaker that stands before the verb or the colon")

_LONGEST: Final = 14  # tokens of a speaker
_LONGEST_STRANGER: Final = 6
_SHORTEST: Final = 3  # letters of a stranger's name
_TO_AN_AUDIENCE: Final = ("لوكاله", "لقناه", "لصحيفه", "لرويترز", "لفرانس", "لبي", "لل")
_KIND_OF_ACTOR: Final = {
    "armed_forces": "military",
    "armed_group": "armed_group",
    "coalition": "military",
    "police": "official",
    "intelligence": "official",
    "government": "official",
    "ministry": "official",
    "monitor": "monitor",
    "un": "un",
    "ngo": "ngo",
    "medical": "medical",
    "media": "media",
    "court": "official",
    "tribe": "local",
    "people": "local",
}


@dataclass(frozen=True, slots=True)
class SourceMention(Mention):
    """Who says something: the words that name the speaker, the actor it is or belongs to, and who passes it on."""

    name: str
    actor_id: str | None
    source_kind: str
    via: tuple["SourceMention", ...] = ()

    @property
    def kind(self) -> MentionKind:
        """``source``."""
        return "source"


class Look:
    """The words of a report as a search for speakers sees them."""

    def __init__(self, doc: Prepared, hits: Hits, actors: Sequence[ActorMention]) -> None:
        self.doc = doc
        self.hits = hits
        self.actors = actors
        self.outlets = {actor.first for actor in actors if actor.actor_kind == "media"}

    def actors_in(self, first: int, last: int) -> list[ActorMention]:
        """The actors that begin within a stretch."""
        return [actor for actor in self.actors if first <= actor.first < last]

    def head(self, first: int, actor: int) -> int:
        """Where a phrase that ends in an actor begins: at a noun for a speaker shortly before, else at the actor."""
        for index in range(actor - 1, max(first, actor - 4) - 1, -1):
            hit = self.hits.at("source_nouns", index)
            if hit is None and self.doc.tokens[index].form not in {"في", "باسم", "من"}:
                break
            if hit is not None and hit.entry.data.get("role") == "speaker":
                return hit.first
        return actor

    def _dangles(self, first: int, last: int) -> bool:
        """True where a phrase ends in a word or mark that opens something else."""
        form = self.doc.tokens[last - 1].form
        if form == '"':
            return sum(token.form == '"' for token in self.doc.tokens[first:last]) % 2 == 1
        return form in {"(", "/", "في", "من", "و", "باسم"}

    def noun(self, index: int) -> bool:
        """True for a noun for a speaker."""
        hit = self.hits.at("source_nouns", index)
        return (
            hit is not None
            and hit.first == index
            and hit.entry.data.get("role") == "speaker"
            and not hit.clitics.strip("وف")
            and not self._was(index)
        )

    def _was(self, index: int) -> bool:
        """True for a noun that says what somebody was: كان | مسؤولا عن التفجير, أنها | مسؤولة عن التفجير."""
        tokens = self.doc.tokens
        if not 0 < index < len(tokens) or tokens[index - 1].form not in letters("source_nouns", "source.was"):
            return False
        after = tokens[index + 1].form if index + 1 < len(tokens) else ""
        return tokens[index].form.endswith("ا") or after == "عن"

    def skipped(self, at: int) -> int:
        """Past days, adverbs and brackets between a cue and its speaker."""
        tokens = self.doc.tokens
        while at < len(tokens) and (
            tokens[at].form in letters("source_nouns", "source.adverb")
            or tokens[at].form in letters("source_nouns", "source.day")
        ):
            at += 1
        if at < len(tokens) and tokens[at].form in letters("source_nouns", "source.words-of"):
            at += 1
        if (
            at + 1 < len(tokens)
            and tokens[at].form == "في"
            and tokens[at + 1].form in letters("source_nouns", "source.occasion")
        ):
            at += 2
            while at < len(tokens) and tokens[at].form in {"له", "لها", "صحفي", "صحفيه", "سابق", "لاحق", "نفسه", "،"}:
                at += 1
        return at

    def phrase(self, first: int, limit: int | None, rule: str) -> SourceMention | None:
        """The noun phrase from ``first`` on as a speaker, or None where no speaker begins there."""
        sentence = self.doc.sentence_of(min(first, len(self.doc.tokens) - 1))
        if not sentence.first <= first < sentence.last or not self._speaks(first):
            return None
        last = self._end(first, min(limit if limit is not None else sentence.last, sentence.last, first + _LONGEST))
        while last > first + 1 and self._dangles(first, last):
            last -= 1
        return self._mention(first, last, rule)

    def stranger(self, first: int, cue: CueMention) -> SourceMention | None:
        """A subject that no list knows, right after a verb that only people are the subject of: قال | باركي."""
        verb = self.hits.at("cues", cue.first)
        if verb is None or verb.shape not in {"past", "present"} or verb.suffix or "needs_speaker" in verb.entry.data:
            return None
        sentence = self.doc.sentence_of(cue.first)
        if first != cue.last or first >= sentence.last:
            return None
        token = self.doc.tokens[first]
        if token.kind != "word" or len(token.form) < _SHORTEST or self._stops(first):
            return None
        if token.form.startswith(("بال", "لل")):
            return None
        if token.form in letters("source_nouns", "source.no-stranger"):
            return None
        limit = min(sentence.last, first + _LONGEST_STRANGER)
        inside = next((i for i in range(first + 1, limit) if self.doc.tokens[i].form == "في"), limit)
        last = self._end(first, inside)
        return self._mention(first, last, SUBJECT)

    def named(self, first: int) -> SourceMention | None:
        """Whoever "according to" names by a name that no list knows: بحسب | اشتياق شاه."""
        form = self.doc.tokens[first].form if first < len(self.doc.tokens) else ""
        if len(form) < _SHORTEST or not form.isalpha() or self._stops(first) or load().lexicon.knows(form):
            return None
        if form.startswith("ال") or form.endswith("ه"):
            return None
        limit = min(self.doc.sentence_of(first).last, first + _LONGEST_STRANGER)
        return self._mention(first, self._end(first, limit), OBJECT)

    def _speaks(self, at: int) -> bool:
        """True where an actor, a noun for a speaker, a title or a name begins."""
        if at < len(self.doc.tokens) and self.doc.tokens[at].form in {'"', "("}:
            at += 1
        if self._was(at):
            return False
        if any(actor.first == at for actor in self.actors):
            return True
        for name in ("source_nouns", "people_roles"):
            hit = self.hits.at(name, at)
            if hit is not None and hit.first == at and hit.entry.data.get("role") != "skip":
                return True
        state = self.hits.at("states", at)
        if state is not None and state.first == at and state.entry.data.get("role") != "place":
            return True
        return at < len(self.doc.tokens) and is_given_name(self.doc.tokens[at].form)

    def _end(self, first: int, limit: int) -> int:
        """The token after the phrase: before أن, a mark, a date, an audience, a verb or an occurrence."""
        tokens = self.doc.tokens
        last = first + 1
        covered = max((actor.last for actor in self.actors if actor.first <= first < actor.last), default=last)
        last = min(max(last, covered), limit)
        if covered > first + 1 or any(actor.first == first for actor in self.actors):
            limit = min(limit, self._after_actor(last, limit))
        while last < limit:
            actor = next((a for a in self.actors if a.first == last), None)
            if actor is not None and not tokens[last].form.startswith(("لوكاله", "لقناه", "لصحيفه", "ل")):
                last = min(actor.last, limit)
                continue
            if self._stops(last):
                break
            last += 1
        return last

    def _after_actor(self, last: int, limit: int) -> int:
        """How far a speaker that begins with an actor can go: on only in brackets, with a place, or to a person."""
        if last < limit and (
            self.doc.tokens[last].form in letters("source_nouns", "source.after-actor")
            or self.hits.at("people_roles", last) is not None
        ):
            return limit
        if last < limit and (
            is_given_name(self.doc.tokens[last].form) or self.doc.tokens[last].form in {"المستقل", "الرسمي", "الرسمية"}
        ):
            return limit
        return last

    def _stops(self, at: int) -> bool:
        """True where a speaker's phrase cannot go on."""
        token = self.doc.tokens[at]
        form = token.form
        stops = letters("source_nouns", "source.stop")
        if form in stops or token.kind == "number" or form in letters("source_nouns", "source.day"):
            return True
        if self.hits.at("cues", at) is not None or (form[0] == "ب" and form[1:] in stops):
            return True
        return self._turns(at, form) or self._tells(at, form)

    def _turns(self, at: int, form: str) -> bool:
        """True where the words turn to an occasion, an audience, or somebody's quoted words."""
        if form == '"':
            return not self._quoted_name(at)
        if form == "من":
            return not self._party(at + 1)
        after = self.doc.tokens[at + 1].form if at + 1 < len(self.doc.tokens) else ""
        if form == "في":
            return after in letters("source_nouns", "source.occasion")
        audience = form.startswith("ل") and (form.startswith(_TO_AN_AUDIENCE) or at in self.outlets)
        return audience and not self.doc.tokens[at - 1].form.endswith(("متحدث", "ناطق", "الرسمي"))

    def _tells(self, at: int, form: str) -> bool:
        """True where an occurrence or a verb begins."""
        for name in ("triggers", "fates"):
            hit = self.hits.at(name, at)
            if hit is not None and hit.first == at and not (name == "fates" and form.startswith("ال")):
                return True
        return self.doc.tokens[at].kind == "word" and is_finite_verb(form)

    def _quoted_name(self, at: int) -> bool:
        """True for a quotation mark that opens or closes a name of a few words."""
        tokens = self.doc.tokens
        near = [i for i in range(max(0, at - 5), min(len(tokens), at + 6)) if tokens[i].form == '"']
        if len(near) < 2:
            return False
        first = near[0]
        return not any(
            is_finite_verb(tokens[i].form) or tokens[i].form in letters("cues", "cue.content")
            for i in range(first + 1, near[1])
        )

    def _party(self, at: int) -> bool:
        """True where somebody who can speak begins."""
        return any(self.hits.at(name, at) is not None for name in ("actors", "forces", "source_nouns", "party_nouns"))

    def _mention(self, first: int, last: int, rule: str) -> SourceMention:
        tokens = self.doc.tokens
        start, end = tokens[first].start, tokens[last - 1].end
        inside = self.actors_in(first, last)
        name = self.doc.report.text[start:end]
        if inside and inside[0].first == first:
            start = inside[0].start
            name = self.doc.report.text[start:end]
            if inside[0].name is not None:
                name = inside[0].name + self.doc.report.text[inside[0].end : end]
        elif rule == OBJECT and (hit := self.hits.at("source_nouns", first)) is not None and hit.clitics:
            start = hit.start
            name = restored(self.doc.report.text, start, end) or self.doc.report.text[start:end]
        elif rule == OBJECT and tokens[first].form[0] in "لب" and is_given_name(tokens[first].form[1:]):
            start = past_clitics(self.doc.report.text, tokens[first], start, tokens[first].form[0])
            name = self.doc.report.text[start:end]
        actor = next((a for a in inside if a.actor_id), None)
        return SourceMention(
            start, end, first, last, rule, name, actor.actor_id if actor else None, self._kind(first, last, inside)
        )

    def _kind(self, first: int, last: int, inside: Sequence[ActorMention]) -> str:
        """The contract's kind: of the actor it begins with, else of a field it names (طبي), else of an actor in it."""
        found = [hit for index in range(first, last) if (hit := self.hits.at("source_nouns", index)) is not None]
        fields = [
            str(hit.entry.data["kind"]) for hit in found if "kind" in hit.entry.data and "generic" not in hit.entry.data
        ]
        special = next((kind for kind in ("witness", "medical") if kind in fields), None)
        if inside and inside[0].first == first:
            kind = _KIND_OF_ACTOR.get(inside[0].actor_kind, "other")
        elif special or (fields and fields[0] != "unnamed"):
            kind = special or fields[0]
        elif inside:
            kind = _KIND_OF_ACTOR.get(inside[0].actor_kind, "other")
        elif any("generic" in hit.entry.data for hit in found):
            kind = "official"
        else:
            kind = "unnamed" if fields or (found and last - first == 1) else "other"
        return kind

    def with_via(self, source: SourceMention, carrier: SourceMention) -> SourceMention:
        """The source with who passes its word on."""
        return SourceMention(
            source.start,
            source.end,
            source.first,
            source.last,
            source.rule,
            source.name,
            source.actor_id,
            source.source_kind,
            (carrier,),
        )
