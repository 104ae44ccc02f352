"""What a place is before it is compiled: its names, kind, point or outline, enclosures, and whose data it is."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

ANYWHERE: Final = 0  # the guard of a name that means the place wherever it stands
LOCATED: Final = 1  # of one that wants a context that locates
HEADED: Final = 2  # of one that wants a head noun or an enclosure
NEVER: Final = 3  # of a word that is not read as a place at all
SHORT: Final = 4  # of a name short of its "upper" or "lower": it wants an enclosure that holds the place

# Polygons of rings of (longitude, latitude) in degrees, the outer ring first: a GeoJSON MultiPolygon's coordinates.
Outline = list[list[list[tuple[float, float]]]]
Progress = Callable[[int, int | None], None]  # how many entries are read, of how many where that is known


class GazetteerError(ValueError):
    """Place data that cannot be read or does not hold together: which file and line, and what is wrong."""


@dataclass(frozen=True, slots=True)
class Name:
    """A printed name, its language (ISO 639-1) and how much company it needs to be read as the place."""

    text: str
    lang: str = "ar"
    guard: int = ANYWHERE


@dataclass(slots=True)
class Row:
    """A place on its way into the file.

    ``parents`` are identifiers or P-codes of what encloses it, the nearest administrative unit first, other areas
    (an operational zone) after it. Degrees WGS84, kilometres. ``height`` and ``width`` are half a country's extent.
    ``aliases`` are the identifiers it has in other sources (``gn:170063``, ``wd:Q41183``).
    """

    id: str
    kind: str
    names: list[Name]
    country: str
    parents: list[str] = field(default_factory=list)
    lat: float | None = None
    lon: float | None = None
    radius: float | None = None
    population: int = 0
    capital: bool = False
    height: float = 0.0
    width: float = 0.0
    by_hand: bool = False
    aliases: list[str] = field(default_factory=list)
    pcode: str | None = None
    outline: Outline | None = None
    source: str = "tawthiq"

    def named(self, lang: str) -> str | None:
        """The first name in a language, or None."""
        return next((name.text for name in self.names if name.lang == lang), None)

    @property
    def english(self) -> str:
        """The English name, else any."""
        return self.named("en") or (self.names[0].text if self.names else self.id)


@dataclass(frozen=True, slots=True)
class Source:
    """Where place data comes from, and what its licence asks for."""

    id: str
    title: str
    licence: str
    attribution: str
    url: str = ""


@dataclass(slots=True)
class Layer:
    """What one import brings: ``key`` names it (``wof:SY``), and importing the same key again replaces it.

    ``left`` counts what was left out, by reason.
    """

    key: str
    source: Source
    rows: list[Row]
    left: Counter[str] = field(default_factory=Counter)
