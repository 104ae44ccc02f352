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
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import retelling_words as words
from retelling_world import CITY, DAYS, FIRST_DAY, Truth, World, happened, neighbour, places

from tawthiq.reconcile.link.told import Told, told_of

_REPORTS: Final = (1, 1, 2, 2, 3, 3, 4, 5, 6, 8)


def generate(incidents: int, seed: int, *, days: int = DAYS, first: int = 0) -> list[tuple[Told, str]]:
    """Accounts, each with the key of the incident that it tells, spread over so many days from a first one on."""
    world = World(random.Random(seed), places(), days, FIRST_DAY + dt.timedelta(days=first), f"s{seed}")
    world.cities = [place for place in world.places if place.radius_km >= CITY]
    count = 0
    while count < incidents:
        truth = happened(world, f"e{count:06}")
        family = [truth]
        count += 1
        if count < incidents and world.odds(0.5):
            family.append(neighbour(world, truth, f"e{count:06}"))
            count += 1
        _tell_all(world, family)
    return world.made


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
