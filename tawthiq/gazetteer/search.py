"""Finding places by name in any language, and what a gazetteer file holds and owes to whom."""

import difflib
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tawthiq.gazetteer.index import Gazetteer, Place
from tawthiq.gazetteer.rows import Source
from tawthiq.text.fold import fold_word

_NEAR: Final = 0.75  # how alike a misspelt name must be (difflib's ratio)
_LOOKED_AT: Final = 4000  # labels compared for a name that nothing bears


@dataclass(frozen=True, slots=True)
class Hit:
    """A place found by a name: the name it was found by, and how (``name``, ``begins``, ``near``)."""

    place: Place
    label: str
    how: str


@dataclass(frozen=True, slots=True)
class LayerInfo:
    """One import that a file holds; ``left`` says what of it was left out, by reason."""

    key: str
    source: Source
    places: int
    left: dict[str, int]


def folded(name: str) -> str:
    """A name as labels are looked up."""
    return " ".join(fold_word(name).replace("-", " ").split())


def search(
    gazetteer: Gazetteer, name: str, *, country: str | None = None, kind: str | None = None, limit: int = 20
) -> list[Hit]:
    """Places of a name in any language: those called so, then those whose name begins so, then near spellings."""
    key = folded(name)
    found: list[Hit] = []
    seen: set[str] = set()
    for how, labels in (("name", _equal), ("begins", _beginning), ("near", _near)):
        if how == "near" and found:
            break
        hits = [
            Hit(place, text, how) for text, number in labels(gazetteer.base, key) if (place := gazetteer.at(number))
        ]
        hits.sort(key=lambda hit: (-hit.place.rank, hit.place.id))
        for hit in hits:
            fits = country in {None, hit.place.country} and kind in {None, hit.place.kind}
            if fits and hit.place.id not in seen:
                seen.add(hit.place.id)
                found.append(hit)
        if len(found) >= limit:
            break
    return found[:limit]


def _equal(base: sqlite3.Connection, key: str) -> list[tuple[str, int]]:
    forms = {key, key.removeprefix("ال"), f"ال{key}"}
    marks = ",".join("?" * len(forms))
    return base.execute(f"SELECT text, place FROM labels WHERE folded IN ({marks})", sorted(forms)).fetchall()


def _beginning(base: sqlite3.Connection, key: str) -> list[tuple[str, int]]:
    end = key[:-1] + chr(ord(key[-1]) + 1) if key else "\U0010ffff"
    return base.execute(
        "SELECT text, place FROM labels WHERE folded >= ? AND folded < ? LIMIT 500", (key, end)
    ).fetchall()


def _near(base: sqlite3.Connection, key: str) -> list[tuple[str, int]]:
    """Labels that a slip of the pen makes of the name: same first letter, nearly the same letters."""
    head = key[: 3 if key.startswith("ال") else 1]
    rows = base.execute(
        "SELECT folded, text, place FROM labels WHERE folded >= ? AND folded < ? AND length(folded) BETWEEN ? AND ? "
        "ORDER BY abs(length(folded) - ?) LIMIT ?",
        (head, head + "\U0010ffff", len(key) - 2, len(key) + 2, len(key), _LOOKED_AT),
    ).fetchall()
    alike = set(difflib.get_close_matches(key, {row[0] for row in rows}, n=10, cutoff=_NEAR))
    return [(text, place) for form, text, place in rows if form in alike]


def labels(gazetteer: Gazetteer, place: Place) -> dict[str, list[str]]:
    """Every printed name of a place by language."""
    found: dict[str, list[str]] = {}
    rows = gazetteer.base.execute(
        "SELECT lang, text FROM labels JOIN places ON places.n = labels.place WHERE places.id = ? ORDER BY lang, text",
        (place.id,),
    )
    for lang, text in rows:
        found.setdefault(lang, []).append(text)
    return found


def sources(path: Path) -> Iterator[tuple[Source, int]]:
    """The sources of a file with how many places each gave."""
    with _open(path) as base:
        for *fields, places in base.execute("SELECT id, title, licence, attribution, url, places FROM sources"):
            yield Source(*fields), places


def layers(path: Path) -> list[LayerInfo]:
    """What was imported into a file."""
    with _open(path) as base:
        rows = base.execute("SELECT key, source, places, left_out FROM layers ORDER BY key").fetchall()
    return [
        LayerInfo(key, Source(**json.loads(source)), places, json.loads(left)) for key, source, places, left in rows
    ]


def counts(path: Path) -> dict[str, Any]:
    """How much a file holds: places, names, outlines, P-codes, and places by kind and by country."""
    with _open(path) as base:

        def number(query: str) -> int:
            return int(base.execute(query).fetchone()[0])

        return {
            "places": number("SELECT count(*) FROM places"),
            "names": number("SELECT count(*) FROM labels"),
            "arabic_names": number("SELECT count(*) FROM labels WHERE lang = 'ar'"),
            "outlines": number("SELECT count(*) FROM outlines"),
            "pcodes": number("SELECT count(*) FROM places WHERE pcode IS NOT NULL"),
            "kinds": dict(base.execute("SELECT kind, count(*) FROM places GROUP BY kind ORDER BY 2 DESC, 1")),
            "countries": dict(base.execute("SELECT country, count(*) FROM places GROUP BY country ORDER BY 2 DESC, 1")),
        }


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
