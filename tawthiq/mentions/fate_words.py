"""What stands around a person's name that tells a fate: fate words and their subjects, relations, openers of lists."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from tawthiq.actors.words import letters
from tawthiq.model.mention import PersonMention, TriggerMention
from tawthiq.rules.lexicon import Hits
from tawthiq.text.prepare import Prepared

FATES: Final = {"arrest": "detained", "abduction": "abducted", "body_found": "killed", "execution": "killed"}
MARKS: Final = frozenset({'"', "'", "(", ")", "[", "]", "،", ",", "-", ":", "/"})
OFFICE_GAP: Final = 12  # tokens of an office between a fate word and the name
SHORT: Final = 2  # letters of a word that can have none joined to its front


class FateWords:
    """The words of one report, with what those who tell fates ask of them."""

    def __init__(self, doc: Prepared, hits: Hits, triggers: Sequence[TriggerMention]) -> None:
        self.doc = doc
        self.tokens = doc.tokens
        self.hits = hits
        self.triggers = triggers
        self._triggers = {at: trigger for trigger in triggers for at in range(trigger.first, trigger.last)}

    def is_relation(self, person: PersonMention) -> bool:
        """True for one by whom another is told: نجل فلان، عائلة فلان، منزل فلان."""
        at = person.first - 1
        while at >= 0 and self.tokens[at].form in {'"', "("}:
            at -= 1
        for _ in range(2):  # والد الشهيد الشيخ فلان
            role = self.hits.at("people_roles", at) if at >= 0 else None
            if role is not None and role.entry.data["role"] in {"title", "child", "person", "rank"}:
                at = role.first - 1
        return self.relates(at)

    def relates(self, at: int) -> bool:
        """True for a word whose genitive is a name; not for والده and the like, whose owner was told before."""
        form = self.form(at)
        bare = form.lstrip("وفبل") if len(form) > SHORT else form
        words = letters("people_roles", "role.relation")
        owned = at >= 0 and self.doc.report.text[self.tokens[at].end - 1 : self.tokens[at].end] == "ه"
        return (bare in words or form in words) and not owned

    def is_suffered(self, trigger: TriggerMention) -> bool:
        """True for a verb whose subject before it suffered: توفي, قتل في غارة; not for قتل جنديا."""
        if self.is_intransitive(trigger):
            return True
        if trigger.voice == "passive":
            return True
        following = self.form(trigger.last)
        prefixed = following[:1] in {"ب", "ل"} and len(following) > SHORT
        return prefixed or following in letters("people_roles", "role.after-fate") or following in MARKS | {".", ""}

    def is_intransitive(self, trigger: TriggerMention) -> bool | None:
        """True where the subject suffers the verb's fate, False where it may do it to others; None for other words."""
        hit = self.hits.at("fates", trigger.first)
        if hit is None:
            return False if trigger.incident_type in FATES else None
        return hit.entry.data.get("voice") in {"intransitive", "passive"}

    def is_force(self, at: int) -> bool:
        """True for a word of who did it."""
        return any(self.hits.at(name, at) is not None for name in ("actors", "forces", "nationalities", "party_nouns"))

    def has_object(self, at: int) -> bool:
        """True where people or a number stand next: whoever stood before them did it."""
        token = self.tokens[at] if at < len(self.tokens) else None
        if token is None or token.kind == "number":
            return token is not None
        hit = self.hits.at("people", at)
        return hit is not None and not hit.clitics and hit.entry.data.get("kind") == "person" and token.form[0] != "و"

    def is_governed(self, person: PersonMention) -> bool:
        """True after a preposition: who stands so is no subject."""
        at = person.first - 1
        role = self.hits.at("people_roles", at) if at >= 0 else None
        at = role.first - 1 if role is not None else at
        joined = person.start > self.tokens[person.first].start and self.form(person.first)[0] in "بلك"
        return joined or self.form(at) in letters("people_roles", "role.preposition")

    def opener(self, person: PersonMention, more: frozenset[str] = frozenset()) -> int | None:
        """The token of the word that opens a list or names someone (هما، بينهم، يدعى), up to the office before."""
        for at in range(person.first - 1, max(-1, person.first - OFFICE_GAP), -1):
            form = self.form(at)
            if form in letters("people_roles", "role.list") | letters("people_roles", "role.among"):
                return at
            if form in letters("people_roles", "role.called") or form in more:
                return at
            if self.breaks(at) and form not in MARKS:
                return None
        return None

    def breaks(self, at: int) -> bool:
        """True for what ends an office before a name: a verb, a mark, another act."""
        token = self.tokens[at]
        if token.kind == "mark":
            return token.form not in {'"', "'", "(", ")", "،"}
        return self.is_act(at) or self.hits.at("cues", at) is not None or token.form in {"ان", "حسب", "الذي", "التي"}

    def is_act(self, at: int) -> bool:
        """True for a token of a trigger."""
        return self.trigger_at(at) is not None

    def trigger_at(self, at: int) -> TriggerMention | None:
        """The trigger that a token belongs to."""
        return self._triggers.get(at)

    def last_trigger(self, at: int) -> TriggerMention | None:
        """The last trigger that ends before a token."""
        at_last = bisect_right(self.triggers, at, key=lambda trigger: trigger.last)
        return self.triggers[at_last - 1] if at_last else None

    def fate_of(self, trigger: TriggerMention | None) -> str | None:
        """The fate that a trigger tells, itself or by what it is (an arrest holds)."""
        if trigger is None:
            return None
        return trigger.fate or FATES.get(str(trigger.incident_type))

    def first_word(self, at: int) -> int:
        """The token at or after ``at`` that is no opening mark."""
        while self.form(at) in {'"', "'", "(", ":"}:
            at += 1
        return at

    def word_before(self, at: int) -> int:
        """The token before ``at`` that is no opening mark."""
        at -= 1
        while at >= 0 and self.tokens[at].form in {'"', "'", "(", ":"}:
            at -= 1
        return at

    def form(self, at: int) -> str:
        """The folded word at a token; the empty string outside the text."""
        return self.tokens[at].form if 0 <= at < len(self.tokens) else ""
