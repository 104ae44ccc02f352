"""Those whom a clause tells of by a description first and by name after it: مقتل قائد بارز في التنظيم، وهو فلان."""

from typing import Final

from tawthiq.actors.words import letters
from tawthiq.mentions.fate_words import FateWords
from tawthiq.model.mention import PersonMention, TriggerMention

_REACH: Final = 24  # tokens between the word of a fate and what opens the name of who suffered it
_HEAD: Final = 6  # tokens between the word of a fate and who suffered it: القبض | في باكستان على | قائد
_PHRASE: Final = 8  # tokens of a phrase between a verb and its subject: قتل | في الهجمات | نائب القائد فلان
_NEAR: Final = 6  # tokens between القتلى and بينهم
_BY: Final = frozenset({"يد", "ايدي", "قبل", "برصاص", "بنيران", "بسلاح", "رصاص", "نيران"})


class Described:
    """The constructions of one report in which a description stands between the word of a fate and the name."""

    def __init__(self, words: FateWords) -> None:
        self.words = words
        self.tokens = words.tokens

    def fate(self, person: PersonMention) -> tuple[str, int] | None:
        """The fate of a person named after a description, and the token that tells it."""
        return self._called(person) or self._of_list(person) or self._after_phrase(person)

    def is_another(self, first: int, last: int) -> bool:
        """True where someone else is told of last before a name: قتل شاب على يد شرطي | يدعى فلان."""
        return any(self.words.form(at).lstrip("و") in _BY for at in range(first, last))

    def _teller(self, before: int) -> TriggerMention | None:
        """The last word of a fate in the sentence before a token, past acts that only say when or how."""
        first = self.words.doc.sentence_of(before).first
        for trigger in reversed(self.words.triggers):
            if trigger.last > before:
                continue
            if trigger.first < first or before - trigger.last > _REACH:
                return None
            if self.words.fate_of(trigger) is not None:
                return trigger
            if not self.words.is_adjunct(trigger):
                return None
        return None

    def _is_open(self, first: int, last: int) -> bool:
        """True where nothing said and no new sentence stands between."""
        return not any(
            self.words.hits.at("cues", at) is not None or self.words.form(at) in {".", "!", "؟", "؛", "\n"}
            for at in range(first, last)
        )

    def _called(self, person: PersonMention) -> tuple[str, int] | None:
        """One person by name: القبض على أحد قادة التنظيم، وهو فلان; مصرعه مع جندي آخر يدعى فلان."""
        opener = self.words.opener(person, letters("people_roles", "role.is"))
        if opener is None or self.words.form(opener) in letters("people_roles", "role.list"):
            return None
        trigger = self._teller(opener)
        if trigger is None or not self._is_open(trigger.last, opener) or self._is_of(opener, person):
            return None
        fate, head = self.words.fate_of(trigger), self._sufferer(trigger, opener)
        if fate is None or head is None or self.is_another(head, opener) or self._has_second(head, opener):
            return None
        return fate, trigger.first

    def _is_of(self, opener: int, person: PersonMention) -> bool:
        """True where what follows the opener is told by another: وهو نجل القائد فلان."""
        return any(self.words.relates(at) for at in range(opener + 1, person.first))

    def _has_second(self, head: int, opener: int) -> bool:
        """True where one more person stands between, of whom the name can be."""
        for at in range(head + 2, opener):
            hit = self.words.hits.at("people", at)
            if hit is not None and hit.entry.data.get("kind") == "person" and not hit.entry.data.get("weak"):
                return True
        return False

    def _sufferer(self, trigger: TriggerMention, end: int) -> int | None:
        """The token of who suffered a fate, where words for someone follow its word; None where they do not."""
        at = trigger.last
        passive = trigger.voice == "noun" or self.words.is_suffered(trigger)
        while at < min(end, trigger.last + _HEAD):
            at = self.words.past_adverbs(at)
            if self.words.is_someone(at):
                return at if at < end else None
            joined = passive and self.words.form(at) in {"مع", "علي", "القبض"}
            of_place = self.words.form(at) == "في" and trigger.voice == "noun"
            if of_place:
                at += 1
            elif not joined and (passive or not self.words.is_force(at)):
                return None
            at += 1
        return None

    def _of_list(self, person: PersonMention) -> tuple[str, int] | None:
        """Several by name: الذين قتلوا في التفجير، وهم فلان; اعتقال نشطاء، بينهم فلان."""
        opener = self.words.opener(person)
        among = letters("people_roles", "role.among")
        if opener is None or self.words.form(opener) not in letters("people_roles", "role.list") | among:
            return None
        trigger = self._teller(opener)
        if trigger is None or not self._is_open(trigger.last, opener) or self.is_another(trigger.last, opener):
            return None
        fate = self.words.fate_of(trigger)
        plural = trigger.form.endswith("وا") and self.words.is_suffered(trigger)
        noun = self.words.of_people(trigger.first) is not None and (
            opener - trigger.last <= _NEAR or self.words.form(opener) not in among
        )
        headed = self._sufferer(trigger, opener) is not None
        return (fate, trigger.first) if fate is not None and (plural or noun or headed) else None

    def _after_phrase(self, person: PersonMention) -> tuple[str, int] | None:
        """The subject after a phrase of when or where: قتل في الهجمات نائب القائد فلان."""
        trigger = self._teller(person.first)
        if trigger is None or trigger.voice == "noun" or self.words.form(trigger.last - 1).endswith("وا"):
            return None
        fate = self.words.fate_of(trigger)
        phrase = letters("people_roles", "role.after-fate") - {"من", "مع", "هو", "وهو", "و"}
        if fate is None or self.words.form(trigger.last) not in phrase or self.words.is_intransitive(trigger) is None:
            return None
        head = self._subject(trigger.last + 1, min(person.first, trigger.last + _PHRASE))
        if head is None or any(self.words.breaks(at) for at in range(head, person.first)):
            return None
        return fate, trigger.first

    def _subject(self, first: int, last: int) -> int | None:
        """The first word for someone that begins a phrase of its own: after an article, a nationality, a time."""
        for at in range(first + 1, last):
            role = self.words.hits.at("people_roles", at)
            if role is None or role.first != at or role.entry.data["role"] not in {"office", "rank", "person", "child"}:
                continue
            before = self.words.form(at - 1)
            closed = before.startswith("ال") or any(
                self.words.hits.at(name, at - 1) is not None for name in ("nationalities", "times")
            )
            return at if closed and not self.words.form(at).startswith("و") else None
        return None
