"""The trigger that tells a person's fate, where the fate's own word is none or only takes up what was told before."""

from collections.abc import Sequence
from typing import Final

from tawthiq.actors.words import letters
from tawthiq.mentions.fate_words import FateWords
from tawthiq.model.mention import CountMention, PersonMention, TriggerMention

_DUAL: Final = 2  # more than these are told of in the plural
_TOLD: Final = frozenset({"killed", "injured"})  # a prisoner can have been held long before
_PLURALS: Final = ("قتلي", "شهداء", "ضحايا", "جرحي", "ون", "ين", "وفيات", "صرعي", "اسري", "رهاين")


class Tellers:
    """The triggers of one report as tellers of fates."""

    def __init__(self, words: FateWords, counts: Sequence[CountMention]) -> None:
        self.words = words
        self.counts = counts

    def of(self, token: int, person: PersonMention) -> int:
        """The fate's token if it belongs to a trigger, else that of the sentence's last trigger before the name.

        A word for people told of before (القتلى, الشهيد) tells nothing new: the one that told their fate is taken.
        """
        told = self._told_of(token)
        if told is not None or self.words.trigger_at(token) is not None:
            return token if told is None else told
        sentence = self.words.doc.sentence_of(person.first)
        near = [trigger for trigger in self.words.triggers if sentence.first <= trigger.first < sentence.last]
        before = [trigger for trigger in near if trigger.first <= person.first]
        if not near:
            return token
        found = before[-1].first if before else near[0].first
        told = self._told_of(found)
        return found if told is None else told

    def _told_of(self, token: int) -> int | None:
        """The token of the trigger that told the fate of those whom a definite noun takes up, or None."""
        form = self.words.form(token).lstrip("وفبلك")
        participle = form in letters("people_roles", "role.suffered")
        fate = "killed" if participle else self.words.of_people(token)
        many = form.endswith(_PLURALS)
        if fate is None or not form.startswith("ال") or (fate not in _TOLD and not many):
            return None
        told = [row for row in self.words.triggers if row.fate == fate and self.words.of_people(row.first) is None]
        numbers = [self._number(row) for row in told]
        agreeing = [row.first for row, n in zip(told, numbers, strict=True) if n is not None and (n > _DUAL) == many]
        plain = [row.first for row, n in zip(told, numbers, strict=True) if n is None and row.first < token]
        earlier = [at for at in agreeing if at < token]
        found = earlier[-1:] or agreeing[:1] or plain[-1:]
        return found[0] if found else None

    def _number(self, trigger: TriggerMention) -> int | None:
        """How many a trigger's count counts at least; None where it has none."""
        for count in self.counts:
            if count.fate_token is not None and trigger.first <= count.fate_token < trigger.last:
                return count.number.min
        return None
