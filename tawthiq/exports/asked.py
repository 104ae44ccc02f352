"""A filter from what a person said in words: options of the command line, fields of a form."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, Final, TypeVar

from tawthiq.contract.lines import LineError, parse_day
from tawthiq.exports.filters import GRADES, REVIEWS, ROLES, Filter, FilterError, sources_of, types_of
from tawthiq.exports.names import Actors, Area
from tawthiq.gazetteer.index import Gazetteer

_Word = TypeVar("_Word", bound=str)
_EMPTY: Final[tuple[Any, ...]] = (None, "", [], ())


def filter_of(said: Iterable[tuple[str, Any]], gazetteer: Gazetteer | None) -> Filter:
    """The filter of options by name (``--from``, ``--place`` ...) with their values; lists where several may be given.

    Raises :class:`FilterError` for what cannot be meant: no date, no such type, grade, role or state.
    """
    given = {name: value for name, value in said if value not in _EMPTY}
    actors = given.get("--actor")
    return Filter(
        first=_day(given, "--from"),
        last=_day(given, "--to"),
        areas=tuple(Area.of(words, gazetteer) for words in given.get("--place", ())),
        types=types_of(given.get("--type", ())),
        actors=Actors.of(actors) if actors else None,
        role=_one_of(given.get("--role", "any"), ROLES, "--role"),
        sources=sources_of(given.get("--source", ())),
        grades=frozenset(_one_of(word, GRADES, "--grade") for word in given.get("--grade", ())),
        review=_one_of(given["--review"], REVIEWS, "--review") if "--review" in given else None,
        killed_min=given.get("--killed-min"),
        ids=frozenset(given.get("--id", ())),
        said=tuple(_said(given)),
    )


def _said(given: dict[str, Any]) -> Iterable[tuple[str, str]]:
    for name, value in given.items():
        yield from ((name, str(one)) for one in (value if isinstance(value, list | tuple) else (value,)))


def _day(given: dict[str, Any], name: str) -> dt.date | None:
    try:
        return parse_day(given.get(name), name)
    except LineError as error:
        raise FilterError(error.message) from None


def _one_of(word: str, known: Iterable[_Word], name: str) -> _Word:
    for one in known:
        if one == word:
            return one
    raise FilterError(f"{name} {word} is none of {', '.join(known)}")
