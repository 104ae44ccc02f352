"""The subjects of verbs of fate: a name before the verb that tells what became of its bearer."""

from typing import Final

from tawthiq.actors.words import letters
from tawthiq.mentions.fate_words import MARKS, FateWords
from tawthiq.model.mention import PersonMention, TriggerMention

_SUBJECT_GAP: Final = 12  # tokens of apposition between a subject and its verb of fate
_TOPIC_GAP: Final = 30  # the same after أن, where a comma stands before the verb
_AUXILIARIES: Final = frozenset({"قد", "كان", "كانت", "الذي", "التي", "تم"})
_ENDS: Final = frozenset({".", "ان", "هو", "هي", "الي", "علي", "\n"})
_MANY: Final = ("وا", "هم")  # whose subject is not one person


class Subjects:
    """The constructions of one report in which the name stands before the word of its fate."""

    def __init__(self, words: FateWords) -> None:
        self.words = words

    def fate(self, person: PersonMention) -> tuple[str, int] | None:
        """The subject of a verb of fate: فلان (12 عاما) قتل, فلان، لقي مصرعه, فلان، القيادي في التنظيم، تم اعتقاله."""
        if self.words.is_governed(person):
            return None
        topic = self._is_topic(person)
        trigger = self._next(person, topic=topic)
        fate = self.words.fate_of(trigger)
        if trigger is None or fate is None or self.words.form(trigger.first).endswith(_MANY):
            return None
        near = trigger.first - person.last < _SUBJECT_GAP
        if not near and self.words.form(trigger.first - 1) not in {"،", ",", ")"}:
            return None
        if self.words.is_of_another(trigger):
            return None
        noun = trigger.suffix or self._underwent(trigger.first)
        suffered = noun if trigger.voice == "noun" else self.words.is_suffered(trigger)
        return (fate, trigger.first) if suffered else None

    def _next(self, person: PersonMention, *, topic: bool) -> TriggerMention | None:
        """The next trigger that can be what a name is the subject of: past brackets, appositions and auxiliaries."""
        end = self.words.doc.sentence_of(person.first).last
        depth, comma = 0, False
        for at in range(person.last, min(end, person.last + (_TOPIC_GAP if topic else _SUBJECT_GAP))):
            form = self.words.form(at)
            trigger = self.words.trigger_at(at)
            if trigger is not None and depth == 0:
                return trigger
            depth += (form == "(") - (form == ")")
            comma = comma or form in {"،", ",", "-"} or (at == person.last and self.is_office(at))
            if depth == 0 and self._parts(at, comma=comma, topic=topic):
                return None
        return None

    def _parts(self, at: int, *, comma: bool, topic: bool) -> bool:
        """True for a token that parts a subject from what follows."""
        form = self.words.form(at)
        if form == ":" or self.words.hits.at("cues", at) is not None:
            return True
        if form in MARKS or form in _AUXILIARIES or form in letters("people_roles", "role.undergo"):
            return False
        ends = form in _ENDS or form[0] == "و"
        return not comma or (ends and (not topic or form in {".", "\n"}))

    def is_office(self, at: int) -> bool:
        """True for an office that follows a name: اللواء فلان | وزير الداخلية الأسبق."""
        role = self.words.hits.at("people_roles", at)
        return role is not None and role.first == at and role.entry.data["role"] == "office"

    def _is_topic(self, person: PersonMention) -> bool:
        """True for the subject of أن, of whom the clause goes on to tell: أن الصحفي فلان، الذي يعمل هنا، قتل."""
        at = person.first - 1
        role = self.words.hits.at("people_roles", at) if at >= 0 else None
        while at >= 0 and (role is not None or self.words.form(at) in {"،", '"', "("} or self._is_described(at)):
            at -= 1
            role = self.words.hits.at("people_roles", at) if at >= 0 else None
        return self.words.form(at) in {"ان", "بان", "وان"}

    def _is_described(self, at: int) -> bool:
        """True for an adjective of nationality or of the list."""
        adjective = self.words.form(at) in letters("people_roles", "role.adjective")
        return adjective or self.words.hits.at("nationalities", at) is not None

    def _underwent(self, at: int) -> bool:
        """True for a noun of a fate after a verb of undergoing: تعرض لعملية اغتيال."""
        undergo = letters("people_roles", "role.undergo")
        return any(self.words.form(index) in undergo for index in range(max(0, at - 2), at))
