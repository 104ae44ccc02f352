"""Words of persons' names: which of them begin a name, and how far a name goes from its first word on."""

from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from tawthiq.actors.words import letters
from tawthiq.lang.ar import language as arabic
from tawthiq.lang.ar.language import Arabic
from tawthiq.lang.ar.verb_forms import verb_reading
from tawthiq.rules.lexicon import Hits
from tawthiq.text.fold import fold_word
from tawthiq.text.prepare import Prepared

KUNYA: Final = frozenset({"ابو", "ابي", "ابا", "ام", "ابن"})
CLITICS: Final = "ولبف"
FIRST: Final = "الاول"  # the first and the second of two who are named: الأول فلان، والثاني فلان
_CACHE_LIMIT: Final = 100_000
_SHORTEST: Final = 2  # letters of a word of a name
_LONGEST: Final = 8  # words of a name
_NISBA: Final = 4  # letters of a definite word that can be a nisba
_LONG_NISBA: Final = 6  # letters of a definite word whose ending يه is that of an adjective (الانتخابية, not الحية)
_SERVANT: Final = "عبد"
_MERGED: Final = "وفبكل"  # a particle before a hamza that carries it (بأنه، كأحلام) begins no name
_HAMZAS: Final = "أإآ"
_TANWIN: Final = "\u064b"  # of an adverb: نظراً
_PLAIN_KUNYA: Final = 2  # words of أبو أسامة
_NO_BYNAMES: Final = ("triggers", "fates", "cues", "times", "people_roles", "weapons")
# Lists whose words are not what a name goes on with.
OTHER: Final = (
    *("triggers", "fates", "cues", "weapons", "forces", "nationalities", "people_roles", "targets", "states"),
    *("times", "hedges", "quantifiers"),
)


@cache
def given_names() -> dict[str, tuple[bool, bool]]:
    """Folded given names: (is a woman's, is also another word)."""
    found: dict[str, tuple[bool, bool]] = {}
    for word in _listed("given_names.txt"):
        name, _, sex = word.partition("/")
        found[fold_word(name.rstrip("?"))] = (sex == "f", name.endswith("?"))
    return found


@cache
def family_names() -> frozenset[str]:
    """Folded family names that look like another word or a word with a particle before it (بدران, كامبل)."""
    return frozenset(fold_word(word) for word in _listed("family_names.txt"))


def _listed(name: str) -> list[str]:
    path = Path(arabic.__file__).parent / name
    lines = (line for line in path.read_text("utf8").splitlines() if not line.startswith("#"))
    return [word for line in lines for word in line.split()]


def is_given_name(form: str) -> bool:
    """True for a folded given name that is no other word."""
    return not given_names().get(form, (False, True))[1]


@lru_cache(maxsize=8)
def _plain_words(language: Arabic) -> dict[str, bool]:
    """Which words met so far begin no name, for all reports read with a language."""
    return {}


class Names:
    """A report's words as words of names.

    ``here`` are words that went on after a sure given name somewhere in the report: family names, wherever else they
    stand in it (after عبد السلام دوابشة, also سعد دوابشة). ``writes_on`` is True where the report writes على with an
    alef most of the time: then its علي is the name.
    """

    def __init__(self, doc: Prepared, hits: Hits, language: Arabic) -> None:
        self.doc = doc
        self.tokens = doc.tokens
        self.hits = hits
        self.lexicon = language.lexicon
        self.given = given_names()
        self._unknown: dict[int, bool] = {}
        self._plain = _plain_words(language)
        self.here = self._families()
        ons = [self._ends_in_alef(at) for at, token in enumerate(self.tokens) if token.form == "علي"]
        self.writes_on = sum(ons) > len(ons) / 2

    def form(self, at: int) -> str:
        """The folded word at a token; the empty string outside the text."""
        return self.tokens[at].form if 0 <= at < len(self.tokens) else ""

    def is_plain(self, form: str) -> bool:
        """True for a word that lists or the verbs know and that neither begins a name nor opens a list of them."""
        plain = self._plain.get(form)
        if plain is None:
            if len(self._plain) > _CACHE_LIMIT:
                self._plain.clear()
            plain = self._plain[form] = self._knows_as_other(form)
        return plain

    def _knows_as_other(self, form: str) -> bool:
        opens = form in letters("people_roles", "role.list") or form in letters("people_roles", "role.of-god")
        if opens or form.endswith("كل") or form == FIRST or self.start(form)[1] >= 0:
            return False
        return self.lexicon.knows(form) or self._is_verb(form)

    def start(self, form: str) -> tuple[str, int]:
        """The name a word begins, and how many letters stand before it; -1 where it begins none."""
        if form in self.given or form in KUNYA:
            return form, 0
        if form[1:] in {"ابو", "ابي"} and form[0] in CLITICS:
            return form[1:], 1
        if len(form) > 3 and form[0] in CLITICS and form[1:] in self.given and not self._is_whole(form):
            return form[1:], 1
        return form, -1

    def _is_whole(self, form: str) -> bool:
        """True for a word of its own that only looks like a particle and a name: بعيد، وجود."""
        return any(not clitics for clitics, _ in self.lexicon.readings(form)) or (
            self.lexicon.knows(form) and not self.lexicon.readings(form)
        )

    def is_on(self, at: int) -> bool:
        """True for على (on), which folded looks like the name علي."""
        return self.form(at) in {"علي", "وعلي"} and self._ends_in_alef(at)

    def _ends_in_alef(self, at: int) -> bool:
        end = self.tokens[at].end
        return self.doc.report.text[end - 1 : end] == "ى"

    def is_doubtful(self, name: str) -> bool:
        """True for a given name that is also another word, in this report."""
        return self.given[name][1] and not (name == "علي" and self.writes_on)

    def is_sure(self, at: int) -> bool:
        """True for a word that after a doubtful given name makes it one: a name, a link, a nisba."""
        form = self.form(at)
        if form in self.given or form in self.here or form in family_names():
            return not self.is_on(at)
        return (
            form in letters("people_roles", "role.link")
            or form in letters("people_roles", "role.second")
            or (form.startswith("ال") and form.endswith("ي") and form not in letters("people_roles", "role.no-second"))
        )

    def run(self, at: int) -> int:
        """The token after the words of a name from ``at`` on."""
        end, total = at + 1, len(self.tokens)
        if self.start(self.tokens[at].form)[0] in KUNYA | {_SERVANT}:
            end += 1
        while end < total and end - at < _LONGEST and self.continues(end) and self._fits(end, at):
            linked = self.form(end) in letters("people_roles", "role.link") | {_SERVANT}
            end += 2 if linked and end + 1 < total else 1
        return end

    def run_of_kunya(self, at: int) -> int:
        """The token after أبو and its words, a byname that ends them included: أبو أسامة | المهاجر."""
        end = self.run(at)
        byname = end - at == _PLAIN_KUNYA and self.has_article(end) if end < len(self.tokens) else False
        if not byname or self.form(end).endswith("ه") or any(self.hits.at(name, end) for name in _NO_BYNAMES):
            return end
        closed = end + 1 >= len(self.tokens) or self.tokens[end + 1].kind == "mark"
        return end + 1 if closed and len(self.form(end)) > _NISBA else end

    def _fits(self, at: int, first: int) -> bool:
        """False for an unknown word after a family name, as a verb may be that no list has: سليمان الأسد | غضب."""
        before = self.form(at - 1)
        given = before in self.given or before in letters("people_roles", "role.second")
        if at - first == 1 and before in family_names() and not given:
            return False
        if at - first < 2 or given or not self.is_unknown(at) or self.form(at - 2) == _SERVANT:
            return True
        names = (self.given, family_names(), self.here)
        if self.form(at - 2) in letters("people_roles", "role.link") or any(self.form(at) in known for known in names):
            return True
        if self.has_article(at):
            return self.form(at).endswith("ي") or not self.has_article(at - 1)
        following = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        return not self.has_article(at - 1) and (following is None or following.kind == "mark")

    def continues(self, at: int) -> bool:
        """True where a name goes on with the word at ``at``."""
        token = self.tokens[at]
        form = token.form
        if token.kind != "word" or len(form) < _SHORTEST:
            return False
        if form in self.given:
            return not self.is_on(at)
        family = form in letters("people_roles", "role.family") and not self._opens_with_hamza(at)
        if form in letters("people_roles", "role.function") and not family:
            return False
        if family:
            return is_given_name(self.form(at - 1)) and not self.form(at + 1).startswith("ال")
        if form == _SERVANT or form in letters("people_roles", "role.link"):
            return self._links(at)
        if form in letters("people_roles", "role.second") or form in family_names():
            return True
        return self._is_nisba(at) or self.is_unknown(at)

    def is_unknown(self, at: int) -> bool:
        """True for a word that no list knows and that is no verb, as most family names are."""
        known = self._unknown.get(at)
        if known is None:
            known = self._unknown[at] = self._no_list_knows(at)
        return known

    def _no_list_knows(self, at: int) -> bool:
        form = self.form(at)
        if self.lexicon.knows(form) or self._is_verb(form) or any(self.hits.at(name, at) for name in OTHER):
            return False
        if form in letters("people_roles", "role.function") or form in letters("people_roles", "role.no-second"):
            return False
        if form in letters("people_roles", "role.alias") and not self._is_bassem(at):
            return False
        if self.is_merged(at) or form.startswith("لل"):
            return False
        if self.has_article(at):
            return len(form) > _NISBA and not (form.endswith("يه") and len(form) > _LONG_NISBA)
        return len(form) > _SHORTEST and form[0] != "و"

    def is_of_god(self, at: int) -> bool:
        """True for بيت الله before a family name: elsewhere it is the house of God."""
        if self.form(at + 1) != "الله" or self.form(at) not in letters("people_roles", "role.of-god"):
            return False
        family = self.form(at + 2)
        return family in family_names() or family in self.here

    def has_article(self, at: int) -> bool:
        """True for a word with the article; ألون begins with other letters."""
        token = self.tokens[at]
        return token.form.startswith("ال") and self.doc.report.text[token.start : token.start + 1] not in _HAMZAS

    def _families(self) -> frozenset[str]:
        """The unknown words right after sure given names."""
        self.here = frozenset()
        found = set()
        two, one = "", ""  # the words before
        for at, token in enumerate(self.tokens):
            if one in self.given or two == _SERVANT:
                sure = is_given_name(one) or two == _SERVANT or is_given_name(two)
                if sure and token.kind == "word" and self.is_unknown(at):
                    found.add(token.form)
            two, one = one, token.form
        return frozenset(found)

    def _is_verb(self, form: str) -> bool:
        reading = verb_reading(form)
        return reading is not None and reading.certainty in {"verb", "rather_verb"}

    def is_merged(self, at: int) -> bool:
        """True for a particle before a hamza (بأنه), and for a pronoun at the end (قوله): neither ends a name."""
        token = self.tokens[at]
        word = self.doc.report.text[token.start : token.end]
        if (len(word) > 2 and word[0] in _MERGED and word[1] in _HAMZAS) or _TANWIN in word[-2:]:
            return True
        return word.endswith("ه") and len(token.form) > 3 and token.form not in self.given

    def _opens_with_hamza(self, at: int) -> bool:
        """True for أمام (before), which is folded like the name إمام."""
        return self.doc.report.text[self.tokens[at].start : self.tokens[at].start + 1] == "أ"

    def _links(self, at: int) -> bool:
        """True for بن, آل, أبو and the like before another word of the name; not for ابن خاله."""
        following = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if following is None or following.kind != "word":
            return False
        role = self.hits.at("people_roles", at + 1)
        kin = role is not None and role.entry.data["role"] == "kin"
        closed = letters("people_roles", "role.function") | letters("people_roles", "role.no-second")
        named = following.form in self.given or not {following.form, following.form.removeprefix("ال")} & closed
        return not kin and named

    def _is_bassem(self, at: int) -> bool:
        """True for the name باسم, which also means "in the name of": محمد باسم عميرة, not المومني باسم الحكومة."""
        return self.form(at) == "باسم" and self.form(at - 1) in self.given and not self.form(at + 1).startswith("ال")

    def _is_nisba(self, at: int) -> bool:
        """True for a nisba that is no more than a description elsewhere: خالد | الحربي, أحمد | المصري."""
        form, before = self.form(at), self.form(at - 1)
        if form.endswith("ي") and len(form) > _NISBA and before in self.given and not form.startswith("ال"):
            return not self.lexicon.readings(form) and not self._is_verb(form) and not self.is_merged(at)
        if (
            not (form.startswith("ال") and form.endswith("ي") and len(form) > _NISBA)
            or form in letters("people_roles", "role.no-second")
            or self.form(at + 1) in letters("people_roles", "role.of-birth")
            or not (before in self.given or before in self.here or before in family_names())
        ):
            return False
        force = self.hits.at("forces", at)
        known = (name for name in OTHER if name not in {"forces", "nationalities"})
        return all(self.hits.at(name, at) is None for name in known) and (
            force is None or force.entry.data.get("role") == "filler"
        )
