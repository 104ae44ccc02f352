"""Which of the persons named were killed, hurt or held: the fate of each, and the word that tells it.

Every rule is a construction: the name is what a count counts, follows the fate word with no more than the person's
office between, stands before a verb of fate as its subject, or goes on a list that began with one who suffered.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from tawthiq.actors.words import letters
from tawthiq.lang.ar.number_words import number_word
from tawthiq.mentions.fate_words import OFFICE_GAP, SUFFERED, FateWords
from tawthiq.mentions.victims_described import Described
from tawthiq.mentions.victims_listed import Listed
from tawthiq.mentions.victims_subjects import Subjects
from tawthiq.mentions.victims_tellers import Tellers
from tawthiq.model.mention import CountMention, PersonMention, TriggerMention
from tawthiq.rules.lexicon import Hits
from tawthiq.rules.rule import rule
from tawthiq.text.prepare import Prepared

_DESCRIBED: Final = 5  # tokens of someone told before, with adjectives: المسؤول الأمريكي الرفيع
_DASHES: Final = frozenset({"-", "–"})
_HEADING: Final = 8  # tokens before a colon that tell who is named after it
_DOER: Final = 3  # tokens in which the word for who did it stands before: منفذ العملية هو الشهيد فلان


@rule(
    "person.fate",
    "a named person who was killed, hurt or held",
    examples=(
        ("مقتل القيادي في التنظيم خالد عثمان في غارة", "خالد عثمان"),
        ("قال الجيش إن خالد عثمان قتل في غارة", "خالد عثمان"),
        ("قتل خالد عثمان وزوجته ريم", "ريم"),
        ("خطف صحفيين اثنين، هما خالد عثمان وعمر سالم", "عمر سالم"),
        ("اعتقل ثلاثة صحفيين. والصحفيون الثلاثة هم خالد عثمان وعمر سالم", "عمر سالم"),
        ("القبض على أحد قادة التنظيم، وهو خالد عثمان", "خالد عثمان"),
        ("وقتل خلال الاشتباكات القائد الميداني خالد عثمان", "خالد عثمان"),
    ),
    never=(
        "مقتل نجل خالد عثمان في غارة",
        "قال خالد عثمان إن شخصا قتل",
        "مقتل شخص، حسب خالد عثمان",
        "قتل شاب على يد شرطي يدعى خالد عثمان",
        "قضت المحكمة بإعدام خالد عثمان",
        "نجا من محاولة اغتيال خالد عثمان",
    ),
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
        self.described = Described(self.words)
        self.subjects = Subjects(self.words)
        self.listed = Listed(self.words, self.subjects)
        self.counts = [count for count in counts if count.number.min > 0 and count.fate in SUFFERED]
        self.tellers = Tellers(self.words, self.counts)

    def run(self, persons: Sequence[PersonMention]) -> Iterator[PersonMention]:
        """The persons with their fates."""
        last: PersonMention | None = None
        for person in persons:
            found = self._fate(person, last)
            if found is not None:
                fate, token = found
                last = replace(person, fate=fate, fate_token=self.tellers.of(token, person))
            else:
                last = person
            yield last

    def _fate(self, person: PersonMention, last: PersonMention | None) -> tuple[str, int] | None:
        """The fate of a person and the token that tells it, by the first construction that holds."""
        if self.words.is_relation(person):
            return None
        found = (
            self._counted(person)
            or self._after(person)
            or self.subjects.fate(person)
            or self._named_after_count(person)
            or self.described.fate(person)
            or self.listed.fate(person, last)
            or self._identified(person)
        )
        return None if found is not None and found[0] == "killed" and self._did_it(person) else found

    def _did_it(self, person: PersonMention) -> bool:
        """True for one named as who did it, dead or not: منفذ العملية هو الشهيد فلان, عملية قام بها الشهيد فلان."""
        opener = self.words.opener(person, letters("people_roles", "role.is"))
        title = self.hits.at("people_roles", person.first - 1) if person.first else None
        start = person.first if title is None else title.first
        near = range(max(0, start - _DOER), start)
        if opener is not None:
            near = range(self.doc.sentence_of(opener).first, opener)
        doer = any(self.words.form(at) in letters("people_roles", "role.doer") for at in near)
        martyr = title is not None and self.words.of_people(title.first) is not None
        return doer or (martyr and self.words.form(start - 1) in letters("people_roles", "role.did"))

    def _counted(self, person: PersonMention) -> tuple[str, int] | None:
        """What a count counts by name: استشهاد العريف فلان، والجندي فلان."""
        for count in self.counts:
            within = count.first <= person.first < count.last
            known = within and (count.named or count.noun is not None) and self._is_told(count)
            if known and not self._speaks(person, count):
                at = person.first - 1
                while at >= count.first:
                    if self.words.relates(at):
                        return None
                    if self.words.form(at)[:1] == "و":
                        break
                    at -= 1
                return count.fate, count.first if count.fate_token is None else count.fate_token
        return None

    def _is_told(self, count: CountMention) -> bool:
        """False for those of a count whose act was only tried, spoken or meant."""
        trigger = None if count.fate_token is None else self.words.trigger_at(count.fate_token)
        return trigger is None or self.words.has_happened(trigger)

    def _speaks(self, person: PersonMention, count: CountMention) -> bool:
        """True for a subject of a word of saying before the word of a fate: فلان الذي يزور البلد صرح بأنه ... قتل."""
        told = count.fate_token if count.fate_token is not None else -1
        title = self.hits.at("people_roles", person.first - 1) if person.first else None
        before = (person.first if title is None else title.first) - 1
        said = [at for at in (before, *range(person.last, told)) if at >= 0 and self.hits.at("cues", at) is not None]
        return told > person.last and bool(said)

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
        aimed = trigger.proclitic.endswith("ل") and trigger.form in letters("people_roles", "role.purpose")
        if (verb and self.words.is_intransitive(trigger) is None) or aimed:
            return None
        plain = self.words.past_adverbs(trigger.last)
        first = self._past_the_doer(trigger, person) if verb else plain
        if verb and first == plain and self.words.has_object(person.last):
            return None
        if all(self.words.form(at) in {'"', "'", "(", ":", "/"} for at in between):
            return fate, trigger.first
        if verb and plain < first == person.first and not self.words.is_intransitive(trigger):
            return fate, trigger.first
        known = self._is_by_office(first, person) or self._is_by_office(plain, person)
        return (fate, trigger.first) if known else None

    def _is_by_office(self, first: int, person: PersonMention) -> bool:
        """True where nothing but the person's office stands from a token to the name."""
        role = self.hits.at("people_roles", first)
        if role is None or role.last > person.first or self.described.is_another(first, person.first):
            return False
        if any(self.words.breaks(at) for at in range(first, person.first)):
            return False
        kin = role.entry.data["role"] == "kin"
        return not kin or (role.last == person.first and not self.words.relates(first))

    def _past_the_doer(self, trigger: TriggerMention, person: PersonMention) -> int:
        """The token after a verb, who did it, and when: أعدم | تنظيم داعش | أمس | الشيخ فلان."""
        first = self.words.past_adverbs(trigger.last)
        rest = letters("people_roles", "role.rest")
        while first < person.first and (self.words.is_doer(first) or self.words.form(first) in rest):
            if self.hits.at("people_roles", first) is not None and not self.words.is_force(first):
                break
            first = self.words.past_adverbs(first + 1)
        return first

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
            called = opener is not None and self.words.form(opener) in letters("people_roles", "role.called")
            apart = any(self.words.is_act(at) for at in between) or (called and count.number.min > 1)
            apart = apart or self.described.is_another(count.last, person.first)
            if opener is not None and len(between) <= OFFICE_GAP and not apart:
                return count.fate, told
            break
        return self._named_as_dead(person, self.words.opener(person, letters("people_roles", "role.is")))

    def _named_as_dead(self, person: PersonMention, opener: int | None) -> tuple[str, int] | None:
        """The list of the dead: الشهداء هم، فلان وفلان; القتيل يدعى فلان; الشهيد فلان."""
        near = [] if opener is None else [opener - 1, opener]
        role = self.hits.at("people_roles", person.first - 1) if person.first else None
        before = [person.first, *([role.first] if role is not None else [])]
        near += [self.words.word_before(at) for at in before]
        near += self._of_heading(near[-1])
        for at in near:
            fate = self.words.of_people(at)
            if fate is not None:
                return fate, at
        killed = opener is not None and self.words.form(opener - 1) in letters("people_roles", "role.suffered")
        return ("killed", near[0]) if killed else None

    def _of_heading(self, before: int) -> list[int]:
        """The noun of a fate in the words before a colon that a name follows: قتيل الحي: | فلان; empty without one."""
        colon = next((at for at in (before, before + 1) if self.words.form(at) == ":"), 0)
        for at in range(colon - 1, max(-1, colon - _HEADING - 1), -1):
            if self.words.of_people(at) is not None:
                return [at]
            if self.words.breaks(at) and self.words.form(at) not in _DASHES:
                break
        return []

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
            if self.words.form(at - 1) in {"احد", "احدي"}:  # قال أحد المتظاهرين ويدعى فلان
                return None
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
