"""Those named in a list that began with one who suffered: فلان وشقيقه فلان، ووزير التعليم العالي فلان."""

from typing import Final

from tawthiq.actors.words import letters
from tawthiq.mentions.fate_words import MARKS, FateWords
from tawthiq.mentions.victims_subjects import Subjects
from tawthiq.model.mention import PersonMention

_LIST_GAP: Final = 12  # tokens of brackets and kin words between two names of a list
_ASIDE: Final = 24  # tokens of what is said of one victim before his kin are named
_SAID_OF: Final = frozenset({"وهو", "وهي", "البالغ", "البالغه", "الذي", "التي"})


class Listed:
    """The lists of one report."""

    def __init__(self, words: FateWords, subjects: Subjects) -> None:
        self.words = words
        self.subjects = subjects

    def fate(self, person: PersonMention, last: PersonMention | None) -> tuple[str, int] | None:
        """One more of a list: فلان (34 عاما) وشقيقه فلان وفلان، ووزير التعليم العالي فلان."""
        if last is None or last.fate is None or last.fate_token is None:
            return None
        if self._kin_after_aside(person, last):
            return last.fate, last.fate_token
        if person.first - last.last > _LIST_GAP:
            return None
        depth, joined = (
            0,
            self.words.form(person.first)[0] == "و" and person.start > self.words.tokens[person.first].start,
        )
        for at in range(last.last, person.first):
            form = self.words.form(at)
            depth += (form == "(") - (form == ")")
            if depth or form in MARKS:
                continue
            if self._begins_office(at) and not any(self.words.breaks(index) for index in range(at, person.first)):
                joined = True
                break
            if not self._goes_on(at):
                return None
            joined = joined or form[0] == "و" or form in {"بالاضافه", "اضافه"}
        joined = joined or (person.first - last.last == 1 and self.words.form(last.last) in {"،", ","})
        return (last.fate, last.fate_token) if joined else None

    def _kin_after_aside(self, person: PersonMention, last: PersonMention) -> bool:
        """True for kin joined after what is said of a victim between commas: فلان، وهو بائع، | وابنته ريم."""
        kin = self.words.hits.at("people_roles", person.first - 1)
        if kin is None or kin.entry.data["role"] != "kin" or not 0 <= person.first - last.last <= _ASIDE:
            return False
        joined = self.words.form(kin.first)[0] == "و" and self.words.form(kin.first - 1) == "،"
        opened = self.words.form(last.last) == "،" and self.words.form(last.last + 1) in _SAID_OF
        same = self.words.doc.sentence_of(person.first) is self.words.doc.sentence_of(last.first)
        acts = any(self.words.is_act(at) or self.words.hits.at("cues", at) for at in range(last.last, kin.first))
        return joined and opened and same and not acts

    def _begins_office(self, at: int) -> bool:
        """True for و and an office with which the next of a list begins: ووزير التعليم العالي، | فلان."""
        return (
            self.words.form(at)[0] == "و" and self.words.form(at - 1) in {"،", ",", ")"} and self.subjects.is_office(at)
        )

    def _goes_on(self, at: int) -> bool:
        """True for a word that can stand between two names of a list: kin, age, adjective, بالإضافة إلى."""
        form = self.words.form(at)
        aged = self.words.tokens[at].kind == "number" or form in letters("people_roles", "role.year")
        more = letters("people_roles", "role.adjective") | letters("people_roles", "role.and-also") | {"و"}
        return aged or form in more or self.words.hits.at("people_roles", at) is not None
