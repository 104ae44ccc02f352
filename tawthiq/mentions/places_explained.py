"""How place descriptions were resolved: every name with its bearers weighed, and what became of the description."""

from dataclasses import dataclass
from typing import Final

from tawthiq.gazetteer.index import Gazetteer
from tawthiq.gazetteer.locate import Choice
from tawthiq.lang.ar.language import Arabic
from tawthiq.mentions import places
from tawthiq.model.mention import PlaceMention
from tawthiq.model.report import Report
from tawthiq.text.prepare import prepare

_MOST: Final = 8  # bearers shown of a name


@dataclass(frozen=True, slots=True)
class Explained:
    """A text's places and the choices behind them, in order of the text."""

    text: str
    mentions: list[PlaceMention]
    choices: list[Choice]

    def to_dict(self) -> dict[str, object]:
        """The JSON form."""
        return {
            "text": self.text,
            "places": [{"text": self.text[m.start : m.end], "rule": m.rule, **m.place} for m in self.mentions],
            "names": [self._choice(choice) for choice in self.choices],
        }

    def _choice(self, choice: Choice) -> dict[str, object]:
        unit = choice.unit
        return {
            "text": self.text[unit.start : unit.end],
            "head": unit.head,
            "chosen": choice.place.id if choice.place else None,
            "bearers": len(unit.found.places) if unit.found else 0,
            "candidates": [
                {
                    "gazetteer_id": row.place.id,
                    "name": row.place.name,
                    "name_en": row.place.name_en,
                    "kind": row.place.kind,
                    "country": row.place.country,
                    "admin1": row.place.admin1,
                    "score": round(row.score, 2),
                    "reasons": [[text, round(worth, 2)] for text, worth in row.reasons],
                }
                for row in choice.candidates[:_MOST]
            ],
        }


def explain(text: str, language: Arabic, gazetteer: Gazetteer) -> Explained:
    """The places of a text with the choices that led to them. A name weighed twice is shown as last weighed."""
    trace: list[Choice] = []
    mentions = places.find(prepare(Report(id="", text=text), language), gazetteer, trace=trace)
    last = {(choice.unit.start, choice.unit.end): choice for choice in trace}
    told = [last[key] for key in sorted(last)]
    return Explained(text, mentions, [choice for choice in told if choice.candidates])
