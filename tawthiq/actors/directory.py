"""What is known of each actor by its id: the listed ones, and those made of a state and a kind of force."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from tawthiq.rules.lexicon import Lexicon

# The kind of actor and the English words for what a state's forces and authorities are called after.
STATE_KINDS: Final = {
    "forces": ("armed_forces", "armed forces"),
    "police": ("police", "police"),
    "intelligence": ("intelligence", "intelligence services"),
    "government": ("government", "government"),
    "interior": ("ministry", "interior ministry"),
    "defence": ("ministry", "defence ministry"),
    "foreign": ("ministry", "foreign ministry"),
    "health": ("medical", "health ministry"),
    "justice": ("court", "judiciary"),
    "ministry": ("ministry", "government ministry"),
    "civil-defence": ("medical", "civil defence"),
    "media": ("media", "media"),
    "embassy": ("government", "embassy"),
}


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor: English name, kind, country (ISO 3166), side, parent, and the days it existed (as far as told)."""

    id: str
    en: str
    kind: str
    country: str | None = None
    side: str | None = None
    parent: str | None = None
    since: str | None = None
    until: str | None = None

    def existed(self, day: dt.date | None) -> bool:
        """False where it had not begun, or was no more, on a day; the precision of the list is respected."""
        if day is None:
            return True
        text = day.isoformat()
        begun = self.since is None or text >= self.since
        ended = self.until is not None and text[: len(self.until)] > self.until
        return begun and not ended


class Directory:
    """All actors by id."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._listed = {e.id: _actor(e.id, e.data) for e in lexicon.entries("actors") if "kind" in e.data}
        self._outlets = {
            _outlet_key(actor.en): actor.country
            for actor in self._listed.values()
            if actor.kind == "media" and actor.country
        }
        self._nations = {str(e.data["country"]): e.data for e in lexicon.entries("nationalities")}

    def __iter__(self) -> Iterator[Actor]:
        """The listed actors."""
        return iter(self._listed.values())

    def get(self, actor_id: str) -> Actor | None:
        """The actor of an id, or None."""
        found = self._listed.get(actor_id)
        if found is None and "-" in actor_id:
            country, _, state = actor_id.partition("-")
            found = self._of_state(actor_id, country.upper(), state)
        return found

    def outlet_country(self, name: str | None) -> str | None:
        """The country of an outlet by its English name as a report's metadata give it; None for one not listed."""
        key = _outlet_key(name or "")
        return self._outlets.get(key) if key else None

    def of_state(self, country: str, state: str) -> Actor | None:
        """The actor that a state's forces or authority of a kind are: ``("TR", "forces")``."""
        nation = self._nations.get(country)
        if nation is None or state not in STATE_KINDS:
            return None
        own = nation.get("actors", {}).get(state)
        return self.get(own) if own else self.get(f"{country.lower()}-{state}")

    def _of_state(self, actor_id: str, country: str, state: str) -> Actor | None:
        nation = self._nations.get(country)
        if nation is None or state not in STATE_KINDS:
            return None
        kind, words = STATE_KINDS[state]
        return Actor(actor_id, f"{nation['en']} {words}", kind, country, f"{country.lower()}-state")


def _outlet_key(name: str) -> str:
    """An outlet's name without its edition or country: ``Okaz (KSA)`` and ``okaz`` are one."""
    return name.partition("(")[0].strip().casefold()


def _actor(actor_id: str, data: dict[str, Any]) -> Actor:
    return Actor(
        actor_id,
        str(data.get("en", actor_id)),
        str(data["kind"]),
        data.get("country"),
        data.get("side"),
        data.get("parent"),
        data.get("since"),
        data.get("until"),
    )


@cache
def directory(lexicon: Lexicon) -> Directory:
    """The directory of a language's lists, made once."""
    return Directory(lexicon)
