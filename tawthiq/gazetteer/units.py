"""Reading units: head nouns with their names, bare names, and what governs them. Nothing is resolved here."""

from dataclasses import replace
from typing import Final

from tawthiq.gazetteer.company import is_everyday
from tawthiq.gazetteer.index import Found
from tawthiq.gazetteer.rows import HEADED
from tawthiq.gazetteer.sides import SideReader
from tawthiq.gazetteer.unit import QUOTES, Unit
from tawthiq.gazetteer.words import Word
from tawthiq.lang.ar.verb_forms import is_finite_verb

_ANNOUNCING: Final = frozenset({"between", "away", "near", "dir", "dirdef", "land", "head", "homeland"})
_GOVERNS: Final = ("near", "in", "on", "from", "to")
_GRAMMAR: Final = ("head", "near", "in", "on", "from", "to", "between", "joining", "away", "unit", "says")
_JOINERS: Final = frozenset({"-", "–", "/"})
_BETWEEN_ITEMS: Final = frozenset({"و", "،", ","})
_LIST_GAP: Final = 4
_ENOUGH: Final = 5  # tokens a nested expression may go down
_INDEFINITE: Final = ("يه", "ين", "ها", "هم")  # endings of adjectives and possessives, seldom of names without ال
_DESCRIBED: Final = frozenset({"site", "camp", "neighbourhood", "base"})  # heads that an adjective follows as often
_WIDER: Final = frozenset({"countryside", "governorate", "province", "district"})  # بلدات ريف إدلب: the countryside
_DUAL: Final = frozenset({"مدن", "بلدات", "قري", "احياء", "مخيمات", "محافظات", "مناطق", "مديريات", "ولايات", "نواحي"})


def _both(whole: Found, inner: Found) -> Found:
    """The bearers of a name with its head noun (محافظة صعدة) and of the name alone: the head noun chooses."""
    rows = dict(zip(whole.places, whole.guards, strict=True))
    for place, guard in zip(inner.places, inner.guards, strict=True):
        rows[place] = min(guard, rows.get(place, guard))
    places = tuple(sorted(rows, key=lambda place: (-place.rank, place.id)))
    guards = tuple(rows[place] for place in places)
    return replace(inner, places=places, guards=guards, guard=min(guards))


class UnitReader(SideReader):
    """Reads units out of one text's tokens."""

    def all(self) -> list[Unit]:
        """Every unit of the text, in order, none overlapping."""
        found: list[Unit] = []
        index = 0
        tokens, look, readings = self._tokens, self._look, self._gazetteer.readings
        while index < self._total:
            token = tokens[index]
            unit = None
            if token.kind == "word" and (look(token.form) is not None or readings(token.form)):
                unit = self.read(index)
            elif self.role(index + 1, "unit") is not None or token.kind == "number":
                unit = self._measured(index)
            if unit is None and found and found[-1].several and found[-1].last == index:
                unit = self._carried(index, found[-1])
            if unit is None:
                index += 1
                continue
            if found and self._goes_on(found[-1], unit):
                unit = replace(unit, head=found[-1].head, firm=found[-1].firm, several=True)
            while found and found[-1].last > unit.first:
                found.pop()  # (الطريق الواصلة) بين reaches back
            found.append(self._governed(unit))
            index = unit.last
        return found

    def _goes_on(self, before: Unit, unit: Unit) -> bool:
        """True for a further name that a dual or plural head announces too: the second of قريتي نبل والزهراء."""
        if not before.several or unit.head or unit.found is None or unit.bearing is not None or unit.pair is not None:
            return False
        gap = [self._tokens[at].form for at in range(before.last, unit.first)]
        joined = unit.clitics == "و" or (not unit.clitics and bool({"و", "،", ","} & set(gap)))
        return joined and len(gap) <= _LIST_GAP and all(form in QUOTES or form in _BETWEEN_ITEMS for form in gap)

    def read(self, index: int, depth: int = 0) -> Unit | None:
        """The unit that begins at a token, or None."""
        if index >= self._total or depth > _ENOUGH or self._taken(index):
            return None
        word = self.word(index)
        if word is None:
            return self._name(index, depth)
        own = self._name(index, depth)
        if own is not None and own.last > index + 1 and own.found is not None and own.found.guard == 0:
            rival = self._composed(index, word, depth)
            return own if rival is None or rival.last <= own.last else rival
        return self._composed(index, word, depth) or own

    def _composed(self, index: int, word: Word, depth: int) -> Unit | None:
        """A unit whose first word is a head noun, a direction or another word that announces a place."""
        if _ANNOUNCING.isdisjoint(word.roles):
            return None
        for role, reader in (
            ("between", self._between),
            ("away", self._away),
            ("near", self._near),
            ("dir", self._direction),
            ("dirdef", self._definite),
            ("land", self._definite),
            ("head", self._head),
            ("homeland", self._homeland),
        ):
            if word.get(role) is not None:
                unit = reader(index, word, depth)
                if unit is not None:
                    return unit
        return None

    def _governed(self, unit: Unit) -> Unit:
        """The unit with the preposition that governs it: its own proclitic, else the word before it."""
        if unit.governor != "bare":
            return unit
        if "ب" in unit.clitics:
            return replace(unit, governor="in")
        if "ل" in unit.clitics:
            return replace(unit, governor="of")
        before = unit.first - 1
        while before >= 0 and self._tokens[before].form in QUOTES:
            before -= 1
        if before >= 0 and self._tokens[before].form == "ب":
            return replace(unit, governor="in")
        word = self.word(before)
        if word is not None:
            for role in _GOVERNS:
                value = word.get(role)
                if value is not None:
                    return replace(unit, governor="of" if value == "of" and "ل" in unit.clitics else role)
        return unit

    def _name(self, index: int, depth: int = 0) -> Unit | None:
        """A bare name of the gazetteer."""
        found = self._match(index)
        if found is None or self._function(index, found) or (not depth and self._doubtful(index, found)):
            return None
        headed = found.last > index + 1 and self.role(index, "head") is not None and not self._taken(index)
        taken = next((at for at in range(found.first, found.last) if self._taken(at)), None)
        if taken is not None and not headed:
            found = self._match(index, taken) if taken > index else None
            if found is None:
                return None
        unit = Unit(index, found.last, found.start, found.end, found=found, clitics=found.clitics)
        return self._adjectives(unit)

    def _function(self, index: int, found: Found) -> bool:
        """True for a village of an imported list that is called like a word of grammar (الواقعة, مركز, محيط)."""
        word = self.word(index) if found.last == index + 1 else None
        if word is None or any(place.listed for place in found.places):
            return False
        stopped = word.get("stop") is not None and not self._tokens[index].form.startswith("ال")
        return stopped or any(word.get(role) is not None for role in _GRAMMAR)

    def _doubtful(self, index: int, found: Found) -> bool:
        """True for an everyday word that an imported list has a hamlet of, with no head noun to tell of it."""
        alone = found.last == index + 1 and found.guard >= HEADED and not any(place.listed for place in found.places)
        return alone and is_everyday(found.word)

    def _head(self, index: int, word: Word, depth: int) -> Unit | None:
        """A head noun and what it announces: a name, a nested expression, a name the gazetteer lacks."""
        kind = word.get("head") or ""
        if not word.spelt(self._source[self._begin(index, word.clitics) : self._tokens[index].end]):
            return None
        firm, kind = kind.endswith("!"), kind.rstrip("!")
        own = self._match(index)
        if kind == "capital":
            return self._capital(index, word)
        after = self._quoted(index + 1)
        inner = None if self._taken_name(after) else self._after_head(after, depth)
        if own is not None and own.last > index + 1 and (inner is None or own.last >= inner.last):
            whole = self._name(index, depth)
            if whole is None or inner is None or inner.found is None or own.last != inner.last or inner.head:
                return whole
            inner = replace(inner, found=_both(own, inner.found))
        if inner is None:
            inner = self._unknown(after, kind) if firm else None
            if inner is None:
                return None
        if after > index + 1 and inner.last < self._total and self._tokens[inner.last].form in QUOTES:
            inner = replace(inner, last=inner.last + 1, end=self._tokens[inner.last].end)
        if kind == "road":
            inner = self._route(inner)
        several = self._tokens[index].form.endswith("تي") or self._strip(index, word) in _DUAL
        unit = self._whole(inner, index, word)
        nested = inner.head if inner.head and (inner.found is None or inner.head in _WIDER) else None
        return self._adjectives(replace(unit, head=nested or kind, firm=firm, several=several, governor="bare"))

    def _route(self, one: Unit) -> Unit:
        """A road named by its two ends: طريق دمشق - حلب."""
        at = one.last
        joined = at < self._total and self._tokens[at].form in _JOINERS
        two = self._name(at + joined) if one.found is not None and at + joined < self._total else None
        sure = joined or (two is not None and two.found is not None and one.found is not None and two.found.guard == 0)
        if two is None or two.clitics or not sure:
            return one
        return replace(one, last=two.last, end=two.end, found=None, pair=(one, two), near=True)

    def _strip(self, index: int, word: Word) -> str:
        return self._tokens[index].form[len(word.clitics) :]

    def _taken_name(self, index: int) -> bool:
        return index < self._total and self._taken(index)

    def _after_head(self, index: int, depth: int) -> Unit | None:
        """What a head noun announces: nothing with a proclitic of its own."""
        unit = self.read(index, depth + 1)
        if unit is None or unit.clitics or unit.anchor == "capital":
            return None
        if unit.near or unit.pair is not None or unit.away_km is not None:
            return unit if unit.pair is not None else None
        return unit

    def _unknown(self, index: int, head: str) -> Unit | None:
        """A name the gazetteer lacks, one word or a compound."""
        if not self._nameable(index, head):
            return None
        last = index + 1
        while self.role(last - 1, "starter") is not None and self._nameable(last) and last - index < 3:
            last += 1
        if (
            self.role(last - 1, "starter") is not None
            and last - index == 1
            and not self._tokens[index].form.startswith("ال")
        ):
            return None
        tokens = self._tokens
        return Unit(index, last, tokens[index].start, tokens[last - 1].end, unknown=(index, last))

    def _nameable(self, index: int, head: str = "") -> bool:
        """True for a word that can be a name: no word known for something else, no verb, no adjective."""
        if index >= self._total or self._tokens[index].kind != "word" or self._taken(index):
            return False
        form = self._tokens[index].form
        if len(form) < 2 or form[0] < "ء":
            return False
        word = self.word(index)
        if word is not None:
            return word.get("starter") is not None and not word.clitics
        if not form.startswith("ال"):
            endings = (*_INDEFINITE, "ي") if head in _DESCRIBED else _INDEFINITE
            if len(form) > 3 and form.endswith(endings):
                return False
        return not is_finite_verb(form)

    def _carried(self, index: int, before: Unit) -> Unit | None:
        """A further name after a dual or plural head: the second town of "the towns of X and Y"."""
        if index >= self._total:
            return None
        form = self._tokens[index].form
        if not before.several or not before.firm or not form.startswith("و") or len(form) < 4:
            return None
        if self.word(index) is not None or self._taken(index) or is_finite_verb(form) or is_finite_verb(form[1:]):
            return None
        token = self._tokens[index]
        start = self._begin(index, "و")
        return Unit(
            index,
            index + 1,
            start,
            token.end,
            head=before.head,
            firm=True,
            several=True,
            unknown=(index, index + 1),
            clitics="و",
        )

    def _capital(self, index: int, word: Word) -> Unit | None:
        """The capital: its name, or whose it is, or alone."""
        at = index + 1
        nation = self.role(at, "nation")
        if nation is not None:
            at += 1
        found = self._match(self._quoted(at)) if at < self._total else None
        if found is not None and not found.clitics and any(p.kind in {"city", "governorate"} for p in found.places):
            unit = Unit(index, found.last, 0, found.end, found=found, head="town", nation=nation)
            return self._whole(unit, index, word)
        if self._strip(index, word) != "العاصمه":
            return None
        unit = Unit(index, at, 0, self._tokens[at - 1].end, anchor="capital", nation=nation)
        return self._whole(unit, index, word)

    def _homeland(self, index: int, word: Word, _depth: int) -> Unit | None:
        unit = Unit(index, index + 1, 0, self._tokens[index].end, anchor="homeland")
        return self._whole(unit, index, word)
