"""What a report is about, as far as names that depend on it need to know: which countries, and on which day."""

import datetime as dt
from collections import Counter
from typing import Any, Final

from tawthiq.actors.directory import Directory
from tawthiq.rules.lexicon import Hits

_WEIGHTS: Final = {"states": 2, "nationalities": 1, "actors": 2}
_MARGINAL: Final = 5  # a country with less than this part of the weight of the first is only mentioned
_LEAST: Final = 2  # weight of a country that a report can be about: one adjective alone is not enough
_CLEAR: Final = 2  # how many times the weight of the next country, for a report to be about one


class Scene:
    """The countries of a report by how much of it speaks of them, and its day of publication."""

    def __init__(self, hits: Hits, day: dt.date | None, actors: Directory) -> None:
        self._hits = hits
        self._actors = actors
        self._weights: Counter[str] | None = None
        self.day = day

    @property
    def weights(self) -> Counter[str]:
        """How often each country is spoken of; counted when first asked for."""
        if self._weights is None:
            self._weights = Counter()
            for name, weight in _WEIGHTS.items():
                for hit in self._hits.of(name):
                    country = hit.entry.data.get("country")
                    if country:
                        self._weights[country] += weight
        return self._weights

    def choose(self, data: dict[str, Any]) -> str | None:
        """The actor that an entry gives for the country most spoken of, or its default; None where it gives none."""
        return self._of_country(data.get("resolve", {})) or data.get("default")

    def _of_country(self, by_country: dict[str, Any]) -> str | None:
        ranked = sorted(by_country, key=lambda country: -self.weights[country])
        best = ranked[0] if ranked else None
        if best is None or self.weights[best] * _MARGINAL <= max(self.weights.values(), default=0):
            return None
        listed = by_country[best]
        for actor_id in listed if isinstance(listed, list) else [listed]:
            actor = self._actors.get(str(actor_id))
            if actor is None or actor.existed(self.day):
                return str(actor_id)
        return None

    def country(self) -> str | None:
        """The one country that the report is about; None where none stands out, or it is only named in passing."""
        top = self.weights.most_common(2)
        if not top or top[0][1] < _LEAST or (len(top) == 2 and top[0][1] < _CLEAR * top[1][1]):
            return None
        return top[0][0]
