"""Reading where something lies from a named place: directions, distances, beside, between two."""

from abc import abstractmethod
from dataclasses import replace
from typing import Final

from tawthiq.gazetteer.unit import Unit, WordReader
from tawthiq.gazetteer.words import Word

_DASHES: Final = ("-", "–")


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
        compass = word.get("dirdef")
        if compass is not None and index + 1 < self._total and self._tokens[index + 1].form == "من":
            return self._side_of(index, word, float(compass), depth)
        nation = self.role(index + 1, "nation")
        other = self.word(index + 1)
        if nation is None or other is None or other.clitics or not self._tokens[index + 1].form.startswith("ال"):
            return None
        value = word.get("dirdef")
        unit = Unit(index, index + 2, 0, self._tokens[index + 1].end, nation=nation, anchor="land")
        return self._whole(replace(unit, bearing=float(value) if value else None), index, word)

    def _side_of(self, index: int, word: Word, bearing: float, depth: int) -> Unit | None:
        """To the west of a place: (إلى) الغرب من بلدة."""
        inner = self.read(self._quoted(index + 2), depth + 1)
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
        return replace(
            inner, first=index, start=start, away_km=away, bearing=bearing, near=True, governor="near", clitics=""
        )

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
        return replace(unit, last=last, nation=nation, part=part, end=end)


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
