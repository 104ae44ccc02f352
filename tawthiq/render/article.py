"""The report's text as HTML: cut where a mention or an evidence begins or ends, each stretch linked to its values."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tawthiq.render.labels import arabic
from tawthiq.render.markup import Markup, join, tag, text
from tawthiq.render.view import Mark, Shown

_KIND_OF_FIELD: Final = {
    "type": "trigger",
    "date": "time",
    "place": "place",
    "other_places": "place",
    "perpetrators": "actor",
    "targets": "target",
    "weapons": "weapon",
    "victims": "person",
}
_HEADLINE_LIMIT: Final = 160  # characters; a longer first line is body text


@dataclass(frozen=True, slots=True)
class Anchor:
    """A stretch of the text that something in the cards rests on; ``id`` is that thing's id on the page."""

    start: int
    end: int
    id: str
    kind: str


def kind_of_field(field: str) -> str:
    """The kind of mention that a field's evidence usually is."""
    return _KIND_OF_FIELD.get(field, "count")


def word_id(report: int, start: int) -> str:
    """The id of the stretch of a report's text that begins at ``start``."""
    return f"r{report}w{start}"


def article(shown: Shown, report: int, anchors: Sequence[Anchor]) -> Markup:
    """All paragraphs of a report."""
    pieces = _Pieces(shown, report, anchors)
    paragraphs: list[Markup] = []
    at = 0
    for line in shown.text.split("\n"):
        end = at + len(line)
        if line.strip():
            first = not paragraphs and len(line) <= _HEADLINE_LIMIT and not line.rstrip().endswith(".")
            paragraphs.append(tag("p", join(pieces.between(at, end)), dir="auto", class_="headline" if first else None))
        at = end + 1
    return join(paragraphs, "\n")


class _Pieces:
    """The text cut at every bound of a mark or anchor."""

    def __init__(self, shown: Shown, report: int, anchors: Sequence[Anchor]) -> None:
        self._text = shown.text
        self._report = report
        self._cover: dict[int, tuple[list[Mark], list[Anchor]]] = {}
        stretches: list[Mark | Anchor] = [*shown.marks, *anchors]
        self._cuts = sorted({bound for item in stretches for bound in (item.start, item.end)})
        self._begun: set[str] = set()
        for mark in shown.marks:
            for cut in self._within(mark.start, mark.end):
                self._cover.setdefault(cut, ([], []))[0].append(mark)
        for anchor in anchors:
            for cut in self._within(anchor.start, anchor.end):
                self._cover.setdefault(cut, ([], []))[1].append(anchor)

    def _within(self, start: int, end: int) -> list[int]:
        low = bisect_right(self._cuts, start) - 1
        return [cut for cut in self._cuts[low : bisect_right(self._cuts, end - 1)] if start <= cut < end]

    def between(self, start: int, end: int) -> Iterator[Markup]:
        """The pieces of one line."""
        cuts = self._cuts[bisect_right(self._cuts, start) : bisect_right(self._cuts, end - 1)] if end > start else []
        for begin, stop in zip((start, *cuts), (*cuts, end), strict=True):
            yield self._piece(begin, stop)

    def _piece(self, start: int, end: int) -> Markup:
        index = bisect_right(self._cuts, start) - 1
        marks, anchors = self._cover.get(self._cuts[index], ([], [])) if index >= 0 else ([], [])
        words = text(self._text[start:end])
        if not anchors:
            kind = min(marks, key=lambda m: m.end - m.start).kind if marks else None
            return tag("mark", words, class_=f"m k-{kind}", title=arabic("kinds", kind)) if kind else words
        all_here: list[Mark | Anchor] = [*marks, *anchors]
        nearest = min(all_here, key=lambda item: item.end - item.start)
        first = min(anchors, key=lambda item: item.end - item.start)
        ids = list(dict.fromkeys(anchor.id for anchor in anchors))
        fresh = [key for key in ids if key not in self._begun]
        self._begun.update(ids)
        return tag(
            "a",
            words,
            class_=f"m k-{nearest.kind}",
            id=word_id(self._report, start),
            href=f"#{first.id}",
            data_v=" ".join(ids),
            title=arabic("kinds", nearest.kind),
            tabindex=None if fresh else "-1",
        )
