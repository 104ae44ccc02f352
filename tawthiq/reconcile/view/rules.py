"""The rules that choose a best value, in the order in which they are asked, each with its reason in two languages.

The words are in ``words.yml``, where a native speaker edits them.
"""

from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

ONLY: Final = "only-value"
EXACT: Final = "most-exact"
LINES: Final = "most-lines"
RISEN: Final = "last-of-a-rising-toll"
CORRECTED: Final = "latest-correction"
NAMED: Final = "named-over-unnamed"
PLAIN: Final = "plain-over-hedged"
COUNTED: Final = "who-counted"
LATEST: Final = "latest"
CAUTIOUS: Final = "lowest-figure"
UNION: Final = "all-that-is-told"
NONE: Final = "undecided"


@cache
def words() -> dict[str, Any]:
    """All tables of words of the view."""
    loaded: dict[str, Any] = yaml.safe_load(files("tawthiq.reconcile.view").joinpath("words.yml").read_text("utf8"))
    return loaded


def why(rule: str) -> tuple[str, str]:
    """The reason of a rule in English and in Arabic."""
    row = words()["rules"][rule]
    return str(row["en"]), str(row["ar"])


def note(name: str, **parts: object) -> tuple[str, str]:
    """A note in English and Arabic, its parts filled in."""
    row = words()["notes"][name]
    return str(row["en"]).format(**parts), str(row["ar"]).format(**parts)
