"""Reading where something lies from a named place: directions, distances, beside, between two."""

from abc import abstractmethod
from dataclasses import replace
from typing import Final

from tawthiq.gazetteer.rows import HEADED
from tawthiq.gazetteer.unit import Unit, WordReader
from tawthiq.gazetteer.words import Word
from tawthiq.lang.ar.numbers import read_number

_DASHES: Final = ("-", "–")
_ABOUT: Final = frozenset({"الي", "من", "عن", "فقط", "تقريبا"})
_FROM: Final = frozenset({"من", "عن"})
_FEW: Final = frozenset({"عده", "بضعه", "بضع"})
_FEW_KM: Final = 5.0
_SQUARE: Final = frozenset({"مربع", "مربعا", "مربعه"})
_METRES: Final = frozenset({"متر", "مترا", "مترات"})
_ASIDE: Final = 7  # tokens of a parenthesis after a distance
_FARTHEST_KM: Final = 600.0


class SideReader(WordReader):
    """Reads directions, distances and the like around what :meth:`read` finds."""

    @abstractmethod
    def read(self, index: int, depth: int = 0) -> Unit | None:
        """Read the unit that begins at a token, or None."""

    @abstractmethod
    def _carried(self, index: int, before: Unit) -> Unit | None:
        """Read a further name after a dual or plural head."""

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

    def _definite(self, index: int, word: Word, depth: int) -> Unit | None:
        """The north of a nationality's country (الشمال السوري), its land, or what lies to the north of a place."""
        compass, after = self._compass(index) if word.get("dirdef") is not None else (None, index)
        if compass is not None and self.form(after) == "من":
            return self._side_of(index, word, compass, depth, after + 1)
        nation = self.role(index + 1, "nation")
        other = self.word(index + 1)
        if nation is None or other is None or other.clitics or not self._tokens[index + 1].form.startswith("ال"):
            return None
        value = word.get("dirdef")
        feminine = self.form(index).endswith("ه")
        if value is not None and feminine != self.form(index + 1).endswith("ه"):
            return None  # (أنباء) الشرق الأوسط المصرية
        unit = Unit(index, index + 2, 0, self._tokens[index + 1].end, nation=nation, anchor="land")
        return self._whole(replace(unit, bearing=float(value) if value else None), index, word)

    def _side_of(self, index: int, word: Word, bearing: float, depth: int, at: int) -> Unit | None:
        """To the west of a place: (إلى) الغرب من بلدة."""
        inner = self.read(self._quoted(at), depth + 1)
        if inner is None or inner.clitics or inner.bearing is not None or inner.unknown or bearing < 0:
            return None
        return self._whole(replace(inner, bearing=bearing, governor="in"), index, word)

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
        for at in range(index + 1, min(index + 5, self._total)):
            distance = self._distance(at)
            if distance is not None:
                return self._kilometres(distance, index, depth)
        return None

    def _distance(self, at: int) -> tuple[float, int] | None:
        """Kilometres at a token, and the token after them: a figure or a number word with its unit, or a few."""
        if at >= self._total:
            return None
        amount, after = None, at + 1
        if self._tokens[at].kind == "number":
            amount = _amount(self._tokens[at].form)
        elif self._tokens[at].form in _FEW:
            amount = _FEW_KM
        else:
            words = read_number(self._tokens, at)
            amount, after = (float(words[0]), words[1]) if words is not None else (None, at)
        unit = self.role(after, "unit")
        if unit is None:
            return None
        if amount is None:
            amount = 2.0 if self._tokens[after].form.endswith("ين") else 1.0
        after += self.form(after + 1) in _METRES  # كيلو مترا
        return (amount * float(unit), after + 1) if self.form(after + 1) not in _SQUARE else None

    def _past(self, at: int, words: frozenset[str]) -> int:
        """The first token from ``at`` on that is none of some words; a parenthesis (the same in miles) passed over."""
        while self.form(at) in words or self.form(at) == "(":
            if self.form(at) == "(":
                close = next((end for end in range(at + 1, at + _ASIDE) if self.form(end) == ")"), None)
                if close is None or all(self.role(within, "unit") is None for within in range(at + 1, close)):
                    return at
                at = close
            at += 1
        return at

    def _compass(self, at: int) -> tuple[float | None, int]:
        """The direction at a token (جنوب شرق, الجنوب الشرقي), if any, and the token after it."""
        found = self._bearing(at)
        if found is not None:
            return found
        one, two = self.role(at, "dirdef"), self.role(at + 1, "dirdef")
        if one is None:
            return None, at
        if two is None or float(one) < 0 or float(two) < 0:
            return float(one), at + 1
        return _mean(float(one), float(two)), at + 2

    def _kilometres(self, distance: tuple[float, int], index: int, depth: int) -> Unit | None:
        """What lies so many kilometres from a place."""
        away, at = distance
        bearing, at = self._compass(self._past(at, _ABOUT))
        inner = self.read(self._quoted(self._past(at, _FROM)), depth + 1)
        if inner is None or away > _FARTHEST_KM or inner.unknown or inner.away_km is not None:
            return None
        if inner.head is None and inner.found is not None and inner.found.guard >= HEADED:
            return None
        start = self._tokens[index].start
        return replace(
            inner, first=index, start=start, away_km=away, bearing=bearing, near=True, governor="near", clitics=""
        )

    def _measured(self, at: int) -> Unit | None:
        """A distance with a direction that no word announces: (تقع) 30 كيلومترا غربي بلدة."""
        distance = self._distance(at)
        if distance is None:
            return None
        bearing, _ = self._compass(self._past(distance[1], _ABOUT))
        return self._kilometres(distance, at, 0) if bearing is not None and bearing >= 0 else None

    def _between(self, index: int, word: Word, depth: int) -> Unit | None:
        """Between two places, with the road that joins them where it is named."""
        one = self.read(self._quoted(index + 1), depth + 1)
        if one is None or one.clitics or one.pair is not None:
            return None
        at = one.last
        if at < self._total and self._tokens[at].form in {"و", "وبين", *_DASHES}:
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
        return unit if last == unit.last else replace(unit, last=last, nation=nation, part=part, end=end)


def _mean(one: float, two: float) -> float:
    """The bearing between two (north and west: 315)."""
    if {one, two} == {0.0, 270.0}:
        return 315.0
    return (one + two) / 2


def _amount(text: str) -> float:
    """A number as printed, in kilometres or miles; commas part thousands only where three digits follow."""
    plain = text.replace(",", ".") if len(text.rsplit(",", maxsplit=1)[-1]) != 3 else text.replace(",", "")
    try:
        return float(plain)
    except ValueError:
        return 1e9
