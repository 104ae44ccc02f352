"""Which accounts are compared at all: those that share a key of place and time, or a rare name or passage and a month.

An account is stored under few keys (:func:`keys`) and looks others up under more (:func:`sought`): its own cell of the
map and the eight around it, its days and those a few before and after. What is exact and what is vague have keys of
different kinds, so that vague accounts meet all that they may tell, and exact ones meet only their neighbours: blocks
stay small, and the work grows with the number of accounts, not with its square. Whether two accounts meet does not
depend on which of them looks.
"""

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from tawthiq.reconcile.link.compare_when import LATE, days_apart, may_be_late
from tawthiq.reconcile.link.comparison import share
from tawthiq.reconcile.link.placing import DISTRICT
from tawthiq.reconcile.link.sketch import Sketch

_CELL: Final = 0.25  # degrees: some 25 km, more than two tellings of one place lie apart
_ANYWHERE: Final = "-"
_NEAR: Final = 3  # days between what two accounts say of one event, where a day is inferred from a late report
_LONGEST: Final = 100  # days: a longer interval names no time to look in


def keys(sketch: Sketch) -> frozenset[str]:
    """The keys that an account is stored under."""
    if sketch.vague:
        return frozenset((*_marked(sketch), *(f"v|{where}|{when}" for where, when in _vague_at(sketch))))
    days = [f"d{day}" for day in _days(sketch, 0)]
    cell = _cell(sketch)
    areas = (cell, _province(sketch), _ANYWHERE)
    by_day = (f"e|{where}|{day}" for where in areas for day in days)
    by_month = (f"e|{where}|{month}" for where in areas[:2] for month in _months(sketch, 0))
    return frozenset((*_marked(sketch), *by_day, *by_month))


def sought(sketch: Sketch) -> frozenset[str]:
    """The keys under which an account looks for others that may tell the same."""
    days = [f"d{day}" for day in _days(sketch, _NEAR)]
    months = _months(sketch, _NEAR)
    cells = _cells(sketch)
    areas = [_province(sketch), sketch.country]
    found = set(_marks_sought(sketch))
    if sketch.vague:
        found |= {f"e|{where}|{when}" for where, when in _vague_seeks(sketch, cells)}
    else:
        found |= {f"e|{cell}|{day}" for cell in cells for day in days}
    found |= {f"v|{where}|{day}" for where in areas for day in days}
    found |= {f"v|{_ANYWHERE}|d{day}" for day in _days(sketch, 1)}
    found |= {f"v|{where}|{month}" for where in (*cells, *areas) for month in months}
    return frozenset(found)


def candidates(sketches: Sequence[Sketch]) -> Iterator[tuple[int, int]]:
    """The pairs of accounts, as positions with the smaller first, that may tell the same; each once, in order."""
    return (pair for pair in meetings(sketches) if worth(sketches[pair[0]], sketches[pair[1]]))


def meetings(sketches: Sequence[Sketch]) -> Iterator[tuple[int, int]]:
    """All pairs of accounts that share a key."""
    stored: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(sketches):
        for key in keys(one):
            stored[key].append(at)
    for at, one in enumerate(sketches):
        others: set[int] = set()
        for key in sought(one):
            others.update(stored.get(key, ()))
        yield from ((at, other) for other in sorted(others) if other > at)


def worth(one: Sketch, other: Sketch) -> bool:
    """False for two that a look at the days already parts: both say one, and they lie apart."""
    gap = days_apart(one, other)
    if gap is None or gap <= 1 or (gap <= LATE and may_be_late(one, other)):
        return True
    return share(one.name_blocks, other.name_blocks) or not set(one.passages).isdisjoint(other.passages)


def _days(sketch: Sketch, slack: int) -> Iterable[int]:
    if sketch.start is None or sketch.end is None or sketch.vague_time:
        return ()
    return range(sketch.start - slack, sketch.end + 1 + slack)


def _months(sketch: Sketch, slack: int) -> list[str]:
    """The months of an account's days; those of its publication where it has none."""
    start, end = sketch.start, sketch.end
    if start is None or end is None:
        start = end = sketch.published
    if start is None or end is None or end - start > _LONGEST:
        return []
    days = (dt.date.fromordinal(day) for day in (start - slack, *range(start, end, 27), end + slack))
    return sorted({f"m{day.year}-{day.month:02}" for day in days})


def _row(lat: float) -> int:
    return math.floor(lat / _CELL)


def _cell(sketch: Sketch) -> str:
    if sketch.lat is None or sketch.lon is None:
        return _ANYWHERE
    return f"{_row(sketch.lat)},{_row(sketch.lon)}"


def _cells(sketch: Sketch) -> list[str]:
    """An account's cell and those around it; none for a broad place."""
    if sketch.lat is None or sketch.lon is None or sketch.vague_place:
        return []
    row, column = _row(sketch.lat), _row(sketch.lon)
    return [f"{row + up},{column + across}" for up in (-1, 0, 1) for across in (-1, 0, 1)]


def _province(sketch: Sketch) -> str:
    """The province that a place lies in, else its country."""
    return max((area for area in sketch.around if area.count("/") == 1), default=sketch.country or _ANYWHERE)


def _vague_at(sketch: Sketch) -> Iterator[tuple[str, str]]:
    """Where and when a vague account stands: its area as broad as it is, its days or its months."""
    if not sketch.vague_place:
        where = _cell(sketch)
    elif sketch.breadth is None:
        where = _ANYWHERE
    else:
        where = sketch.country if sketch.breadth > DISTRICT + 1 else _province(sketch)
    if not sketch.vague_time:
        yield from ((where, f"d{day}") for day in _days(sketch, 0))
    elif where != _ANYWHERE:
        yield from ((where, month) for month in _months(sketch, 0))


def _vague_seeks(sketch: Sketch, cells: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Where and when exact accounts stand that a vague one may tell."""
    if not sketch.vague_place:
        yield from ((cell, month) for cell in cells for month in _months(sketch, _NEAR))
        return
    broad = sketch.breadth is None or sketch.breadth > DISTRICT + 1
    if not sketch.vague_time:
        where = _ANYWHERE if broad else _province(sketch)
        yield from ((where, f"d{day}") for day in _days(sketch, 1 if broad else _NEAR))
    elif not broad:
        yield from ((_province(sketch), month) for month in _months(sketch, _NEAR))


def _marks(sketch: Sketch) -> Iterator[str]:
    """What singles an account out wherever it is placed: rare names and passages."""
    yield from (f"p|{name}" for name in sketch.name_blocks)
    yield from (f"w|{passage}" for passage in sketch.passages)


def _undated(sketch: Sketch) -> Iterator[str]:
    """What an account without any day is looked up by as well: all names, its place with its kind, and its counts."""
    yield from (f"n|{name}" for name in sketch.names if " " in name)
    if sketch.place:
        yield from (f"k|{sketch.place}|{family}" for family in sketch.families)
    for name, low, high in (
        ("killed", sketch.killed_min, sketch.killed_max),
        ("injured", sketch.injured_min, sketch.injured_max),
    ):
        if low is not None and low == high and low > 0:
            yield f"k|{_province(sketch) if low > 1 else sketch.place}|{name}{low}"


def _marked(sketch: Sketch) -> Iterator[str]:
    """Marks to be stored under, with their month; what has no day at all is apart."""
    months = _told_months(sketch, 0)
    if not months:
        yield from (f"{mark}|{_ANYWHERE}" for mark in (*_marks(sketch), *_undated(sketch)))
        return
    yield from (f"{mark}|{month}" for mark in _marks(sketch) for month in months)
    yield from (f"{mark}|any" for mark in (*_marks(sketch), *_undated(sketch)))


def _marks_sought(sketch: Sketch) -> Iterator[str]:
    """Marks to look for: of the months around, and of accounts that have no day; these look for any."""
    months = _told_months(sketch, 28) or ["any"]
    yield from (f"{mark}|{month}" for mark in _marks(sketch) for month in months)
    yield from (f"{mark}|{_ANYWHERE}" for mark in (*_marks(sketch), *_undated(sketch)))
    if months == ["any"]:
        yield from (f"{mark}|any" for mark in _undated(sketch))


def _told_months(sketch: Sketch, slack: int) -> list[str]:
    """The month of an account's first day, else of its publication, with those around; none where neither is known."""
    day = sketch.start if sketch.start is not None else sketch.published
    if day is None:
        return []
    return sorted({dt.date.fromordinal(day + turn).strftime("m%Y-%m") for turn in (-slack, 0, slack)})
