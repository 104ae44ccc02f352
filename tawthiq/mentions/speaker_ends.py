"""Where the words that name a speaker end: before what is said, before whom it is said to, before another party."""

from collections.abc import Sequence
from typing import Final

from tawthiq.actors.words import letters
from tawthiq.lang.ar.language import load
from tawthiq.lang.ar.verb_forms import is_finite_verb
from tawthiq.mentions.persons import is_given_name
from tawthiq.model.mention import ActorMention
from tawthiq.rules.lexicon import Hits
from tawthiq.text.prepare import Prepared

COMMAS: Final = frozenset({"،", ","})
_LINKS: Final = frozenset({"باسم", "في", "من", "(", '"', "/", "ب", "لدي"})
_CLOSERS: Final = frozenset({"،", ",", '"', ":", ".", "(", "في", "عبر"})
_LONGEST_PERSON: Final = 4  # words of a person's name told after an office and a comma
_CALLED: Final = frozenset({"يدعي", "ويدعي", "واسمه", "اسمه", "المدعو", "تدعي", "وتدعي", "تسمي", "اسمها", "واسمها"})
_FUNCTION: Final = frozenset({"علي"})


class Ends:
    """Finds the end of a speaker's phrase among the words of a report."""

    def __init__(self, doc: Prepared, hits: Hits, actors: Sequence[ActorMention]) -> None:
        self.doc = doc
        self.hits = hits
        self.begins = {actor.first: actor for actor in actors}
        self.actors = actors
        self.outlets = {actor.first for actor in actors if actor.actor_kind == "media"}

    def of(self, first: int, limit: int) -> int:
        """The token after the phrase that begins at ``first``: before أن, a mark, a date, an audience, an act."""
        last = first + 1
        covered = max((actor.last for actor in self.actors if actor.first <= first < actor.last), default=last)
        last = min(max(last, covered), limit)
        is_actor = covered > first + 1 or first in self.begins
        within = min(limit, self._after_actor(last, limit)) if is_actor else limit
        while last < within:
            actor = self.begins.get(last)
            if actor is not None and not self._audience(last):
                if not self.joins(first, last):
                    break
                last = min(actor.last, within)
                continue
            if self.stops(last) or self._begins_another(first, last):
                break
            last += 1
        return self._with_person(first, last, limit)

    def joins(self, first: int, at: int) -> bool:
        """True where a party that begins at ``at`` belongs to the phrase: مصدر في | الجيش, not اللجنة | قوات الدعم.

        A definite noun and an adjective take no noun after them; what follows is whom the speaker accuses or denies.
        """
        before = self.doc.tokens[at - 1].form
        if before in _LINKS or self.doc.tokens[at].form[0] in "وبل" or at - 1 < first:
            return True
        if self._adjective(at - 1):
            return False
        role = self.hits.at("people_roles", at - 1)
        return not before.startswith("ال") or (role is not None and not self.doc.tokens[at].form.startswith("ال"))

    def _adjective(self, at: int) -> bool:
        """True for an adjective of a speaker: طبي، أمنية، محلي، أمريكي."""
        field = self.hits.at("source_nouns", at)
        if field is not None and field.entry.data.get("role") == "field":
            return self.doc.tokens[at].form.endswith(("ي", "يه", "يون", "يين"))
        return self.hits.at("nationalities", at) is not None

    def _begins_another(self, first: int, at: int) -> bool:
        """True where an indefinite noun for a speaker follows an adjective: مصادر طبية | حصيلة القتلى."""
        hit = self.hits.at("source_nouns", at)
        if hit is None or hit.first != at or hit.clitics or at - 1 <= first:
            return False
        return (
            hit.entry.data.get("role") == "speaker"
            and not self.doc.tokens[at].form.startswith("ال")
            and self._adjective(at - 1)
            and self.hits.at("people_roles", at) is None
        )

    def _after_actor(self, last: int, limit: int) -> int:
        """How far a speaker that begins with an actor can go: on only in brackets, with a place, or to a person."""
        if last >= limit:
            return last
        while last < limit and self.hits.at("nationalities", last) is not None:
            last += 1
        if last >= limit:
            return last
        form = self.doc.tokens[last].form
        if self._is_named_after(last):
            return last + 1
        if (
            form in letters("source_nouns", "source.after-actor")
            or self.hits.at("people_roles", last) is not None
            or is_given_name(form)
            or form in {"المستقل", "الرسمي", "الرسميه"}
            or (form[0] == "و" and (last in self.begins or self.hits.at("source_nouns", last) is not None))
        ):
            return limit
        return last

    def _is_named_after(self, at: int) -> bool:
        """True for a town's name right after an indefinite office: قيادة شرطة | كركوك."""
        before, form = self.doc.tokens[at - 1].form, self.doc.tokens[at].form
        if before not in letters("source_nouns", "source.of-town") or self.doc.tokens[at].kind != "word":
            return False
        known = load().lexicon.knows(form) and self.hits.at("states", at) is None
        return not known and not is_finite_verb(form) and not form.startswith(("ال", "و", "ب", "ل"))

    def stops(self, at: int) -> bool:
        """True where a speaker's phrase cannot go on."""
        token = self.doc.tokens[at]
        form = token.form
        if self.is_name(at):
            return False
        stops = letters("source_nouns", "source.stop")
        if at > 0 and form in letters("source_nouns", "source.of-unit") and self._is_unit(at - 1):
            return False
        if form in stops or token.kind == "number" or form in letters("source_nouns", "source.day"):
            return True
        if self.hits.at("cues", at) is not None or (form[0] == "ب" and form[1:] in stops):
            return True
        return self._turns(at, form) or self._tells(at, form)

    def _is_unit(self, at: int) -> bool:
        """True for an office that goes on with what it is for: دائرة | صحة كركوك."""
        form = self.doc.tokens[at].form
        return form in letters("source_nouns", "source.unit") or form in letters("source_nouns", "source.house")

    def is_name(self, at: int) -> bool:
        """True for a given name, also one that is another word's letters (علي، يحيى), after an office or a name."""
        form = self.doc.tokens[at].form
        if at == 0 or len(form) < 2:
            return False
        before = self.doc.tokens[at - 1].form
        beside = self.hits.at("people_roles", at - 1) is not None or is_given_name(before)
        if form in _FUNCTION:
            token = self.doc.tokens[at]
            after = self.doc.tokens[at + 1].form if at + 1 < len(self.doc.tokens) else ""
            printed = self.doc.report.text[token.start : token.end]
            return printed.endswith("ي") and (beside or is_given_name(after))
        return beside and is_given_name(form)

    def _turns(self, at: int, form: str) -> bool:
        """True where the words turn to an occasion, an audience, or somebody's quoted words."""
        if form == '"':
            return not self._quoted_name(at)
        if form == "من":
            return not self._party(at + 1)
        after = self.doc.tokens[at + 1].form if at + 1 < len(self.doc.tokens) else ""
        if form == "في":
            return after in letters("source_nouns", "source.occasion")
        return self._audience(at)

    def _audience(self, at: int) -> bool:
        """True for whom it is said to: لوكالة رويترز, لرويترز, للصحفيين, للجزيرة."""
        form = self.doc.tokens[at].form
        if not form.startswith("ل") or len(form) < 3:
            return False
        rest = form[2:] if form.startswith("لل") else form[1:]
        return at in self.outlets or rest.removeprefix("ال") in letters("source_nouns", "source.audience")

    def _tells(self, at: int, form: str) -> bool:
        """True where an occurrence or a verb begins."""
        office = at > 0 and self.doc.tokens[at - 1].form in letters("source_nouns", "source.unit")
        if at > 0 and self.doc.tokens[at - 1].form in letters("source_nouns", "source.house"):
            return False  # مستشفى | شهداء الأقصى
        for name in ("triggers", "fates"):
            hit = self.hits.at(name, at)
            if hit is None or hit.first != at:
                continue
            if not form.startswith("ال") or (name == "triggers" and not office):  # غرفة | العمليات goes on
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
            is_finite_verb(tokens[i].form) or tokens[i].form in letters("cues", "cue.content") - {'"'}
            for i in range(first + 1, near[1])
        )

    def _party(self, at: int) -> bool:
        """True where somebody who can speak begins."""
        return any(self.hits.at(name, at) is not None for name in ("actors", "forces", "source_nouns", "party_nouns"))

    def _with_person(self, first: int, last: int, limit: int) -> int:
        """On to the person's name told after an office: رئيس الوزراء، سالم حداد, أحد السكان ويدعى خالد عمر."""
        tokens = self.doc.tokens
        if last + 1 >= limit:
            return last
        form = tokens[last].form
        if form in _CALLED:
            return self._person(last + 1, limit) or last
        if form not in COMMAS or not self._has_office(first, last):
            return last
        return self._person(last + 1, limit) or last

    def _has_office(self, first: int, last: int) -> bool:
        """True where a phrase names somebody by an office, not by a name."""
        offices = any(
            (hit := self.hits.at("source_nouns", at)) is not None and hit.entry.data.get("role") == "speaker"
            for at in range(first, last)
        ) or any(self.hits.at("people_roles", at) is not None for at in range(first, last))
        return offices and not is_given_name(tokens_form(self.doc, first))

    def _person(self, first: int, limit: int) -> int | None:
        """The token after a name of two to four words from ``first`` on that a mark or what is said closes."""
        tokens, at = self.doc.tokens, first
        sentence = self.doc.sentence_of(first)
        while at < min(limit + 2, sentence.last) and at - first < _LONGEST_PERSON and self._of_name(at):
            at += 1
        if at - first < 2 or at >= len(tokens):
            return None
        form = tokens[at].form
        closed = form in _CLOSERS or form in letters("cues", "cue.content") or self._audience(at)
        return at if closed or self.hits.at("cues", at) is not None else None

    def _of_name(self, at: int) -> bool:
        """True for a word that can stand in a name."""
        token = self.doc.tokens[at]
        if token.kind != "word" or self.hits.at("cues", at) is not None:
            return False
        printed = self.doc.report.text[token.start : token.end]
        if is_given_name(token.form) or (token.form in _FUNCTION and printed.endswith("ي")):
            return True
        stops = letters("source_nouns", "source.stop")
        return not (
            token.form in stops
            or any(self.hits.at(name, at) is not None for name in ("source_nouns", "triggers", "fates", "actors"))
            or (is_finite_verb(token.form) and load().lexicon.knows(token.form))
        )


def tokens_form(doc: Prepared, at: int) -> str:
    """The folded form of a token."""
    return doc.tokens[at].form
