"""Reading the parts of a place expression: a head noun, a name, a direction, a distance, what governs them.

Nothing is resolved here: a :class:`Unit` says what the words are, and :mod:`tawthiq.gazetteer.locate` which place.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from tawthiq.gazetteer.index import Found, Gazetteer
from tawthiq.gazetteer.words import Word
from tawthiq.text.tokens import Token

_QUOTES: Final = frozenset("\"'“”«»{}[]")
_GOVERNS: Final = ("near", "in", "on", "from", "to")
_INSIDE: Final = frozenset("بف")
_JOINERS: Final = frozenset({"-", "–", "/"})
_ENOUGH: Final = 5  # tokens a nested expression may go down
_DUAL: Final = frozenset({"مدن", "بلدات", "قري", "احياء", "مخيمات", "محافظات", "مناطق", "مديريات", "ولايات", "نواحي"})


@dataclass(frozen=True, slots=True)
class Unit:
    """One place expression: tokens ``first`` to ``last`` (exclusive), what is printed of it from ``start`` to ``end``.

    ``head`` is the kind its noun announces and ``firm`` whether that noun makes a place of any name after it;
    ``found`` the gazetteer's name and ``unknown`` the tokens of a name it lacks; ``bearing`` in degrees (-1 the middle)
    and ``away_km`` place it from the named place, ``part`` within it; ``pair`` are the two it lies between;
    ``anchor`` is ``homeland`` for "the country" and ``capital`` for "the capital"; ``nation`` the nationality given.
    """

    first: int
    last: int
    start: int
    end: int
    governor: str = "bare"
    head: str | None = None
    firm: bool = False
    several: bool = False
    found: Found | None = None
    unknown: tuple[int, int] | None = None
    bearing: float | None = None
    away_km: float | None = None
    part: float | None = None
    near: bool = False
    pair: tuple["Unit", "Unit"] | None = None
    anchor: str | None = None
    nation: str | None = None
    clitics: str = ""


class UnitReader:
    """Reads units out of one text's tokens. ``taken`` says which tokens are known to be something else."""

    def __init__(self, tokens: Sequence[Token], gazetteer: Gazetteer, taken: Callable[[int], bool]) -> None:
        self._tokens = tokens
        self._gazetteer = gazetteer
        self._taken = taken
        self._look = gazetteer.words.look
        self._total = len(tokens)

    def word(self, index: int) -> Word | None:
        """What the token at ``index`` does for a place, or None."""
        if 0 <= index < self._total and self._tokens[index].kind == "word":
            return self._look(self._tokens[index].form)
        return None

    def role(self, index: int, role: str) -> str | None:
        """The value of a token in a role, or None."""
        word = self.word(index)
        return word.get(role) if word is not None else None

    def all(self) -> list[Unit]:
        """Every unit of the text, in order, none overlapping."""
        found: list[Unit] = []
        index = 0
        tokens, look, readings = self._tokens, self._look, self._gazetteer.readings
        while index < self._total:
            token = tokens[index]
            if token.kind != "word" or (look(token.form) is None and not readings(token.form)):
                index += 1
                continue
            unit = self.read(index)
            if unit is None and found:
                unit = self._carried(index, found[-1])
            if unit is None:
                index += 1
                continue
            found.append(self._governed(unit))
            index = unit.last
        return found

    def read(self, index: int, depth: int = 0) -> Unit | None:
        """The unit that begins at a token, or None."""
        if index >= self._total or depth > _ENOUGH or self._taken(index):
            return None
        word = self.word(index)
        if word is None:
            return self._name(index)
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
        return self._name(index)

    # -- what stands where ---------------------------------------------------------------------------------------

    def _quoted(self, index: int) -> int:
        """The next token, quotation marks passed over."""
        while index < self._total and self._tokens[index].form in _QUOTES:
            index += 1
        return index

    def _begin(self, index: int, clitics: str) -> int:
        token = self._tokens[index]
        return token.start + (len(clitics) if token.end - token.start == len(token.form) else 0)

    def _whole(self, unit: Unit, index: int, word: Word | None) -> Unit:
        """The unit widened to begin at ``index``."""
        clitics = word.clitics if word else ""
        return replace(unit, first=index, start=self._begin(index, clitics), clitics=clitics)

    def _governed(self, unit: Unit) -> Unit:
        """The unit with the preposition that governs it: its own proclitic, else the word before it."""
        if unit.governor != "bare":
            return unit
        if "ب" in unit.clitics:
            return replace(unit, governor="in")
        if "ل" in unit.clitics:
            return replace(unit, governor="of")
        before = unit.first - 1
        while before >= 0 and self._tokens[before].form in _QUOTES:
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

    # -- the kinds of unit ---------------------------------------------------------------------------------------

    def _name(self, index: int) -> Unit | None:
        """A bare name of the gazetteer."""
        found = self._gazetteer.match(self._tokens, index)
        if found is None or any(self._taken(at) for at in range(found.first, found.last)):
            return None
        unit = Unit(index, found.last, found.start, found.end, found=found, clitics=found.clitics)
        return self._adjectives(unit)

    def _head(self, index: int, word: Word, depth: int) -> Unit | None:
        """A head noun and what it announces: a name, a nested expression, a name the gazetteer lacks."""
        kind = word.get("head") or ""
        firm, kind = kind.endswith("!"), kind.rstrip("!")
        own = self._gazetteer.match(self._tokens, index)
        if kind == "capital":
            return self._capital(index, word)
        after = self._quoted(index + 1)
        inner = None if self._taken_name(after) else self._after_head(after, depth)
        if own is not None and own.last > index + 1 and (inner is None or own.last >= inner.last):
            return self._name(index)
        if inner is None:
            inner = self._unknown(after) if firm else None
            if inner is None:
                return None
        if kind == "road":
            inner = self._route(inner)
        several = self._tokens[index].form.endswith("تي") or self._strip(index, word) in _DUAL
        unit = self._whole(inner, index, word)
        nested = inner.head if inner.head and inner.found is None else None
        return self._adjectives(replace(unit, head=nested or kind, firm=firm, several=several, governor="bare"))

    def _route(self, one: Unit) -> Unit:
        """A road named by its two ends: طريق دمشق - حلب."""
        at = one.last
        joined = at < self._total and self._tokens[at].form in _JOINERS
        two = self._name(at + joined) if one.found is not None and at + joined < self._total else None
        if two is None or two.clitics:
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

    def _unknown(self, index: int) -> Unit | None:
        """A name the gazetteer lacks, one word or a compound."""
        if not self._nameable(index):
            return None
        last = index + 1
        while self.role(last - 1, "starter") is not None and self._nameable(last) and last - index < 3:
            last += 1
        if self.role(last - 1, "starter") is not None and last - index == 1 and not self._tokens[index].form.startswith("ال"):
            return None
        tokens = self._tokens
        unit = Unit(index, last, tokens[index].start, tokens[last - 1].end, unknown=(index, last))
        closing = last < self._total and tokens[last].form in _QUOTES and tokens[index - 1].form in _QUOTES
        return replace(unit, last=last + 1) if closing else unit

    def _nameable(self, index: int) -> bool:
        if index >= self._total or self._tokens[index].kind != "word" or self._taken(index):
            return False
        form = self._tokens[index].form
        if len(form) < 2 or form[0] < "ء":
            return False
        word = self.word(index)
        if word is None:
            return not (form.endswith(("يه", "ين", "ها", "هم", "تها")) and not form.startswith("ال") and len(form) > 5)
        return word.get("starter") is not None and not word.clitics

    def _carried(self, index: int, before: Unit) -> Unit | None:
        """A further name after a dual or plural head: the second town of "the towns of X and Y"."""
        if not before.several or before.last != index or not before.firm:
            return None
        form = self._tokens[index].form
        if not form.startswith("و") or len(form) < 4 or self.word(index) is not None:
            return None
        token = self._tokens[index]
        start = self._begin(index, "و")
        return Unit(index, index + 1, start, token.end, head=before.head, firm=True, several=True, unknown=(index, index + 1), clitics="و")

    def _capital(self, index: int, word: Word) -> Unit | None:
        """The capital: its name, or whose it is, or alone."""
        at = index + 1
        nation = self.role(at, "nation")
        if nation is not None:
            at += 1
        found = self._gazetteer.match(self._tokens, self._quoted(at)) if at < self._total else None
        if found is not None and not found.clitics and any(p.kind == "city" or p.kind == "governorate" for p in found.places):
            unit = Unit(index, found.last, 0, found.end, found=found, head="town", nation=nation)
            return self._whole(unit, index, word)
        if self._strip(index, word) != "العاصمه":
            return None
        unit = Unit(index, at, 0, self._tokens[at - 1].end, anchor="capital", nation=nation)
        return self._whole(unit, index, word)

    def _homeland(self, index: int, word: Word, _depth: int) -> Unit | None:
        unit = Unit(index, index + 1, 0, self._tokens[index].end, anchor="homeland")
        return self._whole(unit, index, word)

    def _bearing(self, index: int) -> tuple[float, int] | None:
        """A direction at a token, two words of it joined (north-west), and the token after it."""
        value = self.role(index, "dir")
        if value is None:
            return None
        bearing, last = float(value), index + 1
        second = self.role(last, "dir")
        word = self.word(last)
        if second is not None and word is not None and not word.clitics and bearing >= 0 and float(second) >= 0:
            bearing, last = _mean(bearing, float(second)), last + 1
        return bearing, last

    def _direction(self, index: int, word: Word, depth: int) -> Unit | None:
        """North of, or the north of, a place."""
        found = self._bearing(index)
        if found is None:
            return None
        bearing, at = found
        if at < self._total and self._tokens[at].form == "من":
            at += 1
        inner = self.read(self._quoted(at), depth + 1)
        if inner is None or (inner.clitics and inner.clitics != "ب") or inner.bearing is not None or inner.unknown:
            return None
        return self._whole(replace(inner, bearing=bearing, governor="in"), index, word)

    def _definite(self, index: int, word: Word, _depth: int) -> Unit | None:
        """The north of a nationality's country (الشمال السوري), or its land."""
        nation = self.role(index + 1, "nation")
        other = self.word(index + 1)
        if nation is None or other is None or other.clitics or not self._tokens[index + 1].form.startswith("ال"):
            return None
        value = word.get("dirdef")
        unit = Unit(index, index + 2, 0, self._tokens[index + 1].end, nation=nation, anchor="land")
        return self._whole(replace(unit, bearing=float(value) if value else None), index, word)

    def _near(self, index: int, word: Word, depth: int) -> Unit | None:
        """Beside, at the edge of, a place."""
        at = index + 1
        while at < self._total and (self._tokens[at].form in {"من", "الي"} or self.role(at, "near") is not None):
            at += 1
            if at > index + 3:
                return None
        inner = self.read(self._quoted(at), depth + 1)
        if inner is None or ("ب" in inner.clitics or "و" in inner.clitics):
            return None
        return replace(inner, first=index, near=True, governor="near", clitics=word.clitics)

    def _away(self, index: int, word: Word, depth: int) -> Unit | None:
        """So many kilometres from a place: على بعد 12 كلم جنوب حلب."""
        at = index + 1
        for _ in range(3):
            if at < self._total and self._tokens[at].kind == "number":
                break
            at += 1
        return self._kilometres(at, index, depth)

    def _kilometres(self, at: int, index: int, depth: int) -> Unit | None:
        if at + 1 >= self._total or self._tokens[at].kind != "number":
            return None
        unit = self.role(at + 1, "unit")
        if unit is None:
            return None
        away = _amount(self._tokens[at].form) * float(unit)
        at += 2
        bearing = None
        while at < self._total and self._tokens[at].form in {"الي", "من", "عن", "فقط", "تقريبا"}:
            at += 1
        compass = self.role(at, "dirdef")
        found = self._bearing(at)
        if compass is not None:
            bearing, at = float(compass), at + 1
        elif found is not None:
            bearing, at = found
        while at < self._total and self._tokens[at].form in {"من", "عن"}:
            at += 1
        inner = self.read(self._quoted(at), depth + 1)
        if inner is None or away > 300 or inner.unknown:
            return None
        start = self._tokens[index].start
        return replace(inner, first=index, start=start, away_km=away, bearing=bearing, near=True, governor="near", clitics="")

    def _between(self, index: int, word: Word, depth: int) -> Unit | None:
        """Between two places, with the road that joins them where it is named."""
        one = self.read(self._quoted(index + 1), depth + 1)
        if one is None or one.clitics or one.pair is not None:
            return None
        at = one.last
        if at < self._total and self._tokens[at].form in {"و", "وبين"}:
            at += 1
        two = self.read(self._quoted(at), depth + 1)
        if two is None and one.several:
            two = self._carried(at, one)
        if two is None or (two.clitics != "و" and at == one.last) or two.pair is not None:
            return None
        if two.head is None and one.several:
            two = replace(two, head=one.head, firm=one.firm)
        first = index
        while first > 0 and self.role(first - 1, "joining") is not None:
            first -= 1
        road = first > 0 and self.role(first - 1, "head") == "road"
        edge = first > 0 and self.role(first - 1, "near") == "edge"
        if road or edge:
            first -= 1
        start = self._begin(first, (self.word(first) or Word({}, "")).clitics)
        unit = Unit(first, two.last, start, two.end, pair=(one, two), near=True, head="road" if road else None)
        clitics = (self.word(first) or Word({}, "")).clitics
        return replace(unit, clitics=clitics, governor="near" if not road else "bare")

    def _adjectives(self, unit: Unit) -> Unit:
        """What stands right after a name: a nationality, a direction within it, words that add nothing."""
        last, nation, part, end = unit.last, unit.nation, unit.part, unit.end
        for _ in range(3):
            word = self.word(last)
            if word is None or word.clitics or not self._tokens[last].form.startswith("ال"):
                break
            compass = word.get("dirdef")
            if word.get("nation") is not None and nation is None:
                nation = word.get("nation")
            elif compass is not None:
                part = float(compass) if part is None or float(compass) < 0 else _mean(part, float(compass))
            elif word.get("skip") is None:
                break
            end = self._tokens[last].end
            last += 1
        return replace(unit, last=last, nation=nation, part=part, end=end)


def _mean(one: float, two: float) -> float:
    """The bearing between two (north and west: 315)."""
    if {one, two} == {0.0, 270.0}:
        return 315.0
    return (one + two) / 2


def _amount(text: str) -> float:
    """A number as printed, in kilometres or miles; commas part thousands only where three digits follow."""
    plain = text.replace(",", ".") if len(text.split(",")[-1]) != 3 else text.replace(",", "")
    try:
        return float(plain)
    except ValueError:
        return 1e9
