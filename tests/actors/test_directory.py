"""The actor list as data: every id known, parents that exist, dates that are dates."""

import datetime as dt
import re

import pytest

from tawthiq.actors import directory
from tawthiq.lang.ar.language import load

ACTORS = directory(load().lexicon)
KINDS = {
    "armed_forces",
    "armed_group",
    "coalition",
    "police",
    "intelligence",
    "government",
    "ministry",
    "monitor",
    "un",
    "ngo",
    "medical",
    "media",
    "court",
    "party",
    "tribe",
    "people",
}
# Parents that are no entries: umbrella bodies that news hardly ever names.
UNLISTED_PARENTS = {"prc"}


def test_kinds_are_known() -> None:
    assert {actor.kind for actor in ACTORS} <= KINDS


def test_parents_exist() -> None:
    parents = {actor.parent for actor in ACTORS if actor.parent}
    assert {parent for parent in parents if ACTORS.get(parent) is None} <= UNLISTED_PARENTS


def test_dates_have_their_form() -> None:
    dates = [day for actor in ACTORS for day in (actor.since, actor.until) if day is not None]
    assert all(re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", day) for day in dates)


def test_countries_are_two_letters() -> None:
    assert all(re.fullmatch("[A-Z]{2}", actor.country) for actor in ACTORS if actor.country)


@pytest.mark.parametrize(
    ("country", "state", "actor_id"),
    [
        ("TR", "forces", "tr-forces"),
        ("IL", "forces", "idf"),
        ("US", "defence", "us-dod"),
        ("IQ", "interior", "iq-interior"),
    ],
)
def test_actors_of_states(country: str, state: str, actor_id: str) -> None:
    actor = ACTORS.of_state(country, state)
    assert actor is not None
    assert actor.id == actor_id
    assert ACTORS.get(actor_id) == actor


@pytest.mark.parametrize("actor_id", ["xx-forces", "tr-nothing", "nobody", ""])
def test_unknown_ids(actor_id: str) -> None:
    assert ACTORS.get(actor_id) is None


@pytest.mark.parametrize(
    ("day", "existed"),
    [(dt.date(2012, 1, 1), False), (dt.date(2013, 4, 8), True), (dt.date(2023, 1, 1), True)],
)
def test_existence_in_time(day: dt.date, existed: bool) -> None:
    actor = ACTORS.get("is")
    assert actor is not None
    assert actor.existed(day) is existed


def test_a_year_of_end_holds_to_its_last_day() -> None:
    actor = ACTORS.get("eta")
    assert actor is not None
    assert actor.existed(dt.date(2018, 12, 31))
    assert not actor.existed(dt.date(2019, 1, 1))
