"""Comparing the words of two accounts: copied passages, and rare words that no other field compares."""

from typing import Final

from tawthiq.reconcile.link.comparison import Comparison, Level, either
from tawthiq.reconcile.link.sketch import Sketch

_FEWEST: Final = 3  # rare words, for their share to mean something
_COPIED: Final = 0.4  # share of the shorter's shingles
_QUOTED: Final = 0.12
_MUCH, _SOME, _LITTLE = 0.4, 0.2, 0.08  # share of the shorter's rare words


def _words(one: Sketch, other: Sketch) -> str | None:
    if len(one.stems) < _FEWEST or len(other.stems) < _FEWEST:
        return None
    copied = _share(one.shingles, other.shingles)
    if copied >= _QUOTED:
        return "copied" if copied >= _COPIED else "quoted"
    alike = _share(one.stems, other.stems)
    if alike >= _MUCH:
        return "much"
    if alike >= _SOME:
        return "some"
    return "little" if alike >= _LITTLE else "none"


def _share(one: tuple[str, ...] | tuple[int, ...], other: tuple[str, ...] | tuple[int, ...]) -> float:
    """The part of the shorter list that the other has."""
    if not one or not other:
        return 0.0
    return len(set(one).intersection(other)) / min(len(one), len(other))


def _sql(column: str) -> str:
    lengths = f"least(len({{l.{column}}}), len({{r.{column}}}))"
    return f"len(list_intersect({{l.{column}}}, {{r.{column}}})) / greatest({lengths}, 1)"


WORDS: Final = Comparison(
    "words",
    Level("silent", either(f"len({{x.stems}}) < {_FEWEST}")),
    (
        Level("copied", f"{_sql('shingles')} >= {_COPIED}"),
        Level("quoted", f"{_sql('shingles')} >= {_QUOTED}"),
        Level("much", f"{_sql('stems')} >= {_MUCH}"),
        Level("some", f"{_sql('stems')} >= {_SOME}"),
        Level("little", f"{_sql('stems')} >= {_LITTLE}"),
        Level("none", "true"),
    ),
    _words,
)
