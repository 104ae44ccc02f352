"""From counts to casualties: what the counts of one occurrence say together.

Within one voice, counts of one sentence add up unless one is a part of another; a later figure that supersedes takes
the place of an earlier one; voices that differ give the range over them.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from tawthiq.claims.told import Told
from tawthiq.model.incident import Toll
from tawthiq.model.mention import CountMention
from tawthiq.model.values import Range

GROUP_FIELDS: Final = {"civilian": "civilians", "child": "children", "woman": "women"}


def casualties(told: Sequence[Told]) -> dict[str, Range]:
    """The contract's ``casualties``: a range by fate, and by fate and group where that is said."""
    result: dict[str, Range] = {}
    for fate in ("killed", "injured", "detained", "abducted", "missing", "displaced"):
        of_fate = [row for row in told if row.count.fate == fate]
        total = _total([row for row in of_fate if row.count.part_of is None or not _whole_present(row, of_fate)])
        if total:
            result[fate] = total
        for group, name in GROUP_FIELDS.items():
            part = _total([row for row in of_fate if row.count.group == group])
            if part:
                result[f"{fate}_{name}"] = part
    return result


def tolls(told: Iterable[Told]) -> tuple[Toll, ...]:
    """The detail beside the casualties: each distinct count once."""
    rows: dict[tuple[str, str, Range], Toll] = {}
    for row in told:
        count = row.count
        key = (count.fate, count.group, count.number)
        rows.setdefault(
            key, Toll(count.fate, count.group, count.number, kind=count.toll_kind, labelled_by=count.labelled_by)
        )
    return tuple(rows.values())


def _whole_present(row: Told, others: Sequence[Told]) -> bool:
    """True where the larger number that a part breaks down is told in the same sentence."""
    return any(o.sentence == row.sentence and o.count.part_of is None and o is not row for o in others)


def _total(rows: Sequence[Told]) -> Range | None:
    """One range from all figures for one thing."""
    if not rows:
        return None
    rows = [row for row in rows if not row.superseded] or rows
    rows = [row for row in rows if not row.aside] or rows
    rows = [row for row in rows if not row.one_of_them] or rows
    rows = _of_one_act(rows)
    body = [row for row in rows if not row.headline and (row.floor or not vague(row.count.number))]
    rows = body or rows  # a headline adds up what the report tells apart
    figures: dict[str | None, list[tuple[Range, bool]]] = {}
    sentences: dict[tuple[str | None, int], list[CountMention]] = {}
    for row in rows:
        sentences.setdefault((row.voice, row.sentence), []).append(row.count)
    for (voice, _), counts in sentences.items():
        rising = any(count.toll_kind == "cumulative" for count in counts)
        figures.setdefault(voice, []).append((_sum(counts), rising))
    by_voice = [_of_voice(found) for found in figures.values()]
    return _over_voices(by_voice)


def _of_one_act(rows: Sequence[Told]) -> Sequence[Told]:
    """Without what several acts together cost, where the cost of one of them is told as well."""
    single = [row for row in rows if not row.wave and not row.headline and not vague(row.count.number)]
    total = max((row.count.number.min for row in rows if row.wave), default=0)
    if single and sum(row.count.number.min for row in single) < total:
        return single
    return rows


def _sum(counts: Sequence[CountMention]) -> Range:
    """The counts of one sentence together; the same number of the same people told twice counts once."""
    distinct: dict[tuple[Range, str | None], Range] = {}
    for count in counts:
        distinct.setdefault((count.number, count.noun if count.noun else None), count.number)
    exact = [number for number in distinct.values() if number.max is not None]
    if exact and len(exact) < len(distinct):  # "dead and wounded" beside a figure: the figure
        distinct = {key: number for key, number in distinct.items() if number.max is not None or number.min > 2}
    total: Range | None = None
    for number in distinct.values():
        total = number if total is None else total + number
    assert total is not None
    return total


def _of_voice(figures: Sequence[tuple[Range, bool]]) -> Range:
    """What one voice says in the end: the last rising toll, else the largest firm figure, else the first.

    The same number told once plainly and once as "at least" is the careful one.
    """
    rising = [number for number, is_rising in figures if is_rising]
    if rising:
        return rising[-1]
    firm = [number for number, _ in figures if not vague(number)]
    pool = firm or [number for number, _ in figures]
    best = pool[0]
    for number in pool[1:]:
        if number.min > best.min or (number.min == best.min and number.max is None):
            best = number
    return best


def vague(number: Range) -> bool:
    """True for plurals and the like: two or more, one or more."""
    return number.max is None and number.min <= 2


def _over_voices(figures: Sequence[Range]) -> Range:
    """The range over rival voices, vague and partial ones left out beside firm ones."""
    firm = [number for number in figures if not vague(number)] or list(figures)
    largest = max(number.min for number in firm)
    rivals = [number for number in firm if number.min * 2 >= largest] or firm
    total = rivals[0]
    for number in rivals[1:]:
        if number.min == total.min and None in (number.max, total.max):
            total = number if number.max is None else total
        elif number.exact and not total.exact and total.min <= number.min <= (total.max or number.min):
            total = number
        elif number.min == total.min:
            total = number if number.max is None else total
        elif total.exact and not number.exact and number.min <= total.min <= (number.max or total.min):
            continue
        else:
            total = total.union(number)
    return total
