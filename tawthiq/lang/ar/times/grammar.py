"""The whole grammar of times: which words begin one, and which rules are asked in which order."""

from collections.abc import Iterator
from typing import Final

from tawthiq.lang.ar.times import months, ranges, spans, stretches, years
from tawthiq.lang.ar.times.growing import Reader, moment
from tawthiq.lang.ar.times.scan import Read, Scan

_STRETCHES: Final[tuple[Reader, ...]] = (
    stretches.part_of_period,
    stretches.lately,
    stretches.period,
    years.season,
    years.year,
    years.decade,
    months.month,
)
# Which words can begin a time; any other word costs one look.
_OPENERS: Final = frozenset(
    {
        *("weekday", "relative_day", "day_word", "two_days", "part", "tonight", "same_before", "this"),
        *("month", "month_pair", "hijri_month", "hijri_pair", "unit", "unit_pair", "position", "fraction"),
        *("season", "decade", "feast", "feast_pair", "first_of", "ordinal", "numeral"),
        *("since", "before", "after", "from", "between"),
    }
)
_JOINING: Final = frozenset({"since", "from", "between", "to"})  # words that only lead from one core to another
_OTHER_OPENERS: Final = frozenset({"ال", "اخر", "وقفه"})


def read_all(scan: Scan) -> Iterator[Read]:
    """Every time of the text, in order, none overlapping."""
    index = 0
    total = len(scan.tokens)
    words, tokens = scan.words, scan.tokens
    while index < total:
        word = words[index]
        if word is not None:
            begins = word.role in _OPENERS
        else:
            begins = tokens[index].kind == "number" or tokens[index].form in _OTHER_OPENERS
        read = _read(scan, index) if begins else None
        if read is None:
            index += 1
        else:
            yield read
            index = read.last


def _read(scan: Scan, index: int) -> Read | None:
    """The time that begins at a token: a range, a time since or ago, or a core."""
    return (
        ranges.ranged(scan, index, core)
        or spans.since(scan, index, core)
        or spans.ago(scan, index)
        or spans.just(scan, index)
        or core(scan, index)
    )


def core(scan: Scan, index: int) -> Read | None:
    """A moment or a longer stretch: worked out once a token, since ranges ask for what follows them too."""
    if index not in scan.cores:
        scan.cores[index] = None if scan.role(index) in _JOINING else _core(scan, index)
    return scan.cores[index]


def _core(scan: Scan, index: int) -> Read | None:
    grown = moment(scan, index)
    if grown is not None:
        return Read(index, grown.last, grown.moment, grown.rule)
    for reader in _STRETCHES:
        read = reader(scan, index)
        if read is not None:
            return read
    return _months(scan, index)


def _months(scan: Scan, index: int) -> Read | None:
    """Two months told together."""
    found = ranges.months_pair(scan, index)
    return Read(index, found[1], found[0], ranges.RANGE) if found is not None else None
