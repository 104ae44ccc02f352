"""What the linker compares of an account, worked out once: days, hours, place, parties, names, tolls, words.

A sketch is plain values only, so that the same sketch is a row of a table for batches and an object for one new report.
Days are ordinals, distances kilometres, hours of a night that goes on run past 24.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from tawthiq.reconcile.link.kinship import Kin, kin_of
from tawthiq.reconcile.link.names import name_blocks, name_keys, telling_words
from tawthiq.reconcile.link.placing import DISTRICT, placed
from tawthiq.reconcile.link.told import Told
from tawthiq.reconcile.link.wording import passages, rare_stems, shingles, words
from tawthiq.reconcile.parties import bare_name

Row = Mapping[str, Any]

FAMILIES: Final[Mapping[str, str]] = {
    "air_strike": "strike",
    "shelling": "strike",
    "chemical_attack": "strike",
    "bombing": "bomb",
    "suicide_attack": "bomb",
    "grenade": "bomb",
    "explosion": "any",
    "attack": "any",
    "destruction": "any",
    "clash": "fight",
    "territorial_change": "fight",
    "execution": "killing",
    "death_in_custody": "killing",
    "body_found": "killing",
    "raid": "raid",
    "arrest": "seizing",
    "abduction": "seizing",
    "release": "release",
    "protest": "crowd",
    "riot": "crowd",
    "displacement": "any",
}
# Hours of the day that a part of it can mean.
PARTS: Final[Mapping[str, tuple[int, int]]] = {
    "dawn": (2, 7),
    "morning": (6, 12),
    "noon": (11, 15),
    "afternoon": (12, 18),
    "evening": (16, 22),
    "night": (19, 30),
}
_WIDE_RADIUS: Final = 30.0  # km: a town that is only known by its province is placed no better than this
LONGEST_EXACT: Final = 3  # days
LONGEST_INFERRED: Final = 5  # days: fresh news of an uncertain day of publication
_WEAPONS: Final[Mapping[str, str]] = {
    "drone": "air",
    "drone-word": "air",
    "aircraft": "air",
    "helicopter": "air",
    "barrel-bomb": "air",
    "air-strike": "air",
    "rocket": "rocket",
    "mortar": "shell",
    "artillery": "shell",
    "shell": "shell",
    "ied": "bomb",
    "car-bomb": "bomb",
    "suicide-belt": "bomb",
    "mine": "bomb",
    "bomb": "bomb",
    "gunfire": "gun",
    "small-arms": "gun",
}


@dataclass(frozen=True, slots=True)
class Sketch:
    """An account for comparing. Lists are sorted; what is not told is None, "" or empty, and never speaks against."""

    id: str
    report: str
    line: str
    published: int | None
    types: tuple[str, ...]
    families: tuple[str, ...]
    start: int | None
    end: int | None
    said: bool
    hour_from: int | None
    hour_to: int | None
    lat: float | None
    lon: float | None
    radius: float
    place: str
    place_name: str
    breadth: int | None
    precise: bool  # a town or site by name, not something beside one
    site: bool  # a street, quarter, base or the like
    unplaced: bool  # a place that the gazetteer lacks, known by its enclosure only
    area: (
        str  # "SY/Aleppo" for a province, with the district behind it for a district: what a broad place is as a whole
    )
    around: tuple[str, ...]  # areas and ids that the place lies in
    places: tuple[str, ...]  # ids of the place and of the others that are told
    country: str
    who: tuple[str, ...]
    who_up: tuple[str, ...]
    sides: tuple[str, ...]
    hit: tuple[str, ...]
    hit_kinds: tuple[str, ...]
    hit_words: tuple[str, ...]
    names: tuple[str, ...]
    name_blocks: tuple[str, ...]  # the keys of names that are rare enough to look others up by
    name_words: tuple[str, ...]  # words of the names that few others have
    weapons: tuple[str, ...]
    weapon_families: tuple[str, ...]
    killed_min: int | None
    killed_max: int | None
    injured_min: int | None
    injured_max: int | None
    held_min: int | None
    held_max: int | None
    groups: tuple[str, ...]  # counted groups as "killed_children=3"
    speakers: tuple[str, ...]
    stems: tuple[str, ...]
    shingles: tuple[int, ...]
    passages: tuple[int, ...]  # the few shingles that accounts are looked up by

    @property
    def vague_time(self) -> bool:
        """True where the days are unknown, or more than three are said."""
        longest = LONGEST_EXACT if self.said else LONGEST_INFERRED
        return self.start is None or self.end is None or self.end - self.start >= longest

    @property
    def vague_place(self) -> bool:
        """True where no place is known, or none smaller than a district."""
        return (
            self.breadth is None or self.breadth > DISTRICT or (self.breadth < DISTRICT and self.radius > _WIDE_RADIUS)
        )

    @property
    def bare(self) -> bool:
        """True where no day or no place is told at all."""
        return self.start is None or self.breadth is None

    @property
    def vague(self) -> bool:
        """True for an account that cannot say which of two like incidents it tells."""
        return self.vague_time or self.vague_place


def sketch(told: Told) -> Sketch:
    """The sketch of an account."""
    incident = told.incident
    parties = incident.get("perpetrators") or ()
    who = kin_of(_ids(parties))
    targets = incident.get("targets") or ()
    texts = [str(mention["text"]) for mention in incident.get("mentions") or ()]
    named = _names(incident)
    return Sketch(
        id=told.id,
        report=told.report,
        line=told.line,
        published=told.published.toordinal() if told.published else None,
        **_types(incident),
        **_when(incident.get("date") or {}),
        **placed(incident),
        **_parties(who),
        hit=_sorted(_ids(targets)),
        hit_kinds=_sorted(str(one["kind"]) for one in targets if one.get("kind") not in (None, "other")),
        hit_words=_sorted(word for one in targets for word in words(str(one["name"]))),
        names=_sorted(key for name in named for key in name_keys(name)),
        name_blocks=_sorted(key for name in named for key in name_blocks(name)),
        name_words=_sorted(word for name in named for word in telling_words(name)),
        **_weapons(incident),
        **_tolls(incident.get("casualties") or {}),
        speakers=_sorted(_speakers(incident)),
        stems=_sorted(rare_stems(texts, _known_words(incident))),
        shingles=shingles(texts),
        passages=passages(texts),
    )


def _sorted(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(items)))


def _ids(parties: Iterable[Row]) -> list[str]:
    return [str(party["actor_id"]) for party in parties if party.get("actor_id")]


def _values(incident: Row, field: str) -> Iterator[Row]:
    """The values of a field in all claims, but for those that are denied or said to be unknown."""
    for claim in incident.get("claims") or ():
        for value in claim["values"]:
            if value["field"] == field and value["modality"] not in ("denied", "unknown"):
                yield value


def _types(incident: Row) -> dict[str, Any]:
    types = {str(value["value"]) for value in _values(incident, "type")} | {str(incident.get("type") or "other")}
    types = types - {"other"} or types
    return {"types": _sorted(types), "families": _sorted(FAMILIES.get(name, name) for name in types)}


def _when(date: Row) -> dict[str, Any]:
    start, end = (
        dt.date.fromisoformat(day).toordinal() if (day := date.get(key)) else None for key in ("start", "end")
    )
    hours = _hours(date.get("time_of_day") or {})
    return {
        "start": start if end is not None else None,
        "end": end if start is not None else None,
        "said": date.get("basis", "said") != "inferred",
        "hour_from": hours[0] if hours else None,
        "hour_to": hours[1] if hours else None,
    }


def _hours(told: Row) -> tuple[int, int] | None:
    clock = str(told.get("clock") or "")
    if clock[:2].isdigit():
        return int(clock[:2]), int(clock[:2]) + 1
    return PARTS.get(str(told.get("part")))


def _parties(who: Kin) -> dict[str, Any]:
    return {"who": who.ids, "who_up": who.up, "sides": who.sides}


def _names(incident: Row) -> list[str]:
    """The names of people killed, hurt, held or struck at, as printed."""
    named = [str(victim["name"]) for victim in incident.get("victims") or ()]
    leaders = (party for party in incident.get("targets") or () if party.get("kind") in ("leader", "other", "civilian"))
    return named + [str(party["name"]) for party in leaders if not party.get("actor_id")]


def _weapons(incident: Row) -> dict[str, Any]:
    ids = {
        str(one["weapon_id"]).removeprefix("weapon.") for one in incident.get("weapons") or () if one.get("weapon_id")
    }
    return {"weapons": _sorted(ids), "weapon_families": _sorted(_WEAPONS.get(name, name) for name in ids)}


def _tolls(casualties: Mapping[str, Row]) -> dict[str, Any]:
    held = casualties.get("detained") or casualties.get("abducted") or {}
    found: dict[str, Any] = {}
    for name, count in (("killed", casualties.get("killed")), ("injured", casualties.get("injured")), ("held", held)):
        found[f"{name}_min"] = count.get("min") if count else None
        found[f"{name}_max"] = count.get("max") if count else None
    groups = (f"{key}={row['min']}" for key, row in casualties.items() if key.count("_") and row["min"] == row["max"])
    return found | {"groups": _sorted(groups)}


def _speakers(incident: Row) -> Iterator[str]:
    """Who is quoted by name: actors by their ids, others by their names; not the unnamed."""
    for claim in incident.get("claims") or ():
        source = claim.get("source")
        for one in (source, *(source.get("via") or ())) if source else ():
            if one.get("actor_id"):
                yield str(one["actor_id"])
            elif one.get("kind") not in ("unnamed", "witness", "local", None):
                yield bare_name(str(one["name"]))


def _known_words(incident: Row) -> set[str]:
    """Words that other fields compare already."""
    places = (incident.get("place"), *(incident.get("other_places") or ()))
    texts = [str(place["name"]) for place in places if place and place.get("name")]
    for key in ("perpetrators", "weapons"):
        texts.extend(str(one["name"]) for one in incident.get(key) or ())
    return {word for text in texts for word in words(text)}
