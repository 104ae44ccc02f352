"""Named persons: a kunya, a title with a name, or two given names, with age, sex, role and kin from around them."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from tawthiq.actors.words import letters
from tawthiq.lang.ar import language as arabic
from tawthiq.lang.ar.language import Arabic
from tawthiq.lang.ar.verb_forms import verb_reading
from tawthiq.model.mention import PersonMention
from tawthiq.rules.lexicon import Hit, Hits
from tawthiq.rules.rule import rule
from tawthiq.text.fold import fold_word
from tawthiq.text.prepare import Prepared

_SHORTEST: Final = 2  # letters of a word of a name
_LONGEST: Final = 8  # words of a name
_KUNYA: Final = frozenset({"ابو", "ابي", "ابا", "ام", "ابن"})
_PLAIN_KUNYA: Final = frozenset({"ابو"})  # the others want a given name after them, or quotation marks
_ALIAS_REACH: Final = 3  # tokens between a name and a second name of the same person
_TWO: Final = {"عامان": 2, "عامين": 2, "سنتان": 2, "سنتين": 2}
_PLACE_ENDS: Final = ("بال", "بم", "في")
_COMPOUND: Final = 2  # words of عبد الملك; with nothing after it, it is a man's first name
_OFFICE_REACH: Final = 9  # tokens between an office and its holder's name


@cache
def _names() -> dict[str, tuple[bool, bool]]:
    """Folded given names: (is a woman's, is also another word)."""
    found: dict[str, tuple[bool, bool]] = {}
    path = Path(arabic.__file__).parent / "given_names.txt"
    for line in path.read_text("utf8").splitlines():
        if line.startswith("#"):
            continue
        for word in line.split():
            name, _, sex = word.partition("/")
            found[fold_word(name.rstrip("?"))] = (sex == "f", name.endswith("?"))
    return found


def is_given_name(form: str) -> bool:
    """True for a folded given name that is no other word."""
    return not _names().get(form, (False, True))[1]


@rule(
    "person.named",
    "a person's name: two given names, a title with a name, or a kunya",
    examples=(("قتل الشاب خالد عثمان", "خالد عثمان"), ('مقتل "أبو أسامة المهاجر"', "أبو أسامة المهاجر")),
    never=("وصلت الشحنة إلى أبو ظبي", "انفجار قرب مسجد عمر بن الخطاب"),
)
def find(doc: Prepared, hits: Hits, language: Arabic) -> list[PersonMention]:
    """All named persons of a report, in order; none overlap."""
    return list(_Search(doc, hits, language).run())


class _Search:
    """One pass over a report's tokens."""

    def __init__(self, doc: Prepared, hits: Hits, language: Arabic) -> None:
        self.doc = doc
        self.tokens = doc.tokens
        self.hits = hits
        self.language = language
        self.names = _names()

    def run(self) -> Iterator[PersonMention]:
        """Persons from left to right."""
        at, total = 0, len(self.tokens)
        previous: tuple[int, Hit | None] = (-9, None)
        while at < total:
            form = self.tokens[at].form
            start, width = self._name_start(form)
            if width < 0:
                end = self._stranger(at)
                if end is not None:
                    yield self._mention(at, 0, end, self._role(at))
                    at = end
                else:
                    at += 1
                continue
            role = self._role(at)
            end = self._end(at, start, role, previous)
            if end is None:
                at += 1
                continue
            if not (start in _KUNYA and self._alias(previous[0], at)):
                yield self._mention(at, width, end, role)
            previous = (end, role)
            at = end

    def _name_start(self, form: str) -> tuple[str, int]:
        """The name a token begins, and how many letters stand before it; -1 where it begins none."""
        if form in self.names or form in _KUNYA:
            return form, 0
        if form[1:] in {"ابو", "ابي"} and form[0] in "ولبف":
            return form[1:], 1
        if len(form) > 3 and form[0] in "ولبف" and form[1:] in self.names:
            return form[1:], 1
        return form, -1

    def _alias(self, end: int, at: int) -> bool:
        """True where a kunya is a second name of the person named just before: خالد عثمان "أبو عمر"."""
        between = self.tokens[end:at] if end >= 0 else ()
        opened = any(token.form in _OPENERS for token in between)
        words = [token.form for token in between if token.kind == "word"]
        if self.tokens[at].form[0] == "ب" and words:  # المعروف بأبي عمر
            opened = True
        return opened and at - end <= _ALIAS_REACH and all(w in letters("people_roles", "role.alias") for w in words)

    def _stranger(self, at: int) -> int | None:
        """The token after a name that no list knows, right after a rank or title: الكولونيل | غريغ جوليان."""
        role = self.hits.at("people_roles", at - 1) if at else None
        if role is None or role.last != at or role.entry.data["role"] not in {"rank", "title"}:
            return None
        if (
            not self.tokens[role.first].form.startswith("ال")
            or not self._continues(at)
            or self.tokens[at].form in letters("people_roles", "role.link")
        ):
            return None
        if self.tokens[at].form.endswith("ه"):  # an adverb or a feminine noun sooner than a name
            return None
        return self._run(at)

    def _role(self, at: int) -> Hit | None:
        """The title, office or kin word that governs a name beginning at ``at``."""
        before = at - 1
        if before >= 0 and self.tokens[before].form in {'"', "'", "(", ":"}:
            before -= 1
        hit = self.hits.at("people_roles", before) if before >= 0 else None
        if hit is not None and hit.last == before + 1 and hit.entry.data["role"] != "kunya":
            return hit
        for index in range(before, max(-1, before - _OFFICE_REACH), -1):
            token = self.tokens[index]
            if token.kind == "mark" and token.form not in {'"', "'"}:
                return None
            hit = self.hits.at("people_roles", index)
            if hit is not None and hit.entry.data["role"] == "office" and hit.last == index + 1:
                return hit
            if token.kind == "word" and verb_reading(token.form) is not None:
                return None
        return None

    def _end(self, at: int, name: str, role: Hit | None, previous: tuple[int, Hit | None]) -> int | None:
        """The token after the name that begins at ``at``, or None where none does."""
        before = self.tokens[at - 1].form if at else ""
        if (
            before.lstrip("وبلف") in letters("people_roles", "role.place")
            or before in letters("people_roles", "role.place")
            or self._taken(at)
            or (before in _KUNYA and at > 1 and self.tokens[at - 2].form in letters("people_roles", "role.place"))
        ):
            return None
        if name in _KUNYA:
            return self._kunya(at, name)
        if self._is_on(at):
            return None
        end = self._run(at)
        length = end - at
        close = role is not None and at - role.last <= 1
        if name == "عبد":
            return end if self.tokens[at + 1].form.startswith(("ال", "رب")) and length >= _COMPOUND else None
        if self._age_in_brackets(end) and (length >= 2 or not self.names[name][1] or close):
            return end
        formal = close and role is not None and role.entry.data["role"] in {"rank", "title", "child"}
        if length >= 2 and (not self.names[name][1] or self._sure(at + 1) or formal):
            return end
        if close and role is not None and role.entry.data["role"] != "office" and not self.names[name][1]:
            return end
        listed = previous[0] in {at, at - 1} and self.tokens[at].form[0] == "و"
        return end if listed and not self.names[name][1] else None

    def _taken(self, at: int) -> bool:
        """True inside the name of an actor (كتائب عز الدين القسام)."""
        hit = self.hits.at("actors", at)
        return hit is not None and (hit.last > hit.first + 1 or hit.first != at)

    def _sure(self, at: int) -> bool:
        form = self.tokens[at].form
        return (
            form in self.names
            or form in letters("people_roles", "role.link")
            or form in letters("people_roles", "role.second")
            or (form.startswith("ال") and form.endswith("ي") and form not in letters("people_roles", "role.no-second"))
        )

    def _is_on(self, at: int) -> bool:
        """True for على (on), which folded looks like the name علي."""
        token = self.tokens[at]
        return token.form in {"علي", "وعلي"} and self.doc.report.text[token.end - 1 : token.end] == "ى"

    def _kunya(self, at: int, kunya: str) -> int | None:
        """أبو X, with one more word where that is a name or a nisba."""
        if at + 1 >= len(self.tokens) or self.tokens[at + 1].kind != "word":
            return None
        name = self.tokens[at + 1].form
        quoted = at > 0 and self.tokens[at - 1].form in _OPENERS
        if name in letters("people_roles", "role.no-kunya") or len(name) < 3:
            return None
        if name not in self.names and verb_reading(name) is not None:
            return None
        if not quoted and (kunya == "ابن" or (kunya not in _PLAIN_KUNYA and name not in self.names)):
            return None
        end = self._run(at)
        if quoted:
            near = range(end, min(end + 3, len(self.tokens)))
            close = next((i for i in near if self.tokens[i].form in _CLOSERS), None)
            return close if close is not None else end
        return end

    def _run(self, at: int) -> int:
        """The token after the words of a name from ``at`` on."""
        end, total = at + 1, len(self.tokens)
        if self._name_start(self.tokens[at].form)[0] in _KUNYA:
            end += 1
        while end < total and end - at < _LONGEST and self._continues(end):
            end += (
                2
                if self.tokens[end].form in letters("people_roles", "role.link") | {"عبد"}
                and end + 1 < total
                and self.tokens[end + 1].kind == "word"
                else 1
            )
        return end

    def _continues(self, at: int) -> bool:
        """True where a name goes on with the word at ``at``."""
        token = self.tokens[at]
        form = token.form
        if token.kind != "word" or len(form) < _SHORTEST:
            return False
        if form in self.names:
            return not self._is_on(at)
        if form in letters("people_roles", "role.family"):
            after = self.tokens[at + 1].form if at + 1 < len(self.tokens) else ""
            return is_given_name(self.tokens[at - 1].form) and not after.startswith("ال")
        if (
            form == "عبد"
            or form in letters("people_roles", "role.link")
            or form in letters("people_roles", "role.second")
        ):
            return at + 1 < len(self.tokens)
        return self._nisba(at) or self._unknown(at, form)

    def _unknown(self, at: int, form: str) -> bool:
        """True for a word that no list knows and that is no verb."""
        if any(self.hits.at(name, at) for name in _OTHER) or verb_reading(form) is not None:
            return False
        if (
            form.endswith("ي")
            and len(form) > 4
            and not form.startswith("ال")
            and self.tokens[at - 1].form in self.names
        ):
            return True
        if form.startswith("لل") or (form in letters("people_roles", "role.alias") and not self._bassem(at)):
            return False
        long_enough = len(form) > (4 if form.startswith("ال") else _SHORTEST)
        return (
            long_enough
            and not self.language.lexicon.knows(form)
            and form not in letters("people_roles", "role.function")
            and form not in letters("people_roles", "role.no-second")
        )

    def _bassem(self, at: int) -> bool:
        """True for the name باسم, which also means "in the name of": محمد باسم عميرة, not المومني باسم الحكومة."""
        after = self.tokens[at + 1].form if at + 1 < len(self.tokens) else ""
        return self.tokens[at].form == "باسم" and self.tokens[at - 1].form in self.names and not after.startswith("ال")

    def _nisba(self, at: int) -> bool:
        """True for a nisba that is no more than a description elsewhere: خالد | الحربي, أحمد | المصري."""
        form = self.tokens[at].form
        if (
            not (form.startswith("ال") and form.endswith("ي") and len(form) > 4)
            or form in letters("people_roles", "role.no-second")
            or self.tokens[at - 1].form not in self.names
        ):
            return False
        force = self.hits.at("forces", at)
        return all(self.hits.at(name, at) is None for name in _OTHER if name not in {"forces", "nationalities"}) and (
            force is None or force.entry.data.get("role") == "filler"
        )

    def _mention(self, at: int, width: int, end: int, role: Hit | None) -> PersonMention:
        start = self.tokens[at].start + (
            width if self.tokens[at].end - self.tokens[at].start == len(self.tokens[at].form) else 0
        )
        stop = self.tokens[end - 1].end
        name = self.doc.report.text[start:stop]
        word = self.tokens[at].form[width:]
        data = role.entry.data if role is not None else {}
        sex = data.get("sex") or ("f" if self.names.get(word, (False, False))[0] else None)
        title = self.doc.report.text[role.start : role.end] if role is not None else None
        kin = title if data.get("role") == "kin" else None
        return PersonMention(
            start, stop, at, end, "person.named", name, None if kin else title, self._age(end), sex, kin
        )

    def _age(self, at: int) -> int | None:
        """(12 عاما)، البالغ من العمر 12 عاما، within a few tokens after the name."""
        for index in range(at, min(at + 6, len(self.tokens) - 1)):
            token = self.tokens[index]
            if token.form in _TWO and self.tokens[index - 1].form == "(":
                return _TWO[token.form]
            if (
                token.kind == "number"
                and self.tokens[index + 1].form in letters("people_roles", "role.year")
                and token.form.isdigit()
            ):
                age = int(token.form)
                return age if age < 120 else None
            if token.form[0] in ".\n" or token.form == "و" or self._another(index):
                return None
        return None

    def _another(self, at: int) -> bool:
        """True where somebody else begins: an age after that is theirs."""
        form = self.tokens[at].form
        role = self.hits.at("people_roles", at)
        kin = role is not None and role.entry.data["role"] == "kin"
        return kin or form in self.names or (form[0] == "و" and form[1:] in self.names)

    def _age_in_brackets(self, at: int) -> bool:
        """True right before an age in brackets: (36 عاما)."""
        return at + 1 < len(self.tokens) and self.tokens[at].form == "(" and self._age(at) is not None


_OPENERS: Final = frozenset({'"', "'", "("})
_CLOSERS: Final = frozenset({'"', "'", ")"})
_OTHER: Final = (
    "triggers",
    "fates",
    "cues",
    "weapons",
    "forces",
    "nationalities",
    "people_roles",
    "targets",
    "states",
    "times",
    "hedges",
    "quantifiers",
)
