"""What stands around a person's name: the title, office or kin word before it, and the age after it."""

from typing import Final

from tawthiq.actors.words import letters
from tawthiq.lang.ar.number_words import number_word
from tawthiq.lang.ar.verb_forms import verb_reading
from tawthiq.mentions.person_names import Names
from tawthiq.rules.lexicon import Hit

OPENERS: Final = frozenset({'"', "'", "("})
CLOSERS: Final = frozenset({'"', "'", ")"})
_OFFICE_REACH: Final = 9  # tokens between an office and its holder's name
_AGE_REACH: Final = 6  # tokens after a name in which its age begins
_OLDEST: Final = 120
_DESCRIBED: Final = 3  # adjectives between a word for someone and the name
_TWO: Final = {"عامان": 2, "عامين": 2, "سنتان": 2, "سنتين": 2}
_BETWEEN: Final = frozenset({'"', "'", "(", ")"})


class Roles:
    """The words around the names of one report."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.tokens = names.tokens
        self.hits = names.hits

    def of(self, at: int) -> Hit | None:
        """The title, office or kin word that governs a name beginning at ``at``."""
        before = at - 1
        while before >= 0 and self.tokens[before].form in {*OPENERS, ":"}:
            before -= 1
        return self._close(before) or self._office(before)

    def is_close(self, role: Hit | None, at: int) -> bool:
        """True where nothing but quotation marks and adjectives stand between a word for someone and a name."""
        if role is None:
            return False
        return all(self.tokens[index].kind == "mark" or self._describes(index) for index in range(role.last, at))

    def is_of_place(self, role: Hit | None) -> bool:
        """True where the word before a title makes name and title those of a place or unit: كتيبة الشهيد فلان."""
        if role is None or not self.tokens[role.first].form.startswith("ال"):
            return False
        before = self.names.form(role.first - 1)
        places = letters("people_roles", "role.place")
        return before in places or before.lstrip("وبلف") in places

    def age(self, at: int) -> int | None:
        """(12 عاما)، البالغ من العمر 12 عاما، (12): within a few tokens after the name."""
        for index in range(at, min(at + _AGE_REACH, len(self.tokens) - 1)):
            token, following = self.tokens[index], self.names.form(index + 1)
            years = following in letters("people_roles", "role.year")
            if token.form in _TWO:
                return _TWO[token.form]
            word = number_word(token.form) if years and token.kind == "word" else None
            if word is not None and word.kind == "unit":
                return None if "شهر" in following else word.value
            bracketed = index == at + 1 and self.names.form(at) == "(" and following == ")"
            if token.kind == "number" and token.form.isdigit() and (years or bracketed):
                months = "شهر" in following
                return int(token.form) if int(token.form) < _OLDEST and not months else None
            if token.form[0] in ".\n" or token.form == "و" or self._is_another(index):
                return None
        return None

    def in_brackets(self, at: int) -> bool:
        """True right before an age in brackets: (36 عاما)."""
        return self.names.form(at) == "(" and at + 1 < len(self.tokens) and self.age(at) is not None

    def _close(self, before: int) -> Hit | None:
        """The word for someone right before a name, or before its adjectives: الطفل | الفلسطيني | فلان."""
        for index in range(before, max(-1, before - _DESCRIBED), -1):
            hit = self.hits.at("people_roles", index)
            place = self.tokens[index].form.lstrip("وفبل") in letters("people_roles", "role.place")
            if hit is not None and hit.last == index + 1 and hit.entry.data["role"] != "kunya" and not place:
                described = index < before
                definite = self.tokens[hit.first].form.lstrip("وفبل").startswith("ال")
                kin = hit.entry.data["role"] == "kin"
                return hit if not described or definite or kin else None
            if not self._describes(index):
                return None
        return None

    def _describes(self, at: int) -> bool:
        """True for a definite adjective: الفلسطيني, البارز, الأكبر."""
        form = self.tokens[at].form
        if not form.startswith("ال"):
            return False
        adjective = self.hits.at("targets", at)
        return (
            self.hits.at("nationalities", at) is not None
            or (adjective is not None and adjective.entry.data.get("role") == "adjective")
            or form in letters("people_roles", "role.adjective")
        )

    def _office(self, before: int) -> Hit | None:
        """An office that the name's holder has, with what it is the office of: رئيس وحدة المكافحة، | فلان."""
        if self.names.form(before) in {"،", ","}:
            before -= 1
        for index in range(before, max(-1, before - _OFFICE_REACH), -1):
            token = self.tokens[index]
            if token.kind == "mark" and token.form not in _BETWEEN:
                return None
            hit = self.hits.at("people_roles", index)
            if hit is not None and hit.entry.data["role"] == "office" and hit.last == index + 1:
                return hit if token.form.lstrip("وفبل") not in letters("people_roles", "role.place") else None
            if token.kind == "word" and verb_reading(token.form) is not None:
                return None
        return None

    def _is_another(self, at: int) -> bool:
        """True where somebody else begins: an age after that is theirs."""
        form = self.tokens[at].form
        role = self.hits.at("people_roles", at)
        kin = role is not None and role.entry.data["role"] == "kin"
        return kin or form in self.names.given or (form[0] == "و" and form[1:] in self.names.given)
