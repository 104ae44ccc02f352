"""Why two accounts were joined, or nearly: what each field spoke for and against, in words of either language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

import yaml

from tawthiq.reconcile.link.score import levels
from tawthiq.reconcile.link.sketch import Sketch

FILE: Final = "reasons.yml"
_MOST: Final = 4  # fields that are named in a sentence


@dataclass(frozen=True, slots=True)
class Reason:
    """One field's part in a score: the level that it reached, its bits, and what that means in words."""

    field: str
    level: str
    weight: float
    words_en: str
    words_ar: str


@cache
def phrases() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """The words of each level of each field, in English and Arabic."""
    found: Mapping[str, Mapping[str, Mapping[str, str]]] = yaml.safe_load(
        files(__package__).joinpath(FILE).read_text("utf8")
    )
    return found


def reasons(one: Sketch, other: Sketch, table: Mapping[str, Mapping[str, float]]) -> tuple[Reason, ...]:
    """The reasons of a pair, what weighs most first; fields that one account is silent on are left out."""
    found = [
        Reason(
            comparison.field,
            level,
            round(table[comparison.field][level], 2),
            phrases()[comparison.field][level]["en"],
            phrases()[comparison.field][level]["ar"],
        )
        for comparison, level in levels(one, other)
    ]
    return tuple(sorted(found, key=lambda reason: (-abs(reason.weight), reason.field)))


def because(why: Sequence[Reason], *, judged: bool = False) -> tuple[str, str]:
    """A pair's reasons as a sentence in English and in Arabic: what speaks for it, then what against."""
    if judged:
        return "a person judged both to tell one incident", "حكم شخص بأنهما يرويان حادثة واحدة"
    for_it = [reason for reason in why if reason.weight > 0][:_MOST]
    against = [reason for reason in why if reason.weight < 0][:_MOST]
    english = ", ".join(reason.words_en for reason in for_it) or "nothing speaks against it"
    arabic = "، ".join(reason.words_ar for reason in for_it) or "لا شيء ينفي ذلك"
    if against:
        english += "; against it: " + ", ".join(reason.words_en for reason in against)
        arabic += "؛ وما يخالف ذلك: " + "، ".join(reason.words_ar for reason in against)
    return english, arabic
