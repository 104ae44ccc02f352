"""What was considered and left, for the page: its words, why, and what weighed against it."""

from typing import TYPE_CHECKING, Final

from tawthiq.render.labels import arabic, page
from tawthiq.render.markup import Markup, tag
from tawthiq.render.view import plain

if TYPE_CHECKING:
    from tawthiq.reconcile.considered import Considered, Left

_FIELDS: Final = {"perpetrator": "perpetrators", "target": "targets", "place": "place"}


def card(found: "Considered") -> Markup:
    """All that was left, as a card of the page; empty where nothing was."""
    rows = [_item(left) for left in (*found.triggers, *found.groups)]
    for number, of_one in enumerate(found.incidents, 1):
        rows += [_item(left, number) for left in of_one]
    if not rows:
        return Markup("")
    return tag("section", tag("h3", page("left")), tag("ul", *rows, class_="values"), class_="card")


def _item(left: "Left", number: int | None = None) -> Markup:
    """One thing left: its words, why, and what weighed."""
    label = arabic("fields", _FIELDS[left.role]) if left.role else arabic("kinds", "trigger")
    figures = f"{left.weight:+.1f}" + (f" ({weights(left)})" if left.against else "")
    words = " + ".join(f"«{plain(span.text)}»" for span in left.spans)
    why = tag("span", f"{arabic('left', left.why)} ", tag("code", figures), class_="rule")
    return tag("li", tag("small", f"{number}. {label}" if number else label), tag("span", tag("b", words), why))


def weights(left: "Left") -> str:
    """The features against, with their weights: ``bare -0.8, order=4 -0.3``."""
    return ", ".join(f"{name} {weight:+.1f}" for name, weight in left.against)
