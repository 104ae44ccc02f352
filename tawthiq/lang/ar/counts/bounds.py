"""Words that bound or round a number: "at least", "about", "up to"."""

from dataclasses import replace

from tawthiq.lang.ar.counts.closed import STOPS
from tawthiq.lang.ar.counts.phrase import Phrase
from tawthiq.lang.ar.counts.view import View


def bound_before(view: View, index: int) -> tuple[str | None, int]:
    """The bound that stands before a number, and the token after it; of several the last."""
    bound = None
    while True:
        hit = view.quantity_at(index, "bound")
        if hit is None:
            return bound, index
        if bound is not None and hit.clitics:
            return bound, index
        bound, index = bound if bound == "least" else str(hit.entry.data["bound"]), hit.last


def closing_bound(view: View, phrase: Phrase, bound: str | None) -> tuple[Phrase, str | None]:
    """A bound after the noun, adjectives between them passed over: ``شاب فلسطيني على الأقل``."""
    first = phrase.last + (view.form(phrase.last) == "،" and view.form(phrase.last + 1) == "علي")
    for position in range(first, min(first + 3, view.last)):
        if view.fate_at(position) is not None:
            return phrase, bound
        hit = view.quantity_at(position, "bound")
        if hit is not None:
            form = view.form(position)
            if form in {"علي", "تقريبا", "او"}:
                return replace(phrase, last=hit.last), str(hit.entry.data["bound"])
            return phrase, bound
        if view.tokens[position].kind != "word" or view.form(position) in STOPS or view.joins(position):
            return phrase, bound
    return phrase, bound
