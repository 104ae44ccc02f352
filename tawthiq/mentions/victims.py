"""Which of the persons named were killed, hurt or held: the fate of each, and the word that tells it.

Every rule is a construction: the name is what a count counts, follows the fate word with no more than the person's
office between, stands before a verb of fate as its subject, or goes on a list that began with one who suffered.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from tawthiq.actors.words import letters
from tawthiq.lang.ar.number_words import number_word
from tawthiq.mentions.fate_words import MARKS, OFFICE_GAP, FateWords
from tawthiq.model.mention import CountMention, PersonMention, TriggerMention
from tawthiq.rules.lexicon import Hits
from tawthiq.rules.rule import rule
from tawthiq.text.prepare import Prepared

_SUBJECT_GAP: Final = 12  # tokens of apposition between a subject and its verb of fate
_LIST_GAP: Final = 10  # tokens of brackets and kin words between two names of a list
_AUXILIARIES: Final = frozenset({"قد", "كان", "كانت", "الذي", "التي"})
_ENDS: Final = frozenset({".", "ان", "هو", "هي", "الي", "علي", "\n"})
_DESCRIBED: Final = 5  # tokens of someone told before, with adjectives: المسؤول الأمريكي الرفيع
_MANY: Final = ("وا", "هم")  # whose subject is not one person


@rule(
    "person.fate",
    "a named person who was killed, hurt or held",
    examples=(
        ("مقتل القيادي في التنظيم خالد عثمان في غارة", "خالد عثمان"),
        ("قال الجيش إن خالد عثمان قتل في غارة", "خالد عثمان"),
        ("قتل خالد عثمان وزوجته ريم", "ريم"),
        ("خطف صحفيين اثنين، هما خالد عثمان وعمر سالم", "عمر سالم"),
        ("اعتقل ثلاثة صحفيين. والصحفيون الثلاثة هم خالد عثمان وعمر سالم", "عمر سالم"),
    ),
    never=("مقتل نجل خالد عثمان في غارة", "قال خالد عثمان إن شخصا قتل", "مقتل شخص، حسب خالد عثمان"),
)
def find(
    doc: Prepared,
    hits: Hits,
    persons: Sequence[PersonMention],
    counts: Sequence[CountMention],
    triggers: Sequence[TriggerMention],
) -> list[PersonMention]:
    """The same persons in the same order, those who suffered with their fate and the token of its word."""
    return list(_Search(doc, hits, counts, triggers).run(persons))


class _Search:
    """One pass over the persons of a report; ``last`` is the one before with the fate that was found."""

    def __init__(
        self, doc: Prepared, hits: Hits, counts: Sequence[CountMention], triggers: Sequence[TriggerMention]
    ) -> None:
        self.doc = doc
        self.tokens = doc.tokens
        self.hits = hits
        self.words = FateWords(doc, hits, triggers)
        self.counts = [count for count in counts if count.number.min > 0]

    def run(self, persons: Sequence[PersonMention]) -> Iterator[PersonMention]:
        """The persons with their fates."""
        last: PersonMention | None = None
        for person in persons:
            found = self._fate(person, last)
            if found is not None:
                fate, token = found
                last = replace(person, fate=fate, fate_token=self._trigger_of(token, person))
            else:
                last = person
            yield last

    def _fate(self, person: PersonMention, last: PersonMention | None) -> tuple[str, int] | None:
        """The fate of a person and the token that tells it, by the first construction that holds."""
        if self.words.is_relation(person):
            return None
        return (
            self._counted(person)
            or self._after(person)
            or self._before(person)
            or self._named_after_count(person)
            or self._listed(person, last)
            or self._identified(person)
        )

    def _counted(self, person: PersonMention) -> tuple[str, int] | None:
        """What a count counts by name: استشهاد العريف فلان، والجندي فلان."""
        for count in self.counts:
            if count.first <= person.first < count.last and (count.named or count.noun is not None):
                at = person.first - 1
                while at >= count.first:
                    if self.words.relates(at):
                        return None
                    if self.words.form(at)[:1] == "و":
                        break
                    at -= 1
                return count.fate, count.first if count.fate_token is None else count.fate_token
        return None

    def _after(self, person: PersonMention) -> tuple[str, int] | None:
        """A fate word, the person's office if any, and the name: مقتل زعيم التنظيم فلان, قتل الجيش القيادي فلان."""
        trigger = self.words.last_trigger(person.first)
        fate = self.words.fate_of(trigger)
        between = range(trigger.last if trigger else 0, person.first)
        if trigger is None or fate is None or len(between) > OFFICE_GAP:
            return None
        if self.doc.sentence_of(person.first).first > trigger.first:
            return None
        verb = trigger.voice != "noun"
        if verb and (self.words.is_intransitive(trigger) is None or self.words.has_object(person.last)):
            return None
        if all(self.words.form(at) in {'"', "'", "(", ":", "/"} for at in between):
            return fate, trigger.first
        first = self.words.first_word(trigger.last)
        while verb and first < person.first and self.words.is_force(first):
            first += 1
        role = self.hits.at("people_roles", first)
        if role is None or role.last > person.first or any(self.words.breaks(at) for at in range(first, person.first)):
            return None
        kin = role.entry.data["role"] == "kin"
        return (
            (fate, trigger.first) if not kin or (role.last == person.first and not self.words.relates(first)) else None
        )

    def _before(self, person: PersonMention) -> tuple[str, int] | None:
        """The subject of a verb of fate: فلان (12 عاما) قتل, فلان، لقي مصرعه, فلان، القيادي في التنظيم، تم اعتقاله."""
        sentence = self.doc.sentence_of(person.first)
        if self.words.is_governed(person):
            return None
        at, depth, comma = person.last, 0, False
        while at < min(sentence.last, person.last + _SUBJECT_GAP):
            form = self.words.form(at)
            trigger = self.words.trigger_at(at)
            if trigger is not None and depth == 0:
                fate = self.words.fate_of(trigger)
                if fate is None or form.endswith(_MANY):
                    return None
                suffered = trigger.suffix if trigger.voice == "noun" else self.words.is_suffered(trigger)
                return (fate, trigger.first) if suffered else None
            depth += (form == "(") - (form == ")")
            comma = comma or form in {"،", ",", "-"}
            apart = form not in MARKS and form not in _AUXILIARIES and form != "تم"
            if depth == 0 and apart and (not comma or form in _ENDS or form[0] == "و"):
                return None
            if depth == 0 and self.hits.at("cues", at) is not None:
                return None
            at += 1
        return None

    def _named_after_count(self, person: PersonMention) -> tuple[str, int] | None:
        """Those just counted, by name: دبلوماسيين اثنين، هما فلان وفلان; أحد أفرادها / فلان; بينهم فلان."""
        sentence = self.doc.sentence_of(person.first)
        opener = self.words.opener(person)
        for count in reversed(self.counts):
            if not sentence.first <= count.first < count.last <= person.first:
                continue
            told = count.first if count.fate_token is None else count.fate_token
            between = range(count.last, person.first)
            single = count.number.max == 1 and 0 < len(between) <= 2
            if single and all(self.words.form(at) in {"/", ":", "-", "،", "("} for at in between):
                return count.fate, told
            if opener is not None and len(between) <= OFFICE_GAP and not any(self.words.is_act(at) for at in between):
                return count.fate, told
            return None
        return self._named_as_dead(person, self.words.opener(person, letters("people_roles", "role.is")))

    def _named_as_dead(self, person: PersonMention, opener: int | None) -> tuple[str, int] | None:
        """The list of the dead: الشهداء هم، فلان وفلان; القتيل يدعى فلان; الشهيد فلان."""
        near = [] if opener is None else [opener - 1, opener]
        role = self.hits.at("people_roles", person.first - 1) if person.first else None
        near += [self.words.word_before(person.first), (role.first - 1 if role is not None else -1)]
        for at in near:
            hit = self.hits.at("fates", at)
            if hit is not None and hit.entry.data.get("role") == "person" and hit.entry.data.get("fate"):
                return str(hit.entry.data["fate"]), hit.first
        return None

    def _identified(self, person: PersonMention) -> tuple[str, int] | None:
        """Who those told of before were: الصحافيون الثلاثة وهم فلان..., المسؤول الأمريكي يدعى فلان."""
        opener = self.words.opener(person, letters("people_roles", "role.is"))
        if opener is None:
            return None
        for at in range(opener - 1, max(-1, opener - _DESCRIBED), -1):
            hit = self.hits.at("people", at)
            if self.tokens[at].kind == "mark" or self.words.is_act(at):
                return None
            if hit is None or hit.entry.data.get("kind") != "person" or hit.entry.data.get("weak"):
                continue
            word = self.words.form(at).lstrip("وفبل")
            if word.startswith("ال"):
                return self._told_before(at, word[2:])
        return None

    def _told_before(self, at: int, noun: str) -> tuple[str, int] | None:
        """The last count before that is as many: of that number word, two for a dual, or one by the same noun."""
        said = number_word(self.words.form(at + 1))
        number = said.value if said is not None and said.definite else None
        if number is None and noun.endswith(("ين", "ان")):
            number = 2
        for count in reversed(self.counts):
            if count.last > at or count.part_of is not None:
                continue
            if (number is not None and count.number.exact and count.number.min == number) or (
                number is None and count.noun == noun and count.number.max == 1
            ):
                return count.fate, count.first if count.fate_token is None else count.fate_token
        return None

    def _listed(self, person: PersonMention, last: PersonMention | None) -> tuple[str, int] | None:
        """One more of a list: فلان (34 عاما) وشقيقه فلان وفلان."""
        if last is None or last.fate is None or last.fate_token is None or person.first - last.last > _LIST_GAP:
            return None
        depth, joined = 0, self.words.form(person.first)[0] == "و" and person.start > self.tokens[person.first].start
        for at in range(last.last, person.first):
            form = self.words.form(at)
            depth += (form == "(") - (form == ")")
            if depth or form in MARKS:
                continue
            role = self.hits.at("people_roles", at)
            aged = self.tokens[at].kind == "number" or form in letters("people_roles", "role.year")
            if role is None and form != "و" and not aged and form not in letters("people_roles", "role.adjective"):
                return None
            joined = joined or form[0] == "و"
        joined = joined or (person.first - last.last == 1 and self.words.form(last.last) in {"،", ","})
        return (last.fate, last.fate_token) if joined else None

    def _trigger_of(self, token: int, person: PersonMention) -> int:
        """The fate's token if it belongs to a trigger, else that of the sentence's last trigger before the name."""
        if self.words.trigger_at(token) is not None:
            return token
        sentence = self.doc.sentence_of(person.first)
        near = [trigger for trigger in self.words.triggers if sentence.first <= trigger.first < sentence.last]
        before = [trigger for trigger in near if trigger.first <= person.first]
        return before[-1].first if before else near[0].first if near else token
