"""What happened in a generated world: incidents at places of the gazetteer, and their look-alikes."""

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import retelling_words as words

from tawthiq.gazetteer.index import Gazetteer, Place
from tawthiq.reconcile.link.told import Told

FIRST_DAY: Final = dt.date(2021, 1, 1)
DAYS: Final = 1500
PARTS: Final = ("dawn", "morning", "noon", "afternoon", "evening", "night")
CITY: Final = 8.0  # km
_FINITE: Final = (1, 1, 1, 2, 2, 3, 3, 4, 5, 6, 7, 9, 12, 20)


@dataclass(frozen=True, slots=True)
class Truth:
    """What happened."""

    key: str
    type: str
    day: dt.date
    part: str
    place: Place
    actor: str | None
    site: int | None  # one of the quarters of the place, where it is known
    targets: tuple[tuple[str, str], ...]
    weapon: str | None
    killed: int
    injured: int
    held: int
    children: int
    victims: tuple[str, ...]
    details: tuple[str, ...]


@dataclass(slots=True)
class World:
    """The generator's state: its chance, its places, and how many accounts and reports it has made."""

    chance: random.Random
    places: Sequence[Place]
    days: int = DAYS
    first: dt.date = FIRST_DAY
    name: str = ""
    reports: int = 0
    made: list[tuple[Told, str]] = field(default_factory=list)
    cities: Sequence[Place] = ()

    def odds(self, share: float) -> bool:
        """True in this share of cases."""
        return self.chance.random() < share

    def report(self) -> str:
        """The id of a new report."""
        self.reports += 1
        return f"{self.name}r{self.reports:07}"


def places() -> list[Place]:
    """The towns and villages of the countries that the words know, in the order of the gazetteer."""
    gazetteer = Gazetteer.open()
    marks = ", ".join("?" * len(words.ACTORS))
    chosen = f"country IN ({marks}) AND radius BETWEEN 1 AND 10 AND admin1 IS NOT NULL"
    query = f"SELECT n FROM places WHERE {chosen} ORDER BY id"
    numbers = [row[0] for row in gazetteer.base.execute(query, tuple(words.ACTORS))]
    return [gazetteer.at(number) for number in numbers]


def happened(world: World, key: str) -> Truth:
    chance = world.chance
    kind = chance.choices(list(words.TYPES), [row["weight"] for row in words.TYPES.values()])[0]
    row = words.TYPES[kind]
    place = chance.choice(world.cities if world.odds(0.25) else world.places)
    deadly = kind not in ("arrest", "abduction", "raid")
    killed = chance.choice(_FINITE) if deadly and world.odds(0.75) else 0
    people = chance.randint(1, min(4, killed)) if killed and world.odds(0.5) else int(world.odds(0.3))
    return Truth(
        key=key,
        type=kind,
        day=world.first + dt.timedelta(days=chance.randrange(world.days)),
        part=chance.choice(PARTS),
        place=place,
        actor=chance.choice(words.ACTORS[place.country]) if world.odds(0.8) else None,
        site=chance.randrange(4) if world.odds(0.35) else None,
        targets=tuple(chance.sample(words.TARGETS, 3)),
        weapon=chance.choice(row["weapons"]) if row["weapons"] else None,
        killed=killed,
        injured=chance.choice(_FINITE) if deadly and world.odds(0.7) else 0,
        held=chance.choice(_FINITE) if not deadly else 0,
        children=chance.randint(1, killed) if killed > 1 and world.odds(0.3) else 0,
        victims=tuple(_person(chance) for _ in range(people)),
        details=tuple(words.detail(chance, _two_names(world)) for _ in range(4)),
    )


def _two_names(world: World) -> tuple[str, str]:
    """The names of two places anywhere, as rare words."""
    return world.chance.choice(world.places).name, world.chance.choice(world.places).name


def _person(chance: random.Random) -> str:
    return f"{chance.choice(words.GIVEN)} {chance.choice(words.GIVEN)} {chance.choice(words.FAMILY)}"


def neighbour(world: World, truth: Truth, key: str) -> Truth:
    """Another incident that is easily taken for this one."""
    other = happened(world, key)
    like = replace(other, type=truth.type, weapon=truth.weapon)
    same = replace(like, actor=truth.actor) if world.odds(0.7) else like if world.odds(0.5) else other
    how = world.chance.randrange(4)
    if how == 0:  # the same town and day, at another time of it
        at = PARTS.index(truth.part)
        return replace(same, day=truth.day, place=truth.place, part=PARTS[(at + 3) % len(PARTS)])
    if how == 1:  # the same town, a day or more later
        return replace(same, day=truth.day + dt.timedelta(days=world.chance.randint(1, 6)), place=truth.place)
    if how == 2:  # the next village, the same day
        near = sorted(world.chance.sample(world.places, 400), key=truth.place.distance)
        country = [place for place in near if place.country == truth.place.country and place.id != truth.place.id]
        return replace(same, day=truth.day, place=(country or near)[0])
    return replace(same, day=truth.day + dt.timedelta(days=world.chance.randint(20, 200)), place=truth.place)
