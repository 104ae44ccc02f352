"""An incident as somebody else coded it, in the words of the linker's form: what every kind of row is turned into."""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

from tawthiq.collection.folder import CollectionError
from tawthiq.text.fold import fold_word

Row = Mapping[str, Any]
ReadDate = Callable[[Any], "dt.date | None"]
Count = tuple[int, int | None]  # the least and the most, None where it is open
_SPLIT: Final = re.compile(r"[;؛،\n]|,(?!\d)| \| ")
_NUMBER: Final = re.compile(r"\d+")


class KnownError(CollectionError):
    """A file of known records that cannot be taken, in words for people."""


class RowError(ValueError):
    """A row that is no incident; the message says why."""


@dataclass(frozen=True, slots=True)
class Coded:
    """One row. Names stand as printed; ``first`` and ``last`` bound the day, both included; counts are intervals.

    ``precision`` is the contract's word for how exactly the place is known, "" where the row does not say.
    """

    own_id: str
    first: dt.date | None
    last: dt.date | None
    places: tuple[str, ...] = ()  # names of the place, the most telling first
    country: str = ""
    admin1: str = ""
    lat: float | None = None
    lon: float | None = None
    precision: str = ""
    type: str = "other"
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()  # ids of the weapon list
    victims: tuple[str, ...] = ()
    killed: Count | None = None
    killed_civilians: Count | None = None
    injured: Count | None = None


@cache
def words() -> Mapping[str, Any]:
    """``words.yml``: what columns are called, and what the words and codes of each data set mean."""
    found: Mapping[str, Any] = yaml.safe_load(files(__package__).joinpath("words.yml").read_text("utf8"))
    return found


def text(row: Row, *names: str) -> str:
    """The first cell of some columns that is not empty, as words."""
    for name in names:
        value = row.get(name)
        if isinstance(value, str | int | float) and not isinstance(value, bool) and str(value).strip():
            plain = int(value) if isinstance(value, float) and value.is_integer() else value
            return str(plain).strip()
    return ""


def parts(value: str) -> tuple[str, ...]:
    """The entries of a cell that holds a list."""
    return tuple(part.strip() for part in _SPLIT.split(value) if part.strip())


def count(*cells: str) -> Count | None:
    """A toll of one cell (3, 3-5, 3+, more than 3) or of a least and a most; None where there is no number."""
    found = [[int(number) for number in _NUMBER.findall(fold_word(cell).replace(",", ""))] for cell in cells]
    numbers = [number for each in found for number in each]
    if not numbers:
        return None
    is_open = len(numbers) == 1 and any(mark in cells[0] for mark in ("+", "أكثر", "على الأقل", "at least", "more"))
    return min(numbers), None if is_open else max(numbers)


def degrees(row: Row, *names: str) -> float | None:
    """A coordinate; None where the cell is empty. Raises :class:`RowError` for what is none."""
    told = text(row, *names)
    if not told:
        return None
    try:
        return float(told.replace("٫", "."))
    except ValueError:
        raise RowError(f"has no coordinate in {names[0]}: {told}") from None


def point(row: Row, lat: Sequence[str], lon: Sequence[str]) -> tuple[float | None, float | None]:
    """The two coordinates of a row, or none. Raises :class:`RowError` for a point that is not on earth."""
    north, east = degrees(row, *lat), degrees(row, *lon)
    if north is None or east is None:
        return None, None
    if not (-90 <= north <= 90 and -180 <= east <= 180):
        raise RowError(f"has a point that is not on earth: {north}, {east}")
    return north, east


def kind_of(told: str) -> tuple[str, tuple[str, ...]]:
    """The type of incident that some words mean, and the weapons that they name; ``other`` where they tell none."""
    plain = fold_word(told)
    if not plain:
        return "other", ()
    found = next((name for name, forms in words()["types"].items() if _tells(plain, (name, *forms))), "other")
    return found, tuple(weapon for weapon, forms in words()["weapons"].items() if _tells(plain, forms))


def _tells(plain: str, forms: Sequence[str]) -> bool:
    return any(fold_word(form.replace("_", " ")) in plain for form in forms)


def span(first: dt.date | None, last: dt.date | None = None, *, around: int = 0) -> tuple[Any, Any]:
    """The days from the first to the last, widened by so many on both sides. Raises :class:`RowError`."""
    if first is None:
        return None, None
    last = last or first
    if last < first:
        raise RowError(f"ends before it begins: {first} to {last}")
    return first - dt.timedelta(around), last + dt.timedelta(around)
