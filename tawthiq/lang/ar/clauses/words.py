"""What a word can do at a clause border: its role, what it is without و or ف, and its reading as a verb."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final

from tawthiq.lang.ar.verb_forms import VerbReading, load_verbs
from tawthiq.text.fold import fold_word

_FILE: Final = Path(__file__).with_name("words.txt")
_CACHE_LIMIT: Final = 100_000
_ROLES: Final = (
    "relative", "preposition_relative", "an", "but", "subordinate", "subordinate_before_verb", "additive", "fima", "ma",
    "min", "particle", "coordinator", "pronoun", "demonstrative", "existential", "topic", "therefore", "participle",
    "participle_after_comma", "before_quotation", "attribution", "attribution_with_verb", "quantity_of_them",
)  # fmt: skip


class Word:
    """A word as the clause rules see it.

    ``bare`` is the word without a conjunction, ``joined`` True where one was taken off; ``role`` names the rule that
    looks at it first (empty for most words); ``phrase`` is the first word of the phrases that may begin with it;
    ``verb`` is its reading as a finite verb, however doubtful; ``concession`` is True for "although" and its like.
    """

    __slots__ = ("bare", "concession", "joined", "phrase", "role", "verb")

    def __init__(self, bare: str, role: str, verb: VerbReading | None, *, joined: bool) -> None:
        """Keep what was worked out once for the word."""
        self.bare = bare
        self.role = role
        self.verb = verb
        self.joined = joined
        self.phrase = ""
        self.concession = False


class ClauseWords:
    """The words of ``words.txt``: sets by section, roles by word, phrases by first word."""

    def __init__(self, text: str) -> None:
        """Read the sections of the file's text."""
        self.sets: dict[str, frozenset[str]] = {}
        self.phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._cache: dict[str, Word] = {}
        self._verbs = load_verbs()
        for name, body in _sections(text):
            if name.startswith("phrase "):
                self._add_phrases(body, name.removeprefix("phrase "))
            else:
                self.sets[name] = frozenset(fold_word(body).split())
        self._roles: dict[str, str] = {}
        for role in _ROLES:
            for word in self.sets[role]:
                self._roles.setdefault(word, role)
        for found in self.phrases.values():
            found.sort(key=lambda row: -len(row[0]))

    def _add_phrases(self, body: str, opener: str) -> None:
        for phrase in body.split("|"):
            words = tuple(fold_word(phrase).split())
            self.phrases.setdefault(words[0], []).append((words[1:], opener))

    def word(self, form: str) -> Word:
        """How the clause rules see a folded word; worked out once a word."""
        found = self._cache.get(form)
        if found is None:
            if len(self._cache) > _CACHE_LIMIT:
                self._cache.clear()
            found = self._cache[form] = self._look(form)
            found.concession = not self.sets["concession"].isdisjoint((form, found.bare))
            if form in self.phrases:
                found.phrase = form
            elif form[0] in "وف" and form[1:] in self.phrases:
                found.phrase = form[1:]
        return found

    def _look(self, form: str) -> Word:
        verb = self._verbs.reading(form)
        if form == "وادي":  # وأدى or a valley: neighbours decide
            led = self._verbs.reading("ادي")
            verb = None if led is None else replace(led, certainty="rather_noun", clitics="و")
        role = self._roles.get(form)
        if role is not None:
            return Word(form, role, verb, joined=form[0] == "و" and role == "therefore")
        if form[0] in "وف" and len(form) > 2:
            rest = form[1:]
            role = self._roles.get(rest)
            if role is not None and (form[0] == "و" or role not in {"ma", "min", "demonstrative", "fima"}):
                return Word(rest, role, self._verbs.reading(rest), joined=True)
            if verb is not None and verb.clitics[:1] == form[0]:
                return Word(rest, "", verb, joined=True)
        return Word(form, "", verb, joined=False)


def _sections(text: str) -> list[tuple[str, str]]:
    """(name, body) of the sections, comments left out."""
    found: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        if line.startswith("["):
            found.append((line.strip("[] "), []))
        elif line and not line.startswith("#"):
            found[-1][1].append(line)
    return [(name, " ".join(body)) for name, body in found]


@cache
def load_words() -> ClauseWords:
    """The clause words, read once."""
    return ClauseWords(_FILE.read_text("utf8"))
