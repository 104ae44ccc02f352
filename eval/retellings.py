"""Generate incidents told by several reports each: a test of linking whose truth is known, the same for the same seed.

    retellings.py [--incidents N] [--seed N] [--out FILE.jsonl]

Every incident has a truth: a day and hour, a place of the gazetteer, an author, weapons, people and tolls. Each report
tells it as reports do: late, with a part of the toll and a higher one later, without the author or with another name
of it, with a name in another spelling, in a province rather than a village, in a month rather than on a day, or word
for word after another. Half of the incidents have a neighbour that is easily taken for them: the same town that
evening or the next day, or the next village on the same day; a third of those are told apart in one report. The
accounts have the form that the reader gives; no reader is run, so that only linking is measured.
"""

import argparse
import datetime as dt
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

import retelling_words as words

from tawthiq.gazetteer.index import Gazetteer, Place
from tawthiq.reconcile.link.told import Told, told_of

FIRST_DAY: Final = dt.date(2021, 1, 1)
DAYS: Final = 1500
PARTS: Final = ("dawn", "morning", "noon", "afternoon", "evening", "night")
_CITY: Final = 8.0  # km
_FINITE: Final = (1, 1, 1, 2, 2, 3, 3, 4, 5, 6, 7, 9, 12, 20)
_REPORTS: Final = (1, 1, 2, 2, 3, 3, 4, 5, 6, 8)


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


def generate(incidents: int, seed: int, *, days: int = DAYS, first: int = 0) -> list[tuple[Told, str]]:
    """Accounts, each with the key of the incident that it tells, spread over so many days from a first one on."""
    world = World(random.Random(seed), places(), days, FIRST_DAY + dt.timedelta(days=first), f"s{seed}")
    world.cities = [place for place in world.places if place.radius_km >= _CITY]
    count = 0
    while count < incidents:
        truth = _truth(world, f"e{count:06}")
        family = [truth]
        count += 1
        if count < incidents and world.odds(0.5):
            family.append(_neighbour(world, truth, f"e{count:06}"))
            count += 1
        _tell_all(world, family)
    return world.made


def _truth(world: World, key: str) -> Truth:
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
        details=tuple(chance.sample(words.DETAILS, 4)),
    )


def _person(chance: random.Random) -> str:
    return f"{chance.choice(words.GIVEN)} {chance.choice(words.GIVEN)} {chance.choice(words.FAMILY)}"


def _neighbour(world: World, truth: Truth, key: str) -> Truth:
    """Another incident that is easily taken for this one."""
    other = _truth(world, key)
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


def _tell_all(world: World, family: Sequence[Truth]) -> None:
    """Reports of an incident and its neighbour, some of which tell both apart."""
    for truth in family:
        for number in range(world.chance.choice(_REPORTS)):
            late = 0 if number == 0 else world.chance.choice((0, 0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 5, 9))
            _tell(world, truth, late, number)
    if len(family) > 1 and world.odds(0.35) and abs((family[1].day - family[0].day).days) < 4:
        report, outlet = world.report(), world.chance.choice(words.OUTLETS)
        published = max(truth.day for truth in family) + dt.timedelta(days=1)
        for truth in family:
            _add(world, truth, report, outlet, published, exact=True)


def _tell(world: World, truth: Truth, late: int, number: int) -> None:
    published = truth.day + dt.timedelta(days=late)
    if number and world.odds(0.12):  # a copy of the incident's last telling, under another name
        told, key = world.made[-1]
        if key == truth.key:
            report = world.report()
            copy = replace(told, id=f"{report}-1", report=report, outlet=world.chance.choice(words.OUTLETS))
            world.made.append((replace(copy, published=published), key))
            return
    _add(world, truth, world.report(), world.chance.choice(words.OUTLETS), published)


def _add(world: World, truth: Truth, report: str, outlet: str, published: dt.date, *, exact: bool = False) -> None:
    incident = _incident(world, truth, published, exact)
    account = f"{report}-{1 + sum(told.report == report for told, _ in world.made[-3:])}"
    told = told_of(account, incident, report=report, line="", outlet=outlet, published=published)
    world.made.append((told, truth.key))


def _incident(world: World, truth: Truth, published: dt.date, exact: bool) -> dict[str, Any]:
    """The contract's incident as one report tells it."""
    chance = world.chance
    trigger, kind = chance.choice(words.TYPES[truth.type]["told"][: 2 if exact or world.odds(0.5) else 5])
    casualties, victims = _casualties(world, truth, published), _victims(world, truth)
    actor = _actor(world, truth)
    weapon = truth.weapon if truth.weapon and world.odds(0.6) else None
    if weapon and world.odds(0.12):  # one kind of weapon is taken for another
        weapon = chance.choice(words.TYPES[truth.type]["weapons"])
    target = chance.choice(truth.targets) if world.odds(0.6) else None
    place = _place(world, truth, exact)
    speaker = chance.choice(words.SPEAKERS) if world.odds(0.5) else None
    names = [victim["name"] for victim in victims]
    details = chance.sample(truth.details, chance.choice((0, 1, 1, 2)))
    text = " ".join(
        filter(None, [chance.choice(words.OPENINGS), trigger, "في", (place or {}).get("name"), *names, *details])
    )
    source = {"name": speaker[0], "actor_id": speaker[1], "kind": speaker[2], "via": []} if speaker else None
    return {
        "type": kind,
        "mentions": [{"start": 0, "end": len(text), "text": text, "trigger": {"start": 0, "end": 0, "text": trigger}}],
        "date": _date(world, truth, published, exact),
        "place": place,
        "other_places": [],
        "perpetrators": [{"name": actor, "actor_id": actor, "hedged": world.odds(0.2)}] if actor else [],
        "targets": [{"name": target[0], "actor_id": None, "hedged": False, "kind": target[1]}] if target else [],
        "weapons": [{"name": weapon, "weapon_id": weapon}] if weapon else [],
        "casualties": casualties,
        "victims": victims,
        "sources": [source] if source else [],
        "claims": [{"source": source, "values": []}],
    }


def _actor(world: World, truth: Truth) -> str | None:
    if not truth.actor or not world.odds(0.65):
        return None
    if world.odds(0.1):  # a rival version
        return world.chance.choice(words.ACTORS[truth.place.country])
    return words.KIN.get(truth.actor, truth.actor) if world.odds(0.25) else truth.actor


def _date(world: World, truth: Truth, published: dt.date, exact: bool) -> dict[str, Any] | None:
    late = (published - truth.day).days
    part = {"part": truth.part, "clock": None} if exact or world.odds(0.45) else None
    if not exact and world.odds(0.04):  # recalled by its month
        first = truth.day.replace(day=1)
        last = (first + dt.timedelta(days=32)).replace(day=1) - dt.timedelta(days=1)
        return _days(first, last, "month", None, "said")
    if not exact and late <= 1 and world.odds(0.4):
        return _days(published - dt.timedelta(days=1), published, "range", part, "inferred")
    slips = 0.12 if truth.part in ("night", "dawn") else 0.02  # a night counts to either day
    if not exact and late > 2 and world.odds(0.25):  # news to the reader, which tells no day of what is days old
        return _days(published - dt.timedelta(days=3), published, "range", None, "inferred")
    off = 1 if not exact and world.odds(slips) else 0
    day = truth.day + dt.timedelta(days=off)
    return _days(day, day, "day", part, "said")


def _days(start: dt.date, end: dt.date, precision: str, part: Any, basis: str) -> dict[str, Any]:
    return {
        "start": start.isoformat(),
        "end": end.isoformat(),
        "precision": precision,
        "time_of_day": part,
        "basis": basis,
    }


def _place(world: World, truth: Truth, exact: bool) -> dict[str, Any] | None:
    place = truth.place
    row: dict[str, Any] = {
        "name": place.name,
        "country": place.country,
        "admin1": place.admin1,
        "admin2": place.admin2,
        "lat": place.lat,
        "lon": place.lon,
        "radius_km": place.radius_km,
        "precision": "town",
        "gazetteer_id": place.id,
        "within": [{"gazetteer_id": ident} for ident in place.lineage],
    }
    how = 0.5 if exact else world.chance.random()
    if how < 0.03:
        return None
    if how < 0.1:
        return row | {"name": f"ريف {place.admin1}", "radius_km": 50.0, "precision": "province", "gazetteer_id": None}
    if truth.site is not None and how > 0.5:
        return row | _site(truth)
    if how < 0.18:  # a road or field by it, which the gazetteer lacks
        away = world.chance.uniform(-0.03, 0.03)
        near = {"name": f"طريق {place.name}", "lat": place.lat + away, "lon": place.lon - away}
        return row | near | {"precision": "near", "gazetteer_id": None, "radius_km": 6.0}
    return row


def _site(truth: Truth) -> dict[str, Any]:
    """The quarter of a town that an incident is in: where it is told, it is told apart from the others."""
    place, number = truth.place, truth.site or 0
    return {
        "name": f"{words.QUARTERS[number]} في {place.name}",
        "lat": place.lat + 0.01 * (number - 1.5),
        "lon": place.lon + 0.008 * (number % 2),
        "radius_km": 2.0,
        "precision": "exact",
        "gazetteer_id": f"{place.id}/{number}",
        "within": [{"gazetteer_id": ident} for ident in (place.id, *place.lineage)],
    }


def _casualties(world: World, truth: Truth, published: dt.date) -> dict[str, dict[str, int | None]]:
    late = (published - truth.day).days
    found: dict[str, dict[str, int | None]] = {}
    for fate, final, told in (
        ("killed", truth.killed, 0.8),
        ("injured", truth.injured, 0.6),
        ("detained", truth.held, 0.7),
    ):
        if final and world.odds(told):
            found[fate] = _count(world, final, late)
    if truth.children and world.odds(0.5):
        found["killed_children"] = {"min": truth.children, "max": truth.children}
    return found


def _count(world: World, final: int, late: int) -> dict[str, int | None]:
    """A toll as known so many days after: less on the first day, sometimes in dozens or two off."""
    known = max(1, round(final * world.chance.uniform(0.5, 1.0))) if late == 0 and world.odds(0.5) else final
    if world.odds(0.15):
        known = max(1, known + world.chance.choice((-1, 1, 2)))
    if world.odds(0.12):
        return {"min": max(1, known - 1), "max": None}
    return {"min": known, "max": known}


def _victims(world: World, truth: Truth) -> list[dict[str, Any]]:
    fate = "killed" if truth.killed else "detained"
    return [{"name": _spelt(world, name), "fate": fate} for name in truth.victims if world.odds(0.5)]


def _spelt(world: World, name: str) -> str:
    """A name as another outlet spells it: without hamza, with a gap, without its middle name."""
    first, middle, last = name.split(maxsplit=2)
    if world.odds(0.3):
        return f"{first} {last}" if world.odds(0.6) else f"{first} {middle}"
    if world.odds(0.3):
        name = name.replace("إ", "ا").replace("أ", "ا").replace("عبدال", "عبد ال")
    return name.replace("ماعيل", "معيل") if world.odds(0.3) else name


def rows(made: Sequence[tuple[Told, str]]) -> Iterator[dict[str, Any]]:
    """The accounts as lines of a file."""
    for told, key in made:
        published = told.published.isoformat() if told.published else None
        yield {"id": told.id, "report": told.report, "outlet": told.outlet, "published": published, "incident": key} | {
            "told": told.incident
        }


def main() -> None:
    """Read the arguments and write the accounts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--incidents", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=Path("retellings.jsonl"))
    args = parser.parse_args()
    lines = (json.dumps(row, ensure_ascii=False) for row in rows(generate(args.incidents, args.seed)))
    args.out.write_text("\n".join(lines) + "\n", "utf8")


if __name__ == "__main__":
    main()
