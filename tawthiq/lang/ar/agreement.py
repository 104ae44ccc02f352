"""Agreement of counted nouns: which form a noun takes after a figure, and how the figure is written.

After 3 to 10 the plural in the genitive, after 11 to 99 the singular in the accusative, from a hundred on the singular:
the noun follows the last two digits (103 rooms as 3 rooms).
"""

from collections.abc import Mapping
from typing import Any, Final

FEW: Final = 3
MANY: Final = 11
_HUNDRED: Final = 100


def form_after(number: int, forms: Mapping[str, Any]) -> str:
    """The form of ``forms`` (``one``, ``few``, ``many``) that stands after a figure of three or more."""
    rest = number % _HUNDRED
    if FEW <= rest < MANY:
        return str(forms["few"])
    return str(forms["many"] if rest >= MANY else forms["one"])


def grouped(number: int) -> str:
    """A number with its thousands told apart from ten thousand on."""
    return f"{number:,}" if number >= 10_000 else str(number)
