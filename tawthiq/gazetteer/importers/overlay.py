"""The project's own form of place data: YAML, one entry a place, as ``data/overlay`` and users' own files have it.

A file is a mapping with ``places`` (a list of entries) and what holds for all of them: ``country`` (ISO 3166, two
letters), and for a user's file ``source``, ``licence`` and ``attribution``. docs/add-a-place.md shows every key.
"""

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import yaml

from tawthiq.gazetteer.importers import columns
from tawthiq.gazetteer.kinds import RADIUS
from tawthiq.gazetteer.rows import (
    ANYWHERE,
    HEADED,
    LOCATED,
    GazetteerError,
    Layer,
    Name,
    Outline,
    Progress,
    Row,
    Source,
)

_GUARDED: Final = (("ar", ANYWHERE), ("located", LOCATED), ("headed", HEADED))
_LANGUAGES: Final = ("en", "ku", "fr", "tr", "fa", "he")
_KEYS: Final = frozenset(
    {"id", "kind", "ar", "located", "headed", *_LANGUAGES, "in", "also_in", "at", "km", "country", "pcode", "same",
     "outline", "population"}
)  # fmt: skip
_OWN: Final = Source("own", "Own places", "not stated", "", "")


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Keeps the line of every entry, for errors; ``no`` and ``on`` stay words."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        found: dict[Any, Any] = super().construct_mapping(node, deep=deep)
        found["__line__"] = node.start_mark.line + 1
        return found


_Loader.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in entries if tag != "tag:yaml.org,2002:bool"]
    for first, entries in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(path: Path, progress: Progress | None = None) -> Layer:
    """A user's file as a layer. Raises :class:`GazetteerError` naming file, line and fault."""
    head, entries = _load(path)
    own = Source(
        f"own:{path.stem}",
        str(head.get("source") or path.stem),
        str(head.get("licence") or _OWN.licence),
        str(head.get("attribution") or ""),
        str(head.get("url") or ""),
    )
    rows = []
    for number, entry in enumerate(entries, 1):
        row = _row(path, head, entry)
        row.source = own.id
        rows.append(row)
        if progress is not None:
            progress(number, len(entries))
    return Layer(own.id, own, rows)


def rows(path: Path) -> Iterator[Row]:
    """The rows of a file of the project's own, in order."""
    head, entries = _load(path)
    for entry in entries:
        yield _row(path, head, entry)


def _load(path: Path) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    try:
        found = yaml.load(path.read_text("utf8"), _Loader)
    except UnicodeDecodeError as error:
        raise GazetteerError(f"{path.name}: not UTF-8 ({error.reason} at byte {error.start})") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        raise GazetteerError(f"{path.name}{line}: {getattr(error, 'problem', None) or error}") from None
    if not isinstance(found, dict) or not isinstance(found.get("places"), list):
        raise GazetteerError(f"{path.name}: no list of places under the key `places`")
    entries = found.pop("places")
    if not entries:
        raise GazetteerError(f"{path.name}: the list `places` is empty")
    for number, entry in enumerate(entries, 1):
        if not isinstance(entry, dict):
            raise GazetteerError(f"{path.name}: entry {number} is not a mapping")
    return found, entries


def _row(path: Path, head: dict[str, Any], entry: dict[str, Any]) -> Row:
    where = f"{path.name}, line {entry.pop('__line__')}"
    unknown = entry.keys() - _KEYS
    if unknown:
        raise GazetteerError(f"{where}: unknown key {', '.join(sorted(map(str, unknown)))}")
    ident, kind = entry.get("id"), entry.get("kind")
    if not isinstance(ident, str) or not ident:
        raise GazetteerError(f"{where}: an entry without an id")
    if kind not in RADIUS:
        raise GazetteerError(f"{where}: {ident} is of an unknown kind {kind!r}")
    country = entry.get("country", head.get("country"))
    if not isinstance(country, str) or len(country) != 2:
        raise GazetteerError(f"{where}: {ident} has no country (two letters)")
    names = _names(entry, where)
    outline = _outline(entry["outline"], where) if "outline" in entry else None
    lat, lon = _point(entry, outline, where)
    parents = [str(entry["in"])] if entry.get("in") else []
    return Row(
        ident,
        kind,
        names,
        country,
        [*parents, *_texts(entry, "also_in", where)],
        lat,
        lon,
        float(_number(entry["km"], "km", where)) if "km" in entry else None,
        population=int(_number(entry.get("population", 0), "population", where)),
        by_hand=True,
        aliases=_texts(entry, "same", where),
        pcode=_pcode(entry, where),
        outline=outline,
    )


def _texts(entry: dict[str, Any], key: str, where: str) -> list[str]:
    """A text or a list of them."""
    found = entry.get(key, [])
    found = [found] if isinstance(found, str) else found
    if not isinstance(found, list) or not all(isinstance(text, str) and text.strip() for text in found):
        raise GazetteerError(f"{where}: `{key}` is neither a text nor a list of texts")
    return [text.strip() for text in found]


def _number(found: Any, key: str, where: str) -> float:
    """A number that is not below nothing."""
    if isinstance(found, bool) or not isinstance(found, int | float) or not 0 <= found < math.inf:
        raise GazetteerError(f"{where}: `{key}` is no number ({found})")
    return found


def _pcode(entry: dict[str, Any], where: str) -> str | None:
    """A P-code; digits alone, which YAML takes for a number, are none."""
    try:
        return columns.pcode(entry.get("pcode"))
    except ValueError as error:
        raise GazetteerError(f"{where}: {error}") from None


def _names(entry: dict[str, Any], where: str) -> list[Name]:
    names = [Name(text, "ar", guard) for key, guard in _GUARDED for text in _texts(entry, key, where)]
    names += [Name(text, lang) for lang in _LANGUAGES for text in _texts(entry, lang, where)]
    if not names:
        raise GazetteerError(f"{where}: {entry['id']} has no name")
    return names


def _outline(found: Any, where: str) -> Outline:
    """An outline drawn by hand: a ring of [latitude, longitude]."""
    try:
        ring = [(float(lon), float(lat)) for lat, lon in found]
    except (TypeError, ValueError):
        raise GazetteerError(f"{where}: an outline is a list of [latitude, longitude]") from None
    if len(ring) < 3:
        raise GazetteerError(f"{where}: an outline has three points at least")
    return [[[*ring, ring[0]]]]


def _point(entry: dict[str, Any], outline: Outline | None, where: str) -> tuple[float, float]:
    if "at" not in entry and outline is not None:
        ring = outline[0][0][:-1]
        return round(sum(y for _, y in ring) / len(ring), 4), round(sum(x for x, _ in ring) / len(ring), 4)
    try:
        lat, lon = (float(number) for number in entry.get("at", ()))
    except (TypeError, ValueError):
        raise GazetteerError(f"{where}: {entry['id']} has no point: at: [latitude, longitude]") from None
    if not -90 <= lat <= 90 or not -180 <= lon <= 180:
        raise GazetteerError(f"{where}: {entry['id']} lies at no place on Earth ({lat}, {lon})")
    return lat, lon
