"""All comparisons, in the order in which reasons are shown."""

from typing import Final

from tawthiq.reconcile.link.compare_what import GROUPS, HELD, INJURED, KILLED, TYPE, WEAPONS
from tawthiq.reconcile.link.compare_when import DAYS, HOURS
from tawthiq.reconcile.link.compare_where import PLACE
from tawthiq.reconcile.link.compare_who import PERPETRATORS, SPEAKERS, TARGETS, VICTIMS
from tawthiq.reconcile.link.compare_words import WORDS
from tawthiq.reconcile.link.comparison import Comparison

COMPARISONS: Final[tuple[Comparison, ...]] = (
    TYPE,
    DAYS,
    HOURS,
    PLACE,
    PERPETRATORS,
    TARGETS,
    VICTIMS,
    WEAPONS,
    KILLED,
    INJURED,
    HELD,
    GROUPS,
    SPEAKERS,
    WORDS,
)
