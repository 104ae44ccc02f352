"""The day or moment of publication of a page: as told for machines, else by a time element or dateline by its title."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any, Final

from tawthiq.archive.page_dates import datelines, is_possible, moment
from tawthiq.archive.page_lines import short_text
from tawthiq.archive.page_tree import remove
from tawthiq.archive.page_words import plain

_LINE: Final = 160  # characters of an element that can be a dateline
_PROSE: Final = 160  # characters of the first paragraph, at least
_HOLDERS: Final = (
    "p",
    "div",
    "span",
    "li",
    "time",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "small",
    "font",
    "td",
    "b",
    "strong",
    "em",
    "i",
    "a",
    "dd",
    "ul",
    "header",
)


def told_day(values: Sequence[str]) -> dt.datetime | dt.date | None:
    """The first of a page's own values that tells a moment or day."""
    return next((found for value in values if (found := moment(value)) is not None), None)


def printed_day(root: Any, title: str | None) -> dt.datetime | dt.date | None:
    """The one day that time elements or datelines print as that of publication; None where several stand there.

    A labelled one ("نشر في") counts wherever it stands; one without label only between the title and the article's
    first paragraph: the top of a page shows today, its sides the days of other articles. 09/07/2023 is the ninth of
    July on an Arabic page; on others it can be either.
    """
    labelled: set[dt.date] = set()
    beside: list[dt.datetime | dt.date] = []
    inside = title is None
    body = root.find("body")
    for element in (root if body is None else body).iter():
        text = short_text(element, _PROSE)
        if text is None:
            inside = inside and not _is_prose(element)
            continue
        inside = inside or (title is not None and plain(text) == plain(title))
        for when, label in _days(element, text, title):
            if label == "published":
                labelled.add(_day(when))
            elif label is None and inside:
                beside.append(when)
    if labelled:
        return labelled.pop() if len(labelled) == 1 else None
    return beside[0] if len({_day(when) for when in beside}) == 1 else None


def cut_datelines(root: Any) -> None:
    """Cut the lines of a page that are nothing but a date, but for the rows of a table of data."""
    for element in list(root.iter(*_HOLDERS)):
        if (
            element is not root
            and element.find(".//table") is None
            and next(element.iterancestors("table"), None) is None
        ):
            text = short_text(element, _LINE)
            if text and any(True for _ in datelines(text)):
                remove(element)


def _is_prose(element: Any) -> bool:
    """Whether the words of an element itself, without those of other blocks, are a paragraph."""
    own = len(element.text or "") + sum(len(child.tail or "") for child in element)
    return own > _PROSE


def _days(element: Any, text: str, title: str | None) -> Iterator[tuple[dt.datetime | dt.date, str | None]]:
    changed = "updat" in element.get("class", "").lower() or "modif" in (element.get("itemprop") or "").lower()
    written = element.get("datetime") if element.tag == "time" else None
    if written and not changed and (when := moment(written)) is not None:
        yield when, None
    elif text and element.tag in _HOLDERS and not changed:
        arabic = any("\u0620" <= char <= "\u064a" for char in title or text)
        lines = (dated for dated in datelines(text) if is_possible(dated.day) and (arabic or not dated.two_ways))
        yield from ((dated.day, dated.label) for dated in lines)


def _day(when: dt.datetime | dt.date) -> dt.date:
    return when.date() if isinstance(when, dt.datetime) else when
