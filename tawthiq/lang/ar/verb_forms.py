"""Look-up of finite verbs in folded text: tense, person, voice, with proclitics (و ف س ل) and object pronouns.

The list ``verbs.txt`` names pasts and presents; endings are taken off the word, not generated, so that loading is one
read of the list. What stands around a word is not looked at here: :mod:`tawthiq.lang.ar.clauses` does.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal, NamedTuple

from tawthiq.text.fold import fold_word

Tense = Literal["past", "present"]
Voice = Literal["active", "passive", "either"]
Certainty = Literal["verb", "rather_verb", "rather_noun", "noun"]

_FOLDER: Final = Path(__file__).parent
_CACHE_LIMIT: Final = 100_000
_FLAGS: Final[dict[str, Certainty]] = {"+": "rather_verb", "*": "rather_noun", "!": "noun"}
_PRONOUNS: Final = ("ني", "هما", "هم", "هن", "كم", "ها", "نا", "ه")
_PAST_ENDINGS: Final = (("وا", "3mp"), ("تا", "3fd"), ("ت", "3fs"), ("نا", "1p"), ("ا", "3md"))
_PRESENT_ENDINGS: Final = (("ون", "mp"), ("وا", "mp"), ("ان", "d"), ("ن", "fp"))
_PERSONS: Final = {"ي": "3m", "ت": "3f", "ن": "1"}
_JUSSIVE_AFTER: Final = frozenset({"لم", "لا"})


@dataclass(frozen=True, slots=True)
class VerbReading:
    """A word read as a finite verb.

    ``past`` is the citation form; ``person`` is like ``3ms``, ``3fs``, ``3mp``, ``3md``, ``3fd``, ``1p``; ``voice`` is
    ``either`` where unvocalised letters leave it open; ``clitics`` are the letters before the verb, ``suffix`` the
    object pronoun after it; ``certainty`` says how far the letters alone are those of a verb; ``jussive`` marks forms
    that only stand after لم and the like (يكن، يستطع).
    """

    past: str
    tense: Tense
    person: str
    voice: Voice
    certainty: Certainty
    clitics: str = ""
    suffix: str = ""
    jussive: bool = False


class _Verb(NamedTuple):
    """A verb of the list: its past, how far the bare past is a noun, and its voice."""

    past: str
    certainty: Certainty
    voice: Voice


class VerbList:
    """The verbs by the stems that endings are put on, and the words that only look like verbs."""

    def __init__(self, lines: list[str], common: frozenset[str]) -> None:
        """Read the lines of the list; ``common`` are words that are never taken apart."""
        self.past: dict[str, _Verb] = {}
        self.past_stem: dict[str, _Verb] = {}
        self.present: dict[str, _Verb] = {}
        self.present_stem: dict[str, _Verb] = {}
        self.jussive: dict[str, _Verb] = {}
        self.never: set[str] = set()
        self.common = common
        self._cache: dict[str, VerbReading | None] = {}
        for line in sorted(
            lines, key=lambda line: line[:1] == "~"
        ):  # passives last: an active of those letters goes first
            self._add(line)

    def _add(self, line: str) -> None:
        """One line of the list."""
        if not line or line[0] == "#":
            return
        if line[0] == "=":
            self.never.add(line[1:].strip())
            return
        passive = line[0] == "~"
        past, _, present = line.lstrip("~").partition(" ")
        certainty: Certainty = "verb"
        if past[-1] in _FLAGS:
            certainty, past = _FLAGS[past[-1]], past[:-1]
        verb = _Verb(past, certainty, "passive" if passive else _voice(past))
        if passive and past in self.past:
            verb = self.past[past]._replace(voice="either")
        self.past.setdefault(past, verb)
        self.past_stem.setdefault(_past_stem(past), verb)
        if passive and past[-1] == "ي":  # القي، القيت
            self.past_stem.setdefault(past, verb)
        body = (present or regular_present(past))[1:]
        self.present.setdefault(body, verb)
        stem = body[:-1] if body[-1] in "يوا" and len(body) > 2 else body
        self.present_stem.setdefault(stem, verb)
        short = _jussive(body)
        if short:
            self.jussive.setdefault(short, verb)

    def reading(self, form: str) -> VerbReading | None:
        """The likeliest reading of a folded word as a finite verb, or None."""
        if form in self._cache:
            return self._cache[form]
        if len(self._cache) > _CACHE_LIMIT:
            self._cache.clear()
        found = self._cache[form] = self._read(form)
        return found

    def _read(self, form: str) -> VerbReading | None:
        """The word whole, then without proclitics; a common word is not taken apart."""
        if not form or form in self.never:
            return None
        whole = self._bare(form, "")
        if whole is not None and not (whole.jussive or whole.certainty == "noun"):
            return whole
        if form not in self.common:
            for clitics, rest in _clitics(form):
                found = None if rest in self.never else self._bare(rest, clitics)
                if found is not None and (found.tense == "present" or clitics[-1] not in "سل"):
                    return found
        return whole

    def _bare(self, form: str, clitics: str) -> VerbReading | None:
        """A word without proclitics: with no object pronoun, else with one."""
        found = self._ended(form, "", clitics)
        if found is not None or len(form) < 4:
            return found
        for pronoun in _PRONOUNS:
            if form.endswith(pronoun) and len(form) - len(pronoun) >= 3:
                found = self._ended(form[: -len(pronoun)], pronoun, clitics)
                if found is not None:
                    return found
        return None

    def _ended(self, form: str, suffix: str, clitics: str) -> VerbReading | None:
        """A present or a past; what begins with ت and is a past too (تقدم، تحول) counts as that."""
        verb = self.past.get(form) if form[0] == "ت" else None
        if verb is not None and (verb.certainty != "noun" or form[1:] not in self.present):
            return self._past(form, suffix, clitics)
        return self._present(form, suffix, clitics) or self._past(form, suffix, clitics)

    def _past(self, form: str, suffix: str, clitics: str) -> VerbReading | None:
        """The word as a past: he, then the other persons."""
        verb = self.past.get(form) or (self.past.get(form[:-1] + "ي") if suffix and form[-1] == "ا" else None)
        if verb is not None:
            return _of(verb, "past", "3ms", self._suffixed(verb, suffix), clitics, suffix)
        if suffix and form[-1] == "و":
            form += "ا"
        for ending, person in _PAST_ENDINGS:
            if form.endswith(ending) and len(form) - len(ending) >= 2:
                stem = form[: -len(ending)]
                verb = self.past_stem.get(stem) or (self.past.get(stem) if person == "1p" else None)
                if verb is not None:
                    return _of(verb, "past", person, self._ended_certainty(verb, person, suffix), clitics, suffix)
        return None

    def _suffixed(self, verb: _Verb, suffix: str) -> Certainty:
        """He + pronoun: اصابه may be اصابة, سيطره سيطرة, and a noun stays one with a pronoun (ضربه)."""
        if not suffix:
            return verb.certainty
        if verb.certainty != "verb":
            return "rather_noun" if verb.certainty == "rather_verb" else verb.certainty
        hollow = verb.past[-2] == "ا"
        if suffix == "ه" and (len(verb.past) == 3 or hollow or self._quadriliteral(verb)):
            return "rather_noun"
        return "rather_verb"

    def _ended_certainty(self, verb: _Verb, person: str, suffix: str) -> Certainty:
        """قتلت and قتلوا are verbs; قتلا may be an accusative noun, سيطرتها and اصابته nouns in ه with a pronoun."""
        if person == "3md":
            return "rather_noun"
        if person == "1p":
            return "rather_noun" if suffix or verb.certainty != "verb" else "rather_verb"
        if not suffix or person != "3fs":
            return "verb"
        feminine = verb.past + "ه"
        noun = feminine in self.never or feminine in self.common or verb.past[-2] == "ا" or self._quadriliteral(verb)
        return "rather_noun" if noun or verb.certainty != "verb" else "verb"

    @staticmethod
    def _quadriliteral(verb: _Verb) -> bool:
        """سيطر، زعزع: their verbal noun is the past with ه."""
        return len(verb.past) == 4 and "ا" not in verb.past and verb.past[0] != "ت"

    def _present(self, form: str, suffix: str, clitics: str) -> VerbReading | None:
        """The word as a present: prefix, stem and ending."""
        person = _PERSONS.get(form[0])
        if person is None or len(form) < 3:
            return None
        body = form[1:]
        verb = self.present.get(body) or (self.present.get(body[:-1] + "ي") if suffix and body[-1] == "ا" else None)
        if verb is not None:
            return _of(
                verb, "present", person + ("p" if person == "1" else "s"), _prefix_certainty(form), clitics, suffix
            )
        if suffix and body[-1] == "و":
            body += "ا"
        for ending, number in _PRESENT_ENDINGS:
            if body.endswith(ending) and person != "1":
                verb = self.present_stem.get(body[: -len(ending)]) or self.present.get(body[: -len(ending)])
                if verb is not None:
                    return _of(verb, "present", _person(person, number), "verb", clitics, suffix)
        verb = self.jussive.get(form[1:])
        if verb is not None:
            end = person + ("p" if person == "1" else "s")
            return VerbReading(verb.past, "present", end, "either", "verb", clitics, suffix, jussive=True)
        return None


def _of(verb: _Verb, tense: Tense, person: str, certainty: Certainty, *around: str) -> VerbReading:
    """A reading; a noun's letters with a pronoun (ضربه، قصفها) stay as doubtful as without."""
    clitics, suffix = around
    voice: Voice = "either" if tense == "present" and verb.voice == "active" and verb.past[1:2] != "ا" else verb.voice
    if suffix and voice == "either":
        voice = "active"
    return VerbReading(verb.past, tense, person, voice, certainty, clitics, suffix)


def _prefix_certainty(form: str) -> Certainty:
    """A present in ي is a verb; one in ت or ن may be a noun of those letters, which the list then names."""
    return "rather_verb" if form[0] == "ن" else "verb"


def _person(person: str, number: str) -> str:
    """Person with number: ``3m`` + ``mp`` is ``3mp``, ``3f`` + ``d`` is ``3fd``."""
    if number == "fp":
        return "3fp"
    return "3mp" if number == "mp" else person + number


def _voice(past: str) -> Voice:
    """Where the letters of a past exclude the passive: قام، قاتل، انفجر، تبادل، استقال."""
    long_vowel = "ا" in past[1:]
    return "active" if long_vowel or past.startswith("ان") or past[-1] == "ا" else "either"


def _past_stem(past: str) -> str:
    """What stands before ت and وا: a final weak letter falls (اجري، اجرت)."""
    return past[:-1] if past[-1] in "يا" and len(past) > 2 and not past.endswith("يا") else past


def _jussive(body: str) -> str:
    """The stem of a present after لم where it is shorter: يكون، يكن; يبقي، يبق. Empty where it is not."""
    if len(body) > 2 and body[-1] in "يوا":
        return body[:-1]
    if len(body) > 2 and body[-2] in "يوا":
        return body[:-2] + body[-1]
    return ""


def regular_present(past: str) -> str:
    """The present of a verb whose past shows it: قتل يقتل, ارسل يرسل, استهدف يستهدف, تعرض يتعرض."""
    return "ي" + (past[1:] if past[0] == "ا" and len(past) > 3 else past)


def _clitics(form: str) -> list[tuple[str, str]]:
    """(proclitics, rest) of a word: و or ف, then س or ل before a present."""
    found: list[tuple[str, str]] = []
    if form[:1] in {"و", "ف"} and len(form) > 2:
        found.append((form[0], form[1:]))
        if form[1:2] in {"س", "ل"} and len(form) > 4:
            found.append((form[:2], form[2:]))
    elif form[:1] in {"س", "ل"} and len(form) > 3:
        found.append((form[0], form[1:]))
    return found


@cache
def load_verbs() -> VerbList:
    """The verb list, read once."""
    common = frozenset(fold_word((_FOLDER / "common.txt").read_text("utf8")).split())
    return VerbList((_FOLDER / "verbs.txt").read_text("utf8").splitlines(), common)


def verb_reading(form: str) -> VerbReading | None:
    """The likeliest reading of a folded word as a finite verb; None for what is no verb or another word first."""
    found = load_verbs().reading(form)
    return None if found is None or found.certainty == "noun" or found.jussive else found


def is_finite_verb(form: str) -> bool:
    """True where a folded word is a finite verb whatever stands around it."""
    found = verb_reading(form)
    return found is not None and found.certainty in {"verb", "rather_verb"}
