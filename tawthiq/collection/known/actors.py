"""Actors of known records by the project's list: English names as data sets give them, Arabic ones as reports do."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from tawthiq.actors.directory import Directory, directory
from tawthiq.collection.known.coded import words
from tawthiq.gazetteer.index import Gazetteer
from tawthiq.lang import ar
from tawthiq.mentions.find import find
from tawthiq.model.report import Report
from tawthiq.text.prepare import prepare

_ARABIC: Final = re.compile(r"[\u0621-\u064a]")
_YEARS: Final = re.compile(r"\(\d{4}-?\d*\)")
_LEAST: Final = 4  # letters of a listed name that may stand for an actor


class Actors:
    """Names to ids of the actor list."""

    def __init__(self, language: ar.Arabic, gazetteer: Gazetteer) -> None:
        self._language = language
        self._gazetteer = gazetteer
        self._directory = directory(language.lexicon)
        self._known: dict[str, str | None] = {}

    def id_of(self, name: str) -> str | None:
        """The id of an actor by its name, None where the list has none such."""
        if name not in self._known:
            self._known[name] = self._arabic(name) if _ARABIC.search(name) else self._english(name)
        return self._known[name]

    def _arabic(self, name: str) -> str | None:
        """An Arabic name, read as a report would be that says that this actor struck."""
        doc = prepare(Report(id="", text=f"قصفت {name} القرية"), self._language)
        return next((one.actor_id for one in find(doc, self._language, self._gazetteer).actors if one.actor_id), None)

    def _english(self, name: str) -> str | None:
        plain = " ".join(_YEARS.sub(" ", name).casefold().replace("’", "'").split())
        if not plain or plain.startswith(("unidentified", "unknown", "civilians", "protesters", "rioters")):
            return None
        for actor, forms in words()["actors"].items():
            if any(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", plain) for form in forms):
                return str(actor)
        return _listed(self._directory, plain) or self._state(plain)

    def _state(self, plain: str) -> str | None:
        """The forces of a state that a name tells with a word for forces."""
        if not any(word in plain for word in words()["forces"]):
            return None
        for form, country in _nations(self._language):
            if re.search(rf"(?<!\w){re.escape(form)}(?!\w)", plain):
                found = self._directory.of_state(country, "forces")
                return found.id if found else None
        return None


@cache
def _names(actors: Directory) -> dict[str, str]:
    return {actor.en.partition(" (")[0].casefold(): actor.id for actor in actors if not actor.id.startswith("context.")}


def _listed(actors: Directory, plain: str) -> str | None:
    for name in (plain, plain.partition(" (")[0]):
        if len(name) >= _LEAST and name in _names(actors):
            return _names(actors)[name]
    return None


@cache
def _nations(language: ar.Arabic) -> tuple[tuple[str, str], ...]:
    """English adjectives and names of states with their countries, the longest first."""
    return tuple(sorted(set(_forms(language)), key=lambda row: (-len(row[0]), row)))


def _forms(language: ar.Arabic) -> Iterator[tuple[str, str]]:
    for kind in ("nationalities", "states"):
        for entry in language.lexicon.entries(kind):
            if "country" in entry.data and "en" in entry.data:
                yield str(entry.data["en"]).casefold().removeprefix("the "), str(entry.data["country"])
    yield from (("u.s.", "US"), ("us", "US"), ("american", "US"), ("u.k.", "GB"))
