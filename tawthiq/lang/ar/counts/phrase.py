"""What a phrase for people is: its tokens, how many, and who."""

from dataclasses import dataclass
from typing import Final

from tawthiq.lang.ar.counts.nouns import Form, Label
from tawthiq.model.values import Range


@dataclass(frozen=True, slots=True)
class Phrase:
    """People in a text: tokens ``first`` to ``last`` (exclusive), how many, and who.

    ``kind``: ``counted`` (a number or quantity), ``bare`` (a noun alone), ``other`` (آخرون), ``name``. ``fate`` is that
    of a head noun such as قتيل, with ``soft`` where it yields to a stronger word.
    """

    first: int
    last: int
    number: Range
    kind: str
    label: Label
    noun: str | None = None
    head: int | None = None
    fate: str | None = None
    soft: bool = False
    is_definite: bool = False
    weak: bool = False
    plural: bool = True
    elided: bool = False


@dataclass(frozen=True, slots=True)
class Noun:
    """A head noun: its tokens, group, number form and own fate."""

    first: int
    last: int
    word: str
    label: Label
    form: Form
    fate: str | None = None
    soft: bool = False
    is_definite: bool = False
    weak: bool = False
    kind: str = "person"
    number: Range | None = None


NOBODY: Final = Label("unknown", "ar.count.no-noun")
FORMS: Final[dict[Form, Range]] = {"one": Range(1, 1), "two": Range(2, 2), "many": Range(2, None)}


def bounded(number: Range, bound: str | None) -> Range:
    """A number with "at least", "about" or "at most" before or after it."""
    if bound == "least":
        return Range(number.min, None)
    if bound == "most":
        return Range(1, number.max)
    if bound == "about" and number.exact and number.min >= 10:
        return Range(number.min * 9 // 10, -(-number.min * 11 // 10))
    return number
