"""ACLED's single columns: the day and its precision, the place and its precision, fatalities, sources, tags."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from tawthiq.actors.directory import directory
from tawthiq.exports.countries import Country, country
from tawthiq.exports.facts import Facts
from tawthiq.lang.ar.language import load

Json = Mapping[str, Any]

_DAY, _WEEK, _MONTH = 1, 2, 3
_WEEK_DAYS, _MONTH_DAYS = 7, 31  # the widest interval of each precision
# Precision of the contract's place to ACLED's: a town or a place in it; near one, or a small region; a larger region.
_GEO: Final = {"exact": 1, "town": 1, "near": 2, "subdistrict": 2, "district": 2, "province": 3, "region": 3}
_WIDE: Final = frozenset({"province", "region", "country", "countryside", "state", "governorate"})
# The figures for quantities without a number, by the interval that the reader gives the words.
_QUANTITIES: Final = {
    (20, 99): (12, "dozens"),
    (200, 999): (100, "hundreds"),
    (2, None): (3, "plural"),
}
_BOUNDS: Final = ("الاقل", "يقل عن", "اكثر من")  # folded
_SCALES: Final = ("National", "Regional", "International", "Other")


@dataclass(frozen=True, slots=True)
class Day:
    """A day of an event with ACLED's precision: 1 the day, 2 the week, 3 the month."""

    day: dt.date
    precision: int


@dataclass(frozen=True, slots=True)
class Deaths:
    """The number of fatalities, the rule that gave it, the range it was chosen from, the bombers counted in it."""

    number: int
    rule: str
    low: int
    high: int | None
    bombers: int


def day_of(date: Json | None) -> Day | None:
    """The day that ACLED records for a date: itself, the middle of a week, the middle, first or last of a month.

    None where nothing bounds it to a month: ACLED takes no event with less.
    """
    if not date or not date.get("start") or not date.get("end"):
        return None
    start, end = dt.date.fromisoformat(date["start"]), dt.date.fromisoformat(date["end"])
    days = (end - start).days + 1
    middle = start + dt.timedelta(days=(days - 1) // 2)
    if days == 1:
        return Day(start, _DAY)
    if date.get("precision") == "part_of_month" and start.month == end.month:
        ends_month = (end + dt.timedelta(days=1)).day == 1
        return Day(start if start.day == 1 else end if ends_month else middle, _MONTH)
    if days <= _WEEK_DAYS:
        return Day(middle, _WEEK)
    return Day(middle, _MONTH) if days <= _MONTH_DAYS else None


def geo_precision(place: Json | None) -> int | None:
    """ACLED's precision of a place, None for one that is no place of ACLED's: a country, or nothing with a point."""
    if not place or place.get("lat") is None or place.get("lon") is None:
        return None
    return _GEO.get(str(place.get("precision")))


def location(place: Json) -> str:
    """The English name of the place, else of the smallest place around it that has one; else the name as written."""
    if place.get("name_en"):
        return str(place["name_en"])
    around = (row for row in place.get("within") or () if row.get("name_en") and row.get("kind") not in _WIDE)
    return str(next((row["name_en"] for row in around), place.get("admin2") or place["name"]))


def admin3(place: Json) -> str:
    """The subdistrict among the places around it."""
    rows = (row for row in place.get("within") or () if row.get("kind") == "subdistrict")
    return str(next((row.get("name_en") or row["name"] for row in rows), ""))


def fatalities(facts: Facts, *, suicide: bool) -> Deaths:
    """One conservative number, and the rule that gave it.

    The lowest reported figure; 12 for "dozens", 100 for "hundreds", 3 for a plural without a number; 0 where nothing is
    told. A suicide bomber is counted, told or not.
    """
    low, high = facts.least("killed"), facts.most("killed")
    bombers = _bombers(facts) if suicide else 0
    if not facts.told("killed"):
        return Deaths(bombers, "none", 0, 0, bombers)
    if (low, high) in _QUANTITIES and not (high is None and _bounded(facts)):
        number, rule = _QUANTITIES[low, high]
        return Deaths(number + bombers, rule, low, high, bombers)
    rule = "only" if low == high else "least" if high is None else "lowest"
    return Deaths(low + bombers, rule, low, high, bombers)


def _bounded(facts: Facts) -> bool:
    """True where words bound an open figure ("at least two"): it is no plural without a number."""
    return any(word in words for words in facts.evidence("killed") for word in _BOUNDS)


def _bombers(facts: Facts) -> int:
    """How many attackers died and are not in the toll: as told, else one; none where the toll is theirs alone."""
    killed = [row for row in facts.view.get("tolls") or () if row["fate"] == "killed"]
    own = [row for row in killed if row["group"] == "attacker"]
    if own and len(own) == len(killed):
        return 0
    return max((int(row["min"]) for row in own), default=1) or 1


def sources(view: Json) -> list[str]:
    """The outlets whose reports tell it, each once, in order of time."""
    names = (claim["report"].get("source") or claim["report"].get("url") for claim in view.get("claims") or ())
    return list(dict.fromkeys(str(name) for name in names if name))


def source_scale(names: Sequence[str], where: Country) -> str:
    """How near the outlets are, the two nearest: national, regional, international; ``Other`` for unlisted ones."""
    known = directory(load().lexicon)
    found = {_scale(known.outlet_country(name), where) for name in names}
    return "-".join([scale for scale in _SCALES if scale in found][:2])


def _scale(code: str | None, where: Country) -> str:
    of = country(code)
    if of is None:
        return "Other"
    if of.code == where.code:
        return "National"
    return "Regional" if of.acled_region == where.acled_region else "International"


def tags(view: Json) -> list[str]:
    """What ACLED has no column for, in its form of tags: the grade, the lines, other tolls, what is inferred."""
    counts = {name: number for name, number in (view.get("casualties") or {}).items() if name != "killed"}
    inferred = [name for name in ("date", "place") if _inferred(view, name)]
    return [
        f"grade: {view.get('grade', '')}",
        f"independent lines: {view.get('lines', 0)}",
        *([f"status: {view['status']}"] if view.get("status") not in {None, "asserted"} else []),
        *(f"{_label(name, view)}: {_range(number)}" for name, number in counts.items()),
        *(f"inferred: {name}" for name in inferred),
    ]


def _label(name: str, view: Json) -> str:
    """A count in words; who was set free is told as such."""
    words = name.replace("_", " ")
    return words.replace("detained", "released") if view.get("type") == "release" else words


def _range(number: Json) -> str:
    low, high = number["min"], number["max"]
    return str(low) if low == high else f"{low}+" if high is None else f"{low}-{high}"


def _inferred(view: Json, name: str) -> bool:
    value = view.get(name) or {}
    return bool(value.get("basis") == "inferred")
