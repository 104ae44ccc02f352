"""Which countries a text is about, by what it names plainly: the context that tells namesakes apart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from tawthiq.gazetteer.index import Place
from tawthiq.gazetteer.shape import km_between
from tawthiq.gazetteer.unit import Unit

_COUNTRY: Final = 3.0
_DIVISION: Final = 2.0
_NATION: Final = 1.0
_TOWN: Final = 1.0
_ACTOR: Final = 0.5
_LOCAL: Final = 0.4  # how much of the share the sentence has, the text having the rest
_AT_HOME: Final = 0.3  # share of a country that the text is about
_SMALLER: Final = 1.0  # ranks between a city and a namesake that is hardly meant beside it
_SURE: Final = 4.0  # rank from which a town of one bearer speaks for its country


@dataclass(frozen=True, slots=True)
class Vote:
    """A word at a token that speaks for a country; ``place`` is the town or division it names, if any."""

    token: int
    country: str
    weight: float
    place: Place | None = None
    word: str = ""


class Context:
    """The countries of a text, and of any stretch of its tokens; ``home`` is the country of the outlet, if known."""

    def __init__(self, votes: Iterable[Vote], home: str | None = None) -> None:
        self.home = home
        self._votes = sorted(votes, key=lambda vote: vote.token)
        self._total = _sums(self._votes)
        self._anchors = [(vote.token, vote.word, vote.place) for vote in self._votes if vote.place is not None]

    def anchor(self, token: int, word: str, place: Place) -> None:
        """Add a place that the text names, in a way that leaves little doubt which."""
        if place.kind == "city" or self.weight(place.country) >= _AT_HOME:
            self._anchors.append((token, word, place))

    def nearest(self, place: Place, word: str, first: int = 0, last: int | None = None) -> float | None:
        """Kilometres from the edge of the nearest place that the text names plainly by another name; None: none.

        ``first`` and ``last`` are the tokens between which it is named.
        """
        gaps = [
            km_between(place.lat, place.lon, other.lat, other.lon) - other.radius_km
            for token, name, other in self._anchors
            if name != word and other.country == place.country and first <= token < (last or token + 1)
        ]
        return min(gaps, default=None)

    @property
    def main(self) -> str | None:
        """The country most spoken of, or None."""
        return max(self._total, key=lambda key: (self._total[key], key)) if self._total else None

    @property
    def empty(self) -> bool:
        """True for a text that names no country plainly."""
        return not self._total

    def weight(self, country: str) -> float:
        """How much of the whole text speaks for a country, 0 to 1."""
        total = sum(self._total.values())
        return self._total.get(country, 0.0) / total if total else 0.0

    def told(self, country: str, word: str) -> bool:
        """True where the text speaks of a country by another name than one; also where it speaks of none."""
        others = [vote.country for vote in self._votes if vote.word != word or not word]
        return country in others or not others

    def share(self, country: str, first: int, last: int) -> float:
        """How much speaks for a country, 0 to 1: in the text, and in tokens ``first`` to ``last``."""
        near = _sums(vote for vote in self._votes if first <= vote.token < last)
        total = sum(near.values())
        if not total:
            return self.weight(country)
        return (1 - _LOCAL) * self.weight(country) + _LOCAL * near.get(country, 0.0) / total

    def before(self, token: int) -> str | None:
        """The country last spoken of before a token among those that matter in the text, else the main one."""
        for vote in reversed(self._votes):
            if vote.token < token and self.weight(vote.country) >= 0.3:
                return vote.country
        return self.main


def _sums(votes: Iterable[Vote]) -> dict[str, float]:
    total: dict[str, float] = {}
    for vote in votes:
        total[vote.country] = total.get(vote.country, 0.0) + vote.weight
    return total


def votes_of(units: Sequence[Unit]) -> list[Vote]:
    """The votes of names that mean one country wherever they stand."""
    found = []
    for unit in units:
        for part in unit.pair or (unit,):
            if part.found is not None and part.found.guard == 0:
                vote = _vote(part.found.first, part.found.places, part.found.word)
                if vote is not None:
                    found.append(vote)
    return found


def anchors_of(units: Sequence[Unit]) -> list[tuple[int, str, Place]]:
    """Tokens, words and places of names that are read as a place here, and that one listed place alone bears.

    A city that by far surpasses its namesakes counts as the only one: مدينة الرقة.
    """
    found = []
    for unit in units:
        if unit.found is not None and (unit.head is not None or not unit.found.guard):
            place = unit.found.places[0]
            alone = len(unit.found.places) == 1 and place.listed
            if (alone and place.kind != "country") or _surpasses(place, unit.found.places):
                found.append((unit.found.first, unit.found.word, place))
    return found


def _surpasses(best: Place, places: Sequence[Place]) -> bool:
    """True for a city whose namesakes abroad are all much smaller."""
    return best.kind == "city" and all(
        place.country == best.country or place.rank <= best.rank - _SMALLER for place in places[1:]
    )


def _vote(token: int, places: tuple[Place, ...], word: str) -> Vote | None:
    best = places[0]
    if best.kind == "country":
        return Vote(token, best.country, _COUNTRY)
    if any(place.country != best.country and place.rank > best.rank - 2 for place in places):
        return None
    if best.kind in {"governorate", "region", "zone"} or best.capital:
        return Vote(token, best.country, _DIVISION, best, word)
    return Vote(token, best.country, _TOWN, best, word) if best.rank >= _SURE else None


def parties(tokens_and_codes: Iterable[tuple[int, str]]) -> list[Vote]:
    """The votes of the actors that a text names, for the countries that they are of."""
    return [Vote(token, code, _ACTOR) for token, code in tokens_and_codes]


def nations(tokens_and_codes: Iterable[tuple[int, str]]) -> list[Vote]:
    """The votes of adjectives of nationality."""
    return [Vote(token, code, _NATION) for token, code in tokens_and_codes]
