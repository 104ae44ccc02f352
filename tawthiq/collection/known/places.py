"""Places of known records: the gazetteer's entry that a row's names and point agree on, in the contract's form.

A point that somebody coded is believed before what its name could mean: a place of that name elsewhere is another one.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from tawthiq.collection.known.coded import Coded
from tawthiq.gazetteer.index import Gazetteer, Place
from tawthiq.gazetteer.search import search
from tawthiq.gazetteer.tables import distance_km
from tawthiq.lang import ar
from tawthiq.mentions.places_explained import explain

Json = dict[str, Any]
_ARABIC: Final = re.compile(r"[\u0621-\u064a]")
_MARKS: Final = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_AGREE_KM: Final = 12.0  # between a coded point and the gazetteer's of the same place
_NEAREST: Final = 0.25  # degrees within which a point is given its divisions
_RADIUS: Final = {"town": 3.0, "near": 15.0, "subdistrict": 12.0, "district": 20.0, "province": 60.0}
_DIVISIONS: Final = {"province": {"governorate", "province"}, "district": {"district"}, "subdistrict": {"subdistrict"}}
_BROAD: Final = frozenset({"region", "country"})
_SMALL: Final = "('city', 'town', 'village', 'settlement', 'neighbourhood', 'camp', 'subdistrict')"


@dataclass(frozen=True, slots=True)
class _Key:
    names: tuple[str, ...]
    country: str
    admin1: str
    point: tuple[float, float] | None
    precision: str


class Places:
    """Finds places; ``home`` is the country that a row means which names none."""

    def __init__(self, language: ar.Arabic, gazetteer: Gazetteer, home: str = "") -> None:
        self._language = language
        self._gazetteer = gazetteer
        self._home = home
        self._known: dict[_Key, Json | None] = {}

    def place(self, coded: Coded) -> Json | None:
        """The place of a row in the contract's form, None where it tells none that is known."""
        at = (coded.lat, coded.lon) if coded.lat is not None and coded.lon is not None else None
        names = tuple(name for name in (_MARKS.sub("", one).strip() for one in coded.places) if name)
        key = _Key(names, self.country(coded.country) or self._home, coded.admin1, at, coded.precision)
        if key not in self._known:
            self._known[key] = self._placed(key)
        return self._known[key]

    def country(self, told: str) -> str:
        """The code of a country by its name or code, "" for none."""
        if len(told) == 2 and told.isascii():
            return told.upper()
        hits = search(self._gazetteer, told, kind="country", limit=1) if told else []
        return hits[0].place.country if hits and hits[0].how == "name" else ""

    def _placed(self, key: _Key) -> Json | None:
        if key.precision in _DIVISIONS or key.precision in _BROAD:
            division = self._division(key)
            return _form(division, key.precision) if division else self._pointed(key, None)
        found = self._named(key)
        if key.point is None:
            return found
        return self._pointed(key, found if found and _agrees(found, key.point) else None)

    def _named(self, key: _Key) -> Json | None:
        """What the first name tells that the gazetteer knows."""
        for name in key.names:
            found = self._arabic(key, name) if _ARABIC.search(name) else self._english(key, name)
            if found:
                return found
        return None

    def _arabic(self, key: _Key, name: str) -> Json | None:
        """An Arabic description, read as in a report of that country."""
        country = self._gazetteer.by_id(key.country) if key.country else None
        text = f"قصف في {name}" + (f" في {country.name}" if country else "")
        end = len("قصف في ") + len(name)
        mentions = [one for one in explain(text, self._language, self._gazetteer).mentions if one.start < end]
        found: Json | None = dict(mentions[0].place) if mentions else None
        if found is None or (found["precision"] == "country" and found["lat"] is None):
            return None
        return {**found, "name": name} if found["gazetteer_id"] is None else found

    def _english(self, key: _Key, name: str) -> Json | None:
        """An English name, the whole of it or its part before a comma, in the country and near the point."""
        admin1 = self._admin1(key)
        for form in dict.fromkeys((name, name.partition(",")[0].strip(), name.partition(" - ")[0].strip())):
            hits = search(self._gazetteer, form, country=key.country or None, limit=12) if form else []
            fits = [hit for hit in hits if hit.how != "begins" and (not admin1 or hit.place.admin1 in (None, admin1))]
            if key.point is not None:
                away = {hit.place.id: distance_km(hit.place.lat, hit.place.lon, *key.point) for hit in fits}
                near = [hit for hit in fits if away[hit.place.id] <= _AGREE_KM]
                fits = sorted(near, key=lambda hit: away[hit.place.id])
            if fits and (fits[0].how == "name" or key.point or admin1):
                return _form(fits[0].place, _precision(fits[0].place))
        return None

    def _admin1(self, key: _Key) -> str:
        found = self._search_division(key.admin1, key.country, _DIVISIONS["province"]) if key.admin1 else None
        return found.name_en if found else ""

    def _division(self, key: _Key) -> Place | None:
        """The unit that a row is placed by, where it is placed no better."""
        if key.precision in _BROAD:
            return self._gazetteer.by_id(key.country) if key.country else None
        names = (key.admin1,) if key.precision == "province" else key.names
        hits = (self._search_division(name, key.country, _DIVISIONS[key.precision]) for name in names)
        return next((hit for hit in hits if hit), None)

    def _search_division(self, name: str, country: str, kinds: set[str]) -> Place | None:
        hits = search(self._gazetteer, name, country=country or None, limit=12) if name else []
        return next((hit.place for hit in hits if hit.place.kind in kinds and hit.how != "begins"), None)

    def _pointed(self, key: _Key, named: Json | None) -> Json | None:
        """A place at a coded point, by what is called so there or else by what lies nearest."""
        if key.point is None:
            return named
        lat, lon = key.point
        if named:
            return {**named, "lat": lat, "lon": lon}
        nearest = self._nearest(lat, lon)
        precision = key.precision or "town"
        return {
            "name": key.names[0] if key.names else "",
            "name_en": None,
            "country": nearest.country if nearest else key.country or None,
            "admin1": nearest.admin1 if nearest else None,
            "admin2": nearest.admin2 if nearest else None,
            "lat": lat,
            "lon": lon,
            "radius_km": _RADIUS.get(precision, 3.0),
            "precision": precision,
            "gazetteer_id": None,
            "within": [],
        }

    def _nearest(self, lat: float, lon: float) -> Place | None:
        rows = self._gazetteer.base.execute(
            f"SELECT n, lat, lon FROM places WHERE lat BETWEEN ? AND ? AND lon BETWEEN ? AND ? AND kind IN {_SMALL}",
            (lat - _NEAREST, lat + _NEAREST, lon - _NEAREST, lon + _NEAREST),
        ).fetchall()
        best = min(rows, key=lambda row: distance_km(row[1], row[2], lat, lon), default=None)
        return self._gazetteer.at(best[0]) if best else None


def home_of(places: Places, rows: Iterable[Coded]) -> str:
    """The country that most rows lie in by their country, point or name; "" where none tells."""
    told = (places.place(row) for row in rows)
    counted = Counter(str(place["country"]) for place in told if place and place.get("country"))
    return counted.most_common(1)[0][0] if counted else ""


def _agrees(place: Json, at: Sequence[float]) -> bool:
    if place["lat"] is None or place["lon"] is None:
        return False
    return distance_km(place["lat"], place["lon"], *at) <= max(_AGREE_KM, float(place["radius_km"] or 0.0))


def _precision(place: Place) -> str:
    kinds = {"governorate": "province", "province": "province", "district": "district", "subdistrict": "subdistrict"}
    exact = {"neighbourhood", "camp", "site", "dam", "airport", "base", "crossing"}
    return kinds.get(place.kind, "exact" if place.kind in exact else "town")


def _form(place: Place, precision: str) -> Json:
    """A place of the gazetteer in the contract's form."""
    return {
        "name": place.name,
        "name_en": place.name_en,
        "country": place.country,
        "admin1": place.admin1 or (place.name_en if precision == "province" else None),
        "admin2": place.admin2,
        "lat": place.lat,
        "lon": place.lon,
        "radius_km": place.radius_km,
        "precision": precision,
        "gazetteer_id": place.id,
        "within": [],
    }
