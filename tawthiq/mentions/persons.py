"""Named persons: a kunya, a title with a name, or two given names, with age, sex, role and kin from around them."""

from collections.abc import Iterator
from typing import Final

from tawthiq.actors.words import letters
from tawthiq.lang.ar.language import Arabic
from tawthiq.lang.ar.verb_forms import verb_reading
from tawthiq.mentions.person_names import CLITICS, FIRST, KUNYA, Names, is_given_name
from tawthiq.mentions.person_roles import CLOSERS, OPENERS, Roles
from tawthiq.model.mention import PersonMention
from tawthiq.rules.lexicon import Hit, Hits
from tawthiq.rules.rule import rule
from tawthiq.text.prepare import Prepared

__all__ = ["find", "is_given_name"]

_PLAIN_KUNYA: Final = frozenset({"ابو"})  # the others want a given name after them, or quotation marks
_ALIAS_REACH: Final = 3  # tokens between a name and a second name of the same person
_COMPOUND: Final = 2  # words of عبد الملك; with nothing after it, it is a man's first name
_SON: Final = 3  # words of فلان بن فلان
_SECOND: Final = "والثاني"
# After one of these, when definite, a stranger is a name.
_TELLING: Final = frozenset({"rank", "title", "child", "person", "office"})
_PARTICLES: Final = "لب"  # a stranger's word that begins so is a particle with a noun sooner than a name
_COMMAS: Final = frozenset({"،", ",", "؛"})


@rule(
    "person.named",
    "a person's name: two given names, a title with a name, or a kunya",
    examples=(
        ("قتل الشاب خالد عثمان", "خالد عثمان"),
        ('مقتل "أبو أسامة المهاجر"', "أبو أسامة المهاجر"),
        ("اعتقل رجل يدعى ترينت هادلي", "ترينت هادلي"),
        ("قتل كل من شيلان ديرسم، وروجين تولهلدان", "روجين تولهلدان"),
    ),
    never=("وصلت الشحنة إلى أبو ظبي", "انفجار قرب مسجد عمر بن الخطاب", "هاجموا كتيبة الشهيد خالد عثمان"),
)
def find(doc: Prepared, hits: Hits, language: Arabic) -> list[PersonMention]:
    """All named persons of a report, in order; none overlap."""
    return list(_Search(Names(doc, hits, language)).run())


class _Search:
    """One pass over a report's tokens; ``list_to`` is the end of the sentence in which a list of names was opened."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.tokens = names.tokens
        self.roles = Roles(names)
        self.list_to = 0

    def run(self) -> Iterator[PersonMention]:
        """Persons from left to right."""
        at, total, last = 0, len(self.tokens), -9
        while at < total:
            token = self.tokens[at]
            if token.kind != "word" or (self.names.is_plain(token.form) and not self._is_called(at)):
                at += 1
                continue
            self._open_list(at)
            start, width = self.names.start(token.form)
            opens = width < 0 and self._may_open(at)
            role = self.roles.of(at) if width >= 0 or opens or self.names.is_of_god(at) else None
            if width < 0:
                width, end = self._stranger(at, role, last, opens=opens)
            else:
                end = self._end(at, start, role, last)
            if end is None or self.roles.is_of_place(role):
                at += 1
                continue
            if not (start in KUNYA and self._is_alias(last, at)):
                yield self._mention(at, width, end, role)
            at = last = end

    def _open_list(self, at: int) -> None:
        """A list of names begins: كل من, وهم, أسماؤهم."""
        if at < self.list_to:
            return
        here = self.tokens[at].form
        opened = here in letters("people_roles", "role.list")
        opened = opened or (here.endswith("كل") and self.names.form(at + 1) == "من")
        if not (opened or here == FIRST):
            return
        end = self.names.doc.sentence_of(at).last
        if opened or any(token.form == _SECOND for token in self.tokens[at:end]):
            self.list_to = end

    def _is_alias(self, end: int, at: int) -> bool:
        """True where a kunya is a second name of the person named just before: خالد عثمان "أبو عمر"."""
        between = self.tokens[end:at] if end >= 0 else ()
        opened = any(token.form in OPENERS for token in between)
        words = [token.form for token in between if token.kind == "word"]
        if self.tokens[at].form[0] == "ب" and words:  # المعروف بأبي عمر
            opened = True
        return opened and at - end <= _ALIAS_REACH and all(w in letters("people_roles", "role.alias") for w in words)

    def _may_open(self, at: int) -> bool:
        """True for a word of no list, with or without و: only such a word can be a stranger's name."""
        token = self.tokens[at]
        if token.kind != "word" or token.form in letters("people_roles", "role.link"):
            return False
        return self.names.is_unknown(at) or self._joined(at)

    def _may_be_called(self, at: int) -> bool:
        """True for a word that can be what someone is called: not one of the words around a name."""
        form = self.tokens[at].form
        closed = ("role.function", "role.alias", "role.link")
        known = any(self.names.hits.at(name, at) for name in ("people_roles", "cues", "times", "states"))
        if self.tokens[at].kind != "word" or known or self.names.has_article(at) or self.names.is_merged(at):
            return False
        return form[0] != "و" and not any(form in letters("people_roles", name) for name in closed)

    def _joined(self, at: int) -> bool:
        """True for و before a word of no list: وانخيل."""
        form = self.tokens[at].form
        return (
            form[0] == "و"
            and len(form) > 4
            and not form.startswith("وال")
            and not self.names.lexicon.knows(form[1:])
            and not self.names.lexicon.knows(form)
            and verb_reading(form) is None
        )

    def _stranger(self, at: int, role: Hit | None, last: int, *, opens: bool) -> tuple[int, int | None]:
        """A name that no list knows, where the words around leave no doubt: letters before it, and its end."""
        if self._is_called(at) and self._may_be_called(at):
            return 0, self.names.run(at)
        if self.names.is_of_god(at):
            return 0, self.names.run(at)
        if not opens:
            return 0, None
        width = 0 if self.names.is_unknown(at) else 1
        end = self.names.run(at)
        bare = not self.names.has_article(at)
        if width == 0 and bare and self.names.form(at + 1) == "بن" and end - at >= _SON:
            return width, end
        aged = self.roles.in_brackets(end)
        long = end - at >= 2 or aged
        if aged and bare and (end - at >= 2 or self._follows(last, at) or self._is_kin(role, at)):
            return width, end
        if at < self.list_to and long and bare and (self._follows(last, at) or self._heads_list(at)):
            return width, end
        return width, end if width == 0 and self._is_told(at, role, long=long) else None

    def _is_told(self, at: int, role: Hit | None, *, long: bool) -> bool:
        """True where a definite word for someone stands before a stranger's name: الكولونيل | غريغ جوليان."""
        form = self.tokens[at].form
        if role is None or not self.roles.is_close(role, at) or role.entry.data["role"] not in _TELLING:
            return False
        if role.entry.data["role"] == "office" and self.tokens[at - 1].kind == "mark":
            return False
        ends = {self.tokens[role.first].form[:2], self.tokens[role.last - 1].form[:2]}
        many = self.tokens[role.first].form.endswith(("ون", "ين"))
        if many or "ال" not in ends or form in letters("people_roles", "role.no-stranger"):
            return False
        if role.last == at and role.entry.data["role"] in {"rank", "title"}:
            return not form.endswith("ه")
        particle = role.entry.data["role"] == "office" and form[0] in _PARTICLES
        return long and not self.names.has_article(at) and not particle

    def _is_fate(self, at: int) -> bool:
        hit = self.names.hits.at("fates", at) if at >= 0 else None
        return hit is not None and "fate" in hit.entry.data

    def _is_kin_word(self, at: int) -> bool:
        role = self.names.hits.at("people_roles", at)
        return role is not None and role.entry.data["role"] == "kin"

    def _is_kin(self, role: Hit | None, at: int) -> bool:
        return role is not None and role.entry.data["role"] == "kin" and self.roles.is_close(role, at)

    def _follows(self, last: int, at: int) -> bool:
        """True where a person named before, with an age in brackets at most, comes right before in a list."""
        if last < 0 or last > at:
            return False
        depth = 0
        for token in self.tokens[last:at]:
            depth += (token.form == "(") - (token.form == ")")
            if depth == 0 and token.form != ")" and token.form not in _COMMAS and token.form != "و":
                return False
        return at - last <= 8

    def _heads_list(self, at: int) -> bool:
        """True right after the words that open a list."""
        before = at - 1
        while self.names.form(before) in {":", "-", *OPENERS}:
            before -= 1
        word = self.names.form(before)
        heads = letters("people_roles", "role.list") | letters("people_roles", "role.ordinal")
        return word in heads or (word == "من" and self.names.form(before - 1).endswith("كل"))

    def _end(self, at: int, name: str, role: Hit | None, last: int) -> int | None:
        """The token after the name that begins at ``at``, or None where none does."""
        if self._in_place(at) or self._in_actor(at):
            return None
        if name in KUNYA:
            return self._kunya(at, name)
        if self.names.is_on(at):
            return None
        end = self.names.run(at)
        if name == "عبد":
            following = self.names.form(at + 1)
            return end if following.startswith(("ال", "رب")) and end - at >= _COMPOUND else None
        if self._is_place_name(at, end) and not self.roles.is_close(role, at):
            return None
        return end if self._is_named(at, end, name, role, last) else None

    def _is_named(self, at: int, end: int, name: str, role: Hit | None, last: int) -> bool:
        """True where enough speaks for a name: a second name, a title, an age, a list."""
        doubtful = self.names.is_doubtful(name)
        close = role is not None and self.roles.is_close(role, at)
        kind = role.entry.data["role"] if role is not None else ""
        length = end - at
        if self.roles.in_brackets(end) and (length >= 2 or not doubtful or close or self._follows(last, at)):
            return True
        if length >= 2 and (not doubtful or self.names.is_sure(at + 1) or (close and kind != "office")):
            return True
        if length >= 2 and (self._is_called(at) or (kind == "office" and self._is_bare_unknown(at + 1))):
            return True
        if close and (kind == "kin" or (kind != "office" and not doubtful)):
            return True
        if not doubtful and at < self.list_to and self._heads_list(at):
            return True
        if not doubtful and length == 1 and self._is_fate(at - 1) and self._is_kin_word(end):
            return True
        listed = self._follows(last, at) and (self.tokens[at].form[0] == "و" or self.names.form(at - 1) == "و")
        return listed and not doubtful

    def _is_bare_unknown(self, at: int) -> bool:
        """True for an unknown word without an article, and without letters that can be a particle."""
        bare = not self.names.has_article(at) and self.names.form(at)[0] not in CLITICS
        return bare and self.names.is_unknown(at)

    def _is_called(self, at: int) -> bool:
        """True right after يدعى, اسمه and the like."""
        before = at - 1
        while before >= 0 and self.tokens[before].form in OPENERS:
            before -= 1
        if before < 0 or self.tokens[before].form not in letters("people_roles", "role.called"):
            return False
        governed = letters("people_roles", "role.place") | letters("people_roles", "role.preposition")
        return self.names.form(before - 1) not in governed  # في مكان يدعى, رفض الكشف عن اسمه

    def _in_place(self, at: int) -> bool:
        """True after a word that makes the name that of a place or unit: شارع صلاح الدين."""
        places = letters("people_roles", "role.place")
        first = at
        while self.names.form(first - 1) in OPENERS:
            first -= 1
        before = self.names.form(first - 1)
        if before in places or before.lstrip(CLITICS) in places:
            return True
        return before in KUNYA and self.names.form(first - 2) in places

    def _is_place_name(self, at: int, end: int) -> bool:
        """True for words that are a place or a formula sooner than a person: صلاح الدين، رحمه الله."""
        words = [self.tokens[index].form for index in range(at, end)]
        words[0] = self.names.start(words[0])[0]
        return " ".join(words) in letters("people_roles", "role.no-name")

    def _in_actor(self, at: int) -> bool:
        """True inside the name of an actor (كتائب عز الدين القسام)."""
        hit = self.names.hits.at("actors", at)
        return hit is not None and (hit.last > hit.first + 1 or hit.first != at)

    def _kunya(self, at: int, kunya: str) -> int | None:
        """أبو X, with one more word where that is a name or a nisba."""
        if at + 1 >= len(self.tokens) or self.tokens[at + 1].kind != "word":
            return None
        name = self.tokens[at + 1].form
        quoted = self.names.form(at - 1) in OPENERS
        if name in letters("people_roles", "role.no-kunya") or len(name) < 3:
            return None
        if name not in self.names.given and verb_reading(name) is not None:
            return None
        if not quoted and (kunya == "ابن" or (kunya not in _PLAIN_KUNYA and name not in self.names.given)):
            return None
        end = self.names.run_of_kunya(at)
        if quoted:
            near = range(end, min(end + 3, len(self.tokens)))
            close = next((i for i in near if self.tokens[i].kind == "mark"), end)
            return close if self.names.form(close) in CLOSERS else end
        return end

    def _mention(self, at: int, width: int, end: int, role: Hit | None) -> PersonMention:
        first, text = self.tokens[at], self.names.doc.report.text
        start = first.start + (width if first.end - first.start == len(first.form) else 0)
        stop = self.tokens[end - 1].end
        data = role.entry.data if role is not None else {}
        woman = self.names.given.get(first.form[width:], (False, False))[0]
        sex = data.get("sex") or ("f" if woman else None)
        title = text[role.start : role.end] if role is not None else None
        kin = title if data.get("role") == "kin" else None
        name = text[start:stop]
        return PersonMention(
            start, stop, at, end, "person.named", name, None if kin else title, self.roles.age(end), sex, kin
        )
