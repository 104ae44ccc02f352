"""Which rows with a P-code, whose tables may give neither a point nor an Arabic name, are places known from others.

A match wants the same kind of place in the same P-coded unit, and that on both sides no other bears the name there.
Three keys are tried, the surest first: the Arabic name, the name in Latin letters, its consonants.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from tawthiq.gazetteer.latin import consonant_keys, latin_key
from tawthiq.gazetteer.rows import Row
from tawthiq.gazetteer.tables import distance_km
from tawthiq.text.fold import fold_word

SETTLED: Final = frozenset({"city", "town", "village", "settlement"})
# The groups of kinds that are matched, the coarsest first: a unit's are found once what encloses it is. Kilometres
# within which two points of one place lie.
PASSES: Final = (
    (frozenset({"governorate"}), 400.0),
    (frozenset({"district"}), 60.0),
    (frozenset({"subdistrict"}), 25.0),
    (SETTLED, 10.0),
)
_FEWEST_CONSONANTS: Final = 2
_ONE_PLACE_KM: Final = 2.0  # within which two bearers of a name are one village that two sources have
_Keys = Callable[[Row], set[str]]


def _arabic(row: Row) -> set[str]:
    """Arabic names without articles and the words that say what a unit is."""
    heads = {"مركز", "ناحيه", "محافظه", "منطقه"}
    words = (fold_word(name.text).split() for name in row.names if name.lang == "ar")
    return {" ".join(word.removeprefix("ال") for word in found if word not in heads) for found in words} - {""}


def _latin(row: Row) -> set[str]:
    return {latin_key(name.text) for name in row.names if name.lang in {"en", "fr"}} - {""}


def _consonants(row: Row) -> set[str]:
    keys = {key for name in row.names if name.lang in {"ar", "en", "fr"} for key in consonant_keys(name.text)}
    return {key for key in keys if len(key.replace(" ", "")) >= _FEWEST_CONSONANTS}


_KEYS: Final[tuple[_Keys, ...]] = (_arabic, _latin, _consonants)


def pairs(rows: list[Row], by_id: Mapping[str, Row], kinds: frozenset[str], limit: float) -> Iterator[tuple[Row, Row]]:
    """Pairs of a known place and the P-coded row that is a further record of it, of places of some kinds."""
    own = [row for row in rows if row.kind in kinds]
    coded = [row for row in own if row.pcode and row.id == f"pc:{row.pcode}"]
    lands = {row.country for row in coded}
    plain = [row for row in own if not row.pcode and row.country in lands]
    scopes = {id(row): _scopes(row, by_id) for row in (*coded, *plain)}
    for keys in _KEYS:
        found = list(_round(plain, coded, scopes, keys, limit, by_id))
        yield from found
        done = {id(row) for pair in found for row in pair}
        plain = [row for row in plain if id(row) not in done]
        coded = [row for row in coded if id(row) not in done]


def _round(
    plain: list[Row],
    coded: list[Row],
    scopes: Mapping[int, list[str]],
    keys: _Keys,
    limit: float,
    by_id: Mapping[str, Row],
) -> Iterator[tuple[Row, Row]]:
    """The pairs that one kind of key tells: in the finest P-coded unit of the known place each has no rival."""
    known: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in plain:
        for key in _short(keys(row), ()):
            known[scopes[id(row)][0], key].append(row)
    asked: dict[int, dict[int, Row]] = defaultdict(dict)  # by the known place, which P-coded rows may be it
    answers: dict[int, dict[int, Row]] = defaultdict(dict)
    for row in coded:
        around = _trusted(row, scopes[id(row)], keys)
        mine = _short(keys(row), (key for scope in scopes[id(row)][:-1] for key in keys(by_id[scope])))
        for one in (one for key in mine for scope in around for one in known.get((scope, key), ())):
            if _near(one, row, limit):
                asked[id(one)][id(row)] = row
                answers[id(row)][id(one)] = one
    for row in coded:
        found = list(answers[id(row)].values())
        if found and all(len(asked[id(one)]) == 1 and _near(one, found[0], _ONE_PLACE_KM) for one in found):
            yield found[0], row


def _short(keys: set[str], units: Iterable[str]) -> set[str]:
    """Keys without blanks; and without a unit's name at the end, which tables add to villages of one name."""
    return {key.replace(" ", "") for key in keys | {key.removesuffix(" " + unit) for unit in units for key in keys}}


def _trusted(row: Row, scopes: list[str], keys: _Keys) -> list[str]:
    """The units in which a key is proof enough: consonants only in the nearest, a village's name not in a country."""
    if keys is _consonants:
        return scopes[:1]
    return scopes[:-1] if row.kind in SETTLED else scopes


def _near(one: Row, two: Row, limit: float) -> bool:
    if one.lat is None or one.lon is None or two.lat is None or two.lon is None:
        return True  # they share a unit
    reach = max(limit, one.radius or 0.0, two.radius or 0.0)  # the points of a large unit may lie far apart
    return distance_km(one.lat, one.lon, two.lat, two.lon) < reach


def _scopes(row: Row, by_id: Mapping[str, Row]) -> list[str]:
    """The P-codes of what encloses a row, the nearest first, and its country last."""
    found: list[str] = []
    waiting = list(row.parents)
    seen: set[str] = set()
    while waiting:
        at = by_id.get(waiting.pop(0))
        if at is None or at.id in seen:
            continue
        seen.add(at.id)
        found += [at.pcode] if at.pcode else []
        waiting = at.parents + waiting
    return [*found, row.country]
