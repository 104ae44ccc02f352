"""What stands around a person's name that tells a fate: fate words and their subjects, relations, openers of lists."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import partial
from typing import Final

from tawthiq.actors.words import letters
from tawthiq.model.mention import PersonMention, TriggerMention
from tawthiq.rules.lexicon import Hits
from tawthiq.text.fold import fold_word
from tawthiq.text.prepare import Prepared

FATES: Final = {"arrest": "detained", "abduction": "abducted", "body_found": "killed", "execution": "killed"}
SUFFERED: Final = frozenset({"killed", "injured", "detained", "abducted", "missing"})  # who fled is no victim by name
MARKS: Final = frozenset({'"', "'", "(", ")", "[", "]", "،", ",", "-", ":", "/"})
OFFICE_GAP: Final = 12  # tokens of an office between a fate word and the name
SHORT: Final = 2  # letters of a word that can have none joined to its front
_SOMEONE: Final = frozenset({"office", "person", "child", "rank", "title"})
_FAR: Final = 8  # tokens in which the second part of a phrase follows: لقي | عدد من الجنود | مصرعهم
_BEFORE: Final = 3  # tokens in which a court's word stands before an execution: يقضي غيابيا بإعدام


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
        at, dead = person.first - 1, False
        while at >= 0 and self.tokens[at].form in {'"', "("}:
            at -= 1
        for _ in range(2):  # والد الشهيد الشيخ فلان
            role = self.hits.at("people_roles", at) if at >= 0 else None
            if role is not None and role.entry.data["role"] in {"title", "child", "person", "rank"}:
                dead = dead or self.of_people(role.first) is not None
                at = role.first - 1
        buried = dead and self.form(at).lstrip("وبفل") in letters("people_roles", "role.funeral")
        return self.relates(at) and not buried

    def relates(self, at: int) -> bool:
        """True for a word whose genitive is a name; not for والده and the like, whose owner was told before."""
        form = self.form(at)
        bare = form.lstrip("وفبل") if len(form) > SHORT else form
        words = letters("people_roles", "role.relation")
        owned = at >= 0 and self.doc.report.text[self.tokens[at].end - 1 : self.tokens[at].end] == "ه"
        return (bare in words or form in words) and not owned

    def of_people(self, at: int) -> str | None:
        """The fate that a noun for people tells: القتيل, المصابين."""
        hit = self.hits.at("fates", at) if at >= 0 else None
        told = hit is not None and hit.entry.data.get("role") == "person"
        return str(hit.entry.data["fate"]) if hit is not None and told and hit.entry.data.get("fate") else None

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

    def is_doer(self, at: int) -> bool:
        """True for a word of who did it, armed people included: قتل | مسلحون | فلانا."""
        hit = self.hits.at("people", at)
        armed = hit is not None and hit.entry.data.get("group") in {"attacker", "combatant"}
        state = self.hits.at("states", at) is not None
        return state or self.is_force(at) or (armed and not self.form(at).startswith("ال"))

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
        """The fate that a trigger tells, itself or by what it is (an arrest holds); none of a sentence passed."""
        if trigger is None or not self.has_happened(trigger) or self._lacks_its_rest(trigger):
            return None
        fate = trigger.fate or FATES.get(str(trigger.incident_type))
        return fate if fate in SUFFERED else None

    def has_happened(self, trigger: TriggerMention) -> bool:
        """False for what a court has only spoken or someone only tried: الحكم بإعدام فلان, محاولة اغتيال فلان."""
        tried = letters("people_roles", "role.attempt")
        before = [self.form(at).lstrip("وف") for at in range(trigger.first - _BEFORE, trigger.first)]
        if self.form(trigger.first - 1) in tried or self.form(trigger.first).lstrip("وفبلك") in tried:
            return False
        if trigger.voice != "noun" or trigger.fate != "killed":
            return True
        if trigger.form.endswith("اعدام"):
            done = letters("people_roles", "role.carried-out")
            spoken = any(word in letters("people_roles", "role.sentence") | tried for word in before)
            return not spoken or any(self.form(at) in done for at in range(trigger.first - _FAR, trigger.first))
        return not any(word.lstrip("بلك") in tried for word in before)

    def _lacks_its_rest(self, trigger: TriggerMention) -> bool:
        """True for the first word of a phrase without the second: لقي without مصرعه."""
        hit = self.hits.at("fates", trigger.first)
        rest = {fold_word(str(word)) for word in hit.entry.data.get("split", ())} if hit is not None else set()
        return bool(rest) and not any(self.form(at) in rest for at in range(trigger.last, trigger.last + _FAR))

    def past_adverbs(self, at: int) -> int:
        """The token at or after ``at`` that is neither a time nor أيضا and the like."""
        adverbs = letters("people_roles", "role.adverb")
        while True:
            hit = self.hits.at("times", at) if at < len(self.tokens) else None
            later = self.form(at) == "في" and self.form(at + 1) in adverbs  # في وقت لاحق
            if hit is not None and hit.first == at:
                at = hit.last
            elif later or self.form(at) in adverbs or self.form(at) in {'"', "("} or self._bounds_time(at):
                at += 1
            else:
                return at

    def _bounds_time(self, at: int) -> bool:
        """True for a comma before or after a time: قتل مجهولون | ، أمس، | الشيخ فلان."""
        if self.form(at) not in {"،", ","}:
            return False
        before = any(
            hit is not None and hit.last == at for hit in map(partial(self.hits.at, "times"), range(at - 4, at))
        )
        return before or self.hits.at("times", at + 1) is not None

    def is_someone(self, at: int) -> bool:
        """True for a word for one or more persons: القائد, شاب, عناصر, أحد."""
        role = self.hits.at("people_roles", at)
        if role is not None and role.entry.data["role"] in _SOMEONE:
            return True
        hit = self.hits.at("people", at)
        someone = hit is not None and hit.entry.data.get("kind") == "person"
        return someone or self.form(at).lstrip("و") in {"احد", "احدي"}

    def is_of_another(self, trigger: TriggerMention) -> bool:
        """True for a verb with a subject of its own after it (قتلت ابنته, أصيب أحد أفراد), and for جريمة قتل."""
        charge = self.form(trigger.first - 1) in letters("people_roles", "role.charge")
        role = self.hits.at("people_roles", trigger.last)
        kin = role is not None and role.entry.data["role"] == "kin"
        someone = self.is_someone(trigger.last) and self.form(trigger.last)[:1] not in {"ب", "ل"}
        return charge or (trigger.voice != "noun" and (kin or someone))

    def is_adjunct(self, trigger: TriggerMention) -> bool:
        """True for an act that only says when or how: in في الهجمات, خلال الاشتباكات."""
        before = self.form(trigger.first - 1)
        if self.of_people(trigger.first - 1) is not None:  # قتلى الهجوم
            return True
        return trigger.proclitic[-1:] in {"ب", "ل"} or before in letters("people_roles", "role.after-fate")

    def word_before(self, at: int) -> int:
        """The token before ``at`` that is no opening mark."""
        at -= 1
        passed = letters("people_roles", "role.adverb") | {'"', "'", "(", ":"}
        while at >= 0 and self.tokens[at].form in passed:
            at -= 1
        return at

    def form(self, at: int) -> str:
        """The folded word at a token; the empty string outside the text."""
        return self.tokens[at].form if 0 <= at < len(self.tokens) else ""
