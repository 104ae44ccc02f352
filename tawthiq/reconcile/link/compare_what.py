"""Comparing what happened: type, weapons, and how many were killed, hurt or held.

One event is an air strike to one and shelling to another, so types compare by family; an arrest is no killing, but a
raid can be both. Counts are intervals, and a toll that a later report raises has grown.
"""

from operator import attrgetter
from typing import Final

from tawthiq.reconcile.link.comparison import Comparison, Level, both, either, none_of, share, shared
from tawthiq.reconcile.link.sketch import Sketch

# Families that can be told of one event though they differ; "any" (attack, explosion) goes with all force.
_GOES_WITH: Final = {
    "any": frozenset({"strike", "bomb", "fight", "killing", "raid", "any", "seizing"}),
    "raid": frozenset({"seizing", "killing", "fight", "any", "strike"}),
    "fight": frozenset({"strike", "raid", "any"}),
    "killing": frozenset({"raid", "any"}),
    "bomb": frozenset({"any", "strike"}),
    "strike": frozenset({"any", "bomb", "raid", "fight"}),
    "seizing": frozenset({"raid", "any"}),
}


def _goes_with(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return any(name in _GOES_WITH.get(mine, ()) for mine in one for name in other)


def _type(one: Sketch, other: Sketch) -> str | None:
    if one.types == ("other",) or other.types == ("other",):
        return None
    if share(one.types, other.types):
        return "same"
    if share(one.families, other.families):
        return "family"
    return "compatible" if _goes_with(one.families, other.families) else "other"


def _compatible_sql() -> str:
    """Each family of the one side with those of the other that it goes with."""
    cases = (
        f"(list_contains({{l.families}}, '{family}')"
        f" and list_has_any({{r.families}}, [{', '.join(repr(name) for name in sorted(others))}]))"
        for family, others in _GOES_WITH.items()
    )
    return " or ".join(cases)


TYPE: Final = Comparison(
    "type",
    Level("silent", either("{x.types} = ['other']")),
    (
        Level("same", shared("types")),
        Level("family", shared("families")),
        Level("compatible", _compatible_sql()),
        Level("other", "true"),
    ),
    _type,
)


def _weapons(one: Sketch, other: Sketch) -> str | None:
    if not one.weapons or not other.weapons:
        return None
    if share(one.weapons, other.weapons):
        return "same"
    return "family" if share(one.weapon_families, other.weapon_families) else "other"


WEAPONS: Final = Comparison(
    "weapons",
    none_of("weapons"),
    (Level("same", shared("weapons")), Level("family", shared("weapon_families")), Level("other", "true")),
    _weapons,
)

_GROWTH_DAYS: Final = 14
_NEAR: Final = 0.25  # of the larger figure
_MANY: Final = 3  # times: beyond this a toll is another's
Count = tuple[int | None, int | None]


def toll_level(one: Sketch, other: Sketch, mine: Count, theirs: Count) -> str | None:
    """How two counts of one fate stand to each other; each is least and most, most None where it is open."""
    low, other_low = mine[0], theirs[0]
    if low is None or other_low is None:
        return None
    high, other_high = mine[1], theirs[1]
    if low == high == other_low == other_high:
        return "equal" if low > 1 else "equal_small"
    if (high is None or high >= other_low) and (other_high is None or other_high >= low):
        return "overlap"
    less, more = (high, other_low) if high is not None and high < other_low else (other_high, low)
    assert less is not None
    if more - less <= max(1.0, _NEAR * more) and less > 0:
        return "near"
    if more >= _MANY * max(less, 1) and more - less > _MANY:
        return "far"
    first, later = (one, other) if less == high and high < other_low else (other, one)
    if first.published is None or later.published is None:
        return "grown"
    return "grown" if 0 <= later.published - first.published <= _GROWTH_DAYS else "fallen"


def _toll(field: str, name: str) -> Comparison:
    low_high = ("{x.N_min} = {x.N_max}").replace("N", name)
    l_low, l_high, r_low, r_high = (f"{{{side}.{name}_{end}}}" for side in "lr" for end in ("min", "max"))
    less = f"least({l_high}, {r_high})"
    more = f"greatest({l_low}, {r_low})"
    later = f"if({l_low} > {r_low}, {{l.published}} - {{r.published}}, {{r.published}} - {{l.published}})"

    count = attrgetter(f"{name}_min", f"{name}_max")

    def level(one: Sketch, other: Sketch) -> str | None:
        return toll_level(one, other, count(one), count(other))

    equal = f"{both(low_high)} and {l_low} = {r_low}"
    return Comparison(
        field,
        Level("silent", either(f"{{x.{name}_min}} is null")),
        (
            Level("equal", f"{equal} and {l_low} > 1"),
            Level("equal_small", equal),
            Level(
                "overlap", f"({l_high} is null or {l_high} >= {r_low}) and ({r_high} is null or {r_high} >= {l_low})"
            ),
            Level("near", f"{more} - {less} <= greatest(1.0, {_NEAR} * {more}) and {less} > 0"),
            Level("far", f"{more} >= {_MANY} * greatest({less}, 1) and {more} - {less} > {_MANY}"),
            Level("grown", f"{later} is null or {later} between 0 and {_GROWTH_DAYS}"),
            Level("fallen", "true"),
        ),
        level,
    )


KILLED: Final = _toll("killed", "killed")
INJURED: Final = _toll("injured", "injured")
HELD: Final = _toll("detained", "held")


def _groups(one: Sketch, other: Sketch) -> str | None:
    if not one.groups or not other.groups:
        return None
    return "same" if share(one.groups, other.groups) else "other"


GROUPS: Final = Comparison(
    "groups", none_of("groups"), (Level("same", shared("groups")), Level("other", "true")), _groups
)
