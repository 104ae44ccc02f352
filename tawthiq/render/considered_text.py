"""What was considered and left, for the terminal: one line each, with its weight and the features against it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from tawthiq.render.considered import weights
from tawthiq.render.labels import arabic, page
from tawthiq.render.view import plain

if TYPE_CHECKING:
    from tawthiq.reconcile.considered import Considered, Left

TITLE: Final = "considered and left"
_ENGLISH: Final = {
    "untold": "tells no incident",
    "fallen": "told, but no incident of its own",
    "only_takes_up": "only takes up what was told before",
    "other_role": "fills the other role more surely",
    "reports": "only reports it",
    "not_borne_out": "not borne out",
    "less_exact": "another place is more exact",
}
_ROLES: Final = {"perpetrator": "by", "target": "against", "place": "where"}


def of_report(found: "Considered") -> Iterator[RenderableType]:
    """The triggers and groups that became no incident, for the terminal; nothing where there are none."""
    rows = (*found.triggers, *found.groups)
    if rows:
        yield Text("")
        yield Text(f"{page('left')} · {TITLE}", "bold")
        yield from _under_headings(rows, 3)


def of_incident(found: "Considered", number: int) -> Iterator[RenderableType]:
    """The parties and places that incident ``number`` (from 1) did not take, for the terminal."""
    rows = found.incidents[number - 1]
    if rows:
        yield Text(f"   {page('left')} · {TITLE}", "dim")
        yield from _under_headings(rows, 5)


def _under_headings(rows: "Sequence[Left]", indent: int) -> Iterator[RenderableType]:
    """The rows, those left for one reason under one heading."""
    for why in dict.fromkeys(left.why for left in rows):
        yield Padding(Text(f"{arabic('left', why)} · {_ENGLISH[why]}", "italic dim"), (0, 0, 0, indent))
        for left in rows:
            if left.why == why:
                yield Padding(_line(left), (0, 0, 0, indent + 2))


def _line(left: "Left") -> Text:
    line = Text(f"{_ROLES[left.role]:<8} " if left.role else "", "dim")
    for number, span in enumerate(left.spans):
        line.append(" + " if number else "").append(f"«{plain(span.text)}»", "not dim")
        line.append(f" {span.start}-{span.end}")
    line.append(f"  {left.weight:+.1f}", "not dim")
    return line.append(f"  ({weights(left)})") if left.against else line
