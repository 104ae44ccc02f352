"""The sketches of all reports in memory: which reports may be near-copies of one, without reading any text.

100,000 reports of 200 words take about 40 MB, and 40 MB more while they are put in order.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Final

import numpy as np

from tawthiq.collection.wording import DAYS_SHORT, SHINGLE, SHORT

_FLOOR: Final = 8  # a sketch of no more hashes is of a text so short that one shared hash counts
_SHARED: Final = 0.25  # of the smaller sketch, for a pair to be looked at: half of the shingles, less chance
_NO_DAY: Final = -1_000_000


class Sketches:
    """An index from hashes to reports, which grows; reports are known by their position."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        self._sizes = np.empty(0, np.int32)
        self._short = np.empty(0, np.bool_)
        self._days = np.empty(0, np.int32)
        self._starts = np.zeros(1, np.int64)
        self._own = np.empty(0, np.uint32)  # hashes by report
        self._hashes = np.empty(0, np.uint32)  # the same in order, with whose they are
        self._owners = np.empty(0, np.int32)

    def extend(self, rows: Iterable[tuple[str, bytes | memoryview, int, dt.date | None]]) -> list[int]:
        """Add reports (id, sketch, number of shingles, day); returns their positions."""
        first = len(self.ids)
        sketches, shorts, days = [], [], []
        for key, sketch, shingles, day in rows:
            self.ids.append(key)
            sketches.append(np.frombuffer(bytes(sketch), np.uint32))
            shorts.append(shingles + SHINGLE - 1 < SHORT)
            days.append(day.toordinal() if day else _NO_DAY - len(self.ids) * (DAYS_SHORT + 1))
        if not sketches:
            return []
        self._sizes = np.concatenate([self._sizes, np.array([len(s) for s in sketches], np.int32)])
        self._short = np.concatenate([self._short, np.array(shorts, np.bool_)])
        self._days = np.concatenate([self._days, np.array(days, np.int32)])
        self._own = np.concatenate([self._own, *sketches])
        self._starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(self._sizes, dtype=np.int64)])
        self._sort()
        return list(range(first, len(self.ids)))

    def _sort(self) -> None:
        order = np.argsort(self._own, kind="stable").astype(np.int32)
        self._hashes = self._own[order]
        self._owners = np.repeat(np.arange(len(self.ids), dtype=np.int32), self._sizes)[order]

    def near(self, position: int) -> Iterator[int]:
        """Positions of the reports that may be near-copies of one. What is near is near both ways."""
        mine = self._own[self._starts[position] : self._starts[position + 1]]
        lows, highs = (np.searchsorted(self._hashes, mine, side) for side in ("left", "right"))
        runs = [self._owners[low:high] for low, high in zip(lows, highs, strict=True)]
        if not runs:
            return
        others, shared = np.unique(np.concatenate(runs), return_counts=True)
        smaller = np.minimum(self._sizes[others], self._sizes[position])
        wanted = np.where(smaller <= _FLOOR, 1, np.floor(smaller * _SHARED))
        apart = np.abs(self._days[others] - self._days[position])
        fits = (~(self._short[others] | self._short[position])) | (apart <= DAYS_SHORT)
        yield from (int(other) for other in others[(shared >= wanted) & fits] if other != position)
