"""The name of a speaker: what it is called as written and short, which actor and what kind of source it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tawthiq.actors.spotted import past_clitics, restored
from tawthiq.lang.ar.language import load
from tawthiq.mentions.persons import is_given_name
from tawthiq.model.mention import ActorMention, Mention, MentionKind
from tawthiq.rules.lexicon import Hit, Hits
from tawthiq.rules.rule import define
from tawthiq.text.prepare import Prepared

SUBJECT: Final = define("source.subject", "the subject of a reporting verb")
OBJECT: Final = define("source.object", "what بحسب، وفقا ل، نقلا عن govern")
BEFORE: Final = define("source.before", "the speaker that stands before the verb or the colon")

_LONGEST_NAME: Final = 8  # words; what goes on longer than that is cut where a complement begins
_SHORTEST_NAME: Final = 2  # words of a name that needs no office to identify
_NAME_OPENERS: Final = frozenset({"عبد", "ابو", "علي"})
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
    """Who says something: the words that name the speaker, the actor it is or belongs to, and who passes it on.

    ``first`` to ``last`` are the tokens of the whole phrase; ``name`` may be shorter (a person without the office).
    """

    name: str
    actor_id: str | None
    source_kind: str
    via: tuple["SourceMention", ...] = ()

    @property
    def kind(self) -> MentionKind:
        """``source``."""
        return "source"


class Namer:
    """Makes a speaker of a stretch of tokens."""

    def __init__(self, doc: Prepared, hits: Hits, actors: Sequence[ActorMention]) -> None:
        self.doc = doc
        self.hits = hits
        self.actors = actors

    def mention(self, first: int, last: int, rule: str) -> SourceMention:
        """The speaker that tokens ``first`` to ``last`` (exclusive) name."""
        tokens, text = self.doc.tokens, self.doc.report.text
        first, last = self._bare(first, last)
        whole = (first, last)
        first = self._holder(first, last)
        inside = [actor for actor in self.actors if whole[0] <= actor.first < whole[1]]
        actor = next((a for a in inside if a.actor_id), None)
        end = tokens[self._name_end(first, last) - 1].end
        start, name = tokens[first].start, ""
        if inside and inside[0].first == first:
            start = inside[0].start
            if inside[0].name is not None and inside[0].end <= end:
                name = inside[0].name + text[inside[0].end : end]
        else:
            start, name = self._without_preposition(first, start, end)
        return SourceMention(
            start,
            end,
            first,
            last,
            rule,
            name or text[start:end],
            actor.actor_id if actor else None,
            self._kind(*whole, inside),
        )

    def _bare(self, first: int, last: int) -> tuple[int, int]:
        """A name without the quotation marks around all of it: حسب «رويترز»."""
        marks = [at for at in range(first, last) if self.doc.tokens[at].form == '"']
        if marks == [first, last - 1] and last - first > len(marks):
            return first + 1, last - 1
        return (first + 1, last) if marks == [first] and last - first > 1 else (first, last)

    def _without_preposition(self, first: int, start: int, end: int) -> tuple[int, str]:
        """Where a noun or name begins after the ل or ب that merged with it, and its name where that hides its article.

        وفقا لمصادر, وفقا للمصادر, وفقا لمحمد.
        """
        token, text = self.doc.tokens[first], self.doc.report.text
        hit = self.hits.at("source_nouns", first) or self.hits.at("people_roles", first)
        if hit is not None and hit.first == first and hit.clitics:
            return hit.start, restored(text, hit.start, end) or ""
        if token.form[0] in "لب" and is_given_name(token.form[1:]):
            return past_clitics(text, token, start, token.form[0]), ""
        return start, ""

    def _holder(self, first: int, last: int) -> int:
        """Where the name begins of whoever holds an office that takes too many words: ...، | الرائد سالم حداد."""
        if last - first <= _LONGEST_NAME:
            return first
        for at in range(first + 2, last - 1):
            rank = self.hits.at("people_roles", at)
            ranked = rank is not None and rank.first == at and rank.entry.data.get("role") in {"rank", "title"}
            after = at + 1 if ranked else at
            named = is_given_name(self.doc.tokens[after].form) and last - after >= _SHORTEST_NAME
            if named and (ranked or self.doc.tokens[at - 1].form in {"،", ","}):
                return at
        return first

    def _name_end(self, first: int, last: int) -> int:
        """The token after the name: a person's office after the name is left out, and what is too long is cut."""
        if self.is_person(first):
            for at in range(first + _SHORTEST_NAME, last):
                if self.is_office(at) or self.doc.tokens[at].form in {"،", ",", "-", "("}:
                    return at
        if last - first > _LONGEST_NAME:
            for at in range(first + 3, last):
                form = self.doc.tokens[at].form
                if form in {"بين", "في", "،"} or (form[0] == "ل" and not is_given_name(form)):
                    return at
        return last

    def is_person(self, at: int) -> bool:
        """True for a first name that the lists know, or a word that no list knows and no article begins."""
        form = self.doc.tokens[at].form
        if is_given_name(form) or form in _NAME_OPENERS:
            return True
        token = self.doc.tokens[at]
        return token.kind == "word" and not form.startswith("ال") and not load().lexicon.knows(form)

    def is_office(self, at: int) -> bool:
        """True where a noun for an office or a profession begins: المتحدث، مدير، القيادي، مراسل."""
        for name in ("source_nouns", "people_roles"):
            hit = self.hits.at(name, at)
            if hit is not None and hit.first == at and not hit.clitics and self._titles(name, hit):
                return True
        return False

    @staticmethod
    def _titles(name: str, hit: Hit) -> bool:
        role = hit.entry.data.get("role")
        return role == "speaker" if name == "source_nouns" else role in {"office", "title"}

    def _kind(self, first: int, last: int, inside: Sequence[ActorMention]) -> str:
        """The contract's kind: of the actor it begins with, else of a field it names (طبي), else of an actor in it."""
        found = [hit for index in range(first, last) if (hit := self.hits.at("source_nouns", index)) is not None]
        fields = [
            str(hit.entry.data["kind"]) for hit in found if "kind" in hit.entry.data and "generic" not in hit.entry.data
        ]
        office = any("generic" in hit.entry.data for hit in found)
        if office and len(set(fields)) > 1:  # a press officer of the police is the police's
            fields = [kind for kind in fields if kind != "media"]
        special = next((kind for kind in ("witness", "medical") if kind in fields), None)
        described = bool(inside) and inside[0].actor_id is None and bool(fields)  # سكان محليون are no armed group
        if inside and inside[0].first == first and not described:
            kind = _KIND_OF_ACTOR.get(inside[0].actor_kind, "other")
        elif special or (fields and fields[0] != "unnamed"):
            kind = special or fields[0]
        elif inside:
            kind = _KIND_OF_ACTOR.get(inside[0].actor_kind, "other")
        elif office:
            kind = "official"
        else:
            kind = "unnamed" if fields or (found and last - first == 1) else "other"
        return kind
